"""File > Export, and dragging the file out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.config.settings import EXPORT_FORMAT
from app.export.registry import exporters
from app.imaging.open import identify
from app.model.correct import retyped
from app.model.outcome import Outcome
from app.storage.journal import history_of, journal_of, write
from app.storage.store import Store
from app.ui.export.drag_out import DragOut
from app.ui.export.export_dialog import HINTS, ExportDialog
from app.ui.export.export_job import ExportRequest
from app.ui.widgets.confirm import Confirm
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.ui.window.test_accessibility import nameless, unreachable
from tests.values import analysis

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def show(window: MainWindow, qtbot: QtBot, *paths: Path, words: str = "one two") -> None:
    """Open images; each has an analysis of two providers."""
    window.open_paths([str(path) for path in paths])
    entries = window.session.images.entries
    qtbot.waitUntil(lambda: len(entries()) == len(paths) and not window.runtime.busy, timeout=20_000)
    for entry in entries():
        window.session.put(entry.key, entry.image, analysis(words))
        window.session.put(entry.key, entry.image, analysis("other words", "google-vision"))
    settled(window, qtbot)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)


def dialog(window: MainWindow, qtbot: QtBot, name: str = "") -> ExportDialog:
    window.command_actions.run("file.export")
    qtbot.waitUntil(lambda: window.export.dialog is not None, timeout=20_000)
    made = window.export.dialog
    assert made is not None
    if name:
        made.formats.setCurrentRow(list(exporters()).index(name))
    return made


def told(window: MainWindow) -> list[str]:
    return [notice.sentence for notice in window.messages.notices if notice.action == "Open folder"]


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """What the next file dialogs answer; the list takes the places they proposed."""
    proposed: list[str] = []

    def answer(_parent: object, _title: str, there: str, *_more: object) -> tuple[str, str]:
        proposed.append(there)
        return str(path or ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: answer(*given)[0])
    return proposed


def said(window: MainWindow) -> str:
    return " ".join(n.sentence for n in window.messages.notices)


def test_nothing_to_export_is_an_off_command(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    assert not window.command_actions["file.export"].isEnabled()
    window.export.ask()
    settled(window, qtbot)
    assert window.export.dialog is None
    show(window, qtbot, make_image())
    window.command_actions.refresh_now()
    assert window.command_actions["file.export"].isEnabled()


def test_every_format_is_listed_with_a_hint(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image())
    made = dialog(window, qtbot)
    titles = [made.formats.item(row).text() for row in range(made.formats.count())]
    assert len(titles) == len(exporters())
    assert set(HINTS) == set(exporters())
    assert titles[2] == "Searchable PDF  (.pdf)"
    assert made.formats.currentRow() == 2, "the format exported last, at first PDF"
    assert made.hint.text() == HINTS["pdf"]
    assert [made.provider.itemText(n) for n in range(made.provider.count())] == [
        "On device", "google-vision", "All of them",
    ]  # fmt: skip
    made.grab()
    made.reject()
    qtbot.waitUntil(lambda: window.export.dialog is None)


def test_a_file_is_written_by_keyboard_alone(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image("page one.png"))
    proposed = save_to(monkeypatch, tmp_path / "out" / "words.hocr")
    made = dialog(window, qtbot)
    QTest.keyClick(made.formats, Qt.Key.Key_Down)
    QTest.keyClick(made.formats, Qt.Key.Key_Return)
    qtbot.waitUntil((tmp_path / "out" / "words.hocr").exists, timeout=20_000)
    settled(window, qtbot)
    assert proposed == [str(tmp_path / "page one.hocr")]
    assert b"ocrx_word" in (tmp_path / "out" / "words.hocr").read_bytes()
    assert told(window) == ["Exported words.hocr"]
    assert window.backend.settings.get(EXPORT_FORMAT) == "hocr"
    again = dialog(window, qtbot)
    assert again.formats.currentRow() == 3
    again.export.click()
    assert proposed[1] == str(tmp_path / "out" / "page one.hocr"), "the folder exported to last is proposed"
    settled(window, qtbot)


@pytest.mark.parametrize(("choice", "providers"), [(0, ["on-device"]), (1, ["google-vision"]), (2, None)])
def test_the_analysis_chosen_is_written(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    choice: int, providers: list[str] | None,
) -> None:  # fmt: skip
    show(window, qtbot, make_image())
    window.displayed.choose("on-device")
    save_to(monkeypatch, tmp_path / "a.json")
    made = dialog(window, qtbot, "json")
    made.provider.setCurrentIndex(choice)
    made.export.click()
    qtbot.waitUntil((tmp_path / "a.json").exists, timeout=20_000)
    written = [a["provider"] for a in json.loads((tmp_path / "a.json").read_bytes())["analyses"]]
    assert written == (providers or ["on-device", "google-vision"])
    settled(window, qtbot)


def test_several_images_are_one_file_each(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    one, two = make_image("a.png"), make_image("b/a.png", colour="red")
    show(window, qtbot, one, two)
    window.strip.view.selectAll()
    folder = tmp_path / "files"
    folder.mkdir()
    save_to(monkeypatch, folder)
    made = dialog(window, qtbot, "page")
    scopes = [made.images.itemText(n) for n in range(made.images.count())]
    assert scopes == ["This one: a.png", "The 2 selected, one file each", "All 2 analysed, one file each"]
    made.images.setCurrentIndex(2)
    assert not made.file.isEnabled(), "several files are no one file to drag"
    made.export.click()
    qtbot.waitUntil(lambda: len(list(folder.glob("*.page.xml"))) == 2, timeout=20_000)
    assert {p.name for p in folder.iterdir()} == {"a.page.xml", "a-2.page.xml"}
    settled(window, qtbot)
    assert told(window) == ["Exported 2 files to files"]


def test_an_image_whose_analyses_are_not_held_is_exported_as_it_was_corrected(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    path = make_image("a.png")
    with Store.open() as store:
        store.keep(identify(path), "key", Outcome(analysis("one two")))
        journal = journal_of(store, identify(path), analysis("one two"))
        assert journal is not None
        before = history_of(journal).current
        write(store, journal.id, 0, retyped(before, ("word", (0, 0, 0)), "corrected"))
    window.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.session.current is not None and not window.runtime.busy, timeout=20_000)
    entry = window.session.current
    assert entry is not None
    let_go = replace(entry, analyses={})
    window.export.export(ExportRequest("text", (let_go,)), tmp_path / "a.txt")
    qtbot.waitUntil((tmp_path / "a.txt").exists, timeout=20_000)
    assert (tmp_path / "a.txt").read_text() == "corrected two\n"
    settled(window, qtbot)


def test_files_are_replaced_when_that_is_wanted_and_the_images_themselves_never(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    one, two = make_image("a.png"), make_image("b.jpg", colour="red")
    before = one.read_bytes(), two.read_bytes()
    show(window, qtbot, one, two)
    entries = window.session.images.entries()
    assert window.export.proposed(entries[0].image, exporters()["png"]) == tmp_path / "a.vidimus.png"
    (tmp_path / "b.png").write_bytes(b"mine")
    window.export.export(ExportRequest("png", tuple(entries)), tmp_path)
    settled(window, qtbot)
    question = window.findChild(Confirm)
    assert question is not None
    assert question.windowTitle().startswith("Replace 1 file")
    assert (tmp_path / "b.png").read_bytes() == b"mine"
    assert not (tmp_path / "a.vidimus.png").exists()
    question.accept()
    qtbot.waitUntil(lambda: "Exported 2 files" in "".join(told(window)), timeout=20_000)
    assert (tmp_path / "b.png").read_bytes() != b"mine"
    assert (tmp_path / "a.vidimus.png").exists()
    assert (one.read_bytes(), two.read_bytes()) == before
    settled(window, qtbot)


def test_every_page_of_a_file_is_a_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import PIL.Image

    pages = [PIL.Image.new("RGB", (60, 40), colour) for colour in ("white", "red", "blue")]
    pages[0].save(tmp_path / "p.tif", save_all=True, append_images=pages[1:])
    show(window, qtbot, tmp_path / "p.tif")
    save_to(monkeypatch, tmp_path)
    made = dialog(window, qtbot, "tsv")
    made.images.setCurrentIndex(1)
    assert made.images.currentText() == "All 3 pages of it, one file each"
    made.export.click()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.tsv"))) == 3, timeout=20_000)
    assert {p.name for p in tmp_path.glob("*.tsv")} == {"p.tsv", "p.2.tsv", "p.3.tsv"}
    assert (tmp_path / "p.tsv").read_text().count("\n") == 3
    settled(window, qtbot)


def test_many_can_be_stopped(window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path) -> None:
    show(window, qtbot, make_image("a.png"))
    (entry,) = window.session.images.entries()
    folder = tmp_path / "out"
    folder.mkdir()
    window.export.export(ExportRequest("png", (entry,) * 200), folder)
    qtbot.waitUntil(lambda: "Exporting 200 files" in said(window), timeout=20_000)
    (notice,) = window.messages.notices
    assert notice.do is not None
    notice.do()
    assert said(window) == ""
    settled(window, qtbot)
    assert 0 < len(list(folder.glob("*.png"))) < 200
    window.export.stop()


def test_the_dialog_is_whole_for_those_who_hear_it(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    made = dialog(window, qtbot)
    assert nameless(made) == []
    assert unreachable(made) == []
    made.reject()
    settled(window, qtbot)


@pytest.mark.parametrize(
    ("typed", "there", "wanted"), [("x", False, "x.pdf"), ("x", True, "x"), ("x.y", False, "x.y")]
)
def test_a_name_without_an_ending_gets_the_formats(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    typed: str, there: bool, wanted: str,
) -> None:  # fmt: skip
    show(window, qtbot, make_image())
    if there:
        (tmp_path / "x.pdf").write_bytes(b"mine")
    save_to(monkeypatch, tmp_path / typed)
    dialog(window, qtbot).export.click()
    qtbot.waitUntil((tmp_path / wanted).exists, timeout=20_000)
    assert (tmp_path / wanted).read_bytes().startswith(b"%PDF")
    settled(window, qtbot)


def test_what_cannot_be_written_is_said_and_leaves_the_others(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    one, two = make_image("a.png"), make_image("b.png", colour="red")
    show(window, qtbot, one, two)
    entries = window.session.images.entries()
    (tmp_path / "file").write_bytes(b"")
    window.export.export(ExportRequest("json", tuple(entries[:1])), tmp_path / "file" / "x.json")
    qtbot.waitUntil(lambda: "annot write" in said(window), timeout=20_000)
    one.unlink()
    folder = tmp_path / "out"
    folder.mkdir()
    window.export.export(ExportRequest("pdf", tuple(entries)), folder)
    qtbot.waitUntil(lambda: "1 of 2 could not be exported" in said(window), timeout=20_000)
    assert [p.name for p in folder.iterdir()] == ["b.pdf"]
    settled(window, qtbot)


def test_no_choice_of_a_file_exports_nothing(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image())
    save_to(monkeypatch, None)
    made = dialog(window, qtbot)
    made.export.click()
    assert made.isVisible(), "the dialog stays, since nothing was decided"
    made.reject()
    settled(window, qtbot)


def test_the_file_goes_to_the_clipboard(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image("scan.png"))
    made = dialog(window, qtbot, "alto")
    with qtbot.waitSignal(made.file.copied, timeout=20_000):
        QTest.keyClick(made.file, Qt.Key.Key_Space)
    (url,) = QGuiApplication.clipboard().mimeData().urls()
    path = Path(url.toLocalFile())
    assert path.name == "scan.alto.xml"
    assert b"<alto" in path.read_bytes()
    made.formats.setCurrentRow(1)
    with qtbot.waitSignal(made.file.copied, timeout=20_000):
        QTest.mouseClick(made.file, Qt.MouseButton.LeftButton)
    (url,) = QGuiApplication.clipboard().mimeData().urls()
    assert Path(url.toLocalFile()).read_text() == "one two\n"
    settled(window, qtbot)
    made.reject()
    window.export.forget_files()
    window.export.forget_files()
    assert not path.parent.exists(), "what was made for dragging goes with the window"


def test_a_dialog_closed_while_its_file_is_made_gets_none(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image("scan.png"))
    QGuiApplication.clipboard().setText("mine")
    made = dialog(window, qtbot, "alto")
    QTest.mouseClick(made.file, Qt.MouseButton.LeftButton)
    busy = [window.runtime.busy]
    QTest.keyClick(made, Qt.Key.Key_Escape)
    busy.append(window.runtime.busy)
    assert busy == [True, False], "nobody waits for the file any more"
    again = dialog(window, qtbot, "text")
    settled(window, qtbot)
    assert QGuiApplication.clipboard().text() == "mine"
    with qtbot.waitSignal(again.file.copied, timeout=20_000):
        QTest.mouseClick(again.file, Qt.MouseButton.LeftButton)
    settled(window, qtbot)
    again.reject()


def test_asked_twice_there_is_one_dialog_which_still_exports(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image("scan.png"))
    window.command_actions.run("file.export")
    made = dialog(window, qtbot, "text")
    window.command_actions.run("file.export")
    settled(window, qtbot)
    assert [d for d in window.findChildren(ExportDialog) if d.isVisible()] == [made]
    save_to(monkeypatch, tmp_path / "out.txt")
    made.export.click()
    settled(window, qtbot)
    assert (tmp_path / "out.txt").read_text() == "one two\n"
    assert window.export.dialog is None


def test_a_dialog_closed_while_a_file_is_chosen_is_left_alone(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image("scan.png"))
    made = dialog(window, qtbot, "text")

    def answer(*_given: object) -> tuple[str, str]:
        made.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return str(tmp_path / "out.txt"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    made.export_wanted.emit(made.request(), exporters()["text"])
    settled(window, qtbot)
    assert (tmp_path / "out.txt").read_text() == "one two\n"


@pytest.mark.parametrize("early", [True, False])
def test_the_file_is_dragged_once_it_is_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, early: bool
) -> None:
    dragged: list[str] = []

    def execute(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        data: QMimeData = drag.mimeData()
        dragged.extend(url.toLocalFile() for url in data.urls())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", execute)
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    button = DragOut(parent)
    parent.show()
    with qtbot.waitSignal(button.wanted):
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    if early:
        button.give(tmp_path / "a.pdf")
        assert dragged == []
    _move(button, 6)
    assert dragged == [], "not far enough"
    _move(button, 60)
    if not early:
        assert dragged == []
        button.give(tmp_path / "a.pdf")
    assert dragged == [str(tmp_path / "a.pdf")]
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(60, 5))
    assert dragged == [str(tmp_path / "a.pdf")], "a drag is no click"


def test_a_drag_let_go_before_the_file_came_is_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    button = DragOut(parent)
    copied: list[object] = []
    button.copied.connect(copied.append)
    QTest.mousePress(button, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    QTest.mouseRelease(button, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    _move(button, 60)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(60, 5))
    button.give(tmp_path / "a.pdf")
    assert copied == []


def _move(button: DragOut, x: int) -> None:
    """A move with the button held; QTest's own moves hold none."""
    from PySide6.QtGui import QMouseEvent

    at = QPointF(x, 5)
    button.mouseMoveEvent(
        QMouseEvent(
            QMouseEvent.Type.MouseMove, at, button.mapToGlobal(at), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
