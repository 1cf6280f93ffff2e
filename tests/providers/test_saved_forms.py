"""Keys, frames and encodings of saved answers, and the rule that nothing read is never a success."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.analysis import Analysis
from app.model.errors import AnswerError, ServiceError, UnsupportedError
from app.model.feature import Feature
from app.providers.files.saved_answers import Parser, only_properties, read_one, read_saved, readers
from app.providers.kit.saved_forms import NothingFoundError, saved_value
from app.providers.kit.saved_keys import wire_key

from .client_dumps import pascal, respelt, snake
from .harness import blank

SERVICES = ("google-vision", "yandex-vision", "yandex-ocr", "yandex-search", "azure-vision")
FOREIGN: tuple[Any, ...] = (
    {"foo": 1},
    [{"foo": 1}],
    [{"foo": {"bar": []}}, {"baz": 2}],
    {"data": {"foo": 1}},
    {"predictions": [{"label": "cat", "score": 0.5}]},
    {"choices": [{"message": {"content": "x"}}]},
    {"type": "FeatureCollection", "features": []},
    {"name": "package", "version": "1", "description": "of another kind"},
    [{"name": "cat", "confidence": 0.5, "box": [1, 2, 3, 4]}],
    [{"description": "a ticket", "id": 3}],
    {"responses": []},
    {"results": []},
    [],
    [None],
    [[]],
    [3],
    3,
    "x",
    None,
    True,
)


def read(service: str, answer: Any, nth: int = 0, *features: Feature) -> Analysis:
    reader: object = readers()[service]
    assert isinstance(reader, Parser)
    return read_one(reader, json.dumps(answer).encode(), blank(9, 9), features, nth)


@pytest.mark.parametrize("answer", FOREIGN)
@pytest.mark.parametrize("service", SERVICES)
def test_a_foreign_shape_is_refused_whatever_is_asked_for(service: str, answer: Any) -> None:
    reader: Any = readers()[service]
    features: tuple[Feature, ...] = tuple(getattr(reader, "features", ()))
    for asked in ((), features[:1]):
        with pytest.raises(AnswerError) as raised:
            read(service, answer, 0, *asked)
        assert "\n" not in str(raised.value)
    with pytest.raises(AnswerError, match="not a saved answer of any provider"):
        read_saved(json.dumps(answer).encode(), blank(9, 9))


@pytest.mark.parametrize(
    ("service", "answer"),
    [
        ("google-vision", {"labelAnnotations": [{"foo": 1}]}),
        ("google-vision", {"fullTextAnnotation": {"foo": 1}}),
        ("google-vision", {"context": {"pageNumber": 1}}),
        ("yandex-vision", {"results": [{"results": [{"textDetection": {"foo": 1}}]}]}),
        ("yandex-vision", {"results": [{"results": [{}]}]}),
        ("yandex-vision", {"results": [{"results": [{"feature": None}]}]}),
        ("yandex-ocr", {"textAnnotation": {"foo": 1}}),
        ("yandex-ocr", {"textAnnotation": None}),
        ("yandex-vision", {"results": [{"results": [{"textDetection": {"pages": [{"foo": 1}]}}]}]}),
        ("yandex-ocr", {"textAnnotation": {"blocks": [{"foo": 1}]}}),
        ("yandex-search", {"images": [{"foo": 1}]}),
        ("azure-vision", {"tags": [{"foo": 1}]}),
        ("azure-vision", {"lines": [{"foo": 1}]}),
        ("azure-vision", {"readResult": {"blocks": [{"lines": [{"foo": 1}]}]}}),
        ("google-vision", {"fullTextAnnotation": {"pages": [{"blocks": [{"foo": 1}]}]}}),
        ("google-vision", {"webDetection": {"foo": []}}),
    ],
)
def test_a_known_key_around_a_foreign_shape_is_refused_too(service: str, answer: Any) -> None:
    with pytest.raises(AnswerError):
        read(service, answer)


def test_an_image_of_which_nothing_is_said_found_nothing_only_where_it_is_known_what_was_asked() -> None:
    answers: tuple[Any, ...] = (
        {},
        {"responses": [{}]},
        {"responses": [None]},
        {"face_annotations": [], "label_annotations": []},
    )
    for answer in answers:
        with pytest.raises(
            NothingFoundError, match=r"^this saved answer of Google Vision holds nothing that was found$"
        ):
            read("google-vision", answer)
        taken = read("google-vision", answer, 0, Feature.FACES)
        assert (taken.status, taken.faces) == ("ok", ())
    batch = {"responses": [{}, {"labelAnnotations": [{"description": "a"}]}]}
    with pytest.raises(NothingFoundError, match=r"^image 1 of the 2 in this saved answer holds nothing"):
        read("google-vision", batch)
    assert read("google-vision", batch, 2).labels
    with pytest.raises(NothingFoundError):
        read("yandex-search", {})
    assert read("yandex-search", {}, 0, Feature.COPIES).copies


@pytest.mark.parametrize(
    ("service", "answer", "part"),
    [
        ("yandex-vision", {"results": [{"results": [{"faceDetection": {}}]}]}, "faces"),
        ("yandex-ocr", {"result": {"textAnnotation": {}}}, "text"),
        ("yandex-search", {"images": [], "id": "x"}, "copies"),
        ("yandex-search", {"id": "x"}, "copies"),
        ("azure-vision", {"objects": []}, "objects"),
    ],
)
def test_an_empty_part_says_what_was_looked_for(service: str, answer: Any, part: str) -> None:
    taken = read(service, answer)
    assert taken.status == "ok"
    assert getattr(taken, part) is not None


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("labelAnnotations", "labelAnnotations"),
        ("label_annotations", "labelAnnotations"),
        ("LabelAnnotations", "labelAnnotations"),
        ("labelAnnotations_", "labelAnnotations"),
        ("X", "x"),
        ("uint64_value", "uint64Value"),
        ("is_bw_img", "isBwImg"),
        ("ID", "id"),
        ("LEFT_EYE", "LEFT_EYE"),
        ("Smith & Sons", "Smith & Sons"),
        ("@type", "@type"),
        ("$case", "$case"),
        ("", ""),
        ("_", "_"),
        ("名前_x", "名前_x"),
    ],
)
def test_names_of_keys(key: str, name: str) -> None:
    assert wire_key(key) == name


NAMES = st.lists(st.from_regex(r"[a-z]{2,6}", fullmatch=True), min_size=1, max_size=3).map(
    lambda words: words[0] + "".join(word.capitalize() for word in words[1:])
)
WIRE = st.recursive(
    st.none() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def plain(data: bytes, known: Collection[str]) -> Any:
    value: Any = saved_value(data, "x", known).decode(Any)
    return value


@given(st.dictionaries(NAMES, WIRE, min_size=1, max_size=4))
def test_an_answer_in_any_spelling_is_that_of_the_wire(answer: dict[str, Any]) -> None:
    known = answer.keys()
    for spell in (str, snake, pascal, lambda key: f"{key}_"):
        data = json.dumps(respelt(answer, spell)).encode()
        assert plain(data, known) == answer
    assert plain(json.dumps({"data": answer}).encode(), known) == answer
    lines = b"\n".join([json.dumps(answer).encode()] * 2)
    assert plain(lines, known) == [answer, answer]


def test_both_spellings_of_a_key_are_kept() -> None:
    given_twice = {"a_b": 1, "aB": 2, "A_b": 3}
    value: Any = saved_value(json.dumps(given_twice).encode(), "x", ["aB"]).decode(Any)
    assert value["aB"] == 2
    assert sorted(value.values()) == [1, 2, 3]


def test_numbers_of_javascript() -> None:
    for number in (0, 5, -1, 2**31, -(2**40), 2**53 + 1):
        low, high = number & 0xFFFFFFFF, number >> 32
        for signed in (low, low - (1 << 32) if low >> 31 else low):
            data = json.dumps({"width": {"low": signed, "high": high, "unsigned": False}}).encode()
            assert saved_value(data, "x", ["width"]).decode(Any) == {"width": number}
    most = {"n": {"low": -1, "high": -1, "unsigned": True}}
    assert saved_value(json.dumps(most).encode(), "x", ["n"]).decode(Any) == {"n": 2**64 - 1}


@pytest.mark.parametrize("data", [b"", b"{", b"{} x", b'{"a": 1} {', b"<html>", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(AnswerError, match="this is not a saved answer of x"):
        saved_value(data, "x", ())


def test_frames_end_somewhere() -> None:
    deep: Any = {"foo": 1}
    for _ in range(50):
        deep = {"data": deep}
    assert saved_value(json.dumps(deep).encode(), "x", ["foo"]).member("data")
    assert saved_value(b'{"data": "no json"}', "x", ["foo"]).member("data")
    assert saved_value(b'{"status": 202, "body": null}', "x", ["foo"]).is_null


def test_a_large_answer_in_another_spelling_is_read() -> None:
    faces = [{"BoundingPoly": {"Vertices": [{"X": 1, "Y": 2}] * 40}}] * 3_000
    data = msgspec.json.encode({"FaceAnnotations": faces})
    assert len(data) > 2**20
    reader: object = readers()["google-vision"]
    assert isinstance(reader, Parser)
    assert len(read_one(reader, data, blank(9, 9)).faces or ()) == 3_000


def google_page(width: int, height: int, text: str) -> Any:
    blocks = [{"paragraphs": [{"words": [{"symbols": [{"text": text}]}]}]}]
    return {"fullTextAnnotation": {"pages": [{"width": width, "height": height, "blocks": blocks}]}}


def yandex_page(width: int, height: int, text: str) -> Any:
    return {
        "width": width,
        "height": height,
        "blocks": [{"lines": [{"text": text, "words": [{"text": text}]}]}],
    }


SIZED: tuple[tuple[str, Any], ...] = (
    ("google-vision", lambda *pages: {"responses": [google_page(*page) for page in pages]}),
    (
        "yandex-vision",
        lambda *pages: [{"textDetection": {"pages": [yandex_page(*page) for page in pages]}}],
    ),
    (
        "yandex-ocr",
        lambda *pages: [{"textAnnotation": yandex_page(*page), "page": n} for n, page in enumerate(pages)],
    ),
    (
        "azure-vision",
        lambda *pages: {
            "readResults": [{"width": w, "height": h, "lines": [{"text": t}]} for w, h, t in pages]
        },
    ),
    (
        "azure-vision",
        lambda *pages: [
            {"metadata": {"width": w, "height": h}, "readResult": {"blocks": [{"lines": [{"text": t}]}]}}
            for w, h, t in pages
        ],
    ),
)


@pytest.mark.parametrize(("service", "answer"), SIZED)
def test_of_several_images_the_one_of_the_same_size_fits_best(service: str, answer: Any) -> None:
    for pages, fits in (
        (((90, 90, "large"), (9, 9, "same"), (9, 9, "again")), 2),
        (((90, 90, "first"), (45, 45, "second")), 1),
    ):
        taken = read(service, answer(*pages))
        assert taken.text
        assert (taken.text.content, taken.properties["image"]) == (pages[fits - 1][2], fits)
        assert taken.properties["images"] == len(pages)


def test_another_spelling_around_a_value_no_decoder_takes() -> None:
    data = b'{"label_annotations": [{"description": "a", "score": 0.5, "new_thing": 1e400}]}'
    reader: object = readers()["google-vision"]
    assert isinstance(reader, Parser)
    taken = read_one(reader, data, blank(9, 9))
    assert [label.name for label in taken.labels or ()] == ["a"]
    assert taken.properties == {"labelAnnotations": [{"newThing": "1e400"}]}


def test_blocks_of_yandex_ocr_without_the_object_around() -> None:
    blocks = [{"lines": [{"text": "one"}]}, {"lines": [{"text": "two"}]}]
    for form in (blocks, {"blocks": blocks}):
        text = read("yandex-ocr", form).text
        assert text
        assert text.content == "one\n\ntwo"


def test_an_error_among_the_messages_is_raised() -> None:
    refused = {"error": {"grpcCode": 3, "httpCode": 400, "message": "no such folder"}}
    for form in ([refused], [{"result": refused}], refused, [refused, {"textAnnotation": {}}]):
        with pytest.raises(ServiceError, match="no such folder"):
            read("yandex-ocr", form)
    with pytest.raises(ServiceError, match="no such folder"):
        read("yandex-ocr", [{"textAnnotation": {}}, refused], 2)


def test_there_is_no_image_beyond_the_last() -> None:
    batch = {"responses": [{"labelAnnotations": [{"description": name}]} for name in "ab"]}
    with pytest.raises(AnswerError, match="is of 2 images, so there is no image 3 in it"):
        read("google-vision", batch, 3)
    with pytest.raises(AnswerError, match="is of one image, so there is no image 2 in it"):
        read("yandex-search", {"images": [{"url": "https://x"}]}, 2)


def test_a_landmark_without_a_position_is_at_no_place() -> None:
    marks: list[Any] = [
        {"type": "LEFT_EYE"},
        {"type": "RIGHT_EYE", "position": None},
        {"type": "NOSE_TIP", "position": {"y": 3}},
        {"type": "UPPER_LIP", "position": {}},
    ]
    (face,) = read("google-vision", {"faceAnnotations": [{"landmarks": marks}]}).faces or ()
    assert [(mark.kind, mark.x, mark.y) for mark in face.landmarks] == [
        ("nose_tip", 0.0, 3.0),
        ("upper_lip", 0.0, 0.0),
    ]
    assert face.attributes == {"landmarks_without_position": ["left_eye", "right_eye"]}
    points: dict[str, Any] = {"pupilLeft": {"x": 0, "y": 3}, "pupilRight": None, "noseTip": {}}
    for rectangle in ({"left": 1, "top": 1, "width": 2, "height": 2}, {}, None):
        (face,) = read("azure-vision", [{"faceRectangle": rectangle, "faceLandmarks": points}]).faces or ()
        assert [(mark.kind, mark.x, mark.y) for mark in face.landmarks] == [("pupilLeft", 0.0, 3.0)]
        assert face.attributes == {"landmarks_without_position": ["pupilRight", "noseTip"]}
        assert bool(face.polygon) == bool(rectangle)


@pytest.mark.parametrize(
    ("service", "answer", "feature"),
    [
        ("google-vision", {"labelAnnotations": [{"description": "a"}]}, Feature.FACES),
        ("google-vision", {"labelAnnotations": [{"description": "a"}], "faceAnnotations": []}, Feature.FACES),
        ("yandex-vision", {"faceDetection": {"faces": [{"boundingBox": {}}]}}, Feature.TEXT),
        ("azure-vision", {"tags": [{"name": "a", "confidence": 1}]}, Feature.TEXT),
        ("azure-vision", {"tagsResult": {"values": [{"name": "a", "confidence": 1}]}}, Feature.TEXT),
    ],
)
def test_an_answer_to_another_question_is_refused(service: str, answer: Any, feature: Feature) -> None:
    with pytest.raises(AnswerError, match=f"says nothing of {feature.value}; without named features"):
        read(service, answer, 0, feature)
    assert read(service, answer).status == "ok"


def test_of_named_features_one_answered_is_enough_where_the_rest_may_have_found_nothing() -> None:
    labels = {"labelAnnotations": [{"description": "a"}]}
    taken = read("google-vision", labels, 0, Feature.FACES, Feature.LABELS)
    assert (taken.status, taken.faces, len(taken.labels or ())) == ("ok", (), 1)
    tags = {"tagsResult": {"values": [{"name": "a", "confidence": 1}]}}
    taken = read("azure-vision", tags, 0, Feature.TEXT, Feature.LABELS)
    assert taken.text
    assert (taken.status, taken.text.content) == ("ok", "")
    categories = {"categories": [{"name": "a_", "score": 1}]}
    assert read("azure-vision", categories, 0, Feature.LANDMARKS).labels == ()


def test_what_an_answer_of_azure_or_a_provider_does_not_have_fails() -> None:
    tags = {"tags": [{"name": "a", "confidence": 1}]}
    taken = read("azure-vision", tags, 0, Feature.LABELS, Feature.FACES)
    assert (taken.status, taken.faces) == ("partial", None)
    assert [(e.feature, e.message) for e in taken.errors] == [
        (Feature.FACES, "this saved answer says nothing of faces")
    ]
    calls = [tags, {"faces": []}, {"analyzeResult": {"readResults": [{"lines": [{"text": "x"}]}]}}]
    taken = read("azure-vision", calls, 0, Feature.LABELS, Feature.FACES, Feature.TEXT, Feature.BRANDS)
    assert taken.text
    assert (taken.text.content, taken.faces, [e.feature for e in taken.errors]) == ("x", (), [Feature.BRANDS])
    page = {"textAnnotation": {"blocks": [{"lines": [{"text": "a"}]}]}}
    with pytest.raises(UnsupportedError, match=r"^Yandex OCR has no faces$"):
        read("yandex-ocr", page, 0, Feature.FACES)
    taken = read("yandex-ocr", page, 0, Feature.TEXT, Feature.FACES)
    assert taken.text
    assert (taken.status, taken.text.content, taken.features) == (
        "partial",
        "a",
        (Feature.TEXT, Feature.FACES),
    )


def test_an_answer_of_properties_alone_is_of_no_feature() -> None:
    kind = {"imageType": {"clipArtType": 0, "lineDrawingType": 1}}
    taken = read("azure-vision", kind)
    assert (taken.status, taken.features, taken.properties) == ("ok", (), kind)
    assert only_properties(taken) == ("imageType",)
    failed = read("azure-vision", kind, 0, Feature.TEXT)
    assert (failed.status, [e.feature for e in failed.errors]) == ("failed", [Feature.TEXT])
    assert only_properties(failed) == ()
    colors = read("azure-vision", {"color": {"dominantColorForeground": "Red"}})
    assert only_properties(colors) == ("color",)
    assert only_properties(read("azure-vision", {"tags": []})) == ()
