"""Corrections in the window as a whole: by keyboard alone, of long pages, with a full disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Line, Word
from app.model.correct import region_at, retyped
from app.model.edit import Edit, Key
from app.storage.store import Store
from app.ui.session.entries import Entry
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.ui.editing.page_helpers import (
    LINE,
    WORD,
    choose,
    now,
    press,
    retype,
    settled,
    shaping,
    text_of,
)
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


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
