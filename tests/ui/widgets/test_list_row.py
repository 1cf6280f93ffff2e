"""What rows of lists are painted with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.ui.widgets import theme
from app.ui.widgets.list_row import (
    Index,
    RowDelegate,
    draw_badge,
    draw_focus,
    draw_ground,
    draw_text,
    draw_text_before,
)

pytestmark = pytest.mark.window

AREA = QRectF(2, 2, 196, 36)
STATE = QStyle.StateFlag


class Painting:
    """A picture of a row, and what can be asked of it."""

    def __init__(self) -> None:
        self.image = QImage(200, 40, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.fill(Qt.GlobalColor.transparent)
        self.painter = QPainter(self.image)

    def columns(self) -> list[int]:
        """End painting; return the columns that are painted."""
        self.painter.end()
        return [x for x in range(200) if any(self.image.pixelColor(x, y).alpha() for y in range(40))]


@pytest.fixture
def painting(qtbot: QtBot) -> Painting:
    return Painting()


def option(state: STATE) -> QStyleOptionViewItem:
    made = QStyleOptionViewItem()
    made.state = state
    return made


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (STATE.State_Selected | STATE.State_MouseOver, "accent_soft"),
        (STATE.State_Selected, "accent_soft"),
        (STATE.State_MouseOver, "hover"),
        (STATE.State_HasFocus, ""),
    ],
)
def test_the_ground_says_selected_before_pointed_at(painting: Painting, state: STATE, name: str) -> None:
    draw_ground(painting.painter, option(state), AREA)
    assert bool(painting.columns()) == bool(name)
    if name:
        assert painting.image.pixelColor(100, 20) == theme.color(name)


def test_the_ring_is_for_those_who_use_the_keyboard(painting: Painting) -> None:
    draw_focus(painting.painter, option(STATE.State_HasFocus), AREA)
    assert painting.columns() == []
    by_key = Painting()
    draw_focus(by_key.painter, option(STATE.State_HasFocus | STATE.State_KeyboardFocusChange), AREA)
    assert by_key.columns()
    assert by_key.image.pixelColor(100, 20) == QColor(0, 0, 0, 0), "a ring, not a ground"


def test_a_text_keeps_to_its_room(painting: Painting) -> None:
    draw_text(painting.painter, "a text that is far too long for its room", "text", QPointF(20, 30), 60)
    columns = painting.columns()
    assert columns
    assert min(columns) >= 19
    assert max(columns) <= 81
    none = Painting()
    draw_text(none.painter, "a text", "text", QPointF(20, 30), -5)
    assert len(none.columns()) <= 12, "no room holds a sign at most"


def test_texts_before_a_point_and_badges_end_there(painting: Painting) -> None:
    width = draw_text_before(painting.painter, "12", "muted", QPointF(150, 30))
    columns = painting.columns()
    assert 150 - width - 1 <= min(columns)
    assert max(columns) <= 151
    badge = Painting()
    left = draw_badge(badge.painter, "full copy", "good", QPointF(180, 10), filled=True)
    columns = badge.columns()
    assert abs(min(columns) - left) <= 1.5
    assert max(columns) <= 181
    assert badge.image.pixelColor(round(left) + 4, 18).alpha() > 0
    empty = Painting()
    assert draw_badge(empty.painter, "full copy", "good", QPointF(180, 10), filled=False) == left
    empty.painter.end()
    assert empty.image.pixelColor(round(left) + 4, 18).alpha() == 0


def test_a_row_leaves_the_painter_as_it_was(painting: Painting) -> None:
    class Untidy(RowDelegate):
        def draw(self, painter: QPainter, _option: QStyleOptionViewItem, _index: Index) -> None:
            assert painter.testRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.color("bad"))
            painter.translate(5, 5)
            raise ValueError("a defect")

    before = painting.painter.pen().color()
    with pytest.raises(ValueError, match="a defect"):
        Untidy().paint(painting.painter, option(STATE.State_None), QModelIndex())
    assert painting.painter.pen().color() == before
    assert painting.painter.transform().isIdentity()
    painting.painter.end()
