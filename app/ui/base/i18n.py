"""The window's own words in the user's language.

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


def tr(text: str) -> str:
    """The text in the user's language; as it is where it has no translation."""
    return QCoreApplication.translate(CONTEXT, text)


def trn(text: str, number: int) -> str:
    """A text with ``%n`` in it for a number: each language has its own plurals."""
    said = QCoreApplication.translate(CONTEXT, text, None, number)
    return said.replace(str(number), figure(number)) if number >= 1_000 else said  # Qt groups no digits


def figure(number: float, digits: int = 0) -> str:
    """A number as the language in force writes it; never for files, which programs read."""
    model = tr("1,234.5")
    signs = str.maketrans({",": model[1], ".": model[-2]})
    return f"{number:,.{digits}f}".translate(signs)


def mark(text: str) -> str:
    """The text itself; collected for translation, to be translated where it is shown."""
    return text


def language_of(wanted: str) -> str:
    """The language in force for a setting: one of ``LANGUAGES``, English where there is none."""
    names = [wanted] if wanted != "system" else QLocale.system().uiLanguages()
    known = (name.split("-")[0] for name in names)
    return next((name for name in known if name in LANGUAGES), "en")


def speak(application: QCoreApplication, wanted: str) -> str:
    """Use a language from now on (``system``: the system's); answers which. Before any window is made."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    language = language_of(wanted)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("vidimus", str(FOLDER)), ("qtbase", qt)):  # Qt's own: OK, Cancel, Copy …
        made = QTranslator(application)
        if made.load(f"{name}_{language}.qm", folder):
            application.installTranslator(made)
    QLocale.setDefault(QLocale.system() if wanted == "system" else QLocale(language))
    return language
