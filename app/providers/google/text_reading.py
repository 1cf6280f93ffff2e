"""Google's text as model values: blocks, words, and the lines that Google does not give.

The rules are those of ``WIRE.md``, "Google Vision: text".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from app.model.analysis import Block, Language, Line, Word
from app.model.geometry import Polygon
from app.providers.google.coordinates import GoogleCoordinates
from app.providers.google.shapes import (
    GoogleAnswer,
    GoogleBlock,
    GoogleBreak,
    GoogleTextAnnotation,
    GoogleTextProperty,
    GoogleWord,
)
from app.providers.kit.full_text import TextReading, read_text
from app.providers.kit.wire_values import confidence, enum_name, hull, line_outline

_BREAKS = ("UNKNOWN", "SPACE", "SURE_SPACE", "EOL_SURE_SPACE", "HYPHEN", "LINE_BREAK")
_BLANKS = frozenset({"SPACE", "SURE_SPACE"})
_LINE_ENDS = frozenset({"EOL_SURE_SPACE", "LINE_BREAK"})
_BLOCK_TYPES = ("UNKNOWN", "TEXT", "TABLE", "PICTURE", "RULER", "BARCODE")


def text_of(answer: GoogleAnswer, coordinates: GoogleCoordinates) -> TextReading:
    """Return blocks, rebuilt lines and words; the text is that of the lines.

    The words of the answer are emptied on the way, since they are not read twice.
    """
    full = answer.full_text_annotation
    annotations = answer.text_annotations or []
    if full and full.pages and any(page.blocks for page in full.pages):
        blocks = [_block(b, coordinates) for page in full.pages for b in page.blocks or ()]
        languages = [c for page in full.pages for c in _codes(page.property)]
        return read_text(blocks, languages, full.text, path=("fullTextAnnotation", "text"))
    content = (full and full.text) or (annotations[0].description if annotations else "") or ""
    locale = annotations[0].locale if annotations else None
    return read_text(_flat_blocks(content, annotations[1:], coordinates), [locale] if locale else [])


class _LineBuilder:
    """Rebuilds the lines of one paragraph from the breaks after its symbols."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[Word] = []
        self._text: list[str] = []

    def add(self, word: GoogleWord, polygon: Polygon) -> None:
        """Add a word, ending lines where its symbols say."""
        characters: list[str] = []
        ends = False
        for symbol in word.symbols or ():
            breaking = symbol.property.detected_break if symbol.property else None
            if breaking is None:  # nearly every one
                characters.append(symbol.text or "")
                self._text.append(characters[-1])
                continue
            if breaking.is_prefix:
                self._break_before(breaking, inside_word=bool(characters))
            characters.append(symbol.text or "")
            self._text.append(symbol.text or "")
            if breaking.is_prefix:
                continue
            kind = _break_name(breaking.type)
            if kind in _BLANKS:
                self._text.append(" ")
            elif kind == "HYPHEN":
                self._text.append("-")
                ends = True
            elif kind in _LINE_ENDS:
                ends = True
        self._words.append(
            Word(polygon, "".join(characters), confidence(word.confidence), _languages(word.property))
        )
        if ends:
            self.end()

    def end(self) -> None:
        """End the line under way, if it holds words."""
        if self._words:
            self.lines.append(_line("".join(self._text).rstrip(), self._words))
        self._words, self._text = [], []

    def _break_before(self, breaking: GoogleBreak, *, inside_word: bool) -> None:
        kind = _break_name(breaking.type)
        if kind in _BLANKS:
            self._text.append(" ")
        elif kind in _LINE_ENDS and not inside_word:
            self.end()


@lru_cache(maxsize=64)
def _break_name(given: str | int | None) -> str:
    return enum_name(given, _BREAKS)


def _block(block: GoogleBlock, coordinates: GoogleCoordinates) -> Block:
    lines: list[Line] = []
    for paragraph in block.paragraphs or ():
        builder = _LineBuilder()
        for word in paragraph.words or ():
            builder.add(word, coordinates.polygon(word.bounding_box))
            # let go now: all words of a large answer at once would keep other threads waiting
            word.symbols = word.bounding_box = word.property = None
        builder.end()
        lines += builder.lines
    outline = coordinates.polygon(block.bounding_box) or hull(w.polygon for line in lines for w in line.words)
    kind = enum_name(block.block_type, _BLOCK_TYPES).lower()
    known = "text" if kind == "unknown" or kind.isdecimal() else kind
    return Block(outline, known, confidence(block.confidence), tuple(lines))


def _line(text: str, words: list[Word]) -> Line:
    return Line(line_outline([w.polygon for w in words if w.polygon]), text, None, tuple(words))


def _codes(text_property: GoogleTextProperty | None) -> Iterable[str]:
    languages = (text_property and text_property.detected_languages) or ()
    return [language.language_code for language in languages if language.language_code]


def _languages(text_property: GoogleTextProperty | None) -> tuple[Language, ...]:
    return tuple(
        Language(language.language_code, confidence(language.confidence))
        for language in (text_property and text_property.detected_languages) or ()
        if language.language_code
    )


def _flat_blocks(
    content: str, annotations: list[GoogleTextAnnotation], coordinates: GoogleCoordinates
) -> list[Block]:
    """Return the text of an answer without hierarchy: its lines as the text breaks them.

    A blank line parts two blocks.
    """
    unplaced = [Word(coordinates.polygon(a.bounding_poly), a.description or "") for a in annotations]
    blocks: list[list[Line]] = [[]]
    for text in content.strip("\n").split("\n"):
        if not text.strip():
            blocks.append([])
            continue
        words: list[Word] = []
        position = 0
        while unplaced:
            start = text.find(unplaced[0].text, position)
            if start < 0:
                break
            position = start + len(unplaced[0].text)
            words.append(unplaced.pop(0))
        blocks[-1].append(_line(text, words))
    if unplaced:  # words its text does not hold are kept all the same
        blocks[-1].append(_line(" ".join(w.text for w in unplaced), unplaced))
    return [Block(hull(line.polygon for line in lines), lines=tuple(lines)) for lines in blocks if lines]
