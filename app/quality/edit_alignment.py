"""One minimal alignment of two sequences, and what follows from it: operations and confusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

Confusion = tuple[str, str]
"""What the truth has and what was read instead; an empty text is a gap."""

_HINT_SHARE: Final = (
    16  # the alignment is sought among those with as many errors as this part of a text first
)


class Step(NamedTuple):
    """One operation: the positions it stands at, and ``kind`` ``replace``, ``delete`` or ``insert``."""

    kind: str
    truth: int
    read: int


@dataclass(frozen=True)
class Alignment:
    """A minimal alignment (Levenshtein) of what should have been read with what was read.

    ``steps`` are its operations in order; whatever they do not name is equal on both sides.
    """

    truth: Sequence[str]
    read: Sequence[str]
    steps: tuple[Step, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """Return the number of operations of each kind."""
        return Counter(step.kind for step in self.steps)

    @property
    def distance(self) -> int:
        """Return the number of operations."""
        return len(self.steps)

    @property
    def correct(self) -> int:
        """Return the number of items that are equal on both sides."""
        return len(self.truth) - self.counts["replace"] - self.counts["delete"]

    def confusion(self, step: Step) -> Confusion:
        """Return what one operation makes of what."""
        truth = "" if step.kind == "insert" else self.truth[step.truth]
        return truth, "" if step.kind == "delete" else self.read[step.read]

    def confusions(self) -> Counter[Confusion]:
        """Count what was taken for what, one item a side."""
        return Counter(map(self.confusion, self.steps))

    def merged_confusions(self) -> Counter[Confusion]:
        """Count what was taken for what with neighbouring operations as one, weighted by their number.

        So ``ß`` read as ``ss`` is one confusion of two errors, as in the ISRI tools' ``accuracy`` (Rice
        1996, Measuring the Accuracy of Page-Reading Systems).
        """
        merged: Counter[Confusion] = Counter()
        for run in self._runs():
            pairs = list(map(self.confusion, run))
            merged["".join(a for a, _ in pairs), "".join(b for _, b in pairs)] += len(run)
        return merged

    def _runs(self) -> Iterator[list[Step]]:
        run: list[Step] = []
        for step in self.steps:
            if run and (step.truth, step.read) != _end(run[-1]):
                yield run
                run = []
            run.append(step)
        if run:
            yield run


def align(truth: Sequence[str], read: Sequence[str]) -> Alignment:
    """Return a minimal alignment of two sequences of characters or words."""
    from rapidfuzz.distance import Levenshtein

    numbers: dict[str, int] = {}
    first, second = ([numbers.setdefault(item, len(numbers)) for item in side] for side in (truth, read))
    hint = max(16, len(first) // _HINT_SHARE)  # changes the speed, not the alignment
    operations = Levenshtein.editops(first, second, score_hint=hint)
    return Alignment(truth, read, tuple(Step(op.tag, op.src_pos, op.dest_pos) for op in operations))


def _end(step: Step) -> tuple[int, int]:
    return step.truth + (step.kind != "insert"), step.read + (step.kind != "delete")
