"""Providers and keys: credentials, address and options of every provider, made from its fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.model.errors import VidimusError
from app.settings import ENDPOINTS, OPTIONS
from app.ui.keychain import Kept, look, remove, save
from app.ui.probe import probe
from app.ui.runtime import Ticket
from app.ui.safe_text import one_line
from app.ui.secret_field import SecretField

if TYPE_CHECKING:
    from app.providers.plan import Field, Provider
    from app.ui.window import Window

WIDTH: Final = 640


def plain(text: str, parent: QWidget, role: str = "") -> QLabel:
    """A label that shows text as it is."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


class ProvidersDialog(QDialog):
    """One page a provider; keyring and network are never waited for."""

    def __init__(self, window: Window, provider: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Providers and keys")
        self.setMinimumWidth(WIDTH)
        self._window = window
        self._wanted = provider
        self._providers: dict[str, Provider] = {}
        self._ticket: Ticket | None = None
        self.fields: dict[str, SecretField] = {}
        self.states: dict[str, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 16)
        self._column.setSpacing(12)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("Provider")
        self._column.addWidget(self.choice)
        self._page = QWidget(self)
        self._column.addWidget(self._page)
        self.trouble = plain("", self, "bad")
        self.trouble.hide()
        self._column.addWidget(self.trouble)
        self.note = plain("", self, "muted")
        self.note.setMinimumHeight(40)
        self._column.addWidget(self.note)
        row = QHBoxLayout()
        self.save = self._button(row, "Save keys", self._save)
        self.test = self._button(row, "Test", self._test)
        self.test.setToolTip("Sends a small picture made for this, none of yours")
        self.cancel = self._button(row, "Cancel", self._cancel)
        row.addStretch(1)
        self._button(row, "Close", self.accept)
        self._column.addLayout(row)
        self.finished.connect(self._cancel)
        self._busy(None)
        self.choice.currentIndexChanged.connect(self._show)
        window.runtime.submit(self._find, self._found)

    def _button(self, row: QHBoxLayout, text: str, do: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        row.addWidget(button)
        return button

    async def _find(self, _ticket: Ticket) -> tuple[Provider, ...]:
        return await self._window.services.providers()

    def _found(self, providers: tuple[Provider, ...]) -> None:
        for provider in providers:
            if provider.fields and not provider.local:
                self._providers[provider.id] = provider
                self.choice.addItem(one_line(provider.title, 60), provider.id)
        at = self.choice.findData(self._wanted)
        if at > 0:
            self.choice.setCurrentIndex(at)

    @property
    def provider(self) -> Provider:
        """The one whose page is shown."""
        return self._providers[self.choice.currentData()]

    def _show(self) -> None:
        self._cancel()
        page = QWidget(self)
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.fields.clear()
        self.states.clear()
        provider = self.provider
        for field in provider.fields:
            if not field.option and field.name != "endpoint":
                self._add_credential(form, field, page)
        address = QLineEdit(self._window.preferences.get(ENDPOINTS).get(provider.id, ""), page)
        address.setPlaceholderText(provider.endpoint or "https://NAME.cognitiveservices.azure.com")
        address.setAccessibleName("Endpoint")
        address.editingFinished.connect(lambda: self._set(ENDPOINTS, provider.id, address.text().strip()))
        self.address = address
        form.addRow("Endpoint", address)
        for field in provider.fields:
            if field.option:
                self._add_option(form, field, page)
        self._column.replaceWidget(self._page, page)
        self._page.deleteLater()
        self._page = page
        self._tell("")
        self._look()

    def _add_credential(self, form: QFormLayout, field: Field, page: QWidget) -> None:
        line = SecretField(field, page)
        line.refused.connect(lambda sentence: self._tell(sentence, bad=True))
        self.fields[field.name] = line
        gone = QPushButton("Remove", page)
        gone.setAccessibleName(f"Remove {field.label}")
        gone.setAutoDefault(False)
        gone.clicked.connect(partial(self._remove, field.name))
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(gone)
        form.addRow(field.label, row)
        self.states[field.name] = plain(" ", page, "muted")
        form.addRow("", self.states[field.name])

    def _add_option(self, form: QFormLayout, field: Field, page: QWidget) -> None:
        name = f"{self.provider.id}.{field.name}"
        value = self._window.preferences.get(OPTIONS).get(name, "")
        if field.choices:
            box = QComboBox(page)
            box.addItems(list(field.choices))
            box.setCurrentText(value or field.default)
            box.currentTextChanged.connect(
                lambda text: self._set(OPTIONS, name, "" if text == field.default else text)
            )
            control: QWidget = box
        else:
            line = QLineEdit(value, page)
            line.setPlaceholderText(field.default or field.help)
            line.editingFinished.connect(lambda: self._set(OPTIONS, name, line.text().strip()))
            control = line
        control.setAccessibleName(field.label)
        control.setToolTip(field.help)
        form.addRow(field.label, control)

    def _set(self, setting: object, name: str, value: str) -> None:
        known = ENDPOINTS if setting is ENDPOINTS else OPTIONS
        table = self._window.preferences.get(known).copy()
        table.pop(name, None)
        if value:
            table[name] = value
        self._window.preferences.set(known, table)

    # the keyring

    def _names(self) -> tuple[str, ...]:
        return tuple(self.fields)

    def _look(self, sentence: str = "") -> None:
        provider, names = self.provider.id, self._names()
        self._begin("Waiting for the keyring; it may ask you to unlock it.")
        self._busy(
            self._window.runtime.submit(
                lambda _ticket: look(provider, names), partial(self._looked, sentence), self._failed
            )
        )

    def _looked(self, sentence: str, kept: Kept) -> None:
        self._busy(None)
        for name, words in kept.states.items():
            self.states[name].setText(one_line(words))
        self.trouble.setText(one_line(kept.trouble[:1].upper() + kept.trouble[1:], 400))
        self.trouble.setVisible(bool(kept.trouble))
        self.save.setText("Use for this run" if kept.trouble else "Save keys")
        self._tell(sentence)

    def _save(self) -> None:
        provider = self.provider.id
        typed = {name: line.text().strip() for name, line in self.fields.items() if line.text().strip()}
        if not typed:
            self._tell("Type or paste a key first, or drop its JSON file on the field.")
            return
        self._begin("Waiting for the keyring.")
        self._busy(
            self._window.runtime.submit(lambda _ticket: save(provider, typed), self._saved, self._failed)
        )

    def _saved(self, sentence: str) -> None:
        for line in self.fields.values():
            line.clear()
        self._look(sentence)

    def _remove(self, name: str) -> None:
        provider = self.provider.id
        self._begin("Waiting for the keyring.")
        self._busy(
            self._window.runtime.submit(lambda _ticket: remove(provider, name), self._look, self._failed)
        )

    # the test

    def _test(self) -> None:
        provider = self.provider
        typed = {name: line.text().strip() for name, line in self.fields.items() if line.text().strip()}
        settings = self._window.preferences
        endpoints = {**settings.get(ENDPOINTS), provider.id: self.address.text().strip()}
        options = settings.get(OPTIONS)
        services = self._window.services
        self._begin(f"Asking {provider.title} about a small picture…")
        self._busy(
            self._window.runtime.submit(
                lambda _ticket: probe(services, provider, typed, endpoints, options),
                self._tested,
                self._failed,
            )
        )

    def _tested(self, answer: tuple[bool, str]) -> None:
        self._busy(None)
        self._tell(answer[1], bad=not answer[0])

    # what goes on

    def _begin(self, sentence: str) -> None:
        self._cancel()
        self._tell(sentence)

    def _busy(self, ticket: Ticket | None) -> None:
        self._ticket = ticket
        self.cancel.setVisible(ticket is not None)
        for button in (self.save, self.test):
            button.setEnabled(ticket is None)

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._busy(None)
            self._tell("Cancelled.")

    def _failed(self, error: VidimusError) -> None:
        self._busy(None)
        self._tell(str(error), bad=True)

    def _tell(self, sentence: str, *, bad: bool = False) -> None:
        self.note.setProperty("role", "bad" if bad else "muted")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.note.setText(one_line(sentence[:1].upper() + sentence[1:], 400))
