"""The compressed data of files: taken whole and without metadata, or not at all."""

from __future__ import annotations

import contextlib
import io
import struct
from typing import Any

import numpy as np
import PIL.Image
import PIL.ImageFilter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.imaging.compressed import Compression, compressed_picture
from app.imaging.jpeg2000_file import jpeg2000_picture
from app.imaging.jpeg_frame import jpeg_frame, segments, with_colours_told
from app.imaging.lossy import is_lossy
from app.imaging.open import identify
from app.imaging.strip_metadata import strip_metadata
from app.imaging.tiff_jpeg import tiff_jpeg
from app.model.errors import InputError

from . import pictures
from .pictures import encoded

# pytest takes back the filters that app.imaging sets
pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:PIL"),
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]

STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 273, 279, 324, 325


def noise(width: int = 160, height: int = 120) -> PIL.Image.Image:
    values = np.random.default_rng(3).integers(0, 255, (height, width, 3), np.uint8)
    return PIL.Image.fromarray(values).filter(PIL.ImageFilter.GaussianBlur(1))


def pixels(jpeg: bytes) -> np.ndarray[Any, Any]:
    with PIL.Image.open(io.BytesIO(jpeg)) as picture:
        return np.asarray(picture, np.int16)


# JPEG


def test_the_frame_header_tells_size_and_sampling() -> None:
    frame = jpeg_frame(encoded(noise(33, 17), "JPEG", progressive=True, subsampling=2))
    assert frame is not None
    assert (frame.width, frame.height, frame.bits, frame.ids) == (33, 17, 8, b"\1\2\3")
    assert (frame.block, frame.is_common, frame.tells_colours, frame.restarts) == (
        (16, 16),
        True,
        True,
        False,
    )
    gray = jpeg_frame(encoded(noise().convert("L"), "JPEG", restart_marker_blocks=4))
    assert gray is not None
    assert (gray.block, gray.restarts) == ((8, 8), True)
    assert jpeg_frame(b"\xff\xd8\xff\xd9") is None
    assert jpeg_frame(b"GIF89a") is None
    assert list(segments(b"\xff\xd8\xff\xe0\x00\x01\xff\xda\x00\x02")) == []
    assert jpeg_frame(b"\xff\xd8\xff\xc0\x00\x04\x08\x00\xff\xda\x00\x02") is None


@pytest.mark.parametrize("marker", [0xC3, 0xC9, 0xCA])
def test_rare_kinds_of_jpeg_are_not_kept(marker: int) -> None:
    data = encoded(noise(), "JPEG")
    frame = jpeg_frame(data)
    assert frame is not None
    image = identify(data)
    odd = data[: frame.at + 1] + bytes([marker]) + data[frame.at + 2 :]
    assert compressed_picture(image) is not None
    found = jpeg_frame(odd)
    assert found is not None
    assert not found.is_common
    with contextlib.suppress(InputError):
        assert compressed_picture(identify(odd)) is None


def test_what_nobody_told_about_colours_is_told() -> None:
    for options, rgb in (({}, False), ({"keep_rgb": True}, True)):
        data = encoded(noise(), "JPEG", quality=90, **options)
        bare = b"\xff\xd8" + b"".join(
            data[at : at + 4 + len(body)]
            for at, marker, body in segments(data)
            if marker not in {0xE0, 0xEE, 0xDA}
        )
        frame = jpeg_frame(data)
        assert frame is not None
        bare += data[frame.scan_at :]
        kept = compressed_picture(identify(bare))
        assert kept is not None
        assert kept.data == with_colours_told(bare, rgb=rgb)
        assert np.array_equal(pixels(kept.data), pixels(data))


def test_odd_but_sound_jpeg_files_lose_what_hangs_on_them() -> None:
    data = encoded(noise(), "JPEG", quality=90)
    thumbnail = b"\xff\xe0" + struct.pack(">H", 16 + 12) + data[6:18] + b"\2\2" + b"secret-image"
    extension = b"\xff\xe0\x00\x11JFXX\0\x10secret-no"
    adobe = b"\xff\xee\x00\x14Adobe\0\x64\0\0\0\0\1secret"
    other = b"\xff\xee\x00\x0aOwn-name"
    body = data[20:]
    for head in (thumbnail, thumbnail + extension, data[2:20] + adobe + other, b"\xff\xff\xff" + data[2:20]):
        whole = b"\xff\xd8" + head + body
        bare = strip_metadata(whole)
        assert bare is not None
        assert b"secret" not in bare
        assert b"Own-name" not in bare
        assert np.array_equal(pixels(bare), pixels(data))
        frame = jpeg_frame(bare)
        assert frame is not None
        assert frame.tells_colours


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_behind_the_start_of_a_jpeg_have_an_answer(data: bytes) -> None:
    jpeg_frame(b"\xff\xd8" + data)


