"""Files damaged at random: they open, or one InputError comes out, and nothing else."""

from __future__ import annotations

import contextlib
import functools
import io
from pathlib import Path
from typing import Any

import PIL.Image
import PIL.ImageFile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.imaging.open import OpenLimits, identify
from app.imaging.open_errors import SizeDiffersError
from app.imaging.pixels import load
from app.imaging.shrink import decode
from app.model.errors import InputError

from . import pictures

pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:PIL"),
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]

LIMITS = OpenLimits(max_pixels=200_000, max_frames=20, max_bytes=1_000_000)
KINDS = (
    "JPEG",
    "PNG",
    "GIF",
    "BMP",
    "TIFF",
    "WEBP",
    "AVIF",
    "ICO",
    "PPM",
    "TGA",
    "JPEG2000",
    "MPO",
    "LZW",
    "APNG",
)


@functools.cache
def sound(kind: str) -> bytes:
    picture = pictures.corners(48, 32)
    if kind == "LZW":
        return pictures.encoded(picture, "TIFF", compression="tiff_lzw")
    if kind == "APNG":
        return pictures.animation("PNG")
    if kind in {"GIF", "TIFF", "MPO"}:
        return pictures.animation(kind)
    exif = {} if kind not in {"JPEG", "PNG", "WEBP"} else {"exif": _exif()}
    return pictures.encoded(picture, kind, **exif)


def _exif() -> PIL.Image.Exif:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "a description"
    return exif


def opened(data: bytes) -> None:
    """Open it in every way there is; only InputError may come out."""
    with contextlib.suppress(InputError):
        image = identify(data, "x", limits=LIMITS)
        for number in {0, image.frames - 1}:
            frame = identify(data, "x", frame=number, limits=LIMITS)
            assert load(frame, limits=LIMITS).size == (frame.width, frame.height)
            assert max(load(frame, max_side=9, limits=LIMITS).size) <= 9


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_damaged_below_are_sound(kind: str) -> None:
    image = identify(sound(kind), limits=LIMITS)
    assert load(image, limits=LIMITS).size == (image.width, image.height)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_only_an_input_error_comes_out_of_a_damaged_file(kind: str, data: st.DataObject) -> None:
    whole = bytearray(sound(kind))
    end = data.draw(st.integers(1, len(whole)))
    # headers are where damage does most
    places = st.one_of(st.integers(0, min(120, len(whole) - 1)), st.integers(0, len(whole) - 1))
    for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        whole[place] = value
    if data.draw(st.booleans()):
        del whole[end:]
    opened(bytes(whole))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        [b"", *(sound(kind)[:12] for kind in KINDS), b"8BPS", b"icns", b"qoif", b"\x0a\x05", b"DDS "]
    ),
    st.binary(max_size=400),
)
def test_only_an_input_error_comes_out_of_rubbish(start: bytes, rest: bytes) -> None:
    opened(start + rest)


def test_a_picture_of_another_size_than_announced_is_damaged(shared_data: Path) -> None:
    image = identify(shared_data / "reports" / "hostile" / "heif-size-differs.heic")
    for max_side in (None, 40):
        with pytest.raises(InputError) as caught:
            load(image, max_side=max_side)
        assert str(caught.value) == (
            "cannot open heif-size-differs.heic: the HEIF data is damaged:"
            " it announces 87 × 16 pixels but holds 52 × 16"
        )


def test_a_size_that_changes_in_decoding_is_an_error_whatever_the_format() -> None:
    class Other(PIL.ImageFile.ImageFile):  # nothing we have writes such a file
        format = "HEIF"

        def _open(self) -> None:
            self._mode, self._size = "RGB", (87, 16)

        def load(self) -> Any:
            self._size = (52, 16)

    with pytest.raises(SizeDiffersError, match=r"^announced 87 × 16, held 52 × 16$"):
        decode(Other(io.BytesIO(b"")), io.BytesIO(b""))
