from __future__ import annotations

import contextlib
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.analysis import (
    Analysis,
    Block,
    Copies,
    DocumentField,
    Face,
    Failure,
    Hit,
    ImageLabel,
    Landmark,
    Language,
    Line,
    Object,
    Text,
    Word,
)
from app.model.document import (
    SCHEMA,
    ImageEntry,
    decode,
    decode_analysis,
    encode,
    encode_analysis,
    image_entry,
)
from app.model.errors import AnswerError, ErrorKind
from app.model.feature import Feature
from tests.values import analysis, image

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
numbers = st.floats(-1e6, 1e6)
polygons = st.lists(st.tuples(numbers, numbers), max_size=5).map(tuple)
confidences = st.none() | st.floats(0, 1)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
properties = st.dictionaries(texts, plain, max_size=3)


def several(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(one, max_size=2).map(tuple)


languages = st.builds(Language, texts, confidences)
words = st.builds(Word, polygons, texts, confidences, several(languages))
lines = st.builds(Line, polygons, texts, confidences, several(words))
blocks = st.builds(Block, polygons, texts, confidences, several(lines), st.none() | texts)
contents = st.builds(
    Text, texts, several(texts), several(blocks), several(st.builds(DocumentField, texts, texts))
)
faces = st.builds(
    Face, polygons, confidences, several(st.builds(Landmark, texts, numbers, numbers)), properties
)
objects = st.builds(Object, texts, polygons, confidences, texts)
labels = st.builds(ImageLabel, texts, confidences, texts)
hits = st.builds(Hit, texts, *[st.none() | texts] * 5, st.none() | st.integers(0, 9_999))
copies = st.builds(Copies, st.none() | st.integers(0, 2**40), several(hits))
features = several(st.sampled_from(Feature))
failures = st.builds(
    Failure,
    st.sampled_from(ErrorKind),
    texts,
    st.none() | st.sampled_from(Feature),
    st.none() | texts,
    st.none() | texts,
)
analyses = st.builds(
    Analysis,
    provider=texts,
    features=features,
    seconds=st.integers(0, 10_000).map(lambda n: n / 8),
    cached=st.booleans(),
    errors=several(failures),
    text=st.none() | contents,
    faces=st.none() | several(faces),
    objects=st.none() | several(objects),
    labels=st.none() | several(labels),
    copies=st.none() | copies,
    properties=properties,
)


@given(several(analyses), st.integers(0, 3))
@settings(deadline=None)
def test_a_document_comes_back_as_it_was(made: tuple[Analysis, ...], frame: int) -> None:
    data = encode(image(frame=frame), made)
    assert b"\n" not in data
    document = decode(data)
    assert document.analyses == made
    assert document.image == image_entry(image(frame=frame))
    assert encode(document.image, document.analyses) == data


@given(analyses)
@settings(deadline=None)
def test_an_analysis_comes_back_as_it_was(made: Analysis) -> None:
    assert decode_analysis(encode_analysis(made)) == made


def test_the_document_looks_as_documented() -> None:
    assert json.loads(encode(image(), (analysis("one"),))) == {
        "schema": "vidimus.analysis/1",
        "image": {"name": "page.png", "sha256": "ab" * 32, "width": 200, "height": 100},
        "analyses": [
            {
                "provider": "on-device",
                "status": "ok",
                "features": ["text", "faces"],
                "seconds": 0.5,
                "cached": False,
                "errors": [],
                "text": {
                    "content": "one",
                    "languages": [],
                    "blocks": [
                        {
                            "polygon": [[8, 8], [48, 8], [48, 24], [8, 24]],
                            "kind": "text",
                            "confidence": None,
                            "lines": [
                                {
                                    "polygon": [[10, 10], [40, 10], [40, 22], [10, 22]],
                                    "text": "one",
                                    "confidence": 0.9,
                                    "words": [
                                        {
                                            "polygon": [[10, 10], [40, 10], [40, 22], [10, 22]],
                                            "text": "one",
                                            "confidence": 0.9,
                                            "languages": [],
                                        }
                                    ],
                                }
                            ],
                            "reader": "rapidocr",
                        }
                    ],
                    "entities": [],
                },
                "faces": [
                    {
                        "polygon": [[120, 40], [160, 40], [160, 80], [120, 80]],
                        "confidence": None,
                        "landmarks": [{"kind": "left_eye", "x": 130.0, "y": 50.0}],
                        "attributes": {},
                    }
                ],
                "objects": [
                    {
                        "name": "<Person> & co",
                        "polygon": [[100, 30], [180, 30], [180, 90], [100, 90]],
                        "confidence": 0.8,
                        "kind": "object",
                    }
                ],
                "properties": {},
            }
        ],
    }


def test_a_later_frame_is_named() -> None:
    assert json.loads(encode(image(frame=2), ()))["image"]["frame"] == 2
    assert decode(encode(ImageEntry("a", "b", 1, 2), ())).image == ImageEntry("a", "b", 1, 2)


def test_fields_of_later_versions_are_passed_over() -> None:
    data = json.loads(encode(image(), (analysis(),)))
    data["mood"] = data["analyses"][0]["mood"] = 1
    assert decode(json.dumps(data).encode()).analyses == (analysis(),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"schema": "vidimus.analysis/1"}',
        b'{"schema": "vidimus.analysis/2", "image": {"name": "", "sha256": "", "width": 1, "height": 1}}',
        b'{"schema": "vidimus.analysis/1", "image": {"name": "\xff", "sha256": "", "width": 1, "height": 1}}',
        b"[" * 100_000,
        b'{"x":' * 100_000,
    ],
)
def test_what_is_no_document_is_an_answer_error(data: bytes) -> None:
    with pytest.raises(AnswerError):
        decode(data)
    with pytest.raises(AnswerError):
        decode_analysis(data)


@given(st.binary(max_size=60))
@settings(deadline=None)
def test_any_bytes_are_a_document_or_an_answer_error(data: bytes) -> None:
    for read in (decode, decode_analysis):
        with contextlib.suppress(AnswerError):
            read(data)


def test_nothing_in_a_document_is_a_value_json_lacks() -> None:
    odd = msgspec.structs.replace(analysis(), properties={"ratio": float("nan")})
    assert json.loads(encode_analysis(odd))["properties"] == {"ratio": None}
    assert SCHEMA == "vidimus.analysis/1"
