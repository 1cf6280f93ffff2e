"""Two tours of the real program by keyboard alone: ``python -m tests.e2e.tours WHICH FOLDER FIRST GIVEN``.

``inspect`` opens a folder, analyses, finds, copies, looks and changes a key. ``correct`` compares a service's
answer with the reading, corrects and exports; ``again`` starts anew and looks whether the corrections stayed.
FOLDER receives photographs and ``report.json``; FIRST is the image the program starts with; GIVEN is the
folder to open, the saved answer, or nothing.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

import app.ui.window.application as window_part
from app.__main__ import main as vidimus
from app.export.registry import exporters
from app.ui.base.messages import Messages
from app.ui.export.export_dialog import ExportDialog
from app.ui.session.entries import ENTRY_ROLE
from app.ui.settings.settings_dialog import SettingsDialog
from app.ui.widgets.inline_editor import InlineEditor
from app.ui.window.commands import command
from app.ui.window.key_changes import KeyChanges
from tests.e2e.tourist import Steps, Tourist


class Inspecting(Tourist):
    """Opens, analyses, finds, copies, looks closely, changes a key."""

    def __init__(self, folder: Path, given: Path) -> None:
        super().__init__(folder)
        self.given = given

    def steps(self) -> Steps:
        window = self.window
        yield "the first image", lambda: window.session.current is not None and self.settled()
        yield "the focus", self.ready
        self.report["focus"] = type(window.focusWidget()).__name__
        yield from self._open_and_analyse()
        yield from self._find_and_copy()
        yield from self._closely()
        yield from self._command()

    def _open_and_analyse(self) -> Steps:
        window = self.window
        yield from self.run("file.open-folder")
        yield from self.answer_dialog(self.given)
        yield "the folder's images", lambda: window.session.images.rowCount() == 3
        yield "a word about the damaged one", lambda: bool(sentences(window.messages))
        self.report["refused"] = sentences(window.messages)
        yield from self.run("analyse.all")
        yield from self.run("analyse.pause")
        yield "the queue to rest", lambda: window.analysis.queue.resting and not window.analysis.runs
        self.report["resting"] = window.status.work.text()
        yield from self.run("analyse.pause")
        yield "all to be analysed", lambda: all(e.summaries for e in window.session.images.entries())
        yield "the queue to end", lambda: not window.analysis.busy and not window.status.pause.isVisible()
        yield from self.run("images.filter")
        yield from self.type("rec")
        self.report["filtered"] = self.listed_names()
        yield from self.press("Escape")
        yield from self.run("images.sort-name")
        self.report["sorted"] = self.listed_names()
        yield from self.press("Escape")
        yield from self.go_to("receipt.png")
        yield "its words", lambda: "Notebook" in self.words() and self.settled()

    def listed_names(self) -> list[str]:
        """The images in the strip, as they stand there."""
        arranged = self.window.session.arranged
        return [arranged.index(row, 0).data(ENTRY_ROLE).name for row in range(arranged.rowCount())]

    def go_to(self, name: str) -> Steps:
        """Turn images until this one is shown."""
        for _ in range(3):
            if self.current_name() != name:
                yield from self.run("view.next" if self.window.session.can_step(1) else "view.previous")
        yield f"{name} in view", lambda: self.current_name() == name

    def _find_and_copy(self) -> Steps:
        window, finder = self.window, self.window.findings.finder
        yield from self.run("edit.find")
        yield from self.type("blue")
        yield "the place found", lambda: len(finder.places) == 1
        yield from self.run("edit.find-next")
        yield "it to be selected", lambda: window.findings.content.text_of(window.findings.keys) == "blue"
        yield from self.run("edit.find")
        yield from self.run("edit.find-expression")
        yield from self.type(r"\d+[.]\d\d$")
        yield "every price", lambda: len(finder.places) > 8
        self.report["prices"] = len(finder.places)
        self.photograph("found")
        yield from self.press("Escape", "Escape")
        yield from self.run("view.transcript")
        yield "the transcript", lambda: "Notebook A5" in window.findings.transcript.toPlainText()
        yield from self.run("view.transcript")
        yield from self.run("edit.select-all")
        yield from self.run("edit.copy-table")
        yield "a table", lambda: "\t" in QGuiApplication.clipboard().text()
        self.report["table"] = QGuiApplication.clipboard().text().splitlines()

    def _closely(self) -> Steps:
        window = self.window
        canvas = window.viewer.canvas
        assert canvas is not None
        before = {key: window.overlays.is_on(key) for key in window.overlays.chips}
        for number in "12345":
            yield from self.press(number)
        self.report["switched"] = all(window.overlays.is_on(key) != on for key, on in before.items())
        yield from self.press("1", "2", "3", "4", "5")
        yield from self.run("view.hide-all")
        self.report["hidden"] = window.overlays.hidden
        yield from self.run("view.hide-all")
        yield from self.run("picture.right")
        self.report["turned"] = canvas.degrees
        yield from self.run("picture.upright")
        yield from self.run("picture.confidence")
        yield from self.run("picture.threshold-up")
        self.report["threshold"] = window.status.currentMessage()
        yield from self.run("picture.confidence")
        yield from self.run("picture.side")
        yield from self.run("picture.side")
        yield from self.run("picture.names")
        self.report["labelled"] = window.view_controls.labelled
        yield "labels", self.settled
        self.photograph("labels")
        yield from self.run("picture.names")
        for tool in ("picture.rectangle", "picture.lasso"):
            yield from self.run(tool)
            self.report[tool] = window.view_controls.tool
            yield from self.run(tool)

    def _command(self) -> Steps:
        window = self.window
        overview = window.view_controls.overview
        yield from self.choose("overview")
        yield "the overview", lambda: window.view_controls.overview is not overview
        yield from self.run("help.palette")
        yield from self.press("Return")  # what was run last stands first
        yield "the overview as before", lambda: window.view_controls.overview is overview
        yield from self.run("help.change-keys")
        yield "the page of keys", lambda: isinstance(QApplication.activeModalWidget(), KeyChanges)
        yield from self.type("high contrast")
        yield from self.press("Return", "Ctrl+Alt+J")
        page = QApplication.activeModalWidget()
        assert isinstance(page, KeyChanges)
        yield "the key", page.take.isEnabled
        yield from self.press("Tab", "Space")
        yield "the new key", lambda: command("view.contrast").used == ("Ctrl+Alt+J",)
        self.photograph_top("keys")
        yield from self.press("Escape")
        yield "the page to close", self.alone
        yield from self.press("Ctrl+Alt+J")
        yield "high contrast", lambda: window.theme.high
        yield from self.run("view.contrast")
        yield from self.choose("dark theme")
        yield "the dark", lambda: window.theme.mode == "dark"
        yield "it to be painted", self.settled
        self.photograph("dark")
        yield from self.run("file.settings")
        yield "the settings", lambda: isinstance(QApplication.activeModalWidget(), SettingsDialog)
        yield from self.press("Escape")
        yield "them to close", self.alone

    def alone(self) -> bool:
        """Whether no dialog is open."""
        return QApplication.activeModalWidget() is None

    def photograph_top(self, name: str) -> None:
        """What the dialog in front looks like."""
        top = QApplication.activeModalWidget()
        if isinstance(top, QDialog):
            top.grab().save(str(self.folder / f"{name}.png"))


class Correcting(Tourist):
    """Compares a saved answer with the reading, corrects, takes back, reviews, exports everything."""

    def __init__(self, folder: Path, given: Path) -> None:
        super().__init__(folder)
        self.given = given

    def steps(self) -> Steps:
        window = self.window
        yield "the words read", lambda: not window.analysis.busy and bool(self.words())
        yield from self.run("file.open-answer")
        yield from self.answer_dialog(self.given)
        yield "the answer", lambda: window.displayed.provider == "google-vision" and "Quict" in self.words()
        yield from self.run("compare.open")
        panel = window.inspector.compare
        yield "the comparison", lambda: panel.comparison is not None and bool(panel.view.places.numbers)
        assert panel.comparison is not None
        self.report["different"] = [(p.first_text, p.second_text) for p in panel.comparison.differences]
        yield from self.run("compare.next")
        self.photograph("compared")
        yield from self.run("correct.text")
        yield "the text to be typed", lambda: isinstance(QApplication.focusWidget(), InlineEditor)
        yield from self.press("Ctrl+A")
        yield from self.type("Quiet")
        word = window.session.selection.keys
        yield from self.press("Return")
        yield "the word", lambda: "Quiet" in self.words() and window.compare.active
        yield from self.run("compare.open")
        window.session.selection.select(word)
        yield "the list", self.listed
        yield from self._shape()
        yield from self._rebuild()
        yield from self.run("correct.review")
        yield "it to be reviewed", lambda: any(row.reviewed for row in window.findings.content.rows)
        yield from self.run("correct.next-doubtful")
        yield "everything drawn", self.settled
        self.photograph("corrected")
        yield from self._export()
        self.report["words"] = self.words()

    def listed(self) -> bool:
        """Whether the list shows the latest, so that the next correction may follow."""
        history = self.window.editing.history
        return history is not None and self.window.displayed.is_listed(history.current)

    def _shape(self) -> Steps:
        """Move and widen the word that is selected, and take both back."""
        window = self.window
        self.report["selected"] = window.findings.content.text_of(window.findings.keys)
        yield from self.run("correct.shape")
        before = self.polygon()
        yield from self.press("Right", "Right")
        yield "it to move", lambda: self.listed() and self.polygon() != before
        moved = self.polygon()
        yield from self.press("Ctrl+Right")
        yield "it to grow", lambda: self.listed() and self.polygon() != moved
        yield from self.press("Escape")
        yield from self.run("correct.undo")
        yield "its size back", lambda: self.listed() and self.polygon() == moved
        yield from self.run("correct.undo")
        yield "its place back", lambda: self.listed() and self.polygon() == before
        yield from self.run("correct.redo")
        yield "its new place", lambda: self.listed() and self.polygon() == moved

    def polygon(self) -> object:
        """Where the selected region is now."""
        facts = self.window.findings.detail.facts_shown
        return None if facts is None else facts.polygon

    def _rebuild(self) -> Steps:
        """Merge a word with its neighbour, delete it, take both back, add a new one."""
        window = self.window
        count = len(self.words())
        yield from self.run("view.findings")
        yield from self.press("Shift+Down")
        yield "two words", lambda: len(window.findings.keys) == 2
        yield from self.run("correct.merge")
        yield "one word of two", lambda: self.listed() and len(self.words()) == count - 1
        yield from self.run("correct.undo")
        yield "two again", lambda: self.listed() and len(self.words()) == count
        yield from self.run("correct.delete")
        yield "none of them", lambda: self.listed() and len(self.words()) == count - 2
        yield from self.run("correct.undo")
        yield "both again", lambda: self.listed() and len(self.words()) == count
        yield from self.run("correct.draw-word")
        yield from self.press("Return")
        yield "room for its text", lambda: isinstance(QApplication.focusWidget(), InlineEditor)
        yield from self.type("added")
        yield from self.press("Return")
        yield "the new word", lambda: self.listed() and "added" in self.words()

    def _export(self) -> Steps:
        """Every format of the dialog, each into a file."""
        for number, exporter in enumerate(exporters().values()):
            yield from self.run("file.export")
            yield "the dialog", lambda: isinstance(QApplication.activeModalWidget(), ExportDialog)
            yield from self.press("Home", *["Down"] * number)
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ExportDialog)
            self.report.setdefault("formats", []).append(dialog.formats.count())
            yield from self.press("Return")
            path = self.folder / f"out-{exporter.name}{exporter.suffix}"
            yield from self.answer_dialog(path)
            yield f"the file of {exporter.name}", partial(written, path)


class Again(Tourist):
    """Starts anew."""

    def __init__(self, folder: Path, _given: Path) -> None:
        super().__init__(folder)

    def steps(self) -> Steps:
        window = self.window
        yield "the image again", lambda: window.session.current is not None and bool(self.words())
        if window.displayed.provider != "google-vision":
            yield from self.run("view.next-provider")
        yield "the corrected reading", lambda: self.listed_provider() == "google-vision"
        self.report["words"] = self.words()
        yield "its history", lambda: window.editing.history is not None
        self.report["undoable"] = window.editing.undoable

    def listed_provider(self) -> str:
        """Whose findings the list shows, which follows what is chosen."""
        analysis = self.window.findings.content.analysis
        return "" if analysis is None else analysis.provider


def sentences(messages: Messages) -> list[str]:
    """What the window says above the picture."""
    return [notice.sentence for notice in messages.notices]


def written(path: Path) -> bool:
    """Whether a file is there with something in it."""
    return path.is_file() and path.stat().st_size > 0


TOURS = {"inspect": Inspecting, "correct": Correcting, "again": Again}


def main() -> int:
    which, folder, first, given = sys.argv[1], *map(Path, sys.argv[2:5])
    person = TOURS[which](folder, given)
    window_part.run = partial(window_part.run, started=person.begin)
    sys.argv = ["vidimus", str(first)]
    return vidimus() or 0


if __name__ == "__main__":
    raise SystemExit(main())