# JPEG in TIFF


def strips_of(picture: PIL.Image.Image, rows: int, **options: Any) -> list[bytes]:
    """The picture as JPEG files of so many rows."""
    return [
        encoded(picture.crop((0, top, picture.width, min(top + rows, picture.height))), "JPEG", **options)
        for top in range(0, picture.height, rows)
    ]


def joined(
    parts: list[bytes],
    size: tuple[int, int],
    *,
    tiled: bool = False,
    tags: dict[int, object] | None = None,
) -> bytes | None:
    """What is made of a TIFF of these strips or tiles."""
    ends = np.cumsum([len(part) for part in parts])
    places = tuple(int(end) - len(part) for end, part in zip(ends, parts, strict=True))
    where, lengths = (TILES, TILE_BYTES) if tiled else (STRIPS, STRIP_BYTES)
    own: dict[int, object] = {259: 7, 262: 6, where: places, lengths: tuple(map(len, parts))}
    return tiff_jpeg(own | (tags or {}), size, io.BytesIO(b"".join(parts)))


QUALITY = {"quality": 80, "subsampling": 2}


def test_strips_are_joined_without_a_change() -> None:
    picture = noise()
    for tiled in (False, True):
        whole = joined(strips_of(picture, 16, **QUALITY), picture.size, tiled=tiled)
        assert whole is not None
        alone = np.concatenate([pixels(strip) for strip in strips_of(picture, 16, **QUALITY)])
        # colours are spread a little over the joints, as they are within a strip
        assert np.abs(pixels(whole) - alone).mean() < 4
    gray = picture.convert("L")
    whole = joined(strips_of(gray, 8, quality=80), gray.size)
    assert whole is not None
    assert np.array_equal(pixels(whole), np.concatenate([pixels(s) for s in strips_of(gray, 8, quality=80)]))


def test_a_single_tile_is_cut_to_the_picture() -> None:
    tile = encoded(noise(160, 128), "JPEG", quality=80, subsampling=0)
    whole = joined([tile], (155, 121), tiled=True)
    assert whole is not None
    assert np.array_equal(pixels(whole), pixels(tile)[:121, :155])
    assert joined([tile], (155, 100), tiled=True) is None


def test_tables_that_strips_share_are_put_into_each() -> None:
    data = encoded(noise(), "TIFF", compression="jpeg", quality=80, strip_size=8_000)
    image = identify(data)
    kept = compressed_picture(image)
    assert kept is not None
    assert (kept.compression, kept.width, kept.height, kept.channels) == (Compression.JPEG, 160, 120, 3)
    with PIL.Image.open(io.BytesIO(data)) as picture:
        assert len(getattr(picture, "tag_v2", {})[STRIPS]) > 1
        assert np.array_equal(pixels(kept.data), np.asarray(picture, np.int16))


SIZE = noise().size
STRIPES = strips_of(noise(), 16, **QUALITY)
BROAD = PIL.Image.new("L", (8 * 1000, 8 * 140))


def with_second(strip: bytes) -> list[bytes]:
    return [STRIPES[0], strip, *STRIPES[2:]]


