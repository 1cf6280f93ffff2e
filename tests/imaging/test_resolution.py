"""The resolution of an image in both directions: what its file says, and nothing else."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.imaging.open import identify
from app.imaging.resolution import _in_jpeg2000, _leaf_boxes

from . import pictures

# pytest takes back the filters that app.imaging sets
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")

FAX = (204, 98)
X, Y, UNIT, TURN, MAKE = 0x011A, 0x011B, 0x0128, 0x0112, 0x010F


def exif(**tags: object) -> PIL.Image.Exif:
    made = PIL.Image.Exif()
    numbers = {"x": X, "y": Y, "unit": UNIT, "turn": TURN, "make": MAKE}
    for name, value in tags.items():
        made[numbers[name]] = value
    return made


def dpi_of(kind: str, **options: Any) -> tuple[float, ...] | None:
    image = identify(pictures.encoded(pictures.corners(), kind, **options))
    return image.dpi and tuple(round(value, 1) for value in image.dpi)


def jfif(unit: int, across: int, down: int, **options: Any) -> bytes:
    """A JPEG whose JFIF segment says this."""
    data = bytearray(pictures.encoded(pictures.corners(), "JPEG", **options))
    at = data.index(b"JFIF\0") + 7
    data[at : at + 5] = struct.pack(">BHH", unit, across, down)
    return bytes(data)


def jfif_dpi(*jfif_says: int, **options: Any) -> tuple[float, ...] | None:
    image = identify(jfif(*jfif_says, **options))
    return image.dpi and tuple(round(value, 1) for value in image.dpi)


@pytest.mark.parametrize("kind", ["JPEG", "MPO", "PNG", "TIFF", "BMP", "DIB"])
def test_both_directions_are_kept(kind: str) -> None:
    assert dpi_of(kind, dpi=FAX) == (204, 98)


@pytest.mark.parametrize("kind", ["JPEG", "MPO", "WEBP", "PNG", "AVIF"])
def test_the_resolution_in_exif_counts(kind: str) -> None:
    assert dpi_of(kind, exif=exif(x=300.0, y=150.0, unit=2)) == (300, 150)
    assert dpi_of(kind, exif=exif(x=100.0, y=50.0, unit=3)) == (254, 127)
    assert dpi_of(kind, exif=exif(x=300.0, y=150.0)) == (300, 150)
    assert dpi_of(kind, exif=exif(x=300.0)) == (300, 300)
    assert dpi_of(kind, exif=exif(y=300.0)) == (300, 300)


@pytest.mark.parametrize("kind", ["JPEG", "MPO", "WEBP", "PNG", "AVIF", "TIFF", "GIF", "BMP", "PPM", "TGA"])
def test_where_a_file_says_nothing_nothing_is_made_up(kind: str) -> None:
    options = {"exif": exif(make="Cam")} if kind in {"JPEG", "MPO", "WEBP", "PNG", "AVIF", "TIFF"} else {}
    data = pictures.encoded(pictures.corners(), kind, **options)
    if kind == "BMP":  # Pillow writes 96 there
        data = data[:38] + bytes(8) + data[46:]
    assert identify(data).dpi is None


@pytest.mark.parametrize(
    "tags",
    [
        {"x": 300.0, "y": 300.0, "unit": 1}, {"x": 300.0, "y": 300.0, "unit": 9},
        {"x": 0.0, "y": 0.0, "unit": 2}, {"x": 1.0, "y": 1.0}, {"x": 300.0, "y": 0.0},
        {"x": 4e9, "y": 4e9, "unit": 2}, {"unit": 2},
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "TIFF"])
def test_what_is_no_resolution_is_none(kind: str, tags: dict[str, object]) -> None:
    assert dpi_of(kind, exif=exif(**tags)) is None


def test_the_units_of_jfif_are_heeded() -> None:
    assert jfif_dpi(1, 204, 98) == (204, 98)
    assert jfif_dpi(2, 100, 50) == (254, 127)
    assert jfif_dpi(0, 300, 300) is None
    assert jfif_dpi(0, 1, 1, exif=exif(make="Cam")) is None
    assert jfif_dpi(1, 0, 0) is None
    assert jfif_dpi(1, 1, 1) is None
    assert jfif_dpi(7, 300, 300) is None


def test_where_jfif_and_exif_disagree_the_later_writer_counts_but_not_a_placeholder() -> None:
    other = exif(x=300.0, y=300.0, unit=2)
    unknown = exif(x=72.0, y=72.0, unit=2)
    assert jfif_dpi(1, 200, 200, exif=other) == (200, 200)
    assert jfif_dpi(1, 200, 200, exif=unknown) == (200, 200)
    assert jfif_dpi(1, 72, 72, exif=other) == (300, 300)
    assert jfif_dpi(0, 1, 1, exif=other) == (300, 300)
    assert jfif_dpi(1, 72, 72, exif=unknown) == (72, 72)
    assert jfif_dpi(0, 1, 1, exif=unknown) == (72, 72)


def test_a_ratio_in_a_png_is_no_resolution() -> None:
    whole = pictures.encoded(pictures.corners(), "PNG")
    ratio = pictures.chunk(b"pHYs", struct.pack(">IIB", 2, 1, 0))
    assert identify(whole[:33] + ratio + whole[33:]).dpi is None
    metres = pictures.chunk(b"pHYs", struct.pack(">IIB", 8031, 3858, 1))
    dpi = identify(whole[:33] + metres + whole[33:]).dpi
    assert dpi == pytest.approx(FAX, abs=0.02)


def test_exif_behind_the_pixels_of_a_png_counts() -> None:
    whole = pictures.encoded(pictures.corners(), "PNG", exif=exif(x=300.0, y=300.0, unit=2))
    at = whole.index(b"eXIf") - 4
    end = at + 12 + int.from_bytes(whole[at : at + 4], "big")
    assert identify(whole[:at] + whole[end:-12] + whole[at:end] + whole[-12:]).dpi == (300, 300)


@pytest.mark.parametrize("turn", pictures.ORIENTATIONS)
@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "WEBP"])
def test_the_directions_are_those_of_the_upright_original(kind: str, turn: int) -> None:
    said = dpi_of(kind, exif=exif(x=204.0, y=98.0, unit=2, turn=turn))
    assert said == (FAX if turn < 5 else FAX[::-1])


@pytest.mark.parametrize("kind", ["TIFF", "MPO"])
def test_each_page_has_its_own(kind: str) -> None:
    first, second = pictures.corners(), pictures.corners(50, 30)
    if kind == "TIFF":
        data = _two_pages(first, second)
    else:
        # the second picture of an MPO made by Pillow says nothing of its own
        data = pictures.encoded(first, "MPO", dpi=(300, 300), save_all=True, append_images=[second])
        at = data.rindex(b"JFIF\0") + 7
        data = data[:at] + struct.pack(">BHH", 0, 1, 1) + data[at + 5 :]
    assert [identify(data, frame=n).dpi for n in range(2)] == [(300, 300), None]


def _two_pages(first: PIL.Image.Image, second: PIL.Image.Image) -> bytes:
    data = bytearray(pictures.encoded(first, "TIFF", save_all=True, append_images=[second], dpi=(300, 300)))
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    (at,) = struct.unpack_from("<I", data, at + 2 + 12 * count)
    (count,) = struct.unpack_from("<H", data, at)
    for entry in range(at + 2, at + 2 + 12 * count, 12):  # the second page then has no unit
        if struct.unpack_from("<H", data, entry) == (UNIT,):
            struct.pack_into("<H", data, entry + 8, 1)
    return bytes(data)


def test_damaged_metadata_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def raised(_: object) -> None:
        raise SyntaxError

    data = encoded_with_exif()
    monkeypatch.setattr(PIL.Image.Image, "getexif", raised)
    assert identify(data).dpi is None


def encoded_with_exif() -> bytes:
    return pictures.encoded(pictures.corners(), "WEBP", exif=exif(x=300.0, y=300.0))


def test_what_is_in_a_pcx_may_be_a_size() -> None:
    data = bytearray(pictures.encoded(pictures.corners(), "PCX"))
    assert identify(bytes(data)).dpi == (100, 100)
    for pair, expected in ((FAX, FAX), ((60, 40), None)):
        data[12:16] = struct.pack("<HH", *pair)
        assert identify(bytes(data)).dpi == expected


def jp2(*resolution_boxes: bytes) -> bytes:
    """A JPEG 2000 file with these boxes about its resolution."""
    data = pictures.encoded(pictures.corners(), "JPEG2000")
    at = data.index(b"jp2h") - 4
    (length,) = struct.unpack_from(">I", data, at)
    inner = b"".join(resolution_boxes)
    box = struct.pack(">I4s", 8 + len(inner), b"res ") + inner
    head = struct.pack(">I4s", length + len(box), b"jp2h") + data[at + 8 : at + length] + box
    return data[:at] + head + data[at + length :]


def res(name: bytes, down: int, across: int, power: int = 0, by: int = 1) -> bytes:
    return struct.pack(">I4sHHHHbb", 18, name, down, by, across, by, power, power)


def test_jpeg_2000_tells_of_capture_and_display() -> None:
    def dots(*boxes: bytes) -> tuple[float, ...] | None:
        found = identify(jp2(*boxes)).dpi
        return found and tuple(round(value, 1) for value in found)

    capture, display = res(b"resc", 3858, 8031), res(b"resd", 5906, 11811)
    assert dots(capture) == (204, 98)
    assert dots(display) == (300, 150)
    assert dots(display, capture) == (204, 98)
    assert dots(res(b"resc", 1181, 1181, power=1)) == (300, 300)
    assert dots(res(b"resc", 39370, 39370, power=-1)) == (100, 100)
    assert dots(res(b"resc", 3858, 8031, by=0)) is None
    for odd in (struct.pack(">I4s", 8, b"resc"), struct.pack(">I4s", 0, b"resc") + bytes(10)):
        assert list(_in_jpeg2000(io.BytesIO(odd))) == []
    assert identify(pictures.encoded(pictures.corners(), "JPEG2000")).dpi is None


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from([b"resc", b"resd", b"res ", b"jp2h"]))
def test_any_box_has_an_answer(data: bytes, name: bytes) -> None:
    box = struct.pack(">I4s", 8 + len(data), name) + data
    for whole in (box, struct.pack(">I4s", 8 + len(box), b"jp2h") + box):
        list(_leaf_boxes(whole))
        for found in _in_jpeg2000(io.BytesIO(whole)):
            assert found is None or min(found) > 1


def test_photoshop_tells_of_dots_an_inch_whatever_unit_it_shows() -> None:
    info = struct.pack(">IHHIHH", 204 << 16, 2, 1, 98 << 16, 2, 1)
    resource = b"8BIM" + struct.pack(">H", 0x03ED) + b"\0\0" + struct.pack(">I", len(info)) + info
    psd = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, 4, 6, 8, 3) + bytes(4)
    psd += struct.pack(">I", len(resource)) + resource + bytes(4) + bytes(2) + bytes(3 * 4 * 6)
    image = identify(psd)
    assert (image.format, image.dpi) == ("PSD", FAX)
    cut = psd.replace(struct.pack(">I", len(info)) + info, struct.pack(">I", 4) + info[:4])
    cut = cut.replace(struct.pack(">I", len(resource)), struct.pack(">I", len(resource) - 12))
    assert identify(cut).dpi is None

    jpeg = jfif(0, 1, 1)
    body = b"Photoshop 3.0\0" + resource
    segment = b"\xff\xed" + struct.pack(">H", 2 + len(body)) + body
    assert identify(jpeg[:2] + segment + jpeg[2:]).dpi == FAX


def test_the_files_of_the_reports_are_read_right(shared_data: Path) -> None:
    folder = shared_data / "reports" / "resolution"
    found = {
        path.name: identify(path).dpi for path in folder.iterdir() if path.suffix in {".jpg", ".webp", ".tif"}
    }
    assert found == {
        "exif_nores.jpg": None, "noexif.jpg": None, "exifdpi.webp": (300.0, 300.0), "fax.tif": (204.0, 98.0),
    }  # fmt: skip
