"""Runs a plan: performs what it yields, sends the reply back, throws a failure in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import Any, Generic, TypeVar

from app.model.errors import VidimusError
from app.providers.kit.plan import Effect

Perform = Callable[[Effect], Awaitable[Any]]
T = TypeVar("T")


async def run_plan(plan: Generator[Effect, Any, T], perform: Perform) -> T:
    """Run a plan, or some of its steps, to the end and return what it returns.

    Errors of the tree raised by ``perform`` are thrown into the plan, which may go on; whatever the
    plan raises itself comes out. The plan is closed in any case, also when this task is cancelled.
    """
    try:
        steps = _PlanSteps(plan)
        steps.start()
        while not steps.ended:
            try:
                reply = await perform(steps.effect)
            except VidimusError as error:
                steps.fail(error)
            else:
                steps.send(reply)
        return steps.result
    finally:
        plan.close()


class _PlanSteps(Generic[T]):
    """A generator stepped without StopIteration, which no coroutine may let through (PEP 479)."""

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
