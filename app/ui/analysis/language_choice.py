"""The list of languages the readers and services are told to expect, opened from menu and palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.config.settings import LANGUAGES
from app.ui.base.i18n import tr
from app.ui.base.language_names import language_names
from app.ui.widgets.language_list import LanguageList

if TYPE_CHECKING:
    from app.ui.session.context import Context


class LanguageChoice(QObject):
    """Opens the list of languages under the tool bar's choices; what is chosen is a setting."""

    def __init__(self, context: Context, anchor: QWidget) -> None:
        super().__init__(context.widget)
        self._preferences = context.preferences
        self._messages = context.messages
        self._anchor = anchor
        self.opened: LanguageList | None = None

    def open(self) -> None:
        """Open the list, the languages chosen at its top."""
        codes: tuple[str, ...] = self._preferences.get(LANGUAGES)
        self.opened = LanguageList(self._anchor, codes)
        self.opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.opened.chosen.connect(self._choose)
        self.opened.open_under(self._anchor)

    def _choose(self, codes: tuple[str, ...]) -> None:
        self._preferences.set(LANGUAGES, codes)
        names = language_names(codes) or tr("Detect automatically")
        self._messages.show_status(tr("Languages of the next analysis: {languages}").format(languages=names))
