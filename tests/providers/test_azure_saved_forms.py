"""Saved answers of Azure as its clients print them: both official SDKs, .NET, bare parts, pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from azure.ai.vision.imageanalysis.models import ImageAnalysisResult
from azure.cognitiveservices.vision.computervision import models as sdk

from app.model.analysis import Analysis
from app.model.errors import AnswerError, ServiceError
from app.model.feature import Feature
from app.model.geometry import bounds
from app.providers.azure.provider import AzureVision
from app.providers.files.saved_answers import read_one
from app.providers.kit.saved_forms import NothingFoundError

from .client_dumps import pascal, respelt
from .harness import ask, blank, ok
from .test_azure_vision import KEY, READ
from .test_client_dumps import found

AZURE = AzureVision()
BOX = [1, 2, 50, 2, 50, 12, 1, 12]
LINE = {
    "text": "two words",
    "boundingBox": BOX,
    "words": [{"text": "two"}, {"text": "words", "confidence": 0.9}],
}


def read(answer: Any, size: tuple[int, int] = (400, 300), nth: int = 0, *features: Feature) -> Analysis:
    return read_one(AZURE, json.dumps(answer).encode(), blank(*size), features, nth)


def content(answer: Any, size: tuple[int, int] = (400, 300), nth: int = 0) -> str | None:
    text = read(answer, size, nth).text
    return text.content if text else None


def wire_of(result: Any) -> Any:
    """Return what the service sent for a model of the client of 3.2."""
    return result.serialize(keep_readonly=True)


def dict_of(result: Any) -> Any:
    """Return a model of the client of 3.2 as it prints it."""
    return result.as_dict()


ANALYSIS_3 = {
    "tags": [{"name": "cat", "confidence": 0.5, "hint": "animal"}],
    "objects": [
        {
            "rectangle": {"x": 1, "y": 2, "w": 3, "h": 4},
            "object": "cat",
            "confidence": 0.9,
            "parent": {"object": "animal", "confidence": 0.7},
        }
    ],
    "brands": [{"name": "Acme", "confidence": 0.8, "rectangle": {"x": 5, "y": 2, "w": 3, "h": 4}}],
    "faces": [
        {"age": 3, "gender": "Female", "faceRectangle": {"left": 1, "top": 2, "width": 3, "height": 4}}
    ],
    "categories": [{"name": "animal_cat", "score": 0.6}],
    "adult": {"isAdultContent": False, "adultScore": 0.1, "racyScore": 0.2, "goreScore": 0.3},
    "color": {"dominantColorForeground": "Red", "accentColor": "aa0000", "isBWImg": False},
    "description": {"tags": ["cat"], "captions": [{"text": "a cat", "confidence": 0.4}]},
    "imageType": {"clipArtType": 0, "lineDrawingType": 1},
    "requestId": "r",
    "metadata": {"width": 400, "height": 300, "format": "Jpeg"},
    "modelVersion": "2021-05-01",
}


def test_the_client_of_3_2_prints_what_the_service_sent() -> None:
    model: Any = sdk.ImageAnalysis
    result = model.deserialize(ANALYSIS_3)
    wire = read(wire_of(result))
    assert [o.name for o in wire.objects or ()] == ["cat", "Acme"]
    assert wire.properties["objects"][0]["parent"]["object"] == "animal"
    assert wire.faces
    assert wire.faces[0].attributes == {"age": 3.0, "gender": "Female"}
    for form in (dict_of(result), [dict_of(result)], respelt(wire_of(result), pascal)):
        taken = read(form)
        assert found(taken) == found(wire), form
        colours = taken.properties["color"]
        assert colours.pop("isBwImg", colours.get("isBWImg")) is False
        expected = {**wire.properties["color"]}
        assert expected.pop("isBWImg") is False
        colours.pop("isBWImg", None)
        assert taken.properties == {**wire.properties, "color": expected}
    numbered = respelt(wire_of(result), pascal)
    numbered["Faces"][0]["Gender"] = 1
    assert read(numbered).faces == wire.faces


def test_read_as_the_client_of_3_2_prints_it() -> None:
    word = sdk.Word(bounding_box=BOX, text="two", confidence=0.5)
    line = sdk.Line(bounding_box=BOX, text="two", words=[word])
    page = sdk.ReadResult(page=1, angle=0, width=400, height=300, unit="pixel", lines=[line])
    result = sdk.ReadOperationResult(
        status=sdk.OperationStatusCodes.succeeded,
        analyze_result=sdk.AnalyzeResults(version="3.2", model_version="x", read_results=[page]),
    )
    wire = found(read(wire_of(result)))
    for form in (
        dict_of(result),
        dict_of(result.analyze_result),
        dict_of(page),
        [dict_of(page)],
        {"lines": [dict_of(line)]},
        [dict_of(line)],
        respelt(wire_of(result), pascal) | {"Status": 3},
    ):
        assert found(read(form)) == wire, form


def test_what_the_client_of_4_0_prints(saved_data: Path) -> None:
    for file in (saved_data / "answers" / "azure-4.0").glob("*all*.json"):
        wire = json.loads(file.read_bytes())
        wire = wire.get("body", wire)
        size = int(wire["metadata"]["width"]), int(wire["metadata"]["height"])
        expected = read(wire, size)
        assert read(ImageAnalysisResult(wire).as_dict(), size) == expected
        names = {f"{key}Result": key for key in ("caption", "denseCaptions", "objects", "people", "read")}
        names |= {"smartCropsResult": "smartCrops", "tagsResult": "tags"}
        dotnet = respelt({names.get(key, key): part for key, part in wire.items()}, pascal)
        for boxed in dotnet.get("Objects", {}).get("Values", ()):
            box = boxed["BoundingBox"]
            boxed["BoundingBox"] = {"X": box["X"], "Y": box["Y"], "Width": box["W"], "Height": box["H"]}
        assert found(read(dotnet, size)) == found(expected)
        assert found(read({"readResult": wire["readResult"]}, size))["text"] == found(expected)["text"]


@pytest.mark.parametrize(
    "form",
    [
        {"lines": [LINE]},
        [LINE],
        [{"lines": [LINE]}],
        {"blocks": [{"lines": [LINE]}]},
        {"readResult": {"blocks": [{"lines": [LINE]}]}},
        {"text": {"lines": [LINE]}},
        {"readResults": [{"lines": [LINE]}]},
        {"analyzeResult": {"readResults": [{"lines": [LINE]}]}},
        {"recognitionResult": {"lines": [LINE]}, "status": "Succeeded"},
        {"status": "Succeeded", "recognitionResults": [{"page": 1, "lines": [LINE]}]},
        {"statusCode": 200, "body": json.dumps({"lines": [LINE]})},
    ],
)
def test_lines_of_read_in_any_frame(form: Any) -> None:
    text = read(form).text
    assert text
    assert text.content == "two words"
    (line,) = text.blocks[0].lines
    assert line.polygon == ((1.0, 2.0), (50.0, 2.0), (50.0, 12.0), (1.0, 12.0))
    assert [w.text for w in line.words] == ["two", "words"]


def test_a_bare_page_of_the_previews_is_read() -> None:
    word = {"content": "one", "boundingBox": BOX, "span": {"offset": 0, "length": 3}}
    line = {"content": "one", "spans": [{"offset": 0, "length": 3}]}
    page = {"words": [word], "lines": [line], "width": 400, "height": 300}
    two = {"readResult": {"pages": [page, {**page, "lines": [{**line, "content": "two"}], "words": []}]}}
    assert content(page) == content({"pages": [page]}) == content(two, nth=1) == "one"
    assert content(two, nth=2) == "two"


def test_bare_lists_are_told_apart() -> None:
    box = {"x": 1, "y": 1, "w": 2, "h": 2}
    assert read([{"name": "cat", "confidence": 0.5}]).labels
    (category,) = read([{"name": "animal_", "score": 0.5}]).labels or ()
    assert category.kind == "category"
    (thing,) = read([{"rectangle": box, "object_property": "cat"}]).objects or ()
    assert (thing.name, thing.kind) == ("cat", "object")
    (brand,) = read([{"rectangle": box, "name": "Acme"}]).objects or ()
    assert brand.kind == "brand"


def page(text: str, width: float = 400, unit: object = "pixel") -> dict[str, Any]:
    return {
        "page": 1,
        "width": width,
        "height": width * 0.75,
        "unit": unit,
        "lines": [{**LINE, "text": text}],
    }


def test_pages_are_answers_of_their_own() -> None:
    answer = {
        "status": "succeeded",
        "analyzeResult": {"readResults": [page("two words"), page("second words")]},
    }
    for number, text in ((0, "two words"), (1, "two words"), (2, "second words")):
        taken = read(answer, nth=number)
        assert taken.text
        assert taken.text.content == text
        assert (taken.properties["images"], taken.properties["image"]) == (2, number or 1)
    with pytest.raises(AnswerError, match="is of 2 images, so there is no image 3"):
        read(answer, nth=3)
    wide = {"readResults": [{**page("two words"), "height": 100}, page("second words")]}
    assert content(wide) == "second words", "the first whose shape fits"
    assert AZURE.parse_answer(json.dumps(answer).encode(), blank(400, 300)).properties["images"] == 2


@pytest.mark.parametrize("unit", ["inch", "Inch", 1])
def test_inches_are_pixels_by_the_size_of_the_page(unit: object) -> None:
    given = page("two words", 2, unit)
    given["lines"][0]["boundingBox"] = [0.5, 0.25, 1, 0.25, 1, 0.5, 0.5, 0.5]
    text = read({"readResults": [given]}).text
    assert text
    assert bounds(text.blocks[0].lines[0].polygon) == (100, 50, 200, 100)
    with pytest.raises(AnswerError, match="the answer is of a picture of 300 × 225, not 300 × 400"):
        read({"readResults": [given]}, (300, 400))


@pytest.mark.parametrize("size", [{}, {"width": 0, "height": 3}, {"width": 1e-300, "height": 1e-300}])
def test_inches_of_a_page_without_a_size_leave_the_text_without_places(size: dict[str, float]) -> None:
    taken = read({"readResults": [{"unit": "inch", "lines": [LINE], **size}]})
    assert taken.text
    assert taken.text.content == "two words"
    assert all(not w.polygon for b in taken.text.blocks for line in b.lines for w in line.words)
    assert taken.text.blocks[0].lines[0].polygon == ()
    (said,) = taken.errors
    assert "without places" in said.message
    assert taken.status == "partial"


def test_several_calls_about_one_image_are_one_analysis_as_when_they_were_made() -> None:
    answers = {
        "imageanalysis:analyze": {"readResult": {"blocks": [{"lines": [LINE]}]}, "metadata": {"width": 400}},
        "analyze": {"faces": [{"faceRectangle": {"left": 1}}], "requestId": "x"},
    }

    def answer(effect: Any) -> Any:
        return ok(answers[effect.url.path.rpartition("/")[2]])

    carried = ask(AZURE, [Feature.TEXT, Feature.FACES], answer, credentials=KEY)
    (outcome,) = carried.outcomes
    assert outcome.raw
    again = read_one(AZURE, outcome.raw, blank(400, 300))
    assert found(again) == found(outcome.analysis)
    assert again.properties == outcome.analysis.properties


def test_answers_about_several_images_are_read_one_by_one() -> None:
    batch = [{"tags": [{"name": name, "confidence": 0.5}]} for name in ("cat", "dog")]
    for number, name in ((0, "cat"), (1, "cat"), (2, "dog")):
        labels = read(batch, nth=number).labels
        assert [label.name for label in labels or ()] == [name]


def test_an_image_type_alone_is_an_answer() -> None:
    for key in ("imageType", "image_type", "ImageType"):
        taken = read({key: {"clipArtType": 0, "lineDrawingType": 0}, "requestId": "x"})
        assert taken.status == "ok"
        assert taken.properties["imageType"] == {"clipArtType": 0, "lineDrawingType": 0}


@pytest.mark.parametrize(
    "form",
    [
        {"requestId": "x", "metadata": {"width": 4, "height": 3}},
        {"analyzeResult": {"foo": 1}},
        {"readResult": {}},
        {"tagsResult": {"foo": 1}},
        {"status": "succeeded"},
    ],
)
def test_what_says_nothing_is_refused_even_where_features_are_named(form: Any) -> None:
    with pytest.raises(NothingFoundError, match="holds nothing that was found"):
        read(form, (4, 3), 0, Feature.TEXT)


@pytest.mark.parametrize("form", [{"foo": 1}, {}, [], [3], [{}], None, 3, "x", [[]], {"results": []}])
def test_what_is_no_answer_is_refused(form: Any) -> None:
    with pytest.raises(AnswerError):
        read(form)


def test_an_empty_part_is_an_answer_that_found_nothing() -> None:
    assert read({"tags": []}).labels == ()
    assert content({"readResult": {"blocks": []}}) == ""
    assert content(READ | {"analyzeResult": {"readResults": [{"lines": []}]}}) == ""


@pytest.mark.parametrize("state", ["running", "Running", "notStarted", 0, 1])
def test_a_reading_under_way_is_refused(state: object) -> None:
    with pytest.raises(AnswerError, match="asked for too early"):
        read({"status": state})


@pytest.mark.parametrize("state", ["failed", "Failed", 2])
def test_a_reading_that_failed_says_so(state: object) -> None:
    with pytest.raises(ServiceError, match="could not read this image"):
        read({"status": state})
