"""Azure Vision: which call answers what, polling, every shape of answer."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from azure.ai.vision.imageanalysis.models import ImageAnalysisResult, VisualFeatures
from hypothesis import given

from app.model.analysis import Analysis
from app.model.errors import AnswerError, CredentialsError, ErrorKind, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.providers.azure.provider import AzureVision
from app.providers.kit.plan import Wait

from .harness import Carried, ask, blank, ok, picture, replies, status
from .test_google_vision import JSONISH

AZURE = AzureVision()
KEY = {"key": "canary-key", "endpoint": "https://x.cognitiveservices.azure.com/"}
OPERATION = "52d7bfdf-6418-4ab9-b762-0887e54cd473"
READ = {
    "status": "succeeded",
    "analyzeResult": {
        "version": "3.2",
        "readResults": [
            {
                "page": 1,
                "angle": 2.2,
                "width": 400,
                "height": 300,
                "unit": "pixel",
                "language": "en",
                "lines": [
                    {
                        "text": "two words",
                        "boundingBox": [1, 2, 50, 2, 50, 12, 1, 12],
                        "words": [
                            {"text": "two", "boundingBox": [1, 2, 20, 2, 20, 12, 1, 12], "confidence": 0.9},
                            {"text": "words", "boundingBox": [25, 2, 50, 2, 50, 12, 25, 12]},
                        ],
                    }
                ],
            }
        ],
    },
}


def accepted(host: str = "westus.api.cognitive.microsoft.com", operation: str = OPERATION) -> httpx.Response:
    location = f"https://{host}/vision/v3.2/read/analyzeResults/{operation}"
    return status(202, b"", **{"Operation-Location": location})


def analysis_in(carried: Carried) -> Analysis:
    (outcome,) = carried.outcomes
    return outcome.analysis


def read(body: Any, *features: Feature, size: tuple[int, int] = (400, 300)) -> Analysis:
    return AZURE.parse_answer(json.dumps(body).encode(), blank(*size), features)


def answering(request: Any) -> Any:
    """Answer each of Azure's calls with what belongs to it."""
    if isinstance(request, Wait):
        return None
    path = request.url.path
    if path.endswith("imageanalysis:analyze"):
        return ok(
            {
                "modelVersion": "2023-10-01",
                "metadata": {"width": 400, "height": 300},
                "readResult": {"blocks": []},
            }
        )
    if path.endswith("/vision/v3.2/analyze"):
        return ok({"faces": [{"faceRectangle": {"left": 1, "top": 2, "width": 3, "height": 4}}], "tags": []})
    return ok(READ) if request.method == "GET" else accepted()


def test_text_and_faces_are_two_calls_that_make_one_analysis() -> None:
    carried = ask(AZURE, [Feature.TEXT, Feature.FACES], answering, credentials=KEY)
    four, three = carried.requests
    assert str(four.url) == (
        "https://x.cognitiveservices.azure.com/computervision/imageanalysis:analyze?api-version=2024-02-01&features=read"
    )
    assert three.url.path == "/vision/v3.2/analyze"
    assert three.url.params["visualFeatures"] == "Faces"
    assert {r.headers["ocp-apim-subscription-key"] for r in carried.requests} == {"canary-key"}
    assert {r.headers["content-type"] for r in carried.requests} == {"application/octet-stream"}
    analysis = analysis_in(carried)
    assert (analysis.status, analysis.features) == ("ok", (Feature.TEXT, Feature.FACES))
    assert analysis.faces
    assert analysis.faces[0].polygon == ((1.0, 2.0), (4.0, 2.0), (4.0, 6.0), (1.0, 6.0))
    assert json.loads(carried.outcomes[0].raw or b"")[0]["modelVersion"] == "2023-10-01"


def test_names_of_4_0_are_those_of_the_official_sdk() -> None:
    four = [Feature.TEXT, Feature.OBJECTS, Feature.PEOPLE, Feature.LABELS, Feature.CAPTION, Feature.CROPS]
    carried = ask(
        AZURE, four, answering, credentials=KEY, languages=["en"], options={"model_version": "latest"}
    )
    params = carried.requests[0].url.params
    official = {f.value for f in VisualFeatures}
    assert set(params["features"].split(",")) <= official
    assert (params["language"], params["model-version"]) == ("en", "latest")


