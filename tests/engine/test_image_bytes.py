"""What the on-device reader is given of an image."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.engine.image_bytes import bytes_to_read
from app.imaging.limits import OpenLimits
from app.imaging.open import identify
from app.imaging.pixels import load
from app.model.errors import InputError
from tests.imaging.pictures import corners, encoded
from tests.pdfs import Page, pdf_of


def test_a_picture_is_handed_over_as_it_is() -> None:
    data = encoded(corners())
    assert bytes_to_read(identify(data)) == (data, 0)


def test_a_page_of_a_pdf_is_handed_over_rendered() -> None:
    page = identify(pdf_of(Page("", box="0 0 90 90"), Page()), frame=1, limits=OpenLimits(pdf_dpi=100))
    data, frame = bytes_to_read(page)
    rendered = identify(data, frame=frame)
    assert (rendered.format, rendered.width, rendered.height) == ("TIFF", page.width, page.height)
    assert rendered.dpi == (100.0, 100.0)
    assert load(rendered).tobytes() == load(page).tobytes()


def test_a_pdf_that_has_changed_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of(Page()))
    page = identify(file)
    file.write_bytes(pdf_of(Page("")))
    with pytest.raises(InputError, match=r"a\.pdf has changed since it was opened"):
        bytes_to_read(page)
