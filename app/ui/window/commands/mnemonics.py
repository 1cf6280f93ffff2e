"""The underlined letters of menus: with Alt in the menu bar, alone in an open menu."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from PySide6.QtGui import QAction


def mark_letters(actions: Sequence[QAction], taken: Collection[str] = ()) -> None:
    """Underline a letter in the text of each of the actions of one menu; see ``with_letters``."""
    titles = [plain_title(action.text()) for action in actions]
    for action, text in zip(actions, with_letters(titles, taken), strict=True):
        action.setText(text)


def with_letters(titles: Sequence[str], taken: Collection[str] = ()) -> list[str]:
    """Return titles with ``&`` before a letter of each, in any language.

    The letters differ from each other and from those ``taken`` (lower case) wherever that can be; beginnings
    of words come first.
    """
    places = [list(_places(title)) for title in titles]
    owners: dict[str, int] = {}
    chosen: dict[int, int] = {}

    def find_letter(number: int, tried: set[str]) -> bool:
        """Give a title a letter, moving another title to another one of its letters where that helps."""
        own = [(titles[number][place].casefold(), place) for place in places[number]]
        for letter, place in sorted(own, key=lambda pair: pair[0] in owners):  # what is free comes first
            if letter in taken or letter in tried:
                continue
            tried.add(letter)
            if letter not in owners or find_letter(owners[letter], tried):
                owners[letter], chosen[number] = number, place
                return True
        return False

    for number in range(len(titles)):
        find_letter(number, set())
    return [
        _with_letter(title, chosen.get(number, places[number][0] if places[number] else None))
        for number, title in enumerate(titles)
    ]


def plain_title(text: str) -> str:
    """Return the text of an action without the mark of its letter."""
    return re.sub("&(.?)", r"\1", text, flags=re.DOTALL)


def _places(title: str) -> Iterator[int]:
    """Give the places of letters, the beginnings of words first."""
    letters = [
        place for place, letter in enumerate(title) if letter.isalpha() and len(letter.casefold()) == 1
    ]
    starts = [place for place in letters if place == 0 or not title[place - 1].isalnum()]
    yield from starts
    yield from (place for place in letters if place not in starts)


def _with_letter(title: str, place: int | None) -> str:
    if place is None:
        return title.replace("&", "&&")
    before, after = title[:place], title[place:]
    return before.replace("&", "&&") + "&" + after.replace("&", "&&")
