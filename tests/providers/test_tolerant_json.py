"""One value that no decoder takes costs that value only, and nothing that is not finite is kept."""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.analysis import Analysis
from app.model.document import decode_analysis, encode_analysis
from app.model.errors import QuotaError, VidimusError
from app.model.feature import Feature
from app.providers.files.saved_answers import Parser, read_one, readers
from app.providers.kit.answer_size import refuse_other_shape, rescaled, size_of
from app.providers.kit.service_errors import response_error
from app.providers.kit.tolerant_json import as_utf8, mended, tolerant_value

from .harness import ask, blank, replies

KEYS = {"api_key": "canary", "key": "canary", "endpoint": "https://x.cognitiveservices.azure.com"}
BAD = (
    b"1e400",
    b"-1e400",
    b"NaN",
    b"Infinity",
    b'"\xff"',
    b'"\\ud800"',
    b'"a\\udc00b"',
    b"1" * 400,
    b'"\x01"',
)
"""Values that a strict decoder refuses, or makes into something that is not finite."""
ANSWERS = {
    "google-vision": (
        Feature.LABELS,
        b'{"responses": [{"labelAnnotations": [{"description": "a", "score": 0.5, %b}], %b}]}',
    ),
    "yandex-vision": (
        Feature.FACES,
        b'{"results": [{"results": [{"faceDetection": {"faces": [{"boundingBox": {}, %b}]}}], %b}]}',
    ),
    "yandex-ocr": (
        Feature.TEXT, b'{"result": {"textAnnotation": {"blocks": [{"lines": [{"text": "a", %b}]}], %b}}}',
    ),
    "azure-vision": (Feature.LABELS, b'{"tagsResult": {"values": [{"name": "a", %b}]}, %b}'),
}  # fmt: skip


def read(service: str, data: bytes) -> Analysis:
    reader: object = readers()[service]
    assert isinstance(reader, Parser)
    return read_one(reader, data, blank(9, 9))


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from numbers(item)
    elif isinstance(value, float):
        yield value


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("service", ANSWERS)
def test_the_known_parts_are_read_and_the_unknown_kept(service: str, bad: bytes) -> None:
    feature, answer = ANSWERS[service]
    sound = read(service, answer % (b'"new": 1', b'"newer": {"n": 1}'))
    data = answer % (b'"new": ' + bad, b'"newer": {"n": ' + bad + b"}")
    (outcome,) = ask(
        readers()[service],  # type: ignore[arg-type] # all of these are providers
        [feature],
        replies(httpx.Response(200, content=data)),
        credentials=KEYS,
    ).outcomes
    for analysis in (read(service, data), outcome.analysis):
        assert analysis.status == "ok", analysis.errors
        bare = [msgspec.structs.replace(a, properties={}, seconds=0.0) for a in (analysis, sound)]
        assert bare[0] == bare[1]
        assert "newer" in str(analysis.properties)
        written = encode_analysis(analysis)
        assert all(map(math.isfinite, numbers(json.loads(written))))
        assert decode_analysis(written).status == "ok"


@given(st.binary(max_size=60), st.sampled_from(sorted(ANSWERS)))
def test_any_bytes_in_an_unknown_place_are_read_or_refused_in_words(noise: bytes, service: str) -> None:
    _, answer = ANSWERS[service]
    with contextlib.suppress(VidimusError):
        analysis = read(service, answer % (b'"new": ' + noise, b'"newer": ' + noise))
        assert decode_analysis(encode_analysis(analysis)).status == analysis.status


def test_values_that_cannot_be_kept_become_text() -> None:
    data = b'\xef\xbb\xbf{"a": 1e400, "b": "x\xffy", "c": "\\ud83d \\ud83d\\ude00", "d": [NaN, -Infinity]'
    data += b', "e": 2.5}'
    assert tolerant_value(data) == {
        "a": "1e400",
        "b": "x\ufffdy",
        "c": "\ufffd \U0001f600",
        "d": ["NaN", "-Infinity"],
        "e": 2.5,
    }
    assert msgspec.json.decode(mended(data)) == tolerant_value(data)
    assert tolerant_value(b"1" * 400) == "1" * 400
    for wrong in (b"", b"{", b"[" * 100_000, b"<html>"):
        with pytest.raises(msgspec.DecodeError):
            tolerant_value(wrong)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_read_in_the_encoding_its_mark_says(encoding: str) -> None:
    assert as_utf8("größer 漢".encode(encoding)) == "größer 漢".encode()


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text() | st.integers(), st.lists))
def test_whatever_python_prints_can_be_encoded(value: Any) -> None:
    mended_value = msgspec.json.decode(mended(json.dumps(value).encode()))
    if all(map(math.isfinite, numbers(value))):
        assert json.dumps(mended_value) == json.dumps(
            msgspec.json.decode(json.dumps(value, ensure_ascii=True))
        )


def test_bad_bytes_in_an_error_leave_its_kind() -> None:
    details = b'[{"reason":"\xff"}, {"reason": 3}, {"retryDelay": "4s"}]'
    body = b'{"error":{"code":429,"message":"q","details":%b}}' % details
    error = response_error(httpx.Response(429, content=body), "The service")
    assert isinstance(error, QuotaError)
    assert error.retry_after == 4


@pytest.mark.parametrize(
    ("width", "height"),
    [(4e-304, 3e-304), (0, 5), (0.5, 900), (-3, 4), (None, None), ("1e300", 2), ("", "7")],
)
def test_a_size_under_a_pixel_or_beyond_every_picture_is_no_size(width: Any, height: Any) -> None:
    assert size_of(width, height) is None


def test_the_size_seen_is_used_where_it_is_one() -> None:
    assert size_of("800", 600) == (800, 600)
    for seen in (None, (1e-300, 1e-300), (0.0, 0.0)):
        refuse_other_shape(seen, (9, 9))
        assert rescaled(lambda p: p, seen, (9, 9))((3, 4)) == (3, 4)


TINY = [
    ("google-vision", {"fullTextAnnotation": {"pages": [{"width": 4e-304, "height": 3e-304, "blocks": [
        {"paragraphs": [{"words": [
            {"boundingBox": {"vertices": [{"x": 5, "y": 6}]}, "symbols": [{"text": "h"}]}]}]}]}]}}),
    ("yandex-ocr", {"textAnnotation": {"width": "1e-304", "height": 3e-304, "blocks": [
        {"boundingBox": {"vertices": [{"x": 5, "y": 6}]}}]}}),
    ("yandex-vision", {"textDetection": {"pages": [{"width": 1e-304, "height": 3e-304, "blocks": [
        {"boundingBox": {"vertices": [{"x": 5, "y": 6}]}}]}]}}),
    ("azure-vision", {"metadata": {"width": 4e-304, "height": 3e-304}, "readResult": {"blocks": [
        {"lines": [{"text": "h", "boundingPolygon": [{"x": 5, "y": 6}]}]}]}}),
    ("azure-vision", {"readResults": [{"width": 4e-304, "height": 3e-304, "lines": [
        {"text": "h", "boundingBox": [5, 6]}]}]}),
]  # fmt: skip


@pytest.mark.parametrize(("service", "answer"), TINY)
def test_places_of_an_answer_without_a_size_are_pixels(service: str, answer: Any) -> None:
    text = read(service, json.dumps(answer).encode()).text
    assert text
    assert text.blocks[0].polygon == ((5.0, 6.0),)
