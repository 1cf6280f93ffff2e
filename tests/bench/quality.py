"""How long it takes to measure readings: run with ``python -m tests.bench.quality``.

Each figure stands beside a floor or a peer on the same texts: the bare distance of rapidfuzz on characters
that are cut already, without operations; the pages come from the oracle of the shared data.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from rapidfuzz.distance import Levenshtein

from app.quality.counted_reading import CountedReading
from app.quality.counted_text import counted_text
from app.quality.edit_alignment import align
from app.quality.evaluation import evaluate_page, evaluate_total
from app.quality.flexible_accuracy import flexible_errors
from app.quality.segmentation import characters
from tests.conftest import ROOT

ORACLE: Final = ROOT.parent / "shared" / "data" / "ocr-oracle" / "pages"


def main() -> None:
    """Print the processor seconds (one thread works) of each task, of its floor, and the budget."""
    if not ORACLE.is_dir():
        print("the shared test data is not on this machine")
        return
    truth, read = _texts(ORACLE, 100_000, seed=1)
    cut = characters(counted_text(truth)), characters(counted_text(read))
    _show(
        "100,000 characters with operations",
        _seconds(lambda: align(characters(counted_text(truth)), characters(counted_text(read)))),
        _seconds(lambda: Levenshtein.distance(*cut)),
        0.5,
    )
    for seed in range(3):
        lines = [CountedReading.of_text(text).lines for text in _texts(ORACLE, 3_000, seed)]
        random.Random(seed).shuffle(moved := list(lines[1]))
        _show(
            f"flexible accuracy of 3,000 characters, moved ({seed})",
            _seconds(lambda lines=lines[0], moved=moved: flexible_errors(lines, moved)),  # type: ignore[misc]
            _seconds(lambda lines=lines: Levenshtein.distance(*map(str, lines))),  # type: ignore[misc]
            1.0,
        )
    pages = [_texts(ORACLE, 2_000, seed) for seed in range(200)]
    _show(
        "200 pages of 2,000 characters",
        _seconds(lambda: _measure(pages)),
        _seconds(lambda: _cut(pages)),
        10.0,
    )


def _measure(pages: list[tuple[str, str]]) -> None:
    evaluate_total(
        [evaluate_page(CountedReading.of_text(truth), CountedReading.of_text(read)) for truth, read in pages]
    )


def _cut(pages: list[tuple[str, str]]) -> None:
    for page in pages:
        Levenshtein.distance(*map(characters, page))


def _texts(folder: Path, size: int, seed: int) -> tuple[str, str]:
    chance = random.Random(seed)
    truth = read = ""
    while len(truth) < size:
        number = chance.randrange(30)
        truth += (folder / f"g{number}.txt").read_text("utf-8") + "\n"
        read += (folder / f"o{number}.txt").read_text("utf-8") + "\n"
    return truth[:size], read[:size]


def _seconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


def _show(name: str, seconds: float, floor: float, budget: float) -> None:
    print(f"{name:55} {seconds:7.3f} s   floor {floor:7.3f} s   budget {budget:g} s")


if __name__ == "__main__":
    main()
