"""The Copies tab and saved answers, as their user meets them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QObject, QPoint, QPointF, QRectF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Copies, Hit
from app.model.feature import Feature
from app.storage.store import Store
from app.ui.copies.copies_list import ROW_ROLE, CopyRow, action_rects
from app.ui.copies.copies_panel import NONE_FIT, NONE_FOUND, NOT_LOOKED_FOR
from app.ui.window.main_window import MainWindow
from tests.conftest import OWN_DATA
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

EVIL = '<img src="file:///etc/hostname"><b>\u202egnp.exe</b>\x1b[31m'
GOOGLE = Analysis(
    "google-vision",
    (Feature.COPIES,),
    copies=Copies(
        None,
        (
            Hit(
                "full", "https://b.example/p", "https://i.example/a.png", title="Zebra", width=640, height=480
            ),
            Hit("similar", None, "x-raw-image:///1", title=EVIL),
            Hit("partial", "https://\u0430\u0440\u0440\u04cf\u0435.com/", title=None),
        ),
    ),
)
YANDEX = Analysis(
    "yandex-vision", (Feature.COPIES,), copies=Copies(13, (Hit("unknown", "b.example/p#x", title="Other"),))
)


class Browser(QObject):
    """Takes the addresses a browser would have got."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @Slot(QUrl)
    def visit(self, url: QUrl) -> None:
        self.seen.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "visit")  # type: ignore[arg-type]  # the stub is wrong
    yield made
    QDesktopServices.unsetUrlHandler("https")


def show(window: MainWindow, qtbot: QtBot, path: Path, *analyses: Analysis) -> None:
    window.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.session.current is not None and not window.runtime.busy, timeout=20_000)
    entry = window.session.current
    assert entry is not None
    for found in analyses:
        window.session.put(entry.key, entry.image, found)
    seen = sum(a.copies is not None for a in analyses)
    qtbot.waitUntil(lambda: len(window.inspector.copies.hits.provider_counts) == seen)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)


def said(window: MainWindow, sentence: str) -> bool:
    return any(sentence in n.sentence for n in window.messages.notices)


def rows(window: MainWindow) -> list[str]:
    model = window.inspector.copies.view.places
    return [model.index(n).data() for n in range(model.rowCount())]


def select(window: MainWindow, number: int) -> None:
    view = window.inspector.copies.view
    view.setCurrentIndex(view.places.index(number))


def test_before_anything_was_asked_the_tab_says_what_to_do(window: MainWindow) -> None:
    window.command_actions.run("view.copies")
    assert window.inspector.copies.isVisible()
    assert window.inspector.copies.note.text() == NOT_LOOKED_FOR
    assert not window.command_actions["copies.export"].isEnabled()
    window.command_actions.run("view.findings")
    assert window.findings.isVisible()


def test_an_empty_answer_says_that_nothing_was_found(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image(), Analysis("google-vision", (Feature.COPIES,), copies=Copies()))
    assert window.inspector.copies.note.text() == NONE_FOUND


def test_hits_of_all_providers_stand_in_one_list(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image(), GOOGLE, YANDEX)
    copies = window.inspector.copies
    assert window.inspector.tabs.tabText(1) == "Copies  3"
    assert copies.title.text() == "3 matches on 2 sites"
    assert copies.numbers.text() == "1 full copy · 1 partial copy · 1 similar"
    assert "13 reported, 1 listed" in copies.counts.text()
    first: CopyRow = copies.view.places.index(0).data(ROW_ROLE)
    assert first.facts.startswith("640×480 · ")
    google, yandex = first.facts.removeprefix("640×480 · ").split(", ")
    assert google.endswith(": full copy"), "what each provider says stays apart"
    assert yandex.endswith(": unknown relation")
    assert "full copy" in copies.view.places.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    look_alike: CopyRow = copies.view.places.index(1).data(ROW_ROLE)
    assert "xn--80ak6aa92e.com" in look_alike.address
    assert (first.site, first.rest) == ("b.example", "/p")
    assert look_alike.site.endswith("(xn--80ak6aa92e.com)"), "the host is never cut before its end"
    window.session.close_current()
    qtbot.waitUntil(lambda: copies.note.text() == NOT_LOOKED_FOR)


