"""What Escape does in the window: one step back at a time, and never a stop of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.editing.shape_editing import ShapeEditing
    from app.ui.findings.findings_panel import FindingsPanel
    from app.ui.help.tour import Tour
    from app.ui.session.selection import Selection
    from app.ui.viewer.view_controls import ViewControls


class BackOut:
    """Leaves what is open (handles, drawing, a tool, the tour, the search), then drops the selection.

    Fields, editors and popups that have the keyboard take Escape themselves, before this.
    """

    def __init__(
        self,
        shapes: ShapeEditing,
        controls: ViewControls,
        tour: Tour,
        findings: FindingsPanel,
        selection: Selection,
    ) -> None:
        self._shapes = shapes
        self._controls = controls
        self._tour = tour
        self._findings = findings
        self._selection = selection

    @property
    def possible(self) -> bool:
        """Return True if there is anything to leave or to drop."""
        return bool(
            self._shapes.active
            or self._controls.tool != "MOVE"
            or self._tour.active
            or self._findings.finding
            or self._selection.keys
        )

    def step(self) -> None:
        """Take one step back."""
        if self._shapes.active:
            self._shapes.leave()
        elif self._controls.tool != "MOVE":
            self._controls.toggle_tool(self._controls.tool)
        elif self._tour.active:
            self._tour.stop()
        elif self._findings.finding:
            self._findings.end_finding()
        else:
            self._selection.clear()
