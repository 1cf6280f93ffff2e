"""The transcript: plain running text in step with everything else, however long it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import FINDINGS, TEXT_FLOW, TEXT_MONO, TEXT_SIZE
from app.model.analysis import Analysis, Block, Face, ImageLabel, Line, Object, Text, Word
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.ui.content.content import Content, Key
from app.ui.findings.transcript import Transcript
from app.ui.findings.view_bar import TRANSCRIPT, TREE
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis, line
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def of_text(*lines: Line) -> Content:
    block = Block(rectangle(0, 0, 9, 9), lines=lines)
    return Content(Analysis("x", (Feature.TEXT,), text=Text.of((block,))))


@pytest.fixture
def transcript(qtbot: QtBot) -> Iterator[Transcript]:
    room = QWidget()
    made = Transcript(room)
    qtbot.addWidget(room)
    room.resize(420, 320)
    made.resize(400, 300)
    room.show()
    yield made
    assert made.parent() is room  # which lives until here


def test_text_from_outside_is_plain_and_a_line_stays_a_line(transcript: Transcript) -> None:
    odd = Line((), "<b>x</b>\u202e\u2028y", words=(Word((), "<b>x</b>\u202e\u2028y"),))
    transcript.show_content(of_text(odd, line("second", 20)), keep_place=False)
    assert transcript.toPlainText() == "<b>x</b> y\nsecond"
    assert transcript.document().blockCount() == 2


def test_moving_in_the_text_selects_words_and_words_colour_the_text(
    transcript: Transcript, qtbot: QtBot
) -> None:
    transcript.show_content(Content(analysis()), keep_place=False)
    told: list[tuple[Key, ...]] = []
    transcript.keys_changed.connect(told.append)
    at = transcript.toPlainText().index("harbour") + 3
    cursor = transcript.textCursor()
    cursor.setPosition(at)
    transcript.setTextCursor(cursor)
    qtbot.waitUntil(lambda: told == [(("word", (0, 1, 2)),)])
    cursor.setPosition(at + 8, QTextCursor.MoveMode.KeepAnchor)
    transcript.setTextCursor(cursor)
    qtbot.waitUntil(lambda: told[-1] == (("word", (0, 1, 2)), ("word", (1, 0, 0))))
    assert transcript.selected_text() == "bour\n\nCo"
    transcript.select((("line", (0, 0)),))
    assert transcript.textCursor().position() == 0
    qtbot.waitUntil(lambda: "The steamer Albatross" in coloured(transcript))
    assert len(told) == 2, "a selection from outside is not told back"
    transcript.mark((("word", (0, 0, 1)), ("word", (1, 0, 1))))
    qtbot.waitUntil(lambda: "bales" in coloured(transcript))


def coloured(transcript: Transcript) -> list[str]:
    return [tint.cursor.selectedText() for tint in transcript.extraSelections()]


def test_blocks_may_run_as_paragraphs(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    results = window.findings
    results.show_view(TRANSCRIPT)
    window.command_actions.run("view.paragraphs")
    assert window.preferences.get(TEXT_FLOW)
    transcript = results.transcript
    assert transcript.toPlainText() == "The steamer Albatross entered the harbour\n\nCotton bales 312"
    transcript.setTextCursor(transcript.document().find("Albatross entered"))
    qtbot.waitUntil(lambda: results.keys == (("word", (0, 0, 2)), ("word", (0, 1, 0))))
    window.session.selection.select((("word", (1, 0, 1)),))
    qtbot.waitUntil(lambda: "bales" in coloured(transcript))
    QTest.mouseClick(results.bar.paragraphs, Qt.MouseButton.LeftButton)
    assert transcript.document().blockCount() == 4


def test_doubtful_words_are_underlined(transcript: Transcript, qtbot: QtBot) -> None:
    words = tuple(Word((), text, sure) for text, sure in (("sure", 0.9), ("hm", 0.4), ("unsaid", None)))
    transcript.show_content(of_text(Line((), "sure hm unsaid", words=words)), keep_place=False)
    qtbot.waitUntil(lambda: coloured(transcript) == ["hm"])
    transcript.set_doubtful_below(0.95)
    qtbot.waitUntil(lambda: coloured(transcript) == ["sure hm"])


def test_letters_that_qt_counts_twice_do_not_shift_the_words(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_content(of_text(line("one 𝔗𝔴𝔬 😀😀 three", 0), line("😀 end", 20)), keep_place=False)
    transcript.select((("word", (0, 0, 3)), ("word", (0, 1, 1))))
    qtbot.waitUntil(lambda: coloured(transcript) == ["three", "end"])
    told: list[tuple[Key, ...]] = []
    transcript.keys_changed.connect(told.append)
    cursor = transcript.document().find("😀😀")
    transcript.setTextCursor(cursor)
    qtbot.waitUntil(lambda: told == [(("word", (0, 0, 2)),)])


def test_a_long_text_comes_in_pieces_and_only_what_is_seen_is_coloured(
    transcript: Transcript, qtbot: QtBot
) -> None:
    content = of_text(*(line(f"line {n} of very many words", 20.0 * n, 0.1) for n in range(2_000)))
    transcript.show_content(content, keep_place=False)
    assert not transcript.complete
    assert transcript.document().blockCount() < 2_000
    transcript.select((("word", (0, 1_990, 1)),))
    assert transcript.textCursor().blockNumber() == 1_990, "what is asked for is put in at once"
    qtbot.waitUntil(lambda: transcript.complete)
    assert transcript.document().blockCount() == 2_000
    qtbot.waitUntil(lambda: "1990" in coloured(transcript))
    assert len(coloured(transcript)) < 200
    transcript.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: "line 0 of very many words" in coloured(transcript))


def test_hebrew_stands_at_the_right(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_content(of_text(line("שלום עולם.", 0), line("ok", 20)), keep_place=False)
    option = transcript.document().defaultTextOption()
    assert option.alignment() & Qt.AlignmentFlag.AlignRight
    first = transcript.document().firstBlock()
    assert first.textDirection() is Qt.LayoutDirection.RightToLeft
    transcript.show_content(of_text(line("plain", 0), line("שלום", 20)), keep_place=False)
    assert transcript.document().defaultTextOption().alignment() & Qt.AlignmentFlag.AlignLeft


def test_the_window_goes_between_tree_and_transcript(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    results = window.findings
    window.session.selection.select((("word", (0, 1, 2)),))
    window.command_actions.run("view.transcript")
    assert results.views.currentIndex() == TRANSCRIPT
    assert window.preferences.get(FINDINGS) == "transcript"
    qtbot.waitUntil(lambda: "harbour" in coloured(results.transcript))
    canvas = window.viewer.canvas
    assert canvas is not None
    cursor = results.transcript.document().find("Cotton bales")
    results.transcript.setTextCursor(cursor)
    qtbot.waitUntil(lambda: [r.path for r in canvas.selected] == [(1, 0, 0), (1, 0, 1)])
    window.command_actions.run("edit.copy")
    assert QApplication.clipboard().text() == "Cotton bales"
    window.command_actions.run("edit.select-all")
    window.command_actions.run("edit.copy")
    assert QApplication.clipboard().text().count("\n") == 3
    QTest.mouseClick(results.bar.buttons[TREE], Qt.MouseButton.LeftButton)
    assert results.tree.selected_keys() == (("line", (0, 0)), ("line", (0, 1)), ("line", (1, 0)))
    assert window.preferences.get(FINDINGS) == "tree"


def test_the_type_grows_shrinks_and_is_remembered(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    transcript = window.findings.transcript
    size = transcript.font().pointSize()
    window.findings.show_view(TRANSCRIPT)
    window.command_actions.run("view.larger-text")
    QTest.mouseClick(window.findings.bar.larger, Qt.MouseButton.LeftButton)
    assert transcript.font().pointSize() == size + 2 == window.preferences.get(TEXT_SIZE)
    turn = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(transcript.viewport(), turn)
    QTest.mouseClick(window.findings.bar.smaller, Qt.MouseButton.LeftButton)
    assert transcript.font().pointSize() == size
    for _ in range(40):
        window.text_actions.resize_text(-1)
    assert transcript.font().pointSize() == 8
    for mode in ("view.theme-dark", "view.theme-light"):
        window.command_actions.run(mode)
        assert transcript.font().pointSize() == 8, "whichever colours it has"
    window.command_actions.run("view.mono")
    assert window.preferences.get(TEXT_MONO)
    assert transcript.font().fixedPitch() or "mono" in transcript.font().family().lower()
    QTest.mouseClick(window.findings.bar.mono, Qt.MouseButton.LeftButton)
    assert not window.preferences.get(TEXT_MONO)


def test_keys_of_one_letter_still_belong_to_the_window(transcript: Transcript) -> None:
    transcript.show_content(Content(analysis()), keep_place=False)
    for letter in "TFHZ1":
        key = QKeyEvent(
            QKeyEvent.Type.ShortcutOverride, ord(letter), Qt.KeyboardModifier.NoModifier, letter.lower()
        )
        key.ignore()
        QApplication.sendEvent(transcript, key)
        assert not key.isAccepted()


def test_copying_is_left_to_the_window(transcript: Transcript) -> None:
    transcript.show_content(Content(analysis()), keep_place=False)
    transcript.selectAll()
    key = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "c")
    key.ignore()
    QApplication.sendEvent(transcript, key)
    assert not key.isAccepted()
    data = transcript.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]


def test_what_comes_in_meanwhile_leaves_the_place_alone(transcript: Transcript, qtbot: QtBot) -> None:
    lines = [line(f"line {n}", 20.0 * n) for n in range(600)]
    transcript.show_content(of_text(*lines[:500]), keep_place=False)
    qtbot.waitUntil(lambda: transcript.complete)
    transcript.verticalScrollBar().setValue(300)
    transcript.show_content(of_text(*lines), keep_place=True)
    assert transcript.verticalScrollBar().value() == 300
    assert transcript.toPlainText().startswith("line 0\nline 1\n")
    qtbot.waitUntil(lambda: transcript.complete)
    assert transcript.document().blockCount() == 600


@pytest.mark.parametrize("read", [True, False], ids=["with text", "without text"])
def test_selecting_what_is_no_text_leaves_the_text_where_it_is(
    transcript: Transcript, qtbot: QtBot, read: bool
) -> None:
    words = of_text(*(line(f"line {number}", 20 * number) for number in range(90)))
    seen = Object("boat", rectangle(5, 5, 9, 9), 0.9)
    found = Analysis(
        "x",
        (Feature.TEXT,),
        text=words.analysis.text if read and words.analysis else None,
        faces=(Face(rectangle(220, 20, 60, 60)),),
        objects=(seen,),
        labels=(ImageLabel("harbour", 0.8),),
    )
    transcript.show_content(Content(found), keep_place=False)
    qtbot.waitUntil(lambda: transcript.complete)
    before = transcript.textCursor().position(), transcript.verticalScrollBar().value()
    for key in (("object", (0,)), ("face", (0,)), ("label", (0,))):
        transcript.select((key,))
        assert (transcript.textCursor().position(), transcript.verticalScrollBar().value()) == before
    if read:
        transcript.select((("object", (0,)), ("line", (0, 80))))
        assert transcript.textCursor().block().text() == "line 80"
