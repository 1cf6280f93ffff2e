"""The text of one page of hOCR as blocks of lines, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from app.formats.hocr_tree import HocrElement
from app.formats.reader_helpers import collapse_blanks, parse_number

LINES: Final = frozenset({"ocr_line", "ocrx_line"})
EDGES: Final = frozenset({"ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat", "ocr_pageno"})
"""Classes some programs give lines, others areas."""
WORDS: Final = frozenset({"ocrx_word", "ocr_word"})
GLYPHS: Final = frozenset(
    {"ocr_cinfo", "ocrx_cinfo", "ocr_glyph", "ocrx_glyph", "ocr_glyphs", "ocr_symbol", "ocr_dropcap"}
)
"""Classes of what stands inside a word."""
_IN_LINES: Final = frozenset({"ocr_math", "ocr_chem"})
INLINE: Final = GLYPHS | _IN_LINES | {"alternatives", "accepted", "rejected", "ocr_separator"}
"""Classes that divide no line."""
FLOATS: Final = {
    "ocr_photo": "photo", "ocr_image": "image", "ocr_linedrawing": "line-drawing", "ocr_float": "float",
    "ocr_table": "table", "ocr_separator": "separator", "ocr_textimage": "image", "ocr_noise": "noise",
    "ocr_math": "maths", "ocr_chem": "chem",
}  # fmt: skip
"""Kinds of objects by class."""


def numbers(element: HocrElement, name: str) -> list[float]:
    """Return the numbers of a property of the ``title``; none where one of its values is no number."""
    values = [parse_number(v) for value in element.title.get(name, ()) for v in value.split(",") if v]
    return [v for v in values if v is not None] if None not in values else []


@dataclass
class HocrLine:
    """A line: the element that has its place, its texts, each with the word it is of, angle and language.

    ``owner`` is None where the file gives the line no place, ``angle`` (``textangle``, in degrees
    counter-clockwise) where it gives none to the line or what is around it. ``language`` is the nearest of
    line, paragraph and areas around it, as the file spells it; empty without one.
    """

    owner: HocrElement | None
    parts: list[tuple[str, HocrElement | None]]
    angle: float | None
    language: str = ""

    def has_spaced_words(self) -> bool:
        """Return True if white space stands between two words."""
        blank, after_word = False, False
        for part, word in self.parts:
            if word is not None and after_word and (blank or part[:1].isspace()):
                return True
            after_word = after_word or word is not None
            blank = part[-1:].isspace() or (blank and not part)
        return False


@dataclass(frozen=True)
class _Place:
    """Where text stands: the innermost block, line and page around it, its angle and language."""

    block: HocrElement | None = None
    line: HocrElement | None = None
    page: int = -1
    angle: float | None = None
    language: str = ""

    def inside(self, element: HocrElement, **changes: Any) -> _Place:
        """Return the place of what stands in an element, whose angle and language hold for it."""
        angle, language = _angle(element, self.angle), language_of(element) or self.language
        return replace(self, angle=angle, language=language, **changes)


class Flow:
    """What stands on the page of a number: its blocks with their lines, and its ``floats``.

    Text outside of every page, as where an end tag is misplaced, is of the page before it, or the first.
    ``rejected`` counts the readings that were left out in favour of others.
    """

    def __init__(self, root: HocrElement, page: int) -> None:
        self.blocks: list[tuple[HocrElement | None, list[HocrLine]]] = []
        self.floats: list[HocrElement] = []
        self.rejected = 0
        self._wanted = page
        self._page = 0  # that text belongs to which is in no page
        self._pages = 0
        self._parts: list[tuple[str, HocrElement | None]] = []
        self._inline: list[tuple[HocrElement, int, int]] = []
        self._block: HocrElement | None = None
        self._has_block = False
        self._read_children(root, _Place())
        self._end_line(_Place())

    @property
    def _is_wanted(self) -> bool:
        return self._page == self._wanted

    def _read_children(self, element: HocrElement, place: _Place) -> None:
        for child in element.children:
            if isinstance(child, HocrElement):
                self._read(child, place)
            elif child is not None:
                if element.role != "alternatives":
                    self._parts.append((child, None))
            elif place.line is None:
                self._end_line(place)
            else:
                self._parts.append((" ", None))

    def _read(self, element: HocrElement, around: _Place) -> None:
        role = element.role
        if role in FLOATS and self._is_wanted:
            self.floats.append(element)
        if role == "rejected":
            self.rejected += self._is_wanted
        elif role in WORDS:
            self._word(element, around)
        elif role in INLINE or (around.line is not None and role in FLOATS):
            start = len(self._parts)
            self._read_children(element, around)
            self._inline.append((element, start, len(self._parts)))
        elif role in LINES or (role in EDGES and not element.divided):
            place = around.inside(element, line=element)
            self._end_line(around)
            before = len(self.blocks), self._lines_in_block()
            self._read_children(element, place)
            empty = before == (len(self.blocks), self._lines_in_block())
            self._end_line(place, keep=empty and role in LINES and bool(element.title.get("bbox")))
        else:
            self._end_line(around)
            self._has_block = False
            if role == "ocr_page":
                self._read_page(element, around)
            else:
                place = around.inside(element, block=element, line=None)
                self._read_children(element, place)
                self._end_line(place)
            self._has_block = False

    def _read_page(self, element: HocrElement, around: _Place) -> None:
        self._page = self._pages
        self._pages += 1
        # the language of a page is that of the document's markup, as programs write it
        place = replace(around.inside(element, block=element, line=None, page=self._page), language="")
        self._read_children(element, place)
        self._end_line(place)
        if around.page >= 0:
            self._page = around.page

    def _word(self, element: HocrElement, place: _Place) -> None:
        """Add a word; words or lines inside it, which its end tag did not keep out, follow it."""
        if not element.divided and not any(inner.role in WORDS for inner in _elements(element)):
            self._parts.append((self._text_of_word(element), element))
            return
        word: HocrElement | None = element
        own = HocrElement(element.role, element.attributes)
        for child in [*element.children, None]:
            if isinstance(child, HocrElement) and child.role not in INLINE:
                if collapse_blanks(text := self._text_of_word(own)):
                    self._parts.append((text, word))
                    word = None
                own.children.clear()
                self._read(child, place)
            elif child is not None:
                own.children.append(child)
        if text := self._text_of_word(own):
            self._parts.append((text, word if collapse_blanks(text) else None))

    def _text_of_word(self, element: HocrElement) -> str:
        """Return the text of a word; white space between its glyphs only sets out the file.

        Readings of glyphs a program chose from are left out, unless there is nothing else.
        """
        if self._is_wanted:
            self.rejected += _rejected_in(element)
        choices = [child for child in _elements(element) if _holds_choices(child)]
        if choices:
            rest = HocrElement(element.role, element.attributes)
            rest.children = [child for child in element.children if child not in choices]
            if collapse_blanks(text := _text(rest)):
                self.rejected += len(choices) if self._is_wanted else 0
                return text
            if self._is_wanted:
                self.rejected += sum(sum(1 for _ in _elements(choice)) - 1 for choice in choices)
        return _text(element, first_choices=True)

    def _lines_in_block(self) -> int:
        return len(self.blocks[-1][1]) if self.blocks else 0

    def _end_line(self, place: _Place, *, keep: bool = False) -> None:
        """End the line that has begun, of which this is the place; ``keep`` it even if it is empty."""
        parts, inline = self._parts, self._inline
        self._parts, self._inline = [], []
        text = collapse_blanks("".join([part for part, _ in parts]))
        if not self._is_wanted or not (text or keep):
            return
        owner = place.line
        if owner is None:
            owner = next((e for e, i, j in inline if _is_all(parts[i:j], text) and e.title.get("bbox")), None)
        angle = place.angle
        if angle is None:
            angles = {_angle(word, None) for _, word in parts if word is not None}
            angle = angles.pop() if len(angles) == 1 else None
        if not self._has_block or self._block is not place.block:
            self.blocks.append((place.block, []))
            self._has_block, self._block = True, place.block
        self.blocks[-1][1].append(HocrLine(owner, parts, angle, place.language))


def language_of(element: HocrElement) -> str:
    """Return the language an element is said to be in, as the file spells it; empty without one."""
    return (element.attributes.get("lang") or element.attributes.get("xml:lang", "")).strip()


def _angle(element: HocrElement, around: float | None) -> float | None:
    angles = numbers(element, "textangle")
    return angles[0] if len(angles) == 1 else around


def _elements(element: HocrElement) -> Iterator[HocrElement]:
    return (child for child in element.children if isinstance(child, HocrElement))


def _is_all(parts: list[tuple[str, HocrElement | None]], text: str) -> bool:
    return collapse_blanks("".join([part for part, _ in parts])) == text


def _holds_choices(element: HocrElement) -> bool:
    """Return True if an element holds readings of one glyph to choose from, as Tesseract writes them."""
    if element.holds_choices is None:
        inner = list(_elements(element)) if element.role in GLYPHS and not element.title else []
        element.holds_choices = bool(inner) and all(
            child.role in GLYPHS and ("x_confs" in child.title or _holds_choices(child)) for child in inner
        )
    return element.holds_choices


def _rejected_in(element: HocrElement) -> int:
    """Return how many readings in an element a program marked as rejected."""
    return sum(1 if child.role == "rejected" else _rejected_in(child) for child in _elements(element))


def _text(element: HocrElement, *, first_choices: bool = False) -> str:
    glyphs = any(child.role in GLYPHS for child in _elements(element))
    texts: list[str] = []
    for child in element.children:
        if not isinstance(child, HocrElement):
            text = " " if child is None else child
            if not glyphs or not text.isspace():
                texts.append("" if element.role == "alternatives" else text)
        elif child.role != "rejected":
            if first_choices and _holds_choices(child):
                child = next(_elements(child))  # noqa: PLW2901 - the likeliest stands for all
            texts.append(_text(child, first_choices=first_choices))
    return "".join(texts)
