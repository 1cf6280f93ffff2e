"""The elements of hOCR in a document, nested as browsers nest them.

Of HTML 5's rules for the nesting of tags, those are kept that decide in which element a text stands: end
tags that are left out, and end tags that close nothing. Elements without a class of hOCR leave only the
line breaks they imply. Nesting beyond a limit is flattened, as browsers do, so that no text is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from app.formats.html import Characters, EndTag, StartTag, Token
from app.formats.xml import MAX_DEPTH, MAX_ELEMENTS
from app.model.errors import AnswerError

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS: Final = _HEADINGS | frozenset(
    (
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "li", "listing",
        "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
    )
)  # fmt: skip
"""Elements that end a paragraph, and whose edges are line breaks."""
_ROWS: Final = frozenset(("caption", "tbody", "tfoot", "thead", "tr"))
_CELLS: Final = frozenset(("td", "th"))
_SPECIAL: Final = _BLOCKS | _ROWS | _CELLS | frozenset(
    ("applet", "body", "button", "head", "html", "iframe", "marquee", "object", "select", "template")
)  # fmt: skip
"""Elements that no end tag of an inline element inside them closes."""
_FORMATTING: Final = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_SCOPES: Final = frozenset(("applet", "caption", "marquee", "object", "table", "td", "template", "th"))
"""Elements beyond which no end tag inside them closes anything."""
_IMPLIED: Final = {
    "li": (("li",), ("ol", "ul")),
    "dd": (("dd", "dt"), ("dl",)),
    "dt": (("dd", "dt"), ("dl",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr",), ("table",)),
    "tbody": (("tbody", "thead", "tfoot", "tr", "caption"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot", "tr", "caption"), ("table",)),
    "option": (("option",), ("select",)),
    "rt": (("rt", "rp"), ("ruby",)),
    "rp": (("rt", "rp"), ("ruby",)),
}
"""Start tags before which end tags may be left out: which they are, and within what."""
_READINGS: Final = {"ins": "accepted", "del": "rejected"}
_MAX_TITLE: Final = 1_000_000
_TITLE_TOKEN: Final = re.compile(r""""([^"]*)"|'([^']*)'(?=\s*(?:;|$))|(;)|([^\s;"]+)|(")""")
_XHTML: Final = "http://www.w3.org/1999/xhtml"


@dataclass(eq=False)
class HocrElement:
    """An element with a class of hOCR: its ``role``, attributes, and the texts and elements in it, in order.

    None among the children is a line break: ``br``, or the edge of a block of HTML. ``divided`` is True if
    a page, block, line or float stands in it at any depth.
    """

    role: str
    attributes: dict[str, str]
    children: list[HocrElement | str | None] = field(default_factory=list)
    divided: bool = False
    holds_choices: bool | None = None
    """True if it holds readings of one glyph to choose from; None until somebody looked."""

    @cached_property
    def title(self) -> dict[str, list[str]]:
        """Return the properties in the ``title`` attribute: their values by name."""
        return _properties(self.attributes.get("title", ""))


