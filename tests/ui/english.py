"""Tells English words of the program's own sentences in what a window in another language shows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

from app.ui.base.i18n import FOLDER
from app.ui.base.sentences import SENTENCES

_WORD = re.compile(r"[a-z]{2,}")
_PLACEHOLDER = re.compile(r"\{[^}]*\}|`[^`]*`")


def english_words(shown: str, language: str, *outside: str) -> set[str]:
    """Return words of English templates that a sentence has and no translation; not in ``outside`` texts."""
    for text in sorted(outside, key=len, reverse=True):
        shown = re.sub(re.escape(text), "", shown, flags=re.IGNORECASE)
    return _words(shown) & _only_english(language)


@cache
def _only_english(language: str) -> frozenset[str]:
    sources, translations = set[str](), set[str]()
    for context in ET.parse(FOLDER / f"vidimus_{language}.ts").iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            if context.findtext("name") == SENTENCES:
                sources |= _words(message.findtext("source") or "")
            translations |= _words(
                " ".join(message.itertext()).replace(message.findtext("source") or "", "", 1)
            )
    return frozenset(sources - translations)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_PLACEHOLDER.sub(" ", text).lower()))
