"""Two readings compared in the window: list, panes, keys."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.config.settings import FIT_ENLARGES
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.model.outcome import Outcome
from app.quality.comparison import Agreement
from app.storage.store import Store
from app.ui.compare.difference_rows import ROW_ROLE, DifferenceRow
from app.ui.compare.panel import FILTERS, NONE_DIFFER, NONE_FIT, NOTHING_READ, TOO_FEW
from app.ui.compare.panes import ComparePanes
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

NO_KEY = Qt.KeyboardModifier.NoModifier


def read_as(provider: str, *changes: tuple[str, str], extra: str = "") -> Analysis:
    """The same page, some words read otherwise."""
    page = analysis(provider, extra=extra)
    assert page.text is not None
    blocks = []
    for block in page.text.blocks:
        lines = []
        for line in block.lines:
            for old, new in changes:
                words = tuple(
                    msgspec.structs.replace(w, text=w.text.replace(old, new), confidence=0.4)
                    if old in w.text
                    else w
                    for w in line.words
                )
                line = msgspec.structs.replace(line, text=line.text.replace(old, new), words=words)  # noqa: PLW2901
            lines.append(line)
        blocks.append(msgspec.structs.replace(block, lines=tuple(lines)))
    return msgspec.structs.replace(page, text=Text.of(tuple(blocks)))


FIRST = analysis("on-device", extra="left")
SECOND = read_as("google-vision", ("harbour", "harb0ur"), ("312", "372"))


@pytest.fixture
def compared(window: MainWindow, make_image: MakeImage, qtbot: QtBot) -> MainWindow:
    """A window on an image with two readings, comparing them."""
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.session.current is not None)
    put(window, FIRST, SECOND)
    window.command_actions.run("compare.open")
    qtbot.waitUntil(lambda: window.inspector.compare.comparison is not None)
    return window


def put(window: MainWindow, *analyses: Analysis) -> None:
    entry = window.session.current
    assert entry is not None
    for each in analyses:
        window.session.put(entry.key, entry.image, each)


def listed(window: MainWindow) -> list[tuple[str, str, str]]:
    model = window.inspector.compare.view.places
    rows: list[DifferenceRow] = [model.index(n).data(ROW_ROLE) for n in range(model.rowCount())]
    return [(row.words, row.readings[0].text, row.readings[1].text) for row in rows]


def panes(window: MainWindow) -> ComparePanes:
    found = window.viewer.beside
    assert isinstance(found, ComparePanes)
    return found


def test_what_differs_is_listed_with_both_readings(compared: MainWindow) -> None:
    panel = compared.inspector.compare
    assert listed(compared) == [
        ("different", "harbour", "harb0ur"),
        ("different", "312", "372"),
        ("only in On device", "left", ""),
    ]
    assert panel.agreed.text() == "70.0 % of 10 words match"
    assert panel.counts.accessibleName() == "2 different, 1 only in On device"
    index = panel.view.places.index(0)
    google = compared.names.title_of("google-vision")
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"different; On device: harbour 0.60, uncertain; {google}: harb0ur 0.40, uncertain"
    assert "harb0ur" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data() == "harbour / harb0ur"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_keys_go_from_difference_to_difference_on_both_pictures(compared: MainWindow, qtbot: QtBot) -> None:
    both = panes(compared)
    assert both.first.selected[0].path == (5,)
    for expected in ((8,), (9,), (5,)):
        compared.command_actions.run("compare.next")
        assert [p.canvas.selected[0].path for p in both.panes] == [expected, expected]
    compared.command_actions.run("compare.previous")
    assert compared.inspector.compare.view.number == 9
    before = both.first.zoom
    QTest.keyClick(compared.inspector.compare.view, Qt.Key.Key_Return)
    compared.command_actions.run("view.zoom-selection")
    assert both.first.zoom > before
    assert both.panes[1].canvas.zoom_and_centre == pytest.approx(both.first.zoom_and_centre)
    with qtbot.waitSignal(compared.viewer.zoom_changed):
        compared.command_actions.run("view.actual")
    assert both.first.zoom == both.panes[1].canvas.zoom == 1.0


def test_either_pane_leads_and_the_canvas_follows_in_the_end(compared: MainWindow) -> None:
    both = panes(compared)
    compared.command_actions.run("view.actual")
    both.panes[1].canvas.pan_by(-20, -10)
    assert both.first.zoom_and_centre == pytest.approx(both.panes[1].canvas.zoom_and_centre)
    compared.command_actions.run("compare.open")
    assert compared.viewer.beside is None
    assert compared.viewer.canvas is not None
    assert compared.viewer.canvas.zoom_and_centre == pytest.approx(both.first.zoom_and_centre)
    assert compared.overlays.isVisibleTo(compared)
    compared.command_actions.run("compare.open")
    assert panes(compared) is both
    compared.command_actions.run("view.fit")
    assert both.panes[1].canvas.fitted
    compared.command_actions.run("compare.open")
    assert compared.viewer.canvas.fitted


def test_a_click_on_a_place_goes_to_its_row(compared: MainWindow, qtbot: QtBot) -> None:
    both = panes(compared)
    both.set_beside(beside=True)
    canvas = both.panes[1].canvas
    qtbot.waitUntil(lambda: canvas.settled)
    for number, listing in ((8, "Differences"), (0, "All words")):
        assert compared.inspector.compare.comparison is not None
        x, y = compared.inspector.compare.comparison.pairs[number].polygon[0]
        rect = canvas.rect()
        at = next(
            QPoint(px, py)
            for px in range(rect.width())
            for py in range(rect.height())
            if abs(canvas.image_at(QPointF(px, py))[0] - x - 3) < 2
            and abs(canvas.image_at(QPointF(px, py))[1] - y - 4) < 2
        )
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NO_KEY, at)
        assert compared.inspector.compare.view.number == number
        assert compared.inspector.compare.kind.currentText() == listing
        assert both.first.selected == canvas.selected
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NO_KEY, QPoint(2, 2))
    assert compared.inspector.compare.view.number == 0


def test_resting_on_a_place_tells_both_readings(
    compared: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = panes(compared)
    monkeypatch.setattr(QCursor, "pos", lambda: both.mapToGlobal(both.rect().center()))
    comparison = compared.inspector.compare.comparison
    assert comparison is not None
    from app.ui.compare.overlays import ref_of

    both.first.hovered.emit(ref_of(comparison, 5))
    qtbot.waitUntil(both.card.isVisible)
    assert both.card.title.text() == "On device: harbour (0.60, uncertain)"
    assert both.card.facts.text() == f"{compared.names.title_of('google-vision')}: harb0ur (0.40, uncertain)"
    both.first.hovered.emit(None)
    assert not both.card.isVisible()


def test_readings_change_places_and_kinds_are_filtered(compared: MainWindow, qtbot: QtBot) -> None:
    panel = compared.inspector.compare
    panel.buttons["compare.swap"].click()
    qtbot.waitUntil(lambda: ("only in On device", "", "left") in listed(compared))
    for kind, count in zip(FILTERS, (3, 2, 0, 0, 1, 7, 10), strict=True):
        panel.kind.setCurrentIndex(list(FILTERS).index(kind))
        assert len(listed(compared)) == count
        assert panel.note.isVisibleTo(compared) == (count == 0)
    assert panel.kind.itemText(list(FILTERS).index("Only in the first")).startswith("Only in ")
    assert panel.kind.itemText(list(FILTERS).index("Only in the second")) == "Only in On device"
    panel.kind.setCurrentText("Spaces differ")
    assert panel.note.text() == NONE_FIT
    compared.command_actions.refresh_now()
    assert not compared.command_actions["compare.next"].isEnabled()
    panel.view.step(1)
    assert panel.view.number is None


def test_small_pictures_are_enlarged_in_both_panes(compared: MainWindow, qtbot: QtBot) -> None:
    compared.resize(2_000, 900)
    first, second = (pane.canvas for pane in panes(compared).panes)
    qtbot.waitUntil(lambda: min(first.width(), second.width()) > 400)
    compared.command_actions.run("view.fit")
    assert first.zoom == 1.0
    compared.preferences.set(FIT_ENLARGES, value=True)
    assert first.zoom > 1.0
    assert second.zoom == pytest.approx(first.zoom, rel=0.01), "a pixel of width may go to either pane"
    assert second.fitted


def test_the_list_is_copied_as_a_table_in_html_too(compared: MainWindow) -> None:
    compared.command_actions.run("compare.copy-table")
    held = QGuiApplication.clipboard().mimeData()
    google = compared.names.title_of("google-vision")
    assert held.text().splitlines()[:2] == [f"On device\t{google}\tDifference", "harbour\tharb0ur\tdifferent"]
    assert "<td>harbour</td><td>harb0ur</td><td>different</td>" in held.html()


def test_one_picture_or_two(compared: MainWindow) -> None:
    both = panes(compared)
    assert both.panes[1].isVisibleTo(compared)
    compared.command_actions.run("compare.panes")
    assert not both.panes[1].isVisibleTo(compared)
    assert not compared.command_actions["compare.panes"].isChecked()
    both.first.pan_by(5, 5)


def test_case_may_be_ignored(compared: MainWindow, qtbot: QtBot) -> None:
    put(compared, read_as("google-vision", ("The", "THE")))
    qtbot.waitUntil(lambda: ("different", "The", "THE") in listed(compared))
    compared.inspector.compare.case.click()
    qtbot.waitUntil(lambda: ("different", "The", "THE") not in listed(compared))


def test_it_says_when_two_are_not_there(window: MainWindow, make_image: MakeImage, qtbot: QtBot) -> None:
    panel = window.inspector.compare
    assert panel.note.text() == TOO_FEW
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None)
    window.command_actions.run("compare.open")
    assert window.viewer.beside is None
    put(window, FIRST)
    assert panel.note.text() == TOO_FEW
    put(window, msgspec.structs.replace(FIRST, provider="tesseract"))
    qtbot.waitUntil(lambda: panel.note.text() == NONE_DIFFER)
    empty = Analysis("tesseract", (Feature.TEXT,), text=Text())
    put(window, empty, msgspec.structs.replace(empty, provider="on-device"))
    qtbot.waitUntil(lambda: panel.note.text() == NOTHING_READ)
    window.session.close_current()
    assert panel.note.text() == TOO_FEW
    assert window.viewer.beside is None


def test_a_comparison_under_way_does_not_outlive_its_image(
    window: MainWindow, make_image: MakeImage, qtbot: QtBot
) -> None:
    panel = window.inspector.compare
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and not window.runtime.busy)
    window.command_actions.run("compare.open")
    put(window, FIRST, SECOND)
    assert panel.comparison is None, "it takes a moment"
    window.session.close_current()
    qtbot.waitUntil(lambda: not window.runtime.busy)
    assert panel.comparison is None
    assert panel.note.text() == TOO_FEW
    assert not panel.readings
    assert window.viewer.beside is None


def test_a_heap_of_words_is_refused_in_a_sentence(
    compared: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.quality import word_overlap

    monkeypatch.setattr(word_overlap, "MAX_PAIRS", 3)
    put(compared, read_as("google-vision", ("The", "Tke")))
    panel = compared.inspector.compare
    qtbot.waitUntil(lambda: panel.note.text().startswith("Too many words"))
    assert panel.comparison is None
    assert not panel.view.isVisibleTo(compared)


def test_rows_are_drawn_in_any_direction_and_length(compared: MainWindow, qtbot: QtBot) -> None:
    long = "x" * 900
    put(compared, read_as("google-vision", ("The", "שלום עולם 😀"), ("Cotton", long)))
    qtbot.waitUntil(lambda: any(second.startswith("שלום") for _, _, second in listed(compared)))
    image = compared.inspector.compare.view.grab().toImage()
    assert image.format() != QImage.Format.Format_Invalid
    colours = {image.pixelColor(x, y).name() for x in range(40) for y in range(200)}
    assert "#d55e00" in colours
    assert Agreement.DIFFERENT in compared.inspector.compare.comparison.counts  # type: ignore[union-attr] # just listed


def test_yesterday_is_compared_with_today(window: MainWindow, make_image: MakeImage, qtbot: QtBot) -> None:
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.session.current is not None)
    entry = window.session.current
    assert entry is not None
    with Store.open() as store:
        for made in (read_as("on-device", ("harbour", "arbour"), extra="left"), FIRST):
            store.keep(entry.image, "the same request", Outcome(made))
    put(window, FIRST)
    window.command_actions.run("compare.open")
    qtbot.waitUntil(lambda: listed(window) == [("different", "harbour", "arbour")])
    titles = [r.title for r in window.inspector.compare.readings]
    assert titles[0] == "On device"
    assert titles[1].startswith("On device · ")
    put(window, SECOND)
    qtbot.waitUntil(lambda: len(window.inspector.compare.readings) == 3)
    assert listed(window) == [("different", "harbour", "arbour")]


def test_the_card_tells_how_others_read_the_word(compared: MainWindow, qtbot: QtBot) -> None:
    compared.command_actions.run("view.findings")
    compared.displayed.choose("on-device")
    qtbot.waitUntil(lambda: compared.findings.content.analysis is FIRST)
    others = compared.findings.detail.others
    google = compared.names.title_of("google-vision")
    compared.findings.select((("word", (0, 1, 2)),))
    qtbot.waitUntil(lambda: others.text() == f"{google}: harb0ur · 0.40, uncertain")
    compared.findings.select((("line", (1, 0)),))
    qtbot.waitUntil(lambda: others.text() == f"{google}: Cotton bales 372 · 0.40, uncertain")
    compared.findings.select((("word", (1, 1, 0)),))
    qtbot.waitUntil(lambda: others.text() == f"{google}: nothing here")
    compared.findings.select((("block", (0,)),))
    qtbot.waitUntil(lambda: not others.isVisibleTo(compared))
    put(compared, msgspec.structs.replace(SECOND, provider="azure-vision"))
    compared.findings.select((("word", (0, 1, 2)),))
    qtbot.waitUntil(lambda: others.text().count("harb0ur") == 2)


def test_a_reading_that_cannot_be_compared_keeps_no_other_off_the_card(
    compared: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.quality import word_overlap

    monkeypatch.setattr(word_overlap, "MAX_PAIRS", 500)
    compared.command_actions.run("view.findings")
    compared.displayed.choose("on-device")
    qtbot.waitUntil(lambda: compared.findings.content.analysis is FIRST)
    page = rectangle(0, 0, 300, 200)
    line = Line(page, "heap " * 200, words=(Word(page, "heap"),) * 200)
    heap = Analysis("azure-vision", (Feature.TEXT,), text=Text.of((Block(page, lines=(line,)),)))
    put(compared, heap, msgspec.structs.replace(SECOND, provider="yandex-ocr"))
    compared.findings.select((("word", (0, 1, 2)),))
    others = compared.findings.detail.others
    qtbot.waitUntil(lambda: others.text().count("harb0ur") == 2)
    assert "heap" not in others.text()


@pytest.mark.parametrize(
    ("listed_first", "place", "provider", "after"),
    [
        (False, "harbour", "on-device", "harbor"),
        (True, "harb0ur", "google-vision", "harbour"),
        (True, "left", "on-device", "left!"),
    ],
)
def test_a_difference_is_corrected_where_one_stands(
    compared: MainWindow, qtbot: QtBot, listed_first: bool, place: str, provider: str, after: str
) -> None:
    entry = compared.session.current
    assert entry is not None
    qtbot.waitUntil(lambda: (entry.key, provider) in compared.corrections._kept)
    compared.displayed.choose("google-vision" if listed_first else "on-device")
    if listed_first:
        compared.command_actions.run("compare.swap")
        qtbot.waitUntil(lambda: listed(compared)[-1][2] == "left")
    rows = listed(compared)
    compared.inspector.compare.view.step(next(n for n, row in enumerate(rows) if place in row[1:]))
    compared.command_actions.run("correct.text")
    editor = compared.inspector.compare.view.editor
    assert editor is not None
    assert compared.compare.active, "it is corrected where it stands"
    assert editor.text() == place
    assert editor.isVisibleTo(compared)
    editor.setText(after)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: after in text_of(compared, provider))
    assert compared.compare.active


def text_of(window: MainWindow, provider: str) -> str:
    entry = window.session.current
    found = entry.analyses[provider].text if entry is not None else None
    return "" if found is None else found.content
