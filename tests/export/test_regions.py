"""COCO, labelme and the tables of words."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from app.export.clip import (
    clip_to_image,
    format_number,
    is_upright_rectangle,
    pixel_bounds,
    pixel_polygon,
    plausible,
)
from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.model.analysis import Analysis, Block, Face, Line, Object, Text, Word
from app.model.geometry import area, rectangle
from app.model.image import Image
from tests.export.pages import IMAGE, STRANGE, STRANGE_OTHERS, analyses, line_of, of_blocks

UNTIMED = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
LINE = line_of("Two words")
PAGE = of_blocks(Block(rectangle(10, 10, 100, 40), "heading", 0.5, (LINE,)))
OTHERS = Analysis(
    "google-vision",
    (),
    faces=(Face(rectangle(390, 290, 20, 20)),),
    objects=(
        Object("Person", rectangle(1, 2, 3, 4), 0.25),
        Object("word", rectangle(5, 5, 5, 5)),
        Object("", ()),
    ),
)


def written(name: str, *given_analyses: Analysis, image: Image = IMAGE) -> Any:
    return json.loads(exporter(name).write(ExportContent(image, given_analyses)))


def table(*given_analyses: Analysis, name: str = "tsv") -> list[dict[str, str]]:
    data = exporter(name).write(ExportContent(IMAGE, given_analyses)).decode("utf-8-sig")
    dialect = "excel-tab" if name == "tsv" else "excel"
    return list(csv.DictReader(io.StringIO(data, newline=""), dialect=dialect))


def test_coco_has_every_region_with_its_category() -> None:
    document = written("coco", PAGE, OTHERS)
    names = {c["id"]: (c["name"], c["supercategory"]) for c in document["categories"]}
    assert list(names.values()) == [
        ("block", "text"), ("line", "text"), ("word", "text"), ("face", "face"), ("Person", "object"),
        ("word (object)", "object"),
    ]  # fmt: skip
    annotations = document["annotations"]
    assert [names[a["category_id"]][0] for a in annotations] == [
        "block", "line", "word", "word", "face", "Person", "word (object)",
    ]  # fmt: skip
    assert [a["id"] for a in annotations] == list(range(1, 8))
    assert annotations[0]["attributes"] == {
        "provider": "on-device", "text": "Two words", "confidence": 0.5, "kind": "heading",
    }  # fmt: skip
    face = annotations[4]
    assert face["attributes"] == {"provider": "google-vision"}, "absent confidence stays absent"
    assert (face["bbox"], face["area"]) == ([390, 290, 10, 10], 100)
    assert face["segmentation"] == [[390, 290, 400, 290, 400, 300, 390, 300]]
    (entry,) = document["images"]
    assert (entry["width"], entry["height"], entry["file_name"], entry["id"]) == (400, 300, "page.png", 1)


@UNTIMED
@given(analyses(whole=False))
def test_coco_stays_inside_the_image(page: Analysis) -> None:
    for entry in written("coco", page)["annotations"]:
        left, top, width, height = entry["bbox"]
        assert left >= 0 <= top
        assert left + width <= 400.001
        assert top + height <= 300.001
        assert entry["area"] > 0
        (segment,) = entry["segmentation"]
        assert len(segment) >= 6
        assert len(segment) % 2 == 0


def test_names_that_are_alike_are_one_category_and_none_is_a_kind() -> None:
    names = ["Cat", "cat", " CAT ", "word", "Face", "word (object)", "ｃａｔ", "text"]
    things = tuple(Object(name, rectangle(5 * n, 5, 5, 5)) for n, name in enumerate(names))
    page = msgspec.structs.replace(PAGE, objects=things)
    document = written("coco", page)
    categories = {c["id"]: c["name"] for c in document["categories"]}
    labels = ["Cat", "Cat", "Cat", "word (object)", "Face (object)", "word (object) (object)", "Cat", "text"]
    assert list(categories.items())[:4] == [(1, "block"), (2, "line"), (3, "word"), (4, "face")]
    assert len({name.casefold() for name in categories.values()}) == len(categories)
    of_objects = [a for a in document["annotations"] if a["category_id"] > 4]
    assert [categories[a["category_id"]] for a in of_objects] == labels
    assert [a["attributes"].get("name", label) for a, label in zip(of_objects, labels, strict=True)] == names
    shapes = written("labelme", page)["shapes"][-len(names) :]
    assert [shape["label"] for shape in shapes] == labels
    assert [shape.get("name", shape["label"]) for shape in shapes] == names


def test_what_has_no_area_is_left_out_of_coco_and_a_diagonal_is_a_box() -> None:
    line = Line(
        ((10, 10), (20, 20)), "", None, (Word(((5, 5), (5, 9), (5, 7)), "thin"), Word(((1, 1),), "dot"))
    )
    (only,) = written("coco", of_blocks(Block((), lines=(line,))))["annotations"]
    assert only["segmentation"] == [[10, 10, 20, 10, 20, 20, 10, 20]]


def test_labelme_has_every_region_as_a_shape() -> None:
    image = msgspec.structs.replace(IMAGE, name="..\\scans/page one.png")
    document = written("labelme", PAGE, OTHERS, image=image)
    assert document["imagePath"] == "page one.png"
    assert (document["imageWidth"], document["imageHeight"], document["imageData"]) == (400, 300, None)
    shapes = document["shapes"]
    assert [s["label"] for s in shapes] == [
        "block",
        "line",
        "word",
        "word",
        "face",
        "Person",
        "word (object)",
    ]
    assert [s["group_id"] for s in shapes] == [None, 1, 1, 1, None, None, None]
    assert shapes[2]["description"] == "Two"
    assert shapes[2]["points"] == [[20, 20], [44, 20], [44, 36], [20, 36]]
    assert (shapes[2]["confidence"], "confidence" in shapes[4]) == (0.9, False)
    assert {s["shape_type"] for s in shapes} == {"polygon"}
    (diagonal,) = written("labelme", of_blocks(Block(((1, 1), (9, 9)))))["shapes"]
    assert diagonal["shape_type"] == "rectangle"


def test_strange_analyses_are_json_all_the_same() -> None:
    for name in ("coco", "labelme"):
        assert written(name, STRANGE, STRANGE_OTHERS)


def test_a_table_has_the_words_of_every_provider() -> None:
    rows = table(PAGE, OTHERS, of_blocks(Block((), lines=(Line((), "a line"),)), provider="azure-vision"))
    assert [(r["provider"], r["block"], r["line"], r["word"], r["text"]) for r in rows] == [
        ("on-device", "1", "1", "1", "Two"), ("on-device", "1", "1", "2", "words"),
        ("azure-vision", "1", "1", "", "a line"),
    ]  # fmt: skip
    first, _, last = rows
    assert [first[k] for k in ("left", "top", "width", "height")] == ["20.0", "20.0", "24.0", "16.0"]
    assert (first["image"], first["page"], first["confidence"]) == ("page.png", "1", "0.9")
    assert (last["left"], last["polygon"], last["confidence"]) == ("", "", "")


@pytest.mark.parametrize("name", ["tsv", "csv"])
def test_no_cell_is_a_formula_and_none_leaves_its_row(name: str) -> None:
    rows = table(STRANGE, name=name)
    assert len(rows) == 9
    for row in rows:
        assert None not in row
        texts = [row[k] for k in ("image", "provider", "text", "languages", "polygon")]
        assert all(not value or value[0] not in "=+-@\t\r" for value in texts)
    assert rows[3]["text"] == "'=1+1  -2"
    evil = of_blocks(Block((), lines=(line_of("\"=1\t2 'x -5,00 @SUM(A1) ＝1"),)))
    assert [row["text"] for row in table(evil, name=name)] == ["'\"=1 2", "'x", "-5,00", "'@SUM(A1)", "'＝1"]


def test_text_that_came_without_blocks_is_in_the_table() -> None:
    assert [r["text"] for r in table(Analysis("x", (), text=Text(content="a b")))] == ["a", "b"]


# Places


def test_polygons_are_cut_at_the_edges_of_the_image() -> None:
    inside = ((1.0, 1.0), (5.5, 1.0), (5.5, 9.0))
    assert clip_to_image(inside, IMAGE) is inside
    assert set(clip_to_image(rectangle(-10, -10, 20, 20), IMAGE)) == set(rectangle(0, 0, 10, 10))
    diamond = ((200, -50), (450, 150), (200, 350), (-50, 150))
    assert area(clip_to_image(diamond, IMAGE)) == pytest.approx(100_000 - 2 * 50 * 62.5 - 2 * 50 * 40)
    assert clip_to_image(rectangle(500, 0, 5, 5), IMAGE) == ()
    assert clip_to_image(((float("nan"), 1), (2, 2)), IMAGE) == ()
    assert clip_to_image((), IMAGE) == ()
    assert plausible(((0.0, 0.0),) * 20_000) == ()
    assert plausible(((1e9, 0.0),)) == ()


def test_whole_pixels() -> None:
    assert pixel_polygon(((0.4, 0.6), (399.9, 299.6)), IMAGE) == ((0, 1), (400, 300))
    assert pixel_bounds(((0.4, 0.6), (399.9, 299.6)), IMAGE) == (0, 1, 400, 300)
    assert pixel_bounds((), IMAGE) is None
    assert is_upright_rectangle(rectangle(1, 2, 3, 4))
    assert not is_upright_rectangle(((1, 2), (4, 2), (4, 6)))
    assert not is_upright_rectangle(rectangle(1, 2, 3, 4)[::-1])
    assert [format_number(v) for v in (1.0, -0.0001, 2.5, 1 / 3, 1e6)] == [
        "1",
        "0",
        "2.5",
        "0.333",
        "1000000",
    ]
