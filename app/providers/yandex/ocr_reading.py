"""The OCR API's streamed answer as an analysis (``WIRE.md``, "Yandex OCR")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.model.analysis import Analysis, Block
from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.limits import Fitted
from app.providers.kit.answer_size import Size, size_of
from app.providers.kit.decoding import decode_answer, unreadable_is
from app.providers.kit.printed_forms import list_keys
from app.providers.kit.saved_forms import foreign_answer, is_said, json_object, keys_of, saved_value
from app.providers.kit.service_errors import saved_answer_error
from app.providers.kit.unmapped_fields import mapped_keys, unmapped_of_json
from app.providers.kit.wire_values import PointMap, enum_name, share, whole
from app.providers.yandex.shapes import (
    YandexEntity,
    YandexOcrPage,
    YandexTable,
    YandexTextAnnotation,
)
from app.providers.yandex.text_reading import block_of, box_polygon, page_map, text_of

PROVIDER_ID = "yandex-ocr"
TITLE = "Yandex OCR"
ANGLES = ("ANGLE_UNSPECIFIED", "ANGLE_0", "ANGLE_90", "ANGLE_180", "ANGLE_270")
"""Names of the turns of a page, by number."""
_ANNOTATION = frozenset({"blocks", "fullText", "tables", "pictures", "entities", "markdown"})
_LISTS = list_keys(YandexOcrPage)
_KNOWN = frozenset({"result", "textAnnotation", *_ANNOTATION})


def analysis_of(pages: Sequence[JsonValue], features: tuple[Feature, ...], fitted: Fitted) -> Analysis:
    """Return the analysis of all pages of an answer.

    Raise the error that a page consists of, and AnswerError where one holds no text annotation.
    """
    blocks: list[Block] = []
    entities: list[YandexEntity] = []
    languages: list[str] = []
    contents: list[str] = []
    properties: dict[str, Any] = {}
    unmapped_pages: list[Any] = []
    for raw in pages:
        page = _annotation(raw)
        unmapped_pages.append(unmapped_of_json(raw, mapped_keys(YandexOcrPage)) or {})
        to_original = page_map(page.width, page.height, fitted)
        given = page.blocks or []
        blocks += [block_of(b, to_original) for b in given]
        blocks += _figures(page, to_original)
        languages += [x.language_code for b in given for x in b.languages or () if x.language_code]
        entities += page.entities or []
        if page.full_text:
            contents.append(page.full_text)
        if page.tables:
            properties.setdefault("tables", []).extend(_table(t, to_original) for t in page.tables)
        if page.rotate:
            properties["rotate"] = enum_name(page.rotate, ANGLES)
        if page.markdown:
            properties["markdown"] = page.markdown
    if any(unmapped_pages):
        properties["pages"] = unmapped_pages
    reading = text_of(blocks, entities, languages, "\n".join(contents))
    return Analysis(PROVIDER_ID, features, text=reading.text, properties={**properties, **reading.beside})


def answer_pages(data: bytes) -> list[JsonValue]:
    """Return the message about each page: as streamed, one a line, or in any form that clients print.

    A message may be an error. Raise AnswerError for data of another kind.
    """
    value = saved_value(data, TITLE, _KNOWN, _LISTS)
    with unreadable_is(foreign_answer(TITLE)):
        pages = _messages(value)
    if not pages:
        raise AnswerError("{service} answered nothing", service=TITLE)
    return pages


def streamed_pages(body: bytes) -> list[JsonValue]:
    """Return the message about each page of an answer that has just come."""
    try:
        return answer_pages(body)
    except AnswerError as error:
        raise AnswerError("{service} answered something that is not its JSON", service=TITLE) from error


def page_size(message: JsonValue) -> Size | None:
    """Return the width and height in pixels of the page that a message is about."""
    page = decode_answer(message, YandexOcrPage, TITLE).text_annotation
    return size_of(page.width, page.height) if page else None


def _messages(value: JsonValue) -> list[JsonValue]:
    if value.is_list:
        items = [item for item in value.items() if not item.is_null]
        if items and all("lines" in keys_of(item) for item in items):
            blocks = json_object("blocks", *items, listed=True)
            return [json_object("textAnnotation", blocks)]
        return [page for item in items for page in _messages(item)]
    result = value.member("result") if value.is_object else None
    message = value if result is None else result
    keys = keys_of(message)
    if "textAnnotation" not in keys and keys & _ANNOTATION:
        return [json_object("textAnnotation", message)]
    if not keys & _KNOWN and saved_answer_error(bytes(message), TITLE) is None:
        raise foreign_answer(TITLE)
    return [message]


def _annotation(raw: JsonValue) -> YandexTextAnnotation:
    """Return what a message says; raise the error that it consists of, and AnswerError where it is empty."""
    fault = saved_answer_error(bytes(raw), TITLE) if "textAnnotation" not in keys_of(raw) else None
    if fault is not None:
        raise fault
    page = decode_answer(raw, YandexOcrPage, TITLE)
    if not is_said(page.text_annotation):
        given = raw.member("textAnnotation")
        if given is not None and keys_of(given):
            raise foreign_answer(TITLE)
    if page.text_annotation is None:
        raise AnswerError("{service}'s answer holds no text annotation", service=TITLE)
    return page.text_annotation


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
