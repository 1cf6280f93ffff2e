"""How often a provider is called, and how many calls are under way at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.model.limits import Limits


class RateLimiter:
    """A limit on calls: at most ``limits.concurrent`` under way, ``limits.per_second`` begun in a second."""

    def __init__(self, limits: Limits) -> None:
        self._slots = asyncio.Semaphore(limits.concurrent)
        count = max(1, int(limits.per_second or 1))
        self._window = count / limits.per_second if limits.per_second else 0.0
        self._starts: deque[float] = deque(maxlen=count)

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Hold one of the slots while a call is under way; waits until a call may begin."""
        async with self._slots:
            await self._wait_for_turn()
            yield

    async def _wait_for_turn(self) -> None:
        if not self._window:
            return
        now = asyncio.get_running_loop().time()
        full = len(self._starts) == self._starts.maxlen
        start = max(now, self._starts[0] + self._window) if full else now
        self._starts.append(start)
        if start > now:
            await asyncio.sleep(start - now)
