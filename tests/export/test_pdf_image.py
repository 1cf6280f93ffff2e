"""The image in a PDF: its compressed data is kept, and readers show what the program shows."""

from __future__ import annotations

import io
import math
import re
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import PIL.Image
import PIL.ImageCms
import PIL.ImageFilter
import pypdf
import pypdfium2
import pytest

from app.export.as_pdf import PdfPages
from app.export.exporter import ExportContent
from app.export.few_colours import few_colours
from app.export.pdf_image import pdf_image
from app.export.registry import exporter
from app.imaging.open import identify
from app.imaging.pixels import load
from app.model.analysis import Analysis
from app.model.errors import InputError
from app.model.image import Image
from tests.export.pages import HEIGHT, line_of, of_blocks, picture

# pytest takes back the filters that app.imaging sets
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")

SECRET = b"59.9386N 30.3141E"
TURN = 0x0112


def scene(width: int = 96, height: int = 64) -> PIL.Image.Image:
    """Smooth colours, in which every turn and every channel shows."""
    rows, columns = np.mgrid[0:height, 0:width]
    red, green = 255 * columns / width, 255 * rows / height
    blue = 255 * ((columns - width / 3) ** 2 + (rows - height / 4) ** 2 < 144)
    smooth = PIL.Image.fromarray(np.stack([red, green, blue], axis=-1).astype(np.uint8))
    return smooth.filter(PIL.ImageFilter.GaussianBlur(2))


def noise(width: int = 400, height: int = 300) -> PIL.Image.Image:
    """What no lossless compression makes small."""
    values = np.random.default_rng(5).integers(0, 255, (height, width, 3), np.uint8)
    return PIL.Image.fromarray(values).filter(PIL.ImageFilter.GaussianBlur(1))


def bilevel(width: int = 203, height: int = 150) -> PIL.Image.Image:
    """Black spots on white."""
    return noise(width, height).convert("L").filter(PIL.ImageFilter.GaussianBlur(5)).point(_is_light, "1")


def _is_light(value: float) -> int:
    return 255 * (value > 122)


def encoded(picture: PIL.Image.Image, kind: str, turn: int = 1, **options: Any) -> bytes:
    out = io.BytesIO()
    if turn != 1:
        options["exif"] = exif(turn)
    picture.save(out, kind, **options)
    return out.getvalue()


def exif(turn: int) -> PIL.Image.Exif:
    made = PIL.Image.Exif()
    made[TURN] = turn
    return made


def opened(data: bytes, frame: int = 0) -> Image:
    """The image at a resolution that makes a pixel a point."""
    return msgspec.structs.replace(identify(data, frame=frame), dpi=(72.0, 72.0))


def written(image: Image) -> bytes:
    return exporter("pdf").write(ExportContent(image, ()))


def dictionary_of(pdf: bytes) -> Any:
    """The dictionary of the image in a PDF of one page."""
    page = pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages[0]
    return page["/Resources"]["/XObject"]["/Image"]  # type: ignore[index]


def rendered(pdf: bytes, page: int = 0) -> PIL.Image.Image:
    """What PDFium shows at a pixel a point."""
    with pypdfium2.PdfDocument(pdf) as document:
        shown: PIL.Image.Image = document[page].render(scale=1).to_pil()
        return shown.convert("RGB")


def on_white(picture: PIL.Image.Image) -> PIL.Image.Image:
    if picture.mode != "RGBA":
        return picture
    paper = PIL.Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    return paper.convert("RGB")


def difference(image: Image, pdf: bytes) -> float:
    """How far, in levels on average, a PDF's reader is from what the program shows."""
    wanted = np.asarray(on_white(load(image)), np.int16)
    shown = np.asarray(rendered(pdf), np.int16)
    assert shown.shape == wanted.shape
    return float(np.abs(shown - wanted).mean())


