"""Credentials of providers: from the environment or the operating system's keyring, nowhere else.

In the keyring: service ``vidimus:<provider id>``, user name ``<field>``. Windows keeps 1,280 characters
an entry, so a longer secret is kept in parts ``<field>.1``, ``<field>.2`` …, and the entry itself holds
their number and the SHA-256 of the whole.

Every function here may block on an unlock prompt: never call one on the GUI thread.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Final

import keyring
import keyring.errors
from keyring.backend import KeyringBackend

from app.config.paths import environment_name
from app.model.errors import CredentialsError

PART_LENGTH: Final = 1_000
"""Characters of one keyring entry; Windows takes 1,280."""
MAX_LENGTH: Final = 64 * PART_LENGTH
"""Characters of the longest secret that is accepted."""
_PARTS_HEAD: Final = re.compile(r"vidimus-parts/1 ([0-9]{1,3}) ([0-9a-f]{64})")
_UNSAFE: Final = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt", "keyrings.cryptfile")
_CHAIN: Final = "keyring.backends.chainer"
_KEYRING_NAMES: Final = {
    "keyring.backends.SecretService": "the keyring of your desktop",
    "keyring.backends.libsecret": "the keyring of your desktop",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.Windows": "the Windows Credential Manager",
    "keyring.backends.macOS": "the macOS Keychain",
}
_FILE_FIELDS: Final = frozenset({"service_account", "authorized_key"})
"""Fields whose environment variable may name a file that holds the value."""

_this_run: dict[tuple[str, str], str] = {}
_this_run_lock = threading.Lock()


class Origin(StrEnum):
    """Where a credential comes from."""

    ENVIRONMENT = "environment"
    THIS_RUN = "this run"
    KEYRING = "keyring"
    MISSING = "missing"


def keyring_name() -> str:
    """Return what the keyring of this machine is called, as part of a sentence; empty where there is none."""
    backend = _trusted_backend()
    if backend is None:
        return ""
    return _KEYRING_NAMES.get(type(backend).__module__, f"the keyring ({backend.name})")


def keyring_problem() -> str | None:
    """Return why secrets cannot be kept on this machine, as a sentence; None where they can."""
    if _trusted_backend() is not None:
        return None
    name = _name(keyring.get_keyring())
    if name.startswith(("keyring.backends.fail", "keyring.backends.null", _CHAIN)):
        return (
            "there is no keyring on this machine, so credentials count for this run only; "
            "start a keyring service or set the environment variable instead"
        )
    return (
        f"the keyring found here ({name.rpartition('.')[0]}) would write secrets to a plain file, so it is "
        "not used; start the system's own keyring or set the environment variable instead"
    )


def get(provider_id: str, field: str) -> str | None:
    """Return a credential from the environment, else from ``hold``, else from the keyring.

    Raises CredentialsError when the keyring is locked or broken, or the credential in it is damaged.
    """
    given = _from_environment(provider_id, field)
    if given is not None:
        return given
    with _this_run_lock:
        held = _this_run.get((provider_id, field))
    if held is not None:
        return held
    if keyring_problem():
        return None
    return _read(provider_id, field)


def get_all(provider_id: str, fields: Iterable[str]) -> dict[str, str]:
    """Return the credentials that are there, by field; raises CredentialsError as ``get`` does."""
    values = {field: get(provider_id, field) for field in fields}
    return {field: value for field, value in values.items() if value}


def origin(provider_id: str, field: str) -> Origin:
    """Return where ``get`` would take a credential from; raises CredentialsError as ``get`` does."""
    if _from_environment(provider_id, field) is not None:
        return Origin.ENVIRONMENT
    with _this_run_lock:
        if (provider_id, field) in _this_run:
            return Origin.THIS_RUN
    if keyring_problem() or _read(provider_id, field) is None:
        return Origin.MISSING
    return Origin.KEYRING


def put(provider_id: str, field: str, value: str) -> None:
    """Keep a credential in the keyring, in place of an earlier one.

    Raises CredentialsError when the credential is empty or too long, or there is no trusted keyring.
    """
    value = value.strip()
    if not value:
        raise CredentialsError(f"the {field} of {provider_id} is empty; nothing was changed")
    if len(value) > MAX_LENGTH or "\0" in value:
        raise CredentialsError(f"the {field} of {provider_id} is no credential: too long or not text")
    why = keyring_problem()
    if why:
        raise CredentialsError(why)
    remove(provider_id, field)
    parts = [value[i : i + PART_LENGTH] for i in range(0, len(value), PART_LENGTH)]
    if len(parts) == 1 and not _PARTS_HEAD.fullmatch(value):
        _set(provider_id, field, value)
        return
    # the head is written last: until then there is no credential, rather than half of one
    for number, part in enumerate(parts, 1):
        _set(provider_id, f"{field}.{number}", part)
    _set(provider_id, field, f"vidimus-parts/1 {len(parts)} {_digest(value)}")


def hold(provider_id: str, field: str, value: str) -> None:
    """Use a credential for this run only, where there is no trusted keyring; an empty one ends that."""
    with _this_run_lock:
        if value.strip():
            _this_run[provider_id, field] = value.strip()
        else:
            _this_run.pop((provider_id, field), None)


def remove(provider_id: str, field: str) -> bool:
    """Remove a credential from the keyring; return True if there was one. Raises CredentialsError."""
    hold(provider_id, field, "")
    if keyring_problem():
        return False
    head = _raw(provider_id, field)
    if head is None:
        return False
    split = _PARTS_HEAD.fullmatch(head)
    # the head is removed first, so that half a credential is never left
    names = [field, *(f"{field}.{number}" for number in range(1, int(split[1]) + 1 if split else 1))]
    for name in names:
        try:
            _backend().delete_password(_service(provider_id), name)
        except keyring.errors.PasswordDeleteError:
            continue
        except Exception as error:  # noqa: BLE001 - backends raise whatever their system does
            raise _keyring_failure(error) from None
    return True


def _read(provider_id: str, field: str) -> str | None:
    head = _raw(provider_id, field)
    split = _PARTS_HEAD.fullmatch(head) if head else None
    if split is None:
        return head
    parts = [_raw(provider_id, f"{field}.{number}") for number in range(1, int(split[1]) + 1)]
    value = "".join(part or "" for part in parts)
    if _digest(value) != split[2]:
        raise CredentialsError(
            f"the {field} of {provider_id} is damaged in the keyring; set it again with "
            f"`vidimus credentials set {provider_id} {field}`"
        )
    return value


def _raw(provider_id: str, name: str) -> str | None:
    try:
        return _backend().get_password(_service(provider_id), name)
    except Exception as error:  # noqa: BLE001 - backends raise whatever their system does
        raise _keyring_failure(error) from None


def _set(provider_id: str, name: str, value: str) -> None:
    try:
        _backend().set_password(_service(provider_id), name, value)
    except Exception as error:  # noqa: BLE001 - backends raise whatever their system does
        raise _keyring_failure(error) from None


def _keyring_failure(error: Exception) -> CredentialsError:
    """Return the error of a keyring that failed, without the backend's text, which may repeat secrets."""
    if isinstance(error, keyring.errors.KeyringLocked):
        return CredentialsError("the keyring is locked; unlock it and try again")
    return CredentialsError(
        f"the keyring failed ({type(error).__name__}); unlock it, or set the environment variable instead"
    )


def _trusted_backend() -> KeyringBackend | None:
    """Return the backend that may hold secrets; of a chain its first such member, None without any."""
    backend = keyring.get_keyring()
    # a chain falls through to its next member, so its own methods could reach a plain file
    members = getattr(backend, "backends", ()) if _name(backend).startswith(_CHAIN) else (backend,)
    return next((member for member in members if not _name(member).startswith(_UNSAFE)), None)


def _backend() -> KeyringBackend:
    backend = _trusted_backend()
    if backend is None:
        raise keyring.errors.NoKeyringError
    return backend


def _name(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _from_environment(provider_id: str, field: str) -> str | None:
    variable = environment_name(provider_id, field)
    value = os.environ.get(variable, "").strip()
    if not value:
        return None
    if field not in _FILE_FIELDS or value.startswith("{"):
        return value
    try:
        return Path(value).expanduser().read_text("utf-8").strip()
    except (OSError, ValueError):
        raise CredentialsError(
            f"{variable} is neither JSON nor the path of a file that can be read"
        ) from None


def _service(provider_id: str) -> str:
    return f"vidimus:{provider_id}"


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()


def forget_this_run() -> None:
    """Forget every credential that was held for this run only."""
    with _this_run_lock:
        _this_run.clear()
