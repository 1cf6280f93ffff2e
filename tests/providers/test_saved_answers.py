"""Saved answers and files of OCR programs are read as analyses of whom they are of."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.analysis import Analysis
from app.model.document import encode
from app.model.errors import AnswerError, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.providers.files.saved_answers import read_saved, readers
from tests.conftest import OWN_DATA

IMAGE = Image(name="x.png", sha256="ab" * 32, width=800, height=600, source=b"")


def test_every_service_reads_its_saved_answers() -> None:
    assert set(readers()) >= {
        "google-vision", "yandex-vision", "yandex-ocr", "yandex-search", "azure-vision",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("google/labels_and_web.json", "google-vision"),
        ("yandex-search/page_0.json", "yandex-search"),
        ("yandex-vision/copies_int_count.json", "yandex-vision"),
        ("yandex-vision/error_feature.json", "yandex-vision"),
        ("yandex-ocr/handwritten.json", "yandex-ocr"),
        ("azure-3.2/tags_de.json", "azure-vision"),
    ],
)
def test_an_answer_is_known_by_what_it_says(name: str, provider: str) -> None:
    reading = read_saved((OWN_DATA / "answers" / name).read_bytes(), IMAGE)
    assert reading.analysis is not None
    assert reading.analysis.provider == provider


@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("google/web_label_text_trimmed.json", "google-vision"),
        ("yandex-search/by_data_page0_1.json", "yandex-search"),
        ("yandex-vision/docs_copysearch_int_count.json", "yandex-vision"),
        ("yandex-vision/docs_error_feature.json", "yandex-vision"),
        ("yandex-ocr/docs_handwritten_ru.json", "yandex-ocr"),
        ("azure-3.2/rec_tag_zh.json", "azure-vision"),
    ],
)
def test_a_real_answer_is_known_by_what_it_says(shared_data: Path, name: str, provider: str) -> None:
    reading = read_saved((shared_data / "answers" / name).read_bytes(), IMAGE)
    assert reading.analysis is not None
    assert reading.analysis.provider == provider


def test_an_answer_that_says_nothing_may_be_of_several() -> None:
    reading = read_saved(b'{"images": [], "id": "x"}', IMAGE)
    assert reading.analysis is None
    assert "yandex-search" in reading.candidates
    named = read_saved(b'{"images": [], "id": "x"}', IMAGE, "yandex-search").analysis
    assert named is not None
    assert named.copies is not None
    assert named.copies.hits == ()


def test_an_answer_that_only_complains_is_asked_about_first(saved_data: Path) -> None:
    data = (saved_data / "answers" / "errors" / "google_400_api_key_invalid.json").read_bytes()
    reading = read_saved(data, IMAGE)
    assert reading.analysis is None
    assert "google-vision" in reading.candidates
    with pytest.raises(VidimusError, match="API key"):
        read_saved(data, IMAGE, "google-vision")


def test_what_is_no_answer_is_refused() -> None:
    with pytest.raises(AnswerError, match="not a saved answer of any provider"):
        read_saved(b"<html>", IMAGE)
    with pytest.raises(UnsupportedError, match="no saved answers"):
        read_saved(b"{}", IMAGE, "on-device")


def test_files_of_other_programs_are_known_by_what_is_in_them(saved_data: Path) -> None:
    for kind in ("page", "alto"):
        (file,) = (saved_data / "docs").glob(f"*/*_{kind.upper()}.xml")
        reading = read_saved(file.read_bytes(), IMAGE)
        assert reading.analysis is not None
        assert reading.analysis.provider == kind


def test_plain_text_is_read_only_where_it_is_named() -> None:
    with pytest.raises(AnswerError, match="not a saved answer"):
        read_saved(b"some text", IMAGE)
    named = read_saved(b"some text", IMAGE, "text").analysis
    assert named is not None
    assert named.text is not None
    assert named.text.content == "some text"


def test_a_document_of_vidimus_holds_all_its_analyses() -> None:
    analyses = tuple(Analysis(name, (Feature.FACES,), faces=()) for name in ("on-device", "google-vision"))
    reading = read_saved(encode(IMAGE, analyses), IMAGE)
    assert (reading.analysis, reading.others) == (analyses[0], analyses[1:])
