"""The export controller alone, without the whole window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.config.settings import EXPORT_FORMAT, FOLDERS
from app.export.registry import exporters
from app.imaging.open import identify
from app.ui.export.export_controller import ExportController
from app.ui.export.export_dialog import ExportDialog
from app.ui.export.export_job import EVERYONE, ExportRequest
from app.ui.session.context import Context
from app.ui.session.entries import Entry
from app.ui.strip.image_strip import ImageStrip
from app.ui.viewer.overlays_panel import OverlaysPanel
from tests.ui.conftest import MakeImage
from tests.values import analysis

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def overlays(context: Context) -> OverlaysPanel:
    return OverlaysPanel(context.widget)


@pytest.fixture
def controller(context: Context, overlays: OverlaysPanel) -> ExportController:
    strip = ImageStrip(context.session, context.runtime, context.widget)
    strip.resize(200, 400)
    context.session.selection.list_provider("google-vision")
    return ExportController(context, strip, overlays)


def opened(context: Context, qtbot: QtBot, *paths: Path) -> Sequence[Entry]:
    """Open images that have analyses of two providers each."""
    entries = context.session.add_all([identify(path) for path in paths], show=True)
    for entry in entries:
        context.session.put(entry.key, entry.image, analysis("one two"))
        context.session.put(entry.key, entry.image, analysis("other words", "google-vision"))
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)
    return context.session.images.entries()


def dialog_of(controller: ExportController, qtbot: QtBot) -> ExportDialog:
    """Ask for the dialog and wait for it."""
    controller.ask()
    qtbot.waitUntil(lambda: controller.dialog is not None, timeout=20_000)
    assert controller.dialog is not None
    return controller.dialog


def test_the_dialog_offers_what_there_is_when_it_opens(
    context: Context, controller: ExportController, overlays: OverlaysPanel, qtbot: QtBot,
    make_image: MakeImage,
) -> None:  # fmt: skip
    controller.ask()
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)
    assert controller.dialog is None, "there is nothing to export"
    entries = opened(context, qtbot, make_image("a.png"), make_image("b.png", colour="red"))
    assert controller.can_export
    overlays.set_on({"word": False, "line": True})
    dialog = dialog_of(controller, qtbot)
    assert dialog.provider.itemData(0) == "google-vision", "what is shown comes first"
    request = dialog.request()
    assert (request.format, request.entries, request.first) == ("pdf", (entries[0],), "google-vision")
    assert "line" in request.overlays
    assert "word" not in request.overlays
    assert not request.several
    dialog.provider.setCurrentIndex(dialog.provider.count() - 1)
    dialog.images.setCurrentIndex(dialog.images.count() - 1)
    every = dialog.request()
    assert (every.provider, every.entries) == (EVERYONE, tuple(entries))
    assert every.several
    assert (request.entries, request.provider) == ((entries[0],), "google-vision"), "a request never changes"
    context.session.close_all()
    assert dialog.request() == every, "nor does what the dialog offers"
    dialog.reject()
    assert controller.dialog is None
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)


def test_what_the_user_chose_is_written_and_remembered(
    context: Context, controller: ExportController, qtbot: QtBot, make_image: MakeImage, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    opened(context, qtbot, make_image("a.png"))
    dialog = dialog_of(controller, qtbot)
    dialog.formats.setCurrentRow(list(exporters()).index("text"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "out"), ""))
    dialog.export.click()
    assert controller.dialog is None
    qtbot.waitUntil(lambda: bool(context.messages.notices), timeout=20_000)
    (notice,) = context.messages.notices
    assert (notice.sentence, notice.action, notice.tone) == ("Exported out.txt", "Open folder", "plain")
    opened_folders: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_folders.append(url.toLocalFile()))
    assert notice.do is not None
    notice.do()
    assert opened_folders == [str(tmp_path)]
    assert (tmp_path / "out.txt").read_text() == "other words\n"
    assert context.preferences.get(FOLDERS) == {"export": str(tmp_path)}
    assert context.preferences.get(EXPORT_FORMAT) == "text"


def test_a_file_that_comes_after_another_choice_is_not_given(
    context: Context, controller: ExportController, qtbot: QtBot, make_image: MakeImage
) -> None:
    opened(context, qtbot, make_image("a.png"))
    dialog = dialog_of(controller, qtbot)
    given: list[Path] = []
    dialog.copied.connect(given.append)
    dialog.file.click()
    assert context.runtime.busy
    dialog.formats.setCurrentRow(dialog.formats.currentRow() + 1)
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)
    assert given == []
    with qtbot.waitSignal(dialog.copied, timeout=20_000):
        dialog.file.click()
    assert [path.suffix for path in given] == [exporters()[dialog.request().format].suffix]
    folder = given[0].parent
    controller.forget_files()
    assert not folder.exists()
    dialog.reject()


def test_one_that_cannot_be_written_is_said(
    context: Context, controller: ExportController, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    entries = opened(context, qtbot, make_image("a.png"))
    (tmp_path / "file").write_bytes(b"")
    controller.export(ExportRequest("json", tuple(entries)), tmp_path / "file" / "x.json")
    qtbot.waitUntil(lambda: bool(context.messages.notices), timeout=20_000)
    (notice,) = context.messages.notices
    assert "annot write" in notice.sentence
    assert notice.topic == "export"
