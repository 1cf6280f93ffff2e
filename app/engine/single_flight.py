"""Work that several plans wait for together: done once, ended when nobody waits any more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any


@dataclass
class _Work:
    task: asyncio.Task[Any]
    waiting: int = 0


class Sharing:
    """What is under way, by name. Use it on one loop."""

    def __init__(self) -> None:
        self._under_way: dict[str, _Work] = {}

    async def join(self, name: str, begin: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        """The result of ``begin()``, or of the one of that name which is under way; its error likewise.

        Cancelling one who waits leaves the others their result.
        """
        work = self._under_way.get(name)
        if work is None:
            work = _Work(asyncio.create_task(begin()))
            self._under_way[name] = work
            work.task.add_done_callback(lambda task: self._ended(name, task))
        work.waiting += 1
        try:
            return await asyncio.shield(work.task)
        finally:
            work.waiting -= 1
            if not work.waiting and not work.task.done():
                work.task.cancel()
                self._drop(name, work.task)

    def _ended(self, name: str, task: asyncio.Task[Any]) -> None:
        if not task.cancelled():
            task.exception()  # asked for here, since whoever waited may be gone
        self._drop(name, task)

    def _drop(self, name: str, task: asyncio.Task[Any]) -> None:
        work = self._under_way.get(name)
        if work is not None and work.task is task:
            del self._under_way[name]
