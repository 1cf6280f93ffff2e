"""The smaller parts: notices, hover card, thumbnails, queues, samples, skipped features."""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import PIL.Image
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.export.exporter import OVERLAYS
from app.export.overlays import OVERLAY_STYLES
from app.model.errors import InputError
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.model.image import Image
from app.model.job import Progress
from app.model.phrase import phrase
from app.ui.analysis.progress_text import progress_text
from app.ui.analysis.queue_progress import QueueProgress
from app.ui.analysis.running_analyses import Run
from app.ui.base.messages import Messages
from app.ui.canvas import RegionRef, palette, qimages
from app.ui.opening.incoming import Incoming
from app.ui.viewer import image_viewer
from app.ui.viewer.empty_state import sample_files
from app.ui.viewer.provider_status import ProviderStatus
from app.ui.window.application import run
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.pictures import image
from tests.ui.window.test_window import give, name, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def press(area: QWidget, text: str) -> bool:
    """Press the first button of that text that can be seen."""
    for button in area.findChildren(QPushButton):
        if button.text() == text and button.isVisibleTo(area):
            button.click()
            return True
    return False


def test_notices_replace_their_own_topic_act_and_make_room(window: MainWindow, qtbot: QtBot) -> None:
    done: list[str] = []
    area, messages = window.notices, window.messages
    messages.notify("a", "first")
    messages.notify("a", "second", "Retry", lambda: done.append("retried"))
    assert [n.sentence for n in messages.notices] == ["Second"]
    press(area, "Retry")
    assert done == ["retried"]
    assert topics(messages) == []
    assert not area.isVisible()
    for topic in "bcdef":
        messages.notify(topic, topic)
    assert topics(messages) == ["d", "e", "f"]
    qtbot.waitUntil(lambda: press(area, "✕"))
    assert len(topics(messages)) == 2
    messages.dismiss_all("")
    assert topics(messages) == []


def topics(messages: Messages) -> list[str]:
    return [notice.topic for notice in messages.notices]


def test_the_hover_card_tells_of_the_region_and_stays_inside(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    image_viewer = window.viewer
    monkeypatch.setattr(
        image_viewer,
        "mapFromGlobal",
        lambda _place: QPoint(image_viewer.width() - 3, image_viewer.height() - 3),
    )
    assert image_viewer.canvas is not None
    image_viewer.canvas.hovered.emit(RegionRef("on-device", "word", (0, 1, 2)))
    qtbot.waitUntil(image_viewer.card.isVisible)
    assert image_viewer.card.title.text() == "harbour"
    assert image_viewer.card.facts.text() == "word · confidence 0.60, uncertain"
    assert image_viewer.rect().contains(image_viewer.card.geometry())
    image_viewer.canvas.hovered.emit(None)
    assert not image_viewer.card.isVisible()
    image_viewer.canvas.hovered.emit(RegionRef("on-device", "face", (0,)))
    qtbot.waitUntil(image_viewer.card.isVisible)
    assert "basic detector: no confidence" in image_viewer.card.facts.text()


def alike(first: QColor, second: QColor) -> bool:
    away = first.red() - second.red(), first.green() - second.green(), first.blue() - second.blue()
    return max(map(abs, away)) <= 24


def test_swatches_look_like_the_overlays_they_switch(window: MainWindow) -> None:
    for kind, chip in window.overlays.chips.items():
        chip.setChecked(True)
        chip.setEnabled(True)
        wanted, shown = QColor(palette.region_style(kind).colour), chip.grab().toImage()
        across, down = range(shown.width()), range(shown.height())
        assert any(alike(shown.pixelColor(x, y), wanted) for x in across for y in down)


def test_exported_regions_look_like_those_on_the_screen() -> None:
    assert {kind: look.stroke for kind, look in OVERLAY_STYLES.items()} == {
        kind: palette.region_style(kind).colour for kind in OVERLAYS
    }


def test_clicking_a_switch_and_a_pill(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    QTest.mouseClick(window.overlays.chips["face"], Qt.MouseButton.LeftButton)
    assert not window.overlays.is_on("face")
    entry = window.session.current
    assert entry is not None
    other = analysis("tesseract")
    window.session.put(entry.key, entry.image, other)
    qtbot.waitUntil(lambda: not window.session.settling)
    pill = window.head.providers.pills["tesseract"]
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findings.content.analysis is other)
    assert pill.isChecked()
    running = ProviderStatus("on-device", "On device", "reading", "accent", share=0.4)
    window.head.providers.show_statuses((running,), "on-device")
    window.head.providers.grab()


def test_a_provider_is_not_asked_for_what_it_lacks(window: MainWindow) -> None:
    window.choices.offer_provider("tesseract", "Tesseract", on=True)
    window.choices.changed.emit()
    assert window.analysis.asked_of("tesseract") == (Feature.TEXT,)
    assert window.analysis.asked_of("on-device") == (Feature.TEXT, Feature.FACES)
    assert window.analysis.asked_of("some-other") == (Feature.TEXT, Feature.FACES)


def test_progress_in_words() -> None:
    run = Run(1, image("a", "b"), "on-device", (Feature.TEXT,), 0.0)
    assert progress_text(run).startswith("starting · ")
    run = Run(1, image("a", "b"), "on-device", (Feature.TEXT,), 0.0, Progress(1, "reading", 3, 9))
    assert progress_text(run).startswith("reading 3/9 · ")
    upload = Progress(0, "sending", 2_000_000, 9_800_000, in_bytes=True)
    assert progress_text(replace(run, progress=upload)).startswith("sending 2.0 of 9.8 MB · ")
    soon = Progress(0, "service busy", again=time.monotonic() + 3.5)
    assert progress_text(replace(run, progress=soon)) == "service busy, again in 4 s"


def test_dialogs_bring_files_folders_and_links(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_image()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(path)], ""))
    window.command_actions.run("file.open")
    qtbot.waitUntil(lambda: name(window) == "picture.png")
    make_image("second.png", colour="green")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(path.parent))
    window.opener.ask_folder()
    qtbot.waitUntil(lambda: window.session.images.rowCount() == 2)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    window.opener.ask_folder()
    for text, accepted, told in (
        ("x", False, ""),
        ("no link", True, "not an http"),
        ("http://127.0.0.1:9/", True, "127.0.0.1"),
    ):
        monkeypatch.setattr(QInputDialog, "getText", partial(_typed, text, accepted))
        window.opener.ask_link()
        qtbot.waitUntil(partial(says, window, told), timeout=20_000)


