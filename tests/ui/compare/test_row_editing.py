"""Differences corrected in their rows: Enter goes on, Escape goes back, the view stays."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.analysis_origin import AnalysisOrigin, ReadingRole
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.ui.compare.difference_rows import ROW_ROLE
from app.ui.compare.panes import ComparePanes
from app.ui.widgets.inline_editor import InlineEditor
from app.ui.window.main_window import MainWindow
from tests.ui.compare.test_compare import listed, panes, put, text_of
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

WRONG = range(0, 60, 2)


def page(provider: str, *, wrong: str = "", joined: bool = False) -> Analysis:
    """Sixty small words in twenty lines; every other one ends in ``wrong``."""
    lines = []
    for n in range(20):
        words = []
        for w in range(3):
            number = 3 * n + w
            text = f"word{number}{wrong if number in WRONG else ''}"
            words.append(Word(rectangle(20 + 60 * w, 10 + 14 * n, 50, 9), text, 0.9))
        if joined and n == 0:
            words = [Word(rectangle(20, 10, 110, 9), f"word0{wrong}word1", 0.9), words[2]]
        whole = rectangle(20, 10 + 14 * n, 180, 9)
        lines.append(Line(whole, " ".join(w.text for w in words), words=tuple(words)))
    block = Block(rectangle(20, 10, 180, 290), lines=tuple(lines))
    return Analysis(provider, (Feature.TEXT,), seconds=0.4, text=Text.of((block,)))


@pytest.fixture
def compared(window: MainWindow, make_image: MakeImage, qtbot: QtBot) -> MainWindow:
    """A window comparing a page full of small words with what it should say."""
    window.resize(1280, 700)
    window.open_paths([str(make_image(size=(1600, 1200)))])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.session.current is not None)
    put(window, page("on-device", wrong="x"), page("google-vision"))
    window.command_actions.run("compare.open")
    qtbot.waitUntil(lambda: window.inspector.compare.comparison is not None)
    entry = window.session.current
    assert entry is not None
    qtbot.waitUntil(lambda: window.corrections.journal_at(entry.key, "on-device") is not None)
    window.displayed.choose("on-device")
    return window


def edit(window: MainWindow) -> InlineEditor:
    window.command_actions.run("correct.text")
    editor = window.inspector.compare.view.editor
    assert editor is not None
    return editor


def test_enter_keeps_the_text_and_goes_on_with_view_and_list_where_they_were(
    compared: MainWindow, qtbot: QtBot
) -> None:
    view = compared.inspector.compare.view
    view.go_to(26)
    compared.command_actions.run("compare.next")
    scrolled, looking = view.verticalScrollBar().value(), panes(compared).first.zoom_and_centre
    assert scrolled > 0
    before = listed(compared)
    editor = edit(compared)
    assert editor.text() == "word28x"
    assert view.viewport().rect().contains(editor.geometry())
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(listed(compared)) == len(before) - 1)
    assert view.editor is None
    assert "word28x" not in text_of(compared, "on-device")
    assert view.currentIndex().data(ROW_ROLE).readings[0].text == "word30x"
    assert panes(compared).first.selected[0].path == (30,)
    assert compared.session.selection.keys == (("word", (0, 10, 0)),)
    assert view.verticalScrollBar().value() == scrolled
    assert panes(compared).first.zoom_and_centre[0] == pytest.approx(looking[0]), "large enough already"
    assert compared.compare.active
    compared.command_actions.run("correct.undo")
    qtbot.waitUntil(lambda: len(listed(compared)) == len(before))


def test_tab_and_enter_go_on_without_a_change_and_escape_goes_back(
    compared: MainWindow, qtbot: QtBot
) -> None:
    view = compared.inspector.compare.view
    compared.command_actions.run("compare.next")
    at = view.currentIndex().row()
    QTest.keyClick(edit(compared), Qt.Key.Key_Return)
    assert view.currentIndex().row() == at + 1
    QTest.keyClick(edit(compared), Qt.Key.Key_Backtab)
    assert view.currentIndex().row() == at
    editor = edit(compared)
    QTest.keyClicks(editor, "something else")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert view.editor is None
    assert view.currentIndex().row() == at
    assert "something else" not in text_of(compared, "on-device")
    assert compared.compare.active


def test_a_place_too_small_to_be_read_is_brought_up_once(compared: MainWindow, qtbot: QtBot) -> None:
    both = panes(compared)
    canvas = both.first
    qtbot.waitUntil(lambda: canvas.settled)
    assert canvas.fitted
    compared.command_actions.run("compare.next")
    rect = height_of(both)
    assert rect.height() >= 16
    assert both.rect().contains(rect.toAlignedRect())
    zoom = canvas.zoom
    compared.command_actions.run("compare.next")
    assert canvas.zoom == zoom
    assert both.panes[1].canvas.zoom == zoom
    compared.command_actions.run("view.fit")
    assert compared.inspector.compare.comparison is not None
    both.went.emit(40)
    assert canvas.fitted, "a click where one looks moves nothing"


def height_of(both: ComparePanes) -> QRectF:
    rect = both.first.widget_rect(both.first.selected[0])
    assert rect is not None
    return rect


def test_several_words_of_one_place_are_corrected_together(compared: MainWindow, qtbot: QtBot) -> None:
    put(compared, page("google-vision", joined=True))
    first = ("word0x word1", "word0word1")
    qtbot.waitUntil(lambda: any(row[1:] == first for row in listed(compared)))
    compared.inspector.compare.view.go_to(0)
    editor = edit(compared)
    assert editor.text() == "word0x word1"
    editor.setText("word0 word1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text_of(compared, "on-device").startswith("word0 word1 word2x"))
    editor = edit(compared)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not compared.runtime.busy)


def test_what_only_the_reference_has_is_added(compared: MainWindow, qtbot: QtBot) -> None:
    entry = compared.session.current
    assert entry is not None
    short = page("on-device", wrong="x")
    assert short.text is not None
    block = short.text.blocks[0]
    put(
        compared,
        msgspec.structs.replace(
            short, text=Text.of((msgspec.structs.replace(block, lines=block.lines[:-1]),))
        ),
    )
    qtbot.waitUntil(lambda: len(listed(compared)) == len(WRONG) - 1 + 3)
    compared.session.change(entry.key, origins={"google-vision": AnalysisOrigin(role=ReadingRole.REFERENCE)})
    qtbot.waitUntil(lambda: not compared.runtime.busy)
    view = compared.inspector.compare.view
    view.setCurrentIndex(view.places.index(view.places.rowCount() - 1))
    assert view.currentIndex().data(ROW_ROLE).readings[1].text == "word59"
    editor = edit(compared)
    assert editor.text() == ""
    editor.setText("word59")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "word59" in text_of(compared, "on-device"))


def test_rows_name_their_readings_and_lose_nothing_that_differs(compared: MainWindow, qtbot: QtBot) -> None:
    long = "the same on both sides " * 4
    view = compared.inspector.compare.view
    put(compared, long_line("on-device", long + "tail"), long_line("google-vision", long + "tall"))
    qtbot.waitUntil(lambda: len(listed(compared)) == 1)
    row = view.currentIndex().data(ROW_ROLE) or view.places.index(0).data(ROW_ROLE)
    assert [reading.name for reading in row.readings] == [
        "On device",
        compared.names.title_of("google-vision"),
    ]
    short = view.visualRect(view.places.index(0)).height()
    put(compared, long_line("google-vision", "nothing alike " * 9))
    qtbot.waitUntil(lambda: listed(compared)[0][2].startswith("nothing"))
    qtbot.waitUntil(lambda: view.visualRect(view.places.index(0)).height() > short)
    assert view.places.index(0).data(ROW_ROLE).readings[1].text in view.places.index(0).data()


def long_line(provider: str, text: str) -> Analysis:
    line = Line(rectangle(20, 10, 300, 12), text.strip())
    return Analysis(provider, (Feature.TEXT,), text=Text.of((Block(line.polygon, lines=(line,)),)))


def test_what_was_typed_is_kept_when_another_image_is_looked_at(
    compared: MainWindow, make_image: MakeImage, qtbot: QtBot
) -> None:
    compared.command_actions.run("compare.next")
    word = compared.inspector.compare.view.currentIndex().data(ROW_ROLE).readings[0].text
    editor = edit(compared)
    editor.selectAll()
    QTest.keyClicks(editor, "typed")
    entry = compared.session.current
    assert entry is not None
    compared.open_paths([str(make_image("other.png", colour="red"))])
    qtbot.waitUntil(
        lambda: compared.session.current is not None and compared.session.current.key != entry.key
    )
    assert compared.inspector.compare.view.editor is None
    there = compared.session.images.by_key(entry.key)
    assert there is not None
    text = there.analyses["on-device"].text
    assert text is not None
    assert "typed" in text.content.split()
    assert word not in text.content.split()
    qtbot.waitUntil(lambda: not compared.runtime.busy)
