"""The tour is offered once, shows real controls, is done by doing, and is left at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import TOUR_OFFERED
from app.ui.help.tour_panel import TourOutline, TourPanel, place_beside
from app.ui.session.entries import Entry
from app.ui.viewer.empty_state import sample_files
from app.ui.widgets.notice import NoticeBar
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def panel_of(window: MainWindow) -> TourPanel:
    panel = window.tour.panel
    assert panel is not None
    return panel


def outline_of(window: MainWindow) -> TourOutline:
    outline = window.tour.outline
    assert outline is not None
    return outline


def open_sample(window: MainWindow, qtbot: QtBot) -> None:
    window.open_paths([str(sample_files()[0])])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.session.current is not None)
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, analysis("on-device"))
    qtbot.waitUntil(lambda: bool(window.findings.content.rows) and not window.session.settling)


def test_it_is_offered_at_the_first_start_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.startup_shutdown.began_with_sample.emit()
    assert [notice.topic for notice in window.messages.notices] == ["tour"]
    assert window.preferences.get(TOUR_OFFERED)
    assert not window.tour.running  # nothing covers the picture unasked
    bar = window.notices.findChild(NoticeBar)
    assert bar is not None
    QTest.mouseClick(bar.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.tour.running)
    assert not window.messages.notices
    window.tour.stop()
    window.startup_shutdown.began_with_sample.emit()
    assert not window.messages.notices


def test_a_first_start_without_images_offers_it_and_one_with_images_does_not(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.startup_shutdown.begin((str(sample_files()[1]),))
    qtbot.waitUntil(lambda: window.session.current is not None)
    assert not window.tour.active
    window.session.close_all()
    window.startup_shutdown.restore_session()
    qtbot.waitUntil(lambda: window.tour.active)
    qtbot.waitUntil(lambda: window.session.current is not None)


def test_escape_takes_the_offer_away(window: MainWindow, qtbot: QtBot) -> None:
    window.tour.offer()
    window.command_actions.refresh_now()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.messages.notices
    assert not window.tour.active


@pytest.mark.parametrize("in_panel", [True, False])
def test_escape_and_the_button_leave_it_at_once(window: MainWindow, qtbot: QtBot, in_panel: bool) -> None:
    window.command_actions.run("help.tour")
    panel = panel_of(window)
    assert panel.next.hasFocus()
    if in_panel:
        QTest.keyClick(panel.next, Qt.Key.Key_Escape)
    else:
        window.setFocus()
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.tour.running
    assert window.tour.panel is None
    window.command_actions.run("help.tour")
    QTest.mouseClick(panel_of(window).skip, Qt.MouseButton.LeftButton)
    assert not window.tour.running
    qtbot.waitUntil(lambda: window.session.current is not None)  # the sample it opened


def test_keys_alone_lead_through_all_steps(window: MainWindow, qtbot: QtBot) -> None:
    open_sample(window, qtbot)
    window.command_actions.run("help.tour")
    controls = []
    for _step in range(5):
        panel, outline = panel_of(window), outline_of(window)
        controls.append(window.tour.step.control)
        assert panel.isVisible()
        assert outline.isVisible()
        assert window.rect().contains(panel.geometry())
        spoken = QAccessible.queryAccessibleInterface(panel.next)
        assert spoken is not None
        assert window.tour.step.text in spoken.text(QAccessible.Text.Description)
        QTest.keyClick(panel.next, Qt.Key.Key_Return)
    assert not window.tour.running
    assert controls == [
        window.viewer, window.overlays, window.inspector.tabs, window.findings, window.menuBar()
    ]  # fmt: skip
    qtbot.waitUntil(lambda: not window.runtime.busy)


def test_steps_are_done_by_doing_them(window: MainWindow, qtbot: QtBot) -> None:
    open_sample(window, qtbot)
    window.command_actions.run("help.tour")
    QTest.mouseClick(panel_of(window).next, Qt.MouseButton.LeftButton)
    assert window.tour.step.control is window.overlays
    QTest.keyClick(panel_of(window).next, Qt.Key.Key_2)  # letters and digits stay commands while it speaks
    qtbot.waitUntil(lambda: window.tour.step.control is window.inspector.tabs)
    entry = window.session.current
    assert entry is not None
    # the ground truth of the sample stands beside its reading now, so there is something to compare
    qtbot.waitUntil(lambda: any(map(entry_now(window).is_reference, entry_now(window).summaries)))
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.tour.step.control is window.findings)
    assert window.findings.isVisible()
    assert window.session.selection.provider == "on-device"
    row = next(row for row in window.findings.content.rows if row.kind == "word")
    window.session.selection.select(((row.kind, row.path),))
    window.command_actions.run("correct.text")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.tour.step.control is window.menuBar())
    window.command_actions.run("file.export")
    qtbot.waitUntil(lambda: not window.tour.running)
    qtbot.waitUntil(lambda: window.export.dialog is not None)
    assert window.export.dialog is not None
    window.export.dialog.reject()


def entry_now(window: MainWindow) -> Entry:
    assert window.session.current is not None
    return window.session.current


def is_around(window: MainWindow, control: QWidget) -> bool:
    area = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    return outline_of(window).geometry() == area.adjusted(-3, -3, 3, 3).intersected(window.rect())


def test_the_panel_follows_the_window(window: MainWindow, qtbot: QtBot) -> None:
    open_sample(window, qtbot)
    window.command_actions.run("help.tour")
    window.tour.go_on()
    for size in (QSize(1280, 760), QSize(900, 600)):
        window.resize(size)
        qtbot.waitUntil(lambda: is_around(window, window.overlays))
        assert window.rect().contains(panel_of(window).geometry())
    window.tour.stop()


rects = st.builds(
    QRect, st.integers(-50, 1500), st.integers(-50, 900), st.integers(1, 1500), st.integers(1, 900)
)


@given(rects, st.integers(40, 400), st.integers(40, 300))
def test_the_panel_is_always_whole_in_the_window(target: QRect, width: int, height: int) -> None:
    room = QRect(0, 0, 900, 600)
    panel = QSize(width, height)
    place = place_beside(target, panel, room)
    assert room.contains(QRect(place, panel))
