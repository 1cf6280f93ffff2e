"""Chooses the languages of the images by name, from a list that can be filtered; none: they are detected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.formats.language_codes import TESSERACT_LANGUAGES, bcp47
from app.model.safe_text import one_line
from app.ui.base.i18n import tr
from app.ui.base.safe_text import tooltip

_SIZE: Final = QSize(300, 340)
_OWN_NAMES: Final = {"en": "English", "es": "español"}
"""What Qt calls by a country's name."""
_CODE = Qt.ItemDataRole.UserRole


def language_title(code: str) -> str:
    """Return a language's own name, its English name and its BCP-47 code, or the code alone where unknown."""
    language = QLocale.codeToLanguage(code.partition("-")[0])
    if language == QLocale.Language.AnyLanguage:
        return one_line(code, 40)
    own = _OWN_NAMES.get(code) or QLocale(code).nativeLanguageName()
    names = " · ".join(dict.fromkeys(name for name in (own, QLocale.languageToString(language)) if name))
    return f"{names} ({one_line(code, 40)})"


class LanguageChoice(QPushButton):
    """A button that names the languages chosen and opens the list of all. ``changed`` carries their codes."""

    changed = Signal(object)

    def __init__(self, codes: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setObjectName("popup")
        column = QVBoxLayout(self._popup)
        column.setContentsMargins(8, 8, 8, 8)
        self.field = QLineEdit(self._popup)
        self.field.setPlaceholderText(tr("Type part of a name"))
        self.field.setAccessibleName(tr("Type part of a name"))
        self.field.textChanged.connect(self._filter)
        column.addWidget(self.field)
        self.list = QListWidget(self._popup)
        self.list.setAccessibleName(tr("Languages"))
        column.addWidget(self.list)
        known = {bcp47(code) for code in TESSERACT_LANGUAGES}
        titles = {code: language_title(code) for code in {*known, *codes}}
        self._add("", tr("Detect automatically"))
        for code in sorted(titles, key=lambda c: (c not in codes, titles[c].casefold())):
            self._add(code, titles[code])
        self._check(codes)
        self.list.itemChanged.connect(self._changed)
        self.list.itemActivated.connect(self._toggle)
        self.clicked.connect(self._open)

    def _add(self, code: str, title: str) -> None:
        item = QListWidgetItem(title, self.list)
        item.setData(_CODE, code)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the BCP-47 codes chosen; none where languages are detected."""
        chosen = (i for i in self._items() if i.checkState() == Qt.CheckState.Checked)
        return tuple(str(item.data(_CODE)) for item in chosen if item.data(_CODE))

    def _check(self, codes: tuple[str, ...]) -> None:
        """Check these languages, or the detection where there are none, and name them on the button."""
        before = self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for item in self._items():
            code = item.data(_CODE)
            on = code in codes if code else not codes
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(before)
        names = [language_title(code).partition(" · ")[0].partition(" (")[0] for code in codes]
        text = ", ".join(names) or tr("Detect automatically")
        self.setText(f"{one_line(text, 32).replace('&', '&&')}  ▾")
        self.setAccessibleDescription(text)
        self.setToolTip(tooltip(text))

    def _changed(self, item: QListWidgetItem) -> None:
        detect = not item.data(_CODE)
        self._check(() if detect else self.codes)
        self.changed.emit(self.codes)

    def _toggle(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _filter(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.casefold() not in item.text().casefold())

    def _open(self) -> None:
        self.field.clear()
        self._popup.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._popup.show()
        self.list.setCurrentRow(0)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
