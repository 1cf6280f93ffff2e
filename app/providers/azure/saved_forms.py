"""Saved answers of Azure: every form its clients print, as the answers of calls about one image or page each.

The forms are listed in ``WIRE.md``, "Saved answers".
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from app.model.errors import AnswerError, ServiceError
from app.providers.azure.reading import decode, size_named
from app.providers.azure.shapes import AzureAnswer
from app.providers.kit.answer_size import has_other_shape
from app.providers.kit.decoding import UNREADABLE, unreadable_is
from app.providers.kit.saved_forms import foreign_answer, saved_value
from app.providers.kit.service_errors import saved_answer_error
from app.providers.kit.tolerant_json import tolerant_value

TITLE: Final = "Azure Vision"
Answer = dict[str, Any]
"""One call's answer as plain values."""

_PARTS: Final = frozenset(f.encode_name for f in msgspec.structs.fields(AzureAnswer)) - {
    "metadata", "status", "language", "textAngle",
}  # fmt: skip
"""The keys of what was found."""
_PROPERTIES_4: Final = {
    "caption": "captionResult",
    "denseCaptions": "denseCaptionsResult",
    "objects": "objectsResult",
    "people": "peopleResult",
    "read": "readResult",
    "smartCrops": "smartCropsResult",
    "tags": "tagsResult",
}
"""The properties of the clients of 4.0, whose values are objects, with the wire's keys."""
_READ: Final = frozenset(
    {"readResults", "recognitionResult", "recognitionResults", "lines", "blocks", "pages", "text"}
)
"""Keys of texts of Read without the object around, and of its older versions."""
_FRAME: Final = frozenset({"metadata", "modelVersion", "requestId", "status", "textAngle", "language"})
"""Keys of an answer that say nothing of what was found."""
_SILENT: Final[Answer] = {"metadata": {}}
"""An answer about an image of which nothing is said."""
_FACE: Final = "faceRectangle"
"""The key of a face of the Face service, whose answer is a bare list."""
_KNOWN: Final = _PARTS | _PROPERTIES_4.keys() | _READ | {_FACE}
_STATES: Final = ("notStarted", "running", "failed", "succeeded")
"""States of a reading job by the number that .NET prints."""
_UNFINISHED: Final = frozenset({"notstarted", "running"})
_PAGE_KEYS: Final = frozenset({"page", "pageNumber", "angle", "unit", "width", "height"})
_BOXES: Final = frozenset({"boundingBox", "boundingPolygon", "words"})


def saved_images(data: bytes) -> list[list[Answer]]:
    """Return for each image or page the answers of the calls about it.

    Raise AnswerError for data of another kind, and for the answer to a reading under way.
    """
    value = saved_value(data, TITLE, _KNOWN)
    if value.is_null:
        raise AnswerError("this recording of Azure holds no answer: the image had only been taken")
    try:
        plain: Any = value.decode(Any)
    except UNREADABLE:
        plain = tolerant_value(bytes(value))
    with unreadable_is(foreign_answer(TITLE)):
        return [page for image in _images(plain) for page in _pages(image)]


def _images(value: Any) -> list[list[Answer]]:
    if isinstance(value, dict):
        return [[{"faces": [value]} if _FACE in value else _answer(value)]]
    items = [item for item in value if item is not None] if isinstance(value, list) else []
    if not any(items) or not all(isinstance(item, dict | list) for item in items):
        raise foreign_answer(TITLE)
    if any(isinstance(item, list) for item in items):  # each of one image, as we keep several calls
        return [image for item in items for image in _images(item or _SILENT)]
    bare = _bare_list(items)
    if bare is not None:
        return [[bare]]
    finished = [item for item in items if _state(item) not in _UNFINISHED]
    answers = [_answer(item) for item in finished or items]
    return [answers] if _is_of_one_image(answers) else [[answer] for answer in answers]


def _is_of_one_image(answers: list[Answer]) -> bool:
    """Return True if these may be of several calls about one image: with other parts, of like proportions."""
    parts = [answer.keys() & _PARTS for answer in answers]
    sizes = [size for answer in answers if (size := size_named(decode(msgspec.json.encode(answer))))]
    return (
        not any(a & b for a, b in itertools.combinations(parts, 2))
        and not any(_is_error(answer) for answer in answers)
        and not any(has_other_shape(size, sizes[0]) for size in sizes)
    )


