"""JSON decoded in pieces reads as JSON decoded at once, and is refused where that is refused."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model import chunked_json, json_brackets
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.chunked_json import JsonValue
from app.model.document import decode, decode_analysis, encode, encode_analysis
from app.model.feature import Feature
from app.model.image import Image
from app.providers.kit.unmapped_fields import ALL, unmapped, unmapped_of_json


class Inner(msgspec.Struct, rename="camel"):
    some_words: list[str] | None = None
    more: tuple[Inner, ...] = ()
    number: float | int | str | None = None


class Outer(msgspec.Struct):
    one: Inner | None = None
    many: list[Inner] | None = None
    needed: list[int] = msgspec.field(default_factory=list)
    other: Any = None


class Strict(msgspec.Struct):
    needed: list[int]


@pytest.fixture(autouse=True, scope="module")
def _tiny_pieces() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunked_json, "DECODED_AT_ONCE", 12)
        patch.setattr(chunked_json, "_CHUNK", 9)
        patch.setattr(json_brackets, "_CHUNK", 5)
        patch.setattr(json_brackets, "MAX_DEPTH", 5)
        yield


TEXT = st.text(st.sampled_from('ab"\\[]{},: \né𝄞'), max_size=9)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | TEXT,
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(TEXT, inner, max_size=6),
    max_leaves=40,
)
INNER = st.recursive(
    st.fixed_dictionaries(
        {}, optional={"someWords": st.none() | st.lists(TEXT, max_size=8), "number": st.integers()}
    ),
    lambda inner: st.fixed_dictionaries({}, optional={"more": st.lists(inner, max_size=4), "unknown": PLAIN}),
    max_leaves=8,
)
OUTER = st.fixed_dictionaries(
    {},
    optional={
        "one": st.none() | INNER,
        "many": st.lists(INNER, max_size=5),
        "needed": st.lists(st.integers(-99, 99), max_size=30),
        "other": PLAIN,
        "what nobody knows": PLAIN,
    },
)


def said(data: bytes, kind: Any) -> object:
    """What msgspec has for it; DecodeError where it has nothing."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return msgspec.DecodeError


