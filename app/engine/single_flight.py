"""Work that several plans wait for together: done once, ended when nobody waits any more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

S = TypeVar("S")


@dataclass
class _SharedTask(Generic[S]):
    task: asyncio.Task[Any]
    starter: S | None
    waiting: int = 0


class SingleFlight(Generic[S]):
    """Tasks under way, by name, each shared by all who ask for it; use it on one asyncio loop."""

    def __init__(self) -> None:
        self._tasks: dict[str, _SharedTask[S]] = {}

    def starter(self, name: str) -> S | None:
        """Return who started the task of this name; None where none is under way."""
        shared = self._tasks.get(name)
        return None if shared is None else shared.starter

    async def run(
        self, name: str, start: Callable[[], Coroutine[Any, Any, Any]], starter: S | None = None
    ) -> Any:
        """Return what ``start()`` returns, or the task of that name under way; raises what that task raises.

        ``starter`` is remembered while the task that ``start`` makes is under way. Cancelling one who waits
        leaves the others their result; when nobody waits, the task is cancelled.
        """
        shared = self._tasks.get(name)
        if shared is None:
            shared = _SharedTask(asyncio.create_task(start()), starter)
            self._tasks[name] = shared
            shared.task.add_done_callback(lambda task: self._ended(name, task))
        shared.waiting += 1
        try:
            return await asyncio.shield(shared.task)
        finally:
            shared.waiting -= 1
            if not shared.waiting and not shared.task.done():
                shared.task.cancel()
                self._drop(name, shared.task)

    def _ended(self, name: str, task: asyncio.Task[Any]) -> None:
        if not task.cancelled():
            task.exception()  # asked for here, since whoever waited may be gone
        self._drop(name, task)

    def _drop(self, name: str, task: asyncio.Task[Any]) -> None:
        shared = self._tasks.get(name)
        if shared is not None and shared.task is task:
            del self._tasks[name]
