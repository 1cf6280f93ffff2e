"""Runs a plan: performs what it yields, sends the reply back, throws a failure in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import Any, Generic, TypeVar

from app.model.errors import VidimusError
from app.providers.kit.plan import Effect

Perform = Callable[[Effect], Awaitable[Any]]
T = TypeVar("T")


async def drive(plan: Generator[Effect, Any, T], perform: Perform) -> T:
    """Carry the plan (or some of its steps) to the end and return what it returns.

    Errors of the tree raised by ``perform`` are thrown into the plan, which may go on; whatever the
    plan raises itself comes out. The plan is closed in any case, also when this task is cancelled.
    """
    try:
        step = _Step(plan)
        step.start()
        while not step.ended:
            try:
                reply = await perform(step.effect)
            except VidimusError as error:
                step.fail(error)
            else:
                step.send(reply)
        return step.result
    finally:
        plan.close()


class _Step(Generic[T]):
    """A generator's protocol without StopIteration, which no coroutine may let through."""

    def __init__(self, plan: Generator[Effect, Any, T]) -> None:
        self._plan = plan
        self.ended = False
        self.effect: Effect
        self.result: T

    def start(self) -> None:
        self._advance(lambda: next(self._plan))

    def send(self, reply: Any) -> None:
        self._advance(lambda: self._plan.send(reply))

    def fail(self, error: VidimusError) -> None:
        self._advance(lambda: self._plan.throw(error))

    def _advance(self, move: Callable[[], Effect]) -> None:
        try:
            self.effect = move()
        except StopIteration as stop:
            self.result = stop.value
            self.ended = True
