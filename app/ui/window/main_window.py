"""The window: a frame that is painted at once, filled with its parts right after, and what connects them.

Qt classes cost time when they are first imported, so this file imports the parts late: ``assemble``
brings them, after the first paint.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QPaintEvent

from app.config.settings import CONTRAST, FEATURES, OFFLINE, OVERLAYS, PRIVATE, PROVIDERS, RECENT, THEME
from app.ui.base.i18n import figure, tr, trn
from app.ui.window.drop_target import DropWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QSplitter

    from app.model.edit import Key
    from app.model.errors import VidimusError
    from app.model.image import Image
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.analysis.provider_choices import ProviderChoices
    from app.ui.analysis.queue_progress import QueueProgress
    from app.ui.base.backend import Backend
    from app.ui.base.messages import Messages
    from app.ui.base.preferences import Preferences
    from app.ui.base.provider_names import ProviderNames
    from app.ui.base.runtime import Runtime
    from app.ui.compare.compare_controller import CompareController
    from app.ui.copies.copies_controller import CopiesController
    from app.ui.editing.editing_controller import EditingController
    from app.ui.export.export_controller import ExportController
    from app.ui.findings.findings_panel import FindingsPanel
    from app.ui.findings.text_actions import TextActions
    from app.ui.opening.image_opener import ImageOpener, Refused
    from app.ui.opening.saved_answers import SavedAnswers
    from app.ui.session.context import Context
    from app.ui.session.corrections import Corrections
    from app.ui.session.entries import Entry
    from app.ui.session.session import Session
    from app.ui.strip.image_strip import ImageStrip
    from app.ui.viewer.displayed_analyses import DisplayedAnalyses
    from app.ui.viewer.image_viewer import ImageViewer
    from app.ui.viewer.overlay_builder import BuiltAnalysis
    from app.ui.viewer.overlays_panel import OverlaysPanel
    from app.ui.viewer.view_controls import ViewControls
    from app.ui.widgets.notice import NoticeArea
    from app.ui.widgets.theme import Theme
    from app.ui.window.commands import CommandActions
    from app.ui.window.inspector import Inspector
    from app.ui.window.startup_shutdown import StartupShutdown
    from app.ui.window.status_bar import StatusBar
    from app.ui.window.toolbar import CanvasHead, Toolbar


MOST_RECENT: Final = 20
"""Files and folders kept as opened lately."""
_FRAME: Final = QSize(8, 40)
"""Room for the frame and the title bar, which nobody knows before the window is there."""


class MainWindow(DropWindow):
    """Vidimus. ``painted`` follows the first paint; the attributes below are there after ``assemble``."""

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
    opener: ImageOpener
    command_actions: CommandActions
    toolbar: Toolbar
    choices: ProviderChoices
    splitter: QSplitter
    strip: ImageStrip
    head: CanvasHead
    overlays: OverlaysPanel
    notices: NoticeArea
    viewer: ImageViewer
    inspector: Inspector
    findings: FindingsPanel
    copies_controller: CopiesController
    compare: CompareController
    corrections: Corrections
    editing: EditingController
    view_controls: ViewControls
    saved_answers: SavedAnswers
    export: ExportController
    text_actions: TextActions
    status: StatusBar
    displayed: DisplayedAnalyses
    startup_shutdown: StartupShutdown

    def __init__(self, preferences: Preferences, theme: Theme, geometry: QSettings) -> None:
        super().__init__()
        self.setWindowTitle("Vidimus")
        self.preferences = preferences
        self.theme = theme
        self.geometry_kept = geometry
        self.assembled = False
        self._was_painted = False
        kept = geometry.value("geometry")
        if kept is None or not self.restoreGeometry(kept):
            # a first start fits small and scaled screens too
            self.resize(QSize(1360, 860).boundedTo(self.screen().availableSize() - _FRAME))

    def assemble(self) -> None:
        """Make all parts and connect them; once."""
        from app.ui.window.assembly import assemble

        if not self.assembled:
            assemble(self)
            self.assembled = True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The empty frame, seen only until it is filled."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    # images come and go

    def open_paths(self, texts: list[str]) -> None:
        """Open paths and links given on the command line; a link given there was asked for."""
        from app.ui.opening.image_opener import incoming_of_texts

        self.opener.open(incoming_of_texts(texts), asked=True, public_only=False)

    def on_opened(self, images: Sequence[Image], first: bool) -> None:
        """Images were opened."""
        for image in images if self.messages.notices else ():
            self.messages.dismiss(f"open/{image.name}")
        self.session.add_all(images, show=first)
        self.command_actions.refresh()  # there may be a next image now

    def on_asked_for(self, paths: tuple[Path, ...]) -> None:
        """Files and folders the user opened lead the recent ones; in the private mode nothing is kept."""
        from app.ui.viewer.empty_state import SAMPLES

        asked = [str(path.absolute()) for path in paths if path.parent != SAMPLES]
        if not self.preferences.get(PRIVATE) and 0 < len(asked) <= MOST_RECENT:
            before = [p for p in self.preferences.get(RECENT) if p not in asked]
            self.preferences.set(RECENT, (*asked, *before)[:MOST_RECENT])

    def on_refused(self, refused: Refused) -> None:
        """Something could not be opened."""
        sentence = str(refused.error)
        if refused.name and refused.error.kind != "input":
            sentence = f"{refused.name}: {sentence}"
        self._say(f"open/{refused.name}", sentence)

    def _say(
        self, topic: str, sentence: str, action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        self.messages.notify(topic, sentence, action, do)

    def on_session_failed(self, name: str, error: VidimusError) -> None:
        """A page or what is kept of an image could not be had."""
        self._say(f"session/{name}", f"{name}: {error}")

    def on_load_failed(self, image: Image, error: VidimusError) -> None:
        """The pixels of the current image could not be had."""
        retry = partial(self.viewer.show_image, image)
        self._say(f"image/{image.sha256}", str(error), tr("Retry"), retry)

    def on_current_changed(self, entry: Entry | None) -> None:
        """Another image is looked at."""
        self.messages.dismiss_all("analysis/")
        self.messages.dismiss_all("image/")
        self.viewer.show_image(entry.image if entry else None)
        self.status.tell_image(entry.image if entry else None)
        self.toolbar.tell_pages(entry.image if entry else None)
        self._tell_title()
        self.displayed.follow(entry)
        self.command_actions.refresh()

    # what was found

    def on_runs_changed(self) -> None:
        """An analysis went a step on."""
        self.status.tell_runs(self.analysis.runs, self.analysis.queue.progress())
        self.toolbar.tell_busy(self.analysis.busy)
        self._tell_title()
        self.displayed.tell_providers()
        self.command_actions.refresh()

    def _tell_title(self) -> None:
        """What task bars show: how far the queue is, the image looked at, the program."""
        entry, queue = self.session.current, self.analysis.queue.progress()
        far = f"{figure(queue.done)}/{figure(queue.total)}" if queue.total and self.analysis.busy else ""
        self.setWindowTitle(" — ".join(filter(None, (far, entry.name if entry else "", "Vidimus"))))

    def analyse_selected(self) -> None:
        """Put the images selected in the strip into the queue."""
        self.analysis.run_many(self.strip.selected())

    def on_queue_halted(self, provider: str, why: str) -> None:
        """A provider's line in the queue stopped by itself."""
        sentence = tr("{provider}: {why}; the queue rests").format(
            provider=self.names.title_of(provider), why=why
        )
        self._say(f"queue/{provider}", sentence, tr("Resume"), self.analysis.queue.resume)

    def on_queue_finished(self, ended: QueueProgress) -> None:
        """The queue is done with all its images."""
        if ended.failed:
            sentence = trn("{failed} of %n image(s) failed, wholly or in part", ended.total).format(
                failed=figure(ended.failed)
            )
            self._say("queue", sentence, tr("Retry failed"), self.analysis.retry_failed)
        elif ended.total:
            self.messages.dismiss("queue")
            self.messages.show_status(trn("%n image(s) analysed", ended.total), 6_000)

    def on_queue_emptied(self, gone: Mapping[int, Sequence[str]]) -> None:
        """Many images left the queue at once, perhaps by a slip of the finger."""
        if len(gone) > 1:
            back = partial(self.analysis.queue.take_back, gone)
            said = tr("Cancelled. Images not analysed: {count}").format(count=figure(len(gone)))
            self._say("queue", said, tr("Go on with them"), back)

    def on_built(self, built: BuiltAnalysis) -> None:
        """What was found is on the canvas."""
        self.status.tell_content(built.content)
        self.command_actions.refresh()

    def on_canvas_selected(self, keys: tuple[Key, ...]) -> None:
        """The user selected on the canvas."""
        self.findings.select(keys)
        self.command_actions.refresh()

    def on_tree_selected(self, keys: tuple[Key, ...]) -> None:
        """The user selected in the list."""
        self.viewer.select(keys)
        self.command_actions.refresh()

    def on_zoom_to_key(self, key: Key) -> None:
        """The user asked for a region of the list."""
        self.viewer.zoom_to((key,))

    def zoom_to_selection(self) -> None:
        """Bring what is selected as large as it fits."""
        if self.compare.active:
            self.compare.zoom_to_place()
        else:
            self.viewer.zoom_to(self.findings.keys)

    def on_copied(self, text: str) -> None:
        """Text went to the clipboard."""
        self.messages.show_status(trn("Copied %n word(s)", len(text.split())), 3_000)

    def on_link_copied(self, link: str) -> None:
        """A link went to the clipboard."""
        from app.ui.base.safe_text import one_line

        self.messages.show_status(tr("Copied {link}").format(link=one_line(link, 120)), 3_000)

    def on_visible_changed(self, key: str, on: bool) -> None:
        """An overlay was switched."""
        self.viewer.set_visible({key: on})
        self.backend.settings.set(OVERLAYS, tuple(k for k in self.overlays.chips if self.overlays.is_on(k)))
        self.command_actions.refresh()

    def on_chosen(self) -> None:
        """Providers or features were chosen."""
        self.analysis.providers = self.choices.providers
        self.analysis.features = self.choices.features
        providers, features = self.choices.wished
        self.backend.settings.set(FEATURES, features)
        self.backend.settings.set(PROVIDERS, providers)
        self.displayed.tell_providers()
        self.command_actions.refresh()

    # the window itself

    def set_theme(self, mode: str) -> None:
        """Light, dark or as the system has it."""
        self.theme.use(mode)
        self.backend.settings.set(THEME, mode)
        self.command_actions.refresh()

    def set_contrast(self, contrast: str) -> None:
        """High contrast, normal, or as the system has it."""
        self.theme.use_contrast(contrast)
        self.backend.settings.set(CONTRAST, contrast)
        self.command_actions.refresh()

    def toggle_contrast(self) -> None:
        """High contrast and back."""
        self.set_contrast("normal" if self.theme.high else "high")

    def on_restyled(self) -> None:
        """The colours changed; what paints itself paints again."""
        for widget in (self.head, self.strip, self.inspector, self.viewer, self.toolbar):
            widget.update()

    def toggle_full_screen(self) -> None:
        """Full screen and back."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def open_palette(self) -> None:
        """The command palette."""
        from app.ui.window.command_palette import CommandPalette

        palette = CommandPalette(self)
        palette.show()
        palette.field.setFocus()

    def open_recent(self) -> None:
        """Files opened lately."""
        from app.ui.window.command_palette import RecentFiles

        files = RecentFiles(self)
        files.show()
        files.field.setFocus()

    def open_keys(self) -> None:
        """The sheet of keys."""
        from app.ui.window.key_sheet import KeySheet

        KeySheet(self).open()

    def open_key_changes(self) -> None:
        """The page where keys are changed."""
        from app.ui.window.key_changes import KeyChanges

        KeyChanges(self).open()

    def open_settings(self) -> None:
        """The settings."""
        from app.ui.settings.settings_dialog import SettingsDialog

        SettingsDialog(self).open()

    def open_providers(self, provider: str = "") -> None:
        """Credentials, addresses and options of the providers, at one of them."""
        from app.ui.settings.providers_dialog import ProvidersDialog

        ProvidersDialog(self, provider).open()

    def set_offline(self, on: bool) -> None:
        """The offline switch: nothing non-local starts, and what is under way stops at once."""
        self.backend.settings.set(OFFLINE, on)
        self.backend.set_offline(on=on)
        if on:
            self.analysis.go_offline()
            self.opener.go_offline()
            self.copies_controller.go_offline()
        self.messages.show_status(
            tr("Offline: no image leaves this machine") if on else tr("Online again"), 4_000
        )
        self.command_actions.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Geometry is kept; what runs is ended by ``app.ui.window.application.run``."""
        self.geometry_kept.setValue("geometry", self.saveGeometry())
        if self.assembled:
            self.geometry_kept.setValue("splitter", self.splitter.saveState())
        super().closeEvent(event)

    def dragged(self, *, on: bool) -> None:
        """The empty state shows where things may be dropped."""
        if self.assembled:
            self.viewer.empty.set_dragged(on)

    def dropped(self, data: QMimeData) -> bool:
        """Open what was dropped."""
        return self.assembled and (self.saved_answers.drop(data) or self.opener.drop(data))
