"""A page that can be corrected."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> MainWindow:
    """A window with an analysis that can be corrected."""
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    qtbot.waitUntil(lambda: window.editing.possible)
    return window
