"""The review queue by keyboard: accepted, another reading taken, typed, no text, skipped, gone back to."""

from __future__ import annotations

from functools import partial

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.analysis_origin import as_reference
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.ui.quality.review_panel import ReviewPanel
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def reading(provider: str, *words: tuple[str, float]) -> Analysis:
    """One line of words, each 40 wide."""
    made = tuple(Word(rectangle(10 + 50 * n, 20, 40, 14), text, sure) for n, (text, sure) in enumerate(words))
    line = Line(rectangle(10, 20, 300, 14), " ".join(text for text, _ in words), words=made)
    return Analysis(provider, (Feature.TEXT,), text=Text.of((Block(line.polygon, lines=(line,)),)))


FIRST = reading("on-device", ("cot", 0.6), ("and", 0.99), ("rn", 0.5), ("rn", 0.5), ("end", 0.98))
SECOND = reading(
    "google-vision", ("cat", 0.9), ("and", 0.99), ("m", 0.9), ("m", 0.9), ("end", 0.98), ("x", 0.6)
)


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> ReviewPanel:
    """Two readings of an image, the queue of the first shown, the keyboard on it."""
    show(window, qtbot, make_image())
    give(window, qtbot, FIRST)
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, SECOND)
    qtbot.waitUntil(lambda: not window.session.settling)
    window.activateWindow()
    window.command_actions.run("review.open")
    shown = window.inspector.review
    qtbot.waitUntil(lambda: shown.item is not None and shown.hasFocus())
    return shown


def key(panel: ReviewPanel, qtbot: QtBot, code: Qt.Key) -> None:
    """Press a key as the window system sends it, and wait for what comes of it."""
    window = panel.window()
    assert isinstance(window, MainWindow)
    QTest.keyClick(focused(), code)
    qtbot.waitUntil(lambda: not window.runtime.busy and not window.session.settling)


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def content(window: MainWindow) -> str:
    entry = window.session.current
    assert entry is not None
    text = entry.analyses["on-device"].text
    assert text is not None
    return text.content


def told(panel: ReviewPanel, beginning: str) -> bool:
    return panel.progress.text().startswith(beginning)


def readings(panel: ReviewPanel) -> tuple[str, ...]:
    return panel.item.readings if panel.item is not None else ()


def test_the_doubtful_comes_first_with_every_reading_and_is_selected(
    panel: ReviewPanel, window: MainWindow, qtbot: QtBot
) -> None:
    assert readings(panel) == ("rn", "m"), "two places at once promise most"
    assert [row.text_label.text() for row in panel.rows if row.isVisible()] == ["rn", "m"]
    assert panel.rows[1].accessibleName() == "google-vision · 0.90: m"
    assert panel.alike.isVisible()
    assert not panel.alike.isChecked(), "offered, never done unasked"
    assert panel.progress.text() == "0 places reviewed · 6 left"
    assert panel.estimate.text() == "The errors that remain are estimated from 10 places on"
    qtbot.waitUntil(lambda: window.session.selection.keys == (("word", (0, 0, 2)),))
    assert panel.cut_out.picture is not None


