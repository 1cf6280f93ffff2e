"""Files of other OCR programs: opened, dropped with their image, beside it or onto it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.imaging.open import identify
from app.storage.earlier import earlier_analyses
from app.storage.store import Store
from app.ui.opening.companion_files import image_beside, is_about, named
from app.ui.opening.incoming import Incoming, incoming_of_files
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.values import analysis, image

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def drop(window: MainWindow, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return window.take_drop(data)


def written(about: Path, name: str, path: Path, words: str = "one two") -> Path:
    path.write_bytes(exporter(name).write(ExportContent(identify(about), (analysis(words),))))
    return path


def known(window: MainWindow, row: int = 0) -> dict[str, str]:
    """What is known of an open image: provider and text."""
    entries = window.session.images.entries()
    if len(entries) <= row:
        return {}
    return {p: a.text.content if a.text else "" for p, a in entries[row].analyses.items()}


def show(window: MainWindow, qtbot: QtBot, *paths: Path) -> None:
    window.open_paths([str(path) for path in paths])
    entries = window.session.images.entries
    qtbot.waitUntil(lambda: len(entries()) == len(paths) and not window.runtime.busy, timeout=20_000)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)


def test_an_opened_file_is_shown_and_kept(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_image()
    show(window, qtbot, path)
    file = written(path, "page", tmp_path / "x.xml")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(file), ""))
    window.command_actions.run("file.open-answer")
    qtbot.waitUntil(lambda: known(window) == {"page": "one two"}, timeout=20_000)
    assert window.displayed.provider == "page"
    assert window.names.title_of("page") == "PAGE file"
    settled(window, qtbot)
    with Store.open() as store:
        (kept,) = store.outcomes(identify(path))
    assert kept.analysis.provider == "page"
    assert kept.raw == file.read_bytes()


def test_a_file_that_no_provider_recognises_is_refused_without_a_question(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image())
    asked: list[object] = []

    def get_item(*given: object) -> tuple[str, bool]:
        asked.append(given)
        return "", False

    monkeypatch.setattr(QInputDialog, "getItem", get_item)
    for number, said in enumerate(('{"foo": 1}', "{}", '[{"foo": 1}]', '{"labelAnnotations": [{"foo": 1}]}')):
        file = tmp_path / f"{number}.json"
        file.write_text(said)
        window.saved_answers.open(file)
        qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
        assert not asked
        assert known(window) == {}
        settled(window, qtbot)


def test_of_several_providers_none_is_chosen_beforehand(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, make_image())
    offered: list[list[str]] = []

    def get_item(
        _parent: object, _title: str, _label: str, items: list[str], *_more: object
    ) -> tuple[str, bool]:
        offered.append(items)
        return items[0], True

    monkeypatch.setattr(QInputDialog, "getItem", get_item)
    (tmp_path / "error.json").write_text('{"code": 16, "message": "no"}')
    window.saved_answers.open(tmp_path / "error.json")
    qtbot.waitUntil(lambda: bool(offered), timeout=20_000)
    assert offered[0][0] == ""
    assert len(offered[0]) > 2
    settled(window, qtbot)
    assert known(window) == {}


def test_an_answer_of_nothing_takes_the_place_of_none_that_found_something(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    path = make_image()
    show(window, qtbot, path)
    full, empty = tmp_path / "full.json", tmp_path / "empty.json"
    full.write_text('{"images": [{"url": "https://x/y.jpg"}], "id": "x"}')
    empty.write_text('{"images": [], "id": "x"}')
    window.saved_answers.open(empty, "yandex-search")
    qtbot.waitUntil(lambda: known(window) == {"yandex-search": ""}, timeout=20_000)
    settled(window, qtbot)
    window.saved_answers.open(full)
    qtbot.waitUntil(lambda: bool(hits(window)), timeout=20_000)
    settled(window, qtbot)
    window.saved_answers.open(empty, "yandex-search")
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    assert window.messages.notices[0].sentence.endswith(
        "holds nothing that was found; what was found before stays"
    )
    settled(window, qtbot)
    assert hits(window) == 1
    with Store.open() as store:
        (kept,) = store.analyses(identify(path))
    assert kept.copies
    assert len(kept.copies.hits) == 1


def hits(window: MainWindow) -> int:
    entry = window.session.current
    found = entry and entry.analyses.get("yandex-search")
    return len(found.copies.hits) if found and found.copies else 0


def test_a_text_file_is_text_where_it_is_nothing_else(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    show(window, qtbot, make_image())
    (tmp_path / "x.txt").write_text("ground truth")
    assert drop(window, tmp_path / "x.txt")
    qtbot.waitUntil(lambda: known(window) == {"text": "ground truth"}, timeout=20_000)
    (tmp_path / "x.xml").write_text("ground truth")
    window.saved_answers.open(tmp_path / "x.xml")
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    assert "not a saved answer" in window.messages.notices[0].sentence
    settled(window, qtbot)


def test_dropped_together_each_file_finds_its_image(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    one, two = make_image("a.png"), make_image("b.png", colour="red")
    first = written(one, "hocr", tmp_path / "a.hocr", "of a")
    second = written(two, "alto", tmp_path / "b.png.alto.xml", "of b")
    assert drop(window, second, one, first, two)
    qtbot.waitUntil(lambda: known(window, 1) == {"alto": "of b"}, timeout=20_000)
    qtbot.waitUntil(lambda: known(window) == {"hocr": "of a"}, timeout=20_000)
    settled(window, qtbot)


def test_a_file_dropped_alone_finds_the_open_image_it_is_named_after(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    one, two = make_image("a.png"), make_image("b.png", colour="red")
    show(window, qtbot, one, two)
    assert drop(window, written(two, "page", tmp_path / "b.gt.xml"))
    qtbot.waitUntil(lambda: known(window, 1) == {"reference:page": "one two"}, timeout=20_000)
    assert known(window) == {}
    settled(window, qtbot)


def test_a_file_dropped_alone_brings_the_image_beside_it(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    path = make_image("page 1.png")
    assert drop(window, written(path, "page", tmp_path / "page 1.xml"))
    qtbot.waitUntil(lambda: known(window) == {"page": "one two"}, timeout=20_000)
    settled(window, qtbot)


def test_a_file_about_no_image_that_is_here_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "lonely.xml").write_text("<alto/>")
    assert drop(window, tmp_path / "lonely.xml")
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    assert window.messages.notices[0].sentence == "Open the image that lonely.xml is about first"
    assert drop(window, tmp_path / "gone" / "x.xml"), "a folder that is not there is no image either"
    settled(window, qtbot)


def test_a_file_dropped_with_an_image_of_another_name_is_about_it(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    path = make_image("scan.png")
    assert drop(window, path, written(path, "page", tmp_path / "truth.xml"))
    qtbot.waitUntil(lambda: known(window) == {"page": "one two"}, timeout=20_000)
    settled(window, qtbot)


def test_images_alone_are_dropped_as_ever(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    assert drop(window, make_image())
    qtbot.waitUntil(lambda: window.session.current is not None, timeout=20_000)
    settled(window, qtbot)


def test_a_document_of_ours_brings_all_its_analyses(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    path = make_image()
    both = (analysis("one"), analysis("two", "google-vision"))
    (tmp_path / "picture.json").write_bytes(exporter("json").write(ExportContent(identify(path), both)))
    assert drop(window, path, tmp_path / "picture.json")
    qtbot.waitUntil(lambda: known(window) == {"on-device": "one", "google-vision": "two"}, timeout=20_000)
    settled(window, qtbot)
    window.saved_answers.open(tmp_path / "picture.json")
    settled(window, qtbot)
    with Store.open() as store:
        assert {a.provider for a in store.analyses(identify(path))} == {"on-device", "google-vision"}
        assert len(earlier_analyses(store, identify(path))) == 2, "the same said twice is kept once"


def test_a_file_about_another_picture_is_shown_with_a_word_and_nobody_to_ask_again(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    file = written(make_image("wide.png", (900, 100)), "page", tmp_path / "x.xml")
    show(window, qtbot, make_image("high.png", (100, 300)))
    assert drop(window, file)
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    (notice,) = window.messages.notices
    assert notice.sentence.startswith("File x.xml, text: the file describes a picture of 900×100")
    assert notice.action == ""
    assert window.analysis.retry_failed() == 0
    settled(window, qtbot)


def test_names_that_go_together(tmp_path: Path, make_image: MakeImage) -> None:
    for name in ("page.xml", "page.gt.txt", "page.png.json", "PAGE_alto.xml", "page-google.json"):
        assert is_about(Path(name), "page.png"), name
    for name in ("page1.xml", "other.xml", "pages.xml", "page-1.xml", "page 2.gt.txt"):
        assert not is_about(Path(name), "page.png"), name
    assert not is_about(Path("x.xml"), "")
    images = [image("a.png"), image("a.b.png")]
    assert named(Path("a.b.xml"), images) == 1
    assert named(Path("c.xml"), images) is None
    paths = (Path("a.png"), Path("b.XML"), Path("folder"))
    assert incoming_of_files(paths) == Incoming((Path("a.png"), Path("folder")), (Path("b.XML"),))
    (tmp_path / "x.png.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "x.d").mkdir()
    made = make_image("x.png")
    assert image_beside(tmp_path / "x.xml") == made
    make_image("x.jpg")
    assert image_beside(tmp_path / "x.xml") is None, "which of the two is meant?"


def test_which_page_of_a_file_of_several_was_taken_is_shown(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    path = make_image()
    show(window, qtbot, path)
    size = identify(path)
    page = "<div class='ocr_page' title='bbox 0 0 {} {}'><span class='ocr_line'>{}</span></div>"
    (tmp_path / "x.hocr").write_text(page.format(7, 9, "one") + page.format(size.width, size.height, "two"))
    assert drop(window, tmp_path / "x.hocr")
    qtbot.waitUntil(lambda: known(window) == {"hocr": "two"}, timeout=20_000)
    assert window.statusBar().currentMessage().endswith("page 2 was taken")
    settled(window, qtbot)
