"""The OCR API's streamed answer as an analysis (``WIRE.md``, "Yandex OCR")."""

from __future__ import annotations

from typing import Any

import msgspec

from app.model.analysis import Analysis, Block
from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.limits import Fitted
from app.providers.kit.decoding import UNREADABLE, not_json
from app.providers.kit.unmapped_fields import mapped_keys, unmapped, unmapped_of_json
from app.providers.kit.wire_values import PointMap, share, whole
from app.providers.yandex.shapes import (
    YandexEntity,
    YandexOcrPage,
    YandexTable,
    YandexTextAnnotation,
)
from app.providers.yandex.text_reading import block_of, box_polygon, page_map, text_of

PROVIDER_ID = "yandex-ocr"
TITLE = "Yandex OCR"


def analysis_of(data: bytes, features: tuple[Feature, ...], fitted: Fitted) -> Analysis:
    """Return the analysis of all pages of an answer; raise AnswerError where one holds no text annotation."""
    blocks: list[Block] = []
    entities: list[YandexEntity] = []
    languages: list[str] = []
    contents: list[str] = []
    properties: dict[str, Any] = {}
    unmapped_pages: list[Any] = []
    for raw in _pages(data):
        page, rest = _annotation(raw)
        unmapped_pages.append(rest or {})
        to_original = page_map(page.width, page.height, fitted)
        given = page.blocks or []
        blocks += [block_of(b, to_original) for b in given]
        blocks += _figures(page, to_original)
        languages += [x.language_code for b in given for x in b.languages or () if x.language_code]
        entities += page.entities or []
        if page.full_text:
            contents.append(page.full_text.rstrip("\n"))
        if page.tables:
            properties.setdefault("tables", []).extend(_table(t, to_original) for t in page.tables)
        for name in ("rotate", "markdown"):
            if getattr(page, name):
                properties[name] = getattr(page, name)
    if any(unmapped_pages):
        properties["pages"] = unmapped_pages
    text = text_of(blocks, entities, languages, "\n\n".join(contents))
    return Analysis(PROVIDER_ID, features, text=text, properties=properties)


def _pages(data: bytes) -> list[JsonValue]:
    """Return the streamed messages: one object a line, or one object over several lines."""
    with not_json(TITLE):
        try:
            return [_result(JsonValue(data))]
        except msgspec.DecodeError:
            pages = [_result(JsonValue(line)) for line in data.splitlines() if line.strip()]
    if not pages:
        raise AnswerError(f"{TITLE} answered nothing")
    return pages


def _result(message: JsonValue) -> JsonValue:
    result = message.member("result")
    return message if result is None else result


def _annotation(raw: JsonValue) -> tuple[YandexTextAnnotation, Any]:
    """Return the text of a page, and what of the page has no place in it."""
    mapped = mapped_keys(YandexOcrPage)
    try:
        page: YandexOcrPage = raw.decode(YandexOcrPage)
        if page.text_annotation is None and b"text_annotation" in bytes(raw):
            value = _camel(raw.decode(Any))
            page, rest = msgspec.convert(value, type=YandexOcrPage), unmapped(value, mapped)
        elif raw.is_large:
            rest = _camel(unmapped_of_json(raw, mapped))
        else:
            rest = unmapped(_camel(raw.decode(Any)), mapped)
    except UNREADABLE as error:
        raise AnswerError(f"{TITLE}'s answer has an unknown shape: {error}") from error
    if page.text_annotation is None:
        raise AnswerError(f"{TITLE}'s answer holds no text annotation")
    return page.text_annotation, rest


def _camel(value: Any) -> Any:
    """Return a JSON value with the keys of older answers (``full_text``) spelt the newer way."""
    if isinstance(value, dict):
        return {_camel_key(k): _camel(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_camel(v) for v in value]
    return value


def _camel_key(key: str) -> str:
    head, *rest = key.split("_")
    return head + "".join(part.capitalize() for part in rest)


def _figures(page: YandexTextAnnotation, to_original: PointMap) -> list[Block]:
    """Return the tables and pictures of a page as blocks without lines."""
    tables = [Block(box_polygon(t.bounding_box, to_original), "table") for t in page.tables or ()]
    pictures = [
        Block(box_polygon(p.bounding_box, to_original), "picture", share(p.score))
        for p in page.pictures or ()
    ]
    return [*tables, *pictures]


def _table(table: YandexTable, to_original: PointMap) -> dict[str, Any]:
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
                "polygon": box_polygon(c.bounding_box, to_original),
            }
            for c in table.cells or ()
        ],
    }
