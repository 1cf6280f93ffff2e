"""Short-lived tokens from long-lived keys: a signed JWT exchanged at the service's token address.

Google: RS256, ``urn:ietf:params:oauth:grant-type:jwt-bearer`` (RFC 7523). Yandex: PS256, IAM token.
Tokens are kept in memory until shortly before they expire; plans that want one at the same time share
one exchange.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from typing import Any, TypeVar

import httpx
import msgspec

from app.model.errors import AnswerError, CredentialsError
from app.model.phrase import Phrase, phrase
from app.providers.kit.decoding import UNREADABLE
from app.providers.kit.plan import Effect, Shared
from app.providers.kit.service_errors import response_error

_SPARE = 300.0
"""Seconds before its end at which a token is no longer used."""

T = TypeVar("T")

_kept: dict[str, tuple[str, str, float]] = {}
"""By fingerprint of address and key: fingerprint of the key, token, end of its life."""


class _ServiceAccount(msgspec.Struct):
    """Google's key file of a service account."""

    client_email: str
    private_key: str
    private_key_id: str | None = None
    token_uri: str = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
    project_id: str | None = None


class _AuthorizedKey(msgspec.Struct):
    """Yandex's key file of a service account."""

    id: str
    service_account_id: str
    private_key: str


class _GoogleToken(msgspec.Struct):
    """The answer of Google's token address."""

    access_token: str
    expires_in: float = 3600.0


class _IamToken(msgspec.Struct, rename="camel"):
    """The answer of Yandex's token address."""

    iam_token: str


TokenPlan = Generator[Effect, Any, str]
HeadersPlan = Generator[Effect, Any, dict[str, str]]


def google_token(key: str, scope: str, address: str = "") -> TokenPlan:
    """Return a bearer token for a service-account JSON; raise CredentialsError for other texts.

    ``address`` replaces the JSON's own ``token_uri``.
    """
    account = _decoded(key, _ServiceAccount, phrase("service-account JSON"))
    uri = address or account.token_uri
    kept = _usable(uri, key)
    if kept:
        return kept
    token: str = yield Shared(_fingerprint(uri + key), lambda: _google_exchange(account, key, scope, uri))
    return token


def _google_exchange(account: _ServiceAccount, key: str, scope: str, uri: str) -> TokenPlan:
    now = int(time.time())
    claims = {"iss": account.client_email, "scope": scope, "aud": uri, "iat": now, "exp": now + 3600}
    headers = {"kid": account.private_key_id} if account.private_key_id else {}
    signed = _signed(claims, account.private_key, "RS256", headers)
    form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": signed}
    response = yield httpx.Request("POST", uri, data=form)
    token = _answer(response, _GoogleToken, phrase("Google's token service"), (signed, key))
    return _keep(uri, key, token.access_token, token.expires_in)


def yandex_token(key: str, address: str) -> TokenPlan:
    """Return an IAM token for an authorised-key JSON, exchanged at ``address`` (…/iam/v1/tokens)."""
    authorized = _decoded(key, _AuthorizedKey, phrase("authorised-key JSON"))
    kept = _usable(address, key)
    if kept:
        return kept
    token: str = yield Shared(_fingerprint(address + key), lambda: _yandex_exchange(authorized, key, address))
    return token


def _yandex_exchange(authorized: _AuthorizedKey, key: str, address: str) -> TokenPlan:
    now = int(time.time())
    claims = {"iss": authorized.service_account_id, "aud": address, "iat": now, "exp": now + 3600}
    # the file's key text may start with a line of warning before the PEM
    pem = authorized.private_key[max(0, authorized.private_key.find("-----BEGIN")) :]
    signed = _signed(claims, pem, "PS256", {"kid": authorized.id})
    response = yield httpx.Request("POST", address, json={"jwt": signed})
    token = _answer(response, _IamToken, phrase("Yandex's token service"), (signed, key))
    return _keep(address, key, token.iam_token, 3600.0)


def authorized_post(
    address: str, content: bytes, headers: Callable[[], HeadersPlan], key: str
) -> Generator[Effect, Any, httpx.Response]:
    """Post with the headers a plan makes, and once more with a new token when the old one is refused.

    ``key`` is the key file that tokens are made from, empty where the credential is another.
    """
    response: httpx.Response = yield httpx.Request(
        "POST", address, headers=(yield from headers()), content=content
    )
    if response.status_code == httpx.codes.UNAUTHORIZED:
        refused = response.request.headers.get("Authorization", "")
        forget(key, refused)
        fresh = yield from headers()
        if fresh.get("Authorization", "") != refused:
            response = yield httpx.Request("POST", address, headers=fresh, content=content)
    return response


def forget(key: str, authorization: str) -> None:
    """Drop the token of a key that stands in this Authorization header, since the service refused it.

    A newer token, which another call may have fetched by now, stays.
    """
    refused = _fingerprint(key), authorization.removeprefix("Bearer ")
    for name in [n for n, (owner, token, _) in _kept.items() if (owner, token) == refused]:
        del _kept[name]


def _decoded(text: str, shape: type[T], name: Phrase) -> T:
    try:
        return msgspec.json.decode(text.encode(), type=shape)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        # the message names fields, never their values
        raise CredentialsError("the key is not a {name}; paste the whole file", name=name) from error


def _signed(claims: Mapping[str, Any], pem: str, algorithm: str, headers: Mapping[str, str]) -> str:
    import jwt  # brings the cryptography, which keys without tokens never need

    try:
        return jwt.encode(dict(claims), pem, algorithm=algorithm, headers=dict(headers))
    except (ValueError, TypeError, jwt.PyJWTError):
        raise CredentialsError("the private key in the key file is damaged; paste the whole file") from None


def _answer(response: httpx.Response, shape: type[T], service: Phrase, secrets: Iterable[str]) -> T:
    if response.status_code != httpx.codes.OK:
        error = response_error(response, service, secrets)
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS or response.is_server_error:
            raise error
        # a refused assertion is 400 there, and means the key
        raise CredentialsError(error.phrase, code=error.code, request_id=error.request_id)
    try:
        return msgspec.json.decode(response.content, type=shape)
    except UNREADABLE as error:
        raise AnswerError("{service} gave no token", service=service) from error


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _usable(address: str, key: str) -> str | None:
    _, token, end = _kept.get(_fingerprint(address + key), ("", "", 0.0))
    return token if token and time.time() < end - _SPARE else None


def _keep(address: str, key: str, token: str, seconds: float) -> str:
    _kept[_fingerprint(address + key)] = _fingerprint(key), token, time.time() + seconds
    return token


def forget_tokens() -> None:
    """Forget every token that was exchanged so far; the next request exchanges anew."""
    _kept.clear()
