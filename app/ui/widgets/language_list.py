"""Languages chosen from a list by name: a field to search it or to type codes, and a check box for each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.base.i18n import tr
from app.ui.base.language_names import language_code, language_name, language_names, offered_languages
from app.ui.base.safe_text import tooltip

_CODE = Qt.ItemDataRole.UserRole
_HEIGHT = 320
_WIDTH = 300


class LanguageList(QFrame):
    """The list, open over the window. ``chosen`` carries the codes after each change, none: detected."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget, codes: Iterable[str] = ()) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(tr("Languages of your images"))
        self._codes = tuple(codes)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Search, or type codes: de, ru"))
        self.field.setAccessibleName(tr("Search languages by name or code"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        column.addWidget(self.field)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Languages of your images"))
        self.list.itemChanged.connect(self._ticked)
        self.list.itemClicked.connect(self._clicked)
        self.none_found = QLabel(tr("No language of this name or code."), self)
        self.none_found.setProperty("role", "muted")
        self.none_found.hide()
        column.addWidget(self.none_found)
        column.addWidget(self.list)
        self._fill()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the languages chosen, none where they are detected."""
        return self._codes

    def open_under(self, button: QWidget) -> None:
        """Show the list below a control, ready to search."""
        self.resize(max(_WIDTH, button.width()), _HEIGHT)
        area = button.screen().availableGeometry()
        at = button.mapToGlobal(QPoint(0, button.height() + 4))
        if at.y() + _HEIGHT > area.bottom():
            at = button.mapToGlobal(QPoint(0, -4 - _HEIGHT))
        at.setX(max(area.left(), min(at.x(), area.right() - self.width())))
        at.setY(max(area.top(), at.y()))
        self.move(at)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        """List detecting first, then what is chosen, then every other language by its name."""
        offered = dict(offered_languages())
        rows = [(code, language_name(code)) for code in self._codes]
        rows += [(code, name) for code, name in offered.items() if code not in self._codes]
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.clear()
        for code, name in (("", tr("Detect automatically")), *rows):
            item = QListWidgetItem(name[:1].upper() + name[1:], self.list)
            item.setData(_CODE, code)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
        self._tick()
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _tick(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            code = item.data(_CODE)
            on = code in self._codes if code else not self._codes
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _narrow(self, typed: str) -> None:
        """List the languages whose name or code fits what was typed; the best is the current one."""
        last = typed.rpartition(",")[2].strip()
        sought, coded = _plain(last), language_code(last)
        first = best = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            name, code = _plain(item.text()), item.data(_CODE)
            fits = (
                not sought or sought in name or code.lower().startswith(sought) or (coded and code == coded)
            )
            item.setHidden(not fits)
            if fits and first < 0:
                first = row
            exact = bool(sought) and (code == coded != "" or name.startswith(sought))
            if exact and fits and best < 0:
                best = row
        self.list.setCurrentRow(best if best >= 0 else first)
        self.none_found.setVisible(first < 0)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)

    def _ticked(self, item: QListWidgetItem) -> None:
        code, on = item.data(_CODE), item.checkState() == Qt.CheckState.Checked
        if not code:
            self._choose(())
        else:
            others = tuple(chosen for chosen in self._codes if chosen != code)
            self._choose((*others, code) if on else others)

    def _choose(self, codes: tuple[str, ...]) -> None:
        changed = codes != self._codes
        self._codes = codes
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._tick()
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's signature
        if changed:
            self.chosen.emit(codes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move in the list by arrow keys; Enter takes the codes typed, else ticks the row; Tab stays Qt's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count():
            if not self.list.item(row).isHidden():
                self.list.setCurrentRow(row)
                return
            row += step

    def _take(self) -> None:
        """Choose the languages typed, parted by commas, by name or code; without any tick the current row."""
        typed = [part for part in self.field.text().replace(";", ",").split(",") if part.strip()]
        codes = tuple(dict.fromkeys(map(language_code, typed)))
        if typed and all(codes):
            self._choose(tuple(dict.fromkeys((*self._codes, *codes))))
            self.field.clear()
            self._fill()
        elif self.list.currentRow() >= 0:
            item = self.list.currentItem()
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on and item.data(_CODE) else Qt.CheckState.Checked)


class LanguageButton(QPushButton):
    """A button that names the languages chosen and opens the list. ``chosen`` carries the codes."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget, codes: Iterable[str] = ()) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._codes = tuple(codes)
        self.opened: LanguageList | None = None
        self.clicked.connect(self.open_list)
        self._show_names()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as a field, however many languages are chosen."""
        return QSize(260, super().sizeHint().height())

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the languages chosen, none where they are detected."""
        return self._codes

    def open_list(self) -> None:
        """Open the list below the button."""
        self.opened = LanguageList(self, self._codes)
        self.opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.opened.chosen.connect(self._choose)
        self.opened.open_under(self)

    def _choose(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._show_names()
        self.chosen.emit(codes)

    def _show_names(self) -> None:
        names = language_names(self._codes) or tr("Detect automatically")
        room = self.fontMetrics().elidedText(names, Qt.TextElideMode.ElideRight, 210)
        self.setText(f"{room}  ▾".replace("&", "&&"))
        self.setAccessibleDescription(names)
        self.setToolTip(tooltip(names))


def _plain(text: str) -> str:
    """Return a text without case and accents, so that ``francais`` finds ``français``."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
