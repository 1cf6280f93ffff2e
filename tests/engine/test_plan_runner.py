"""Plans are carried to their end."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app.engine.plan_runner import run_plan
from app.engine.rate_limit import RateLimiter
from app.model.analysis import Analysis
from app.model.errors import NetworkError, QuotaError
from app.model.limits import Limits
from app.providers.kit.plan import Effect, Outcome, Plan, Wait


def outcome(name: str) -> Outcome:
    return Outcome(Analysis(provider=name, features=()))


async def answering(effect: Effect) -> Any:
    assert isinstance(effect, Wait)
    if effect.seconds < 0:
        raise QuotaError("spent")
    return effect.reason.upper()


def test_replies_are_sent_in_and_the_result_comes_out() -> None:
    def plan() -> Plan:
        first = yield Wait(0, "one")
        second = yield Wait(0, "two")
        return (outcome(first + second),)

    assert asyncio.run(run_plan(plan(), answering))[0].analysis.provider == "ONETWO"


def test_a_plan_may_end_without_asking_for_anything() -> None:
    def plan() -> Plan:
        yield from ()
        return (outcome("nothing"),)

    assert len(asyncio.run(run_plan(plan(), answering))) == 1


def test_a_failure_is_thrown_into_the_plan_which_may_go_on() -> None:
    def plan() -> Plan:
        try:
            yield Wait(-1, "fails")
        except QuotaError:
            name = yield Wait(0, "instead")
        return (outcome(name),)

    assert asyncio.run(run_plan(plan(), answering))[0].analysis.provider == "INSTEAD"


def test_a_failure_the_plan_does_not_handle_comes_out() -> None:
    def plan() -> Plan:
        yield Wait(-1, "fails")
        return ()

    with pytest.raises(QuotaError):
        asyncio.run(run_plan(plan(), answering))


def test_a_cancelled_plan_is_closed() -> None:
    closed = []

    def plan() -> Plan:
        try:
            yield Wait(0, "for ever")
        finally:
            closed.append(True)
        return ()

    async def run() -> None:
        reached = asyncio.Event()

        async def forever(_effect: Effect) -> None:
            reached.set()
            await asyncio.Event().wait()

        task = asyncio.create_task(run_plan(plan(), forever))
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())
    assert closed == [True]


def test_a_plan_that_raises_before_its_first_effect_is_heard() -> None:
    def plan(images: int) -> Plan:
        if not images:
            raise NetworkError("no")
        yield Wait(0, "never")
        return ()

    with pytest.raises(NetworkError):
        asyncio.run(run_plan(plan(0), answering))


def test_a_rate_limiter_lets_no_more_through_at_once_than_it_may() -> None:
    async def run() -> int:
        limiter = RateLimiter(Limits(concurrent=3))
        inside = most = 0

        async def call() -> None:
            nonlocal inside, most
            async with limiter.slot():
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(0)
                inside -= 1

        await asyncio.gather(*(call() for _ in range(20)))
        return most

    assert asyncio.run(run()) == 3


def test_a_rate_limiter_keeps_the_rate_of_the_service() -> None:
    async def run() -> float:
        limiter = RateLimiter(Limits(concurrent=8, per_second=5))
        loop = asyncio.get_running_loop()
        started = loop.time()

        async def call() -> None:
            async with limiter.slot():
                pass

        await asyncio.gather(*(call() for _ in range(6)))
        return loop.time() - started

    assert asyncio.run(run()) >= 1
