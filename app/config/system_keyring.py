"""The operating system's keyring: the backend that may hold secrets, and one question for its password a run.

A backend that is named (``PYTHON_KEYRING_BACKEND``, ``keyringrc.cfg``) but not installed or not running is
no keyring. The Secret Service is looked at before it is used (Secret Service API, draft 0.2): whether it
answers, and whether its collection is locked, which asks nobody.

Every function here may block: never call one on the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import StrEnum
from typing import Final, TypeVar

import keyring
import keyring.errors
from keyring.backend import KeyringBackend

from app.config.unlocking import UNLOCKING
from app.model.errors import CredentialsError
from app.model.phrase import Phrase, phrase

ANSWER_SECONDS = 10.0
"""Most seconds a keyring service may take for what asks no user; one that takes longer does not run."""
_LOOK_SECONDS: Final = 0.5
"""Seconds after which it is looked at again whether a keyring that somebody is asked about is open now."""
_UNSAFE: Final = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt", "keyrings.cryptfile")
_CHAIN: Final = "keyring.backends.chainer"
_DESKTOP: Final = "keyring.backends.SecretService"
_NAMES: Final = {
    _DESKTOP: phrase("the keyring of your desktop"),
    "keyring.backends.libsecret": phrase("the keyring of your desktop"),
    "keyring.backends.kwallet": phrase("KWallet"),
    "keyring.backends.Windows": phrase("the Windows Credential Manager"),
    "keyring.backends.macOS": phrase("the macOS Keychain"),
}

T = TypeVar("T")


class _State(StrEnum):
    """What a keyring can do at the moment."""

    OPEN = "open"
    LOCKED = "locked"
    GONE = "gone"
    UNKNOWN = "unknown"


def keyring_name() -> Phrase | None:
    """Return what the keyring of this machine is called, as part of a sentence; None where there is none."""
    backend = _trusted(_found())
    if backend is None or _state(backend) is _State.GONE:
        return None
    known = _NAMES.get(type(backend).__module__)
    return known or phrase("the keyring ({name})", name=backend.name)


def keyring_problem() -> CredentialsError | None:
    """Return the error that says why secrets cannot be kept on this machine; None where they can."""
    found = _found()
    trusted = _trusted(found)
    if trusted is not None:
        return _no_keyring() if _state(trusted) is _State.GONE else None
    if found is None or _name(found).startswith(("keyring.backends.fail", "keyring.backends.null", _CHAIN)):
        return _no_keyring()
    return CredentialsError(
        "the keyring found here ({name}) would write secrets to a plain file, so it is not used; start the "
        "system's own keyring or set the environment variable instead",
        name=_name(found).rpartition(".")[0],
    )


def get_entry(service: str, name: str, *, may_ask: bool = True) -> str | None:
    """Return an entry of the keyring, None where there is none.

    The user is asked for a password once a run; who declined is not asked again until ``ask_again``. Without
    ``may_ask`` a keyring that is known to be locked, or about which somebody is being asked, is not opened.
    Raises CredentialsError where there is no keyring, it is locked, or it fails; what the backend says is
    left out, since it may repeat secrets.
    """
    return _perform(lambda backend: backend.get_password(service, name), may_ask=may_ask)


def set_entry(service: str, name: str, value: str) -> None:
    """Write an entry of the keyring; raises CredentialsError as ``get_entry`` does."""
    _perform(lambda backend: backend.set_password(service, name, value))


def delete_entry(service: str, name: str) -> None:
    """Delete an entry of the keyring where there is one; raises CredentialsError as ``get_entry`` does."""

    def delete(backend: KeyringBackend) -> None:
        with suppress(keyring.errors.PasswordDeleteError):  # it was not there
            backend.delete_password(service, name)

    _perform(delete)


def _perform(action: Callable[[KeyringBackend], T], *, may_ask: bool = True) -> T:
    backend = _trusted(_found())
    state = _State.GONE if backend is None else _state(backend)
    if backend is None or state is _State.GONE:
        raise keyring_problem() or _no_keyring()
    with _turn(backend, state, may_ask=may_ask) as now:
        if now is _State.GONE:
            raise _no_keyring()
        if UNLOCKING.is_refused(now):
            raise _locked()
        try:
            return action(backend)
        except Exception as error:  # noqa: BLE001 - backends raise whatever their system does
            raise _fault(error, backend, now) from None


def _fault(error: Exception, backend: KeyringBackend, state: _State) -> CredentialsError:
    if _state(backend) is _State.GONE:
        return _no_keyring()
    # whoever is asked for the password of a new collection, and gives none, ends in InitError
    if isinstance(error, keyring.errors.KeyringLocked) or (
        isinstance(error, keyring.errors.InitError) and state is _State.LOCKED
    ):
        UNLOCKING.note_refusal(state)
        return _locked()
    if isinstance(error, keyring.errors.InitError):
        return _no_keyring()
    return CredentialsError(
        "the keyring failed ({fault}); unlock it, or set the environment variable instead",
        fault=type(error).__name__,
    )


@contextmanager
def _turn(backend: KeyringBackend, state: _State, *, may_ask: bool) -> Iterator[_State]:
    """Wait until nobody else is asking the user, unless the keyring is open; yield its state by then."""
    held = False
    while state not in {_State.OPEN, _State.GONE} and not held:
        if not may_ask and state is _State.LOCKED:
            raise _locked()
        held = UNLOCKING.turn.acquire(timeout=_LOOK_SECONDS)
        state = _state(backend)
        if not (held or may_ask):
            raise _locked()
    try:
        yield state
    finally:
        if held:
            UNLOCKING.turn.release()


def _no_keyring() -> CredentialsError:
    return CredentialsError(
        "there is no keyring on this machine, so credentials count for this run only; "
        "start a keyring service or set the environment variable instead"
    )


def _locked() -> CredentialsError:
    return CredentialsError("the keyring is locked; unlock it and try again")


def _found() -> KeyringBackend | None:
    """Return the backend that is named or fits best; None for one that cannot be loaded or does not run."""
    return _in_time(keyring.get_keyring)


def _trusted(backend: KeyringBackend | None) -> KeyringBackend | None:
    """Return the backend that may hold secrets; of a chain its first such member, None without any."""
    if backend is None:
        return None
    if not _name(backend).startswith(_CHAIN):
        return None if _name(backend).startswith(_UNSAFE) else backend
    # a chain falls through to its next member, so its own methods could reach a plain file
    members = _in_time(lambda: tuple(getattr(backend, "backends", ()))) or ()
    return next((member for member in members if not _name(member).startswith(_UNSAFE)), None)


def _state(backend: KeyringBackend) -> _State:
    if type(backend).__module__ != _DESKTOP:
        return _State.UNKNOWN
    return _in_time(lambda: _state_of_secret_service(backend)) or _State.GONE


def _state_of_secret_service(backend: KeyringBackend) -> _State:
    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        if not secretstorage.check_service_availability(bus):
            return _State.GONE
        path = getattr(backend, "preferred_collection", "")
        try:
            collection = secretstorage.Collection(bus, path) if path else secretstorage.Collection(bus)
        except secretstorage.ItemNotFoundException:
            return _State.LOCKED  # one will be made, and its password asked for
        return _State.LOCKED if collection.is_locked() else _State.OPEN


def _in_time(work: Callable[[], T]) -> T | None:
    """Return what the work returns; None where it fails, or takes longer than what asks nobody may take."""
    if UNLOCKING.silent:
        return None
    done: list[T] = []

    def run() -> None:
        try:
            done.append(work())
        except (Exception, SystemExit):  # noqa: BLE001 - a foreign module may raise anything
            return

    thread = threading.Thread(target=run, name="vidimus-keyring-look", daemon=True)
    thread.start()
    thread.join(ANSWER_SECONDS)
    if thread.is_alive():
        UNLOCKING.silent = True
    return done[0] if done else None


def _name(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"
