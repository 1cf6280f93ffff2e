"""Ground truth in the window: a reference, which is read-only and stands second."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.config.settings import ANALYSE_WHEN_SHOWN
from app.export.exporter import ExportContent
from app.export.registry import exporters
from app.imaging.open import identify
from app.storage.corrected import corrected_analyses
from app.storage.store import Store
from app.ui.export.export_job import EVERYONE, ExportRequest, export
from app.ui.session.corrections import READ_ONLY
from app.ui.widgets.inline_editor import InlineEditor
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.compare.test_compare import listed, put, read_as
from tests.ui.conftest import MakeImage
from tests.ui.opening.test_saved_answers import drop, settled

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

READ = analysis("on-device", extra="left")


@pytest.fixture
def judged(window: MainWindow, make_image: MakeImage, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window on an image with its ground truth, which came first, and a reading of it."""
    window.open_paths([str(make_image("page.png"))])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.session.current is not None)
    assert READ.text is not None
    truth = tmp_path / "page.gt.txt"
    truth.write_text(READ.text.content.replace("312", "372"))
    assert drop(window, truth)
    qtbot.waitUntil(lambda: "reference:text" in analyses(window), timeout=20_000)
    put(window, READ)
    settled(window, qtbot)
    return window


def analyses(window: MainWindow) -> dict[str, str]:
    entry = window.session.current
    return {} if entry is None else {p: a.text.content if a.text else "" for p, a in entry.analyses.items()}


def compare(window: MainWindow, qtbot: QtBot) -> None:
    window.command_actions.run("compare.open")
    qtbot.waitUntil(lambda: window.inspector.compare.comparison is not None, timeout=20_000)


def test_a_reference_stands_second_and_stays_there(judged: MainWindow, qtbot: QtBot) -> None:
    assert next(iter(analyses(judged))) == "reference:text", "it came first"
    compare(judged, qtbot)
    panel = judged.inspector.compare
    assert panel.chosen is not None
    assert [r.title for r in panel.chosen] == ["On device", "Reference (Text file)"]
    assert [r.reference for r in panel.chosen] == [False, True]
    assert ("different", "312", "372") in listed(judged)
    judged.command_actions.refresh_now()
    assert not judged.command_actions["compare.swap"].isEnabled()
    panel.swap()
    assert panel.chosen[1].reference
    flags = panel.first.model().flags(panel.first.model().index(1, 0))
    assert not flags & Qt.ItemFlag.ItemIsEnabled, "it cannot be chosen there"
    put(judged, read_as("google-vision", ("harbour", "harb0ur")))
    qtbot.waitUntil(lambda: len(panel.readings) == 3)
    assert [r.reference for r in panel.readings] == [False, False, True]
    panel.second.setCurrentIndex(1)
    panel.second.activated.emit(1)
    assert panel.can_swap, "two readings may change places"


def test_a_correction_made_in_compare_goes_to_the_reading(judged: MainWindow, qtbot: QtBot) -> None:
    compare(judged, qtbot)
    judged.displayed.choose("reference:text")
    truth = analyses(judged)["reference:text"]
    rows = [row[1] for row in listed(judged)]
    judged.inspector.compare.view.step(rows.index("312") + 1)
    assert judged.compare.can_correct
    judged.command_actions.run("correct.text")
    editor = judged.inspector.compare.view.editor
    assert editor is not None
    assert editor.text() == "312"
    editor.finish("372")
    qtbot.waitUntil(lambda: "372" in analyses(judged)["on-device"])
    assert analyses(judged)["reference:text"] == truth
    settled(judged, qtbot)


def test_nothing_changes_a_reference_and_it_says_why(judged: MainWindow, qtbot: QtBot) -> None:
    entry = judged.session.current
    assert entry is not None
    qtbot.waitUntil(lambda: judged.displayed.analysis is not None and not judged.runtime.busy)
    judged.displayed.choose("reference:text")
    qtbot.waitUntil(lambda: judged.displayed.is_listed(entry.analyses["reference:text"]))
    key = ("line", (0, 0))
    judged.session.selection.select((key,))
    judged.command_actions.refresh_now()
    for command in ("text", "delete", "shape", "draw-word", "review", "review-image", "next-doubtful"):
        assert not judged.command_actions[f"correct.{command}"].isEnabled(), command
    assert "read-only" in judged.findings.note.text()
    said: list[str] = []
    judged.messages.status_shown.connect(lambda text, _ms: said.append(text))
    judged.findings.edit_wanted.emit(key)
    assert said == [READ_ONLY]
    assert judged.findChild(InlineEditor) is None
    judged.editing.delete()
    assert said == [READ_ONLY] * 2
    assert not judged.corrections.begin_typing(key)
    judged.displayed.choose("on-device")
    qtbot.waitUntil(lambda: judged.editing.possible)


