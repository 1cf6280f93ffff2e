"""One list of commands makes menus, keys, palette and sheet."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

import app
from app.config.settings import KEYS, THEME
from app.ui.base.i18n import use_language
from app.ui.help.manual_window import ManualLibrary
from app.ui.widgets import theme
from app.ui.window.about import LIBRARIES, About
from app.ui.window.command_palette import CommandPalette
from app.ui.window.command_search import match_rank
from app.ui.window.commands import COMMANDS, MENUS, CommandActions
from app.ui.window.commands.mnemonics import plain_title, with_letters
from app.ui.window.key_sheet import KeySheet
from app.ui.window.main_window import MainWindow
from tests.conftest import ROOT
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def test_ids_and_keys_are_unique() -> None:
    assert max(Counter(c.id for c in COMMANDS).values()) == 1
    keys = Counter(QKeySequence(k).toString() for c in COMMANDS for k in c.keys)
    assert max(keys.values()) == 1, keys.most_common(3)
    assert "" not in keys


def test_every_command_stands_in_a_menu(window: MainWindow) -> None:
    assert {c.menu for c in COMMANDS} == set(MENUS)
    entries = [plain_title(action.text()) for menu in menus(window) for action in entries_of(menu)]
    titles = [c.title for c in COMMANDS] + [*dict.fromkeys(c.submenu for c in COMMANDS if c.submenu)]
    assert sorted(entries) == sorted(titles)


def menus(parent: MainWindow | QMenuBar | QMenu) -> list[QMenu]:
    """Return the menus of the bar and those within them."""
    bar = parent.menuBar() if isinstance(parent, MainWindow) else parent
    inside = bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    found = [menu for menu in inside if menu.menuAction() in bar.actions()]
    return found + [inner for menu in found for inner in menus(menu)]


def entries_of(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def letter(action: QAction) -> str:
    return QKeySequence.mnemonic(action.text()).toString().removeprefix("Alt+")


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_every_menu_and_item_has_a_letter_of_its_own(
    window: MainWindow, qapp: QApplication, language: str
) -> None:
    use_language(qapp, language)
    try:
        bar = QMenuBar()
        actions = CommandActions(window)
        actions.fill(bar)
        for entries in (bar.actions(), *map(entries_of, menus(bar))):
            letters = [letter(action) for action in entries]
            assert all(letters), [action.text() for action in entries]
            assert max(Counter(letters).values(), default=1) == 1, [action.text() for action in entries]
        commands = {QKeySequence(key).toString() for c in COMMANDS for key in c.keys}
        assert not commands & {f"Alt+{letter(action)}" for action in bar.actions()}
        bar.deleteLater()
    finally:
        use_language(qapp, "en")


def test_a_letter_of_the_menu_bar_makes_room_for_a_key_of_the_user(window: MainWindow) -> None:
    first = window.menuBar().actions()[0]
    assert letter(first) == "F"
    window.preferences.set(KEYS, {"view.fit": "Alt+F"})
    assert letter(first) not in {"F", ""}
    window.preferences.set(KEYS, {})
    assert letter(first) == "F"


@given(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=30),
    st.sets(st.characters(codec="ascii", categories=["Ll"])),
)
def test_letters_of_any_titles(titles: list[str], taken: set[str]) -> None:
    marked = with_letters(titles, taken)
    assert [plain_title(text) for text in marked] == titles
    for title, text in zip(titles, marked, strict=True):
        single = text.replace("&&", "")
        assert single.count("&") == (1 if _usable(title) else 0)
    letters = [text.replace("&&", "").partition("&")[2][:1].casefold() for text in marked]
    for letter in {*letters} - {""}:
        of = [title for title, chosen in zip(titles, letters, strict=True) if chosen == letter]
        known = {*letters, *taken}
        without_choice = [title for title in of if _usable(title) <= known]
        assert len(without_choice) >= len(of) - (letter not in taken), "another letter was free"


def _usable(title: str) -> set[str]:
    return {letter.casefold() for letter in title if letter.isalpha() and len(letter.casefold()) == 1}


def test_menus_fit_a_small_screen(window: MainWindow) -> None:
    for menu in menus(window):
        assert menu.sizeHint().height() <= 800 - 80, menu.title()


def test_about_names_version_and_licences(window: MainWindow, qtbot: QtBot) -> None:
    window.command_actions.run("help.about")
    dialog = window.findChild(About)
    assert dialog is not None
    assert f"Vidimus {app.__version__}" in {label.text() for label in dialog.findChildren(QLabel)}
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0)
    rows = [
        [item.text() if (item := dialog.table.item(row, column)) else "" for column in range(3)]
        for row in range(dialog.table.rowCount())
    ]
    assert all(version and licence for _name, version, licence in rows), rows
    pillow = next(row for row in rows if row[0] == "pillow")
    assert pillow[2].startswith("MIT")
    dialog.accept()


def test_about_names_every_library_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = [re.split(r"[<>=~! ]", wanted)[0] for wanted in project["dependencies"]]
    assert sorted(LIBRARIES) == sorted(named)


def test_the_palette_offers_what_makes_sense_and_runs_it(window: MainWindow, qtbot: QtBot) -> None:
    palette = CommandPalette(window.context, "File", ManualLibrary(window.context))
    palette.show()
    offered = {palette.list.item(i).text() for i in range(palette.list.count())}
    assert "Open images…" in offered
    assert "Copy all text" not in offered
    palette.field.setText("dark")
    assert palette.list.item(0).text() == "Dark theme"
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.theme.mode == "dark"
    assert theme.colors() is theme.DARK
    window.preferences.set(THEME, "light")
    assert theme.colors() is theme.LIGHT


def test_letters_in_order_are_enough() -> None:
    fit = next(c for c in COMMANDS if c.id == "view.fit")
    assert match_rank("fit", fit) == 0
    assert match_rank("image", fit) == 1
    assert match_rank("mag", fit) == 3
    assert match_rank("ftm", fit) == 4
    assert match_rank("zzz", fit) is None


def test_the_key_sheet_names_every_key(window: MainWindow, qtbot: QtBot) -> None:
    sheet = KeySheet(window.context)
    qtbot.addWidget(sheet)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {c.key for c in COMMANDS if c.keys} <= shown


def test_a_command_that_makes_no_sense_is_disabled(window: MainWindow) -> None:
    window.command_actions.refresh_now()
    assert not window.command_actions["analyse.run"].isEnabled()
    window.command_actions.run("analyse.run")
    assert not window.analysis.busy


def test_full_screen_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.command_actions.run("view.full-screen")
    qtbot.waitUntil(window.isFullScreen)
    window.command_actions.run("view.full-screen")
    qtbot.waitUntil(lambda: not window.isFullScreen())


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_the_palette_knows_the_words_people_type(
    window: MainWindow, qapp: QApplication, language: str
) -> None:
    use_language(qapp, language)
    try:
        palette = CommandPalette(window.context, "File", ManualLibrary(window.context))
        for typed in _TYPED[language]:
            palette.field.setText(typed)
            assert palette.note.isHidden(), typed
            assert palette.list.item(0).data(Qt.ItemDataRole.UserRole) in _TYPED[language][typed], typed
        palette.close()
    finally:
        use_language(qapp, "en")


_TYPED: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "shortcuts": ("help.keys",), "dark": ("view.theme-dark",), "api key": ("file.providers",),
        "preferences": ("file.settings",), "reverse image": ("copies.look",),
        "language": ("analyse.languages",),
    },
    "de": {"dunkel": ("view.theme-dark",), "einstellungen": ("file.settings",), "dark": ("view.theme-dark",)},
    "ru": {"тёмн": ("view.theme-dark",), "ключ": ("file.providers",), "dark": ("view.theme-dark",)},
}  # fmt: skip


def test_the_palette_finds_commands_of_an_image_by_synonyms(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    window.open_paths([str(make_image())])
    with qtbot.waitSignal(window.viewer.loaded):
        pass
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, analysis())
    qtbot.waitUntil(lambda: window.findings.has_text)
    palette = CommandPalette(window.context, "File", ManualLibrary(window.context))
    for typed, wanted in (
        ("report", "file.export"), ("hash", "file.export"), ("metadata", "file.export"),
        ("zoom", "view.zoom-in"), ("ocr", "analyse.run"), ("rotate", "picture.right"),
    ):  # fmt: skip
        palette.field.setText(typed)
        rows = range(min(4, palette.list.count()))
        first = [palette.list.item(n).data(Qt.ItemDataRole.UserRole) for n in rows]
        assert wanted in first, typed
    palette.close()


def test_the_palette_is_never_empty_and_shows_menu_and_key(window: MainWindow) -> None:
    palette = CommandPalette(window.context, "File", ManualLibrary(window.context))
    palette.field.setText("zsettings")
    assert not palette.note.isHidden()
    assert palette.note.text() == "Nothing found. Did you mean:"
    assert palette.list.item(0).text() == "Settings…"
    said = palette.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Settings…, File")
    assert "Ctrl+," in said
    assert palette.list.currentRow() == -1, "Enter runs no guess"
    palette.field.setText("qqqqxxxx")
    assert palette.list.count() > 0
    palette.field.setText("dark")
    assert palette.note.isHidden()
    assert "View › Theme" in palette.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    palette.close()
