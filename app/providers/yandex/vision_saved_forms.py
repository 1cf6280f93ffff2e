"""Saved answers of Yandex Vision: every form its clients print, as answers about one file or page each.

The forms are listed in ``WIRE.md``, "Saved answers".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from app.model.chunked_json import JsonValue
from app.providers.kit.answer_size import has_other_shape, size_of
from app.providers.kit.decoding import decode_answer, unreadable_is
from app.providers.kit.printed_forms import list_keys
from app.providers.kit.saved_forms import (
    foreign_answer,
    is_said,
    json_object,
    keys_of,
    saved_value,
)
from app.providers.kit.saved_keys import wire_key
from app.providers.kit.service_errors import saved_answer_error
from app.providers.kit.tolerant_json import tolerant_value
from app.providers.yandex.shapes import YandexFeatureResult, YandexFileResult
from app.providers.yandex.vision_reading import TITLE

_RESULTS: Final = frozenset({"textDetection", "classification", "faceDetection", "imageCopySearch"})
_ONEOF: Final = "feature"
"""The name of the choice between the results, around which Go and JavaScript print an object."""
_BARE: Final = {
    "pages": "textDetection",
    "faces": "faceDetection",
    "copyCount": "imageCopySearch",
    "topResults": "imageCopySearch",
    "properties": "classification",
}
"""The result a bare part belongs to, by a key of it."""
_FEATURE: Final = _RESULTS | {_ONEOF}
_LISTS: Final = list_keys(YandexFileResult)
_KNOWN: Final = _FEATURE | _BARE.keys() | {"results"}


def saved_files(data: bytes) -> list[JsonValue]:
    """Return the answer about each file or page; raise AnswerError for data of another kind."""
    value = saved_value(data, TITLE, _KNOWN, _LISTS)
    with unreadable_is(foreign_answer(TITLE)):
        files = [page for file in _files(value) for page in _pages(_plain(file))]
    if not files:
        raise foreign_answer(TITLE)
    return files


def _files(value: JsonValue) -> list[JsonValue]:
    if value.is_list:
        items = [item for item in value.items() if not item.is_null]
        if any(keys_of(item) & _FEATURE for item in items) and _are_of_one_image(items):
            return [json_object("results", *items, listed=True)]
        return [file for item in items for file in _files(item)]
    members = value.members() if value.is_object else {}
    results = members.get("results")
    if results is not None and results.is_list:
        items = results.items()
        if any(keys_of(item) & _FEATURE for item in items):
            return [value]
        return [JsonValue(b"{}") if item.is_null else item for item in items]
    part = next((name for key, name in _BARE.items() if key in members), None)
    if members.keys() & _FEATURE:
        file = json_object("results", value, listed=True)
    elif part is not None:
        file = json_object("results", json_object(part, value), listed=True)
    elif saved_answer_error(bytes(value), TITLE) is not None:
        file = value
    else:
        raise foreign_answer(TITLE)
    return [file]


def _are_of_one_image(results: Sequence[JsonValue]) -> bool:
    """Return True if a list of results may be about one image: texts of one size, faces and copies once."""
    plain = [JsonValue(_merged(result)) for result in results if result.is_object]
    decoded = [decode_answer(result, YandexFeatureResult, TITLE) for result in plain]
    pages = [page for r in decoded if r.text_detection for page in (r.text_detection.pages or ())[:1]]
    sizes = [size for page in pages if (size := size_of(page.width, page.height))]
    alone = [[r.face_detection, r.image_copy_search] for r in decoded]
    return not any(has_other_shape(size, sizes[0]) for size in sizes) and all(
        sum(part is not None for part in parts) <= 1 for parts in zip(*alone, strict=True)
    )


def _plain(file: JsonValue) -> JsonValue:
    """Return the answer about a file with its results as the wire has them, without Go's object around."""
    results = file.member("results") if file.is_object else None
    if results is None or not results.is_list:
        return file
    items = results.items()
    if not any(_ONEOF in keys_of(item) for item in items):
        return file
    members = file.members()
    plain = [_merged(item) for item in items]
    pairs = {**members, "results": JsonValue(b"[%b]" % b",".join(plain))}
    return JsonValue(_object({key: bytes(value) for key, value in pairs.items()}))


def _merged(result: JsonValue) -> bytes:
    members = result.members()
    inner = members.pop(_ONEOF, None)
    if inner is not None and inner.is_object:
        members |= {key: value for key, value in inner.members().items() if key != "$case"}
    return _object({key: bytes(value) for key, value in members.items()})


def _object(members: dict[str, bytes]) -> bytes:
    return b"{%b}" % b",".join(msgspec.json.encode(key) + b":" + value for key, value in members.items())


def _refuse_foreign(file: JsonValue, results: Sequence[YandexFeatureResult]) -> None:
    """Raise AnswerError where a result has keys, and none of them is of its shape."""
    parts = (
        (number, name)
        for number, result in enumerate(results)
        for name in ("text_detection", "classification", "face_detection", "image_copy_search")
        if (part := getattr(result, name)) is not None and not is_said(part)
    )
    for number, name in parts:
        listed = file.member("results")
        given = listed and listed.items()[number].member(wire_key(name))
        if given and keys_of(given):
            raise foreign_answer(TITLE)


def _pages(file: JsonValue) -> Iterator[JsonValue]:
    """Yield the answer about each page of a file; the first has what is about the whole file."""
    results = decode_answer(file, YandexFileResult, TITLE).results or ()
    _refuse_foreign(file, results)
    count = max((len(r.text_detection.pages or ()) for r in results if r.text_detection), default=0)
    if count <= 1:
        yield file
        return
    for number in range(count):
        answer: Any = tolerant_value(bytes(file))
        kept = []
        for result in answer["results"]:
            detection = result.get("textDetection")
            if detection:
                detection["pages"] = (detection.get("pages") or [])[number : number + 1]
            if detection or number == 0:
                kept.append(result)
        yield JsonValue(msgspec.json.encode({**answer, "results": kept}))
