"""Yandex Vision OCR ``recognizeText``, streamed JSON (``WIRE.md``, "Yandex OCR")."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

import msgspec

from app.model.analysis import Analysis
from app.model.chunked_json import JsonValue
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.model.outcome import Outcome
from app.providers.kit.answer_size import Size, unfitted
from app.providers.kit.batches import first_of_batch
from app.providers.kit.image_calls import call_per_image
from app.providers.kit.plan import Effect, Field, Fit, Plan, Request
from app.providers.kit.service_errors import saved_answer_error
from app.providers.yandex.auth import FIELDS, post_json, require_credential
from app.providers.yandex.ocr_reading import (
    PROVIDER_ID,
    TITLE,
    analysis_of,
    answer_pages,
    page_size,
    streamed_pages,
)

_MODELS = (
    "page", "page-column-sort", "handwritten", "table", "markdown", "math-markdown", "passport",
    "driver-license-front", "driver-license-back", "vehicle-registration-front", "vehicle-registration-back",
    "license-plates",
)  # fmt: skip


class YandexOcr:
    """The provider ``yandex-ocr``: text, with tables and pictures of the page."""

    id = PROVIDER_ID
    title = TITLE
    local = False
    endpoint = "https://ocr.api.cloud.yandex.net"
    features = frozenset({Feature.TEXT})
    limits = Limits(images=1, bytes=10_000_000, pixels=20_000_000, per_second=1)
    fields: tuple[Field, ...] = (
        *FIELDS,
        Field("model", "Model", "What kind of text it is.", option=True, choices=_MODELS, default="page"),
    )

    def plan(self, request: Request) -> Plan:
        """Make one call an image."""
        require_credential(request, self.title, self.id)

        def recognize(image: Image) -> Generator[Effect, Any, Outcome]:
            fitted: Fitted = yield Fit(image, self.limits)
            address = request.address(self.endpoint, "ocr/v1/recognizeText")
            folder = request.credentials.get("folder_id")
            headers = {"x-folder-id": folder} if folder else {}
            answer = yield from post_json(request, address, _body(fitted, request), TITLE, headers)
            return Outcome(analysis_of(streamed_pages(answer), request.features, fitted), answer)

        return (yield from call_per_image(self.id, request, recognize))

    def parts(self, data: bytes) -> tuple[bytes, ...]:
        """Return the answers about single images, or pages of a document, in a saved answer: its messages."""
        return tuple(map(bytes, self._pages(data)))

    def size_in(self, part: bytes) -> Size | None:
        """Return the width and height in pixels at which Yandex saw a page."""
        return page_size(self._pages(part)[0])

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """Return a saved answer (its first message, saying how many there are) as one of ``image``."""
        pages = self._pages(data)
        analysis = analysis_of(pages[:1], tuple(features) or (Feature.TEXT,), unfitted(image))
        return first_of_batch(analysis, len(pages))

    def _pages(self, data: bytes) -> list[JsonValue]:
        if fault := saved_answer_error(data, self.title):
            raise fault
        return answer_pages(data)


def _body(fitted: Fitted, request: Request) -> bytes:
    return msgspec.json.encode(
        {
            "mimeType": "PNG" if fitted.mime == "image/png" else "JPEG",
            "languageCodes": list(request.languages) or ["*"],
            "model": request.options.get("model") or "page",
            "content": fitted.data,
        }
    )


PROVIDERS = (YandexOcr(),)
