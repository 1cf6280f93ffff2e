"""The loop of the child process and what it does with one job, without a process round it."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image as PillowImage

from app.model.errors import ErrorKind
from app.model.feature import Feature
from app.model.job import FromReader, Progress, ReadJob, ReadReply, Ready, ToReader, WarmUp
from app.reader import __main__ as loop
from app.reader import job, process_lifetime

PICTURE = io.BytesIO()
PillowImage.new("RGB", (32, 32)).save(PICTURE, "PNG")
JOB = ReadJob(id=3, data=PICTURE.getvalue(), frame=0, features=(Feature.FACES,))


def framed(message: ToReader) -> bytes:
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(4, "big") + body


def said(data: bytes) -> list[FromReader]:
    messages = []
    while data:
        length = int.from_bytes(data[:4], "big")
        messages.append(msgspec.msgpack.decode(data[4 : 4 + length], type=FromReader))
        data = data[4 + length :]
    return messages


def served(data: bytes) -> list[FromReader]:
    sink = io.BytesIO()
    ended = threading.Event()
    loop.serve(io.BytesIO(data), sink, ended.set)
    assert ended.is_set()
    return said(sink.getvalue())


def test_every_message_is_answered_in_order_and_the_end_of_input_is_told() -> None:
    *told, reply = served(framed(JOB))
    assert all(isinstance(message, Progress) for message in told)
    assert reply == ReadReply(id=3, faces=())


def test_a_feature_that_is_done_is_told_while_the_next_one_is_looked_for() -> None:
    both = msgspec.structs.replace(JOB, features=(Feature.FACES, Feature.TEXT))
    *told, reply = served(framed(both))
    assert isinstance(reply, ReadReply)
    stages = [message for message in told if isinstance(message, Progress)]
    (done,) = [message for message in stages if message.finished]
    assert (done.finished, done.faces, done.text, done.errors) == ((Feature.FACES,), (), None, ())
    assert "detecting lines" in [str(later.stage) for later in stages[stages.index(done) :]]
    assert reply.text is not None


def test_a_warm_up_loads_the_models_and_names_the_languages_of_tesseract() -> None:
    (ready,) = served(framed(WarmUp(id=1)))
    assert isinstance(ready, Ready)
    assert ready.id == 1


@pytest.mark.logs_errors
@pytest.mark.parametrize("rest", [b"\x00", b"\x00\x00\x00\x03ab", b"\x00\x00\x00\x03abc"])
def test_input_that_makes_no_sense_ends_the_loop_after_what_came_before(rest: bytes) -> None:
    assert served(framed(JOB) + rest)[-1] == ReadReply(id=3, faces=())
    assert served(rest) == []


def test_after_a_quiet_time_memory_is_released_and_the_next_job_still_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released = threading.Event()
    monkeypatch.setattr(loop, "IDLE_SECONDS", 0.0)
    monkeypatch.setattr(process_lifetime, "release_memory", released.set)
    ours, theirs = os.pipe()
    sink = io.BytesIO()

    def feed() -> None:
        with os.fdopen(theirs, "wb") as pipe:
            released.wait(10)
            pipe.write(framed(JOB))

    feeding = threading.Thread(target=feed)
    feeding.start()
    with os.fdopen(ours, "rb") as source:
        loop.serve(source, sink, lambda: None)
    feeding.join()
    assert released.is_set()
    assert said(sink.getvalue())[-1] == ReadReply(id=3, faces=())


def test_memory_is_given_back_to_the_system() -> None:
    def held() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1])

    parts = [np.ones(100_000, np.uint8) for _ in range(1_000)]
    much = held()
    last = parts.pop()  # at the end of the heap, so that nothing below goes back by itself
    del parts
    process_lifetime.release_memory()
    assert last.all()
    assert held() < much - 10_000


@pytest.mark.logs_errors
@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (ValueError("/secret/path"), ErrorKind.SERVICE, "failed on this image (ValueError)"),
        (MemoryError(), ErrorKind.INPUT, "too large for the memory"),
    ],
)
def test_a_defect_is_a_plain_sentence_and_the_other_features_are_done(
    monkeypatch: pytest.MonkeyPatch, error: Exception, kind: ErrorKind, words: str
) -> None:
    def fail(*_anything: object) -> None:
        raise error

    monkeypatch.setattr("app.reader.faces.find_faces", fail)
    reply = job.run_job(
        msgspec.structs.replace(JOB, features=(Feature.FACES, Feature.TEXT)), lambda _progress: None
    )
    assert [(e.kind, e.feature) for e in reply.errors] == [(kind, Feature.FACES)]
    assert words in reply.errors[0].message
    assert "secret" not in reply.errors[0].message
    assert reply.faces is None
    assert reply.text is not None


def test_an_image_over_the_limit_of_the_job_is_not_opened() -> None:
    reply = job.run_job(msgspec.structs.replace(JOB, max_pixels=1000), lambda _progress: None)
    assert [(e.kind, e.feature) for e in reply.errors] == [(ErrorKind.INPUT, None)]
