"""Light and dark: one table of colours each, from which palette and style sheet are made.

``Theme`` follows the system or what the user chose, and switches while the program runs. Widgets that
paint themselves ask ``colors()`` each time they paint.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

import app as program

MODES: Final = ("system", "light", "dark")
CONTRASTS: Final = ("system", "normal", "high")


@dataclass(frozen=True)
class Colors:
    """The colours of one scheme, ``#rrggbb``. Text colours reach 4.5 : 1 on ``surface`` and ``window``."""

    window: str
    surface: str
    canvas: str
    border: str
    hover: str
    pressed: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    field: str
    good: str
    doubt: str
    bad: str
    bad_soft: str
    idle: str


LIGHT: Final = Colors(
    window="#f5f6f7", surface="#ffffff", canvas="#e4e6e9", border="#dcdfe3", hover="#eceef1",
    pressed="#dfe2e7", text="#1c2024", muted="#586270", disabled="#a3abb5", accent="#2459d3",
    accent_hover="#1d4cb8", on_accent="#ffffff", accent_soft="#e4ecfc", field="#ffffff",
    good="#12875a", doubt="#b26a00", bad="#c8322b", bad_soft="#fdecea", idle="#a9b1bb",
)  # fmt: skip
DARK: Final = Colors(
    window="#1f2226", surface="#25292e", canvas="#141618", border="#373c43", hover="#30353b",
    pressed="#3a4048", text="#e7eaee", muted="#a3acb8", disabled="#656d78", accent="#6a9bff",
    accent_hover="#83acff", on_accent="#0d1526", accent_soft="#2b3a58", field="#1b1e21",
    good="#3fbf8a", doubt="#e5a13b", bad="#f0736a", bad_soft="#46292a", idle="#6d7681",
)  # fmt: skip

LIGHT_HIGH: Final = Colors(
    window="#ffffff", surface="#ffffff", canvas="#ffffff", border="#000000", hover="#e0e0e0",
    pressed="#c4c4c4", text="#000000", muted="#1a1a1a", disabled="#595959", accent="#003cb3",
    accent_hover="#002a80", on_accent="#ffffff", accent_soft="#cfe0ff", field="#ffffff",
    good="#005c2e", doubt="#7a3d00", bad="#a30000", bad_soft="#ffe3e3", idle="#595959",
)  # fmt: skip
"""Text colours of the two high-contrast schemes reach 7 : 1."""
DARK_HIGH: Final = Colors(
    window="#000000", surface="#000000", canvas="#000000", border="#ffffff", hover="#2b2b2b",
    pressed="#474747", text="#ffffff", muted="#e6e6e6", disabled="#a6a6a6", accent="#80b3ff",
    accent_hover="#b3d1ff", on_accent="#000000", accent_soft="#0b2a59", field="#000000",
    good="#5dffb0", doubt="#ffc24d", bad="#ffa099", bad_soft="#4d0f0d", idle="#a6a6a6",
)  # fmt: skip

