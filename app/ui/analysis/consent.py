"""Asks once, for every provider and host, before a copy of an image leaves the machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.config.settings import AGREED
from app.model.image import Image
from app.model.safe_text import one_line
from app.ui.base.i18n import number_text, tr, trn
from app.ui.base.preferences import Preferences
from app.ui.widgets.confirm import Confirm

OnAnswer = Callable[[bool], None]


class Consent:
    """Asks the user, one question at a time, and remembers in the settings what was agreed to.

    GUI thread only.
    """

    def __init__(self, parent: QWidget, preferences: Preferences) -> None:
        self._parent = parent
        self._preferences = preferences
        self._waiting: dict[str, list[OnAnswer]] = {}
        self._questions: list[tuple[str, str, str]] = []
        self.dialog: Confirm | None = None

    def agreed(self, provider_id: str, host: str) -> bool:
        """Return True if the user agreed that images go to this host for this provider."""
        return f"{provider_id} {host}" in self._preferences.get(AGREED)

    def ask(
        self, provider_id: str, title: str, host: str, images: Sequence[Image], on_answer: OnAnswer
    ) -> None:
        """Call ``on_answer`` with True or False, at once where the user agreed before."""
        if self.agreed(provider_id, host):
            on_answer(True)  # noqa: FBT003 - one answer
            return
        topic = f"{provider_id} {host}"
        self._waiting.setdefault(topic, []).append(on_answer)
        if topic in {question[0] for question in self._questions}:
            return
        sentence = tr(
            "A copy of each image you analyse with {provider} goes to {host}: for {these} about {amount}. "
            "Only the pixels are sent; metadata such as place and camera stays here. "
            "You are asked once for this provider and host."
        ).format(
            provider=one_line(title, 40),
            host=one_line(host, 200),
            these=_count_text(images),
            amount=_size_text(images),
        )
        self._questions.append(
            (topic, tr("Send images to {host}?").format(host=one_line(host, 80)), sentence)
        )
        self._ask_next()

    def dismiss(self) -> None:
        """Close the question and forget those that wait, as if declined; nobody is called."""
        self._waiting.clear()
        self._questions = self._questions[:1]
        if self.dialog is not None:
            self.dialog.reject()

    def _ask_next(self) -> None:
        if self.dialog is not None or not self._questions:
            return
        topic, question, sentence = self._questions[0]
        self.dialog = Confirm(self._parent, question, sentence, tr("Send"), lambda: None)
        self.dialog.finished.connect(partial(self._finish, topic))
        self.dialog.open()

    def _finish(self, topic: str, result: int) -> None:
        agreed = bool(result)
        self.dialog = None
        self._questions = [question for question in self._questions if question[0] != topic]
        if agreed:
            self._preferences.set(AGREED, (*self._preferences.get(AGREED), topic))
        for on_answer in self._waiting.pop(topic, []):
            on_answer(agreed)
        self._ask_next()


def _count_text(images: Sequence[Image]) -> str:
    return tr("this one") if len(images) == 1 else trn("these %n image(s)", len(images))


def _size_text(images: Sequence[Image]) -> str:
    size = sum(i.bytes_size or (0 if isinstance(i.source, Path) else len(i.source)) for i in images)
    if size >= 1_000_000:
        return f"{number_text(size / 1_000_000, 1)} MB"
    return f"{max(1, round(size / 1000))} kB"
