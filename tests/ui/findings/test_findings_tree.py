"""The results tree over an immutable analysis."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis
from app.model.errors import ServiceError, VidimusError
from app.model.feature import Feature
from app.ui.base.runtime import Runtime
from app.ui.content.content import Content
from app.ui.findings.findings_panel import FindingsPanel
from app.ui.findings.findings_tree import ContentModel
from app.ui.session.entries import ImageList, State
from app.ui.session.selection import Selection, SelectionSource
from tests.ui.analyses import analysis
from tests.ui.pictures import image

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def test_the_tree_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ContentModel()
    check(qtmodeltester, model)
    model.show(Content(analysis()))
    check(qtmodeltester, model)
    assert model.rowCount() == 3
    first = model.index(0, 0)
    assert first.data() == "Block 1 · 2 lines"
    word = model.index_of(("word", (0, 1, 2)))
    assert word.data() == "harbour"
    assert word.parent().parent() == first
    assert model.data(word, Qt.ItemDataRole.AccessibleTextRole) == "word: harbour, confidence 0.60, uncertain"
    assert not model.index_of(("word", (9, 9, 9))).isValid()
    assert not model.index(0, 5).isValid()
    assert model.data(QModelIndex()) is None


def test_the_image_list_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ImageList()
    check(qtmodeltester, model)
    one = model.add(image("one.png", "a"))
    model.add(image("two.png", "b"))
    assert model.add(image("other name.png", "a")) is one
    check(qtmodeltester, model)
    assert model.change(99, running=frozenset()) is None
    model.remove(99)
    model.remove(one.key)
    assert [e.name for e in model.entries()] == ["two.png"]


def test_an_entry_says_how_it_stands() -> None:
    model = ImageList()
    key = model.add(image("one.png", "a")).key
    assert model.entries()[0].state is State.IDLE
    entry = model.change(key, running=frozenset({"on-device"}))
    assert entry is not None
    assert entry.state is State.RUNNING
    whole = analysis()
    failed = Analysis.failed("x", (Feature.TEXT,), _error())
    for analyses, state, words in (
        ({"a": whole}, State.DONE, "9 words"),
        ({"a": whole, "x": failed}, State.PARTIAL, "partly failed"),
        ({"x": failed}, State.FAILED, "failed"),
    ):
        entry = model.change(key, running=frozenset(), analyses=analyses)
        assert entry is not None
        assert entry.state is state
        assert words in entry.details
        assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)


def test_the_list_shows_the_selection_and_changes_it(qtbot: QtBot) -> None:
    selection = Selection()
    told: list[SelectionSource] = []
    selection.changed.connect(lambda regions: told.append(regions.source))
    results = _results(qtbot, selection)
    selection.select((("word", (0, 0, 1)),), SelectionSource.CANVAS)
    assert results.tree.selected_keys() == results.keys == (("word", (0, 0, 1)),)
    assert told == [SelectionSource.CANVAS], "showing a selection is not selecting"
    index = results.tree.contents.index_of(("line", (1, 0)))
    results.tree.setCurrentIndex(index)
    assert selection.keys == (("line", (1, 0)),)
    assert told[1:] == [SelectionSource.FINDINGS]


def test_the_list_waits_for_the_provider_whose_regions_are_selected(qtbot: QtBot) -> None:
    selection = Selection()
    results = _results(qtbot, selection)
    selection.select((("word", (0, 0, 1)),))
    selection.select_of("tesseract", (("line", (1, 0)),), SelectionSource.CANVAS)
    assert results.tree.selected_keys() == (("word", (0, 0, 1)),), "the list of the first is shown still"
    assert not results.has_selection, "which does not hold what is selected"
    results.show_content(Content(analysis("tesseract")), "", keep_place=False)
    assert results.tree.selected_keys() == results.keys == (("line", (1, 0)),)


def test_copying_puts_plain_text_on_the_clipboard(qtbot: QtBot) -> None:
    results = _results(qtbot)
    copied: list[str] = []
    results.copied.connect(copied.append)
    results.copy_selection()
    results.copy_page()
    results.select((("line", (0, 1)),))
    results.copy_selection()
    assert copied == ["The steamer Albatross\nentered the harbour\n\nCotton bales 312", "entered the harbour"]
    results.select_all()
    assert len(results.tree.selected_keys()) == 3


def test_other_results_keep_the_selection_where_it_is_still_there(qtbot: QtBot) -> None:
    results = _results(qtbot)
    results.select((("word", (0, 0, 1)),))
    results.show_content(Content(analysis(extra="Tea chests 88")), "", keep_place=True)
    assert results.tree.selected_keys() == (("word", (0, 0, 1)),)
    results.show_content(Content(), "Not analysed yet.", keep_place=False)
    assert results.tree.selected_keys() == ()
    assert not results.has_text


def check(tester: Any, model: QAbstractItemModel) -> None:
    tester.check(model)


def _results(qtbot: QtBot, selection: Selection | None = None) -> FindingsPanel:
    runtime = Runtime()
    results = FindingsPanel(None, runtime, selection or Selection())  # type: ignore[arg-type]  # a window of its own here
    runtime.setParent(results)
    qtbot.addWidget(results)
    results.resize(360, 600)
    results.show()
    results.show_content(Content(analysis()), "", keep_place=False)
    return results


def _error() -> VidimusError:
    return ServiceError("it failed")
