"""Encrypted PDF files in the window: asked for, tried, told, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.imaging.pdf_passwords import forget_passwords
from app.ui.opening.image_opener import ImageOpener
from app.ui.opening.incoming import Incoming
from app.ui.opening.password_question import Refused
from app.ui.session.context import Context
from tests.pdfs import Page, encrypted, pdf_of

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture(autouse=True)
def no_passwords() -> Iterator[None]:
    forget_passwords()
    yield
    forget_passwords()


@pytest.fixture
def opener(context: Context) -> ImageOpener:
    context.widget.show()
    return ImageOpener(context)


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for number, file in enumerate(files):
        file.write_bytes(encrypted(pdf_of(Page(), *[Page()] * number), user="open sesame"))
    return files


def asked(opener: ImageOpener, qtbot: QtBot, label: str) -> QInputDialog:
    """The dialog that asks with these words."""
    qtbot.waitUntil(
        lambda: opener.passwords.dialog is not None and opener.passwords.dialog.labelText() == label,
        timeout=30_000,
    )
    dialog = opener.passwords.dialog
    assert dialog is not None
    return dialog


def first_asked(opener: ImageOpener, qtbot: QtBot) -> str:
    """The file that is asked about now: whichever was looked at first."""
    qtbot.waitUntil(lambda: opener.passwords.dialog is not None, timeout=30_000)
    assert opener.passwords.dialog is not None
    return opener.passwords.dialog.labelText().partition(" ")[0]


def answer(dialog: QInputDialog, password: str) -> None:
    field = dialog.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, password)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_one_password_opens_all_files_it_fits(
    context: Context, opener: ImageOpener, qtbot: QtBot, locked: tuple[Path, Path]
) -> None:
    opener.open(Incoming(locked))
    name = first_asked(opener, qtbot)
    dialog = asked(opener, qtbot, f"{name} is encrypted. Its password:")
    assert dialog.textEchoMode() is QLineEdit.EchoMode.Password
    answer(dialog, "mellon")
    answer(asked(opener, qtbot, f"This password does not open {name}. Try another:"), "open sesame")
    qtbot.waitUntil(lambda: context.session.images.rowCount() == 2, timeout=30_000)
    assert sorted([entry.image.frames for entry in context.session.images.entries()]) == [1, 2]
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=30_000)
    assert opener.passwords.dialog is None
    assert not context.messages.notices


def test_a_question_that_is_cancelled_leaves_a_sentence(
    context: Context, opener: ImageOpener, qtbot: QtBot, locked: tuple[Path, Path]
) -> None:
    refused: list[Refused] = []
    opener.refused.connect(refused.append)
    opener.open(Incoming(locked))
    names: set[str] = set()
    while len(names) < 2:  # in whichever order they were looked at
        name = first_asked(opener, qtbot)
        names.add(name)
        QTest.keyClick(asked(opener, qtbot, f"{name} is encrypted. Its password:"), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: len(refused) == len(names), timeout=30_000)
    assert sorted(str(each.error) for each in refused) == [
        f"cannot open {name}: it is encrypted and wants a password" for name in ("a.pdf", "b.pdf")
    ]
    assert not context.session.images.rowCount()
