"""Feeds the Copies tab from the analyses of the current image, and writes its list to a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.config.settings import THUMBNAILS
from app.model.analysis import Analysis
from app.model.errors import VidimusError
from app.model.image import Image
from app.provenance.hits import Hits, merge_hits
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket
from app.ui.copies.copy_thumbnails import CopyThumbnails
from app.ui.copies.more_results import MoreResults
from app.ui.session.entries import Entry

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

FORMATS: Final = {".csv": "copies-csv", ".json": "copies-json"}
_SETTLED: Final = 120
"""Milliseconds a list stands still before pictures of what is in view are fetched."""
_TOPIC: Final = "copies/export"


class CopiesController(QObject):
    """Merges hits off the GUI thread, does what the commands say with links, exports."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._seen: tuple[Analysis, ...] = ()
        self._merging: Ticket | None = None
        self.more: MoreResults = MoreResults(window)
        self.pictures: CopyThumbnails = CopyThumbnails(window.runtime, window.backend, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        self._settled.timeout.connect(self._want_pictures)
        view = window.inspector.copies.view
        self.pictures.loaded.connect(view.viewport().update)
        view.verticalScrollBar().valueChanged.connect(self._moved)
        view.verticalScrollBar().rangeChanged.connect(self._moved)
        window.inspector.copies.selected.connect(self._moved)
        window.inspector.tabs.currentChanged.connect(self._moved)
        self._show_pictures()
        window.session.current_changed.connect(self._follow)
        window.session.entry_changed.connect(self._changed)

    def _changed(self, entry: Entry) -> None:
        current = self._window.session.current
        if current is not None and current.key == entry.key:
            self._follow(current)

    def _follow(self, entry: Entry | None) -> None:
        about = tuple(a for a in entry.analyses.values() if a.copies is not None) if entry else ()
        if len(about) == len(self._seen) and all(a is b for a, b in zip(about, self._seen, strict=True)):
            return
        self._seen = about
        if self._merging is not None:
            self._merging.cancel()
            self._merging = None
        if not about:
            self._show(_List(Hits()))
            return
        self._merging = self._window.runtime.call(partial(_listed, about), self._show)

    def _show(self, found: _List) -> None:
        hits = found.hits
        inspector = self._window.inspector
        inspector.copies.show_hits(hits)
        inspector.update_copies_count()
        self._moved()
        self.more.offer(found.able, found.ended)
        self._window.command_actions.refresh()

    def toggle_thumbnails(self) -> None:
        """Fetch thumbnails of hits, or no longer."""
        self._window.preferences.set(THUMBNAILS, not self.pictures.on)
        self._show_pictures()
        self._window.command_actions.refresh()

    def go_offline(self) -> None:
        """End what is being fetched."""
        self.pictures.stop()

    def _show_pictures(self) -> None:
        on = self.pictures.on
        if not on:
            self.pictures.stop()
        self._window.inspector.copies.show_pictures(self.pictures.get if on else None)
        self._moved()

    def _moved(self) -> None:
        if self.pictures.on:
            self._settled.start()

    def _want_pictures(self) -> None:
        view = self._window.inspector.copies.view
        self.pictures.want(view.pictures_in_view() if view.isVisible() else ())

    @property
    def can_export(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._window.inspector.copies.hits.places)

    def open(self, *, image: bool) -> None:
        """Open the page, or the image, of the selected place; says so where nothing takes it."""
        copies = self._window.inspector.copies
        if not (copies.open_image() if image else copies.open_page()):
            self._say(tr("the browser could not be started; copy the link instead"))

    def ask_export(self) -> None:
        """Let the user choose a file; the list of the current image goes there."""
        entry = self._window.session.current
        if entry is None or not self.can_export:
            return
        proposed = f"{Path(entry.image.name).stem or 'image'}.copies.csv"
        name, kind = QFileDialog.getSaveFileName(
            self._window,
            tr("Export copies"),
            proposed,
            f"{tr('Table')} (*.csv);;{tr('JSON with all evidence')} (*.json)",
        )
        if name:
            path = Path(name)
            if path.suffix.lower() not in FORMATS:
                path = path.with_name(path.name + (".json" if "json" in kind else ".csv"))
            self.export(path)

    def export(self, path: Path) -> None:
        """Write every place of the current image to a file, in the format its name ends with."""
        entry = self._window.session.current
        if entry is not None:
            work = partial(_write, entry.image, tuple(entry.analyses.values()), path)
            self._window.messages.dismiss(_TOPIC)
            self._window.runtime.call(work, self._written, self._failed)

    def _written(self, path: Path) -> None:
        self._window.messages.show_status(tr("Wrote {name}").format(name=path.name), 3_000)

    def _failed(self, error: VidimusError) -> None:
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self._window.messages.notify(_TOPIC, sentence)


@dataclass(frozen=True)
class _List:
    """The places, the analyses whose provider may have more of them, and the providers that have none."""

    hits: Hits
    able: tuple[Analysis, ...] = ()
    ended: tuple[str, ...] = ()


def _listed(about: tuple[Analysis, ...], _ticket: Ticket) -> _List:
    from app.providers.kit.plan import Pager
    from app.providers.kit.registry import providers

    pagers: dict[str, object] = dict(providers())
    able: list[Analysis] = []
    ended: list[str] = []
    for analysis in about:
        pager = pagers.get(analysis.provider)
        if isinstance(pager, Pager):
            if pager.can_more(analysis):
                able.append(analysis)
            else:
                ended.append(analysis.provider)
    return _List(merge_hits(about), tuple(able), tuple(ended))


def _write(image: Image, analyses: tuple[Analysis, ...], path: Path, _ticket: Ticket) -> Path:
    from app.export.exporter import ExportContent
    from app.export.output_files import write_file
    from app.export.registry import exporter

    write_file(path, exporter(FORMATS[path.suffix.lower()]).write(ExportContent(image, analyses)))
    return path
