"""Answers with something wrong anywhere in them are read or refused in words, for every service."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.document import decode_analysis, encode_analysis
from app.model.errors import VidimusError
from app.model.image import Image
from app.providers.files.saved_answers import Parser, read_one
from app.providers.kit.registry import providers

from .completeness import FOLDERS, body_of, size_named

MOST_BYTES = 60_000
"""Of an answer that is mutated: larger ones only say the same more often."""
NOISE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.sampled_from(["", "0", "NaN", "-1", "1e999", "\ud7ff\u202e", "x" * 5_000]),
    st.lists(st.none(), max_size=3),
    st.just([[]]),
    st.just([{}]),
    st.dictionaries(
        st.sampled_from(["x", "error", "tags", "values", "code", "status"]), st.none(), max_size=2
    ),
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where in a JSON document something could be otherwise."""
    found = [path] if path else []
    if isinstance(value, dict):
        inner: Any = value.items()
    elif isinstance(value, list):
        inner = enumerate(value[:3])
    else:
        return found
    for name, child in inner:
        found += places(child, (*path, name))
    return found


def mutated(value: Any, path: tuple[str | int, ...], noise: Any) -> Any:
    copy = json.loads(json.dumps(value))
    place = copy
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = noise
    return copy


@pytest.mark.parametrize("folder", FOLDERS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_anything_anywhere_is_read_or_refused_in_words(
    saved_data: Path, folder: str, data: st.DataObject
) -> None:
    files = [
        f for f in sorted((saved_data / "answers" / folder).glob("*.json")) if f.stat().st_size < MOST_BYTES
    ]
    raw = json.loads(data.draw(st.sampled_from(files)).read_bytes())
    width, height = size_named(body_of(raw) or {})
    reader: object = providers()[FOLDERS[folder]]
    assert isinstance(reader, Parser)
    path = data.draw(st.sampled_from(places(raw)))
    answer = json.dumps(mutated(raw, path, data.draw(NOISE))).encode()
    try:
        analysis = read_one(reader, answer, Image("x.png", "ab" * 32, width, height, b""))
    except VidimusError:
        return
    assert decode_analysis(encode_analysis(analysis)).status == analysis.status
