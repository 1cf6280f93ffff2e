"""Copies that a service takes."""

from __future__ import annotations

import io
from pathlib import Path

import PIL.Image
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.imaging.fit import fit
from app.imaging.open import identify
from app.model.errors import InputError, UnsupportedError
from app.model.limits import Fitted, Limits

from . import pictures

UNBOUNDED = Limits()


def read(fitted: Fitted) -> PIL.Image.Image:
    picture = PIL.Image.open(io.BytesIO(fitted.data))
    picture.load()
    assert picture.size == (fitted.width, fitted.height)
    assert f"image/{picture.format}".lower() == fitted.mime
    return picture


def noise(width: int, height: int, kind: str = "PNG") -> bytes:
    return pictures.encoded(PIL.Image.effect_noise((width, height), 90).convert("RGB"), kind)


def test_a_bare_jpeg_within_the_limits_is_sent_as_it_is(tmp_path: Path) -> None:
    data = pictures.encoded(pictures.corners(), "JPEG")
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    for source in (data, path):
        fitted = fit(identify(source), UNBOUNDED)
        assert (fitted.data, fitted.mime, fitted.width, fitted.height) == (data, "image/jpeg", 60, 40)
        assert fitted.to_original((7, 9)) == (7, 9)


@pytest.mark.parametrize(
    "limits",
    [
        Limits(bytes=900),
        Limits(pixels=2000),
        Limits(max_side=50),
        Limits(min_side=50),
        Limits(formats=("image/png",)),
    ],
)
def test_a_bare_jpeg_beyond_a_limit_is_made_anew(limits: Limits) -> None:
    data = pictures.encoded(pictures.corners(), "JPEG")
    assert fit(identify(data), limits).data != data


def test_a_jpeg_that_is_gone_meanwhile_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(pictures.encoded(pictures.corners(), "JPEG"))
    image = identify(path)
    path.unlink()
    with pytest.raises(InputError, match="there is no such file"):
        fit(image, UNBOUNDED)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_nothing_but_the_picture_is_sent(kind: str) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "SECRET-PLACE"
    exif.get_ifd(0x8825)[1] = "N"
    options = {"comment": b"SECRET-PLACE"} if kind == "JPEG" else {}
    data = pictures.turned(6, kind, icc_profile=b"SECRET-PLACE" * 20, **options)
    with_exif = pictures.encoded(PIL.Image.open(io.BytesIO(data)), kind, exif=exif, xmp=b"<SECRET-PLACE/>")
    for source in (data, with_exif):
        fitted = fit(identify(source), UNBOUNDED)
        picture = read(fitted)
        assert b"SECRET-PLACE" not in fitted.data
        assert not picture.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment", "dpi", "XML:com.adobe.xmp"} & set(picture.info)
    assert pictures.corner_names(read(fit(identify(data), UNBOUNDED))) == ["red", "lime", "blue", "white"]


def test_drawings_stay_lossless_and_photographs_become_jpeg() -> None:
    assert fit(identify(pictures.encoded(pictures.corners())), UNBOUNDED).mime == "image/png"
    assert fit(identify(noise(200, 200)), UNBOUNDED).mime == "image/jpeg"
    coloured = PIL.Image.merge("RGB", [PIL.Image.effect_noise((90, 90), 90) for _ in "rgb"])
    assert fit(identify(pictures.encoded(coloured)), UNBOUNDED).mime == "image/jpeg"
    bilevel = PIL.Image.new("1", (300, 300), 1)
    bilevel.paste(0, (9, 9, 200, 20))
    fitted = fit(identify(pictures.encoded(bilevel, "TIFF", compression="group4")), UNBOUNDED)
    assert (fitted.mime, read(fitted).mode) == ("image/png", "1")
    jpeg = pictures.encoded(pictures.corners(), "JPEG", comment=b"x")
    assert fit(identify(jpeg), UNBOUNDED).mime == "image/jpeg"


