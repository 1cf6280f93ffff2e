"""Text is found as a reader sees it: a page of the bug reports in the window, and places of whole letters."""

from __future__ import annotations

import asyncio
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder
from pytestqt.qtbot import QtBot

from app.text.find import FindQuery, find_plain
from app.text.folding import fold
from app.ui.findings.find_in_all import find_everywhere
from app.ui.window.main_window import MainWindow
from tests.text.test_folding import ENDS, ROW, TEXTS
from tests.ui.conftest import MakeImage
from tests.ui.findings.test_finding import seek
from tests.ui.opening.test_saved_answers import drop, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

PLACES = {
    "東京都": ["今日は東京", "都へ行きました"],
    "official": ["ofﬁcial"],
    "conservation": ["conser¬", "vation"],
    "reservation": ["re\u00adser\u00advation"],
    "テレビ": ["ﾃﾚﾋﾞ"],
    "Wachstube": ["Wach⸗", "ſtube"],
}
"""Words of the page that are marked."""


def edges(text: str) -> list[int]:
    """Where the letters of a text begin and end for Qt, in characters."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units = {0, finder.position()}
    while finder.toNextBoundary() >= 0:
        units.add(finder.position())
    at, found = 0, []
    for number, character in enumerate([*text, ""]):
        if at in units:
            found.append(number)
        at += len(character.encode("utf-16-le")) // 2
    return found


def clean(text: str) -> str:
    """A text as Qt takes it (without a first U+FEFF), and without ゛, which belongs to its kana for us."""
    kept = (c for c in text if unicodedata.category(c) not in {"Cs", "Cn", "Co"} and c not in "゛゜")
    return "".join(kept).lstrip("\ufeff")


def test_each_word_of_the_reports_is_found_once_and_marked(
    window: MainWindow, qtbot: QtBot, shared_data: Path
) -> None:
    folder = shared_data / "reports" / "find"
    show(window, qtbot, folder / "page.png")
    assert drop(window, folder / "lines.txt")
    qtbot.waitUntil(lambda: window.findings.has_text)
    rows = window.findings.content
    for sought in ROW:
        seek(window, qtbot, sought)
        qtbot.waitUntil(lambda: window.findings.line.hits.text() == "1 of 1")
        if sought in PLACES:
            words = [row.title for key in window.findings.keys if (row := rows.row(key))]
            assert words == PLACES[sought]
        entries = window.session.images.entries()
        in_all = asyncio.run(find_everywhere(entries, "", FindQuery(sought), window.backend.corrected, id))
        assert [found.count for found in in_all.images] == [1], sought


def test_an_expression_says_what_text_it_sees(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    line = window.findings.line
    seek(window, qtbot, "a")
    assert not line.what_text.isVisibleTo(line)
    window.command_actions.run("edit.find-expression")
    qtbot.waitUntil(lambda: line.what_text.isVisibleTo(line))
    assert "exactly as they were read" in line.what_text.text()
    assert "normal form C" in line.what_text.toolTip()
    seek(window, qtbot, "a{2,1}")
    qtbot.waitUntil(lambda: "the smaller number comes first" in line.hits.text())


@given(TEXTS, st.data(), st.booleans())
@settings(deadline=None)
def test_whatever_stands_in_a_text_is_found_there_in_whole_letters(
    text: str, data: st.DataObject, case: bool
) -> None:
    text = clean(text)
    letters = edges(text)
    start, end = sorted(data.draw(st.sampled_from([(a, b) for a in letters for b in letters])))
    sought = text[start:end]
    spans = find_plain(text, FindQuery(sought, case=case)).spans
    assert all(edge in letters for span in spans for edge in span)
    if fold(sought, case=case).folded.strip(ENDS):
        assert any(a < end and b > start for a, b in spans), "there, or a place that reaches into it"
