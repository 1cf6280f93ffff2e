"""Canary secrets, key files, and the places where they are exchanged for tokens."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

CANARY = "CANARY-7f3a"
"""Part of every secret of these tests."""


@cache
def key_pair() -> tuple[str, rsa.RSAPublicKey]:
    """Return a private RSA key as PEM, and its public half."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return pem.decode(), private.public_key()


def service_account(url: str) -> str:
    """Return a Google service-account file whose token address is on this machine."""
    return json.dumps(
        {
            "type": "service_account",
            "project_id": "project",
            "private_key_id": f"id-{CANARY}",
            "private_key": key_pair()[0],
            "client_email": "vidimus@project.iam.gserviceaccount.com",
            "token_uri": f"{url}/token",
        }
    )


def authorized_key() -> str:
    """Return a Yandex authorised-key file, with the line of warning that real ones have before the PEM."""
    return json.dumps(
        {
            "id": f"aje-{CANARY}",
            "service_account_id": "aje-account",
            "private_key": "PLEASE DO NOT REMOVE THIS LINE! Yandex.Cloud SA Key ID\n" + key_pair()[0],
        }
    )


def claims(assertion: str, algorithm: str, audience: str) -> dict[str, Any]:
    """Return the claims of a signed assertion; raise jwt.PyJWTError when it is not signed with our key."""
    required = ["iss", "aud", "iat", "exp"]
    said: dict[str, Any] = jwt.decode(
        assertion, key_pair()[1], algorithms=[algorithm], audience=audience, options={"require": required}
    )
    if said["exp"] - said["iat"] > 3600:
        raise jwt.InvalidTokenError("it lives too long")
    return said


def secrets_of_pem() -> list[str]:
    """Return some lines of the private key, which must show up nowhere."""
    return key_pair()[0].splitlines()[1:4]
