"""Pyramids: huge pictures cut into tiles, strip by strip, in a process of its own."""

from __future__ import annotations

import errno
import io
import json
import mmap
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec
import numpy as np
import PIL.Image
import pytest

from app.imaging import color
from app.imaging.limits import DEFAULT_LIMITS
from app.imaging.open import identify
from app.imaging.pixels import load
from app.imaging.pyramid import TILE, Pyramid, PyramidLayout
from app.imaging.strip_decode import STRIP, _StreamingDecode, can_stream, decode_in_strips
from app.imaging.tile_process import TileCutter, cut_tiles
from app.model.errors import InputError
from app.model.image import Image
from app.model.phrase import Phrase
from tests.imaging.pictures import ORIENTATIONS, encoded

SIZE = (1_300, 701)
Cut = Callable[[bytes], TileCutter]


def grain(mode: str = "RGB", size: tuple[int, int] = SIZE) -> PIL.Image.Image:
    """A picture whose every corner differs, so that a tile out of place is found."""
    width, height = size
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    pixels = np.stack((across % 251, down % 241, (across // 7 + down // 5) % 256), axis=2)
    picture = PIL.Image.fromarray(pixels.astype(np.uint8))
    if mode in {"RGBA", "LA"}:
        picture.putalpha(PIL.Image.fromarray((255 - across % 200).astype(np.uint8)))
    return picture.convert(mode)


@pytest.fixture
def cut_apart(tmp_path: Path) -> Iterator[Cut]:
    """Cuts a file in a real process of its own."""
    made: list[TileCutter] = []

    def run(data: bytes) -> TileCutter:
        one = TileCutter(identify(data, "p"), tmp_path / "cache")
        made.append(one)
        one.run(lambda _rows: None)
        return one

    yield run
    for one in made:
        one.stop()


def level(of: Pyramid, number: int) -> np.ndarray[Any, Any]:
    """A whole level, put together from its tiles."""
    width, height = of.level_size(number)
    out = np.zeros((height, width, of.shape.channels), np.uint8)
    for key, (left, top, right, bottom) in of.tiles(number, 0, 0, width, height):
        tile = of.read(key)
        assert tile is not None
        out[top:bottom, left:right] = tile
    return out


def in_process(
    data: bytes, out: IO[bytes], *, size: tuple[int, int] = SIZE, alpha: bool = False
) -> list[int]:
    """Cut as the process does, but in this one."""
    limits = DEFAULT_LIMITS
    order = {
        "name": "p", "frame": 0,
        "limits": (limits.max_pixels, limits.max_frames, limits.max_bytes),
    }  # fmt: skip
    told: list[int] = []
    cut_tiles(data, order, PyramidLayout(*size, 4 if alpha else 3), out, told.append)
    return told


# --- Strips --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(("PNG", mode) for mode in ("L", "LA", "P", "RGB", "RGBA", "I;16")),
        *(("JPEG", mode) for mode in ("L", "RGB", "CMYK")),
    ],
)
@pytest.mark.parametrize("size", [(300, 5 * STRIP + 7), (3, 1), (700, STRIP)])
def test_a_picture_in_strips_is_the_picture(kind: str, mode: str, size: tuple[int, int]) -> None:
    picture = grain("L", size).convert("I;16") if mode == "I;16" else grain(mode, size)
    data = encoded(picture, kind)
    with PIL.Image.open(io.BytesIO(data)) as plain:
        plain.load()
    strips: list[tuple[int, PIL.Image.Image]] = []
    with PIL.Image.open(io.BytesIO(data)) as opened:
        assert can_stream(opened)
        decode_in_strips(opened, io.BytesIO(data), lambda top, strip: strips.append((top, strip)))
    assert [top for top, _ in strips] == list(range(0, size[1], STRIP))
    for top, strip in strips:
        expected = plain.crop((0, top, size[0], min(top + STRIP, size[1])))
        assert strip.mode == plain.mode
        assert strip.tobytes() == expected.tobytes()
        assert strip.convert("RGB").tobytes() == expected.convert("RGB").tobytes()


def test_strips_come_while_the_file_is_still_being_read() -> None:
    noise = PIL.Image.effect_noise((1_000, 3_000), 90)
    file = io.BytesIO(encoded(noise, "PNG"))
    read_at: list[int] = []
    with PIL.Image.open(file) as opened:
        decode_in_strips(opened, file, lambda _top, _strip: read_at.append(file.tell()))
    assert read_at[0] < len(file.getvalue()) / 4
    assert read_at == sorted(read_at)


def test_black_and_transparent_pictures_come_whole() -> None:
    """What is all zeros must not be taken for what is not there yet."""
    for mode in ("L", "RGBA"):
        data = encoded(PIL.Image.new(mode, (2_000, 1_500)), "PNG")
        rows: list[int] = []
        with PIL.Image.open(io.BytesIO(data)) as opened:
            decode_in_strips(opened, io.BytesIO(data), lambda _top, s: rows.append(s.height))  # noqa: B023
            total = sum(rows)
        assert total == 1_500


@pytest.mark.parametrize(
    ("kind", "options"), [("PNG", {"interlace": 1}), ("TIFF", {}), ("WEBP", {"lossless": True})]
)
def test_other_pictures_are_decoded_whole(kind: str, options: dict[str, Any], tmp_path: Path) -> None:
    picture = grain()
    data = interlaced(picture) if options.get("interlace") else encoded(picture, kind, **options)
    rows: list[int] = []
    with PIL.Image.open(io.BytesIO(data)) as opened:
        assert not can_stream(opened)
        decode_in_strips(opened, io.BytesIO(data), lambda _top, strip: rows.append(strip.height))
    assert sum(rows) == SIZE[1]


def interlaced(picture: PIL.Image.Image) -> bytes:
    """An interlaced PNG, written with the seven passes of the format."""
    import struct
    import zlib

    pixels = np.asarray(picture)
    passes = (
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    )
    raw = b"".join(
        b"\0" + row.tobytes() for x, y, across, down in passes for row in pixels[y::down, x::across]
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", *picture.size, 8, 2, 0, 0, 1)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(raw))
        + chunk(b"IEND", b"")
    )


# --- Pyramids ------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", ORIENTATIONS)
def test_tiles_lie_upright_however_the_camera_was_held(turn: int, tmp_path: Path) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = turn
    data = encoded(grain(), "PNG", exif=exif)
    image = identify(data, "p")
    upright = np.asarray(load(image))
    made = TileCutter(image, tmp_path)
    of = made.pyramid
    of.rows = in_process(data, of.file)[-1]
    assert of.complete
    assert np.array_equal(level(of, 0), upright)
    half = level(of, 1).astype(int)
    x, y = of.offset(1)
    inside = upright[int(y) % 2 :, int(x) % 2 :].astype(int)
    rows, columns = inside.shape[0] // 2, inside.shape[1] // 2
    means = inside[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2, 3).mean(axis=(1, 3))
    part = half[int(y) % 2 :, int(x) % 2 :][:rows, :columns]
    assert np.abs(part - means).max() <= 1
    made.stop()


def test_a_real_process_cuts_a_file_and_bytes(cut_apart: Cut, tmp_path: Path) -> None:
    picture = grain()
    data = encoded(picture, "JPEG", quality=95)
    made = cut_apart(data)
    assert made.pyramid.complete
    assert np.array_equal(level(made.pyramid, 0), np.asarray(load(identify(data, "p"))))
    path = tmp_path / "näme.jpg"
    path.write_bytes(data)
    of_file = TileCutter(identify(path), tmp_path / "cache")
    told: list[int] = []
    of_file.run(told.append)
    assert told == sorted(told)
    assert told[-1] == SIZE[1]
    assert np.array_equal(level(of_file.pyramid, 0), level(made.pyramid, 0))
    of_file.stop()


def test_transparent_pictures_keep_their_alpha(tmp_path: Path) -> None:
    picture = grain("RGBA")
    data = encoded(picture, "PNG")
    made = TileCutter(identify(data, "p"), tmp_path)
    assert made.pyramid.alpha
    made.pyramid.rows = in_process(data, made.pyramid.file, alpha=True)[-1]
    got = level(made.pyramid, 0)
    assert np.array_equal(got[..., 3], np.asarray(picture)[..., 3])
    red = np.asarray(picture)[..., 0].astype(int) * got[..., 3] / 255
    assert np.abs(got[..., 2] - red).max() <= 1
    made.stop()


def test_the_file_of_a_pyramid_has_no_name_and_is_gone_with_its_process(tmp_path: Path) -> None:
    made = Pyramid(tmp_path, "p", SIZE, 1, alpha=False)
    if sys.platform != "win32":
        assert list(tmp_path.iterdir()) == []
    key = next(iter(made.tiles(0, 0, 0, 5, 5)))[0]
    assert not made.has(key)
    made.rows = SIZE[1]
    assert made.has(key)
    made.close()
    made.close()
    assert made.closed
    assert not made.has(key)
    assert made.read(key) is None
    assert made.small_copy() is None


def test_tiles_are_there_as_soon_as_their_rows_are(tmp_path: Path) -> None:
    made = Pyramid(tmp_path, "p", (3_000, 2_000), 1, alpha=False)
    made.rows = TILE
    assert made.has((0, 1, 0))
    assert not made.has((0, 1, 1))
    assert not made.has((1, 0, 0))
    copy = made.small_copy()
    assert copy is not None
    assert copy.shape == (500, 750, 3)
    assert (copy[: TILE // 4] == 0).all()
    assert (copy[TILE // 4 :] == 128).all()
    assert made.area((1, 1, 0)) == (1_024, 0, 2_048, 1_024)
    made.close()


def test_a_full_disk_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 300_000_000

    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage)
    with pytest.raises(InputError, match="no room for its sharp pixels"):
        Pyramid(tmp_path, "p", (20_000, 20_000), 1, alpha=False)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot open p: its sharp pixels cannot be kept"):
        Pyramid(tmp_path / "file", "p", SIZE, 1, alpha=False)


def test_where_memory_cannot_be_given_back_all_the_same_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(mmap, "MADV_DONTNEED", raising=False)
    data = encoded(grain(), "PNG")
    made = TileCutter(identify(data, "p"), tmp_path)
    made.pyramid.rows = in_process(data, made.pyramid.file)[-1]
    assert np.array_equal(level(made.pyramid, 0), np.asarray(grain()))
    made.stop()


def test_a_very_long_picture_has_no_more_levels_than_a_strip_can_be_halved() -> None:
    assert len(PyramidLayout(400_000, 1_000, 3).levels) == 8


def test_a_decoder_that_reads_on_is_told_nothing_new() -> None:
    data = encoded(grain(), "PNG")
    rows: list[int] = []
    with PIL.Image.open(io.BytesIO(data)) as opened:
        stream = _StreamingDecode(opened, lambda _top, strip: rows.append(strip.height))
        stream.run()
        assert not stream.next_is_complete()
    assert sum(rows) == SIZE[1]


def test_a_fault_in_the_writer_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> PIL.Image.Image:
        raise MemoryError("no more")

    monkeypatch.setattr(color, "to_srgb", broken)
    with pytest.raises(MemoryError, match="no more"):
        in_process(encoded(grain(), "PNG"), io.BytesIO())


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_a_process_that_goes_its_own_way_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "python"
    script.write_text("#!/bin/sh\necho something else >&2\nexit 3\n")
    script.chmod(0o755)
    noise = encoded(PIL.Image.effect_noise((1_500, 1_500), 90), "PNG")
    made = TileCutter(identify(noise, "p"), tmp_path)
    monkeypatch.setattr(sys, "executable", str(script))
    with pytest.raises(InputError, match="broke off"):
        made.run(lambda _rows: None)
    made.stop()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_disk_that_fills_up_is_one_sentence(tmp_path: Path) -> None:
    data = encoded(grain(), "PNG")
    with Path("/dev/full").open("wb") as full:
        with pytest.raises(OSError, match="No space") as raised:
            in_process(data, full)
        assert raised.value.errno == errno.ENOSPC
    made = TileCutter(identify(data, "p"), tmp_path)
    made.pyramid.file.close()
    made.pyramid.file = Path("/dev/full").open("r+b", buffering=0)  # noqa: SIM115 - closed with the pyramid
    with pytest.raises(InputError, match="the disk has no room"):
        made.run(lambda _rows: None)
    made.stop()


def test_a_damaged_picture_is_one_sentence(tmp_path: Path) -> None:
    noise = encoded(PIL.Image.effect_noise((900, 900), 60), "PNG")
    cut_off_since = Image("p", "", 900, 900, noise[: len(noise) // 2])
    made = TileCutter(cut_off_since, tmp_path)
    with pytest.raises(InputError, match="cannot open p: "):
        made.run(lambda _rows: None)
    made.stop()


def test_a_file_that_was_replaced_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    path.write_bytes(encoded(grain(), "PNG"))
    made = TileCutter(identify(path), tmp_path)
    path.write_bytes(encoded(grain(size=(900, 701)), "PNG"))
    with pytest.raises(InputError, match=r"p\.png: the file has changed"):
        made.run(lambda _rows: None)
    made.stop()


def test_stopping_ends_the_process_and_says_nothing(tmp_path: Path) -> None:
    data = encoded(PIL.Image.effect_noise((3_000, 3_000), 60), "PNG", compress_level=1)
    made = TileCutter(identify(data, "p"), tmp_path)
    heard = threading.Event()

    def stop(_rows: int) -> None:
        if not heard.is_set():
            heard.set()
            made.stop()

    made.run(stop)
    assert heard.is_set()
    assert made.pyramid.closed
    made.run(stop)  # and it does not begin again


def test_no_process_to_be_had_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = TileCutter(identify(encoded(grain()), "p"), tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    with pytest.raises(InputError, match="its sharp pixels cannot be read"):
        made.run(lambda _rows: None)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    if os.path.exists("/bin/false"):  # noqa: PTH110 - a fixed place
        with pytest.raises(InputError, match="broke off"):
            made.run(lambda _rows: None)
    made.stop()


def test_the_process_speaks_in_lines(tmp_path: Path) -> None:
    limits = [9, 9, 9]
    order = {"path": "/nowhere", "name": "p", "frame": 0, "alpha": False, "size": [5, 5], "limits": limits}
    done = subprocess.run(
        [sys.executable, "-m", "app.imaging.tile_process"],
        input=json.dumps(order).encode() + b"\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    mark, _, said = done.stderr.partition(b" ")
    assert (mark, str(msgspec.json.decode(said, type=Phrase))) == (
        b"@error",
        "cannot open p: there is no such file",
    )
