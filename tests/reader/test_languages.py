from __future__ import annotations

import pytest

from app.formats.language_codes import bcp47
from app.reader.languages import (
    codes_for,
    codes_of_script,
    package_for,
    script_of,
    script_of_tag,
)

HAVE = ("ara", "chi_sim", "chi_tra", "deu", "eng", "jpn", "jpn_vert", "nor", "rus", "ukr")


@pytest.mark.parametrize(
    ("tag", "codes"),
    [
        ("ru", ("rus",)),
        ("ru-RU", ("rus",)),
        ("rus", ("rus",)),
        ("RU", ("rus",)),
        ("en_GB", ("eng",)),
        ("zh", ("chi_sim",)),
        ("zh-TW", ("chi_tra",)),
        ("zh-Hant", ("chi_tra",)),
        ("nb", ("nor",)),
        ("nn-NO", ("nor",)),
        ("ja", ("jpn",)),
        ("jpn_vert", ("jpn_vert",)),
        ("fr", ()),
        ("", ()),
        ("-l;x", ()),
    ],
)
def test_bcp47_finds_the_programs_codes(tag: str, codes: tuple[str, ...]) -> None:
    assert codes_for(tag, HAVE) == codes


def test_codes_become_bcp47() -> None:
    assert [bcp47(c) for c in ("rus", "chi_sim", "srp_latn", "frk", "mine")] == [
        "ru",
        "zh-Hans",
        "sr-Latn",
        "de-Latf",
        "mine",
    ]


def test_scripts_are_known_for_codes_and_tags() -> None:
    assert script_of("ukr") == "Cyrillic"
    assert script_of("script/Cyrillic") == "Cyrillic"
    assert script_of("Japanese_vert") == "Japanese"
    assert script_of("mine") == ""
    assert script_of_tag("he") == script_of_tag("iw") == "Hebrew"
    assert script_of_tag("sr") == "Cyrillic"
    assert script_of_tag("xx") == ""


def test_the_most_widespread_language_of_a_script_comes_first() -> None:
    assert codes_of_script("Cyrillic", ("bul", "rus", "ukr"))[0] == "rus"
    assert codes_of_script("Japanese", HAVE) == ("jpn",)
    assert codes_of_script("Thai", HAVE) == ()


def test_packages_are_named_where_known() -> None:
    assert package_for("Devanagari") == "tesseract-ocr-hin"
    assert package_for("Runic") is None
