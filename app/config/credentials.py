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
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.config.paths import environment_name
from app.config.system_keyring import delete_entry, get_entry, keyring_problem, set_entry
from app.config.unlocking import ask_again
from app.model.errors import CredentialsError

PART_LENGTH: Final = 1_000
"""Characters of one keyring entry; Windows takes 1,280."""
MAX_LENGTH: Final = 64 * PART_LENGTH
"""Characters of the longest secret that is accepted."""
_PARTS_HEAD: Final = re.compile(r"vidimus-parts/1 ([0-9]{1,3}) ([0-9a-f]{64})")
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


def get(provider_id: str, field: str, *, may_ask: bool = True) -> str | None:
    """Return a credential from the environment, else from ``hold``, else from the keyring.

    Raises CredentialsError when the keyring is locked or broken, or the credential in it is damaged. A locked
    keyring asks for its password once a run, and not at all without ``may_ask``.
    """
    given = _given(provider_id, field)
    if given is not None:
        return given
    if keyring_problem():
        return None
    return _read(provider_id, field, may_ask=may_ask)


def get_all(provider_id: str, fields: Iterable[str], secrets: Iterable[str] = ()) -> dict[str, str]:
    """Return the credentials that are there, by field; raises CredentialsError as ``get`` does.

    Where one of the ``secrets`` among the fields is in the environment or held for this run, it counts alone:
    no other is read, and the keyring gives what is no secret only as far as it need not ask for that.
    """
    known = {field: _given(provider_id, field) for field in fields}
    enough = any(known.get(secret) for secret in secrets)
    for field in [field for field, value in known.items() if value is None]:
        if not enough:
            known[field] = get(provider_id, field)
        elif field not in secrets:
            with suppress(CredentialsError):
                known[field] = get(provider_id, field, may_ask=False)
    return {field: value for field, value in known.items() if value}


def origin(provider_id: str, field: str) -> Origin:
    """Return where ``get`` would take a credential from; raises CredentialsError as ``get`` does."""
    if _from_environment(provider_id, field) is not None:
        return Origin.ENVIRONMENT
    with _this_run_lock:
        if (provider_id, field) in _this_run:
            return Origin.THIS_RUN
    if keyring_problem() or _read(provider_id, field, may_ask=True) is None:
        return Origin.MISSING
    return Origin.KEYRING


def put(provider_id: str, field: str, value: str) -> None:
    """Keep a credential in the keyring, in place of an earlier one; a locked one asks for its password.

    Raises CredentialsError when the credential is empty or too long, or there is no trusted keyring.
    """
    value = value.strip()
    if not value:
        raise CredentialsError(
            "the {field} of {provider} is empty; nothing was changed", field=field, provider=provider_id
        )
    if len(value) > MAX_LENGTH or "\0" in value:
        raise CredentialsError(
            "the {field} of {provider} is no credential: too long or not text",
            field=field,
            provider=provider_id,
        )
    ask_again()
    why = keyring_problem()
    if why:
        raise why
    remove(provider_id, field)
    parts = [value[i : i + PART_LENGTH] for i in range(0, len(value), PART_LENGTH)]
    if len(parts) == 1 and not _PARTS_HEAD.fullmatch(value):
        set_entry(_service(provider_id), field, value)
        return
    # the head is written last: until then there is no credential, rather than half of one
    for number, part in enumerate(parts, 1):
        set_entry(_service(provider_id), f"{field}.{number}", part)
    set_entry(_service(provider_id), field, f"vidimus-parts/1 {len(parts)} {_digest(value)}")


def hold(provider_id: str, field: str, value: str) -> None:
    """Use a credential for this run only, where there is no trusted keyring; an empty one ends that."""
    with _this_run_lock:
        if value.strip():
            _this_run[provider_id, field] = value.strip()
        else:
            _this_run.pop((provider_id, field), None)


def remove(provider_id: str, field: str) -> bool:
    """Remove a credential from the keyring; return True if there was one. Raises CredentialsError.

    A locked keyring asks for its password.
    """
    hold(provider_id, field, "")
    ask_again()
    if keyring_problem():
        return False
    head = get_entry(_service(provider_id), field)
    if head is None:
        return False
    split = _PARTS_HEAD.fullmatch(head)
    # the head is removed first, so that half a credential is never left
    names = [field, *(f"{field}.{number}" for number in range(1, int(split[1]) + 1 if split else 1))]
    for name in names:
        delete_entry(_service(provider_id), name)
    return True


def _given(provider_id: str, field: str) -> str | None:
    value = _from_environment(provider_id, field)
    if value is not None:
        return value
    with _this_run_lock:
        return _this_run.get((provider_id, field))


def _read(provider_id: str, field: str, *, may_ask: bool) -> str | None:
    head = get_entry(_service(provider_id), field, may_ask=may_ask)
    split = _PARTS_HEAD.fullmatch(head) if head else None
    if split is None:
        return head
    names = [f"{field}.{number}" for number in range(1, int(split[1]) + 1)]
    parts = [get_entry(_service(provider_id), name, may_ask=may_ask) for name in names]
    value = "".join(part or "" for part in parts)
    if _digest(value) != split[2]:
        raise CredentialsError(
            "the {field} of {provider} is damaged in the keyring; set it again with "
            "`vidimus credentials set {provider} {field}`",
            field=field,
            provider=provider_id,
        )
    return value


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
            "{variable} is neither JSON nor the path of a file that can be read", variable=variable
        ) from None


def _service(provider_id: str) -> str:
    return f"vidimus:{provider_id}"


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()


def forget_this_run() -> None:
    """Forget every credential that was held for this run only, and that the keyring was not opened."""
    ask_again()
    with _this_run_lock:
        _this_run.clear()
