"""Fills the window: makes its parts, lays them out, connects them, restores what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.config.settings import FEATURES, KEYS, OVERLAYS, PROVIDERS
from app.ui.analysis.analysis_runner import AnalysisRunner
from app.ui.base.backend import Backend
from app.ui.base.messages import Messages
from app.ui.base.provider_names import ProviderNames
from app.ui.base.runtime import Runtime
from app.ui.compare.compare_controller import CompareController
from app.ui.compare.other_readings import OtherReadings
from app.ui.copies.copies_controller import CopiesController
from app.ui.editing.editing_controller import EditingController
from app.ui.export.export_controller import ExportController
from app.ui.findings.text_actions import TextActions
from app.ui.opening.image_opener import ImageOpener
from app.ui.opening.saved_answers import SavedAnswers
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.session.session import Session
from app.ui.strip.image_strip import ImageStrip
from app.ui.viewer.displayed_analyses import DisplayedAnalyses
from app.ui.viewer.image_viewer import ImageViewer
from app.ui.viewer.view_controls import ViewControls
from app.ui.widgets import keymap
from app.ui.widgets.notice import NoticeArea
from app.ui.window.commands import CommandActions
from app.ui.window.inspector import Inspector
from app.ui.window.startup_shutdown import StartupShutdown
from app.ui.window.status_bar import StatusBar
from app.ui.window.toolbar import CanvasHead, Toolbar

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


def assemble(window: MainWindow) -> None:
    """Make everything the window declares."""
    keymap.use(window.preferences.get(KEYS))
    window.runtime = Runtime(window)
    window.backend = Backend(window.preferences)
    window.session = Session(window.runtime, window.backend, window)
    window.messages = Messages(window)
    window.names = ProviderNames()
    window.command_actions = CommandActions(window)
    window.context = Context(
        widget=window,
        runtime=window.runtime,
        backend=window.backend,
        preferences=window.preferences,
        session=window.session,
        messages=window.messages,
        names=window.names,
        actions=window.command_actions,
    )
    window.analysis = AnalysisRunner(window.context)
    window.opener = ImageOpener(window.runtime, window.backend, window)
    _lay_out(window)
    window.command_actions.fill(window.menuBar())
    window.toolbar.connect_commands(window.command_actions)
    window.status.connect_commands(window.command_actions)
    window.strip.connect_commands(window.command_actions)
    window.corrections = Corrections(window)
    window.displayed = DisplayedAnalyses(window)
    window.copies_controller = CopiesController(window)
    window.compare = CompareController(window)
    window.editing = EditingController(window, window.corrections)
    OtherReadings(window)
    window.view_controls = ViewControls(window)
    window.saved_answers = SavedAnswers(window)
    window.export = ExportController(window)
    window.text_actions = TextActions(window)
    window.startup_shutdown = StartupShutdown(window)
    window.preferences.write_with(window.runtime, window.startup_shutdown.settings_failed)
    _connect(window)
    _restore(window)
    window.command_actions.refresh()


def _lay_out(window: MainWindow) -> None:
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
    window.strip = ImageStrip(window.session, window.runtime, window.splitter)
    window.strip.setMinimumWidth(150)
    middle = QWidget(window.splitter)
    middle.setMinimumWidth(420)
    inner = QVBoxLayout(middle)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    window.head = CanvasHead(middle)
    window.overlays = window.head.overlays
    window.notices = NoticeArea(window.messages, middle)
    window.viewer = ImageViewer(window.runtime, middle, window.names.title_of)
    inner.addWidget(window.head)
    inner.addWidget(window.notices)
    inner.addWidget(window.viewer, 1)
    window.inspector = Inspector(window.splitter, window.runtime, window.names.title_of)
    window.inspector.setMinimumWidth(280)
    window.findings = window.inspector.findings
    window.splitter.setStretchFactor(1, 1)
    window.splitter.setSizes([252, 744, 364])
    column.addWidget(window.splitter, 1)
    window.setCentralWidget(root)
    window.status = StatusBar(window)
    window.messages.status_shown.connect(window.status.showMessage)
    window.setStatusBar(window.status)


def _connect(window: MainWindow) -> None:
    window.session.current_changed.connect(window.on_current_changed)
    window.session.failed.connect(window.on_session_failed)
    window.analysis.runs_changed.connect(window.on_runs_changed)
    window.analysis.queue.halted.connect(window.on_queue_halted)
    window.analysis.queue.finished.connect(window.on_queue_finished)
    window.analysis.queue.emptied.connect(window.on_queue_emptied)
    window.opener.opened.connect(window.on_opened)
    window.opener.asked_for.connect(window.on_asked_for)
    window.opener.refused.connect(window.on_refused)
    window.viewer.empty.open_files.connect(window.opener.ask_files)
    window.viewer.empty.open_samples.connect(window.open_paths)
    window.viewer.load_failed.connect(window.on_load_failed)
    window.viewer.built.connect(window.on_built)
    window.viewer.cursor_moved.connect(window.status.tell_cursor)
    window.viewer.zoom_changed.connect(window.toolbar.tell_zoom)
    window.viewer.selection_changed.connect(window.on_canvas_selected)
    window.findings.selection_changed.connect(window.on_tree_selected)
    window.findings.activated.connect(window.on_zoom_to_key)
    window.findings.copied.connect(window.on_copied)
    window.inspector.copies.selected.connect(window.command_actions.refresh)
    window.inspector.copies.wanted.connect(window.command_actions.run)
    window.inspector.copies.copied.connect(window.on_link_copied)
    window.inspector.copies.view.addActions(
        [window.command_actions[c] for c in ("copies.open-page", "copies.open-image", "copies.copy-link")]
    )
    window.overlays.visible_changed.connect(window.on_visible_changed)
    window.overlays.hidden_changed.connect(window.viewer.set_hidden)
    window.choices.changed.connect(window.on_chosen)
    window.head.providers.chosen.connect(window.displayed.choose)
    window.head.providers.eyed.connect(window.displayed.toggle)
    window.toolbar.page_wanted.connect(window.session.turn_to)
    window.theme.changed.connect(window.on_restyled)


def _restore(window: MainWindow) -> None:
    splitter = window.geometry_kept.value("splitter")
    if splitter is not None:
        window.splitter.restoreState(splitter)
    drawn = window.preferences.get(OVERLAYS)
    window.overlays.set_on({key: key in drawn for key in window.overlays.chips})
    providers, features = window.preferences.get(PROVIDERS), window.preferences.get(FEATURES)
    window.choices.remember(providers, features)
