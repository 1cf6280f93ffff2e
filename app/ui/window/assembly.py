"""Fills the window: makes the parts, lays them out, connects them, restores what was kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.config.settings import KEYS
from app.ui.analysis.analysis_runner import AnalysisRunner
from app.ui.analysis.feature_providers import FeatureProviders
from app.ui.analysis.language_choice import LanguageChoice
from app.ui.analysis.remembered_choices import RememberedChoices
from app.ui.analysis.stop_question import StopQuestion
from app.ui.base.backend import Backend
from app.ui.base.messages import Messages
from app.ui.base.provider_names import ProviderNames
from app.ui.base.runtime import Runtime
from app.ui.compare.analysis_history import AnalysisHistory
from app.ui.compare.compare_controller import CompareController
from app.ui.compare.consensus_maker import ConsensusMaker
from app.ui.compare.other_readings import OtherReadings
from app.ui.copies.copies_controller import CopiesController
from app.ui.editing.editing_controller import EditingController
from app.ui.export.export_controller import ExportController
from app.ui.findings.text_actions import TextActions
from app.ui.help.manual_window import ManualLibrary
from app.ui.help.tour import Tour
from app.ui.opening.companions import Companions
from app.ui.opening.drag_sign import DragSign
from app.ui.opening.image_opener import ImageOpener
from app.ui.opening.saved_answers import SavedAnswers
from app.ui.opening.screen_capture import ScreenCapture
from app.ui.quality.quality_controller import QualityController
from app.ui.quality.quality_report_controller import QualityReportController
from app.ui.quality.review_controller import ReviewController
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.session.session import Session
from app.ui.strip.closed_images import ClosedImages
from app.ui.strip.image_strip import ImageStrip
from app.ui.viewer.canvas_head import CanvasHead
from app.ui.viewer.displayed_analyses import DisplayedAnalyses
from app.ui.viewer.image_viewer import ImageViewer
from app.ui.viewer.overlay_switches import OverlaySwitches
from app.ui.viewer.view_controls import ViewControls
from app.ui.widgets import keymap
from app.ui.widgets.notice import NoticeArea
from app.ui.window.appearance import Appearance
from app.ui.window.back_out import BackOut
from app.ui.window.commands import CommandActions
from app.ui.window.context_menus import ContextMenus
from app.ui.window.copy_messages import CopyMessages
from app.ui.window.current_image import CurrentImage
from app.ui.window.dialogs import Dialogs
from app.ui.window.inspector import Inspector
from app.ui.window.join_queue import QueueJoinOffer
from app.ui.window.letter_keys import LetterKeys
from app.ui.window.offline_switch import OfflineSwitch
from app.ui.window.opened_images import OpenedImages
from app.ui.window.provider_offers import ProviderOffers
from app.ui.window.queue_notices import QueueNotices
from app.ui.window.queue_restore import QueueRestore
from app.ui.window.reader_warm_up import ReaderWarmUp
from app.ui.window.run_progress import RunProgress
from app.ui.window.selection_zoom import SelectionZoom
from app.ui.window.startup_shutdown import StartupShutdown
from app.ui.window.status_bar import StatusBar
from app.ui.window.toolbar import Toolbar
from app.ui.window.tour_steps import tour_steps
from app.ui.window.window_title import WindowTitle

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


def assemble(window: MainWindow) -> None:
    """Make and connect every part that the window declares; a second call does nothing."""
    if window.assembled:
        return
    keymap.use(window.preferences.get(KEYS))
    actions = CommandActions(window)
    _make_services(window, actions)
    _lay_out(window)
    _connect_commands(window, actions)
    _make_controllers(window)
    _make_frame_controllers(window)
    _make_startup_and_shutdown(window)
    _connect_panels(window)
    _connect_offline(window)
    _refresh_commands(window)
    _restore(window)
    window.command_actions.refresh()
    window.assembled = True


def _make_services(window: MainWindow, actions: CommandActions) -> None:
    window.runtime = Runtime(window)
    window.backend = Backend(window.preferences)
    window.session = Session(window.runtime, window.backend, window)
    window.messages = Messages(window)
    window.names = ProviderNames()
    window.command_actions = actions
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
    window.stopping = StopQuestion(window.context, window.analysis)
    window.opener = ImageOpener(window.context)
    window.capture = ScreenCapture(window.context, window.opener)


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
    middle.setMinimumWidth(360)
    inner = QVBoxLayout(middle)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    window.head = CanvasHead(middle)
    window.overlays = window.head.overlays
    window.notices = NoticeArea(window.messages, middle)
    window.viewer = ImageViewer(window.runtime, window.session.selection, middle, window.names.title_of)
    inner.addWidget(window.head)
    inner.addWidget(window.notices)
    inner.addWidget(window.viewer, 1)
    window.inspector = Inspector(
        window.splitter, window.runtime, window.session.selection, window.names.title_of
    )
    window.inspector.setMinimumWidth(280)
    window.findings = window.inspector.findings
    window.splitter.setStretchFactor(1, 1)
    window.splitter.setSizes([252, 744, 364])
    column.addWidget(window.splitter, 1)
    window.setCentralWidget(root)
    window.status = StatusBar(window)
    window.messages.status_shown.connect(window.status.showMessage)
    window.setStatusBar(window.status)


def _connect_commands(window: MainWindow, actions: CommandActions) -> None:
    actions.fill(window.menuBar())
    window.toolbar.connect_commands(actions)
    window.status.connect_commands(actions)
    window.strip.connect_commands(actions)


def _make_controllers(window: MainWindow) -> None:
    """Make the controllers of the other rooms."""
    window.corrections = Corrections(window.context)
    window.displayed = DisplayedAnalyses(window.context, window.analysis, window.viewer, window.corrections)
    window.displayed.content_changed.connect(window.findings.show_listed)
    window.copies_controller = CopiesController(
        window.context, window.inspector.copies, window.analysis.provider_access
    )
    window.compare = CompareController(
        window.context, window.corrections, window.inspector.compare, window.viewer
    )
    window.editing = EditingController(
        window.context,
        window.corrections,
        window.displayed,
        window.viewer,
        window.findings,
        comparing=lambda: window.compare.active or window.quality.active,
        images_meant=window.strip.view.hasFocus,
    )
    window.editing.shapes.kind_drawn.connect(window.overlays.show_kind)
    OtherReadings(window.context, window.findings)
    window.history = AnalysisHistory(window.context, window.corrections)
    window.history.comparison_wanted.connect(window.compare.compare_with)
    window.head.providers.menu_wanted.connect(window.history.open)
    window.consensus = ConsensusMaker(window.context)
    window.consensus.made.connect(window.displayed.choose)
    window.consensus.outdated.connect(window.displayed.set_outdated)
    window.history.consensus_wanted.connect(window.consensus.ask)
    window.view_controls = ViewControls(window.context, window.viewer, window.head.look)
    window.review = ReviewController(
        window.context, window.corrections, window.inspector.review, window.viewer
    )
    window.quality = QualityController(
        window.context,
        window.corrections,
        window.inspector.quality,
        window.viewer,
        window.strip.selected,
    )
    window.quality.reference_wanted.connect(window.history.use_as_reference)
    window.saved_answers = SavedAnswers(window.context)
    window.companions = Companions(window.context, window.opener, window.saved_answers)
    window.closing = ClosedImages(window.context, window.strip)
    window.export = ExportController(window.context, window.strip, window.overlays)
    window.quality_report = QualityReportController(window.context, window.strip)
    window.text_actions = TextActions(window.context, window.findings, window.viewer)
    window.text_actions.find_wanted.connect(window.inspector.find_text)
    window.theme.changed.connect(window.text_actions.apply_type)


def _make_frame_controllers(window: MainWindow) -> None:
    """Make the controllers that keep the frame, its notices and its preferences up to date."""
    context = window.context
    copies = window.inspector.copies
    window.language_choice = LanguageChoice(context, window.choices)
    window.feature_providers = FeatureProviders(context, window.choices)
    LetterKeys(window)
    ContextMenus(context, window.viewer, window.findings, copies.view, window.strip)
    CurrentImage(context, window.viewer, window.displayed, window.status, window.toolbar)
    WindowTitle(context, window.analysis)
    OpenedImages(context, window.opener)
    RunProgress(context, window.analysis, window.status, window.toolbar)
    QueueNotices(context, window.analysis)
    CopyMessages(context, window.findings, copies, window.strip)
    window.selection_zoom = SelectionZoom(window.viewer, window.findings, window.compare, window.quality)
    window.tour = Tour(context, partial(tour_steps, window))
    window.back_out = BackOut(
        window.editing.shapes, window.view_controls, window.tour, window.findings, window.session.selection
    )
    window.offline_switch = OfflineSwitch(context)
    painted = (window.head, window.strip, window.inspector, window.viewer, window.toolbar)
    window.appearance = Appearance(context, window.theme, painted)
    areas = (
        (copies, "Provenance"),
        (window.inspector.compare, "Analyse"),
        (window.inspector.review, "Correct"),
        (window.inspector.quality, "Analyse"),
        (window.inspector, "Edit"),
        (window.strip, "Analyse"),
        (window.viewer, "View"),
    )
    window.dialogs = Dialogs(context, window.open_paths, areas, ManualLibrary(context))


def _make_startup_and_shutdown(window: MainWindow) -> None:
    context = window.context
    window.provider_offers = ProviderOffers(context, window.analysis, window.choices)
    window.reader_warm_up = ReaderWarmUp(context, window.status, window.choices)
    window.queue_restore = QueueRestore(context, window.analysis.queue)
    QueueJoinOffer(context, window.analysis, window.opener, window.queue_restore)
    window.startup_shutdown = StartupShutdown(
        context, window.opener, window.queue_restore, window.reader_warm_up
    )
    window.startup_shutdown.preloaded.connect(window.viewer.attach_canvas)
    window.startup_shutdown.preloaded.connect(window.provider_offers.load)
    for stop in (
        window.viewer.stop,
        window.capture.stop,
        window.analysis.end,
        window.backend.write_pending_now,
        window.export.forget_files,
    ):
        window.startup_shutdown.ending.connect(stop)
    window.startup_shutdown.began_with_sample.connect(window.tour.offer)
    window.preferences.write_with(window.runtime, window.startup_shutdown.show_settings_error)


def _connect_panels(window: MainWindow) -> None:
    copies = window.inspector.copies
    window.analysis.runs_changed.connect(window.displayed.update_statuses)
    window.viewer.empty.open_files.connect(window.opener.ask_files)
    window.viewer.empty.open_samples.connect(window.open_paths)
    window.viewer.built.connect(window.status.show_built)
    window.viewer.cursor_moved.connect(window.status.show_cursor)
    window.viewer.zoom_changed.connect(window.toolbar.show_zoom)
    copies.wanted.connect(window.command_actions.run)
    copies.hits_changed.connect(window.inspector.update_copies_count)
    window.inspector.compare_shown.connect(window.compare.set_active)
    window.inspector.review_shown.connect(window.review.set_active)
    window.review.wanted.connect(window.inspector.show_review)
    window.inspector.quality_shown.connect(window.quality.set_active)
    window.quality.quality_wanted.connect(window.inspector.show_quality)
    window.quality.panes_shown.connect(window.overlays.setHidden)
    window.quality.provider_wanted.connect(window.displayed.choose)
    window.compare.compare_wanted.connect(window.inspector.show_compare)
    window.compare.findings_wanted.connect(window.inspector.show_findings)
    window.compare.panes_shown.connect(window.overlays.setHidden)
    window.compare.provider_wanted.connect(window.displayed.choose)
    window.head.providers.chosen.connect(window.displayed.choose)
    window.head.providers.eyed.connect(window.displayed.toggle)
    window.head.look.clicked.connect(window.view_controls.open_popup)
    window.viewer.drawn.connect(window.overlays.set_counts)
    window.displayed.content_changed.connect(window.status.show_content)
    window.displayed.note_outdated.connect(window.findings.note.hide)
    window.displayed.statuses_changed.connect(window.head.providers.show_statuses)
    window.displayed.credentials_wanted.connect(window.dialogs.open_providers)
    window.feature_providers.keys_wanted.connect(window.dialogs.open_providers)
    window.toolbar.page_wanted.connect(window.session.turn_to)
    window.dragged_over.connect(window.viewer.empty.set_dragged)
    window.saved_answers.arrived.connect(window.displayed.show_new)
    window.saved_answers.copies_arrived.connect(window.inspector.show_copies)
    window.drop_takers = (window.opener.drop,)
    window.drag_sign = DragSign(window.context, window.splitter.parentWidget() or window)
    window.drop_preview = window.drag_sign.show_for
    window.dragged_over.connect(window.drag_sign.follow)


def _connect_offline(window: MainWindow) -> None:
    """Let everybody who sends or fetches stop when the offline switch is turned on."""
    for stop in (window.analysis.go_offline, window.opener.go_offline, window.copies_controller.go_offline):
        window.offline_switch.went_offline.connect(stop)


def _refresh_commands(window: MainWindow) -> None:
    """Ask the commands anew after everything that may make one possible or impossible."""
    images = window.session.images
    for signal in (
        images.rowsInserted,
        images.rowsRemoved,
        window.session.current_changed,
        window.preferences.changed,
        window.analysis.runs_changed,
        window.viewer.built,
        window.session.selection.changed,
        window.displayed.listed,
        window.displayed.statuses_changed,
        window.findings.view_changed,
        window.findings.finder.changed,
        window.corrections.changed,
        window.editing.changed,
        window.view_controls.changed,
        window.inspector.copies.selected,
        window.copies_controller.more.changed,
        window.compare.changed,
        window.review.changed,
        window.quality.changed,
        window.overlays.visible_changed,
        window.overlays.hidden_changed,
        window.choices.changed,
        window.theme.changed,
        window.tour.changed,
        window.capture.ended,
    ):
        signal.connect(window.command_actions.refresh)


def _restore(window: MainWindow) -> None:
    splitter = window.stored_geometry.value("splitter")
    if splitter is not None:
        window.splitter.restoreState(splitter)
    OverlaySwitches(window.context, window.overlays, window.viewer).restore()
    choices = RememberedChoices(window.context, window.analysis, window.choices)
    window.choices.changed.connect(window.displayed.update_statuses)
    choices.restore()
    window.displayed.update_statuses()
