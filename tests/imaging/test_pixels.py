"""Pixels: any mode to RGB or RGBA in sRGB, at any size."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import PIL.Image
import PIL.ImageCms
import pytest

from app.imaging import color, jpeg2000_process, limits
from app.imaging.open import identify
from app.imaging.pixels import has_quick_preview, load
from app.model.errors import InputError

from . import pictures


def shown(data: bytes, **options: Any) -> PIL.Image.Image:
    picture = load(identify(data), **options)
    assert picture.mode in {"RGB", "RGBA"}
    assert picture.info == {}
    return picture


def pixel(picture: PIL.Image.Image, x: int = 0, y: int = 0) -> tuple[int, ...]:
    value = picture.getpixel((x, y))
    assert isinstance(value, tuple)
    return value


def near(first: tuple[int, ...], second: tuple[int, ...], levels: int = 3) -> bool:
    return all(abs(a - b) <= levels for a, b in zip(first, second, strict=True))


MODES = {
    "TIFF": ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "I;16", "F", "I"],
    "PNG": ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"],
    "JPEG": ["1", "L", "RGB", "CMYK", "YCbCr"],
    "WEBP": ["L", "RGB", "RGBA"],
    "BMP": ["1", "L", "P", "RGB", "RGBA"],
    "GIF": ["1", "L", "P", "RGB", "RGBA"],
    "JPEG2000": ["L", "LA", "RGB", "RGBA", "YCbCr", "I;16"],
    "AVIF": ["L", "RGB", "RGBA"],
    "PPM": ["1", "L", "RGB"],
    "TGA": ["1", "L", "LA", "P", "RGB", "RGBA"],
    "ICO": ["RGBA"],
    "SGI": ["L", "RGB", "RGBA"],
    "DDS": ["L", "RGB", "RGBA"],
    "PCX": ["1", "L", "P", "RGB"],
}


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind, modes in MODES.items() for mode in modes])
def test_every_mode_of_every_format_is_shown(kind: str, mode: str) -> None:
    picture = PIL.Image.new("L", (20, 10), 200)
    picture = PIL.Image.new(mode, (20, 10)) if mode in {"LAB", "I;16"} else picture.convert(mode)
    options = {"sizes": [(20, 10)]} if kind == "ICO" else {}
    data = pictures.encoded(picture, kind, **options)
    image = identify(data)
    result = load(image)
    assert result.size == (20, 10)
    assert result.mode == ("RGBA" if image.mode in {"LA", "RGBA"} else "RGB")
    assert load(image, max_side=7).size == (7, 4)


def test_transparency_is_kept_in_all_its_forms() -> None:
    rgba = PIL.Image.new("RGBA", (4, 4), (10, 20, 30, 40))
    assert pixel(shown(pictures.encoded(rgba))) == (10, 20, 30, 40)
    assert pixel(shown(pictures.encoded(rgba.convert("LA")))) == (18, 18, 18, 40)
    keyed = PIL.Image.new("RGB", (4, 4), (1, 2, 3))
    assert pixel(shown(pictures.encoded(keyed, transparency=(1, 2, 3)))) == (1, 2, 3, 0)
    gray = PIL.Image.new("L", (4, 4), 9)
    assert pixel(shown(pictures.encoded(gray, transparency=9))) == (9, 9, 9, 0)
    bilevel = PIL.Image.new("1", (4, 4), 1)
    assert pixel(shown(pictures.encoded(bilevel, transparency=255)))[:3] == (255, 255, 255)
    palette = PIL.Image.new("P", (4, 4), 1)
    palette.putpalette([0, 0, 0, 50, 60, 70])
    assert pixel(shown(pictures.encoded(palette, transparency=1))) == (50, 60, 70, 0)
    assert pixel(shown(pictures.encoded(palette, transparency=b"\xff\x80"))) == (50, 60, 70, 128)
    assert pixel(shown(pictures.encoded(palette))) == (50, 60, 70)
    with_alpha = PIL.Image.new("P", (4, 4), 1)
    with_alpha.putpalette([0, 0, 0, 0, 50, 60, 70, 80], "RGBA")
    assert pixel(color.to_eight_bits(with_alpha)) == (50, 60, 70, 80)
    assert color.to_eight_bits(PIL.Image.new("La", (2, 2))).mode == "LA"


def test_sixteen_bits_are_scaled_not_cut_off() -> None:
    samples = np.array([[0, 255, 256, 32_896, 65_535]], np.uint16)
    data = pictures.encoded(PIL.Image.fromarray(samples))
    assert [pixel(shown(data), x)[0] for x in range(5)] == [0, 0, 1, 128, 255]
    keyed = pictures.encoded(PIL.Image.fromarray(samples), transparency=32_896)
    assert [pixel(shown(keyed), x)[3] for x in range(5)] == [255, 255, 255, 0, 255]
    big = np.array([[0, 65_535]], ">u2")
    portable = b"P5 2 1 65535\n" + big.tobytes()
    assert [pixel(shown(portable), x)[0] for x in range(2)] == [0, 255]


def test_twelve_bits_in_a_tiff_fill_the_range() -> None:
    import PIL.TiffImagePlugin

    picture = PIL.Image.fromarray(np.array([[0, 4095]], np.uint16))
    tags = PIL.TiffImagePlugin.ImageFileDirectory_v2()
    data = bytearray(pictures.encoded(picture, "TIFF", tiffinfo=tags))
    opened = PIL.Image.open(io.BytesIO(bytes(data)))
    opened.tag_v2[258] = (12,)  # type: ignore[attr-defined]  # what a 12-bit file says
    assert color.stored_depth(opened) == 12
    assert pixel(color.to_srgb(color.to_eight_bits(opened, 12), None), 1)[0] == 255
    assert color.stored_depth(picture) == 16


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.5, 1.0], [0, 128, 255]),
        ([0.0, 100.0, 255.0], [0, 100, 255]),
        ([-10.0, 0.0, 10.0], [0, 128, 255]),
        ([0.0, 500.0, 1000.0], [0, 128, 255]),
        ([300.0, 300.0, 300.0], [0, 0, 0]),
        ([float("nan"), float("inf"), 1.0], [0, 0, 255]),
    ],
)
def test_floats_and_wide_integers_are_scaled_by_what_they_hold(
    values: list[float], expected: list[int]
) -> None:
    data = pictures.encoded(PIL.Image.fromarray(np.array([values], np.float32)), "TIFF")
    assert [pixel(shown(data), x)[0] for x in range(3)] == expected


def test_wide_integers_are_scaled_by_what_they_hold() -> None:
    data = pictures.encoded(PIL.Image.fromarray(np.array([[-1000, 0, 1000]], np.int32)), "TIFF")
    assert [pixel(shown(data), x)[0] for x in range(3)] == [0, 128, 255]
    data = pictures.encoded(PIL.Image.fromarray(np.array([[0, 1, 200]], np.int32)), "TIFF")
    assert [pixel(shown(data), x)[0] for x in range(3)] == [0, 1, 200]


# --- Colour profiles -------------------------------------------------------------------------------


def swapped_profile() -> bytes:
    """A profile whose red and blue change places (sRGB with two tags exchanged), so its effect shows."""
    data = bytearray(PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("sRGB")).tobytes())
    red, blue = data.index(b"rXYZ", 128), data.index(b"bXYZ", 128)
    data[red : red + 4], data[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF"])
def test_a_profile_is_heeded(kind: str) -> None:
    picture = PIL.Image.new("RGB", (16, 16), (250, 10, 10))
    result = shown(pictures.encoded(picture, kind, icc_profile=swapped_profile()))
    assert near(pixel(result), (10, 10, 250), 12)


def test_a_profile_leaves_transparency_alone() -> None:
    picture = PIL.Image.new("RGBA", (16, 16), (250, 10, 10, 77))
    result = shown(pictures.encoded(picture, icc_profile=swapped_profile()))
    assert near(pixel(result), (10, 10, 250, 77), 12)
    assert pixel(result)[3] == 77


def test_a_profile_that_is_srgb_under_another_name_costs_nothing() -> None:
    srgb = PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("sRGB")).tobytes()
    assert color.srgb_transform(srgb, "RGB") is None
    assert color.srgb_transform(swapped_profile(), "RGB") is not None


@pytest.mark.parametrize("profile", [b"rubbish", b"\0" * 200, swapped_profile()[:300]])
def test_a_damaged_profile_is_left_out(profile: bytes) -> None:
    picture = PIL.Image.new("RGB", (16, 16), (250, 10, 10))
    assert pixel(shown(pictures.encoded(picture, icc_profile=profile))) == (250, 10, 10)


def test_a_profile_of_another_kind_of_picture_is_left_out() -> None:
    picture = PIL.Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    result = shown(pictures.encoded(picture, "TIFF", icc_profile=swapped_profile()))
    assert pixel(result) == (255, 0, 0)


def gray_profile() -> bytes:
    """A grey profile of gamma 1: half the light is level 188 in sRGB."""
    import struct

    def tagged(kind: bytes, body: bytes) -> bytes:
        return kind + b"\0\0\0\0" + body

    white = tagged(b"XYZ ", struct.pack(">3i", 63190, 65536, 54061))
    curve = tagged(b"curv", struct.pack(">I", 0))
    text = tagged(b"desc", struct.pack(">I", 2) + b"g\0" + b"\0" * 78)
    start = 128 + 4 + 3 * 12
    bodies, table = b"", b""
    for name, body in ((b"wtpt", white), (b"kTRC", curve), (b"desc", text)):
        table += name + struct.pack(">II", start + len(bodies), len(body))
        bodies += body + b"\0" * (-len(body) % 4)
    size = start + len(bodies)
    header = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02100000, b"mntr", b"GRAY", b"XYZ ")
    header += b"\0" * 12 + b"acsp" + b"\0" * 28 + struct.pack(">3i", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + struct.pack(">I", 3) + table + bodies


def test_a_gray_profile_is_heeded() -> None:
    gray = PIL.Image.new("L", (8, 8), 128)
    assert near(pixel(shown(pictures.encoded(gray, icc_profile=gray_profile()))), (188, 188, 188))
    with_alpha = PIL.Image.new("LA", (8, 8), (128, 40))
    assert near(pixel(shown(pictures.encoded(with_alpha, icc_profile=gray_profile()))), (188, 188, 188, 40))


def test_a_profile_does_not_change_a_picture_that_others_still_read() -> None:
    picture = PIL.Image.new("RGB", (8, 8), (250, 10, 10))
    picture.readonly = 1
    color.to_srgb(picture, swapped_profile())
    assert pixel(picture) == (250, 10, 10)


def test_lab_is_shown_in_its_colours() -> None:
    picture = PIL.Image.frombytes("LAB", (1, 1), bytes([136, 80, 67]))
    red, green, blue = pixel(color.to_srgb(picture, None))
    assert red > 240
    assert green < 30
    assert blue < 40


def test_cmyk_is_shown_in_its_colours() -> None:
    picture = PIL.Image.new("CMYK", (16, 16), (255, 0, 0, 0))
    for kind in ("TIFF", "JPEG"):
        red, green, blue = pixel(shown(pictures.encoded(picture, kind)))
        assert red < 40
        assert green > 150
        assert blue > 200


# --- Previews --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("side", [1, 10, 100, 333, 399, 400, 401, 5000])
def test_a_preview_is_never_larger_than_asked_and_hardly_smaller(kind: str, side: int) -> None:
    image = identify(pictures.encoded(pictures.corners(400, 300), kind))
    quick, exact = load(image, max_side=side), load(image, max_side=side, exact=True)
    assert min(400, side) * 0.75 - 1 <= max(quick.size) <= min(400, side)
    assert max(exact.size) == min(400, side)
    assert abs(quick.width * 3 - quick.height * 4) <= 4 or side == 1


def test_a_preview_of_a_thin_picture_keeps_a_pixel() -> None:
    image = identify(pictures.encoded(PIL.Image.new("RGB", (3000, 2), "red")))
    assert load(image, max_side=100).size == (100, 1)


@pytest.mark.parametrize("levels", [0, 1, 2, 5])
@pytest.mark.parametrize("side", [3, 40, 150, 390])
def test_a_jpeg_2000_is_halved_no_more_often_than_it_can_be(levels: int, side: int) -> None:
    data = pictures.encoded(pictures.corners(400, 300), "JPEG2000", num_resolutions=levels + 1)
    picture = load(identify(data), max_side=side)
    assert side * 0.75 - 1 <= picture.width <= side
    if side > 10:
        assert pictures.corner_names(picture) == ["red", "lime", "blue", "white"]


def test_an_unclear_jpeg_2000_header_means_no_halving() -> None:
    from app.imaging.shrink import _max_halvings

    data = pictures.encoded(pictures.corners(), "JPEG2000", num_resolutions=3)
    assert _max_halvings(io.BytesIO(data)) == 2
    start = data.index(b"\xff\x4f\xff\x51")
    for other in (b"", data[:start], data[: start + 20], data[: start + 2] + b"\0" * 50):
        assert _max_halvings(io.BytesIO(other)) == 0


def test_formats_that_are_quicker_when_smaller_are_known() -> None:
    def quick(kind: str) -> bool:
        return has_quick_preview(identify(pictures.encoded(pictures.corners(), kind)))

    assert [quick(kind) for kind in ("JPEG", "JPEG2000", "PNG", "WEBP")] == [True, True, False, False]


def test_a_preview_shows_the_same_picture() -> None:
    for kind in ("JPEG", "PNG", "TIFF"):
        image = identify(pictures.encoded(pictures.corners(800, 600), kind))
        assert pictures.corner_names(load(image, max_side=90)) == ["red", "lime", "blue", "white"]


# --- JPEG 2000 in a process of its own -------------------------------------------------------------


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "I;16"])
def test_a_large_jpeg_2000_decoded_apart_is_the_same_picture(mode: str, tmp_path: Path) -> None:
    picture = pictures.corners(700, 500)
    if mode == "I;16":
        samples = np.asarray(picture.convert("L")).astype(np.uint16) * 257
        data = pictures.encoded(PIL.Image.fromarray(samples), "JPEG2000")
    else:
        data = pictures.encoded(picture.convert(mode), "JPEG2000")
    path = tmp_path / "a.jp2"
    path.write_bytes(data)
    here = PIL.Image.open(io.BytesIO(data))
    expected = color.to_srgb(color.to_eight_bits(here), None)
    for source in (data, path):
        got = load(identify(source))
        assert (got.mode, got.size) == (expected.mode, expected.size)
        assert got.tobytes() == expected.tobytes()
    assert load(identify(data), max_side=690, exact=True).size == (690, 493)


def test_a_large_jpeg_2000_is_halved_apart_too() -> None:
    data = pictures.encoded(pictures.corners(2000, 1500), "JPEG2000")
    half = load(identify(data), max_side=1000)
    assert half.size == (1000, 750)
    assert pictures.corner_names(half) == ["red", "lime", "blue", "white"]


def test_a_damaged_jpeg_2000_decoded_apart_is_an_input_error() -> None:
    data = pictures.encoded(pictures.corners(700, 500), "JPEG2000")
    image = identify(data[: len(data) // 2] + b"\xff" * 40)
    with pytest.raises(InputError, match="the JPEG 2000 data is damaged"):
        load(image)


def test_decoding_apart_does_not_last_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jpeg2000_process, "_SECONDS", 0.001)
    data = pictures.encoded(pictures.corners(700, 500), "JPEG2000")
    with pytest.raises(InputError, match="the JPEG 2000 data is damaged"):
        load(identify(data))


def test_the_process_apart_writes_mode_size_and_pixels(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for halvings, size in ((0, b"RGB 64 32\n"), (1, b"RGB 32 16\n")):
        data = pictures.encoded(pictures.corners(64, 32), "JPEG2000")
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        jpeg2000_process.main(halvings, 10_000)
        out = capsysbinary.readouterr().out
        assert out.startswith(size)
        assert len(out) == len(size) + 3 * 64 * 32 // 4**halvings


def test_what_was_opened_under_other_limits_is_drawn_under_them(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pictures.encoded(pictures.corners(60, 40))
    monkeypatch.setattr(limits, "DEFAULT_LIMITS", limits.OpenLimits(max_pixels=100, max_bytes=10))
    image = identify(data, limits=limits.OpenLimits())
    assert limits.limits_for(image) == limits.OpenLimits(max_pixels=2_400, max_bytes=len(data))
    assert load(image).size == (60, 40)
    with pytest.raises(InputError, match="pixels"):
        load(image, limits=limits.OpenLimits(max_pixels=100))
