"""Analysis documents of ours, read from files."""

from __future__ import annotations

import json

import msgspec
import pytest

from app.formats.document import documents, is_document, read
from app.model.document import encode
from app.model.errors import AnswerError
from app.providers.files.saved_answers import read_saved
from tests.values import analysis, image


def test_every_analysis_of_the_image_is_read() -> None:
    first, second = analysis(), msgspec.structs.replace(analysis(provider="google-vision"), cached=True)
    data = encode(image("x", "00" * 32), ()) + b"\n" + encode(image(), (first, second)) + b"\n"
    read_analyses = read(data, image())
    assert read_analyses == (first, msgspec.structs.replace(second, cached=False))
    reading = read_saved(data, image())
    assert (reading.analysis, reading.others) == (read_analyses[0], read_analyses[1:])
    assert is_document(data)
    assert len(documents(json.dumps(json.loads(encode(image(), (first,))), indent=1).encode())) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_documents_other_programs_saved_anew(encoding: str) -> None:
    text = encode(image(), (analysis("дом"),)).decode()
    sorted_keys = json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False)
    for form in (text, f"{text}\r\n{text}\r\n", f"[{text}, {text}]", sorted_keys):
        data = form.encode(encoding)
        assert is_document(data)
        assert read(data, image()) == (analysis("дом"),)


def test_a_damaged_line_is_named() -> None:
    line = encode(image(), (analysis(),))
    with pytest.raises(AnswerError, match=r"line 2 of this file is damaged: not an analysis document: .*"):
        documents(line + b"\n" + line[:-20])
    with pytest.raises(AnswerError, match="not an analysis document"):
        documents(b"[" + line)


def test_the_frame_counts_and_so_does_the_size() -> None:
    data = encode(image(frame=1), (analysis(),))
    assert read(data, image(frame=1))
    assert read(data, image(sha256="11" * 32)), "the same picture, saved anew"
    larger = msgspec.structs.replace(image(sha256="11" * 32), width=999)
    with pytest.raises(AnswerError, match=r"another image, page\.png"):
        read(data, larger)


@pytest.mark.parametrize("data", [b"", b"{}", encode(image(), ())])
def test_what_holds_no_analysis_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerError):
        read(data, image())


def test_of_several_documents_that_of_an_image_saved_anew_is_known_by_its_name_and_size() -> None:
    described = (image("a.png", "00" * 32), image("b.png", "01" * 32), image("b.png", "02" * 32))
    one, two, three = (encode(each, (analysis(),)) + b"\n" for each in described)
    anew = image("a.png", "ff" * 32)
    assert read(one + two, anew)
    assert read(two + one, anew, 2)
    for several in (two + three, two + two):
        with pytest.raises(AnswerError, match=r"none of the 2 documents in this file is of .*; .* b\.png"):
            read(several, anew)
    with pytest.raises(AnswerError, match="none of the 2 documents"):
        read(two + three, image("b.png", "ff" * 32))
    with pytest.raises(AnswerError, match=r"of another image, b\.png"):
        read(two + one, msgspec.structs.replace(anew, width=9), 1)
    with pytest.raises(AnswerError, match="2 documents, so there is no document 3"):
        read(one + two, anew, 3)
    with pytest.raises(AnswerError, match="one document, so there is no document 2"):
        read(one, anew, 2)