# What is kept


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "MPO", "TIFF"])
def test_a_turned_image_keeps_its_data_and_is_turned_by_the_page(kind: str, turn: int) -> None:
    more = {"compression": "jpeg", "quality": 90} if kind == "TIFF" else {"quality": 90}
    data = encoded(scene(), kind, turn, **more)
    image = opened(data)
    pdf = written(image)
    held = dictionary_of(pdf)
    assert (held["/Width"], held["/Height"]) == (96, 64)
    assert held["/Filter"] == "/DCTDecode"
    assert len(pdf) < len(data) + 4_000
    assert difference(image, pdf) < 0.5


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_turned_images_show_upright_too(kind: str, turn: int) -> None:
    image = opened(encoded(noise(96, 64), kind, turn, lossless=True))
    pdf = written(image)
    assert dictionary_of(pdf)["/Filter"] == "/FlateDecode"
    assert difference(image, pdf) == 0


@pytest.mark.parametrize(
    ("mode", "more", "space"),
    [
        ("RGB", {}, "/DeviceRGB"), ("L", {}, "/DeviceGray"), ("RGB", {"progressive": True}, "/DeviceRGB"),
        ("RGB", {"keep_rgb": True}, "/DeviceRGB"), ("RGB", {"restart_marker_rows": 1}, "/DeviceRGB"),
        ("RGB", {"subsampling": 0}, "/DeviceRGB"),
    ],
)  # fmt: skip
def test_every_common_jpeg_is_kept(mode: str, more: dict[str, Any], space: str) -> None:
    data = encoded(scene().convert(mode), "JPEG", quality=90, **more)
    image = opened(data)
    pdf = written(image)
    held = dictionary_of(pdf)
    assert (held["/Filter"], held["/ColorSpace"]) == ("/DCTDecode", space)
    assert difference(image, pdf) < 0.5


def test_a_cmyk_jpeg_is_kept_and_not_turned_negative() -> None:
    inks = PIL.Image.new("CMYK", (90, 30), (0, 0, 0, 0))
    inks.paste((0, 0, 0, 255), (0, 0, 30, 30))
    inks.paste((255, 0, 0, 0), (60, 0, 90, 30))
    for data, decode in (
        (encoded(inks, "JPEG", quality=95), [1, 0] * 4),
        (encoded(inks, "TIFF", compression="jpeg", quality=95), None),
    ):
        pdf = written(opened(data))
        held = dictionary_of(pdf)
        assert (held["/Filter"], held["/ColorSpace"]) == ("/DCTDecode", "/DeviceCMYK")
        assert held.get("/Decode") == decode
        shown = rendered(pdf)
        black, white, cyan = (np.asarray(shown.getpixel((x, 15)), int) for x in (15, 45, 75))
        assert black.max() < 60
        assert white.min() > 250
        assert cyan[0] < 100 < cyan[2]


def test_cmyk_of_every_making_shows_about_as_the_program_shows_it(shared_data: Path) -> None:
    names = "pil_sample_cmyk.jpg", "sharp_Channel_digital_image_CMYK_color.jpg"
    for path in (shared_data / "tricky" / "jpeg" / name for name in names):
        image = msgspec.structs.replace(identify(path), dpi=(72.0, 72.0))
        pdf = written(image)
        assert dictionary_of(pdf)["/Filter"] == "/DCTDecode"
        assert difference(image, pdf) < 10


@pytest.mark.parametrize("frame", [0, 1])
def test_each_picture_of_an_mpo_file_is_its_own_jpeg(frame: int) -> None:
    other = noise(96, 64)
    data = encoded(scene(), "MPO", quality=90, save_all=True, append_images=[other])
    image = opened(data, frame)
    pdf = written(image)
    assert dictionary_of(pdf)["/Filter"] == "/DCTDecode"
    assert difference(image, pdf) < 0.5


@pytest.mark.parametrize("mode", ["RGB", "YCbCr", "L"])
@pytest.mark.parametrize("strip", [4_000, 2**30])
def test_a_jpeg_in_a_tiff_is_kept_with_its_strips_joined(mode: str, strip: int) -> None:
    data = encoded(noise().convert(mode), "TIFF", compression="jpeg", quality=85, strip_size=strip)
    image = opened(data)
    pdf = written(image)
    assert dictionary_of(pdf)["/Filter"] == "/DCTDecode"
    assert len(pdf) < len(data) + 4_000
    assert difference(image, pdf) < 0.5


