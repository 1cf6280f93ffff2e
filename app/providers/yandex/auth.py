"""How a request to a Yandex Cloud service says who asks (wire page 2.1)."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.errors import no_credential
from app.providers.kit.plan import Field
from app.providers.kit.tokens import HeadersPlan, yandex_token

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


def require(credentials: Mapping[str, str], title: str, provider_id: str) -> None:
    """Raise CredentialsError when there is nothing to say who asks."""
    if not any(credentials.get(n) for n in ("api_key", "iam_token", "authorized_key")):
        raise no_credential(title, provider_id, "an API key, an IAM token or an authorised key")


def authorization(credentials: Mapping[str, str], options: Mapping[str, str]) -> HeadersPlan:
    """The Authorization header; an authorised key is exchanged for a token first."""
    if credentials.get("api_key"):
        return {"Authorization": f"Api-Key {credentials['api_key']}"}
    token = credentials.get("iam_token", "")
    if not token:
        base = (options.get("iam_endpoint") or IAM).rstrip("/")
        token = yield from yandex_token(credentials["authorized_key"], f"{base}/iam/v1/tokens")
    return {"Authorization": f"Bearer {token}"}
