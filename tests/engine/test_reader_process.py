"""The on-device child process, started for real, killed for real."""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import msgspec
import pytest
from PIL import Image as PillowImage
from PIL import ImageDraw, ImageFont

from app.engine import reader_process as child_module
from app.engine.reader_process import ReaderProcess
from app.model.errors import ErrorKind, InputError, ServiceError
from app.model.feature import Feature
from app.model.geometry import bounds
from app.model.job import Progress, ReadJob, ReadReply

ROOT = Path(__file__).parents[2]


def picture(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> bytes:
    out = io.BytesIO()
    PillowImage.new(mode, size, "white").save(out, "PNG")
    return out.getvalue()


def job(number: int = 1, data: bytes | None = None, *features: Feature) -> ReadJob:
    return ReadJob(
        id=number, data=picture() if data is None else data, frame=0, features=features or (Feature.FACES,)
    )


def nobody_listens(progress: Progress) -> None:
    pass


@contextlib.asynccontextmanager
async def started() -> AsyncIterator[ReaderProcess]:
    reader = ReaderProcess()
    try:
        yield reader
    finally:
        await reader.close()


Scene = Callable[[ReaderProcess], Awaitable[None]]


def play(scene: Scene) -> None:
    async def inside() -> None:
        async with started() as reader:
            await scene(reader)

    asyncio.run(inside())


def strange(monkeypatch: pytest.MonkeyPatch, behaviour: str) -> None:
    monkeypatch.setattr(child_module, "_MODULE", "tests.engine.strange_child")
    monkeypatch.setenv("STRANGE", behaviour)


def is_gone(pid: int) -> bool:
    """Whether the process has ended (a zombie nobody waited for has)."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    return True


def wait_until_gone(pid: int, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not is_gone(pid):
        assert time.monotonic() < deadline, f"{pid} is still there"
        os.sched_yield()


def test_a_small_image_is_read_and_progress_is_told() -> None:
    async def scene(reader: ReaderProcess) -> None:
        told: list[Progress] = []
        reply = await reader.read(job(7), told.append)
        assert reply == ReadReply(id=7, faces=())
        assert [p.stage for p in told] == ["opening", "detecting faces", "detecting faces"]
        assert {p.id for p in told} == {7}

    play(scene)


def test_warmed_up_it_reads_words_where_they_stand_and_tells_what_it_has_so_far() -> None:
    sign = PillowImage.new("RGBA", (420, 120))
    font = ImageFont.load_default(40)
    ImageDraw.Draw(sign).text((30, 35), "We have seen", "white", font)
    out = io.BytesIO()
    sign.save(out, "PNG")

    async def scene(reader: ReaderProcess) -> None:
        ready = await reader.warm_up()
        assert isinstance(ready.tesseract, tuple)
        stages: list[str] = []
        asked = job(1, out.getvalue(), Feature.TEXT, Feature.FACES)
        reply = await reader.read(asked, lambda progress: stages.append(str(progress.stage)))
        assert reply.errors == ()
        assert reply.faces == ()
        assert reply.text
        assert reply.text.content == "We have seen"
        left, top, right, bottom = bounds(reply.text.blocks[0].polygon)
        assert 20 < left < 45
        assert 25 < top < bottom < 95
        assert right < 330
        assert stages[0] == "opening"
        assert len(stages) > 3

    play(scene)


def test_a_reader_nobody_knows_fails_the_text_alone() -> None:
    async def scene(reader: ReaderProcess) -> None:
        asked = msgspec.structs.replace(job(1, None, Feature.TEXT, Feature.FACES), reader="abacus")
        reply = await reader.read(asked, nobody_listens)
        assert [(e.kind, e.feature) for e in reply.errors] == [(ErrorKind.UNSUPPORTED, Feature.TEXT)]
        assert (reply.text, reply.faces) == (None, ())

    play(scene)


def test_jobs_asked_for_at_once_are_done_one_after_the_other_by_one_process() -> None:
    async def scene(reader: ReaderProcess) -> None:
        pids = []
        replies = await asyncio.gather(
            *(reader.read(job(n), lambda _progress: pids.append(reader.pid)) for n in (1, 2, 3))
        )
        assert [r.id for r in replies] == [1, 2, 3]
        assert len(set(pids)) == 1

    play(scene)


def test_an_image_larger_than_any_pipe_goes_through_while_the_loop_keeps_turning() -> None:
    data = picture() + bytes(32 * 2**20)

    async def scene(reader: ReaderProcess) -> None:
        turns = 0

        async def turn() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        turning = asyncio.create_task(turn())
        reply = await reader.read(job(1, data), nobody_listens)
        turning.cancel()
        assert reply.faces == ()
        assert turns > 100

    play(scene)


@pytest.mark.parametrize("data", [b"", b"not an image", picture()[:60]], ids=["empty", "text", "cut"])
def test_what_cannot_be_opened_is_an_error_of_kind_input_and_the_process_lives(data: bytes) -> None:
    async def scene(reader: ReaderProcess) -> None:
        reply = await reader.read(job(1, data), nobody_listens)
        assert [(e.kind, e.feature) for e in reply.errors] == [(ErrorKind.INPUT, None)]
        pid = reader.pid
        assert (await reader.read(job(2), nobody_listens)).faces == ()
        assert reader.pid == pid

    play(scene)


def test_a_feature_the_reader_lacks_fails_alone() -> None:
    async def scene(reader: ReaderProcess) -> None:
        reply = await reader.read(job(1, None, Feature.COPIES, Feature.FACES), nobody_listens)
        assert [(e.kind, e.feature) for e in reply.errors] == [(ErrorKind.UNSUPPORTED, Feature.COPIES)]
        assert reply.faces == ()

    play(scene)


def test_killing_the_process_in_the_middle_of_a_job_fails_that_job_only() -> None:
    async def scene(reader: ReaderProcess) -> None:
        def murder(_progress: Progress) -> None:
            assert reader.pid
            os.kill(reader.pid, signal.SIGKILL)

        with pytest.raises(ServiceError, match=r"stopped unexpectedly \(SIGKILL, .*\)"):
            await reader.read(job(1), murder)
        assert (await reader.read(job(2), nobody_listens)).faces == ()

    play(scene)


def test_a_process_that_died_between_two_jobs_is_replaced_without_a_word() -> None:
    async def scene(reader: ReaderProcess) -> None:
        await reader.read(job(1), nobody_listens)
        pid = reader.pid
        assert pid
        os.kill(pid, signal.SIGTERM)
        assert reader._child
        await reader._child.result()._process.wait()
        assert reader.pid is None
        assert (await reader.read(job(2), nobody_listens)).faces == ()

    play(scene)


def test_cancelling_kills_the_process_at_once_and_the_next_job_works() -> None:
    async def scene(reader: ReaderProcess) -> None:
        begun = asyncio.Event()
        reading = asyncio.create_task(reader.read(job(1), lambda _progress: begun.set()))
        await begun.wait()
        pid, before = reader.pid, time.monotonic()
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        assert time.monotonic() - before < 2  # not the seconds the job would have taken
        assert pid
        assert is_gone(pid)
        assert (await reader.read(job(2), nobody_listens)).faces == ()

    play(scene)


def test_cancelling_before_the_process_stands_or_while_waiting_leaves_the_others_alone() -> None:
    async def scene(reader: ReaderProcess) -> None:
        first, second, third = (asyncio.create_task(reader.read(job(n), nobody_listens)) for n in (1, 2, 3))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        first.cancel()
        second.cancel()
        assert (await third).faces == ()
        assert first.cancelled()
        assert second.cancelled()

    play(scene)


def test_a_listener_that_fails_is_heard_of_and_the_next_job_is_not_given_stale_answers() -> None:
    async def scene(reader: ReaderProcess) -> None:
        def fail(_progress: Progress) -> None:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await reader.read(job(1), fail)
        assert (await reader.read(job(2), nobody_listens)).id == 2

    play(scene)


def test_closing_in_the_middle_of_a_job_fails_it_and_refuses_later_ones() -> None:
    async def scene(reader: ReaderProcess) -> None:
        begun = asyncio.Event()
        reading = asyncio.create_task(reader.read(job(1), lambda _progress: begun.set()))
        await begun.wait()
        pid = reader.pid
        await reader.close()
        assert pid
        assert is_gone(pid)
        with pytest.raises(ServiceError):
            await reading
        with pytest.raises(ServiceError, match="closed"):
            await reader.read(job(2), nobody_listens)

    play(scene)


def test_closing_what_was_never_started_is_nothing() -> None:
    async def scene(reader: ReaderProcess) -> None:
        assert reader.pid is None

    play(scene)


@pytest.mark.parametrize("behaviour", ["garbage", "long", "other-id", "wrong-answer"])
def test_what_cannot_be_understood_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch, behaviour: str) -> None:
    strange(monkeypatch, behaviour)

    async def scene(reader: ReaderProcess) -> None:
        with pytest.raises(ServiceError, match="cannot be understood"):
            await reader.read(job(1), nobody_listens)
        assert reader.pid is None

    play(scene)


def test_a_reply_to_a_warm_up_is_not_understood_either(monkeypatch: pytest.MonkeyPatch) -> None:
    strange(monkeypatch, "reply-to-all")

    async def scene(reader: ReaderProcess) -> None:
        with pytest.raises(ServiceError, match="cannot be understood"):
            await reader.warm_up()

    play(scene)


@pytest.mark.parametrize(("behaviour", "how"), [("exit", "exit status 3"), ("mute", "SIGKILL")])
def test_a_process_that_ends_early_says_how(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, behaviour: str, how: str
) -> None:
    strange(monkeypatch, behaviour)
    caplog.set_level(logging.INFO)

    async def scene(reader: ReaderProcess) -> None:
        with pytest.raises(ServiceError, match=how):
            await reader.read(job(1), nobody_listens)

    play(scene)
    if behaviour == "exit":
        assert "reader: no such library" in caplog.messages


def test_a_python_that_is_not_there_is_a_plain_error_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    async def scene(reader: ReaderProcess) -> None:
        for number in (1, 2):
            with pytest.raises(ServiceError, match="could not be started: no such file"):
                await reader.read(job(number), nobody_listens)

    play(scene)


def test_a_file_larger_than_a_message_can_be_is_refused() -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return 2**32

    async def scene(reader: ReaderProcess) -> None:
        with pytest.raises(InputError, match="too large"):
            await reader.read(job(1, Huge(b"x")), nobody_listens)

    play(scene)


def test_secrets_of_the_environment_stay_here_and_the_program_is_found_from_anywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_API_KEY", "canary")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("raise SystemExit('the wrong app')")

    async def scene(reader: ReaderProcess) -> None:
        assert (await reader.read(job(), nobody_listens)).faces == ()
        environments.append(Path(f"/proc/{reader.pid}/environ").read_bytes())  # noqa: ASYNC240 - not a disk

    environments: list[bytes] = []
    play(scene)
    assert b"canary" not in environments[0]


PARENT = """
import asyncio, logging, sys
from app.engine import reader_process as child
from app.engine.reader_process import ReaderProcess
from app.model.job import ReadJob
logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(message)s")
child._MODULE = "tests.engine.strange_child"
asyncio.run(ReaderProcess().read(ReadJob(1, b"", 0, ()), print))
"""


def test_the_death_of_the_parent_is_the_death_of_child_and_grandchild() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "STRANGE": "family"}
    with subprocess.Popen([sys.executable, "-c", PARENT], env=environment, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        pids = [int(word) for word in parent.stdout.readline().split()[1:]]
        assert not any(is_gone(pid) for pid in pids)
        parent.kill()
    assert len(pids) == 2
    for pid in pids:
        wait_until_gone(pid)


def test_the_end_of_input_ends_the_real_child_even_in_the_middle_of_a_message() -> None:
    for said in (b"", b"\x00\x00", b"\x00\x00\x00\x09half"):
        command = [sys.executable, "-m", "app.reader"]
        with subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            answer, _ = process.communicate(said, timeout=20)
        assert answer == b""
