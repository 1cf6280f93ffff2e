"""The real engine and its child process behind the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import PIL.Image
import PIL.ImageDraw
import PIL.ImageFont
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.session.entries import State
from app.ui.window.application import make_window
from app.ui.window.assembly import assemble
from app.ui.window.main_window import MainWindow

pytestmark = [
    pytest.mark.window,
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
PATIENCE = 90_000


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Two lines of large type."""
    picture = PIL.Image.new("RGB", (900, 260), "white")
    draw = PIL.ImageDraw.Draw(picture)
    font = PIL.ImageFont.load_default(56)
    draw.text((40, 40), "HARBOUR LEDGER", "black", font)
    draw.text((40, 140), "Cotton bales 312", "black", font)
    path = tmp_path / "ledger.png"
    picture.save(path)
    return path


@pytest.fixture
def windows(qtbot: QtBot, qapp: QApplication) -> Iterator[list[MainWindow]]:
    opened: list[MainWindow] = []
    yield opened
    for window in opened:
        window.close()
        window.startup_shutdown.end()


def start(qtbot: QtBot, qapp: QApplication, windows: list[MainWindow], page: Path) -> MainWindow:
    window = make_window(qapp)
    assemble(window)
    qtbot.addWidget(window)
    windows.append(window)
    window.show()
    window.startup_shutdown.begin((str(page),))
    return window


def words(window: MainWindow) -> list[str]:
    return [row.title for row in window.findings.content.rows if row.kind == "word"]


def test_a_shown_image_is_read_drawn_and_kept(
    qtbot: QtBot, qapp: QApplication, windows: list[MainWindow], page: Path
) -> None:
    window = start(qtbot, qapp, windows, page)
    qtbot.waitUntil(
        lambda: words(window) == ["HARBOUR", "LEDGER", "Cotton", "bales", "312"], timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: not window.analysis.busy, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.status.reader.text() == "Reader ready", timeout=PATIENCE)
    assert window.session.current is not None
    assert window.session.current.state is State.DONE
    qtbot.waitUntil(lambda: "No faces found." in window.findings.note.text())
    window.close()
    window.startup_shutdown.end()
    windows.clear()

    again = start(qtbot, qapp, windows, page)
    qtbot.waitUntil(lambda: len(words(again)) == 5, timeout=PATIENCE)
    assert again.session.current is not None
    assert again.session.current.analyses["on-device"].cached
    assert not again.analysis.runs


def test_cancel_takes_effect_at_once_and_analysing_again_works(
    qtbot: QtBot, qapp: QApplication, windows: list[MainWindow], page: Path
) -> None:
    window = start(qtbot, qapp, windows, page)
    qtbot.waitUntil(lambda: bool(window.analysis.runs), timeout=PATIENCE)
    assert [window.toolbar.cancel.isVisible()] == [True]
    window.command_actions.run("analyse.cancel")
    assert list(window.analysis.runs) == []
    assert window.session.current is not None
    assert window.session.current.state is State.IDLE
    assert [window.toolbar.cancel.isVisible()] == [False]
    window.command_actions.run("analyse.run")
    assert len(window.analysis.runs) == 1
    qtbot.waitUntil(lambda: len(words(window)) == 5 and not window.analysis.busy, timeout=PATIENCE)
    window.command_actions.run("analyse.run")
    assert len(window.analysis.runs) == 1, "what is there already is read again when asked for"
    window.session.close_all()
    assert list(window.analysis.runs) == []
