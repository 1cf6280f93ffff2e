"""Editing and the actions on text on a bare widget: list, canvas and corrections, without the window."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.config.settings import DETAIL, TEXT_SIZE
from app.imaging.open import identify
from app.model.analysis import Word
from app.model.correct import region_at
from app.model.edit import Key
from app.ui.analysis.analysis_runner import AnalysisRunner
from app.ui.editing.editing_controller import EditingController
from app.ui.findings.findings_panel import FindingsPanel
from app.ui.findings.text_actions import TextActions
from app.ui.findings.view_bar import EVERYWHERE
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.viewer.displayed_analyses import DisplayedAnalyses
from app.ui.viewer.image_viewer import ImageViewer
from app.ui.widgets.inline_editor import InlineEditor
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

WORD: Key = ("word", (0, 0, 1))
LAST: Key = ("word", (1, 0, 2))


@dataclass
class Desk:
    """What editing needs; ``comparing`` and ``images_meant`` are what the window would tell."""

    context: Context
    corrections: Corrections
    viewer: ImageViewer
    findings: FindingsPanel
    editing: EditingController
    comparing: bool = False
    images_meant: bool = False

    def text(self, key: Key) -> str:
        """The text of a word as corrected by now."""
        history = self.corrections.history
        assert history is not None
        region = region_at(history.current, key)
        assert isinstance(region, Word)
        return region.text

    def settle(self, qtbot: QtBot) -> None:
        """The list shows the latest."""
        history = self.corrections.history
        assert history is not None
        qtbot.waitUntil(lambda: self.findings.content.analysis is history.current)
        qtbot.waitUntil(lambda: not self.context.runtime.busy)


@pytest.fixture
def desk(context: Context, qtbot: QtBot, make_image: MakeImage) -> Desk:
    """An image with an analysis that is listed."""
    selection = context.session.selection
    viewer = ImageViewer(context.runtime, selection, context.widget)
    findings = FindingsPanel(context.widget, context.runtime, selection)
    for widget, left in ((viewer, 0), (findings, 540)):
        widget.setGeometry(left, 0, 360 if left else 540, 700)
        widget.show()
    corrections = Corrections(context)
    displayed = DisplayedAnalyses(context, AnalysisRunner(context), viewer, corrections)
    displayed.content_changed.connect(findings.show_listed)
    context.session.current_changed.connect(lambda entry: viewer.show_image(entry and entry.image))
    context.session.current_changed.connect(displayed.follow)
    made: list[Desk] = []
    editing = EditingController(
        context,
        corrections,
        displayed,
        viewer,
        findings,
        comparing=lambda: made[0].comparing,
        images_meant=lambda: made[0].images_meant,
    )
    made.append(Desk(context, corrections, viewer, findings, editing))
    entry = context.session.add(identify(make_image()), show=True)
    context.session.put(entry.key, entry.image, analysis())
    qtbot.waitUntil(lambda: findings.content.analysis is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)
    return made[0]


def test_what_is_selected_can_be_deleted_and_undone(desk: Desk, qtbot: QtBot) -> None:
    desk.context.session.selection.select((WORD,))
    assert desk.editing.can_correct
    assert desk.editing.can_type
    assert not desk.editing.can_merge
    with qtbot.waitSignal(desk.editing.changed):
        desk.editing.delete()
    assert desk.editing.keys == (), "the list lags behind, so that nothing else is hit"
    desk.settle(qtbot)
    assert desk.text(WORD) == "Albatross"
    desk.editing.undo()
    desk.settle(qtbot)
    qtbot.waitUntil(lambda: desk.editing.keys == (WORD,))
    assert desk.text(WORD) == "steamer"
    assert desk.editing.redoable


def test_delete_is_about_images_where_these_have_the_keyboard(desk: Desk) -> None:
    desk.context.session.selection.select((WORD,))
    desk.images_meant = True
    desk.editing.delete()
    assert not desk.editing.undoable


def test_nothing_can_be_corrected_while_readings_are_compared(desk: Desk) -> None:
    desk.context.session.selection.select((WORD,))
    desk.comparing = True
    assert not desk.editing.possible
    assert not desk.editing.can_correct
    desk.editing.type()
    assert not desk.findings.findChildren(InlineEditor)


def test_a_text_is_typed_in_the_list_and_tab_goes_on(desk: Desk, qtbot: QtBot) -> None:
    desk.context.session.selection.select((WORD,))
    desk.findings.edit_wanted.emit(WORD)
    (field,) = desk.findings.findChildren(InlineEditor)
    field.selectAll()
    QTest.keyClicks(field, "schooner")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    desk.settle(qtbot)
    assert desk.text(WORD) == "schooner"
    qtbot.waitUntil(lambda: desk.editing.keys == (("word", (0, 0, 2)),))
    (following,) = [f for f in desk.findings.findChildren(InlineEditor) if f.isVisible()]
    assert following.text() == "Albatross"
    following.finish(None)


def test_reviewing_marks_and_goes_on(desk: Desk, qtbot: QtBot) -> None:
    first: Key = ("word", (0, 0, 0))
    desk.context.session.selection.select((first,))
    desk.editing.reviewing.review()
    desk.settle(qtbot)
    qtbot.waitUntil(lambda: desk.editing.keys == (WORD,))
    desk.editing.reviewing.review_image()
    desk.settle(qtbot)
    assert desk.editing.reviewing.image_reviewed
    said: list[str] = []
    desk.context.messages.status_shown.connect(lambda text, _ms: said.append(text))
    desk.editing.reviewing.go_doubtful()
    qtbot.waitUntil(lambda: said == ["No uncertain words left"])
    desk.editing.reviewing.go_unreviewed()
    qtbot.waitUntil(lambda: said == ["No uncertain words left", "Everything is reviewed"])
    assert desk.editing.keys == (WORD,)
    desk.editing.reviewing.go_doubtful()
    desk.editing.reviewing.go_unreviewed()
    qtbot.waitUntil(lambda: len(said) > 2)
    desk.settle(qtbot)
    assert said[2:] == ["Everything is reviewed"], "the last key counts, whichever answer comes first"


def test_a_region_is_moved_by_handles_and_drawn(desk: Desk, qtbot: QtBot) -> None:
    desk.context.session.selection.select((WORD,))
    desk.editing.shapes.toggle()
    assert desk.editing.shapes.on
    canvas = desk.viewer.canvas
    assert canvas is not None
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert desk.editing.undoable
    desk.settle(qtbot)
    with qtbot.waitSignal(desk.editing.shapes.changed):
        desk.editing.shapes.draw("word")
    assert desk.editing.shapes.is_drawing("word")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not desk.editing.shapes.is_drawing("word")


def test_the_actions_on_text_need_only_list_and_viewer(desk: Desk, qtbot: QtBot) -> None:
    actions = TextActions(desk.context, desk.findings, desk.viewer)
    with qtbot.waitSignal(actions.find_wanted):
        actions.find_everywhere()
    desk.findings.finder.seek("harbour")
    qtbot.waitUntil(lambda: desk.findings.finder.place == 0)
    assert desk.findings.keys == (("word", (0, 1, 2)),), "the place found is selected"
    actions.find_everywhere()
    assert desk.findings.views.currentIndex() == EVERYWHERE
    qtbot.waitUntil(lambda: len(desk.findings.everywhere.images) == 1)
    actions.find_everywhere()
    size = desk.context.preferences.get(TEXT_SIZE)
    actions.resize_text(1)
    assert desk.context.preferences.get(TEXT_SIZE) == size + 1
    on = desk.context.preferences.get(DETAIL)
    actions.toggle_detail()
    assert desk.context.preferences.get(DETAIL) is not on
    desk.findings.select((LAST,))
    actions.copy_table()
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "312")
