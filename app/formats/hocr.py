"""hOCR 1.0 to 1.2 as model values.

All text is read, in the order of the document, whatever the nesting. A block is the innermost element
around lines that is no line itself (``ocr_carea``, ``ocr_par``, ``ocr_chapter`` …); a line is any of the
classes programs give lines, or a stretch of text outside of one; headers, footers, captions and text
floats are lines where nothing divides them. Floats are objects, and their text is text. White space is
collapsed as HTML does; between words of a script without blanks it only sets out the file. A word is in
the language of the nearest ``lang`` on it, its line, paragraph or area. ``x_wconf`` is out of 100;
``textangle``, counter-clockwise, holds for what is inside until overridden. Readings a program rejected
are no text.
Specification: http://kba.github.io/hocr-spec/1.2/.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final
from urllib.parse import unquote

import msgspec
from msgspec import UNSET

from app.formats.encodings import decode_html, has_many_controls
from app.formats.hocr_flow import FLOATS, GLYPHS, INLINE, WORDS, Flow, HocrLine, language_of, numbers
from app.formats.hocr_tree import HocrElement, HocrTree
from app.formats.html import tokens
from app.formats.language_codes import bcp47
from app.formats.pages import PageDescription, choose_page
from app.formats.reader_helpers import (
    CoordinateScale,
    OcrFileContent,
    collapse_blanks,
    parse_confidence,
    scale_to_image,
    unplaced_words,
    without_blanks,
    without_zeros,
)
from app.formats.xml import MAX_BYTES
from app.model.analysis import Block, Face, Failure, Language, Line, Object, Word, failure
from app.model.errors import AnswerError, ErrorKind
from app.model.feature import Feature
from app.model.geometry import Polygon, bounds, rectangle
from app.model.image import Image
from app.model.reading import are_unspaced, parted

_ROLE: Final = re.compile(r"\bocrx?_[a-z]", re.IGNORECASE)
_MAX_OUTSIDE: Final = 1.05
"""Share of the image's size up to which places of a file without a page size may leave the image."""
_FAR_OUTSIDE: Final = 1.5
"""That share for a file with a page size, of which a stray box says nothing."""
_CLEAR_GAP: Final = 0.15
"""Gap between words no white space parts, as a share of their height, from which a blank is missing."""


