"""The strip with many images: filter, order, selection, what is held of them and what is let go."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.imaging.open import identify
from app.model.analysis import Analysis, Block, Copies, Hit, Line, Text, Word
from app.model.errors import ServiceError
from app.model.feature import Feature
from app.model.outcome import Outcome
from app.storage.store import Store
from app.ui.session import analysis_cache
from app.ui.session.arranged_images import ArrangedImages, SortOrder, StateFilter
from app.ui.session.entries import ImageList
from app.ui.strip import thumbnails
from app.ui.strip.image_strip import ImageStrip
from app.ui.window.commands.mnemonics import plain_title
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.findings.test_findings_tree import check
from tests.ui.many import opened, pictures, select
from tests.ui.pictures import image

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

SQUARE = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))


def read(confidence: float | None, provider: str = "on-device") -> Analysis:
    line = Line(SQUARE, "word", confidence=None, words=(Word(SQUARE, "word", confidence=confidence),))
    blocks = (Block(SQUARE, lines=(line,)),)
    return Analysis(provider, (Feature.TEXT,), text=Text("word", blocks=blocks))


def shown(arranged: ArrangedImages) -> list[str]:
    return [arranged.index(row).data() for row in range(arranged.rowCount())]


@pytest.fixture
def images(qtbot: QtBot) -> ImageList:
    made = ImageList()
    made.add_all([image(name, name) for name in ("b10.png", "b2.png", "a.png", "c.png")])
    return made


def test_images_are_ordered_by_what_is_known_of_them(images: ImageList) -> None:
    arranged = ArrangedImages(images, images)
    b10, b2, a, c = (e.key for e in images.entries())
    images.change(b10, analyses={"on-device": read(0.9)})
    images.change(b2, analyses={"on-device": read(0.4), "x": Analysis.failed("x", (), ServiceError("no"))})
    images.change(c, analyses={"g": Analysis("g", (), copies=Copies(2, (Hit("full"),)))})
    for order, names in (
        (SortOrder.NAME, ["a.png", "b2.png", "b10.png", "c.png"]),
        (SortOrder.CONFIDENCE, ["b2.png", "b10.png", "a.png", "c.png"]),
        (SortOrder.ERRORS, ["b2.png", "b10.png", "a.png", "c.png"]),
        (SortOrder.HITS, ["c.png", "b10.png", "b2.png", "a.png"]),
        (SortOrder.STATE, ["b2.png", "a.png", "b10.png", "c.png"]),
        (SortOrder.OPENED, ["b10.png", "b2.png", "a.png", "c.png"]),
    ):
        arranged.set_order(order)
        assert shown(arranged) == names, order
    arranged.turn_round()
    assert shown(arranged) == ["c.png", "a.png", "b2.png", "b10.png"]
    for only, names in (
        (StateFilter.NEW, ["a.png"]),
        (StateFilter.DONE, ["c.png", "b2.png", "b10.png"]),
        (StateFilter.TROUBLED, ["b2.png"]),
        (StateFilter.HITS, ["c.png"]),
    ):
        arranged.set_only(only)
        assert shown(arranged) == names, only
    assert arranged.neighbour(a, 1) == c, "from what is not shown to the first that is"
    assert arranged.neighbour(a, -1) == c
    assert arranged.neighbour(c, 1) is None


def test_the_filter_looks_at_names_and_second_lines(images: ImageList) -> None:
    arranged = ArrangedImages(images, images)
    images.change(images.entries()[0].key, analyses={"on-device": analysis()})
    arranged.set_text("B 9 words")
    assert shown(arranged) == ["b10.png"]
    arranged.set_text("nothing like it")
    assert shown(arranged) == []
    arranged.set_text(" ")
    assert len(shown(arranged)) == 4
    assert not arranged.narrowed


def test_an_arrangement_follows_what_comes_goes_and_changes(
    images: ImageList, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    arranged = ArrangedImages(images, images)
    check(qtmodeltester, arranged)
    images.add_all([image("a0.png", "a0"), image("z.png", "z")])
    assert shown(arranged)[-2:] == ["a0.png", "z.png"]
    images.remove(images.entries()[1].key)
    assert "b2.png" not in shown(arranged)
    arranged.set_order(SortOrder.NAME)
    images.add(image("a1.png", "a1"))
    qtbot.waitUntil(lambda: shown(arranged)[:3] == ["a0.png", "a1.png", "a.png"])
    arranged.set_only(StateFilter.DONE)
    assert shown(arranged) == []
    images.change(images.entries()[0].key, analyses={"on-device": read(None)})
    qtbot.waitUntil(lambda: shown(arranged) == ["b10.png"])
    images.clear()
    assert arranged.rowCount() == 0
    assert arranged.key_at(0) is None


def test_the_list_finds_its_entries_whatever_was_closed(images: ImageList) -> None:
    keys = [e.key for e in images.entries()]
    images.remove(keys[1])
    for row, key in enumerate((keys[0], keys[2], keys[3])):
        assert images.row_of(key) == row
        entry = images.entry_at(row)
        assert entry is not None
        assert entry.key == key
    assert images.by_key(keys[1]) is None
    turned = image("a.png", "a.png", frames=2)
    images.change(keys[2], image=turned)
    assert images.add(turned).key == keys[2]
    assert images.entry_at(9) is None
    images.clear()
    images.clear()
    assert images.add(turned).key not in keys


def test_the_strip_filters_selects_and_steps_in_the_order_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(window, qtbot, pictures(tmp_path, 12))
    strip: ImageStrip = window.strip
    select(window, (0, 1, 5))
    assert [e.name for e in strip.selected()] == ["000.png", "001.png", "005.png"]
    window.command_actions.run("images.sort-backwards")
    assert [e.name for e in strip.selected()] == ["005.png", "001.png", "000.png"]
    window.command_actions.run("images.select-all")
    assert len(strip.selected()) == 12
    window.session.show(window.session.images.entries()[5].key)
    window.command_actions.run("view.next")
    assert window.windowTitle().startswith("004.png")
    window.command_actions.run("images.filter")
    QTest.keyClicks(strip.field, "00")
    assert strip.count.text() == "10 of 12"
    window.command_actions.run("view.previous")
    assert window.windowTitle().startswith("005.png")
    QTest.keyClick(strip.field, Qt.Key.Key_Escape)
    assert strip.count.text() == "12"
    QTest.keyClick(strip.field, Qt.Key.Key_Down)
    window.command_actions.run("file.close")
    assert window.windowTitle().startswith("004.png")
    menu = strip.sort.menu()
    assert menu is not None
    assert "Sort images by confidence" in [plain_title(a.text()) for a in menu.actions()]


def test_closing_many_images_leaves_none_selected(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, pictures(tmp_path, 60))
    window.command_actions.run("images.select-all")
    window.session.close_all()
    assert window.strip.selected() == ()


def test_small_pictures_are_made_for_what_is_in_view_and_few_are_held(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "HELD", 40)
    opened(window, qtbot, pictures(tmp_path, 150))
    entries = window.session.images.entries()
    small = window.strip.thumbnails
    qtbot.waitUntil(lambda: small.get(entries[0].image) is not None and not window.runtime.busy)
    assert small.get(entries[149].image) is None
    window.strip.view.scrollToBottom()
    qtbot.waitUntil(lambda: small.get(entries[149].image) is not None)
    qtbot.waitUntil(lambda: not window.runtime.busy)
    assert len(small) <= 40


def test_a_small_picture_of_a_size_no_longer_wanted_is_made_anew(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (path,) = pictures(tmp_path, 1)
    image = identify(path)
    small = thumbnails.Thumbnails(window.runtime, window)
    loaded = QSignalSpy(small.loaded)
    small.want([image], 8)
    small.want([image], 16)  # while the smaller one is under way
    small.want([image], 16)
    qtbot.waitUntil(lambda: not window.runtime.busy)
    made = small.get(image)
    assert made is not None
    assert made.width() == 16
    assert loaded.count() == 1, "once, and never the one of the other size"


def test_a_picture_that_cannot_be_drawn_leaves_its_place_empty(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (path,) = pictures(tmp_path, 1)
    path.write_bytes(path.read_bytes()[:60])
    opened(window, qtbot, [path])
    entry = window.session.images.entries()[0]
    qtbot.waitUntil(lambda: window.strip.thumbnails.get(entry.image) is not None)
    made = window.strip.thumbnails.get(entry.image)
    assert made is not None
    assert made.isNull()


def test_analyses_of_long_ago_are_let_go_and_come_back_when_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis_cache, "HELD", 3)
    monkeypatch.setattr(analysis_cache, "_ROOM", 2)
    opened(window, qtbot, pictures(tmp_path, 12))
    entries = window.session.images.entries()
    failed = Analysis.failed("x", (Feature.TEXT,), ServiceError("no"))
    with Store.open() as store:
        for entry in entries[:11]:
            store.keep(entry.image, "key", Outcome(read(0.7)))
    # its failure comes before the others, which are too many to be held
    window.session.put(entries[3].key, entries[3].image, read(0.7))
    qtbot.waitUntil(lambda: not window.session.settling)
    window.session.put(entries[3].key, entries[3].image, failed)
    for number, entry in enumerate(entries):
        if number != 3:
            window.session.put(entry.key, entry.image, read(0.7), kept=number != 2)
    qtbot.waitUntil(lambda: not window.session.settling)

    def held() -> list[int]:
        return [n for n, e in enumerate(window.session.images.entries()) if "on-device" in e.analyses]

    qtbot.waitUntil(lambda: 0 < len(held()) < 8)
    assert {0, 2, 3, 11} <= set(held()), "what is looked at, pinned, failed, or not in the store stays"
    gone = window.session.images.entries()[4]
    assert not gone.analyses
    assert gone.details.endswith("1 word")
    assert not window.analysis.lacks(gone, "on-device") or Feature.FACES in window.analysis.features
    window.session.show(gone.key)
    qtbot.waitUntil(lambda: 4 in held())
