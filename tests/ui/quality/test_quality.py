"""Readings measured against ground truth in the window: figures, errors, corrections."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.quality.counted_text import Ignored
from app.ui.compare.difference_rows import ROW_ROLE, DifferenceRow
from app.ui.compare.panes import ComparePanes
from app.ui.quality.errors_page import NO_ERRORS, NONE_FIT
from app.ui.quality.plots import as_svg, cer_plot
from app.ui.quality.quality_panel import (
    ALL,
    CONFUSIONS,
    ERRORS,
    FIGURES,
    IGNORED,
    NO_IMAGE,
    NO_READING,
    NO_TRUTH,
    PLOTS,
)
from app.ui.session.selection import SelectionSource
from app.ui.widgets import theme
from app.ui.window.inspector import QUALITY
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.compare.test_compare import put, read_as, text_of
from tests.ui.conftest import MakeImage
from tests.ui.opening.test_saved_answers import drop

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

TRUTH = "The steamer Albatross\nentered the harbour\nCotton bales 312 here"


@pytest.fixture
def measured(window: MainWindow, make_image: MakeImage, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window on an image with its ground truth and a reading: two words wrong, one missing, one extra."""
    window.open_paths([str(make_image("page.png"))])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.session.current is not None)
    truth = tmp_path / "page.gt.txt"
    truth.write_text(TRUTH)
    assert drop(window, truth)
    qtbot.waitUntil(lambda: "reference:text" in providers(window), timeout=20_000)
    put(window, read_as("on-device", ("harbour", "harb0ur"), ("312", "372"), ("steamer", "steam er")))
    qtbot.waitUntil(lambda: "on-device" in providers(window))
    window.displayed.choose("on-device")
    window.command_actions.run("quality.open")
    wait(window, qtbot)
    return window


def providers(window: MainWindow) -> tuple[str, ...]:
    entry = window.session.current
    return () if entry is None else tuple(entry.analyses)


def wait(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.runtime.busy and not window.session.settling, timeout=20_000)


def listed(window: MainWindow) -> list[tuple[str, str, str]]:
    model = window.inspector.quality.errors.view.places
    rows: list[DifferenceRow] = [model.index(n).data(ROW_ROLE) for n in range(model.rowCount())]
    return [(str(row.standing), row.readings[0].text, row.readings[1].text) for row in rows]


def panes_of(window: MainWindow) -> ComparePanes | None:
    beside = window.viewer.beside
    return beside if isinstance(beside, ComparePanes) else None


def value(window: MainWindow, title: str, row: int = 0) -> str:
    figures = window.inspector.quality.figures.figures
    return next(figure for figure in figures if figure.title == title).values[row][1]


ERRORS_FOUND = [
    ("first only", "steam", ""),
    ("different", "er", "steamer"),
    ("different", "harb0ur", "harbour"),
    ("different", "372", "312"),
    ("second only", "", "here"),
]


def test_every_reading_is_measured_and_each_figure_explained(measured: MainWindow, qtbot: QtBot) -> None:
    assert value(measured, "Word error rate (WER)") == "50.00 %"
    assert measured.quality.measured is not None
    cer = measured.quality.measured.totals["on-device"].cer
    assert cer == 8 / len(TRUTH)  # a blank, o as 0, 1 as 7, " here" gone
    put(measured, analysis("google-vision"))
    qtbot.waitUntil(lambda: len(measured.inspector.quality.providers) == 2)
    wait(measured, qtbot)
    figures = measured.inspector.quality.figures.figures
    assert all(figure.explanation.endswith(".") and len(figure.values) == 2 for figure in figures)
    assert figures[0].best == {1}
    assert value(measured, "Word error rate (WER)", 1) == "10.00 %"
    assert value(measured, "Flexible character accuracy", 1) != "–"


def test_errors_are_listed_and_drawn_with_a_colour_and_a_dash_each(measured: MainWindow) -> None:
    assert listed(measured) == ERRORS_FOUND
    panes = measured.viewer.beside
    assert isinstance(panes, ComparePanes)
    drawn = {overlay.kind: overlay.rank for overlay in panes.first.drawn_overlays}
    assert drawn == {"different": 0, "first only": 1, "second only": 2}


