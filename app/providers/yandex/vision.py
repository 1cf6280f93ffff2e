"""Yandex Vision v1 ``batchAnalyze`` (``WIRE.md``, "Yandex Vision")."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from app.model.analysis import Analysis
from app.model.chunked_json import JsonValue
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.providers.kit.answer_size import Size, unfitted
from app.providers.kit.batches import base64_json, batch_answers, batch_body, first_of_batch
from app.providers.kit.image_calls import call_per_batch
from app.providers.kit.plan import Effect, Field, Plan, Request
from app.providers.kit.saved_forms import nothing_found, refuse_other_question
from app.providers.kit.service_errors import saved_answer_error
from app.providers.yandex.auth import FIELDS, post_json, require_credential
from app.providers.yandex.vision_reading import PROVIDER_ID, TITLE, analysis_of, answered_features, page_size
from app.providers.yandex.vision_saved_forms import saved_files

# fmt: off
_LATIN_CYRILLIC = frozenset((
    "az", "ba", "be", "bg", "bs", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hu", "id", "it", "kk",
    "ky", "lt", "lv", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tg", "tr", "tt",
    "uz", "vi",
))
# fmt: on
_ALONE = frozenset(["ar", "el", "he", "hy", "ja", "ka", "ko", "th", "zh"])
"""Languages with a model each, which knows English and Russian besides."""


class YandexVision:
    """The provider ``yandex-vision``: text, faces, classes and copies, several images a call."""

    id = PROVIDER_ID
    title = TITLE
    local = False
    endpoint = "https://vision.api.cloud.yandex.net"
    features = frozenset({Feature.TEXT, Feature.FACES, Feature.CLASSIFICATION, Feature.COPIES})
    limits = Limits(images=8, bytes=1_000_000, pixels=20_000_000, per_second=5)
    fields: tuple[Field, ...] = (
        *FIELDS,
        Field("model", "Text model", "page, line, or a document template such as passport.", option=True),
    )

    def plan(self, request: Request) -> Plan:
        """Fit the images, ask for all of them in one call, read each file and each feature by itself."""
        require_credential(request, self.title, self.id)
        entries = _entries(request)
        asked = [feature for feature, _ in entries]

        def send(images: Sequence[Fitted]) -> Generator[Effect, Any, list[JsonValue]]:
            address = request.address(self.endpoint, "vision/v1/batchAnalyze")
            body = _body(images, [entry for _, entry in entries], request.credentials)
            answer = yield from post_json(request, address, body, TITLE)
            return batch_answers(answer, "results", len(images), TITLE)

        def read(raw: JsonValue, fitted: Fitted) -> Analysis:
            return analysis_of(raw, asked, request.features, fitted)

        return (yield from call_per_batch(self, request, send, read))

    def parts(self, data: bytes) -> tuple[bytes, ...]:
        """Return the answers about single files, or pages of one, in a saved answer."""
        return tuple(b'{"results":[' + bytes(raw) + b"]}" for raw in self._files(data))

    def size_in(self, part: bytes) -> Size | None:
        """Return the width and height in pixels at which Yandex saw the image of an answer with text."""
        return page_size(self._files(part)[0])

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """Return a saved answer (its first file, saying how many there are) as an analysis of ``image``."""
        files = self._files(data)
        known = answered_features(files[0])
        if None not in known:  # an empty result does not say what was looked for
            refuse_other_question(self.title, features, [f for f in known if f])
        answered = [(features[0] if features else Feature.TEXT) if f is None else f for f in known]
        asked = tuple(features) or tuple(dict.fromkeys(answered))
        analysis = analysis_of(files[0], answered, asked, unfitted(image))
        if not features and not any(known) and not analysis.errors:
            raise nothing_found(self.title)
        return first_of_batch(analysis, len(files))

    def _files(self, data: bytes) -> list[JsonValue]:
        if fault := saved_answer_error(data, self.title):
            raise fault
        return saved_files(data)


def _entries(request: Request) -> list[tuple[Feature, dict[str, Any]]]:
    """Return the entries of ``features`` on the wire, each with the feature it answers."""
    entries: list[tuple[Feature, dict[str, Any]]] = []
    for feature in request.features:
        if feature is Feature.TEXT:
            for codes in _language_sets(request.languages):
                config: dict[str, Any] = {"languageCodes": codes}
                if request.options.get("model"):
                    config["model"] = request.options["model"]
                entries.append((feature, {"type": "TEXT_DETECTION", "textDetectionConfig": config}))
        elif feature is Feature.CLASSIFICATION:
            entries += [
                (feature, {"type": "CLASSIFICATION", "classificationConfig": {"model": model}})
                for model in ("quality", "moderation")
            ]
        elif feature is Feature.FACES:
            entries.append((feature, {"type": "FACE_DETECTION"}))
        else:
            entries.append((feature, {"type": "IMAGE_COPY_SEARCH"}))
    if len(entries) > 8:
        raise UnsupportedError("Yandex Vision takes 8 features a call; choose fewer languages or features")
    return entries


def _language_sets(languages: Sequence[str]) -> list[list[str]]:
    """Return the languages by model: one model works in an entry, so others need an entry of their own."""
    codes = [code.split("-")[0].lower() for code in languages]
    unknown = [c for c in codes if c not in _LATIN_CYRILLIC and c not in _ALONE]
    if unknown:
        raise UnsupportedError(
            "Yandex Vision does not read the language {languages}", languages=", ".join(unknown)
        )
    common = [c for c in codes if c in _LATIN_CYRILLIC]
    alone = [c for c in dict.fromkeys(codes) if c in _ALONE]
    if not codes:
        return [["*"]]
    beside = [c for c in common if c in {"en", "ru"}]
    sets = [[c, *beside] for c in alone]
    if not alone or len(beside) < len(common):
        sets.insert(0, list(dict.fromkeys(common))[:8])
    return sets


def _body(
    images: Sequence[Fitted], features: Sequence[dict[str, Any]], credentials: Mapping[str, str]
) -> bytes:
    folder = {"folderId": credentials["folder_id"]} if credentials.get("folder_id") else None
    return batch_body(
        "analyzeSpecs",
        ({"content": base64_json(f.data), "mimeType": f.mime, "features": features} for f in images),
        folder,
    )


PROVIDERS = (YandexVision(),)
