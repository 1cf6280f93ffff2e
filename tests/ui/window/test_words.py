"""The window's words in every language: none missing, none broken, none forgotten, all of them shown."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, QSize, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import ANALYSE_WHEN_SHOWN, LANGUAGE
from app.ui.base.i18n import FOLDER, LANGUAGES, language_of, number_text, tr, trn, use_language
from app.ui.base.preferences import Preferences
from app.ui.content.display_names import display_name, edit_title, progress_words
from app.ui.settings.settings_dialog import SettingsDialog
from app.ui.window.application import make_window
from app.ui.window.assembly import assemble
from app.ui.window.commands import COMMANDS
from app.ui.window.commands.mnemonics import plain_title
from app.ui.window.key_changes import KeyChanges
from app.ui.window.key_sheet import KeySheet
from app.ui.window.main_window import MainWindow
from tests.conftest import ROOT
from tests.ui.unmarked import unmarked

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]
OTHERS = ("de", "ru")
PLACEHOLDER = "a placeholder is a name, possibly with a number format"
LITERAL = "a template is a plain literal"
NUMBERS = {"en": (1, 2), "de": (1, 2), "ru": (1, 2, 5)}
"""A number for each plural form."""
SVG = (
    (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" '
        'font-family="sans-serif" font-size="{}">'
    ),
    '<rect width="100%" height="100%" fill="{}"/>',
    '<polygon points="{}" fill="{}"/>',
    '<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"{}/>',
)
NAMES = frozenset(
    {
        ("analysis/provider_choices.py", "Tesseract"),
        ("base/i18n.py", "Vidimus"),
        ("canvas/__init__.py", "Canvas"),
        ("canvas/__init__.py", "Overlay"),
        ("canvas/palette.py", "first only"),
        ("canvas/palette.py", "second only"),
        ("base/sentences.py", "Sentences"),
        ("compare/panel.py", "Only in the first"),
        ("compare/panel.py", "Only in the second"),
        ("quality/plot_files.py", "{} {}.svg"),
        *(("quality/plots.py", markup) for markup in SVG),
        ("opening/screen_capture.py", "yyyy-MM-dd HH:mm:ss"),
        ("opening/screenshot_portal.py", "Close"),
        ("opening/screenshot_portal.py", "Response"),
        ("opening/screenshot_portal.py", "Screenshot"),
        ("opening/screenshot_portal.py", "{}.Screenshot"),
        ("session/corrections.py", "Discard corrections"),
        ("settings/connection_test.py", "Vidimus"),
        ("settings/connection_test.py", "test picture"),
        ("settings/language_choice.py", "English"),
        ("settings/settings_dialog.py", "Deutsch"),
        ("settings/settings_dialog.py", "English"),
        ("base/provider_names.py", "Tesseract"),
        ("window/about.py", "Classifier"),
        ("window/about.py", "License"),
        ("window/about.py", "License :: "),
        ("window/about.py", "License-Expression"),
        ("window/about.py", "Vidimus {}"),
        ("viewer/view_controls.py", "Side"),
        ("window/assembly.py", "Analyse"),
        ("window/assembly.py", "Correct"),
        ("window/assembly.py", "Edit"),
        ("window/assembly.py", "Provenance"),
        ("window/assembly.py", "View"),
        ("window/dialogs.py", "File"),
        ("window/main_window.py", "Vidimus"),
        ("window/reader_warm_up.py", "Tesseract"),
        ("window/window_title.py", "Vidimus"),
    }
)  # fmt: skip
"""Literals that are names, ids, or translated where they are shown."""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """``packaging/words.py``."""
    spec = importlib.util.spec_from_file_location("words_tool", ROOT / "packaging" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for it there
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[None]:
    """Whatever a test speaks, the next one hears English."""
    yield
    use_language(qapp, "en")
    QLocale.setDefault(QLocale.system())


def test_every_text_is_translated(tool: ModuleType) -> None:
    assert len(tool.collected()) > 700
    assert tool.missing() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_translation_files_are_those_of_the_source(tool: ModuleType, language: str) -> None:
    kept = (FOLDER / f"vidimus_{language}.ts").read_text(encoding="utf-8")
    assert kept == tool.written(language, tool.merged(language)), "run packaging/words.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_was_translated(tool: ModuleType, language: str, qapp: QApplication) -> None:
    loaded = QTranslator(qapp)
    assert loaded.load(f"vidimus_{language}.qm", str(FOLDER))
    for message in tool.merged(language):
        numbers = NUMBERS[language] if message.plural else (-1,)
        forms = [loaded.translate(message.context, message.source, None, number) for number in numbers]
        assert forms == message.forms, "run packaging/words.py"


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_what_is_put_in_and_how_texts_end(tool: ModuleType, language: str) -> None:
    def parts(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^}]*\}|%n", text))

    def ends(text: str) -> tuple[object, ...]:
        blanks = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        return *blanks, text.endswith("…"), text.count("\n"), text.count("&")

    wrong = [
        (message.source, form)
        for message in tool.merged(language)
        for form in message.forms
        if parts(form) != parts(message.source) or ends(form) != ends(message.source)
    ]
    assert wrong == []


def test_every_sentence_is_a_literal_whose_placeholders_are_its_parameters(tool: ModuleType) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{saying.line}: {saying.fault}"
        for path in tool.spoken_files()
        for saying in tool.sayings_of(path)
        if saying.fault
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("code", "templates", "fault"),
    [
        ('InputError("cannot open {name}", name=name)', ("cannot open {name}",), ""),
        ('raise errors.InputError("a" "b")', ("ab",), ""),
        ('failure(kind, "{n:g} of {feature}", feature=f, n=1)', ("{n:g} of {feature}",), ""),
        ('phrase("one" if x else "two")', ("one", "two"), ""),
        ("ServiceError(error.phrase, code=code)", (), ""),
        ('Phrase("to {name}")', ("to {name}",), ""),
        ('InputError(f"cannot open {name}")', (), LITERAL),
        ('InputError("cannot open " + name)', (), LITERAL),
        ('InputError("cannot open {}".format(name))', (), LITERAL),
        ('InputError("to {name}", path=name)', ("to {name}",), "its placeholders are not its parameters"),
        ('InputError("to {name!r}", name=name)', ("to {name!r}",), PLACEHOLDER),
        ("ValueError(f'{x}')", None, ""),
    ],
)  # fmt: skip
def test_sentences_are_found_and_checked(
    tool: ModuleType, tmp_path: Path, code: str, templates: tuple[str, ...] | None, fault: str
) -> None:
    path = tmp_path / "room.py"
    path.write_text(code, encoding="utf-8")
    found = [(saying.templates, saying.fault) for saying in tool.sayings_of(path)]
    assert found == ([] if templates is None else [(templates, fault)])


def test_no_text_of_the_window_is_forgotten() -> None:
    ui = ROOT / "app" / "ui"
    unmarked_texts = [
        (path.relative_to(ui).as_posix(), line, text)
        for path in sorted(ui.rglob("*.py"))
        for line, text in unmarked(path)
        if (path.relative_to(ui).as_posix(), text) not in NAMES
    ]
    assert unmarked_texts == [], "give these to tr, trn or mark"


@pytest.mark.usefixtures("spoken")
def test_numbers_and_plurals_are_those_of_the_language(qapp: QApplication) -> None:
    use_language(qapp, "en")
    assert [trn("%n word(s)", n) for n in (1, 2, 1_000)] == ["1 word", "2 words", "1,000 words"]
    assert number_text(1234.5, 1) == "1,234.5"
    use_language(qapp, "de")
    assert [trn("%n word(s)", n) for n in (1, 2, 1_000)] == ["1 Wort", "2 Wörter", "1.000 Wörter"]
    assert number_text(1234.5, 1) == "1.234,5"
    use_language(qapp, "ru")
    texts = [trn("%n word(s)", n) for n in (1, 2, 5, 11, 21, 1_000)]
    assert texts == ["1 слово", "2 слова", "5 слов", "11 слов", "21 слово", "1\u00a0000 слов"]
    assert number_text(1234.5, 1) == "1\u00a0234,5"


@pytest.mark.usefixtures("spoken")
def test_the_language_is_the_chosen_one_or_that_of_the_system(qapp: QApplication) -> None:
    assert [language_of(wanted) for wanted in ("de", "ru", "en", "xx")] == ["de", "ru", "en", "en"]
    assert language_of("system") in LANGUAGES
    assert use_language(qapp, "ru") == "ru"
    assert tr("Settings") == "Настройки"
    assert use_language(qapp, "en") == "en"
    assert tr("Settings") == "Settings"


@pytest.mark.usefixtures("spoken")
def test_what_the_model_names_is_said_in_the_language(qapp: QApplication) -> None:
    from app.model.job import Progress

    titles = (
        "Delete 3 words",
        "Move word",
        "Merge lines",
        "Mark as reviewed",
        "Discard corrections",
        "X",
    )
    use_language(qapp, "en")
    assert tuple(map(edit_title, titles)) == titles
    steps = (
        Progress(0, "reading", 3, 40),
        Progress(0, "sending", 1_500_000, 2_000_000, in_bytes=True),
        Progress(0, "too many requests", again=12.0),
        Progress(0, "opening"),
    )
    assert [progress_words(p, 10.0) for p in steps] == [p.words(10.0) for p in steps]
    use_language(qapp, "de")
    assert [edit_title(t) for t in titles] == [
        "3 Wörter löschen", "Wort verschieben", "Zeilen verbinden", "Als geprüft markieren",
        "Korrekturen verwerfen", "X",
    ]  # fmt: skip
    assert [progress_words(p, 10.0) for p in steps] == [
        "liest 3/40", "sendet 1,5 von 2,0 MB", "too many requests, noch einmal in 2 s", "öffnet",
    ]  # fmt: skip
    assert display_name("face") == "Gesicht"
    assert display_name("a kind of its own") == "a kind of its own"


@pytest.fixture(params=["DejaVu Sans", "Liberation Sans", "Noto Sans"])
def family(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The window's font, one after the other: widths differ by a fifth. Skips where a family is missing."""
    name: str = request.param
    if name not in QFontDatabase.families():
        pytest.skip(f"the font {name} is not installed")
    before = qapp.font()
    changed = QFont(before)
    changed.setFamilies([name])
    qapp.setFont(changed)
    yield name
    qapp.setFont(before)


