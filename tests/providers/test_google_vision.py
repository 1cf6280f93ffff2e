"""Google Vision: bytes the official messages accept, answers read faithfully."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.cloud import vision_v1
from google.protobuf import json_format
from hypothesis import given
from hypothesis import strategies as st

from app.model.analysis import Analysis
from app.model.errors import (
    AnswerError,
    CredentialsError,
    ErrorKind,
    NetworkError,
    ServiceError,
    UnsupportedError,
)
from app.model.feature import Feature
from app.providers.google.provider import GoogleVision
from app.providers.kit import tokens
from app.providers.kit.plan import Request

from .harness import Carried, ask, blank, carry, ok, picture, replies, status

GOOGLE = GoogleVision()
KEY = {"api_key": "AIza-canary"}
ALL = tuple(GOOGLE.features)
PRODUCTS = {
    "product_set": "projects/p/locations/us-west1/productSets/s",
    "product_categories": "apparel-v2, toys-v2",
    "product_filter": "color = red",
}


def official(request: httpx.Request) -> Any:
    """Return a request's body as Google's own message, which refuses unknown fields."""
    message = vision_v1.BatchAnnotateImagesRequest.pb()()
    return json_format.Parse(request.content, message, ignore_unknown_fields=False)


def analysis_in(carried: Carried) -> Analysis:
    (outcome,) = carried.outcomes
    return outcome.analysis


def read(part: Any, *features: Feature, size: tuple[int, int] = (400, 300)) -> Analysis:
    return GOOGLE.parse_answer(msgspec.json.encode({"responses": [part]}), blank(*size), features)


def test_a_request_with_every_feature_is_the_official_message() -> None:
    carried = ask(
        GOOGLE, ALL, replies(ok({"responses": [{}]})), credentials=KEY, options=PRODUCTS, languages=["ru"]
    )
    (request,) = carried.requests
    assert str(request.url) == "https://vision.googleapis.com/v1/images:annotate"
    assert request.headers["x-goog-api-key"] == "AIza-canary"
    assert "canary" not in str(request.url)
    (entry,) = official(request).requests
    assert len(entry.features) == len(ALL)
    assert entry.image.content.startswith((b"\x89PNG", b"\xff\xd8"))
    assert entry.image_context.text_detection_params.enable_text_detection_confidence_score
    assert list(entry.image_context.language_hints) == ["ru"]
    assert list(entry.image_context.product_search_params.product_categories) == ["apparel-v2", "toys-v2"]
    assert entry.image_context.product_search_params.filter == "color = red"


def test_sparse_text_a_model_and_a_number_of_results_reach_the_wire() -> None:
    options = {"text": "sparse", "model": "builtin/latest", "max_results": "7"}
    carried = ask(
        GOOGLE,
        [Feature.TEXT, Feature.FACES],
        replies(ok({"responses": [{}]})),
        credentials=KEY,
        options=options,
    )
    text, faces = official(carried.requests[0]).requests[0].features
    assert (text.type_, text.model, text.max_results) == (5, "builtin/latest", 0)
    assert faces.max_results == 7


@pytest.mark.parametrize("wrong", ["0", "many", "-3", "5000"])
def test_an_impossible_number_of_results_is_refused_in_words(wrong: str) -> None:
    with pytest.raises(UnsupportedError, match="max_results"):
        ask(GOOGLE, [Feature.FACES], replies(ok({})), credentials=KEY, options={"max_results": wrong})


def test_sixteen_images_go_in_one_call_and_come_back_in_order() -> None:
    images = [picture(seed=n) for n in range(16)]
    answers = [{"labelAnnotations": [{"description": f"label {n}"}]} for n in range(16)]
    carried = ask(GOOGLE, [Feature.LABELS], replies(ok({"responses": answers})), images, credentials=KEY)
    assert len(carried.requests) == 1
    names = [o.analysis.labels[0].name for o in carried.outcomes if o.analysis.labels]
    assert names == [f"label {n}" for n in range(16)]
    assert json.loads(carried.outcomes[3].raw or b"") == answers[3]


def test_images_too_large_for_one_body_are_spread_over_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GoogleVision, "limits", replace(GoogleVision.limits, request_bytes=12_000))
    images = [picture(seed=n) for n in range(5)]

    def answer(request: httpx.Request) -> httpx.Response:
        return ok({"responses": [{}] * len(official(request).requests)})

    carried = ask(GOOGLE, [Feature.LABELS], answer, images, credentials=KEY)
    assert len(carried.requests) > 1
    assert all(len(r.content) <= 12_000 for r in carried.requests)
    assert len(carried.outcomes) == 5


def test_regional_hosts_read_text_only_and_say_so() -> None:
    with pytest.raises(UnsupportedError, match="text only"):
        ask(
            GOOGLE,
            [Feature.TEXT, Feature.FACES],
            replies(ok({})),
            credentials=KEY,
            endpoint="https://eu-vision.googleapis.com",
        )


def test_a_parent_stands_in_the_path() -> None:
    carried = ask(
        GOOGLE,
        [Feature.TEXT],
        replies(ok({"responses": [{}]})),
        credentials=KEY,
        options={"parent": "projects/p/locations/eu"},
        endpoint="https://eu-vision.googleapis.com/",
    )
    assert carried.requests[0].url.path == "/v1/projects/p/locations/eu/images:annotate"


def test_product_search_without_a_set_is_refused() -> None:
    with pytest.raises(UnsupportedError, match="product_set"):
        ask(GOOGLE, [Feature.PRODUCTS], replies(ok({})), credentials=KEY)


def test_without_a_credential_nothing_is_sent() -> None:
    with pytest.raises(CredentialsError, match="API key"):
        ask(GOOGLE, [Feature.TEXT], replies(ok({})))


def test_a_bearer_token_goes_with_its_project() -> None:
    carried = ask(
        GOOGLE,
        [Feature.TEXT],
        replies(ok({"responses": [{}]})),
        credentials={"access_token": "ya29.canary", "user_project": "p"},
    )
    headers = carried.requests[0].headers
    assert (headers["authorization"], headers["x-goog-user-project"]) == ("Bearer ya29.canary", "p")


@pytest.fixture(scope="module")
def service_account() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return json.dumps({"client_email": "a@p.example", "private_key": pem.decode(), "private_key_id": "k1"})


def test_a_service_account_is_exchanged_once_and_again_when_refused(service_account: str) -> None:
    issued = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "oauth2.googleapis.com":
            issued.append(request.content)
            return ok({"access_token": f"token-{len(issued)}", "expires_in": 3600})
        if request.headers["authorization"] == "Bearer token-1" and len(issued) == 1 and refuse:
            response = status(401, {"error": {"code": 401, "message": "expired"}})
            response.request = request
            return response
        response = ok({"responses": [{}]})
        response.request = request
        return response

    refuse = False
    for _ in range(2):
        assert (
            analysis_in(
                ask(GOOGLE, [Feature.TEXT], answer, credentials={"service_account": service_account})
            ).status
            == "ok"
        )
    assert len(issued) == 1
    assert b"grant_type=urn" in issued[0]
    refuse = True
    carried = ask(GOOGLE, [Feature.TEXT], answer, credentials={"service_account": service_account})
    assert analysis_in(carried).status == "ok"
    assert len(issued) == 2
    tokens.forget(service_account, "Bearer of another token")
    carried = ask(GOOGLE, [Feature.TEXT], answer, credentials={"service_account": service_account})
    assert (analysis_in(carried).status, len(issued)) == ("ok", 2)
    tokens.forget_tokens()


def test_a_damaged_service_account_is_a_credentials_error_without_its_content() -> None:
    for text in (
        "canary-not-json",
        '{"client_email": "a"}',
        '{"client_email": "a", "private_key": "canary"}',
    ):
        analysis = analysis_in(
            ask(GOOGLE, [Feature.TEXT], replies(ok({})), credentials={"service_account": text})
        )
        assert [e.kind for e in analysis.errors] == [ErrorKind.CREDENTIALS]
        assert "canary" not in str(analysis.errors)


def test_a_refused_key_is_masked_and_named_as_the_credentials() -> None:
    refusal = status(
        400,
        {
            "error": {
                "code": 400,
                "message": "API key AIza-canary not valid.",
                "details": [{"reason": "API_KEY_INVALID"}, 7],
            }
        },
    )
    (failure,) = analysis_in(ask(GOOGLE, [Feature.TEXT], replies(refusal), credentials=KEY)).errors
    assert failure.kind is ErrorKind.CREDENTIALS
    assert "canary" not in failure.message
    assert failure.message.endswith("not valid; check the credentials in File > Providers and API keys")


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        (status(403, {"error": {"message": "billing"}}), ErrorKind.CREDENTIALS),
        (status(429, {"error": {"message": "slow", "details": [{"retryDelay": "41s"}]}}), ErrorKind.QUOTA),
        (status(503, b"<html>down</html>"), ErrorKind.SERVICE),
        (ok(b"<html>200</html>"), ErrorKind.ANSWER),
        (ok({"responses": []}), ErrorKind.ANSWER),
        (ok({"responses": [{"faceAnnotations": 3}]}), ErrorKind.ANSWER),
        (ok(b"[" * 5000), ErrorKind.ANSWER),
    ],
)
def test_faults_have_their_kind(response: httpx.Response, kind: ErrorKind) -> None:
    analysis = analysis_in(ask(GOOGLE, [Feature.FACES], replies(response), credentials=KEY))
    assert ([e.kind for e in analysis.errors], analysis.status) == ([kind], "failed")


def test_one_bad_image_does_not_spoil_its_neighbours() -> None:
    answers = [{}, {"error": {"code": 3, "message": "Bad image data."}}, {"labelAnnotations": 1}, {}]
    images = [picture(seed=n) for n in range(4)]
    carried = ask(GOOGLE, [Feature.LABELS], replies(ok({"responses": answers})), images, credentials=KEY)
    assert [o.analysis.status for o in carried.outcomes] == ["ok", "failed", "failed", "ok"]
    assert "Bad image data" in carried.outcomes[1].analysis.errors[0].message


def test_an_image_that_cannot_be_fitted_fails_alone() -> None:
    images = [picture(), blank(10, 10)]
    carried = ask(GOOGLE, [Feature.LABELS], replies(ok({"responses": [{}]})), images, credentials=KEY)
    assert [o.analysis.status for o in carried.outcomes] == ["ok", "failed"]


def test_a_network_that_fails_fails_every_image_of_the_call() -> None:
    images = [picture(), picture(seed=1)]
    carried = ask(GOOGLE, [Feature.LABELS], replies(NetworkError("no")), images, credentials=KEY)
    assert [o.analysis.errors[0].kind for o in carried.outcomes] == [ErrorKind.NETWORK] * 2


def test_what_is_filled_in_counts_even_beside_an_error() -> None:
    part = {"labelAnnotations": [{"description": "x"}], "error": {"code": 8, "message": "quota"}}
    analysis = read(part, Feature.LABELS, Feature.FACES)
    assert (analysis.status, analysis.errors[0].feature, analysis.errors[0].kind) == (
        "partial",
        Feature.FACES,
        ErrorKind.QUOTA,
    )
    assert analysis.labels
    assert analysis.faces is None


def box(x: float, y: float, w: float, h: float) -> dict[str, Any]:
    return {
        "vertices": [{"x": x, "y": y}, {"x": x + w, "y": y}, {"x": x + w, "y": y + h}, {"x": x, "y": y + h}]
    }


def word(text: str, x: int, after: Any = None, **more: Any) -> dict[str, Any]:
    symbols: list[dict[str, Any]] = [{"text": c} for c in text]
    if after is not None:
        symbols[-1]["property"] = {"detectedBreak": after if isinstance(after, dict) else {"type": after}}
    return {"boundingBox": box(x, 10, 30, 12), "symbols": symbols, **more}


def page(*words: dict[str, Any], **block: Any) -> dict[str, Any]:
    return {
        "fullTextAnnotation": {
            "pages": [
                {"width": 400, "height": 300, "blocks": [{"paragraphs": [{"words": list(words)}], **block}]}
            ]
        }
    }


@pytest.mark.parametrize(
    ("breaks", "lines"),
    [
        (["SPACE", "LINE_BREAK", None], ["ab cd", "ef"]),
        (["SURE_SPACE", "EOL_SURE_SPACE", None], ["ab cd", "ef"]),
        (["HYPHEN", None, None], ["ab-", "cdef"]),
        ([1, 5, None], ["ab cd", "ef"]),
        ([4, 3, None], ["ab-", "cd", "ef"]),
        ([None, None, None], ["abcdef"]),
        (["UNKNOWN", "SPACE", "LINE_BREAK"], ["abcd ef"]),
        ([{"type": "LINE_BREAK", "isPrefix": False}, None, None], ["ab", "cdef"]),
    ],
)
def test_lines_are_rebuilt_from_breaks(breaks: list[Any], lines: list[str]) -> None:
    words = [word(t, 10 + 40 * i, b) for i, (t, b) in enumerate(zip(["ab", "cd", "ef"], breaks, strict=True))]
    text = read(page(*words), Feature.TEXT).text
    assert text
    assert [line.text for block in text.blocks for line in block.lines] == lines


@pytest.mark.parametrize(
    ("kind", "lines"), [("SPACE", ["ab cd"]), ("LINE_BREAK", ["ab", "cd"]), ("HYPHEN", ["abcd"])]
)
def test_a_prefix_break_stands_before_its_symbol(kind: str, lines: list[str]) -> None:
    second = word("cd", 50)
    second["symbols"][0]["property"] = {"detectedBreak": {"type": kind, "isPrefix": True}}
    text = read(page(word("ab", 10), second), Feature.TEXT).text
    assert text
    assert [line.text for line in text.blocks[0].lines] == lines


def test_the_first_page_that_names_its_size_sets_the_scale() -> None:
    body = page(word("ab", 10))
    (full,) = body["fullTextAnnotation"]["pages"]
    body["fullTextAnnotation"]["pages"] = [{"width": "0"}, {**full, "width": 200, "height": 150}]
    text = read(body, Feature.TEXT).text
    assert text
    assert text.blocks[0].lines[0].words[0].polygon[0][0] == 20


def test_a_missing_box_is_the_outline_of_the_words_and_zero_confidence_is_absent() -> None:
    text = read(
        page(word("ab", 10, confidence=0), word("cd", 50, confidence=0.5), confidence=0), Feature.TEXT
    ).text
    assert text
    (block,) = text.blocks
    assert block.confidence is None
    assert {(10.0, 10.0), (80.0, 22.0)} <= set(block.polygon)
    assert [w.confidence for w in block.lines[0].words] == [None, 0.5]


@pytest.mark.parametrize(
    ("given", "kind"), [("TABLE", "table"), (2, "table"), ("UNKNOWN", "text"), (None, "text"), (99, "text")]
)
def test_block_types_by_name_and_number(given: Any, kind: str) -> None:
    text = read(page(word("ab", 10), blockType=given), Feature.TEXT).text
    assert text
    assert text.blocks[0].kind == kind


def test_an_answer_for_another_size_is_scaled_and_of_another_picture_refused() -> None:
    part = page(word("ab", 10))
    text = read(part, Feature.TEXT, size=(800, 600)).text
    assert text
    assert text.blocks[0].lines[0].words[0].polygon[0] == (20.0, 20.0)
    with pytest.raises(AnswerError, match="400 × 300, not 300 × 400"):
        read(part, Feature.TEXT, size=(300, 400))


def test_text_without_hierarchy_keeps_lines_and_every_word() -> None:
    part = {
        "textAnnotations": [
            {"description": "ab cd\nef\n"},
            {"description": "ab", "boundingPoly": box(0, 0, 9, 9)},
            {"description": "cd", "boundingPoly": box(20, 0, 9, 9)},
            {"description": "ef", "boundingPoly": box(0, 20, 9, 9)},
            {"description": "stray"},
        ]
    }
    text = read(part, Feature.TEXT).text
    assert text
    assert [line.text for line in text.blocks[0].lines] == ["ab cd", "ef", "stray"]
    assert text.content == "ab cd\nef\nstray"
    empty = read({}, Feature.TEXT).text
    assert empty is not None
    assert empty.content == ""


def test_faces_keep_landmarks_angles_and_likelihoods() -> None:
    part = {
        "faceAnnotations": [
            {
                "boundingPoly": {"vertices": [{}, {"x": 9}, {"x": 9, "y": 9}, {"y": 9}]},
                "fdBoundingPoly": box(1, 1, 5, 5),
                "landmarks": [
                    {"type": "LEFT_EYE", "position": {"x": 3.5, "y": 2}},
                    {"type": 2, "position": {}},
                    {"position": {}},
                ],
                "rollAngle": -3.5,
                "detectionConfidence": 0.9,
                "joyLikelihood": "VERY_LIKELY",
                "angerLikelihood": 1,
                "blurredLikelihood": 0,
            }
        ]
    }
    faces = read(part, Feature.FACES).faces
    assert faces
    assert faces[0].polygon == ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
    assert [m.kind for m in faces[0].landmarks] == ["left_eye", "right_eye", "unknown_landmark"]
    assert faces[0].attributes["joy"] == "very_likely"
    assert faces[0].attributes["anger"] == "very_unlikely"
    assert faces[0].attributes["roll_angle"] == -3.5
    assert "blurred" not in faces[0].attributes
    assert faces[0].attributes["skin_polygon"]


def test_objects_logos_landmarks_crops_and_products_are_named_regions() -> None:
    part = {
        "localizedObjectAnnotations": [
            {
                "name": "Cup",
                "score": 0.8,
                "boundingPoly": {"normalizedVertices": [{}, {"x": 1}, {"x": 1, "y": 1}]},
            }
        ],
        "logoAnnotations": [{"description": "Brand", "boundingPoly": box(0, 0, 5, 5)}],
        "landmarkAnnotations": [{"description": "Tower", "locations": [{"latLng": {"latitude": 1}}]}],
        "cropHintsAnnotation": {"cropHints": [{"boundingPoly": box(0, 0, 5, 5), "confidence": 0.5}]},
        "productSearchResults": {
            "productGroupedResults": [
                {
                    "boundingPoly": box(0, 0, 5, 5),
                    "results": [{"product": {"displayName": "Shoe"}, "score": 0.7}],
                },
                {},
            ]
        },
    }
    wanted = [Feature.OBJECTS, Feature.LOGOS, Feature.LANDMARKS, Feature.CROPS, Feature.PRODUCTS]
    analysis = read(part, *wanted)
    assert analysis.objects
    named = [(o.kind, o.name) for o in analysis.objects]
    assert named == [
        ("object", "Cup"), ("logo", "Brand"), ("landmark", "Tower"), ("crop", ""),
        ("product", "Shoe"), ("product", ""),
    ]  # fmt: skip
    assert analysis.objects[0].polygon == ((0.0, 0.0), (400.0, 0.0), (400.0, 300.0))
    assert set(analysis.properties) == {"landmarkAnnotations", "productSearchResults"}


WEB = {
    "webDetection": {
        "webEntities": [{"description": "Cat", "score": 1.1}, {"entityId": "/m/1"}],
        "bestGuessLabels": [{"label": "a cat"}],
        "fullMatchingImages": [
            {"url": "https://a.example/on-page.jpg"},
            {"url": "https://b.example/alone.jpg"},
        ],
        "partialMatchingImages": [{"url": "https://c.example/part.jpg"}],
        "visuallySimilarImages": [{"url": "https://d.example/like.jpg"}],
        "pagesWithMatchingImages": [
            {
                "url": "https://p.example/1",
                "pageTitle": "<b>Cat</b> &amp; dog",
                "fullMatchingImages": [{"url": "https://a.example/on-page.jpg"}],
                "partialMatchingImages": [{"url": "https://p.example/half.jpg"}],
            },
            {"url": "https://p.example/2", "pageTitle": "<br>"},
        ],
    }
}


def test_web_detection_becomes_hits_and_similar_is_never_a_copy() -> None:
    copies = read(WEB, Feature.COPIES).copies
    assert copies
    assert [(h.relation, h.host, h.title) for h in copies.hits] == [
        ("full", "p.example", "Cat & dog"),
        ("partial", "p.example", "Cat & dog"),
        ("unknown", "p.example", None),
        ("full", "b.example", None),
        ("partial", "c.example", None),
        ("similar", "d.example", None),
    ]


def test_web_entities_are_labels_where_labels_were_asked_for_and_kept_where_not() -> None:
    labels = read(
        {**WEB, "labelAnnotations": [{"description": "x", "score": 0.5}]}, Feature.COPIES, Feature.LABELS
    )
    assert [(x.kind, x.name, x.confidence) for x in labels.labels or ()] == [
        ("label", "x", 0.5), ("entity", "Cat", None), ("entity", "/m/1", None), ("guess", "a cat", None),
    ]  # fmt: skip
    alone = read(WEB, Feature.COPIES)
    assert alone.labels is None
    assert set(alone.properties["webDetection"]) == {"webEntities", "bestGuessLabels"}
    assert read({"webDetection": None}, Feature.COPIES).properties == {}


def test_safe_search_is_said_in_words_whatever_form_it_has() -> None:
    part = {"safeSearchAnnotation": {"adult": "VERY_UNLIKELY", "racy": 5, "spoof": 0, "medical": ""}}
    labels = read(part, Feature.SAFETY).labels
    assert labels
    assert [x.name for x in labels] == ["adult: very unlikely", "racy: very likely"]


def test_saved_answers_without_wrapper_or_with_nonsense() -> None:
    bare = GOOGLE.parse_answer(b'{"labelAnnotations": [{"description": "x"}]}', blank(9, 9))
    assert bare.features == (Feature.LABELS,)
    for wrong in (b"<html>", b"[1]", b"\xff\xfe"):
        with pytest.raises(AnswerError):
            GOOGLE.parse_answer(wrong, blank(9, 9))


def test_a_saved_batch_says_how_many_images_it_held() -> None:
    batch = b'{"responses": [{"labelAnnotations": [{"description": "x"}]}, {}, {}]}'
    assert GOOGLE.parse_answer(batch, blank(9, 9)).properties == {"images": 3}


def test_a_saved_answer_that_is_only_an_error_says_so() -> None:
    with pytest.raises(ServiceError, match="Bad image data"):
        GOOGLE.parse_answer(
            b'{"responses": [{"error": {"code": 3, "message": "Bad image data."}}]}', blank(9, 9)
        )


def test_every_saved_answer_is_read_whole(saved_data: Path) -> None:
    files = [*saved_data.glob("answers/google/*.json"), *saved_data.glob("pairs/google/*.response.json")]
    assert files
    for file in files:
        body = json.loads(file.read_bytes())
        part = body.get("responses", [body])[0]
        full = part.get("fullTextAnnotation") or {}
        pages = full.get("pages") or [{}]
        size = pages[0].get("width") or 1000, pages[0].get("height") or 1000
        analysis = GOOGLE.parse_answer(file.read_bytes(), blank(*size))
        words = [
            w for p in pages for b in p.get("blocks") or () for para in b["paragraphs"] for w in para["words"]
        ]
        if words:
            assert analysis.text
            got = [w.text for b in analysis.text.blocks for line in b.lines for w in line.words]
            assert got == ["".join(s["text"] for s in w["symbols"]) for w in words]
            lines = "\n".join(line.text for b in analysis.text.blocks for line in b.lines)
            assert lines.strip() == full["text"].strip(), file
        assert len(analysis.faces or ()) == len(part.get("faceAnnotations") or ())
        plain = [x for x in analysis.labels or () if x.kind == "label"]
        assert len(plain) == len(part.get("labelAnnotations") or ())


JSONISH = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(data=st.data())
def test_an_answer_with_anything_anywhere_is_read_or_refused_in_words(data: st.DataObject) -> None:
    answer: dict[str, Any] = {
        **page(word("ab", 10, "SPACE")),
        **json.loads(json.dumps(WEB)),
        "faceAnnotations": [{}],
    }
    holders: list[Any] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict | list) and value:
            holders.append(value)
            for inner in value.values() if isinstance(value, dict) else value:
                walk(inner)

    walk(answer)
    holder = data.draw(st.sampled_from(holders))
    place = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
    holder[place] = data.draw(JSONISH)
    with contextlib.suppress(AnswerError):
        read(answer, *GOOGLE.features)


def test_a_plan_closed_early_leaves_nothing_behind() -> None:
    plan = GOOGLE.plan(Request((picture(),), (Feature.TEXT,), credentials=KEY))
    next(plan)
    plan.close()
    assert carry.__doc__