@pytest.mark.parametrize("compression", ["group3", "group4", "tiff_lzw", None])
@pytest.mark.parametrize("strip", [400, 2**30])
def test_a_page_of_one_bit_is_a_fax_whatever_it_was(compression: str | None, strip: int) -> None:
    image = opened(encoded(bilevel(), "TIFF", compression=compression, strip_size=strip))
    pdf = written(image)
    held = dictionary_of(pdf)
    assert (held["/Filter"], held["/BitsPerComponent"]) == ("/CCITTFaxDecode", 1)
    parameters = held["/DecodeParms"]
    assert (parameters["/K"], parameters["/Columns"], parameters["/Rows"]) == (-1, 203, 150)
    assert parameters["/BlackIs1"] == pypdf.generic.BooleanObject(value=False)
    assert difference(image, pdf) == 0


def test_of_fax_and_rows_the_smaller_one_is_taken() -> None:
    spots = np.indices((200, 200)).sum(axis=0) % 2
    image = opened(encoded(PIL.Image.fromarray(spots.astype(bool)), "PNG"))
    pdf = written(image)
    assert dictionary_of(pdf)["/Filter"] == "/FlateDecode"
    assert len(pdf) < 4_000
    assert difference(image, pdf) == 0
    palette = bilevel().convert("RGB").quantize(2)
    for kind in ("GIF", "BMP"):
        image = opened(encoded(palette, kind))
        pdf = written(image)
        assert dictionary_of(pdf)["/Filter"] == "/CCITTFaxDecode"
        assert difference(image, pdf) == 0


@pytest.mark.parametrize(
    ("made", "bits", "space"),
    [
        (scene(), 8, "/DeviceRGB"), (scene().convert("L"), 8, "/DeviceGray"),
        (scene().quantize(200), 8, "/Indexed"), (scene().quantize(13), 4, "/Indexed"),
        (scene().quantize(3), 2, "/Indexed"), (scene().quantize(2), 1, "/Indexed"),
    ],
)  # fmt: skip
def test_pixels_are_kept_in_as_few_bits_as_they_need(made: PIL.Image.Image, bits: int, space: str) -> None:
    for kind in ("PNG", "BMP", *(["GIF"] if made.mode != "RGB" else [])):
        image = opened(encoded(made, kind))
        pdf = written(image)
        held = dictionary_of(pdf)
        assert held["/Filter"] == "/FlateDecode"
        shown_space = held["/ColorSpace"]
        assert (shown_space if isinstance(shown_space, str) else shown_space[0]) == space
        assert held["/BitsPerComponent"] == bits
        assert difference(image, pdf) == 0


def test_the_rows_of_a_png_are_kept_as_they_are() -> None:
    made = scene(300, 200)
    best, least = (encoded(made, "PNG", compress_level=level) for level in (9, 0))
    rows = best[best.index(b"IDAT") + 4 :][:100]
    assert rows in written(opened(best))
    # worse ones are packed anew, and so are those PDF has no word for
    assert len(written(opened(least))) < len(least)
    interlaced = bytearray(best)
    interlaced[28] = 1
    clear = made.convert("RGBA")
    clear.putpixel((2, 2), (9, 9, 9, 0))
    deep = PIL.Image.fromarray(np.linspace(0, 65535, 6400).astype(np.uint16).reshape(80, 80))
    for data in (
        encoded(clear, "PNG"),
        encoded(deep, "PNG"),
        encoded(scene().quantize(9), "PNG", transparency=0),
    ):
        image = opened(data)
        assert difference(image, written(image)) == 0


def test_gray_stored_as_colour_is_gray() -> None:
    image = opened(encoded(scene().convert("L").convert("RGB"), "BMP"))
    pdf = written(image)
    assert dictionary_of(pdf)["/ColorSpace"] == "/DeviceGray"
    assert difference(image, pdf) == 0


# What was lossy stays lean


