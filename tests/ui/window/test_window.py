"""The window as its user meets it: opening, looking, switching, failing."""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl, qInfo
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import FEATURES, OVERLAYS, PROVIDERS, THEME, Settings
from app.model.analysis import Analysis
from app.model.errors import InputError, ServiceError
from app.model.feature import Feature
from app.model.phrase import phrase
from app.storage.store import Store
from app.ui.base import error_hook
from app.ui.content.content import Content
from app.ui.opening.incoming import Incoming, incoming_of_mime, incoming_of_texts
from app.ui.settings.settings_dialog import SettingsDialog
from app.ui.widgets.confirm import Confirm
from app.ui.window.application import make_window
from app.ui.window.assembly import assemble
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

EVIL = '<img src="file:///etc/hostname"><b>\u202egnp.exe</b>\x1b[31m'


def show(window: MainWindow, qtbot: QtBot, *paths: Path) -> None:
    before = window.session.images.rowCount()
    window.open_paths([str(p) for p in paths])
    qtbot.waitUntil(lambda: window.session.images.rowCount() == before + len(paths))
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)


def name(window: MainWindow) -> str:
    entry = window.session.current
    return entry.name if entry else ""


def give(window: MainWindow, qtbot: QtBot, analysis: Analysis) -> None:
    """As when the engine answered."""
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, analysis)
    qtbot.waitUntil(lambda: window.findings.content.analysis is analysis or analysis.status == "failed")


def test_an_empty_window_says_what_can_be_dropped(window: MainWindow) -> None:
    texts = " ".join(label.text() for label in window.viewer.empty.findChildren(QLabel))
    assert "Drop images here" in texts
    assert window.viewer.empty.isVisible()


