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
from app.model.safe_text import one_line
from app.provenance.hits import Hits, merge_hits
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket
from app.ui.base.sentences import sentence_of
from app.ui.base.table_clipboard import put_table
from app.ui.copies.copies_panel import CopiesPanel
from app.ui.copies.copy_thumbnails import CopyThumbnails
from app.ui.copies.more_results import MoreResults
from app.ui.session.context import Context
from app.ui.session.entries import Entry
from app.ui.widgets.written_files import tell_written

if TYPE_CHECKING:
    from app.ui.analysis.provider_access import ProviderAccess

FORMATS: Final = {".csv": "copies-csv", ".json": "copies-json"}
_SETTLED: Final = 120
"""Milliseconds a list stands still before pictures of what is in view are fetched."""
_TOPIC: Final = "copies/export"


class CopiesController(QObject):
    """Merges hits off the GUI thread, does what the commands say with links, exports."""

    def __init__(self, context: Context, panel: CopiesPanel, access: ProviderAccess) -> None:
        super().__init__(context.widget)
        self._context = context
        self._panel = panel
        self._listed: tuple[Analysis, ...] = ()
        self._merging: Ticket | None = None
        self.more: MoreResults = MoreResults(context, panel, access)
        self.pictures: CopyThumbnails = CopyThumbnails(context, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        self._settled.timeout.connect(self._want_pictures)
        self.pictures.loaded.connect(panel.view.viewport().update)
        panel.view.verticalScrollBar().valueChanged.connect(self._moved)
        panel.view.verticalScrollBar().rangeChanged.connect(self._moved)
        panel.selected.connect(self._moved)
        panel.visibility_changed.connect(self._moved)
        self._show_pictures()
        context.session.current_changed.connect(self._follow)
        context.session.entry_changed.connect(self._changed)

    def _changed(self, entry: Entry) -> None:
        current = self._context.session.current
        if current is not None and current.key == entry.key:
            self._follow(current)

    def _follow(self, entry: Entry | None) -> None:
        about = tuple(a for a in entry.analyses.values() if a.copies is not None) if entry else ()
        if len(about) == len(self._listed) and all(a is b for a, b in zip(about, self._listed, strict=True)):
            return
        self._listed = about
        if self._merging is not None:
            self._merging.cancel()
            self._merging = None
        if not about:
            self._show(_MergedHits(Hits()))
            return
        self._merging = self._context.runtime.call(partial(_list_of, about), self._show)

    def _show(self, merged: _MergedHits) -> None:
        self._panel.show_hits(merged.hits)
        self._moved()
        self.more.offer(merged.able, merged.ended)

    def toggle_thumbnails(self) -> None:
        """Fetch thumbnails of hits, or no longer."""
        self._context.preferences.set(THUMBNAILS, not self.pictures.on)
        self._show_pictures()

    @property
    def settled(self) -> bool:
        """Return True if the pictures in view were asked for since the list moved last."""
        return not self._settled.isActive()

    def go_offline(self) -> None:
        """End what is being fetched."""
        self.pictures.stop()

    def _show_pictures(self) -> None:
        on = self.pictures.on
        if not on:
            self.pictures.stop()
        self._panel.show_pictures(self.pictures.get if on else None)
        self._moved()

    def _moved(self) -> None:
        if self.pictures.on:
            self._settled.start()

    def _want_pictures(self) -> None:
        view = self._panel.view
        self.pictures.want(view.pictures_in_view() if view.isVisible() else ())

    @property
    def can_export(self) -> bool:
        """Return True if there is a place to write."""
        return bool(self._panel.hits.places)

    def open(self, *, image: bool) -> None:
        """Open the page, or the image, of the selected place; tell the user where nothing takes it."""
        if not (self._panel.open_image() if image else self._panel.open_page()):
            self._say(tr("the browser could not be started; copy the link instead"))

    def copy_table(self) -> None:
        """Put the places listed on the clipboard as a table."""
        if self.can_export:
            self._context.messages.show_status(put_table(self._panel.table()))

    def ask_export(self) -> None:
        """Let the user choose a file; the list of the current image goes there."""
        entry = self._context.session.current
        if entry is None or not self.can_export:
            return
        folder = folder_for(self._context.preferences, "copies", entry.image)
        proposed = str(folder / f"{Path(entry.image.name).stem or 'image'}.copies.csv")
        name, kind = QFileDialog.getSaveFileName(
            self._context.widget,
            tr("Export copies"),
            proposed,
            f"{tr('Table')} (*.csv);;{tr('JSON with all evidence')} (*.json)",
        )
        if name:
            path = Path(name)
            if path.suffix.lower() not in FORMATS:
                path = path.with_name(path.name + (".json" if "json" in kind else ".csv"))
            remember_folder(self._context.preferences, "copies", path.parent)
            self.export(path)

    def export(self, path: Path) -> None:
        """Write every place of the current image to a file, in the format its name ends with."""
        entry = self._context.session.current
        if entry is not None:
            work = partial(_write, entry.image, tuple(entry.analyses.values()), path)
            self._context.messages.dismiss(_TOPIC)
            self._context.runtime.call(work, self._written, self._failed)

    def _written(self, path: Path) -> None:
        sentence = tr("Wrote {name}").format(name=one_line(path.name, 80))
        tell_written(self._context.messages, _TOPIC, sentence, path.parent)

    def _failed(self, error: VidimusError) -> None:
        self._say(sentence_of(error))

    def _say(self, sentence: str) -> None:
        self._context.messages.notify(_TOPIC, sentence)


@dataclass(frozen=True)
class _MergedHits:
    """The places, the analyses whose provider may have more of them, and the providers that have none."""

    hits: Hits
    able: tuple[Analysis, ...] = ()
    ended: tuple[str, ...] = ()


def _list_of(about: tuple[Analysis, ...], _ticket: Ticket) -> _MergedHits:
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
    return _MergedHits(merge_hits(about), tuple(able), tuple(ended))


def _write(image: Image, analyses: tuple[Analysis, ...], path: Path, _ticket: Ticket) -> Path:
    from app.export.exporter import ExportContent
    from app.export.output_files import write_file
    from app.export.registry import exporter

    write_file(path, exporter(FORMATS[path.suffix.lower()]).write(ExportContent(image, analyses)))
    return path
