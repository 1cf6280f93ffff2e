from __future__ import annotations

import socket
from pathlib import Path

import numpy as np
import pytest

import app.reader.rapid as module
from app.model.errors import ServiceError
from app.reader.decode import LineReading
from app.reader.rapid import DETECTOR, RECOGNISER, RapidReader, bundled_model, cut_line
from tests.reader.drawn import written


def text(reading: LineReading) -> str:
    return "".join(g.text for g in reading.glyphs)


@pytest.fixture(scope="module")
def rapid() -> RapidReader:
    return RapidReader()


def test_models_come_from_the_installed_package_and_nothing_connects(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the reader must never open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert bundled_model(DETECTOR).is_file()
    assert bundled_model(RECOGNISER).is_file()
    rapid = RapidReader(threads=1)
    picture = written("offline")
    (quad,) = rapid.detect(picture)
    assert text(rapid.read([cut_line(picture, quad)])[0]) == "offline"


def test_a_missing_model_is_one_sentence() -> None:
    with pytest.raises(ServiceError, match=r"install rapidocr 3\.10 again"):
        bundled_model("no-such-model.onnx")


def test_without_the_package_the_sentence_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(ServiceError, match="missing"):
        bundled_model(DETECTOR)


def test_lines_are_found_where_they_are(rapid: RapidReader) -> None:
    picture = np.full((600, 900, 3), 255, np.uint8)
    small = written("A line of text", size=32, margin=0)
    picture[300 : 300 + small.shape[0], 200 : 200 + small.shape[1]] = small
    (quad,) = rapid.detect(picture)
    assert quad[0] == pytest.approx([200, 300], abs=12)
    assert quad[1][0] == pytest.approx(200 + small.shape[1], abs=12)


def test_text_that_fills_its_picture_is_found(rapid: RapidReader) -> None:
    picture = written("edge to edge", size=16, margin=1)
    quads = rapid.detect(picture)
    assert len(quads) == 1
    assert quads[0].min() >= 0
    assert (quads[0].max(axis=0) <= [picture.shape[1], picture.shape[0]]).all()
    assert text(rapid.read([cut_line(picture, quads[0])])[0]) == "edge to edge"


def test_an_empty_picture_has_no_lines(rapid: RapidReader) -> None:
    assert rapid.detect(np.zeros((300, 500, 3), np.uint8)) == []
    assert rapid.detect(np.zeros((1, 1, 3), np.uint8)) == []
    assert rapid.read([]) == []


def test_a_very_wide_line_is_read_to_its_end(rapid: RapidReader) -> None:
    words = " ".join(f"word{i}" for i in range(60))
    picture = written(words, size=24)
    line = np.array([[40, 36], [picture.shape[1] - 40, 36], [picture.shape[1] - 40, 72], [40, 72]], float)
    assert text(rapid.read([cut_line(picture, line)])[0]).endswith("word58 word59")


def test_tall_crops_lie_on_their_side_and_keep_their_place() -> None:
    picture = np.zeros((100, 60, 3), np.uint8)
    quad = np.array([[20, 10], [40, 10], [40, 90], [20, 90]], float)
    lying = cut_line(picture, quad)
    assert lying.turned
    assert lying.pixels.shape[:2] == (20, 80)
    assert lying.quad[0].tolist() == [40, 10]
    over = lying.upside_down()
    assert over.quad[0].tolist() == [20, 90]
    assert lying.aspect == 4


def test_batches_report_every_line_once(rapid: RapidReader) -> None:
    picture = written("one", "two three", "four five six")
    crops = [cut_line(picture, q) for q in rapid.detect(picture)] * 9
    seen: list[int] = []
    readings = rapid.read(crops, lambda done: seen.extend(i for i, _ in done))
    assert sorted(seen) == list(range(len(crops)))
    assert {text(r) for r in readings} == {"one", "two three", "four five six"}


def test_models_are_files_of_the_package() -> None:
    assert Path(bundled_model(DETECTOR)).parent.name == "models"
