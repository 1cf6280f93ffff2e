"""The sample that opens for want of images makes room for the first that the user has."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from app.storage.store import Store
from app.ui.viewer.empty_state import sample_files
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]
SAMPLE = sample_files()[0]


@pytest.fixture
def first_start(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.startup_shutdown.begin(())
    qtbot.waitUntil(lambda: names(window) == [SAMPLE.name], timeout=20_000)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    return window


def names(window: MainWindow) -> list[str]:
    return [entry.name for entry in window.session.images.entries()]


def own(window: MainWindow, qtbot: QtBot, *paths: Path) -> None:
    window.open_paths([str(path) for path in paths])
    qtbot.waitUntil(lambda: paths[-1].name in names(window), timeout=20_000)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)


def test_the_sample_leaves_when_the_first_own_image_comes(
    first_start: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    own(first_start, qtbot, make_image("mine.png"), make_image("too.png", colour="red"))
    assert names(first_start) == ["mine.png", "too.png"]
    assert first_start.session.current is not None
    assert first_start.session.current.name == "mine.png"
    assert first_start.analysis.run_many(first_start.session.images.entries(), paused=True) == 2


def test_the_sample_is_not_among_the_images_of_last_time(
    first_start: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    first_start.startup_shutdown.end()
    with Store.open() as store:
        assert store.last_session() == ()


def test_a_sample_that_was_corrected_stays(
    first_start: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    give(first_start, qtbot, replace(analysis(), corrected=True))
    own(first_start, qtbot, make_image("mine.png"))
    assert names(first_start) == [SAMPLE.name, "mine.png"]


def test_samples_that_were_asked_for_stay(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image("mine.png"))
    window.command_actions.run("file.samples")
    qtbot.waitUntil(lambda: len(names(window)) == 1 + len(sample_files()), timeout=20_000)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    own(window, qtbot, make_image("too.png", colour="red"))
    assert len(names(window)) == 2 + len(sample_files())
