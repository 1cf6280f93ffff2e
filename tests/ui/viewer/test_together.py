"""Several providers on one canvas: drawn alone or together, one of them listed."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Block, Copies, Face, Hit, ImageLabel, Line, Object, Text, Word
from app.model.errors import InputError, ServiceError
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.model.job import Progress
from app.ui.analysis.running_analyses import Run
from app.ui.canvas import RegionRef, overlay
from app.ui.viewer.overlay_builder import OverlayBuilder
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis, line
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

A, B = "on-device", "google-vision"


def other(provider: str = B) -> Analysis:
    """One word where ``analysis`` has one too, one where it has nothing, a thing, a label."""
    lines = (
        line("The", 20),
        Line(rectangle(100, 150, 60, 12), "far", words=(Word(rectangle(100, 150, 60, 12), "far"),)),
    )
    return Analysis(
        provider,
        (Feature.TEXT, Feature.OBJECTS, Feature.LABELS),
        text=Text.of((Block(rectangle(8, 140, 200, 40), lines=lines),)),
        objects=(Object("ship", rectangle(250, 120, 40, 40), 0.7),),
        labels=(ImageLabel("harbour", 0.9),),
    )


@pytest.fixture
def both(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> MainWindow:
    """A window with two analyses, the first one listed alone."""
    show(window, qtbot, make_image())
    give(window, qtbot, analysis(A))
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, other())
    qtbot.waitUntil(lambda: not window.session.settling)
    return window


def drawn(window: MainWindow) -> set[str]:
    canvas = window.viewer.canvas
    assert canvas is not None
    return {overlay.provider for overlay in canvas.drawn_overlays}


def listed(window: MainWindow) -> str:
    found = window.findings.content.analysis
    return found.provider if found else ""


def builder(window: MainWindow) -> OverlayBuilder:
    found = window.viewer.findChild(OverlayBuilder)
    assert found is not None
    return found


def rank(window: MainWindow, provider: str) -> int | None:
    return window.head.providers.pills[provider].status.rank


def middle(window: MainWindow, ref: RegionRef) -> QPointF:
    canvas = window.viewer.canvas
    assert canvas is not None
    place = canvas.widget_rect(ref)
    assert place is not None
    return place.center()


def test_a_pill_shows_its_provider_alone(both: MainWindow, qtbot: QtBot) -> None:
    assert drawn(both) == {A}
    pills = both.head.providers.pills
    assert [p.status.drawn for p in pills.values()] == [True, False]
    QTest.mouseClick(pills[B], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed(both) == B)
    assert drawn(both) == {B}
    assert pills[B].isChecked()
    assert not pills[A].isChecked()
    assert pills[A].accessibleDescription() == "not drawn"


@pytest.mark.parametrize("how", ["ctrl", "eye", "space"])
def test_the_eye_draws_a_provider_beside_the_others_and_no_longer(
    both: MainWindow, qtbot: QtBot, how: str
) -> None:
    pill = both.head.providers.pills[B]

    def eye() -> None:
        if how == "ctrl":
            QTest.mouseClick(pill, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
        elif how == "eye":
            QTest.mouseClick(pill, Qt.MouseButton.LeftButton, pos=pill.eye_area().center().toPoint())
        else:
            QTest.keyClick(pill, Qt.Key.Key_Space)

    eye()
    qtbot.waitUntil(lambda: drawn(both) == {A, B})
    assert listed(both) == A
    assert pill.accessibleDescription() == "drawn"
    built = builder(both).of(A), builder(both).of(B)
    eye()
    qtbot.waitUntil(lambda: drawn(both) == {A})
    eye()
    qtbot.waitUntil(lambda: drawn(both) == {A, B})
    assert built == (builder(both).of(A), builder(both).of(B)), "nothing is built twice"


def test_the_last_provider_stays_and_the_next_one_is_listed_when_the_listed_goes(
    both: MainWindow, qtbot: QtBot
) -> None:
    both.displayed.toggle(A)
    assert drawn(both) == {A}
    both.command_actions.run("view.together")
    qtbot.waitUntil(lambda: drawn(both) == {A, B})
    both.displayed.toggle(A)
    qtbot.waitUntil(lambda: listed(both) == B)
    assert drawn(both) == {B}
    assert not both.displayed.together
    both.displayed.toggle(B)
    assert drawn(both) == {B}


def test_providers_are_gone_through_by_key_alone_or_together(both: MainWindow, qtbot: QtBot) -> None:
    both.command_actions.run("view.next-provider")
    qtbot.waitUntil(lambda: listed(both) == B)
    assert drawn(both) == {B}
    both.command_actions.run("view.together")
    assert both.command_actions["view.together"].isChecked()
    both.command_actions.run("view.previous-provider")
    qtbot.waitUntil(lambda: listed(both) == A)
    assert drawn(both) == {A, B}
    both.command_actions.run("view.together")
    assert drawn(both) == {A}
    QTest.keyClick(both.head.providers.pills[B], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed(both) == B)
    QTest.keyClick(both.head.providers.pills[B], Qt.Key.Key_Escape)


def test_a_new_answer_joins_those_drawn_together(both: MainWindow, qtbot: QtBot) -> None:
    both.displayed.set_together(on=True)
    both.displayed.show_new(B)
    qtbot.waitUntil(lambda: listed(both) == B)
    assert drawn(both) == {A, B}
    both.displayed.set_together(on=False)
    both.displayed.show_new(A)
    qtbot.waitUntil(lambda: listed(both) == A)
    assert drawn(both) == {A}


def test_one_provider_is_nothing_to_go_through(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis(A))
    assert not window.command_actions["view.together"].isEnabled()
    window.displayed.step(1)
    assert listed(window) == A
    pill = window.head.providers.pills[A]
    assert pill.status.rank is None
    assert pill.eye_area().isEmpty()


def test_clicking_another_providers_region_lists_that_provider(both: MainWindow, qtbot: QtBot) -> None:
    canvas = both.viewer.canvas
    assert canvas is not None
    both.displayed.toggle(B)
    qtbot.waitUntil(lambda: drawn(both) == {A, B})
    canvas.click_at(middle(both, RegionRef(B, "word", (0, 1, 0))), add=False)
    qtbot.waitUntil(lambda: listed(both) == B)
    assert both.findings.tree.selected_keys() == (("word", (0, 1, 0)),)
    assert drawn(both) == {A, B}
    assert [r.provider for r in canvas.selected] == [B]
    # where both have a word, the listed provider's is meant; an added region of the other one lists that
    canvas.click_at(middle(both, RegionRef(A, "word", (0, 0, 0))), add=False)
    assert canvas.selected == (RegionRef(B, "word", (0, 0, 0)),)
    assert both.findings.tree.selected_keys() == (("word", (0, 0, 0)),)
    canvas.click_at(middle(both, RegionRef(A, "word", (0, 0, 2))), add=True)
    qtbot.waitUntil(lambda: listed(both) == A)
    assert canvas.selected == (RegionRef(A, "word", (0, 0, 2)),)


def test_a_rubber_band_selects_regions_of_the_listed_provider(both: MainWindow, qtbot: QtBot) -> None:
    canvas = both.viewer.canvas
    assert canvas is not None
    both.displayed.set_together(on=True)
    qtbot.waitUntil(lambda: drawn(both) == {A, B})
    canvas.select_in_rectangle(QRectF(canvas.rect()), add=False)
    assert {r.provider for r in canvas.selected} == {A}
    assert listed(both) == A
    assert len(both.findings.tree.selected_keys()) == len(canvas.selected)


def test_switches_act_on_all_and_counts_are_the_listed_ones(both: MainWindow, qtbot: QtBot) -> None:
    both.displayed.set_together(on=True)
    qtbot.waitUntil(lambda: drawn(both) == {A, B})
    chips = both.overlays.chips
    assert (chips["word"].count, chips["face"].count, chips["object"].count) == (9, 1, 1)
    both.command_actions.run("view.words")
    canvas = both.viewer.canvas
    assert canvas is not None
    assert not any(overlay.kind == "word" for overlay in canvas.drawn_overlays)
    both.command_actions.run("view.hide-all")
    assert drawn(both) == set()


def test_the_card_names_the_provider_where_there_are_several(
    both: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = both.viewer
    both.displayed.set_together(on=True)
    qtbot.waitUntil(lambda: drawn(both) == {A, B})
    monkeypatch.setattr(stage, "mapFromGlobal", lambda _place: stage.rect().center())
    assert stage.canvas is not None
    stage.canvas.hovered.emit(RegionRef(B, "object", (0,)))
    qtbot.waitUntil(stage.card.isVisible)
    assert stage.card.facts.text() == "object · confidence 0.70 · google-vision"


def test_each_provider_keeps_its_line_through_images(
    both: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    assert (rank(both, A), rank(both, B)) == (0, 1)
    show(both, qtbot, make_image("second.png", colour="red"))
    both.session.step(1)
    give(both, qtbot, other("tesseract"))
    assert rank(both, "tesseract") is None, "there is nothing to be told from"
    entry = both.session.current
    assert entry is not None
    both.session.put(entry.key, entry.image, analysis(A))
    qtbot.waitUntil(lambda: not both.session.settling)
    assert (rank(both, A), rank(both, "tesseract")) == (0, 2)
    both.session.step(-1)
    assert (rank(both, A), rank(both, B)) == (0, 1)


def test_a_failed_provider_is_not_drawn_beside(both: MainWindow, qtbot: QtBot) -> None:
    both.displayed.set_together(on=True)
    entry = both.session.current
    assert entry is not None
    failed = Analysis.failed("tesseract", (Feature.TEXT,), ServiceError("the child process ended"))
    both.session.put(entry.key, entry.image, failed)
    qtbot.waitUntil(lambda: drawn(both) == {A, B})
    assert not both.head.providers.pills["tesseract"].status.drawn


def test_where_there_is_no_room_for_all_the_overlays_stand_below(both: MainWindow, qtbot: QtBot) -> None:
    head = both.head
    both.resize(1500, 800)
    qtbot.waitUntil(lambda: head.overlays.y() == head.providers.y())
    entry = both.session.current
    assert entry is not None
    for provider in ("tesseract", "azure-vision", "yandex-vision", "yandex-ocr"):
        both.session.put(entry.key, entry.image, other(provider))
    qtbot.waitUntil(lambda: head.overlays.y() > head.providers.y())
    assert all(pill.width() >= 90 for pill in head.providers.pills.values())
    head.grab()


def test_a_provider_without_regions_has_nothing_to_draw(both: MainWindow, qtbot: QtBot) -> None:
    found = Analysis("yandex-search", (Feature.COPIES,), copies=Copies(None, (Hit("similar"),)))
    entry = both.session.current
    assert entry is not None
    both.session.put(entry.key, entry.image, found)
    qtbot.waitUntil(lambda: not both.session.settling)
    assert rank(both, "yandex-search") is None
    both.displayed.choose("yandex-search")
    qtbot.waitUntil(lambda: "list of copies (Alt+2)" in both.findings.note.text())
    assert drawn(both) == set()


def test_what_comes_of_a_run_is_drawn_beside_as_it_comes(both: MainWindow, qtbot: QtBot) -> None:
    both.displayed.set_together(on=True)
    entry = both.session.change(both.session.current.key, running=frozenset({"tesseract"}))  # type: ignore[union-attr]  # there is one
    assert entry is not None
    run = Run(entry.key, entry.image, "tesseract", (Feature.TEXT,), 0.0)
    assert run.after(Progress(1, "reading", 1, 2)) is None
    faces = (Face(rectangle(5, 5, 9, 9)),)
    progress = Progress(1, "reading", 1, 2, text=other().text, faces=faces)
    both.analysis.partial.emit(dataclasses.replace(run, progress=progress, so_far=run.after(progress)))
    qtbot.waitUntil(lambda: drawn(both) == {A, B, "tesseract"})
    both.session.put(entry.key, entry.image, analysis("tesseract"))
    qtbot.waitUntil(lambda: builder(both).of("tesseract").analysis == analysis("tesseract"))  # type: ignore[union-attr]  # there by now
    assert listed(both) == A


def test_an_analysis_that_cannot_be_drawn_is_said_once(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image())
    asked: list[str] = []

    def refuse(found: Analysis, *_size: object, **_rank: object) -> None:
        asked.append(found.provider)
        raise InputError("these regions make no sense")

    monkeypatch.setattr(overlay, "build_overlays", refuse)
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, analysis(A))
    qtbot.waitUntil(lambda: any("no sense" in n.sentence for n in window.messages.notices))
    window.displayed.set_together(on=True)
    assert asked == [A]
