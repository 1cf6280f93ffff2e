"""The sign while something is dragged over the window, by what is dragged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.config.settings import OFFLINE
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Held = tuple[Qt.DropAction, QMimeData, Qt.MouseButton, Qt.KeyboardModifier]


def held(data: QMimeData) -> Held:
    return (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def sentence_over(window: MainWindow, qtbot: QtBot, data: QMimeData) -> str:
    """Drag over the window, wait for the sentence, and leave."""
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *held(data)))
    sign = window.drag_sign
    assert sign.isVisible()
    qtbot.waitUntil(lambda: bool(sign.sentence))
    assert not sign.grab().isNull()
    sentence = sign.sentence
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not sign.isVisible()
    return sentence


def test_each_kind_of_file_says_what_a_drop_does(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    first, second = make_image("a.png"), make_image("b.png")
    folder = tmp_path / "scans"
    folder.mkdir()
    answer, truth, page, film = (tmp_path / name for name in ("a.json", "a.gt.txt", "a.xml", "film.mp4"))
    for path in (answer, truth, page):
        path.write_text("{}")
    film.write_bytes(b"\x1aE\xdf\xa3" * 4)
    gone = tmp_path / "gone.png"
    for data, sentence in (
        (files(first), "Opens a.png"),
        (files(first, second), "Opens 2 images"),
        (files(folder), "Opens the images in the folder scans"),
        (files(answer), "Shows the results in a.json with their image"),
        (files(answer, page), "Shows the results in 2 files with their images"),
        (files(truth), "Takes a.gt.txt as the reference text of its image"),
        (files(film), "film.mp4 cannot be opened"),
        (files(gone), "gone.png cannot be opened"),
        (
            files(first, folder, film),
            "Opens a.png; Opens the images in the folder scans; film.mp4 cannot be opened",
        ),
    ):
        assert sentence_over(window, qtbot, data) == sentence


def test_pictures_and_links_say_it_at_once(window: MainWindow, qtbot: QtBot) -> None:
    link = QMimeData()
    link.setText("https://pictures.example/cat.jpg")
    assert sentence_over(window, qtbot, link) == "Asks you, then fetches the image from pictures.example"
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert sentence_over(window, qtbot, picture) == "Opens pasted image"
    window.preferences.set(OFFLINE, value=True)
    assert "offline" in sentence_over(window, qtbot, link)


def test_what_is_nothing_to_open_is_not_taken(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("just words")
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *held(data)))
    assert window.drag_sign.sentence.startswith("This cannot be opened")
    move = QDragMoveEvent(QPoint(60, 60), *held(data))
    QApplication.sendEvent(window, move)
    assert not move.isAccepted(), "the pointer says so too"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drag_sign.isVisible()


def test_the_sign_goes_with_the_drop_and_lies_over_an_open_image(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    window.open_paths([str(make_image("a.png"))])
    with qtbot.waitSignal(window.viewer.loaded):
        pass
    data = files(make_image("b.png", colour="red"))
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *held(data)))
    assert window.drag_sign.isVisible()
    window.resize(window.width() - 40, window.height() - 40)
    central = window.centralWidget()
    assert central is not None
    qtbot.waitUntil(lambda: window.drag_sign.size() == central.size())
    QApplication.sendEvent(window, QDropEvent(QPointF(60, 60), *held(data)))
    assert not window.drag_sign.isVisible()
    qtbot.waitUntil(lambda: window.session.images.rowCount() == 2)
