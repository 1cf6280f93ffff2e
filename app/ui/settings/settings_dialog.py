"""The settings page, made from the records of the settings. Changes take effect at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.config import settings as s
from app.config.settings import Setting
from app.ui.base.i18n import mark, tr
from app.ui.widgets.language_list import LanguageButton
from app.ui.widgets.screen_fitting import DialogScrollArea, fit_to_screen

if TYPE_CHECKING:
    from app.ui.session.context import Context

GROUPS: Final[tuple[tuple[str, tuple[tuple[Setting[Any], str], ...]], ...]] = (
    (
        mark("Window"),
        (
            (s.THEME, mark("Theme")),
            (s.CONTRAST, mark("Contrast")),
            (s.LANGUAGE, mark("Language")),
            (s.RESTORE_SESSION, ""),
            (s.FIT_ENLARGES, ""),
        ),
    ),
    (
        mark("Analysing"),
        (
            (s.ANALYSE_WHEN_SHOWN, ""),
            (s.LANGUAGES, mark("Languages")),
            (s.TIMEOUT, mark("Time limit (seconds)")),
            (s.DOUBTFUL_BELOW, mark("Uncertain below (%)")),
        ),
    ),
    (mark("Privacy"), ((s.OFFLINE, ""), (s.PRIVATE, ""), (s.KEEP_MEGABYTES, mark("Storage limit (MB)")))),
    (
        mark("Opening"),
        (
            (s.MAX_MEGAPIXELS, mark("Largest image (megapixels)")),
            (s.MAX_FRAMES, mark("Maximum pages per file")),
            (s.SHOW_INCOMPLETE, ""),
            (s.PDF_DPI, mark("Resolution of PDF pages (dpi)")),
        ),
    ),
)
CHOICES: Final = {
    "system": mark("Follow system"), "light": mark("Light"), "dark": mark("Dark"), "normal": mark("Normal"),
    "high": mark("High"), "en": "English", "de": "Deutsch", "ru": "Русский",
}  # fmt: skip
LABEL_WIDTH: Final = 190
WIDTH: Final = 560
AT_NEXT_START: Final = frozenset({s.PRIVATE.name, s.KEEP_MEGABYTES.name, s.LANGUAGE.name})
"""Settings that take effect at the next start."""


class SettingsDialog(QDialog):
    """A control for each setting, in groups; the program follows ``Preferences.changed``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._preferences = context.preferences
        self._actions = context.actions
        self._labels: list[QLabel] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 18, 16)
        outer.setSpacing(12)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(16)
        self.controls: dict[str, QWidget] = {}
        for title, members in GROUPS:
            head = QLabel(tr(title), self)
            head.setProperty("role", "section")
            column.addWidget(head)
            column.addLayout(self._form(members))
        self.note = QLabel("", self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        area = DialogScrollArea(inside, self)
        outer.addWidget(area, 1)
        self.note.hide()
        outer.addWidget(self.note)
        outer.addLayout(self._buttons())
        self._align()
        fit_to_screen(self, area, max(WIDTH, self.minimumSizeHint().width()))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.providers = QPushButton(tr("Providers and API keys…"), self)
        self.providers.setAutoDefault(False)
        self.providers.clicked.connect(self._open_providers)
        row.addWidget(self.providers)
        row.addStretch(1)
        close = QPushButton(tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return row

    def _form(self, members: tuple[tuple[Setting[Any], str], ...]) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for setting, label in members:
            control = self._control(setting)
            control.setAccessibleName(tr(label or setting.help))
            control.setToolTip(tr(setting.help))
            self.controls[setting.name] = control
            if label:
                control.setMinimumHeight(28)
                name = QLabel(tr(label), self)
                name.setFixedHeight(28)
                name.setBuddy(control)
                self._labels.append(name)
                form.addRow(name, control)
            else:
                form.addRow(control)
        return form

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Make room for the labels in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._align()

    def _align(self) -> None:
        """Make all labels as wide as the widest, so that the controls stand below each other."""
        for label in self._labels:
            label.ensurePolished()
        width = max([LABEL_WIDTH, *(label.minimumSizeHint().width() for label in self._labels)])
        for label in self._labels:
            label.setFixedWidth(width)

    def _open_providers(self) -> None:
        self.accept()
        self._actions.run("file.providers")

    def _control(self, setting: Setting[Any]) -> QWidget:
        value = self._preferences.get(setting)
        if setting.type is bool:
            box = QCheckBox(tr(setting.help), self)
            box.setChecked(value)
            box.toggled.connect(partial(self._changed, setting))
            return box
        if setting.choices:
            combo = QComboBox(self)
            for choice in setting.choices:
                combo.addItem(tr(CHOICES.get(choice, choice)), choice)
            combo.setCurrentIndex(setting.choices.index(value))
            combo.currentIndexChanged.connect(partial(self._picked, setting))
            combo.setMinimumWidth(140)
            return combo
        if setting.type is int:
            spin = QSpinBox(self)
            spin.setRange(int(setting.minimum or 0), int(setting.maximum or 1_000_000))
            spin.setValue(value)
            spin.setKeyboardTracking(False)
            spin.setMinimumWidth(140)
            spin.valueChanged.connect(partial(self._changed, setting))
            return spin
        languages = LanguageButton(self, value)
        languages.chosen.connect(partial(self._changed, setting))
        return languages

    def _picked(self, setting: Setting[Any], index: int) -> None:
        self._changed(setting, setting.choices[index])

    def _changed(self, setting: Setting[Any], value: Any) -> None:
        self._preferences.set(setting, value)
        if setting.name in AT_NEXT_START:
            self.note.setText(tr("This takes effect at the next start."))
            self.note.show()
