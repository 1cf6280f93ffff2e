"""Regions merged and split, and gone through."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.model.correct import region_at
from app.ui.window.main_window import MainWindow
from tests.ui.editing.page_helpers import (
    LINE,
    WORD,
    choose,
    editor,
    now,
    settled,
    text_of,
)

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


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
    qtbot.waitUntil(lambda: page.status.currentMessage() == "No uncertain words left")
