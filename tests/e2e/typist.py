"""Corrects words in the real program without end: ``python -m tests.e2e.typist IMAGE``.

Says on standard output, a line each, what the first word will read after the key that is pressed next. That
comes when the key before is on disk, as with a person, who types slower than a disk writes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from app.model.correct import region_at
from app.model.edit import Key
from app.model.history import History
from app.ui.widgets.inline_editor import InlineEditor
from app.ui.window.main_window import MainWindow

WORD: Key = ("word", (0, 0, 0))
Condition = Callable[[], object]


class Typist(QObject):
    """Goes through ``steps``; each yields the condition that must come true."""

    def begin(self, window: MainWindow) -> None:
        self.window = window
        self._steps = self.steps()
        self._condition: Condition = lambda: True
        self._timer = QTimer(self)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._condition():
            self._condition = next(self._steps)

    def steps(self) -> Iterator[Condition]:
        window = self.window
        yield lambda: window.editing.possible and self.listed()
        number = 0
        while True:
            window.session.selection.select((WORD,))
            window.editing.type()
            editor = window.findChildren(InlineEditor)[-1]
            editor.selectAll()
            text = f"word{number}"
            for count in range(1, len(text) + 1):
                self.tell(text[:count])
                QTest.keyClicks(editor, text[count - 1])
                yield self.written
            QTest.keyClick(editor, Qt.Key.Key_Return)
            yield lambda: self.listed() and self.written()
            if number % 3 == 2:
                for what in ("undo", "redo"):
                    history = window.corrections.history
                    assert history is not None
                    self.tell(self.text(history.undone() if what == "undo" else history.redone()))
                    window.command_actions.run(f"correct.{what}")
                    yield lambda: self.listed() and self.written()
            number += 1

    def text(self, history: History) -> str:
        return str(getattr(region_at(history.current, WORD), "text", ""))

    def tell(self, text: str) -> None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def listed(self) -> bool:
        history = self.window.corrections.history
        return history is not None and self.window.displayed.is_listed(history.current)

    def written(self) -> bool:
        return not self.window.runtime.busy


def main() -> int:
    from app.ui.window.application import run

    typist = Typist()
    return run([sys.argv[1]], started=typist.begin)


if __name__ == "__main__":
    sys.exit(main())
