"""File > Export: asks what, and writes it off the GUI thread."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.config.settings import EXPORT_FORMAT
from app.model.errors import VidimusError
from app.model.image import Image
from app.model.safe_text import one_line
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.i18n import number_text, tr, trn
from app.ui.base.runtime import Ticket, in_thread
from app.ui.base.sentences import sentence_of
from app.ui.export.export_job import ExportRequest, Written, export
from app.ui.widgets.confirm import Confirm
from app.ui.widgets.written_files import tell_written

if TYPE_CHECKING:
    from app.export.exporter import Exporter
    from app.ui.export.export_dialog import ExportDialog
    from app.ui.session.context import Context
    from app.ui.strip.image_strip import ImageStrip
    from app.ui.viewer.overlays_panel import OverlaysPanel

_TOPIC: Final = "export"


class ExportController(QObject):
    """File > Export: shows the dialog, writes the files, says how it went.

    Files made to be dragged out live as long as the program.
    """

    def __init__(self, context: Context, strip: ImageStrip, overlays: OverlaysPanel) -> None:
        super().__init__(context.widget)
        self._context = context
        self._strip = strip
        self._overlays = overlays
        self._folder: Path | None = None
        self._loading: Ticket | None = None
        self._making: Ticket | None = None
        self._writing: Ticket | None = None
        self.dialog: ExportDialog | None = None

    @property
    def can_export(self) -> bool:
        """Return True if the current image has an analysis to write."""
        entry = self._context.session.current
        return entry is not None and bool(entry.summaries)

    def ask(self) -> None:
        """Show the dialog, one at a time; exporters are loaded first, off the GUI thread."""
        if self.dialog is not None or (self._loading is not None and self._loading.alive):
            return

        def load(_ticket: Ticket) -> tuple[Exporter, ...]:
            from app.export.registry import exporters

            return tuple(exporters().values())

        self._loading = self._context.runtime.call(load, self._show, self._refused)

    def _show(self, formats: tuple[Exporter, ...]) -> None:
        from app.export.exporter import OVERLAYS
        from app.ui.export.export_dialog import ExportDialog, ExportOffer

        entry = self._context.session.current
        if entry is None or not self.can_export:
            return
        listed = self._context.session.selection.provider
        providers = sorted(entry.summaries, key=lambda p: (entry.is_reference(p), p != listed))
        shown = providers[0]  # the one listed, but no reference where there is a reading
        offer = ExportOffer(
            entry=entry,
            selected=tuple(e for e in self._strip.selected() if e.summaries),
            analysed=tuple(e for e in self._context.session.images.entries() if e.summaries),
            providers=tuple((p, self._context.names.title_of(p)) for p in providers),
            first=shown,
            overlays=frozenset(k for k in OVERLAYS if self._overlays.is_on(k)),
        )
        dialog = ExportDialog(
            self._context.widget, formats, offer, self._context.preferences.get(EXPORT_FORMAT)
        )
        dialog.export_wanted.connect(self._ask_where)
        dialog.file_wanted.connect(self._make_for_dialog)
        dialog.copied.connect(self._copied)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        if self._making is not None:  # for a button that is gone
            self._making.cancel()
            self._making = None

    def _ask_where(self, request: ExportRequest, chosen: Exporter) -> None:
        """Let the user choose a file or folder; the dialog stays open where nothing was chosen."""
        from app.ui.export.export_dialog import title_of

        dialog = self.dialog
        if dialog is None:
            return
        if request.several:
            name = QFileDialog.getExistingDirectory(
                dialog, tr("Export to folder"), str(self._folder_beside(request.entries[0].image))
            )
        else:
            proposed = self.proposed(request.entries[0].image, chosen)
            kinds = f"{title_of(chosen)} (*{chosen.suffix});;{tr('All files')} (*)"
            name, _ = QFileDialog.getSaveFileName(dialog, tr("Export"), str(proposed), kinds)
        if name:
            self._context.preferences.set(EXPORT_FORMAT, request.format)
            path = Path(name)
            self.export(request, path if request.several else _with_suffix(path, chosen.suffix))
            if self.dialog is dialog:  # else it was closed while the files were looked at
                dialog.accept()

    def _make_for_dialog(self, request: ExportRequest, chosen: Exporter) -> None:
        self.make(request, chosen, partial(self._give_to_dialog, request))

    def _give_to_dialog(self, request: ExportRequest, path: Path) -> None:
        if self.dialog is not None:
            self.dialog.give_file(request, path)

    def _copied(self, path: Path) -> None:
        sentence = tr("{name} is on the clipboard").format(name=one_line(path.name, 80))
        self._context.messages.show_status(sentence, 4_000)

    def proposed(self, image: Image, chosen: Exporter) -> Path:
        """Return where a single image's file might go: beside the last export, else beside the image."""
        from app.export.output_files import file_stem

        path = self._folder_beside(image) / f"{file_stem(image)}{chosen.suffix}"
        return path if path != image.source else path.with_name(f"{file_stem(image)}.vidimus{chosen.suffix}")

    def _folder_beside(self, image: Image) -> Path:
        return folder_for(self._context.preferences, "export", image)

    def export(self, request: ExportRequest, target: Path, *, replacing: bool = False) -> None:
        """Write the file of the only image to ``target``, those of several into that folder.

        Asks before files of several are replaced, unless ``replacing``.
        """
        remember_folder(self._context.preferences, "export", target if request.several else target.parent)
        self._context.messages.dismiss(_TOPIC)
        backend, limits = self._context.backend, self._context.preferences.limits

        async def work(ticket: Ticket) -> Written:
            return await export(request, target, backend, limits, ticket, replacing=replacing)

        self.stop()
        again = partial(self.export, request, target, replacing=True)
        written = partial(self._written, target, again)
        self._writing = self._context.runtime.submit(work, written, self._failed, self._progress)

    def stop(self) -> None:
        """Write no more files; those that are there stay."""
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None
            self._context.messages.dismiss(_TOPIC)
            self._context.messages.show_status("")

    def make(self, request: ExportRequest, chosen: Exporter, done: Callable[[Path], None]) -> None:
        """Write the file where it can be dragged or copied from; the latest one asked for wins."""
        if self._making is not None:
            self._making.cancel()
        backend, limits = self._context.backend, self._context.preferences.limits

        async def work(ticket: Ticket) -> Path:
            from app.export.output_files import file_stem

            if self._folder is None:
                self._folder = Path(await in_thread(tempfile.mkdtemp, "", "vidimus-"))
            target = self._folder / f"{file_stem(request.entries[0].image)}{chosen.suffix}"
            return (await export(request, target, backend, limits, ticket)).paths[0]

        self._making = self._context.runtime.submit(work, done, self._refused)

    def forget_files(self) -> None:
        """Remove what was made to be dragged out; the program ends."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _progress(self, done: tuple[int, int]) -> None:
        number, total = done
        if total > 1:
            self._context.messages.show_status(
                tr("Exported {done} of {total}").format(done=number_text(number), total=number_text(total))
            )
        if number == 1 < total:
            sentence = trn("Exporting %n file(s)", total)
            self._context.messages.notify(_TOPIC, sentence, tr("Stop"), self.stop, "plain")

    def _written(self, target: Path, again: Callable[[], None], written: Written) -> None:
        self._writing = None
        self._context.messages.dismiss(_TOPIC)
        if written.there:
            Confirm(
                self._context.widget,
                trn("Replace %n file(s)?", written.there),
                tr("There are files of these names in {folder} already.").format(
                    folder=one_line(target.name, 80)
                ),
                tr("Replace"),
                again,
            ).open()
            return
        if not written.failures:
            self._context.messages.show_status("")
            folder = written.paths[0].parent if written.paths else target
            tell_written(self._context.messages, _TOPIC, _done(target, written), folder)
            return
        self._context.messages.show_status("")
        sentence = tr("{failed} of {total} could not be exported: {reason}").format(
            failed=number_text(len(written.failures)),
            total=number_text(len(written.failures) + len(written.paths)),
            reason=sentence_of(written.failures[0]),
        )
        self._context.messages.notify(_TOPIC, sentence)

    def _failed(self, error: VidimusError) -> None:
        self._writing = None
        self._refused(error)

    def _refused(self, error: VidimusError) -> None:
        self._context.messages.notify(_TOPIC, sentence_of(error))


def _with_suffix(path: Path, suffix: str) -> Path:
    """Return the path with the format's ending where none was typed, unless that is another file."""
    full = path.with_name(path.name + suffix)
    return path if path.suffix or full.exists() else full


def _done(target: Path, written: Written) -> str:
    """Return what was written, in a sentence."""
    folder = one_line(target.name, 80)
    if len(written.paths) != 1:
        return trn("Exported %n file(s) to {folder}", len(written.paths)).format(folder=folder)
    name = written.paths[0].name
    if name == target.name:
        return tr("Exported {name}").format(name=one_line(name, 80))
    return tr("Exported {name} to {folder}").format(name=one_line(name, 80), folder=folder)
