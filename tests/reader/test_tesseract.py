from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.errors import ServiceError, TimeLimitError, UnsupportedError
from app.reader import tesseract
from tests.reader.drawn import needs_russian, written

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
ROWS = (
    "1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t",
    "4\t1\t1\t1\t1\t0\t36\t92\t544\t30\t-1\t",
    "5\t1\t1\t1\t1\t1\t36\t92\t60\t24\t96.5\tThis",
    "5\t1\t1\t1\t1\t2\t109\t92\t20\t24\t80\tis",
    "5\t1\t2\t1\t1\t1\t36\t200\t50\t24\t-1\tlone",
    "5\t1\t2\t1\t1\t2\t90\t200\t50\t24\t95\t ",
    "broken\trow",
    "5\t1\tx\t1\t1\t2\t90\t200\t50\t24\t95\tbad",
)
PAGE = "\n".join((HEAD, *ROWS))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called tesseract that does what the test writes into it."""
    path = tmp_path / "tesseract"
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return path


def becomes(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_tsv_becomes_lines_with_words_and_blocks() -> None:
    first, second = tesseract.lines_of(tesseract.parse_tsv(PAGE.encode()), ("rus",))
    assert first.text == "This is"
    assert first.quad.tolist() == [[36, 92], [580, 92], [580, 122], [36, 122]]
    assert [w.confidence for w in first.words] == [0.965, 0.8]
    assert first.confidence == pytest.approx((0.965 * 4 + 0.8 * 2) / 6)
    assert (first.block, second.block) == (1, 2)
    assert (first.reader, first.language, first.right_to_left) == ("tesseract", "ru", False)
    assert second.confidence is None
    assert second.quad.tolist() == [[36, 200], [86, 200], [86, 224], [36, 224]]


def test_arabic_and_hebrew_run_from_right_to_left() -> None:
    boxes = tesseract.parse_tsv(PAGE.encode())
    assert tesseract.lines_of(boxes, ("ara",))[0].right_to_left
    assert tesseract.lines_of(boxes, ("heb", "eng"))[0].right_to_left
    assert tesseract.lines_of(boxes, ("heb", "eng"))[0].language is None


def test_places_grow_back_when_the_picture_was_shrunk() -> None:
    assert [b.left for b in tesseract.parse_tsv(PAGE.encode(), 2.0)][1:4] == [72, 72, 218]


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_are_parsed_without_an_error(data: bytes) -> None:
    tesseract.lines_of(tesseract.parse_tsv(HEAD.encode() + b"\n" + data), ("eng",))


def test_no_spaces_stand_between_chinese_words() -> None:
    assert tesseract.join_words(["春日", "在", "Paris", "天涯"]) == "春日在 Paris 天涯"


def test_without_the_program_nothing_is_offered_and_reading_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract.language_codes() == ()
    assert tesseract.orientation_and_script(np.zeros((9, 9, 3), np.uint8)) is None
    with pytest.raises(UnsupportedError, match="not installed"):
        tesseract.read(np.zeros((9, 9, 3), np.uint8), ("eng",))


def test_a_failing_program_is_one_sentence(program: Path) -> None:
    becomes(program, "cat >/dev/null; echo 'Error opening data file' >&2; exit 1")
    with pytest.raises(ServiceError, match="tesseract failed: Error opening data file"):
        tesseract.read(np.zeros((9, 9, 3), np.uint8), ("eng",))
    assert tesseract.installed_codes() == ()


def test_a_program_without_a_word_gives_its_status(program: Path) -> None:
    becomes(program, "cat >/dev/null; exit 3")
    with pytest.raises(ServiceError, match="status 3"):
        tesseract.read(np.zeros((9, 9, 3), np.uint8), ("eng",))


def test_a_program_that_cannot_start_is_one_sentence(program: Path) -> None:
    program.write_bytes(b"\x7fELFnot really")
    program.chmod(0o755)
    with pytest.raises(ServiceError, match="could not be started"):
        tesseract.read(np.zeros((9, 9, 3), np.uint8), ("eng",))


def test_a_program_that_hangs_is_ended(program: Path) -> None:
    becomes(program, "exec sleep 60")
    with pytest.raises(TimeLimitError, match="longer than"):
        tesseract.read(np.zeros((9, 9, 3), np.uint8), ("eng",), seconds=0.2)


def test_an_unclear_judgement_is_none(program: Path) -> None:
    becomes(program, 'case "$*" in *list*) echo List; echo osd;; *) cat >/dev/null; echo "Rotate: x";; esac')
    assert tesseract.installed_codes() == ("osd",)
    assert tesseract.language_codes() == ()
    assert tesseract.orientation_and_script(np.zeros((9, 9, 3), np.uint8)) is None
    becomes(program, 'case "$*" in *list*) echo List; echo osd;; *) exit 1;; esac')
    assert tesseract.orientation_and_script(np.zeros((9, 9, 3), np.uint8)) is None


@needs_russian
def test_strips_are_read_in_one_run_and_keep_their_order() -> None:
    strips = [written("первая строка"), written("second line"), written("третья строка")]
    found = tesseract.read_strips(strips, ("rus", "eng"))
    assert [[line.text for line in lines] for lines in found] == [
        ["первая строка"],
        ["second line"],
        ["третья строка"],
    ]
    assert tesseract.read_strips([], ("rus",)) == []


@needs_russian
def test_a_very_large_picture_is_read_smaller_and_placed_right() -> None:
    small = written("Большая страница", size=40)
    large = np.full((9000, 1200, 3), 255, np.uint8)
    large[8000 : 8000 + small.shape[0], : small.shape[1]] = small
    (line,) = tesseract.read(large, ("rus",))
    assert line.text == "Большая страница"
    assert 8030 < line.quad[0, 1] < 8100
