"""The one bridge between the window and everything that takes time.

One daemon thread owns an asyncio loop. Work is submitted as a coroutine or as a plain function (run in the
loop's small thread pool); values and errors are delivered on the GUI thread by a queued signal. A cancelled
ticket is forgotten at once, so that nothing of its work is delivered any more.
"""

from __future__ import annotations

import itertools
import sys
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.model.errors import ServiceError, VidimusError

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[VidimusError], None]

WORKERS = 3
"""Threads for blocking calls: one that decodes, one that builds, one left for the store."""


@dataclass(frozen=True)
class _Arrival:
    """A value or error on its way from the loop's thread to the GUI thread."""

    ticket: int
    value: Any = None
    error: BaseException | None = None
    last: bool = True


@dataclass
class _Waiting:
    done: Done
    failed: Failed | None
    progress: Done | None


class Ticket:
    """A handle of submitted work, to cancel it or, within it, to report progress."""

    def __init__(self, runtime: Runtime, number: int) -> None:
        self._runtime = runtime
        self._number = number

    @property
    def alive(self) -> bool:
        """Return True if the value of the work is still awaited."""
        return self._runtime.awaits(self._number)

    def cancel(self) -> None:
        """Cancel the work: no callback is called any more. Harmless when the work has ended.

        A coroutine is cancelled; a function in the thread pool runs on, its value is dropped.
        """
        self._runtime.forget(self._number)

    def report(self, value: object) -> None:
        """Hand an intermediate value to the ``progress`` callback on the GUI thread; from any thread."""
        self._runtime.report(self._number, value)


