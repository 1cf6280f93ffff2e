"""Files about images that come in numbers: each to its image, the rest told, what lies in folders too."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.opening.assign_dialog import MOST_LISTED, AssignDialog
from app.ui.opening.companion_files import is_ground_truth, lies_beside_images, matched
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.ui.opening.test_saved_answers import drop, known, settled, show, written
from tests.values import image

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def truths(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.gt.txt").write_text(f"truth of {name}")
    return [folder / f"{name}.gt.txt" for name in names]


def pages(make_image: MakeImage, *names: str) -> list[Path]:
    return [make_image(f"{name}.png", colour=f"#0000{n + 16:x}") for n, name in enumerate(names)]


def test_several_files_are_never_given_to_one_picture(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    images = pages(make_image, "a1", "a2", "a3")
    show(window, qtbot, *images)
    files = truths(tmp_path / "gt", "a2", "a3", "b1", "b2", "b3", "b4", "b5")
    assert drop(window, *files)
    qtbot.waitUntil(lambda: known(window, 2) == {"reference:text": "truth of a3"}, timeout=20_000)
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    settled(window, qtbot)
    assert known(window, 0) == {}, "the image that is shown"
    assert known(window, 1) == {"reference:text": "truth of a2"}
    (notice,) = window.messages.notices
    assert notice.sentence == "2 matched, 5 not: b1.gt.txt, b2.gt.txt and 3 more"
    assert notice.action == "Assign…"
    assert notice.do is not None
    notice.do()
    dialog = window.companions.dialog
    assert dialog is not None
    assert not window.messages.notices
    listed = [dialog.table.model().index(n, 0).data() for n in range(dialog.table.rowCount())]
    assert listed == [f"b{n}.gt.txt" for n in range(1, 6)]
    assert not dialog.button.isEnabled()
    dialog.choices[3].setCurrentText("a1.png")
    QTest.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: known(window, 0) == {"reference:text": "truth of b4"}, timeout=20_000)
    assert known(window, 2) == {"reference:text": "truth of a3"}
    settled(window, qtbot)


def test_all_that_match_are_counted(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    show(window, qtbot, *pages(make_image, "a1", "a2"))
    assert drop(window, *truths(tmp_path / "gt", "a1", "a2"))
    qtbot.waitUntil(lambda: window.statusBar().currentMessage().endswith("found their images"))
    settled(window, qtbot)
    assert not window.messages.notices


def test_several_without_any_image_are_told_and_cannot_be_assigned(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert drop(window, *truths(tmp_path / "gt", "a", "b"))
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    (notice,) = window.messages.notices
    assert (notice.sentence, notice.action) == ("0 matched, 2 not: a.gt.txt, b.gt.txt", "")


def test_dropped_with_images_the_rest_is_told_too(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    one, two = pages(make_image, "a", "b")
    assert drop(window, one, two, *truths(tmp_path / "gt", "b", "c"))
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    assert window.messages.notices[0].sentence == "1 matched, 1 not: c.gt.txt"
    qtbot.waitUntil(lambda: known(window, 1) == {"reference:text": "truth of b"}, timeout=20_000)
    settled(window, qtbot)
    assert known(window, 0) == {}


def test_a_folder_brings_what_lies_beside_its_images(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, wire_answer: bytes
) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    first, second, third = pages(make_image, "a", "b", "c")
    for picture in (first, second):
        shutil.move(picture, folder / picture.name)
    shutil.move(third, folder / "deep" / third.name)
    truths(folder, "a")
    written(folder / "b.png", "page", folder / "b_PAGE.xml", "page of b")
    written(folder / "b.png", "hocr", folder / "b.hocr", "hocr of b")
    written(folder / "b.png", "alto", folder / "alone.xml")
    written(folder / "deep" / "c.png", "alto", folder / "deep" / "c.alto.xml", "alto of c")
    (folder / "a.response.json").write_bytes(wire_answer)
    (folder / "a.json").write_text("{}")
    (folder / "notes.txt").write_text("no answer at all")
    (folder / "b.xml").write_text("<mets/>")
    window.open_paths([str(folder)])
    qtbot.waitUntil(lambda: known(window, 2) == {"alto": "alto of c"}, timeout=20_000)
    settled(window, qtbot)
    assert known(window, 1) == {"page": "page of b", "hocr": "hocr of b"}
    assert known(window, 0) == {"reference:text": "truth of a", "google-vision": "Hi"}
    assert not window.messages.notices
    assert window.statusBar().currentMessage().endswith("loaded with them")
    before = [entry.origins for entry in window.session.images.entries()]
    window.session.close_all()
    (folder / "a.gt.txt").write_text("a better truth")
    written(folder / "b.png", "page", folder / "b_PAGE.xml", "another page of b")
    window.open_paths([str(folder)])
    qtbot.waitUntil(lambda: known(window).get("reference:text") == "a better truth", timeout=20_000)
    settled(window, qtbot)
    window.session.show(window.session.images.entries()[1].key)
    settled(window, qtbot)
    assert known(window, 1)["page"] == "page of b", "what is there already is not replaced unasked"
    assert window.session.images.entries()[1].origins["page"] == before[1]["page"]


@pytest.fixture
def wire_answer() -> bytes:
    """What Google Vision answers about a picture with one word."""
    box = {"vertices": [{"x": x, "y": y} for x, y in ((1, 1), (9, 1), (9, 9), (1, 9))]}
    word = {"boundingBox": box, "symbols": [{"text": "H"}, {"text": "i"}]}
    block = {"boundingBox": box, "paragraphs": [{"boundingBox": box, "words": [word]}]}
    pages = [{"width": 320, "height": 200, "blocks": [block]}]
    answer = {
        "textAnnotations": [{"description": "Hi", "boundingPoly": box}],
        "fullTextAnnotation": {"text": "Hi", "pages": pages},
    }
    return json.dumps({"responses": [answer]}).encode()


@pytest.mark.parametrize(
    ("name", "pictures", "number"),
    [
        ("page.gt.txt", ["page.png"], 0),
        ("page.gt.txt", ["page.nrm.png"], 0),
        ("page.bin.gt.txt", ["page.png"], 0),
        ("page.nrm.xml", ["page.dew.raw.png"], 0),
        ("PAGE_GT.xml", ["page.tif"], 0),
        ("page_PAGE.xml", ["page.tif"], 0),
        ("page.alto.xml", ["page.tif"], 0),
        ("page.png.response.json", ["other.png", "page.png"], 1),
        ("title-page.xml", ["title.png", "title-page.png"], 1),
        ("title-page.xml", ["title.png"], 0),
        ("page-2.gt.txt", ["page.png"], None),
        ("page.2.gt.txt", ["page.png", "page.2.png"], 1),
        ("page-google.json", ["page.png", "pag.png"], 0),
        ("page1.gt.txt", ["page.png"], None),
        (".gt.txt", ["page.png"], None),
    ],
)
def test_stems(name: str, pictures: list[str], number: int | None) -> None:
    found = matched((Path(name),), [image(picture) for picture in pictures])
    assert found.get(Path(name)) == number


def test_which_names_say_ground_truth_or_are_worth_a_look() -> None:
    for name in ("a.gt.txt", "a_GT.xml", "a-gt.xml", "a.GT.page.xml"):
        assert is_ground_truth(Path(name)), name
        assert lies_beside_images(Path(name)), name
    for name in ("a.txt", "gt.txt", "weight.xml", "a.gt", "agt.txt"):
        assert not is_ground_truth(Path(name)), name
    for name in ("a.txt", "a.json", "a.html", "a.bin"):
        assert not lies_beside_images(Path(name)), name


@given(
    st.lists(st.text(st.sampled_from("ab1.-_ "), min_size=1, max_size=5), max_size=6, unique=True),
    st.sampled_from((".gt.txt", ".alto.xml", "_PAGE.xml", ".bin.hocr")),
)
def test_of_many_images_each_file_finds_the_one_of_its_very_name(stems: list[str], ending: str) -> None:
    stems = [stem for stem in stems if Path(f"{stem}.png").stem == stem]
    images = [image(f"{stem}.png") for stem in stems]
    files = [Path(f"{stem}{ending}") for stem in stems]
    found = matched(files, images)
    for number, file in enumerate(files):
        if file.name.startswith("."):
            continue
        assert images[found[file]].name.removesuffix(".png").casefold() in file.name.casefold()
        assert found[file] == number or len(images[found[file]].name) >= 5


def test_a_heap_of_files_is_listed_in_part(window: MainWindow) -> None:
    dialog = AssignDialog(window, [Path(f"{n}.txt") for n in range(MOST_LISTED + 1)], ())
    assert dialog.table.rowCount() == MOST_LISTED
    assert dialog.chosen == {}
    dialog.reject()
