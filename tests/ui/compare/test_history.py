"""The older analyses of a provider at its pill: shown, compared, removed; a reading made a reference."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.model.outcome import Outcome
from app.storage.earlier import earlier_analyses
from app.storage.journal import journals_of_image
from app.storage.store import Store
from app.ui.widgets.confirm import Confirm
from app.ui.window.main_window import MainWindow
from tests.ui.compare.test_compare import FIRST, listed, put, read_as
from tests.ui.compare.test_references import analyses
from tests.ui.conftest import MakeImage
from tests.ui.opening.test_saved_answers import settled

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

OLDER = read_as("on-device", ("harbour", "arbour"), extra="left")


@pytest.fixture
def twice(window: MainWindow, make_image: MakeImage, qtbot: QtBot) -> MainWindow:
    """A window on an image a provider read twice, the older answer out of a file."""
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.session.current is not None)
    settled(window, qtbot)
    entry = window.session.current
    assert entry is not None
    with Store.open() as store:
        store.keep(entry.image, "answer 1", Outcome(OLDER), file="a&b.json")
        store.keep(entry.image, "the request", Outcome(FIRST))
    put(window, FIRST)
    qtbot.waitUntil(lambda: "on-device" in analyses(window) and not window.runtime.busy)
    return window


def opened(window: MainWindow, qtbot: QtBot) -> QMenu:
    """Open the menu at the pill, as the command does."""
    if window.history.menu is not None:
        window.history.menu.close()
    window.command_actions.run("analyse.history")
    qtbot.waitUntil(lambda: window.history.menu is not None, timeout=20_000)
    menu = window.history.menu
    assert menu is not None
    return menu


def part(menu: QMenu, starting: str) -> QMenu:
    """Return the menu of the analysis whose words have a text in them."""
    (found,) = [a.menu() for a in menu.actions() if a.menu() is not None and starting in a.text()]
    assert isinstance(found, QMenu)
    return found


def run(menu: QMenu, title: str) -> None:
    (action,) = [a for a in menu.actions() if a.text().replace("&", "").startswith(title)]
    assert action.isEnabled()
    action.trigger()


def test_the_history_says_when_from_where_and_how_much(twice: MainWindow, qtbot: QtBot) -> None:
    menu = opened(twice, qtbot)
    titles = [a.text() for a in menu.actions() if a.menu() is not None]
    assert len(titles) == 2
    assert titles[0].startswith("live · ")
    assert "10 words" in titles[0] or "10 word(s)" in titles[0]
    assert titles[1].startswith("a&&b.json · ")
    assert [a.isChecked() for a in menu.actions() if a.menu() is not None] == [True, False]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert twice.history.menu is None


def test_an_older_analysis_is_shown_again_and_stays_so(twice: MainWindow, qtbot: QtBot) -> None:
    run(part(opened(twice, qtbot), "a&&b.json"), "Show")
    qtbot.waitUntil(lambda: "arbour" in analyses(twice)["on-device"].split(), timeout=20_000)
    entry = twice.session.current
    assert entry is not None
    assert entry.origins["on-device"].file == "a&b.json"
    qtbot.waitUntil(lambda: twice.displayed.is_listed(entry.analyses["on-device"]))
    settled(twice, qtbot)
    with Store.open() as store:
        assert earlier_analyses(store, entry.image)[0].origin.file == "a&b.json"


def test_an_older_analysis_is_compared_with_the_one_shown(twice: MainWindow, qtbot: QtBot) -> None:
    put(twice, read_as("google-vision", ("312", "372")))
    run(part(opened(twice, qtbot), "a&&b.json"), "Compare")
    qtbot.waitUntil(lambda: listed(twice) == [("different", "harbour", "arbour")], timeout=20_000)
    assert twice.compare.active
    qtbot.waitUntil(lambda: not twice.runtime.busy)
    put(twice, read_as("google-vision", ("312", "379")))
    settled(twice, qtbot)
    assert listed(twice) == [("different", "harbour", "arbour")], "what was chosen stays"


def test_an_older_analysis_that_says_the_same_has_nothing_to_compare(twice: MainWindow, qtbot: QtBot) -> None:
    entry = twice.session.current
    assert entry is not None
    with Store.open() as store:
        same = msgspec.structs.replace(FIRST, properties={"asked": "otherwise"})
        store.keep(entry.image, "another request", Outcome(same), file="same.json")
    run(part(opened(twice, qtbot), "same.json"), "Compare")
    qtbot.waitUntil(lambda: twice.statusBar().currentMessage() == "Both analyses have the same text")
    settled(twice, qtbot)


def test_removing_asks_first_and_the_older_takes_the_place(twice: MainWindow, qtbot: QtBot) -> None:
    run(part(opened(twice, qtbot), "live"), "Remove")
    question = twice.findChild(Confirm)
    assert question is not None
    QTest.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "arbour" in analyses(twice)["on-device"].split(), timeout=20_000)
    run(part(opened(twice, qtbot), "a&&b.json"), "Remove")
    (question,) = [q for q in twice.findChildren(Confirm) if q.isVisible()]
    QTest.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: analyses(twice) == {}, timeout=20_000)
    entry = twice.session.current
    assert entry is not None
    assert not entry.summaries
    twice.command_actions.refresh_now()
    assert not twice.command_actions["analyse.history"].isEnabled()
    with Store.open() as store:
        assert journals_of_image(store, entry.image) == ()


def test_what_is_read_becomes_a_reference_and_stops_being_one(twice: MainWindow, qtbot: QtBot) -> None:
    run(opened(twice, qtbot), "Use as reference")
    qtbot.waitUntil(lambda: "reference:on-device" in analyses(twice), timeout=20_000)
    assert analyses(twice)["reference:on-device"] == analyses(twice)["on-device"]
    entry = twice.session.current
    assert entry is not None
    assert entry.is_reference("reference:on-device")
    settled(twice, qtbot)
    twice.displayed.choose("reference:on-device")
    menu = opened(twice, qtbot)
    assert not menu.actions()[0].isEnabled(), "it is one"
    run(part(menu, "reference"), "Remove")
    (question,) = [q for q in twice.findChildren(Confirm) if q.isVisible()]
    QTest.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: list(analyses(twice)) == ["on-device"], timeout=20_000)
    qtbot.waitUntil(lambda: twice.displayed.provider == "on-device")
    settled(twice, qtbot)


def test_a_right_click_on_the_pill_opens_it(twice: MainWindow, qtbot: QtBot) -> None:
    pill = twice.head.providers.pills["on-device"]
    pill.customContextMenuRequested.emit(pill.rect().center())
    qtbot.waitUntil(lambda: twice.history.menu is not None, timeout=20_000)
    assert twice.history.menu is not None
    twice.history.menu.close()


def test_a_file_is_named_where_a_service_would_be_blamed(
    window: MainWindow, make_image: MakeImage, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.session.current is not None and not window.runtime.busy)
    (tmp_path / "old.json").write_text(
        '{"responses": [{"error": {"code": 7, "message": "The API key is wrong"}}]}'
    )
    window.saved_answers.open(tmp_path / "old.json", "google-vision")
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    (notice,) = window.messages.notices
    assert notice.sentence.startswith("File old.json records an error: Google Vision answered 403")
    assert notice.action == "", "asking the service anew does not mend a file"
    settled(window, qtbot)
