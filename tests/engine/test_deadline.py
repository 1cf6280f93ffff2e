"""The end of an analysis and the time for asking again, by a clock that a test sets."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from app.engine.deadline import RETRY_SECONDS, Deadline, Trouble
from app.model.errors import NetworkError, TimeLimitError
from app.providers.kit.plan import PERSISTENCE, Persistence


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def answer(status: int, persistence: Persistence) -> httpx.Response:
    request = httpx.Request("GET", "https://service.example/x")
    return httpx.Response(status, extensions={PERSISTENCE: persistence}, request=request)


def busy(trouble: Trouble) -> None:
    trouble.note(429, lambda persistence: answer(429, persistence))


def test_a_wait_that_does_not_fit_is_not_begun() -> None:
    clock = Clock()
    trouble = Trouble(Deadline("Service", 8, clock=clock))
    busy(trouble)
    assert trouble.may_wait(7.9)
    assert trouble.result().extensions[PERSISTENCE] == Persistence(1, None)
    assert not trouble.may_wait(8)
    assert trouble.result().extensions[PERSISTENCE] == Persistence(1, 8)
    clock.now += 7.5
    assert not trouble.may_wait(0.5)


def test_without_a_limit_a_service_in_trouble_is_asked_for_two_minutes() -> None:
    clock = Clock()
    deadline = Deadline("Service", None, clock=clock)
    clock.now += 1_000  # of a long upload, say
    trouble = Trouble(deadline)
    busy(trouble)
    assert trouble.may_wait(60)
    clock.now += 60
    busy(trouble)
    assert trouble.may_wait(60)
    clock.now += 60
    busy(trouble)
    assert not trouble.may_wait(0.1)
    assert trouble.result().extensions[PERSISTENCE] == Persistence(3, None)


def test_the_time_for_retries_is_that_of_the_whole_analysis() -> None:
    clock = Clock()
    deadline = Deadline("Service", None, clock=clock)
    first = Trouble(deadline)
    busy(first)
    clock.now += RETRY_SECONDS - 20
    first.is_over()
    clock.now += 5_000  # no trouble meanwhile
    second = Trouble(deadline)
    second.is_over()
    busy(second)
    assert second.may_wait(20)
    assert not second.may_wait(21)


def test_images_of_a_later_call_have_their_own_time() -> None:
    clock = Clock()
    deadline = Deadline("Service", 8, images=4, clock=clock)
    assert (deadline.allowed, deadline.end) == (32, 132)
    clock.now += 40
    assert not deadline.holds(0)
    deadline.begin_share(2)
    assert deadline.holds(15)
    assert not deadline.holds(16)
    trouble = Trouble(deadline)
    busy(trouble)
    assert trouble.may_wait(15)


def test_waiting_for_our_own_turn_does_not_count() -> None:
    clock = Clock()
    deadline = Deadline("Service", 8, clock=clock)
    clock.now += 30
    deadline.extend(30)
    assert deadline.holds(7)


def test_answers_are_counted_in_a_row_and_the_last_fault_counts() -> None:
    trouble = Trouble(Deadline("Service", None, clock=Clock()))
    busy(trouble)
    busy(trouble)
    trouble.note(503, lambda persistence: answer(503, persistence))
    assert trouble.result().status_code == 503
    assert trouble.result().extensions[PERSISTENCE] == Persistence(1)

    def refuse(_persistence: Persistence) -> httpx.Response:
        raise NetworkError("refused")

    trouble.note("refused", refuse)
    with pytest.raises(NetworkError, match="refused"):
        trouble.result()


def test_without_a_fault_the_end_of_the_time_is_a_time_limit() -> None:
    deadline = Deadline("Service", 0.5, images=3, clock=Clock())
    with pytest.raises(TimeLimitError, match=r"Service was not done after 1\.5 s; allow more time"):
        Trouble(deadline).result()
    assert isinstance(Trouble(deadline).error(deadline), TimeLimitError)


def test_the_trouble_of_shared_steps_is_told_with_the_time_of_who_waited() -> None:
    trouble = Trouble(Deadline("Service", None, clock=Clock()))
    busy(trouble)
    waited = Deadline("Other", 8, clock=Clock())
    assert str(trouble.error(waited)) == (
        "service.example answered 429 (8 s were allowed); wait or raise the quota"
    )


def test_nothing_is_begun_after_the_end() -> None:
    async def run() -> list[int]:
        begun: list[int] = []

        async def work(_trouble: Trouble) -> None:
            begun.append(1)

        deadline = Deadline("Service", 0)
        for _ in range(3):
            with pytest.raises(TimeLimitError):
                await deadline.enforce(work)
        return begun

    assert asyncio.run(run()) == []


def test_a_time_out_of_something_else_stays_what_it_is() -> None:
    async def work(_trouble: Trouble) -> None:
        raise TimeoutError("a disk that does not answer")

    with pytest.raises(TimeoutError, match="a disk"):
        asyncio.run(Deadline("Service", 60, clock=Clock()).enforce(work))


@pytest.mark.parametrize(
    ("persistence", "told"),
    [
        (Persistence(1), "429"),
        (Persistence(4), "429 (4 times)"),
        (Persistence(1, 8), "429 (8 s were allowed)"),
        (Persistence(4, 0.5), "429 (4 times; 0.5 s were allowed)"),
    ],
)
def test_how_persistently_it_was_asked_is_told(persistence: Persistence, told: str) -> None:
    assert str(persistence.told("429")) == told
