"""XML in every encoding a file may be in, whatever it says of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats import alto, page, xml
from app.formats.xml import XmlElement, parse, parse_sparing
from app.model.errors import AnswerError
from app.model.image import Image

IMAGE = Image(name="p.png", sha256="ab" * 32, width=200, height=100, source=b"")
TEXT = "Königlich ſäße № — “x” Ω"
LATIN = "Königlich groß «à»"


def declared(encoding: str | None, text: str) -> str:
    attribute = "" if encoding is None else f" encoding='{encoding}'"
    return f"<?xml version='1.0'{attribute}?><r>{text}</r>"


@pytest.mark.parametrize(
    "name", ["utf8", "UTF8", "UTF_8", "utf-8", "Utf-8", "u8", "utf-8-sig", None]
)  # fmt: skip
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_however_it_is_spelt(name: str | None, mark: bytes) -> None:
    assert parse(mark + declared(name, TEXT).encode()).text == TEXT


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("name", ["utf-16", "UTF16", "UTF-16LE", "utf-8", "iso-8859-1", None])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_wide_letters_are_seen_whatever_is_declared(codec: str, name: str | None, mark: str) -> None:
    assert parse((mark + declared(name, TEXT)).encode(codec)).text == TEXT


@pytest.mark.parametrize(
    ("name", "codec", "text"),
    [
        ("iso-8859-1", "iso-8859-1", LATIN),
        ("ISO_8859-1", "iso-8859-1", LATIN),
        ("latin-1", "iso-8859-1", LATIN),
        ("latin1", "cp1252", "Königlich „groß“ – 5 €"),
        ("windows-1252", "cp1252", "Königlich „groß“ – 5 €"),
        ("Windows-1252", "cp1252", LATIN),
        ("cp1252", "cp1252", LATIN),
        ("iso-8859-15", "iso-8859-15", "5 €"),
        ("iso-8859-2", "iso-8859-2", "łódź"),
        ("windows-1251", "cp1251", "Москва"),
        ("koi8-r", "koi8-r", "Москва"),
        ("macintosh", "mac-roman", LATIN),
        ("us-ascii", "ascii", "plain"),
        ("GB18030", "gb18030", "联通 北京"),
        ("Big5", "big5", "東京"),
        ("Shift_JIS", "shift_jis", "東京テスト"),
        ("EUC-JP", "euc_jp", "東京テスト"),
        ("euc-kr", "euc_kr", "한국"),
    ],
)
def test_other_encodings_by_their_names(name: str, codec: str, text: str) -> None:
    assert parse(declared(name, text).encode(codec)).text == text


@pytest.mark.parametrize("name", ["utf-16", "UTF-16LE", "iso-8859-1", "windows-1252", "us-ascii", "koi8-r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_that_is_declared_as_something_else(name: str, mark: bytes) -> None:
    assert parse(mark + declared(name, TEXT).encode()).text == TEXT


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (declared("utf-8", LATIN).encode("latin-1"), "utf-8"),
        (declared(None, LATIN).encode("latin-1"), "utf-8"),
        (b"\xef\xbb\xbf" + declared("latin-1", LATIN).encode("latin-1"), "utf-8"),
        (declared("us-ascii", LATIN).encode("latin-1"), "ascii"),
        (declared("utf-16", TEXT).encode("utf-16-le")[:-1], "utf-16-le"),
        (declared("shift_jis", "東").encode("shift_jis").replace(b"</", b"\x81</"), "shift_jis"),
    ],
)
def test_letters_that_are_not_in_the_encoding_are_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(AnswerError, match=f"not in its encoding, {encoding}: save it anew") as caught:
        parse(data)
    assert caught.value.parameters == {"encoding": encoding}


@pytest.mark.parametrize("name", ["klingon", "rot13", "hex", "unicode_escape", "utf-7", "idna", "x\x7f"])
def test_what_is_no_encoding_of_files_is_refused(name: str) -> None:
    with pytest.raises(AnswerError, match="an encoding that is not known"):
        parse(declared(name, "plain").encode())


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<&\ufffe\uffff"), max_size=20)
)
def test_any_text_is_the_same_in_every_encoding_of_unicode(text: str) -> None:
    for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"):
        assert parse(declared("whatever-16" if codec != "utf-8" else "utf8", text).encode(codec)).text == text


def test_blanks_before_the_declaration_do_no_harm() -> None:
    assert parse(b"\r\n  " + declared("utf8", TEXT).encode()).text == TEXT


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "before", ["\n", "\r\n  ", "\ufeff\n", "\n\ufeff", "\ufeff\ufeff \n\t", "\ufeff\n \ufeff"]
)
def test_blanks_before_the_declaration_do_no_harm_in_any_encoding(before: str, codec: str) -> None:
    if codec != "utf-8" and before == "\n\ufeff":
        before = "\n"  # a mark that is not at the beginning marks bytes only in UTF-8
    assert parse((before + declared("utf8", TEXT)).encode(codec)).text == TEXT


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_line_break_of_one_byte_after_wide_letters_does_no_harm(mark: str, codec: str) -> None:
    assert parse((mark + declared("utf-16", TEXT)).encode(codec) + b"\n").text == TEXT


def test_an_attribute_of_another_namespace_hides_none_of_the_format() -> None:
    root = parse(b"<r xmlns:x='urn:x' type='heading' x:type='simple' x:only='1'/>")
    assert root.attributes == {"type": "heading", "only": "1"}


def test_details_are_left_out_unless_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def empty(root: XmlElement) -> bool:
        return not root.text

    for data in (b"<r><d/></r>", "<r><d/></r>".encode("utf-16")):
        assert [child.name for child in parse_sparing(data, "d", empty).children] == ["d"]
    assert parse_sparing(b"<r>x<d/></r>", "d", empty).children == []
    assert parse_sparing(b"<r><e/></r>", "d", empty, frozenset("e")).children == []
    monkeypatch.setattr(xml, "MAX_ELEMENTS", 3)
    assert parse_sparing(b"<r><d/><d/><d/></r>", "d", empty).children == []


def test_a_file_that_only_lists_files_says_so() -> None:
    for read in (alto.read, page.read):
        with pytest.raises(AnswerError, match="METS"):
            read(b"<mets:mets xmlns:mets='http://www.loc.gov/METS/'/>", IMAGE)
