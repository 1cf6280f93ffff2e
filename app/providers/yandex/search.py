"""Yandex Search API v2 ``ImageSearchService.SearchByImage``, gRPC or REST (wire page, section 3)."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.message import DecodeError

from app.model.analysis import Analysis, Copies, Hit
from app.model.errors import AnswerError, CredentialsError, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.providers.kit.plan import Field, Fit, GrpcCall, Outcome, Plan, Request
from app.providers.kit.tokens import authorized_post, forget
from app.providers.kit.wire_values import Number, error_of, host_of, saved_error, whole
from app.providers.yandex.auth import FIELDS, authorization, require

METHOD = "/yandex.cloud.searchapi.v2.ImageSearchService/SearchByImage"
_FAMILY = ("unspecified", "none", "moderate", "strict")
_MOST_PAGES = 20
NO_MORE = "noMorePages"
"""The property of an analysis that says its last page was the last."""
FORMATS = (
    "IMAGE_FORMAT_UNSPECIFIED", "IMAGE_FORMAT_JPEG", "IMAGE_FORMAT_GIF", "IMAGE_FORMAT_PNG",
)  # fmt: skip

_Kind = descriptor_pb2.FieldDescriptorProto
# name, number, type: the documented fields of the two messages (enums travel as int32 on the wire)
REQUEST_FIELDS = (
    ("site", 1, _Kind.TYPE_STRING),
    ("folder_id", 2, _Kind.TYPE_STRING),
    ("data", 4, _Kind.TYPE_BYTES),
    ("id", 5, _Kind.TYPE_STRING),
    ("page", 6, _Kind.TYPE_INT64),
    ("family_mode", 7, _Kind.TYPE_INT32),
)
IMAGE_FIELDS = (
    ("url", 1, _Kind.TYPE_STRING),
    ("format", 2, _Kind.TYPE_INT32),
    ("width", 3, _Kind.TYPE_INT64),
    ("height", 4, _Kind.TYPE_INT64),
    ("passage", 5, _Kind.TYPE_STRING),
    ("host", 6, _Kind.TYPE_STRING),
    ("page_title", 7, _Kind.TYPE_STRING),
    ("page_url", 8, _Kind.TYPE_STRING),
)


class _ImageInfo(msgspec.Struct, rename="camel", omit_defaults=True):
    url: str | None = None
    format: str | int | None = None
    width: Number = None
    height: Number = None
    passage: str | None = None
    host: str | None = None
    page_title: str | None = None
    page_url: str | None = None


class _Answer(msgspec.Struct, rename="camel", omit_defaults=True):
    images: list[_ImageInfo] | None = None
    page: Number = None
    max_page: Number = None
    id: str | None = None


class YandexSearch:
    """The provider ``yandex-search``."""

    id = "yandex-search"
    title = "Yandex Search"
    local = False
    endpoint = "https://searchapi.api.cloud.yandex.net"
    features = frozenset({Feature.COPIES})
    limits = Limits(images=1, bytes=3_145_728, per_second=10)
    fields: tuple[Field, ...] = (
        *(f for f in FIELDS if f.name != "folder_id"),
        Field("folder_id", "Folder", "Of Yandex Cloud; the service wants it with every key."),
        Field(
            "transport",
            "Transport",
            "How it is called.",
            option=True,
            choices=("grpc", "rest"),
            default="grpc",
        ),
        Field("site", "Only on site", "A host name; empty for the whole web.", option=True),
        Field("family_mode", "Family mode", option=True, choices=_FAMILY, default="unspecified"),
        Field("pages", "Pages", "How many pages of about 40 hits are asked for.", option=True, default="1"),
    )

    def plan(self, request: Request) -> Plan:
        """By bytes first, further pages by the id of the first answer."""
        require(request.credentials, self.title, self.id)
        pages = _pages_wanted(request)
        outcomes = []
        for image in request.images:
            started = time.monotonic()
            try:
                outcome = yield from self._one(image, request, pages)
            except VidimusError as error:
                outcome = Outcome(Analysis.failed(self.id, request.features, error))
            analysis = msgspec.structs.replace(outcome.analysis, seconds=time.monotonic() - started)
            outcomes.append(Outcome(analysis, outcome.raw))
        return tuple(outcomes)

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """A saved JSON answer, or a list of pages, as an analysis; ``image`` is only what it is about."""
        del image
        if b'"images"' not in data and (fault := saved_error(data, self.title)) is not None:
            raise fault
        return _analysis(_pages(data), tuple(features) or (Feature.COPIES,))

    def can_more(self, analysis: Analysis) -> bool:
        """Whether the service may have hits beyond those of this analysis."""
        known = analysis.properties
        return analysis.copies is not None and bool(known.get("id")) and not known.get(NO_MORE)

    def more(self, request: Request, so_far: Outcome) -> Plan:
        """The next page by the id of the first, without the image; the outcome grown by it."""
        require(request.credentials, self.title, self.id)
        _pages_wanted(request)  # refuses options that cannot be
        answers = _pages(so_far.raw) if so_far.raw else []
        known = so_far.analysis.properties
        page = whole(known.get("page")) + 1
        fields = {**_common(request), "id": str(known["id"]), "page": page}
        answer = yield from self._call(request, fields)
        new = _hits([answer])
        before = so_far.analysis.copies or Copies()
        grown = tuple(dict.fromkeys((*before.hits, *new)))  # a page past the last may repeat one
        ended = len(grown) == len(before.hits)
        properties = {**known, "page": page}
        if ended:
            properties = {**known, NO_MORE: True}
        else:
            properties["formats"] = {**known.get("formats", {}), **_formats([answer])}
        analysis = msgspec.structs.replace(
            so_far.analysis,
            copies=Copies(before.count, grown),
            properties=properties,
            cached=False,
        )
        return (Outcome(analysis, msgspec.json.encode([*answers, answer])),)

    def _one(self, image: Image, request: Request, pages: int) -> Any:
        fitted: Fitted = yield Fit(image, self.limits)
        fields = _common(request)
        answers = [(yield from self._call(request, {**fields, "data": fitted.data}))]
        while len(answers) < pages and answers[-1].images and answers[0].id:
            page = {**fields, "id": answers[0].id, "page": len(answers)}
            answers.append((yield from self._call(request, page)))
        return Outcome(_analysis(answers, request.features), msgspec.json.encode(answers))

    def _call(self, request: Request, fields: dict[str, Any]) -> Any:
        if request.options.get("transport") == "rest":
            return (yield from self._rest(request, fields))
        message = message_of("SearchByImageRequest")(**fields).SerializeToString()
        target = _target(request.endpoint or self.endpoint)
        key = request.credentials.get("authorized_key", "")
        headers = yield from authorization(request.credentials, request.options)
        try:
            answer = yield _grpc(target, message, headers)
        except CredentialsError:
            if not key or request.credentials.get("iam_token") or request.credentials.get("api_key"):
                raise
            forget(key, headers["Authorization"])  # a token made from the key may just have expired
            headers = yield from authorization(request.credentials, request.options)
            answer = yield _grpc(target, message, headers)
        return _from_grpc(answer)

    def _rest(self, request: Request, fields: dict[str, Any]) -> Any:
        body = {_json_name(k): v for k, v in fields.items()}
        if "page" in body:
            body["page"] = str(body["page"])
        if "familyMode" in body:
            body["familyMode"] = f"FAMILY_MODE_{_FAMILY[body['familyMode']].upper()}"
        response = yield from authorized_post(
            f"{(request.endpoint or self.endpoint).rstrip('/')}/v2/image/search_by_image",
            msgspec.json.encode(body),
            lambda: _headers(request),
            request.credentials.get("authorized_key", ""),
        )
        if response.status_code != httpx.codes.OK:
            raise error_of(response, self.title, request.credentials.values())
        return _decode(response.content)


def _grpc(target: str, message: bytes, headers: Mapping[str, str]) -> GrpcCall:
    metadata = tuple((name.lower(), value) for name, value in headers.items())
    return GrpcCall(target, METHOD, message, metadata)


def _headers(request: Request) -> Any:
    headers = yield from authorization(request.credentials, request.options)
    return {**headers, "Content-Type": "application/json"}


def _common(request: Request) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if request.options.get("site"):
        fields["site"] = request.options["site"]
    if request.credentials.get("folder_id"):
        fields["folder_id"] = request.credentials["folder_id"]
    mode = (request.options.get("family_mode") or "unspecified").lower()
    if mode not in _FAMILY:
        raise UnsupportedError(f"yandex-search.family_mode is one of {', '.join(_FAMILY)}")
    if _FAMILY.index(mode):
        fields["family_mode"] = _FAMILY.index(mode)
    return fields


def _pages_wanted(request: Request) -> int:
    value = request.options.get("pages") or "1"
    if not value.isdecimal() or not 1 <= int(value) <= _MOST_PAGES:
        raise UnsupportedError(f"yandex-search.pages is a number from 1 to {_MOST_PAGES}")
    if request.options.get("transport", "grpc") not in {"", "grpc", "rest"}:
        raise UnsupportedError("yandex-search.transport is grpc or rest")
    return int(value)


def _target(endpoint: str) -> str:
    """``host:port`` of an address given with or without a scheme."""
    parts = urlsplit(endpoint if "://" in endpoint else f"//{endpoint}")
    try:
        port = parts.port or 443
    except ValueError:
        raise UnsupportedError(f"{endpoint[:80]} is no address of a gRPC service; give host:port") from None
    host = parts.hostname or ""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


@cache
def message_of(name: str) -> Any:
    """The class of a message (``SearchByImageRequest``, ``SearchByImageResponse``), from the tables above."""
    pool = descriptor_pool.DescriptorPool()
    file = descriptor_pb2.FileDescriptorProto(name="vidimus/search.proto", package="vidimus", syntax="proto3")
    image = file.message_type.add(name="ImageInfo")
    request = file.message_type.add(name="SearchByImageRequest")
    response = file.message_type.add(name="SearchByImageResponse")
    for message, fields in ((request, REQUEST_FIELDS), (image, IMAGE_FIELDS)):
        for field, number, kind in fields:
            message.field.add(name=field, number=number, type=kind, label=_Kind.LABEL_OPTIONAL)
    response.field.add(
        name="images",
        number=1,
        type=_Kind.TYPE_MESSAGE,
        type_name=".vidimus.ImageInfo",
        label=_Kind.LABEL_REPEATED,
    )
    for field, number, kind in (
        ("page", 2, _Kind.TYPE_INT64),
        ("max_page", 3, _Kind.TYPE_INT64),
        ("id", 4, _Kind.TYPE_STRING),
    ):
        response.field.add(name=field, number=number, type=kind, label=_Kind.LABEL_OPTIONAL)
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"vidimus.{name}"))


def _from_grpc(answer: bytes) -> _Answer:
    message = message_of("SearchByImageResponse")()
    try:
        message.ParseFromString(answer)
    except DecodeError as error:
        raise AnswerError("Yandex Search answered something that is not its message") from error
    return _decode(json_format.MessageToJson(message, indent=None).encode())


def _decode(data: bytes) -> _Answer:
    try:
        return msgspec.json.decode(data, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("Yandex Search answered something that is not its JSON") from error


def _json_name(field: str) -> str:
    head, *rest = field.split("_")
    return head + "".join(part.capitalize() for part in rest)


def _pages(data: bytes) -> list[_Answer]:
    """The pages of a saved answer: one, or a list of them as this provider keeps it."""
    if not data.lstrip().startswith(b"["):
        return [_decode(data)]
    try:
        return msgspec.json.decode(data, type=list[_Answer])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("this is not a saved answer of Yandex Search") from error


def _formats(answers: Sequence[_Answer]) -> dict[str, str]:
    """The format of each picture by its address, for which a hit has no place."""
    return {i.url: _format(i.format) for a in answers for i in a.images or () if i.url and i.format}


def _format(given: str | int) -> str:
    """The format's name; gRPC gives its number, and names no number that is unknown here."""
    if isinstance(given, str):
        return given
    return FORMATS[given] if 0 <= given < len(FORMATS) else str(given)


