"""Pages of image search as an analysis (``WIRE.md``, "Yandex Search")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from google.protobuf import json_format
from google.protobuf.message import DecodeError

from app.model.analysis import Analysis, Copies, Hit
from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.providers.kit.decoding import decode_answer, unreadable_is
from app.providers.kit.printed_forms import list_keys
from app.providers.kit.saved_forms import foreign_answer, json_object, keys_of, saved_value
from app.providers.kit.wire_values import enum_name, host_of, whole
from app.providers.yandex.search_messages import FORMATS, message_class
from app.providers.yandex.shapes import YandexSearchPage

PROVIDER_ID = "yandex-search"
TITLE = "Yandex Search"
_LISTS = list_keys(YandexSearchPage)
_KNOWN = frozenset({"images", "page", "maxPage", "id"})
_IMAGE = frozenset({"url", "pageUrl"})
NO_MORE = "noMorePages"
"""The property of an analysis that says its last page was the last."""


def page_from_message(answer: bytes) -> YandexSearchPage:
    """Return a page from the gRPC message; raise AnswerError for other bytes."""
    message = message_class("SearchByImageResponse")()
    try:
        message.ParseFromString(answer)
    except DecodeError as error:
        raise AnswerError("{service} answered something that is not its message", service=TITLE) from error
    return page_from_json(json_format.MessageToJson(message, indent=None).encode())


def page_from_json(data: bytes) -> YandexSearchPage:
    """Return a page from JSON; raise AnswerError for other data."""
    return decode_answer(data, YandexSearchPage, TITLE)


def saved_pages(data: bytes) -> list[YandexSearchPage]:
    """Return the pages of a saved answer: one, a list as this provider keeps it, or any client's form.

    Raise AnswerError for data of another kind.
    """
    value = saved_value(data, TITLE, _KNOWN, _LISTS)
    with unreadable_is(foreign_answer(TITLE)):
        return [decode_answer(page, YandexSearchPage, TITLE) for page in _saved_pages(value)]


def searches_in(pages: Sequence[YandexSearchPage]) -> list[list[YandexSearchPage]]:
    """Return the pages of each search: another id, or a number that does not go on, begins another one."""
    searches: list[list[YandexSearchPage]] = []
    for page in pages:
        if searches and _goes_on(searches[-1], page):
            searches[-1].append(page)
        else:
            searches.append([page])
    return searches


def _goes_on(before: Sequence[YandexSearchPage], page: YandexSearchPage) -> bool:
    """Return True if a page is the next one of a search; one past the last may say nothing at all."""
    past_the_last = not page.images and not page.id and bool(before[-1].images)
    same_search = not page.id or all(earlier.id in {None, "", page.id} for earlier in before)
    return past_the_last or (same_search and whole(page.page) > whole(before[-1].page))


def _saved_pages(value: JsonValue) -> list[JsonValue]:
    if value.is_list:
        items = [item for item in value.items() if not item.is_null]
        if items and all(_IMAGE & keys_of(item) for item in items):
            return [json_object("images", *items, listed=True)]
        return [page for item in items for page in _saved_pages(item)]
    keys = keys_of(value)
    if not value.is_object or (keys and not keys & _KNOWN):
        raise foreign_answer(TITLE)
    return [value]


def analysis_of(pages: Sequence[YandexSearchPage], features: tuple[Feature, ...]) -> Analysis:
    """Return the analysis of these pages; where the last one holds no hits, there are no more."""
    if not pages:
        raise AnswerError("this saved answer of {service} holds no pages", service=TITLE)
    full = [page for page in pages if page.images]
    last = (full or pages)[-1]
    properties: dict[str, Any] = {"id": pages[0].id} if pages[0].id else {}
    if whole(last.page):
        properties["page"] = whole(last.page)
    if whole(pages[0].max_page):
        properties["maxPage"] = whole(pages[0].max_page)
    if formats := _formats(pages):
        properties["formats"] = formats
    if not pages[-1].images:
        properties[NO_MORE] = True
    return Analysis(PROVIDER_ID, features, copies=Copies(None, _hits(pages)), properties=properties)


def grown_by(previous: Analysis, page: YandexSearchPage, number: int) -> Analysis:
    """Return an analysis with the hits of page ``number`` more; none that is new means there are no more."""
    known = previous.properties
    before = previous.copies or Copies()
    hits = tuple(dict.fromkeys((*before.hits, *_hits([page]))))  # a page past the last may repeat one
    if len(hits) == len(before.hits):
        properties = {**known, NO_MORE: True}
    else:
        formats = {**known.get("formats", {}), **_formats([page])}
        properties = {**known, "page": number, "formats": formats}
    copies = Copies(before.count, hits)
    return msgspec.structs.replace(previous, copies=copies, properties=properties, cached=False)


def _formats(pages: Sequence[YandexSearchPage]) -> dict[str, str]:
    """Return the format of each image by its address, for which a hit has no place."""
    return {i.url: enum_name(i.format, FORMATS) for p in pages for i in p.images or () if i.url and i.format}


def _hits(pages: Sequence[YandexSearchPage]) -> tuple[Hit, ...]:
    """Return images that look alike: Yandex does not say which of them are copies, so all are ``similar``."""
    return tuple(
        Hit(
            relation="similar",
            page_url=i.page_url,
            image_url=i.url,
            host=i.host or host_of(i.page_url),
            title=i.page_title,
            description=(i.passage or "").strip() or None,
            width=whole(i.width) or None,
            height=whole(i.height) or None,
        )
        for page in pages
        for i in page.images or ()
    )
