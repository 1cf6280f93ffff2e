"""Several words that a reading has in one place get another text together."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.analysis import Analysis
from app.model.correct import deleted, retyped
from app.model.edit import Edit, EditError, Key, apply_edit, edit_between
from app.model.restructure import merged
from app.model.retype import single_line


def words_retyped(analysis: Analysis, keys: Sequence[Key], text: str) -> Edit:
    """Return the edit that gives words, in reading order, another text together.

    As many words as there were get one each; else neighbours of one line become one, which is parted at the
    spaces. No text deletes them. Raises EditError for words of several lines that do not become as many.
    """
    if not keys:
        raise EditError("nothing is selected")
    text = single_line(text)
    if len(keys) == 1:
        return retyped(analysis, keys[0], text)
    if not text:
        return deleted(analysis, keys)
    texts = text.split()
    changed = analysis
    if len(texts) == len(keys):
        for key, word in zip(keys, texts, strict=True):
            changed = apply_edit(changed, retyped(changed, key, word))
    else:
        edit, key = merged(changed, keys)
        changed = apply_edit(changed, edit)
        changed = apply_edit(changed, retyped(changed, key, text))
    return edit_between(analysis, changed, f"Edit {keys[0][0]}")
