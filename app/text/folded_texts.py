"""The texts that were searched last, folded: who types a word searches the same texts at each letter."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from app.text.folding import FoldedText, fold

MOST_CHARACTERS: Final = 4_000_000
"""Most characters of folded texts that are kept."""
_kept: OrderedDict[tuple[str, bool], FoldedText] = OrderedDict()
_lock: Final = Lock()


def folded_text(text: str, *, case: bool) -> FoldedText:
    """Return a text folded (see ``fold``), from those that are kept if it is among them; from any thread.

    One text is folded at a time: a search that soon follows another waits for its text instead of folding it.
    """
    key = text, case
    with _lock:
        known = _kept.get(key)
        if known is not None:
            _kept.move_to_end(key)
            return known
        folded = _kept[key] = fold(text, case=case)
        length = sum(len(kept) for kept, _ in _kept)
        while length > MOST_CHARACTERS and len(_kept) > 1:
            (oldest, _), _ = _kept.popitem(last=False)
            length -= len(oldest)
    return folded