def test_version_3_2_reads_by_submitting_and_polling_at_the_configured_host_only() -> None:
    statuses = iter(["notStarted", "running", "succeeded"])

    def answer(request: Any) -> Any:
        if isinstance(request, Wait):
            return None
        if request.method == "POST":
            return accepted("evil.example")
        return ok({**READ, "status": next(statuses)})

    carried = ask(
        AZURE, [Feature.TEXT], answer, credentials=KEY, options={"version": "3.2"}, languages=["en"]
    )
    assert {r.url.host for r in carried.requests} == {"x.cognitiveservices.azure.com"}
    assert [r.url.path for r in carried.requests[1:]] == [f"/vision/v3.2/read/analyzeResults/{OPERATION}"] * 3
    assert len([e for e in carried.effects if isinstance(e, Wait)]) == 3
    text = analysis_in(carried).text
    assert text
    assert (text.content, text.languages) == ("two words", ("en",))


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (ok({"status": "failed"}), ErrorKind.SERVICE),
        (ok({"status": "odd"}), ErrorKind.ANSWER),
        (ok({"status": "running"}), ErrorKind.TIMEOUT),
        (ok(b"<html>"), ErrorKind.ANSWER),
        (status(401, {"error": {"code": "401", "message": "no"}}), ErrorKind.CREDENTIALS),
    ],
)
def test_reading_that_comes_to_nothing_is_an_error_of_its_kind(
    reply: httpx.Response, kind: ErrorKind
) -> None:
    def answer(request: Any) -> Any:
        if isinstance(request, Wait):
            return None
        return accepted() if request.method == "POST" else reply

    analysis = analysis_in(ask(AZURE, [Feature.TEXT], answer, credentials=KEY, options={"version": "3.2"}))
    assert [e.kind for e in analysis.errors] == [kind]


@pytest.mark.parametrize("response", [accepted(operation="not-a-uuid"), status(202, b"")])
def test_an_operation_that_cannot_be_found_is_an_answer_error(response: httpx.Response) -> None:
    analysis = analysis_in(
        ask(AZURE, [Feature.TEXT], replies(response), credentials=KEY, options={"version": "3.2"})
    )
    assert analysis.errors[0].kind is ErrorKind.ANSWER


def test_a_refused_submission_keeps_its_reason() -> None:
    refusal = status(400, {"code": "InvalidImage", "message": "Not an image", "requestId": "r1"})
    (failure,) = analysis_in(
        ask(AZURE, [Feature.TEXT], replies(refusal), credentials=KEY, options={"version": "3.2"})
    ).errors
    assert ("Not an image" in failure.message, failure.request_id) == (True, "r1")


def test_what_a_version_lacks_is_said_and_the_rest_is_done() -> None:
    carried = ask(
        AZURE, [Feature.TEXT, Feature.FACES], answering, credentials=KEY, options={"version": "4.0"}
    )
    analysis = analysis_in(carried)
    assert (analysis.status, len(carried.requests)) == ("partial", 1)
    assert analysis.errors[0].kind is ErrorKind.UNSUPPORTED
    assert "version auto" in analysis.errors[0].message
    people = analysis_in(ask(AZURE, [Feature.PEOPLE], answering, credentials=KEY, options={"version": "3.2"}))
    assert people.status == "failed"


def test_landmarks_alone_still_name_a_visual_feature() -> None:
    carried = ask(AZURE, [Feature.LANDMARKS], answering, credentials=KEY)
    params = carried.requests[0].url.params
    assert (params["visualFeatures"], params["details"]) == ("Categories", "Landmarks")


def test_one_call_that_fails_leaves_the_other() -> None:
    def answer(request: Any) -> Any:
        if "imageanalysis" in request.url.path:
            return status(429, {"error": {"code": "429", "message": "Please retry after 7 seconds"}})
        return answering(request)

    analysis = analysis_in(ask(AZURE, [Feature.TEXT, Feature.FACES], answer, credentials=KEY))
    assert (analysis.status, analysis.errors[0].feature, analysis.errors[0].kind) == (
        "partial",
        Feature.TEXT,
        ErrorKind.QUOTA,
    )
    assert analysis.faces