def test_the_role_is_kept_for_the_next_time(judged: MainWindow, make_image: MakeImage, qtbot: QtBot) -> None:
    judged.session.close_all()
    judged.open_paths([str(make_image("page.png"))])
    qtbot.waitUntil(lambda: "reference:text" in analyses(judged), timeout=20_000)
    entry = judged.session.current
    assert entry is not None
    assert entry.is_reference("reference:text")
    assert entry.origins["reference:text"].file == "page.gt.txt"
    assert not entry.is_reference("on-device")


def test_any_file_can_be_opened_as_reference(
    window: MainWindow, make_image: MakeImage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_image()
    window.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.session.current is not None and not window.runtime.busy)
    file = tmp_path / "anything.txt"
    file.write_text("what it says")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(file), ""))
    window.command_actions.run("file.open-reference")
    qtbot.waitUntil(lambda: analyses(window) == {"reference:text": "what it says"}, timeout=20_000)
    assert window.displayed.provider == "reference:text", "there is nothing else to look at"
    settled(window, qtbot)
    with Store.open() as store:
        (kept,) = corrected_analyses(store, identify(path))
    assert kept.origin.is_reference


def test_a_reference_is_no_default_for_export(judged: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    judged.displayed.choose("reference:text")
    judged.command_actions.run("file.export")
    qtbot.waitUntil(lambda: judged.export.dialog is not None)
    dialog = judged.export.dialog
    assert dialog is not None
    assert dialog.provider.currentText() == "On device"
    assert dialog.provider.findText("Reference (Text file)") > 0
    dialog.reject()
    entry = judged.session.current
    assert entry is not None
    request = ExportRequest("text", (entry,), EVERYONE, "reference:text", frozenset())
    assert "text" in exporters()
    done: list[object] = []

    async def work(ticket: object) -> object:
        limits = judged.preferences.limits
        return await export(request, tmp_path / "out.txt", judged.backend, limits, ticket)  # type: ignore[arg-type]

    judged.runtime.submit(work, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert "312" in (tmp_path / "out.txt").read_text()


def test_a_reading_may_have_the_format_of_the_reference(judged: MainWindow, qtbot: QtBot) -> None:
    put(judged, msgspec.structs.replace(READ, provider="text"))
    qtbot.waitUntil(lambda: "text" in analyses(judged))
    assert "372" in analyses(judged)["reference:text"]
    assert "372" not in analyses(judged)["text"]
    settled(judged, qtbot)


def test_an_image_with_nothing_but_a_reference_is_still_to_be_read(
    window: MainWindow, make_image: MakeImage, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_paths([str(make_image("page.png"))])
    qtbot.waitUntil(lambda: window.session.current is not None and not window.runtime.busy)
    truth = tmp_path / "page.gt.txt"
    truth.write_text("what it says")
    assert drop(window, truth)
    qtbot.waitUntil(lambda: "reference:text" in analyses(window), timeout=20_000)
    settled(window, qtbot)
    entry = window.session.current
    assert entry is not None
    assert not entry.has_reading
    window.preferences.set(ANALYSE_WHEN_SHOWN, value=True)
    assert window.analysis.busy
    window.analysis.cancel()
    put(window, READ)
    settled(window, qtbot)
    assert window.session.current is not None
    assert window.session.current.has_reading


def test_a_reference_stays_one_through_a_document(
    judged: MainWindow, make_image: MakeImage, tmp_path: Path, qtbot: QtBot
) -> None:
    entry = judged.session.current
    assert entry is not None
    picture = make_image("copy.png", colour="#fffffe")
    both = tuple(entry.analyses.values())
    document = exporters()["json"].write(ExportContent(identify(picture), both))
    (tmp_path / "copy.json").write_bytes(document)
    assert drop(judged, picture, tmp_path / "copy.json")

    def arrived() -> bool:
        now = judged.session.current
        return now is not None and now.name == "copy.png" and len(now.analyses) == 2

    qtbot.waitUntil(arrived, timeout=20_000)
    now = judged.session.current
    assert now is not None
    assert now.is_reference("reference:text")
    assert not now.is_reference("on-device")
    settled(judged, qtbot)
