"""The manual as text: pages in Markdown, their sections, and the names of keys and menus put into them.

A page is ``resources/manual/LANGUAGE/NAME.md``. Its first line is ``# Title``; each section begins with
``## Title {#id}``, the same ids in every language. ``{key view.fit}`` stands for the key of a command as it
is bound now, ``{menu view.fit}`` for its place in the menus, ``{word Compare}`` for a word of the window.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import app
from app.ui.base.i18n import tr
from app.ui.widgets.shortcuts import shortcut

FOLDER: Final = Path(app.__file__).parent.parent / "resources" / "manual"
PAGES: Final = ("analyst", "quality", "verifier")
"""One page for each kind of work, in order."""
PICTURE_SCALE: Final = 1.5
"""Pixels of a picture for each pixel it takes in the manual at 100 %."""
_SECTION: Final = re.compile(r"^## (?P<title>.+?) \{#(?P<id>[a-z-]+)\}$", re.MULTILINE)
PLACEHOLDER: Final = re.compile(r"\{(key|menu|word) ([^{}]+)\}")


@dataclass(frozen=True)
class Section:
    """A part of a page under a heading of its own; ``text`` is Markdown without the heading."""

    page: str
    id: str
    title: str
    text: str

    @property
    def address(self) -> str:
        """Return where links and the palette find it: ``page#id``."""
        return f"{self.page}#{self.id}"


@dataclass(frozen=True)
class Page:
    """One page: its title, what stands before the first section, and the sections."""

    name: str
    title: str
    opening: str
    sections: tuple[Section, ...]

    @property
    def markdown(self) -> str:
        """Return the page as Markdown that Qt shows, the ids of the headings left out."""
        parts = [f"# {self.title}", self.opening]
        parts += [f"## {section.title}\n\n{section.text}" for section in self.sections]
        return "\n\n".join(parts)


@dataclass(frozen=True)
class Manual:
    """All pages in one language; ``pictures`` are PNG files by their names."""

    pages: tuple[Page, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def search(self, typed: str) -> tuple[Section, ...]:
        """Return the sections that hold every word typed, those with the words in their title first."""
        words = typed.casefold().split()
        if len("".join(words)) < 3:
            return ()
        found = []
        for section in (section for page in self.pages for section in page.sections):
            title = section.title.casefold()
            text = f"{title} {with_names(section.text).casefold()}"
            if all(word in text for word in words):
                found.append((not all(word in title for word in words), section))
        return tuple(section for _, section in sorted(found, key=lambda pair: pair[0]))


def load_manual(language: str) -> Manual:
    """Read the pages and pictures of a language; blocks. What is missing is left out."""
    folder = FOLDER / language
    pages, pictures = [], {}
    for name in PAGES:
        path = folder / f"{name}.md"
        if path.exists():
            pages.append(page_of(name, path.read_text(encoding="utf-8")))
    for path in sorted(folder.glob("*.png")):
        pictures[path.name] = path.read_bytes()
    return Manual(tuple(pages), pictures)


def page_of(name: str, text: str) -> Page:
    """Take a page apart into its title and sections."""
    first, _, rest = text.partition("\n")
    heads = list(_SECTION.finditer(rest))
    ends = [head.start() for head in heads[1:]] + [len(rest)]
    opening = rest[: heads[0].start()] if heads else rest
    sections = tuple(
        Section(name, head["id"], head["title"], rest[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    )
    return Page(name, first.removeprefix("#").strip(), opening.strip(), sections)


def with_names(text: str) -> str:
    """Return a text with keys as they are bound now, and menus and words in the language of the window."""
    return PLACEHOLDER.sub(_name, text)


def _name(match: re.Match[str]) -> str:
    kind, named = match.groups()
    if kind == "word":
        return f"*{tr(named)}*"
    command = shortcut(named)
    if kind == "key" and command.key:
        return f"`{command.key}`"
    steps = (tr(command.menu), tr(command.submenu) if command.submenu else "", command.shown)
    return f"*{' › '.join(filter(None, steps))}*"
