"""The analyses under way: one record for each, found by image and provider."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from app.model.analysis import Analysis
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import Progress
from app.ui.base.runtime import Ticket

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Run:
    """One analysis under way: of which image, by whom, since when (``time.monotonic``), how far.

    ``key`` is the image's key in the session; ``number`` tells the run from an earlier one of that image and
    provider. Runs of one batch share a ticket.
    """

    key: int
    image: Image
    provider: str
    features: tuple[Feature, ...]
    started: float = field(default_factory=time.monotonic)
    progress: Progress | None = None
    so_far: Analysis | None = None
    """What was found until now; its ``features`` are those of which all is known."""
    ticket: Ticket | None = None
    number: int = field(default_factory=lambda: next(_numbers))

    def after(self, progress: Progress) -> Analysis | None:
        """Return what is known after a step; what a step does not tell stays as it was."""
        known = self.so_far or Analysis(self.provider, ())
        if progress.text is None and progress.faces is None and not progress.finished:
            return self.so_far
        return msgspec.structs.replace(
            known,
            features=progress.finished or known.features,
            text=known.text if progress.text is None else progress.text,
            faces=known.faces if progress.faces is None else progress.faces,
            errors=progress.errors or known.errors,
            seconds=self.seconds,
        )

    @property
    def seconds(self) -> float:
        """Return the seconds since the run started."""
        return time.monotonic() - self.started


class RunningAnalyses:
    """Runs by image and provider, the oldest first; at most one for each pair."""

    def __init__(self) -> None:
        self._runs: dict[tuple[int, str], Run] = {}

    def __len__(self) -> int:
        return len(self._runs)

    def __iter__(self) -> Iterator[Run]:
        return iter(tuple(self._runs.values()))

    def of(self, key: int, provider: str) -> Run | None:
        """Return the run of a provider for an image, None without one."""
        return self._runs.get((key, provider))

    def any_of(self, key: int) -> bool:
        """Return True if anybody analyses an image now."""
        return any(of_image == key for of_image, _provider in self._runs)

    def add(self, run: Run) -> None:
        """Add a run in place of an earlier one of its image and provider."""
        self._runs[run.key, run.provider] = run

    def alive(self, run: Run) -> bool:
        """Return True if this very run, and not a later one of its image and provider, is under way."""
        current = self.of(run.key, run.provider)
        return current is not None and current.number == run.number

    def replace(self, run: Run, **changes: Any) -> Run | None:
        """Change fields of a run and return the new record, None where the run has ended."""
        if not self.alive(run):
            return None
        changed = replace(self._runs[run.key, run.provider], **changes)
        self._runs[run.key, run.provider] = changed
        return changed

    def end(self, run: Run) -> bool:
        """Take a run out; return True if it was under way until now."""
        alive = self.alive(run)
        if alive:
            del self._runs[run.key, run.provider]
        return alive
