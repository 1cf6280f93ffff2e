"""One setting says what is doubtful: canvas, tree, transcript, filter and key D follow it at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.config.settings import DOUBTFUL_BELOW
from app.ui.findings.view_bar import TRANSCRIPT
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.findings.test_transcript import coloured
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

LINE = ("line", (0, 1))  # of three words of confidence 0.6 each; all others have 0.95


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> MainWindow:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    window.findings.show_view(TRANSCRIPT)
    return window


def expect(page: MainWindow, qtbot: QtBot, threshold: float, underlined: list[str], count: int) -> None:
    """Every view shows these words as doubtful, and the status bar counts them."""
    canvas, row = page.viewer.canvas, page.findings.content.row(LINE)
    assert canvas is not None
    assert row is not None
    assert canvas.confidence_style.threshold == threshold
    assert page.findings.tree.rows_painter.bar_colour(row) == ("doubt" if underlined else "good")
    qtbot.waitUntil(lambda: coloured(page.findings.transcript) == underlined)
    page.command_actions.run("correct.next-doubtful")
    told = f"{count} uncertain" if count else "No uncertain words left"
    qtbot.waitUntil(lambda: page.status.currentMessage() == told)
    page.findings.select(())


def test_one_value_moves_all_places_and_nothing_is_built_anew(page: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.viewer.built), qtbot.assertNotEmitted(page.viewer.drawn):
        expect(page, qtbot, 0.8, ["entered the harbour"], 3)
        page.preferences.set(DOUBTFUL_BELOW, 60)
        expect(page, qtbot, 0.6, [], 0)
        page.preferences.set(DOUBTFUL_BELOW, 61)
        expect(page, qtbot, 0.61, ["entered the harbour"], 3)


def test_the_threshold_of_the_filter_is_the_setting(page: MainWindow, qtbot: QtBot) -> None:
    for _ in range(5):
        page.command_actions.run("picture.threshold-down")
    assert page.preferences.get(DOUBTFUL_BELOW) == 55
    expect(page, qtbot, 0.55, [], 0)
    for _ in range(20):
        page.command_actions.run("picture.threshold-up")
    assert page.preferences.get(DOUBTFUL_BELOW) == 100


def test_a_canvas_made_later_has_the_threshold(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    window.preferences.set(DOUBTFUL_BELOW, 33)
    show(window, qtbot, make_image())
    qtbot.waitUntil(lambda: window.viewer.canvas is not None)
    assert window.viewer.canvas is not None
    assert window.viewer.canvas.confidence_style.threshold == 0.33
