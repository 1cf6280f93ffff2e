"""The small controllers of the frame, each on a bare widget with what it drives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import (
    ANALYSE_WHEN_SHOWN,
    CONTRAST,
    FEATURES,
    OFFLINE,
    PRIVATE,
    PROVIDERS,
    RECENT,
    RECENT_COMMANDS,
    THEME,
)
from app.model.analysis import Analysis, Block, Text
from app.model.errors import ServiceError
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.model.phrase import phrase
from app.ui.analysis.analysis_runner import AnalysisRunner
from app.ui.analysis.provider_choices import ProviderChoices
from app.ui.analysis.queue_progress import QueueEnd
from app.ui.analysis.remembered_choices import RememberedChoices
from app.ui.help.manual_window import ManualLibrary
from app.ui.session.context import Context
from app.ui.widgets import theme
from app.ui.widgets.notice import NoticeArea
from app.ui.widgets.pick_list import PickList
from app.ui.widgets.theme import Theme
from app.ui.window.appearance import Appearance
from app.ui.window.command_palette import MOST_COMMANDS, CommandPalette
from app.ui.window.dialogs import Dialogs
from app.ui.window.drop_target import DropWindow
from app.ui.window.offline_switch import OfflineSwitch
from app.ui.window.provider_offers import ProviderOffers
from app.ui.window.queue_notices import QueueNotices
from app.ui.window.reader_warm_up import ReaderWarmUp
from app.ui.window.recent_files import MOST_RECENT, RecentFiles, remember_files
from app.ui.window.run_progress import RunProgress
from app.ui.window.status_bar import StatusBar
from app.ui.window.toolbar import Toolbar
from app.ui.window.window_title import WindowTitle
from tests.ui.analyses import line
from tests.ui.pictures import image

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def analysis(context: Context) -> AnalysisRunner:
    context.preferences.set(ANALYSE_WHEN_SHOWN, value=False)
    return AnalysisRunner(context)


@pytest.fixture
def in_light(qapp: QApplication) -> Iterator[Theme]:
    chosen = Theme(qapp, "light", "normal")
    yield chosen
    chosen.use_contrast("system")
    chosen.use("system")


def notices(context: Context) -> dict[str, tuple[str, str]]:
    return {notice.topic: (notice.sentence, notice.action) for notice in context.messages.notices}


def words_of_confidence(confidence: float) -> Analysis:
    text = Text.of((Block(rectangle(0, 0, 200, 40), lines=(line("Cotton bales", 10, confidence),)),))
    return Analysis(provider="on-device", features=(Feature.TEXT,), seconds=1.0, text=text)


def press(context: Context, topic: str) -> None:
    do = next(notice.do for notice in context.messages.notices if notice.topic == topic)
    assert do is not None
    do()


def titles(pick_list: PickList) -> list[str]:
    return [pick_list.list.item(row).text() for row in range(pick_list.list.count())]


def test_a_provider_that_halts_can_be_resumed_from_its_notice(
    context: Context, analysis: AnalysisRunner
) -> None:
    QueueNotices(context, analysis)
    analysis.queue.pause()
    analysis.queue.halted.emit("on-device", "the line is dead")
    assert notices(context) == {
        "queue/on-device": ("On device: the line is dead; the queue is paused", "Resume")
    }
    press(context, "queue/on-device")
    assert not analysis.queue.paused


def test_the_end_of_the_queue_says_what_came_of_it_and_leads_to_each(
    context: Context, analysis: AnalysisRunner, qtbot: QtBot
) -> None:
    QueueNotices(context, analysis)
    shown = QSignalSpy(context.messages.status_shown)
    images = [image(f"{n}.png", f"{n:064}") for n in range(5)]
    keys = tuple(context.session.add(one).key for one in images)
    certain, unsure = (words_of_confidence(one) for one in (0.9, 0.62))
    for key, one, answered in ((keys[1], images[1], certain), (keys[3], images[3], unsure)):
        context.session.put(key, one, answered)
    analysis.queue.finished.emit(QueueEnd(keys, (keys[2], keys[4]), 200.0))
    assert notices(context) == {}  # not before the last answer is there
    qtbot.waitUntil(lambda: not context.session.settling)
    sentence = "3 images analysed, 2 failed, 3 min; lowest confidence 62 %"
    assert notices(context) == {"queue": (sentence, "Retry failed")}
    bar = NoticeArea(context.messages, context.widget)
    context.messages.notified.emit(context.messages.notices[0])
    buttons = {button.text(): button for button in bar.findChildren(QPushButton)}
    seen = []
    for text in ("Show next failed image",) * 3 + ("Show least certain image",):
        QTest.mouseClick(buttons[text], Qt.MouseButton.LeftButton)
        assert context.session.current is not None
        seen.append(context.session.current.key)
    assert seen == [keys[2], keys[4], keys[2], keys[3]]
    assert notices(context)  # looking does not take it away
    press(context, "queue")
    analysis.queue.finished.emit(QueueEnd(keys[:3], (), 5_400.0))
    assert notices(context) == {"queue": ("3 images analysed, 1 h 30 min; lowest confidence 90 %", "")}
    analysis.queue.finished.emit(QueueEnd(keys[:1], (), 1.0))
    assert notices(context) == {}
    assert shown.at(0)[0] == "1 image analysed"


def test_a_queue_cancelled_half_way_says_what_was_done_and_what_was_not(
    context: Context, analysis: AnalysisRunner
) -> None:
    QueueNotices(context, analysis)
    analysis.queue.pause()
    keys = [context.session.add(image(f"{n}.png", f"{n:064}")).key for n in range(4)]
    analysis.queue.add(dict.fromkeys(keys, ("tesseract",)), paused=True)
    analysis.queue.finish(keys[0], "tesseract")
    analysis.queue.finish(keys[1], "tesseract", failed=True)
    analysis.queue.clear()
    sentence = "Cancelled. Images not analysed: 2. 1 image analysed, 1 failed, 1 s"
    assert notices(context) == {"queue": (sentence, "Go on with them")}
    assert [text for text, _ in context.messages.notices[0].looks] == ["Show failed image"]


def test_many_images_taken_out_are_offered_back_and_a_single_one_is_not(
    context: Context, analysis: AnalysisRunner
) -> None:
    QueueNotices(context, analysis)
    analysis.queue.pause()
    keys = [context.session.add(image(f"{n}.png", f"{n:064}")).key for n in range(2)]
    analysis.queue.add({keys[0]: ("tesseract",)}, paused=True)
    analysis.queue.clear()
    assert notices(context) == {}
    analysis.queue.add(dict.fromkeys(keys, ("tesseract",)), paused=True)
    analysis.queue.clear()
    assert notices(context)["queue"][1] == "Resume"
    press(context, "queue")
    assert set(analysis.queue.pending) == set(keys)


def test_the_title_names_the_image_and_how_far_the_queue_is(
    context: Context, analysis: AnalysisRunner
) -> None:
    WindowTitle(context, analysis)
    context.session.add(image("ship.png", "1" * 64), show=True)
    assert context.widget.windowTitle() == "ship.png — Vidimus"
    context.session.close_current()
    assert context.widget.windowTitle() == "Vidimus"


@pytest.mark.parametrize(
    ("dpi", "text"),
    [
        ((300.0, 300.0), "200 × 100 px · 300 dpi"), ((299.999, 300.001), "200 × 100 px · 300 dpi"),
        ((204.0, 98.0), "200 × 100 px · 204 × 98 dpi"), (None, "200 × 100 px"),
    ],
)  # fmt: skip
def test_the_resolution_shows_in_both_directions_where_they_differ(
    context: Context, dpi: tuple[float, float] | None, text: str
) -> None:
    status = StatusBar(context.widget)
    status.show_image(msgspec.structs.replace(image("ship.png", "1" * 64), width=200, height=100, dpi=dpi))
    assert status.image.text().startswith(text)
    assert status.image.text().count("dpi") == (dpi is not None)


def test_runs_show_in_status_bar_and_tool_bar(context: Context, analysis: AnalysisRunner) -> None:
    status, toolbar = StatusBar(context.widget), Toolbar(context.widget)
    RunProgress(context, analysis, status, toolbar)
    key = context.session.add(image("ship.png", "1" * 64)).key
    analysis.queue.add({key: ("tesseract",)}, paused=True)
    analysis.runs_changed.emit()
    assert status.work.text() == "Paused · 0 of 1"
    assert status.pause.text() == "Resume"
    assert toolbar.cancel.isHidden()


def test_the_offline_switch_is_a_preference_that_everybody_follows(context: Context) -> None:
    switch = OfflineSwitch(context)
    went = QSignalSpy(switch.went_offline)
    shown = QSignalSpy(context.messages.status_shown)
    switch.toggle()
    assert context.preferences.get(OFFLINE)
    context.preferences.set(OFFLINE, value=True)
    context.preferences.set(OFFLINE, value=False)
    assert went.count() == 1
    assert [shown.at(n)[0] for n in range(shown.count())] == [
        "Offline: no image leaves this machine",
        "Online again",
    ]


def test_theme_and_contrast_follow_their_preferences(context: Context, in_light: Theme) -> None:
    appearance = Appearance(context, in_light, [context.widget])
    context.preferences.set(THEME, "dark")
    assert theme.colors() is theme.DARK
    appearance.toggle_contrast()
    assert context.preferences.get(CONTRAST) == "high"
    assert theme.colors() is theme.DARK_HIGH
    appearance.toggle_contrast()
    assert context.preferences.get(CONTRAST) == "normal"
    context.preferences.set(THEME, "light")
    assert theme.colors() is theme.LIGHT


def test_choices_reach_the_runner_and_the_next_start(context: Context, analysis: AnalysisRunner) -> None:
    context.preferences.set(FEATURES, (Feature.FACES.value,))
    context.preferences.set(PROVIDERS, ("on-device", "google-vision"))
    choices = ProviderChoices(context.widget)
    RememberedChoices(context, analysis, choices).restore()
    assert analysis.features == (Feature.FACES,)
    assert analysis.providers == ("on-device",), "the other one is not offered yet"
    choices.feature_list.boxes[Feature.TEXT].click()
    assert set(analysis.features) == {Feature.TEXT, Feature.FACES}
    features: tuple[str, ...] = context.preferences.get(FEATURES)
    providers: tuple[str, ...] = context.preferences.get(PROVIDERS)
    assert set(features) == {Feature.TEXT, Feature.FACES}
    assert set(providers) == {"on-device", "google-vision"}, "and still wished"


def test_providers_are_offered_once_they_are_imported(
    context: Context, analysis: AnalysisRunner, qtbot: QtBot
) -> None:
    choices = ProviderChoices(context.widget)
    ProviderOffers(context, analysis, choices).load()
    qtbot.waitUntil(lambda: "google-vision" in choices.provider_list.boxes)
    assert Feature.COPIES in analysis.abilities["google-vision"]
    assert context.names.title_of("google-vision") == "Google Vision"


def test_a_reader_without_tesseract_reads_on_the_device(context: Context) -> None:
    status, choices = StatusBar(context.widget), ProviderChoices(context.widget)
    choices.remember(("tesseract",), (Feature.TEXT,))
    reader = ReaderWarmUp(context, status, choices)
    reader.show_ready((), (phrase("the file of kept analyses was damaged"),))
    assert status.reader.text() == "Reader ready"
    assert choices.providers == ("on-device",)
    assert notices(context)["store"][0] == "The file of kept analyses was damaged"
    reader.show_ready(("eng", "rus"))
    assert choices.provider_list.boxes["tesseract"].toolTip() == "Reads eng, rus"


def test_a_reader_that_does_not_start_can_be_started_again(context: Context) -> None:
    reader = ReaderWarmUp(context, StatusBar(context.widget), ProviderChoices(context.widget))
    reader.show_failed(ServiceError("it did not start"))
    assert notices(context)["reader"] == ("On device: it did not start", "Retry")


def test_files_opened_lately_are_remembered_unless_private(context: Context, tmp_path: Path) -> None:
    preferences = context.preferences
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    remember_files(preferences, [first])
    remember_files(preferences, [second])
    remember_files(preferences, [first])
    assert preferences.get(RECENT) == (str(first), str(second))
    remember_files(preferences, [tmp_path / f"{n}.png" for n in range(MOST_RECENT + 1)])
    assert preferences.get(RECENT) == (str(first), str(second)), "a whole folder is no recent file"
    remember_files(preferences, [tmp_path / "\udcff.png"])
    assert preferences.get(RECENT) == (str(first), str(second)), "a name that is no text cannot be written"
    opened: list[str] = []
    files = RecentFiles(context, opened.extend)
    files.fill("SECOND")
    assert titles(files) == ["second.png"]
    QTest.keyClick(files.field, Qt.Key.Key_Return)
    assert opened == [str(second)]
    preferences.set(PRIVATE, value=True)
    remember_files(preferences, [tmp_path / "third.png"])
    assert preferences.get(RECENT) == (str(first), str(second))


def test_arrows_move_in_a_pick_list_and_enter_picks(context: Context) -> None:
    fruits = PickList(context.widget, "Fruits", "Type a fruit")
    picked = QSignalSpy(fruits.picked)
    assert titles(fruits) == []
    QTest.keyClick(fruits.field, Qt.Key.Key_Return)
    assert picked.count() == 0
    names = ("apple", "pear", "plum")
    fruits.offer(lambda typed: [(name, name.title(), "") for name in names if name.startswith(typed)])
    QTest.keyClick(fruits.field, Qt.Key.Key_Down)
    QTest.keyClick(fruits.field, Qt.Key.Key_Down)
    QTest.keyClick(fruits.field, Qt.Key.Key_Up)
    assert fruits.list.currentItem().text() == "Pear"
    QTest.keyClicks(fruits.field, "pl")
    assert titles(fruits) == ["Plum"]
    QTest.keyClick(fruits.field, Qt.Key.Key_Return)
    assert picked.at(0) == ["plum"]


def test_the_palette_lists_what_is_possible_the_latest_first_then_a_menu(context: Context) -> None:
    run = QSignalSpy(context.actions["view.fit"].triggered)
    context.actions["file.open"].setEnabled(False)
    palette = CommandPalette(context, "View", ManualLibrary(context))
    assert "Open images…" not in titles(palette)
    assert titles(palette)[0] == "Fit image"
    palette.picked.emit("view.fit")
    assert run.count() == 1
    for number in range(MOST_COMMANDS):
        context.preferences.set(
            RECENT_COMMANDS, (f"other.{number}", *context.preferences.get(RECENT_COMMANDS))
        )
    palette = CommandPalette(context, "File", ManualLibrary(context))
    palette.picked.emit("help.keys")
    assert context.preferences.get(RECENT_COMMANDS)[0] == "help.keys"
    assert len(context.preferences.get(RECENT_COMMANDS)) == MOST_COMMANDS
    assert titles(CommandPalette(context, "File", ManualLibrary(context)))[0] == "Keyboard shortcuts…"


def test_the_palette_begins_with_the_menu_of_what_has_the_focus(context: Context, qtbot: QtBot) -> None:
    area = QWidget(context.widget)
    field = QLineEdit(area)
    QVBoxLayout(area).addWidget(field)
    area.show()
    context.widget.activateWindow()
    dialogs = Dialogs(context, list, [(area, "Analyse")], ManualLibrary(context))
    dialogs.open_palette()
    first = context.widget.findChild(CommandPalette)
    assert first is not None
    assert titles(first)[0] == "Open images…"
    first.close()
    qtbot.waitUntil(lambda: context.widget.findChild(CommandPalette) is None)
    field.setFocus()
    dialogs.open_palette()
    second = context.widget.findChild(CommandPalette)
    assert second is not None
    assert titles(second)[0] == "Analyse"


def test_a_drop_goes_to_the_first_who_takes_it(qtbot: QtBot) -> None:
    frame = DropWindow()
    qtbot.addWidget(frame)
    over = QSignalSpy(frame.dragged_over)
    offered: list[str] = []

    def decline(_data: QMimeData) -> bool:
        offered.append("first")
        return False

    def take(_data: QMimeData) -> bool:
        offered.append("second")
        return True

    data = QMimeData()
    data.setText("picture.png")
    action, button, modifier = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(frame, QDragEnterEvent(QPoint(9, 9), action, data, button, modifier))
    QApplication.sendEvent(frame, QDragLeaveEvent())
    assert [over.at(n) for n in range(over.count())] == [[True], [False]]
    frame.drop_takers = (decline, take, decline)
    QApplication.sendEvent(frame, QDragEnterEvent(QPoint(9, 9), action, data, button, modifier))
    drop = QDropEvent(QPointF(9, 9), action, data, button, modifier)
    QApplication.sendEvent(frame, drop)
    assert offered == ["first", "second"]
    assert drop.isAccepted()
    frame.drop_takers = (decline,)
    assert not frame.take_drop(data)
