"""Opening: identity, size and limits from the header, and a plain reason for whatever is not opened."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import PIL.Image
import pytest

from app.imaging import source
from app.imaging.open import OpenLimits, identify
from app.imaging.pixels import load
from app.model.document import encode
from app.model.errors import InputError

from . import pictures

# pytest takes back the filters that app.imaging sets
pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:PIL"),
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]


def refusal(data: Path | bytes, name: str | None = "x", **limits: Any) -> str:
    with pytest.raises(InputError) as caught:
        load(identify(data, name, limits=OpenLimits(**limits)), limits=OpenLimits(**limits))
    return str(caught.value)


def test_an_image_is_told_by_its_content_and_named_after_its_file(tmp_path: Path) -> None:
    path = tmp_path / "really a jpeg.png"
    data = pictures.encoded(pictures.corners(), "JPEG", dpi=(300, 300))
    path.write_bytes(data)
    image = identify(path)
    assert (image.name, image.format, image.mode) == ("really a jpeg.png", "JPEG", "RGB")
    assert (image.width, image.height, image.frame, image.frames) == (60, 40, 0, 1)
    assert image.sha256 == hashlib.sha256(data).hexdigest()
    assert (image.bytes_size, image.dpi, image.orientation) == (len(data), (300.0, 300.0), 1)
    assert image.source == path


def test_bytes_are_opened_like_files() -> None:
    data = pictures.encoded(pictures.corners())
    image = identify(data)
    assert (image.name, image.source, image.format) == ("image", data, "PNG")
    assert identify(data, "pasted").name == "pasted"


def test_identifying_does_not_decode() -> None:
    image = identify(pictures.png_without_pixels(20_000, 20_000))
    assert (image.width, image.height) == (20_000, 20_000)


def test_a_large_file_is_hashed_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.bmp"
    PIL.Image.new("RGB", (900, 900), "teal").save(path)
    assert identify(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", pictures.ORIENTATIONS)
def test_every_orientation_shows_upright_once(kind: str, orientation: int) -> None:
    image = identify(pictures.turned(orientation, kind))
    assert (image.width, image.height) == (60, 40)
    for picture in (load(image), load(image, max_side=30), load(image, max_side=48, exact=True)):
        assert picture.width > picture.height
        assert pictures.corner_names(picture) == ["red", "lime", "blue", "white"]
    assert image.orientation == orientation or kind == "AVIF"


@pytest.mark.parametrize("orientation", [0, 9, 255, 65535])
def test_an_orientation_that_does_not_exist_is_none(orientation: int) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = orientation
    assert identify(pictures.encoded(pictures.corners(), "JPEG", exif=exif)).orientation == 1


def test_damaged_metadata_does_not_spoil_the_picture() -> None:
    for exif in (b"Exif\0\0rubbish, not a directory", b"Exif\0\0II*\0\xff\xff\xff\x7f"):
        for kind in ("JPEG", "PNG", "WEBP"):
            image = identify(pictures.encoded(pictures.corners(), kind, exif=exif))
            assert (image.orientation, load(image).size) == (1, (60, 40))


def test_an_orientation_behind_the_pixels_of_a_png_is_found() -> None:
    whole = pictures.turned(6, "PNG")
    exif_at = whole.index(b"eXIf") - 4
    length = int.from_bytes(whole[exif_at : exif_at + 4], "big") + 12
    exif = whole[exif_at : exif_at + length]
    data = whole[:exif_at] + whole[exif_at + length : -12] + exif + whole[-12:]
    image = identify(data)
    assert (image.orientation, image.width, image.height) == (6, 60, 40)
    assert pictures.corner_names(load(image)) == ["red", "lime", "blue", "white"]


# --- Names -----------------------------------------------------------------------------------------


def test_a_name_that_is_no_text_can_still_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.png"))
    try:
        path.write_bytes(pictures.encoded(pictures.corners()))
    except OSError:
        pytest.skip("this file system takes no such names")
    image = identify(path)
    assert image.name == "caf\ufffd.png"
    assert "caf\ufffd.png" in encode(image, ()).decode()


def test_an_error_is_one_line_whatever_the_name_is() -> None:
    message = refusal(b"rubbish", "a\nb\x1b[31m\u202egnp.exe")
    assert message == (
        "cannot open a\ufffdb\ufffd[31m\ufffdgnp.exe: it is not an image, or not of a kind that is supported"
    )


# --- What is not opened ----------------------------------------------------------------------------


def test_files_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.png", None) == "cannot open none.png: there is no such file"
    assert refusal(tmp_path, "t") == "cannot open t: it is a folder"
    assert refusal(tmp_path / ("x" * 300), "x") == "cannot open x: its name is too long"
    (tmp_path / "empty.png").touch()
    assert refusal(tmp_path / "empty.png", None) == "cannot open empty.png: it is empty"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refusal(tmp_path / "loop", None) == "cannot open loop: its links lead in a circle"
    assert refusal(b"") == "cannot open x: it is empty"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe", None) == "cannot open pipe: it is not an ordinary file"
    assert refusal(Path("/dev/zero"), None) == "cannot open zero: it is not an ordinary file"


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Be nobody in particular where the tests run as root, who may read everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


def test_a_file_without_permission_says_so(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "private.png"
    path.write_bytes(pictures.encoded(pictures.corners()))
    path.chmod(0)
    request.getfixturevalue("ordinary_user")
    assert refusal(path, None) == "cannot open private.png: there is no permission to read it"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\x0a" + b"\0" * 40, "JPEG XL pictures are not supported, save it as PNG or JPEG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "PostScript is not supported, save it as PNG"),
        (b"\xd7\xcd\xc6\x9a" + b"\0" * 60, "Windows metafiles are not supported, save it as PNG"),
        (b"PK\x03\x04" + b"\0" * 60, "it is a ZIP archive or an office document, not an image"),
        (b"\0\0\0\x18ftypisom\0\0\2\0isommp41", "it is a film, not an image"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html><body>Not found", "it is a web page, not an image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG drawings are not supported, save it as PNG"),
        (b"<?xml version='1.0'?><svg/>", "SVG drawings are not supported, save it as PNG"),
        (b"<?xml version='1.0'?><alto/>", "it is not an image, or not of a kind that is supported"),
        (b"Dear Sir or Madam,", "it is not an image, or not of a kind that is supported"),
        (b"\0", "it is not an image, or not of a kind that is supported"),
        (b"\xff\xd8\xff", "the JPEG data is damaged"),
        (b"RIFF\x20\0\0\0WEBPVP8 ", "the WebP data is damaged"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "the AVIF data is damaged"),
        (b"\0\0\0\x1cftypheic\0\0\0\0heicmif1miaf", "the HEIF data is damaged"),
        (b"BM" + b"\0" * 12 + b"\x07" + b"\0" * 90, "the BMP data is of a variety that is not supported"),
    ],
)
def test_other_files_are_refused_with_their_reason(data: bytes, reason: str) -> None:
    assert refusal(data) == f"cannot open x: {reason}"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF"])
def test_a_picture_that_is_cut_off_is_not_shown_as_whole(kind: str) -> None:
    picture = PIL.Image.effect_noise((200, 200), 80).convert("RGB")
    data = pictures.encoded(picture, kind)
    assert refusal(data[: len(data) // 2]) == f"cannot open x: the {kind} data is cut off"


def test_sizes_over_the_limit_are_refused_with_figures() -> None:
    assert refusal(pictures.png_without_pixels(30_000, 20_000)) == (
        "cannot open x: it has 600 000 000 pixels, the limit is 500 000 000"
    )
    small = pictures.encoded(pictures.corners())
    assert refusal(small, max_pixels=2399) == "cannot open x: it has 60 × 40 pixels, the limit is 2 399"
    assert refusal(small, max_bytes=50).endswith("bytes, the limit is 50")
    assert identify(small, limits=OpenLimits(max_pixels=2400, max_bytes=len(small))).width == 60


def test_a_size_pillow_only_warns_of_is_over_a_lower_limit_all_the_same() -> None:
    # 300 million: between Pillow's warning and its refusal
    assert "the limit is 100 000" in refusal(pictures.png_without_pixels(30_000, 10_000), max_pixels=100_000)


def test_the_limit_can_be_raised() -> None:
    large = pictures.png_without_pixels(30_000, 20_000)
    assert identify(large, limits=OpenLimits(max_pixels=600_000_000)).width == 30_000
    assert "the limit is 500 000 000" in refusal(large)


def test_a_bomb_in_the_metadata_is_refused() -> None:
    import zlib

    text = pictures.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 50_000_000))
    whole = pictures.encoded(pictures.corners())
    assert (
        refusal(whole[:33] + text + whole[33:]) == "cannot open x: its metadata unpacks to a suspicious size"
    )
    late = whole[:-12] + text + whole[-12:]
    assert identify(late).orientation == 1


def test_a_picture_within_a_picture_is_limited_too() -> None:
    icon = bytearray(pictures.encoded(pictures.corners(32, 32), "ICO", sizes=[(32, 32)]))
    at = icon.index(b"IHDR") + 4
    icon[at : at + 8] = (40_000).to_bytes(4, "big") * 2
    icon[at + 13 : at + 17] = __import__("zlib").crc32(icon[at - 4 : at + 13]).to_bytes(4, "big")
    assert refusal(bytes(icon)) == "cannot open x: it has 1 600 000 000 pixels, the limit is 500 000 000"


def test_a_picture_that_grows_in_decoding_is_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.imaging import color

    data = pictures.encoded(pictures.corners())
    image = identify(data)

    def grown(picture: PIL.Image.Image) -> int:
        picture._size = (60, 41)
        return 16

    monkeypatch.setattr(color, "stored_depth", grown)
    with pytest.raises(InputError, match=re.escape("cannot open image: ")):
        load(image, limits=OpenLimits(max_pixels=2400))


def test_too_many_pixels_are_refused_without_a_figure_too() -> None:
    with (
        pytest.raises(InputError, match=r"^cannot open x: it has too many pixels, the limit is 9$"),
        source.open_picture(pictures.encoded(pictures.corners(3, 3)), "x", OpenLimits(max_pixels=9)),
    ):
        raise PIL.Image.DecompressionBombError("as large as the sea")


def test_a_picture_without_pixels_is_refused() -> None:
    with pytest.raises(InputError, match="it has no pixels"):
        source.check_pixels(PIL.Image.new("RGB", (0, 5)), "x", OpenLimits())


def test_lack_of_memory_is_said_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    image = identify(pictures.encoded(pictures.corners()), "x")

    def starved(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("app.imaging.color.to_eight_bits", starved)
    with pytest.raises(InputError, match="cannot open x: it needs more memory than there is"):
        load(image)


def test_a_file_that_changed_meanwhile_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(pictures.encoded(pictures.corners()))
    image = identify(path)
    path.write_bytes(pictures.encoded(pictures.corners(90, 30)))
    with pytest.raises(
        InputError, match=r"cannot open a\.png: the file has changed since it was first opened"
    ):
        load(image)
    path.unlink()
    with pytest.raises(InputError, match="there is no such file"):
        load(image)


def test_pillow_logs_nothing_beside_what_it_raises(capfd: pytest.CaptureFixture[str]) -> None:
    data = bytearray(pictures.encoded(pictures.corners(), "TIFF"))
    samples = data.index(b"\x15\x01\x03\0\x01\0\0\0") + 8
    data[samples] = 27
    assert refusal(bytes(data)) == "cannot open x: the TIFF data is damaged"
    assert capfd.readouterr().err == ""


def test_libtiff_says_nothing_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    data = bytearray(pictures.encoded(pictures.corners(), "TIFF", compression="tiff_lzw"))
    data[8:60] = b"\xff" * 52
    refusal(bytes(data))
    assert capfd.readouterr().err == ""
