"""Providers and API keys: credentials, address and options of every provider, a test, where keys are kept."""

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
from app.model.safe_text import one_line
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.i18n import mark, tr
from app.ui.base.keychain import (
    CredentialStates,
    blocking_call,
    credential_states,
    remove_credential,
    save_credentials,
)
from app.ui.base.runtime import Ticket
from app.ui.base.safe_text import sentence_case
from app.ui.base.sentences import sentence_of
from app.ui.settings.connection_test import probe
from app.ui.settings.key_file import read_key_file
from app.ui.settings.provider_page import ProviderPage, plain_label
from app.ui.widgets.screen_fitting import DialogScrollArea, size_within_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from app.providers.kit.plan import Provider
    from app.ui.session.context import Context

SIZE: Final = QSize(660, 640)
"""Of the dialog where the screen has that much; one for all pages, so that it does not jump."""
KEYRING_WAITS: Final = mark("Waiting for the keyring; it may ask you to unlock it.")
KEYRING_LEFT: Final = mark("No longer waiting for the keyring. If it still asks, decline it there.")
CANCELLED: Final = mark("Cancelled.")


class ProvidersDialog(QDialog):
    """A page for each provider; keyring, files and network are never waited for on the GUI thread.

    ``provider`` is the id of the one whose page is shown first.
    """

    def __init__(self, context: Context, provider: str = "") -> None:
        super().__init__(context.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Providers and API keys"))
        self._runtime = context.runtime
        self._backend = context.backend
        self._preferences = context.preferences
        self._wanted = provider
        self._providers: dict[str, Provider] = {}
        self._ticket: Ticket | None = None
        self._cancelled = ""
        self._closed = False
        self._where, self._where_bad = " ", False
        self.page: ProviderPage | None = None
        self._lay_out()
        self.resize(size_within_screen(self, SIZE))
        self._set_ticket(None)
        self.choice.currentIndexChanged.connect(self._show)
        self._runtime.submit(self._find, self._while_open(self._found))

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
        self.where = plain_label(" ", self, "muted")
        self._inside.addWidget(self.where)
        self._inside.addStretch(1)
        self.area = DialogScrollArea(inside, self)
        column.addWidget(self.area, 1)
        self.note = plain_label("", self, "muted")
        self.note.setMinimumHeight(20)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.save = self._button(row, tr("Save keys"), self._save)
        self.save.setProperty("role", "primary")
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
        return await self._backend.providers()

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
        """Return the provider whose page is shown."""
        return self._providers[self.choice.currentData()]

    @property
    def fields(self) -> dict[str, Any]:
        """Return the fields of the credentials by name."""
        return {**self.page.fields} if self.page is not None else {}

    @property
    def states(self) -> dict[str, QLabel]:
        """Return the labels below the credentials, which say where each is kept, by name."""
        return self.page.states if self.page is not None else {}

    def _show(self) -> None:
        self._cancel()
        page = ProviderPage(self.provider, self._preferences, self)
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
        self.area.update_size_hint()
        self.area.verticalScrollBar().setValue(0)
        self._show_note("")
        self._look()

    # key files

    def _ask_file(self, name: str) -> None:
        folder = str(folder_for(self._preferences, "key"))
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Key file"), folder, f"{tr('Key files')} (*.json);;{tr('All files')} (*)"
        )
        if chosen:
            remember_folder(self._preferences, "key", Path(chosen).parent)
            self.take_file(name, Path(chosen))

    def take_file(self, name: str, path: Path) -> None:
        """Fill a credential's field from a key file."""
        if self.page is None or name not in self.page.fields:
            return
        as_json = self.page.fields[name].field.file

        def read() -> str:
            return read_key_file(path, as_json=as_json)

        self._start(
            tr("Reading {name}…").format(name=path.name),
            lambda: blocking_call(read),
            partial(self._file_read, name, path.name),
        )

    def _file_read(self, name: str, file: str, text: str) -> None:
        self._set_ticket(None)
        if self.page is not None:
            self.page.fields[name].setText(text)
            self._show_note(tr("Taken from {file}. Save it to keep it, or test it first.").format(file=file))

    # the keyring

    def _look(self, sentence: str = "") -> None:
        provider, names = self.provider.id, tuple(self.fields)
        on_done = partial(self._looked, sentence)
        self._ask_keyring(lambda: credential_states(provider, names), on_done)

    def _ask_keyring(self, work: Callable[[], Coroutine[Any, Any, Any]], done: Callable[[Any], None]) -> None:
        """Wait for the keyring, and say nothing of where keys are kept until it has answered."""
        self._paint(self.where, " ", bad=False)
        self._start(tr(KEYRING_WAITS), work, done, KEYRING_LEFT)

    def _looked(self, sentence: str, kept: CredentialStates) -> None:
        self._set_ticket(None)
        if self.page is not None:
            self.page.show_states(kept)
        trouble = sentence_case(kept.trouble)
        where = (
            f"{trouble}."
            if trouble
            else tr("Keys are kept in {place}, never in a file of Vidimus.").format(place=kept.place)
        )
        self._where, self._where_bad = where, bool(trouble)
        self._paint(self.where, where, bad=bool(trouble))
        self.save.setText(tr("Use for this run") if trouble else tr("Save keys"))
        self._show_note(sentence)

    def _save(self) -> None:
        provider = self.provider.id
        typed = self.page.typed() if self.page is not None else {}
        if not typed:
            self._show_note(tr("Type or paste a key first, or take it from its file."))
            return
        self._ask_keyring(lambda: save_credentials(provider, typed), self._saved)

    def _saved(self, sentence: str) -> None:
        if self.page is not None:
            self.page.clear()
        self._look(sentence)

    def _remove(self, name: str) -> None:
        provider = self.provider.id
        self._ask_keyring(lambda: remove_credential(provider, name), self._look)

    # the test

    def _test(self) -> None:
        page = self.page
        if page is None:
            return
        provider, typed = page.provider, page.typed()
        endpoints = {**self._preferences.get(ENDPOINTS), provider.id: page.address.text().strip()}
        options = self._preferences.get(OPTIONS)
        self._start(
            tr("Testing {provider} with a small picture…").format(provider=provider.title),
            lambda: probe(self._backend, provider, typed, endpoints, options),
            self._tested,
        )

    def _tested(self, answer: tuple[bool, str]) -> None:
        self._set_ticket(None)
        self._show_note(answer[1], bad=not answer[0])

    # what goes on

    def _start(
        self,
        sentence: str,
        work: Callable[[], Coroutine[Any, Any, Any]],
        done: Callable[[Any], None],
        cancelled: str = CANCELLED,
    ) -> None:
        self._cancel()
        self._show_note(sentence)
        self._cancelled = cancelled
        on_done, on_error = self._while_open(done), self._while_open(self._failed)
        self._set_ticket(self._runtime.submit(lambda _ticket: work(), on_done, on_error))

    def _while_open(self, do: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return a function that calls ``do`` unless the dialog was closed meanwhile."""

        def call(value: Any) -> None:
            if isValid(self) and not self._closed:
                do(value)

        return call

    def done(self, result: int) -> None:
        """Close the dialog and cancel what is under way."""
        self._closed = True
        self._cancel()
        super().done(result)

    def _set_ticket(self, ticket: Ticket | None) -> None:
        self._ticket = ticket
        self.cancel.setVisible(ticket is not None)
        for button in (self.save, self.test):
            button.setEnabled(ticket is None and self.page is not None)

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._set_ticket(None)
            self._show_note(tr(self._cancelled) if self._cancelled else "")

    def _failed(self, error: VidimusError) -> None:
        self._set_ticket(None)
        self._paint(self.where, self._where, bad=self._where_bad)
        self._show_note(sentence_of(error), bad=True)

    def _show_note(self, sentence: str, *, bad: bool = False) -> None:
        self._paint(self.note, sentence_case(sentence), bad=bad)

    @staticmethod
    def _paint(label: QLabel, sentence: str, *, bad: bool) -> None:
        label.setProperty("role", "bad" if bad else "muted")
        label.style().unpolish(label)
        label.style().polish(label)
        label.setText(one_line(sentence, 400))
