"""Providers and keys: credentials, address and options of every provider, a test, and where keys are kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.config.settings import ENDPOINTS, OPTIONS
from app.model.errors import VidimusError
from app.ui.base.i18n import mark, tr
from app.ui.base.keychain import CredentialStates, blocking_call, look, remove, save
from app.ui.base.runtime import Ticket
from app.ui.base.safe_text import one_line, sentence_case
from app.ui.settings.connection_test import probe
from app.ui.settings.key_file import read_key_file
from app.ui.settings.provider_page import ProviderPage, plain
from app.ui.widgets.fitting import Scroll, room

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from app.providers.kit.plan import Provider
    from app.ui.window.main_window import MainWindow

SIZE: Final = QSize(660, 640)
"""Of the dialog where the screen has that much; one for all pages, so that it does not jump."""
KEYRING: Final = mark("Waiting for the keyring; it may ask you to unlock it.")

KEYRING_LEFT: Final = mark("No longer waiting for the keyring. If it still asks, decline it there.")
CANCELLED: Final = mark("Cancelled.")


class ProvidersDialog(QDialog):
    """One page a provider; keyring, files and network are never waited for on the GUI thread."""

    def __init__(self, window: MainWindow, provider: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Providers and keys"))
        self._window = window
        self._wanted = provider
        self._providers: dict[str, Provider] = {}
        self._ticket: Ticket | None = None
        self._cancelled = ""
        self._over = False
        self.page: ProviderPage | None = None
        self._lay_out()
        self.resize(room(self, SIZE))
        self._busy(None)
        self.choice.currentIndexChanged.connect(self._show)
        window.runtime.submit(self._find, self._while_there(self._found))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 14, 14)
        column.setSpacing(10)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(tr("Provider"))
        self.choice.setMinimumHeight(28)
        column.addWidget(self.choice)
        inside = QWidget(self)
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(12)
        self.where = plain(" ", self, "muted")
        self._inside.addWidget(self.where)
        self._inside.addStretch(1)
        self.area = Scroll(inside, self)
        column.addWidget(self.area, 1)
        self.note = plain("", self, "muted")
        self.note.setMinimumHeight(20)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.save = self._button(row, tr("Save keys"), self._save)
        self.test = self._button(row, tr("Test"), self._test)
        self.test.setToolTip(
            tr("Sends a small picture made for this, none of yours, and keeps nothing of it")
        )
        self.cancel = self._button(row, tr("Cancel"), self._cancel)
        row.addStretch(1)
        self._button(row, tr("Close"), self.accept)
        column.addLayout(row)

    def _button(self, row: QHBoxLayout, text: str, do: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        row.addWidget(button)
        return button

    async def _find(self, _ticket: Ticket) -> tuple[Provider, ...]:
        return await self._window.backend.providers()

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

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the credentials by name."""
        return {**self.page.fields} if self.page is not None else {}

    @property
    def states(self) -> dict[str, QLabel]:
        """What is said below each of them."""
        return self.page.states if self.page is not None else {}

    def _show(self) -> None:
        self._cancel()
        page = ProviderPage(self.provider, self._window.preferences, self)
        page.remove.connect(self._remove)
        page.file_wanted.connect(self._ask_file)
        page.file_given.connect(self.take_file)
        page.entered.connect(self._save)
        if self.page is None:
            self._inside.insertWidget(1, page)
        else:
            self._inside.replaceWidget(self.page, page)
            self.page.deleteLater()
        self.page = page
        page.show()
        self.area.tell_changed()
        self.area.verticalScrollBar().setValue(0)
        self._tell("")
        self._look()

    # key files

    def _ask_file(self, name: str) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Key file"), "", f"{tr('Key files')} (*.json);;{tr('All files')} (*)"
        )
        if chosen:
            self.take_file(name, Path(chosen))

    def take_file(self, name: str, path: Path) -> None:
        """Fill a credential's field from a key file."""
        if self.page is None or name not in self.page.fields:
            return
        as_json = self.page.fields[name].field.file

        def read() -> str:
            return read_key_file(path, as_json=as_json)

        self._begin(
            tr("Reading {name}…").format(name=path.name),
            lambda: blocking_call(read),
            partial(self._file_read, name, path.name),
        )

    def _file_read(self, name: str, file: str, text: str) -> None:
        self._busy(None)
        if self.page is not None:
            self.page.fields[name].setText(text)
            self._tell(tr("Taken from {file}. Save it to keep it, or test it first.").format(file=file))

    # the keyring

    def _look(self, sentence: str = "") -> None:
        provider, names = self.provider.id, tuple(self.fields)
        self._begin(tr(KEYRING), lambda: look(provider, names), partial(self._looked, sentence), KEYRING_LEFT)

    def _looked(self, sentence: str, kept: CredentialStates) -> None:
        self._busy(None)
        if self.page is not None:
            self.page.tell(kept)
        trouble = sentence_case(kept.trouble)
        where = (
            f"{trouble}."
            if trouble
            else tr("Keys are kept in {place}, never in a file of Vidimus.").format(place=kept.place)
        )
        self._paint(self.where, where, bad=bool(trouble))
        self.save.setText(tr("Use for this run") if trouble else tr("Save keys"))
        self._tell(sentence)

    def _save(self) -> None:
        provider = self.provider.id
        typed = self.page.typed() if self.page is not None else {}
        if not typed:
            self._tell(tr("Type or paste a key first, or take it from its file."))
            return
        self._begin(tr(KEYRING), lambda: save(provider, typed), self._saved, KEYRING_LEFT)

    def _saved(self, sentence: str) -> None:
        if self.page is not None:
            self.page.clear()
        self._look(sentence)

    def _remove(self, name: str) -> None:
        provider = self.provider.id
        self._begin(tr(KEYRING), lambda: remove(provider, name), self._look, KEYRING_LEFT)

    # the test

    def _test(self) -> None:
        page = self.page
        if page is None:
            return
        provider, typed = page.provider, page.typed()
        settings, services = self._window.preferences, self._window.backend
        endpoints = {**settings.get(ENDPOINTS), provider.id: page.address.text().strip()}
        options = settings.get(OPTIONS)
        self._begin(
            tr("Asking {provider} about a small picture…").format(provider=provider.title),
            lambda: probe(services, provider, typed, endpoints, options),
            self._tested,
        )

    def _tested(self, answer: tuple[bool, str]) -> None:
        self._busy(None)
        self._tell(answer[1], bad=not answer[0])

    # what goes on

    def _begin(
        self,
        sentence: str,
        work: Callable[[], Coroutine[Any, Any, Any]],
        done: Callable[[Any], None],
        cancelled: str = CANCELLED,
    ) -> None:
        self._cancel()
        self._tell(sentence)
        self._cancelled = cancelled
        submit = self._window.runtime.submit
        ticket = submit(lambda _ticket: work(), self._while_there(done), self._while_there(self._failed))
        self._busy(ticket)

    def _while_there(self, do: Callable[[Any], None]) -> Callable[[Any], None]:
        """Do something with what came, unless the dialog was closed and is gone by then."""

        def call(value: Any) -> None:
            if isValid(self) and not self._over:
                do(value)

        return call

    def done(self, result: int) -> None:
        """Nothing is waited for any more."""
        self._over = True
        self._cancel()
        super().done(result)

    def _busy(self, ticket: Ticket | None) -> None:
        self._ticket = ticket
        self.cancel.setVisible(ticket is not None)
        for button in (self.save, self.test):
            button.setEnabled(ticket is None and self.page is not None)

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._busy(None)
            self._tell(tr(self._cancelled) if self._cancelled else "")

    def _failed(self, error: VidimusError) -> None:
        self._busy(None)
        self._tell(str(error), bad=True)

    def _tell(self, sentence: str, *, bad: bool = False) -> None:
        self._paint(self.note, sentence_case(sentence), bad=bad)

    @staticmethod
    def _paint(label: QLabel, sentence: str, *, bad: bool) -> None:
        label.setProperty("role", "bad" if bad else "muted")
        label.style().unpolish(label)
        label.style().polish(label)
        label.setText(one_line(sentence, 400))