_SHEET: Final = Template("""
QMainWindow, QDialog { background: $window; }
QWidget#surface, QWidget#strip, QWidget#inspector, QWidget#head { background: $surface; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 4px 6px; }
QMenuBar { background: $surface; color: $text; border-bottom: 1px solid $border; padding: 2px 6px; }
QMenuBar::item { padding: 5px 10px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 26px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 5px 6px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
QWidget#toolbar { background: $surface; border-bottom: 1px solid $border; }
QWidget#head { border-bottom: 1px solid $border; }
QStatusBar { background: $surface; color: $muted; border-top: 1px solid $border; }
QStatusBar::item { border: 0; }
QStatusBar QPushButton { color: $text; background: transparent; border: 1px solid $border;
    border-radius: 5px; padding: 1px 8px; margin: 2px 2px; }
QStatusBar QPushButton:hover { background: $hover; }
QStatusBar QPushButton:focus { border-color: $accent; }
QStatusBar QProgressBar { background: $pressed; border-radius: 2px; max-height: 4px; min-height: 4px; }
QStatusBar QProgressBar::chunk { border-radius: 2px; }
QStatusBar QLabel { color: $muted; padding: 0 8px; }
QLabel { color: $text; background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="title"] { font-size: 15pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="section"] { color: $muted; font-weight: 600; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="key"] { color: $muted; background: $hover; border-radius: 4px; padding: 2px 6px; }
QPushButton, QToolButton { color: $text; background: $surface; border: 1px solid $border;
    border-radius: 6px; padding: 5px 12px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:focus, QToolButton:focus { border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { border-color: transparent; background: transparent; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="square"] { padding: 5px 0; min-width: 28px; max-width: 28px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border-color: $text; }
QPushButton[role="primary"]:disabled { background: $pressed; color: $disabled; border-color: $pressed; }
QFileDialog QToolButton { padding: 3px; }
QRadioButton::indicator:unchecked { border: 1px solid $muted; border-radius: 7px; background: $field; }
QCheckBox::indicator:unchecked, QListView::indicator:unchecked { border: 1px solid $muted;
    border-radius: 2px; background: $field; }
QToolButton#sort { padding: 4px 8px; }
QToolButton#sort::menu-indicator { image: none; width: 0; }
QLineEdit { background: $field; color: $text; border: 1px solid $border;
    border-radius: 6px; padding: 5px 8px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: $accent; }
QLineEdit#inline { border: 2px solid $accent; border-radius: 4px; padding: 0 4px; }
QPlainTextEdit { background: $field; color: $text; border: 1px solid $border; border-radius: 6px;
    padding: 4px; selection-background-color: $accent; selection-color: $on_accent; }
QComboBox { background: $surface; color: $text; border: 1px solid $border;
    border-radius: 6px; padding: 4px 4px 4px 10px; combobox-popup: 0; }
QComboBox::drop-down { border: 0; width: 18px; }
QComboBox::down-arrow { image: url("$arrow"); width: 10px; height: 6px; margin-right: 6px; }
QComboBox:hover { background: $hover; }
QComboBox:focus, QComboBox:on { border-color: $accent; }
QComboBox:disabled { color: $disabled; }
QComboBoxPrivateContainer { background: $surface; border: 1px solid $border; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 0; padding: 4px;
    outline: 0; selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 8px; border-radius: 4px; color: $text; }
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected {
    background: $accent_soft; color: $text; }
QComboBox QAbstractItemView::item:disabled { color: $disabled; }
QFrame#popup QListWidget { border: 0; }
QFrame#popup QListWidget::item { min-height: 26px; padding: 0 4px; border-radius: 4px; }
QFrame#popup QListWidget::item:hover { background: $hover; }
QFrame#popup QListWidget::item:selected { background: $accent_soft; color: $text; }
QListWidget#formats { border: 1px solid $border; border-radius: 6px; padding: 4px; }
QListWidget#formats:focus { border-color: $accent; }
QListWidget#formats::item { padding: 5px 8px; border-radius: 5px; }
QListWidget#formats::item:hover { background: $hover; }
QListWidget#formats::item:selected { background: $accent_soft; color: $text; }
QListView, QTreeView { outline: 0; background: $surface; color: $text; border: 0;
    show-decoration-selected: 0; }
QTreeView { padding-left: 8px; }
QDialog QTreeWidget { border: 1px solid $border; border-radius: 6px; padding: 4px; }
QDialog QTreeWidget::item { height: 24px; padding: 0 6px; }
QDialog QTreeWidget::item:selected { background: $accent_soft; color: $text; }
QTabBar { background: $surface; border-bottom: 1px solid $border; }
QTabBar::tab { color: $muted; background: transparent; border: 0; border-bottom: 2px solid transparent;
    padding: 10px 8px 8px 8px; }
QTabBar[tight="true"] { font-size: 8pt; }
QTabBar[tight="true"]::tab { padding: 10px 2px 8px 2px; }
QTabBar::tab:first { margin-left: 4px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QToolButton[role="switch"] { color: $muted; background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 0; font-size: 9pt; }
QToolButton[role="switch"]:hover { background: $hover; }
QToolButton[role="switch"]:checked { color: $accent; background: $accent_soft; }
QToolButton[role="switch"]:focus { border-color: $accent; }
QPushButton[role="segment"] { color: $muted; border-color: transparent; background: transparent;
    padding: 3px 9px; }
QPushButton[role="segment"]:hover { background: $hover; }
QPushButton[role="segment"]:checked { color: $text; background: $pressed; }
QPushButton[role="segment"]:focus { border-color: $accent; }
QPushButton[role="reading"] { text-align: left; padding: 0; }
QLabel[role="reading-text"] { font-size: 13pt; }
QLabel[role="reading-text"]:disabled { color: $muted; font-size: 10pt; }
QPushButton[role="small"] { padding: 3px 9px; }
QPushButton::menu-indicator { width: 0; image: none; }
QPlainTextEdit#transcript { background: $surface; color: $text; border: 0;
    selection-background-color: $accent; selection-color: $on_accent; }
QWidget#quality-figures { background: $surface; }
QFrame#detail { border-top: 1px solid $border; background: $surface; }
QFrame#popup { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame#tour { background: $surface; border: 1px solid $accent; border-radius: 8px; }
QFrame#notice { background: $bad_soft; border-bottom: 1px solid $border; }
QFrame#notice[tone="plain"] { background: $accent_soft; }
QSplitter::handle { background: $border; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 0; }
QScrollBar::handle { background: $pressed; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 30px; }
QScrollBar::handle:horizontal { min-width: 30px; }
QScrollBar::handle:hover { background: $idle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { background: transparent; border: 0; }
QProgressBar { border: 0; background: transparent; max-height: 3px; min-height: 3px; }
QProgressBar::chunk { background: $accent; }
""")