def test_several_images_are_a_call_each() -> None:
    carried = ask(AZURE, [Feature.FACES], answering, [picture(), picture(seed=1)], credentials=KEY)
    assert (len(carried.requests), len(carried.outcomes)) == (2, 2)


def test_an_entra_token_is_a_bearer() -> None:
    carried = ask(
        AZURE, [Feature.FACES], answering, credentials={"access_token": "eyJ"}, endpoint="https://x.example"
    )
    assert carried.requests[0].headers["authorization"] == "Bearer eyJ"


def test_missing_key_missing_endpoint_and_odd_version_are_refused() -> None:
    with pytest.raises(CredentialsError, match="address"):
        ask(AZURE, [Feature.TEXT], answering, credentials={"key": "k"})
    with pytest.raises(CredentialsError, match="key"):
        ask(AZURE, [Feature.TEXT], answering, credentials={"endpoint": "https://x.example"})
    with pytest.raises(UnsupportedError, match="version"):
        ask(AZURE, [Feature.TEXT], answering, credentials=KEY, options={"version": "5"})


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("NotSupportedLanguage", ErrorKind.UNSUPPORTED),
        ("InvalidImageSize", ErrorKind.INPUT),
        ("FailedToProcess", ErrorKind.SERVICE),
    ],
)
def test_inner_errors_decide_the_kind(inner: str, kind: ErrorKind) -> None:
    body = {
        "error": {"code": "InvalidRequest", "innererror": {"code": inner, "innererror": {"message": "why"}}}
    }
    (failure,) = analysis_in(ask(AZURE, [Feature.FACES], replies(status(400, body)), credentials=KEY)).errors
    assert (failure.kind, "why" in failure.message) == (kind, True)


def test_the_preview_shape_puts_words_into_lines_by_their_spans() -> None:
    body = {
        "readResult": {
            "content": "one two",
            "pages": [
                {
                    "width": 400,
                    "height": 300,
                    "words": [
                        {
                            "content": "one",
                            "boundingBox": [0, 0, 9, 0, 9, 9, 0, 9],
                            "span": {"offset": 0, "length": 3},
                        },
                        {
                            "content": "two",
                            "boundingBox": [0, 20, 9, 20, 9, 29, 0, 29],
                            "span": {"offset": 4},
                        },
                        {"content": "lost"},
                    ],
                    "lines": [
                        {"content": "one", "spans": [{"offset": 0, "length": 3}]},
                        {"content": "two", "spans": [{"offset": 4, "length": 3}]},
                    ],
                }
            ],
        }
    }
    text = read(body).text
    assert text
    assert [[w.text for w in line.words] for line in text.blocks[0].lines] == [
        ["one"],
        ["two"],
        ["lost"],
    ]
    assert text.blocks[0].lines[1].polygon == ((0.0, 20.0), (9.0, 20.0), (9.0, 29.0), (0.0, 29.0))


def test_legacy_ocr_boxes_are_turned_back() -> None:
    body = {
        "language": "en",
        "textAngle": -0.05061454830783493,
        "orientation": "Up",
        "regions": [
            {
                "lines": [
                    {
                        "boundingBox": "60,104,141,32",
                        "words": [{"boundingBox": "60,104,141,32", "text": "Seattle"}],
                    }
                ]
            }
        ],
    }
    text = read(body, size=(250, 258)).text
    assert text
    (x, y), *_ = text.blocks[0].lines[0].words[0].polygon
    assert (abs(x - 61) < 3, abs(y - 104) < 5) == (True, True)
    flat = read({"regions": [{"boundingBox": "1,2,3,4", "lines": []}], "language": "unk"}).text
    assert flat
    assert (flat.blocks[0].polygon[0], flat.languages) == ((1, 2), ())
    joined = read(
        {"language": "zh-Hans", "regions": [{"lines": [{"words": [{"text": "你"}, {"text": "好"}]}]}]}
    ).text
    assert joined
    assert joined.content == "你好"
    with pytest.raises(AnswerError):
        read({"regions": [{"boundingBox": "1,2", "lines": []}]})


