"""Figures other programs give for known texts: dinglehopper, ocreval, jiwer, the flexible accuracy port."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from app.quality.counted_reading import CountedReading
from app.quality.evaluation import PageEvaluation, evaluate_page

PAGES: Final = 30


class Oracle:
    """The texts and the figures expected of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.expected: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
        self.truth = (folder / "gt.txt").read_text("utf-8")
        self.read = (folder / "ocr.txt").read_text("utf-8")

    def pages(self) -> list[PageEvaluation]:
        """Return the evaluation of the thirty pages."""
        return [evaluated(*self.page(number)) for number in range(PAGES)]

    def page(self, number: int) -> tuple[str, str]:
        """Return the ground truth and the reading of one page."""
        folder = self.folder / "pages"
        return (folder / f"g{number}.txt").read_text("utf-8"), (folder / f"o{number}.txt").read_text("utf-8")


def evaluated(truth: str, read: str) -> PageEvaluation:
    return evaluate_page(CountedReading.of_text(truth), CountedReading.of_text(read))


def flexible_accuracy(page: PageEvaluation) -> float | None:
    assert page.flexible is not None
    return page.flexible.accuracy


def near(figure: float) -> Any:
    return pytest.approx(figure, abs=1e-6)
