"""How a request to a Yandex Cloud service says who asks (``WIRE.md``, "Yandex: keys")."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from app.model.errors import no_credential
from app.model.phrase import phrase
from app.providers.kit.plan import Effect, Field, Request
from app.providers.kit.service_errors import answer_body
from app.providers.kit.tokens import HeadersPlan, authorized_post, yandex_token

IAM = "https://iam.api.cloud.yandex.net"

FIELDS = (
    Field("api_key", "API key", "Of a service account; the folder follows from it.", secret=True),
    Field("iam_token", "IAM token", "Lives at most twelve hours; needs the folder.", secret=True),
    Field(
        "authorized_key",
        "Authorised key",
        "The whole JSON key file of a service account; exchanged for IAM tokens.",
        secret=True,
        file=True,
    ),
    Field("folder_id", "Folder", "Of Yandex Cloud; not needed with an API key."),
    Field(
        "iam_endpoint", "IAM address", "Another address for the exchange of keys.", option=True, default=IAM
    ),
)


def require_credential(request: Request, title: str, provider_id: str) -> None:
    """Raise CredentialsError when the request holds nothing that says who asks."""
    if not any(request.credentials.get(n) for n in ("api_key", "iam_token", "authorized_key")):
        raise no_credential(title, provider_id, phrase("an API key, an IAM token or an authorised key"))


def authorization(request: Request) -> HeadersPlan:
    """Return the Authorization header; an authorised key is exchanged for a token first."""
    credentials = request.credentials
    if credentials.get("api_key"):
        return {"Authorization": f"Api-Key {credentials['api_key']}"}
    token = credentials.get("iam_token", "")
    if not token:
        base = (request.options.get("iam_endpoint") or IAM).rstrip("/")
        token = yield from yandex_token(credentials["authorized_key"], f"{base}/iam/v1/tokens")
    return {"Authorization": f"Bearer {token}"}


def post_json(
    request: Request, address: str, body: bytes, title: str, headers: Mapping[str, str] | None = None
) -> Generator[Effect, Any, bytes]:
    """Post JSON as whoever the request's credentials name, and return the answer's body."""

    def all_headers() -> HeadersPlan:
        identity = yield from authorization(request)
        return {**identity, "Content-Type": "application/json", **(headers or {})}

    key = request.credentials.get("authorized_key", "")
    response = yield from authorized_post(address, body, all_headers, key)
    return answer_body(response, title, request.credentials.values())
