"""Fills the window: makes its parts, lays them out, connects them, restores what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.config.settings import FEATURES, KEYS, OVERLAYS, PROVIDERS
from app.ui.analysis.analysis_runner import Analyst
from app.ui.base.backend import Services
from app.ui.base.runtime import Runtime
from app.ui.compare.comparing import Comparing
from app.ui.compare.other_readings import Beside
from app.ui.copies.copies_controller import Provenance
from app.ui.editing.editing import Editing
from app.ui.export.exporting import Exporting
from app.ui.findings.text_actions import TextWork
from app.ui.opening.opening import Opening
from app.ui.opening.saved_answers import Answers
from app.ui.session.corrections import Corrections
from app.ui.session.session import Session
from app.ui.strip.image_strip import Strip
from app.ui.viewer.displayed_analyses import Shown
from app.ui.viewer.image_viewer import Stage
from app.ui.viewer.view_controls import Viewing
from app.ui.widgets import keymap
from app.ui.widgets.notice import NoticeArea
from app.ui.window.commands import Actions
from app.ui.window.inspector import Inspector
from app.ui.window.startup_shutdown import Lifetime
from app.ui.window.status_bar import Status
from app.ui.window.toolbar import CanvasHead, Toolbar

if TYPE_CHECKING:
    from app.ui.window.main_window import Window


def assemble(window: Window) -> None:
    """Make everything the window declares."""
    keymap.use(window.preferences.get(KEYS))
    window.runtime = Runtime(window)
    window.services = Services(window.preferences)
    window.session = Session(window.runtime, window.services, window)
    window.analyst = Analyst(window.session, window.runtime, window.services, window)
    window.opening = Opening(window.runtime, window.services, window)
    _lay_out(window)
    window.actions_by_id = Actions(window)
    window.actions_by_id.fill(window.menuBar())
    window.toolbar.connect_commands(window.actions_by_id)
    window.status.connect_commands(window.actions_by_id)
    window.strip.connect_commands(window.actions_by_id)
    window.corrections = Corrections(window)
    window.shown = Shown(window)
    window.provenance = Provenance(window)
    window.comparing = Comparing(window)
    window.editing = Editing(window, window.corrections)
    Beside(window)
    window.viewing = Viewing(window)
    window.answers = Answers(window)
    window.exporting = Exporting(window)
    window.text_work = TextWork(window)
    window.lifetime = Lifetime(window)
    window.preferences.write_with(window.runtime, window.lifetime.settings_failed)
    _connect(window)
    _restore(window)
    window.actions_by_id.refresh()


def _lay_out(window: Window) -> None:
    root = QWidget(window)
    column = QVBoxLayout(root)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    window.toolbar = Toolbar(root)
    window.choices = window.toolbar.choices
    column.addWidget(window.toolbar)
    window.splitter = QSplitter(Qt.Orientation.Horizontal, root)
    window.splitter.setHandleWidth(1)
    window.splitter.setChildrenCollapsible(False)
    window.strip = Strip(window.session, window.runtime, window.splitter)
    window.strip.setMinimumWidth(150)
    middle = QWidget(window.splitter)
    middle.setMinimumWidth(420)
    inner = QVBoxLayout(middle)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    window.head = CanvasHead(middle)
    window.overlays = window.head.overlays
    window.notices = NoticeArea(middle)
    window.stage = Stage(window.runtime, middle, window.title_of)
    inner.addWidget(window.head)
    inner.addWidget(window.notices)
    inner.addWidget(window.stage, 1)
    window.inspector = Inspector(window.splitter, window.runtime, window.title_of)
    window.inspector.setMinimumWidth(280)
    window.results = window.inspector.results
    window.splitter.setStretchFactor(1, 1)
    window.splitter.setSizes([252, 744, 364])
    column.addWidget(window.splitter, 1)
    window.setCentralWidget(root)
    window.status = Status(window)
    window.setStatusBar(window.status)


def _connect(window: Window) -> None:
    window.session.current_changed.connect(window.on_current_changed)
    window.session.failed.connect(window.on_session_failed)
    window.analyst.runs_changed.connect(window.on_runs_changed)
    window.analyst.queue.halted.connect(window.on_queue_halted)
    window.analyst.queue.finished.connect(window.on_queue_finished)
    window.analyst.queue.emptied.connect(window.on_queue_emptied)
    window.opening.opened.connect(window.on_opened)
    window.opening.asked_for.connect(window.on_asked_for)
    window.opening.refused.connect(window.on_refused)
    window.stage.empty.open_files.connect(window.opening.ask_files)
    window.stage.empty.open_samples.connect(window.open_paths)
    window.stage.load_failed.connect(window.on_load_failed)
    window.stage.built.connect(window.on_built)
    window.stage.cursor_moved.connect(window.status.tell_cursor)
    window.stage.zoom_changed.connect(window.toolbar.tell_zoom)
    window.stage.selection_changed.connect(window.on_canvas_selected)
    window.results.selection_changed.connect(window.on_tree_selected)
    window.results.activated.connect(window.on_zoom_to_key)
    window.results.copied.connect(window.on_copied)
    window.inspector.copies.selected.connect(window.actions_by_id.refresh)
    window.inspector.copies.wanted.connect(window.actions_by_id.run)
    window.inspector.copies.copied.connect(window.on_link_copied)
    window.inspector.copies.view.addActions(
        [window.actions_by_id[c] for c in ("copies.open-page", "copies.open-image", "copies.copy-link")]
    )
    window.overlays.visible_changed.connect(window.on_visible_changed)
    window.overlays.hidden_changed.connect(window.stage.set_hidden)
    window.choices.changed.connect(window.on_chosen)
    window.head.providers.chosen.connect(window.shown.choose)
    window.head.providers.eyed.connect(window.shown.toggle)
    window.toolbar.page_wanted.connect(window.session.turn_to)
    window.theme.changed.connect(window.on_restyled)


def _restore(window: Window) -> None:
    splitter = window.geometry_kept.value("splitter")
    if splitter is not None:
        window.splitter.restoreState(splitter)
    drawn = window.preferences.get(OVERLAYS)
    window.overlays.set_on({key: key in drawn for key in window.overlays.chips})
    providers, features = window.preferences.get(PROVIDERS), window.preferences.get(FEATURES)
    window.choices.remember(providers, features)
