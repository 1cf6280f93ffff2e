"""Blots secrets out of sentences that services write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec
from msgspec import UNSET

from app.model.analysis import Failure
from app.model.phrase import Parameter, Phrase

_SHORTEST: Final = 6


def masked(text: str, secrets: Iterable[str]) -> str:
    """Return the text with every secret of six characters or more masked."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, "•••")
    return text


def changed_failure(failure: Failure, change: Callable[[str], str]) -> Failure:
    """Return a failure with each of its texts changed: the message, and what stands in its template."""
    parameters = failure.parameters
    return msgspec.structs.replace(
        failure,
        message=change(failure.message),
        parameters=UNSET if parameters is UNSET else changed_parameters(parameters, change),
    )


def changed_parameters(
    parameters: Mapping[str, Parameter], change: Callable[[str], str]
) -> dict[str, Parameter]:
    """Return the parameters of a phrase with each text in them changed."""
    return {name: _changed(value, change) for name, value in parameters.items()}


def _changed(value: Parameter, change: Callable[[str], str]) -> Parameter:
    if isinstance(value, Phrase):
        return Phrase(change(value.template), changed_parameters(value.parameters, change))
    return change(value) if isinstance(value, str) else value
