"""Pages of PDF files as pictures: sizes, pixels, limits, passwords, damage."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import PIL.Image
import PIL.ImageDraw
import pytest

from app.imaging import pdf
from app.imaging.find_images import find_images
from app.imaging.limits import DEFAULT_LIMITS, OpenLimits, limits_for
from app.imaging.open import check_all_counted, identify, other_pages
from app.imaging.pdf_passwords import add_passwords, forget_passwords, known_passwords
from app.imaging.pixels import has_quick_preview, load
from app.imaging.source import open_picture
from app.imaging.tile_process import TileCutter
from app.model.errors import InputError, PasswordError
from app.model.image import Image
from app.model.pdf_job import PdfJob, PdfTask
from tests.imaging.pictures import corner_names
from tests.pdfs import Page, encrypted, pdf_of, text_at, turned_and_cropped

AT_72 = OpenLimits(pdf_dpi=72)
CLOCKWISE = ["red", "lime", "blue", "white"]


@pytest.fixture(autouse=True)
def no_passwords() -> Iterator[None]:
    forget_passwords()
    yield
    forget_passwords()


def refusal(data: bytes, limits: OpenLimits = AT_72) -> str:
    with pytest.raises(InputError) as caught:
        load(identify(data, "a.pdf", limits=limits))
    return str(caught.value)


@pytest.mark.parametrize("dpi", [72, 100, 300])
def test_a_page_becomes_a_picture_at_the_resolution_chosen(dpi: int) -> None:
    image = identify(pdf_of(Page()), "a.pdf", limits=OpenLimits(pdf_dpi=dpi))
    assert (image.width, image.height) == (round(300 * dpi / 72), round(200 * dpi / 72))
    assert (image.format, image.mode, image.dpi) == ("PDF", "RGB", (dpi, dpi))
    picture = load(image)
    assert (picture.size, picture.mode) == ((image.width, image.height), "RGB")
    assert corner_names(picture) == CLOCKWISE


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90, 450])
def test_a_turned_page_is_upright(turn: int) -> None:
    image = identify(turned_and_cropped(pdf_of(Page()), turn), "a.pdf", limits=AT_72)
    assert (image.width, image.height) == ((200, 300) if turn % 180 else (300, 200))
    shift = turn % 360 // 90
    assert corner_names(load(image)) == CLOCKWISE[-shift:] + CLOCKWISE[:-shift]


def test_of_a_cropped_page_the_crop_box_is_seen() -> None:
    data = turned_and_cropped(pdf_of(Page()), 0, (0, 140, 60, 200))
    image = identify(data, "a.pdf", limits=AT_72)
    assert (image.width, image.height) == (60, 60)
    assert corner_names(load(image)) == ["red"] * 4


def test_a_box_that_does_not_begin_at_nought_is_no_matter() -> None:
    content = f"1 0 0 1 -50 1000 cm {Page().content}"
    image = identify(pdf_of(Page(content, "-50 1000 250 1200")), "a.pdf", limits=AT_72)
    assert corner_names(load(image)) == CLOCKWISE


def test_each_page_is_an_image_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "three.pdf"
    file.write_bytes(pdf_of(Page(), Page(box="0 0 100 100"), Page(box="0 0 50 400")))
    first = identify(file, limits=AT_72)
    pages = [first, *other_pages(first, AT_72)]
    assert all(isinstance(page, Image) for page in pages)
    assert [(p.width, p.height, p.frame, p.frames) for p in pages if isinstance(p, Image)] == [
        (300, 200, 0, 3), (100, 100, 1, 3), (50, 400, 2, 3),
    ]  # fmt: skip
    assert identify(file, frame=2, limits=AT_72) == pages[2]
    with pytest.raises(InputError, match="it has no frame 4, only 3"):
        identify(file, frame=3, limits=AT_72)


def test_pages_at_another_resolution_are_other_images() -> None:
    data = pdf_of(Page(), Page())
    frames = {
        identify(data, frame=frame, limits=OpenLimits(pdf_dpi=dpi)).stored_frame
        for frame in (0, 1)
        for dpi in (72, 300)
    }
    assert len(frames) == 4
    image = identify(data, frame=1, limits=AT_72)
    assert limits_for(image).pdf_dpi == DEFAULT_LIMITS.at_resolution_of(image).pdf_dpi == 72
    assert limits_for(replace_format(image)).pdf_dpi == 300


def replace_format(image: Image) -> Image:
    return Image(image.name, image.sha256, image.width, image.height, image.source, "PNG", frame=1)


def test_a_picture_that_is_no_pdf_is_stored_by_its_frame_alone() -> None:
    image = replace_format(identify(pdf_of(Page())))
    assert image.stored_frame == 1


def test_only_so_many_pages_are_taken_and_that_is_said() -> None:
    data = pdf_of(*[Page()] * 300)
    image = identify(data, "a.pdf", limits=OpenLimits(max_frames=299))
    assert image.frames == 299
    with pytest.raises(InputError, match="of its pages only 299 are taken, which is the limit"):
        check_all_counted(image)
    check_all_counted(identify(data, "a.pdf"))


def test_three_hundred_pages_are_counted_and_none_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.PdfPicture, "bands", None)
    first = identify(pdf_of(*[Page()] * 300), "a.pdf")
    assert (first.frames, len(list(other_pages(first)))) == (300, 299)


def test_a_page_of_too_many_pixels_is_refused_with_a_way_out() -> None:
    assert refusal(pdf_of(Page(box="0 0 14400 14400")), OpenLimits(pdf_dpi=300)) == (
        "cannot open a.pdf: at 300 dpi it has 60000 × 60000 pixels, the limit is 500 000 000;"
        " choose a lower resolution for pages of a PDF"
    )


@pytest.mark.parametrize("box", ["0 0 1e12 1e12", "5 5 5 5", "9 9 nonsense 9"])
def test_a_box_that_is_none_counts_as_a_sheet_of_letter_paper(box: str) -> None:
    image = identify(pdf_of(Page(box=box)), limits=AT_72)
    assert (image.width, image.height) == (612, 792)


def test_a_tiny_page_has_a_pixel() -> None:
    image = identify(pdf_of(Page(box="0 0 0.01 0.01")), "a.pdf", limits=AT_72)
    assert load(image).size == (image.width, image.height) == (1, 1)


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_an_encrypted_file_wants_its_password(algorithm: str) -> None:
    data = encrypted(pdf_of(Page()), user="Schlüssel", owner="other", algorithm=algorithm)
    with pytest.raises(PasswordError, match=r"a\.pdf: it is encrypted and wants a password"):
        identify(data, "a.pdf")
    add_passwords(["wrong"])
    with pytest.raises(PasswordError, match="it is encrypted, and none of the passwords given opens it"):
        identify(data, "a.pdf")
    add_passwords(["Schlüssel"])
    assert corner_names(load(identify(data, "a.pdf"))) == CLOCKWISE


def test_an_owner_password_opens_as_well_and_alone_hinders_nobody() -> None:
    data = encrypted(pdf_of(Page()), user="", owner="boss")
    assert corner_names(load(identify(data, "a.pdf"))) == CLOCKWISE
    add_passwords(["boss"])
    identify(encrypted(pdf_of(Page()), user="worker", owner="boss"), "a.pdf")


def test_passwords_are_few_and_the_last_given_comes_first() -> None:
    add_passwords(map(str, range(30)))
    assert known_passwords() == tuple(map(str, range(29, 9, -1)))
    add_passwords(["15"])
    assert known_passwords()[:2] == ("15", "29")
    assert "15" not in repr(PdfJob(PdfTask.PAGES, None, ("15",)))


@pytest.mark.parametrize(
    "data",
    [pdf_of(), b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40, pdf_of(Page())[:200]],
    ids=["no pages", "nothing", "rubbish", "cut off"],
)
def test_damage_is_one_sentence(data: bytes) -> None:
    assert refusal(data) == "cannot open a.pdf: the PDF data is damaged, or there is no page in it"


def test_a_lost_table_is_mended_by_the_reader() -> None:
    data = re.sub(rb"startxref\n\d+", b"startxref\n7", pdf_of(Page()))
    assert corner_names(load(identify(data, "a.pdf"))) == CLOCKWISE


def test_a_damaged_page_spoils_none_of_the_others() -> None:
    data = pdf_of(Page(), Page(), Page()).replace(b"6 0 obj\n<< /Type /Page ", b"6 0 obj\n<< /Type /Pug  ")
    first = identify(data, "a.pdf", limits=AT_72)
    pages = list(other_pages(first, AT_72))
    assert isinstance(pages[-1], Image)
    assert corner_names(load(pages[-1])) == CLOCKWISE


def test_content_that_makes_no_sense_is_what_can_be_seen_of_it() -> None:
    image = identify(pdf_of(Page("q q q 1 0 0 rg 0 0 300 200 re f ( [ << nonsense")), limits=AT_72)
    assert corner_names(load(image)) == ["red"] * 4


def test_a_form_within_itself_ends() -> None:
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /XObject << /X 4 0 R >> >>"
    form += " /Length 5 >> stream\n/X Do\nendstream"
    data = pdf_of(Page("/X Do", resources="/XObject << /X 4 0 R >>"), objects=[form])
    assert load(identify(data, limits=AT_72)).size == (300, 200)


def test_a_worker_that_hangs_or_dies_is_an_error_of_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    image = identify(pdf_of(Page()), "a.pdf", limits=AT_72)
    monkeypatch.setattr(pdf, "_WORKER", "tests.hanging_worker")
    monkeypatch.setattr(pdf, "_SECONDS", 2)
    started = time.monotonic()
    for read in (lambda: load(image), lambda: identify(pdf_of(Page()), "a.pdf")):
        with pytest.raises(InputError, match="reading this page of the PDF broke off"):
            read()
    assert time.monotonic() - started < 60
    monkeypatch.setattr(pdf, "_WORKER", "tests.no_such_worker")
    with pytest.raises(InputError, match="reading this page of the PDF broke off"):
        load(image)


def test_a_file_that_went_away_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of(Page()))
    image = identify(file)
    file.unlink()
    with pytest.raises(InputError, match="there is no such file"):
        load(image)


def test_a_page_is_rendered_once_and_can_be_drawn_on(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = load(identify(pdf_of(Page()), "a.pdf", limits=AT_72))
    monkeypatch.setattr(pdf, "_WORKER", "tests.no_such_worker")
    PIL.ImageDraw.Draw(picture).rectangle((0, 0, 60, 60), fill="blue")
    assert corner_names(picture)[0] == "blue"


def test_as_a_picture_of_pillow_a_page_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_picture(pdf_of(Page(), Page("")), "a.pdf", AT_72) as (picture, _stream):
        assert corner_names(picture) == CLOCKWISE
        picture.seek(1)
        assert corner_names(picture) == ["white"] * 4
        monkeypatch.setattr(pdf, "_WORKER", "tests.no_such_worker")
        picture.load()


def test_a_preview_is_rendered_small() -> None:
    image = identify(pdf_of(Page()), "a.pdf")
    assert has_quick_preview(image)
    small = load(image, max_side=100)
    assert 75 <= small.width <= 100
    assert corner_names(small) == CLOCKWISE
    assert load(image, max_side=100, exact=True).size == (100, 67)


def test_the_tiles_of_a_large_page_come_from_bands(tmp_path: Path) -> None:
    add_passwords(["secret"])
    data = encrypted(pdf_of(Page()), user="secret")
    image = identify(data, "a.pdf", limits=OpenLimits(pdf_dpi=288))
    cutter = TileCutter(image, tmp_path)
    rows: list[int] = []
    cutter.run(rows.append)
    copy = cutter.pyramid.small_copy()
    assert rows[-1] == image.height == 800
    assert copy is not None
    assert corner_names(PIL.Image.fromarray(copy)) == CLOCKWISE
    cutter.stop()


def test_bytes_before_the_mark_and_a_wrong_name_are_no_matter(tmp_path: Path) -> None:
    (tmp_path / "page.png").write_bytes(b"\xef\xbb\xbf\r\n" + pdf_of(Page()))
    (tmp_path / "notes.txt").write_bytes(b"about %PDF-1.7")
    assert [path.name for path in find_images([tmp_path])] == ["page.png"]
    assert identify(tmp_path / "page.png").format == "PDF"


def test_annotations_are_seen() -> None:
    note = "/Annots [<< /Type /Annot /Subtype /Square /Rect [0 0 300 200] /F 4 /AP << /N 4 0 R >> >>]"
    looks = "<< /Type /XObject /Subtype /Form /BBox [0 0 300 200] /Length 27 >> stream\n"
    looks += "1 0 0 rg 0 0 300 200 re f  \nendstream"
    image = identify(pdf_of(Page(text_at(9, 9, "under"), entries=note), objects=[looks]), limits=AT_72)
    assert corner_names(load(image)) == ["red"] * 4


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_the_worker_keeps_to_its_memory() -> None:
    job = PdfJob(PdfTask.RENDER, None, width=4_000, height=4_000, memory=50_000_000)
    with pytest.raises(InputError, match=r"broke off|more memory"), pdf._asked(pdf_of(Page()), "a.pdf", job):
        pass
