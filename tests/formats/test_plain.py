"""Plain text."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats import plain
from app.formats.plain import read
from app.model.errors import AnswerError
from app.model.image import Image

IMAGE = Image(name="p.png", sha256="ab" * 32, width=200, height=100, source=b"")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
def test_blank_lines_part_blocks(encoding: str) -> None:
    content = read("\n eins zwei\r\nдрei\n \n\n四\n\f".encode(encoding), IMAGE)
    analysis = content.analysis("text")
    assert analysis.text is not None
    assert analysis.text.content == "eins zwei\nдрei\n\n四"
    assert [w.text for w in analysis.text.blocks[0].lines[0].words] == ["eins", "zwei"]
    assert all(w.polygon == () and w.confidence is None for w in analysis.text.blocks[0].lines[0].words)


def test_form_feeds_part_pages() -> None:
    second = msgspec.structs.replace(IMAGE, frame=1, frames=3)
    assert [b.lines[0].text for b in read(b"one\n\ftwo\n\f", second).blocks] == ["two"]
    with pytest.raises(AnswerError, match="2 pages, the image shows page 3"):
        read(b"one\n\ftwo\n\f", msgspec.structs.replace(second, frame=2))
    assert [b.lines[0].text for b in read(b"one\n\ftwo\n\f", IMAGE).blocks] == ["one", "two"]


def test_nothing_is_nothing() -> None:
    assert read(b" \n\n", IMAGE).blocks == ()


@pytest.mark.parametrize("data", [b"\xe4\xff", b"a\0b", b"a\0b\0\0c", b"a\0\0b"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerError, match="no text"):
        read(data, IMAGE)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text",
    [
        "one 一 two", "一 一\n七万个字", "жук и ёж", "हिन्दी में\nपाठ", "ქართული ენა", "עברית שלום",
        "漢字\n仮名\n" * 9, "naïve “Ā” Ȁ\n", "Ok", "ab\n\n\n\ncd", "Ā一 " * 50,
    ],
)  # fmt: skip
def test_wide_letters_are_known_without_a_mark(text: str, codec: str) -> None:
    content = read(text.encode(codec), IMAGE)
    assert [line.text for block in content.blocks for line in block.lines] == list(
        filter(None, map(str.strip, text.splitlines()))
    )
    assert content.failures == ()


@pytest.mark.parametrize(
    "text", ["Hello wor\0ld, al", "Hello worl\0d, al", "Grüße\0 ж漢 und noch mehr", "\0" + "x" * 40]
)
def test_zero_bytes_do_not_make_it_another_encoding(text: str) -> None:
    content = read(text.encode(), IMAGE)
    assert [line.text for block in content.blocks for line in block.lines] == [text.replace("\0", "")]
    assert [failure.message for failure in content.failures] == [
        "the file has zero bytes between its letters: they are left out"
    ]
    padded = read(text.replace("\0", "").encode() + b"\0" * 7, IMAGE)
    assert (padded.blocks, padded.failures) == (content.blocks, ())


@pytest.mark.parametrize("blank", [b"\n", b" "])
def test_a_blank_of_one_byte_around_wide_letters_does_no_harm(blank: bytes) -> None:
    for data in ("жук и ёж".encode("utf-16-le") + blank, blank + "one, two".encode("utf-16-le")):
        (block,) = read(data, IMAGE).blocks
        assert block.lines[0].text in {"жук и ёж", "one, two"}


@pytest.mark.parametrize(
    "data",
    [
        "one two, three".encode("utf-16-le") + b"\0\xd8",
        "Gr\xfc\xdfe an al\0le, die es gibt".encode("cp1252"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02X\0\0\x01\x90", b"one\0two three\xff" * 9,
        "a一".encode("utf-16-le"), "one".encode("utf-16-le") + "two".encode("utf-16-be"),
    ],
)  # fmt: skip
def test_what_may_be_in_any_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerError, match=r"no text|not in its encoding"):
        read(data, IMAGE)


@given(
    st.text(st.sampled_from("ab 一Āжяé‐漢字\n"), max_size=60).map("{} a\n".format),
    st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-8"]),
)
def test_wide_letters_are_read_or_refused_but_never_as_others(text: str, codec: str) -> None:
    try:
        content = read(text.encode(codec), IMAGE)
    except AnswerError:
        assert codec.startswith("utf-16")
        return
    said = "".join(line.text for block in content.blocks for line in block.lines)
    assert "".join(said.split()) == "".join(text.split())


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_BYTES", 3)
    with pytest.raises(AnswerError, match="over 0 MiB"):
        read(b"abcd", IMAGE)
