"""The pixels of a picture as one block of memory, without another copy of them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Final

import numpy as np
import PIL.Image

from app.imaging import color

_BYTES_A_PIXEL: Final = 4
_OPAQUE: Final = 255


@dataclass(frozen=True)
class PixelBuffer:
    """Rows of four bytes a pixel in the order red, green, blue, alpha, from the top left.

    ``data`` supports the buffer protocol and keeps the picture's memory alive: whoever shows it must
    hold on to it, and must not write. Without ``has_alpha`` the fourth byte is 255 throughout, so that
    this is Qt's ``Format_RGBX8888``; with it, it is ``Format_RGBA8888`` (colours not premultiplied).
    """

    data: memoryview
    width: int
    height: int
    bytes_per_line: int
    has_alpha: bool


def pixel_buffer(picture: PIL.Image.Image) -> PixelBuffer:
    """Return the pixels of a picture as ``load`` gives it; modes other than RGB, RGBA and RGBa are converted.

    The memory is the picture's own where it lies in one block, else a copy. The picture must not be
    changed afterwards.
    """
    picture.load()
    if picture.mode not in {"RGB", "RGBA", "RGBa"}:
        picture = color.to_srgb(color.to_eight_bits(picture), None)
    if picture.mode == "RGB" and not _is_padded(picture):
        picture = picture.convert("RGBA")
        has_alpha = False
    else:
        has_alpha = picture.mode != "RGB"
    return PixelBuffer(
        data=shared_memory(picture)
        or memoryview(picture.tobytes("raw", picture.mode if has_alpha else "RGBX")),
        width=picture.width,
        height=picture.height,
        bytes_per_line=picture.width * _BYTES_A_PIXEL,
        has_alpha=has_alpha,
    )


class _ArrowArray(ctypes.Structure):
    """The C data interface of Apache Arrow, by which Pillow hands its memory out."""


_ArrowArray._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(_ArrowArray))),
    ("dictionary", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]

_pointer_in = ctypes.pythonapi.PyCapsule_GetPointer
_pointer_in.restype = ctypes.c_void_p
_pointer_in.argtypes = [ctypes.py_object, ctypes.c_char_p]


def shared_memory(picture: PIL.Image.Image) -> memoryview | None:
    """Return the picture's own memory, ``None`` where it is scattered."""
    try:
        _, capsule = picture.__arrow_c_array__()
    except ValueError:
        return None
    array = _ArrowArray.from_address(_pointer_in(capsule, b"arrow_array"))
    size = picture.width * picture.height * _BYTES_A_PIXEL
    if array.n_children != 1 or array.offset or array.length * _BYTES_A_PIXEL != size:
        return None
    pixels = array.children[0].contents
    block = (ctypes.c_ubyte * size).from_address(pixels.buffers[1])
    # the block knows nothing of its owner, so it carries the capsule that lets go of the memory
    block.owner = capsule  # type: ignore[attr-defined]
    return memoryview(block).cast("B")


def _is_padded(picture: PIL.Image.Image) -> bool:
    """Return True if the unused fourth byte of RGB is 255; Pillow sets it 255 or 0 throughout."""
    data = shared_memory(picture)
    if data is None:
        return True  # packing sets it
    fourth = np.frombuffer(data, np.uint8)[3::4]
    step = max(1, fourth.size // 4096)
    return bool((fourth[::step] == _OPAQUE).all())
