"""Dialogs for files open where the last such file was, else where the image lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.config.settings import FOLDERS, PRIVATE
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.preferences import Preferences
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.ui.pictures import image
from tests.ui.window.test_window import show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def test_the_last_such_file_comes_before_the_image_and_the_image_before_home(
    qtbot: QtBot, tmp_path: Path
) -> None:
    preferences = Preferences.load()
    scans, out, gone = tmp_path / "scans", tmp_path / "out", tmp_path / "gone"
    for folder in (scans, out):
        folder.mkdir()
    page = replace(image("page.png", "a"), source=scans / "page.png")
    assert folder_for(preferences, "export") == Path.home()
    assert folder_for(preferences, "export", page) == scans
    remember_folder(preferences, "export", out)
    assert folder_for(preferences, "export", page) == out
    assert folder_for(preferences, "raw", page) == scans, "another kind has another place"
    remember_folder(preferences, "export", gone)
    assert folder_for(preferences, "export", page) == scans, "what is not there any more is no place"
    pasted = replace(page, source=b"not a file")
    assert folder_for(preferences, "export", pasted) == Path.home()


def test_private_mode_and_names_that_are_no_text_are_not_noted(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences.load()
    remember_folder(preferences, "images", Path("/x/\udcff"))
    preferences.set(PRIVATE, value=True)
    remember_folder(preferences, "images", tmp_path)
    assert preferences.get(FOLDERS) == {}


@pytest.mark.parametrize(
    ("method", "ask"),
    [
        ("getOpenFileNames", lambda w: w.opener.ask_files()),
        ("getExistingDirectory", lambda w: w.opener.ask_folder()),
        ("getOpenFileName", lambda w: w.saved_answers.ask()),
    ],
)
def test_files_are_looked_for_beside_the_image(
    window: MainWindow,
    qtbot: QtBot,
    make_image: MakeImage,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    ask: Callable[[MainWindow], None],
) -> None:
    path = make_image()
    show(window, qtbot, path)
    asked: list[str] = []

    def choose_nothing(_parent: object, _title: str, folder: str = "", *_more: object) -> object:
        asked.append(folder)
        return {"getOpenFileNames": ([], ""), "getExistingDirectory": ""}.get(method, ("", ""))

    monkeypatch.setattr(QFileDialog, method, choose_nothing)
    ask(window)
    assert asked == [str(path.parent)]
    assert window.preferences.get(FOLDERS) == {}, "nothing was chosen"
