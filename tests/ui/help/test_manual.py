"""The manual says the same in every language, names what there is, and loads nothing from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextImageFormat
from pytestqt.qtbot import QtBot

from app.ui.base.i18n import LANGUAGES
from app.ui.help.manual_pages import FOLDER, PAGES, PLACEHOLDER, load_manual, with_names
from app.ui.help.manual_window import ManualLibrary, ManualWindow
from app.ui.widgets.shortcuts import shortcut
from app.ui.window.command_palette import CommandPalette
from app.ui.window.main_window import MainWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_the_same_sections_and_names_commands_there_are(
    window: MainWindow, language: str
) -> None:
    english, manual = load_manual("en"), load_manual(language)
    assert [page.name for page in manual.pages] == list(PAGES)
    for mine, theirs in zip(manual.pages, english.pages, strict=True):
        assert [section.id for section in mine.sections] == [section.id for section in theirs.sections]
        for kind, named in PLACEHOLDER.findall(mine.markdown):
            assert kind in {"key", "menu"}
            assert shortcut(named).id == named
        assert "{" not in with_names(mine.markdown)
    sections = {section.address for page in manual.pages for section in page.sections}
    for name in PAGES:
        links = re.findall(r"\]\(([^)]+)\)", (FOLDER / language / f"{name}.md").read_text("utf-8"))
        assert all(link in sections or link in manual.pictures for link in links), links


def test_it_opens_at_a_section_follows_its_links_alone_and_loads_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    library = ManualLibrary(window.context)
    library.open("quality#compare")
    qtbot.waitUntil(lambda: library.window is not None)
    shown = library.window
    assert shown is not None
    qtbot.addWidget(shown)
    assert shown.browser.textCursor().block().text() == "Compare two readings"
    assert "Ctrl+E" not in shown.browser.toPlainText()
    shown.browser.anchorClicked.emit(QUrl("analyst#export"))
    assert shown.address == "analyst#export"
    assert "Ctrl+E" in shown.browser.toPlainText()
    for target in ("https://example.org/", "file:///etc/passwd", "nowhere#at-all"):
        shown.browser.anchorClicked.emit(QUrl(target))
        assert shown.address == "analyst#export"
        kind = QTextDocument.ResourceType.ImageResource.value
        assert shown.browser.loadResource(kind, QUrl(target)) is None


def test_the_palette_finds_sections_by_their_words(window: MainWindow, qtbot: QtBot) -> None:
    library = ManualLibrary(window.context)
    palette = CommandPalette(window.context, "File", library)
    qtbot.addWidget(palette)
    qtbot.waitUntil(lambda: bool(library.manual.pages))
    palette.field.setText("ground truth read-only")
    titles = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert titles == ["Ground truth"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_shown_whole_and_say_what_they_show(
    window: MainWindow, qtbot: QtBot, language: str
) -> None:
    manual = load_manual(language)
    shown = ManualWindow(window, manual)
    qtbot.addWidget(shown)
    shown.show()
    seen = set()
    for page in manual.pages:
        shown.go_to(page.name)
        pictures = list(pictures_of(shown.browser.document()))
        for wide in (640, 1400):
            shown.resize(wide, 600)
            document = shown.browser.document()
            assert document.idealWidth() <= shown.browser.viewport().width()
        for picture in pictures:
            image = QImage.fromData(manual.pictures[picture.name()])
            assert not image.isNull()
            assert len(picture.toolTip()) > 20, "the alternative text"
            seen.add(picture.name())
    assert seen == set(manual.pictures) == set(load_manual("en").pictures)
    assert sum(map(len, manual.pictures.values())) < 350_000


def pictures_of(document: QTextDocument) -> Iterator[QTextImageFormat]:
    found = document.find("\ufffc")
    while not found.isNull():
        yield found.charFormat().toImageFormat()
        found = document.find("\ufffc", found)
