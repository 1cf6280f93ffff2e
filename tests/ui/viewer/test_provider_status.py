"""How a provider stands with the current image, in words and colours."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from app.model.analysis import Analysis, Copies, Failure, Text
from app.model.analysis_origin import AnalysisOrigin, ReadingRole
from app.model.errors import ErrorKind, ServiceError
from app.model.feature import Feature
from app.model.job import Progress
from app.ui.analysis.running_analyses import Run
from app.ui.session.entries import Entry
from app.ui.viewer.provider_status import (
    ProviderStatus,
    failure_sentence,
    has_regions,
    note_of,
    status_of,
)
from app.ui.widgets import shortcuts
from app.ui.window.commands import COMMANDS
from tests.ui.analyses import analysis
from tests.ui.pictures import image

pytestmark = pytest.mark.window

FAILED = Analysis.failed("tesseract", (Feature.TEXT,), ServiceError("the child process ended"))
PARTIAL = replace(
    analysis("azure-vision"), errors=(Failure(ErrorKind.SERVICE, "no faces today", feature=Feature.FACES),)
)
CORRECTED = replace(analysis(), corrected=True)


def entry(*analyses: Analysis, asked: bool = True, running: frozenset[str] = frozenset()) -> Entry:
    known = {found.provider: found for found in analyses}
    return Entry(1, image("one.png", "a"), analyses=known, asked=asked, running=running)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("found", "note", "tone", "tip"),
    [
        (None, "", "idle", ""),
        (analysis(), "0.4 s", "good", "Reader: live, 0.4 s"),
        (replace(analysis(), cached=True), "0.4 s", "good", "Reader: live, 0.4 s, saved earlier"),
        (
            replace(analysis(), corrected=True),
            "0.4 s · corrected",
            "good",
            "Reader: live, 0.4 s, corrected by hand",
        ),
        (replace(analysis(), seconds=0.0), "", "good", "Reader: from a file"),
        (FAILED, "failed", "bad", "the child process ended"),
        (PARTIAL, "0.4 s · without faces", "doubt", "no faces today"),
    ],
)
def test_what_was_answered_says_how_long_it_took_or_what_went_wrong(
    found: Analysis | None, note: str, tone: str, tip: str
) -> None:
    assert status_of("p", "Reader", None, found) == ProviderStatus("p", "Reader", note, tone, tip=tip)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("found", "origin", "note", "tip"),
    [
        (analysis(), AnalysisOrigin(file="old.json"), "old.json", "Reader: old.json"),
        (CORRECTED, AnalysisOrigin(file="x.json"), "x.json · corrected", "Reader: x.json, corrected by hand"),
        (
            replace(analysis(), seconds=0.0),
            AnalysisOrigin(file="page.gt.txt", role=ReadingRole.REFERENCE),
            "page.gt.txt",
            "Reader: reference · page.gt.txt",
        ),
        (PARTIAL, AnalysisOrigin(file="old.json"), "old.json · without faces", "old.json: no faces today"),
        (FAILED, AnalysisOrigin(file="old.json"), "failed", "old.json: the child process ended"),
    ],
)
def test_what_a_file_says_is_said_by_the_file(
    found: Analysis, origin: AnalysisOrigin, note: str, tip: str
) -> None:
    status = status_of("p", "Reader", None, found, origin)
    assert (status.note, status.tip) == (note, tip)


@pytest.mark.usefixtures("qapp")
def test_when_and_by_which_model_is_said_where_it_is_known() -> None:
    made = replace(analysis(), properties={"modelVersion": "2024-02-01"})
    tip = status_of("p", "Reader", None, made, AnalysisOrigin(made=1_700_000_000.0)).tip
    assert tip.startswith("Reader: live · ")
    assert "23" in tip.split(" · ")[1]
    assert tip.endswith(" · 2024-02-01, 0.4 s")


@pytest.mark.usefixtures("qapp")
def test_what_runs_counts_before_what_was_answered() -> None:
    run = Run(1, image("one.png", "a"), "p", (Feature.TEXT,), progress=Progress(1, "reading", 1, 4))
    status = status_of("p", "Reader", run, analysis())
    assert (status.tone, status.share) == ("accent", 0.25)
    assert status.note.endswith(" s")
    waiting = status_of("p", "Reader", None, None, waits=True)
    assert (waiting.note, waiting.tone, waiting.share) == ("waiting", "accent", None)


@pytest.mark.usefixtures("qapp")
def test_a_note_stands_where_rows_alone_leave_a_question() -> None:
    shortcuts.fill(COMMANDS)
    assert note_of(None, "on-device") == ""
    assert note_of(entry(asked=False), "on-device") == "", "the store is still being asked"
    assert note_of(entry(), "on-device") == "Not analysed yet."
    assert note_of(entry(), "on-device", "Waiting: why.") == "Waiting: why."
    assert note_of(entry(analysis()), "on-device", "Waiting: why.").startswith("Faces come")
    assert note_of(entry(running=frozenset({"on-device"})), "on-device") == ""
    assert note_of(entry(FAILED), "tesseract") == "the child process ended"
    assert note_of(entry(analysis()), "on-device") == "Faces come from a basic detector: no confidence."
    empty = Analysis("p", (Feature.TEXT, Feature.FACES), text=Text.of(()), faces=())
    assert note_of(entry(empty), "p") == "No text and no faces found."
    assert note_of(entry(replace(empty, faces=None)), "p") == "No text found."
    assert note_of(entry(replace(empty, text=None)), "p") == "No faces found."
    copies = Analysis("p", (Feature.COPIES,), copies=Copies(None, ()))
    assert note_of(entry(copies), "p").startswith("Where the image was found is in the list of copies")


@pytest.mark.usefixtures("qapp")
def test_a_failure_names_provider_and_feature() -> None:
    assert failure_sentence("Azure", PARTIAL) == "Azure, faces: no faces today"


def test_only_what_has_a_place_in_the_image_can_be_drawn(qapp: QApplication) -> None:
    assert qapp is not None
    assert has_regions(analysis())
    assert not has_regions(None)
    assert not has_regions(Analysis("p", (Feature.COPIES,), copies=Copies(None, ())))
