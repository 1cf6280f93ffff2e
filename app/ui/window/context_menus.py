"""The menus under the pointer: what can be done with exactly what was right-clicked, with its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from app.ui.copies.copies_list import CopiesView
    from app.ui.findings.findings_panel import FindingsPanel
    from app.ui.session.context import Context
    from app.ui.strip.image_strip import ImageStrip
    from app.ui.viewer.image_viewer import ImageViewer

Groups = Sequence[Sequence[str]]
"""Ids of commands; a line parts the groups."""

_CHANGES: Final = (
    "correct.text", "correct.shape", "correct.split", "correct.merge", "correct.review", "correct.delete",
)  # fmt: skip
TEXT_REGION: Final[Groups] = (("edit.copy", "edit.copy-table"), ("view.zoom-selection",), _CHANGES)
OTHER_REGION: Final[Groups] = (("view.zoom-selection",), _CHANGES)
EMPTY_IMAGE: Final[Groups] = (
    ("edit.copy-page", "edit.select-all", "edit.paste"),
    ("view.fit", "view.actual", "view.hide-all", "picture.right", "picture.left"),
    ("analyse.run", "file.export", "images.copy-path", "file.close"),
)
ROWS: Final[Groups] = (*TEXT_REGION, ("edit.copy-page", "edit.select-all"))
HIT: Final[Groups] = (
    ("copies.open-page", "copies.open-image", "copies.copy-link"),
    ("copies.copy-table", "copies.export"),
)
IMAGES: Final[Groups] = (
    ("analyse.selected", "review.open"),
    ("images.copy-path",),
    ("images.close-selected", "images.select-all"),
)
NO_IMAGE: Final[Groups] = (("file.open", "file.open-folder", "edit.paste"), ("images.select-all",))
_TEXTS: Final = frozenset({"block", "line", "word"})


class ContextMenus(QObject):
    """Opens a menu wherever one is asked for, by a right click or the menu key.

    What was clicked is selected first; nothing is started, and no other image is looked at.
    """

    def __init__(
        self,
        context: Context,
        viewer: ImageViewer,
        findings: FindingsPanel,
        copies: CopiesView,
        strip: ImageStrip,
    ) -> None:
        super().__init__(context.widget)
        self._actions = context.actions
        self._selection = context.session.selection
        self._viewer = viewer
        self._findings = findings
        self._copies = copies
        self._strip = strip
        viewer.canvas_made.connect(self._attach)
        self._attach()
        for view, asked in (
            (findings.tree, self._on_tree), (findings.transcript, self._on_transcript),
            (copies, self._on_hit), (strip.view, self._on_strip),
        ):  # fmt: skip
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(asked)

    def _attach(self) -> None:
        if self._viewer.canvas is not None:
            self._viewer.canvas.menu_wanted.connect(self._on_canvas)

    def _on_canvas(self, at: QPointF, by_key: bool) -> None:
        canvas = self._viewer.canvas
        if canvas is None or canvas.empty:
            return
        if not by_key:
            canvas.select_for_menu(at)
        kinds = {kind for kind, _ in self._selection.keys}
        groups = EMPTY_IMAGE if not kinds else TEXT_REGION if kinds & _TEXTS else OTHER_REGION
        self._open(canvas, at.toPoint(), groups)

    def _on_tree(self, at: QPoint) -> None:
        self._open(self._findings.tree.viewport(), at, ROWS)

    def _on_transcript(self, at: QPoint) -> None:
        self._open(self._findings.transcript.viewport(), at, ROWS)

    def _on_hit(self, at: QPoint) -> None:
        self._open(self._copies.viewport(), at, HIT)

    def _on_strip(self, at: QPoint) -> None:
        self._open(self._strip.view.viewport(), at, IMAGES if self._strip.selected() else NO_IMAGE)

    def _open(self, widget: QWidget, at: QPoint, groups: Groups) -> None:
        """Show those of the commands that are possible now."""
        self._actions.refresh_now()
        menu = QMenu(widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in groups:
            possible = [action for name in group if (action := self._actions[name]).isEnabled()]
            for action in possible:
                action.setShortcutVisibleInContextMenu(True)
                menu.addAction(action)
            if possible:
                menu.addSeparator()
        if not menu.isEmpty():
            menu.popup(widget.mapToGlobal(at))
