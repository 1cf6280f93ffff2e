"""What a command opens is gone once it is closed, however often it is opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.window.commands import COMMANDS
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

FILE_DIALOGS = frozenset(
    {"file.open", "file.open-folder", "file.open-link", "file.open-answer", "file.open-reference"}
    | {"copies.export", "file.capture", "file.quality-report"}
)
OPENING = tuple(c.id for c in COMMANDS if "…" in c.title and c.id not in FILE_DIALOGS)


def in_front() -> QWidget | None:
    popup: QWidget | None = QApplication.activePopupWidget()
    return popup if popup is not None else QApplication.activeModalWidget()


@pytest.mark.parametrize("command", [*OPENING, "analyse.features", "analyse.providers", "analyse.history"])
def test_nothing_is_left_of_what_was_closed(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, command: str
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, analysis("google-vision"))  # a consensus wants two
    qtbot.waitUntil(lambda: not window.session.settling)

    def open_and_close() -> int:
        window.command_actions.run(command)
        qtbot.waitUntil(lambda: in_front() is not None)
        opened = in_front()
        assert opened is not None
        opened.close()
        qtbot.waitUntil(lambda: in_front() is None and not window.runtime.busy)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(QApplication.allWidgets())

    open_and_close()  # what is made once and kept
    assert open_and_close() == open_and_close()
