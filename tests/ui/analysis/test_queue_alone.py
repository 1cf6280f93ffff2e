"""The queue and the queues of its providers, each driven by a small runner or owner, without a window."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from app.engine.provider_call import ProviderCall
from app.model.analysis import Analysis
from app.model.errors import CredentialsError, NetworkError, ServiceError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.ui.analysis.analysis_queue import AnalysisQueue
from app.ui.analysis.batch_sender import OnDone, OnResult
from app.ui.analysis.provider_access import LOCAL_PROVIDERS, AccessDecision, OnDecision, ProviderAccess
from app.ui.analysis.provider_queue import FAILURES_UNTIL_HALT, OnError, OnKept, ProviderQueue
from app.ui.analysis.running_analyses import Run
from app.ui.base.runtime import Runtime, Ticket
from app.ui.session.context import Context
from app.ui.session.entries import Entry
from tests.ui.analyses import analysis
from tests.ui.pictures import image

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]
PROVIDER = "on-device"
CLOUD = "google-vision"
Batch = tuple[Sequence[Run], OnResult, OnDone]


class Runner:
    """Holds each batch until the test answers it."""

    def __init__(self) -> None:
        self.batches: list[Batch] = []

    def asked_of(self, _provider: str) -> tuple[Feature, ...]:
        return (Feature.TEXT,)

    def lacks(self, entry: Entry, provider: str) -> bool:
        return provider not in entry.summaries

    def send_batch(
        self, runs: Sequence[Run], _asked: ProviderCall | None, on_result: OnResult, on_done: OnDone
    ) -> None:
        self.batches.append((runs, on_result, on_done))

    def answer(self, error: VidimusError | None = None) -> None:
        answer_batch(self.batches.pop(0), error)


def answer_batch(batch: Batch, error: VidimusError | None = None) -> None:
    runs, on_result, on_done = batch
    for run in runs:
        failed = Analysis.failed(run.provider, run.features, error, 0.0) if error is not None else None
        on_result(run, failed or analysis(run.provider))
    on_done()


@pytest.fixture
def runner() -> Runner:
    return Runner()


@pytest.fixture
def queue(context: Context, runner: Runner) -> AnalysisQueue:
    return AnalysisQueue(context, runner, ProviderAccess(context))


def add(context: Context, queue: AnalysisQueue, count: int) -> list[int]:
    keys = [context.session.add(image(f"{n}.png", f"{n:064}")).key for n in range(count)]
    queue.add(dict.fromkeys(keys, (PROVIDER,)))
    return keys


def test_images_go_one_after_the_other_and_the_end_is_told(
    context: Context, queue: AnalysisQueue, runner: Runner, qtbot: QtBot
) -> None:
    finished = QSignalSpy(queue.finished)
    keys = add(context, queue, 3)
    order = []
    for _ in keys:
        qtbot.waitUntil(lambda: len(runner.batches) == 1)
        order += [run.key for run in runner.batches[0][0]]
        assert queue.active
        runner.answer()
    assert order == keys
    assert finished.count() == 1
    end = finished.at(0)[0]
    assert (end.done, end.failed) == (tuple(keys), ())
    assert not queue.active
    assert not queue.waiting
    qtbot.waitUntil(lambda: not context.session.settling)
    assert all(PROVIDER in entry.summaries for entry in context.session.images.entries())


def test_the_image_looked_at_goes_before_all_others(
    context: Context, queue: AnalysisQueue, runner: Runner, qtbot: QtBot
) -> None:
    keys = add(context, queue, 5)
    late = context.session.add(image("late.png", "f" * 64)).key
    order = []
    for looked_at in (keys[3], keys[2], late, None, None, None):
        qtbot.waitUntil(lambda: len(runner.batches) == 1)
        order += [run.key for run in runner.batches[0][0]]
        queue.prefer(looked_at)
        if looked_at == late:
            queue.add({late: (PROVIDER,)})
        qtbot.waitUntil(lambda: not context.runtime.busy)
        runner.answer()
    assert order == [keys[0], keys[3], keys[2], late, keys[1], keys[4]]


def test_a_queue_that_rests_sends_nothing_more_until_it_goes_on(
    context: Context, queue: AnalysisQueue, runner: Runner, qtbot: QtBot
) -> None:
    add(context, queue, 2)
    qtbot.waitUntil(lambda: len(runner.batches) == 1)
    queue.toggle()
    assert queue.resting
    assert queue.progress().paused
    runner.answer()
    assert runner.batches == []
    queue.toggle()
    assert len(runner.batches) == 1
    assert not queue.resting


def test_what_failed_is_counted_and_can_be_asked_anew(
    context: Context, queue: AnalysisQueue, runner: Runner, qtbot: QtBot
) -> None:
    keys = add(context, queue, 2)
    qtbot.waitUntil(lambda: len(runner.batches) == 1)
    runner.answer(NetworkError("the line is dead"))
    assert queue.progress().failed == 1
    assert queue.add({keys[0]: (PROVIDER,)}, anew=True) == 1, "though an answer is there"
    assert queue.progress().failed == 0
    assert queue.pending == {key: frozenset({PROVIDER}) for key in keys}


def test_closed_images_leave_and_those_taken_out_by_a_slip_come_back(
    context: Context, queue: AnalysisQueue, runner: Runner, qtbot: QtBot
) -> None:
    emptied = QSignalSpy(queue.emptied)
    keys = add(context, queue, 4)
    qtbot.waitUntil(lambda: len(runner.batches) == 1)
    context.session.show(keys[3])
    context.session.close_current()
    assert queue.waiting == 3
    queue.clear()
    assert not queue.waiting
    taken_out = emptied.at(0)[0]
    assert taken_out == dict.fromkeys(keys[:3], (PROVIDER,))
    queue.take_back({**taken_out, keys[3]: (PROVIDER,)})
    assert set(queue.pending) == set(keys[:3]), "closed images do not"


def test_remote_providers_halt_and_say_why_while_local_ones_go_on(
    context: Context, queue: AnalysisQueue, runner: Runner, qtbot: QtBot
) -> None:
    halted = QSignalSpy(queue.halted)
    add(context, queue, 1)
    queue.halt_remote(LOCAL_PROVIDERS, "offline")
    queue.go_on()
    assert halted.count() == 0
    queue.halt_remote((), "offline")
    queue.go_on()
    queue.go_on()
    assert [halted.at(n) for n in range(halted.count())] == [[PROVIDER, "offline"]], "told once"
    assert queue.resting
    assert queue.progress().halt_reason == "offline"
    queue.resume()
    qtbot.waitUntil(lambda: len(runner.batches) == 1)
    assert queue.progress().halt_reason == ""


class Owner:
    """An owner of one queue whose images are all open, and of which nothing is kept."""

    def __init__(self, runtime: Runtime, count: int, decision: AccessDecision) -> None:
        self.runtime = runtime
        self.entries = {n: Entry(n, image(f"{n}.png", f"{n:064}")) for n in range(count)}
        self.decision = decision
        self.paused = False
        self.declined: list[str] = []
        self.finished: list[int] = []
        self.batches: list[Batch] = []
        self.queue = ProviderQueue(self, CLOUD)
        self.queue.add(self.entries)

    def entry(self, key: int) -> Entry | None:
        return self.entries.get(key)

    def features_of(self, _provider: str) -> tuple[Feature, ...]:
        return (Feature.TEXT,)

    def wants(self, entry: Entry, _provider: str) -> bool:
        return entry.key not in self.finished

    def ask_access(self, _provider: str, _images: Sequence[Image], on_decision: OnDecision) -> Ticket | None:
        on_decision(self.decision)
        return None

    def find_kept(
        self,
        _provider: str,
        images: Sequence[Image],
        _asked: ProviderCall | None,
        on_kept: OnKept,
        _on_error: OnError,
    ) -> Ticket:
        return self.runtime.call(lambda _ticket: [None] * len(images), on_kept)

    def send(
        self, runs: Sequence[Run], _asked: ProviderCall | None, on_result: OnResult, on_done: OnDone
    ) -> None:
        self.batches.append((runs, on_result, on_done))

    def put(self, _key: int, _image: Image, _analysis: Analysis) -> None:
        return

    def finish(self, key: int, _provider: str, *, failed: bool = False, worked: bool = False) -> None:
        assert failed or worked
        self.finished.append(key)

    def decline(self, provider: str) -> None:
        self.declined.append(provider)

    def go_on(self) -> None:
        self.queue.start_next()


def test_a_provider_that_may_not_be_asked_halts_with_the_reason(context: Context) -> None:
    owner = Owner(context.runtime, 2, AccessDecision(granted=False, fault=CredentialsError("no key")))
    owner.go_on()
    assert owner.queue.halt_reason == "no key"
    assert owner.batches == []


def test_a_provider_the_user_declined_is_declined_for_all(context: Context) -> None:
    class Declining(Owner):
        def decline(self, provider: str) -> None:
            super().decline(provider)
            for key in self.entries:
                self.queue.discard(key)

    owner = Declining(context.runtime, 2, AccessDecision(granted=False))
    owner.paused = True
    owner.go_on()
    assert owner.declined == [], "nobody is asked while the queue rests"
    owner.paused = False
    owner.go_on()
    assert owner.declined == [CLOUD]
    assert owner.queue.halt_reason == ""
    assert owner.batches == []


@pytest.mark.parametrize(
    ("error", "batches"),
    [
        (NetworkError("dead"), FAILURES_UNTIL_HALT),
        (ServiceError("down", code="503"), FAILURES_UNTIL_HALT),
        (ServiceError("in trouble", code="14"), FAILURES_UNTIL_HALT),
        (CredentialsError("refused"), 1),
    ],
)
def test_a_dead_line_halts_after_some_batches_and_a_refusal_at_once(
    context: Context, error: VidimusError, batches: int, qtbot: QtBot
) -> None:
    owner = Owner(context.runtime, 6, AccessDecision(granted=True))
    owner.go_on()
    for _ in range(batches):
        assert owner.queue.halt_reason == ""
        qtbot.waitUntil(lambda: len(owner.batches) == 1)
        answer_batch(owner.batches.pop(0), error)
    assert owner.queue.halt_reason == str(error)
    assert owner.batches == []


def test_images_that_cannot_be_read_do_not_halt_the_others(context: Context, qtbot: QtBot) -> None:
    owner = Owner(context.runtime, 2 * FAILURES_UNTIL_HALT, AccessDecision(granted=True))
    owner.go_on()
    for _ in range(2 * FAILURES_UNTIL_HALT - 1):
        qtbot.waitUntil(lambda: len(owner.batches) == 1)
        answer_batch(owner.batches.pop(0), ServiceError("Bad image data", code="3"))
    assert owner.queue.halt_reason == ""


def test_one_success_makes_the_count_of_failures_start_anew(context: Context, qtbot: QtBot) -> None:
    owner = Owner(context.runtime, 2 * FAILURES_UNTIL_HALT, AccessDecision(granted=True))
    owner.go_on()
    for number in range(2 * FAILURES_UNTIL_HALT - 1):
        qtbot.waitUntil(lambda: len(owner.batches) == 1)
        answer_batch(owner.batches.pop(0), NetworkError("dead") if number % FAILURES_UNTIL_HALT else None)
    assert owner.queue.halt_reason == ""


def test_an_image_that_left_is_not_sent(context: Context, qtbot: QtBot) -> None:
    owner = Owner(context.runtime, 3, AccessDecision(granted=True))
    owner.queue.discard(1)
    owner.go_on()
    sent = []
    for _ in range(2):
        qtbot.waitUntil(lambda: len(owner.batches) == 1)
        sent += [run.key for run in owner.batches[0][0]]
        answer_batch(owner.batches.pop(0))
    assert sent == [0, 2]
    assert owner.batches == []
