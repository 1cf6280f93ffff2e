"""The window: a frame that is painted at once and filled with its parts right after.

Qt classes cost time when they are first imported, so this file imports no part: ``assembly`` brings them,
after the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QPaintEvent

from app.ui.window.drop_target import DropWindow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QSplitter

    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.analysis.feature_providers import FeatureProviders
    from app.ui.analysis.language_choice import LanguageChoice
    from app.ui.analysis.provider_choices import ProviderChoices
    from app.ui.analysis.stop_question import StopQuestion
    from app.ui.base.actions import Actions
    from app.ui.base.backend import Backend
    from app.ui.base.messages import Messages
    from app.ui.base.preferences import Preferences
    from app.ui.base.provider_names import ProviderNames
    from app.ui.base.runtime import Runtime
    from app.ui.compare.analysis_history import AnalysisHistory
    from app.ui.compare.compare_controller import CompareController
    from app.ui.compare.consensus_maker import ConsensusMaker
    from app.ui.copies.copies_controller import CopiesController
    from app.ui.editing.editing_controller import EditingController
    from app.ui.export.export_controller import ExportController
    from app.ui.findings.findings_panel import FindingsPanel
    from app.ui.findings.text_actions import TextActions
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
    from app.ui.viewer.overlays_panel import OverlaysPanel
    from app.ui.viewer.view_controls import ViewControls
    from app.ui.widgets.notice import NoticeArea
    from app.ui.widgets.theme import Theme
    from app.ui.window.appearance import Appearance
    from app.ui.window.back_out import BackOut
    from app.ui.window.dialogs import Dialogs
    from app.ui.window.inspector import Inspector
    from app.ui.window.offline_switch import OfflineSwitch
    from app.ui.window.provider_offers import ProviderOffers
    from app.ui.window.queue_restore import QueueRestore
    from app.ui.window.reader_warm_up import ReaderWarmUp
    from app.ui.window.selection_zoom import SelectionZoom
    from app.ui.window.startup_shutdown import StartupShutdown
    from app.ui.window.status_bar import StatusBar
    from app.ui.window.toolbar import Toolbar

FRAME_SIZE: Final = QSize(8, 40)
"""Room for the frame and the title bar, which nobody knows before the window is there."""


class MainWindow(DropWindow):
    """Vidimus. ``painted`` follows the first paint; the parts declared here are there once ``assembled``."""

    painted = Signal()
    context: Context
    preferences: Preferences
    messages: Messages
    names: ProviderNames
    theme: Theme
    runtime: Runtime
    backend: Backend
    session: Session
    analysis: AnalysisRunner
    stopping: StopQuestion
    opener: ImageOpener
    capture: ScreenCapture
    command_actions: Actions
    toolbar: Toolbar
    choices: ProviderChoices
    language_choice: LanguageChoice
    feature_providers: FeatureProviders
    splitter: QSplitter
    strip: ImageStrip
    head: CanvasHead
    overlays: OverlaysPanel
    notices: NoticeArea
    viewer: ImageViewer
    inspector: Inspector
    findings: FindingsPanel
    status: StatusBar
    corrections: Corrections
    displayed: DisplayedAnalyses
    copies_controller: CopiesController
    compare: CompareController
    review: ReviewController
    quality: QualityController
    editing: EditingController
    view_controls: ViewControls
    saved_answers: SavedAnswers
    companions: Companions
    history: AnalysisHistory
    consensus: ConsensusMaker
    closing: ClosedImages
    export: ExportController
    quality_report: QualityReportController
    text_actions: TextActions
    selection_zoom: SelectionZoom
    tour: Tour
    back_out: BackOut
    dialogs: Dialogs
    drag_sign: DragSign
    appearance: Appearance
    offline_switch: OfflineSwitch
    provider_offers: ProviderOffers
    reader_warm_up: ReaderWarmUp
    queue_restore: QueueRestore
    startup_shutdown: StartupShutdown

    def __init__(self, preferences: Preferences, theme: Theme, geometry: QSettings) -> None:
        super().__init__()
        self.setWindowTitle("Vidimus")
        self.preferences = preferences
        self.theme = theme
        self.stored_geometry = geometry
        self.assembled = False
        self._was_painted = False
        stored = geometry.value("geometry")
        if stored is None or not self.restoreGeometry(stored):
            # a first start fits small and scaled screens too
            self.resize(QSize(1360, 860).boundedTo(self.screen().availableSize() - FRAME_SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the empty frame, seen only until the parts are there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Store the geometry; what runs is ended by ``app.ui.window.application.run``."""
        self.stored_geometry.setValue("geometry", self.saveGeometry())
        if self.assembled:
            self.stored_geometry.setValue("splitter", self.splitter.saveState())
        super().closeEvent(event)

    def open_paths(self, texts: Iterable[str]) -> None:
        """Open paths and links that the user gave, such as those of the command line."""
        from app.ui.window.opened_images import open_texts

        open_texts(self.opener, texts)

    def toggle_full_screen(self) -> None:
        """Show the window on the full screen, or as before."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
