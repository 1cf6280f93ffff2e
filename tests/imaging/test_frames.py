"""Frames of animations and pages of documents."""

from __future__ import annotations

from pathlib import Path

import PIL.Image
import pytest

from app.imaging.open import OpenLimits, check_all_counted, identify, other_pages
from app.imaging.pixels import load
from app.model.errors import InputError
from app.model.image import Image

from . import pictures


def colour(data: bytes, frame: int) -> tuple[int, ...]:
    image = identify(data, frame=frame)
    assert image.frame == frame
    pixel = load(image).convert("RGB").getpixel((16, 12))
    assert isinstance(pixel, tuple)
    return tuple(round(v / 255) for v in pixel)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF", "TIFF", "MPO"])
def test_every_frame_can_be_reached(kind: str) -> None:
    data = pictures.animation(kind)
    assert identify(data).frames == 3
    assert [colour(data, n) for n in range(3)] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF"])
def test_frames_over_the_limit_are_not_counted(kind: str) -> None:
    data = pictures.animation(kind, 5)
    assert identify(data, limits=OpenLimits(max_frames=2)).frames == 2
    assert identify(data, frame=1, limits=OpenLimits(max_frames=2)).frame == 1
    with pytest.raises(InputError, match="cannot open image: it has no frame 3, only 2"):
        identify(data, frame=2, limits=OpenLimits(max_frames=2))


@pytest.mark.parametrize("frame", [1, 7, -1])
def test_a_frame_that_is_not_there_is_refused(frame: int) -> None:
    with pytest.raises(InputError, match=f"it has no frame {frame + 1}, only 1"):
        identify(pictures.encoded(pictures.corners()), frame=frame)


def test_pages_may_differ_in_size_and_orientation() -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    second = PIL.Image.open(__import__("io").BytesIO(pictures.turned(6, "TIFF")))
    data = pictures.encoded(pictures.corners(30, 30), "TIFF", save_all=True, append_images=[second])
    assert (identify(data).width, identify(data).height) == (30, 30)
    image = identify(data, frame=1)
    assert load(image).size == (image.width, image.height)


def test_a_page_over_the_limit_does_not_open_while_the_first_one_does() -> None:
    data = pictures.encoded(
        pictures.corners(30, 30), "TIFF", save_all=True, append_images=[pictures.corners(300, 300)]
    )
    limits = OpenLimits(max_pixels=1000)
    assert identify(data, limits=limits).frames == 2
    with pytest.raises(InputError, match="it has 300 × 300 pixels, the limit is 1 000"):
        identify(data, frame=1, limits=limits)


def test_a_damaged_later_page_does_not_spoil_the_first() -> None:
    data = pictures.animation("TIFF")
    image = identify(data[: len(data) * 2 // 3])
    assert image.frames < 3
    assert load(image).getpixel((3, 3)) == (255, 0, 0)


def test_an_animation_of_partial_frames_is_put_together() -> None:
    first = PIL.Image.new("RGBA", (40, 40), "red")
    second = first.copy()
    second.paste("lime", (10, 10, 20, 20))
    data = pictures.encoded(first, "PNG", save_all=True, append_images=[second], blend=0)
    picture = load(identify(data, frame=1)).convert("RGB")
    assert (picture.getpixel((2, 2)), picture.getpixel((15, 15))) == ((255, 0, 0), (0, 255, 0))


def gif(body: bytes, flags: int = 0) -> bytes:
    return b"GIF89a" + b"\x08\0\x08\0" + bytes([flags, 0, 0]) + body


GIF_FRAME = b"," + b"\0\0\0\0\x08\0\x08\0\0" + b"\x02\x02\x4c\x01\0"


@pytest.mark.parametrize(
    ("body", "frames"),
    [
        (GIF_FRAME * 4 + b";", 4),
        (GIF_FRAME * 2, 2),
        (b"!\xf9\x04\0\0\0\0\0" + GIF_FRAME + b"\0\0" + GIF_FRAME + b";" + GIF_FRAME, 2),
        (GIF_FRAME + b",\0\0\0", 1),
        (b",\0\0\0\0\x08\0\x08\0\x80" + b"\0" * 6 + b"\x02\x02\x4c\x01\0" + GIF_FRAME + b";", 2),
    ],
)
def test_frames_of_a_gif_are_counted_without_decoding(body: bytes, frames: int) -> None:
    assert identify(gif(body)).frames == frames


def test_a_gif_with_a_palette_is_counted() -> None:
    assert identify(gif(b"\0" * 6 + GIF_FRAME * 3 + b";", 0x80)).frames == 3


def test_a_gif_of_endless_tiny_blocks_is_not_counted_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.imaging.frames._MAX_BLOCKS", 100)
    endless = b",\0\0\0\0\x08\0\x08\0\0\x02" + b"\x01\0" * 500
    assert identify(gif(GIF_FRAME * 3 + endless)).frames >= 1
    long_one = b",\0\0\0\0\x08\0\x08\0\0\x02" + b"\x01\x07" * 500 + b"\0"
    assert identify(gif(GIF_FRAME + long_one + GIF_FRAME * 3)).frames == 2


def test_a_psd_and_the_like_have_one_picture() -> None:
    assert identify(pictures.encoded(pictures.corners(), "PPM")).frames == 1


@pytest.mark.parametrize("kind", ["TIFF", "MPO", "GIF", "PNG", "WEBP"])
def test_pages_opened_together_are_those_opened_one_by_one(kind: str) -> None:
    pages = [pictures.corners(60 + 10 * (n if kind in {"TIFF", "MPO"} else 0), 40) for n in range(3)]
    pages[1].paste("black", (0, 0, 30, 20))
    data = pictures.encoded(pages[0], kind, save_all=True, append_images=pages[1:])
    first = identify(data)
    assert first.frames > 2
    assert list(other_pages(first)) == [identify(data, frame=n) for n in range(1, first.frames)]


def test_a_page_that_cannot_be_opened_is_an_error_among_the_others() -> None:
    pages = [pictures.corners(60 + 10 * n, 40) for n in range(4)]
    data = pictures.encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    limits = OpenLimits(max_pixels=80 * 40 - 1)
    first = identify(data, "scan.tif", limits=limits)
    opened = list(other_pages(first, limits))
    assert [page.width if isinstance(page, Image) else str(page) for page in opened] == [
        70,
        "cannot open scan.tif: it has 80 × 40 pixels, the limit is 3 199",
        "cannot open scan.tif: it has 90 × 40 pixels, the limit is 3 199",
    ]


def test_pages_of_a_heif_file_are_opened_too(shared_data: Path) -> None:
    path = shared_data / "reports" / "hostile" / "heif-size-differs.heic"
    first = identify(path)
    assert first.frames > 1
    assert list(other_pages(first)) == [identify(path, frame=n) for n in range(1, first.frames)]


@pytest.mark.parametrize("kind", ["TIFF", "GIF"])
def test_pages_behind_the_last_that_is_counted_are_said(kind: str) -> None:
    data = pictures.animation(kind, 3)
    for most in (3, 4):
        check_all_counted(identify(data, limits=OpenLimits(max_frames=most)))
    limits = OpenLimits(max_frames=2)
    with pytest.raises(InputError, match="of its pages only 2 are taken, which is the limit"):
        check_all_counted(identify(data, limits=limits), limits)
