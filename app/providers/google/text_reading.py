"""Google's text as model values: blocks, words, and the lines that Google does not give.

The rules are those of ``WIRE.md``, "Google Vision: text".
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from app.model.analysis import Block, Language, Line, Text, Word
from app.model.geometry import Polygon
from app.model.reading import compose_text
from app.providers.google.coordinates import GoogleCoordinates
from app.providers.google.shapes import (
    GoogleAnswer,
    GoogleBlock,
    GoogleBreak,
    GoogleTextAnnotation,
    GoogleTextProperty,
    GoogleWord,
)
from app.providers.kit.wire_values import hull, line_outline, share

_BLANKS = frozenset({"SPACE", "SURE_SPACE", 1, 2})
_LINE_ENDS = frozenset({"EOL_SURE_SPACE", "LINE_BREAK", 3, 5})
_HYPHENS = frozenset({"HYPHEN", 4})
_BLOCK_TYPES = {2: "TABLE", 3: "PICTURE", 4: "RULER", 5: "BARCODE"}


def text_of(answer: GoogleAnswer, coordinates: GoogleCoordinates) -> Text:
    """Return blocks, rebuilt lines and words; ``content`` is Google's own text where there is one.

    The words of the answer are emptied on the way, since they are not read twice.
    """
    full = answer.full_text_annotation
    if full and full.pages and any(page.blocks for page in full.pages):
        blocks = tuple(_block(b, coordinates) for page in full.pages for b in page.blocks or ())
        languages = tuple(dict.fromkeys(c for page in full.pages for c in _codes(page.property)))
        text = compose_text(blocks, languages)
        return msgspec.structs.replace(text, content=full.text.rstrip("\n")) if full.text else text
    annotations = answer.text_annotations or []
    content = (full and full.text) or (annotations[0].description if annotations else "") or ""
    text = _flat_text(content.rstrip("\n"), annotations[1:], coordinates)
    locale = annotations[0].locale if annotations else None
    return msgspec.structs.replace(text, languages=(locale,)) if locale else text


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
            if breaking.type in _BLANKS:
                self._text.append(" ")
            elif breaking.type in _HYPHENS:
                self._text.append("-")
                ends = True
            elif breaking.type in _LINE_ENDS:
                ends = True
        self._words.append(
            Word(polygon, "".join(characters), share(word.confidence) or None, _languages(word.property))
        )
        if ends:
            self.end()

    def end(self) -> None:
        """End the line under way, if it holds words."""
        if self._words:
            self.lines.append(_line("".join(self._text).rstrip(), self._words))
        self._words, self._text = [], []

    def _break_before(self, breaking: GoogleBreak, *, inside_word: bool) -> None:
        if breaking.type in _BLANKS:
            self._text.append(" ")
        elif breaking.type in _LINE_ENDS and not inside_word:
            self.end()


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
    given = block.block_type
    kind = _BLOCK_TYPES.get(given, "TEXT") if isinstance(given, int) else given or "TEXT"
    return Block(
        outline, "text" if kind == "UNKNOWN" else kind.lower(), share(block.confidence) or None, tuple(lines)
    )


def _line(text: str, words: list[Word]) -> Line:
    return Line(line_outline([w.polygon for w in words if w.polygon]), text, None, tuple(words))


def _codes(text_property: GoogleTextProperty | None) -> Iterable[str]:
    languages = (text_property and text_property.detected_languages) or ()
    return [language.language_code for language in languages if language.language_code]


def _languages(text_property: GoogleTextProperty | None) -> tuple[Language, ...]:
    return tuple(
        Language(language.language_code, share(language.confidence) or None)
        for language in (text_property and text_property.detected_languages) or ()
        if language.language_code
    )


def _flat_text(content: str, annotations: list[GoogleTextAnnotation], coordinates: GoogleCoordinates) -> Text:
    """Return the text of an answer without hierarchy: one block, its lines as the text breaks them."""
    if not content:
        return Text()
    unplaced = [Word(coordinates.polygon(a.bounding_poly), a.description or "") for a in annotations]
    lines = []
    for text in content.split("\n"):
        words: list[Word] = []
        position = 0
        while unplaced:
            start = text.find(unplaced[0].text, position)
            if start < 0:
                break
            position = start + len(unplaced[0].text)
            words.append(unplaced.pop(0))
        lines.append(_line(text, words))
    if unplaced:  # words its text does not hold are kept all the same
        lines.append(_line(" ".join(w.text for w in unplaced), unplaced))
    block = Block(hull(line.polygon for line in lines), lines=tuple(lines))
    return Text(content=content, blocks=(block,))