@pytest.mark.parametrize("irreversible", [True, False])
@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("bare", [True, False])
def test_jpeg_2000_is_kept(irreversible: bool, mode: str, bare: bool) -> None:
    options: dict[str, Any] = {
        "irreversible": irreversible,
        "quality_mode": "rates",
        "quality_layers": [6],
        "no_jp2": bare,
    }
    data = encoded(noise().convert(mode), "JPEG2000", **options)
    image = opened(data)
    pdf = written(image)
    held = dictionary_of(pdf)
    assert held["/Filter"] == "/JPXDecode"
    assert held["/ColorSpace"] == {"RGB": "/DeviceRGB", "L": "/DeviceGray"}[mode]
    assert len(pdf) < len(data) + 4_000
    assert difference(image, pdf) <= 0.5


@pytest.mark.parametrize(
    ("kind", "mode", "options", "growth"),
    [
        ("WEBP", "RGB", {"quality": 85}, 1.6),
        ("WEBP", "RGBA", {"quality": 85}, 1.6),
        ("AVIF", "RGB", {"quality": 70}, 2.1),
        ("AVIF", "RGBA", {"quality": 70}, 2.1),
        ("JPEG2000", "RGBA", {"irreversible": True}, 1.0),
    ],
)
def test_other_lossy_formats_become_jpeg_of_like_quality(
    kind: str, mode: str, options: dict[str, Any], growth: float
) -> None:
    made = noise().convert(mode)
    if mode == "RGBA":
        made.putpixel((0, 0), (0, 0, 0, 0))
    data = encoded(made, kind, **options)
    image = opened(data)
    pdf = written(image)
    held = dictionary_of(pdf)
    assert (held["/Filter"], held["/ColorSpace"]) == ("/DCTDecode", "/DeviceRGB")
    assert len(pdf) < growth * len(data) + 4_000
    assert difference(image, pdf) < 8


def test_a_gray_one_has_one_channel_and_a_tiny_one_is_not_spoilt() -> None:
    pdf = written(opened(encoded(noise().convert("LA"), "JPEG2000", irreversible=True)))
    assert dictionary_of(pdf)["/ColorSpace"] == "/DeviceGray"
    tiny = opened(encoded(scene(), "WEBP", quality=1))
    assert difference(tiny, written(tiny)) < 6


def test_what_is_too_long_for_jpeg_is_kept_by_its_pixels() -> None:
    image = opened(encoded(PIL.Image.new("LA", (65_600, 2), (90, 200)), "JPEG2000", irreversible=True))
    held = dictionary_of(written(image))
    assert (held["/Filter"], held["/Width"]) == ("/FlateDecode", 65_600)


def test_what_lost_nothing_loses_nothing() -> None:
    clear = noise().convert("RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    frames = [noise().rotate(turn) for turn in (0, 180)]
    animated = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    for image in (
        opened(encoded(noise(), "WEBP", lossless=True)),
        opened(encoded(clear, "WEBP", lossless=True, exact=True)),
        opened(animated),
        opened(animated, 1),
        opened(encoded(clear, "JPEG2000", irreversible=False)),
        opened(encoded(noise(), "TIFF", compression="tiff_deflate")),
    ):
        pdf = written(image)
        assert dictionary_of(pdf)["/Filter"] == "/FlateDecode"
        assert difference(image, pdf) == 0


def test_the_files_of_the_reports_stay_small(shared_data: Path) -> None:
    folder = shared_data / "reports" / "pdf-size"
    turned, webp = (identify(folder / name) for name in ("turned.jpg", "photo.webp"))
    pdf = written(turned)
    assert len(pdf) < turned.bytes_size + 4_000
    box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (1500 * 72 / 300, 2000 * 72 / 300)
    assert len(written(webp)) < 1.6 * webp.bytes_size


# Colours


def profile_of_wide_colours() -> bytes:
    """A profile whose red and green are swapped, so that nobody can miss whether it is heeded."""
    profile = bytearray(PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    for entry in range(132, 132 + 12 * count, 12):
        name = bytes(profile[entry : entry + 4])
        swapped = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(name)
        if swapped:
            profile[entry : entry + 4] = swapped
    return bytes(profile)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("JPEG", {"quality": 95}),
        ("PNG", {}),
        ("TIFF", {"compression": "jpeg"}),
        ("TIFF", {"compression": None}),
    ],
)
def test_a_colour_profile_is_heeded(kind: str, more: dict[str, Any]) -> None:
    profile = profile_of_wide_colours()
    image = opened(encoded(scene(), kind, icc_profile=profile, **more))
    pdf = written(image)
    space = dictionary_of(pdf)["/ColorSpace"]
    if more.get("compression", "") is None:  # its pixels have it worked in
        assert space == "/DeviceRGB"
    else:
        assert space[0] == "/ICCBased"
        assert space[1].get_object().get_data() == profile
        assert space[1]["/N"] == 3
    plain = opened(encoded(scene(), kind, **more))
    assert np.abs(np.asarray(load(image), int) - np.asarray(load(plain), int)).mean() > 30
    assert difference(image, pdf) < 2


