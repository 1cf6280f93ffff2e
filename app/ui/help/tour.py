"""A minute's tour of the window: each step outlines a control and waits until it is used, or for Next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from app.config.settings import TOUR_OFFERED
from app.ui.base.i18n import tr
from app.ui.help.tour_panel import TourOutline, TourPanel, place_beside

if TYPE_CHECKING:
    from app.ui.session.context import Context

TOPIC: Final = "tour"
_MOVES: Final = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


@dataclass(frozen=True)
class TourStep:
    """What one step says, and the control it is about.

    ``area`` is the part of the control that is meant, None for the whole. ``prepare`` brings the control into
    view. The step is done when ``done`` is emitted and ``is_done`` says yes.
    """

    title: str
    text: str
    control: QWidget
    done: SignalInstance
    is_done: Callable[[], bool]
    prepare: Callable[[], object] = lambda: None
    area: Callable[[], QRect] | None = None


class Tour(QObject):
    """Offers the tour once and leads through its steps; never modal, left at once by button or Escape.

    ``changed`` follows when there is something to leave, or no longer. ``steps`` are made at each start, in
    the language and with the keys in force.
    """

    changed = Signal()

    def __init__(self, context: Context, steps: Callable[[], tuple[TourStep, ...]]) -> None:
        super().__init__(context.widget)
        self._context = context
        self._make_steps = steps
        self._steps: tuple[TourStep, ...] = ()
        self._at = 0
        self.panel: TourPanel | None = None
        self.outline: TourOutline | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._place)
        context.messages.dismissed.connect(self._on_dismissed)

    @property
    def running(self) -> bool:
        """Return True if a step is shown."""
        return bool(self._steps)

    @property
    def active(self) -> bool:
        """Return True if Escape has something to leave: the tour, or its offer."""
        return self.running or any(notice.topic == TOPIC for notice in self._context.messages.notices)

    @property
    def step(self) -> TourStep:
        """Return the step that is shown."""
        return self._steps[self._at]

    def offer(self) -> None:
        """Offer the tour in a notice, the first time this is called on this machine and never again."""
        if self._context.preferences.get(TOUR_OFFERED):
            return
        self._context.preferences.set(TOUR_OFFERED, value=True)
        self._context.messages.notify(
            TOPIC,
            tr("New here? A tour of one minute shows how to open, check, compare, correct and export."),
            tr("Start the tour"),
            self.start,
            tone="plain",
        )
        self.changed.emit()

    def start(self) -> None:
        """Begin with the first step."""
        self.stop()
        self._steps = self._make_steps()
        self.panel = TourPanel(self._context.widget)
        self.outline = TourOutline(self._context.widget)
        self.panel.skipped.connect(self.stop)
        self.panel.went_on.connect(self.go_on)
        self._context.widget.installEventFilter(self)
        self._show(0)
        self.panel.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def stop(self) -> None:
        """Leave the tour, or take its offer away."""
        self._context.messages.dismiss(TOPIC)
        if not self.running:
            return
        self._leave_step()
        self._steps = ()
        self._soon.stop()
        self._context.widget.removeEventFilter(self)
        for part in (self.panel, self.outline):
            if part is not None:
                part.hide()
                part.deleteLater()
        self.panel = self.outline = None
        self.changed.emit()

    def go_on(self) -> None:
        """Show the next step; after the last one, end."""
        if self._at + 1 == len(self._steps):
            self.stop()
            self._context.messages.show_status(tr("The manual in the menu Help tells more"), 8_000)
            return
        self._leave_step()
        self._show(self._at + 1)

    def _show(self, number: int) -> None:
        self._at = number
        step = self.step
        step.prepare()
        step.done.connect(self._look)
        step.control.installEventFilter(self)
        if self.panel is not None:
            self.panel.tell(number + 1, len(self._steps), step.title, step.text)
        self._place()

    def _leave_step(self) -> None:
        self.step.done.disconnect(self._look)
        if self.step.control is not self._context.widget:
            self.step.control.removeEventFilter(self)

    def _look(self, *_told: Any) -> None:
        if self.running and self.step.is_done():
            QTimer.singleShot(0, self, self._done)  # whoever emitted comes to an end first

    def _done(self) -> None:
        if self.running and self.step.is_done():
            self.go_on()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the control when it moves."""
        if event.type() in _MOVES:
            self._soon.start()
        return False

    def _place(self) -> None:
        if self.panel is None or self.outline is None:
            return
        window, control = self._context.widget, self.step.control
        area = control.rect() if self.step.area is None else self.step.area()
        target = QRect(control.mapTo(window, area.topLeft()), area.size())
        self.outline.setVisible(control.isVisibleTo(window) and not area.isEmpty())
        self.outline.setGeometry(target.adjusted(-3, -3, 3, 3).intersected(window.rect()))
        self.outline.raise_()
        self.panel.move(place_beside(target, self.panel.size(), window.rect()))
        self.panel.show()
        self.panel.raise_()

    def _on_dismissed(self, topic: object) -> None:
        if topic == TOPIC:
            self.changed.emit()
