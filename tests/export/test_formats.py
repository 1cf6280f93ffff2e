from __future__ import annotations

import base64
import io
import logging
import math
import xml.etree.ElementTree as ET
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import msgspec
import PIL.Image
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.config import plugins
from app.export import registry
from app.export.as_png import draw
from app.export.exporter import OVERLAYS, ExportContent
from app.export.registry import exporter, exporters
from app.imaging.open import identify
from app.model.analysis import Analysis, Block, Face, Line, Text, Word
from app.model.document import decode
from app.model.errors import InputError, UnsupportedError
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.model.image import Image
from tests.values import analysis, image

SVG = "{http://www.w3.org/2000/svg}"
GREEN = (0, 0x9E, 0x73)
NAMES = [
    "json", "text", "pdf", "hocr", "alto", "page", "tsv", "csv", "png", "svg", "coco", "labelme",
    "copies-csv", "copies-json",
]  # fmt: skip


def picture(mode: str = "RGB", size: tuple[int, int] = (200, 100), kind: str = "PNG", **more: Any) -> Image:
    out = io.BytesIO()
    PIL.Image.new(mode, size, "white").save(out, kind, **more)
    return identify(out.getvalue(), "p<i>ng")


def parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - we wrote it ourselves a moment ago


def drawn(source: Image, *analyses: Analysis, overlays: tuple[str, ...] = OVERLAYS) -> PIL.Image.Image:
    data = exporter("png").write(ExportContent(source, analyses, frozenset(overlays)))
    return PIL.Image.open(io.BytesIO(data))


def test_every_exporter_says_what_it_is() -> None:
    assert list(exporters()) == NAMES == list(registry.NAMES)
    assert all(e.suffix.startswith(".") and e.suffix.islower() for e in exporters().values())
    assert all(e.title and "/" in e.media_type for e in exporters().values())
    with pytest.raises(UnsupportedError, match="there is no format 'docx'; there are: json, text"):
        exporter("docx")


def test_exporters_of_other_packages_are_found_and_broken_ones_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    points = [
        EntryPoint("good", "app.export.as_text:EXPORTER", "vidimus.exporters"),
        EntryPoint("bad", "app.export.nowhere:EXPORTER", "vidimus.exporters"),
        EntryPoint("unfit", "app.export.as_text:write", "vidimus.exporters"),
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda **_group: points)
    exporters.cache_clear()
    with caplog.at_level(logging.ERROR):
        assert list(exporters()) == NAMES
    assert "the exporter bad of another package cannot be loaded" in caplog.text
    assert "the exporter unfit of another package cannot be loaded" in caplog.text
    exporters.cache_clear()


def test_json_is_the_analysis_document_on_one_line() -> None:
    data = exporter("json").write(ExportContent(image(), (analysis(),)))
    assert data.count(b"\n") == 1
    document = decode(data)
    assert document.image.name == "page.png"
    assert document.analyses == (analysis(),)


def test_text_of_one_provider_stands_alone() -> None:
    assert exporter("text").write(ExportContent(image(), (analysis("one two"),))) == b"one two\n"
    no_text = msgspec.structs.replace(analysis(), text=None)
    assert exporter("text").write(ExportContent(image(), (no_text,))) == b""
    assert (
        exporter("text").write(ExportContent(image(), (msgspec.structs.replace(analysis(), text=Text()),)))
        == b""
    )


def test_texts_of_several_providers_are_told_apart() -> None:
    nothing = msgspec.structs.replace(analysis(provider="tesseract"), text=Text())
    data = exporter("text").write(
        ExportContent(image(), (analysis("one"), nothing, analysis("two", "yandex-ocr")))
    )
    assert data.decode() == "== on-device ==\none\n\n== tesseract ==\n\n== yandex-ocr ==\ntwo\n"


def test_png_has_the_size_of_the_image_and_strokes_on_the_polygons() -> None:
    drawing = drawn(picture(), analysis(), overlays=("word",))
    assert (drawing.size, drawing.mode) == ((200, 100), "RGB")
    red, green, blue = drawing.getpixel((25, 10))  # type: ignore[misc]  # a pixel of RGB
    assert green > red + 60
    assert green > blue
    assert drawing.getpixel((25, 60)) == (255, 255, 255)
    inside = drawing.getpixel((25, 16))
    assert inside != (255, 255, 255)


@pytest.mark.parametrize(
    ("overlay", "where"),
    [("block", (8, 16)), ("line", (11, 10)), ("word", (10, 16)), ("face", (120, 60)), ("object", (101, 30))],
)
def test_each_overlay_can_be_chosen(overlay: str, where: tuple[int, int]) -> None:
    assert drawn(picture(), analysis(), overlays=(overlay,)).getpixel(where) != (255, 255, 255)
    others = tuple(o for o in OVERLAYS if o != overlay)
    with_others = drawn(picture(), analysis(), overlays=others)
    assert with_others.tobytes() != drawn(picture(), analysis()).tobytes()


def test_nothing_chosen_is_the_image_itself() -> None:
    assert drawn(picture(), analysis(), overlays=()).getcolors() == [(20_000, (255, 255, 255))]


def test_edges_are_smooth() -> None:
    slanted = Face(((20.0, 20.0), (180.0, 45.0), (170.0, 80.0), (15.0, 60.0)))
    drawing = drawn(picture(), Analysis("x", (Feature.FACES,), faces=(slanted,)), overlays=("face",))
    assert len(drawing.convert("L").getcolors() or ()) > 20