def test_text_from_outside_is_plain(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image(), GOOGLE)
    index = window.inspector.copies.view.places.index(2)
    assert index.data() == '<img src="file:///etc/hostname"><b>gnp.exe</b>[31m'
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(ROW_ROLE).actions == ()
    for label in window.inspector.copies.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    window.inspector.show_copies()
    window.grab()


def test_the_list_is_filtered_sorted_and_grouped(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image(), GOOGLE, YANDEX)
    copies = window.inspector.copies
    select(window, 0)
    kept = copies.current
    copies.sort.setCurrentText("Sort: title")
    assert rows(window)[0].startswith("<img")
    assert copies.current == kept, "what is selected stays selected"
    copies.relation.setCurrentText("Copies only")
    assert len(rows(window)) == 2
    copies.field.setText("B.ex")
    assert rows(window) == ["Zebra"]
    copies.field.setText("nowhere")
    assert copies.note.text() == NONE_FIT
    copies.field.clear()
    copies.relation.setCurrentIndex(0)
    copies.group.setCurrentText("Group: relation")
    assert [r for r in rows(window) if "·" in r] == ["Full copy · 1", "Partial copy · 1", "Similar · 1"]
    copies.group.setCurrentText("Group: site")
    assert "b.example · 1" in rows(window)
    assert "No site · 1" in rows(window)
    heading = copies.view.places.index(0)
    assert not copies.view.places.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert heading.data(Qt.ItemDataRole.ToolTipRole) is None
    assert copies.view.places.data(QModelIndex()) is None
    window.inspector.show_copies()
    window.grab()


def test_links_open_and_are_copied_by_keyboard(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, browser: Browser
) -> None:
    show(window, qtbot, make_image(), GOOGLE, YANDEX)
    window.command_actions.run("view.copies")
    view = window.inspector.copies.view
    assert not window.command_actions["copies.open-page"].isEnabled(), "nothing is selected"
    select(window, 0)
    qtbot.waitUntil(window.command_actions["copies.open-page"].isEnabled)
    QTest.keyClick(view, Qt.Key.Key_Return)
    window.command_actions.run("copies.open-image")
    assert browser.seen == ["https://b.example/p", "https://i.example/a.png"]
    window.command_actions.run("copies.copy-link")
    assert QGuiApplication.clipboard().text() == "https://b.example/p"
    assert "Copied https://b.example/p" in window.status.currentMessage()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current is not None
    assert view.current.relation == "partial"
    select(window, 2)
    qtbot.waitUntil(lambda: not window.command_actions["copies.open-page"].isEnabled())
    for name in ("open-page", "open-image", "copy-link"):
        assert not window.command_actions[f"copies.{name}"].isEnabled()
    window.inspector.copies.copy_link()
    assert QGuiApplication.clipboard().text() == "https://b.example/p"
    window.copies_controller.open(image=False)
    assert "browser could not be started" in window.messages.notices[-1].sentence


def test_links_open_by_mouse(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, browser: Browser
) -> None:
    show(window, qtbot, make_image(), GOOGLE)
    window.inspector.show_copies()
    view = window.inspector.copies.view
    index = view.places.index(0)
    rects = action_rects(QRectF(view.visualRect(index)), QFontMetricsF(view.font()), index.data(ROW_ROLE))
    words = rects[0].center().toPoint()
    QTest.mouseMove(view.viewport(), words)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, words)
    assert browser.seen == ["https://b.example/p"]
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, words - QPoint(0, 40)
    )
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, words)
    assert view.action_at(QPointF(5, view.viewport().height() - 2)) == ""
    assert browser.seen == ["https://b.example/p"], "only the words open"


