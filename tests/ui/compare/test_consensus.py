"""A consensus made in the window: chosen, shown, kept, corrected like any other, out of date when it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec import UNSET
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Block
from app.model.correct import retyped
from app.storage.earlier import earlier_analyses
from app.storage.store import Store
from app.ui.compare.consensus_dialog import ConsensusDialog
from app.ui.window.main_window import MainWindow
from tests.ui.compare.test_compare import FIRST, SECOND, put, read_as
from tests.ui.conftest import MakeImage
from tests.ui.opening.test_saved_answers import settled

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

NAME = "consensus:google-vision+on-device"


def analyses(window: MainWindow) -> Mapping[str, Analysis]:
    entry = window.session.current
    assert entry is not None
    return entry.analyses


@pytest.fixture
def read_twice(window: MainWindow, make_image: MakeImage, qtbot: QtBot) -> MainWindow:
    """A window on an image with two readings."""
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.session.current is not None)
    settled(window, qtbot)
    put(window, FIRST, SECOND)
    qtbot.waitUntil(lambda: len(analyses(window)) == 2 and not window.runtime.busy)
    return window


def dialog_of(window: MainWindow) -> ConsensusDialog | None:
    return window.consensus.dialog


def make(window: MainWindow, qtbot: QtBot) -> Analysis:
    """Make the consensus of all readings by the command and its dialog."""
    before = analyses(window).get(NAME)
    window.command_actions.run("analyse.consensus")
    dialog = dialog_of(window)
    assert dialog is not None
    assert dialog.providers == ("on-device", "google-vision")
    dialog.button.click()
    qtbot.waitUntil(lambda: analyses(window).get(NAME) not in (None, before), timeout=20_000)
    qtbot.waitUntil(lambda: not window.runtime.busy)
    return analyses(window)[NAME]


def words_of(analysis: Analysis) -> list[str]:
    assert analysis.text is not None
    return [w.text for b in analysis.text.blocks for line in b.lines for w in line.words]


def texts(analysis: Analysis) -> tuple[Block, ...]:
    return analysis.text.blocks if analysis.text is not None else ()


def note(window: MainWindow) -> str:
    return window.head.providers.pills[NAME].status.note


def test_one_reading_is_not_enough_and_one_box_is_not(
    window: MainWindow, make_image: MakeImage, qtbot: QtBot
) -> None:
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.session.current is not None)
    put(window, FIRST)
    qtbot.waitUntil(lambda: len(analyses(window)) == 1)
    assert not window.consensus.possible
    window.consensus.ask()
    assert dialog_of(window) is None
    put(window, SECOND)
    qtbot.waitUntil(lambda: window.consensus.possible)
    window.consensus.ask()
    dialog = dialog_of(window)
    assert dialog is not None
    dialog.boxes["on-device"].click()
    assert not dialog.button.isEnabled()
    assert dialog.button.toolTip()
    dialog.reject()


def test_it_is_made_shown_with_its_own_pill_and_kept(read_twice: MainWindow, qtbot: QtBot) -> None:
    made = make(read_twice, qtbot)
    text = words_of(made)
    assert "harbour" in " ".join(text)
    assert "harb0ur" not in " ".join(text)
    qtbot.waitUntil(lambda: read_twice.displayed.provider == NAME)
    assert read_twice.head.providers.pills[NAME].status.title.startswith("Consensus (")
    entry = read_twice.session.current
    assert entry is not None
    with Store.open() as store:
        kept = [each for each in earlier_analyses(store, entry.image) if each.analysis.provider == NAME]
    assert [words_of(each.analysis) for each in kept] == [text]
    assert kept[0].made > 0


def test_it_is_compared_and_is_no_source_of_another(read_twice: MainWindow, qtbot: QtBot) -> None:
    make(read_twice, qtbot)
    read_twice.command_actions.run("compare.open")
    panel = read_twice.inspector.compare
    qtbot.waitUntil(lambda: NAME in {r.analysis.provider for r in panel.readings})
    read_twice.consensus.ask(NAME)
    dialog = dialog_of(read_twice)
    assert dialog is not None
    assert set(dialog.boxes) == {"on-device", "google-vision"}
    dialog.reject()


def test_the_card_says_what_each_reading_has(read_twice: MainWindow, qtbot: QtBot) -> None:
    make(read_twice, qtbot)
    findings = read_twice.findings
    qtbot.waitUntil(
        lambda: findings.content.analysis is not None and findings.content.analysis.provider == NAME
    )
    key = next(row.key for row in findings.content.rows if row.kind == "word" and "harbour" in row.title)
    read_twice.session.selection.select((key,))
    lines = findings.detail.others.text().splitlines()
    assert any("harb0ur" in line for line in lines)
    assert sum("chosen" in line for line in lines) == 1


def test_a_source_read_anew_marks_it_and_leaves_it_until_it_is_made_anew(
    read_twice: MainWindow, qtbot: QtBot
) -> None:
    first = make(read_twice, qtbot)
    assert "out of date" not in note(read_twice)
    put(read_twice, read_as("google-vision", ("left", "1eft")))
    qtbot.waitUntil(lambda: "out of date" in note(read_twice), timeout=20_000)
    assert analyses(read_twice)[NAME].text == first.text
    make(read_twice, qtbot)
    qtbot.waitUntil(lambda: "out of date" not in note(read_twice), timeout=20_000)
    entry = read_twice.session.current
    assert entry is not None
    with Store.open() as store:
        kept = [each for each in earlier_analyses(store, entry.image) if each.analysis.provider == NAME]
    assert len(kept) == 2


def test_corrections_of_it_stay_and_a_newer_one_takes_none_of_them_away(
    read_twice: MainWindow, qtbot: QtBot
) -> None:
    make(read_twice, qtbot)
    qtbot.waitUntil(lambda: read_twice.findings.content.analysis is analyses(read_twice)[NAME])
    key = next(r.key for r in read_twice.findings.content.rows if r.kind == "word" and "harbour" in r.title)
    read_twice.session.selection.select((key,))
    read_twice.corrections.make(lambda shown: retyped(shown, key, "haven"))
    qtbot.waitUntil(lambda: "haven" in words_of(analyses(read_twice)[NAME]), timeout=20_000)
    qtbot.waitUntil(lambda: not read_twice.runtime.busy)
    mended = next(
        w
        for b in texts(analyses(read_twice)[NAME])
        for line in b.lines
        for w in line.words
        if w.text == "haven"
    )
    assert mended.corrected is True
    assert mended.votes is not UNSET
    put(read_twice, read_as("google-vision", ("312", "999")))
    qtbot.waitUntil(lambda: "out of date" in note(read_twice), timeout=20_000)
    assert "haven" in words_of(analyses(read_twice)[NAME])
    newer = make(read_twice, qtbot)
    assert "haven" not in words_of(newer)
    entry = read_twice.session.current
    assert entry is not None
    with Store.open() as store:
        kept = [each for each in earlier_analyses(store, entry.image) if each.analysis.provider == NAME]
    assert [each.corrected for each in kept] == [False, True]


def test_it_is_there_after_a_restart(read_twice: MainWindow, qtbot: QtBot) -> None:
    made = make(read_twice, qtbot)
    entry = read_twice.session.current
    assert entry is not None
    path = entry.image.source
    read_twice.session.close_all()
    assert isinstance(path, Path)
    read_twice.open_paths([str(path)])
    qtbot.waitUntil(lambda: read_twice.session.current is not None and NAME in analyses(read_twice))
    assert analyses(read_twice)[NAME].text == made.text
    assert "out of date" not in note(read_twice)
