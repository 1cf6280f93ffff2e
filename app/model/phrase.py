"""Sentences that know their English template, so that a window can say them in its language.

A template is a plain literal with named placeholders: ``cannot open {name}: {reason}``. In the placeholder
stands a name, after a colon possibly one of Python's number formats (``{seconds:g}``); nothing else is
understood, since templates also come out of files.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)(?::(,|,?\.[0-3]f|g))?\}")

_LARGEST: Final = 2**53
"""The largest integer that every reader of JSON understands."""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A template and what stands in its placeholders; ``str`` gives the English text.

    A parameter that is words of the program itself, such as the reason within a sentence, is a ``Phrase``
    as well. Names, figures and what services say are plain values.
    """

    template: str
    parameters: dict[str, str | int | float | Phrase] = {}

    def __str__(self) -> str:
        """Return the English text."""
        return filled(self.template, self.parameters, english)


Parameter = str | int | float | Phrase


def phrase(template: str, /, **parameters: Parameter) -> Phrase:
    """Return the phrase of a template, a plain literal, and its parameters."""
    return Phrase(template, parameters)


def filled(
    template: str, parameters: Mapping[str, Parameter], text_of: Callable[[str, Parameter, str], str]
) -> str:
    """Return a template with its placeholders filled; those without a parameter stay as they are.

    ``text_of`` gives the text of a parameter by its name, value and number format (empty for none).
    """

    def text(match: re.Match[str]) -> str:
        name, spec = match[1], match[2] or ""
        return text_of(name, parameters[name], spec) if name in parameters else match[0]

    return _PLACEHOLDER.sub(text, template) if parameters else template


def storable(parameters: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """Return parameters that JSON can hold: figures that are not finite, or endless, as texts."""
    return {name: _storable(value) for name, value in parameters.items()}


def _storable(value: Parameter) -> Parameter:
    if isinstance(value, Phrase):
        return Phrase(value.template, storable(value.parameters))
    if isinstance(value, int):
        return value if -_LARGEST <= value <= _LARGEST else str(value)
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def english(_name: str, value: Parameter, spec: str) -> str:
    """Return a parameter as the English sentence has it."""
    return format(value, spec) if spec and isinstance(value, int | float) else str(value)
