"""Whole pictures through the reader: which engine reads what, and where the words are."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.model.analysis import Failure, Text
from app.model.errors import ErrorKind, UnsupportedError
from app.model.geometry import bounds
from app.reader.layout import lay_out
from app.reader.ondevice import read_lines
from app.reader.orientation import turn_picture
from app.reader.rapid import RapidReader
from app.reader.read import read_text, warm_up
from tests.reader.drawn import (
    Pixels,
    chinese_and_japanese,
    needs_russian,
    telugu,
    written,
    written_downwards,
)

LATIN = ("The quick brown dog jumped over", "the lazy fox and went home again")
RUSSIAN = ("Съешь ещё этих мягких", "французских булок, да выпей чаю")


def read(
    picture: Pixels, *languages: str, reader: str = "on-device"
) -> tuple[Text, tuple[Failure, ...], dict[str, object]]:
    return read_text(picture, languages, reader, {}, lambda *_: None)


def flat(text: Text) -> str:
    return " ".join(text.content.split())


@pytest.fixture
def no_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture(scope="module")
def documents(shared_data: Path) -> Path:
    return shared_data / "docs"


def opened(path: Path) -> Pixels:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def test_warm_up_tells_tesseracts_languages(no_tesseract: None) -> None:
    assert warm_up() == ()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_text_is_read_whichever_way_the_page_lies(turn: int) -> None:
    page = written(*LATIN)
    upright = read(page)[0]
    text, failures, properties = read(turn_picture(page, (360 - turn) % 360))
    assert flat(text) == " ".join(LATIN)
    assert failures == ()
    assert properties["orientation"] == turn
    assert properties["readers"] == ["rapidocr"]
    # vertex 0 is the text's own top left: back in the upright page it is where it was
    place = upright.blocks[0].lines[0].words[0].polygon[0]
    there = text.blocks[0].lines[0].words[0].polygon[0]
    height, width = page.shape[:2]
    expected = {
        0: place,
        90: (place[1], width - place[0]),
        180: (width - place[0], height - place[1]),
        270: (height - place[1], place[0]),
    }[turn]
    assert there == pytest.approx(expected, abs=4)


@needs_russian
def test_russian_is_read_by_tesseract_and_its_block_says_so() -> None:
    text, failures, _ = read(written(*RUSSIAN))
    assert flat(text) == " ".join(RUSSIAN)
    assert failures == ()
    assert {b.reader for b in text.blocks} == {"tesseract"}
    assert text.languages == ("ru",)


@needs_russian
def test_a_page_of_two_scripts_is_read_by_two_engines() -> None:
    latin, russian = written(*LATIN, *LATIN), written(RUSSIAN[1])
    page = np.full(
        (latin.shape[0] + russian.shape[0], max(latin.shape[1], russian.shape[1]), 3), 255, np.uint8
    )
    page[: latin.shape[0], : latin.shape[1]] = latin
    page[latin.shape[0] :, : russian.shape[1]] = russian
    text, failures, properties = read(page)
    assert flat(text) == " ".join((*LATIN, *LATIN, RUSSIAN[1]))
    assert failures == ()
    assert set(properties["readers"]) == {"rapidocr", "tesseract"}  # type: ignore[call-overload]


@needs_russian
def test_the_language_given_decides_the_engine() -> None:
    text, _, properties = read(written("МОСКВА"), "ru")
    assert flat(text) == "МОСКВА"
    assert properties["readers"] == ["tesseract"]


def test_without_tesseract_foreign_text_is_said_plainly(no_tesseract: None) -> None:
    text, failures, _ = read(written(*RUSSIAN))
    assert [f.kind for f in failures] == [ErrorKind.UNSUPPORTED]
    assert "tesseract-ocr" in failures[0].message
    assert "булок" not in text.content


def test_without_tesseract_latin_is_read_all_the_same(no_tesseract: None) -> None:
    text, failures, _ = read(written(*LATIN))
    assert flat(text) == " ".join(LATIN)
    assert failures == ()


def test_an_empty_picture_has_no_text() -> None:
    for picture in (np.zeros((200, 300, 3), np.uint8), np.full((1, 1, 3), 255, np.uint8)):
        text, failures, _ = read(picture)
        assert text == Text()
        assert failures == ()


def test_first_lines_are_told_before_the_end() -> None:
    heard: list[tuple[str, int, int, Text | None]] = []
    page = written(*LATIN * 5)
    read_text(page, (), "on-device", {}, lambda *told: heard.append(told))
    stages = list(dict.fromkeys(stage for stage, *_ in heard))
    assert stages == ["detecting lines", "reading", "detecting blocks"]
    assert any(text and text.blocks for *_, text in heard)
    assert all(done <= total for _, done, total, _ in heard)


def test_lines_arrive_in_reading_order_and_none_moves_for_a_later_one() -> None:
    left = [f"left column line number {word}" for word in ("one", "two", "three", "four", "five", "six")]
    fruit = ("apples", "pears", "plums", "figs", "dates", "limes")
    right = [f"the right one has {word} here" for word in fruit]
    page = np.hstack([written(*left), written(*right)])
    told: list[tuple[str, ...]] = []
    final = read_lines(
        RapidReader(), page, (), lambda _stage, _done, _all, lines: told.append(tuple(x.text for x in lines))
    )
    heads = [lines for lines in told if lines]
    assert len(heads) > 1
    assert all(later[: len(earlier)] == earlier for earlier, later in pairwise(heads))
    blocks = lay_out(final.lines, final.image)
    assert list(heads[-1]) == [line.text for block in blocks for line in block.lines]
    assert "left" in heads[-1][5]


def test_an_unknown_reader_is_refused() -> None:
    with pytest.raises(UnsupportedError, match="no reader called"):
        read(written("x"), reader="abacus")


@needs_russian
def test_tesseract_alone_finds_script_and_direction() -> None:
    lines = (
        *RUSSIAN,
        "Широкая электрификация южных",
        "губерний даст мощный толчок",
        "подъёму сельского хозяйства",
    )
    text, failures, properties = read(turn_picture(written(*lines), 180), reader="tesseract")
    assert flat(text) == " ".join(lines)
    assert failures == ()
    assert properties == {"orientation": 180, "readers": ["tesseract"]}


@needs_russian
def test_tesseract_alone_reads_strips_and_languages_asked_for() -> None:
    assert flat(read(written(RUSSIAN[0]), reader="tesseract")[0]) == RUSSIAN[0]
    assert flat(read(written(LATIN[0]), reader="tesseract")[0]) == LATIN[0]
    text, failures, _ = read(written(LATIN[0]), "en", "tlh", reader="tesseract")
    assert flat(text) == LATIN[0]
    assert "tlh" in failures[0].message
    with pytest.raises(UnsupportedError, match="tlh"):
        read(written(LATIN[0]), "tlh", reader="tesseract")


def test_tesseract_alone_is_refused_where_it_is_not(no_tesseract: None) -> None:
    with pytest.raises(UnsupportedError, match="not installed"):
        read(written("x"), reader="tesseract")


def test_columns_of_characters_are_read_from_the_right() -> None:
    poem = ("春の海は", "ひねもす", "のたりかな")
    picture = written_downwards(*poem, face=chinese_and_japanese(40))
    assert_read_downwards(picture, "\n".join(poem), tolerance=6)


def test_columns_of_a_real_picture_are_read_from_the_right(documents: Path) -> None:
    picture = opened(documents / "jpn-lines/manga_02.jpg")
    assert_read_downwards(picture, "実戦剣\n術も\n一流\nです", tolerance=4)


def assert_read_downwards(picture: Pixels, content: str, tolerance: float) -> None:
    text, _, properties = read(picture)
    assert text.content.replace("\n", "") == content.replace("\n", "")
    assert text.languages == ("ja",)
    assert properties["orientation"] == 0
    for word in text.blocks[0].lines[0].words:
        left, top, right, bottom = bounds(word.polygon)
        assert bottom - top > right - left
        assert word.polygon[0] == pytest.approx((left, top), abs=tolerance)


def test_chinese_on_its_side_is_a_turned_page_and_no_column() -> None:
    poem = (
        "春眠不觉晓，处处闻啼鸟。",
        "夜来风雨声，花落知多少。",
        "床前明月光，疑是地上霜。",
        "举头望明月，低头思故乡。",
    )
    text, _, properties = read(turn_picture(written(*poem, face=chinese_and_japanese(36)), 90))
    assert properties["orientation"] == 270
    assert text.content.splitlines() == list(poem)


def test_real_chinese_on_its_side_is_a_turned_page_and_no_column(documents: Path) -> None:
    page = turn_picture(opened(documents / "zho/chinese.jpg"), 90)
    _, _, properties = read(page)
    assert properties["orientation"] == 270


def _keep_only(folder: Path, *languages: str) -> None:
    """A folder of tesseract's data that holds these languages alone."""
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    there = Path(listed.stdout.split('"')[1])
    for name in (*(f"{code}.traineddata" for code in languages), "configs", "tessconfigs"):
        (folder / name).symlink_to(there / name)


@pytest.fixture
def english_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _keep_only(tmp_path, "eng", "osd")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))


@pytest.mark.usefixtures("english_alone")
def test_a_script_without_data_is_named() -> None:
    lines = ("తెలుగు భాష ఆంధ్ర ప్రదేశ్ రాష్ట్రం", "నది కొండ ఆకాశం సముద్రం పడవ", "ఉదయం సాయంత్రం రాత్రి పగలు")
    assert warm_up() == ("eng",)
    _, failures, _ = read(written(*lines, face=telugu(36)))
    assert [f.kind for f in failures] == [ErrorKind.UNSUPPORTED]
    assert "Telugu" in failures[0].message


@pytest.mark.usefixtures("english_alone")
def test_the_script_of_a_real_picture_without_data_is_named(documents: Path) -> None:
    with Image.open(documents / "other-scripts/te.png") as picture:
        page = Image.new("RGBA", picture.size, "white")
        page.alpha_composite(picture.convert("RGBA"))
    assert warm_up() == ("eng",)
    _, failures, _ = read(np.asarray(page.convert("RGB")))
    assert [f.kind for f in failures] == [ErrorKind.UNSUPPORTED]
