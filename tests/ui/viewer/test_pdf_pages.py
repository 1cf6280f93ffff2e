"""Pages of a PDF in the window: seen, turned, with the text they hold at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.config.settings import ANALYSE_WHEN_SHOWN, PDF_DPI
from app.ui.opening.incoming import Incoming
from app.ui.window.main_window import MainWindow
from tests.pdfs import Page, pdf_of, text_at

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    file = tmp_path / "two.pdf"
    file.write_bytes(pdf_of(Page(text_at(40, 150, "first page")), Page()))
    return file


def content(window: MainWindow) -> str | None:
    entry = window.session.current
    analysis = None if entry is None else entry.analyses.get("pdf-text")
    return None if analysis is None or analysis.text is None else analysis.text.content


def test_the_text_layer_comes_with_the_page_without_being_asked_for(
    window: MainWindow, qtbot: QtBot, pages: Path
) -> None:
    window.preferences.set(ANALYSE_WHEN_SHOWN, value=False)
    window.preferences.set(PDF_DPI, 72)
    window.opener.open(Incoming((pages,)))
    qtbot.waitUntil(lambda: content(window) == "first page", timeout=60_000)
    entry = window.session.current
    assert entry is not None
    assert (entry.image.width, entry.image.height, entry.image.frames) == (300, 200, 2)
    assert not entry.has_reading
    assert "pdf-text" in window.head.providers.pills
    box = window.choices.provider_list.boxes["pdf-text"]
    assert box.isEnabled()
    window.session.turn_to(1)
    qtbot.waitUntil(lambda: content(window) == "", timeout=60_000)
    qtbot.waitUntil(lambda: not window.analysis.busy, timeout=60_000)


def test_of_other_images_nobody_is_asked_for_a_text_layer(
    window: MainWindow, qtbot: QtBot, pages: Path, samples: Path
) -> None:
    window.preferences.set(ANALYSE_WHEN_SHOWN, value=False)
    window.opener.open(Incoming((samples / "receipt.png",)))
    qtbot.waitUntil(lambda: window.session.current is not None, timeout=60_000)
    qtbot.waitUntil(lambda: not window.session.settling, timeout=60_000)
    entry = window.session.current
    assert entry is not None
    assert not window.analysis.lacks(entry, "pdf-text")
    assert not window.choices.provider_list.boxes["pdf-text"].isEnabled()
    assert "pdf-text" not in entry.running
