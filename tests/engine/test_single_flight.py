"""Several want the same at once: it is done once, and nobody loses by another's going."""

from __future__ import annotations

import asyncio

import pytest

from app.engine.single_flight import SingleFlight
from app.model.errors import CredentialsError


def test_those_who_want_the_same_at_once_share_one_result() -> None:
    begun = []

    async def run() -> list[str]:
        flights, gate = SingleFlight[None](), asyncio.Event()

        async def work() -> str:
            begun.append(1)
            await gate.wait()
            return f"token {len(begun)}"

        waiting = [asyncio.create_task(flights.run("a", work)) for _ in range(5)]
        other = asyncio.create_task(flights.run("b", work))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert len(begun) == 2
        gate.set()
        found = [*await asyncio.gather(*waiting), await other]
        found.append(await flights.run("a", work))
        return found

    assert asyncio.run(run()) == ["token 2"] * 6 + ["token 3"]


def test_an_error_reaches_everybody_who_waits() -> None:
    async def run() -> list[object]:
        flights = SingleFlight[None]()

        async def work() -> str:
            await asyncio.sleep(0)
            raise CredentialsError("no")

        waiting = (flights.run("a", work) for _ in range(3))
        return list(await asyncio.gather(*waiting, return_exceptions=True))

    assert [type(e) for e in asyncio.run(run())] == [CredentialsError] * 3


def test_the_first_may_go_and_the_others_still_get_it() -> None:
    async def run() -> str:
        flights, gate = SingleFlight[None](), asyncio.Event()

        async def work() -> str:
            await gate.wait()
            return "token"

        first = asyncio.create_task(flights.run("a", work))
        second = asyncio.create_task(flights.run("a", work))
        await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        gate.set()
        found: str = await second
        return found

    assert asyncio.run(run()) == "token"


def test_when_everybody_went_the_work_ends_and_is_begun_anew_for_the_next() -> None:
    ended = []

    async def run() -> str:
        flights = SingleFlight[None]()

        async def endless() -> str:
            try:
                await asyncio.Event().wait()
            finally:
                ended.append(1)
            return "never"

        async def quick() -> str:
            return "anew"

        first = asyncio.create_task(flights.run("a", endless))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        found: str = await flights.run("a", quick)
        return found

    assert asyncio.run(run()) == "anew"
    assert ended == [1]
