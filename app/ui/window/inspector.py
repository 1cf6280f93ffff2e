"""The inspector, a tab each: findings, copies of the image, comparison, review queue, quality."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.ui.base.i18n import tr
from app.ui.base.runtime import Runtime
from app.ui.compare.panel import ComparePanel
from app.ui.copies.copies_panel import CopiesPanel
from app.ui.findings.findings_panel import FindingsPanel
from app.ui.quality.quality_panel import QualityPanel
from app.ui.quality.review_panel import ReviewPanel
from app.ui.session.selection import Selection
from app.ui.widgets.shortcuts import shortcut

FINDINGS, COPIES, COMPARE, REVIEW, QUALITY = range(5)
_AROUND = 20
"""Pixels around the title of a tab that is not ``tight``, as the style sheet has them."""


class Inspector(QWidget):
    """Five tabs, with ``findings``, ``copies``, ``compare``, ``review`` and ``quality`` as their contents.

    ``compare_shown``, ``review_shown``, ``quality_shown``: whether the tab of that name is the one shown now.
    """

    compare_shown = Signal(bool)
    review_shown = Signal(bool)
    quality_shown = Signal(bool)

    def __init__(
        self, parent: QWidget, runtime: Runtime, selection: Selection, name: Callable[[str], str] = str
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(tr("Inspector"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.addTab(tr("Findings"))
        self.tabs.addTab(tr("Copies"))
        self.tabs.addTab(tr("Compare"))
        self.tabs.addTab(tr("Review"))
        self.tabs.addTab(tr("Quality"))
        column.addWidget(self.tabs)
        self.pages = QStackedWidget(self)
        self.findings = FindingsPanel(self.pages, runtime, selection, name)
        self.copies: CopiesPanel = CopiesPanel(self.pages, name)
        self.compare = ComparePanel(self.pages)
        self.review: ReviewPanel = ReviewPanel(self.pages)
        self.quality = QualityPanel(self.pages)
        for page in (self.findings, self.copies, self.compare, self.review, self.quality):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.show_keys()

    def show_keys(self) -> None:
        """Name the keys of the tabs."""
        self.tabs.setTabToolTip(FINDINGS, shortcut("view.findings").tip)
        self.tabs.setTabToolTip(COPIES, shortcut("view.copies").tip)
        self.tabs.setTabToolTip(COMPARE, shortcut("compare.open").tip)
        self.tabs.setTabToolTip(REVIEW, shortcut("review.open").tip)
        self.tabs.setTabToolTip(QUALITY, shortcut("quality.open").tip)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Move the tabs together where they would not fit."""
        super().resizeEvent(event)
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        titles = (self.tabs.tabText(tab) for tab in range(self.tabs.count()))
        wanted = sum(self.fontMetrics().horizontalAdvance(title) + _AROUND for title in titles)
        tight = wanted > self.width()
        if tight != bool(self.tabs.property("tight")):
            self.tabs.setProperty("tight", tight)
            self.tabs.style().unpolish(self.tabs)
            self.tabs.style().polish(self.tabs)

    def _tab_changed(self, tab: int) -> None:
        self.compare_shown.emit(tab == COMPARE)
        self.review_shown.emit(tab == REVIEW)
        self.quality_shown.emit(tab == QUALITY)

    def show_findings(self) -> None:
        """Show what was found in the image."""
        self.tabs.setCurrentIndex(FINDINGS)

    def go_to_findings(self) -> None:
        """Show what was found in the image, ready for the keyboard."""
        self.show_findings()
        self.findings.go_to_list()

    def show_copies(self) -> None:
        """Show where the image was found."""
        self.tabs.setCurrentIndex(COPIES)

    def show_compare(self) -> None:
        """Show how two readings differ."""
        self.tabs.setCurrentIndex(COMPARE)

    def show_review(self) -> None:
        """Show what is to be reviewed next."""
        self.tabs.setCurrentIndex(REVIEW)

    def show_quality(self) -> None:
        """Show how good the readings are."""
        self.tabs.setCurrentIndex(QUALITY)

    def go_to_copies(self) -> None:
        """Show the copies, ready for the keyboard."""
        self.show_copies()
        self.copies.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_text(self) -> None:
        """Go to the find field."""
        self.show_findings()
        self.findings.go_to_field()

    def update_copies_count(self) -> None:
        """Write the number of copies found beside the name of their tab."""
        count = len(self.copies.hits.places)
        self.tabs.setTabText(COPIES, tr("Copies  {count}").format(count=count) if count else tr("Copies"))
        self._fit_tabs()
