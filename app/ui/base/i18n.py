"""The window's own texts and numbers in the user's language.

``tr`` and ``trn`` translate where something is shown; ``mark`` only marks a constant that is translated
later. What they are given must be a plain literal: ``packaging/words.py`` collects these into
``resources/translations``. What services say stays in their words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import app

LANGUAGES: Final = ("en", "de", "ru")
CONTEXT: Final = "Vidimus"
FOLDER: Final = Path(app.__file__).parent.parent / "resources" / "translations"
_number_locale: Final = [QLocale("en")]
"""How numbers are written: as the language in force does, wherever the system's user lives."""


def tr(text: str) -> str:
    """Return a text in the user's language; as it is where it has no translation."""
    return QCoreApplication.translate(CONTEXT, text)


def trn(text: str, number: int) -> str:
    """Return a text with a number for its ``%n``, in the plural form the language has for it."""
    text = QCoreApplication.translate(CONTEXT, text, None, number)
    return text.replace(str(number), number_text(number)) if number >= 1_000 else text  # Qt groups no digits


def number_text(number: float, digits: int = 0) -> str:
    """Return a number as the language in force writes it; never for files, which programs read."""
    return _number_locale[0].toString(float(number), "f", digits)


def mark(text: str) -> str:
    """Return the text itself; collected for translation, to be translated where it is shown."""
    return text


def language_of(wanted: str) -> str:
    """Return the language for a setting: one of ``LANGUAGES``, English where there is none."""
    names = [wanted] if wanted != "system" else QLocale.system().uiLanguages()
    known = (name.split("-")[0] for name in names)
    return next((name for name in known if name in LANGUAGES), "en")


def use_language(application: QCoreApplication, wanted: str) -> str:
    """Install the translations of a language (``system``: the system's) and return which one it is.

    Called before any window is made; numbers are written as that language does.
    """
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    language = language_of(wanted)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("vidimus", str(FOLDER)), ("qtbase", qt)):  # Qt's own: OK, Cancel, Copy …
        translator = QTranslator(application)
        if translator.load(f"{name}_{language}.qm", folder):
            application.installTranslator(translator)
    _number_locale[0] = QLocale(language)
    QLocale.setDefault(QLocale.system() if wanted == "system" else QLocale(language))
    return language