class Runtime(QObject):
    """The thread with the asyncio loop, and the callbacks that await its values.

    Create, use and stop it on the GUI thread. ``busy_changed`` carries whether any value is awaited.
    """

    _arrived = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._early: list[Callable[[], object]] | None = []
        self._early_lock = threading.Lock()
        self._stopped = False
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Start the thread; harmless when it runs."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="vidimus-runtime", daemon=True)
            self._thread.start()

    def stop(
        self, closing: Callable[[], Coroutine[Any, Any, None]] | None = None, seconds: float = 5.0
    ) -> None:
        """Forget all work, run ``closing()`` on the loop, end the thread; waits at most ``seconds``."""
        for number in list(self._waiting):
            self.forget(number)
        if self._thread is None:
            return
        self._stopped = True
        self._on_loop(lambda: self._close(closing))
        self._thread.join(seconds)
        self._thread = None

    @property
    def working(self) -> bool:
        """Return True if any work goes on, also such as nobody awaits any more."""
        return bool(self._tasks)

    def submit(
        self,
        work: Callable[[Ticket], Coroutine[Any, Any, Any]],
        done: Done,
        failed: Failed | None = None,
        progress: Done | None = None,
    ) -> Ticket:
        """Run the coroutine ``work(ticket)`` on the loop.

        ``done`` gets the value, ``failed`` the VidimusError raised, ``progress`` whatever is reported
        through the ticket; all on the GUI thread. Any other exception goes to ``sys.excepthook``, and
        ``failed`` gets a ServiceError. Without ``failed`` a VidimusError goes to ``sys.excepthook`` too.
        After ``stop`` nothing is run.
        """
        number = next(self._numbers)
        ticket = Ticket(self, number)
        if self._stopped:  # a timer that fires once more while the window goes
            return ticket
        self.start()
        self._waiting[number] = _Waiting(done, failed, progress)
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)  # noqa: FBT003
        self._on_loop(lambda: self._begin(number, work, ticket))
        return ticket

    def call(
        self,
        function: Callable[[Ticket], Any],
        done: Done,
        failed: Failed | None = None,
        progress: Done | None = None,
    ) -> Ticket:
        """Run a function that blocks in the thread pool; callbacks as those of ``submit``."""

        async def work(ticket: Ticket) -> Any:
            return await in_thread(function, ticket)

        return self.submit(work, done, failed, progress)

    @property
    def busy(self) -> bool:
        """Return True if the value of any work is still awaited."""
        return bool(self._waiting)

    def awaits(self, number: int) -> bool:
        """Return True if the value of the ticket of this number is still awaited."""
        return number in self._waiting

    def forget(self, number: int) -> None:
        """Cancel a ticket by its number."""
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        self._on_loop(lambda: self._cancel(number))
        if not self._waiting:
            self.busy_changed.emit(False)  # noqa: FBT003

    def report(self, number: int, value: object) -> None:
        """Queue an intermediate value of the ticket of this number; from any thread."""
        self._emit(_Arrival(number, value, last=False))

    def _on_loop(self, action: Callable[[], object]) -> None:
        """Call a function in the loop's thread, once there is a loop."""
        with self._early_lock:
            if self._early is not None:
                self._early.append(action)
                return
        assert self._loop is not None  # noqa: S101 - set before the list goes
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(action)

    def _run(self) -> None:
        import asyncio  # here, since it takes a while and the window must not wait
        from concurrent.futures import ThreadPoolExecutor

        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        loop.set_default_executor(ThreadPoolExecutor(WORKERS, thread_name_prefix="vidimus-worker"))
        with self._early_lock:
            self._loop = loop
            for action in self._early or ():
                loop.call_soon(action)
            self._early = None
        try:
            loop.run_forever()
        finally:
            loop.run_until_complete(_settle(loop))
            loop.close()

    def _begin(self, number: int, work: Callable[[Ticket], Coroutine[Any, Any, Any]], ticket: Ticket) -> None:
        assert self._loop is not None  # noqa: S101 - this runs on it
        self._tasks[number] = self._loop.create_task(self._perform(work, ticket))

    def _cancel(self, number: int) -> None:
        task = self._tasks.get(number)
        if task is not None:
            task.cancel()

    def _close(self, closing: Callable[[], Coroutine[Any, Any, None]] | None) -> None:
        loop = self._loop
        assert loop is not None  # noqa: S101 - this runs on it

        async def close() -> None:
            try:
                if closing is not None:
                    await closing()
            except Exception as error:  # noqa: BLE001 - the window closes whatever happens
                _report(error)
            finally:
                loop.stop()

        self._tasks[0] = loop.create_task(close())

    async def _perform(self, work: Callable[[Ticket], Coroutine[Any, Any, Any]], ticket: Ticket) -> None:
        number = ticket._number  # noqa: SLF001 - the two classes are one thing
        try:
            value = await work(ticket)
        except Exception as error:  # noqa: BLE001 - carried to the GUI thread as a value
            self._emit(_Arrival(number, error=error))
        else:
            self._emit(_Arrival(number, value))
        finally:
            self._tasks.pop(number, None)

    def _emit(self, arrival: _Arrival) -> None:
        try:
            self._arrived.emit(arrival)
        except RuntimeError:  # the window is gone
            return

    def _deliver(self, arrival: _Arrival) -> None:
        waiting = self._waiting.get(arrival.ticket)
        if waiting is None:
            return
        if not arrival.last:
            if waiting.progress is not None:
                waiting.progress(arrival.value)
            return
        del self._waiting[arrival.ticket]
        try:
            self._finish(waiting, arrival)
        finally:
            if not self._waiting:
                self.busy_changed.emit(False)  # noqa: FBT003

    @staticmethod
    def _finish(waiting: _Waiting, arrival: _Arrival) -> None:
        error = arrival.error
        if error is None:
            waiting.done(arrival.value)
            return
        if not isinstance(error, VidimusError):
            _report(error)
            error = ServiceError("something went wrong inside Vidimus; try again (details are in the log)")
        elif waiting.failed is None:
            _report(error)
        if waiting.failed is not None:
            waiting.failed(error)


async def in_thread(function: Callable[..., T], *arguments: Any) -> T:
    """Call a function that blocks in the loop's thread pool, and return its value."""
    import asyncio

    return await asyncio.get_running_loop().run_in_executor(None, partial(function, *arguments))


async def _settle(loop: asyncio.AbstractEventLoop) -> None:
    import asyncio

    others = asyncio.all_tasks(loop) - {asyncio.current_task(loop)}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def _report(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