def _analysis(answers: Sequence[_Answer], features: tuple[Feature, ...]) -> Analysis:
    """The analysis of these pages; where the last one holds nothing, there are no more."""
    if not answers:
        raise AnswerError("this saved answer of Yandex Search holds no pages")
    full = [a for a in answers if a.images]
    last = (full or answers)[-1]
    properties: dict[str, Any] = {"id": answers[0].id} if answers[0].id else {}
    if whole(last.page):
        properties["page"] = whole(last.page)
    if whole(answers[0].max_page):
        properties["maxPage"] = whole(answers[0].max_page)
    if formats := _formats(answers):
        properties["formats"] = formats
    if not answers[-1].images:
        properties[NO_MORE] = True
    return Analysis("yandex-search", features, copies=Copies(None, _hits(answers)), properties=properties)


def _hits(answers: Sequence[_Answer]) -> tuple[Hit, ...]:
    """Images that look alike: Yandex does not say which of them are copies, so all are ``similar``."""
    return tuple(
        Hit(
            relation="similar",
            page_url=i.page_url,
            image_url=i.url,
            host=i.host or host_of(i.page_url),
            title=i.page_title,
            description=(i.passage or "").strip() or None,
            width=whole(i.width) or None,
            height=whole(i.height) or None,
        )
        for answer in answers
        for i in answer.images or ()
    )


PROVIDERS = (YandexSearch(),)
