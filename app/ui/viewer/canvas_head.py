"""The head over the canvas: who analysed the image, and which overlays are drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

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
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(12, 6, 8, 6)
        self._box.setSpacing(12)
        self.providers = ProviderBar(self)
        self._box.addWidget(self.providers, 1)
        self.overlays = OverlaysPanel(self)
        self.look = QPushButton(tr("Look"), self.overlays)
        describe(self.look, "picture.look")
        self.look.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.overlays.add(self.look)
        self._box.addWidget(self.overlays)

    def event(self, event: QEvent) -> bool:
        """Arrange both parts anew when there is another width, or another number of providers."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        around = self._box.contentsMargins()
        room = self.width() - around.left() - around.right() - 12
        wanted = self.providers.minimumSizeHint().width() + self.overlays.minimumSizeHint().width()
        narrow = wanted > room
        kind = QBoxLayout.Direction
        direction = kind.TopToBottom if narrow else kind.LeftToRight
        if direction == self._box.direction():
            return  # setting it again would ask for the layout again, and so on for ever
        self._box.setSpacing(2 if narrow else 12)
        self._box.setDirection(direction)
