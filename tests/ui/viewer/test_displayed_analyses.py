"""Which analyses are drawn and listed, on a bare widget: the parts that show them only listen."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from app.config.settings import DOUBTFUL_BELOW
from app.imaging.open import identify
from app.model.analysis import Analysis
from app.model.edit import Key
from app.model.errors import CredentialsError, ServiceError
from app.model.feature import Feature
from app.ui.analysis.analysis_runner import AnalysisRunner
from app.ui.canvas import RegionRef
from app.ui.content.content import Content
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.session.selection import SelectionSource
from app.ui.viewer.displayed_analyses import DisplayedAnalyses
from app.ui.viewer.image_viewer import ImageViewer
from app.ui.viewer.provider_status import ProviderStatus
from app.ui.viewer.view_controls import ViewControls
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

WORD: Key = ("word", (0, 0, 1))


@dataclass
class Shown:
    """A viewer with what feeds it, and what it told the list and the provider bar last."""

    context: Context
    viewer: ImageViewer
    displayed: DisplayedAnalyses
    content: Content = field(default_factory=Content)
    note: str = ""
    statuses: tuple[ProviderStatus, ...] = ()

    def take_content(self, content: Content, note: str) -> None:
        self.content, self.note = content, note

    def take_statuses(self, statuses: tuple[ProviderStatus, ...], _listed: str) -> None:
        self.statuses = statuses

    @property
    def listed(self) -> str:
        return self.content.analysis.provider if self.content.analysis is not None else ""

    @property
    def drawn(self) -> set[str]:
        return {status.provider for status in self.statuses if status.drawn and status.rank is not None}


@pytest.fixture
def shown(context: Context, qtbot: QtBot, make_image: MakeImage) -> Shown:
    """An image with the analyses of two providers, the first one listed."""
    viewer = ImageViewer(context.runtime, context.session.selection, context.widget)
    viewer.resize(600, 500)
    viewer.show()
    corrections = Corrections(context)
    displayed = DisplayedAnalyses(context, AnalysisRunner(context), viewer, corrections)
    made = Shown(context, viewer, displayed)
    displayed.content_changed.connect(made.take_content)
    displayed.statuses_changed.connect(made.take_statuses)
    context.session.current_changed.connect(lambda entry: viewer.show_image(entry and entry.image))
    context.session.current_changed.connect(displayed.follow)
    context.session.add(identify(make_image()), show=True)
    put(made, qtbot, analysis())
    put(made, qtbot, analysis("tesseract", extra="Tea chests 88"))
    qtbot.waitUntil(lambda: made.listed == "on-device")
    return made


def put(shown: Shown, qtbot: QtBot, answered: Analysis) -> None:
    entry = shown.context.session.current
    assert entry is not None
    shown.context.session.put(entry.key, entry.image, answered)
    qtbot.waitUntil(lambda: not shown.context.runtime.busy, timeout=20_000)


def test_the_listed_provider_is_that_of_the_selection(shown: Shown, qtbot: QtBot) -> None:
    selection = shown.context.session.selection
    selection.select((WORD,))
    shown.displayed.choose("tesseract")
    assert (selection.provider, selection.keys) == ("tesseract", ())
    qtbot.waitUntil(lambda: shown.listed == "tesseract")
    assert shown.viewer.listed == "tesseract"
    assert shown.drawn == {"tesseract"}
    assert shown.note == "", "only the basic detector has a note"


def test_regions_of_another_provider_selected_on_the_canvas_list_it(shown: Shown, qtbot: QtBot) -> None:
    shown.displayed.toggle("tesseract")
    assert shown.drawn == {"on-device", "tesseract"}
    canvas = shown.viewer.canvas
    assert canvas is not None
    qtbot.waitUntil(lambda: canvas.widget_rect(RegionRef("tesseract", *WORD)) is not None)
    canvas.selection_changed.emit((RegionRef("tesseract", *WORD),))
    selection = shown.context.session.selection
    assert (selection.provider, selection.keys) == ("tesseract", (WORD,))
    assert selection.source is SelectionSource.CANVAS
    qtbot.waitUntil(lambda: shown.listed == "tesseract")
    assert selection.keys == (WORD,)
    assert shown.drawn == {"on-device", "tesseract"}, "nothing changed on the canvas"


def test_what_is_selected_elsewhere_is_selected_on_the_canvas(shown: Shown) -> None:
    canvas = shown.viewer.canvas
    assert canvas is not None
    shown.context.session.selection.select((WORD,), SelectionSource.FINDINGS)
    assert canvas.selected == (RegionRef("on-device", *WORD),)


def test_a_new_state_of_the_analysis_keeps_only_regions_that_are_there(shown: Shown, qtbot: QtBot) -> None:
    shown.displayed.choose("tesseract")
    qtbot.waitUntil(lambda: shown.listed == "tesseract")
    last: Key = ("line", (1, 1))
    selection = shown.context.session.selection
    selection.select((WORD, last))
    shorter = analysis("tesseract")
    put(shown, qtbot, shorter)
    qtbot.waitUntil(lambda: shown.content.analysis is shorter)
    assert selection.keys == (WORD,)


def test_stepping_goes_round_and_together_draws_all(shown: Shown, qtbot: QtBot) -> None:
    assert shown.displayed.can_step()
    shown.displayed.step(1)
    qtbot.waitUntil(lambda: shown.listed == "tesseract")
    shown.displayed.step(1)
    qtbot.waitUntil(lambda: shown.listed == "on-device")
    shown.displayed.set_together(on=True)
    assert shown.drawn == {"on-device", "tesseract"}
    shown.displayed.toggle("on-device")
    assert shown.context.session.selection.provider == "tesseract", "another one that is drawn is listed"
    shown.displayed.toggle("tesseract")
    assert shown.drawn == {"tesseract"}, "the last one stays"


def test_what_failed_is_a_notice_with_what_can_be_done(shown: Shown, qtbot: QtBot) -> None:
    failed = Analysis.failed("azure-vision", (Feature.TEXT,), ServiceError("it broke"))
    put(shown, qtbot, failed)
    (notice,) = shown.context.messages.notices
    assert (notice.action, "it broke" in notice.sentence) == ("Retry", True)
    keyless = Analysis.failed("azure-vision", (Feature.TEXT,), CredentialsError("there is no key"))
    put(shown, qtbot, keyless)
    (notice,) = shown.context.messages.notices
    assert notice.action == "Open settings"
    assert notice.do is not None
    with qtbot.waitSignal(shown.displayed.credentials_wanted) as wanted:
        notice.do()
    assert wanted.args == ["azure-vision"]
    put(shown, qtbot, analysis("azure-vision"))
    assert not shown.context.messages.notices


def test_without_an_image_nothing_is_listed(shown: Shown) -> None:
    shown.context.session.close_all()
    assert shown.content.analysis is None
    assert shown.displayed.analysis is None
    assert not shown.displayed.has_raw
    shown.displayed.show_raw()
    shown.displayed.step(1)


def test_view_controls_act_on_the_canvas_and_tell_of_it(shown: Shown, qtbot: QtBot) -> None:
    controls = ViewControls(shown.context, shown.viewer, shown.viewer)
    with qtbot.waitSignal(controls.changed):
        controls.turn_by(90)
    canvas = shown.viewer.canvas
    assert canvas is not None
    assert canvas.degrees == 90
    before = shown.context.preferences.get(DOUBTFUL_BELOW)
    with qtbot.waitSignal(controls.changed):
        controls.move_threshold(-10)
    assert shown.context.preferences.get(DOUBTFUL_BELOW) == before - 10
    assert canvas.confidence_style.threshold == pytest.approx((before - 10) / 100)
    controls.toggle_keep_view()
    assert canvas.keep_view
