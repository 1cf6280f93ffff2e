"""The rectangle that is chosen on a captured screen, in device pixels of that screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize


def between(first: QPoint, second: QPoint, size: QSize) -> QRect:
    """Return the rectangle from one pixel to another, both included, within a picture of a size."""
    rect = QRect(
        QPoint(min(first.x(), second.x()), min(first.y(), second.y())),
        QPoint(max(first.x(), second.x()), max(first.y(), second.y())),
    )
    return rect.intersected(QRect(QPoint(0, 0), size))


def moved(rect: QRect, step: QPoint, size: QSize) -> QRect:
    """Return a rectangle moved by a step, as far as it stays whole within a picture of a size."""
    left = min(max(rect.left() + step.x(), 0), size.width() - rect.width())
    top = min(max(rect.top() + step.y(), 0), size.height() - rect.height())
    return QRect(QPoint(left, top), rect.size())


def resized(rect: QRect, step: QPoint, size: QSize) -> QRect:
    """Return a rectangle whose lower right corner moved by a step: a pixel at least, the picture at most."""
    width = min(max(rect.width() + step.x(), 1), size.width() - rect.left())
    height = min(max(rect.height() + step.y(), 1), size.height() - rect.top())
    return QRect(rect.topLeft(), QSize(width, height))


def middle_of(size: QSize) -> QRect:
    """Return the middle half of a picture: where somebody without a mouse begins."""
    width, height = max(size.width() // 2, 1), max(size.height() // 2, 1)
    return QRect((size.width() - width) // 2, (size.height() - height) // 2, width, height)
