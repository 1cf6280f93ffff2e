"""Yandex Vision OCR ``recognizeText``, streamed JSON (wire page google-and-yandex, section 4)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import httpx
import msgspec

from app.model.analysis import Analysis, Block
from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError, VidimusError
from app.model.feature import Feature
from app.model.geometry import Point
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.providers.kit.plan import Field, Fit, Outcome, Plan, Request
from app.providers.kit.tokens import HeadersPlan, authorized_post
from app.providers.kit.unmapped_fields import keys, left_of, leftover
from app.providers.kit.wire_values import Number, error_of, saved_error, share, whole
from app.providers.yandex import text as texts
from app.providers.yandex.auth import FIELDS, authorization, require

_MODELS = (
    "page", "page-column-sort", "handwritten", "table", "markdown", "math-markdown", "passport",
    "driver-license-front", "driver-license-back", "vehicle-registration-front", "vehicle-registration-back",
    "license-plates",
)  # fmt: skip


class _Cell(msgspec.Struct, rename="camel", gc=False):
    bounding_box: texts.Box | None = None
    row_index: Number = None
    column_index: Number = None
    column_span: Number = None
    row_span: Number = None
    text: str | None = None


class _Table(msgspec.Struct, rename="camel", gc=False):
    bounding_box: texts.Box | None = None
    row_count: Number = None
    column_count: Number = None
    cells: list[_Cell] | None = None


class _Picture(msgspec.Struct, rename="camel", gc=False):
    bounding_box: texts.Box | None = None
    score: Number = None


class _Annotation(msgspec.Struct, rename="camel", gc=False):
    width: Number = None
    height: Number = None
    blocks: list[texts.BlockShape] | None = None
    entities: list[texts.EntityShape] | None = None
    tables: list[_Table] | None = None
    full_text: str | None = None
    rotate: str | None = None
    markdown: str | None = None
    pictures: list[_Picture] | None = None


class _Page(msgspec.Struct, rename="camel", gc=False):
    text_annotation: _Annotation | None = None
    page: Number = None


class YandexOcr:
    """The provider ``yandex-ocr``."""

    id = "yandex-ocr"
    title = "Yandex OCR"
    local = False
    endpoint = "https://ocr.api.cloud.yandex.net"
    features = frozenset({Feature.TEXT})
    limits = Limits(images=1, bytes=10_000_000, pixels=20_000_000, per_second=1)
    fields: tuple[Field, ...] = (
        *FIELDS,
        Field("model", "Model", "What kind of text it is.", option=True, choices=_MODELS, default="page"),
    )

    def plan(self, request: Request) -> Plan:
        """One call an image."""
        require(request.credentials, self.title, self.id)
        outcomes = []
        for image in request.images:
            started = time.monotonic()
            try:
                outcome = yield from self._one(image, request, started)
            except VidimusError as error:
                seconds = time.monotonic() - started
                outcome = Outcome(Analysis.failed(self.id, request.features, error, seconds))
            outcomes.append(outcome)
        return tuple(outcomes)

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """A saved answer (one object, or one a line) as an analysis of ``image``."""
        if b"extAnnotation" not in data and b"text_annotation" not in data:
            fault = saved_error(data, self.title)
            if fault is not None:
                raise fault
        same = Fitted(b"", "", image.width, image.height, _unmoved)
        return _analysis(data, tuple(features) or (Feature.TEXT,), same, 0.0)

    def _one(self, image: Image, request: Request, started: float) -> Any:
        fitted: Fitted = yield Fit(image, self.limits)
        body = {
            "mimeType": "PNG" if fitted.mime == "image/png" else "JPEG",
            "languageCodes": list(request.languages) or ["*"],
            "model": request.options.get("model") or "page",
            "content": fitted.data,
        }
        response = yield from authorized_post(
            f"{(request.endpoint or self.endpoint).rstrip('/')}/ocr/v1/recognizeText",
            msgspec.json.encode(body),
            lambda: _headers(request),
            request.credentials.get("authorized_key", ""),
        )
        if response.status_code != httpx.codes.OK:
            raise error_of(response, self.title, request.credentials.values())
        analysis = _analysis(response.content, request.features, fitted, time.monotonic() - started)
        return Outcome(analysis, response.content)


def _headers(request: Request) -> HeadersPlan:
    headers = yield from authorization(request.credentials, request.options)
    headers = {**headers, "Content-Type": "application/json"}
    if request.credentials.get("folder_id"):
        headers["x-folder-id"] = request.credentials["folder_id"]
    return headers


def _unmoved(point: Point) -> Point:
    return point


def _pages(data: bytes) -> list[JsonValue]:
    """The streamed messages: one object a line, or one object over several lines."""
    try:
        try:
            return [_result(JsonValue(data))]
        except msgspec.DecodeError:
            pages = [_result(JsonValue(line)) for line in data.splitlines() if line.strip()]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("Yandex OCR answered something that is not its JSON") from error
    if not pages:
        raise AnswerError("Yandex OCR answered nothing")
    return pages


def _result(streamed: JsonValue) -> JsonValue:
    result = streamed.member("result")
    return streamed if result is None else result


def _annotation(raw: JsonValue) -> tuple[_Annotation, Any]:
    """The text of a page, and what of the page has no place in it."""
    try:
        page: _Page = raw.decode(_Page)
        if page.text_annotation is None and b"text_annotation" in bytes(raw):
            said = _camel(raw.decode(Any))
            page, left = msgspec.convert(said, type=_Page), leftover(said, _PLACED)
        elif raw.is_large:
            left = _camel(left_of(raw, _PLACED))
        else:
            left = leftover(_camel(raw.decode(Any)), _PLACED)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError(f"Yandex OCR's answer has an unknown shape: {error}") from error
    if page.text_annotation is None:
        raise AnswerError("Yandex OCR's answer holds no text annotation")
    return page.text_annotation, left


def _camel(value: Any) -> Any:
    """The same value with the keys of older answers (``full_text``) spelt the newer way."""
    if isinstance(value, dict):
        return {_camel_key(k): _camel(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_camel(v) for v in value]
    return value


def _camel_key(key: str) -> str:
    head, *rest = key.split("_")
    return head + "".join(part.capitalize() for part in rest)


def _analysis(data: bytes, features: tuple[Feature, ...], fitted: Fitted, seconds: float) -> Analysis:
    blocks: list[Block] = []
    entities: list[texts.EntityShape] = []
    languages: list[str] = []
    contents: list[str] = []
    properties: dict[str, Any] = {}
    left: list[Any] = []
    for raw in _pages(data):
        found, other = _annotation(raw)
        left.append(other or {})
        place = texts.scaled(found.width, found.height, (fitted.width, fitted.height), fitted.to_original)
        given = found.blocks or []
        blocks += [texts.block(b, place) for b in given]
        languages += [x.language_code for b in given for x in b.languages or () if x.language_code]
        blocks += [Block(texts.box(t.bounding_box, place), "table") for t in found.tables or ()]
        blocks += [
            Block(texts.box(p.bounding_box, place), "picture", share(p.score)) for p in found.pictures or ()
        ]
        entities += found.entities or []
        if found.full_text:
            contents.append(found.full_text.rstrip("\n"))
        if found.tables:
            properties.setdefault("tables", []).extend(_table(t, place) for t in found.tables)
        for name in ("rotate", "markdown"):
            if getattr(found, name):
                properties[name] = getattr(found, name)
    if any(left):
        properties["pages"] = left
    text = texts.text(blocks, entities, languages, "\n\n".join(contents))
    return Analysis("yandex-ocr", features, seconds, text=text, properties=properties)


_PLACED = keys(
    "page",
    textAnnotation=keys(
        "width", "height", "fullText", "rotate", "markdown",
        blocks=texts.BLOCKS,
        entities=keys("name", "text"),
        tables=keys(
            "boundingBox", "rowCount", "columnCount",
            cells=keys(
                "boundingBox", "rowIndex", "columnIndex", "rowSpan", "columnSpan", "text", "textSegments"
            ),
        ),
        pictures=keys("boundingBox", "score"),
    ),
)  # fmt: skip


def _table(table: _Table, place: texts.PointMap) -> dict[str, Any]:
    return {
        "rowCount": whole(table.row_count),
        "columnCount": whole(table.column_count),
        "cells": [
            {
                "rowIndex": whole(c.row_index),
                "columnIndex": whole(c.column_index),
                "rowSpan": whole(c.row_span) or 1,
                "columnSpan": whole(c.column_span) or 1,
                "text": c.text or "",
                "polygon": texts.box(c.bounding_box, place),
            }
            for c in table.cells or ()
        ],
    }


PROVIDERS = (YandexOcr(),)
