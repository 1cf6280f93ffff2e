"""A feature that is finished is compared, exported and searched while another one is still looked for."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.imaging.open import identify
from app.model.analysis import Analysis
from app.model.errors import ServiceError
from app.model.feature import Feature
from app.model.job import Progress
from app.ui.analysis.running_analyses import Run
from app.ui.export.export_job import ExportRequest
from app.ui.session.entries import Entry, State
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

ALBATROSS = ("word", (0, 0, 2))


def current(window: MainWindow) -> Entry:
    entry = window.session.current
    assert entry is not None
    return entry


def start(window: MainWindow, qtbot: QtBot, path: Path) -> Run:
    """Show an image that the reader works on."""
    window.session.add(identify(path), show=True)
    qtbot.waitUntil(lambda: current(window).asked)
    entry = window.session.change(current(window).key, running=frozenset({"on-device"}))
    assert entry is not None
    run = Run(entry.key, entry.image, "on-device", (Feature.TEXT, Feature.FACES))
    window.analysis.batch_sender.runs.add(run)
    return run


def step(window: MainWindow, run: Run, progress: Progress) -> Run:
    """Let the reader tell how far it is."""
    changed = window.analysis.batch_sender.runs.replace(run, progress=progress, so_far=run.after(progress))
    assert changed is not None
    window.analysis.batch_sender.progressed.emit(changed)
    return changed


def finish_text(window: MainWindow, qtbot: QtBot, run: Run) -> Run:
    text = analysis().text
    run = step(window, run, Progress(1, "reading", text=text, finished=(Feature.TEXT,)))
    run = step(window, run, Progress(1, "detecting faces"))
    qtbot.waitUntil(lambda: window.findings.has_text)
    return run


def test_finished_text_is_compared_exported_and_searched_while_faces_are_looked_for(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    run = start(window, qtbot, make_image())
    assert not window.command_actions["file.export"].isEnabled()
    finish_text(window, qtbot, run)
    entry = current(window)
    assert "on-device" in entry.running
    window.session.put(entry.key, entry.image, analysis("tesseract", extra="Tea chests 88"))
    window.command_actions.run("compare.open")
    qtbot.waitUntil(lambda: window.compare.can_step)
    readings = {reading.key for reading in window.inspector.compare.readings}
    assert readings == {"on-device", "tesseract"}
    window.command_actions.run("compare.open")
    window.command_actions.refresh_now()
    assert window.command_actions["file.export"].isEnabled()
    target = tmp_path / "text.json"
    window.export.export(ExportRequest("json", (current(window),), "on-device"), target)
    qtbot.waitUntil(target.exists)
    (written,) = json.loads(target.read_text())["analyses"]
    assert written["features"] == ["text"], "it does not claim that there are no faces"
    window.findings.go_to_field()
    QTest.keyClicks(window.findings.field, "Albatross")
    qtbot.waitUntil(lambda: window.findings.finder.places == [(ALBATROSS,)])
    window.findings.line.all.click()
    qtbot.waitUntil(lambda: window.findings.everywhere.model().rowCount() == 1)


def test_the_rest_takes_its_place_and_an_image_looked_at_again_shows_what_is_known(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    run = finish_text(window, qtbot, start(window, qtbot, make_image()))
    key = run.key
    window.session.add(identify(make_image("other.png", (90, 60))), show=True)
    qtbot.waitUntil(lambda: not window.findings.has_text)
    window.session.show(key)
    qtbot.waitUntil(lambda: window.findings.has_text)
    window.analysis.batch_sender.runs.end(run)
    window.session.put(key, run.image, analysis())
    qtbot.waitUntil(lambda: current(window).state is State.DONE)
    assert current(window).unfinished == frozenset()
    assert current(window).analyses["on-device"] == analysis()


def test_stopping_keeps_what_was_finished_and_it_can_be_corrected(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    finish_text(window, qtbot, start(window, qtbot, make_image()))
    assert window.corrections.history is None, "its text may be corrected once it is kept"
    window.command_actions.run("analyse.cancel")
    qtbot.waitUntil(lambda: window.corrections.history is not None)
    entry = current(window)
    assert entry.state is State.DONE
    assert entry.analyses["on-device"].features == (Feature.TEXT,)
    assert window.analysis.missing(entry) == ("on-device",), "the faces can be asked for"


def test_a_failure_stands_beside_what_was_finished(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    run = finish_text(window, qtbot, start(window, qtbot, make_image()))
    window.analysis.batch_sender.runs.end(run)
    failed = Analysis.failed("on-device", run.features, ServiceError("the reader ended"))
    window.session.put(run.key, run.image, failed)
    qtbot.waitUntil(lambda: current(window).state is State.PARTIAL)
    assert current(window).analyses["on-device"].text == analysis().text
    assert [n.sentence for n in window.messages.notices] == ["On device: the reader ended"]


def test_an_earlier_answer_stays_until_the_new_one_is_whole(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    run = start(window, qtbot, make_image())
    earlier = analysis(extra="Tea chests 88")
    window.session.put(run.key, run.image, earlier)
    qtbot.waitUntil(lambda: not window.session.settling)
    window.session.change(run.key, running=frozenset({"on-device"}))
    finish_text(window, qtbot, run)
    assert current(window).analyses["on-device"] == earlier
    failing = dataclasses.replace(
        run, so_far=Analysis.failed("on-device", (Feature.TEXT,), ServiceError("no"))
    )
    assert failing.so_far is not None
    window.session.put_finished(run.key, run.image, failing.so_far)
    assert current(window).unfinished == frozenset()
