"""What of an answer has no place in an analysis, and how the structs say what has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import msgspec
import pytest

from app.model.chunked_json import JsonValue
from app.providers.azure.shapes import AzureAnswer
from app.providers.google.shapes import GoogleAnswer
from app.providers.kit.unmapped_fields import ALL, mapped_keys, unmapped, unmapped_of_json
from app.providers.kit.wire_struct import Reasons, WireStruct
from app.providers.kit.wire_values import Vertex
from app.providers.yandex.shapes import YandexFileResult, YandexOcrPage, YandexSearchPage


class Thing(WireStruct):
    """A thing with a place."""

    IGNORED_KEYS: ClassVar[Reasons] = {"pointer": "points to what stands whole"}
    KEPT_KEYS: ClassVar[Reasons] = {"otherName": "read where there is no name only"}

    some_kind: str | None = None
    other_name: str | None = None
    vertices: tuple[Vertex, ...] | None = None


class Things(WireStruct):
    """A list of things."""

    name: dict[str, Vertex] | None = None
    things: list[Thing] | None = None


MAPPED = {"name": ALL, "things": {"pointer": ALL, "someKind": ALL, "vertices": ALL}}


def test_mapped_keys_follow_from_the_fields_and_what_stands_beside_them() -> None:
    assert mapped_keys(Things) == MAPPED


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        ({"name": {"deep": 1}}, None),
        ({"name": "x", "more": 1, "none": None, "empty": [], "zero": 0}, {"more": 1, "zero": 0}),
        (
            {"things": [{"someKind": "a"}, {"pointer": 1, "score": 2, "otherName": "b"}]},
            {"things": [{}, {"score": 2, "otherName": "b"}]},
        ),
        ({"things": [{"someKind": "a", "vertices": [{"x": 1, "y": 2, "z": 3}]}]}, None),
        ({"things": None}, None),
        ({"things": "of another shape"}, {"things": "of another shape"}),
        ([], None),
        (3, 3),
    ],
)
def test_what_has_no_place_stays_under_its_own_name(value: Any, rest: Any) -> None:
    assert unmapped(value, MAPPED) == rest
    assert unmapped(value, ALL) is None


def test_of_a_large_answer_it_is_the_same() -> None:
    plain = [{"someKind": "a", "pointer": 1}] * 30_000
    scored = [{"someKind": "b" * 900_000, "score": 1}, {"pointer": {"deep": ["c" * 1_200_000]}}]
    for things in (plain, plain + scored, scored + plain):
        value = {"things": things, "name": {"long": "d" * 1_200_000}, "more": [1] * 3}
        answer = JsonValue(msgspec.json.encode(value))
        assert answer.is_large
        assert unmapped_of_json(answer, MAPPED) == unmapped(value, MAPPED)
        assert unmapped_of_json(answer, ALL) is None
        assert unmapped_of_json(answer, {"things": ALL, "name": ALL, "more": ALL}) is None


def structs(of: type[WireStruct]) -> Iterator[type[WireStruct]]:
    yield of
    for inner in of.__subclasses__():
        yield from structs(inner)


def test_every_exception_is_of_a_key_that_can_be_meant_and_has_a_reason() -> None:
    shapes = {AzureAnswer, GoogleAnswer, YandexFileResult, YandexOcrPage, YandexSearchPage}
    every = set(structs(WireStruct))
    assert shapes < every
    for shape in every:
        keys = {field.encode_name for field in msgspec.structs.fields(shape)}
        assert shape.KEPT_KEYS.keys() <= keys, shape
        assert shape.KEPT_KEYS.keys().isdisjoint(shape.IGNORED_KEYS), shape
        assert all({**shape.KEPT_KEYS, **shape.IGNORED_KEYS}.values()), shape


def test_no_two_structs_of_answers_share_a_name() -> None:
    names = [shape.__name__ for shape in structs(WireStruct)]
    assert len(set(names)) == len(names)
