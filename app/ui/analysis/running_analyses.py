"""What is under way: one record for each analysis, found by image and provider."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from app.model.feature import Feature
from app.model.image import Image
from app.model.job import Progress
from app.ui.base.runtime import Ticket

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Run:
    """One analysis under way: what, since when (``time.monotonic``), how far.

    ``number`` tells it from an earlier run for the same image. Several runs of one batch share a ticket.
    """

    key: int
    image: Image
    provider: str
    features: tuple[Feature, ...]
    started: float = field(default_factory=time.monotonic)
    progress: Progress | None = None
    ticket: Ticket | None = None
    number: int = field(default_factory=lambda: next(_numbers))

    @property
    def seconds(self) -> float:
        """How long it has been going."""
        return time.monotonic() - self.started


class RunningAnalyses:
    """All of them, oldest first."""

    def __init__(self) -> None:
        self._runs: dict[tuple[int, str], Run] = {}

    def __len__(self) -> int:
        return len(self._runs)

    def __iter__(self) -> Iterator[Run]:
        return iter(tuple(self._runs.values()))

    def of(self, key: int, provider: str) -> Run | None:
        """The run of this provider for this image."""
        return self._runs.get((key, provider))

    def add(self, run: Run) -> None:
        """Begin one."""
        self._runs[run.key, run.provider] = run

    def alive(self, run: Run) -> bool:
        """Whether this very run is under way still."""
        found = self.of(run.key, run.provider)
        return found is not None and found.number == run.number

    def replace(self, run: Run, **changes: Any) -> Run | None:
        """Change what is known of it; ``None`` when it is over."""
        if not self.alive(run):
            return None
        new = replace(self._runs[run.key, run.provider], **changes)
        self._runs[run.key, run.provider] = new
        return new

    def end(self, run: Run) -> bool:
        """It is over; whether it was still under way."""
        alive = self.alive(run)
        if alive:
            del self._runs[run.key, run.provider]
        return alive