_ARROW: Final = (Path(program.__file__).parent.parent / "resources" / "icons" / "arrow-down.svg").as_posix()
"""The arrow of a combo box, of a grey that is seen on every ground there is."""
_current: list[Colors] = [LIGHT]


def colors() -> Colors:
    """Return the colours in use now."""
    return _current[0]


def color(name: str, alpha: int = 255) -> QColor:
    """Return a colour in use now by its name, with an opacity of 0..255."""
    chosen = QColor(getattr(colors(), name))
    chosen.setAlpha(alpha)
    return chosen


class Theme(QObject):
    """Applies a scheme to the whole program; ``changed`` follows each switch."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: str = "system", contrast: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._contrast = contrast if contrast in CONTRASTS else "system"
        self._mode = mode if mode in MODES else "system"
        self._system = app.styleHints().colorScheme()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        if hasattr(app.styleHints(), "accessibility"):  # since Qt 6.10
            app.styleHints().accessibility().contrastPreferenceChanged.connect(self._apply)
        self.use(self._mode)

    @property
    def mode(self) -> str:
        """Return ``system``, ``light`` or ``dark``."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Return True if the dark colours are in use."""
        return colors() in {DARK, DARK_HIGH}

    @property
    def high(self) -> bool:
        """Return True if the contrast is high: asked for here, or by the system."""
        if self._contrast != "system":
            return self._contrast == "high"
        hints = self._app.styleHints()
        if not hasattr(hints, "accessibility"):
            return False
        return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    def use_contrast(self, contrast: str) -> None:
        """Switch to ``system``, ``normal`` or ``high`` contrast."""
        self._contrast = contrast
        self._apply()

    def use(self, mode: str) -> None:
        """Switch to ``system``, ``light`` or ``dark``."""
        self._mode = mode
        hints = self._app.styleHints()
        if mode == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if mode == "dark" else Qt.ColorScheme.Light)
        self._apply()

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        dark = self._mode == "dark"
        if self._mode == "system":
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        wanted = (DARK_HIGH if dark else LIGHT_HIGH) if self.high else (DARK if dark else LIGHT)
        if wanted is colors() and self._app.styleSheet():
            return
        _current[0] = wanted
        self._app.setPalette(palette(wanted))
        self._app.setStyleSheet(_SHEET.substitute(asdict(wanted), arrow=_ARROW))
        self.changed.emit()


def palette(scheme: Colors) -> QPalette:
    """Return the Qt palette of a scheme, for what the style sheet does not reach."""
    qt_palette = QPalette()
    role = QPalette.ColorRole
    for place, name in (
        (role.Window, scheme.window), (role.WindowText, scheme.text), (role.Base, scheme.field),
        (role.AlternateBase, scheme.surface), (role.Text, scheme.text), (role.Button, scheme.surface),
        (role.ButtonText, scheme.text), (role.ToolTipBase, scheme.surface), (role.ToolTipText, scheme.text),
        (role.PlaceholderText, scheme.muted), (role.Highlight, scheme.accent),
        (role.HighlightedText, scheme.on_accent), (role.Link, scheme.accent), (role.Accent, scheme.accent),
        (role.Mid, scheme.border), (role.Midlight, scheme.hover), (role.Dark, scheme.idle),
        (role.Light, scheme.surface),
    ):  # fmt: skip
        qt_palette.setColor(place, QColor(name))
    for place in (role.WindowText, role.Text, role.ButtonText):
        qt_palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(scheme.disabled))
    return qt_palette
