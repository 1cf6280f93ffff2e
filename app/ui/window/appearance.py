"""The look of the whole program: theme and contrast as the preferences have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.config.settings import CONTRAST, THEME

if TYPE_CHECKING:
    from app.config.settings import Setting
    from app.ui.session.context import Context
    from app.ui.widgets.theme import Theme


class Appearance(QObject):
    """Applies theme and contrast when their preferences change, and repaints what paints itself."""

    def __init__(self, context: Context, theme: Theme, painted: Sequence[QWidget]) -> None:
        super().__init__(context.widget)
        self._preferences = context.preferences
        self._theme = theme
        self._painted = tuple(painted)
        context.preferences.changed.connect(self._follow)
        theme.changed.connect(self._repaint)

    def _follow(self, setting: Setting[Any]) -> None:
        if setting is THEME:
            self._theme.use(self._preferences.get(THEME))
        elif setting is CONTRAST:
            self._theme.use_contrast(self._preferences.get(CONTRAST))

    def toggle_contrast(self) -> None:
        """Switch between high and normal contrast."""
        self._preferences.set(CONTRAST, "normal" if self._theme.high else "high")

    def _repaint(self) -> None:
        for widget in self._painted:
            widget.update()
