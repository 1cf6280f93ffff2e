"""A whole window per test, with folders of its own; torn down so that nothing stays behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import PIL.Image
import PIL.ImageDraw
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import ANALYSE_WHEN_SHOWN
from app.ui.base.i18n import use_language
from app.ui.session.context import Context
from app.ui.window.application import make_window
from app.ui.window.assembly import assemble
from app.ui.window.main_window import MainWindow
from tests.ui.contexts import make_context

MakeImage = Callable[..., Path]


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> None:
    """Plurals read right in widgets that no window belongs to, too."""
    use_language(qapp, "en")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """Filled and shown; analyses nothing by itself and has no reader running."""
    made = make_window(qapp)
    made.preferences.set(ANALYSE_WHEN_SHOWN, value=False)
    assemble(made)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isVisible)
    yield made
    made.close()
    made.startup_shutdown.end()


@pytest.fixture
def context(qtbot: QtBot) -> Iterator[Context]:
    """What a controller is given to work with, on a bare widget that is shown."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show()
    made = make_context(widget)
    yield made
    made.runtime.stop(lambda: made.backend.close((), ((), {})))


@pytest.fixture
def make_image(tmp_path: Path) -> MakeImage:
    """Writes a small picture and gives its path."""

    def make(name: str = "picture.png", size: tuple[int, int] = (320, 200), colour: str = "white") -> Path:
        path = tmp_path / name
        picture = PIL.Image.new("RGB", size, colour)
        PIL.ImageDraw.Draw(picture).rectangle((10, 10, 60, 40), fill="black")
        picture.save(path)
        return path

    return make
