"""Files of several saved answers: recordings, archives, lists and lines, each answer about its own image."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.model.analysis import Analysis
from app.model.errors import AnswerError, ServiceError
from app.model.feature import Feature
from app.providers.files.saved_answers import Parser, read_one, read_saved, readers
from app.providers.kit.saved_forms import NothingFoundError
from tests.services.completeness import body_of, size_named

from .client_dumps import pascal, respelt, snake
from .harness import blank
from .test_client_dumps import found


def read(
    service: str, answer: Any, size: tuple[int, int] = (9, 9), nth: int = 0, *features: Feature
) -> Analysis:
    reader: object = readers()[service]
    assert isinstance(reader, Parser)
    data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return read_one(reader, data, blank(*size), features, nth)


def text_in(analysis: Analysis) -> str:
    assert analysis.text
    return analysis.text.content


def lines(*answers: Any) -> bytes:
    return b"\n".join(json.dumps(answer).encode() for answer in answers)


def archive(*answers: Any, coded: bool = False) -> Any:
    """Return a HAR 1.2 as browsers write it, with the other calls of a page between the answers."""

    def entry(status: int, content: dict[str, Any]) -> Any:
        request = {"method": "POST", "url": "https://x/", "postData": {"mimeType": "x", "text": '{"a": 1}'}}
        return {"request": request, "response": {"status": status, "headers": [], "content": content}}

    def text(answer: Any) -> dict[str, Any]:
        body = json.dumps(answer)
        if coded:
            return {"encoding": "base64", "text": base64.b64encode(body.encode()).decode()}
        return {"text": body}

    noise = [
        entry(204, {"size": 0, "mimeType": "x-unknown"}),
        entry(200, {"mimeType": "text/html", "text": "<html>"}),
        entry(200, {"mimeType": "image/png", "text": "iVBORw0K!", "encoding": "base64"}),
        entry(200, {"mimeType": "application/json", "text": '{"access_token": "x"}'}),
    ]
    found = [entry(200, {"mimeType": "application/json", **text(answer)}) for answer in answers]
    return {
        "log": {"version": "1.2", "creator": {}, "pages": [{"id": "page_1"}], "entries": [*noise, *found]}
    }


def cassette(*answers: Any) -> Any:
    calls = [
        {"request": {"body": "{}"}, "response": {"status": {"code": 200}, "body": {"string": json.dumps(a)}}}
        for a in answers
    ]
    return {"interactions": calls, "version": 1}


ENVELOPES: dict[str, Callable[[Any], Any]] = {
    "exchange": lambda answer: {"request": {"image": "a.png"}, "response": answer},
    "fetched": lambda answer: {
        "status": 200,
        "headers": {"x": "y"},
        "config": {"data": "{}"},
        "data": answer,
    },
    "recorded": lambda answer: {"_source": "x", "status": 200, "body": answer},
    "as text": lambda answer: {"file": "a.png", "response": json.dumps(answer)},
    "deep": lambda answer: {"id": "7", "result": {"response": {"status": 200, "body": json.dumps(answer)}}},
    "with an error": lambda answer: {"image": "a.png", "error": None, "text": None, "answer": answer},
    "proxied": lambda answer: {"statusCode": 200, "body": json.dumps(answer), "isBase64Encoded": False},
}
FRAMES: dict[str, Callable[..., Any]] = {
    "list": lambda *answers: list(answers),
    "lines": lines,
    "texts": lambda *answers: [json.dumps(answer) for answer in answers],
    "archive": archive,
    "coded archive": lambda *answers: archive(*answers, coded=True),
    "cassette": cassette,
    "lines of archives": lambda *answers: lines(*(archive(answer) for answer in answers)),
}


def google(text: str) -> Any:
    return {"responses": [{"textAnnotations": [{"description": text, "locale": "en"}]}]}


def yandex(text: str) -> Any:
    page = {"width": "9", "height": "9", "blocks": [{"lines": [{"words": [{"text": text}]}]}]}
    return {"results": [{"results": [{"textDetection": {"pages": [page]}}]}]}


def ocr(text: str, page: str | None = "0", size: int = 9) -> Any:
    annotation = {"width": size, "height": str(size), "blocks": [{"lines": [{"text": text}]}]}
    return {"result": {"textAnnotation": annotation, **({} if page is None else {"page": page})}}


def azure(text: str) -> Any:
    pages = [{"width": 9, "height": 9, "unit": "pixel", "lines": [{"text": text}]}]
    return {"status": "succeeded", "analyzeResult": {"readResults": pages}}


TEXTS = {"google-vision": google, "yandex-vision": yandex, "yandex-ocr": ocr, "azure-vision": azure}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("envelope", ["", *ENVELOPES])
@pytest.mark.parametrize("service", TEXTS)
def test_each_of_several_recordings_is_of_its_own_image(service: str, envelope: str, frame: str) -> None:
    wrap = ENVELOPES.get(envelope, lambda answer: answer)
    form = FRAMES[frame](*(wrap(TEXTS[service](text)) for text in ("one", "two", "three")))
    for nth, text in enumerate(("one", "two", "three"), 1):
        taken = read(service, form, (9, 9), nth)
        assert text_in(taken) == text
        assert taken.properties["images"] == 3
    assert text_in(read(service, form)) == "one"
    data = form if isinstance(form, bytes) else json.dumps(form).encode()
    guessed = read_saved(data, blank(9, 9)).analysis
    assert guessed
    assert guessed.provider == service


@pytest.mark.parametrize("spell", [snake, pascal], ids=["snake", "pascal"])
@pytest.mark.parametrize("service", TEXTS)
def test_envelopes_may_be_spelt_otherwise(service: str, spell: Callable[[str], str]) -> None:
    for wrap in ENVELOPES.values():
        form = respelt([wrap(TEXTS[service](text)) for text in ("one", "two")], spell)
        assert text_in(read(service, form, (9, 9), 2)) == "two"


FOLDERS = {
    "google": "google-vision",
    "yandex-vision": "yandex-vision",
    "yandex-ocr": "yandex-ocr",
    "yandex-search": "yandex-search",
    "azure-3.2": "azure-vision",
    "azure-4.0": "azure-vision",
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_recorded_answer_in_any_envelope_is_the_answer(saved_data: Path, folder: str) -> None:
    for file in sorted((saved_data / "answers" / folder).glob("*.json")):
        if any(word in file.name for word in ("error", "submit", "running")):
            continue
        wire = body_of(json.loads(file.read_bytes()))
        size = size_named(wire)
        expected = found(read(FOLDERS[folder], wire, size, 1))
        for name, wrap in ENVELOPES.items():
            for form in (
                wrap(wire),
                [wrap(wire)],
                lines(wrap(wire), wrap(wire)),
                archive(wire),
                cassette(wire),
            ):
                assert found(read(FOLDERS[folder], form, size, 1)) == expected, (file.name, name)


def test_pages_of_one_document_stay_in_its_order_and_other_answers_of_yandex_ocr_do_not_merge() -> None:
    for pages in (("0", "1", "2"), ("0", "0", "0"), (None, None, None), ("5", "3", "0"), (None, "0", "0")):
        messages = [ocr(text, page) for text, page in zip(("one", "two", "three"), pages, strict=True)]
        for form in (messages, lines(*messages), [{"response": message} for message in messages]):
            assert [text_in(read("yandex-ocr", form, (9, 9), n)) for n in (1, 2, 3)] == [
                "one",
                "two",
                "three",
            ]
            with pytest.raises(AnswerError, match="is of 3 images"):
                read("yandex-ocr", form, (9, 9), 4)
    sized = [ocr("large", size=90), ocr("same"), ocr("larger", size=99)]
    taken = read("yandex-ocr", sized)
    assert (text_in(taken), taken.properties["image"]) == ("same", 2)


def hits(analysis: Analysis) -> list[str | None]:
    assert analysis.copies
    return [hit.image_url for hit in analysis.copies.hits]


def test_pages_of_one_search_are_one_answer_and_searches_are_of_an_image_each() -> None:
    def page(number: int | None, name: str, key: str | None = "a") -> Any:
        numbered = {} if number is None else {"page": str(number)}
        return {"images": [{"url": name}], **numbered, **({} if key is None else {"id": key})}

    past: Any = {"images": []}
    for pages, searches in (
        ([page(None, "1"), page(1, "2")], [["1", "2"]]),
        ([page(1, "1"), page(2, "2"), past], [["1", "2"]]),
        ([page(None, "1"), page(None, "2")], [["1"], ["2"]]),
        ([page(None, "1", None), page(None, "2", None)], [["1"], ["2"]]),
        ([page(None, "1"), page(1, "2", "b")], [["1"], ["2"]]),
        (
            [page(None, "1"), page(1, "2"), past, page(None, "3", "b"), page(1, "4", "b")],
            [["1", "2"], ["3", "4"]],
        ),
        ([past, page(None, "1")], [[], ["1"]]),
        ([[page(None, "1"), page(1, "2")], [page(None, "3", None)]], [["1", "2"], ["3"]]),
    ):
        for form in (pages, lines(*pages), [{"response": each} for each in pages]):
            assert [
                hits(read("yandex-search", form, (9, 9), n + 1)) for n in range(len(searches))
            ] == searches
            with pytest.raises(AnswerError, match="so there is no image"):
                read("yandex-search", form, (9, 9), len(searches) + 1)


def test_calls_of_azure_about_images_of_other_proportions_are_not_one_answer() -> None:
    def tags(width: int, height: int) -> Any:
        return {"tags": [{"name": "a", "confidence": 1}], "metadata": {"width": width, "height": height}}

    def faces(width: int, height: int) -> Any:
        return {"faces": [], "metadata": {"width": width, "height": height}}

    joined = read("azure-vision", [tags(90, 60), faces(900, 600)], (90, 60))
    assert (joined.labels is not None, joined.faces) == (True, ())
    assert "images" not in joined.properties
    apart = read("azure-vision", [tags(90, 60), faces(300, 900)], (300, 900))
    assert (apart.labels, apart.faces, apart.properties["image"]) == (None, (), 2)


def test_kept_answers_of_several_calls_of_azure_are_of_an_image_each() -> None:
    calls = [{"tags": [{"name": "a", "confidence": 1}]}, {"faces": []}]
    form = lines(calls, {"tags": [{"name": "b", "confidence": 1}]}, [])
    assert [label.name for label in read("azure-vision", form, (9, 9), 1).labels or ()] == ["a"]
    assert read("azure-vision", form, (9, 9), 1).faces == ()
    assert [label.name for label in read("azure-vision", form, (9, 9), 2).labels or ()] == ["b"]
    with pytest.raises(NothingFoundError, match="image 3 of the 3"):
        read("azure-vision", form, (9, 9), 3)


def test_results_of_yandex_vision_that_cannot_be_of_one_image_are_not_one_answer() -> None:
    def text(word: str, size: int) -> Any:
        page = {"width": size, "height": 9, "blocks": [{"lines": [{"words": [{"text": word}]}]}]}
        return {"textDetection": {"pages": [page]}}

    face: Any = {"faceDetection": {"faces": [{"boundingBox": {}}]}}
    assert "images" not in read("yandex-vision", [text("one", 9), text("two", 9), face]).properties
    apart = [text("one", 90), text("two", 9)]
    assert [text_in(read("yandex-vision", apart, (s, 9), n)) for s, n in ((90, 1), (9, 2))] == ["one", "two"]
    assert read("yandex-vision", [face, face]).properties["images"] == 2


def test_a_bare_list_of_faces_comes_out_of_any_envelope() -> None:
    faces: Any = [{"faceRectangle": {"left": 1, "top": 1, "width": 2, "height": 2}}]
    assert len(read("azure-vision", faces[0]).faces or ()) == 1
    for wrap in ENVELOPES.values():
        for form in (wrap(faces), archive(wrap(faces)), lines(wrap(faces), wrap(faces))):
            assert len(read("azure-vision", form, (9, 9), 1).faces or ()) == 1


def test_polls_of_a_reading_are_left_out_where_it_was_done() -> None:
    polls = [{"status": "running"}, {"status": "notStarted"}, azure("done")]
    for form in (polls, lines(*polls), archive(*polls), [{"status": 202, "body": None}, *polls]):
        assert text_in(read("azure-vision", form)) == "done"
    for form in (polls[:2], lines(*polls[:2])):
        with pytest.raises(AnswerError, match="asked for too early"):
            read("azure-vision", form)


def test_an_error_among_recordings_is_that_of_its_image() -> None:
    refused = {"status": 400, "body": {"error": {"code": 400, "message": "no such folder"}}}
    for service, make in TEXTS.items():
        for form in ([{"body": make("one")}, refused], archive(make("one"), refused["body"])):
            assert text_in(read(service, form, (9, 9), 1)) == "one"
            with pytest.raises((ServiceError, AnswerError), match="no such folder"):
                read(service, form, (9, 9), 2)


def test_what_is_no_recording_of_a_service_is_refused() -> None:
    foreign: tuple[Any, ...] = (
        archive(),
        cassette(),
        archive({"foo": 1}),
        [{"data": "{"}],
        {"data": ["x", "y"]},
        {"content": {"mimeType": "x", "text": "{", "encoding": "base64"}},
        [{"response": {"content": {"text": 3, "mimeType": "x"}}}],
    )
    for form in foreign:
        for service in (*TEXTS, "yandex-search"):
            with pytest.raises(AnswerError):
                read(service, form)