def _is_error(answer: Answer) -> bool:
    return not answer.keys() & _KNOWN and saved_answer_error(msgspec.json.encode(answer), TITLE) is not None


def _bare_list(items: list[Answer]) -> Answer | None:
    """Return the answer in which such a list of parts stands; None for a list of answers."""
    keys = frozenset().union(*items)
    if _FACE in keys and not keys & _PARTS:
        bare: Answer | None = {"faces": items}
    elif "lines" in keys:
        pages = bool(keys & _PAGE_KEYS)
        bare = _answer({"readResults": items}) if pages else {"readResult": {"blocks": items}}
    elif keys & {"text", "content"} and keys & _BOXES:
        bare = _answer({"lines": items})
    elif "rectangle" in keys:
        named = keys & {"object", "objectProperty"}
        bare = {"objects": [_object(item) for item in items]} if named else {"brands": items}
    elif {"name", "confidence"} <= keys <= {"name", "confidence", "hint"}:
        bare = {"tags": items}
    elif {"name", "score"} <= keys <= {"name", "score", "detail"}:
        bare = {"categories": items}
    else:
        bare = None
    return bare


def _answer(value: Answer) -> Answer:
    """Return an answer of any client with the wire's keys; raise AnswerError for what is none."""
    if _is_error(value):
        return value
    if not value.keys() & (_KNOWN | _FRAME):
        raise foreign_answer(TITLE)
    _refuse_unfinished(value)
    renamed = {
        _PROPERTIES_4[key] if key in _PROPERTIES_4 and isinstance(item, dict) else key: item
        for key, item in value.items()
    }
    objects = renamed.get("objects")
    if isinstance(objects, list):
        renamed["objects"] = [_object(item) for item in objects]
    text = _text(renamed)
    if text is not None:
        return {**{k: v for k, v in renamed.items() if k not in _READ}, **text}
    return renamed


def _refuse_unfinished(value: Answer) -> None:
    state = _state(value)
    if state in _UNFINISHED:
        raise AnswerError("this saved answer of Azure was asked for too early: the reading was under way")
    if state == "failed":
        raise ServiceError("Azure could not read this image")


def _state(value: Answer) -> str:
    """Return the state of a reading job in lower case."""
    state = value.get("status")
    if isinstance(state, int) and not isinstance(state, bool):
        state = _STATES[state] if 0 <= state < len(_STATES) else state
    return str(state).lower()


def _text(value: Answer) -> Answer | None:
    """Return the text of Read under the keys it has in an answer; None where it stands there already."""
    if value.keys() & {"readResult", "analyzeResult", "regions"}:
        return None
    pages = value.get("readResults", value.get("recognitionResults"))
    if isinstance(pages, list):
        return {"analyzeResult": {"readResults": pages}}
    for inner in (value.get("recognitionResult"), value.get("text"), value):
        if not isinstance(inner, dict):
            continue
        if isinstance(inner.get("lines"), list):
            return _lines(inner)
        if isinstance(inner.get("blocks"), list):
            return {"readResult": {"blocks": inner["blocks"]}}
        if isinstance(inner.get("pages"), list):
            return {"readResult": dict(inner)}
    return None


def _lines(page: Answer) -> Answer:
    lines = [line for line in page["lines"] if isinstance(line, dict)]
    if any("spans" in line for line in lines):
        return {"readResult": {"pages": [page]}}
    return {"analyzeResult": {"readResults": [page]}}


def _object(value: Any) -> Any:
    """Return an object of 3.2 with its name under the wire's key, and so its parents."""
    if not isinstance(value, dict):
        return value
    named = {"object" if key == "objectProperty" else key: item for key, item in value.items()}
    return {**named, "parent": _object(named["parent"])} if "parent" in named else named


def _pages(answers: list[Answer]) -> Iterator[list[Answer]]:
    """Yield the answers about each page of a document; those of an image are yielded as they are."""
    for answer in answers if len(answers) == 1 else ():
        for key, name in (("analyzeResult", "readResults"), ("readResult", "pages")):
            result = answer.get(key)
            pages = result.get(name) if isinstance(result, dict) else None
            if isinstance(result, dict) and isinstance(pages, list) and len(pages) > 1:
                yield from ([{**answer, key: {**result, name: [page]}}] for page in pages)
                return
    yield answers
