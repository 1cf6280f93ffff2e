"""Brings ground truth, readings and images of ``vidimus evaluate`` together, page by page."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.cli.analyze import AnalysisTask, open_store, perform
from app.cli.console import print_failure
from app.cli.inputs import OpenedImage
from app.cli.page_pairs import StemIndex, split, truth_files
from app.cli.reading_files import ReadingPage, SourceFile, bare_stem, read_pages, source_files
from app.cli.request import load_settings, open_limits, provider_calls
from app.config import settings as prefs
from app.imaging.open import identify
from app.model.analysis import Analysis
from app.model.errors import VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.model.outcome import Outcome
from app.providers.files.ocr_files import FILES
from app.quality.counted_reading import CountedReading
from app.quality.counted_text import Ignored
from app.quality.evaluation import PageEvaluation, evaluate_page
from app.quality.evaluation_document import EvaluatedPage, Evaluation

_UNNAMED: Final = "reading"
"""Name of a reading that names no provider."""


@dataclass(frozen=True)
class EvaluationRules:
    """What is left out of the comparison, and whether the slowest figure is wanted."""

    ignored: tuple[Ignored, ...]
    flexible: bool


@dataclass
class TruthPage:
    """A page of ground truth, and what was found for it: its image, and readings by name."""

    source: SourceFile
    stem: str
    truth: CountedReading
    name: str = ""
    image_name: str | None = None
    image: Image | None = None
    readings: dict[str, PageEvaluation] = field(default_factory=dict)


class EvaluationPages:
    """All pages of ground truth the command line names, with the readings that belong to them.

    What cannot be read, or has no partner, is an error line and counts among ``failures``.
    """

    def __init__(self, given: argparse.Namespace, rules: EvaluationRules) -> None:
        self._given = given
        self._rules = rules
        self._settings = load_settings()
        self._limits = open_limits(self._settings)
        self.failures = 0
        self._readable = 0
        self._names: list[str] = []
        self._readings: dict[str, list[Analysis]] = {}
        self._pages: list[TruthPage] = []
        self._pictures = StemIndex(())

    @property
    def images(self) -> dict[str, Image]:
        """Return the images of the pages that have one, by the name of the page."""
        return {page.name: page.image for page in self._pages if page.image is not None}

    @property
    def readings(self) -> dict[str, list[Analysis]]:
        """Return the analyses that were measured, by the name of the reading."""
        return self._readings

    def evaluate(self) -> Evaluation | None:
        """Return the figures of all pages; None where nothing could be read."""
        inputs = source_files(self._given.inputs)
        truths, inputs = truth_files(source_files(self._given.truth), inputs)
        for source in truths:
            self._take_truth(source)
        if not self._pages:
            return None
        pictures, readings = split(inputs, SourceFile.is_image)
        pictures, readings, companions = self._sorted_out(pictures, readings)
        named = [file for file in source_files(self._given.image or ()) if file.is_image()]
        self._pictures = StemIndex([*named, *companions])
        alone = len(pictures) + len(readings) == 1
        for source in readings:
            self._take_readings(source, alone=alone)
        self._take_images(pictures, alone=alone)
        for text in self._given.against or ():
            self._take_against(text)
        for page in self._pages:
            if not page.readings:
                self._fail(page.source.name, "there is no reading for this ground truth")
        if not self._readable:
            return None
        evaluated = [
            EvaluatedPage(page.name, page.image_name, page.source.path.name, page.readings)
            for page in self._pages
            if page.readings
        ]
        return Evaluation.of(evaluated, self._rules.ignored, self._names)

    def _sorted_out(
        self, pictures: list[SourceFile], readings: list[SourceFile]
    ) -> tuple[list[SourceFile], list[SourceFile], list[SourceFile]]:
        """Return the images to be read, the readings, and the images that belong to these.

        In a folder of both, images are read only where providers are named, and readings are taken only
        where none is.
        """
        if self._given.provider:
            return pictures, [file for file in readings if not file.folder], []
        stems = {bare_stem(file.stem) for file in readings}
        companions, pictures = split(pictures, lambda f: bool(f.folder) and bare_stem(f.stem) in stems)
        return pictures, readings, companions

    def _fail(self, file: str, sentence: str) -> None:
        print_failure(file, "-", "input", sentence)
        self.failures += 1

    def _read(self, source: SourceFile, image: Image | None = None) -> tuple[ReadingPage, ...]:
        """Return the pages of a file; one that cannot be read is an error line and none."""
        try:
            return read_pages(source, image)
        except VidimusError as error:
            self._fail(source.name, str(error))
            return ()

    def _take_truth(self, source: SourceFile) -> None:
        for page in self._read(source):
            truth = CountedReading.of(page.analyses[0], self._rules.ignored)
            self._pages.append(TruthPage(source, page.stem, truth, source.stem))

    def _page_of(self, stem: str, folder: str, *, alone: bool) -> TruthPage | None:
        """Return the page of ground truth a reading belongs to; of several those in the same place first."""
        if alone and len(self._pages) == 1:
            return self._pages[0]
        same = [page for page in self._pages if page.stem == stem]
        same = same or [page for page in self._pages if bare_stem(page.stem) == bare_stem(stem)]
        return next((page for page in same if page.source.folder == folder), same[0] if same else None)

    def _take_readings(self, source: SourceFile, *, alone: bool) -> None:
        image = self._image_of(source.stem, source.folder, alone=alone)
        pages = self._read(source, image)
        self._readable += bool(pages)
        for read in pages:
            page = self._page_of(read.stem, source.folder, alone=alone and len(pages) == 1)
            if page is None:
                self._fail(source.name, _without_truth(read.stem if len(pages) > 1 else ""))
                continue
            self._name_page(page, read.stem, read.image_name, image)
            for analysis in read.analyses:
                self._add(page, _name_of(analysis), analysis)

    def _take_against(self, text: str) -> None:
        name, path = _named_path(text)
        sources = source_files([path])
        sources = [file for file in sources if not (file.folder and file.is_image())]
        sources = [file for file in sources if not (file.folder and file.is_truth)] or sources
        if not sources:
            self._fail(path, "there is no reading in this folder")
        alone = len(sources) == 1
        for source in sources:
            if source.is_image():
                self._fail(source.name, "this is an image; a reading to compare with is wanted")
                continue
            pages = self._read(source, self._image_of(source.stem, source.folder, alone=alone))
            for read in pages:
                page = self._page_of(read.stem, source.folder, alone=alone and len(pages) == 1)
                if page is None:
                    self._fail(source.name, _without_truth(read.stem if len(pages) > 1 else ""))
                    continue
                self._name_page(page, read.stem, read.image_name, None)
                self._add(page, name, read.analyses[0])
            self._readable += bool(pages)

    def _take_images(self, sources: Sequence[SourceFile], *, alone: bool) -> None:
        """Read images with the providers; those without ground truth are not read at all."""
        wanted: dict[str, TruthPage] = {}
        piped = b""
        for source in sources:
            page = self._page_of(source.stem, source.folder, alone=alone)
            if page is None:
                self._readable += 1
                self._fail(source.name, _without_truth(""))
            else:
                wanted[source.name] = page
                piped = source.data or piped
        if not wanted:
            return
        given = self._given
        calls = provider_calls(
            given.provider or ["on-device"], given.endpoint or (), given.option or (), self._settings
        )
        task = AnalysisTask(
            calls,
            tuple(Feature(f) for f in dict.fromkeys(given.feature or ["text"])),
            tuple(given.language or ()),
            given.timeout,
            piped=piped,
            limits=self._limits,
        )

        def deliver(opened: OpenedImage, outcomes: tuple[Outcome, ...]) -> None:
            page = wanted[opened.source_name]
            self._name_page(page, Path(opened.image.name).stem, opened.image.name, opened.image)
            for outcome in outcomes:
                if outcome.analysis.text is not None:
                    self._add(page, outcome.analysis.provider, outcome.analysis)

        store = None if given.no_cache else open_store(self._settings)
        offline = given.offline or self._settings.get(prefs.OFFLINE)
        tally = perform(list(wanted), task, deliver, store=store, offline=offline)
        self._readable += tally.read
        self.failures += tally.failed + tally.unreadable

    def _image_of(self, stem: str, folder: str, *, alone: bool) -> Image | None:
        """Return the image of a reading, if one was named; one that cannot be opened is an error line."""
        file = self._pictures.find(stem, folder, alone=alone)
        if file is None:
            return None
        try:
            return identify(file.path, limits=self._limits)
        except VidimusError as error:
            self._fail(file.name, str(error))
            return None

    def _name_page(self, page: TruthPage, name: str, image_name: str | None, image: Image | None) -> None:
        if not page.readings:
            page.name = name
        page.image = page.image or image
        page.image_name = page.image_name or (image.name if image else image_name)

    def _add(self, page: TruthPage, name: str, analysis: Analysis) -> None:
        """Evaluate a reading of a page under a name no other reading of the page has."""
        free, number = name, 1
        while free in page.readings:
            number += 1
            free = f"{name}-{number}"
        if free not in self._names:
            self._names.append(free)
        self._readings.setdefault(free, []).append(analysis)
        counted = CountedReading.of(analysis, self._rules.ignored)
        page.readings[free] = evaluate_page(page.truth, counted, flexible=self._rules.flexible)


def _name_of(analysis: Analysis) -> str:
    return _UNNAMED if analysis.provider in FILES else analysis.provider or _UNNAMED


def _without_truth(page: str) -> str:
    return f"there is no ground truth for page {page}" if page else "there is no ground truth for it"


def _named_path(text: str) -> tuple[str, str]:
    """Return the name and the path of ``NAME=PATH``; the name is that of the file where none is given."""
    name, equals, path = text.partition("=")
    if equals and name and path and not Path(text).exists():
        return name, path
    return Path(text).stem or text, text
