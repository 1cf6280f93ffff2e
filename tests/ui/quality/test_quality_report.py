"""File > Quality report: which images, what is ignored, the file, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.config.settings import PRICES
from app.model.analysis_origin import as_reference
from app.quality.counted_text import Ignored
from app.ui.quality.quality_report_dialog import QualityReportDialog
from app.ui.quality.quality_report_job import has_both
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.ui.window.test_accessibility import nameless, unreachable
from tests.values import analysis

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.runtime.busy and not window.session.settling, timeout=20_000)


def show(window: MainWindow, qtbot: QtBot, *paths: Path, truths: int = 99, read: str = "0ne two") -> None:
    """Open images, each with a reading, the first ones with ground truth."""
    window.open_paths([str(path) for path in paths])
    entries = window.session.images.entries
    qtbot.waitUntil(lambda: len(entries()) == len(paths) and not window.runtime.busy, timeout=20_000)
    for number, entry in enumerate(entries()):
        window.session.put(entry.key, entry.image, analysis(read))
        if number < truths:
            window.session.put(entry.key, entry.image, as_reference(analysis("one two")))
    settled(window, qtbot)


def dialog(window: MainWindow, qtbot: QtBot) -> QualityReportDialog:
    window.command_actions.run("file.quality-report")
    qtbot.waitUntil(lambda: window.quality_report.dialog is not None, timeout=20_000)
    made = window.quality_report.dialog
    assert made is not None
    return made


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """What the next file dialog answers; the list takes the places it proposed."""
    proposed: list[str] = []

    def answer(_parent: object, _title: str, there: str, *_more: object) -> tuple[str, str]:
        proposed.append(there)
        return str(path or ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def click(made: QualityReportDialog) -> None:
    QTest.mouseClick(made.save, Qt.MouseButton.LeftButton)


def said(window: MainWindow) -> list[str]:
    return [notice.sentence for notice in window.messages.notices]


def titles(made: QualityReportDialog) -> list[str]:
    return [button.text() for button in made.images.buttons()]


def test_a_report_of_one_image_is_written_beside_it(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_image("page.png")
    show(window, qtbot, path)
    made = dialog(window, qtbot)
    assert titles(made) == ["This image: page.png"]
    switch = made.switches[Ignored.DIGITS]
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(10, switch.height() // 2))
    window.preferences.set(PRICES, {"on-device": "0.25 <EUR>"})
    proposed = save_to(monkeypatch, tmp_path / "out")
    click(made)
    assert proposed == [str(path.parent / "page.quality.html")]
    assert window.quality_report.dialog is None
    settled(window, qtbot)
    written = (tmp_path / "out.html").read_text("utf-8")
    assert "Ignored: <strong>digits</strong>" in written
    assert '<bdi dir="auto">on-device</bdi>' in written
    assert '<bdi dir="auto">rapidocr</bdi>' in written  # the version
    assert ">0.25 &lt;EUR&gt;<" in written
    assert window.session.images.entries()[0].image.sha256 in written
    assert said(window) == ["Quality report of 1 image: out.html"]
    assert window.messages.notices[-1].action == "Open folder"


def test_all_images_are_measured_and_those_without_ground_truth_are_told(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [make_image(f"{n}.png", (300 + n, 200)) for n in range(3)]
    show(window, qtbot, *paths, truths=2)
    made = dialog(window, qtbot)
    assert titles(made)[-1] == "All images with ground truth: 2"
    chosen = made.images.checkedButton()
    assert chosen is not None
    assert chosen.text() == "All images with ground truth: 2"
    proposed = save_to(monkeypatch, tmp_path / "all.html")
    click(made)
    assert proposed == [str(paths[0].parent / "OCR quality.html")]
    settled(window, qtbot)
    written = (tmp_path / "all.html").read_text("utf-8")
    assert "Pages: 2. Readings: 1." in written
    assert written.count('src="data:image/jpeg;base64,') == 2
    assert said(window) == ["Quality report of 2 images: all.html"]


def test_without_ground_truth_a_sentence_says_what_to_do(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image("page.png"), truths=0)
    window.command_actions.run("file.quality-report")
    settled(window, qtbot)
    assert window.quality_report.dialog is None
    assert said(window) == [
        "No open image has both ground truth and a reading: open the right text as reference."
    ]
    assert window.messages.notices[-1].action == "Open as reference…"


def test_a_file_that_cannot_be_written_is_told(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image("page.png"))
    (tmp_path / "file").write_text("")
    made = dialog(window, qtbot)
    save_to(monkeypatch, tmp_path / "file" / "out.html")
    click(made)
    settled(window, qtbot)
    assert len(said(window)) == 1
    assert said(window)[0].startswith("Cannot write ")


def test_the_dialog_stays_where_no_file_was_chosen_and_writes_nothing_when_stopped(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image("page.png"))
    made = dialog(window, qtbot)
    save_to(monkeypatch, None)
    click(made)
    assert window.quality_report.dialog is made
    made.reject()
    made = dialog(window, qtbot)
    save_to(monkeypatch, tmp_path / "out.html")
    click(made)
    window.quality_report.stop()
    settled(window, qtbot)
    assert said(window) == []


def test_every_control_has_a_name_and_a_stop(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image("page.png"))
    made = dialog(window, qtbot)
    assert nameless(made) == []
    assert unreachable(made) == []
    made.reject()


def test_ground_truth_alone_cannot_be_measured() -> None:
    assert has_both(frozenset({"reference:page", "on-device"}))
    assert not has_both(frozenset({"reference:page", "reference:text"}))
    assert not has_both(frozenset({"on-device"}))
    assert not has_both(frozenset())