def test_the_list_goes_to_a_file(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image(), GOOGLE, YANDEX)
    for chosen, kind, made in (
        ("a.csv", "", "a.csv"),
        ("b", "JSON with all evidence (*.json)", "b.json"),
        ("", "", ""),
    ):
        answer = (str(tmp_path / chosen) if chosen else "", kind)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, answer=answer: answer)
        window.command_actions.run("copies.export")
        qtbot.waitUntil((tmp_path / made).exists)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
    assert len(json.loads((tmp_path / "b.json").read_bytes())["places"]) == 3
    qtbot.waitUntil(lambda: not window.runtime.busy)
    (tmp_path / "c.csv").mkdir()
    window.copies_controller.export(tmp_path / "c.csv")
    qtbot.waitUntil(lambda: said(window, "annot write"))


@pytest.fixture(params=["own", "shared"])
def answered(request: pytest.FixtureRequest, make_image: MakeImage) -> tuple[Path, Path]:
    """An image and the saved answer to it: a drawn one with ours, a photo with a real one."""
    if request.param == "own":
        return make_image(size=(640, 480)), OWN_DATA / "answers" / "google" / "labels_and_web.json"
    pairs = request.getfixturevalue("shared_data") / "pairs" / "google"
    return pairs / "photo-analyzer-png1.png", pairs / "photo-analyzer-png1.response.json"


def test_a_saved_answer_becomes_an_analysis_that_is_kept(
    window: MainWindow, qtbot: QtBot, answered: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, answered[0])
    answer = (str(answered[1]), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: answer)
    window.command_actions.run("file.open-answer")
    qtbot.waitUntil(lambda: bool(window.inspector.copies.hits.places), timeout=20_000)
    entry = window.session.current
    assert entry is not None
    assert set(entry.analyses) == {"google-vision"}
    assert window.inspector.copies.isVisible()
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    with Store.open() as store:
        (kept,) = store.outcomes(entry.image)
    assert kept.analysis.provider == "google-vision"
    assert kept.raw == Path(answer[0]).read_bytes()


def test_an_answer_that_may_be_of_several_is_asked_about(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image())
    file = tmp_path / "empty.json"
    file.write_bytes(b'{"images": [], "id": "x"}')
    wanted = window.names.title_of("yandex-search")
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_a: (wanted, True))
    window.saved_answers.open(file)
    qtbot.waitUntil(lambda: window.inspector.copies.note.text() == NONE_FOUND, timeout=20_000)
    assert window.session.current is not None
    assert set(window.session.current.analyses) == {"yandex-search"}


def test_what_is_no_answer_is_said_in_words(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    window.saved_answers.open(tmp_path / "ignored.json")  # there is no image yet
    show(window, qtbot, make_image())
    (tmp_path / "page.json").write_bytes(b"<html>")
    for name, sentence in (("page.json", "not a saved answer"), ("gone.json", "annot open gone.json")):
        window.saved_answers.open(tmp_path / name)
        qtbot.waitUntil(partial(said, window, sentence), timeout=20_000)


def test_of_a_batch_the_image_that_fits_is_taken_and_it_is_said_which(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    show(window, qtbot, make_image(size=(320, 200)))

    def page(width: int, height: int) -> dict[str, object]:
        words = [{"symbols": [{"text": f"{width}"}]}]
        blocks = [{"paragraphs": [{"words": words}]}]
        pages = [{"width": width, "height": height, "blocks": blocks}]
        return {"fullTextAnnotation": {"text": "x", "pages": pages}}

    (tmp_path / "batch.json").write_text(json.dumps({"responses": [page(10, 900), page(160, 100)]}))
    window.saved_answers.open(tmp_path / "batch.json")
    qtbot.waitUntil(lambda: "of 2 images; image 2 fits" in window.status.currentMessage(), timeout=20_000)
    qtbot.waitUntil(lambda: not window.session.settling, timeout=20_000)
    entry = window.session.current
    assert entry is not None
    assert entry.analyses["google-vision"].properties["image"] == 2


def test_the_list_is_copied_as_a_table_in_html_too(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image(), GOOGLE, YANDEX)
    window.command_actions.run("copies.copy-table")
    held = QGuiApplication.clipboard().mimeData()
    lines = held.text().splitlines()
    assert lines[0] == "Relation\tTitle\tSite\tPage\tImage"
    assert len(lines) == 1 + len(rows(window))
    assert "<td>full copy</td>" in held.html()
