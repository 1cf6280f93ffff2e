"""The untouched answer in a window: indented, harmless, searchable, copied and saved as it came."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis
from app.model.errors import ServiceError
from app.model.feature import Feature
from app.ui.viewer.raw_answer import NONE_KEPT, RawAnswer
from app.ui.viewer.raw_text import LONGEST_LINE, MOST_HITS, PAGE_LINES, RawMatch, pages, places
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(_json, max_size=5) | st.dictionaries(st.text(), _json, max_size=5), st.booleans())
def test_indented_json_says_the_same(value: Any, ascii_only: bool) -> None:
    shown = "\n".join(pages(json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "replace")))
    again = json.loads(shown)
    assert again == json.loads(json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "replace"))


def test_numbers_and_repeated_names_stay_as_they_came() -> None:
    (page,) = pages(
        b'{"a":1.50,"a":1e3,"deep":{"list":[1,2],"empty":{}, "none":[]},"long":"' + b"x" * 100 + b'"}'
    )
    assert page.splitlines() == [
        "{",
        '  "a": 1.50,',
        '  "a": 1e3,',
        '  "deep": {',
        '    "list": [1, 2],',
        '    "empty": {},',
        '    "none": []',
        "  },",
        f'  "long": "{"x" * 100}"',
        "}",
    ]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b'{"a":1}\n{"a":2}\n', '{"a": 1}\n{"a": 2}'),
        (b'{"a":[{"b":"cut o', '{\n  "a": [\n    {\n      "b": "cut o'),
        (b"<html>\r\n<b>502</b>", "<html>\n<b>502</b>"),
        (b"\xff\xfenot text", "\ufffd\ufffdnot text"),
        ('{"a":"\u202egnp.exe\u2028\x1b"}'.encode(), '{"a": "\\u202egnp.exe\\u2028\\u001b"}'),
        (b"\xef\xbb\xbf[]", "[]"),
        (b"[]]}{", "[]\n]\n}\n{"),
        (b"", ""),
    ],
)
def test_whatever_came_can_be_looked_at(raw: bytes, shown: str) -> None:
    assert "\n".join(pages(raw)) == shown


def test_a_large_answer_comes_in_pages_and_long_lines_in_parts() -> None:
    raw = json.dumps({"rows": [{"n": n, "pad": ["x" * 100]} for n in range(5_000)]}).encode()
    made = list(pages(raw))
    assert len(made) == 4
    assert all(page.count("\n") < PAGE_LINES for page in made)
    assert json.loads("\n".join(made)) == json.loads(raw)
    (long,) = pages(b"y" * (LONGEST_LINE * 2 + 10))
    assert [len(line) for line in long.splitlines()] == [LONGEST_LINE + 1, LONGEST_LINE + 1, 10]


def test_places_are_told_by_page_and_not_without_end() -> None:
    assert list(places(["one Two", "two"], "TWO")) == [RawMatch(0, 4, 7), RawMatch(1, 0, 3)]
    assert list(places(["a.b", "axb"], "a.b")) == [RawMatch(0, 0, 3)]
    assert list(places(["text"], "")) == []
    assert len(list(places(["x" * (MOST_HITS + 5)], "x"))) == MOST_HITS


ANSWER = {"responses": [{"labelAnnotations": [{"description": "steamer \U0001f6a2 ship", "score": 0.5}]}]}


def opened(window: MainWindow, qtbot: QtBot, path: Path, raw: bytes) -> RawAnswer:
    """The raw answer of an image, after the answer came from a file."""
    show(window, qtbot, path)
    file = path.with_suffix(".answer.json")
    file.write_bytes(raw)
    window.saved_answers.open(file, "google-vision")
    qtbot.waitUntil(lambda: window.displayed.has_raw)
    window.command_actions.run("view.raw-answer")
    dialog = window.findChild(RawAnswer)
    assert isinstance(dialog, RawAnswer)
    qtbot.waitUntil(lambda: not dialog.is_reading)
    return dialog


def test_the_answer_is_shown_searched_copied_and_saved_as_it_came(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = json.dumps(ANSWER, ensure_ascii=False).encode()
    dialog = opened(window, qtbot, make_image(), raw)
    assert "google-vision — picture.png" in dialog.windowTitle()
    assert json.loads(dialog.text.toPlainText()) == ANSWER
    assert "bytes" in dialog.note.text()
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    dialog.field.setText("s")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.hits.text() == "1/8")
    dialog.field.setText("SHIP")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.text.textCursor().selectedText() == "ship")
    assert dialog.hits.text() == "1/1"
    QTest.keyClick(dialog, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.hits.text() == "1/1"
    dialog.copy.click()
    assert json.loads(QApplication.clipboard().text()) == ANSWER
    target = tmp_path / "saved.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Saved" in dialog.note.text())
    assert target.read_bytes() == raw
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path), ""))
    dialog.save.click()
    qtbot.waitUntil(lambda: "cannot write" in dialog.note.text())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    dialog.save.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_saved_while_the_window_closes_is_told_in_the_main_one(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(window, qtbot, make_image(), json.dumps(ANSWER).encode())
    target = tmp_path / "saved.json"
    for name in (target, tmp_path):  # the second is a folder
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, name=name, **_k: (str(name), ""))
        dialog.ask_where_to_save()
    dialog.close()
    qtbot.waitUntil(lambda: any("Cannot write" in n.sentence for n in window.messages.notices))
    assert target.exists()
    assert window.status.currentMessage() == "Saved saved.json"


def test_pages_of_a_large_answer_are_turned_and_searched(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    labels = [{"description": f"thing {n}", "score": 0.5, "odd": ["x" * 90]} for n in range(4_000)]
    raw = json.dumps({"responses": [{"labelAnnotations": labels}]}).encode()
    dialog = opened(window, qtbot, make_image(), raw)
    assert dialog.lines.isVisible()
    assert dialog.lines.text().startswith("1–")
    before = dialog.lines.text()
    dialog.next.click()
    assert dialog.lines.text() != before
    QTest.keyClick(dialog, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert dialog.lines.text() == before
    QTest.keyClick(dialog, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    dialog.field.setText("thing 3999")
    qtbot.waitUntil(lambda: dialog.text.textCursor().selectedText() == "thing 3999")
    assert not dialog.next.isEnabled()
    again = RawAnswer(window.context, dialog.image, "google-vision")
    again.close()


def test_a_second_answer_takes_the_place_of_the_first(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    first = opened(window, qtbot, make_image(), json.dumps(ANSWER).encode())
    window.command_actions.run("view.raw-answer")
    assert not first.isVisible()


def test_where_no_answer_is_kept_that_is_said(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    assert not window.displayed.has_raw
    window.displayed.show_raw()
    give(window, qtbot, analysis("google-vision"))
    window.command_actions.run("view.raw-answer")
    dialog = window.findChild(RawAnswer)
    assert isinstance(dialog, RawAnswer)
    qtbot.waitUntil(lambda: dialog.text.toPlainText() == NONE_KEPT)
    assert not dialog.save.isEnabled()
    dialog.ask_where_to_save()
    dialog.close()
    failed = Analysis.failed("google-vision", (Feature.TEXT,), ServiceError("no"))
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, msgspec.structs.replace(failed, provider="azure-vision"))
    window.displayed.choose("azure-vision")
    assert not window.displayed.has_raw
    window.session.put(entry.key, entry.image, analysis("on-device"))
    qtbot.waitUntil(lambda: not window.session.settling)
    window.displayed.choose("on-device")
    assert not window.displayed.has_raw
