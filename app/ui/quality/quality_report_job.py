"""What a quality report does off the GUI thread: measures readings against ground truth, writes one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.model.analysis_origin import REFERENCE_PREFIX
from app.model.errors import InputError
from app.ui.base.runtime import Ticket, in_thread

if TYPE_CHECKING:
    from app.model.analysis import Analysis
    from app.model.image import Image
    from app.quality.counted_text import Ignored
    from app.quality.evaluation import PageEvaluation
    from app.quality.evaluation_document import EvaluatedPage, Evaluation
    from app.storage.corrected import CorrectedAnalysis
    from app.ui.base.backend import Backend


@dataclass(frozen=True)
class QualityReportRequest:
    """What is to be measured: images, and what is left out of the comparison."""

    images: tuple[Image, ...]
    ignored: tuple[Ignored, ...] = ()


@dataclass
class MeasuredImages:
    """What was measured: figures, the images by the name of their page, and the analyses by reading.

    ``left_out`` counts the images without ground truth or without a reading.
    """

    evaluation: Evaluation
    images: dict[str, Image] = field(default_factory=dict)
    analyses: dict[str, list[Analysis]] = field(default_factory=dict)
    left_out: int = 0


@dataclass(frozen=True)
class WrittenReport:
    """The file that was written, how many images it is about, and how many were left out."""

    path: Path
    images: int
    left_out: int


def has_both(providers: frozenset[str]) -> bool:
    """Return True if there is ground truth among analyses, by their provider ids, and anything else."""
    return len({provider.startswith(REFERENCE_PREFIX) for provider in providers}) > 1


async def measurable(images: Sequence[Image], backend: Backend) -> tuple[bool, ...]:
    """Return for each image whether both ground truth and a reading are kept of it."""
    return tuple(map(has_both, await backend.kept_providers(images)))


async def measure(request: QualityReportRequest, backend: Backend, ticket: Ticket) -> MeasuredImages:
    """Measure every reading of the images against the newest ground truth of each.

    Reports how many images are done. Raises InputError where none has both ground truth and a reading.
    """
    from app.quality.evaluation_document import Evaluation

    pages: list[EvaluatedPage] = []
    done = MeasuredImages(Evaluation((), request.ignored, {}, ()))
    names = _page_names(request.images)
    for number, (image, name) in enumerate(zip(request.images, names, strict=True), 1):
        kept = [each for each in await backend.corrected_analyses(image) if each.analysis.text is not None]
        truths = [each for each in kept if each.origin.is_reference]
        readings = [each.analysis for each in kept if not each.origin.is_reference]
        if truths and readings:
            pages.append(await in_thread(_page, name, image, truths[-1], readings, request.ignored))
            done.images[name] = image
            for reading in readings:
                done.analyses.setdefault(reading.provider, []).append(reading)
        ticket.report((number, len(request.images)))
    if not pages:
        raise InputError("none of these images has both ground truth and a reading")
    done.left_out = len(request.images) - len(pages)
    done.evaluation = await in_thread(Evaluation.of, pages, request.ignored, list(done.analyses))
    return done


async def write_report(
    request: QualityReportRequest, target: Path, backend: Backend, ticket: Ticket, prices: Mapping[str, str]
) -> WrittenReport:
    """Measure and write the report; ``prices`` of 1,000 calls by provider stand in it where known."""
    measured = await measure(request, backend, ticket)
    await in_thread(_write, measured, target, prices)
    return WrittenReport(target, len(measured.images), measured.left_out)


def _page(
    name: str,
    image: Image,
    truth: CorrectedAnalysis,
    readings: Sequence[Analysis],
    ignored: Sequence[Ignored],
) -> EvaluatedPage:
    from app.quality.counted_reading import CountedReading
    from app.quality.evaluation import evaluate_page
    from app.quality.evaluation_document import EvaluatedPage

    should = CountedReading.of(truth.analysis, ignored)
    figures: dict[str, PageEvaluation] = {
        reading.provider: evaluate_page(should, CountedReading.of(reading, ignored)) for reading in readings
    }
    return EvaluatedPage(name, image.name, truth.origin.file or truth.analysis.provider, figures)


def _write(measured: MeasuredImages, target: Path, prices: Mapping[str, str]) -> None:
    from app.export.evaluation_report import evaluation_report
    from app.export.output_files import write_file
    from app.export.reading_source import ReadingSource

    sources = {
        provider: ReadingSource.of(provider, analyses, prices.get(provider, ""))
        for provider, analyses in measured.analyses.items()
    }
    write_file(target, evaluation_report(measured.evaluation, measured.images, sources))


def _page_names(images: Sequence[Image]) -> list[str]:
    """Return a name for the page of each image that no other has."""
    names: dict[str, None] = {}
    for image in images:
        beginning = f"{image.name} [{image.frame + 1}]" if image.frames > 1 else image.name
        name, number = beginning, 1
        while name in names:
            number += 1
            name = f"{beginning} ({number})"
        names[name] = None
    return list(names)