def test_an_opened_image_is_shown_with_its_facts(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    assert window.session.current is not None
    assert "320 × 200 px" in window.status.image.text()
    assert "picture.png" in window.windowTitle()
    assert window.viewer.canvas is not None
    assert window.viewer.canvas.isVisible()
    assert window.focusWidget() is window.viewer.canvas, "keys mean the picture first"
    image = window.session.current.image
    qtbot.waitUntil(lambda: window.strip.thumbnails.get(image) is not None)
    thumbnail = window.strip.thumbnails.get(image)
    assert thumbnail is not None
    assert not thumbnail.isNull()


def test_canvas_and_list_are_in_step(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    canvas = window.viewer.canvas
    assert canvas is not None
    assert window.overlays.chips["word"].count == 9
    assert "9 words" in window.status.words.text()
    index = window.findings.tree.contents.index_of(("word", (0, 0, 1)))
    window.findings.tree.setCurrentIndex(index)
    assert [(r.kind, r.path) for r in canvas.selected] == [("word", (0, 0, 1))]
    from app.ui.canvas import RegionRef

    canvas.selection_changed.emit((RegionRef("on-device", "line", (1, 0)),))
    assert window.findings.tree.selected_keys() == (("line", (1, 0)),)


def test_overlay_switches_are_remembered(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    window.command_actions.run("view.words")
    assert not window.overlays.is_on("word")
    window.command_actions.run("view.hide-all")
    assert window.overlays.hidden
    assert "word" not in window.preferences.get(OVERLAYS)
    qtbot.waitUntil(lambda: "word" not in Settings().get(OVERLAYS))


def test_hide_all_ends_with_the_first_overlay_switched_on(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    canvas, chips = window.viewer.canvas, window.overlays.chips
    assert canvas is not None
    on = [key for key, chip in chips.items() if chip.isChecked()]
    assert {"block", "word"} <= set(on)
    window.command_actions.run("view.hide-all")
    assert not any(chip.isChecked() for chip in chips.values()), "the switches say what is drawn"
    assert all(chip.isEnabled() for chip in chips.values()), "and they are alive"
    assert not window.command_actions["view.words"].isChecked()
    window.command_actions.run("view.hide-all")
    assert [key for key, chip in chips.items() if chip.isChecked()] == on
    for by_mouse in (True, False):
        window.command_actions.run("view.hide-all")
        assert not [*canvas.drawn_overlays]
        if by_mouse:
            QTest.mouseClick(chips["word"], Qt.MouseButton.LeftButton)
        else:
            window.command_actions.run("view.words")
        assert not window.overlays.hidden
        assert [key for key, chip in chips.items() if chip.isChecked()] == ["word"]
        assert [overlay.kind for overlay in canvas.drawn_overlays] == ["word"]


def test_a_failed_analysis_stands_beside_what_failed_with_retry(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    failed = Analysis.failed("tesseract", (Feature.TEXT,), ServiceError("the child process ended"))
    give(window, qtbot, failed)
    assert [n.action for n in window.messages.notices] == ["Retry"]
    assert "the child process ended" in window.messages.notices[0].sentence
    assert window.findings.content.analysis == analysis(), "what did arrive stays"
    window.displayed.choose("tesseract")
    qtbot.waitUntil(lambda: "the child process ended" in window.findings.note.text())


@pytest.mark.parametrize("read_first", [True, False])
def test_a_picture_that_is_cut_off_says_so_once(
    window: MainWindow, qtbot: QtBot, samples: Path, tmp_path: Path, read_first: bool
) -> None:
    path = tmp_path / "cut.png"
    path.write_bytes((samples / "page.png").read_bytes()[:30_000])
    window.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.session.current is not None)
    entry = window.session.current
    assert entry is not None
    why = phrase("cannot open {name}: {reason}", name="cut.png", reason=phrase("the PNG data is cut off"))
    failed = Analysis.failed("on-device", (Feature.TEXT,), InputError(why))
    if not read_first:
        qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    window.session.put(entry.key, entry.image, failed)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    qtbot.waitUntil(lambda: window.findings.note.text() == "Not read.")
    assert [n.sentence for n in window.messages.notices] == ["Cannot open cut.png: the PNG data is cut off"]
    assert window.head.providers.pills["on-device"].status.note == "failed"


def test_what_cannot_be_opened_is_said_and_the_rest_goes_on(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"not a picture")
    good = make_image()
    window.open_paths([str(broken), str(tmp_path / "missing.png"), str(good)])
    qtbot.waitUntil(lambda: window.session.images.rowCount() == 1)
    qtbot.waitUntil(lambda: len(window.messages.notices) == 2)
    assert all("annot open" in n.sentence for n in window.messages.notices)


def test_a_page_still_being_opened_is_not_that_of_the_next_image(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [tmp_path / "a.tif", tmp_path / "b.tif"]
    for path, colour in zip(paths, ("white", "black"), strict=True):
        pages = [PIL.Image.new("RGB", (60 + n, 40), colour) for n in range(2)]
        pages[0].save(path, save_all=True, append_images=pages[1:])
    window.open_paths([str(path) for path in paths])
    session = window.session
    qtbot.waitUntil(lambda: session.images.rowCount() == 2 and not window.runtime.busy)
    session.turn(1)
    session.step(1)
    assert session.can_turn(1)
    session.turn(1)
    qtbot.waitUntil(lambda: session.current is not None and session.current.image.frame == 1)
    qtbot.waitUntil(lambda: not window.runtime.busy)
    assert session.current is not None
    assert session.current.name == "b.tif"
    assert not session.can_turn(1)


def test_pages_of_a_file_are_reachable(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "pages.tif"
    pages = [PIL.Image.new("RGB", (60 + 10 * n, 40), "white") for n in range(3)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    show(window, qtbot, path)
    assert window.toolbar.page.isVisible()
    window.session.turn(1)
    window.session.turn(1)
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.image.frame == 2)
    assert window.session.current is not None
    assert window.session.current.image.width == 80
    assert not window.session.can_turn(1)
    window.toolbar.page.setValue(1)
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.image.frame == 0)


def test_page_keys_go_through_the_images_and_closing_leads_back(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image("a.png"), make_image("b.png", colour="red"))
    assert name(window) == "a.png"
    window.command_actions.run("view.next")
    assert name(window) == "b.png"
    assert not window.session.can_step(1)
    window.command_actions.run("file.close")
    assert name(window) == "a.png"
    window.command_actions.run("file.close")
    assert name(window) == ""
    assert window.viewer.empty.isVisible()
    window.session.close_all()


def test_dropped_files_folders_and_links(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_image("a.png")
    folder = make_image("b.png", colour="blue").parent
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(50, 50), *how)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert [window.viewer.empty.dragged] == [True]
    QApplication.sendEvent(window, QDragMoveEvent(QPoint(60, 60), *how))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert [window.viewer.empty.dragged] == [False]
    QApplication.sendEvent(window, enter)
    drop = QDropEvent(QPointF(60, 60), *how)
    QApplication.sendEvent(window, drop)
    assert drop.isAccepted()
    qtbot.waitUntil(lambda: window.session.images.rowCount() == 2)


def test_a_dropped_link_asks_first(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("https://pictures.example/cat.jpg")
    assert window.opener.drop(data)
    question = window.findChild(Confirm)
    assert question is not None
    texts = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "pictures.example" in texts
    assert not window.runtime.busy
    question.reject()


def test_an_agreed_link_that_leads_nowhere_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.opener.open(Incoming(links=("http://127.0.0.1:9/cat.png",)))
    question = window.findChild(Confirm)
    assert question is not None
    question.yes.click()
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    assert window.session.images.rowCount() == 0


def test_pasted_pictures_are_opened_and_an_empty_clipboard_is_said(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    window.opener.paste()
    assert "clipboard" in window.messages.notices[0].sentence
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(picture)
    window.opener.paste()
    qtbot.waitUntil(lambda: window.session.images.rowCount() == 1)
    QApplication.clipboard().clear()


def test_what_a_drop_may_hold() -> None:
    both = QMimeData()
    both.setUrls([QUrl("https://pictures.example/cat.png")])
    both.setData("image/png", b"\x89PNG")
    assert incoming_of_mime(both).blobs == (("cat.png", b"\x89PNG"),)
    link = QMimeData()
    link.setUrls([QUrl("https://pictures.example/cat.png"), QUrl("javascript:alert(1)")])
    assert incoming_of_mime(link).links == ("https://pictures.example/cat.png",)
    text = QMimeData()
    text.setText("file:///tmp/a%20b.png")
    assert incoming_of_mime(text).images == (Path("/tmp/a b.png"),)
    for nothing in ("plain words", "javascript:alert(1)", ""):
        data = QMimeData()
        data.setText(nothing)
        assert not incoming_of_mime(data)
    mixed = incoming_of_texts(["a.png", "http://h/x.png"])
    assert mixed == Incoming((Path("a.png"),), links=("http://h/x.png",))


def test_outside_text_is_plain_everywhere(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image("<b>evil<i>.png"))
    give(window, qtbot, analysis(extra=EVIL))
    window.messages.notify("evil", EVIL, "Retry", lambda: None)
    window.opener.refused.emit(_refused(EVIL))
    window.viewer.card.show_region(EVIL, EVIL, ((0, 0), (5, 0), (5, 5)), QPoint(10, 10))
    failed = Analysis.failed("tesseract", (Feature.TEXT,), ServiceError(EVIL))
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, failed)
    window.opener.open(Incoming(links=("https://pictures.example/<img src=x>",)))
    seen = 0
    for widget in window.findChildren(QWidget):
        assert "<img" not in widget.toolTip(), widget
        if isinstance(widget, QLabel):
            text = widget.text()
            assert not set("\u202e\x1b") & set(text), widget
            if any(mark in text for mark in "<>&"):
                assert widget.textFormat() == Qt.TextFormat.PlainText, (widget, text)
                seen += 1
        elif isinstance(widget, QPushButton):
            assert "\u202e" not in widget.text()
    assert seen >= 4
    titles = [row.title for row in window.findings.content.rows]
    assert not any(set("\u202e\x1b") & set(title) for title in titles)


def test_every_control_has_a_name_and_a_tab_stop(window: MainWindow) -> None:
    for button in window.findChildren(QPushButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    for chip in window.overlays.chips.values():
        assert chip.accessibleName()
        assert "(" in chip.toolTip(), "the tool tip names the key"


def test_themes_switch_live_and_are_remembered(window: MainWindow, qtbot: QtBot) -> None:
    window.preferences.set(THEME, "dark")
    assert window.theme.dark
    assert window.grab().toImage().pixelColor(5, window.height() // 2).lightness() < 80
    window.preferences.set(THEME, "light")
    assert window.grab().toImage().pixelColor(5, window.height() // 2).lightness() > 200
    qtbot.waitUntil(lambda: Settings().get(THEME) == "light")


def test_settings_page_changes_settings(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window.context)
    qtbot.addWidget(dialog)
    dialog.controls["private"].click()  # type: ignore[attr-defined]  # a check box
    assert "next start" in dialog.note.text()
    dialog.controls["theme"].setCurrentIndex(2)  # type: ignore[attr-defined]  # a combo box
    assert window.theme.dark
    dialog.controls["max_megapixels"].setValue(7)  # type: ignore[attr-defined]  # a spin box
    assert window.preferences.limits.max_pixels == 7_000_000
    window.preferences.set(THEME, "system")


def test_choices_are_remembered(window: MainWindow, qtbot: QtBot) -> None:
    window.choices.feature_list.boxes[Feature.FACES].setChecked(False)
    assert window.analysis.features == (Feature.TEXT,)
    window.choices.offer_provider("tesseract", "Tesseract", on=False)
    window.choices.provider_list.boxes["tesseract"].setChecked(True)
    assert window.analysis.providers == ("on-device", "tesseract")
    qtbot.waitUntil(lambda: Settings().get(FEATURES) == ("text",))
    qtbot.waitUntil(lambda: Settings().get(PROVIDERS) == ("on-device", "tesseract"))


def test_what_was_chosen_is_chosen_at_the_next_start_and_nothing_else(
    qtbot: QtBot, qapp: QApplication
) -> None:
    Settings().set(PROVIDERS, ("google-vision",))
    Settings().set(FEATURES, ("labels", "text"))
    window = make_window(qapp)
    assemble(window)
    qtbot.addWidget(window)
    try:
        assert window.choices.providers == ()
        assert window.choices.wished[0] == ("google-vision",)
        window.provider_offers.load()
        qtbot.waitUntil(lambda: window.analysis.providers == ("google-vision",))
        assert set(window.analysis.features) == {Feature.LABELS, Feature.TEXT}
        assert next(iter(window.choices.provider_list.boxes)) == "on-device"
        assert list(window.choices.provider_list.boxes)[1] == "tesseract"
        window.reader_warm_up.show_ready(("eng",), ())
        assert window.analysis.providers == ("google-vision",)
        window.choices.provider_list.boxes["google-vision"].setChecked(False)
        assert window.choices.wished == ((), ("text", "labels"))
    finally:
        window.close()
        window.startup_shutdown.end()
    kept: tuple[str, ...] = Settings().get(FEATURES)
    assert set(kept) == {"labels", "text"}


def test_the_device_reads_where_the_program_chosen_last_is_gone(qtbot: QtBot, qapp: QApplication) -> None:
    Settings().set(PROVIDERS, ("tesseract",))
    window = make_window(qapp)
    assemble(window)
    qtbot.addWidget(window)
    try:
        assert not window.choices.provider_list.boxes["on-device"].isChecked()
        window.reader_warm_up.show_ready((), ())
        assert window.choices.providers == ("on-device",)
        window.reader_warm_up.show_ready(("eng",), ())
        assert set(window.choices.providers) == {"on-device", "tesseract"}
    finally:
        window.close()
        window.startup_shutdown.end()


def test_what_a_paint_event_a_slot_and_a_thread_raise_is_told(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    sentences: list[str] = []
    error_hook.install(sentences.append)
    try:
        broken = _Broken()
        qtbot.addWidget(broken)
        broken.show()
        qtbot.waitUntil(lambda: any("LookupError" in sentence for sentence in sentences))
        broken.hide()
        QTimer.singleShot(0, broken, broken.slot)
        qtbot.waitUntil(lambda: any("ValueError" in sentence for sentence in sentences))
        thread = threading.Thread(target=broken.work)
        thread.start()
        thread.join()
    finally:
        error_hook.remove()
    assert any("ZeroDivisionError" in sentence for sentence in sentences)
    assert all("Traceback" not in sentence for sentence in sentences)
    assert sum("a defect" in record.getMessage() for record in caplog.records) == len(sentences)


def test_qts_own_messages_reach_the_log(caplog: pytest.LogCaptureFixture) -> None:
    error_hook.install(lambda _sentence: None)
    try:
        with caplog.at_level("INFO", "qt"):
            qInfo("a message of Qt")
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        error_hook.remove()
    error_hook.remove()
    assert "a message of Qt" in caplog.text


def test_a_defect_is_one_sentence_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.startup_shutdown.show_defect("something went wrong")
    qtbot.waitUntil(lambda: [n.sentence for n in window.messages.notices] == ["Something went wrong"])
    window.startup_shutdown.show_settings_error(ServiceError("the disk is full"))
    assert len(window.messages.notices) == 2


def test_geometry_and_open_files_survive(qtbot: QtBot, qapp: QApplication, make_image: MakeImage) -> None:
    first = make_window(qapp)
    qtbot.addWidget(first)
    first.preferences.set(_automatic(), value=False)
    assemble(first)
    first.resize(1111, 777)
    first.show()
    show(first, qtbot, make_image())
    give(first, qtbot, analysis())
    first.close()
    first.startup_shutdown.end()
    second = make_window(qapp)
    qtbot.addWidget(second)
    assemble(second)
    assert (second.width(), second.height()) == (1111, 777) or second.width() <= 800
    second.show()
    second.startup_shutdown.restore_session()
    qtbot.waitUntil(lambda: second.session.images.rowCount() == 1, timeout=20_000)
    assert second.session.images.entries()[0].name == "picture.png"
    second.close()
    second.startup_shutdown.end()


def test_closing_while_the_images_of_last_time_open_keeps_them_all(
    qtbot: QtBot, qapp: QApplication, make_image: MakeImage
) -> None:
    first = make_window(qapp)
    qtbot.addWidget(first)
    first.preferences.set(_automatic(), value=False)
    assemble(first)
    first.show()
    paths = [make_image(f"{number}.png", (60 + number, 40)) for number in range(4)]
    show(first, qtbot, *paths)
    first.close()
    first.startup_shutdown.end()
    second = make_window(qapp)
    qtbot.addWidget(second)
    assemble(second)
    second.show()
    second.opener.opened.connect(lambda _entries: second.close())
    second.opener.opened.connect(lambda _entries: second.startup_shutdown.end())
    second.startup_shutdown.begin(())
    qtbot.waitUntil(lambda: not second.isVisible(), timeout=20_000)
    assert second.session.images.rowCount() < len(paths)
    with Store.open() as store:
        assert store.last_session() == tuple(paths)


def test_the_next_start_begins_at_the_image_that_was_looked_at_and_knows_the_others(
    qtbot: QtBot, qapp: QApplication, make_image: MakeImage
) -> None:
    first = make_window(qapp)
    qtbot.addWidget(first)
    first.preferences.set(_automatic(), value=False)
    assemble(first)
    first.show()
    paths = [make_image(f"{number}.png", (60 + number, 40)) for number in range(4)]
    show(first, qtbot, *paths)
    give(first, qtbot, analysis())
    first.session.show(first.session.images.entries()[2].key)
    qtbot.waitUntil(lambda: not first.runtime.busy, timeout=20_000)
    first.close()
    first.startup_shutdown.end()
    second = make_window(qapp)
    qtbot.addWidget(second)
    assemble(second)
    second.show()
    looked_at = []
    second.session.current_changed.connect(lambda entry: looked_at.append(entry.name))
    second.startup_shutdown.begin(())
    qtbot.waitUntil(lambda: second.session.images.rowCount() == len(paths), timeout=20_000)
    entries = second.session.images.entries
    qtbot.waitUntil(lambda: bool(entries()[0].summaries), timeout=20_000)
    assert looked_at == ["2.png"]
    assert [entry.name for entry in entries()] == [path.name for path in paths]
    assert [len(entry.summaries) for entry in entries()] == [1, 0, 0, 0]
    second.close()
    second.startup_shutdown.end()


def test_closing_before_the_list_of_last_time_is_read_keeps_it(
    qtbot: QtBot, qapp: QApplication, make_image: MakeImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_image()

    async def never() -> tuple[Path, ...]:
        await asyncio.Event().wait()
        return ()

    with Store.open() as store:
        store.remember_session([path])
    window = make_window(qapp)
    qtbot.addWidget(window)
    assemble(window)
    window.show()
    monkeypatch.setattr(window.backend, "last_session", never)
    window.startup_shutdown.begin(())

    def close(_engine: object) -> None:
        window.close()

    window.runtime.submit(lambda _ticket: window.backend.engine(), close)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert not window.session.images.rowCount()
    window.startup_shutdown.end()
    with Store.open() as store:
        assert store.last_session() == (path,)


def test_an_image_opened_meanwhile_takes_nothing_from_the_queue_of_last_time(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    waiting = make_image("waiting.png", (70, 40))
    window.queue_restore.expect({waiting: ("on-device",)}, [waiting])
    show(window, qtbot, make_image())
    assert window.queue_restore.restoring
    assert window.queue_restore.changes() == ([], {})


def test_what_is_selected_before_the_picture_is_there_stays_selected_on_the_canvas(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    key = window.session.images.entries()[0].key
    show(window, qtbot, make_image("other.png", (200, 100)))
    window.session.show(window.session.images.entries()[1].key)
    pictured = window.viewer._pictured
    late: list[tuple[Any, ...]] = []
    window.viewer._loader.picture.disconnect(pictured)
    window.viewer._loader.picture.connect(lambda *told: late.append(told))
    window.session.show(key)
    qtbot.waitUntil(lambda: bool(late) and bool(window.findings.content.rows))
    word = next(row.key for row in window.findings.content.rows if row.kind == "word")
    window.findings.select((word,))
    window.viewer.mark((word,))
    pictured(*late[0])
    canvas = window.viewer.canvas
    assert canvas is not None
    assert [(ref.kind, ref.path) for ref in canvas.selected] == [word]
    assert [(ref.kind, ref.path) for ref in canvas.marked] == [word]


def test_an_empty_content_is_an_empty_list(window: MainWindow) -> None:
    window.findings.show_content(Content(), "", keep_place=False)
    window.findings.copy_page()
    window.findings.find_next()
    assert not window.findings.has_selection


def _automatic() -> Any:
    from app.config.settings import ANALYSE_WHEN_SHOWN

    return ANALYSE_WHEN_SHOWN


def _refused(name: str) -> Any:
    from app.ui.opening.password_question import Refused

    return Refused(name, ServiceError("it failed"))


class _Broken(QWidget):
    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        raise LookupError("in paint")

    def slot(self) -> None:
        raise ValueError("in a slot")

    def work(self) -> None:
        raise ZeroDivisionError("in a thread")
