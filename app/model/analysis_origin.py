"""Where an analysis comes from, and what it stands for: a reading, or the reference others are judged by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import msgspec

from app.model.analysis import Analysis

REFERENCE_PREFIX: Final = "reference:"
"""Begins the provider id of every reference: one of a format may stand beside a reading of that format."""


CONSENSUS_PREFIX: Final = "consensus:"
"""Begins the provider id of every consensus; the ids of its readings follow, joined by ``+``."""


class ReadingRole(StrEnum):
    """What an analysis stands for: what a provider read, or ground truth, which nobody corrects."""

    READING = ""
    REFERENCE = "reference"


@dataclass(frozen=True)
class AnalysisOrigin:
    """Where an analysis comes from.

    ``made``: when it was kept, in seconds since 1970; 0 where that is not known. ``file``: the name of the
    file it was read from; empty for an answer of the provider itself.
    """

    made: float = 0.0
    file: str = ""
    role: ReadingRole = ReadingRole.READING

    @property
    def is_reference(self) -> bool:
        """Return True if the analysis is ground truth, which is read-only."""
        return self.role is ReadingRole.REFERENCE


UNKNOWN_ORIGIN: Final = AnalysisOrigin()


def as_reference(analysis: Analysis) -> Analysis:
    """Return an analysis under the provider id of a reference, without the time it took."""
    provider = REFERENCE_PREFIX + analysis.provider.removeprefix(REFERENCE_PREFIX)
    return msgspec.structs.replace(analysis, provider=provider, seconds=0.0, cached=False)


def role_by_provider(provider: str) -> ReadingRole:
    """Return the role an analysis under this provider id has, also one that comes back in a document."""
    return ReadingRole.REFERENCE if provider.startswith(REFERENCE_PREFIX) else ReadingRole.READING


def consensus_id(providers: Iterable[str]) -> str:
    """Return the provider id of the consensus of these providers, whatever their order."""
    return CONSENSUS_PREFIX + "+".join(sorted(set(providers)))


def sources_of(provider: str) -> tuple[str, ...]:
    """Return the providers a consensus is made of, by its id and in its order; empty for other providers."""
    if not provider.startswith(CONSENSUS_PREFIX):
        return ()
    return tuple(dict.fromkeys(part for part in provider.removeprefix(CONSENSUS_PREFIX).split("+") if part))


def role_of(stored: str) -> ReadingRole:
    """Return the role a store names; a reading for a name this version does not know."""
    try:
        return ReadingRole(stored)
    except ValueError:
        return ReadingRole.READING