@pytest.mark.parametrize(
    ("strips", "size", "tags"),
    [
        pytest.param(strips_of(noise(), 16, progressive=True, **QUALITY), SIZE, {}, id="progressive"),
        pytest.param(strips_of(noise(), 16, restart_marker_blocks=4, **QUALITY), SIZE, {}, id="restarts"),
        pytest.param(strips_of(noise(), 24, **QUALITY), SIZE, {}, id="half blocks"),
        pytest.param(with_second(encoded(noise(160, 16), "JPEG", quality=60)), SIZE, {}, id="other tables"),
        pytest.param(with_second(encoded(noise(128, 16), "JPEG", **QUALITY)), SIZE, {}, id="other width"),
        pytest.param(with_second(STRIPES[1].replace(b"\xff\xd9", b"")), SIZE, {}, id="no end"),
        pytest.param(with_second(b"rubbish"), SIZE, {}, id="a strip of rubbish"),
        pytest.param([b"rubbish", *STRIPES[1:]], SIZE, {}, id="rubbish first"),
        pytest.param([], SIZE, {}, id="no strips"),
        pytest.param(STRIPES, (320, 60), {}, id="two columns"),
        pytest.param(STRIPES, (160, 300), {}, id="too few rows"),
        pytest.param(STRIPES, SIZE, {STRIP_BYTES: (1, 2)}, id="too few lengths"),
        pytest.param(STRIPES, SIZE, {284: 2, 277: 3}, id="planes"),
        pytest.param(STRIPES, SIZE, {259: 5}, id="another compression"),
        pytest.param(STRIPES, SIZE, {262: 8}, id="colours JPEG does not know"),
        pytest.param(strips_of(BROAD, 8 * 70), BROAD.size, {}, id="more units than can be counted"),
    ],
)
def test_what_cannot_be_joined_is_left(
    strips: list[bytes], size: tuple[int, int], tags: dict[int, object]
) -> None:
    assert joined(strips, size, tags=tags) is None


@pytest.mark.parametrize("turn", [1, 6])
def test_white_may_be_zero(turn: int) -> None:
    gray = pictures.corners().convert("L")
    data = bytearray(encoded(gray, "TIFF", compression="jpeg", tiffinfo={274: turn}))
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    for entry in range(at + 2, at + 2 + 12 * count, 12):
        if struct.unpack_from("<H", data, entry) == (262,):
            struct.pack_into("<H", data, entry + 8, 0)
    kept = compressed_picture(identify(bytes(data)))
    assert kept is not None
    assert (kept.inverted, kept.orientation, kept.width) == (True, turn, 60)


def test_odd_files_are_left_to_their_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    jpeg = encoded(noise(), "JPEG")
    frame = jpeg_frame(jpeg)
    assert frame is not None
    # what reads it skips the two bytes that belong to nothing
    odd = jpeg[: frame.at] + b"\x00\x00" + jpeg[frame.at :]
    assert compressed_picture(identify(odd)) is None
    monkeypatch.setattr("app.imaging.compressed.tiff_jpeg", _raise)
    assert compressed_picture(identify(encoded(noise(), "TIFF"))) is None


def test_a_strip_with_other_channels_than_its_tiff_says_is_left() -> None:
    data = bytearray(encoded(noise(), "TIFF", compression="jpeg", strip_size=2**30))
    with PIL.Image.open(io.BytesIO(data)) as picture:
        (at,) = getattr(picture, "tag_v2", {})[STRIPS]
    gray = encoded(noise().convert("L"), "JPEG", quality=5)
    data[at : at + len(gray)] = gray
    assert compressed_picture(identify(bytes(data))) is None


def _raise(*_: object) -> bytes:
    raise struct.error


# JPEG 2000


def boxed(**options: Any) -> bytes:
    return encoded(options.pop("made", noise()), "JPEG2000", **options)


def test_a_jpeg_2000_file_is_made_anew_around_its_picture() -> None:
    data = boxed(irreversible=True, comment=b"secret")
    found = jpeg2000_picture(data + struct.pack(">I4s", 14, b"uuid") + b"secret")
    assert found is not None
    assert (found.width, found.height, found.channels, found.is_plain, found.lossless) == (
        160,
        120,
        3,
        True,
        False,
    )
    assert b"secret" not in found.data
    assert np.array_equal(pixels(found.data), pixels(data))
    bare = jpeg2000_picture(boxed(no_jp2=True, comment=b"secret", irreversible=False) + b"secret")
    assert bare is not None
    assert (bare.is_plain, bare.lossless) == (True, True)
    assert b"secret" not in bare.data
    assert jpeg2000_picture(found.data) == found


def test_only_plain_jpeg_2000_is_kept() -> None:
    sixteen = PIL.Image.fromarray(np.arange(4096, dtype=np.uint16).reshape(64, 64) * 16)
    for made in (noise().convert("RGBA"), noise().convert("LA"), sixteen):
        found = jpeg2000_picture(boxed(made=made))
        assert found is not None
        assert not found.is_plain
        assert compressed_picture(identify(boxed(made=made))) is None
    other_colours = (
        boxed()
        .replace(b"\x00\x0fcolr", b"\x00\x0fcolr")
        .replace(b"colr\x01\x00\x00\x00\x00\x00\x10", b"colr\x01\x00\x00\x00\x00\x00\x12")
    )
    found = jpeg2000_picture(other_colours)
    assert found is not None
    assert not found.is_plain


