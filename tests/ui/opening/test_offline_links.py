"""The offline switch and links: nothing is asked for, what is being fetched ends at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.config.settings import OFFLINE
from app.ui.opening.incoming import Incoming
from app.ui.widgets.confirm import Confirm
from app.ui.window.main_window import MainWindow
from tests.services.local import Answer, Asked, drip, serving
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def sentences(window: MainWindow) -> list[str]:
    return [notice.sentence for notice in window.messages.notices]


def test_a_fetch_under_way_ends_when_the_switch_is_turned(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    picture = Path(make_image()).read_bytes()

    def answer(_asked: Asked) -> Answer:
        return Answer(picture, headers={"Content-Type": "image/png"})

    with serving(answer) as server:
        server.faults.extend([None, drip])
        links = tuple(f"{server.url}/{name}.png" for name in ("first", "second", "third"))
        window.opener.open(Incoming(links=links), asked=True, public_only=False)
        qtbot.waitUntil(lambda: len(server.asked) == 2 and window.session.images.rowCount() == 1)
        window.preferences.set(OFFLINE, value=True)
        qtbot.waitUntil(lambda: not window.runtime.busy)
        left = [s for s in sentences(window) if "offline switch was turned on" in s]
        assert len(left) == 2
        assert "second.png" in left[0]
        assert len(server.asked) == 2
        assert not window.opener.is_fetching


def test_offline_a_link_is_refused_without_a_question(window: MainWindow, qtbot: QtBot) -> None:
    window.opener.open(Incoming(links=("https://pictures.example/cat.png",)))
    assert window.findChild(Confirm) is not None
    window.preferences.set(OFFLINE, value=True)
    qtbot.waitUntil(lambda: window.findChild(Confirm) is None)
    window.opener.open(Incoming(links=("https://pictures.example/cat.png",)))
    assert window.findChild(Confirm) is None
    assert "offline switch is on" in sentences(window)[-1]


def test_a_fetch_that_ends_by_itself_is_forgotten(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    picture = Path(make_image()).read_bytes()
    with serving(lambda _asked: Answer(picture)) as server:
        with qtbot.waitSignal(window.opener.finished):
            window.opener.open(Incoming(links=(f"{server.url}/a.png",)), asked=True, public_only=False)
        assert not window.opener.is_fetching
    window.preferences.set(OFFLINE, value=True)
    assert not any("offline" in sentence for sentence in sentences(window))
