"""A service in trouble until the time is up keeps the name of its trouble, whatever it is asked through."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Generator
from contextlib import suppress
from typing import Any

import grpc
import grpc.aio
import httpx
import pytest

from app.engine import deadline, grpc_call, http
from app.engine.deadline import Deadline, Trouble
from app.engine.effects import EffectPerformer
from app.engine.engine import Engine
from app.engine.grpc_call import GrpcChannels
from app.engine.secrets import Secrets
from app.model.analysis import Analysis, Failure
from app.model.errors import ErrorKind, NetworkError, QuotaError, ServiceError, TimeLimitError, VidimusError
from app.model.feature import Feature
from app.model.job import Progress
from app.providers.azure import provider as azure
from app.providers.google.provider import GoogleVision
from app.providers.kit import image_calls, tokens
from app.providers.kit.plan import Effect, GrpcCall, Request, Shared
from app.providers.kit.service_errors import answer_body
from tests.services.keys import CANARY, service_account

from .jumping_loop import run_jumping
from .test_engine import google, labels, names, picture, serving, with_engine
from .test_http import ask, calm
from .wire_server import Answer, cut_off, hang_up, reply, silent, wire_server

QUOTA = json.dumps({"error": {"code": 429, "message": "Quota exceeded", "status": "RESOURCE_EXHAUSTED"}})


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "FIRST_WAIT", 0.001)
    monkeypatch.setattr(azure, "_POLL_SECONDS", 0.001)
    monkeypatch.setattr(tokens, "_kept", {})


def busy(**headers: str) -> Answer:
    return reply(429, QUOTA.encode(), x_request_id="r-7", **headers)


def fault_of(*answers: Answer, seconds: float, **more: Any) -> tuple[Failure, int]:
    """Return what a service with these answers is told to have done, and how often it was asked."""
    (analysis,), server = google(*answers, timeout=seconds, **more)
    (failure,) = analysis.errors
    return failure, len(server.requests)


# --- One request -----------------------------------------------------------------------------------


def test_a_wait_the_time_cannot_hold_is_not_begun_and_the_quota_is_told() -> None:
    told: list[Progress] = []
    failure, asked = fault_of(
        busy(retry_after="30"), seconds=20, on_progress=lambda _image, progress: told.append(progress)
    )
    assert (failure.kind, failure.code, failure.request_id, asked) == (ErrorKind.QUOTA, "429", "r-7", 1)
    assert failure.message == (
        "Google Vision answered 429 (20 s were allowed): Quota exceeded; wait or raise the quota"
    )
    assert not [progress for progress in told if progress.again]


def test_a_quota_and_then_silence_until_the_end_is_a_quota() -> None:
    failure, asked = fault_of(busy(), busy(), silent(21), seconds=20)
    assert (failure.kind, failure.code, failure.request_id, asked) == (ErrorKind.QUOTA, "429", "r-7", 3)
    assert "429 (2 times; 20 s were allowed): Quota exceeded" in failure.message


def test_a_service_down_and_then_silence_until_the_end_is_its_trouble() -> None:
    failure, _ = fault_of(reply(503, b"down"), silent(21), seconds=20)
    assert (failure.kind, failure.code) == (ErrorKind.SERVICE, "503")
    assert failure.message == "Google Vision answered 503 (20 s were allowed)"


def test_a_connection_broken_off_and_then_silence_is_the_network() -> None:
    failure, _ = fault_of(hang_up, silent(21), seconds=20)
    assert failure.kind is ErrorKind.NETWORK
    assert "broke the connection off (20 s were allowed); allow more time" in failure.message


def test_a_connection_that_is_refused_until_the_time_is_up_is_the_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http, "FIRST_WAIT", 30)

    async def work(engine: Engine) -> Analysis:
        async with wire_server(labels("cat")) as server:
            nobody = server.url
        (outcome,) = await engine.analyze(
            [picture()], "google-vision", [Feature.LABELS], endpoint=nobody, credentials=KEY, timeout=5
        )
        return outcome.analysis

    (failure,) = with_engine(work).errors
    assert failure.kind is ErrorKind.NETWORK
    assert "cannot be reached (connection refused; 5 s were allowed); check the network" in failure.message


def test_a_service_that_says_nothing_at_all_is_a_time_limit() -> None:
    failure, asked = fault_of(silent(21), seconds=20)
    assert (failure.kind, asked) == (ErrorKind.TIMEOUT, 1)
    assert failure.message == "Google Vision was not done after 20 s; allow more time or try again"


def test_an_answer_after_trouble_counts_not_the_trouble() -> None:
    refused = reply(401, b'{"error": {"code": 401, "message": "bad key"}}')
    failure, _ = fault_of(busy(), refused, seconds=20)
    assert failure.kind is ErrorKind.CREDENTIALS
    (analysis,), _server = google(busy(), labels("cat"), timeout=20)
    assert names(analysis) == ["cat"]


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ((busy(), reply(503), silent(21)), ErrorKind.SERVICE),
        ((reply(503), busy(), silent(21)), ErrorKind.QUOTA),
        ((reply(503), hang_up, silent(21)), ErrorKind.NETWORK),
        ((cut_off, busy(), silent(21)), ErrorKind.QUOTA),
    ],
)
def test_of_several_troubles_the_last_counts(answers: tuple[Answer, ...], kind: ErrorKind) -> None:
    failure, _ = fault_of(*answers, seconds=20)
    assert failure.kind is kind


def test_trouble_and_then_no_answer_within_the_time_of_one_try_is_the_trouble() -> None:
    response, _told, server = ask(busy(), silent(61))
    assert (response.status_code, len(server.requests)) == (429, 2)


def test_retries_end_when_the_time_for_them_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "RETRY_SECONDS", 5)
    (analysis,), server = google(busy(retry_after="6"), timeout=None)
    assert (analysis.errors[0].kind, len(server.requests)) == (ErrorKind.QUOTA, 1)
    assert "answered 429: Quota exceeded" in analysis.errors[0].message


@pytest.mark.parametrize(
    "error",
    [
        {"message": "slow down", "details": [{"retryDelay": "30s"}]},
        {"message": "have exceeded call rate limit. Please retry after 30 seconds."},
    ],
)
def test_the_wait_in_an_error_counts_like_that_in_a_header(error: dict[str, object]) -> None:
    failure, asked = fault_of(reply(429, json.dumps({"error": error}).encode()), seconds=20)
    assert (failure.kind, asked) == (ErrorKind.QUOTA, 1)
    assert "20 s were allowed" in failure.message


def test_what_was_asked_for_in_vain_repeats_no_key() -> None:
    body = json.dumps({"error": {"code": 429, "message": f"too much for {KEY['api_key']}"}})
    failure, _ = fault_of(reply(429, body.encode(), retry_after="30"), seconds=5)
    assert "too much for •••" in failure.message


# --- Several requests ------------------------------------------------------------------------------

KEY = {"api_key": "AIza-canary"}
ACCEPTED = reply(
    202, b"", Operation_Location="https://x.example/analyzeResults/0e4a3b4c-0a34-4a3b-8a34-0e4a3b4c0a34"
)
RUNNING = reply(200, b'{"status": "running"}')
READ = reply(
    200,
    json.dumps({"status": "succeeded", "analyzeResult": {"version": "3.2.0", "readResults": []}}).encode(),
)


def azure_text(*answers: Answer, seconds: float | None, more: tuple[Feature, ...] = ()) -> Analysis:
    async def work(engine: Engine) -> Analysis:
        async with wire_server(*answers) as server:
            (outcome,) = await engine.analyze(
                [picture()],
                "azure-vision",
                [*more, Feature.TEXT],
                endpoint=server.url,
                credentials={"key": "canary-azure-key"},
                options={"version": "3.2"},
                timeout=seconds,
            )
            return outcome.analysis

    return with_engine(work)


def test_polling_a_service_in_trouble_is_its_trouble() -> None:
    (failure,) = azure_text(ACCEPTED, RUNNING, busy(retry_after="30"), seconds=20).errors
    assert (failure.kind, failure.code) == (ErrorKind.QUOTA, "429")
    (failure,) = azure_text(ACCEPTED, RUNNING, reply(503), silent(21), seconds=20).errors
    assert (failure.kind, failure.code) == (ErrorKind.SERVICE, "503")


def test_polling_a_service_that_is_still_at_it_is_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    (failure,) = azure_text(ACCEPTED, RUNNING, busy(), RUNNING, silent(21), seconds=20).errors
    assert failure.kind is ErrorKind.TIMEOUT  # its trouble was over
    monkeypatch.setattr(azure, "_POLL_SECONDS", 30)
    (failure,) = azure_text(ACCEPTED, seconds=5).errors
    assert failure.kind is ErrorKind.TIMEOUT


def test_what_was_answered_before_the_time_was_up_stays() -> None:
    tags = reply(
        200, b'{"tags": [{"name": "cat", "confidence": 0.9}], "metadata": {"width": 80, "height": 60}}'
    )
    analysis = azure_text(tags, ACCEPTED, RUNNING, silent(21), seconds=20, more=(Feature.LABELS,))
    assert (analysis.status, names(analysis)) == ("partial", ["cat"])
    assert [(e.feature, e.kind) for e in analysis.errors] == [(Feature.TEXT, ErrorKind.TIMEOUT)]


def test_a_call_that_uses_up_its_time_leaves_the_next_one_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    # so small that the images, which the engine puts into one call, take two once they are fitted
    monkeypatch.setattr(image_calls, "_ENTRY_BYTES", 4_900_000)
    analyses, server = google(
        silent(21), labels("cat", "dog"), images=[picture(n) for n in range(4)], timeout=10
    )
    assert [a.status for a in analyses] == ["failed", "failed", "ok", "ok"]
    assert [names(a) for a in analyses[2:]] == [["cat"], ["dog"]]
    assert (analyses[0].errors[0].kind, len(server.requests)) == (ErrorKind.TIMEOUT, 2)
    assert "20 s" in analyses[0].errors[0].message


# --- Tokens ----------------------------------------------------------------------------------------


def with_account(*answers: Answer) -> Analysis:
    """Ask Google by a service account."""

    async def work(engine: Engine) -> Analysis:
        async with wire_server(*answers) as server:
            (outcome,) = await engine.analyze(
                [picture()],
                "google-vision",
                [Feature.LABELS],
                endpoint=server.url,
                credentials={"service_account": service_account(server.url)},
                timeout=20,
            )
            return outcome.analysis

    return with_engine(work)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (reply(429, b'{"error": "slow_down"}', retry_after="0"), ErrorKind.QUOTA),
        (reply(503, b"down"), ErrorKind.SERVICE),
        (hang_up, ErrorKind.NETWORK),
        (reply(400, b'{"error": "invalid_grant"}'), ErrorKind.CREDENTIALS),
    ],
)
def test_a_token_service_in_trouble_is_not_a_bad_key(answer: Answer, kind: ErrorKind) -> None:
    analysis = with_account(answer)
    assert [e.kind for e in analysis.errors] == [kind]
    assert kind is ErrorKind.NETWORK or "Google's token service answered" in analysis.errors[0].message


def test_a_token_service_that_repeats_what_it_got_is_masked() -> None:
    def echo(writer: asyncio.StreamWriter) -> None:
        assertion = server_saw[-1].rpartition(b"assertion=")[2]
        body = json.dumps({"error": "busy", "error_description": f"no: {assertion.decode()}"}).encode()
        reply(503, body)(writer)

    server_saw: list[bytes] = []

    async def work(engine: Engine) -> Analysis:
        async with wire_server(echo) as server:
            server.requests = server_saw
            (outcome,) = await engine.analyze(
                [picture()],
                "google-vision",
                [Feature.LABELS],
                endpoint=server.url,
                credentials={"service_account": service_account(server.url)},
            )
            return outcome.analysis

    (failure,) = with_engine(work).errors
    assert "no: •••" in failure.message
    assert CANARY not in failure.message


def shared(*answers: Answer, seconds: tuple[float, ...]) -> tuple[list[Any], int]:
    """Let plans with these limits wait for one request; return each result, and how often it was sent."""

    async def run() -> tuple[list[Any], int]:
        performer = EffectPerformer(1_000)
        request = Request((picture(),), (Feature.LABELS,))
        async with wire_server(*answers) as server:

            def steps() -> Generator[Effect, Any, str]:
                response = yield httpx.Request("POST", server.url)
                return answer_body(response, "Token service").decode()

            performs = [
                performer.for_request(
                    GoogleVision(), request, lambda *_: None, Secrets([]), Deadline("Google Vision", limit)
                )
                for limit in seconds
            ]
            asked = (perform(Shared("token", steps)) for perform in performs)
            results = await asyncio.gather(*asked, return_exceptions=True)
            await performer.close()
            return list(results), len(server.requests)

    return run_jumping(run())


def test_who_waits_with_more_time_is_not_told_of_the_time_of_another() -> None:
    (short, long), asked = shared(busy(retry_after="5"), reply(200, b"token"), seconds=(3, 60))
    assert isinstance(short, QuotaError)
    assert "answered 429 (3 s were allowed): Quota exceeded" in str(short)
    assert (long, asked) == ("token", 2)


def test_who_waits_with_less_time_is_told_of_the_trouble() -> None:
    (long, short), asked = shared(busy(), silent(51), seconds=(50, 20))
    assert isinstance(short, QuotaError)
    assert "127.0.0.1 answered 429 (20 s were allowed): Quota exceeded" in str(short)
    assert isinstance(long, QuotaError)
    assert "Token service answered 429 (50 s were allowed): Quota exceeded" in str(long)
    assert asked == 2


def test_trouble_that_another_met_is_known_to_who_goes_on_into_silence() -> None:
    (short, long), asked = shared(busy(), silent(31), seconds=(20, 50))
    assert isinstance(short, QuotaError)
    assert isinstance(long, QuotaError)
    assert "answered 429 (50 s were allowed)" in str(long)
    assert asked == 3


def test_a_refusal_is_told_of_all_who_waited() -> None:
    results, asked = shared(reply(400, b"{}"), seconds=(3, 60, 60))
    assert [type(result) for result in results] == [ServiceError] * 3
    assert asked == 1


def test_a_shared_step_that_stays_silent_is_a_time_limit_for_each() -> None:
    results, _ = shared(silent(51), seconds=(50, 20))
    assert [type(result) for result in results] == [TimeLimitError] * 2
    assert ["50 s;" in str(results[0]), "20 s;" in str(results[1])] == [True, True]


# --- gRPC ------------------------------------------------------------------------------------------


def grpc_fault(code: grpc.StatusCode, seconds: float | None = None, *, answers: int = 100) -> VidimusError:
    calls = 0
    over = asyncio.Event()

    async def behave(_message: bytes, context: Any) -> bytes:
        nonlocal calls
        calls += 1
        if calls > answers:
            await over.wait()
            return b""
        context.set_trailing_metadata((("x-request-id", "r-9"),))
        await context.abort(code, "in words: canary")
        return b""

    async def run() -> bytes:
        server = grpc.aio.server()
        server.add_generic_rpc_handlers((serving(behave),))
        port = server.add_insecure_port("127.0.0.1:0")
        await server.start()
        channels = GrpcChannels()
        call = GrpcCall(f"127.0.0.1:{port}", "/s/M", b"ask", (("authorization", "Api-Key canary"),))
        try:
            trouble = Trouble(Deadline("Search", seconds))
            return await channels.call(call, lambda _progress: None, trouble)
        finally:
            over.set()
            await channels.close()
            await server.stop(None)

    with pytest.raises(VidimusError) as caught:
        asyncio.run(run())
    return caught.value


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (grpc.StatusCode.RESOURCE_EXHAUSTED, QuotaError),
        (grpc.StatusCode.UNAVAILABLE, ServiceError),
        (grpc.StatusCode.INTERNAL, ServiceError),
        (grpc.StatusCode.DEADLINE_EXCEEDED, ServiceError),
    ],
)
def test_a_status_that_stays_is_told_with_its_tries(code: grpc.StatusCode, kind: type[VidimusError]) -> None:
    error = grpc_fault(code)
    assert type(error) is kind
    assert f"answered {code.name} ({http.TRIES} times): in words: •••" in str(error)
    assert (error.code, error.request_id) == (str(code.value[0]), "r-9")


def test_a_grpc_service_is_not_waited_for_longer_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "FIRST_WAIT", 30)
    error = grpc_fault(grpc.StatusCode.RESOURCE_EXHAUSTED, 8)
    assert type(error) is QuotaError
    assert "answered RESOURCE_EXHAUSTED (8 s were allowed): in words" in str(error)


def test_a_grpc_service_in_trouble_that_falls_silent_is_its_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grpc_call, "_SECONDS", 2)
    error = grpc_fault(grpc.StatusCode.RESOURCE_EXHAUSTED, answers=1)
    assert type(error) is QuotaError


def test_a_grpc_service_that_says_nothing_is_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grpc_call, "_SECONDS", 0.2)
    error = grpc_fault(grpc.StatusCode.OK, answers=0)
    assert type(error) is TimeLimitError
    assert "did not answer in time" in str(error)


def raw_call(serve: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]) -> VidimusError:
    """Call a port on which this speaks, and return the error that comes of it."""

    async def run() -> None:
        connections: list[asyncio.Task[Any] | None] = []

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connections.append(asyncio.current_task())
            with suppress(asyncio.CancelledError):  # a channel leaves its connection to the collector
                await serve(reader, writer)
            writer.close()

        listener = await asyncio.start_server(connected, "127.0.0.1", 0)
        port = listener.sockets[0].getsockname()[1]
        channels = GrpcChannels()
        async with listener:
            try:
                await channels.call(GrpcCall(f"127.0.0.1:{port}", "/s/M", b""), lambda _: None, calm())
            finally:
                await channels.close()
                for task in filter(None, connections):
                    task.cancel()
                await asyncio.gather(*filter(None, connections))

    with pytest.raises(VidimusError) as caught:
        asyncio.run(run())
    return caught.value


def frame(kind: int, flags: int, stream: int, payload: bytes = b"") -> bytes:
    """Return an HTTP/2 frame (RFC 9113, section 4.1)."""
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


@pytest.mark.parametrize(("status", "kind"), [(429, QuotaError), (503, ServiceError), (500, ServiceError)])
def test_a_proxy_that_answers_in_http_is_named_by_its_status(status: int, kind: type[VidimusError]) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(24)  # the preface
        writer.write(frame(4, 0, 0))
        while True:
            head = await reader.readexactly(9)
            await reader.readexactly(int.from_bytes(head[:3], "big"))
            if head[3] == 4 and not head[4]:
                writer.write(frame(4, 1, 0))
            if head[3] == 1:
                headers = b"\x08\x03" + str(status).encode()  # a literal :status (RFC 7541, 6.2.2)
                writer.write(frame(1, 5, int.from_bytes(head[5:], "big"), headers))

    error = raw_call(serve)
    assert type(error) is kind
    assert f"answered {status} ({http.TRIES} times)" in str(error)


def test_a_port_nobody_speaks_grpc_on_is_the_network() -> None:
    async def hang_up_at_once(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    error = raw_call(hang_up_at_once)
    assert type(error) is NetworkError
    assert "cannot be reached (connection failed); check the network" in str(error)


def test_a_grpc_port_nobody_listens_on_is_the_network() -> None:
    async def run() -> None:
        channels = GrpcChannels()
        try:
            await channels.call(GrpcCall("127.0.0.1:1", "/s/M", b""), lambda _: None, calm())
        finally:
            await channels.close()

    with pytest.raises(NetworkError, match=r"127\.0\.0\.1:1 cannot be reached \(connection refused\)"):
        asyncio.run(run())
