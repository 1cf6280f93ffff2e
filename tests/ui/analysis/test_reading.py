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
from app.ui.window.main_window import Window

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
def windows(qtbot: QtBot, qapp: QApplication) -> Iterator[list[Window]]:
    opened: list[Window] = []
    yield opened
    for window in opened:
        window.close()
        window.lifetime.end()


def start(qtbot: QtBot, qapp: QApplication, windows: list[Window], page: Path) -> Window:
    window = make_window(qapp)
    window.assemble()
    qtbot.addWidget(window)
    windows.append(window)
    window.show()
    window.lifetime.begin((str(page),))
    return window


def words(window: Window) -> list[str]:
    return [row.title for row in window.results.content.rows if row.kind == "word"]


def test_a_shown_image_is_read_drawn_and_kept(
    qtbot: QtBot, qapp: QApplication, windows: list[Window], page: Path
) -> None:
    window = start(qtbot, qapp, windows, page)
    qtbot.waitUntil(
        lambda: words(window) == ["HARBOUR", "LEDGER", "Cotton", "bales", "312"], timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: not window.analyst.busy, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.status.reader.text() == "Reader ready", timeout=PATIENCE)
    assert window.session.current is not None
    assert window.session.current.state is State.DONE
    assert "No faces found." in window.results.note.text()
    window.close()
    window.lifetime.end()
    windows.clear()

    again = start(qtbot, qapp, windows, page)
    qtbot.waitUntil(lambda: len(words(again)) == 5, timeout=PATIENCE)
    assert again.session.current is not None
    assert again.session.current.analyses["on-device"].cached
    assert not again.analyst.runs


def test_cancel_takes_effect_at_once_and_analysing_again_works(
    qtbot: QtBot, qapp: QApplication, windows: list[Window], page: Path
) -> None:
    window = start(qtbot, qapp, windows, page)
    qtbot.waitUntil(lambda: bool(window.analyst.runs), timeout=PATIENCE)
    assert [window.toolbar.cancel.isVisible()] == [True]
    window.actions_by_id.run("analyse.cancel")
    assert list(window.analyst.runs) == []
    assert window.session.current is not None
    assert window.session.current.state is State.IDLE
    assert [window.toolbar.cancel.isVisible()] == [False]
    window.actions_by_id.run("analyse.run")
    assert len(window.analyst.runs) == 1
    qtbot.waitUntil(lambda: len(words(window)) == 5 and not window.analyst.busy, timeout=PATIENCE)
    window.actions_by_id.run("analyse.run")
    assert len(window.analyst.runs) == 1, "what is there already is read again when asked for"
    window.session.close_all()
    assert list(window.analyst.runs) == []