def test_a_profile_of_palette_colours_stands_below_the_palette() -> None:
    image = opened(encoded(scene().quantize(30), "PNG", icc_profile=profile_of_wide_colours()))
    pdf = written(image)
    space = dictionary_of(pdf)["/ColorSpace"]
    assert (space[0], space[1][0]) == ("/Indexed", "/ICCBased")
    assert difference(image, pdf) < 2


def test_a_profile_that_fits_not_or_says_nothing_new_is_left_out() -> None:
    srgb = PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("sRGB")).tobytes()
    for picture_mode, profile in (("RGB", srgb), ("L", profile_of_wide_colours()), ("RGB", b"no profile")):
        pdf = written(opened(encoded(scene().convert(picture_mode), "JPEG", icc_profile=profile)))
        assert dictionary_of(pdf)["/ColorSpace"] in {"/DeviceRGB", "/DeviceGray"}
        assert b"ICC_PROFILE" not in pdf


# What must not be passed on


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("JPEG", {"comment": SECRET, "xmp": SECRET}), ("MPO", {"comment": SECRET}), ("WEBP", {"xmp": SECRET}),
        ("JPEG2000", {"comment": SECRET}), ("JPEG2000", {"comment": SECRET, "no_jp2": True}), ("AVIF", {}),
        ("TIFF", {"compression": "jpeg"}), ("PNG", {}),
    ],
)  # fmt: skip
def test_no_metadata_is_passed_on(kind: str, more: dict[str, Any]) -> None:
    told = PIL.Image.Exif()
    told[0x010E] = SECRET.decode()
    data = encoded(scene(), kind, exif=told, **more)
    if kind == "JPEG2000":
        data += (8 + len(SECRET)).to_bytes(4, "big") + b"xml " + SECRET
    assert SECRET in data
    pdf = written(opened(data + SECRET if kind == "JPEG" else data))
    assert SECRET not in pdf


# The page


def test_the_page_has_the_size_the_resolution_gives_it() -> None:
    plain = picture()
    for dpi, width, height, unit in (
        ((200, 200), 144.0, 108.0, 1),
        ((200, 100), 144.0, 216.0, 1),
        (None, 192.0, 144.0, 1),
        ((1.5, 1.5), 14_400.0, 10_800.0, 19_200 / 14_400),
        ((72, 1), 266.6667, 14_400.0, 1.5),
        ((90_000, 90_000), 3.0, 3.0, 1),
    ):
        resized = msgspec.structs.replace(plain, dpi=dpi)
        page = pypdf.PdfReader(io.BytesIO(written(resized))).pages[0]
        box = page.mediabox
        assert page.user_unit == pytest.approx(unit, abs=1e-5)
        assert math.isclose(float(box.width), width, abs_tol=0.01)
        assert math.isclose(float(box.height), height, abs_tol=0.01)


def test_a_fax_has_the_page_of_its_sheet(shared_data: Path) -> None:
    pdf = written(identify(shared_data / "reports" / "resolution" / "fax.tif"))
    box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert float(box.width) / 72 == pytest.approx(8.47, abs=0.005)
    assert float(box.height) / 72 == pytest.approx(11.74, abs=0.005)