def _typed(text: str, accepted: bool, *_arguments: object) -> tuple[str, bool]:
    return text, accepted


def says(window: MainWindow, told: str) -> bool:
    return not told or any(told in notice.sentence for notice in window.messages.notices)


def test_the_samples_open_with_one_button(window: MainWindow, qtbot: QtBot) -> None:
    files = sample_files()
    assert files
    assert files[0].stem == "page"
    window.viewer.empty.sample.click()
    qtbot.waitUntil(lambda: window.session.images.rowCount() == len(files), timeout=20_000)


def test_one_image_dropped_twice_is_one_image(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    path = make_image()
    show(window, qtbot, path)
    with qtbot.waitSignal(window.opener.finished):
        window.opener.open(Incoming((path,)))
    assert window.session.images.rowCount() == 1


def test_a_file_that_vanishes_is_said_with_retry(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    first, second = make_image("a.png"), make_image("b.png", colour="red")
    show(window, qtbot, first, second)
    second.unlink()
    window.session.step(1)
    qtbot.waitUntil(lambda: any(n.action == "Retry" for n in window.messages.notices))
    window.session.step(-1)
    assert not any(n.action == "Retry" for n in window.messages.notices)


def test_pixels_keep_their_colours_and_alpha() -> None:
    rgb = PIL.Image.new("RGB", (3, 2), (10, 20, 30))
    made = qimages.to_qimage(rgb)
    assert made.format() == QImage.Format.Format_RGB32
    assert made.pixelColor(2, 1).name() == "#0a141e"
    see_through = PIL.Image.new("RGBA", (3, 2), (200, 100, 0, 128))
    made = qimages.to_qimage(see_through)
    assert made.format() == QImage.Format.Format_ARGB32_Premultiplied
    assert made.pixelColor(0, 0).alpha() == 128
    assert abs(made.pixelColor(0, 0).red() - 200) <= 2


def test_a_picture_too_large_for_memory_is_an_error_in_words() -> None:
    class Huge:
        mode, width, height = "RGB", 2**30, 2**30

    with pytest.raises(InputError, match="too little memory"):
        qimages.to_qimage(Huge(), "huge.png")  # type: ignore[arg-type]  # only its size is looked at


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_canvas_is_given_the_very_memory_of_a_picture(mode: str) -> None:
    fill = (10, 20, 30) if mode == "RGB" else (200, 100, 0, 128)
    level = qimages.to_scaled_copy(PIL.Image.new(mode, (1_001, 700), fill))
    alpha = mode == "RGBA"
    kind = QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32
    assert level.image.format() == kind
    colour = level.image.pixelColor(1_000, 699)
    assert abs(colour.red() - fill[0]) <= 2
    assert abs(colour.green() - fill[1]) <= 2
    assert colour.alpha() == (128 if alpha else 255)
    assert level.pixels is not None
    level.pixels[0, 0] = 0xFF0000FF
    assert level.image.pixelColor(0, 0).name() == "#0000ff"


def test_zoom_commands_reach_the_canvas(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image(size=(2000, 1500)))
    give(window, qtbot, analysis())
    canvas = window.viewer.canvas
    assert canvas is not None
    window.command_actions.run("view.actual")
    assert canvas.zoom == pytest.approx(1.0)
    assert window.toolbar.zoom.text() == "100 %"
    window.command_actions.run("view.zoom-in")
    assert canvas.zoom > 1
    window.command_actions.run("view.zoom-out")
    window.command_actions.run("view.fit")
    assert canvas.zoom < 1
    window.findings.select((("word", (0, 0, 1)),))
    window.command_actions.run("view.zoom-selection")
    assert canvas.zoom > 1
    index = window.findings.tree.contents.index_of(("block", (0,)))
    window.findings.tree.activated.emit(index)


def test_copying_from_the_window_says_so(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    window.command_actions.run("edit.copy-page")
    assert window.status.currentMessage() == "Copied 9 words"
    assert QApplication.clipboard().text().startswith("The steamer")
    window.command_actions.run("edit.find")
    window.dialogs.open_settings()
    window.dialogs.open_keys()
    window.dialogs.open_palette()
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()


def _seen(window: MainWindow, seen: list[str], shown: Image) -> None:
    seen.append(shown.name)
    window.close()


def test_the_program_runs_from_start_to_close(
    qtbot: QtBot, qapp: QApplication, make_image: MakeImage, private_folders: dict[str, Path]
) -> None:
    folder = private_folders["VIDIMUS_CONFIG_DIR"]
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("analyse_when_shown = false\nthemes = 1\n")
    seen: list[str] = []

    def started(window: MainWindow) -> None:
        qtbot.addWidget(window)
        window.viewer.loaded.connect(partial(_seen, window, seen))

    assert run([str(make_image())], started=started) == 0
    assert seen == ["picture.png"]


def test_images_wait_their_turn_and_cancel_empties_the_queue(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image("a.png"), make_image("b.png", colour="red"))
    window.command_actions.run("analyse.all")
    assert window.analysis.queue.waiting == 2
    qtbot.waitUntil(lambda: len(window.analysis.runs) == 1)
    assert window.status.work.text() == "0 of 2"
    window.analysis.cancel()
    assert window.analysis.queue.waiting == 0
    assert not window.analysis.busy
    entry = window.session.current
    assert entry is not None
    window.analysis.retry(entry.key, "on-device")
    assert len(window.analysis.runs) == 1
    window.session.close_current()
    assert len(window.analysis.runs) == 0
    assert not window.analysis.automatic
    window.analysis.toggle_automatic()
    qtbot.waitUntil(lambda: len(window.analysis.runs) == 1)  # what is looked at is analysed now
    window.analysis.cancel()
    window.analysis.toggle_automatic()


def test_a_provider_without_the_program_is_not_offered(window: MainWindow, qtbot: QtBot) -> None:
    window.reader_warm_up.show_ready((), (phrase("the file of kept analyses was damaged"),))
    assert not window.choices.provider_list.boxes["tesseract"].isEnabled()
    assert window.status.reader.text() == "Reader ready"
    assert window.messages.notices[-1].sentence.startswith("The file of kept")
    window.reader_warm_up.show_ready(("eng", "rus"), ())
    assert window.choices.provider_list.boxes["tesseract"].isEnabled()
    window.reader_warm_up.show_failed(InputError("it did not start"))
    assert gc.get_freeze_count() > 0, "what is loaded is not walked again and again"
    assert window.status.reader.text() == "Reader not running"
    window.choices.open_features()
    window.choices.feature_list.hide()
    window.choices.open_providers()
    window.choices.provider_list.hide()


def test_a_huge_region_is_copied_smaller_and_whole(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image())
    whole = rectangle(10, 10, 80, 40)
    picture = window.viewer.region_picture(whole)
    assert picture is not None
    assert (picture.width(), picture.height()) == (80, 40)
    monkeypatch.setattr(image_viewer, "_LARGEST_COPY", 800)
    picture = window.viewer.region_picture(whole)
    assert picture is not None
    assert (picture.width(), picture.height()) == (40, 20)
    assert window.viewer.region_picture(rectangle(-50, -50, 20, 20)) is None


def test_why_a_queue_rests_is_not_said_of_a_single_analysis(window: MainWindow) -> None:
    work = window.status.work
    window.status.show_runs((), QueueProgress(3, 1, paused=True, halt_reason="the line is dead"))
    assert "the line is dead" in work.toolTip()
    window.status.show_runs((Run(1, image("a.png", "b"), "on-device", (Feature.TEXT,)),), QueueProgress())
    assert "the line is dead" not in work.toolTip()
