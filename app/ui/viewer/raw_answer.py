"""The untouched answer of a provider, to be read, searched, copied and saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from app.model.errors import VidimusError
from app.model.image import Image
from app.model.safe_text import one_line
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.i18n import mark, number_text, tr, trn
from app.ui.base.runtime import Ticket, in_thread
from app.ui.base.sentences import sentence_of
from app.ui.session.context import Context
from app.ui.viewer.raw_text import MOST_HITS, RawMatch, pages, places
from app.ui.widgets.screen_fitting import FRAME

NONE_KEPT: Final = mark("No raw answer is kept of this analysis.")
_TYPING: Final = 150
"""Milliseconds after the last key before a search starts."""
_MOST_COPIED: Final = 16_000_000
"""Characters that go to the clipboard at once."""


def show_raw(context: Context, image: Image, provider: str) -> None:
    """Open the answer this provider gave about this image; one such window at a time."""
    before = context.widget.findChild(RawAnswer)
    if before is not None:
        before.close()
    RawAnswer(context, image, provider).show()


class RawAnswer(QDialog):
    """Reads the answer to an ``image`` from the store, indents it off the GUI thread, shows pages of it."""

    def __init__(self, context: Context, image: Image, provider: str) -> None:
        super().__init__(context.widget)
        self._context = context
        self.image = image
        self._provider = provider
        self._raw: bytes | None = None
        self._pages: list[str] = []
        self._counts: list[int] = []
        self._page = 0
        self._places: tuple[RawMatch, ...] = ()
        self._place = -1
        self._searching: Ticket | None = None
        self._closed = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            tr("Raw answer of {provider} — {image}").format(
                provider=context.names.title_of(provider), image=one_line(image.name, 80)
            )
        )
        self.resize(QSize(860, 720).boundedTo(context.widget.screen().availableSize() - FRAME))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(self._head())
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Raw answer"))
        column.addWidget(self.text, 1)
        column.addLayout(self._foot())
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_TYPING)
        self._wait.timeout.connect(self._search)
        self._reading: Ticket | None = context.runtime.submit(
            self._read, self._done, self._failed, self._arrived
        )
        self._tell()
        self.text.setFocus()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(f"{tr('Find in answer')}   {_native('Ctrl+F')}")
        self.field.setAccessibleName(tr("Find in answer"))
        self.field.setToolTip(
            tr("Enter and {next}: next match, {previous}: previous match").format(
                next=_native("F3"), previous=_native("Shift+F3")
            )
        )
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._typed)
        row.addWidget(self.field, 1)
        self.hits = self._label("")
        row.addWidget(self.hits)
        row.addSpacing(12)
        self.previous = self._button("‹", tr("Previous lines"), "Ctrl+PgUp", self._previous)
        self.lines = self._label("")
        self.next = self._button("›", tr("Next lines"), "Ctrl+PgDown", self._next)
        for widget in (self.previous, self.lines, self.next):
            row.addWidget(widget)
        for button in (self.previous, self.next):
            button.setProperty("role", "square")
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.note = self._label("")
        row.addWidget(self.note, 1)
        self.copy = self._button(tr("Copy all"), tr("Copy the whole answer"), "Ctrl+Shift+C", self._copy)
        self.save = self._button(
            tr("Save as…"), tr("Save the answer as it came"), "Ctrl+S", self.ask_where_to_save
        )
        close = self._button(tr("Close"), tr("Close"), "Esc", self.close)
        for button in (self.copy, self.save, close):
            row.addWidget(button)
        return row

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "muted")
        return label

    def _button(self, text: str, what: str, key: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(what)
        button.setToolTip(f"{what} ({_native(key)})")
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    # reading

    async def _read(self, ticket: Ticket) -> bytes | None:
        raw = await self._context.backend.raw(self.image, self._provider)
        if raw is not None:
            await in_thread(_cut, raw, ticket)
        return raw

    def _arrived(self, page: str) -> None:
        self._pages.append(page)
        self._counts.append(page.count("\n") + 1)
        if len(self._pages) == 1:
            self._show(0)
        else:
            self._tell()

    def _done(self, raw: bytes | None) -> None:
        self._reading = None
        self._raw = raw
        if raw is None:
            self.text.setPlainText(tr(NONE_KEPT))
        if self.field.text():
            self._search()
        self._tell()

    def _failed(self, error: VidimusError) -> None:
        self._reading = None
        self.note.setText(one_line(sentence_of(error)))

    def _show(self, page: int) -> None:
        self._page = page
        self.text.setPlainText(self._pages[page])
        self._tell()

    def _tell(self) -> None:
        several = len(self._pages) > 1
        for widget in (self.previous, self.lines, self.next):
            widget.setVisible(several)
        if several:
            first = sum(self._counts[: self._page]) + 1
            last = first + self._counts[self._page] - 1
            more = "" if self._reading is None else "…"
            self.lines.setText(
                tr("{first}–{last} of {all}").format(
                    first=number_text(first), last=number_text(last), all=number_text(sum(self._counts))
                )
                + more
            )
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < len(self._pages))
        self.copy.setEnabled(self._raw is not None and sum(map(len, self._pages)) <= _MOST_COPIED)
        self.save.setEnabled(self._raw is not None)
        size = (
            ""
            if self._raw is None
            else tr("{size}, indented here, saved as it came").format(size=_size(len(self._raw)))
        )
        self.note.setText(tr("Reading…") if self._reading is not None else size)

    # finding

    def _typed(self, _text: str) -> None:
        self._wait.start()

    def _search(self) -> None:
        self._wait.stop()
        if self._searching is not None:
            self._searching.cancel()
        wanted, every = self.field.text(), list(self._pages)

        def work(_ticket: Ticket) -> tuple[RawMatch, ...]:
            return tuple(places(every, wanted))

        self._searching = self._context.runtime.call(work, self._found, self._failed)

    def _found(self, found: tuple[RawMatch, ...]) -> None:
        self._searching = None
        self._places, self._place = found, -1
        self._tell_hits()
        self._go(1)

    def _go(self, by: int) -> None:
        if self._wait.isActive():
            self._search()
            return
        if not self._places:
            return
        start = self._place if self._place >= 0 else (-1 if by > 0 else 0)
        self._place = (start + by) % len(self._places)
        place = self._places[self._place]
        if place.page != self._page:
            self._show(place.page)
        text = self._pages[place.page]
        cursor = self.text.textCursor()
        cursor.setPosition(_qt_length(text[: place.start]))
        length = _qt_length(text[place.start : place.end])
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, length)
        self.text.setTextCursor(cursor)
        self._tell_hits()

    def _tell_hits(self) -> None:
        count = len(self._places)
        here = f"{self._place + 1}/" if self._place >= 0 else ""
        self.hits.setText(f"{here}{count}{'+' * (count >= MOST_HITS)}" if self.field.text() else "")

    # what the user does

    def _previous(self) -> None:
        if self._page > 0:
            self._show(self._page - 1)

    def _next(self) -> None:
        if self._page + 1 < len(self._pages):
            self._show(self._page + 1)

    def _copy(self) -> None:
        if self.copy.isEnabled():
            QGuiApplication.clipboard().setText("\n".join(self._pages))
            self.note.setText(tr("Copied"))

    @property
    def is_reading(self) -> bool:
        """Return True if the answer is still being read from the store or indented."""
        return self._reading is not None

    def ask_where_to_save(self) -> None:
        """Ask for a file, and write the answer to it as it came; nothing where none is kept."""
        if self._raw is None:
            return
        ending = "json" if self._raw.lstrip()[:1] in {b"{", b"["} else "txt"
        folder = folder_for(self._context.preferences, "raw", self.image)
        proposed = str(folder / f"{Path(self.image.name).stem or 'image'}.{self._provider}.{ending}")
        name, _ = QFileDialog.getSaveFileName(self, tr("Save raw answer"), proposed, f"{tr('All files')} (*)")
        if name:
            remember_folder(self._context.preferences, "raw", Path(name).parent)
            work = partial(_write, self._raw, Path(name))
            self._context.runtime.call(work, self._saved, self._not_saved)

    def _saved(self, path: Path) -> None:
        said = one_line(tr("Saved {name}").format(name=path.name))
        if self._closed:
            self._context.messages.show_status(said, 3_000)
        else:
            self.note.setText(said)

    def _not_saved(self, error: VidimusError) -> None:
        if self._closed:
            self._context.messages.notify("answer/save", sentence_of(error))
        else:
            self.note.setText(one_line(sentence_of(error)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Act on the keys named beside the controls."""
        key = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        if key in {"Return", "Enter"} and self.field.hasFocus():
            key = "F3"
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+F": self._find, "F3": partial(self._go, 1), "Shift+F3": partial(self._go, -1),
            "Shift+Return": partial(self._go, -1), "Ctrl+G": partial(self._go, 1),
            "Ctrl+PgUp": self._previous, "Ctrl+PgDown": self._next, "Ctrl+S": self.ask_where_to_save,
            "Ctrl+Shift+C": self._copy,
        }  # fmt: skip
        doing = keys.get(key)
        if doing is None:
            super().keyPressEvent(event)
        else:
            doing()

    def _find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def done(self, result: int) -> None:
        """Close: what is read or sought has nowhere to arrive any more; what is saved is told elsewhere."""
        self._closed = True
        self._wait.stop()
        for ticket in (self._reading, self._searching):
            if ticket is not None:
                ticket.cancel()
        super().done(result)


def _cut(raw: bytes, ticket: Ticket) -> None:
    for page in pages(raw):
        if not ticket.alive:
            return
        ticket.report(page)


def _write(raw: bytes, path: Path, _ticket: Ticket) -> Path:
    from app.export.output_files import write_file

    write_file(path, raw)
    return path


def _qt_length(text: str) -> int:
    """How Qt counts: characters beyond the first 65,536 are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _size(count: int) -> str:
    return (
        trn("%n byte(s)", count) if count < 10_000 else tr("{size} kB").format(size=number_text(count / 1000))
    )
