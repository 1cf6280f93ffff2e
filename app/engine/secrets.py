"""Secrets of a run masked in its answers: keys given, and tokens made from them."""

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
from app.model.redact import changed_failure
from app.providers.kit.plan import Effect, GrpcCall, Provider, Request

_HEADERS: Final = frozenset({"authorization", "x-goog-api-key", "ocp-apim-subscription-key"})
_SHORTEST: Final = 6
_LONGEST_MESSAGE: Final = 1_000
_CHUNK: Final = 2**20
_MASK: Final = "•••"


class Secrets:
    """Secrets of one run of a plan: those it was given, and those seen in what it sends."""

    def __init__(self, values: Iterable[str]) -> None:
        self._values = {
            spelling for value in values if len(value) >= _SHORTEST for spelling in _spellings(value)
        }

    @classmethod
    def of_request(cls, provider: Provider, request: Request) -> Secrets:
        """Return the secrets among the credentials of a request."""
        return cls(secret_values(provider, request.credentials))

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

    def mask(self, outcome: Outcome) -> Outcome:
        """Return the outcome with every secret in it masked; an answer without any stays untouched."""
        analysis, raw = outcome.analysis, outcome.raw
        if raw is not None and self._occurs_in(raw):
            raw = self._masked(raw)
            analysis = decode_analysis(self._masked(encode_analysis(analysis)))
        return replace(outcome, analysis=self._with_short_errors(analysis), raw=raw)

    def _with_short_errors(self, analysis: Analysis) -> Analysis:
        if not analysis.errors:
            return analysis
        errors = tuple(changed_failure(e, self._short) for e in analysis.errors)
        return msgspec.structs.replace(analysis, errors=errors)

    def _short(self, text: str) -> str:
        masked = self._masked(text.encode("utf-8", "surrogatepass"))
        return masked.decode("utf-8", "surrogatepass")[:_LONGEST_MESSAGE]

    def _occurs_in(self, data: bytes) -> bool:
        return any(_contains(data, value.encode()) for value in self._values)

    def _masked(self, data: bytes) -> bytes:
        for value in sorted(self._values, key=len, reverse=True):
            data = data.replace(value.encode(), _MASK.encode())
        return data


def secret_values(provider: Provider, credentials: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values of those credentials that a provider calls secret."""
    names = {field.name for field in provider.fields if field.secret}
    return tuple(value for name, value in credentials.items() if name in names)


def _contains(data: bytes, value: bytes) -> bool:
    """Return True if the data contain the value; searched in chunks, so that other threads get their turn."""
    return any(
        data.find(value, start, start + _CHUNK + len(value) - 1) >= 0 for start in range(0, len(data), _CHUNK)
    )


def _spellings(value: str) -> set[str]:
    """Return the value, its spelling in JSON, and for a key file the private key in it."""
    spellings = {value, json.dumps(value)[1:-1]}
    try:
        inside = json.loads(value)
    except (ValueError, RecursionError):
        return spellings
    private = inside.get("private_key") if isinstance(inside, dict) else None
    return (
        spellings | _spellings(private)
        if isinstance(private, str) and len(private) >= _SHORTEST
        else spellings
    )
