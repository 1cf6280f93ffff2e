"""How often and how many at once: one gate a provider."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.model.limits import Limits


class Gate:
    """Lets at most ``limits.concurrent`` calls through at once and ``limits.per_second`` start a second."""

    def __init__(self, limits: Limits) -> None:
        self._slots = asyncio.Semaphore(limits.concurrent)
        self._interval = 1 / limits.per_second if limits.per_second else 0.0
        self._next = 0.0

    @asynccontextmanager
    async def passing(self) -> AsyncIterator[None]:
        """Hold a place while a call is under way."""
        async with self._slots:
            await self._turn()
            yield

    async def _turn(self) -> None:
        if not self._interval:
            return
        now = asyncio.get_running_loop().time()
        start = max(now, self._next)
        self._next = start + self._interval
        if start > now:
            await asyncio.sleep(start - now)
