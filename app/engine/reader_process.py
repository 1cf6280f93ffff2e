"""The engine's side of the on-device child process: start it, speak to it, end it.

Framing and messages are those of ``app.model.job``. The process is started when first needed, does
one job at a time, is killed with everything it started when a job is cancelled, and is started anew
for the next one.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from app.imaging.child_environment import child_environment
from app.model.errors import InputError, ServiceError
from app.model.job import FromReader, Progress, ReadJob, ReadReply, Ready, ToReader, WarmUp
from app.model.phrase import Phrase, phrase
from app.model.system_errors import reason

MAX_MESSAGE: Final = 512 * 2**20
"""Most bytes of a message of the child; a longer one counts as garbage."""

_CHUNK: Final = 256 * 1024
_MODULE: Final = "app.reader"

_log = logging.getLogger(__name__)
_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[FromReader] = msgspec.msgpack.Decoder(FromReader)
_Answer = TypeVar("_Answer", ReadReply, Ready)


class ReaderProcess:
    """The on-device reader as the engine sees it; all methods belong to one asyncio loop."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._child: asyncio.Task[_Child] | None = None
        self._endings: set[asyncio.Task[str | Phrase]] = set()
        self._closed = False

    async def warm_up(self) -> Ready:
        """Start the process and load its models; raises ServiceError when that fails."""
        return await self._exchange(WarmUp(id=0), Ready, lambda _progress: None)

    async def read(self, job: ReadJob, on_progress: Callable[[Progress], None]) -> ReadReply:
        """Read one image in the child process; jobs wait for each other.

        Raises ServiceError when the process dies or answers nonsense; the next job gets a new process.
        Cancelling the awaiting task kills the process at once.
        """
        if len(job.data) > 2**32 - 2**20:
            raise InputError("the file is too large for the on-device reader")
        return await self._exchange(job, ReadReply, on_progress)

    @property
    def pid(self) -> int | None:
        """Return the id of the running process, ``None`` before the first job and after an end."""
        child = None if self._child is None else _started_child(self._child)
        return child.pid if child and child.alive else None

    async def close(self) -> None:
        """End the process, also in the middle of a job; later jobs are refused."""
        self._closed = True
        child = None if self._child is None else _started_child(self._child)
        if child is not None:
            child.kill()
        async with self._lock:
            if self._child is not None:
                await asyncio.wait({self._child})
            await self._end()
        if self._endings:
            await asyncio.wait(self._endings)

    async def _exchange(
        self, message: ToReader, expected: type[_Answer], on_progress: Callable[[Progress], None]
    ) -> _Answer:
        async with self._lock:
            child = await self._started()
            try:
                await child.send(message)
                while True:
                    answer = await child.receive()
                    if answer.id == message.id and isinstance(answer, expected):
                        return answer
                    if answer.id != message.id or not isinstance(answer, Progress):
                        raise msgspec.DecodeError("an answer to something else")
                    on_progress(answer)
            except (EOFError, OSError) as error:
                how = await self._end(patience=1)
                self._refuse_when_closed()
                raise ServiceError(
                    "the on-device reader stopped unexpectedly ({how}); try again", how=how
                ) from error
            except msgspec.DecodeError as error:
                await self._end()
                raise ServiceError(
                    "the on-device reader gave an answer that cannot be understood; try again"
                ) from error
            except BaseException:
                await self._end()
                raise

    async def _started(self) -> _Child:
        """Return the running process; one that died between two jobs is replaced."""
        self._refuse_when_closed()
        if self._child is not None and self._child.done():
            child = _started_child(self._child)
            if child is None or not child.alive:
                await self._end()
        if self._child is None:
            self._child = asyncio.create_task(_Child.start())
        child = await asyncio.shield(self._child)
        self._refuse_when_closed()
        return child

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise ServiceError("the on-device reader has been closed")

    async def _end(self, patience: float = 0) -> str | Phrase:
        """Kill the process, wait until nothing is left of it, and return how it ended.

        Cancelling the wait does not stop the killing. ``patience``: seconds it has to end by itself,
        so that its own exit status is known.
        """
        task, self._child = self._child, None
        child = None if task is None else _started_child(task)
        if child is None:
            return phrase("it had been closed")
        if not patience:
            child.kill()
        ending = asyncio.create_task(child.wait_until_gone(patience))
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)
        return await asyncio.shield(ending)


class _Child:
    """One child process with its pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise ServiceError("the on-device reader could not be started without pipes")
        self._process = process
        self._to = process.stdin
        self._from = process.stdout
        self._log = asyncio.create_task(_log_lines(process.stderr))

    @classmethod
    async def start(cls) -> _Child:
        """Start the process; raises ServiceError when the system refuses."""
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",  # a folder named app where the user stands must not be taken for ours
                "-m",
                _MODULE,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=child_environment(),
                start_new_session=True,
                limit=2**20,
            )
        except OSError as error:
            raise ServiceError(
                "the on-device reader could not be started: {reason}", reason=reason(error)
            ) from error
        return cls(process)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    async def send(self, message: ToReader) -> None:
        body = memoryview(_encoder.encode(message))
        self._to.write(len(body).to_bytes(4, "big"))
        for start in range(0, len(body), _CHUNK):
            self._to.write(body[start : start + _CHUNK])
            await self._to.drain()

    async def receive(self) -> FromReader:
        """Return the next message; raises EOFError at the end, msgspec.DecodeError for anything else."""
        length = int.from_bytes(await self._from.readexactly(4), "big")
        if length > MAX_MESSAGE:
            raise msgspec.DecodeError("no message is that long")
        return _decoder.decode(await self._from.readexactly(length))

    def kill(self) -> None:
        """Kill the process and the programs it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    async def wait_until_gone(self, patience: float) -> str | Phrase:
        """Wait until the process and what it started are gone, pipes read to the end; return how it ended."""
        if patience:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), patience)
        self.kill()
        self._to.close()
        while await self._from.read(2**20):
            pass
        await self._log
        return _exit_description(await self._process.wait())


def _started_child(task: asyncio.Task[_Child]) -> _Child | None:
    failed = not task.done() or task.cancelled() or task.exception() is not None
    return None if failed else task.result()


def _exit_description(status: int) -> str | Phrase:
    if status >= 0:
        return phrase("exit status {status}", status=status)
    name = signal.Signals(-status).name
    return phrase("{signal}, perhaps for want of memory", signal=name) if status == -signal.SIGKILL else name


async def _log_lines(stream: asyncio.StreamReader) -> None:
    while chunk := await stream.read(2**16):
        for line in chunk.decode(errors="replace").splitlines():
            _log.info("reader: %s", line)
