"""The texts of PAGE-XML and what holds them, also where no version of PAGE has them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Final

from app.formats.reader_helpers import parse_confidence, parse_number
from app.formats.xml import XmlElement, child_text

REGIONS: Final = {
    "ImageRegion": "image", "LineDrawingRegion": "line-drawing", "GraphicRegion": "graphic",
    "TableRegion": "table", "ChartRegion": "chart", "MapRegion": "map", "SeparatorRegion": "separator",
    "MathsRegion": "maths", "ChemRegion": "chem", "MusicRegion": "music", "AdvertRegion": "advert",
    "NoiseRegion": "noise", "UnknownRegion": "unknown", "CustomRegion": "custom", "FrameRegion": "frame",
    "FormRegion": "form",
}  # fmt: skip
"""Kinds of objects by the elements that are no text regions."""
TEXT_REGIONS: Final = ("TextRegion", "TableCell")
"""Elements that are blocks; cells of tables are Transkribus's own."""
LOOSE: Final = ("TextLine", "Word", "Glyph")
"""Elements that hold text and are no regions."""
_MOST_PLACES: Final = 20
"""Places at which the text of a region inside another is looked for in that."""
_MOST_LETTERS: Final = 10**9
"""Letters of a region, times the regions inside it, beyond which their texts are not looked for in it."""


def is_region(node: XmlElement) -> bool:
    """Return True for a region, and for an element that is none of PAGE's but has text in it."""
    if node.name in REGIONS or node.name in TEXT_REGIONS:
        return True
    return node.name not in {*LOOSE, "TextEquiv"} and _holds_text(node)


def lines_of(region: XmlElement) -> Iterator[XmlElement]:
    """Return the lines of a region; words that stand in none are a line (which no version allows)."""
    for loose, nodes in itertools.groupby(region.children, lambda node: node.name in {"Word", "Glyph"}):
        if loose:
            yield XmlElement("TextLine", "", {}, list(nodes))
        else:
            yield from (node for node in nodes if node.name == "TextLine")


def lines_in(line: XmlElement) -> Iterator[XmlElement]:
    """Return what stands in a line and is one itself (which no version allows)."""
    return (node for node in line.children if node.name == "TextLine" or is_region(node))


def words_of(line: XmlElement) -> Iterator[XmlElement]:
    """Return the words of a line.

    Where no version allows it: words inside a word follow it, unless they are its text, and glyphs outside
    of words are one, unless the line has a text.
    """
    has_text = bool(text_of(line)[0])
    for loose, nodes in itertools.groupby(line.children, lambda node: node.name == "Glyph"):
        if loose:
            if not has_text:
                yield XmlElement("Word", "", {}, list(nodes))
            continue
        for node in nodes:
            if node.name != "Word":
                continue
            inner = [each for word in node.children_named("Word") for each in words_of(_line_of(word))]
            own = text_of(node)[0]
            if own or not inner:
                yield node
            if squeezed(own) != squeezed("".join(text_of(word)[0] for word in inner)):
                yield from inner


def _line_of(word: XmlElement) -> XmlElement:
    return XmlElement("TextLine", "", {}, [word])


def text_of(node: XmlElement) -> tuple[str, float | None]:
    """Return the main text of an element, and its confidence: that with the lowest index, else the first."""
    equivs = list(node.children_named("TextEquiv"))
    if not equivs:
        return "", None
    best = min(equivs, key=_index)
    if best.get("index") == "":
        best = next((equiv for equiv in equivs if _unicode(equiv)), best)
    return _unicode(best), parse_confidence(best.get("conf"))


def _index(equiv: XmlElement) -> float:
    index = parse_number(equiv.get("index"))
    return math.inf if index is None else index


def _unicode(equiv: XmlElement) -> str:
    texts = (child_text(equiv, "Unicode"), child_text(equiv, "PlainText"), equiv.text)
    return next((text.strip() for text in texts if text.strip()), "")


def text_left_out(node: XmlElement) -> str:
    """Return a text of an element whose main text is empty; empty where it has no other."""
    if text_of(node)[0]:
        return ""
    return next(filter(None, map(_unicode, node.children_named("TextEquiv"))), "")


def own_text(text: str, regions: Sequence[XmlElement]) -> tuple[str, dict[int, str]]:
    """Return what of a region's text is not that of regions inside it.

    That is what comes before the first of theirs, and what comes after each, by the ``id`` of the element.
    """
    if not text:
        return "", {}
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    letters = squeezed(text)
    if len(regions) * len(letters) > _MOST_LETTERS:
        return text, {}
    taken = bytearray(len(letters))
    spans: list[tuple[int, int, int]] = []
    last = 0  # regions mostly come in the order of their texts
    for region in regions:
        wanted = squeezed(_nested_text(region))
        for at in itertools.chain(_places_of(wanted, letters, last), _places_of(wanted, letters, 0)):
            until = at + len(wanted)
            start, end = places[at], places[until - 1] + 1
            apart = not text[start - 1 : start].strip() and not text[end : end + 1].strip()
            if apart and taken.find(1, at, until) < 0:
                spans.append((start, end, id(region)))
                taken[at:until] = b"\1" * len(wanted)
                last = until
                break
    spans.sort()
    ends = [start for start, _, _ in spans[1:]] + [len(text)]
    after = {name: text[end:until].strip() for (_, end, name), until in zip(spans, ends, strict=False)}
    before = text[: spans[0][0]] if spans else text
    return before.strip(), {name: rest for name, rest in after.items() if rest}


def _places_of(wanted: str, letters: str, start: int) -> Iterator[int]:
    """Return the first places from ``start`` on at which a text stands; none for an empty one."""
    for _ in range(_MOST_PLACES if wanted else 0):
        start = letters.find(wanted, start)
        if start < 0:
            return
        yield start
        start += 1


def _nested_text(node: XmlElement) -> str:
    """Return the text of a region inside another, and of those inside it; or of a line and those in it."""
    own = text_of(node)[0]
    if own and node.name != "TextLine":
        return own
    children = lines_in(node) if own else (child for child in node.children if child.name != "TextEquiv")
    inner = "".join(map(_nested_text, children))
    return own if squeezed(inner) in squeezed(own) else own + inner


def letters_of(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


def squeezed(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def lacks_text(node: XmlElement) -> bool:
    """Return True if a word in the element has no text of its own."""
    return (node.name == "Word" and not text_of(node)[0]) or any(map(lacks_text, node.children))


def _holds_text(node: XmlElement) -> bool:
    return any((c.name == "TextEquiv" and _unicode(c) != "") or _holds_text(c) for c in node.children)
