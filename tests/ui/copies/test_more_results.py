"""More results: the next page of a search, asked for in the window without sending the image again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.settings import AGREED, ENDPOINTS, OFFLINE, OPTIONS
from app.model.analysis import Analysis
from app.storage.earlier import earlier_analyses
from app.storage.store import Store
from app.ui.window.main_window import MainWindow
from tests.services import yandex
from tests.services.local import LocalServer, serving, status
from tests.ui.conftest import MakeImage
from tests.ui.copies.test_copies import said
from tests.ui.window.test_window import show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def search() -> Iterator[tuple[yandex.YandexSearch, LocalServer]]:
    rules = yandex.YandexSearch()
    with serving(rules) as server:
        yield rules, server
    for field in ("api_key", "folder_id"):
        credentials.hold("yandex-search", field, "")


def searched(window: MainWindow, qtbot: QtBot, make_image: MakeImage, server: LocalServer) -> None:
    """The image has been searched for: its first page of hits is shown."""
    credentials.hold("yandex-search", "api_key", yandex.API_KEY)
    credentials.hold("yandex-search", "folder_id", yandex.FOLDER)
    window.preferences.set(ENDPOINTS, {"yandex-search": server.url})
    window.preferences.set(OPTIONS, {"yandex-search.transport": "rest"})
    window.provider_offers.load()
    qtbot.waitUntil(lambda: "yandex-search" in window.choices.provider_list.boxes)
    window.choices.provider_list.boxes["yandex-search"].setChecked(True)
    window.choices.provider_list.boxes["on-device"].setChecked(False)
    window.choices.feature_list.boxes["copies"].setChecked(True)
    show(window, qtbot, make_image())
    window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: window.analysis.consent.dialog is not None)
    dialog = window.analysis.consent.dialog
    assert dialog is not None
    dialog.accept()
    qtbot.waitUntil(lambda: window.copies_controller.more.can_ask, timeout=20_000)
    window.inspector.show_copies()


def found(window: MainWindow) -> Analysis:
    entry = window.session.current
    assert entry is not None
    return entry.analyses["yandex-search"]


def ask_for_more(window: MainWindow, qtbot: QtBot) -> None:
    window.command_actions.run("copies.more")
    assert window.inspector.copies.more.text() == "Stop"
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    assert not window.copies_controller.more.busy


def test_pages_are_added_by_the_id_until_there_are_no_more(
    search: tuple[yandex.YandexSearch, LocalServer], window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    rules, server = search
    searched(window, qtbot, make_image, server)
    copies = window.inspector.copies
    first = found(window).copies
    assert first is not None
    assert len(first.hits) == 3
    assert copies.more.isVisible()
    QTest.mouseClick(copies.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(copies.hits.places) == 6, timeout=20_000)
    grown = found(window).copies
    assert grown is not None
    assert grown.hits[:3] == first.hits, "what was there stays first, in its order"
    assert {h.relation for h in grown.hits} == {"similar"}
    assert "6 listed" in copies.counts.text()
    ask_for_more(window, qtbot)
    assert not copies.more.isVisible()
    assert copies.more_note.text() == "Yandex Search: no more results"
    assert not window.command_actions["copies.more"].isEnabled()
    requests = rules.search.requests
    assert [(r.WhichOneof("image"), r.page) for r in requests] == [("data", 0), ("id", 1), ("id", 2)]
    assert len(rules.search.images) == 1, "the image went once"
    entry = window.session.current
    assert entry is not None
    with Store.open() as store:
        (kept,) = store.outcomes(entry.image)
        earlier = earlier_analyses(store, entry.image)
    assert kept.analysis.copies == found(window).copies
    assert len(earlier) == 1, "the page takes the place of what it grew from"
    assert kept.raw is not None
    assert kept.raw.count(b'"images"') >= 2


def test_trouble_is_said_and_the_list_stays(
    search: tuple[yandex.YandexSearch, LocalServer], window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    _rules, server = search
    searched(window, qtbot, make_image, server)
    before = found(window)
    denied = {"code": 16, "message": f"Unknown api key {yandex.API_KEY}"}
    server.faults.append(status(401, denied))
    ask_for_more(window, qtbot)
    assert said(window, "Unknown api key")
    assert not said(window, yandex.API_KEY)
    assert found(window) is before
    assert window.inspector.copies.more.text() == "More results"
    window.preferences.set(OFFLINE, True)  # noqa: FBT003
    asked = len(server.asked)
    window.command_actions.run("copies.more")
    assert said(window, "offline switch")
    assert len(server.asked) == asked


def test_waiting_can_be_stopped_and_ends_with_its_image(
    search: tuple[yandex.YandexSearch, LocalServer], window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    _rules, server = search
    searched(window, qtbot, make_image, server)
    before = found(window)
    window.command_actions.run("copies.more")
    window.command_actions.run("copies.more")
    assert not window.copies_controller.more.busy
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    assert found(window) is before
    window.command_actions.run("copies.more")
    window.session.close_current()
    assert not window.copies_controller.more.busy
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    assert not window.inspector.copies.more.isVisible()


def test_asked_stopped_and_asked_again_is_one_call(
    search: tuple[yandex.YandexSearch, LocalServer], window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    _rules, server = search
    searched(window, qtbot, make_image, server)
    window.preferences.set(AGREED, ())
    before = len(server.asked)
    for _ in range(3):  # asked, stopped, asked again, all while the question is open
        window.command_actions.run("copies.more")
        qtbot.waitUntil(lambda: window.analysis.consent.dialog is not None)
    dialog = window.analysis.consent.dialog
    assert dialog is not None
    dialog.accept()
    qtbot.waitUntil(lambda: len(window.inspector.copies.hits.places) == 6, timeout=20_000)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    assert len(server.asked) == before + 1