def test_words_stand_over_their_pixels_whatever_the_directions_resolve() -> None:
    image = msgspec.structs.replace(picture(), dpi=(204.0, 98.0))
    page = of_blocks_of("wide and high", 20, 200)
    pdf = exporter("pdf").write(ExportContent(image, (page,)))
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        count = text.count_chars()
        boxes = [text.get_charbox(n, loose=True) for n in range(count)]
    assert boxes[0][0] == pytest.approx(20 * 72 / 204, abs=0.2)
    assert boxes[0][3] == pytest.approx((HEIGHT - 200) * 72 / 98, abs=0.2)
    assert boxes[0][1] == pytest.approx((HEIGHT - 216) * 72 / 98, abs=0.2)
    assert boxes[count - 1][2] == pytest.approx((20 + 8 * 13) * 72 / 204, abs=0.2)


def of_blocks_of(words: str, x: float, y: float) -> Analysis:
    from app.model.analysis import Block

    return of_blocks(Block((), lines=(line_of(words, x, y),)))


# Several pages


def test_pages_follow_each_other_each_in_its_size_with_its_text() -> None:
    pages = PdfPages()
    for number, (made, dpi) in enumerate(((scene(), (72.0, 72.0)), (noise(), (144.0, 72.0))), 1):
        image = msgspec.structs.replace(identify(encoded(made, "PNG"), f"page {number}"), dpi=dpi)
        pages.add(ExportContent(image, (of_blocks_of(f"number {number}", 5, 5),)))
    data = pages.to_bytes()
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    assert [(float(p.mediabox.width), float(p.mediabox.height)) for p in reader.pages] == [
        (96, 64),
        (200, 300),
    ]
    assert [page.extract_text().strip() for page in reader.pages] == ["number 1", "number 2"]
    assert reader.metadata is not None
    assert reader.metadata.title == "page 1"
    shown = np.asarray(rendered(data, 0), int)
    assert np.abs(shown - np.asarray(scene(), int)).mean() < 0.5
    assert pages.to_bytes() != b""


def test_a_page_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    pages = PdfPages()
    good = identify(encoded(scene(), "PNG"))
    (tmp_path / "a.png").write_bytes(encoded(scene(), "PNG"))
    gone = identify(tmp_path / "a.png")
    (tmp_path / "a.png").unlink()
    pages.add(ExportContent(good, ()))
    with pytest.raises(InputError, match=r"cannot open a\.png"):
        pages.add(ExportContent(gone, ()))
    pages.add(ExportContent(good, ()))
    assert len(pypdf.PdfReader(io.BytesIO(pages.to_bytes()), strict=True).pages) == 2


def test_pages_share_a_profile_and_a_font(monkeypatch: pytest.MonkeyPatch) -> None:
    image = opened(encoded(scene(), "JPEG", icc_profile=profile_of_wide_colours()))
    pages = PdfPages()
    for word in ("one", "two"):
        pages.add(ExportContent(image, (of_blocks_of(word, 5, 5),)))
    data = pages.to_bytes()
    assert (data.count(b"/N 3"), data.count(b"/Type0")) == (1, 1)

    monkeypatch.setattr("app.export.as_pdf._CODES_OF_A_FONT", 2)
    pages = PdfPages()
    for word in ("one", "two"):
        pages.add(ExportContent(image, (of_blocks_of(word, 5, 5),)))
    data = pages.to_bytes()
    assert data.count(b"/Type0") == 2
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    assert [page.extract_text().strip() for page in reader.pages] == ["one", "two"]


def test_colours_are_counted_and_numbered() -> None:
    assert few_colours(noise()) is None
    made = scene().quantize(7).convert("RGB")
    found = few_colours(made)
    assert found is not None
    assert found.picture.convert("RGB").tobytes() == made.tobytes()
    assert len(found.palette) % 3 == 0
    assert re.fullmatch(r"P", found.picture.mode)


def test_an_image_that_is_kept_is_still_read_whole() -> None:
    data = encoded(noise(), "JPEG", quality=90)
    with pytest.raises(InputError, match="cut off"):
        pdf_image(identify(data[: len(data) // 2]))
