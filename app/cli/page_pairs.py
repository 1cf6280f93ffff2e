"""Finds for each file of ground truth the readings and the image that belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

from app.cli.reading_files import SourceFile, bare_stem

T = TypeVar("T")


class StemIndex:
    """Things found by the stem of a file: the same stem first, then one that differs by ``_PAGE``.

    Among several those that lie in the same place of their folder come first.
    """

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._exact: dict[str, list[SourceFile]] = defaultdict(list)
        self._bare: dict[str, list[SourceFile]] = defaultdict(list)
        for file in files:
            self._exact[file.stem].append(file)
            self._bare[bare_stem(file.stem)].append(file)

    def find(self, stem: str, folder: str = "", *, alone: bool = False) -> SourceFile | None:
        """Return the file that belongs to a stem; the only one there is to a reading that is ``alone``."""
        every = list(chain.from_iterable(self._exact.values()))
        if alone and len(every) == 1:
            return every[0]
        fitting = self._exact.get(stem) or self._bare.get(bare_stem(stem)) or []
        return next((file for file in fitting if file.folder == folder), fitting[0] if fitting else None)


def truth_files(
    truths: Sequence[SourceFile], inputs: Sequence[SourceFile]
) -> tuple[list[SourceFile], list[SourceFile]]:
    """Return which files are ground truth, and which of the inputs are readings and images.

    Pictures are no ground truth; of files with one stem the one counts whose name says so (``.gt.txt``). In
    a folder that is named for both, these alone are the ground truth, if there are any.
    """
    readable = [file for file in truths if not (file.folder and (file.is_image() or not file.may_be_read))]
    named = {(file.folder, file.stem) for file in readable if file.is_truth}
    truths = [file for file in readable if file.is_truth or (file.folder, file.stem) not in named]
    only_truth = [file for file in truths if file.is_truth or without([file], inputs)]
    if only_truth and len(truths) > 1:
        truths = only_truth
    left = without(inputs, truths) if len(truths) < len(inputs) else list(inputs)
    left = [file for file in left if not file.folder or (file.may_be_read and not file.is_truth)]
    return truths, left


def without(files: Sequence[SourceFile], others: Iterable[SourceFile]) -> list[SourceFile]:
    """Return the files that are not among others; the same file may be named in different ways."""
    known = {file.path.resolve() for file in others if file.data is None}
    return [file for file in files if file.data is not None or file.path.resolve() not in known]


def split(items: Iterable[T], condition: Callable[[T], bool]) -> tuple[list[T], list[T]]:
    """Return the items for which a condition holds, and the others."""
    holding: list[T] = []
    others: list[T] = []
    for item in items:
        (holding if condition(item) else others).append(item)
    return holding, others
