"""An event loop whose clock a test sets forward, so that a time limit passes without anybody waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class JumpingLoop(asyncio.SelectorEventLoop):
    """A loop that is ``ahead`` of the time; raising that makes its timers due."""

    ahead = 0.0

    def time(self) -> float:
        return super().time() + self.ahead


def run_jumping(main: Coroutine[Any, Any, T]) -> T:
    """As ``asyncio.run``, on such a loop."""
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        return runner.run(main)


def jump(seconds: float) -> None:
    """Let so many seconds pass at once in the running loop, where it can."""
    loop = asyncio.get_running_loop()
    if isinstance(loop, JumpingLoop):
        loop.ahead += seconds
