"""A selected row is in view above the card, and a closed row shows that something selected is in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.edit import Key
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.ui.findings.findings_tree import FindingsTree
from app.ui.session.selection import SelectionSource
from app.ui.widgets import theme
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def long_page(lines: int = 60) -> Analysis:
    """Two words a line."""

    def line(number: int) -> Line:
        top = 5 + number * 3
        words = tuple(Word(rectangle(10 + 60 * n, top, 50, 2), f"w{number}.{n}", 0.9) for n in range(2))
        return Line(rectangle(10, top, 110, 2), " ".join(w.text for w in words), words=words)

    block = Block(rectangle(5, 2, 200, 190), lines=tuple(map(line, range(lines))))
    return Analysis("on-device", (Feature.TEXT,), text=Text.of((block,)), seconds=1.0)


@pytest.fixture
def tree(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> FindingsTree:
    window.resize(1280, 700)
    show(window, qtbot, make_image())
    give(window, qtbot, long_page())
    return window.findings.tree


def in_view(tree: FindingsTree, key: Key) -> bool:
    row = tree.visualRect(tree.contents.index_of(key))
    whole = row.adjusted(0, 1, 0, -1)  # Qt scrolls all but the last line of pixels into view
    return row.isValid() and tree.viewport().rect().contains(whole)


@pytest.mark.parametrize("source", [SelectionSource.CANVAS, SelectionSource.FIND])
@pytest.mark.parametrize("line", [0, 14, 20, 35, 59])
def test_what_is_selected_is_in_view_above_the_card(
    window: MainWindow, tree: FindingsTree, qtbot: QtBot, line: int, source: SelectionSource
) -> None:
    key: Key = ("word", (0, line, 1))
    assert not window.findings.detail.isVisible()
    window.session.selection.select((key,), source)
    qtbot.waitUntil(window.findings.detail.isVisible)
    qtbot.waitUntil(lambda: in_view(tree, key))
    height = tree.viewport().height()
    window.findings.detail.show_other_readings(tuple(f"another reader: {n}" for n in range(6)))
    qtbot.waitUntil(lambda: tree.viewport().height() < height - 60)
    assert in_view(tree, key), "however much the card has to say"


def test_the_last_row_in_view_stays_so_when_it_is_clicked(
    window: MainWindow, tree: FindingsTree, qtbot: QtBot
) -> None:
    at = QPoint(60, tree.viewport().height() - 2)
    assert tree.indexAt(at).isValid()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(window.findings.detail.isVisible)
    (key,) = window.session.selection.keys
    qtbot.waitUntil(lambda: in_view(tree, key))


def test_a_closed_row_that_holds_selected_ones_is_marked(
    window: MainWindow, tree: FindingsTree, qtbot: QtBot
) -> None:
    line = tree.contents.index_of(("line", (0, 3)))
    other = tree.contents.index_of(("line", (0, 5)))
    accent = theme.color("accent").rgb()

    def bar(index: QModelIndex) -> bool:
        picture = tree.viewport().grab().toImage()
        row = tree.visualRect(index)
        ratio = tree.devicePixelRatioF()
        return picture.pixel(round(3 * ratio), round(row.center().y() * ratio)) == accent

    window.session.selection.select((("word", (0, 1, 0)), ("word", (0, 3, 0)), ("word", (0, 3, 1))))
    qtbot.waitUntil(lambda: bar(line))
    assert not bar(other)
    said = tree.contents.data(line, Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("contains the selection")
    tree.expand(line)
    assert not bar(line), "what is selected is seen itself"
    tree.collapse(line)
    block = tree.contents.index(0, 0)
    tree.collapse(block)
    qtbot.waitUntil(lambda: bar(block))
    window.session.selection.clear()
    assert not bar(block)
    assert not tree.contents.holding
