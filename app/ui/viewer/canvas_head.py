"""The head over the canvas: who analysed the image, and which overlays are drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.ui.base.i18n import tr
from app.ui.viewer.overlays_panel import OverlaysPanel
from app.ui.viewer.provider_bar import ProviderBar
from app.ui.widgets.shortcuts import describe


class CanvasHead(QWidget):
    """Providers at the left, switches of overlays at the right; below each other where the head is narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 6, 8, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.providers = ProviderBar(self)
        self.overlays = OverlaysPanel(self)
        self.look = QPushButton(tr("Adjust"), self)
        describe(self.look, "picture.look")
        self.look.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._narrow = True
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange the parts anew when there is another width, or another number of providers."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        around = self._grid.contentsMargins()
        room = self.width() - around.left() - around.right() - 2 * self._grid.horizontalSpacing()
        wanted = self.providers.minimumSizeHint().width() + self.overlays.sizeHint().width()
        narrow = wanted + self.look.sizeHint().width() > room
        if narrow == self._narrow and self._grid.count():
            return  # setting it again would ask for the layout again, and so on for ever
        self._narrow = narrow
        for part in (self.providers, self.overlays, self.look):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.providers, 0, 0)
        if narrow:
            self._grid.addWidget(self.look, 0, 2)
            self._grid.addWidget(self.overlays, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self.overlays, 0, 1)
            self._grid.addWidget(self.look, 0, 2)
