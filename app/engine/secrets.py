"""What must not show up anywhere: keys given, and tokens made from them, wherever a service repeats one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

import httpx
import msgspec

from app.model.analysis import Analysis
from app.model.document import decode_analysis, encode_analysis
from app.model.outcome import Outcome
from app.providers.kit.plan import Effect, GrpcCall

_HEADERS: Final = frozenset({"authorization", "x-goog-api-key", "ocp-apim-subscription-key"})
_SHORTEST: Final = 6
_LONGEST_MESSAGE: Final = 1_000
_PIECE: Final = 2**20
_MASK: Final = "•••"


class Secrets:
    """The secrets of one run of a plan: those it was given, and those seen in what it sends."""

    def __init__(self, values: Iterable[str]) -> None:
        self._values = {form for value in values if len(value) >= _SHORTEST for form in _forms(value)}

    def learn(self, effect: Effect) -> None:
        """Remember the secrets in a request's headers, such as tokens exchanged for a key."""
        headers: Mapping[str, str] = {}
        if isinstance(effect, httpx.Request):
            headers = effect.headers
        elif isinstance(effect, GrpcCall):
            headers = dict(effect.metadata)
        for name in _HEADERS & headers.keys():
            value = headers[name].rpartition(" ")[2]
            if len(value) >= _SHORTEST:
                self._values.add(value)

    def without(self, outcome: Outcome) -> Outcome:
        """The outcome with every secret in it blotted out; an answer that holds none stays untouched."""
        analysis, raw = outcome.analysis, outcome.raw
        if raw is not None and self._in(raw):
            raw = self._masked(raw)
            analysis = decode_analysis(self._masked(encode_analysis(analysis)))
        return replace(outcome, analysis=self._with_short_errors(analysis), raw=raw)

    def _with_short_errors(self, analysis: Analysis) -> Analysis:
        if not analysis.errors:
            return analysis
        errors = tuple(
            msgspec.structs.replace(e, message=self._masked(e.message.encode()).decode()[:_LONGEST_MESSAGE])
            for e in analysis.errors
        )
        return msgspec.structs.replace(analysis, errors=errors)

    def _in(self, data: bytes) -> bool:
        return any(_holds(data, value.encode()) for value in self._values)

    def _masked(self, data: bytes) -> bytes:
        for value in sorted(self._values, key=len, reverse=True):
            data = data.replace(value.encode(), _MASK.encode())
        return data


def _holds(data: bytes, value: bytes) -> bool:
    """Whether the value is in the data, looked for piece by piece: one search would hold up other threads."""
    return any(
        data.find(value, start, start + _PIECE + len(value) - 1) >= 0 for start in range(0, len(data), _PIECE)
    )


def _forms(value: str) -> set[str]:
    """The value, as JSON would write it, and for a key file the private key in it."""
    forms = {value, json.dumps(value)[1:-1]}
    try:
        inside = json.loads(value)
    except (ValueError, RecursionError):
        return forms
    private = inside.get("private_key") if isinstance(inside, dict) else None
    return forms | _forms(private) if isinstance(private, str) and len(private) >= _SHORTEST else forms
