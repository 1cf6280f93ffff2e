"""Files of several pages: which one is about the image."""

from __future__ import annotations

import msgspec
import pytest

from app.formats.pages import PageDescription, choose_page
from app.model.errors import AnswerError
from app.model.image import Image
from app.providers.files.ocr_files import FILES
from app.providers.files.saved_answers import read_one

IMAGE = Image(name="b.png", sha256="ab" * 32, width=900, height=400, source=b"")
SIZES = ((800, 400), (900, 400), (1000, 400))


@pytest.mark.parametrize(
    ("pages", "chosen"),
    [
        ([PageDescription(800, 400, "b.png"), PageDescription(900, 400, "a.png")], 1),  # the size first
        ([PageDescription(900, 400), PageDescription(900.4, 399.6, "c:\\x\\b.png")], 1),  # then the name
        ([PageDescription(), PageDescription(None, None, "/x/B.tif")], 1),
        ([PageDescription(1, 1), PageDescription(2250, 1000), PageDescription(4500, 2000)], 1),
        ([PageDescription(1, 1, "a.png"), PageDescription(-9, -4), PageDescription(1, 1)], 0),
        ([PageDescription(7, 9, "elsewhere.png")], 0),
    ],
)
def test_the_page_that_fits_is_chosen(pages: list[PageDescription], chosen: int) -> None:
    assert choose_page(pages, IMAGE) == chosen


def test_the_frame_decides_among_those_that_fit_equally() -> None:
    pages = [PageDescription(900, 400, "b.png")] * 3
    second = msgspec.structs.replace(IMAGE, frame=1, frames=4)
    assert [choose_page(pages, IMAGE), choose_page(pages, second)] == [0, 1]
    with pytest.raises(AnswerError, match="this file has 3 pages, the image shows page 4"):
        choose_page(pages, msgspec.structs.replace(IMAGE, frame=3, frames=4))


def test_the_page_that_is_asked_for_is_taken() -> None:
    pages = [PageDescription(900, 400), PageDescription(1, 1)]
    assert choose_page(pages, IMAGE, 2) == 1
    with pytest.raises(AnswerError, match="this file has 2 pages, so there is no page 3 in it"):
        choose_page(pages, IMAGE, 3)
    with pytest.raises(AnswerError, match="this file has one page, so there is no page 2 in it"):
        choose_page(pages[:1], IMAGE, 2)


def files_of_three() -> dict[str, bytes]:
    hocr = "".join(
        f"<div class='ocr_page' title='bbox 0 0 {w} {h}'><span class='ocr_line'>Page {n}</span></div>"
        for n, (w, h) in enumerate(SIZES, 1)
    )
    alto = "".join(
        f"<Page WIDTH='{w}' HEIGHT='{h}'><PrintSpace><TextBlock><TextLine><String CONTENT='Page'/><SP/>"
        f"<String CONTENT='{n}'/></TextLine></TextBlock></PrintSpace></Page>"
        for n, (w, h) in enumerate(SIZES, 1)
    )
    page = "".join(
        f"<Page imageWidth='{w}' imageHeight='{h}'><TextRegion><TextLine><TextEquiv><Unicode>Page {n}"
        "</Unicode></TextEquiv></TextLine></TextRegion></Page>"
        for n, (w, h) in enumerate(SIZES, 1)
    )
    return {
        "hocr": f"<html><body>{hocr}</body></html>".encode(),
        "alto": f"<alto><Layout>{alto}</Layout></alto>".encode(),
        "page": f"<PcGts>{page}</PcGts>".encode(),
        "text": b"Page 1\n\fPage 2\n\fPage 3\n\f",
    }


@pytest.mark.parametrize("name", ["hocr", "alto", "page", "text"])
def test_every_format_says_how_many_pages_there_are_and_which_was_taken(name: str) -> None:
    data = files_of_three()[name]
    for nth in (1, 2, 3):
        analysis = read_one(FILES[name], data, IMAGE, nth=nth)
        assert analysis.text is not None
        assert analysis.text.content == f"Page {nth}"
        assert (analysis.properties["pages"], analysis.properties["page"]) == (3, nth)
    with pytest.raises(AnswerError, match="3 pages, so there is no page 4"):
        read_one(FILES[name], data, IMAGE, nth=4)
    second = msgspec.structs.replace(IMAGE, frame=1, frames=3)
    assert read_one(FILES[name], data, second).properties["page"] == 2
    if name != "text":
        assert read_one(FILES[name], data, IMAGE).properties["page"] == 2  # of its size


def test_a_file_of_one_page_says_nothing_of_pages() -> None:
    analysis = read_one(FILES["text"], b"one\n\f", IMAGE, nth=1)
    assert analysis.properties == {}
    with pytest.raises(AnswerError, match="one page, so there is no page 2"):
        read_one(FILES["text"], b"one\n\f", IMAGE, nth=2)


def test_a_text_of_several_pages_is_read_whole_for_a_single_image() -> None:
    analysis = read_one(FILES["text"], b"one\n\f\n\ftwo\fthree\n", IMAGE)
    assert analysis.text is not None
    assert (analysis.text.content, analysis.properties) == ("one\n\ntwo\n\nthree", {"pages": 4})
