"""Asks once, for every provider and host, before a copy of an image leaves the machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.config.settings import AGREED
from app.model.image import Image
from app.ui.base.i18n import figure, tr, trn
from app.ui.base.preferences import Preferences
from app.ui.base.safe_text import one_line
from app.ui.widgets.confirm import Confirm

Answered = Callable[[bool], None]


class Consent:
    """Remembers in the settings what was agreed to. GUI thread only."""

    def __init__(self, parent: QWidget, preferences: Preferences) -> None:
        self._parent = parent
        self._preferences = preferences
        self._waiting: dict[str, list[Answered]] = {}
        self._questions: list[tuple[str, str, str]] = []
        self.dialog: Confirm | None = None

    def agreed(self, provider_id: str, host: str) -> bool:
        """Whether images may go there."""
        return f"{provider_id} {host}" in self._preferences.get(AGREED)

    def ask(
        self, provider_id: str, title: str, host: str, images: Sequence[Image], answered: Answered
    ) -> None:
        """Call ``answered`` with what the user says, at once where that is known."""
        if self.agreed(provider_id, host):
            answered(True)  # noqa: FBT003 - one answer
            return
        topic = f"{provider_id} {host}"
        self._waiting.setdefault(topic, []).append(answered)
        if topic in {q[0] for q in self._questions}:
            return
        sentence = tr(
            "A copy of each image you analyse with {provider} goes to {host}: for {these} about {amount}. "
            "Only the pixels are sent; metadata such as place and camera stays here. "
            "You are asked once for this provider and host."
        ).format(
            provider=one_line(title, 40),
            host=one_line(host, 200),
            these=_these(images),
            amount=_amount(images),
        )
        self._questions.append(
            (topic, tr("Send images to {host}?").format(host=one_line(host, 80)), sentence)
        )
        self._next()

    def dismiss(self) -> None:
        """Close the question, as if declined."""
        self._waiting.clear()
        self._questions = self._questions[:1]
        if self.dialog is not None:
            self.dialog.reject()

    def _next(self) -> None:
        if self.dialog is not None or not self._questions:
            return
        topic, question, sentence = self._questions[0]
        self.dialog = Confirm(self._parent, question, sentence, tr("Send"), lambda: None)
        self.dialog.finished.connect(lambda result: self._finish(topic, yes=bool(result)))
        self.dialog.open()

    def _finish(self, topic: str, *, yes: bool) -> None:
        self.dialog = None
        self._questions = [q for q in self._questions if q[0] != topic]
        if yes:
            self._preferences.set(AGREED, (*self._preferences.get(AGREED), topic))
        for answered in self._waiting.pop(topic, []):
            answered(yes)
        self._next()


def _these(images: Sequence[Image]) -> str:
    return tr("this one") if len(images) == 1 else trn("these %n image(s)", len(images))


def _amount(images: Sequence[Image]) -> str:
    size = sum(i.bytes_size or (0 if isinstance(i.source, Path) else len(i.source)) for i in images)
    if size >= 1_000_000:
        return f"{figure(size / 1_000_000, 1)} MB"
    return f"{max(1, round(size / 1000))} kB"
