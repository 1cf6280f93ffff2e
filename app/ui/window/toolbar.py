"""The tool bar over everything: open, what to look for, who to ask, analyse, zoom, pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QSpinBox, QWidget

from app.model.image import Image
from app.ui.analysis.provider_choices import ProviderChoices
from app.ui.base.actions import Actions
from app.ui.base.i18n import number_text, tr
from app.ui.widgets.shortcuts import describe, shortcut


class Toolbar(QWidget):
    """Buttons to open and analyse, choices of features and providers, zoom and pages.

    ``page_wanted`` carries the number of a page, from 0.
    """

    page_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(6)
        self._buttons: dict[str, QPushButton] = {}
        self._add("file.open", tr("Open…"))
        self._row.addSpacing(10)
        self.choices = ProviderChoices(self)
        self._row.addWidget(self.choices)
        self.analyse = self._add("analyse.run", tr("Analyse"), "primary")
        self.cancel = self._add("analyse.cancel", tr("Cancel"))
        for button in (self.analyse, self.cancel):
            button.setMinimumWidth(96)
        self.cancel.hide()
        self._row.addStretch(1)
        self.page = QSpinBox(self)
        self.page.setAccessibleName(tr("Page of the image"))
        self.page.setPrefix(tr("Page "))
        self.page.setMinimumHeight(28)
        self.page.valueChanged.connect(self._paged)
        self._row.addWidget(self.page)
        self._row.addSpacing(10)
        self._add("view.zoom-out", "−", "square")
        self.zoom = QLabel("", self)
        self.zoom.setAccessibleName(tr("Zoom"))
        self.zoom.setMinimumWidth(52)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row.addWidget(self.zoom)
        self._add("view.zoom-in", "+", "square")
        self._add("view.fit", tr("Fit"))
        self._add("view.actual", "100 %")
        self._giving_way = [self._buttons[name] for name in ("view.actual", "view.fit")]
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.show_pages(None)
        self.show_keys()

    def event(self, event: QEvent) -> bool:
        """Hide what has a key and a menu entry too where there is no room for all."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        room, gone = self.width(), 0
        wanted = self._row.minimumSize().width()
        steps = [button.sizeHint().width() + self._row.spacing() for button in self._giving_way]
        wanted += sum(step for step, b in zip(steps, self._giving_way, strict=True) if b.isHidden())
        while gone < len(steps) and wanted > room:
            wanted -= steps[gone]
            gone += 1
        for number, button in enumerate(self._giving_way):
            if button.isHidden() != (number < gone):
                button.setVisible(number >= gone)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all but the buttons that give way."""
        shown = [button for button in self._giving_way if not button.isHidden()]
        saved = sum(button.sizeHint().width() + self._row.spacing() for button in shown)
        return self._row.minimumSize() - QSize(saved, 0)

    def show_keys(self) -> None:
        """Name the keys that turn pages."""
        self.page.setToolTip(f"{shortcut('view.next-page').tip}, {shortcut('view.previous-page').tip}")

    def _add(self, command_id: str, text: str, role: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the image
        describe(button, command_id)
        if role:
            button.setProperty("role", role)
        self._row.addWidget(button)
        self._buttons[command_id] = button
        return button

    def connect_commands(self, actions: Actions) -> None:
        """Connect every button to its command, and enable the button whenever the command is."""
        for command_id, button in self._buttons.items():
            action = actions[command_id]
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            button.setEnabled(action.isEnabled())

    def show_busy(self, busy: bool) -> None:
        """Show Cancel in place of Analyse while the image looked at is analysed or waits."""
        self.analyse.setVisible(not busy)
        self.cancel.setVisible(busy)

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom, device pixels for an image pixel, in per cent."""
        self.zoom.setText(f"{number_text(zoom * 100, 0 if zoom >= 0.1 else 1)} %")

    def show_pages(self, image: Image | None) -> None:
        """Show the page of an image in a field that is seen only where there are several."""
        self.page.setVisible(image is not None and image.frames > 1)
        if image is not None:
            self.page.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.page.setRange(1, image.frames)
            self.page.setSuffix(" " + tr("of {pages}").format(pages=number_text(image.frames)))
            self.page.setValue(image.frame + 1)
            self.page.blockSignals(False)  # noqa: FBT003

    def _paged(self, page: int) -> None:
        self.page_wanted.emit(page - 1)
