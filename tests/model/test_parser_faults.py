"""What parsers say is taken apart so that it can be said in another language, and put together unchanged."""

from __future__ import annotations

from typing import Any, Literal
from xml.parsers import expat

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.parser_faults import parser_fault
from app.model.phrase import Phrase


class _Shape(msgspec.Struct, forbid_unknown_fields=True):
    count: int
    names: list[str] = []
    colour: Literal["red"] = "red"


JSON = {
    b"": "Input data was truncated",
    b'{"count": 1': "Input data was truncated",
    b'{"count": 1}}': "JSON is malformed: {what} (byte {position})",
    b"nothing": "JSON is malformed: {what} (byte {position})",
    b"[1,]": "JSON is malformed: {what} (byte {position})",
    b"[1]": "Expected `{wanted}`, got `{given}`",
    b'{"count": "1"}': "{what} - at `{place}`",
    b'{"count": 1, "names": [2]}': "{what} - at `{place}`",
    b'{"count": 1, "colour": "blue"}': "{what} - at `{place}`",
    b'{"names": []}': "Object missing required field `{name}`",
    b'{"size": 1}': "Object contains unknown field `{name}`",
    b"[" * 200_000: "maximum recursion depth exceeded while deserializing an object",
}
XML = (
    b"", b"<a><b></a>", b"<a", b"<a>&x;</a>", b"text", b"<a b=1/>", b"<a/><b/>", b"<a>\x01</a>",
    b"<a b='1' b='2'/>", b"<a>&#0;</a>", b"<a><![CDATA[", b"<?xml?><a/>",
)  # fmt: skip


@pytest.mark.parametrize(("data", "template"), JSON.items())
def test_what_is_said_of_json_is_known(data: bytes, template: str) -> None:
    shape: Any = list if data.startswith((b"[1,", b"[[")) else _Shape
    with pytest.raises((msgspec.DecodeError, RecursionError)) as caught:
        msgspec.json.decode(data, type=shape)
    assert_known(caught.value, template)


@pytest.mark.parametrize("data", XML)
def test_what_is_said_of_xml_is_known(data: bytes) -> None:
    with pytest.raises(expat.ExpatError) as caught:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat's
    assert_known(caught.value, "{what}: line {line}, column {column}")


@pytest.mark.parametrize(
    ("data", "where"), [(b"\xff", "byte {byte}"), (b"\xc3(", "byte {byte}"), (b"\xe2\x82", "bytes")]
)
def test_what_is_said_of_bytes_is_known(data: bytes, where: str) -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        data.decode()
    assert_known(
        caught.value, f"'{{encoding}}' codec can't decode {where} in position {{position}}: {{what}}"
    )


@given(st.text(max_size=60))
def test_what_is_not_known_stays_as_it_is(text: str) -> None:
    assert str(parser_fault(ValueError(text))) == text


def assert_known(error: Exception, template: str) -> None:
    said = parser_fault(error)
    assert isinstance(said, Phrase)
    assert said.template == template
    assert isinstance(said.parameters.get("what", said), Phrase)
    assert str(said) == str(error)
