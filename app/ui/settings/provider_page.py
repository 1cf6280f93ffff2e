"""The page of one provider: credentials, address and options, made from the provider's fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.config.settings import ENDPOINTS, OPTIONS, PRICES
from app.model.safe_text import one_line
from app.ui.base.i18n import tr
from app.ui.settings.secret_field import SecretField

if TYPE_CHECKING:
    from app.providers.kit.plan import Field, Provider
    from app.ui.base.keychain import CredentialStates
    from app.ui.base.preferences import Preferences


_PRICE: Final = QRegularExpression(r"(\d{1,7}([.,]\d{0,4})?( ?[^\s\d]{0,4})?)?")

KEY_PAGES: Final = {
    "azure-vision": "https://portal.azure.com",
    "google-vision": "https://console.cloud.google.com/apis/credentials",
    "yandex-ocr": "https://console.yandex.cloud",
    "yandex-search": "https://console.yandex.cloud",
    "yandex-vision": "https://console.yandex.cloud",
}
"""Where the owner of an account makes a key, by provider id; shown as text, never opened."""


def plain_label(text: str, parent: QWidget, role: str = "") -> QLabel:
    """Return a label that shows text literally, without markup, over several lines where it has to."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


class ProviderPage(QWidget):
    """Fields for credentials, address and options of a provider.

    Address and options are settings and change at once; the dialog keeps the credentials.

    ``remove`` and ``file_wanted`` carry the name of a credential, ``file_given`` a dropped file too,
    ``entered`` follows the return key in a credential.
    """

    remove = Signal(str)
    file_wanted = Signal(str)
    file_given = Signal(str, object)
    entered = Signal()

    def __init__(self, provider: Provider, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.provider = provider
        self._preferences = preferences
        self.fields: dict[str, SecretField] = {}
        self.states: dict[str, QLabel] = {}
        self.removers: dict[str, QPushButton] = {}
        self.options: dict[str, QWidget] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 6, 0)
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.key_page = plain_label(KEY_PAGES.get(provider.id, ""), self)
        self._add_key_page()
        for field in provider.fields:
            if not field.option and field.name != "endpoint":
                self._add_credential(field)
        self.address = QLineEdit(preferences.get(ENDPOINTS).get(provider.id, ""), self)
        self.address.setPlaceholderText(provider.endpoint or "https://NAME.cognitiveservices.azure.com")
        self.address.setAccessibleName(tr("Endpoint"))
        self.address.editingFinished.connect(self._address_typed)
        self._row(tr("Endpoint"), self.address, self.address)
        for field in provider.fields:
            if field.option:
                self._add_option(field)
        self.price = QLineEdit(preferences.get(PRICES).get(provider.id, ""), self)
        self._add_price()

    def typed(self) -> dict[str, str]:
        """Return the credentials that were typed and are not kept yet, by name."""
        texts = {name: line.text().strip() for name, line in self.fields.items()}
        return {name: text for name, text in texts.items() if text}

    def show_states(self, kept: CredentialStates) -> None:
        """Show where each credential is kept; one that is not in the keyring cannot be removed here."""
        for name, words in kept.states.items():
            self.states[name].setText(one_line(words))
            self.removers[name].setEnabled(name in kept.removable)

    def clear(self) -> None:
        """Empty the fields of the credentials."""
        for line in self.fields.values():
            line.clear()

    def _row(self, label: str, control: QWidget, buddy: QWidget | QHBoxLayout) -> None:
        name = plain_label(label, self)
        name.setWordWrap(False)
        name.setMinimumHeight(control.sizeHint().height())
        name.setBuddy(control)
        self._form.addRow(name, buddy)

    def _add_key_page(self) -> None:
        """Say where a key is made: an address to be selected and copied, which contacts nobody."""
        if not self.key_page.text():
            self.key_page.hide()
            return
        self.key_page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.key_page.setAccessibleName(tr("Get a key at"))
        self._row(tr("Get a key at"), self.key_page, self.key_page)

    def _add_credential(self, field: Field) -> None:
        line = SecretField(field, self)
        line.file_given.connect(self.file_given)
        line.returnPressed.connect(self.entered)
        self.fields[field.name] = line
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(line, 1)
        if field.file:
            choose = self._button(tr("From file…"), tr("{label} from file").format(label=tr(field.label)))
            choose.setToolTip(
                tr("Takes the key from the JSON file you downloaded; it can be dropped here too")
            )
            choose.clicked.connect(partial(self.file_wanted.emit, field.name))
            row.addWidget(choose)
        gone = self._button(tr("Remove"), tr("Remove {label}").format(label=tr(field.label)))
        gone.setEnabled(False)
        gone.clicked.connect(partial(self.remove.emit, field.name))
        self.removers[field.name] = gone
        row.addWidget(gone)
        self._row(tr(field.label), line, row)
        self.states[field.name] = plain_label(" ", self, "muted")
        self._form.addRow("", self.states[field.name])

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(name)
        button.setAutoDefault(False)
        return button

    def _add_option(self, field: Field) -> None:
        value = self._preferences.get(OPTIONS).get(f"{self.provider.id}.{field.name}", "")
        if field.choices:
            box = QComboBox(self)
            box.addItems(list(field.choices))
            box.setMinimumHeight(28)
            box.setCurrentText(value or field.default)
            box.currentTextChanged.connect(partial(self._option_picked, field))
            control: QWidget = box
        else:
            line = QLineEdit(value, self)
            line.setPlaceholderText(field.default or (field.help and tr(field.help)))
            line.editingFinished.connect(partial(self._option_typed, field.name))
            control = line
        control.setAccessibleName(tr(field.label))
        control.setToolTip(field.help and tr(field.help))
        self.options[field.name] = control
        self._row(tr(field.label), control, control)

    def _add_price(self) -> None:
        """Ask for the price of the service, which nobody but the owner of the account knows."""
        self.price.setPlaceholderText(tr("such as 1.50 USD"))
        self.price.setAccessibleName(tr("Price per 1,000 calls"))
        self.price.setToolTip(tr("Stands in quality reports; empty: not known"))
        self.price.setValidator(QRegularExpressionValidator(_PRICE, self.price))
        self.price.editingFinished.connect(self._price_typed)
        if self.provider.local:
            self.price.hide()
        else:
            self._row(tr("Price per 1,000 calls"), self.price, self.price)

    def _price_typed(self) -> None:
        table = _changed(self._preferences.get(PRICES), self.provider.id, self.price.text().strip())
        self._preferences.set(PRICES, table)

    def _address_typed(self) -> None:
        table = _changed(self._preferences.get(ENDPOINTS), self.provider.id, self.address.text().strip())
        self._preferences.set(ENDPOINTS, table)

    def _option_picked(self, field: Field, text: str) -> None:
        self._set_option(field.name, "" if text == field.default else text)

    def _option_typed(self, name: str) -> None:
        line = self.options[name]
        if isinstance(line, QLineEdit):
            self._set_option(name, line.text().strip())

    def _set_option(self, name: str, value: str) -> None:
        table = _changed(self._preferences.get(OPTIONS), f"{self.provider.id}.{name}", value)
        self._preferences.set(OPTIONS, table)


def _changed(table: dict[str, str], name: str, value: str) -> dict[str, str]:
    """Return a copy of the table with a value set, or taken out when it is empty."""
    others = {key: old for key, old in table.items() if key != name}
    return {**others, name: value} if value else others
