"""Credentials in the keyring, asked in threads of their own, since an unlock prompt may hold them up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from app.config.unlocking import ask_again
from app.ui.base.i18n import tr
from app.ui.base.sentences import sentence_of

T = TypeVar("T")


async def blocking_call(function: Callable[..., T], *arguments: Any) -> T:
    """Call a function in a daemon thread of its own; cancelling the coroutine leaves it behind there."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def deliver(value: T | None, error: Exception | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(value)  # type: ignore[arg-type]  # a value wherever there is no error

    def run() -> None:
        value, failure = None, None
        try:
            value = function(*arguments)
        except Exception as error:  # noqa: BLE001 - carried to whoever waits
            failure = error
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(deliver, value, failure)

    threading.Thread(target=run, name="vidimus-blocking", daemon=True).start()
    return await future


@dataclass(frozen=True)
class CredentialStates:
    """Where each credential of a provider comes from, in words, and which of them can be removed.

    ``place`` names the keyring; ``trouble`` says why nothing can be kept, where that is so.
    """

    states: Mapping[str, str]
    removable: frozenset[str] = frozenset()
    place: str = ""
    trouble: str = ""


async def credential_states(provider_id: str, names: Sequence[str]) -> CredentialStates:
    """Return where the credentials of a provider come from; raise CredentialsError."""

    def read_states() -> CredentialStates:
        from app.config import credentials
        from app.config.paths import environment_name
        from app.config.system_keyring import keyring_name, keyring_problem

        words = {
            credentials.Origin.ENVIRONMENT: tr("From the environment variable {variable}"),
            credentials.Origin.THIS_RUN: tr("For this run only, kept nowhere"),
            credentials.Origin.KEYRING: tr("Kept in {place} as vidimus:{provider}, {name}"),
            credentials.Origin.MISSING: tr("Not set"),
        }
        place = sentence_of(keyring_name() or "")
        origins = {name: credentials.origin(provider_id, name) for name in names}
        states = {
            name: words[origin].format(
                variable=environment_name(provider_id, name), place=place, provider=provider_id, name=name
            )
            for name, origin in origins.items()
        }
        ours = (credentials.Origin.THIS_RUN, credentials.Origin.KEYRING)
        removable = frozenset(name for name, origin in origins.items() if origin in ours)
        return CredentialStates(states, removable, place, sentence_of(keyring_problem() or ""))

    return await blocking_call(read_states)


async def save_credentials(provider_id: str, values: Mapping[str, str]) -> str:
    """Keep credentials, for this run only where there is no keyring; return what was done, in words."""

    def keep_all() -> str:
        from app.config import credentials
        from app.config.system_keyring import keyring_name, keyring_problem

        ask_again()
        keep = credentials.hold if keyring_problem() else credentials.put
        for name, value in values.items():
            keep(provider_id, name, value)
        if keep is credentials.hold:
            return tr("Used for this run only.")
        return tr("Kept in {place}.").format(place=sentence_of(keyring_name() or ""))

    return await blocking_call(keep_all)


async def remove_credential(provider_id: str, name: str) -> str:
    """Remove a credential; return what was done, in words."""

    def remove() -> str:
        from app.config import credentials

        ask_again()
        held = credentials.origin(provider_id, name) is credentials.Origin.THIS_RUN
        removed = credentials.remove(provider_id, name)
        return tr("Removed.") if removed or held else tr("There was nothing to remove.")

    return await blocking_call(remove)
