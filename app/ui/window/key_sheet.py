"""The sheet of keys, made from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.base.i18n import mark, tr
from app.ui.widgets.shortcuts import all_shortcuts, describe, menus_in_order

if TYPE_CHECKING:
    from app.ui.session.context import Context

MOUSE = (
    (mark("Wheel"), mark("Zoom at the pointer")),
    (mark("Space+drag, middle button"), mark("Move the image")),
    (mark("Click"), mark("Select a region")),
    (mark("Shift+drag"), mark("Select with a rectangle")),
    (mark("Double click"), mark("Edit the text of a region")),
    (mark("Ctrl+click, or its eye"), mark("Draw a provider beside others")),
    (mark("Drop"), mark("Open images, folders, links")),
)
COLUMNS: Final = (
    ({"File", "Edit", "Help"}, {"Correct", "Images"}, {"View"}, {"Picture", "Provenance"}, {"Analyse"}),
    ({"File", "Edit"}, {"Correct", "Images"}, {"View", "Help"}, {"Picture", "Provenance", "Analyse"}),
    ({"File", "Edit", "Help"}, {"Correct", "Images", "Provenance"}, {"View", "Picture", "Analyse"}),
)
"""Menus beside each other, in as many columns as the screen has room for; the mouse stands in the last."""
_MARGINS: Final = 60
"""Pixels beside the sheet: margins and the scroll bar."""


class KeySheet(QDialog):
    """Every key, by menu, in as many columns as the screen has room for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._actions = context.actions
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 16)
        outer.setSpacing(18)
        room = self.screen().availableGeometry().size() - QSize(40, 80)
        for menus in COLUMNS:
            sheet = self._sheet(menus)
            if sheet.sizeHint().width() <= room.width() - _MARGINS:
                break
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(tr("Keyboard shortcuts"))
        area.setWidget(sheet)
        outer.addWidget(area)
        wanted = sheet.sizeHint() + QSize(80, 120)
        self.resize(wanted.boundedTo(room))
        row = QHBoxLayout()
        change = QPushButton(tr("Change keyboard shortcuts…"), self)
        describe(change, "help.change-keys")
        change.setAutoDefault(False)
        change.clicked.connect(self._change)
        row.addWidget(change)
        row.addStretch(1)
        close = QPushButton(tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        outer.addLayout(row)

    def _sheet(self, columns: Sequence[set[str]]) -> QWidget:
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(24)
        sections = [(menu, self._rows(menu)) for menu in menus_in_order()]
        parts = [[s for s in sections if s[0] in menus] for menus in columns]
        parts[-1].append((mark("Mouse"), [(tr(how), tr(what)) for how, what in MOUSE]))
        for part in parts:
            column = QVBoxLayout()
            column.setSpacing(14)
            for title, rows in part:
                column.addLayout(self._section(title, rows))
            column.addStretch(1)
            row.addLayout(column)
        return sheet

    def _change(self) -> None:
        self.accept()
        self._actions.run("help.change-keys")

    @staticmethod
    def _rows(menu: str) -> list[tuple[str, str]]:
        return [(c.key, c.name) for c in all_shortcuts() if c.menu == menu and c.used]

    def _section(self, title: str, rows: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        head = QLabel(tr(title))
        head.setProperty("role", "section")
        grid.addWidget(head, 0, 0, 1, 2)
        for number, (key, what) in enumerate(rows, 1):
            cap = QLabel(key)
            cap.setProperty("role", "key")
            grid.addWidget(QLabel(what), number, 0)
            grid.addWidget(cap, number, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return grid
