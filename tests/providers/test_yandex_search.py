"""Yandex Search: both transports, paging by id, hits that are similar and no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.protobuf import descriptor, json_format
from yandex.cloud.searchapi.v2 import img_search_service_pb2 as official

from app.model.errors import AnswerError, CredentialsError, ErrorKind, UnsupportedError
from app.model.feature import Feature
from app.model.outcome import Outcome
from app.providers.kit.plan import GrpcCall, Request
from app.providers.yandex import search_messages
from app.providers.yandex.search import YandexSearch
from app.providers.yandex.search_messages import METHOD

from .harness import ask, blank, carry, ok, picture, replies, status

SEARCH = YandexSearch()
KEY = {"api_key": "AQVN-canary", "folder_id": "b1g"}


def answer_with(count: int, page: int = 0, **more: Any) -> dict[str, Any]:
    images = [
        {"url": f"https://i.example/{page}/{n}.jpg", "pageUrl": f"https://p.example/{n}"}
        for n in range(count)
    ]
    return {"images": images, "id": "44/abc_D", **({"page": str(page)} if page else {}), **more}


def in_grpc(body: dict[str, Any]) -> bytes:
    message = json_format.ParseDict(body, official.ImageSearchByImageResponse())
    data: bytes = message.SerializeToString()
    return data


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (search_messages.REQUEST_FIELDS, official.ImageSearchByImageRequest),
        (
            search_messages.IMAGE_FIELDS,
            official.ImageSearchByImageResponse.DESCRIPTOR.fields_by_name["images"],
        ),
    ],
)
def test_our_fields_are_those_of_the_official_descriptors(ours: Any, theirs: Any) -> None:
    described: Any = (
        theirs.message_type if isinstance(theirs, descriptor.FieldDescriptor) else theirs.DESCRIPTOR
    )
    for name, number, kind in ours:
        field = described.fields_by_name[name]
        is_enum = field.type == descriptor.FieldDescriptor.TYPE_ENUM
        assert (field.number, descriptor.FieldDescriptor.TYPE_INT32 if is_enum else field.type) == (
            number,
            kind,
        )


def test_the_method_is_the_official_one() -> None:
    service = official.DESCRIPTOR.services_by_name["ImageSearchService"]
    assert f"/{service.full_name}/{service.methods_by_name['SearchByImage'].name}" == METHOD


def test_the_first_call_sends_the_bytes_and_further_ones_the_id() -> None:
    carried = ask(
        SEARCH,
        [Feature.COPIES],
        replies(in_grpc(answer_with(3)), in_grpc(answer_with(2, 1)), in_grpc({})),
        credentials=KEY,
        options={"pages": "5", "site": "p.example", "family_mode": "strict"},
    )
    calls = [e for e in carried.effects if isinstance(e, GrpcCall)]
    messages = [official.ImageSearchByImageRequest.FromString(c.message) for c in calls]
    assert len(messages) == 3  # the third page was empty
    assert messages[0].data
    assert [(m.id, m.page) for m in messages[1:]] == [("44/abc_D", 1), ("44/abc_D", 2)]
    assert {(m.site, m.folder_id, m.family_mode) for m in messages} == {("p.example", "b1g", 3)}
    assert calls[0].target == "searchapi.api.cloud.yandex.net:443"
    assert ("authorization", "Api-Key AQVN-canary") in calls[0].metadata
    copies = carried.outcomes[0].analysis.copies
    assert copies
    assert len(copies.hits) == 5
    assert {h.relation for h in copies.hits} == {"similar"}
    assert carried.outcomes[0].raw


def test_the_same_over_rest() -> None:
    carried = ask(
        SEARCH,
        [Feature.COPIES],
        replies(ok(answer_with(1)), ok(answer_with(1, 1))),
        credentials=KEY,
        options={"pages": "2", "transport": "rest", "family_mode": "none"},
        endpoint="http://127.0.0.1:9/",
    )
    first, second = (
        json_format.Parse(r.content, official.ImageSearchByImageRequest(), ignore_unknown_fields=False)
        for r in carried.requests
    )
    assert first.data
    assert not second.data
    assert (second.id, second.page, second.family_mode) == ("44/abc_D", 1, 1)
    assert carried.requests[0].url.path == "/v2/image/search_by_image"


@pytest.mark.parametrize(
    "options",
    [{"pages": "0"}, {"pages": "lots"}, {"pages": "999"}, {"transport": "pigeon"}],
)
def test_impossible_options_are_refused_before_anything_is_sent(options: dict[str, str]) -> None:
    with pytest.raises(UnsupportedError):
        ask(SEARCH, [Feature.COPIES], replies(b""), credentials=KEY, options=options)


def test_an_unknown_family_mode_is_an_error_in_words() -> None:
    carried = ask(SEARCH, [Feature.COPIES], replies(b""), credentials=KEY, options={"family_mode": "odd"})
    assert carried.outcomes[0].analysis.errors[0].kind is ErrorKind.UNSUPPORTED


@pytest.mark.parametrize(
    ("endpoint", "target"),
    [
        ("127.0.0.1:50051", "127.0.0.1:50051"),
        ("http://127.0.0.1:1", "127.0.0.1:1"),
        ("https://h.example", "h.example:443"),
        ("[::1]:7", "[::1]:7"),
    ],
)
def test_endpoints_with_and_without_scheme(endpoint: str, target: str) -> None:
    carried = ask(SEARCH, [Feature.COPIES], replies(in_grpc({})), credentials=KEY, endpoint=endpoint)
    assert [e.target for e in carried.effects if isinstance(e, GrpcCall)] == [target]


def test_an_endpoint_that_is_none_is_an_error_in_words() -> None:
    carried = ask(SEARCH, [Feature.COPIES], replies(b""), credentials=KEY, endpoint="host:port")
    assert carried.outcomes[0].analysis.errors[0].kind is ErrorKind.UNSUPPORTED


def authorized_key() -> str:
    pem = (
        rsa.generate_private_key(public_exponent=65537, key_size=2048)
        .private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        .decode()
    )
    warning = "PLEASE DO NOT REMOVE THIS LINE!\n"
    return json.dumps({"id": "k", "service_account_id": "sa", "private_key": warning + pem})


@pytest.mark.parametrize("transport", ["grpc", "rest"])
def test_an_authorised_key_is_exchanged_and_again_when_the_token_is_refused(transport: str) -> None:
    issued: list[dict[str, Any]] = []

    def answer(effect: Any) -> Any:
        if isinstance(effect, httpx.Request) and effect.url.host == "iam.api.cloud.yandex.net":
            issued.append(json.loads(effect.content))
            return ok({"iamToken": f"t1.{len(issued)}"})
        if len(issued) == 1:
            if isinstance(effect, GrpcCall):
                raise CredentialsError("expired")
            response = status(401)
            response.request = effect
            return response
        if isinstance(effect, GrpcCall):
            assert ("authorization", "Bearer t1.2") in effect.metadata
            return in_grpc(answer_with(1))
        return ok(answer_with(1))

    credentials = {"authorized_key": authorized_key()}
    carried = ask(SEARCH, [Feature.COPIES], answer, credentials=credentials, options={"transport": transport})
    assert carried.outcomes[0].analysis.status == "ok"
    assert len(issued) == 2
    assert issued[0]["jwt"].count(".") == 2


def test_a_refused_api_key_is_not_tried_again() -> None:
    tries = []

    def answer(effect: Any) -> Any:
        tries.append(effect)
        raise CredentialsError("no")

    carried = ask(SEARCH, [Feature.COPIES], answer, credentials=KEY)
    assert carried.outcomes[0].analysis.errors[0].kind is ErrorKind.CREDENTIALS
    assert len(tries) == 1


@pytest.mark.parametrize("answer", [b"\xff\xff\xff", b"\x0a\xff\xff\xff\xff\x0f"])
def test_a_message_that_is_none_is_an_answer_error(answer: bytes) -> None:
    carried = ask(SEARCH, [Feature.COPIES], replies(answer), credentials=KEY)
    assert carried.outcomes[0].analysis.errors[0].kind is ErrorKind.ANSWER


@pytest.mark.parametrize(
    ("response", "kind"),
    [(status(403), ErrorKind.CREDENTIALS), (ok(b"<html>"), ErrorKind.ANSWER), (ok(b"3"), ErrorKind.ANSWER)],
)
def test_rest_faults_have_their_kind(response: httpx.Response, kind: ErrorKind) -> None:
    carried = ask(SEARCH, [Feature.COPIES], replies(response), credentials=KEY, options={"transport": "rest"})
    assert carried.outcomes[0].analysis.errors[0].kind is kind


@pytest.mark.parametrize(
    ("exchange", "kind"),
    [
        (status(400, {"message": "bad key"}), ErrorKind.CREDENTIALS),
        (ok(b"{}"), ErrorKind.ANSWER),
    ],
)
def test_a_failed_exchange_is_an_error_in_words(exchange: httpx.Response, kind: ErrorKind) -> None:
    credentials = {"authorized_key": authorized_key()}
    carried = ask(SEARCH, [Feature.COPIES], replies(exchange), credentials=credentials)
    assert carried.outcomes[0].analysis.errors[0].kind is kind


def test_every_saved_answer_is_read_whole(saved_data: Path) -> None:
    files = list(saved_data.glob("answers/yandex-search/*.json"))
    assert files
    for file in files:
        raw = json.loads(file.read_bytes())
        copies = SEARCH.parse_answer(file.read_bytes(), blank(9, 9)).copies
        assert copies
        assert [h.page_url for h in copies.hits] == [i["pageUrl"] for i in raw["images"]]
        assert [h.width for h in copies.hits] == [int(i["width"]) for i in raw["images"]]
    with pytest.raises(AnswerError):
        SEARCH.parse_answer(b"<html>", blank(9, 9))


def test_a_kept_answer_of_several_pages_is_read_again() -> None:
    pages = [answer_with(2, maxPage="36"), answer_with(1, 1), {"id": "44/abc_D", "page": "2"}]
    analysis = SEARCH.parse_answer(json.dumps(pages).encode(), blank(8, 8))
    assert analysis.copies
    assert len(analysis.copies.hits) == 3
    assert analysis.properties == {"id": "44/abc_D", "page": 1, "maxPage": 36, "noMorePages": True}
    assert not SEARCH.can_more(analysis)
    assert SEARCH.can_more(SEARCH.parse_answer(json.dumps(pages[:2]).encode(), blank(8, 8)))
    for broken in (b"[]", b'[{"images": 3}]'):
        with pytest.raises(AnswerError):
            SEARCH.parse_answer(broken, blank(8, 8))


def test_more_is_the_next_page_by_the_id_of_the_first_until_nothing_is_new() -> None:
    request = Request((picture(),), (Feature.COPIES,), credentials=KEY, options={"transport": "rest"})
    (first,) = ask(SEARCH, [Feature.COPIES], replies(in_grpc(answer_with(2))), credentials=KEY).outcomes
    assert SEARCH.can_more(first.analysis)
    carried = carry(SEARCH.more(request, first), replies(ok(answer_with(2, 1))))
    (asked,) = carried.requests
    assert json.loads(asked.content) == {"folderId": "b1g", "id": "44/abc_D", "page": "1"}
    (second,) = carried.outcomes
    assert second.analysis.copies
    assert [h.image_url for h in second.analysis.copies.hits][1:3] == [
        "https://i.example/0/1.jpg", "https://i.example/1/0.jpg",
    ]  # fmt: skip
    assert second.analysis.properties["page"] == 1
    assert len(json.loads(second.raw or b"")) == 2
    (last,) = carry(SEARCH.more(request, second), replies(ok(answer_with(2, 1)))).outcomes
    assert last.analysis.copies == second.analysis.copies
    assert last.analysis.properties == {**second.analysis.properties, "noMorePages": True}
    assert not SEARCH.can_more(last.analysis)


def test_more_is_added_to_hits_whose_answer_was_not_kept() -> None:
    request = Request((picture(),), (Feature.COPIES,), credentials=KEY, options={"transport": "rest"})
    analysis = SEARCH.parse_answer(json.dumps(answer_with(1)).encode(), blank(8, 8))
    (grown,) = carry(SEARCH.more(request, Outcome(analysis)), replies(ok(answer_with(1, 1)))).outcomes
    assert grown.analysis.copies
    assert (len(grown.analysis.copies.hits), len(json.loads(grown.raw or b""))) == (2, 1)
