"""Yandex OCR: streamed answers, older spellings, tables and pictures as blocks."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from google.protobuf import json_format
from hypothesis import given
from yandex.cloud.ai.ocr.v1 import ocr_service_pb2

from app.model.errors import AnswerError, ErrorKind
from app.model.feature import Feature
from app.providers.yandex.ocr import YandexOcr

from .harness import ask, blank, ok, replies, status
from .test_google_vision import JSONISH

OCR = YandexOcr()
KEY = {"api_key": "AQVN-canary"}


def streamed(*annotations: Any) -> bytes:
    return b"\n".join(
        json.dumps({"result": {"textAnnotation": a, "page": "0"}}).encode() for a in annotations
    )


LINE = {"text": "Здравствуй мир", "words": [{"text": "Здравствуй"}, {"text": "мир"}]}


def test_a_request_is_the_official_message() -> None:
    answer = replies(ok(streamed({"blocks": [{"lines": [LINE]}]})))
    carried = ask(
        OCR,
        [Feature.TEXT],
        answer,
        credentials={"iam_token": "t1.x", "folder_id": "b1g"},
        options={"model": "table"},
    )
    (request,) = carried.requests
    assert str(request.url) == "https://ocr.api.cloud.yandex.net/ocr/v1/recognizeText"
    assert request.headers["x-folder-id"] == "b1g"
    assert request.headers["authorization"] == "Bearer t1.x"
    message = json_format.Parse(
        request.content, ocr_service_pb2.RecognizeTextRequest(), ignore_unknown_fields=False
    )
    assert message.mime_type in {"PNG", "JPEG"}
    assert list(message.language_codes) == ["*"]
    assert message.model == "table"
    text = carried.outcomes[0].analysis.text
    assert text
    assert text.content == "Здравствуй мир"


def test_several_streamed_messages_about_one_image_follow_each_other() -> None:
    data = streamed({"fullText": "one\n", "blocks": []}, {"fullText": "two", "blocks": []})
    text = ask(OCR, [Feature.TEXT], replies(ok(data)), credentials=KEY).outcomes[0].analysis.text
    assert text
    assert text.content == "one\n\ntwo"


def test_an_error_among_streamed_messages_is_that_of_the_image() -> None:
    data = streamed({"fullText": "one"}) + b'\n{"error": {"grpcCode": 3, "message": "bad"}}'
    failed = ask(OCR, [Feature.TEXT], replies(ok(data)), credentials=KEY).outcomes[0].analysis
    assert [e.kind for e in failed.errors] == [ErrorKind.SERVICE]


def test_tables_and_pictures_are_blocks_and_their_cells_are_kept() -> None:
    annotation = {
        "width": "100",
        "height": "50",
        "blocks": [
            {"lines": [LINE], "languages": [{"languageCode": "ru"}, {}], "layoutType": "LAYOUT_TYPE_TITLE"}
        ],
        "tables": [
            {
                "boundingBox": {"vertices": [{}, {"x": "9"}, {"x": "9", "y": "9"}, {"y": "9"}]},
                "rowCount": "1",
                "columnCount": "2",
                "cells": [{"text": "a"}, {"text": "b", "columnIndex": "1", "columnSpan": "2"}],
            }
        ],
        "pictures": [{"score": 0.5}],
        "rotate": "ANGLE_90",
        "markdown": "# x",
    }
    analysis = OCR.parse_answer(streamed(annotation), blank(200, 100))
    assert analysis.text
    assert [b.kind for b in analysis.text.blocks] == ["title", "table", "picture"]
    assert analysis.text.blocks[1].polygon[2] == (18.0, 18.0)
    assert analysis.text.languages == ("ru",)
    assert analysis.properties["tables"][0]["cells"][1]["columnSpan"] == 2
    assert (analysis.properties["rotate"], analysis.properties["markdown"]) == ("ANGLE_90", "# x")


def test_a_large_page_keeps_what_has_no_place_too() -> None:
    blocks = [{"lines": [LINE] * 20, "new_key": 1}] * 400
    data = streamed({"width": "100", "height": "50", "blocks": blocks})
    assert len(data) > 2**20
    analysis = OCR.parse_answer(data, blank(100, 50))
    assert analysis.text
    assert len(analysis.text.blocks) == 400
    assert analysis.properties["pages"][0]["textAnnotation"]["blocks"] == [{"newKey": 1}] * 400


def test_the_older_spelling_is_read_too() -> None:
    older = {
        "result": {"text_annotation": {"full_text": "x", "blocks": [{"lines": [{"alternatives": [LINE]}]}]}}
    }
    text = OCR.parse_answer(json.dumps(older).encode(), blank(9, 9)).text
    assert text
    assert text.blocks[0].lines[0].text == "Здравствуй мир"
    assert len(text.blocks[0].lines[0].words) == 2


def test_an_answer_without_envelope_is_read_too() -> None:
    text = OCR.parse_answer(json.dumps({"textAnnotation": {"fullText": "x"}}).encode(), blank(9, 9)).text
    assert text
    assert text.content == "x"


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        (status(401, {"code": 16, "message": "no"}), ErrorKind.CREDENTIALS),
        (status(400, {"error": {"grpcCode": 3, "message": "bad", "details": []}}), ErrorKind.SERVICE),
        (ok(b"<html>"), ErrorKind.ANSWER),
        (ok(b"{}"), ErrorKind.ANSWER),
        (ok({"result": {"textAnnotation": {"blocks": 3}}}), ErrorKind.ANSWER),
    ],
)
def test_faults_have_their_kind(response: httpx.Response, kind: ErrorKind) -> None:
    carried = ask(OCR, [Feature.TEXT], replies(response), credentials=KEY)
    assert carried.outcomes[0].analysis.errors[0].kind is kind


def test_every_saved_answer_is_read_whole(saved_data: Path) -> None:
    files = list(saved_data.glob("answers/yandex-ocr/*.json"))
    assert files
    for file in files:
        raw = json.loads(file.read_bytes())["result"]["textAnnotation"]
        analysis = OCR.parse_answer(file.read_bytes(), blank(int(raw["width"]), int(raw["height"])))
        assert analysis.text
        lines = [line["text"] for b in raw["blocks"] for line in b["lines"]]
        assert [line.text for b in analysis.text.blocks for line in b.lines] == lines
        assert analysis.text.content == "\n\n".join(
            "\n".join(line["text"] for line in b["lines"]) for b in raw["blocks"]
        )
        assert analysis.text.content.split() == raw["fullText"].split()


@given(noise=JSONISH)
def test_an_answer_with_anything_in_it_is_read_or_refused_in_words(noise: Any) -> None:
    for body in ({"result": noise}, {"result": {"textAnnotation": noise}}, {"text_annotation": noise}):
        with contextlib.suppress(AnswerError):
            OCR.parse_answer(json.dumps(body).encode(), blank(9, 9))


def test_an_empty_saved_answer_is_none() -> None:
    with pytest.raises(AnswerError, match="this is not a saved answer of Yandex OCR"):
        OCR.parse_answer(b" \n", blank(9, 9))
