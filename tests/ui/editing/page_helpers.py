"""What tests of editing in a whole window share: the page corrected, its texts, its editor, the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Line, Word
from app.model.correct import region_at
from app.model.edit import Key
from app.model.geometry import bounds
from app.storage.store import Store
from app.ui.canvas import RegionRef
from app.ui.widgets.inline_editor import InlineEditor
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis

WORD: Key = ("word", (0, 0, 1))
LINE: Key = ("line", (0, 1))


def now(window: MainWindow) -> Analysis:
    history = window.corrections.history
    assert history is not None
    return history.current


def text_of(window: MainWindow, key: Key) -> str:
    region = region_at(now(window), key)
    assert isinstance(region, Word | Line)
    return region.text


def box(window: MainWindow, key: Key) -> tuple[float, float, float, float]:
    return bounds(region_at(now(window), key).polygon)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """The list shows the latest, and all is laid out for it."""
    qtbot.waitUntil(lambda: window.findings.content.analysis is now(window))
    qtbot.waitUntil(lambda: not window.runtime.busy)
    QApplication.processEvents()


def choose(window: MainWindow, *keys: Key) -> None:
    window.session.selection.select(keys)
    assert window.editing.keys == keys


def editor(window: MainWindow) -> InlineEditor:
    found = window.findChildren(InlineEditor)
    assert len(found) == 1
    return found[0]


def no_editor(window: MainWindow) -> bool:
    return not [e for e in window.findChildren(InlineEditor) if e.isVisible()]


def retype(window: MainWindow, qtbot: QtBot, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field = editor(window)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)
    qtbot.waitUntil(lambda: not [e for e in window.findChildren(InlineEditor) if e is field])


NONE = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    assert window.viewer.canvas is not None
    QTest.keyClick(window.viewer.canvas, key, modifiers)


def place(window: MainWindow, key: Key) -> QPoint:
    canvas = window.viewer.canvas
    assert canvas is not None
    area = canvas.widget_rect(RegionRef("on-device", *key))
    assert area is not None
    return area.center().toPoint()


def kept(window: MainWindow, qtbot: QtBot) -> list[str]:
    """The words of the first line as they stand on disk."""
    from app.model.history import History
    from app.storage.journal import journal_of

    qtbot.waitUntil(lambda: not window.runtime.busy)
    entry = window.session.current
    assert entry is not None
    with Store.open() as store:
        journal = journal_of(store, entry.image, analysis())
    assert journal is not None
    current = History.of(journal.original, journal.edits, journal.position).current
    assert current.text is not None
    return [word.text for word in current.text.blocks[0].lines[0].words]


def drag(window: MainWindow, start: QPointF, end: QPointF, *, ctrl: bool = False) -> None:
    canvas = window.viewer.canvas
    assert canvas is not None
    left = Qt.MouseButton.LeftButton
    modifiers = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas, left, modifiers, start.toPoint())
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(canvas, (start + (end - start) * share).toPoint())
    QTest.mouseRelease(canvas, left, modifiers, end.toPoint())
    QTest.keyRelease(canvas, Qt.Key.Key_Control)  # else Qt takes it for held, in later tests too


def shaping(page: MainWindow, *keys: Key) -> None:
    choose(page, *keys)
    if not page.editing.shapes.on:
        page.command_actions.run("correct.shape")
    assert page.editing.shapes.on
