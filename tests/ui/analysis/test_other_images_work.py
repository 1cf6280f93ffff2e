"""What is seen is the work on the image looked at; work on another one is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.settings import ANALYSE_WHEN_SHOWN
from app.model.feature import Feature
from app.ui.window.main_window import MainWindow
from tests.services import google_vision
from tests.services.local import LocalServer, drip, serving
from tests.ui.many import HOLD, opened, pictures, settled, use_google

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]
GOOGLE = "google-vision"


@pytest.fixture
def google() -> Iterator[LocalServer]:
    with serving(google_vision.Google()) as server:
        yield server
    credentials.hold(*HOLD, "")


def pill(window: MainWindow) -> str:
    return window.head.providers.pills[window.displayed.provider].status.note


def show(window: MainWindow, qtbot: QtBot, row: int) -> None:
    window.session.show(window.session.images.entries()[row].key)
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.asked)


def test_the_run_of_another_image_is_named_and_not_shown_as_this_ones(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    google.always = drip
    opened(window, qtbot, pictures(tmp_path, 2))
    window.displayed.choose(GOOGLE)
    window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: window.status.work.text() != "")
    assert window.toolbar.cancel.isVisible()
    assert "000.png" not in window.status.work.text()
    assert not window.status.stop.isVisible(), "Cancel in the tool bar stops it"
    show(window, qtbot, 1)
    assert window.toolbar.analyse.isVisible()
    assert not window.toolbar.cancel.isVisible()
    assert pill(window) == ""
    assert window.findings.note.text() == "Not analysed yet."
    assert window.status.work.text().startswith("000.png: ")
    assert window.status.stop.isVisible()
    window.status.stop.click()
    assert not window.analysis.busy
    assert not window.status.stop.isVisible()
    assert window.status.work.text() == ""


def test_an_image_that_waits_says_so_and_goes_first_once_it_is_looked_at(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    google.always = drip
    opened(window, qtbot, pictures(tmp_path, 200))
    window.displayed.choose(GOOGLE)
    show(window, qtbot, 199)
    window.command_actions.run("analyse.pause")
    window.analysis.run_many(window.session.images.entries(), paused=True)
    qtbot.waitUntil(lambda: window.findings.note.text() == "Waiting: the queue is paused.")
    assert pill(window) == "waiting"
    window.command_actions.run("analyse.pause")
    qtbot.waitUntil(lambda: bool(window.analysis.runs))
    first = window.analysis.runs[0]
    current = window.session.current
    assert current is not None
    assert first.key == current.key, "it was looked at before the queue began"
    assert window.toolbar.cancel.isVisible()
    at_once = 9 * 16
    qtbot.waitUntil(lambda: len(window.analysis.runs) == at_once)
    show(window, qtbot, 198)
    qtbot.waitUntil(lambda: window.findings.note.text() == "Waiting: another image is being analysed.")
    assert pill(window) == "waiting"
    window.analysis.cancel()
    assert window.findings.note.text() == "Not analysed yet."
    assert pill(window) == ""


def test_an_image_that_is_read_by_itself_waits_its_turn_and_says_so(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    google.always = drip
    opened(window, qtbot, pictures(tmp_path, 2))
    window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: bool(window.analysis.runs))
    window.analysis.providers = (GOOGLE, "on-device")
    window.analysis.features = (Feature.TEXT, Feature.LABELS)
    window.preferences.set(ANALYSE_WHEN_SHOWN, value=True)
    window.displayed.choose("on-device")
    show(window, qtbot, 1)
    qtbot.waitUntil(lambda: window.findings.note.text() == "Waiting: another image is being analysed.")
    assert pill(window) == "waiting"
    window.preferences.set(ANALYSE_WHEN_SHOWN, value=False)
    window.analysis.cancel()
    settled(window, qtbot)
    qtbot.waitUntil(lambda: window.findings.note.text() == "Not analysed yet.")
