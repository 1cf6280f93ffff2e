"""Corrections in the window: text in place, shapes, new regions, undo and redo, review."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Line, Word
from app.model.correct import region_at, retyped
from app.model.edit import Edit, Key
from app.model.geometry import bounds
from app.storage.store import Store
from app.ui.canvas import RegionRef
from app.ui.editing.inline_editor import InlineEditor
from app.ui.session.entries import Entry
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

WORD: Key = ("word", (0, 0, 1))
LINE: Key = ("line", (0, 1))


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> MainWindow:
    """A window with an analysis that can be corrected."""
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    qtbot.waitUntil(lambda: window.editing.possible)
    return window


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


# --- Text in place


def test_a_word_is_edited_in_the_list_and_every_keystroke_is_on_disk(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.findings.tree.setFocus()
    page.command_actions.run("correct.text")
    field = editor(page)
    assert field.parent() is page.findings.tree.viewport()
    assert field.text() == "steamer"
    assert field.accessibleName() == "Text of the word"
    field.selectAll()
    QTest.keyClicks(field, "schoon")
    assert text_of(page, WORD) == "steamer"  # the window follows when it is done
    assert kept(page, qtbot) == ["The", "schoon", "Albatross"]
    QTest.keyClicks(field, "er")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text_of(page, WORD) == "schooner"
    settled(page, qtbot)
    assert kept(page, qtbot) == ["The", "schooner", "Albatross"]
    row = page.findings.content.row(WORD)
    assert row is not None
    assert (row.title, row.corrected) == ("schooner", True)
    index = page.findings.tree.contents.index_of(WORD)
    assert "corrected by hand" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    page.findings.copy_page()
    assert "schooner" in page.findings.content.text_of([("line", (0, 0))])


def test_escape_leaves_the_text_as_it_was_on_disk_too(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.editing.type()
    QTest.keyClicks(editor(page), "other")
    assert kept(page, qtbot) == ["The", "other", "Albatross"]
    for _ in "other":
        QTest.keyClick(editor(page), Qt.Key.Key_Backspace)
    QTest.keyClicks(editor(page), "steamer")
    assert kept(page, qtbot) == ["The", "steamer", "Albatross"]
    QTest.keyClicks(editor(page), "s")
    assert kept(page, qtbot) == ["The", "steamers", "Albatross"]
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    assert kept(page, qtbot) == ["The", "steamer", "Albatross"]
    assert not page.editing.undoable
    # what could be redone still can
    page.editing.type()
    retype(page, qtbot, "first")
    settled(page, qtbot)
    page.command_actions.run("correct.undo")
    settled(page, qtbot)
    choose(page, WORD)
    page.editing.type()
    QTest.keyClicks(editor(page), "other")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    assert page.editing.redoable
    page.command_actions.run("correct.redo")
    settled(page, qtbot)
    assert kept(page, qtbot) == ["The", "first", "Albatross"]


def test_enter_and_double_click_on_the_canvas_open_the_text_there(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    choose(page, WORD)
    canvas.setFocus()
    press(page, Qt.Key.Key_Return)
    field = editor(page)
    assert field.parent() is canvas
    assert not field.geometry().contains(place(page, WORD)), "the image is there to be read"
    canvas.zoom_by(2)
    assert field.geometry().intersects(canvas.rect())
    retype(page, qtbot, "schooner")
    settled(page, qtbot)
    assert text_of(page, WORD) == "schooner"
    canvas.fit()
    there = place(page, ("word", (0, 0, 2)))
    QTest.mouseMove(canvas, there)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
    assert editor(page).text() == "Albatross"
    page.findings.tree.setFocus()  # leaving keeps what was typed
    qtbot.waitUntil(lambda: no_editor(page))


def test_a_double_click_in_the_list_edits_a_line_and_looks_at_a_face(page: MainWindow, qtbot: QtBot) -> None:
    tree = page.findings.tree
    tree.activated.emit(tree.contents.index_of(LINE))
    assert editor(page).text() == "entered the harbour"
    retype(page, qtbot, "entered a harbour")
    settled(page, qtbot)
    assert [w.text for w in region_at(now(page), LINE).words] == ["entered", "a", "harbour"]  # type: ignore[union-attr] # a line
    before = page.viewer.canvas.zoom if page.viewer.canvas else 0
    tree.activated.emit(tree.contents.index_of(("face", (0,))))
    assert page.viewer.canvas is not None
    assert page.viewer.canvas.zoom != before
    assert no_editor(page)


def test_tab_goes_on_to_the_next_word(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.editing.type()
    retype(page, qtbot, "schooner", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not no_editor(page))
    assert editor(page).text() == "Albatross"
    QTest.keyClick(editor(page), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(page.findChildren(InlineEditor)) and editor(page).text() == "entered")
    QTest.keyClick(editor(page), Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: bool(page.findChildren(InlineEditor)) and editor(page).text() == "Albatross")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    assert text_of(page, WORD) == "schooner"


def test_emptied_text_deletes_the_word(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.editing.type()
    field = editor(page)
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled(page, qtbot)
    assert text_of(page, ("line", (0, 0))) == "The Albatross"


# --- Undo, redo, original


def test_everything_can_be_undone_and_redone_by_key(page: MainWindow, qtbot: QtBot) -> None:
    start = now(page)
    choose(page, WORD)
    page.editing.type()
    retype(page, qtbot, "schooner")
    settled(page, qtbot)
    choose(page, LINE)
    page.command_actions.run("correct.delete")
    settled(page, qtbot)
    assert text_of(page, ("line", (0, 0))) == "The schooner Albatross"
    end = now(page)
    assert end.text is not None
    assert "harbour" not in end.text.content
    page.command_actions.run("correct.undo")
    settled(page, qtbot)
    assert page.editing.keys == (LINE,)  # shows where
    page.command_actions.run("correct.undo")
    settled(page, qtbot)
    assert now(page) == start
    assert page.editing.keys == (WORD,)
    assert not page.command_actions["correct.undo"].isEnabled()
    page.command_actions.run("correct.redo")
    page.command_actions.run("correct.redo")
    settled(page, qtbot)
    assert now(page) == end
    assert not page.command_actions["correct.redo"].isEnabled()


def test_the_original_can_be_shown_and_discarding_undone(page: MainWindow, qtbot: QtBot) -> None:
    original = now(page)
    choose(page, WORD)
    page.editing.type()
    retype(page, qtbot, "schooner")
    settled(page, qtbot)
    corrected = now(page)
    assert "corrected" in page.head.providers.pills["on-device"].status.note
    page.command_actions.run("correct.original")
    qtbot.waitUntil(lambda: page.findings.content.analysis is original)
    assert not page.editing.possible
    page.editing.delete()
    assert now(page) is corrected
    page.command_actions.run("correct.original")
    qtbot.waitUntil(lambda: page.findings.content.analysis is corrected)
    page.command_actions.run("correct.discard")
    settled(page, qtbot)
    assert now(page) == original
    page.command_actions.run("correct.undo")
    settled(page, qtbot)
    assert now(page) == corrected


def test_corrections_are_there_when_the_image_is_opened_again(
    page: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    choose(page, WORD)
    page.editing.type()
    retype(page, qtbot, "schooner")
    settled(page, qtbot)
    page.session.close_current()
    show(page, qtbot, make_image())
    qtbot.waitUntil(lambda: page.editing.possible and bool(now(page).corrected))
    settled(page, qtbot)
    assert text_of(page, WORD) == "schooner"
    assert page.editing.undoable


def test_an_analysis_asked_for_anew_leaves_the_corrected_one(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.editing.type()
    retype(page, qtbot, "schooner")
    settled(page, qtbot)
    entry = page.session.current
    assert entry is not None
    page.session.put(entry.key, entry.image, analysis(extra="something new"))
    qtbot.waitUntil(lambda: bool(page.messages.notices))
    (notice,) = page.messages.notices
    assert "your corrections are with its earlier analysis" in notice.sentence
    assert notice.action == "Bring back"
    settled(page, qtbot)
    assert text_of(page, WORD) == "steamer"
    page.command_actions.run("correct.bring-back")
    settled(page, qtbot)
    assert text_of(page, WORD) == "schooner"
    page.session.close_current()


# --- Shapes


def shaping(page: MainWindow, *keys: Key) -> None:
    choose(page, *keys)
    if not page.editing.shapes.on:
        page.command_actions.run("correct.shape")
    assert page.editing.shapes.on


def test_arrow_keys_push_and_stretch_what_is_selected_and_undo_takes_them_together(
    page: MainWindow, qtbot: QtBot
) -> None:
    before = box(page, WORD)
    shaping(page, WORD)
    for _ in range(3):
        press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settled(page, qtbot)
    left, top, right, bottom = before
    assert box(page, WORD) == (left + 3, top + 10, right + 3, bottom + 10)
    press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert box(page, WORD) == pytest.approx((left + 3, top + 10, right + 4, bottom + 20))
    page.command_actions.run("correct.undo")
    assert box(page, WORD) == (left + 3, top + 10, right + 3, bottom + 10)
    page.command_actions.run("correct.undo")
    assert box(page, WORD) == before
    settled(page, qtbot)
    assert not page.editing.undoable
    press(page, Qt.Key.Key_Escape)
    assert not page.editing.shapes.on
    settled(page, qtbot)


def test_a_region_is_dragged_by_the_mouse_with_what_is_inside(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    shaping(page, LINE)
    before = box(page, ("word", (0, 1, 0)))
    start = canvas.widget_at((60, 46))
    drag(page, start, canvas.widget_at((80, 76)))
    settled(page, qtbot)
    after = box(page, ("word", (0, 1, 0)))
    assert after[0] - before[0] == pytest.approx(20, abs=2)
    assert after[1] - before[1] == pytest.approx(30, abs=2)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place(page, ("word", (0, 0, 0))))
    assert page.editing.keys == (("word", (0, 0, 0)),)
    settled(page, qtbot)


def test_handles_reshape_a_box_and_with_ctrl_a_single_vertex(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    face: Key = ("face", (0,))
    shaping(page, face)
    left, top, right, bottom = box(page, face)
    drag(page, canvas.widget_at((right, bottom)), canvas.widget_at((right + 20, bottom + 30)))
    settled(page, qtbot)
    assert box(page, face) == pytest.approx((left, top, right + 20, bottom + 30), abs=2)
    assert len(region_at(now(page), face).polygon) == 4
    before = region_at(now(page), face).polygon
    left, top, right, bottom = box(page, face)
    choose(page, face)
    drag(page, canvas.widget_at((left, top)), canvas.widget_at((left - 30, top + 10)), ctrl=True)
    settled(page, qtbot)
    polygon = region_at(now(page), face).polygon
    assert polygon[0] == pytest.approx((left - 30, top + 10), abs=2)
    assert polygon[1:] == before[1:]


def test_a_drag_is_dropped_by_escape(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    shaping(page, WORD)
    at = place(page, WORD)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(canvas, at + QPoint(40, 40))
    press(page, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(40, 40))
    assert page.editing.shapes.on
    assert not page.editing.undoable


def test_a_word_is_drawn_and_typed(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    page.command_actions.run("correct.draw-word")
    assert page.editing.shapes.is_drawing("word")
    drag(page, canvas.widget_at((20, 150)), canvas.widget_at((80, 170)))
    qtbot.waitUntil(lambda: not no_editor(page))
    assert not page.editing.shapes.is_drawing("word")
    retype(page, qtbot, "stowaway")
    settled(page, qtbot)
    assert now(page).text is not None
    assert "stowaway" in now(page).text.content  # type: ignore[union-attr] # just asserted
    word = region_at(now(page), page.editing.keys[0])
    assert bounds(word.polygon) == pytest.approx((20, 150, 80, 170), abs=2)
    page.command_actions.run("correct.undo")
    page.command_actions.run("correct.undo")
    assert "stowaway" not in (now(page).text.content if now(page).text else "")  # type: ignore[union-attr] # it has text
    settled(page, qtbot)


def test_a_region_can_be_drawn_without_a_mouse(page: MainWindow, qtbot: QtBot) -> None:
    page.command_actions.run("correct.draw-object")
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not no_editor(page))
    retype(page, qtbot, "crate")
    settled(page, qtbot)
    assert [o.name for o in now(page).objects or ()] == ["crate"]
    assert page.overlays.is_on("object")
    page.command_actions.run("correct.draw-line")
    press(page, Qt.Key.Key_Escape)
    assert not page.editing.shapes.is_drawing("line")


# --- Merge, split, review


def test_words_are_merged_and_split(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, ("word", (0, 0, 0)), WORD)
    page.command_actions.run("correct.merge")
    settled(page, qtbot)
    assert text_of(page, ("line", (0, 0))) == "Thesteamer Albatross"
    assert page.editing.keys == (("word", (0, 0, 0)),)
    page.editing.type()
    editor(page).setCursorPosition(3)
    page.command_actions.run("correct.split")
    settled(page, qtbot)
    assert text_of(page, ("line", (0, 0))) == "The steamer Albatross"
    choose(page, WORD)
    page.command_actions.run("correct.split")
    settled(page, qtbot)
    assert [text_of(page, ("line", (0, n))) for n in (0, 1)] == ["The", "steamer Albatross"]
    choose(page, ("line", (0, 1)))
    page.command_actions.run("correct.split")
    settled(page, qtbot)
    assert now(page).text is not None
    assert len(now(page).text.blocks) == 3  # type: ignore[union-attr] # just asserted


def test_letters_that_qt_counts_twice_do_not_shift_where_a_text_is_split(
    page: MainWindow, qtbot: QtBot
) -> None:
    choose(page, WORD)
    page.editing.type()
    editor(page).setText("\U0001f6a2\U0001f6a2steamer")
    editor(page).setCursorPosition(4)
    page.command_actions.run("correct.split")
    settled(page, qtbot)
    assert text_of(page, WORD) == "\U0001f6a2\U0001f6a2"


def test_a_correction_that_breaks_keeps_none_from_being_made(
    page: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: reported.append(args[0]))
    page.corrections.make(lambda _analysis: 1 // 0, heavy=True)  # type: ignore[arg-type,return-value]
    qtbot.waitUntil(lambda: bool(reported) and not page.runtime.busy)
    assert reported == [ZeroDivisionError]
    assert "something went wrong" in page.status.currentMessage()
    assert page.editing.possible


def test_what_cannot_be_done_is_said(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, ("word", (0, 0, 0)), ("word", (0, 1, 0)))
    page.command_actions.run("correct.merge")
    assert "side by side" in page.status.currentMessage()
    assert not page.editing.undoable


def test_reviewing_by_key_goes_on_and_shows(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, ("word", (0, 0, 0)))
    page.command_actions.run("correct.review")
    qtbot.waitUntil(lambda: page.editing.keys == (WORD,))
    settled(page, qtbot)
    assert region_at(now(page), ("word", (0, 0, 0))).reviewed
    row = page.findings.content.row(("word", (0, 0, 0)))
    assert row is not None
    assert row.reviewed
    choose(page, ("word", (0, 0, 0)))
    page.command_actions.run("correct.review")  # once more: not reviewed
    settled(page, qtbot)
    assert not region_at(now(page), ("word", (0, 0, 0))).reviewed
    page.command_actions.run("correct.review-image")
    settled(page, qtbot)
    entry = page.session.current
    assert entry is not None
    assert entry.reviewed
    index = page.session.images.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", reviewed")
    assert not now(page).corrected
    page.command_actions.run("correct.review-image")
    settled(page, qtbot)
    assert not page.editing.reviewing.image_reviewed


def test_the_least_sure_comes_first(page: MainWindow, qtbot: QtBot) -> None:
    doubtful = [("word", (0, 1, n)) for n in range(3)]  # 0.6 each, in reading order
    for key in (*doubtful, doubtful[0]):
        page.command_actions.run("correct.next-doubtful")
        qtbot.waitUntil(lambda key=key: page.editing.keys == (key,))  # type: ignore[misc] # bound at once
    page.command_actions.run("correct.previous-doubtful")
    qtbot.waitUntil(lambda: page.editing.keys == (doubtful[2],))
    choose(page, LINE)
    page.command_actions.run("correct.review")
    settled(page, qtbot)
    page.command_actions.run("correct.next-doubtful")
    qtbot.waitUntil(lambda: page.status.currentMessage() == "Nothing doubtful is left")


# --- The whole of it without a mouse


def test_a_newcomer_corrects_by_keyboard_alone(page: MainWindow, qtbot: QtBot) -> None:
    tree = page.findings.tree
    page.activateWindow()
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: page.editing.keys == (("word", (0, 1, 0)),))
    QTest.keyClick(tree, Qt.Key.Key_F2)
    retype(page, qtbot, "reached")
    settled(page, qtbot)
    assert tree.hasFocus()
    QTest.keyClick(tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(page, qtbot)
    assert text_of(page, LINE) == "entered the harbour"
    QTest.keyClick(
        tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settled(page, qtbot)
    assert text_of(page, LINE) == "reached the harbour"
    QTest.keyClick(tree, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.editing.keys == (("word", (0, 1, 1)),))
    QTest.keyClick(tree, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: page.editing.keys == (("word", (0, 1, 2)),))
    settled(page, qtbot)
    assert region_at(now(page), ("word", (0, 1, 1))).reviewed


def test_single_keys_are_text_while_typing(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.editing.type()
    retype(page, qtbot, "RENDZ")
    settled(page, qtbot)
    assert text_of(page, WORD) == "RENDZ"


def test_a_full_disk_is_said(page: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.storage.test_store import full

    store = page.backend._store
    assert store is not None
    store.perform(full, None)
    choose(page, WORD)
    page.editing.type()
    retype(page, qtbot, "x" * 200)
    page.corrections.make(_long)
    qtbot.waitUntil(lambda: any("full" in n.sentence for n in page.messages.notices))
    assert text_of(page, WORD) != "steamer"


def _long(current: Analysis) -> Edit:
    import random

    return retyped(current, WORD, random.Random(1).randbytes(40_000).hex())  # noqa: S311 - filler


def many() -> Analysis:
    """A long page: 400 lines of 16 words."""
    from app.model.analysis import Block, Text
    from app.model.geometry import rectangle

    lines = []
    for n in range(400):
        words = tuple(Word(rectangle(w * 20, n * 5, 18, 4), f"w{n}-{w}", 0.9) for w in range(16))
        lines.append(Line(rectangle(0, n * 5, 318, 4), " ".join(w.text for w in words), 0.9, words))
    block = Block(rectangle(0, 0, 320, 2000), lines=tuple(lines))
    return Analysis("on-device", (), text=Text.of((block,)))


@pytest.fixture
def long_page(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> MainWindow:
    show(window, qtbot, make_image(size=(320, 2000)))
    give(window, qtbot, many())
    qtbot.waitUntil(lambda: window.editing.possible)
    settled(window, qtbot)
    return window


def test_a_long_page_is_corrected_without_making_its_list_anew(long_page: MainWindow, qtbot: QtBot) -> None:
    resets: list[None] = []
    long_page.findings.tree.contents.modelReset.connect(lambda: resets.append(None))
    key: Key = ("word", (0, 200, 3))
    choose(long_page, key)
    long_page.editing.type()
    retype(long_page, qtbot, "corrected")
    settled(long_page, qtbot)
    shaping(long_page, key)
    press(long_page, Qt.Key.Key_Right)
    settled(long_page, qtbot)
    row = long_page.findings.content.row(key)
    assert row is not None
    assert (row.title, row.corrected) == ("corrected", True)
    assert not resets
    entry = long_page.session.current
    assert entry is not None
    qtbot.waitUntil(lambda: bool(long_page.session.current and long_page.session.current.corrected))
    long_page.editing.delete()
    settled(long_page, qtbot)
    assert len(resets) == 1
    entry = long_page.session.current
    assert entry is not None
    by_key, number = long_page.session.images.by_key, entry.key
    qtbot.waitUntil(lambda: _counted(by_key(number)) == 400 * 16 - 1)


def _counted(entry: Entry | None) -> int:
    return entry.summaries["on-device"].counts[0] if entry else 0


def test_very_many_regions_are_corrected_off_the_gui_thread(long_page: MainWindow, qtbot: QtBot) -> None:
    keys = tuple(("line", (0, n)) for n in range(400))
    choose(long_page, *keys)
    long_page.editing.reviewing.review()
    assert not long_page.editing.possible  # one at a time
    long_page.corrections.make(lambda a: retyped(a, ("word", (0, 0, 0)), "meanwhile"))
    qtbot.waitUntil(lambda: long_page.editing.possible)
    settled(long_page, qtbot)
    assert region_at(now(long_page), ("block", (0,))).reviewed
    assert text_of(long_page, ("word", (0, 0, 0))) == "w0-0"
    assert not now(long_page).corrected


def test_corrections_that_cannot_be_read_are_said_and_those_before_them_stand(
    page: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    for text in ("first", "second", "third"):
        choose(page, WORD)
        page.editing.type()
        retype(page, qtbot, text)
        settled(page, qtbot)
    with Store.open() as store:
        store.perform(lambda db: db.execute("UPDATE edit SET body = x'00' WHERE place = 1"), None)
    page.session.close_current()
    show(page, qtbot, make_image())
    qtbot.waitUntil(lambda: page.editing.possible and bool(now(page).corrected))
    assert text_of(page, WORD) == "first"
    assert "could not be read" in page.status.currentMessage()
    settled(page, qtbot)


def test_nothing_is_corrected_where_there_is_nothing(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    for command in ("undo", "redo", "delete", "merge", "split", "review", "text", "shape", "draw-word"):
        assert not window.command_actions[f"correct.{command}"].isEnabled()
    window.corrections.make(lambda a: retyped(a, WORD, "x"))
    assert window.status.currentMessage() == "There is no analysis to correct yet"
    window.corrections.discard()
    window.corrections.undo()
    window.corrections.bring_back()
    window.corrections.show_original(on=True)
    window.editing.reviewing.review()
    window.editing.reviewing.go_unreviewed()
    window.editing.undo()
    assert not window.corrections.begin_typing(WORD)
    window.corrections.type("x")
    window.corrections.end_typing("x")
    show(window, qtbot, make_image())
    assert not window.editing.possible


def test_delete_pressed_twice_deletes_once(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, ("word", (0, 0, 0)))
    page.command_actions.run("correct.delete")
    page.command_actions.run("correct.delete")
    settled(page, qtbot)
    assert text_of(page, ("line", (0, 0))) == "steamer Albatross"
    assert page.editing.keys == ()


def test_delete_in_the_strip_says_what_closes_an_image(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, ("word", (0, 0, 0)))
    page.strip.view.setFocus()
    qtbot.waitUntil(page.strip.view.hasFocus)
    page.command_actions.run("correct.delete")
    assert page.status.currentMessage() == "Ctrl+W closes the image"
    assert not page.editing.undoable
