"""The window knows the titles of the formats without loading their readers."""

from __future__ import annotations

import pytest

from app.providers.files.ocr_files import FILES, SUFFIXES


def test_readers_say_what_they_are() -> None:
    assert list(FILES) == ["page", "alto", "hocr", "text"]
    assert {".xml", ".hocr", ".html", ".txt"} <= set(SUFFIXES)


@pytest.mark.window
def test_the_window_calls_them_the_same() -> None:
    from app.ui.base.provider_names import FILE_FORMAT_TITLES
    from app.ui.opening import companion_files

    assert {reader.id: reader.title for reader in FILES.values()} == FILE_FORMAT_TITLES
    assert set(SUFFIXES) <= set(companion_files.SUFFIXES)
