"""A small panel under the canvas head: confidence as colour and threshold, brightness, contrast, turn."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)

from app.config.settings import DOUBTFUL_BELOW
from app.ui.base.i18n import mark, number_text, tr
from app.ui.widgets.shortcuts import describe

SIDES: Final = (
    ("all", mark("All")), ("below", mark("Below the threshold")), ("above", mark("From the threshold"))
)  # fmt: skip
_ABSENT: Final = mark("Grey: no confidence given; these always show.")


class ConfidenceLegend(QWidget):
    """The colours of the scale and the limits between them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Colours of confidence"))
        self.setAccessibleDescription(tr("From low (vermilion) to high (blue)"))
        self.setMinimumSize(QSize(220, 30))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the colours and the limits."""
        from app.ui.canvas.confidence_style import SCALE

        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            step = self.width() / len(SCALE)
            font = painter.font()
            font.setPointSizeF(font.pointSizeF() * 0.85)
            painter.setFont(font)
            for place, (limit, colour) in enumerate(SCALE):
                painter.fillRect(QRectF(place * step + 1, 2, step - 2, 9), QColor(colour))
                if limit <= 1:
                    painter.setPen(self.palette().windowText().color())
                    centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
                    painter.drawText(
                        QRectF((place + 0.5) * step, 12, step, 18), centred, number_text(limit, 2)
                    )
        finally:
            painter.end()


class AdjustPopup(QFrame):
    """The controls; each signal carries the new value, the threshold in per cent."""

    colours_changed = Signal(bool)
    side_changed = Signal(str)
    threshold_changed = Signal(int)
    hide_changed = Signal(bool)
    tone_changed = Signal(int, int)
    turned = Signal(int)
    plain_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(tr("Adjust"))
        self._values: dict[QSlider, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._section(tr("Confidence"))
        self.colours = QCheckBox(tr("Colour by confidence"), self)
        describe(self.colours, "picture.confidence")
        self._grid.addWidget(self.colours, 1, 0, 1, 3)
        self._grid.addWidget(ConfidenceLegend(self), 2, 0, 1, 3)
        self.side = QComboBox(self)
        describe(self.side, "picture.side")
        for value, title in SIDES:
            self.side.addItem(tr(title), value)
        self._row(3, tr("Show"), self.side)
        self.threshold = self._slider(
            4, tr("Threshold"), int(DOUBTFUL_BELOW.minimum or 0), int(DOUBTFUL_BELOW.maximum or 100)
        )
        self.hide_others = QCheckBox(tr("Hide the others instead of dimming them"), self)
        self._grid.addWidget(self.hide_others, 5, 0, 1, 3)
        note = QLabel(tr(_ABSENT), self)
        note.setProperty("role", "muted")
        self._grid.addWidget(note, 6, 0, 1, 3)
        self._section(tr("Picture"), 7)
        self.brightness = self._slider(8, tr("Brightness"), -100, 100)
        self.contrast = self._slider(9, tr("Contrast"), -100, 100)
        self.turn = QSpinBox(self)
        self.turn.setRange(0, 359)
        self.turn.setWrapping(True)
        self.turn.setSuffix("°")
        self.turn.setAccessibleName(tr("Rotate"))
        self._row(10, tr("Rotate"), self.turn)
        self.plain = QPushButton(tr("Reset image"), self)
        describe(self.plain, "picture.plain")
        self._grid.addWidget(self.plain, 11, 0, 1, 3)
        self._grid.setColumnStretch(1, 1)
        self.colours.toggled.connect(self.colours_changed)
        self.side.currentIndexChanged.connect(self._side_chosen)
        self.threshold.valueChanged.connect(self.threshold_changed)
        self.hide_others.toggled.connect(self.hide_changed)
        for slider in (self.brightness, self.contrast):
            slider.valueChanged.connect(self._tone_moved)
        self.turn.valueChanged.connect(self.turned)
        self.plain.clicked.connect(self.plain_wanted)

    def show_values(
        self, *, colours: bool, side: str, threshold: int, hide: bool, tone: tuple[int, int], degrees: float
    ) -> None:
        """Show how the picture is looked at now, without a signal."""
        controls = (
            self.colours, self.side, self.threshold, self.hide_others, self.brightness, self.contrast,
            self.turn,
        )  # fmt: skip
        for control in controls:
            control.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.colours.setChecked(colours)
        self.side.setCurrentIndex([value for value, _ in SIDES].index(side))
        self.threshold.setValue(threshold)
        self.hide_others.setChecked(hide)
        self.brightness.setValue(tone[0])
        self.contrast.setValue(tone[1])
        self.turn.setValue(round(degrees) % 360)
        for control in controls:
            control.blockSignals(False)  # noqa: FBT003
        self.threshold.setEnabled(side != "all")
        self.hide_others.setEnabled(side != "all")
        self._values[self.threshold].setText(number_text(threshold / 100, 2))
        self._values[self.brightness].setText(f"{tone[0]:+d}" if tone[0] else "0")
        self._values[self.contrast].setText(f"{tone[1]:+d}" if tone[1] else "0")

    def open_under(self, button: QWidget) -> None:
        """Show it below a control, its right edge at the control's."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        screen = button.screen().availableGeometry()
        left = max(screen.left(), corner.x() - self.width())
        self.move(left, min(corner.y(), screen.bottom() - self.height()))
        self.show()
        self.colours.setFocus(Qt.FocusReason.PopupFocusReason)

    def _section(self, title: str, row: int = 0) -> None:
        head = QLabel(title, self)
        head.setProperty("role", "section")
        self._grid.addWidget(head, row, 0, 1, 3)

    def _row(self, row: int, title: str, control: QWidget) -> None:
        label = QLabel(title, self)
        label.setBuddy(control)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1, 1, 2)

    def _slider(self, row: int, title: str, low: int, high: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(low, high)
        slider.setPageStep(10)
        slider.setAccessibleName(title)
        slider.setMinimumWidth(150)
        label = QLabel(title, self)
        label.setBuddy(slider)
        value = QLabel(self)
        value.setMinimumWidth(36)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(slider, row, 1)
        self._grid.addWidget(value, row, 2)
        self._values[slider] = value
        return slider

    def _side_chosen(self, index: int) -> None:
        self.side_changed.emit(SIDES[index][0])

    def _tone_moved(self, _value: int) -> None:
        self.tone_changed.emit(self.brightness.value(), self.contrast.value())