def test_every_part_of_3_2_has_its_place() -> None:
    body = {
        "faces": [
            {"age": 31, "gender": "Female", "faceRectangle": {"left": 0, "top": 5, "width": 9, "height": 9}}
        ],
        "objects": [{"rectangle": {"x": 0, "y": 1, "w": 2, "h": 3}, "object": "cup", "confidence": 0.5}],
        "brands": [{"name": "Acme", "rectangle": {"x": 1, "y": 1, "w": 2, "h": 3}}, {"name": "Bare"}],
        "tags": [{"name": "grass", "confidence": 0.9}],
        "description": {"captions": [{"text": "a cup", "confidence": 0.4}], "tags": ["x"]},
        "categories": [
            {
                "name": "people_",
                "score": 0.8,
                "detail": {
                    "celebrities": [
                        {
                            "name": "N",
                            "confidence": 1,
                            "faceRectangle": {"left": 1, "top": 1, "width": 1, "height": 1},
                        },
                        {"name": "no place"},
                    ],
                    "landmarks": [{"name": "Tower", "confidence": 0.7}],
                },
            }
        ],
        "adult": {"isAdultContent": False, "adultScore": 0.01, "racyScore": "x"},
        "color": {"accentColor": "BB6D10"},
        "areaOfInterest": {"x": 1, "y": 1, "w": 5, "h": 5},
        "result": {"landmarks": []},
        "metadata": {"width": 200, "height": 150},
        "requestId": "r",
    }
    analysis = read(body)
    assert analysis.faces
    assert analysis.faces[0].attributes == {"age": 31, "gender": "Female"}
    assert analysis.faces[0].polygon[0] == (0.0, 10.0)
    assert [o.kind for o in analysis.objects or ()] == ["object", "brand", "brand", "crop", "celebrity"]
    assert [(x.kind, x.name) for x in analysis.labels or ()] == [
        ("label", "grass"), ("caption", "a cup"), ("category", "people_"), ("landmark", "Tower"),
        ("safety", "adult"),
    ]  # fmt: skip
    assert {"color", "adult", "categories", "requestId"} <= set(analysis.properties)


def test_every_part_of_4_0_has_its_place() -> None:
    rect = {"x": 1, "y": 1, "w": 5, "h": 5}
    body = {
        "captionResult": {"text": "a cup", "confidence": 0.8},
        "denseCaptionsResult": {
            "values": [{"text": "cup", "confidence": 0.7, "boundingBox": rect}, {"text": "bare"}]
        },
        "tagsResult": {"values": [{"name": "cup", "confidence": 0.9}]},
        "objectsResult": {"values": [{"boundingBox": rect, "tags": [{"name": "cup", "confidence": 0.6}]}]},
        "peopleResult": {"values": [{"boundingBox": rect, "confidence": 0.0016}]},
        "smartCropsResult": {"values": [{"aspectRatio": 1.33, "boundingBox": rect}]},
        "readResult": {
            "blocks": [{"lines": []}, {"lines": [{"text": "x", "boundingPolygon": [{"x": 1}, {"y": 2}]}]}]
        },
    }
    analysis = read(body)
    assert [(o.kind, o.name) for o in analysis.objects or ()] == [
        ("object", "cup"), ("person", "Person"), ("crop", "1.33"), ("caption", "cup"), ("caption", "bare"),
    ]  # fmt: skip
    assert analysis.text
    assert len(analysis.text.blocks) == 1
    assert ImageAnalysisResult(body).caption is not None  # the official model reads it too


def test_an_answer_for_another_size_is_scaled_and_of_another_picture_refused() -> None:
    body = {"metadata": {"width": 200, "height": 150}, "faces": [{"faceRectangle": {"left": 1, "top": 1}}]}
    faces = read(body).faces
    assert faces
    assert faces[0].polygon[0] == (2.0, 2.0)
    with pytest.raises(AnswerError, match="200 × 150"):
        read(body, size=(300, 400))
    inches = json.loads(json.dumps(READ))
    inches["analyzeResult"]["readResults"][0].update(unit="inch", width=8.5, height=6.375)
    assert read(inches).text
    inches["analyzeResult"]["readResults"][0].update(height=300)
    with pytest.raises(AnswerError, match="not 400 × 300"):
        read(inches)
    assert read({"metadata": {"width": 0, "height": 0}, "tags": []}).labels == ()


