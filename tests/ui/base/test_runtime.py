"""The bridge between window and work."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.model.errors import InputError, ServiceError, VidimusError
from app.ui.base.runtime import Runtime, Ticket

pytestmark = pytest.mark.window


@pytest.fixture
def runtime(qtbot: QtBot) -> Iterator[Runtime]:
    made = Runtime()
    yield made
    made.stop()


def test_a_value_arrives_on_the_gui_thread(runtime: Runtime, qtbot: QtBot) -> None:
    got: list[tuple[int, str]] = []
    steps: list[object] = []

    def work(ticket: Ticket) -> str:
        ticket.report("half")
        return threading.current_thread().name

    runtime.call(work, lambda v: got.append((threading.get_ident(), v)), progress=steps.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][0] == threading.get_ident()
    assert got[0][1].startswith("vidimus-worker")
    assert steps == ["half"]


def test_a_cancelled_ticket_hears_nothing_and_stops_its_work(runtime: Runtime, qtbot: QtBot) -> None:
    got: list[object] = []
    ended: list[str] = []

    async def endless(_ticket: Ticket) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("yes")

    ticket = runtime.submit(endless, got.append, got.append)
    other: list[object] = []
    runtime.call(lambda _t: 1, other.append)
    qtbot.waitUntil(lambda: bool(other))
    assert [ticket.alive] == [True]
    ticket.cancel()
    ticket.cancel()
    assert [ticket.alive] == [False]
    qtbot.waitUntil(lambda: ended == ["yes"])
    assert got == []


def test_a_late_answer_of_a_cancelled_call_is_dropped(runtime: Runtime, qtbot: QtBot) -> None:
    got: list[object] = []
    release = threading.Event()
    ticket = runtime.call(lambda _t: release.wait(5), got.append)
    ticket.cancel()
    release.set()
    other: list[object] = []
    runtime.call(lambda _t: 1, other.append)
    qtbot.waitUntil(lambda: bool(other))
    assert got == []


def test_errors_of_the_tree_are_carried_as_values(runtime: Runtime, qtbot: QtBot) -> None:
    errors: list[VidimusError] = []

    async def refuse(_ticket: Ticket) -> None:
        raise InputError("cannot open x: it is empty")

    runtime.submit(refuse, lambda _v: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], InputError)


def test_a_worker_that_raises_is_reported_and_ends_as_an_error(
    runtime: Runtime, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: reported.append(args[0]))
    errors: list[VidimusError] = []
    runtime.call(lambda _t: 1 // 0, lambda _v: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert reported == [ZeroDivisionError]
    assert isinstance(errors[0], ServiceError)
    assert "Traceback" not in str(errors[0])


def test_an_error_nobody_waits_for_is_reported(
    runtime: Runtime, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: reported.append(args[0]))

    def refuse(_ticket: Ticket) -> None:
        raise InputError("no")

    runtime.call(refuse, lambda _v: None)
    qtbot.waitUntil(lambda: bool(reported))
    assert reported == [InputError]


def test_stopping_runs_the_last_work_and_ends_the_thread(qtbot: QtBot) -> None:
    runtime = Runtime()
    closed: list[str] = []

    async def close() -> None:
        closed.append(threading.current_thread().name)

    runtime.stop(close)
    assert closed == []
    busy: list[bool] = []
    runtime.busy_changed.connect(busy.append)
    runtime.submit(lambda _t: asyncio.Event().wait(), lambda _v: None)
    assert runtime.busy
    runtime.stop(close)
    assert closed == ["vidimus-runtime"]
    assert busy == [True, False]
    assert not runtime.busy


def test_nothing_is_begun_after_the_end() -> None:
    runtime = Runtime()
    runtime.start()
    runtime.stop()
    ticket = runtime.call(lambda _t: 1, lambda _v: None)
    assert not ticket.alive
    assert not runtime.busy
