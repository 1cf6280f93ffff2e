"""A provider for a service with one feature, whole in one file: copy it to begin another.

The service reads text. It takes ``POST /v1/read?language=de`` with the image as the body and the key in the
header ``X-Api-Key``, and answers ``{"width": 400, "height": 300, "language": "de", "lines": [{"text": …,
"box": {"x": …, "y": …, "w": …, "h": …}, "words": [{"text": …, "box": {…}, "confidence": 0.9}]}]}``, boxes in
pixels of the image sent. Errors are ``{"error": {"code": …, "message": …}}`` with their HTTP status.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any, ClassVar

import httpx

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.chunked_json import JsonValue
from app.model.errors import no_credential
from app.model.feature import Feature
from app.model.geometry import Polygon, mapped, rectangle
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.model.outcome import Outcome
from app.model.phrase import phrase
from app.providers.kit.answer_size import refuse_other_shape, rescaled, unfitted
from app.providers.kit.decoding import decode_answer
from app.providers.kit.image_calls import call_per_image
from app.providers.kit.plan import Effect, Field, Fit, Plan, Request
from app.providers.kit.service_errors import answer_body
from app.providers.kit.unmapped_fields import mapped_keys, unmapped_of_json
from app.providers.kit.wire_struct import Reasons, WireStruct
from app.providers.kit.wire_values import Number, PointMap, coordinate, hull, number, share


class TemplateBox(WireStruct):
    """A rectangle in pixels."""

    MAPPED_WHOLE = True

    x: Number = None
    y: Number = None
    w: Number = None
    h: Number = None


class TemplateWord(WireStruct):
    """A word."""

    text: str | None = None
    box: TemplateBox | None = None
    confidence: Number = None


class TemplateLine(WireStruct):
    """A line of words."""

    text: str | None = None
    box: TemplateBox | None = None
    words: tuple[TemplateWord, ...] | None = None


class TemplateAnswer(WireStruct):
    """The answer about one image. Keys beyond these go to the properties of the analysis by themselves."""

    IGNORED_KEYS: ClassVar[Reasons] = {"requestId": "of the call, not of the image"}

    width: Number = None
    height: Number = None
    language: str | None = None
    lines: tuple[TemplateLine, ...] | None = None


class TemplateProvider:
    """The provider ``template``."""

    id = "template"
    title = "Template"
    local = False
    endpoint = "https://api.template.example"
    features = frozenset({Feature.TEXT})
    limits = Limits(bytes=5_000_000, max_side=4_096, formats=("image/jpeg", "image/png"), per_second=2)
    fields: tuple[Field, ...] = (Field("api_key", "API key", "From your account's page.", secret=True),)

    def plan(self, request: Request) -> Plan:
        """Make one call an image."""
        key = request.credentials.get("api_key")
        if not key:
            raise no_credential(self.title, self.id, phrase("an API key"))
        address = request.address(self.endpoint, "v1/read")

        def read(image: Image) -> Generator[Effect, Any, Outcome]:
            fitted: Fitted = yield Fit(image, self.limits)
            response = yield httpx.Request(
                "POST",
                address,
                params={"language": request.languages[0]} if request.languages else {},
                headers={"X-Api-Key": key, "Content-Type": fitted.mime},
                content=fitted.data,
            )
            body = answer_body(response, self.title, [key])
            return Outcome(_analysis(body, request.features, fitted), body)

        return (yield from call_per_image(self.id, request, read))

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """Return a saved answer as an analysis of ``image``."""
        return _analysis(data, tuple(features) or (Feature.TEXT,), unfitted(image))


def _analysis(data: bytes, features: tuple[Feature, ...], fitted: Fitted) -> Analysis:
    answer = decode_answer(data, TemplateAnswer, TemplateProvider.title)
    seen, sent = (number(answer.width), number(answer.height)), (float(fitted.width), float(fitted.height))
    refuse_other_shape(seen if min(seen) > 0 else None, sent)
    to_original = rescaled(fitted.to_original, seen, sent)
    lines = tuple(_line(line, to_original) for line in answer.lines or ())
    blocks = (Block(hull(line.polygon for line in lines), lines=lines),) if lines else ()
    return Analysis(
        TemplateProvider.id,
        features,
        text=Text.of(blocks, (answer.language,) if answer.language else ()),
        properties=unmapped_of_json(JsonValue(data), mapped_keys(TemplateAnswer)) or {},
    )


def _line(line: TemplateLine, to_original: PointMap) -> Line:
    words = tuple(
        Word(_polygon(w.box, to_original), w.text or "", share(w.confidence)) for w in line.words or ()
    )
    return Line(_polygon(line.box, to_original), line.text or "", None, words)


def _polygon(box: TemplateBox | None, to_original: PointMap) -> Polygon:
    if box is None:
        return ()
    return mapped(rectangle(*(coordinate(side) for side in (box.x, box.y, box.w, box.h))), to_original)


PROVIDER = TemplateProvider()
