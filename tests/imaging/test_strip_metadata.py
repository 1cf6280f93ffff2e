"""What is passed on holds the picture and nothing that came along with it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import PIL.Image
import PIL.ImageCms
import PIL.PngImagePlugin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.imaging.open import identify
from app.imaging.strip_metadata import strip_metadata

SECRET = b"59.9386N 30.3141E"
PROFILE = PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("sRGB")).tobytes()


def picture() -> PIL.Image.Image:
    return PIL.Image.fromarray(np.random.default_rng(1).integers(0, 255, (48, 64, 3), np.uint8))


def with_everything(kind: str, *, progressive: bool = False) -> bytes:
    exif = PIL.Image.Exif()
    exif[0x010E] = SECRET.decode()
    out = io.BytesIO()
    if kind == "JPEG":
        picture().save(
            out, "JPEG", exif=exif, comment=SECRET, icc_profile=PROFILE, progressive=progressive, xmp=SECRET
        )
        return out.getvalue() + SECRET
    told = PIL.PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET.decode())
    picture().save(out, "PNG", exif=exif, pnginfo=told, icc_profile=PROFILE)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "progressive"), [("JPEG", False), ("JPEG", True), ("PNG", False)])
def test_the_picture_stays_the_rest_goes(kind: str, progressive: bool) -> None:
    whole = with_everything(kind, progressive=progressive)
    assert SECRET in whole
    bare = strip_metadata(whole)
    assert bare is not None
    assert SECRET not in bare
    before, after = PIL.Image.open(io.BytesIO(whole)), PIL.Image.open(io.BytesIO(bare))
    assert after.tobytes() == before.tobytes()
    assert after.info["icc_profile"] == PROFILE
    assert not after.getexif()
    assert strip_metadata(bare) == bare


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("name", ["svg", "pdf"])
def test_exports_do_not_tell_where_a_picture_was_taken(kind: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"picture.{kind.lower()}"
    path.write_bytes(with_everything(kind))
    made = exporter(name).write(ExportContent(identify(path), ()))
    assert SECRET not in made
    import base64

    assert base64.b64encode(SECRET)[2:-4] not in made


def test_what_is_odd_is_not_passed_on() -> None:
    jpeg, png = with_everything("JPEG"), with_everything("PNG")
    for odd in (
        b"",
        b"GIF89a",
        jpeg[:300],
        jpeg[: len(jpeg) // 2],
        png[:100],
        b"\xff\xd8\xff\xe1\x00\x01" * 9,
    ):
        assert strip_metadata(odd) is None
    assert strip_metadata(b"\xff\xd8\x00\x00\x00\x00") is None
    assert strip_metadata(png.replace(b"IDAT", b"QDAT")) is None
    assert strip_metadata(b"\xff\xd8\xff\xd9\x00\x00") == b"\xff\xd8\xff\xd9"


@given(st.binary(max_size=400), st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b""]))
@settings(deadline=None)
def test_any_bytes_have_an_answer(data: bytes, head: bytes) -> None:
    strip_metadata(head + data)
