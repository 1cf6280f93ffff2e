"""The Quality tab: what is measured and what is ignored, above figures, errors, confusions and plots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.model.safe_text import one_line
from app.ui.base.i18n import mark, tr, trn
from app.ui.quality.confusions_page import ConfusionsPage
from app.ui.quality.errors_page import ErrorsPage
from app.ui.quality.figures_page import FiguresPage
from app.ui.quality.plots_page import PlotsPage

if TYPE_CHECKING:
    from app.quality.counted_text import Ignored
    from app.quality.edit_alignment import Confusion
    from app.ui.quality.measured_images import ErrorPlaces

NO_IMAGE: Final = mark("Open an image with a reading and its ground truth to see how good the reading is.")
NO_TRUTH: Final = mark(
    "A reading is measured against ground truth. Open a reference file, drop one on the image, or correct "
    "a reading and use it as reference."
)
NO_READING: Final = mark("Ground truth is there, but no reading yet: analyse this image, or import results.")

IGNORED: Final = {
    "case": mark("Case"),
    "punctuation": mark("Punctuation"),
    "diacritics": mark("Diacritics"),
    "whitespace": mark("Blanks"),
    "line-breaks": mark("Line breaks"),
    "ligatures": mark("Ligatures and typographic variants"),
    "digits": mark("Digits"),
    "hyphenation": mark("Hyphenation at line ends"),
}
"""What can be ignored, as ``Ignored`` names it."""
FIGURES, ERRORS, CONFUSIONS, PLOTS = range(4)
_PAGES: Final = (mark("Figures"), mark("Errors"), mark("Characters"), mark("Plots"))
THIS, SELECTED, ALL = range(3)
_SCOPES: Final = (mark("This image"), mark("Selected images"), mark("All images"))


class QualityPanel(QWidget):
    """Choices over pages. ``wanted``: something else is to be measured, or ignored.

    ``reading_chosen`` carries the provider whose errors are wanted, ``action_wanted`` what a button of the
    empty state asks for: a command, or ``use`` for the listed reading as ground truth.
    """

    wanted = Signal()
    reading_chosen = Signal(str)
    action_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Quality"))
        self.providers: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._add_empty(column)
        self.controls = QWidget(self)
        self._fill_controls(QVBoxLayout(self.controls))
        column.addWidget(self.controls)
        self.pages = QStackedWidget(self)
        self.figures = FiguresPage(self.pages)
        self.errors = ErrorsPage(self.pages)
        self.confusions = ConfusionsPage(self.pages)
        self.confusions.chosen.connect(self._list_confusion)
        self.plots = PlotsPage(self.pages)
        for page in (self.figures, self.errors, self.confusions, self.plots):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        column.addStretch(0)
        self.switches.idClicked.connect(self.pages.setCurrentIndex)
        self.show_empty(NO_IMAGE, ())

    def _add_empty(self, column: QVBoxLayout) -> None:
        self.empty = QWidget(self)
        inner = QVBoxLayout(self.empty)
        inner.setContentsMargins(14, 14, 12, 8)
        inner.setSpacing(8)
        self.note = _label(self.empty, "muted")
        inner.addWidget(self.note)
        self.offers: dict[str, QPushButton] = {}
        for action, title in (
            ("file.open-reference", tr("Open as reference…")),
            ("use", tr("Use this reading as reference")),
            ("analyse.run", tr("Analyse")),
        ):
            button = QPushButton(title, self.empty)
            button.clicked.connect(lambda _on=False, action=action: self.action_wanted.emit(action))
            self.offers[action] = button
            inner.addWidget(button)
        column.addWidget(self.empty)

    def _fill_controls(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(14, 12, 12, 0)
        column.setSpacing(6)
        self.reading = QComboBox(self.controls)
        self.reading.setAccessibleName(tr("Reading"))
        self.reading.setToolTip(tr("Reading whose errors are listed"))
        self.reading.setMinimumContentsLength(8)
        self.reading.activated.connect(lambda row: self.reading_chosen.emit(self.providers[row]))
        self.scope = QComboBox(self.controls)
        self.scope.setAccessibleName(tr("Images measured"))
        self.scope.setToolTip(tr("Images measured"))
        self.scope.setMinimumContentsLength(6)
        self.scope.addItems([tr(title) for title in _SCOPES])
        self.scope.activated.connect(lambda _row: self.wanted.emit())
        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self.reading, 1)
        choices.addWidget(self.scope, 1)
        column.addLayout(choices)
        self.truth = _label(self.controls, "muted")
        about = QHBoxLayout()
        about.setSpacing(6)
        about.addWidget(self.truth, 1)
        column.addLayout(about)
        row = QHBoxLayout()
        row.setSpacing(2)
        self.switches = QButtonGroup(self)
        for number, title in enumerate(_PAGES):
            button = QPushButton(tr(title), self.controls)
            button.setCheckable(True)
            button.setChecked(number == FIGURES)
            button.setProperty("role", "segment")
            self.switches.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.ignore = QPushButton(tr("Ignore") + "  ▾", self.controls)
        self.ignore.setAccessibleName(tr("Ignore"))
        self.ignore.setToolTip(tr("What is left out of the comparison"))
        self.ignore.setProperty("role", "quiet")
        self.ignore.setMenu(self._ignore_menu())
        about.addWidget(self.ignore, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.ignoring = _label(self.controls, "strong")
        column.addWidget(self.ignoring)
        self.working = _label(self.controls, "muted")
        column.addWidget(self.working)
        self.ignoring.hide()
        self.working.hide()

    def _ignore_menu(self) -> QMenu:
        menu = QMenu(self.ignore if hasattr(self, "ignore") else self)
        menu.setAccessibleName(tr("Ignore"))
        self.rules: dict[str, QAction] = {}
        for rule, title in IGNORED.items():
            action = menu.addAction(tr(title))
            action.setCheckable(True)
            action.toggled.connect(self._rules_changed)
            self.rules[rule] = action
        return menu

    def _rules_changed(self) -> None:
        names = [tr(IGNORED[rule]) for rule in self._switched_on()]
        self.ignoring.setText(tr("Ignored: {rules}").format(rules=", ".join(names)))
        self.ignoring.setVisible(bool(names))
        self.wanted.emit()

    def _switched_on(self) -> list[str]:
        return [rule for rule, action in self.rules.items() if action.isChecked()]

    @property
    def ignored(self) -> tuple[Ignored, ...]:
        """Return what is left out of the comparison."""
        from app.quality.counted_text import Ignored

        return tuple(Ignored(rule) for rule in self._switched_on())

    def _list_confusion(self, confusion: Confusion) -> None:
        self.errors.show_confusion(confusion)
        self.show_page(ERRORS)
        self.errors.view.step(1)

    def show_places(self, places: ErrorPlaces | None, names: tuple[str, str]) -> None:
        """Show the errors and confusions of a reading of the image looked at."""
        self.errors.show_places(places, names)
        self.confusions.show_places(places)

    def show_page(self, number: int) -> None:
        """Show one of the pages."""
        self.switches.button(number).setChecked(True)
        self.pages.setCurrentIndex(number)

    def take_keyboard(self) -> None:
        """Let the list or the figures that are shown have the keyboard."""
        shown = self.pages.currentIndex()
        parts: tuple[QWidget, ...] = (self.figures, self.errors.view, self.confusions.view, self.plots)
        part = parts[shown]
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_empty(self, sentence: str, offers: Sequence[str]) -> None:
        """Say why nothing is measured, with the buttons that help."""
        self.note.setText(tr(sentence))
        for action, button in self.offers.items():
            button.setVisible(action in offers)
        for part in (self.controls, self.pages):
            part.hide()
        self.empty.show()
        self.providers = ()
        self.show_places(None, ("", ""))

    def offer(self, providers: Sequence[tuple[str, str]], chosen: str, truth: str) -> None:
        """Offer readings by provider and title, one of them chosen, and name the ground truth."""
        self.empty.hide()
        for part in (self.controls, self.pages):
            part.show()
        self.providers = tuple(provider for provider, _ in providers)
        titles = [one_line(title, 60) for _, title in providers]
        if titles != [self.reading.itemText(n) for n in range(self.reading.count())]:
            self.reading.clear()
            self.reading.addItems(titles)
        self.reading.setEnabled(bool(providers))
        if providers:
            self.reading.setCurrentIndex(self.providers.index(chosen))
        said = tr("Measured against {reference}").format(reference=one_line(truth, 60))
        self.truth.setText(said if truth else "")

    def show_left_out(self, without: int) -> None:
        """Say how many images were not measured."""
        self.working.setText(trn("%n image(s) without ground truth or reading left out", without))
        self.working.setVisible(without > 0)

    def show_working(self, done: int | None = None) -> None:
        """Say that figures are being worked out, and of how many images they are; None for nothing to say."""
        self.working.setVisible(done is not None)
        self.working.setText("" if done is None else trn("Measuring, %n image(s) done", done))

    def say(self, sentence: str) -> None:
        """Show a sentence in place of what could not be measured."""
        self.working.setText(one_line(sentence, 300))
        self.working.show()


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel("", parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
