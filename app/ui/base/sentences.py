"""What the program says about faults and progress, in the window's language.

The rooms below the window write English (``app.model.phrase``), as the command line, the log and the
analysis document have it. ``packaging/words.py`` collects their templates under ``SENTENCES``. What a
service says stays in its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import UNSET
from PySide6.QtCore import QCoreApplication

from app.model.analysis import Failure
from app.model.errors import VidimusError
from app.model.phrase import Parameter, Phrase, filled
from app.ui.base.i18n import number_text, tr
from app.ui.base.language_names import language_names

if TYPE_CHECKING:
    from app.model.edit import EditError

SENTENCES: Final = "Sentences"
"""The part of the translation files that holds the templates of the rooms below the window."""
_NAMES_OF_KINDS: Final = frozenset({"feature", "features", "kind"})
"""Parameters that hold names of features or regions, one or a list, which have translations of their own."""
_LANGUAGES: Final = frozenset({"language", "languages"})
"""Parameters that hold codes of languages, one or several."""
_DIGITS: Final = {"": 0, ",": 0, "g": 6}
_LONGEST: Final = 400
"""Characters of a template at most; what is longer, or holds line breaks, some service wrote."""
_DEEPEST: Final = 8
"""Phrases within phrases that are shown; files may hold any number."""


def sentence_of(said: VidimusError | EditError | Failure | Phrase | str) -> str:
    """Return the sentence of an error, failure or phrase in the window's language.

    A plain text is a phrase without parameters. What has no translation comes as it is: sentences of
    services, and of analyses kept before sentences had templates.
    """
    if isinstance(said, str):
        return _translated(said)
    if isinstance(said, Failure):
        if said.template is UNSET:
            return _translated(said.message)
        return _filled(said.template, said.parameters or {}, 0)
    phrase = said if isinstance(said, Phrase) else said.phrase
    return _filled(phrase.template, phrase.parameters, 0)


def _translated(template: str) -> str:
    if not template or len(template) > _LONGEST or not template.isprintable():
        return template
    return QCoreApplication.translate(SENTENCES, template)


def _filled(template: str, parameters: dict[str, Parameter], depth: int) -> str:
    def text_of(name: str, value: Parameter, spec: str) -> str:
        if isinstance(value, Phrase):
            return _filled(value.template, value.parameters, depth + 1) if depth < _DEEPEST else "…"
        if isinstance(value, str):
            if name in _LANGUAGES:
                return language_names(value.split(", "))
            return _names(value) if name in _NAMES_OF_KINDS else value
        return _number(value, spec)

    return filled(_translated(template), parameters, text_of)


def _names(kinds: str) -> str:
    """Return names of features or regions, parted by commas or ``or``, each in the window's language."""
    return "".join(
        part if part == ", " else f" {tr('or')} " if part == " or " else tr(part)
        for part in re.split(r"(, | or )", kinds)
    )


def _number(value: float, spec: str) -> str:
    digits = _DIGITS.get(spec)
    if digits is None:
        return number_text(value, int(spec[-2]))
    whole = float(value).is_integer()
    if whole or isinstance(value, int):
        return number_text(value)
    text = number_text(value, 6)
    return text.rstrip("0")
