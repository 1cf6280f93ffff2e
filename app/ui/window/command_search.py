"""How well commands fit words that were typed."""

from __future__ import annotations

from app.ui.base.i18n import tr
from app.ui.widgets.shortcuts import Shortcut

_WITHIN, _IN_ORDER = 3, 4


def match_rank(typed: str, command: Shortcut, synonyms: str = "") -> int | None:
    """Return how well a command fits what was typed, 0 best and 4 worst; None if not at all.

    Titles that begin with what was typed come first (0), then those with words that begin so (1), then
    ``synonyms`` (2), then parts of words (3). Letters that only come in order are worst (4). Of several words
    each has to fit; the worst counts, but where they follow each other in ``synonyms``, they are meant (0).
    """
    title = f"{command.shown} {tr(command.menu)}".casefold()
    sought = typed.casefold().strip()
    if title.startswith(sought):
        return 0
    if " " in sought and f" {sought}" in f" {synonyms}":
        return 0
    ranks = [_rank_of_word(word, title, synonyms) for word in sought.split()]
    known = [rank for rank in ranks if rank is not None]
    if len(known) == len(ranks):
        return max(known)
    return _IN_ORDER if _in_order(sought, title) else None


def _rank_of_word(word: str, title: str, synonyms: str) -> int | None:
    if f" {word}" in f" {title}":
        return 1
    if f" {word}" in f" {synonyms}":
        return 2
    return _WITHIN if word in title else None


def _in_order(sought: str, title: str) -> bool:
    position = 0
    for letter in sought:
        position = title.find(letter, position) + 1
        if not position:
            return False
    return True