def test_another_reading_is_taken_at_all_places_alike_and_undone_in_one(
    panel: ReviewPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.alike.setChecked(True)
    switched_on = window.overlays.is_on("line")
    key(panel, qtbot, Qt.Key.Key_2)
    assert content(window) == "cot and m m end"
    assert window.overlays.is_on("line") == switched_on, "a digit is no switch here"
    qtbot.waitUntil(lambda: panel.progress.text() == "2 places reviewed · 4 left")
    qtbot.waitUntil(lambda: readings(panel) == ("cot", "cat"))
    window.command_actions.run("correct.undo")
    qtbot.waitUntil(lambda: content(window) == "cot and rn rn end")


def test_accept_type_no_text_skip_and_back(panel: ReviewPanel, window: MainWindow, qtbot: QtBot) -> None:
    key(panel, qtbot, Qt.Key.Key_Return)  # it was right after all
    assert content(window) == "cot and rn rn end"
    qtbot.waitUntil(lambda: panel.progress.text() == "1 place reviewed · 5 left")
    while readings(panel) != ("cot", "cat"):
        key(panel, qtbot, Qt.Key.Key_Right)
    key(panel, qtbot, Qt.Key.Key_F2)
    assert panel.field.hasFocus()
    assert panel.field.selectedText() == "cot"
    QTest.keyClicks(panel.field, "coat12")
    key(panel, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: content(window) == "coat12 and rn rn end")
    assert panel.hasFocus()
    qtbot.waitUntil(lambda: readings(panel) not in {(), ("cot", "cat")})
    before = readings(panel)
    key(panel, qtbot, Qt.Key.Key_Right)
    assert readings(panel) != before
    key(panel, qtbot, Qt.Key.Key_Left)
    assert readings(panel) == before
    while readings(panel) != ("end", "end"):
        key(panel, qtbot, Qt.Key.Key_Right)
    key(panel, qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: content(window) == "coat12 and rn rn")


def test_what_only_another_reading_has_can_be_added(
    panel: ReviewPanel, window: MainWindow, qtbot: QtBot
) -> None:
    while panel.item is not None and not panel.item.missing:
        key(panel, qtbot, Qt.Key.Key_Right)
    assert readings(panel) == ("", "x")
    assert not panel.buttons["accept"].isEnabled()
    assert panel.rows[0].text_label.text() == "nothing here"
    key(panel, qtbot, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: content(window) == "cot and rn rn end x")


def test_escape_leaves_the_field_without_a_text(panel: ReviewPanel, window: MainWindow, qtbot: QtBot) -> None:
    key(panel, qtbot, Qt.Key.Key_F2)
    QTest.keyClicks(panel.field, "never")
    key(panel, qtbot, Qt.Key.Key_Escape)
    assert panel.hasFocus()
    assert panel.field.text() == ""
    assert content(window) == "cot and rn rn end"


def test_all_reviewed_is_said(panel: ReviewPanel, window: MainWindow, qtbot: QtBot) -> None:
    window.command_actions.run("correct.review-image")
    qtbot.waitUntil(lambda: panel.progress.text() == "5 places reviewed · 1 left")
    while panel.item is not None:
        key(panel, qtbot, Qt.Key.Key_2)
    assert panel.note.text() == "Everything is reviewed."
    assert panel.estimate.text() == "1 error found"


def test_the_errors_that_remain_are_estimated_once_enough_was_seen(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, reading("on-device", *((f"w{n}", 0.8) for n in range(40))))
    window.activateWindow()
    window.command_actions.run("review.open")
    panel = window.inspector.review
    qtbot.waitUntil(lambda: panel.item is not None and panel.hasFocus())
    for number in range(1, 11):
        key(panel, qtbot, Qt.Key.Key_Delete if number == 4 else Qt.Key.Key_Return)
        seen = f"{number} place"
        qtbot.waitUntil(partial(told, panel, seen))
    assert panel.estimate.text().startswith("About ")
    assert panel.estimate.text().endswith("· 1 found")


def test_a_reference_is_no_reading_to_review_and_no_voice(
    panel: ReviewPanel, window: MainWindow, qtbot: QtBot
) -> None:
    entry = window.session.current
    assert entry is not None
    truth = as_reference(msgspec.structs.replace(SECOND, provider="truth"))
    window.session.put(entry.key, entry.image, truth)
    qtbot.waitUntil(lambda: not window.session.settling and not window.runtime.busy)
    assert len(readings(panel)) == 2


def test_the_queue_of_the_next_image_says_that_there_is_nothing_yet(
    panel: ReviewPanel, window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image("second.png", colour="red"))
    window.session.step(1)
    qtbot.waitUntil(lambda: panel.item is None)
    assert panel.note.text().startswith("Nothing to review yet")
