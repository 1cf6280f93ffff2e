"""Two readings of a page of words laid side by side, beside difflib over the same words.

Run by hand: ``python -m tests.bench.compare``. Budget: 3,000 words in under 200 ms.
"""

from __future__ import annotations

import random
import statistics
import time
from difflib import SequenceMatcher

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.quality.compare import compare
from app.quality.text_units import text_units

WORDS_A_LINE = 12
ROUNDS = 7
LETTERS = "etaoinshrdlucmfwypvbgkjqxz"


def page(count: int, seed: int, *, wrong: float) -> Analysis:
    """A page of words whose boxes stray by a few pixels; some of them read wrongly."""
    same, own = random.Random(1), random.Random(seed)
    lines = []
    for row in range(count // WORDS_A_LINE):
        words = []
        for column in range(WORDS_A_LINE):
            text = "".join(same.choices(LETTERS, k=same.randint(1, 9)))
            if own.random() < wrong:
                text = f"{text[:-1]}?"
            x, y = column * 120 + own.uniform(-3, 3), row * 30 + own.uniform(-3, 3)
            words.append(Word(rectangle(x, y, 12.0 * len(text), 22), text, 0.9))
        lines.append(
            Line(rectangle(0, row * 30, 1440, 22), " ".join(w.text for w in words), None, tuple(words))
        )
    return Analysis(
        "bench", (Feature.TEXT,), text=Text.of((Block(rectangle(0, 0, 1, 1), lines=tuple(lines)),))
    )


def timed(work: object, *arguments: object) -> tuple[float, object]:
    """Median milliseconds, and what came out."""
    assert callable(work)
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = work(*arguments)
        spent.append((time.perf_counter() - start) * 1_000)
    return statistics.median(spent), found


def with_difflib(first: Analysis, second: Analysis) -> object:
    """What the standard library makes of the words alone, without places."""
    one, other = ([u.text for u in text_units(a)] for a in (first, second))
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def main() -> None:
    """Print the figures."""
    print(f"{'words':>7} {'compare ms':>11} {'difflib ms':>11} {'differences':>12}")
    for count in (3_000, 10_000, 30_000):
        first, second = page(count, 2, wrong=0.01), page(count, 3, wrong=0.03)
        ours, found = timed(compare, first, second)
        theirs, _ = timed(with_difflib, first, second)
        print(f"{count:7,} {ours:11.1f} {theirs:11.1f} {len(found.differences):12,}")  # type: ignore[attr-defined] # a Comparison


if __name__ == "__main__":
    main()
