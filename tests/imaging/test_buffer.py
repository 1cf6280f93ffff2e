"""Pixels as one block of memory."""

from __future__ import annotations

import gc

import numpy as np
import PIL.Image
import pytest

from app.imaging import buffer
from app.imaging.buffer import pixel_buffer
from app.imaging.open import identify
from app.imaging.pixels import load

from . import pictures


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "F"]
)
def test_every_mode_becomes_four_bytes_a_pixel(mode: str) -> None:
    got = pixel_buffer(PIL.Image.new(mode, (7, 5)))
    assert (got.width, got.height, got.bytes_per_line, len(got.data)) == (7, 5, 28, 140)
    assert got.has_alpha == (mode in {"LA", "La", "PA", "RGBA"})


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP", "AVIF"])
@pytest.mark.parametrize("side", [None, 30])
def test_the_fourth_byte_of_an_opaque_picture_is_255(kind: str, side: int | None) -> None:
    picture = load(identify(pictures.encoded(pictures.corners(64, 48), kind)), max_side=side)
    got = pixel_buffer(picture)
    array = np.frombuffer(got.data, np.uint8).reshape(got.height, got.width, 4)
    assert not got.has_alpha
    assert (array[..., 3] == 255).all()
    assert (array[..., :3] == np.asarray(picture)).all()


def test_the_memory_is_shared_and_outlives_the_picture() -> None:
    picture = PIL.Image.new("RGBA", (300, 200), (1, 2, 3, 4))
    got = pixel_buffer(picture)
    picture.putpixel((0, 0), (9, 9, 9, 9))
    assert bytes(got.data[:8]) == bytes([9, 9, 9, 9, 1, 2, 3, 4])
    del picture
    gc.collect()
    assert bytes(got.data[-4:]) == bytes([1, 2, 3, 4])


def test_scattered_memory_is_copied() -> None:
    from PIL import _imaging

    _imaging.set_use_block_allocator(0)
    try:
        picture = PIL.Image.new("RGB", (3000, 3000), (1, 2, 3))
    finally:
        _imaging.set_use_block_allocator(1)
    assert buffer.shared_memory(picture) is None
    got = pixel_buffer(picture)
    assert bytes(got.data[:8]) == bytes([1, 2, 3, 255, 1, 2, 3, 255])
    assert len(got.data) == 36_000_000
    assert not got.has_alpha
    assert pixel_buffer(picture.convert("RGBA")).has_alpha


def test_a_picture_of_another_layout_is_not_shared() -> None:
    assert buffer.shared_memory(PIL.Image.new("L", (8, 8))) is None
