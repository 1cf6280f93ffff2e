"""Asks for the passwords of encrypted files, one after the other; keeps none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from app.model.errors import VidimusError
from app.model.safe_text import one_line
from app.ui.base.i18n import tr


@dataclass(frozen=True)
class Refused:
    """An input that could not be opened, by the name it is known by, and why.

    ``source`` is the file, or its bytes, where another try may open it.
    """

    name: str
    error: VidimusError
    source: Path | bytes | None = None


class PasswordQuestion:
    """A dialog for the password of each file that wants one.

    A password may open several files, so all that wait are handed to ``try_again`` after each answer; those
    it does not open come back. A file whose question is cancelled goes to ``refuse``.
    """

    def __init__(
        self,
        parent: QWidget,
        try_again: Callable[[tuple[Refused, ...]], object],
        refuse: Callable[[Refused], object],
    ) -> None:
        self._parent = parent
        self._try_again = try_again
        self._refuse = refuse
        self._waiting: list[Refused] = []
        self._answered_for: set[Path | bytes | None] = set()
        self._tried_with: dict[Path | bytes | None, tuple[str, ...]] = {}
        self.dialog: QInputDialog | None = None

    def ask_for(self, locked: Refused) -> None:
        """Ask for the password of a file, after those that are being asked for."""
        from app.imaging.pdf_passwords import known_passwords

        known = known_passwords()
        if self._tried_with.setdefault(locked.source, ()) != known:  # given since it was refused, perhaps
            self._tried_with[locked.source] = known
            self._try_again((locked,))
            return
        self._waiting.append(locked)
        if self.dialog is None:
            self._ask()

    def _ask(self) -> None:
        locked = self._waiting[0]
        name = one_line(locked.name, 80)
        wrong = tr("This password does not open {name}. Try another:").format(name=name)
        question = tr("{name} is encrypted. Its password:").format(name=name)
        dialog = QInputDialog(self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Password"))
        dialog.setLabelText(wrong if locked.source in self._answered_for else question)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setOkButtonText(tr("Open"))
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.textValueSelected.connect(self._answered)
        dialog.rejected.connect(self._cancelled)
        self.dialog = dialog
        dialog.open()

    def _answered(self, password: str) -> None:
        from app.imaging.pdf_passwords import add_passwords, known_passwords

        add_passwords([password])
        self.dialog = None
        waiting, self._waiting = tuple(self._waiting), []
        self._answered_for.add(waiting[0].source)
        self._tried_with.update(dict.fromkeys((each.source for each in waiting), known_passwords()))
        self._try_again(waiting)

    def _cancelled(self) -> None:
        self.dialog = None
        locked = self._waiting.pop(0)
        self._answered_for.discard(locked.source)
        self._refuse(locked)
        if self._waiting:
            self._ask()
