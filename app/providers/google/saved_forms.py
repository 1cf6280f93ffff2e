"""Saved answers of Google Vision: every form its clients print, as answers about one image or page each.

The forms are listed in ``WIRE.md``, "Saved answers".
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from app.model.chunked_json import JsonValue
from app.providers.google.reading import TITLE
from app.providers.google.shapes import GoogleAnswer, GoogleEntity
from app.providers.kit.decoding import decode_answer, unreadable_is
from app.providers.kit.printed_forms import list_keys
from app.providers.kit.saved_forms import foreign_answer, json_object, keys_of, saved_value

_ANSWER_KEYS: Final = frozenset({*(f.encode_name for f in msgspec.structs.fields(GoogleAnswer)), "context"})
_FULL_TEXT_KEYS: Final = frozenset({"pages", "text"})
_LISTS: Final = list_keys(GoogleAnswer) | {"responses", "colors", "locations", "productLabels"}
_ENTITY: Final = frozenset({"mid", "score", "topicality", "boundingPoly"})
"""Keys that tell an annotation from any other object with a description."""
_KNOWN: Final = _ANSWER_KEYS | _FULL_TEXT_KEYS | {"responses"}


class _LooseEntity(GoogleEntity):
    """An annotation from a list whose name is lost: a label, a logo, a landmark, or a text."""

    locale: str | None = None
    locations: list[Any] | None = None


def saved_answers(data: bytes) -> list[JsonValue]:
    """Return the answer about each image or page; raise AnswerError for data of another kind."""
    value = saved_value(data, TITLE, _KNOWN, _LISTS)
    with unreadable_is(foreign_answer(TITLE)):
        answers = _answers(value)
    if not answers:
        raise foreign_answer(TITLE)
    return answers


def _answers(value: JsonValue) -> list[JsonValue]:
    if value.is_list:
        return _listed([item for item in value.items() if not item.is_null])
    if not value.is_object:
        raise foreign_answer(TITLE)
    members = value.members()
    responses = members.get("responses")
    if responses is not None and responses.is_list:
        # an answer about a file holds those about its pages
        return [
            page
            for item in responses.items()
            for page in (_answers(item) if "responses" in keys_of(item) else [_present(item)])
        ]
    if members.keys() & _ANSWER_KEYS or not members:
        return [value]
    if members.keys() & _FULL_TEXT_KEYS:
        return [json_object("fullTextAnnotation", value)]
    return _listed([value])


def _listed(items: list[JsonValue]) -> list[JsonValue]:
    """Return the answers in a list: of answers, of batches, or of the annotations of one image."""
    if not items or not all(item.is_list or item.is_object for item in items):
        raise foreign_answer(TITLE)
    if any(item.is_list or not keys_of(item) or keys_of(item) & _KNOWN for item in items):
        return [answer for item in items for answer in _answers(item)]
    return [json_object(_name_of(items), *items, listed=True)]


def _name_of(items: list[JsonValue]) -> str:
    """Return the key under which a list of annotations stands in an answer; raise AnswerError for others."""
    keys = frozenset.intersection(*map(keys_of, items))
    if "fdBoundingPoly" in keys:
        return "faceAnnotations"
    if {"name", "boundingPoly"} <= keys:
        return "localizedObjectAnnotations"
    if "description" not in keys or not any(keys_of(item) & _ENTITY for item in items):
        raise foreign_answer(TITLE)
    entities = [decode_answer(item, _LooseEntity, TITLE) for item in items]
    if not any(entity.bounding_poly and entity.bounding_poly.vertices for entity in entities):
        return "labelAnnotations"
    if any(entity.locations for entity in entities):
        return "landmarkAnnotations"
    scored = any(entity.score for entity in entities)
    return "logoAnnotations" if scored and not entities[0].locale else "textAnnotations"


def _present(item: JsonValue) -> JsonValue:
    """Return an answer of a batch; an absent one says nothing, as an empty one does."""
    return JsonValue(b"{}") if item.is_null else item
