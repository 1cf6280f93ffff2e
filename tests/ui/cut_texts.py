"""Finds texts of a window that have less room than they need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from app.ui.widgets.elided_label import ElidedLabel

_SLACK = 1
"""Pixels by which rounding at a broken scale may be off."""


def cut_texts(parent: QWidget) -> list[str]:
    """Return the texts of labels, buttons, fields, tabs and menus within a widget that are cut.

    What may be elided (names, placeholders, figures of the status bar) has its whole text in a tool tip.
    """
    shown = [part for part in (parent, *parent.findChildren(QWidget)) if part.isVisible()]
    return [
        f"{type(part).__name__}: {text}" for part in shown if (text := _cut(part)) or (text := _hidden(part))
    ]


def _cut(part: QWidget) -> str:
    for kind, check in _CHECKS:
        if isinstance(part, kind):
            return check(part)
    return ""


def _cut_button(button: QAbstractButton) -> str:
    if not button.text() and button.toolTip():
        return ""  # it paints a name, which gives way to a dot and the tool tip
    wanted = button.minimumSizeHint().width()
    if button.minimumWidth() == button.maximumWidth():  # a sign in a square, which has hardly a margin
        wanted = button.fontMetrics().horizontalAdvance(button.text()) + 2
    return _said(button) if button.width() + _SLACK < wanted else ""


def _cut_tabs(bar: QTabBar) -> str:
    texts = " ".join(bar.tabText(number) for number in range(bar.count()))
    return texts if bar.width() + _SLACK < bar.sizeHint().width() else ""


def _cut_menus(bar: QMenuBar) -> str:
    areas = [(action, bar.actionGeometry(action)) for action in bar.actions() if action.isVisible()]
    return " ".join(a.text() for a, area in areas if area.isEmpty() or area.right() > bar.width())


def _cut_field(field: QLineEdit) -> str:
    if field.text() or field.toolTip():
        return ""
    wanted = field.fontMetrics().horizontalAdvance(field.placeholderText())
    return field.placeholderText() if wanted > field.contentsRect().width() - 16 else ""


def _cut_label(label: QLabel) -> str:
    if not label.text():
        return ""
    if isinstance(label, ElidedLabel):
        return "" if label.toolTip() else label.text()
    if label.wordWrap():
        return label.text() if label.height() + _SLACK < label.heightForWidth(label.width()) else ""
    wanted = label.minimumSizeHint()
    small = label.width() + _SLACK < wanted.width() or label.height() + _SLACK < wanted.height()
    return label.text() if small else ""


def _cut_choice(choice: QComboBox) -> str:
    if choice.toolTip():
        return ""
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    style = choice.style()
    control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = style.subControlRect(control, option, field, choice).width() + _SLACK
    texts = [choice.itemText(row) for row in range(choice.count())]
    return " ".join(text for text in texts if choice.fontMetrics().horizontalAdvance(text) > room)


def _hidden(part: QWidget) -> str:
    """Return the text of a label or button that reaches over the edge of what holds it."""
    text = _said(part) if isinstance(part, QLabel | QAbstractButton) else ""
    holder = part.parentWidget()
    if not text or holder is None or part.isWindow():
        return ""
    inside = QRect(0, 0, holder.width(), holder.height()).adjusted(-_SLACK, 0, _SLACK, 0)
    scrolled = isinstance(holder.parentWidget(), QAbstractScrollArea)
    over = part.geometry().left() < inside.left() or part.geometry().right() > inside.right()
    return text if over and not scrolled else ""


def _said(part: QLabel | QAbstractButton) -> str:
    return part.text() or part.accessibleName()


_CHECKS: tuple[tuple[type[QWidget], Callable[[Any], str]], ...] = (
    (QLabel, _cut_label), (QAbstractButton, _cut_button), (QTabBar, _cut_tabs), (QMenuBar, _cut_menus),
    (QComboBox, _cut_choice), (QLineEdit, _cut_field),
)  # fmt: skip
