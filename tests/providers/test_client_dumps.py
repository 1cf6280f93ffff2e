"""Whatever a client library prints of a recorded answer is read as the answer itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from google.protobuf import json_format
from yandex.cloud.ai.ocr.v1 import ocr_service_pb2
from yandex.cloud.ai.vision.v1 import vision_service_pb2
from yandex.cloud.searchapi.v2 import img_search_service_pb2

from app.model.analysis import Analysis
from app.providers.azure.provider import AzureVision
from app.providers.files.saved_answers import Parser, read_one, read_saved
from app.providers.google.provider import GoogleVision
from app.providers.yandex.ocr import YandexOcr
from app.providers.yandex.search import YandexSearch
from app.providers.yandex.vision import YandexVision
from tests.services.completeness import body_of, size_named

from .client_dumps import GOOGLE, pascal, protobuf_dumps, respelt, snake
from .harness import blank

AZURE_ERRORS = ("error", "submit", "running")


def read(reader: Parser, answer: Any, size: tuple[int, int], nth: int = 0) -> Analysis:
    data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return read_one(reader, data, blank(*size), (), nth)


def found(analysis: Analysis, *, rounded: bool = False) -> Any:
    """What was found, without properties; of single-precision floats to five digits."""
    bare = msgspec.structs.replace(analysis, properties={}, seconds=0.0)
    value = msgspec.to_builtins(bare)
    return _rounded(value) if rounded else value


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        # an enum of 0 is no answer, in whichever way it is written
        return {k: _rounded(v) for k, v in value.items() if k != "landmarking_confidence" and v != "unknown"}
    if isinstance(value, list | tuple):
        return [_rounded(v) for v in value]
    return value


def answers(folder: Path, service: str) -> list[Path]:
    files = sorted((folder / "answers" / service).glob("*.json"))
    assert files
    return files


@pytest.mark.parametrize("client", [*GOOGLE, ".NET", "gson"])
def test_google(saved_data: Path, client: str) -> None:
    for file in answers(saved_data, "google"):
        wire = body_of(json.loads(file.read_bytes()))
        size = size_named(wire)
        if client in GOOGLE:
            dump = GOOGLE[client](wire)
        else:
            dump = respelt(GOOGLE["to_json"](wire), pascal if client == ".NET" else lambda key: f"{key}_")
        expected = found(read(GoogleVision(), wire, size), rounded=True)
        assert found(read(GoogleVision(), dump, size), rounded=True) == expected, file.name


SNAKE = {"label_annotations": [{"description": "Bird", "score": 0.5}], "face_annotations": []}


@pytest.mark.parametrize(
    "form",
    [
        SNAKE,
        [SNAKE],
        [SNAKE, None, None],
        [[SNAKE], None],
        {"responses": [SNAKE]},
        [{"responses": [SNAKE]}, None, None],
        {"Responses": [respelt(SNAKE, pascal)]},
        {"status": 200, "headers": {}, "data": {"responses": [SNAKE]}},
        {"statusCode": 200, "body": json.dumps({"responses": [SNAKE]})},
        {"name": "operations/1", "done": True, "response": {"@type": "x", "responses": [SNAKE]}},
        SNAKE["label_annotations"],
        json.dumps(SNAKE).encode("utf-16"),
        b"\xef\xbb\xbf" + json.dumps(SNAKE).encode(),
    ],
)
def test_frames_and_lists_of_google(form: Any) -> None:
    analysis = read(GoogleVision(), form, (9, 9))
    assert [(label.name, label.confidence) for label in analysis.labels or ()] == [("Bird", 0.5)]
    assert "images" not in analysis.properties


def test_annotations_without_their_name_are_told_apart() -> None:
    box = {"vertices": [{"x": 1, "y": 1}, {"x": 5, "y": 5}]}
    text = read(
        GoogleVision(),
        [
            {"locale": "en", "description": "ab cd", "boundingPoly": box, "score": 0},
            {"description": "ab", "bounding_poly": box},
            {"description": "cd", "bounding_poly": box},
        ],
        (9, 9),
    ).text
    assert text
    assert (text.content, text.languages) == ("ab cd", ("en",))
    logo = {"description": "Acme", "score": 0.5, "boundingPoly": box}
    place = {**logo, "locations": [{"latLng": {"latitude": 1, "longitude": 2}}]}
    thing = {"name": "Cat", "score": 0.5, "boundingPoly": {"normalizedVertices": [{"x": 0.5}]}}
    for listed, kind in ((logo, "logo"), (place, "landmark"), (thing, "object")):
        objects = read(GoogleVision(), [listed], (9, 9)).objects
        assert [o.kind for o in objects or ()] == [kind]
    for lines in (json.dumps(logo), json.dumps(logo) + "\n" + json.dumps(logo)):
        objects = read(GoogleVision(), lines.encode(), (9, 9)).objects
        assert {o.name for o in objects or ()} == {"Acme"}
    assert read(GoogleVision(), [{"fdBoundingPoly": box, "boundingPoly": box}], (9, 9)).faces
    full = {
        "text": "x\n",
        "pages": [{"blocks": [{"paragraphs": [{"words": [{"symbols": [{"text": "x"}]}]}]}]}],
    }
    for form in (full, respelt(full, pascal), {"full_text_annotation": full}):
        text = read(GoogleVision(), form, (9, 9)).text
        assert text
        assert text.content == "x"


def test_enums_are_read_by_number_and_in_pascal_case() -> None:
    def symbols(*breaks: Any) -> dict[str, Any]:
        listed = [{"Text": "a", "Property": {"DetectedBreak": {"Type": kind}}} for kind in breaks]
        words = [{"Symbols": [symbol]} for symbol in listed]
        return {
            "FullTextAnnotation": {
                "Pages": [{"Blocks": [{"BlockType": "Table", "Paragraphs": [{"Words": words}]}]}]
            }
        }

    for breaks in ((1, 3, 4, 5), ("Space", "EolSureSpace", "Hyphen", "LineBreak")):
        text = read(GoogleVision(), symbols(*breaks), (9, 9)).text
        assert text
        assert text.blocks[0].kind == "table"
        assert text.content == "a a\na-\na"
    marks = [{"Type": "NoseTip", "Position": {}}, {"Type": 8, "Position": {}}]
    face = {"FaceAnnotations": [{"JoyLikelihood": "VeryLikely", "Landmarks": marks}]}
    (seen,) = read(GoogleVision(), face, (9, 9)).faces or ()
    assert seen.attributes == {"joy": "very_likely"}
    assert {mark.kind for mark in seen.landmarks} == {"nose_tip"}


def test_pages_of_a_file_are_answers_of_their_own() -> None:
    def page(number: int, size: int) -> dict[str, Any]:
        blocks = [{"paragraphs": [{"words": [{"symbols": [{"text": f"page{number}"}]}]}]}]
        full = {"pages": [{"width": size, "height": 400, "blocks": blocks}]}
        return {"fullTextAnnotation": full, "context": {"uri": "gs://b/x.pdf", "pageNumber": number}}

    files = {"responses": [{"inputConfig": {}, "responses": [page(1, 900), page(2, 400)], "totalPages": 2}]}
    for form in (files, files["responses"][0], respelt(files, snake), [files, None]):
        taken = read(GoogleVision(), form, (400, 400))
        assert taken.text
        assert (taken.text.content, taken.properties["images"], taken.properties["image"]) == ("page2", 2, 2)
        assert taken.properties["context"]["pageNumber"] == 2
        first = read(GoogleVision(), form, (900, 400), nth=1).text
        assert first
        assert first.content == "page1"


@pytest.mark.parametrize(
    "client", ["json", "snake", "snake-numbers", "zeros", ".NET", ".NET-names", "gson", "go", "long"]
)
def test_yandex_vision(saved_data: Path, client: str) -> None:
    for file in answers(saved_data, "yandex-vision"):
        wire = json.loads(file.read_bytes())
        if "error" in file.name:
            continue
        message = vision_service_pb2.BatchAnalyzeResponse()
        json_format.ParseDict(wire, message, ignore_unknown_fields=True)
        dump = dict(protobuf_dumps(message))[client]
        (of_file,) = dump[next(iter(dump))]
        expected = found(read(YandexVision(), wire, (900, 900)), rounded=True)
        for form in (dump, [dump], of_file, [of_file], next(iter(of_file.values()))):
            assert found(read(YandexVision(), form, (900, 900)), rounded=True) == expected, (file.name, form)


def test_yandex_vision_in_pieces() -> None:
    page = {"width": "9", "height": 9, "blocks": [{"lines": [{"words": [{"text": "a"}]}]}]}
    text = {"TextDetection": {"pages": [page]}}
    for form in (
        {"textDetection": {"pages": [page]}},
        {"pages": [page]},
        {"results": [{"results": [{"Feature": text, "Error": None}]}]},
        {"results": [{"Feature": text}]},
        {
            "results": [
                {"results": [{"feature": {"$case": "textDetection", "textDetection": {"pages": [page]}}}]}
            ]
        },
    ):
        taken = read(YandexVision(), form, (9, 9)).text
        assert taken
        assert taken.content == "a"
    assert read(YandexVision(), {"faces": [{"boundingBox": {}}]}, (9, 9)).faces
    assert read(YandexVision(), {"copyCount": 3, "topResults": []}, (9, 9)).copies
    assert read(YandexVision(), {"properties": [{"name": "adult", "probability": 1}]}, (9, 9)).labels
    two = {
        "results": [
            {"results": [{"textDetection": {"pages": [page, {**page, "blocks": []}]}}, {"faceDetection": {}}]}
        ]
    }
    first, second = (read(YandexVision(), two, (9, 9), nth) for nth in (1, 2))
    assert first.text
    assert first.text.content == "a"
    assert first.properties["images"] == 2
    assert second.text
    assert second.text.content == ""


@pytest.mark.parametrize("client", ["json", "snake", "snake-numbers", "zeros", ".NET", "gson", "go", "long"])
def test_yandex_ocr(saved_data: Path, client: str) -> None:
    for file in answers(saved_data, "yandex-ocr"):
        wire = json.loads(file.read_bytes())["result"]
        message = ocr_service_pb2.RecognizeTextResponse()
        json_format.ParseDict(wire, message, ignore_unknown_fields=True)
        dump = dict(protobuf_dumps(message))[client]
        size = size_named(wire)
        expected = found(read(YandexOcr(), wire, size), rounded=True)
        bare = next(iter(dump.values()))
        lines = b"\n".join(
            json.dumps(m).encode() for m in (dump, {"result": {"textAnnotation": {}, "page": 1}})
        )
        for form in (dump, [dump], {"result": dump}, bare, lines, lines + b"\n{}"[:1]):
            assert found(read(YandexOcr(), form, size), rounded=True) == expected, (file.name, form)
        assert read(YandexOcr(), lines, size).properties["images"] == 2


@pytest.mark.parametrize(
    "client", ["json", "snake", "snake-numbers", "zeros", ".NET", ".NET-names", "gson", "go", "long"]
)
def test_yandex_search(saved_data: Path, client: str) -> None:
    for file in answers(saved_data, "yandex-search"):
        wire = json.loads(file.read_bytes())
        message = img_search_service_pb2.ImageSearchByImageResponse()
        json_format.ParseDict(wire, message, ignore_unknown_fields=True)
        dump = dict(protobuf_dumps(message))[client]
        expected = read(YandexSearch(), wire, (9, 9))
        pretty = json.dumps(dump, indent=2).encode()
        for form in (dump, [dump], {"response": dump}, pretty):
            assert read(YandexSearch(), form, (9, 9)) == expected, (file.name, form)
        twice = read(YandexSearch(), pretty + b"\n" + pretty, (9, 9))
        images = next(v for k, v in dump.items() if k.lower().startswith("images"))
        bare = read(YandexSearch(), images, (9, 9)).copies
        assert expected.copies
        assert bare
        assert (twice.copies, twice.properties["images"]) == (expected.copies, 2)
        assert bare.hits == expected.copies.hits


@pytest.mark.parametrize("spell", [snake, pascal, lambda key: f"{key}_"], ids=["snake", "pascal", "gson"])
@pytest.mark.parametrize("service", ["azure-3.2", "azure-4.0"])
def test_azure(saved_data: Path, service: str, spell: Any) -> None:
    for file in answers(saved_data, service):
        if any(word in file.name for word in AZURE_ERRORS):
            continue
        wire = json.loads(file.read_bytes())
        wire = wire.get("body", wire) if isinstance(wire, dict) else wire
        size = size_named(wire)
        expected = found(read(AzureVision(), wire, size))
        dump = respelt(wire, spell)
        for form in (dump, [dump] if isinstance(dump, dict) else dump, {"data": dump}, {"response": dump}):
            assert found(read(AzureVision(), form, size)) == expected, (file.name, form)


def test_a_file_of_one_client_is_known_by_what_it_says() -> None:
    for form, provider in (
        ([SNAKE], "google-vision"),
        ({"Images": [{"Url": "https://x", "PageUrl": "https://y"}], "MaxPage": 3}, "yandex-search"),
        (
            {"results": [{"results": [{"face_detection": {"faces": [{"bounding_box": {}}]}}]}]},
            "yandex-vision",
        ),
        ({"text_annotation": {"blocks": [{"lines": [{"text": "a"}]}]}}, "yandex-ocr"),
        ({"lines": [{"text": "a", "bounding_box": [1, 1, 2, 1, 2, 2, 1, 2]}]}, "azure-vision"),
        ({"Read": {"Blocks": [{"Lines": [{"Text": "a"}]}]}}, "azure-vision"),
    ):
        analysis = read_saved(json.dumps(form).encode(), blank(9, 9)).analysis
        assert analysis, form
        assert analysis.provider == provider
