"""Plain text."""

from __future__ import annotations

import msgspec
import pytest

from app.formats import plain
from app.formats.plain import read
from app.model.errors import AnswerError
from app.model.image import Image

IMAGE = Image(name="p.png", sha256="ab" * 32, width=200, height=100, source=b"")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
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


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_BYTES", 3)
    with pytest.raises(AnswerError, match="over 0 MiB"):
        read(b"abcd", IMAGE)
