"""What ``print`` gives of a response, in protobuf's text format or as a dictionary of Python, is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from google.cloud import vision_v1
from google.protobuf import json_format, text_format
from hypothesis import given
from hypothesis import strategies as st
from yandex.cloud.ai.ocr.v1 import ocr_service_pb2
from yandex.cloud.ai.vision.v1 import vision_service_pb2
from yandex.cloud.searchapi.v2 import img_search_service_pb2

from app.model.errors import AnswerError
from app.providers.files.saved_answers import read_saved
from app.providers.google.provider import GoogleVision
from app.providers.google.shapes import GoogleAnswer
from app.providers.kit.printed_forms import list_keys, printed_value
from app.providers.yandex.ocr import YandexOcr
from app.providers.yandex.search import YandexSearch
from app.providers.yandex.vision import YandexVision
from tests.services.completeness import body_of, size_named

from .client_dumps import GOOGLE, google_message
from .harness import blank
from .test_client_dumps import answers, found, read

LISTS = list_keys(GoogleAnswer) | {"responses"}
MESSAGES = (
    ("yandex-vision", YandexVision(), vision_service_pb2.BatchAnalyzeResponse),
    ("yandex-ocr", YandexOcr(), ocr_service_pb2.RecognizeTextResponse),
    ("yandex-search", YandexSearch(), img_search_service_pb2.ImageSearchByImageResponse),
)


def test_google_printed_by_python_java_and_go(saved_data: Path) -> None:
    for file in answers(saved_data, "google"):
        wire = body_of(json.loads(file.read_bytes()))
        size = size_named(wire)
        message = google_message(wire)
        expected = found(read(GoogleVision(), wire, size), rounded=True)
        plain = vision_v1.AnnotateImageResponse.pb(message)
        batch = vision_v1.BatchAnnotateImagesResponse(responses=[message])
        for printed in (
            str(message),
            text_format.MessageToString(plain, as_utf8=True, as_one_line=True, pointy_brackets=True),
            text_format.MessageToString(plain, use_short_repeated_primitives=True),
            text_format.MessageToString(plain).replace(" {", ":{").replace("\n", "  "),
            str(batch),
            repr(GOOGLE["to_dict"](wire)),
            repr([GOOGLE["to_dict"](wire)]),
        ):
            assert found(read(GoogleVision(), printed.encode(), size), rounded=True) == expected, file.name


def test_a_printed_list_of_annotations_is_read() -> None:
    message = google_message(
        {"labelAnnotations": [{"description": 'Bär\n"x"', "score": 0.5}, {"description": "漢, {y}"}]}
    )
    for printed in (str(message.label_annotations), f"{list(message.label_annotations)}"):
        taken = read(GoogleVision(), printed.encode(), (9, 9))
        assert [(x.name, x.confidence) for x in taken.labels or ()] == [('Bär\n"x"', 0.5), ("漢, {y}", None)]
    reading = read_saved(str(message).encode(), blank(9, 9)).analysis
    assert reading
    assert reading.provider == "google-vision"


@pytest.mark.parametrize(("service", "reader", "kind"), MESSAGES, ids=[m[0] for m in MESSAGES])
def test_yandex_printed(saved_data: Path, service: str, reader: Any, kind: Any) -> None:
    for file in answers(saved_data, service):
        if "error" in file.name:
            continue
        wire = json.loads(file.read_bytes())
        wire = wire.get("result", wire)
        size = size_named(wire)
        message = kind()
        json_format.ParseDict(wire, message, ignore_unknown_fields=True)
        expected = found(read(reader, wire, size), rounded=True)
        for printed in (str(message), repr(json_format.MessageToDict(message))):
            assert found(read(reader, printed.encode(), size), rounded=True) == expected, file.name


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1", {"a": 1}),
        ("a: -1.5e3 b: true c: false d: LIKELY", {"a": -1500.0, "b": True, "c": False, "d": "LIKELY"}),
        ("a: 'x' \"y\"", {"a": "xy"}),
        (r'a: "\303\244\n"', {"a": "ä\n"}),
        ("a { b: 1 } a { }", {"a": [{"b": 1}, {}]}),
        ("a: [1, 2] b: [{ c: 1 }, < c: 2 >]", {"a": [1, 2], "b": [{"c": 1}, {"c": 2}]}),
        ("a: 1, b: 2; c: 3 # four", {"a": 1, "b": 2, "c": 3}),
        ("a: inf b: nan", {"a": "inf", "b": "nan"}),
        ("faceAnnotations { } face_annotations: { }", {"faceAnnotations": [{}], "face_annotations": [{}]}),
        ("[a: 1, a: 2 b: 3]", [{"a": 1}, {"a": 2, "b": 3}]),
        (r"{'a': '\ud800'}", {"a": "\ufffd"}),
        ("{'a': (1, None, True, 'x', 1e999)}", {"a": [1, None, True, "x", "inf"]}),
    ],
)
def test_printed_values(text: str, value: Any) -> None:
    assert printed_value(text, LISTS) == value


@pytest.mark.parametrize(
    "text",
    ["", "some text", "a:", "a: {", "a: 1 }", 'a: "x', "a 1", "a: ?", "a {b: 1", "[a: 1", "a { [x.y]: 1 }",
     "{'a': b'x'}", "{'a': __import__('os')}", "{" * 500, "a{" * 5_000, "[" * 5_000, "a: 1 \x00"],
)  # fmt: skip
def test_what_was_not_printed_is_refused_in_words(text: str) -> None:
    with pytest.raises((msgspec.DecodeError, RecursionError)):
        printed_value(text, LISTS)
    with pytest.raises(AnswerError):
        read(GoogleVision(), text.encode(), (9, 9))


def test_a_service_without_messages_prints_none() -> None:
    with pytest.raises(msgspec.DecodeError):
        printed_value("a: 1", ())


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for form in (text, f"a: {text}", f"a {{ {text} }}", f"[{text}]"):
        try:
            value = printed_value(form, LISTS)
        except (msgspec.DecodeError, RecursionError):
            continue
        msgspec.json.encode(value)
