"""How long an analysis may last, and how long a service in trouble is asked again (decision 0011)."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import httpx

from app.model.errors import TimeLimitError, VidimusError
from app.providers.kit.plan import Persistence
from app.providers.kit.service_errors import response_error

RETRY_SECONDS: Final = 120.0
"""Seconds after the first fault of a service within which one analysis asks it again (decision 0011)."""

Clock = Callable[[], float]
Fail = Callable[[Persistence], httpx.Response]
"""Gives the answer of a service in trouble, or raises the error that its fault stands for."""
T = TypeVar("T")


class Deadline:
    """The end of one analysis, and what is left of the time for asking a service in trouble again.

    ``title`` is the provider's. ``seconds`` an image: None for no end. ``images`` are analysed together.
    ``clock`` counts seconds; else the running event loop does.
    """

    def __init__(
        self, title: str, seconds: float | None, images: int = 1, clock: Clock | None = None
    ) -> None:
        self._title = title
        self._seconds = seconds
        self.clock = clock or _time_of_loop
        self.begin_share(images)

    def begin_share(self, images: int) -> None:
        """Give the images that are worked on from now on their own time, whatever others took."""
        self.allowed = None if self._seconds is None else self._seconds * images
        self.end = math.inf if self.allowed is None else self.clock() + self.allowed
        self.retry_seconds = RETRY_SECONDS
        self.trouble = Trouble(self)

    def extend(self, seconds: float) -> None:
        """Put the end off by time that was spent waiting for our own turn."""
        self.end += seconds

    def holds(self, seconds: float) -> bool:
        """Return True if so much time is left, and some more."""
        return self.clock() + seconds < self.end

    def error(self) -> TimeLimitError:
        """Return the error of a service that was not done in time and told of no trouble."""
        return TimeLimitError(
            "{title} was not done after {seconds:g} s; allow more time or try again",
            title=self._title,
            seconds=self.allowed or 0,
        )

    async def enforce(self, work: Callable[[Trouble], Awaitable[T]]) -> T | httpx.Response:
        """Return the result of ``work``; at the end of the time, what its trouble stands for.

        Raises TimeLimitError where the service told of no trouble.
        """
        if not self.holds(0):
            await asyncio.sleep(0)  # a plan that never gives up must not hold up the loop
            raise self.error()
        trouble = self.trouble = Trouble(self)
        scope = asyncio.timeout_at(None if math.isinf(self.end) else self.end)
        try:
            async with scope:
                return await work(trouble)
        except TimeoutError:
            if not scope.expired():
                raise
            trouble.cut_short = True
            return trouble.result()


def _time_of_loop() -> float:
    return asyncio.get_running_loop().time()


class Trouble:
    """The faults of one request so far: the last of them, how often it came in a row, and since when.

    A service that fell silent after a fault is named by that fault, since it is the last that is known.
    """

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._began = 0.0
        self._what: object = None
        self._count = 0
        self._fail: Fail | None = None
        self.cut_short = False
        """True once the end of the analysis was too near for another try."""

    @property
    def known(self) -> bool:
        """Return True if the service was in trouble."""
        return self._fail is not None

    def note(self, what: object, fail: Fail) -> None:
        """Note a fault; faults with an equal ``what`` are counted together while they come in a row."""
        if self._fail is None:
            self._began = self._deadline.clock()
        self._count = self._count + 1 if what == self._what else 1
        self._what = what
        self._fail = fail

    def may_wait(self, seconds: float) -> bool:
        """Return True if a wait of so many seconds, and a try after it, are within the time allowed."""
        self.cut_short = not self._deadline.holds(seconds)
        passed = self._deadline.clock() - self._began
        return not self.cut_short and passed + seconds <= self._deadline.retry_seconds

    def is_over(self) -> None:
        """Note that the service answered after all: what it took is gone from the time for retries."""
        if self._fail is not None:
            self._deadline.retry_seconds -= self._deadline.clock() - self._began

    def result(self, deadline: Deadline | None = None) -> httpx.Response:
        """Return the last answer, with how persistently it was asked for, or raise the last fault.

        ``deadline``: of another analysis that waited too, and whose time is over. Raises TimeLimitError where
        there was no fault.
        """
        allowed = self._deadline.allowed if self.cut_short else None
        if deadline is not None:
            allowed = deadline.allowed
        if self._fail is None:
            raise (deadline or self._deadline).error()
        return self._fail(Persistence(self._count, allowed))

    def error(self, deadline: Deadline) -> VidimusError:
        """Return as an error what ``result`` would give, an answer named after the host it came from."""
        try:
            response = self.result(deadline)
        except VidimusError as error:
            return error
        return response_error(response, response.request.url.host)
