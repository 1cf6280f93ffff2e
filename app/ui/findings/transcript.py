"""The text of the image as one runs it with the eyes: blocks and lines, in step with the canvas.

Plain text only. Long texts are put in piece by piece, and doubtful words, places found and the selection
are coloured only where one looks, so that ten thousand words are as quick as ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.text.table import is_right_to_left
from app.ui.base.confidence import DEFAULT_DOUBTFUL_BELOW, is_doubtful
from app.ui.base.i18n import tr
from app.ui.canvas.palette import SEARCH_HIT
from app.ui.content.content import TEXT_KINDS, Content, Key
from app.ui.content.running_text import Span
from app.ui.findings.kept_place import TextPlace
from app.ui.widgets import theme

SIZES: Final = (8, 32)
"""Smallest and largest type, in points."""
_PIECE: Final = 12_000
"""Characters put in at a time: a few milliseconds."""
_AROUND: Final = 20
"""Lines coloured above and below what is seen; of paragraphs, a few."""


class Transcript(QPlainTextEdit):
    """``keys_changed`` follows a selection made here, never one made through ``select``."""

    keys_changed = Signal(tuple)
    size_changed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("transcript")
        self.setAccessibleName(tr("Transcript"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(14)
        self._content = Content()
        self._flowing = False
        self._doubtful_below = DEFAULT_DOUBTFUL_BELOW
        self._put = 0
        """Lines (or paragraphs) that are in already."""
        self._selected: frozenset[Key] = frozenset()
        self._marked: frozenset[Key] = frozenset()
        self._coloured: tuple[int, int] | None = None
        self._place_kept = TextPlace()
        self._quiet = False
        self._more = self._timer(self._put_more)
        self._moved = self._timer(self._tell)
        self._colouring = self._timer(self._colour)
        self.cursorPositionChanged.connect(self._user_moved)
        self.selectionChanged.connect(self._user_moved)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _timer(self, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(0)
        timer.timeout.connect(then)
        return timer

    # what is shown

    def show_content(self, content: Content, *, keep_place: bool) -> None:
        """Show another text, put in when it is looked at; ``keep_place`` leaves the scroll bar alone."""
        if content is self._content:
            return
        self._place_kept = TextPlace.of(self) if keep_place else TextPlace()
        before, known = self._parts[: self._put], self._content.running_text.text
        self._content = content
        self._selected = self._marked = frozenset()
        if keep_place and before and before == self._parts[: self._put]:
            end = before[-1][1]
            if content.running_text.text[:end] == known[:end]:  # more of the same came in
                self._put_more()
                self._recolour()
                return
        self._begin()
        self.verticalScrollBar().setValue(0)
        self.go_back_to_place()

    def go_back_to_place(self) -> None:
        """Let the line that stood at the top stand there again, and what was marked by hand be marked."""
        place, flow = self._place_kept, self._content.running_text
        line = place.line_in([flow.text[start:end].replace("\n", " ") for start, end in self._parts])
        while line is not None and self._put <= line and not self.complete:
            self._put_more()
        self._quiet = True
        try:
            place.mark(self)
            if line is not None:
                self.verticalScrollBar().setValue(self.document().findBlockByNumber(line).firstLineNumber())
        finally:
            self._quiet = False

    def set_doubtful_below(self, below: float) -> None:
        """Underline the words whose confidence lies below this threshold, 0..1."""
        if below != self._doubtful_below:
            self._doubtful_below = below
            self._recolour()

    def set_flowing(self, *, on: bool) -> None:
        """Blocks as running paragraphs, or line by line."""
        if on != self._flowing:
            self._flowing = on
            self._begin()

    @property
    def _parts(self) -> list[Span]:
        """The lines, or the paragraphs, each of them a text block of the document."""
        return self._content.running_text.paragraphs if self._flowing else self._content.running_text.lines

    def _begin(self) -> None:
        """Put the text in from its start, as far as it is looked at."""
        self._quiet = True
        try:
            self.clear()
            self._put = 0
            if self.isVisible():
                self._put_more()
        finally:
            self._quiet = False
        self._recolour()

    def _align(self, *, right: bool) -> None:
        """Lines run the way their first letters do; the page stands at the side it is read from."""
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)

    @property
    def complete(self) -> bool:
        """Return True if all of the text is in."""
        return self._put == len(self._parts)

    def set_type(self, points: int, *, mono: bool) -> None:
        """Set the size of the type in points, and whether all its letters are of one width."""
        points = min(max(points, SIZES[0]), SIZES[1])
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont) if mono else QFont(self._reading)
        font.setPointSize(points)
        self.ensurePolished()  # the style sheet comes first, else it would forget the size later
        self.setFont(font)
        self._recolour()

    @property
    def _reading(self) -> QFont:
        parent = self.parentWidget()
        return parent.font() if parent is not None else QFont()

    def _put_more(self) -> None:
        """Put in the next lines."""
        flow, parts = self._content.running_text, self._parts
        if self.complete:
            return
        if not self._put:
            self._align(right=is_right_to_left((flow.text[:_PIECE],)))
        until = parts[self._put][0] + _PIECE
        some = [part for part in parts[self._put : self._put + _PIECE] if part[0] < until]
        text = "\n".join(flow.text[start:end].replace("\n", " ") for start, end in some)
        quiet, self._quiet = self._quiet, True
        try:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(f"\n{text}" if self._put else text)
        finally:
            self._quiet = quiet
        self._put += len(some)
        if not self.complete:
            self._more.start()
        self._recolour()

    # selection

    def select(self, keys: Iterable[Key]) -> None:
        """Colour these regions as selected; scroll only when the first is out of view."""
        keys = tuple(keys)
        self._selected = frozenset(keys)
        self._recolour()
        flow = self._content.running_text  # which also holds what is no text, after its last line
        spans = [span for key in keys if key[0] in TEXT_KINDS and (span := flow.span(key)) is not None]
        if spans and self.isVisible():
            self._go_to(min(spans)[0])

    def mark(self, keys: Iterable[Key]) -> None:
        """Colour these words as found."""
        self._marked = frozenset(keys)
        self._recolour()

    def selected_text(self) -> str:
        """Return what is selected here by hand, to the letter; empty without a selection."""
        return self.textCursor().selectedText().replace("\u2029", "\n")

    def _go_to(self, place: int) -> None:
        line = self._line_of(place)
        while self._put <= line and not self.complete:
            self._put_more()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(place))
        self._quiet = True
        try:
            self.setTextCursor(cursor)
        finally:
            self._quiet = False

    def _user_moved(self) -> None:
        if not self._quiet:
            self._moved.start()

    def _tell(self) -> None:
        cursor = self.textCursor()
        flow = self._content.running_text
        if cursor.hasSelection():
            keys = flow.keys(self._place(cursor.selectionStart()), self._place(cursor.selectionEnd()))
        else:
            key = flow.key_at(self._place(cursor.position()))
            keys = () if key is None else (key,)
        if frozenset(keys) != self._selected:
            self._selected = frozenset(keys)
            self._recolour()
            self.keys_changed.emit(keys)

    # places in the running text and positions in the document

    def _line_of(self, place: int) -> int:
        lines = self._parts
        low, high = 0, len(lines)
        while low < high:
            middle = (low + high) // 2
            if lines[middle][1] < place:
                low = middle + 1
            else:
                high = middle
        return low

    def _position(self, place: int) -> int:
        line = self._line_of(place)
        start = self._parts[line][0]
        block = self.document().findBlockByNumber(line)
        return block.position() + self._units(start, place)

    def _units(self, start: int, end: int) -> int:
        if not self._content.running_text.has_wide_characters:
            return end - start
        return len(self._content.running_text.text[start:end].encode("utf-16-le")) // 2

    def _place(self, position: int) -> int:
        block = self.document().findBlock(position)
        lines = self._parts
        if not block.isValid() or block.blockNumber() >= len(lines):
            return 0
        start, end = lines[block.blockNumber()]
        inside = position - block.position()
        if self._content.running_text.has_wide_characters:
            raw = self._content.running_text.text[start:end].encode("utf-16-le")[: 2 * inside]
            inside = len(raw.decode("utf-16-le", "ignore"))
        return min(start + inside, end)

    # colours

    def _recolour(self) -> None:
        self._coloured = None
        self._colouring.start()

    def _scrolled(self, _value: int) -> None:
        self._colouring.start()

    def _seen(self) -> tuple[int, int]:
        """First and last line in view."""
        first = self.firstVisibleBlock().blockNumber()
        height = max(1, self.fontMetrics().lineSpacing())
        return first, first + self.viewport().height() // height + 1

    def _colour(self) -> None:
        first, last = self._seen()
        if self._coloured and self._coloured[0] <= first and last <= self._coloured[1]:
            return
        around = _AROUND // 8 if self._flowing else _AROUND
        first, last = max(0, first - around), last + around
        self._coloured = (first, last)
        lines = self._parts[first : min(last, self._put)]
        if not lines or not self.isVisible():
            self.setExtraSelections([])
            return
        self.setExtraSelections(list(self._tints(lines[0][0], lines[-1][1])))

    def _tints(self, start: int, end: int) -> Iterator[QTextEdit.ExtraSelection]:
        doubt, marked, selected = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        doubt.setUnderlineColor(theme.color("bad"))
        doubt.setBackground(theme.color("doubt", 36))
        marked.setBackground(QColor(SEARCH_HIT))
        marked.setForeground(QColor("#1c2024"))
        selected.setBackground(theme.color("accent"))
        selected.setForeground(theme.color("on_accent"))
        pieces = self._content.running_text.spans_in(start, end)
        for chosen, form in (
            ([p for p in pieces if is_doubtful(p.confidence, self._doubtful_below)], doubt),
            ([p for p in pieces if p.key in self._marked], marked),
            ([p for p in pieces if self._is_selected(p.key)], selected),
        ):
            for left, right in self._runs([(p.start, p.end) for p in chosen]):
                yield self._tint(left, right, form)

    def _is_selected(self, key: Key) -> bool:
        kind, path = key
        chosen = self._selected
        if key in chosen:
            return True
        if kind == "word" and ("line", path[:2]) in chosen:
            return True
        return kind in {"word", "line"} and ("block", path[:1]) in chosen

    def _runs(self, spans: Sequence[Span]) -> list[Span]:
        """Neighbours with nothing but blanks of one line between them, put together."""
        text = self._content.running_text.text
        out: list[Span] = []
        for start, end in spans:
            if out and not text[out[-1][1] : start].strip(" "):
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
        return out

    def _tint(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        tint = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(end), QTextCursor.MoveMode.KeepAnchor)
        # the stubs name these as methods, yet they are fields
        tint.cursor = cursor  # type: ignore[attr-defined,method-assign,unused-ignore]
        tint.format = form  # type: ignore[attr-defined,method-assign,unused-ignore]
        return tint

    # what Qt says

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Only now is the text put in."""
        super().showEvent(event)
        if not self.complete and not self._put:
            self._put_more()
        self._recolour()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More may be in view."""
        super().resizeEvent(event)
        self._colouring.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolour()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """With Ctrl the type grows and shrinks."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.size_changed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave copying to the window's command, here as everywhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for standard in (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll):
                if event.matches(standard):
                    event.ignore()
                    return False
        return super().event(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Plain text, whichever way it leaves."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data