def test_strokes_reach_over_the_seams_of_large_images() -> None:
    large = picture(size=(2300, 1100))
    tall = Face(rectangle(1020, 10, 8, 1080))
    drawing = drawn(large, Analysis("x", (Feature.FACES,), faces=(tall,)), overlays=("face",))
    for y in (20, 500, 1023, 1024, 1025, 1080):
        assert drawing.getpixel((1020, y)) != (255, 255, 255)
        assert drawing.getpixel((1028, y)) != (255, 255, 255)
        assert drawing.getpixel((1100, y)) == (255, 255, 255)


def test_a_short_line_is_drawn_whole() -> None:
    tiny = Line(rectangle(20, 20, 4, 4), "x")
    text = Text.of((Block(rectangle(20, 20, 4, 4), lines=(tiny,)),))
    drawing = drawn(picture(), Analysis("x", (Feature.TEXT,), text=text), overlays=("line",))
    assert drawing.getpixel((20, 22)) != (255, 255, 255)


def test_two_points_are_a_stroke() -> None:
    stroke = Face(((20.0, 20.0), (60.0, 20.0)))
    drawing = drawn(picture(), Analysis("x", (Feature.FACES,), faces=(stroke,)), overlays=("face",))
    assert drawing.getpixel((40, 20)) != (255, 255, 255)


def test_transparency_is_kept() -> None:
    out = io.BytesIO()
    PIL.Image.new("RGBA", (200, 100), (0, 0, 0, 0)).save(out, "PNG")
    drawing = drawn(identify(out.getvalue()), analysis(), overlays=("face",))
    assert drawing.mode == "RGBA"
    assert drawing.getpixel((5, 95)) == (0, 0, 0, 0)
    assert drawing.getpixel((120, 60))[3] > 128  # type: ignore[index]  # a pixel of RGBA


numbers = st.one_of(
    st.floats(-300, 300), st.floats(-2e6, 2e6), st.sampled_from([math.nan, math.inf, 1e300, -0.0])
)
polygons = st.lists(st.tuples(numbers, numbers), max_size=6).map(tuple)


@given(st.lists(polygons, max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_polygons_can_be_drawn(shapes: list[tuple[tuple[float, float], ...]]) -> None:
    words = tuple(Word(p, "w") for p in shapes)
    block = Block(rectangle(0, 0, 5, 5), lines=tuple(Line(p, "l", words=words) for p in shapes))
    shaped = Analysis("x", (Feature.TEXT,), text=Text.of((block,)), faces=tuple(Face(p) for p in shapes))
    canvas = PIL.Image.new("RGB", (60, 40))
    draw(canvas, (shaped,), frozenset(OVERLAYS))
    assert canvas.size == (60, 40)
    data = exporter("svg").write(ExportContent(SMALL, (shaped,)))
    assert parsed(data).tag == f"{SVG}svg"


SMALL = picture(size=(20, 10))


def test_svg_holds_the_image_and_titled_polygons() -> None:
    source = picture()
    root = parsed(exporter("svg").write(ExportContent(source, (analysis(),))))
    assert root.get("viewBox") == "0 0 200 100"
    assert root.findtext(f"{SVG}title") == "p<i>ng"
    address = root.find(f"{SVG}image").get("href", "")  # type: ignore[union-attr]  # it is there
    head, _, body = address.partition(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(body) == source.source
    groups = {g.get("id"): g for g in root.findall(f"{SVG}g")}
    assert list(groups) == list(OVERLAYS)
    assert [p.findtext(f"{SVG}title") for p in groups["word"]] == ["one", "two"]
    assert groups["word"][0].get("points") == "10,10 40,10 40,22 10,22"
    assert [p.findtext(f"{SVG}title") for p in groups["object"]] == ["<Person> & co"]


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_no_text_breaks_out_of_the_svg(text: str) -> None:
    word = Word(rectangle(0, 0, 5, 5), text)
    line = Line(rectangle(0, 0, 5, 5), text, words=(word,))
    titled = Analysis("x", (Feature.TEXT,), text=Text.of((Block(rectangle(0, 0, 5, 5), lines=(line,)),)))
    root = parsed(exporter("svg").write(ExportContent(SMALL, (titled,), frozenset({"word"}))))
    assert len(root.findall(f".//{SVG}polygon")) == 1
    assert {e.tag for e in root.iter()} == {f"{SVG}{n}" for n in ("svg", "title", "image", "g", "polygon")}


@pytest.mark.parametrize(
    ("kind", "mode", "media"),
    [("JPEG", "RGB", "image/jpeg"), ("TIFF", "RGB", "image/png"), ("JPEG", "CMYK", "image/png")],
)
def test_what_viewers_do_not_show_goes_in_as_png(kind: str, mode: str, media: str) -> None:
    root = parsed(exporter("svg").write(ExportContent(picture(mode, kind=kind), ())))
    assert root.find(f"{SVG}image").get("href", "").startswith(f"data:{media};base64,")  # type: ignore[union-attr]


def test_a_turned_photo_goes_in_upright(tmp_path: Path) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    file = tmp_path / "turned.jpg"
    PIL.Image.new("RGB", (30, 20)).save(file, exif=exif)
    root = parsed(exporter("svg").write(ExportContent(identify(file), ())))
    address = root.find(f"{SVG}image").get("href", "")  # type: ignore[union-attr]
    inside = PIL.Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))
    assert inside.size == (20, 30)
    PIL.Image.new("RGB", (30, 20)).save(file)
    assert b"image/jpeg" in exporter("svg").write(ExportContent(identify(file), ()))


def test_an_image_that_has_gone_is_an_input_error(tmp_path: Path) -> None:
    file = tmp_path / "gone.png"
    PIL.Image.new("RGB", (30, 20)).save(file)
    broken = identify(file)
    file.unlink()
    for name in ("png", "svg"):
        with pytest.raises(InputError, match=r"cannot open gone\.png"):
            exporter(name).write(ExportContent(broken, (analysis(),)))
