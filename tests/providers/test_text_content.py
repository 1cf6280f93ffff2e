"""The text of an analysis is that of its lines, and holds every letter that the service's own text has."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.analysis import Analysis, Text, joined
from app.providers.files.saved_answers import Parser, read_one, readers
from app.providers.kit.full_text import read_text
from app.providers.kit.unmapped_fields import unmapped
from tests.services.completeness import body_of, size_named

from .harness import blank

OWN_TEXTS: dict[str, Callable[[Any], list[str | None]]] = {
    "google-vision": lambda a: [
        (a.get("fullTextAnnotation") or {}).get("text"),
        *(t.get("description") for t in (a.get("textAnnotations") or [])[:1]),
    ],
    "yandex-ocr": lambda a: [a["result"]["textAnnotation"].get("fullText")],
    "azure-vision": lambda a: [(a.get("readResult") or {}).get("content")] if isinstance(a, dict) else [],
}
"""The whole texts that a service gives beside the words, by provider."""


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def texts_of(folder: Path) -> list[tuple[Path, str, Any]]:
    services = {"google": "google-vision", "yandex-ocr": "yandex-ocr", "azure": "azure-vision"}
    every = []
    for file in sorted([*folder.glob("answers/*/*.json"), *folder.glob("pairs/*/*.json")]):
        service = next((s for name, s in services.items() if file.parent.name.startswith(name)), None)
        if service is None or "error" in file.name:
            continue
        raw = json.loads(file.read_bytes())
        every.append((file, service, body_of(raw)))
    return every


def test_every_recorded_text_has_every_letter_of_the_services_own(saved_data: Path) -> None:
    compared = 0
    for file, service, raw in texts_of(saved_data):
        for own in OWN_TEXTS[service](raw or {}):
            if not own:
                continue
            reader: object = readers()[service]
            assert isinstance(reader, Parser)
            analysis = read_one(reader, file.read_bytes(), blank(*size_named(raw)))
            assert analysis.text
            assert letters(analysis.text.content) == letters(own), file
            assert analysis.text.content == joined(analysis.text.blocks)
            assert own not in str(analysis.properties)
            compared += 1
    assert compared


GOOGLE_PAGE = {
    "fullTextAnnotation": {
        "text": "ab-\ncd\n\nef and more\n",
        "pages": [
            {
                "blocks": [
                    {"paragraphs": [{"words": [{"symbols": [
                        {"text": "a"},
                        {"text": "b", "property": {"detectedBreak": {"type": "HYPHEN"}}},
                    ]}, {"symbols": [
                        {"text": "cd", "property": {"detectedBreak": {"type": "LINE_BREAK"}}},
                    ]}]}]},
                    {"blockType": "PICTURE"},
                    {"paragraphs": [{"words": [{"symbols": [{"text": "ef"}]}]}]},
                ]
            }
        ],
    }
}  # fmt: skip
YANDEX_PAGE = {
    "textAnnotation": {
        "fullText": "ab-\ncd\nef and more\n",
        "blocks": [{"lines": [{"text": "ab-"}, {"text": "cd"}]}, {"lines": [{"text": "ef"}]}],
        "pictures": [{"score": 0.5}],
    }
}
AZURE_PAGE = {
    "readResult": {
        "content": "ab-\ncd\nef and more",
        "pages": [{"lines": [{"content": "ab-"}, {"content": "cd"}], "words": [{"content": "ef"}]}],
    }
}


def read(service: str, raw: Any) -> Analysis:
    reader: object = readers()[service]
    assert isinstance(reader, Parser)
    return read_one(reader, json.dumps(raw).encode(), blank(9, 9))


def raw_text(raw: Any) -> str:
    """The text under any of the three keys."""
    (part,) = raw.values()
    return str(part.get("text") or part.get("fullText") or part.get("content"))


@pytest.mark.parametrize(
    ("service", "raw", "content", "kept"),
    [
        ("google-vision", GOOGLE_PAGE, "ab-\ncd\n\nef", ("fullTextAnnotation", "text")),
        ("yandex-ocr", YANDEX_PAGE, "ab-\ncd\n\nef", ("fullText",)),
        ("azure-vision", AZURE_PAGE, "ab-\ncd\nef", ("readResult", "content")),
    ],
)
def test_letters_that_no_line_has_are_kept_beside(
    service: str, raw: Any, content: str, kept: tuple[str, ...]
) -> None:
    analysis = read(service, raw)
    assert analysis.text
    assert analysis.text.content == content
    properties: Any = analysis.properties
    for key in kept:
        properties = properties[key]
    assert properties.strip() == raw_text(raw).strip()


@pytest.mark.parametrize(
    ("service", "raw"),
    [
        ("google-vision", {"fullTextAnnotation": {"text": "one\ntwo\n\nthree\n"}}),
        ("google-vision", {"textAnnotations": [{"description": "one\ntwo\n\nthree\n"}]}),
        ("yandex-ocr", {"textAnnotation": {"fullText": "one\ntwo\n\nthree\n", "tables": [{}]}}),
        ("azure-vision", {"readResult": {"content": "one\ntwo\n\nthree\n", "pages": []}}),
    ],
)
def test_a_whole_text_without_parts_gives_the_lines(service: str, raw: Any) -> None:
    analysis = read(service, raw)
    assert analysis.text
    assert analysis.text.content == "one\ntwo\n\nthree"
    assert [len(b.lines) for b in analysis.text.blocks if b.lines] == [2, 1]
    assert "three" not in str(analysis.properties)


def test_lines_whose_words_say_something_else_are_told() -> None:
    page = {"lines": [{"text": "Thc qnick", "words": [{"text": "The"}, {"text": "quick"}]}]}
    analysis = read("azure-vision", {"analyzeResult": {"readResults": [page]}})
    (told,) = analysis.properties["lines_unlike_their_words"]
    assert (told["text"], told["words"]) == ("Thc qnick", ["The", "quick"])


TEXT = st.text(st.sampled_from("ab é漢\n- "), max_size=30)


@given(TEXT, TEXT)
def test_no_letter_of_a_whole_text_is_ever_lost(lines: str, whole: str) -> None:
    blocks = list(read_text((), (), lines).text.blocks)
    reading = read_text(blocks, (), whole, path=("some", "text"))
    kept = reading.beside.get("some", {}).get("text", "")
    assert kept in ("", whole)
    assert not letters(whole) - letters(kept or reading.text.content)
    assert not letters(lines) - letters(reading.text.content)
    assert reading.text == Text(joined(reading.text.blocks), (), reading.text.blocks)
    assert unmapped(reading.beside, {}) is None