@pytest.mark.parametrize(
    "wrong",
    [
        b"<html>",
        b"3",
        b"{}",
        b'{"tags": 3}',
        b'{"status": 202, "body": null}',
        b'{"status": "running"}',
    ],
)
def test_saved_answers_that_are_none_are_refused(wrong: bytes) -> None:
    with pytest.raises(AnswerError):
        AZURE.parse_answer(wrong, blank(9, 9))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (b'{"error": {"code": "401", "message": "no"}}', "credentials"),
        (b'{"status": 429, "body": {"error": {"code": "x", "message": "slow down"}}}', "quota"),
        (b'{"error": {"code": "InvalidRequest", "message": "no"}}', "service"),
    ],
)
def test_saved_answers_that_are_errors_raise_them(said: bytes, kind: str) -> None:
    with pytest.raises(VidimusError) as raised:
        AZURE.parse_answer(said, blank(9, 9))
    assert raised.value.kind == kind


def test_the_face_services_list_and_a_list_of_blocks_are_read() -> None:
    faces = read(
        [
            {
                "faceRectangle": {"left": 1},
                "faceLandmarks": {"noseTip": {"x": 3}},
                "faceAttributes": {"mask": 1},
            }
        ]
    )
    assert faces.faces
    assert faces.faces[0].landmarks[0].kind == "noseTip"
    text = read([{"lines": [{"text": "a", "boundingPolygon": []}]}]).text
    assert text
    assert text.content == "a"


def test_every_saved_answer_is_read_whole(saved_data: Path) -> None:
    files = [
        f
        for f in [*saved_data.glob("answers/azure-*/*.json"), *saved_data.glob("pairs/azure*/*.json")]
        if "error" not in f.name and "submit" not in f.name and "running" not in f.name
    ]
    assert files
    for file in files:
        saved = json.loads(file.read_bytes())
        body = saved.get("body", saved) if isinstance(saved, dict) else saved
        size = (0, 0)
        pages = body.get("analyzeResult", {}).get("readResults", ()) if isinstance(body, dict) else ()
        where = body.get("metadata", pages[0] if pages else {}) if isinstance(body, dict) else {}
        size = int(where.get("width", 1000)), int(where.get("height", 1000))
        analysis = AZURE.parse_answer(file.read_bytes(), blank(*size))
        words = [w["text"] for p in pages for line in p["lines"] for w in line["words"]]
        if words:
            assert analysis.text
            assert [w.text for b in analysis.text.blocks for line in b.lines for w in line.words] == words
        if isinstance(body, dict):
            assert len(analysis.faces or ()) == len(body.get("faces", ()))
            tags = body.get("tags") or body.get("tagsResult", {}).get("values", ())
            assert len([x for x in analysis.labels or () if x.kind == "label"]) == len(tags)
            people = body.get("peopleResult", {}).get("values", ())
            assert len([o for o in analysis.objects or () if o.kind == "person"]) == len(people)


@given(noise=JSONISH)
def test_an_answer_with_anything_in_it_is_read_or_refused_in_words(noise: Any) -> None:
    for key in (
        "readResult",
        "tagsResult",
        "analyzeResult",
        "faces",
        "objects",
        "metadata",
        "regions",
        "adult",
    ):
        with contextlib.suppress(AnswerError):
            read({"tags": [], key: noise}, *AZURE.features)
    with contextlib.suppress(AnswerError):
        read(noise)


def test_an_object_keeps_the_names_it_does_not_go_by() -> None:
    box = {"x": 1, "y": 2, "w": 3, "h": 4}
    tags = [{"name": "dog", "confidence": 0.9}, {"name": "mammal", "confidence": 0.8}]
    values = [{"boundingBox": box, "tags": tags[:1]}, {"boundingBox": box, "tags": tags, "id": "7"}]
    analysis = read({"objectsResult": {"values": values, "model": "m"}})
    assert [o.name for o in analysis.objects or ()] == ["dog", "dog"]
    assert analysis.properties["objectsResult"] == {
        "model": "m",
        "values": [{}, {"tags": tags[1:], "id": "7"}],
    }