def test_f8_goes_through_the_errors_and_selects_their_words(measured: MainWindow, qtbot: QtBot) -> None:
    selection = measured.session.selection
    QTest.keyClick(measured, Qt.Key.Key_F8)
    assert measured.inspector.quality.pages.currentIndex() == ERRORS
    assert selection.keys == (("word", (0, 0, 1)),)
    assert selection.source is SelectionSource.QUALITY
    QTest.keyClick(measured, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert measured.inspector.quality.errors.view.number == len(ERRORS_FOUND) - 1
    selection.select((("word", (0, 1, 2)),), SelectionSource.FIND)
    assert measured.inspector.quality.errors.view.number == 2, "the list follows what is selected elsewhere"
    panes = measured.viewer.beside
    assert isinstance(panes, ComparePanes)
    panes.went.emit(3)
    assert measured.inspector.quality.errors.view.number == 3


def test_errors_are_filtered_by_kind_and_confidence(measured: MainWindow) -> None:
    page = measured.inspector.quality.errors
    page.kind.setCurrentIndex(2)
    assert listed(measured) == [("second only", "", "here")]
    page.kind.setCurrentIndex(0)
    page.confidence.setCurrentIndex(1)
    assert [row[1] for row in listed(measured)] == ["steam", "er", "harb0ur", "372"]
    page.confidence.setCurrentIndex(2)
    assert listed(measured) == []
    assert page.note.text() == NONE_FIT
    page.go_to(2)
    assert len(listed(measured)) == len(ERRORS_FOUND), "what is gone to is listed"


def test_what_is_ignored_is_said_beside_the_figures(measured: MainWindow, qtbot: QtBot) -> None:
    panel = measured.inspector.quality
    assert set(IGNORED) == {rule.value for rule in Ignored}
    panel.rules["digits"].trigger()
    wait(measured, qtbot)
    assert not panel.ignoring.isHidden()
    assert panel.ignoring.text() == "Ignored: Digits"
    assert ("different", "372", "312") not in listed(measured)
    panel.rules["digits"].trigger()
    wait(measured, qtbot)
    assert panel.ignoring.isHidden()
    assert listed(measured) == ERRORS_FOUND


def test_f2_corrects_the_reading_in_the_row_and_goes_on(measured: MainWindow, qtbot: QtBot) -> None:
    view = measured.inspector.quality.errors.view
    for _ in range(3):
        QTest.keyClick(measured, Qt.Key.Key_F8)
    measured.command_actions.refresh_now()
    QTest.keyClick(measured, Qt.Key.Key_F2)
    assert view.editor is not None
    assert view.editor.text() == "harb0ur"
    QTest.keyClicks(view.editor, "harbour")
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    wait(measured, qtbot)
    assert "harbour" in text_of(measured, "on-device")
    assert ("different", "harb0ur", "harbour") not in listed(measured)
    assert view.currentIndex().data(ROW_ROLE).readings[0].text == "372", "the next one"
    QTest.keyClick(measured, Qt.Key.Key_F8)
    measured.quality.correct()
    assert view.editor is not None
    assert view.editor.text() == ""
    QTest.keyClicks(view.editor, "here")
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    wait(measured, qtbot)
    assert "here" in text_of(measured, "on-device"), "what is missing is added where it belongs"


def test_a_reading_without_errors_says_so(measured: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    truth = tmp_path / "same.txt"
    truth.write_text(text_of(measured, "on-device"))
    measured.saved_answers.open(truth, reference=True)
    qtbot.waitUntil(lambda: measured.inspector.quality.errors.note.text() == NO_ERRORS, timeout=20_000)
    assert not measured.quality.can_step
    assert value(measured, "Character error rate (CER)") == "0.00 %"


def test_the_canvas_comes_back_with_another_tab(measured: MainWindow) -> None:
    assert measured.overlays.isHidden()
    measured.inspector.show_compare()
    assert measured.viewer.beside is not None
    measured.inspector.show_quality()
    assert panes_of(measured) is not None
    measured.inspector.show_findings()
    assert panes_of(measured) is None, "the canvas is back"
    assert not measured.overlays.isHidden()
    assert not measured.quality.can_step


def test_without_ground_truth_it_says_how_to_get_it(
    window: MainWindow, make_image: MakeImage, qtbot: QtBot
) -> None:
    panel = window.inspector.quality
    window.inspector.tabs.setCurrentIndex(QUALITY)
    assert panel.note.text() == NO_IMAGE
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.session.current is not None and window.viewer.canvas is not None)
    assert panel.note.text() == NO_TRUTH
    assert panel.offers["use"].isHidden()
    put(window, analysis("on-device"))
    qtbot.waitUntil(lambda: not panel.offers["use"].isHidden())
    window.displayed.choose("on-device")
    QTest.mouseClick(panel.offers["use"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.empty.isHidden, timeout=20_000)
    wait(window, qtbot)
    assert panel.pages.currentIndex() == FIGURES
    assert value(window, "Character error rate (CER)") == "0.00 %"
    entry = window.session.current
    assert entry is not None
    truth = {p: a for p, a in entry.analyses.items() if entry.is_reference(p)}
    window.session.change(entry.key, analyses=truth)
    assert panel.note.text() == NO_READING
    assert not panel.offers["analyse.run"].isHidden()


def test_a_confusion_leads_to_its_places(measured: MainWindow) -> None:
    panel = measured.inspector.quality
    panel.show_page(CONFUSIONS)
    rows = panel.confusions.table.rows
    assert sum(row.count for row in rows) == 8
    number = next(n for n, row in enumerate(rows) if row.confusion == ("1", "7"))
    assert rows[number].said == "1 → 7: 1, in 1 word"
    place = panel.confusions.view.visualRect(panel.confusions.table.index(number)).center()
    viewport = panel.confusions.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert panel.pages.currentIndex() == ERRORS
    assert listed(measured) == [("different", "372", "312")]
    assert panel.errors.view.number == 3, "the first place is gone to"
    QTest.mouseClick(panel.errors.only, Qt.MouseButton.LeftButton)
    assert listed(measured) == ERRORS_FOUND


def test_all_images_are_measured_together(
    measured: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    first = measured.session.current
    assert first is not None
    measured.open_paths([str(make_image("other.png", (300, 210))), str(make_image("bare.png", (310, 220)))])
    qtbot.waitUntil(lambda: measured.session.images.rowCount() == 3)
    other = measured.session.images.entries()[1]
    measured.session.show(other.key)
    truth = tmp_path / "other.gt.txt"
    truth.write_text(TRUTH)
    measured.saved_answers.open(truth, reference=True)
    put(measured, analysis("on-device"))
    qtbot.waitUntil(lambda: set(providers(measured)) == {"reference:text", "on-device"}, timeout=20_000)
    panel = measured.inspector.quality
    panel.scope.setCurrentIndex(ALL)
    panel.scope.activated.emit(ALL)
    wait(measured, qtbot)
    result = measured.quality.measured
    assert result is not None
    assert [image.name for image in result.images] == ["page.png", "other.png"]
    assert result.without == 1
    assert panel.working.text() == "1 image without ground truth or reading left out"
    assert value(measured, "Character error rate (CER)").startswith("10.32 % (95 %: ")
    assert value(measured, "Mean CER of the images") == "10.32 %"
    assert listed(measured) == [("second only", "", "here")], "the errors are those of the image looked at"
    bars = panel.plots.views[0]
    assert bars.plot.targets == (first.key, other.key), "the worst first"
    panel.show_page(PLOTS)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 20))
    current = measured.session.current
    assert current is not None
    assert current.key == first.key
    wait(measured, qtbot)
    assert listed(measured) == ERRORS_FOUND
    measured.session.show(measured.session.images.entries()[2].key)
    wait(measured, qtbot)
    assert panel.empty.isHidden(), "the figures of all stay where the image has none"
    assert value(measured, "Mean CER of the images") == "10.32 %"
    assert listed(measured) == []


def test_plots_are_saved_as_svg_in_the_colours_of_the_window(
    measured: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = measured.inspector.quality
    panel.show_page(PLOTS)
    assert len(panel.plots.views) == 2
    path = tmp_path / "plot.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    QTest.mouseClick(panel.plots.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(path.exists, timeout=20_000)
    wait(measured, qtbot)
    root = ET.fromstring(path.read_text())  # noqa: S314 - our own file
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert theme.colors().accent in path.read_text()
    assert panel.plots.views[0].accessibleName().startswith("Share of right words by confidence: ")


def test_names_of_images_cannot_break_an_svg() -> None:
    plot = cer_plot([(1, "a<b>&c", 0.5), (2, "worse", 0.75)])
    assert plot.targets == (2, 1)
    text = as_svg(plot, lambda _name: "#000000")
    assert "a<b>&c" in "".join(ET.fromstring(text).itertext())  # noqa: S314 - our own file
    assert plot.target_at(0) is None


def test_the_tabs_fit_a_narrow_inspector(window: MainWindow) -> None:
    window.inspector.resize(280, 600)
    window.inspector.tabs.setCurrentIndex(QUALITY)
    assert window.inspector.tabs.tabRect(QUALITY).right() <= window.inspector.width()
    assert window.inspector.tabs.minimumSizeHint().width() <= 280
