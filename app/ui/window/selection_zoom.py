"""Brings selected regions as large onto the screen as they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.model.edit import Key
    from app.ui.compare.compare_controller import CompareController
    from app.ui.findings.findings_panel import FindingsPanel
    from app.ui.quality.quality_controller import QualityController
    from app.ui.viewer.image_viewer import ImageViewer


class SelectionZoom(QObject):
    """Zooms to the region activated in the findings, to the selection, or to a difference or error."""

    def __init__(
        self,
        viewer: ImageViewer,
        findings: FindingsPanel,
        compare: CompareController,
        quality: QualityController,
    ) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._findings = findings
        self._compare = compare
        self._quality = quality
        findings.activated.connect(self._zoom_to_region)

    @property
    def possible(self) -> bool:
        """Return True if anything is selected, or there is a difference or an error to look at."""
        return self._findings.has_selection or self._compare.can_step or self._quality.can_step

    def zoom(self) -> None:
        """Zoom to the difference or error looked at while its tab is shown, else to the selection."""
        if self._compare.active:
            self._compare.zoom_to_place()
        elif self._quality.active:
            self._quality.zoom_to_place()
        else:
            self._viewer.zoom_to(self._findings.keys)

    def _zoom_to_region(self, key: Key) -> None:
        self._viewer.zoom_to((key,))
