"""The comparison's controllers alone, without the whole window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.imaging.open import identify
from app.ui.compare.compare_controller import CompareController
from app.ui.compare.panel import TOO_FEW, ComparePanel
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.session.selection import SelectedRegions, SelectionSource
from app.ui.viewer.image_viewer import ImageViewer
from tests.ui.compare.test_compare import FIRST, SECOND
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def viewer(context: Context) -> ImageViewer:
    made = ImageViewer(context.runtime, context.session.selection, context.widget)
    made.resize(600, 400)
    made.show()
    made.attach_canvas()
    return made


@pytest.fixture
def panel(context: Context) -> ComparePanel:
    return ComparePanel(context.widget)


@pytest.fixture
def controller(context: Context, panel: ComparePanel, viewer: ImageViewer) -> CompareController:
    made = CompareController(context, Corrections(context), panel, viewer)
    made.provider_wanted.connect(context.session.selection.list_provider)
    return made


def read_twice(context: Context, viewer: ImageViewer, qtbot: QtBot, path: Path) -> None:
    """Look at an image that two providers read."""
    entry = context.session.add(identify(path), show=True)
    viewer.show_image(entry.image)
    for analysis in (FIRST, SECOND):
        context.session.put(entry.key, entry.image, analysis)
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)


def test_it_compares_while_its_tab_is_shown(
    context: Context, controller: CompareController, panel: ComparePanel, viewer: ImageViewer,
    qtbot: QtBot, make_image: MakeImage,
) -> None:  # fmt: skip
    read_twice(context, viewer, qtbot, make_image())
    with qtbot.waitSignal(controller.panes_shown, check_params_cb=bool):
        controller.set_active(True)
    qtbot.waitUntil(lambda: panel.comparison is not None, timeout=20_000)
    assert viewer.beside is not None
    assert controller.can_step
    with qtbot.waitSignal(controller.panes_shown, check_params_cb=lambda shown: not shown):
        controller.set_active(False)
    qtbot.waitUntil(lambda: viewer.beside is None)
    assert panel.comparison is not None, "what was compared is kept for the next time"
    context.session.close_current()
    assert panel.note.text() == TOO_FEW


def test_it_asks_for_the_tabs_and_knows_none(controller: CompareController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(controller.compare_wanted):
        controller.toggle()
    controller.set_active(True)
    with qtbot.waitSignal(controller.findings_wanted):
        controller.toggle()
    assert not controller.can_step
    assert not controller.can_correct


def test_places_are_selected_here_and_elsewhere(
    context: Context, controller: CompareController, panel: ComparePanel, viewer: ImageViewer,
    qtbot: QtBot, make_image: MakeImage,
) -> None:  # fmt: skip
    selection = context.session.selection
    read_twice(context, viewer, qtbot, make_image())
    selection.select((("word", (0, 1, 2)),), SelectionSource.CANVAS)
    assert not controller.can_step, "nothing is compared"
    controller.set_active(True)
    qtbot.waitUntil(lambda: panel.comparison is not None, timeout=20_000)
    controller.step(1)
    controller.step(1)
    controller.step(-1)
    assert selection.regions == SelectedRegions("on-device", (("word", (0, 1, 2)),), SelectionSource.COMPARE)
    before = panel.view.number
    selection.select_of("google-vision", (("word", (0, 0, 0)),), SelectionSource.FIND)
    assert panel.view.number not in {before, None}
    assert panel.kind.currentText() == "All words", "it agrees there, so all places are listed"
    selection.select((("word", (9, 9, 9)),), SelectionSource.FIND)
    selection.select_of("on-device", (("word", (0, 1, 2)),), SelectionSource.FINDINGS)
    assert panel.view.number == before
    assert selection.source is SelectionSource.FINDINGS, "following is no selecting"


def test_a_correction_lists_the_reading_that_has_the_words(
    context: Context, controller: CompareController, panel: ComparePanel, viewer: ImageViewer,
    qtbot: QtBot, make_image: MakeImage,
) -> None:  # fmt: skip
    read_twice(context, viewer, qtbot, make_image())
    controller.set_active(True)
    qtbot.waitUntil(lambda: panel.comparison is not None, timeout=20_000)
    controller.step(1)
    assert controller.can_correct
    context.session.selection.list_provider("google-vision")
    controller.step(-1)  # round to the last place, which only the first reading has
    controller.correct()
    assert context.session.selection.provider == "on-device"
    assert panel.view.editor is not None
    assert panel.view.editor.text() == "left"
    assert controller.active
    panel.view.editor.finish(None)


def test_the_listed_reading_is_selected_with_the_place_also_where_it_has_nothing(
    context: Context, controller: CompareController, panel: ComparePanel, viewer: ImageViewer,
    qtbot: QtBot, make_image: MakeImage,
) -> None:  # fmt: skip
    read_twice(context, viewer, qtbot, make_image())
    controller.set_active(True)
    qtbot.waitUntil(lambda: panel.comparison is not None, timeout=20_000)
    context.session.selection.list_provider("google-vision")
    controller.step(1)
    assert context.session.selection.keys == (("word", (0, 1, 2)),)
    assert viewer.beside is not None
    viewer.beside.went.emit(9)  # type: ignore[attr-defined] # a click in a pane
    assert not context.session.selection.regions.keys, "the second reading has nothing there"
    assert panel.view.number == 9
