"""Notices and status lines, without anything that shows them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.base.messages import MOST_NOTICES, STATUS_MILLISECONDS, Messages

pytestmark = pytest.mark.window


def test_a_notice_takes_the_place_of_the_one_of_its_topic(qtbot: QtBot) -> None:
    messages = Messages()
    messages.notify("store", "the store was damaged")
    with qtbot.waitSignals([messages.dismissed, messages.notified]):
        messages.notify("store", "the store is full", "Open", print, "plain")
    assert [(n.sentence, n.action, n.tone) for n in messages.notices] == [
        ("The store is full", "Open", "plain")
    ]


def test_a_topic_with_a_file_name_in_no_known_encoding_goes_like_any_other(qtbot: QtBot) -> None:
    messages = Messages()
    messages.notify("open/\udcff.png", "there is no such file")
    with qtbot.waitSignal(messages.dismissed) as gone:
        messages.dismiss("open/\udcff.png")
    assert gone.args == ["open/\udcff.png"]


def test_the_oldest_notice_makes_room(qtbot: QtBot) -> None:
    messages = Messages()
    for number in range(MOST_NOTICES):
        messages.notify(f"topic/{number}", "something")
    with qtbot.waitSignal(messages.dismissed) as gone:
        messages.notify("another", "something else")
    assert gone.args == ["topic/0"]
    assert len(messages.notices) == MOST_NOTICES
    messages.dismiss_all("topic/")
    assert [notice.topic for notice in messages.notices] == ["another"]
    with qtbot.assertNotEmitted(messages.dismissed):
        messages.dismiss("topic/0")


def test_a_status_line_says_how_long_it_stays(qtbot: QtBot) -> None:
    messages = Messages()
    with qtbot.waitSignal(messages.status_shown) as shown:
        messages.show_status("Copied")
    assert shown.args == ["Copied", STATUS_MILLISECONDS]