@pytest.mark.usefixtures("spoken", "family")
@pytest.mark.parametrize(
    ("language", "menus", "analyse"),
    [
        ("de", ["Datei", "Bearbeiten", "Korrektur", "Ansicht"], "Analysieren"),
        ("ru", ["Файл", "Правка", "Исправления", "Вид"], "Анализ"),
    ],
)
def test_the_window_is_in_the_language(
    qtbot: QtBot, qapp: QApplication, language: str, menus: list[str], analyse: str
) -> None:
    preferences = Preferences.load()
    preferences.set(LANGUAGE, language)
    preferences.set(ANALYSE_WHEN_SHOWN, value=False)
    preferences.write_now()
    window = make_window(qapp)
    assemble(window)
    qtbot.addWidget(window)
    window.show()
    try:
        titles = [plain_title(action.text()) for action in window.menuBar().actions()]
        assert titles[:4] == menus
        assert window.toolbar.analyse.text() == analyse
        assert _in_english(window) == []
        window.resize(1280, 800)
        qtbot.waitUntil(lambda: window.width() == 1280)
        assert _cut(window) == []
        for page in (SettingsDialog(window.context), KeyChanges(window.context), KeySheet(window.context)):
            qtbot.addWidget(page)
            page.resize(page.size().boundedTo(QSize(1240, 720)))
            page.show()
            assert _cut(page) == []
            assert page.minimumSizeHint().width() <= 1240
            page.close()
    finally:
        window.close()
        window.startup_shutdown.end()


def _cut(parent: QWidget) -> list[str]:
    """Texts of buttons and labels that have less room than they need."""
    texts: list[QPushButton | QCheckBox | QLabel] = [
        *parent.findChildren(QPushButton),
        *parent.findChildren(QCheckBox),
        *parent.findChildren(QLabel),
    ]
    shown = [w for w in texts if w.isVisible()]
    wrapped = [w for w in shown if isinstance(w, QLabel) and w.wordWrap()]
    return [w.text() for w in shown if w not in wrapped and w.width() < w.minimumSizeHint().width()]


def _in_english(window: MainWindow) -> list[str]:
    """Texts of menus, buttons and labels that the language in force has another word for."""
    texts = [window.command_actions[command.id].text() for command in COMMANDS]
    texts += [button.text() for button in window.findChildren(QPushButton)]
    texts += [label.text() for label in window.findChildren(QLabel)]
    names = [w.accessibleName() for w in window.findChildren(QPushButton)]
    return [text for text in (*texts, *names) if text and tr(text) != text]
