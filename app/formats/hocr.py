"""hOCR 1.0 to 1.2 as model values.

A block is the innermost content area or paragraph around its lines (``ocr_carea``, ``ocrx_block``,
``ocr_par``); a line is any of the classes programs give lines, headers and captions among them; floats
are objects. ``x_wconf`` is out of 100. A line's text is the text inside it, white space collapsed.
Specification: http://kba.github.io/hocr-spec/1.2/.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from app.formats.html import Characters, EndTag, StartTag, Token, tokens
from app.formats.pages import PageDescription, choose_page
from app.formats.reader_helpers import (
    CoordinateScale,
    OcrFileContent,
    collapse_spaces,
    parse_confidence,
    parse_number,
    scale_to_image,
    unplaced_words,
)
from app.formats.xml import MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS
from app.model.analysis import Block, Face, Language, Line, Object, Word
from app.model.errors import AnswerError
from app.model.geometry import Polygon, rectangle
from app.model.image import Image

BLOCKS: Final = frozenset({"ocr_carea", "ocrx_block", "ocr_column", "ocr_par"})
LINES: Final = frozenset(
    {"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"}
)
WORDS: Final = frozenset({"ocrx_word", "ocr_word"})
FLOATS: Final = {
    "ocr_photo": "photo", "ocr_image": "image", "ocr_linedrawing": "line-drawing", "ocr_float": "float",
    "ocr_table": "table", "ocr_separator": "separator", "ocr_textimage": "image", "ocr_noise": "noise",
    "ocr_math": "maths", "ocr_chem": "chem",
}  # fmt: skip
_PROPERTY: Final = re.compile(r'\s*([a-z0-9_]+)((?:\s+(?:"[^"]*"|[^\s;"]+))*)')
_VALUE: Final = re.compile(r'"([^"]*)"|([^\s;"]+)')
_UNUSABLE_CODECS: Final = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""Codecs of Python no page is encoded in; some refuse any text, one takes minutes for a long text."""
_MAX_TITLE: Final = 1_000_000


@dataclass
class _HocrElement:
    name: str
    role: str = ""
    title: dict[str, list[str]] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    objects: list[Object] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)
    closed: bool = False


def read(data: bytes, image: Image, nth: int = 0) -> OcrFileContent:
    """Return what an hOCR file, or page ``nth`` of it, says of the image; raises AnswerError for others."""
    if len(data) > MAX_BYTES:
        raise AnswerError(f"this hOCR is over {MAX_BYTES // 2**20} MiB")
    text = _decode(data)
    if "ocr_page" not in text:
        raise AnswerError("this is no hOCR: there is no ocr_page in it")
    tree = _HocrTree()
    for token in tokens(text):
        tree.take(token)
    pages = tree.finish()
    if not pages:
        raise AnswerError("this is no hOCR: there is no ocr_page in it")
    chosen = choose_page(list(map(_description, pages)), image, nth)
    page = pages[chosen]
    box = _numbers(page.title, "bbox")
    has_page_size = len(box) == 4 and box[0] == box[1] == 0
    scale, failures = scale_to_image(box[2], box[3], image) if has_page_size else (CoordinateScale(), ())
    content = _scaled(page, scale)
    language = page.attributes.get("lang", "") or tree.language
    return OcrFileContent(
        blocks=content.blocks,
        objects=content.objects,
        faces=content.faces,
        languages=tuple(filter(None, (*tree.languages,) or (language,))),
        failures=failures,
        facts=(("creator", tree.system), ("image", _image_name(page))),
        pages=len(pages),
        page=chosen + 1,
    )


def _description(page: _HocrElement) -> PageDescription:
    box = _numbers(page.title, "bbox")
    if len(box) == 4 and box[0] == box[1] == 0:
        return PageDescription(box[2], box[3], _image_name(page))
    return PageDescription(image_name=_image_name(page))


class _HocrTree:
    """Builds elements from tags; an end tag closes the elements open inside, as browsers do."""

    def __init__(self) -> None:
        self.system = ""
        self.language = ""
        self.languages: list[str] = []
        self._open: list[_HocrElement] = [_HocrElement("")]
        self._pages: list[_HocrElement] = []
        self._count = 0

    def take(self, token: Token) -> None:
        if isinstance(token, Characters):
            self._open[-1].texts.append(token.text)
        elif isinstance(token, EndTag):
            self._end(token.name)
        else:
            self._start(token)

    def finish(self) -> list[_HocrElement]:
        while len(self._open) > 1:
            self._close()
        return self._pages

    def _start(self, tag: StartTag) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) > MAX_DEPTH:
            raise AnswerError("this hOCR is too long or nested too deeply")
        if tag.name == "meta":
            self._meta(tag.attributes)
        elif tag.name == "p" and self._open[-1].name == "p":
            self._close()  # HTML lets its end tag be left out
        elif tag.name == "html":
            self.language = tag.attributes.get("lang") or tag.attributes.get("xml:lang", "")
        element = _HocrElement(tag.name, _role(tag.attributes.get("class", "")), attributes=tag.attributes)
        if element.role:
            element.title = _properties(tag.attributes.get("title", ""))
        self._open.append(element)
        if tag.name == "br":
            element.texts.append(" ")
        if tag.closed:
            self._close()

    def _meta(self, attributes: dict[str, str]) -> None:
        content = attributes.get("content", "")
        if attributes.get("name") == "ocr-system":
            self.system = collapse_spaces(content)
        elif attributes.get("name") == "ocr-langs":
            self.languages = [] if content.strip() == "unknown" else content.split()

    def _end(self, name: str) -> None:
        if any(element.name == name for element in self._open[1:]):
            while self._open[-1].name != name:
                self._close()
            self._close()

    def _close(self) -> None:
        element = self._open.pop()
        parent = self._open[-1]
        if element.role in LINES and not element.lines:
            parent.lines.append(_line(element))
        elif element.role in WORDS:
            word = _word(element)
            parent.words.append(word)
            parent.texts.append(word.text)
        elif element.role in BLOCKS:
            _finish_block(element)
            parent.blocks += element.blocks
            parent.objects += element.objects
            parent.faces += element.faces
        elif element.role == "ocr_page":
            _finish_block(element)
            self._pages.append(element)
        else:
            if element.role in FLOATS:
                _float(element, parent)
            parent.texts += element.texts
            parent.words += element.words
            parent.lines += element.lines
            parent.blocks += element.blocks
            parent.objects += element.objects
            parent.faces += element.faces


