"""The window: puts the parts side by side and connects them. What they do stands in their own files."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.model.errors import Kind, VidimusError
from app.model.image import Image
from app.settings import FEATURES, OVERLAYS, PROVIDERS, THEME
from app.ui.analyst import Analyst
from app.ui.bars import CanvasHead, Toolbar
from app.ui.choices import Choices
from app.ui.commands import Actions
from app.ui.content import Key
from app.ui.dropping import DropWindow
from app.ui.entries import Entry
from app.ui.lifetime import Lifetime
from app.ui.notice import Notice, NoticeArea
from app.ui.opening import Opening, Refused, incoming_of_texts
from app.ui.overlays_panel import OverlaysPanel
from app.ui.results import Results
from app.ui.runtime import Runtime
from app.ui.services import Services
from app.ui.session import Session
from app.ui.shown import Shown
from app.ui.stage import Built, Stage
from app.ui.status import Status
from app.ui.strip import Strip
from app.ui.theme import Theme


class Window(DropWindow):
    """Vidimus. ``painted`` follows the first paint; nothing heavy happens before it."""

    painted = Signal()
    session: Session
    analyst: Analyst
    opening: Opening
    overlays: OverlaysPanel
    choices: Choices
    stage: Stage
    results: Results

    def __init__(self, runtime: Runtime, services: Services, theme: Theme, store: QSettings) -> None:
        super().__init__()
        self.setWindowTitle("Vidimus")
        self.runtime = runtime
        self.services = services
        self.theme = theme
        self._geometry = store
        self.session = Session(runtime, services, self)
        self.analyst = Analyst(self.session, runtime, services, self)
        self.opening = Opening(runtime, services, self)
        self._build()
        self.actions_by_id = Actions(self)
        self.actions_by_id.fill(self.menuBar())
        self.toolbar.connect_commands(self.actions_by_id)
        self.shown = Shown(self)
        self.lifetime = Lifetime(self)
        self._connect()
        self._restore()
        self.actions_by_id.refresh()

    def _build(self) -> None:
        root = QWidget(self)
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.toolbar = Toolbar(root)
        self.choices = self.toolbar.choices
        column.addWidget(self.toolbar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, root)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.strip = Strip(self.session, self.runtime, self.splitter)
        self.strip.setMinimumWidth(150)
        middle = QWidget(self.splitter)
        middle.setMinimumWidth(420)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self.head = CanvasHead(middle)
        self.overlays = self.head.overlays
        self.notices = NoticeArea(middle)
        self.stage = Stage(self.runtime, middle)
        inner.addWidget(self.head)
        inner.addWidget(self.notices)
        inner.addWidget(self.stage, 1)
        self.results = Results(self.splitter)
        self.results.setMinimumWidth(240)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([216, 760, 340])
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(root)
        self.status = Status(self)
        self.setStatusBar(self.status)
        self.status.installEventFilter(self)

    def _connect(self) -> None:
        self.session.current_changed.connect(self._current_changed)
        self.session.failed.connect(self._session_failed)
        self.analyst.runs_changed.connect(self._runs_changed)
        self.opening.opened.connect(self._opened)
        self.opening.refused.connect(self._refused)
        self.stage.empty.open_files.connect(self.opening.ask_files)
        self.stage.empty.open_samples.connect(self.open_paths)
        self.stage.load_failed.connect(self._load_failed)
        self.stage.built.connect(self._built)
        self.stage.cursor_moved.connect(self.status.tell_cursor)
        self.stage.zoom_changed.connect(self.toolbar.tell_zoom)
        self.stage.selection_changed.connect(self._canvas_selected)
        self.results.selection_changed.connect(self._tree_selected)
        self.results.activated.connect(self._zoom_to_key)
        self.results.copied.connect(self._copied)
        self.overlays.visible_changed.connect(self._visible_changed)
        self.overlays.hidden_changed.connect(self.stage.set_hidden)
        self.choices.changed.connect(self._chosen)
        self.head.providers.chosen.connect(self.shown.choose)
        self.toolbar.page_wanted.connect(self.session.turn_to)
        self.theme.changed.connect(self._restyled)

    # images come and go

    def open_paths(self, texts: list[str]) -> None:
        """Open paths and links given on the command line; a link given there was asked for."""
        self.opening.open(incoming_of_texts(texts), asked=True, public_only=False)

    def _opened(self, image: Image) -> None:
        self.notices.drop(f"open/{image.name}")
        self.session.add(image)

    def _refused(self, refused: Refused) -> None:
        sentence = str(refused.error)
        if refused.name and refused.error.kind is not Kind.INPUT:
            sentence = f"{refused.name}: {sentence}"
        self.notices.say(Notice(f"open/{refused.name}", sentence))

    def _session_failed(self, name: str, error: VidimusError) -> None:
        self.notices.say(Notice(f"session/{name}", f"{name}: {error}"))

    def _load_failed(self, image: Image, error: VidimusError) -> None:
        retry = partial(self.stage.show_image, image)
        self.notices.say(Notice(f"image/{image.sha256}", str(error), "Retry", retry))

    def _current_changed(self, entry: Entry | None) -> None:
        self.notices.drop_all("analysis/")
        self.notices.drop_all("image/")
        self.stage.show_image(entry.image if entry else None)
        self.status.tell_image(entry.image if entry else None)
        self.toolbar.tell_pages(entry.image if entry else None)
        self.setWindowTitle(f"{entry.name} — Vidimus" if entry else "Vidimus")
        self.shown.follow(entry)
        self.actions_by_id.refresh()

    # what was found

    def _runs_changed(self) -> None:
        self.status.tell_runs(self.analyst.runs, self.analyst.queued)
        self.toolbar.tell_busy(self.analyst.busy)
        self.shown.tell_providers()
        self.actions_by_id.refresh()

    def _built(self, built: Built) -> None:
        self.status.tell_content(built.content)
        self.actions_by_id.refresh()

    def _canvas_selected(self, keys: tuple[Key, ...]) -> None:
        self.results.select(keys)
        self.actions_by_id.refresh()

    def _tree_selected(self, keys: tuple[Key, ...]) -> None:
        self.stage.select(keys)
        self.actions_by_id.refresh()

    def _zoom_to_key(self, key: Key) -> None:
        self.stage.zoom_to((key,))

    def zoom_to_selection(self) -> None:
        """Bring what is selected as large as it fits."""
        self.stage.zoom_to(self.results.tree.selected_keys())

    def _copied(self, text: str) -> None:
        words = len(text.split())
        self.status.showMessage(f"Copied {words} word{'s' * (words != 1)}", 3_000)

    def _visible_changed(self, key: str, on: bool) -> None:
        self.stage.set_visible({key: on})
        self.services.settings.set(OVERLAYS, tuple(k for k in self.overlays.chips if self.overlays.is_on(k)))
        self.actions_by_id.refresh()

    def _chosen(self) -> None:
        self.analyst.providers = self.choices.providers
        self.analyst.features = self.choices.features
        self.services.settings.set(FEATURES, tuple(f.value for f in self.choices.features))
        self.services.settings.set(PROVIDERS, self.choices.providers)
        self.shown.tell_providers()
        self.actions_by_id.refresh()

    # the window itself

    def set_theme(self, mode: str) -> None:
        """Light, dark or as the system has it."""
        self.theme.use(mode)
        self.services.settings.set(THEME, mode)
        self.actions_by_id.refresh()

    def _restyled(self) -> None:
        for widget in (self.head, self.strip, self.results, self.stage, self.toolbar):
            widget.update()

    def toggle_full_screen(self) -> None:
        """Full screen and back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def open_palette(self) -> None:
        """The command palette."""
        from app.ui.palette import CommandPalette

        palette = CommandPalette(self)
        palette.show()
        palette.field.setFocus()

    def open_keys(self) -> None:
        """The sheet of keys."""
        from app.ui.keysheet import KeySheet

        KeySheet(self).open()

    def open_settings(self) -> None:
        """The settings."""
        from app.ui.settings_dialog import SettingsDialog

        SettingsDialog(self).open()

    def _restore(self) -> None:
        geometry, splitter = self._geometry.value("geometry"), self._geometry.value("splitter")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1360, 860)
        if splitter is not None:
            self.splitter.restoreState(splitter)
        settings = self.services.settings
        drawn = settings.get(OVERLAYS)
        self.overlays.set_on({key: key in drawn for key in self.overlays.chips})
        self.choices.offer_features(tuple(self.choices.features), settings.features)
        self._chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tells of the first paint (the window itself is covered and never painted)."""
        if event.type() == QEvent.Type.Paint and watched is self.status:
            self.status.removeEventFilter(self)
            self.painted.emit()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Geometry is kept; what runs is ended by ``app.ui.app.run``."""
        self._geometry.setValue("geometry", self.saveGeometry())
        self._geometry.setValue("splitter", self.splitter.saveState())
        super().closeEvent(event)

    def dragged(self, *, on: bool) -> None:
        """The empty state shows where things may be dropped."""
        self.stage.empty.set_dragged(on)

    def dropped(self, data: QMimeData) -> bool:
        """Open what was dropped."""
        return self.opening.drop(data)
