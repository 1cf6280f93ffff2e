"""Files that are cut off: as far as they go where that is wanted, refused where it is not."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import PIL.Image
import pytest

from app.imaging import open as opening
from app.imaging.fit import fit
from app.imaging.limits import OpenLimits
from app.imaging.open import identify, other_pages
from app.imaging.pixels import load
from app.model.errors import InputError
from app.model.image import Image
from app.model.limits import Limits

from . import pictures

ANYHOW = OpenLimits(incomplete=True)
KINDS = ("JPEG", "PNG", "GIF", "TIFF", "progressive", "turned", "tiled")


def noisy(side: int = 200) -> PIL.Image.Image:
    """A red picture with noise in it, so that its file is long."""
    noise = random.Random(7).randbytes(side * side)  # noqa: S311 - a picture, no secret
    channel = PIL.Image.frombytes("L", (side, side), noise)
    weak = channel.point(lambda value: value // 8)
    return PIL.Image.merge("RGB", (channel.point(lambda value: 200 + value // 8), weak, weak))


def whole(kind: str) -> bytes:
    picture = noisy()
    if kind == "progressive":
        return pictures.encoded(picture, "JPEG", progressive=True)
    if kind == "turned":
        exif = PIL.Image.Exif()
        exif[0x0112] = 6
        return pictures.encoded(picture, "JPEG", exif=exif.tobytes())
    if kind == "tiled":
        return pictures.encoded(picture, "TIFF", tiffinfo={322: 64, 323: 64})
    return pictures.encoded(picture, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_what_there_is_of_a_file_is_decoded_where_that_is_wanted(kind: str) -> None:
    data = whole(kind)
    cut = data[: len(data) * 6 // 10]
    refused = identify(cut)
    assert not refused.incomplete
    with pytest.raises(InputError):
        load(refused)
    image = identify(cut, limits=ANYHOW)
    assert image.incomplete
    assert (image.width, image.height, image.sha256) == (200, 200, refused.sha256)
    picture = load(image)
    assert picture.size == (200, 200)
    pixel = picture.convert("RGB").getpixel((195, 5) if kind == "turned" else (5, 5))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 150
    assert pixel[1] < 100
    with pytest.raises(InputError):  # it is about this image alone
        load(refused)


@pytest.mark.parametrize("kind", [*KINDS, "WEBP"])
def test_a_whole_file_is_whole_also_with_something_behind_it(kind: str) -> None:
    for tail in (b"", b"\0" * 20):
        image = identify(whole(kind) + tail, limits=ANYHOW)
        assert not image.incomplete
        load(image)


@pytest.mark.parametrize("kind", [*KINDS, "WEBP"])
@pytest.mark.parametrize("share", [1, 3, 9])
def test_however_much_is_missing_it_is_decoded_or_refused_in_one_sentence(kind: str, share: int) -> None:
    data = whole(kind)
    cut = data[: max(60, len(data) * share // 10)]
    refused = None
    try:
        load(identify(cut, limits=ANYHOW))
    except InputError as error:
        refused = str(error)
    assert refused is None or refused.startswith("cannot open image: ")


def test_damage_of_another_kind_stays_refused() -> None:
    data = bytearray(whole("PNG"))
    data[len(data) // 2 : len(data) // 2 + 200] = bytes(200)
    image = identify(bytes(data), limits=ANYHOW)
    assert not image.incomplete
    with pytest.raises(InputError):
        load(image)


def test_a_large_picture_stays_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_INCOMPLETE_PIXELS", 39_999)
    data = whole("JPEG")
    assert not identify(data[: len(data) // 2], limits=ANYHOW).incomplete


def test_pages_after_the_first_are_told_apart() -> None:
    data = pictures.encoded(noisy(), "TIFF", save_all=True, append_images=[noisy()])
    first = identify(data, limits=ANYHOW)
    assert not first.incomplete
    assert [page.incomplete for page in other_pages(first, ANYHOW) if isinstance(page, Image)] == [False]


def test_a_service_gets_a_whole_copy() -> None:
    data = whole("JPEG")
    image = identify(data[: len(data) // 2], limits=ANYHOW)
    copy = fit(image, Limits(formats=("image/jpeg",)))
    assert not identify(copy.data, limits=ANYHOW).incomplete
    load(identify(copy.data))


def test_other_threads_refuse_what_one_takes() -> None:
    data = whole("JPEG")
    cut = data[: len(data) // 2]
    taken, refused = identify(cut, limits=ANYHOW), identify(cut)

    def decodes(image: Image) -> bool:
        try:
            load(image)
        except InputError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(decodes, [taken, refused] * 40)) == [True, False] * 40
