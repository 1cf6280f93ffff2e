"""Words of two readings aligned by their texts alone, for readings without places."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from app.model.errors import UnsupportedError

MAX_CELLS = 4_000_000_000
"""Largest product of the two numbers of words that are aligned (two bits of memory each)."""


def align_by_text(
    first: Sequence[str], second: Sequence[str]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return groups of word numbers that stand for each other, as many equal as there can be.

    That is the longest common subsequence. Words changed side by side are one group where they say the
    same without spaces, else they go one to one. Raises UnsupportedError where it would take gigabytes.
    """
    if len(first) * len(second) > MAX_CELLS:
        raise UnsupportedError("these texts are too long to be compared word by word without places")
    groups: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    pending: tuple[list[int], list[int]] = ([], [])

    def flush() -> None:
        a, b = pending
        if a and b and "".join(first[n] for n in a) == "".join(second[n] for n in b):
            groups.append((tuple(a), tuple(b)))
        else:
            groups.extend(((x,), (y,)) for x, y in zip(a, b, strict=False))
            groups.extend(((x,), ()) for x in a[len(b) :])
            groups.extend(((), (y,)) for y in b[len(a) :])
        a.clear()
        b.clear()

    for code in Indel.opcodes(first, second):
        a, b = range(code.src_start, code.src_end), range(code.dest_start, code.dest_end)
        if code.tag == "equal":
            flush()
            groups.extend(((x,), (y,)) for x, y in zip(a, b, strict=True))
        else:
            pending[0].extend(a)
            pending[1].extend(b)
    flush()
    return groups