def test_a_drawing_too_large_as_png_becomes_jpeg() -> None:
    gray = PIL.Image.effect_noise((300, 300), 90).point(lambda v: v // 8 * 8)
    image = identify(pictures.encoded(gray))
    lossless = fit(image, UNBOUNDED)
    assert (lossless.mime, read(lossless).mode) == ("image/png", "L")
    fitted = fit(image, Limits(bytes=len(lossless.data) - 1))
    assert fitted.mime == "image/jpeg"
    assert len(fitted.data) < len(lossless.data)


def test_a_service_that_takes_only_png_gets_png() -> None:
    fitted = fit(identify(noise(100, 100, "JPEG")), Limits(formats=("image/png",), bytes=5_000))
    assert fitted.mime == "image/png"
    assert len(fitted.data) <= 5_000
    assert read(fitted).width < 100


def test_a_service_that_takes_only_jpeg_gets_jpeg() -> None:
    assert (
        fit(identify(pictures.encoded(pictures.corners())), Limits(formats=("image/jpeg",))).mime
        == "image/jpeg"
    )


def test_a_service_that_takes_neither_is_not_served() -> None:
    with pytest.raises(UnsupportedError, match="the service takes neither JPEG nor PNG but image/webp"):
        fit(identify(noise(9, 9)), Limits(formats=("image/webp",)))


def test_quality_goes_down_before_size() -> None:
    image = identify(noise(400, 400))
    sizes = [len(fit(image, Limits(bytes=n)).data) for n in (10**6, 90_000, 60_000)]
    assert sizes[0] > 90_000 >= sizes[1] > 60_000 >= sizes[2]
    assert fit(image, Limits(bytes=90_000)).width == 400
    small = fit(image, Limits(bytes=9_000))
    assert len(small.data) <= 9_000
    assert small.width < 400


def test_limits_nothing_can_meet_are_said() -> None:
    image = identify(noise(50, 50))
    with pytest.raises(InputError, match="image cannot be made small enough for the service"):
        fit(image, Limits(bytes=10))
    for limits in (Limits(min_side=50, max_side=40), Limits(min_side=50, pixels=2000)):
        with pytest.raises(InputError, match="exclude each other"):
            fit(image, limits)


def test_a_tiny_picture_is_padded_not_stretched() -> None:
    fitted = fit(identify(pictures.encoded(PIL.Image.new("RGB", (10, 4), "teal"))), Limits(min_side=50))
    picture = read(fitted).convert("RGB")
    assert (fitted.width, fitted.height) == (50, 50)
    assert picture.getpixel((0, 0)) == picture.getpixel((49, 49)) == (0, 128, 128)
    assert fitted.to_original((10, 4)) == (10, 4)


def test_writing_on_nothing_does_not_disappear() -> None:
    for ink, ground in (("black", (255, 255, 255)), ("white", (0, 0, 0))):
        picture = PIL.Image.new("RGBA", (100, 60), (0, 0, 0, 0))
        picture.paste(ink, (10, 10, 40, 20))
        sent = read(fit(identify(pictures.encoded(picture)), UNBOUNDED)).convert("RGB")
        assert sent.getpixel((0, 0)) == ground
        assert sent.getpixel((20, 15)) != ground
    nothing = PIL.Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert (
        read(fit(identify(pictures.encoded(nothing)), UNBOUNDED)).convert("RGB").getpixel((0, 0))
        == (255,) * 3
    )
    mostly = PIL.Image.new("RGBA", (100, 60), "white")
    mostly.paste((0, 0, 0, 0), (0, 0, 9, 9))
    assert (
        read(fit(identify(pictures.encoded(mostly)), UNBOUNDED)).convert("RGB").getpixel((0, 0)) == (255,) * 3
    )


def test_a_ribbon_is_made_smaller_until_it_may_be_padded() -> None:
    fitted = fit(identify(pictures.encoded(pictures.corners(300, 10))), Limits(min_side=50, pixels=3600))
    assert fitted.height == 50
    assert fitted.width * 50 <= 3600


def test_a_page_of_a_document_is_sent_alone() -> None:
    fitted = fit(identify(pictures.animation("TIFF"), frame=2), UNBOUNDED)
    assert read(fitted).convert("RGB").getpixel((3, 3)) == (0, 0, 255)


SIDES = st.integers(1, 300)


@settings(max_examples=60, deadline=None)
@given(
    width=SIDES,
    height=SIDES,
    max_side=st.none() | st.integers(60, 250),
    min_side=st.none() | st.integers(1, 60),
    pixels=st.none() | st.integers(3600, 50_000),
    most=st.none() | st.integers(3_000, 40_000),
)
def test_every_copy_keeps_the_limits_and_maps_back(
    width: int, height: int, max_side: int | None, min_side: int | None, pixels: int | None, most: int | None
) -> None:
    limits = Limits(max_side=max_side, min_side=min_side, pixels=pixels, bytes=most)
    fitted = fit(identify(pictures.encoded(pictures.corners(width, height))), limits)
    read(fitted)
    assert max(fitted.width, fitted.height) <= (max_side or 10**9)
    assert min(fitted.width, fitted.height) >= (min_side or 1)
    assert fitted.width * fitted.height <= (pixels or 10**9)
    assert len(fitted.data) <= (most or 10**9)
    assert fitted.to_original((0, 0)) == (0, 0)
    x, y = fitted.to_original((fitted.width, fitted.height))
    # the far edge of the copy is that of the original, or beyond it by the padding
    assert x >= width - 1e-6
    assert y >= height - 1e-6
    if min_side is None:
        assert x == pytest.approx(width)
        assert y == pytest.approx(height)


@settings(max_examples=30, deadline=None)
@given(side=st.integers(80, 400), x=st.floats(0.2, 0.8), y=st.floats(0.2, 0.8))
def test_a_place_in_the_copy_is_that_place_in_the_original(side: int, x: float, y: float) -> None:
    picture = PIL.Image.new("RGB", (400, 300), "white")
    left, top = int(x * 380), int(y * 280)
    picture.paste("black", (left, top, left + 20, top + 20))
    fitted = fit(identify(pictures.encoded(picture)), Limits(max_side=side))
    ink = read(fitted).convert("L").point(lambda v: 255 * (v < 128)).getbbox()
    assert ink is not None
    found = (*fitted.to_original(ink[:2]), *fitted.to_original(ink[2:]))
    slack = 1.01 * 400 / fitted.width
    assert found == pytest.approx((left, top, left + 20, top + 20), abs=slack)


# --- What a JPEG carries ---------------------------------------------------------------------------


def test_only_a_picture_and_nothing_else_is_bare() -> None:
    from app.imaging.jpeg import has_only_picture

    plain = pictures.encoded(pictures.corners(), "JPEG")
    assert has_only_picture(plain)
    assert has_only_picture(pictures.encoded(pictures.corners(), "JPEG", progressive=True))
    assert not has_only_picture(plain + b"hidden behind")
    assert not has_only_picture(plain[:-2])
    assert not has_only_picture(plain[:15])
    assert not has_only_picture(b"\xff\xd8")
    assert not has_only_picture(b"\xff\xd8\xff")
    assert not has_only_picture(b"\xff\xd8\xff\xdb\0\0")
    assert not has_only_picture(pictures.encoded(pictures.corners()))
    assert not has_only_picture(pictures.encoded(pictures.corners(), "JPEG", comment=b"a word"))
    assert not has_only_picture(pictures.encoded(pictures.corners(), "JPEG", icc_profile=b"x" * 200))
    assert not has_only_picture(pictures.turned(1))
    thumbnail = b"\xff\xe0\0\x12JFIF\0\1\1\0\0\1\0\1\1\1abc"
    assert not has_only_picture(plain[:2] + thumbnail + plain[20:])
    adobe = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\1"
    assert has_only_picture(plain[:2] + adobe + plain[2:])
