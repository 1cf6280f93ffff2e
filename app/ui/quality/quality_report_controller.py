"""File > Quality report: asks what, measures and writes it off the GUI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.config.settings import PRICES
from app.model.errors import VidimusError
from app.model.image import Image
from app.model.safe_text import one_line
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.i18n import number_text, tr, trn
from app.ui.base.runtime import Ticket
from app.ui.base.sentences import sentence_of
from app.ui.quality.quality_report_job import (
    QualityReportRequest,
    WrittenReport,
    measurable,
    write_report,
)
from app.ui.widgets.written_files import tell_written

if TYPE_CHECKING:
    from app.ui.quality.quality_report_dialog import QualityReportDialog
    from app.ui.session.context import Context
    from app.ui.strip.image_strip import ImageStrip

_TOPIC: Final = "quality-report"
_SUFFIX: Final = ".html"


class QualityReportController(QObject):
    """File > Quality report: offers the images that can be measured, writes the file, says how it went."""

    def __init__(self, context: Context, strip: ImageStrip) -> None:
        super().__init__(context.widget)
        self._context = context
        self._strip = strip
        self._looking: Ticket | None = None
        self._writing: Ticket | None = None
        self.dialog: QualityReportDialog | None = None

    def ask(self) -> None:
        """Show the dialog, one at a time; which images can be measured is looked up first."""
        if self.dialog is not None or (self._looking is not None and self._looking.alive):
            return
        images = tuple(entry.image for entry in self._context.session.images.entries())

        async def look(_ticket: Ticket) -> tuple[bool, ...]:
            return await measurable(images, self._context.backend)

        self._looking = self._context.runtime.submit(look, partial(self._show, images), self._failed)

    def _show(self, images: tuple[Image, ...], known: tuple[bool, ...]) -> None:
        from app.ui.quality.quality_report_dialog import QualityReportDialog, QualityReportOffer

        every = tuple(image for image, possible in zip(images, known, strict=True) if possible)
        if not every:
            self._context.messages.notify(
                _TOPIC,
                tr("No open image has both ground truth and a reading: open the right text as reference."),
                tr("Open as reference…"),
                partial(self._context.actions.run, "file.open-reference"),
            )
            return
        self._context.messages.dismiss(_TOPIC)
        entry = self._context.session.current
        current = entry.image if entry is not None and entry.image in every else None
        selected = tuple(e.image for e in self._strip.selected() if e.image in every)
        dialog = QualityReportDialog(
            self._context.widget,
            QualityReportOffer(current, selected, every),
            len(images) - len(every),
        )
        dialog.wanted.connect(self._ask_where)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _ask_where(self, request: QualityReportRequest) -> None:
        """Let the user choose a file; the dialog stays open where none was chosen."""
        dialog = self.dialog
        if dialog is None:
            return
        kinds = f"{tr('Web page')} (*{_SUFFIX});;{tr('All files')} (*)"
        proposed = str(self.proposed(request.images))
        name, _ = QFileDialog.getSaveFileName(dialog, tr("Save quality report"), proposed, kinds)
        if name:
            path = Path(name)
            self.write(request, path if path.suffix else path.with_name(path.name + _SUFFIX))
            if self.dialog is dialog:  # else it was closed while the files were looked at
                dialog.accept()

    def proposed(self, images: tuple[Image, ...]) -> Path:
        """Return where the report might go: beside the last export, else beside the first image."""
        from app.export.output_files import file_stem

        stem = f"{file_stem(images[0])}.quality" if len(images) == 1 else tr("OCR quality")
        return folder_for(self._context.preferences, "export", images[0]) / f"{stem}{_SUFFIX}"

    def write(self, request: QualityReportRequest, target: Path) -> None:
        """Measure and write the report; one that is being written is dropped."""
        remember_folder(self._context.preferences, "export", target.parent)
        self.stop()
        backend = self._context.backend
        prices: dict[str, str] = self._context.preferences.get(PRICES)

        async def work(ticket: Ticket) -> WrittenReport:
            return await write_report(request, target, backend, ticket, prices)

        sentence = trn("Measuring %n image(s)", len(request.images))
        self._context.messages.notify(_TOPIC, sentence, tr("Stop"), self.stop, "plain")
        self._writing = self._context.runtime.submit(work, self._written, self._failed, self._progress)

    def stop(self) -> None:
        """Write no report."""
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None
            self._context.messages.dismiss(_TOPIC)
            self._context.messages.show_status("")

    def _progress(self, done: tuple[int, int]) -> None:
        number, total = map(number_text, done)
        sentence = tr("Measured {done} of {total}").format(done=number, total=total)
        if done[0] == done[1]:
            sentence = tr("Writing the report")
        self._context.messages.show_status(sentence)

    def _written(self, written: WrittenReport) -> None:
        self._writing = None
        self._context.messages.show_status("")
        name = one_line(written.path.name, 80)
        sentence = trn("Quality report of %n image(s): {name}", written.images).format(name=name)
        if written.left_out:
            sentence += " · " + trn("%n image(s) without ground truth or reading left out", written.left_out)
        tell_written(self._context.messages, _TOPIC, sentence, written.path.parent)

    def _failed(self, error: VidimusError) -> None:
        self._writing = None
        self._context.messages.show_status("")
        self._context.messages.notify(_TOPIC, sentence_of(error))
