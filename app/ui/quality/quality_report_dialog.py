"""The dialog of a quality report: of which images, and what is left out of the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.model.image import Image
from app.model.safe_text import one_line
from app.quality.counted_text import Ignored
from app.ui.base.i18n import mark, number_text, tr, trn
from app.ui.quality.quality_report_job import QualityReportRequest

_SWITCHES: Final = {
    Ignored.CASE: (mark("Case"), mark("Capital and small letters count as the same.")),
    Ignored.PUNCTUATION: (mark("Punctuation"), mark("Commas, dashes, quotation marks do not count.")),
    Ignored.DIACRITICS: (mark("Diacritics"), mark("Accents and vowel points do not count.")),
    Ignored.WHITESPACE: (mark("White space"), mark("Blanks do not count, line breaks do.")),
    Ignored.LINE_BREAKS: (mark("Line breaks"), mark("A line break counts as a blank.")),
    Ignored.LIGATURES: (
        mark("Ligatures and variants"),
        mark("Ligatures, the long s, kinds of quotation marks and dashes count as their plain form."),
    ),
    Ignored.DIGITS: (mark("Digits"), mark("Digits do not count.")),
    Ignored.HYPHENATION: (
        mark("Hyphenation"),
        mark("Words parted at the end of a line count as one word."),
    ),
}
"""Title and meaning of every switch."""


@dataclass(frozen=True)
class QualityReportOffer:
    """What can be measured: the image looked at, those selected, and all, each only if it can be."""

    current: Image | None
    selected: tuple[Image, ...]
    every: tuple[Image, ...]

    def choices(self) -> Sequence[tuple[str, tuple[Image, ...]]]:
        """Return the sets of images to choose from, each with its title, the likeliest first."""
        offered: list[tuple[str, tuple[Image, ...]]] = []
        if self.current is not None:
            name = one_line(self.current.name, 60)
            offered.append((tr("This image: {name}").format(name=name), (self.current,)))
        if len(self.selected) > 1 and len(self.selected) < len(self.every):
            title = tr("Selected images: {number}").format(number=number_text(len(self.selected)))
            offered.append((title, self.selected))
        if len(self.every) > 1 or not offered:
            title = tr("All images with ground truth: {number}").format(number=number_text(len(self.every)))
            offered.append((title, self.every))
        return offered


class QualityReportDialog(QDialog):
    """Asks of which images and what to ignore; ``wanted`` carries a ``QualityReportRequest``."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, offer: QualityReportOffer, without: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Quality report"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        intro = QLabel(
            tr(
                "How well every reading agrees with the ground truth: error rates, comparisons, every error"
                " with its place on the image. One HTML file that opens in any browser."
            ),
            self,
        )
        intro.setWordWrap(True)
        intro.setProperty("role", "muted")
        column.addWidget(intro)
        self._choices = offer.choices()
        self.images = QButtonGroup(self)
        column.addWidget(self._images_box())
        if without:
            note = QLabel(trn("%n open image(s) have no ground truth or no reading.", without), self)
            note.setWordWrap(True)
            note.setProperty("role", "muted")
            column.addWidget(note)
        self.switches: dict[Ignored, QCheckBox] = {}
        column.addWidget(self._switches_box())
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.save = QPushButton(tr("Save…"), self)
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(lambda: self.wanted.emit(self.request))
        row.addWidget(self.save)
        column.addLayout(row)

    @property
    def request(self) -> QualityReportRequest:
        """Return what is chosen."""
        images = self._choices[self.images.checkedId()][1]
        ignored = tuple(rule for rule, switch in self.switches.items() if switch.isChecked())
        return QualityReportRequest(images, ignored)

    def _images_box(self) -> QGroupBox:
        box = QGroupBox(tr("Images"), self)
        inner = QVBoxLayout(box)
        widest = max(range(len(self._choices)), key=lambda n: len(self._choices[n][1]))
        several = next((n for n, (_, images) in enumerate(self._choices) if len(images) > 1), widest)
        for number, (title, _) in enumerate(self._choices):
            button = QRadioButton(title.replace("&", "&&"), box)
            button.setChecked(number == several)
            self.images.addButton(button, number)
            inner.addWidget(button)
        return box

    def _switches_box(self) -> QGroupBox:
        box = QGroupBox(tr("Ignore"), self)
        grid = QGridLayout(box)
        for number, (rule, (title, meaning)) in enumerate(_SWITCHES.items()):
            switch = QCheckBox(tr(title), box)
            switch.setToolTip(tr(meaning))
            switch.setAccessibleDescription(tr(meaning))
            self.switches[rule] = switch
            grid.addWidget(switch, number // 2, number % 2)
        return box
