"""Yandex Vision: batches, languages by model, errors of files and features, saved answers."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from google.protobuf import json_format
from hypothesis import given
from hypothesis import strategies as st
from yandex.cloud.ai.vision.v1 import vision_service_pb2

from app.model.analysis import Analysis
from app.model.errors import AnswerError, CredentialsError, ErrorKind, NetworkError, UnsupportedError
from app.model.feature import Feature
from app.providers.yandex.vision import YandexVision

from .harness import ask, blank, ok, picture, replies, status
from .test_google_vision import JSONISH

YANDEX = YandexVision()
KEY = {"api_key": "AQVN-canary"}
EMPTY: dict[str, Any] = {"results": [{"results": [{}]}]}


def official(request: httpx.Request) -> Any:
    message = vision_service_pb2.BatchAnalyzeRequest()
    return json_format.Parse(request.content, message, ignore_unknown_fields=False)


def read(*results: Any, size: tuple[int, int] = (1920, 1280)) -> Analysis:
    return YANDEX.parse_answer(msgspec.json.encode({"results": [{"results": list(results)}]}), blank(*size))


def test_a_request_with_every_feature_is_the_official_message() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        (spec,) = official(request).analyze_specs
        return ok({"results": [{"results": [{}] * len(spec.features)}]})

    features = [Feature.TEXT, Feature.FACES, Feature.CLASSIFICATION, Feature.COPIES]
    carried = ask(
        YANDEX,
        features,
        answer,
        credentials={**KEY, "folder_id": "b1g"},
        options={"model": "page"},
        languages=["ru"],
    )
    (request,) = carried.requests
    assert str(request.url) == "https://vision.api.cloud.yandex.net/vision/v1/batchAnalyze"
    assert request.headers["authorization"] == "Api-Key AQVN-canary"
    assert "x-data-logging-enabled" not in request.headers
    body = official(request)
    assert body.folder_id == "b1g"
    (spec,) = body.analyze_specs
    assert [f.type for f in spec.features] == [1, 3, 2, 2, 4]
    assert list(spec.features[0].text_detection_config.language_codes) == ["ru"]
    assert spec.features[0].text_detection_config.model == "page"
    assert [f.classification_config.model for f in spec.features][2:4] == ["quality", "moderation"]
    assert spec.mime_type in {"image/png", "image/jpeg"}
    assert carried.outcomes[0].analysis.status == "ok"


@pytest.mark.parametrize(
    ("languages", "sets"),
    [
        ([], [["*"]]),
        (["en", "ru-RU"], [["en", "ru"]]),
        (["he", "en"], [["he", "en"]]),
        (["he", "ar"], [["he"], ["ar"]]),
        (["de", "ja", "en"], [["de", "en"], ["ja", "en"]]),
    ],
)
def test_languages_of_different_models_get_a_feature_each(
    languages: list[str], sets: list[list[str]]
) -> None:
    carried = ask(
        YANDEX,
        [Feature.TEXT],
        replies(ok({"results": [{"results": [{}] * len(sets)}]})),
        credentials=KEY,
        languages=languages,
    )
    features = official(carried.requests[0]).analyze_specs[0].features
    assert [list(f.text_detection_config.language_codes) for f in features] == sets


def test_a_language_it_does_not_read_and_too_many_are_refused() -> None:
    with pytest.raises(UnsupportedError, match="does not read the language hi"):
        ask(YANDEX, [Feature.TEXT], replies(ok(EMPTY)), credentials=KEY, languages=["hi"])
    with pytest.raises(UnsupportedError, match="8 features"):
        ask(
            YANDEX,
            [Feature.TEXT, Feature.COPIES],
            replies(ok(EMPTY)),
            credentials=KEY,
            languages=["ar", "el", "he", "hy", "ja", "ka", "ko", "th"],
        )


def test_without_a_credential_nothing_is_sent() -> None:
    with pytest.raises(CredentialsError):
        ask(YANDEX, [Feature.TEXT], replies(ok(EMPTY)), credentials={"folder_id": "b1g"})


def test_eight_images_go_in_one_call_and_one_bad_file_fails_alone() -> None:
    files: list[Any] = [{"results": [{"faceDetection": {}}]} for _ in range(8)]
    files[2] = {"error": {"code": 3, "message": "Can't decode Image"}}
    files[5] = {"results": [{}, {}]}
    files[6] = {"results": 7}
    images = [picture(seed=n) for n in range(8)]
    carried = ask(YANDEX, [Feature.FACES], replies(ok({"results": files})), images, credentials=KEY)
    assert len(carried.requests) == 1
    assert [o.analysis.status for o in carried.outcomes] == [
        "ok", "ok", "failed", "ok", "ok", "failed", "failed", "ok",
    ]  # fmt: skip
    assert "Can't decode" in carried.outcomes[2].analysis.errors[0].message
    assert carried.outcomes[5].analysis.errors[0].kind is ErrorKind.ANSWER


def test_images_that_cannot_be_fitted_fail_without_a_call() -> None:
    carried = ask(YANDEX, [Feature.FACES], replies(ok(EMPTY)), [blank(9, 9)], credentials=KEY)
    assert (carried.requests, carried.outcomes[0].analysis.status) == ([], "failed")
    mixed = ask(YANDEX, [Feature.FACES], replies(ok(EMPTY)), [blank(9, 9), picture()], credentials=KEY)
    assert [o.analysis.status for o in mixed.outcomes] == ["failed", "ok"]


def test_a_discontinued_feature_names_that_and_the_others_stand() -> None:
    body = {
        "results": [
            {
                "results": [
                    {"error": {"code": 13, "message": "internal"}},
                    {"imageCopySearch": {"copyCount": "0"}},
                ]
            }
        ]
    }
    carried = ask(YANDEX, [Feature.FACES, Feature.COPIES], replies(ok(body)), credentials=KEY)
    analysis = carried.outcomes[0].analysis
    assert (analysis.status, analysis.errors[0].feature) == ("partial", Feature.FACES)
    assert "14 May 2024" in analysis.errors[0].message
    assert analysis.copies
    assert analysis.copies.count == 0


def test_one_of_two_readings_that_fails_does_not_spoil_the_other() -> None:
    text = {"textDetection": {"pages": [{"blocks": [{"lines": [{"words": [{"text": "a"}]}]}]}]}}
    failed = {"error": {"code": 3, "message": "bad"}}
    body = {"results": [{"results": [text, failed]}]}
    carried = ask(YANDEX, [Feature.TEXT], replies(ok(body)), credentials=KEY, languages=["he", "ar"])
    analysis = carried.outcomes[0].analysis
    assert analysis.status == "ok"
    both = {"results": [{"results": [failed, failed]}]}
    carried = ask(YANDEX, [Feature.TEXT], replies(ok(both)), credentials=KEY, languages=["he", "ar"])
    assert len(carried.outcomes[0].analysis.errors) == 1


def test_two_readings_of_one_image_are_kept_apart() -> None:
    def page(text: str) -> Any:
        return {"textDetection": {"pages": [{"blocks": [{"lines": [{"words": [{"text": text}]}]}]}]}}

    text = read(page("alef"), page("alif")).text
    assert text
    assert [(b.reader, b.lines[0].text) for b in text.blocks] == [
        ("reading 1", "alef"),
        ("reading 2", "alif"),
    ]


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        (status(401, {"code": 16, "message": "Token is invalid AQVN-canary"}), ErrorKind.CREDENTIALS),
        (status(429, {"code": 8, "message": "quota"}), ErrorKind.QUOTA),
        (status(400, {"error": {"grpcCode": 3, "httpCode": 400, "message": "folder"}}), ErrorKind.SERVICE),
        (status(500, b"oops"), ErrorKind.SERVICE),
        (ok(b"<html>"), ErrorKind.ANSWER),
        (ok({"results": [{}, {}]}), ErrorKind.ANSWER),
        (ok({"results": None}), ErrorKind.ANSWER),
    ],
)
def test_faults_have_their_kind_and_repeat_no_key(response: httpx.Response, kind: ErrorKind) -> None:
    carried = ask(YANDEX, [Feature.FACES], replies(response), credentials=KEY)
    (failure,) = carried.outcomes[0].analysis.errors
    assert failure.kind is kind
    assert "canary" not in failure.message


def test_a_network_that_fails_fails_every_image() -> None:
    carried = ask(
        YANDEX, [Feature.FACES], replies(NetworkError("no")), [picture(), picture()], credentials=KEY
    )
    assert [o.analysis.errors[0].kind for o in carried.outcomes] == [ErrorKind.NETWORK] * 2


def test_zeros_left_out_and_numbers_as_strings() -> None:
    words = [
        {
            "text": "Привет",
            "boundingBox": {"vertices": [{}, {"y": "30"}, {"x": "90", "y": "30"}, {"x": "90"}]},
            "confidence": "0.9",
            "languages": [{"languageCode": "ru", "confidence": 0.9}, {}],
        },
        {"text": "мир"},
    ]
    detection = {
        "textDetection": {
            "pages": [
                {
                    "width": "960",
                    "height": "640",
                    "blocks": [{"lines": [{"words": words}, {}]}],
                    "entities": [{"name": "city", "text": "Москва"}, {}],
                }
            ]
        }
    }
    text = read(detection).text
    assert text
    line = text.blocks[0].lines[0]
    assert (line.text, line.confidence) == ("Привет мир", 0.9)
    assert line.words[0].polygon == ((0.0, 0.0), (0.0, 60.0), (180.0, 60.0), (180.0, 0.0))
    assert line.words[0].confidence is None
    assert text.languages == ("ru",)
    assert text.entities[0].text == "Москва"


def test_saved_answers_that_are_none_are_refused() -> None:
    for wrong in (b"<html>", b"{}", b'{"results": []}', b'{"results": [{"results": 3}]}'):
        with pytest.raises(AnswerError):
            YANDEX.parse_answer(wrong, blank(9, 9))


def test_every_saved_answer_is_read_whole(saved_data: Path) -> None:
    files = [
        *saved_data.glob("pairs/yandex*/*.json"),
        *(f for f in saved_data.glob("answers/yandex-vision/*.json") if "error_file" not in f.name),
    ]
    assert files
    for file in files:
        raw = json.loads(file.read_bytes())["results"][0]["results"]
        analysis = YANDEX.parse_answer(file.read_bytes(), blank(1920, 1280))
        words = [
            w["text"]
            for r in raw
            for p in r.get("textDetection", {}).get("pages", ())
            for b in p["blocks"]
            for line in b["lines"]
            for w in line["words"]
        ]
        blocks = analysis.text.blocks if analysis.text else ()
        assert [w.text for b in blocks for line in b.lines for w in line.words] == words
        faces = [f for r in raw for f in r.get("faceDetection", {}).get("faces", ())]
        assert len(analysis.faces or ()) == len(faces)
        labels = [p for r in raw for p in r.get("classification", {}).get("properties", ())]
        assert len(analysis.labels or ()) == len(labels)
        hits = [h for r in raw for h in r.get("imageCopySearch", {}).get("topResults", ())]
        assert len(analysis.copies.hits if analysis.copies else ()) == len(hits)


@given(noise=JSONISH, place=st.integers(0, 3))
def test_an_answer_with_anything_anywhere_is_read_or_refused_in_words(noise: Any, place: int) -> None:
    parts: list[Any] = [
        {"textDetection": {"pages": [{"blocks": [{"lines": [{"words": [{"text": "a"}]}]}]}]}},
        {"faceDetection": {"faces": [{"boundingBox": {"vertices": [{}]}}]}},
        {"imageCopySearch": {"copyCount": 3}},
        {"classification": {"properties": [{"name": "high"}]}},
    ]
    key = next(iter(parts[place]))
    parts[place][key] = noise
    with contextlib.suppress(AnswerError):
        read(*parts)
