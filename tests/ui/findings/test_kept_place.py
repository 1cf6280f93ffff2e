"""What a reader looks at and has selected stays where it is when more of the same analysis arrives."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.imaging.open import identify
from app.model.analysis import Analysis, Block, Line, Text
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.ui.content.content import Content, Key
from app.ui.content.same_region import SameRegions
from app.ui.findings.view_bar import TRANSCRIPT
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis, line
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

LINES = tuple(line(f"Cotton bales {number}", 20.0 + 16 * number) for number in range(120))


def page(*blocks: tuple[Line, ...], faces: bool = False) -> Analysis:
    text = Text.of(
        tuple(Block(rectangle(8, lines[0].polygon[0][1], 200, 16), lines=lines) for lines in blocks)
    )
    found = msgspec.structs.replace(analysis(), features=(Feature.TEXT, Feature.FACES), text=text)
    return found if faces else msgspec.structs.replace(found, faces=None)


SO_FAR = page(*((one,) for one in LINES[:100]))
"""Each line a block of its own."""
WHOLE = page((line("A heading", 2),), LINES[:60], LINES[60:], faces=True)


def give(window: MainWindow, qtbot: QtBot, found: Analysis) -> None:
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, found)
    qtbot.waitUntil(lambda: window.findings.content.analysis == found)


@pytest.fixture
def begun(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> MainWindow:
    window.session.add(identify(make_image(size=(320, 2100))), show=True)
    give(window, qtbot, SO_FAR)
    return window


def card_settled(window: MainWindow, qtbot: QtBot) -> None:
    """The card of what is selected has taken its room, and the list has followed that."""
    qtbot.waitUntil(window.findings.detail.isVisible)
    QApplication.processEvents()


def row_at(window: MainWindow, key: Key) -> int:
    tree = window.findings.tree
    return tree.visualRect(tree.contents.index_of(key)).top()


def test_the_list_stays_where_it_is_and_what_is_selected_and_open_stays_so(
    begun: MainWindow, qtbot: QtBot
) -> None:
    tree = begun.findings.tree
    tree.expand(tree.contents.index_of(("line", (70, 0))))
    begun.findings.select((("word", (70, 0, 1)), ("line", (90, 0))))
    card_settled(begun, qtbot)
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().value() // 2)
    top: Key = ("line", (next(n for n in range(100) if row_at(begun, ("line", (n, 0))) >= 0), 0))
    number = top[1][0]
    before = row_at(begun, top)
    give(begun, qtbot, WHOLE)
    after: Key = ("line", (1, number)) if number < 60 else ("line", (2, number - 60))
    assert row_at(begun, after) == pytest.approx(before, abs=40), "the row of its block stood over it"
    assert begun.session.selection.keys == (("word", (2, 10, 1)), ("line", (2, 30)))
    assert tree.selected_keys() == begun.session.selection.keys
    assert tree.isExpanded(tree.contents.index_of(("line", (2, 10))))
    canvas = begun.viewer.canvas
    assert canvas is not None
    assert [ref.path for ref in canvas.selected] == [(2, 10, 1), (2, 30)]


def test_rows_that_follow_move_nothing(begun: MainWindow, qtbot: QtBot) -> None:
    tree = begun.findings.tree
    bar = tree.verticalScrollBar()
    begun.findings.select((("line", (3, 0)),))
    card_settled(begun, qtbot)
    bar.setValue(bar.maximum() // 3)
    before = bar.value()
    give(begun, qtbot, page(*((one,) for one in LINES)))
    assert bar.value() == before
    assert begun.session.selection.keys == (("line", (3, 0)),)


def test_the_transcript_stays_where_it_is_and_what_is_marked_by_hand_stays_so(
    begun: MainWindow, qtbot: QtBot
) -> None:
    transcript = begun.findings.transcript
    begun.findings.show_view(TRANSCRIPT)
    qtbot.waitUntil(lambda: transcript.complete)
    cursor = transcript.document().find("bales 80")
    assert not cursor.isNull()
    transcript.setTextCursor(cursor)
    qtbot.waitUntil(lambda: bool(begun.session.selection.keys))
    card_settled(begun, qtbot)
    bar = transcript.verticalScrollBar()
    bar.setValue(60)
    top = transcript.firstVisibleBlock().text() or transcript.firstVisibleBlock().next().text()
    give(begun, qtbot, WHOLE)
    assert transcript.firstVisibleBlock().text() == top
    assert transcript.textCursor().selectedText() == "bales 80"
    assert transcript.textCursor().selectionStart() == transcript.document().find("bales 80").selectionStart()
    assert transcript.textCursor().hasSelection()
    assert begun.session.selection.keys == (("word", (2, 20, 1)), ("word", (2, 20, 2)))
    transcript.moveCursor(QTextCursor.MoveOperation.Start)


def test_the_next_match_is_that_after_the_one_gone_to_before_more_came(
    begun: MainWindow, qtbot: QtBot
) -> None:
    finder = begun.findings.finder
    finder.seek("bales 9")
    qtbot.waitUntil(lambda: finder.place == 0)
    begun.findings.find_next()
    begun.findings.find_next()
    assert finder.places[finder.place][0] == ("word", (91, 0, 1))
    give(begun, qtbot, WHOLE)
    qtbot.waitUntil(lambda: not finder.busy)
    begun.findings.find_next()
    assert finder.places[finder.place][0] == ("word", (2, 32, 1))


def test_a_region_is_found_again_by_what_it_says_near_where_it_stood() -> None:
    twice = (line("Cotton bales 1", 20), line("Cotton bales 1", 500))
    before, after = Content(page(*((one,) for one in twice))), Content(page((line("Top", 2),), twice))
    same = SameRegions(before, after)
    assert same.find(("line", (1, 0))) == ("line", (1, 1))
    assert same.find(("block", (0,))) == ("block", (1,))
    assert same.find(("word", (0, 0, 2))) == ("word", (1, 0, 2))
    assert same.find(("line", (7, 0))) is None


def test_a_region_read_otherwise_is_found_by_its_place_and_one_that_went_is_not() -> None:
    before = Content(page((line("Cotton bales 1", 20), line("Tea", 300)), faces=True))
    after = Content(page((line("Cotton boles 1", 20),), faces=True))
    same = SameRegions(before, after)
    assert same.keys((("line", (0, 1)), ("line", (0, 0)), ("face", (0,)))) == (
        ("line", (0, 0)),
        ("face", (0,)),
    )
