"""A reading that takes the place of the one in sight: what is selected there is not what is there now."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.model.edit import Key
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.editing.page_helpers import no_editor, now, settled
from tests.ui.window.test_window import give

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

LAST: Key = ("word", (1, 1, 0))


@pytest.mark.parametrize("command", ["correct.text", "correct.delete", "correct.split", "correct.review"])
def test_a_key_pressed_just_as_another_reading_comes_in_corrects_nothing(
    page: MainWindow, qtbot: QtBot, command: str
) -> None:
    give(page, qtbot, analysis(extra="signed twice"))
    settled(page, qtbot)
    for key in (LAST, ("word", (0, 0, 1))):  # one that is gone, and one that has another's place
        page.session.selection.select((key,))
        came = analysis(extra="anew") if key is not LAST else analysis()
        pressed: list[bool] = []

        def press(*_what: object, pressed: list[bool] = pressed) -> None:
            if not pressed and not page.displayed.is_listed(now(page)):
                pressed.append(True)
                page.command_actions.run(command)

        page.corrections.changed.connect(press)
        give(page, qtbot, came)
        page.corrections.changed.disconnect(press)
        settled(page, qtbot)
        assert pressed
        assert now(page) == came
        assert no_editor(page)
        assert page.editing.keys == page.findings.keys, "then the selection counts again"


def test_a_text_awaited_in_a_region_that_is_gone_is_not_typed(page: MainWindow, qtbot: QtBot) -> None:
    page.session.selection.select((LAST,))
    page.editing.shapes.added.emit(LAST)
    page.displayed.listed.emit()
    assert no_editor(page)
    assert "is not there any more" in page.status.currentMessage()
