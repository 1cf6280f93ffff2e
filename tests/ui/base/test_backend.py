"""The window's way to engine and store: opened once, closed whenever the window goes."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from app.engine.engine import Engine
from app.storage.store import Store
from app.ui.base.backend import Backend
from app.ui.base.preferences import Preferences

pytestmark = pytest.mark.window


class Watched(Backend):
    """Tells when a thread begins to open the store, and lets it go on when told."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.may_open = threading.Event()

    async def engine(self) -> Engine:
        self.opening, self.loop = asyncio.Event(), asyncio.get_running_loop()
        return await super().engine()

    def _open_store(self) -> Store:
        self.loop.call_soon_threadsafe(self.opening.set)
        self.may_open.wait()
        return super()._open_store()


@pytest.mark.usefixtures("qapp")
def test_a_store_still_being_opened_is_closed_and_keeps_what_was_open(tmp_path: Path) -> None:
    with Store.open() as store:
        store.remember_session([tmp_path / "page.png"])

    async def ended_at_once() -> None:
        backend = Watched(Preferences.load())
        asking = asyncio.create_task(backend.engine())
        await asyncio.sleep(0)
        await backend.opening.wait()
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
        backend.may_open.set()
        await backend.close((), ((), {}))

    asyncio.run(ended_at_once())  # the guard of connections sees the rest
    with Store.open() as store:
        assert list(store.last_session()) == [tmp_path / "page.png"]


@pytest.mark.usefixtures("qapp")
def test_all_who_ask_get_one_engine() -> None:
    async def asked_twice() -> None:
        backend = Backend(Preferences.load())
        first, second = await asyncio.gather(backend.engine(), backend.engine())
        assert first is second
        await backend.close((), ((), {}))

    asyncio.run(asked_twice())
