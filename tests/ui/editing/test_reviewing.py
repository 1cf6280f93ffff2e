"""Reviewing as a queue: D and R go through what is least sure, N and R through everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.edit import Key
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.ui.editing.page_helpers import now, settled
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

CONFIDENCES = (0.99, 0.4, 0.95, 0.2, 0.3, 0.98)


def key(number: int) -> Key:
    return ("word", (0, 0, number))


@pytest.fixture
def queue(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> MainWindow:
    """A window on a line of which three words are doubtful, the keyboard in its list."""
    words = tuple(
        Word(rectangle(10 + 40 * n, 10, 35, 12), f"word{n}", sure) for n, sure in enumerate(CONFIDENCES)
    )
    line = Line(rectangle(10, 10, 240, 12), " ".join(w.text for w in words), words=words)
    text = Text.of((Block(line.polygon, lines=(line,)),))
    show(window, qtbot, make_image())
    give(window, qtbot, Analysis("on-device", (Feature.TEXT,), seconds=0.1, text=text))
    qtbot.waitUntil(lambda: window.editing.possible)
    settled(window, qtbot)
    window.findings.tree.setFocus()
    return window


def press(window: MainWindow, qtbot: QtBot, letter: Qt.Key, *expected: Key) -> None:
    QTest.keyClick(window.findings.tree, letter)
    qtbot.waitUntil(lambda: window.session.selection.keys == expected, timeout=20_000)
    settled(window, qtbot)


def test_least_sure_and_reviewed_are_one_queue(queue: MainWindow, qtbot: QtBot) -> None:
    press(queue, qtbot, Qt.Key.Key_D, key(3))
    press(queue, qtbot, Qt.Key.Key_R, key(4))
    press(queue, qtbot, Qt.Key.Key_R, key(1))
    assert queue.statusBar().currentMessage() == "1 uncertain"
    QTest.keyClick(queue.findings.tree, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: queue.statusBar().currentMessage() == "No uncertain words left")
    settled(queue, qtbot)
    marked = [word.reviewed is True for _, word in words(queue)]
    assert marked == [False, True, False, True, True, False]


def words(window: MainWindow) -> list[tuple[int, Word]]:
    text = now(window).text
    assert text is not None
    return list(enumerate(text.blocks[0].lines[0].words))


def test_from_what_is_not_reviewed_it_goes_on_in_reading_order(queue: MainWindow, qtbot: QtBot) -> None:
    press(queue, qtbot, Qt.Key.Key_D, key(3))
    press(queue, qtbot, Qt.Key.Key_N, key(4))
    press(queue, qtbot, Qt.Key.Key_R, key(5))


def test_an_image_that_is_reviewed_has_nothing_left_and_says_so_at_once(
    queue: MainWindow, qtbot: QtBot
) -> None:
    press(queue, qtbot, Qt.Key.Key_N, key(0))
    assert queue.statusBar().currentMessage() == "6 not reviewed"
    queue.command_actions.run("correct.review-image")
    assert queue.statusBar().currentMessage() == "The image is reviewed"
    settled(queue, qtbot)
    queue.command_actions.run("correct.next-unreviewed")
    qtbot.waitUntil(lambda: queue.statusBar().currentMessage() == "Everything is reviewed")
    assert queue.session.selection.keys == (key(0),)
    queue.command_actions.run("correct.review-image")
    assert queue.statusBar().currentMessage() == "The image is not reviewed"
    settled(queue, qtbot)


def test_a_part_that_is_not_reviewed_takes_the_mark_from_the_image(queue: MainWindow, qtbot: QtBot) -> None:
    press(queue, qtbot, Qt.Key.Key_N, key(0))
    press(queue, qtbot, Qt.Key.Key_R, key(1))
    queue.command_actions.run("correct.review-image")
    settled(queue, qtbot)
    queue.session.selection.select((key(0),))
    queue.command_actions.run("correct.review")
    settled(queue, qtbot)
    assert not queue.editing.reviewing.image_reviewed
    assert words(queue)[0][1].reviewed is not True
    queue.command_actions.run("correct.undo")
    settled(queue, qtbot)
    assert now(queue).reviewed is True, "both marks come back together"
    assert words(queue)[0][1].reviewed is True
