"""How well commands fit letters that were typed."""

from __future__ import annotations

from app.ui.base.i18n import tr
from app.ui.widgets.shortcuts import Shortcut


def match_rank(typed: str, command: Shortcut) -> int | None:
    """Return how well a command fits what was typed, 0 best and 3 worst; None if not at all.

    Letters must come in order; titles that begin with them come first, then words that do.
    """
    title = f"{command.shown} {tr(command.menu)}".casefold()
    sought = typed.casefold().strip()
    at = title.find(sought)
    if at == 0:
        return 0
    if at > 0:
        return 1 if title[at - 1] == " " else 2
    position = 0
    for letter in sought:
        position = title.find(letter, position) + 1
        if not position:
            return None
    return 3
