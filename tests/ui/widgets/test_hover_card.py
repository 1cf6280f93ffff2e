"""The card beside the pointer stays within its room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.model.geometry import rectangle
from app.ui.widgets.hover_card import HoverCard

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.mark.parametrize("at", [QPoint(0, 0), QPoint(395, 5), QPoint(5, 295), QPoint(395, 295)])
def test_the_card_never_leaves_its_room(qtbot: QtBot, at: QPoint) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(400, 300)
    room.show()
    card = HoverCard(room)
    card.show_region("harbour", "word · confidence 0.60", rectangle(10, 20, 30, 40), at)
    assert room.rect().contains(card.geometry())
    assert not card.geometry().contains(at)
    assert card.place.text() == "x 10  y 20 · 30 × 40 px"


def test_the_card_stands_beside_a_word_and_a_text_that_is_edited(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(900, 700)
    room.show()
    card = HoverCard(room)
    word, editor, at = QRect(300, 300, 200, 60), QRect(295, 365, 210, 30), QPoint(400, 330)
    card.show_region("harbour", "word", rectangle(10, 20, 30, 40), at, off=word, never_on=[editor])
    assert not card.geometry().intersects(word)
    assert not card.geometry().intersects(editor)
    grown = card.geometry().adjusted(-60, -60, 60, 60)
    assert grown.intersects(word), "near by, not at the other end of the room"
    card.show_region("harbour", "word", rectangle(10, 20, 30, 40), at, off=word, never_on=[room.rect()])
    assert not card.isVisible(), "rather nowhere than over what is typed"


def test_a_title_from_right_to_left_stands_at_the_right(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    card = HoverCard(room)
    card.show_region("שלום", "", rectangle(0, 0, 1, 1), QPoint(0, 0))
    assert card.title.alignment() & Qt.AlignmentFlag.AlignRight
