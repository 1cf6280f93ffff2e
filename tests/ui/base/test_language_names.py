"""Languages by name: whatever code a service, a file or the user writes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.formats.language_codes import TESSERACT_LANGUAGES
from app.formats.languages import NAMES
from app.model.phrase import phrase
from app.ui.base.i18n import use_language
from app.ui.base.language_names import language_code, language_name, language_names, offered_languages
from app.ui.base.sentences import sentence_of


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("EN", "English"),
        ("eng", "English"),
        ("ger", "German"),
        ("deu_latf", "German (Fraktur)"),
        ("chi_tra_vert", "Chinese (traditional)"),
        ("zh-hans", "Chinese (simplified)"),
        ("pt_BR", "Portuguese (Brazil)"),
        ("sr-Latn-RS", "Serbian (Latin script, Serbia)"),
        ("en-x-old", "English"),
        ("en-ZZ", "English"),
        ("en-Zzyx", "English"),
        ("az-Thai", "Azerbaijani (Thai)"),
        ("en-NZ", "English (New Zealand)"),
        ("kok", "Konkani"),
        ("und", "language not recognised"),
        ("und-Latn", "language not recognised"),
        ("", "language not recognised"),
        ("zxx", "no language"),
        ("qqq", "other language (qqq)"),
        ("Deutsch", "Deutsch"),
        ("two\nlines", "two lines"),
    ],
)
def test_a_code_has_a_name(code: str, name: str) -> None:
    assert language_name(code) == name


def test_every_language_of_our_files_has_a_name() -> None:
    codes = {*NAMES, *TESSERACT_LANGUAGES, *(tag for tag, _ in TESSERACT_LANGUAGES.values())}
    assert not [code for code in codes if "(" in language_name(code) and code in language_name(code)]
    assert not [code for code in codes if language_name(code) == code]


@given(st.text(max_size=30))
def test_any_code_is_named_on_one_line(code: str) -> None:
    name = language_name(code)
    assert len(name.splitlines()) == 1 or not name
    assert not re.fullmatch("[a-z]{2}", name) or not re.fullmatch("[A-Za-z]{2}", code.strip())


def test_several_are_named_once_each() -> None:
    assert language_names(("en", "eng", "ru")) == "English, Russian"


def test_what_is_offered_can_be_typed_by_name_and_by_code() -> None:
    offered = offered_languages()
    assert [name for _, name in offered] == sorted((name for _, name in offered), key=str.casefold)
    for code, name in offered:
        assert language_code(name) == code
        assert language_name(language_code(code)) == name
    assert language_code("deu") == "de"
    assert language_code(" german ") == "de"
    assert language_code("kok") == "kok"
    assert language_code("zh-Hant-TW") == "zh-Hant-TW"
    assert not language_code("qqq")
    assert not language_code("gibberish")
    assert not language_code("")


def test_sentences_name_languages(qapp: QApplication) -> None:
    fault = phrase("Yandex Vision does not read the language {languages}", languages="th, zh-Hant")
    assert sentence_of(fault) == "Yandex Vision does not read the language Thai, Chinese (traditional)"
    assert str(fault).endswith("th, zh-Hant"), "the command line takes codes, and says them"
    use_language(qapp, "de")
    try:
        assert language_name("ru") == "Russisch"
        assert language_code("Russisch") == "ru"
        assert language_code("russian") == "ru"
    finally:
        use_language(qapp, "en")