def read(data: bytes, image: Image, nth: int = 0) -> OcrFileContent:
    """Return what an hOCR file, or its page ``nth``, says about the image; raises AnswerError for others."""
    if len(data) > MAX_BYTES:
        raise AnswerError("this hOCR is over {size} MiB", size=MAX_BYTES // 2**20)
    text, unfit = decode_html(data)
    if has_many_controls(text):
        raise AnswerError("the encoding of this hOCR is not clear: save it anew as UTF-8")
    text, zeros = without_zeros(text)
    if not _ROLE.search(text):
        raise AnswerError("this is no hOCR: there is no ocr_page in it")
    tree = HocrTree(tokens(text), WORDS | INLINE)
    pages = tree.pages or [tree.root]
    if not (tree.pages or any(isinstance(child, HocrElement) for child in tree.root.children)):
        raise AnswerError("this is no hOCR: there is no ocr_page in it")
    chosen = choose_page(list(map(_description, pages)), image, nth)
    flow = Flow(tree.root, chosen)
    page = pages[chosen]
    size = _description(page)
    scale, failures = scale_to_image(size.width, size.height, image)
    reader = _HocrReader(scale, _blanks(tree, flow))
    content = reader.content(flow)
    failures = failures or _outside(content, image, known=size.width is not None)
    if unfit:
        failures += (_unfit(unfit),)
    failures += zeros
    return OcrFileContent(
        blocks=content.blocks,
        objects=content.objects,
        faces=content.faces,
        languages=_languages(content, tree, page),
        failures=failures,
        facts=(
            ("creator", tree.system),
            ("image", _image_name(page)),
            ("rejected_readings", str(flow.rejected or "")),
        ),
        pages=len(pages),
        page=chosen + 1,
    )


def _languages(content: OcrFileContent, tree: HocrTree, page: HocrElement) -> tuple[str, ...]:
    """Return the languages of the words, then those the file names; those of its markup where there are none.

    Programs write ``<html lang="en">`` around text of any language.
    """
    lines = [line for block in content.blocks for line in block.lines]
    of_words = [language.code for line in lines for word in line.words for language in word.languages]
    named = [bcp47(code) for names in tree.languages for code in re.split("[+,;]", names) if code]
    markup = bcp47(language_of(page) or tree.language)
    if tree.system.startswith("Vidimus"):  # it names them all, in their order
        return tuple(dict.fromkeys(named))
    return tuple(dict.fromkeys([*of_words, *named] or filter(None, [markup])))


def _description(page: HocrElement) -> PageDescription:
    box = numbers(page, "bbox")
    if len(box) == 4 and box[0] == box[1] == 0 and min(box[2:]) >= 1:
        return PageDescription(box[2], box[3], _image_name(page))
    return PageDescription(image_name=_image_name(page))


def _image_name(page: HocrElement) -> str:
    return unquote(" ".join(page.title.get("image", ())))


def _blanks(tree: HocrTree, flow: Flow) -> _Blanks:
    if tree.system.startswith("Vidimus"):
        return _Blanks.ALL
    spaced = any(line.has_spaced_words() for _, lines in flow.blocks for line in lines)
    return _Blanks.MOST if spaced else _Blanks.NONE


def _outside(content: OcrFileContent, image: Image, *, known: bool) -> tuple[Failure, ...]:
    """Return a failure if places leave the image, so that they seem to be in pixels of another picture.

    ``known``: the file says how large its page is.
    """
    points = [
        point
        for block in content.blocks
        for line in block.lines
        for polygon in (block.polygon, line.polygon, *(word.polygon for word in line.words))
        for point in polygon
    ]
    if not points:
        return ()
    _, _, right, bottom = bounds(points)
    share = max(right / image.width, bottom / image.height)
    if share <= (_FAR_OUTSIDE if known else _MAX_OUTSIDE):
        return ()
    if known:
        far = failure(
            ErrorKind.ANSWER,
            "places in the file lie far outside of the page it describes: they may be off",
            Feature.TEXT,
        )
        return (far,)
    larger = failure(
        ErrorKind.ANSWER,
        "the file does not say how large its picture is, but larger than this one: places may be off",
        Feature.TEXT,
    )
    return (larger,)


def _unfit(encoding: str) -> Failure:
    return failure(
        ErrorKind.ANSWER,
        "the file is not all in its encoding, {encoding}: some letters may be wrong",
        Feature.TEXT,
        encoding=encoding,
    )


class _Blanks(Enum):
    """How many of the blanks between words a file writes."""

    ALL = auto()
    MOST = auto()
    NONE = auto()


class _HocrReader:
    def __init__(self, scale: CoordinateScale, blanks: _Blanks) -> None:
        self._scale = scale
        self._blanks = blanks

    def content(self, flow: Flow) -> OcrFileContent:
        blocks = tuple(self._block(owner, lines) for owner, lines in flow.blocks)
        objects: list[Object] = []
        faces: list[Face] = []
        for element in flow.floats:
            kind = " ".join(element.title.get("x_kind", ())) or FLOATS[element.role]
            if kind == "face":
                faces.append(Face(self._polygon(element), _confidence(element)))
            else:
                name = element.attributes.get("aria-label") or kind
                objects.append(Object(name, self._polygon(element), _confidence(element), kind))
        return OcrFileContent(blocks, tuple(objects), tuple(faces))

    def _block(self, owner: HocrElement | None, lines: Sequence[HocrLine]) -> Block:
        made = tuple(map(self._line, lines))
        if owner is None or owner.role == "ocr_page":
            return Block((), lines=made)
        kind = " ".join(owner.title.get("x_kind", ()))
        if not kind:
            kind = "table" if owner.role == "ocr_table" else "text"
        polygon = self._polygon(owner)
        if len(made) == 1 and not made[0].polygon and lines[0].owner is None:
            made = (msgspec.structs.replace(made[0], polygon=polygon),)
        return Block(polygon, kind, _confidence(owner), made)

    def _line(self, raw: HocrLine) -> Line:
        words: list[Word] = []
        text: list[str] = []
        empty = not any(part.strip() for part, _ in raw.parts)
        touching = False  # nothing stands between the last word and what follows
        blank_from: int | None = None  # where white space alone began after the last word
        for part, element in raw.parts:
            if element is not None:
                word = self._word(element, collapse_blanks(part), raw.language)
                if not word.text and not empty:  # kraken gives blanks elements of their own
                    text.append(part)
                    blank_from = None
                    continue
                if touching and not part[:1].isspace() and self._is_parted(words[-1], word):
                    text.append(" ")
                if blank_from is not None and self._is_layout(words[-1], word, part):
                    text[blank_from:] = [without_blanks(blank) for blank in text[blank_from:]]
                words.append(word)
            text.append(part)
            if part:
                touching = element is not None and not part[-1].isspace()
            if element is not None:
                blank_from = len(text) if touching else None
            elif part.strip():
                blank_from = None
        joined = collapse_blanks("".join(text))
        polygon = self._polygon(raw.owner) if raw.owner is not None else _around(words)
        confidence = _confidence(raw.owner) if raw.owner is not None else None
        rotation = UNSET if raw.angle is None else round(-raw.angle % 360, 6) % 360
        unplaced = unplaced_words(joined, _language(raw.language)) if not words else ()
        return Line(polygon, joined, confidence, tuple(words) or unplaced, rotation=rotation)

    def _is_parted(self, word: Word, following: Word) -> bool:
        """Return True if a blank parts words between which the file has no white space."""
        if self._blanks is _Blanks.ALL or not parted(word, following):
            return False
        if self._blanks is _Blanks.NONE:
            return True
        if not word.polygon or not following.polygon:
            return False
        before, after = bounds(word.polygon), bounds(following.polygon)
        gap = max(after[0] - before[2], before[0] - after[2], after[1] - before[3], before[1] - after[3])
        height = min(min(b[2] - b[0], b[3] - b[1]) for b in (before, after))
        return gap > max(1.0, _CLEAR_GAP * height)

    def _is_layout(self, word: Word, following: Word, text: str) -> bool:
        """Return True if white space in the file between two words only sets it out, as Tesseract writes it.

        ``text`` is the second word as it stands in the file.
        """
        return self._blanks is not _Blanks.ALL and not text[:1].isspace() and are_unspaced(word, following)

    def _word(self, element: HocrElement, text: str, inherited: str) -> Word:
        language = language_of(element) or inherited
        return Word(self._polygon(element), text, _confidence(element), _language(language))

    def _polygon(self, element: HocrElement) -> Polygon:
        outline = numbers(element, "poly")
        if len(outline) >= 4:
            return self._scale.polygon(zip(outline[::2], outline[1::2], strict=False))
        box = numbers(element, "bbox") or _around_glyphs(element)
        if len(box) != 4:
            return ()
        (left, right), (top, bottom) = sorted(box[::2]), sorted(box[1::2])
        return self._scale.polygon(rectangle(left, top, right - left, bottom - top))


def _language(code: str) -> tuple[Language, ...]:
    return (Language(bcp47(code)),) if code else ()


def _around(words: Sequence[Word]) -> Polygon:
    """Return the box around words that all have one, for a line the file gives none."""
    if not words or not all(word.polygon for word in words):
        return ()
    left, top, right, bottom = bounds(point for word in words for point in word.polygon)
    return rectangle(left, top, right - left, bottom - top)


def _around_glyphs(element: HocrElement) -> list[float]:
    """Return the box around the letters of an element, where only these have places."""
    boxes = numbers(element, "x_bboxes")
    for child in element.children:
        if isinstance(child, HocrElement) and child.role in GLYPHS:
            boxes += numbers(child, "x_bboxes")
    if not boxes or len(boxes) % 4:
        return []
    xs, ys = boxes[::2], boxes[1::2]
    return [min(xs), min(ys), max(xs), max(ys)]


def _confidence(element: HocrElement) -> float | None:
    values = element.title.get("x_wconf") or element.title.get("x_conf") or ()
    if values:
        return parse_confidence(values[0], 100.0)
    letters = numbers(element, "x_confs")
    if not letters:
        return None
    total = 1.0 if max(letters) <= 1 else 100.0  # kraken's are shares
    mean = math.fsum(letters) / len(letters)
    return round(mean / total, 6) if min(letters) >= 0 and max(letters) <= total else None
