"""The HTTP exchange against a real server that misbehaves on purpose."""

from __future__ import annotations

import asyncio
import datetime as dt
import email.utils
import time

import httpx
import pytest

from app.engine import http
from app.engine.deadline import Deadline, Trouble
from app.model.errors import AnswerError, NetworkError, TimeLimitError
from app.model.job import Progress

from .jumping_loop import run_jumping
from .wire_server import Answer, WireServer, cut_off, hang_up, raw, reply, wire_server


def calm() -> Trouble:
    """The trouble of a request that has all the time there is."""
    return Trouble(Deadline("Service", None))


def ask(*answers: Answer, body: bytes = b"body") -> tuple[httpx.Response, list[Progress], WireServer]:
    told: list[Progress] = []

    async def run() -> tuple[httpx.Response, WireServer]:
        async with wire_server(*answers) as server, http.new_client() as client:
            request = client.build_request("POST", server.url, content=body)
            return await http.send_with_retry(client, request, told.append, calm()), server

    response, server = run_jumping(run())
    return response, told, server


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "FIRST_WAIT", 0.001)


def test_an_answer_comes_back_with_its_body_and_status() -> None:
    response, told, server = ask(reply(418, b"short and stout", x_request_id="r1"))
    assert (response.status_code, response.content, told) == (418, b"short and stout", [])
    assert response.headers["x-request-id"] == "r1"
    assert server.requests[0].endswith(b"body")


def test_a_packed_answer_is_unpacked_and_no_longer_says_it_is_packed() -> None:
    import gzip

    response, _, _ = ask(reply(200, gzip.compress(b'{"a": 1}'), content_encoding="gzip"))
    assert response.json() == {"a": 1}
    assert "content-encoding" not in response.headers


def test_a_spent_quota_is_tried_again_after_the_time_the_service_asks_for() -> None:
    response, told, server = ask(reply(429, retry_after="0"), reply(200, b"ok"))
    assert (response.status_code, len(server.requests)) == (200, 2)
    assert [str(t.stage) for t in told] == ["service busy", "asking again"]
    assert told[0].again
    assert not told[1].again


def test_a_wait_is_told_again_each_second() -> None:
    started = time.monotonic()
    _response, told, _server = ask(reply(503, retry_after="1.2"), reply(200, b"ok"))
    first, second, last = told
    assert 1.1 < first.again - started < 5
    assert first.again == second.again
    assert first.words(first.again - 1.2) == "service busy, again in 2 s"
    assert second.words(second.again - 1) == "service busy, again in 1 s"
    assert second.words(second.again + 9) == "service busy, again in 0 s"
    assert last.words(0) == "asking again"


def test_a_large_body_arrives_whole_and_its_upload_is_told() -> None:
    body = bytes(range(256)) * 12_000
    _response, told, server = ask(hang_up, reply(200, b"ok"), body=body)
    assert [r.endswith(body) for r in server.requests] == [True, True]
    assert all(b"content-length: 3072000\r\n" in r.lower() for r in server.requests)
    first = told[0]
    assert (first.stage, first.done, first.total, first.in_bytes) == ("sending", 0, len(body), True)
    assert first.words(0) == "sending 0.0 of 3.1 MB"
    sent = [t.done for t in told if t.in_bytes]
    assert sent[0] == 0
    assert max(sent) < len(body)
    stages = [str(t.stage) for t in told if t.stage != "sending"]
    once = "waiting for the answer"
    assert stages == [once, "connection broke off", "asking again", once]


def test_a_service_that_stays_in_trouble_is_asked_five_times_and_its_last_answer_returned() -> None:
    response, told, server = ask(reply(503, b"down"))
    assert (response.status_code, response.content) == (503, b"down")
    assert (len(server.requests), len(told)) == (http.TRIES, 2 * (http.TRIES - 1))


def test_a_refusal_is_not_tried_again() -> None:
    for status in (400, 401, 403, 404, 501):
        _, told, server = ask(reply(status))
        assert (told, len(server.requests)) == ([], 1)


def test_a_connection_broken_once_is_tried_again() -> None:
    response, told, _ = ask(hang_up, reply(200, b"ok"))
    assert response.content == b"ok"
    assert str(told[0].stage) == "connection broke off"


def test_an_answer_cut_off_for_good_is_a_network_error_in_words() -> None:
    with pytest.raises(NetworkError, match="broke the connection off"):
        ask(cut_off)


def test_what_is_not_http_is_a_network_error() -> None:
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1"):
        ask(raw(b"\x00\x01garbage\r\n\r\n"))


def test_an_answer_packed_wrongly_is_a_network_error() -> None:
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1"):
        ask(reply(200, b"not gzip", content_encoding="gzip"))


def test_a_huge_answer_is_refused_without_reading_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_ANSWER", 1000)
    with pytest.raises(AnswerError, match="refused"):
        ask(reply(200, b"x" * 2000))


def test_a_port_nobody_listens_on_is_a_network_error_that_says_so() -> None:
    async def run() -> None:
        async with wire_server(reply(200)) as server:
            url = server.url
        async with http.new_client() as client:
            await http.send_with_retry(client, client.build_request("GET", url), lambda *_: None, calm())

    with pytest.raises(NetworkError, match="connection refused"):
        asyncio.run(run())


def test_a_name_nobody_knows_is_a_network_error_that_says_so() -> None:
    async def run() -> None:
        async with http.new_client() as client:
            request = client.build_request("GET", "https://nobody.invalid/")
            await http.send_with_retry(client, request, lambda *_: None, calm())

    with pytest.raises(NetworkError, match=r"nobody\.invalid cannot be reached"):
        asyncio.run(run())


def test_a_server_that_never_answers_is_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "TIMEOUTS", httpx.Timeout(0.05))

    async def run() -> None:
        never = asyncio.Event()

        async def silent(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await never.wait()
            writer.close()

        listener = await asyncio.start_server(silent, "127.0.0.1", 0)
        port = listener.sockets[0].getsockname()[1]
        try:
            async with http.new_client() as client:
                request = client.build_request("GET", f"http://127.0.0.1:{port}/")
                await http.send_with_retry(client, request, lambda *_: None, calm())
        finally:
            never.set()
            listener.close()
            await listener.wait_closed()

    with pytest.raises(TimeLimitError, match="did not answer in time"):
        asyncio.run(run())


def test_nothing_is_sent_without_encryption_except_to_this_machine() -> None:
    async def run(url: str) -> None:
        async with http.new_client() as client:
            await http.send_with_retry(client, client.build_request("GET", url), lambda *_: None, calm())

    for url in ("http://example.com/", "http://127.0.0.1.example.com/", "http://10.0.0.1/"):
        with pytest.raises(NetworkError, match="without encryption"):
            asyncio.run(run(url))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]"])
def test_loopback_is_known_by_its_names(host: str) -> None:
    assert http.is_loopback(host)


@pytest.mark.parametrize("host", ["127.evil.example", "localhost.example", "10.0.0.1", ""])
def test_what_only_looks_like_loopback_is_not(host: str) -> None:
    assert not http.is_loopback(host)


def test_retry_after_is_read_as_seconds_or_date_and_nonsense_is_ignored() -> None:
    def read(value: str | None) -> float | None:
        return http.retry_after(httpx.Response(429, headers={} if value is None else {"Retry-After": value}))

    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30)
    assert read("2.5") == 2.5
    assert read("-3") == 0
    assert 25 < (read(email.utils.format_datetime(soon)) or 0) <= 30
    assert read("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert read("soon") is None
    assert read(None) is None
    assert read("nan") == 0
