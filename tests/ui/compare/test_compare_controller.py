"""The comparison's controllers alone, without the whole window."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.imaging.open import identify
from app.model.edit import Key
from app.ui.compare.compare_controller import CompareController
from app.ui.compare.panel import TOO_FEW, ComparePanel
from app.ui.session.context import Context
from app.ui.viewer.image_viewer import ImageViewer
from tests.ui.compare.test_compare import FIRST, SECOND
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@dataclass
class Listed:
    """Knows which provider is listed."""

    provider: str = "on-device"
    chosen: list[str] = field(default_factory=list)

    def choose(self, provider: str) -> None:
        """List another provider."""
        self.provider = provider
        self.chosen.append(provider)


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
def listed() -> Listed:
    return Listed()


@pytest.fixture
def controller(
    context: Context, panel: ComparePanel, viewer: ImageViewer, listed: Listed
) -> CompareController:
    return CompareController(context, panel, viewer, listed)


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
    selected: list[tuple[str, tuple[Key, ...]]] = []
    controller.place_selected.connect(lambda provider, keys: selected.append((provider, keys)))
    read_twice(context, viewer, qtbot, make_image())
    controller.go_to_region("on-device", ("word", (0, 1, 2)))
    assert selected == [], "nothing is compared"
    controller.set_active(True)
    qtbot.waitUntil(lambda: panel.comparison is not None, timeout=20_000)
    controller.step(1)
    selected.clear()
    controller.step(1)
    controller.step(-1)
    assert [provider for provider, _ in selected] == ["on-device", "on-device"]
    assert selected[1][1] == (("word", (0, 1, 2)),)
    before = panel.view.number
    controller.go_to_region("google-vision", ("word", (0, 0, 0)))
    assert panel.view.number not in {before, None}
    assert panel.kind.currentText() == "All places", "it agrees there, so all places are listed"
    controller.go_to_region("google-vision", ("word", (9, 9, 9)))
    controller.go_to_region("on-device", ("word", (0, 1, 2)))
    assert panel.view.number == before
    assert len(selected) == 2, "following is no selecting"


def test_a_correction_lists_the_reading_that_has_the_words(
    context: Context, controller: CompareController, panel: ComparePanel, viewer: ImageViewer,
    listed: Listed, qtbot: QtBot, make_image: MakeImage,
) -> None:  # fmt: skip
    wanted: list[Key] = []
    controller.correction_wanted.connect(wanted.append)
    read_twice(context, viewer, qtbot, make_image())
    controller.set_active(True)
    qtbot.waitUntil(lambda: panel.comparison is not None, timeout=20_000)
    controller.step(1)
    assert controller.can_correct
    listed.provider = "google-vision"
    controller.step(-1)  # round to the last place, which only the first reading has
    with qtbot.waitSignal(controller.findings_wanted):
        controller.correct()
    assert listed.chosen == ["on-device"]
    assert [key[0] for key in wanted] == ["word"]
