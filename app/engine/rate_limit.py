"""How often and how many at once: one gate a provider."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.model.limits import Limits


class Gate:
    """Lets at most ``limits.concurrent`` calls be under way, and ``limits.per_second`` start in a second."""

    def __init__(self, limits: Limits) -> None:
        self._slots = asyncio.Semaphore(limits.concurrent)
        count = max(1, int(limits.per_second or 1))
        self._window = count / limits.per_second if limits.per_second else 0.0
        self._starts: deque[float] = deque(maxlen=count)

    @asynccontextmanager
    async def passing(self) -> AsyncIterator[None]:
        """Hold a place while a call is under way."""
        async with self._slots:
            await self._turn()
            yield

    async def _turn(self) -> None:
        if not self._window:
            return
        now = asyncio.get_running_loop().time()
        full = len(self._starts) == self._starts.maxlen
        start = max(now, self._starts[0] + self._window) if full else now
        self._starts.append(start)
        if start > now:
            await asyncio.sleep(start - now)
