"""The list of languages: by name or code, several at once, detecting first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.language_list import LanguageList

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def languages(qtbot: QtBot) -> Iterator[LanguageList]:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(400, 60)
    room.show()
    made = LanguageList(room, ("ru",))
    made.open_under(room)
    qtbot.waitUntil(made.isVisible)
    yield made
    made.close()


def seen(languages: LanguageList) -> list[QListWidgetItem]:
    rows = (languages.list.item(row) for row in range(languages.list.count()))
    return [row for row in rows if not row.isHidden()]


def ticked(languages: LanguageList) -> list[str]:
    return [row.text() for row in seen(languages) if row.checkState() == Qt.CheckState.Checked]


def ticked_codes(languages: LanguageList) -> list[str]:
    return list(languages.codes)


def test_detecting_is_first_then_what_is_chosen_then_all_by_name(languages: LanguageList) -> None:
    names = [row.text() for row in seen(languages)]
    assert names[:2] == ["Detect automatically", "Russian"]
    assert names[2:] == sorted(names[2:], key=str.casefold)
    assert ticked(languages) == ["Russian"]


def test_a_name_is_searched_and_ticked_by_the_mouse(languages: LanguageList) -> None:
    QTest.keyClicks(languages.field, "GERM")
    assert "German" in [row.text() for row in seen(languages)]
    assert "French" not in [row.text() for row in seen(languages)]
    item = next(row for row in seen(languages) if row.text() == "German")
    place = languages.list.visualItemRect(item)
    box = QPoint(place.left() + 10, place.center().y())
    QTest.mouseClick(languages.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert ticked_codes(languages) == ["ru", "de"]
    QTest.mouseClick(languages.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert ticked_codes(languages) == ["ru"]


def test_codes_are_taken_several_at_once(languages: LanguageList) -> None:
    QTest.keyClicks(languages.field, "deu, chi_tra; French")
    QTest.keyClick(languages.field, Qt.Key.Key_Return)
    assert languages.codes == ("ru", "de", "zh-Hant", "fr")
    assert not languages.field.text()
    assert ticked(languages) == ["Russian", "German", "Chinese (traditional)", "French"]


def test_detecting_drops_what_was_chosen(languages: LanguageList) -> None:
    QTest.keyClick(languages.field, Qt.Key.Key_Down)
    QTest.keyClick(languages.field, Qt.Key.Key_Up)
    QTest.keyClick(languages.field, Qt.Key.Key_Return)
    assert languages.codes == ()
    assert ticked(languages) == ["Detect automatically"]
    QTest.keyClick(languages.field, Qt.Key.Key_Return)
    assert ticked(languages) == ["Detect automatically"], "something is always chosen"


def test_what_nobody_speaks_is_said_to_be_unknown(languages: LanguageList) -> None:
    QTest.keyClicks(languages.field, "klingon")
    assert not seen(languages)
    assert not languages.none_found.isHidden()
    QTest.keyClick(languages.field, Qt.Key.Key_Return)
    assert languages.codes == ("ru",)
    languages.field.clear()
    assert languages.none_found.isHidden()