class HocrTree:
    """The elements of a document below ``root``, its ``pages`` in order, and what it says about itself.

    ``inline_roles`` are those that divide no line.
    """

    def __init__(self, document: Iterable[Token], inline_roles: frozenset[str]) -> None:
        self.system = ""
        self.language = ""
        self.languages: list[str] = []
        self.pages: list[HocrElement] = []
        self._inline_roles = inline_roles
        self.root = HocrElement("", {})
        self._open: list[tuple[str, HocrElement]] = []
        self._strict = False
        self._count = 0
        for token in document:
            if isinstance(token, Characters):
                self._current.children.append(token.text)
            elif isinstance(token, EndTag):
                self._end(token.name)
            else:
                self._start(token)

    @property
    def _current(self) -> HocrElement:
        return self._open[-1][1] if self._open else self.root

    def _start(self, tag: StartTag) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise AnswerError("this hOCR is too long")
        name = tag.name
        if name == "meta":
            self._meta(tag.attributes)
        elif name == "html":
            self.language = tag.attributes.get("lang") or tag.attributes.get("xml:lang", "")
            self._strict = tag.attributes.get("xmlns") == _XHTML
        if name in {"html", "head"} or (name == "body" and not _role(tag)):
            return
        self._imply_ends(name)
        if name in _BLOCKS or name in _ROWS or name == "br":
            self._current.children.append(None)
        elif name in _CELLS:
            self._current.children.append(" ")
        if not tag.closed and len(self._open) >= MAX_DEPTH:
            self._open.pop()
        element = self._element(tag)
        if not tag.closed:
            self._open.append((name, element))

    def _imply_ends(self, name: str) -> None:
        # in XHTML a paragraph may hold blocks as long as its end tag is written
        if name == "p" or (name in _BLOCKS and not self._strict):
            self._close_in_scope(("p",), frozenset({"button"}))
        if name in _HEADINGS and self._open and self._open[-1][0] in _HEADINGS:
            self._open.pop()
        if name in _IMPLIED:
            names, within = _IMPLIED[name]
            self._close_in_scope(names, frozenset(within), every=True, only_these="table" in within)

    def _element(self, tag: StartTag) -> HocrElement:
        """Return the element whose content follows: a new one if it has a role, else the current one."""
        role = _role(tag)
        current = self._current
        element = HocrElement(role, tag.attributes) if role else current
        if tag.name == "img" and element.role == "ocr_dropcap":
            element.children.append(tag.attributes.get("alt", ""))
        if not role:
            return current
        current.children.append(element)
        if role == "ocr_page":
            self.pages.append(element)
        if role not in self._inline_roles:
            for _, around in reversed(self._open):
                if around.divided:
                    break
                around.divided = True
        return element

    def _meta(self, attributes: dict[str, str]) -> None:
        name, content = attributes.get("name", "").lower(), attributes.get("content", "")
        if name == "ocr-system":
            self.system = " ".join(content.split())
        elif name == "ocr-langs":
            self.languages = [] if content.strip() == "unknown" else content.split()

    def _end(self, name: str) -> None:
        if self._open and self._open[-1][0] == name:
            self._close_from(len(self._open) - 1)
        elif name == "br":
            self._current.children.append(None)
        elif name in _HEADINGS:
            self._close_in_scope(tuple(_HEADINGS))
        elif name in _FORMATTING:
            self._end_formatting(name)
        elif name in _CELLS or name in _ROWS or name in {"table", "template"}:
            self._close_in_scope((name,), frozenset({"table", "template"}) - {name}, only_these=True)
        elif name == "p":
            if not self._close_in_scope(("p",), frozenset({"button"})):
                self._current.children.append(None)  # browsers put an empty paragraph here
        elif name in _SPECIAL:
            self._close_in_scope((name,), frozenset(("ol", "ul") if name == "li" else ()))
        else:
            for at in reversed(range(len(self._open))):
                if self._open[at][0] == name:
                    self._close_from(at)
                    return
                if self._open[at][0] in _SPECIAL:
                    return

    def _end_formatting(self, name: str) -> None:
        """End a formatting element; blocks that began inside stay open, outside of it."""
        for at in reversed(range(len(self._open))):
            if self._open[at][0] == name:
                if any(inner in _SPECIAL for inner, _ in self._open[at:]):
                    del self._open[at]
                else:
                    self._close_from(at)
                return
            if self._open[at][0] in _SCOPES:
                return

    def _close_in_scope(
        self,
        names: tuple[str, ...],
        barriers: frozenset[str] = frozenset(),
        *,
        every: bool = False,
        only_these: bool = False,
    ) -> bool:
        """Close the nearest open element of these names, or all of them, and what is open inside it.

        Nothing beyond a barrier is closed; ``only_these`` are the only barriers. Return True if one was open.
        """
        barriers = barriers if only_these else barriers | (_SCOPES - set(names))
        found = -1
        for at in reversed(range(len(self._open))):
            if self._open[at][0] in names:
                found = at
                if not every:
                    break
            elif self._open[at][0] in barriers:
                break
        if found >= 0:
            self._close_from(found)
        return found >= 0

    def _close_from(self, at: int) -> None:
        breaks = any(name in _BLOCKS or name in _ROWS for name, _ in self._open[at:])
        spaces = any(name in _CELLS for name, _ in self._open[at:])
        del self._open[at:]
        if breaks or spaces:
            self._current.children.append(None if breaks else " ")


def _role(tag: StartTag) -> str:
    """Return an element's first class of hOCR, ``alternatives`` or what becomes of one, else nothing."""
    classes = tag.attributes.get("class", "").lower().split()
    roles = [c for c in classes if c.startswith(("ocr_", "ocrx_"))]
    if roles:
        return "ocr_page" if "ocr_page" in roles else roles[0]
    if "alternatives" in classes:
        return "alternatives"
    return _READINGS.get(tag.name, "") if "alt" in classes else ""


def _properties(title: str) -> dict[str, list[str]]:
    properties: dict[str, list[str]] = {}
    if '"' not in title and "'" not in title:
        for part in title[:_MAX_TITLE].split(";"):
            if words := part.split():
                properties.setdefault(words[0].lower(), words[1:])
        return properties
    parts: list[str] = []
    for token in [*_TITLE_TOKEN.finditer(title[:_MAX_TITLE]), None]:
        if token is not None and not token[3]:
            parts.append(next(filter(None, token.groups()), ""))
            continue
        if parts:
            properties.setdefault(parts[0].lower(), parts[1:])
        parts = []
    return properties