def ours(data: bytes, kind: Any) -> object:
    """What is made of the pieces."""
    try:
        return chunked_json.decode(data, kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return msgspec.DecodeError


@given(OUTER, st.sampled_from((None, 1)), st.booleans())
@settings(deadline=None)
def test_a_struct_in_pieces_is_the_struct(value: Any, indent: int | None, spelt: bool) -> None:
    data = json.dumps(value, indent=indent, ensure_ascii=spelt).encode()
    assert chunked_json.decode(data, Outer) == msgspec.json.decode(data, type=Outer)
    assert chunked_json.decode(data, Any) == value
    assert chunked_json.decode(data, dict[str, Any]) == value


@given(PLAIN)
@settings(deadline=None)
def test_any_value_in_pieces_is_the_value(value: Any) -> None:
    data = json.dumps(value, ensure_ascii=False).encode()
    assert chunked_json.decode(data, Any) == value
    assert ours(data, Outer) == said(data, Outer)
    JsonValue(data).check()


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(OUTER, st.data())
def test_what_is_damaged_is_refused_like_what_is_damaged_at_once(value: Any, data: st.DataObject) -> None:
    text = bytearray(json.dumps(value, ensure_ascii=False).encode())
    place = data.draw(st.integers(0, len(text) - 1))
    how = data.draw(st.sampled_from(("cut", "drop", "put")))
    if how == "cut":
        del text[place:]
    elif how == "drop":
        del text[place]
    else:
        text[place:place] = data.draw(st.sampled_from([bytes([c]) for c in b',]}"[{:1\\']))
    damaged = bytes(text)
    for kind in (Outer, Any):
        found, expected = ours(damaged, kind), said(damaged, kind)
        if found is msgspec.DecodeError and expected is not found:  # msgspec skips more than it looks at
            with pytest.raises(ValueError):  # noqa: PT011 - not JSON, or not UTF-8
                json.loads(damaged)
        else:
            assert found == expected


@pytest.mark.parametrize(
    "damaged",
    [
        b'{"needed": [1,2,3,4,5,6,,7]}',
        b'{"needed": [1,2,3,4,5,6,7,8,]}',
        b'{"needed": [1,2,3,4,5,6,7,8]} x',
        b'{"needed": [1,2,3,4,5,6,7,8}]',
        b'{"needed": [1,2,3,4,5,6,7,8],}',
        b'{"needed": [1,2,3,4,5,6,7,8], "other": }',
        b'{"needed", [1,2,3,4,5,6,7,8]}',
        b'{"nobody": [1,2,3,4,5,6,7,x]}',
        b'{"nobody": {"a": [1,2,3,4,5,6,7,x]}}',
        b'{"needed": [1,2,3,4,5,6,"7",8]}',
        b"[1,2,3,4,5,6,7,8,9,10,11]]",
        b'{"other": "no end, and long enough',
    ],
)
def test_each_kind_of_damage_is_seen(damaged: bytes) -> None:
    assert ours(damaged, Outer) is msgspec.DecodeError


def test_of_equal_keys_the_last_counts_however_long_each_is() -> None:
    long, short = b'"needed": [1,2,3,4,5,6,7,8,9]', b'"needed": [0]'
    for data in (b"{%b, %b}" % (long, short), b"{%b, %b}" % (short, long)):
        assert chunked_json.decode(data, Outer) == msgspec.json.decode(data, type=Outer)


def test_members_that_must_be_there_are_decoded_with_the_rest() -> None:
    data = b'{"needed": [1,2,3,4,5,6,7,8,9]}'
    assert chunked_json.decode(data, Strict) == Strict([1, 2, 3, 4, 5, 6, 7, 8, 9])
    assert ours(b'{"something else": [1,2,3,4]}', Strict) is msgspec.DecodeError


@pytest.mark.parametrize("blanks", [b"", b" " * 30])
def test_members_and_items(blanks: bytes) -> None:
    whole = JsonValue(b'%b{"a": null, "b": [1, {"c": 2}, [3, 4, 5, 6, 7, 8, 9, 10]]%b}' % (blanks, blanks))
    assert whole.member("a") is None
    assert whole.member("none") is None
    listed = whole.member("b")
    assert listed is not None
    assert [bytes(item).strip() for item in listed.items()] == [
        b"1",
        b'{"c": 2}',
        b"[3, 4, 5, 6, 7, 8, 9, 10]",
    ]
    assert JsonValue(b"[" + b" " * 40 + b"]").items() == []
    assert JsonValue(b"{" + b" " * 40 + b"}").members() == {}
    assert JsonValue(b"[1, 2]").items()[1].decode(int) == 2
    assert list(JsonValue(b"[1, 2]").groups()) == [[1, 2]]
    with pytest.raises(msgspec.DecodeError):
        JsonValue(b"[1, 2, , 3, 4, 5, 6]").items()
    with pytest.raises(msgspec.DecodeError):
        JsonValue(b"[1, 2, 3, 4, 5, 6, 7]").members()


@given(
    PLAIN,
    st.sampled_from(({"a": ALL}, {"b": ALL, "a": {"a": ALL, "ab": ALL}}, {"a": {"a": {"b": ALL}}})),
)
def test_what_is_unmapped_in_pieces_is_what_is_unmapped_at_once(value: Any, mapped: Any) -> None:
    data = json.dumps(value).encode()
    assert unmapped_of_json(JsonValue(data), mapped) == unmapped(value, mapped)


WORDS = st.builds(
    Word,
    st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), max_size=4).map(tuple),
    TEXT,
    st.none() | st.floats(0, 1),
)
LINES = st.builds(Line, st.just(()), TEXT, st.none(), st.lists(WORDS, max_size=5).map(tuple))
BLOCKS = st.builds(Block, st.just(()), lines=st.lists(LINES, max_size=4).map(tuple))


@given(st.lists(BLOCKS, max_size=4).map(tuple))
@settings(deadline=None)
def test_an_analysis_in_pieces_is_written_as_ever_and_read_back(blocks: tuple[Block, ...]) -> None:
    analysis = Analysis("test", (Feature.TEXT,), text=Text.of(blocks))
    at_once = encode_analysis(analysis)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.model.document._WORDS_AT_ONCE", 2)
        assert encode_analysis(analysis) == at_once
        image = Image("a.png", "0" * 64, 9, 9, b"")
        assert decode(encode(image, (analysis,))).analyses == (analysis,)
    assert decode_analysis(at_once) == analysis
