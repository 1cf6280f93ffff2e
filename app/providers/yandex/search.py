"""Yandex Search API v2 ``ImageSearchService.SearchByImage``, gRPC or REST (``WIRE.md``, "Yandex Search")."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec

from app.model.analysis import Analysis
from app.model.errors import CredentialsError, UnsupportedError
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.model.outcome import Outcome
from app.providers.kit.batches import first_of_batch
from app.providers.kit.image_calls import call_per_image
from app.providers.kit.plan import Effect, Field, Fit, GrpcCall, Plan, Request
from app.providers.kit.saved_forms import is_said, nothing_found
from app.providers.kit.service_errors import saved_answer_error
from app.providers.kit.tokens import forget
from app.providers.kit.wire_values import whole
from app.providers.yandex.auth import FIELDS, authorization, post_json, require_credential
from app.providers.yandex.search_messages import FAMILY_MODES, METHOD, message_class
from app.providers.yandex.search_reading import (
    NO_MORE,
    PROVIDER_ID,
    TITLE,
    analysis_of,
    grown_by,
    page_from_json,
    page_from_message,
    saved_pages,
    searches_in,
)
from app.providers.yandex.shapes import YandexSearchPage

_MOST_PAGES = 20

PagePlan = Generator[Effect, Any, YandexSearchPage]


class YandexSearch:
    """The provider ``yandex-search``: images on the web that look like the one sent, page by page."""

    id = PROVIDER_ID
    title = TITLE
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
        Field("family_mode", "Family mode", option=True, choices=FAMILY_MODES, default="unspecified"),
        Field("pages", "Pages", "How many pages of about 40 hits are asked for.", option=True, default="1"),
    )

    def plan(self, request: Request) -> Plan:
        """Ask by bytes for the first page, and by the id of its answer for further ones."""
        require_credential(request, self.title, self.id)
        most = _pages_wanted(request)

        def search(image: Image) -> Generator[Effect, Any, Outcome]:
            fitted: Fitted = yield Fit(image, self.limits)
            fields = _common_fields(request)
            pages = [(yield from self._page(request, {**fields, "data": fitted.data}))]
            while len(pages) < most and pages[-1].images and pages[0].id:
                further = {**fields, "id": pages[0].id, "page": len(pages)}
                pages.append((yield from self._page(request, further)))
            return Outcome(analysis_of(pages, request.features), msgspec.json.encode(pages))

        return (yield from call_per_image(self.id, request, search))

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """Return a saved answer, all pages of its first search, as an analysis; the answer names no size."""
        del image
        pages, *others = self._searches(data) or [[]]
        unsaid = pages and not any(map(is_said, pages))
        if unsaid and (not features or any(page != YandexSearchPage() for page in pages)):
            raise nothing_found(self.title)
        return first_of_batch(analysis_of(pages, tuple(features) or (Feature.COPIES,)), 1 + len(others))

    def parts(self, data: bytes) -> tuple[bytes, ...]:
        """Return the answers about single images in a saved answer, each with all pages of one search."""
        return tuple(msgspec.json.encode(pages) for pages in self._searches(data))

    def _searches(self, data: bytes) -> list[list[YandexSearchPage]]:
        if fault := saved_answer_error(data, self.title):
            raise fault
        return searches_in(saved_pages(data))

    def can_more(self, analysis: Analysis) -> bool:
        """Return True if the service may have hits beyond those of this analysis."""
        known = analysis.properties
        return analysis.copies is not None and bool(known.get("id")) and not known.get(NO_MORE)

    def more(self, request: Request, previous: Outcome) -> Plan:
        """Ask for the next page by the id of the first, without the image; return ``previous`` grown."""
        require_credential(request, self.title, self.id)
        _pages_wanted(request)  # refuses options that cannot be
        pages = saved_pages(previous.raw) if previous.raw else []
        known = previous.analysis.properties
        number = whole(known.get("page")) + 1
        fields = {**_common_fields(request), "id": str(known["id"]), "page": number}
        page = yield from self._page(request, fields)
        grown = grown_by(previous.analysis, page, number)
        return (Outcome(grown, msgspec.json.encode([*pages, page])),)

    def _page(self, request: Request, fields: dict[str, Any]) -> PagePlan:
        by_rest = request.options.get("transport") == "rest"
        return (yield from (self._rest if by_rest else self._grpc)(request, fields))

    def _grpc(self, request: Request, fields: dict[str, Any]) -> PagePlan:
        message = message_class("SearchByImageRequest")(**fields).SerializeToString()
        target = _target(request.endpoint or self.endpoint)
        credentials = request.credentials
        headers = yield from authorization(request)
        try:
            answer = yield _grpc_call(target, message, headers)
        except CredentialsError:
            key = credentials.get("authorized_key", "")
            if not key or credentials.get("iam_token") or credentials.get("api_key"):
                raise
            forget(key, headers["Authorization"])  # a token made from the key may just have expired
            headers = yield from authorization(request)
            answer = yield _grpc_call(target, message, headers)
        return page_from_message(answer)

    def _rest(self, request: Request, fields: dict[str, Any]) -> PagePlan:
        body = {_json_name(k): v for k, v in fields.items()}
        if "page" in body:
            body["page"] = str(body["page"])
        if "familyMode" in body:
            body["familyMode"] = f"FAMILY_MODE_{FAMILY_MODES[body['familyMode']].upper()}"
        address = request.address(self.endpoint, "v2/image/search_by_image")
        answer = yield from post_json(request, address, msgspec.json.encode(body), TITLE)
        return page_from_json(answer)


def _grpc_call(target: str, message: bytes, headers: Mapping[str, str]) -> GrpcCall:
    metadata = tuple((name.lower(), value) for name, value in headers.items())
    return GrpcCall(target, METHOD, message, metadata)


def _common_fields(request: Request) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if request.options.get("site"):
        fields["site"] = request.options["site"]
    if request.credentials.get("folder_id"):
        fields["folder_id"] = request.credentials["folder_id"]
    mode = (request.options.get("family_mode") or "unspecified").lower()
    if mode not in FAMILY_MODES:
        raise UnsupportedError("yandex-search.family_mode is one of {modes}", modes=", ".join(FAMILY_MODES))
    if FAMILY_MODES.index(mode):
        fields["family_mode"] = FAMILY_MODES.index(mode)
    return fields


def _pages_wanted(request: Request) -> int:
    value = request.options.get("pages") or "1"
    if not value.isdecimal() or not 1 <= int(value) <= _MOST_PAGES:
        raise UnsupportedError("yandex-search.pages is a number from 1 to {most}", most=_MOST_PAGES)
    if request.options.get("transport", "grpc") not in {"", "grpc", "rest"}:
        raise UnsupportedError("yandex-search.transport is grpc or rest")
    return int(value)


def _target(endpoint: str) -> str:
    """Return ``host:port`` of an address given with or without a scheme."""
    parts = urlsplit(endpoint if "://" in endpoint else f"//{endpoint}")
    try:
        port = parts.port or 443
    except ValueError:
        raise UnsupportedError(
            "{address} is no address of a gRPC service; give host:port", address=endpoint[:80]
        ) from None
    host = parts.hostname or ""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _json_name(field: str) -> str:
    head, *rest = field.split("_")
    return head + "".join(part.capitalize() for part in rest)


PROVIDERS = (YandexSearch(),)