def test_a_length_may_stand_for_the_rest_or_be_long() -> None:
    data = boxed()
    at = data.index(b"jp2c") - 4
    whole = jpeg2000_picture(data)
    to_the_end = data[:at] + bytes(4) + data[at + 4 :]
    long = data[:at] + struct.pack(">I4sQ", 1, b"jp2c", len(data) - at + 8) + data[at + 8 :]
    tile = data.index(b"\xff\x90")
    open_tile = data[: tile + 6] + bytes(4) + data[tile + 10 :]
    (length,) = struct.unpack_from(">I", data, tile + 6)
    lengths_of_packets = b"\xff\x58\x00\x04\x00\x00"
    more_said = to_the_end[: tile + 6] + struct.pack(">I", length + 6) + data[tile + 10 : tile + 12]
    more_said += lengths_of_packets + data[tile + 12 :]
    assert whole is not None
    with_more = jpeg2000_picture(more_said)
    assert with_more is not None
    assert len(with_more.data) == len(whole.data) + 6
    for other in (to_the_end, long, open_tile):
        found = jpeg2000_picture(other)
        assert found is not None
        assert len(found.data) == len(whole.data)


def test_odd_jpeg_2000_is_left() -> None:
    data = boxed()
    start = data.index(b"\xff\x4f\xff\x51")
    tile = data.index(b"\xff\x90")
    commented = data[: tile + 12] + b"\xff\x64\x00\x04\x00\x01" + data[tile + 12 :]
    cases = (
        b"", b"rubbish" * 9, data[:40], data[: start + 20], data[: tile + 4], data[:-40], commented,
        data[: start + 2] + b"\x00\x00\x00\x00" + data[start + 6 :],
        data[: tile + 6] + struct.pack(">I", 5) + data[tile + 10 :],
    )  # fmt: skip
    assert [jpeg2000_picture(case) for case in cases] == [None] * len(cases)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=120), st.sampled_from([b"", b"\xff\x4f\xff\x51", boxed()[:100], boxed()[:200]]))
def test_any_bytes_of_jpeg_2000_have_an_answer(data: bytes, head: bytes) -> None:
    jpeg2000_picture(head + data)


# Everything


KINDS = {
    "jpeg": encoded(noise(40, 30), "JPEG"),
    "tiff": encoded(noise(40, 30), "TIFF", compression="jpeg", strip_size=2_000),
    "mpo": encoded(noise(40, 30), "MPO", save_all=True, append_images=[noise(40, 30)]),
    "png": encoded(noise(40, 30).quantize(9), "PNG"),
    "jp2": encoded(noise(40, 30), "JPEG2000"),
    "webp": encoded(noise(40, 30), "WEBP"),
}


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_damage_leaves_an_answer_or_an_input_error(kind: str, data: st.DataObject) -> None:
    whole = bytearray(KINDS[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(InputError):
        image = identify(bytes(whole))
        compressed_picture(image)
        is_lossy(image)


@pytest.mark.parametrize(
    ("data", "lossy"),
    [
        (encoded(noise(), "JPEG"), True), (encoded(noise(), "MPO"), True), (encoded(noise(), "PNG"), False),
        (encoded(noise(), "WEBP"), True), (encoded(noise(), "WEBP", lossless=True), False),
        (encoded(noise().convert("RGBA"), "WEBP"), True),
        (encoded(noise(), "WEBP", save_all=True, append_images=[noise().rotate(180)]), True),
        (encoded(noise(), "WEBP", save_all=True, append_images=[noise().rotate(180)], lossless=True), False),
        (encoded(noise(), "AVIF"), True), (encoded(noise(), "TIFF", compression="jpeg"), True),
        (encoded(noise(), "TIFF", compression="tiff_lzw"), False), (boxed(irreversible=True), True),
        (boxed(irreversible=False), False),
    ],
)  # fmt: skip
def test_what_was_lossy_is_known(data: bytes, lossy: bool) -> None:
    assert is_lossy(identify(data)) == lossy


def test_an_avif_of_plain_rgb_is_held_for_lossless() -> None:
    data = encoded(noise(), "AVIF", quality=100, subsampling="4:4:4")
    at = data.index(b"colrnclx") + 12
    assert not is_lossy(identify(data[:at] + b"\0\0" + data[at + 2 :]))
