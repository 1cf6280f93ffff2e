"""Text from outside in every place of the window: shown as it is, never taken for rich text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import PIL.Image
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QInputDialog,
    QLabel,
    QMessageBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Block, Copies, Face, Hit, ImageLabel, Line, Object, Text, Word
from app.model.errors import ServiceError
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.ui.viewer.raw_answer import RawAnswer
from app.ui.widgets.hover_card import HoverCard
from app.ui.window.main_window import MainWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

HOSTILE = '<img src="file:///etc/hostname"><b>bold</b>'
PLACE = rectangle(10, 10, 80, 20)


def said(provider: str, words: str) -> Analysis:
    """An analysis that says it wherever it can say anything."""
    line = Line(PLACE, words, 0.5, (Word(PLACE, words, 0.5),))
    hit = Hit("full", "https://a.example/<b>", "https://a.example/i.png", "<b>", HOSTILE, HOSTILE, 3, 4)
    return Analysis(
        provider,
        tuple(Feature),
        text=Text.of((Block(PLACE, HOSTILE, lines=(line,), reader=HOSTILE),), (HOSTILE,)),
        faces=(Face(PLACE, attributes={HOSTILE: HOSTILE}),),
        objects=(Object(HOSTILE, PLACE, 0.5, HOSTILE),),
        labels=(ImageLabel(HOSTILE, 0.5, HOSTILE),),
        copies=Copies(3, (hit,)),
        properties={HOSTILE: {HOSTILE: [HOSTILE]}},
    )


def tips(model: QAbstractItemModel | None, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent) if model is not None else 0):
        assert model is not None
        index = model.index(row, 0, parent)
        yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        yield from tips(model, index)


def rich() -> list[str]:
    """The widgets of all windows that would draw markup of what they show."""
    faults = []
    for widget in QApplication.allWidgets():
        who = f"{type(widget).__name__} {widget.accessibleName()}"
        shown = [widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        if isinstance(widget, QAbstractItemView):
            shown += tips(widget.model(), QModelIndex())
        if any("<img" in text or "<b>" in text for text in shown):
            faults.append(f"tool tip of {who}")
        guessing = isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText
        if isinstance(widget, QLabel) and guessing and "<" in widget.text():
            faults.append(f"{who}: {widget.text()}")
        if isinstance(widget, QMessageBox | QTextEdit):
            faults.append(f"{who} takes markup")
    return faults


def labelled(root: QWidget) -> bool:
    """Whether some label says it, so that there was something to look at."""
    return any("<img" in label.text() for label in root.findChildren(QLabel))


def test_no_widget_takes_text_from_outside_for_markup(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "<img src=x><b>.png"
    PIL.Image.new("RGB", (120, 90), "white").save(path)
    (tmp_path / "<b>no image.png").write_bytes(b"no image")
    window.open_paths([str(path), str(tmp_path / "<b>no image.png")])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and not window.runtime.busy)
    entry = window.session.current
    assert entry is not None
    failed = Analysis.failed("tesseract", (Feature.TEXT,), ServiceError(HOSTILE))
    for analysis in (said("google-vision", HOSTILE), said("yandex-ocr", f"{HOSTILE} too"), failed):
        window.session.put(entry.key, entry.image, analysis)
    window.displayed.choose("google-vision")
    qtbot.waitUntil(lambda: window.findings.has_text and not window.runtime.busy)
    for key in (("word", (0, 0, 0)), ("object", (0,)), ("face", (0,))):
        window.findings.select((key,))
        assert rich() == [], key
    assert labelled(window.findings)
    card = window.findChild(HoverCard)
    assert card is not None
    card.show_region(HOSTILE, HOSTILE, PLACE, card.pos())
    window.inspector.show_copies()
    assert rich() == []
    window.command_actions.run("compare.open")
    qtbot.waitUntil(lambda: window.inspector.compare.comparison is not None)
    window.command_actions.run("compare.next")
    assert rich() == []
    window.inspector.show_findings()
    window.displayed.choose("tesseract")
    qtbot.waitUntil(lambda: not window.runtime.busy)
    assert rich() == []
    assert labelled(window.notices), "the file that is no image is told of"
    window.displayed.choose("google-vision")
    window.command_actions.run("view.raw-answer")
    window.command_actions.run("file.export")
    qtbot.waitUntil(lambda: window.export.dialog is not None and not window.runtime.busy)
    assert window.findChild(RawAnswer) is not None
    assert rich() == []
    dialog = window.export.dialog
    assert dialog is not None
    dialog.reject()
    qtbot.waitUntil(lambda: not window.runtime.busy)


def test_a_question_about_a_file_is_no_markup_either(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.png"
    PIL.Image.new("RGB", (120, 90), "white").save(path)
    window.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.session.current is not None and not window.runtime.busy)
    answer = tmp_path / "<b>p.json"
    answer.write_text('{"code": 16, "message": "no"}')
    asked: list[str] = []

    def get_item(_parent: QWidget, _title: str, label: str, *_more: object) -> tuple[str, bool]:
        asked.append(label)
        return "", False

    monkeypatch.setattr(QInputDialog, "getItem", get_item)
    window.saved_answers.open(answer)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["<span>Which provider gave &lt;b&gt;p.json?</span>"]