def _finish_block(element: _HocrElement) -> None:
    """Make a block of an element's own lines; words without a line become a line first."""
    if element.words and not element.lines and not element.blocks:
        element.lines.append(_line(element))
    if element.lines:
        confidence = _confidence(element) if element.role in BLOCKS else None
        polygon = _polygon(element) if element.role in BLOCKS else ()
        kind = " ".join(element.title.get("x_kind", ())) or "text"
        element.blocks.append(Block(polygon, kind, confidence, tuple(element.lines)))
        element.lines = []


def _line(element: _HocrElement) -> Line:
    text = collapse_spaces("".join(element.texts))
    words = tuple(element.words) or unplaced_words(text)
    return Line(_polygon(element), text, _confidence(element), words)


def _word(element: _HocrElement) -> Word:
    language = element.attributes.get("lang") or element.attributes.get("xml:lang", "")
    languages = (Language(language),) if language else ()
    return Word(_polygon(element), collapse_spaces("".join(element.texts)), _confidence(element), languages)


def _float(element: _HocrElement, parent: _HocrElement) -> None:
    kind = " ".join(element.title.get("x_kind", ())) or FLOATS[element.role]
    if kind == "face":
        parent.faces.append(Face(_polygon(element), _confidence(element)))
        return
    name = element.attributes.get("aria-label") or kind
    parent.objects.append(Object(name, _polygon(element), _confidence(element), kind))


def _role(classes: str) -> str:
    return next((c for c in classes.split() if c.startswith(("ocr_", "ocrx_"))), "")


def _properties(title: str) -> dict[str, list[str]]:
    properties: dict[str, list[str]] = {}
    for part in _split_title(title[:_MAX_TITLE]):
        match = _PROPERTY.match(part)
        if match:
            values = [quoted or bare for quoted, bare in _VALUE.findall(match[2])]
            properties.setdefault(match[1], values)
    return properties


def _split_title(title: str) -> Iterator[str]:
    """Return the parts of a ``title`` between semicolons, those inside quotes not counted."""
    if '"' not in title:
        yield from title.split(";")
        return
    quoted = False
    start = 0
    for i, character in enumerate(title):
        if character == '"':
            quoted = not quoted
        elif character == ";" and not quoted:
            yield title[start:i]
            start = i + 1
    yield title[start:]


def _numbers(title: dict[str, list[str]], name: str) -> list[float]:
    values = [parse_number(value) for value in title.get(name, ())]
    return [v for v in values if v is not None] if None not in values else []


def _polygon(element: _HocrElement) -> Polygon:
    outline = _numbers(element.title, "poly")
    if len(outline) >= 4:
        return tuple(zip(outline[::2], outline[1::2], strict=False))
    box = _numbers(element.title, "bbox")
    if len(box) != 4:
        return ()
    (left, right), (top, bottom) = sorted(box[::2]), sorted(box[1::2])
    return rectangle(left, top, right - left, bottom - top)


def _confidence(element: _HocrElement) -> float | None:
    values = element.title.get("x_wconf") or ()
    return parse_confidence(values[0], 100.0) if values else None


def _image_name(page: _HocrElement) -> str:
    return unquote(" ".join(page.title.get("image", ())))


def _scaled(page: _HocrElement, scale: CoordinateScale) -> OcrFileContent:
    blocks = tuple(
        Block(
            scale.polygon(block.polygon),
            block.kind,
            block.confidence,
            tuple(
                Line(
                    scale.polygon(line.polygon),
                    line.text,
                    line.confidence,
                    tuple(
                        Word(scale.polygon(w.polygon), w.text, w.confidence, w.languages) for w in line.words
                    ),
                )
                for line in block.lines
            ),
        )
        for block in page.blocks
    )
    objects = tuple(Object(o.name, scale.polygon(o.polygon), o.confidence, o.kind) for o in page.objects)
    faces = tuple(Face(scale.polygon(f.polygon), f.confidence) for f in page.faces)
    return OcrFileContent(blocks, objects, faces)


def _decode(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    named = re.search(rb"""(?:encoding|charset)\s*=\s*["']?([A-Za-z0-9._-]{1,40})""", data[:2_000])
    encoding = named[1].decode() if named else "utf-8"
    try:
        if codecs.lookup(encoding).name in _UNUSABLE_CODECS:
            encoding = "utf-8"
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    except LookupError:
        return data.decode("utf-8", "replace").removeprefix("\ufeff")
