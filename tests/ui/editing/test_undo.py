"""Undo, redo, the original, and corrections that come back."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.editing.page_helpers import (
    LINE,
    WORD,
    choose,
    now,
    retype,
    settled,
    text_of,
)
from tests.ui.window.test_window import show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


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
    assert notice.action == "Restore"
    settled(page, qtbot)
    assert text_of(page, WORD) == "steamer"
    page.command_actions.run("correct.bring-back")
    settled(page, qtbot)
    assert text_of(page, WORD) == "schooner"
    page.session.close_current()
