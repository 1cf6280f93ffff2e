"""Fetching pictures behind links, from a real server on this machine."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from app.engine import fetch
from app.engine.fetch import fetch_image, is_public
from app.model.errors import InputError, NetworkError, QuotaError, ServiceError, TimeLimitError, VidimusError

from .jumping_loop import run_jumping
from .wire_server import Answer, WireServer, cut_off, hang_up, raw, reply, silent, stalled, wire_server

Fetch = Callable[[httpx.AsyncClient, WireServer], Awaitable[bytes]]


def fetched(do: Fetch, *answers: Answer) -> tuple[bytes, WireServer]:
    async def run() -> tuple[bytes, WireServer]:
        async with wire_server(*answers) as server, httpx.AsyncClient(trust_env=False) as client:
            return await do(client, server), server

    return run_jumping(run())


async def given_on_the_command_line(client: httpx.AsyncClient, server: WireServer) -> bytes:
    return await fetch_image(client, server.url + "a.png", public_only=False)


async def dropped(client: httpx.AsyncClient, server: WireServer) -> bytes:
    return await fetch_image(client, server.url + "a.png", public_only=True)


def asked(url: str, *, public_only: bool = False) -> bytes:
    async def run() -> bytes:
        async with httpx.AsyncClient(trust_env=False) as client:
            return await fetch_image(client, url, public_only=public_only)

    return asyncio.run(run())


def test_the_bytes_come_back_as_they_are() -> None:
    body, server = fetched(given_on_the_command_line, reply(200, b"\x89PNG..."))
    assert body == b"\x89PNG..."
    head = server.requests[0].decode()
    assert head.startswith("GET /a.png HTTP/1.1\r\n")
    assert "user-agent: vidimus\r\n" in head.lower()
    assert "cookie" not in head.lower()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int) -> None:
    body, server = fetched(
        given_on_the_command_line, reply(status, b"", Location="/b.png"), reply(200, b"there")
    )
    assert body == b"there"
    assert server.requests[1].startswith(b"GET /b.png ")


def test_cookies_of_one_answer_are_not_sent_with_the_next() -> None:
    _, server = fetched(
        given_on_the_command_line, reply(302, b"", Location="/b", Set_Cookie="seen=1"), reply(200)
    )
    assert b"seen" not in server.requests[1]


def test_redirects_without_end_are_not_followed() -> None:
    with pytest.raises(InputError, match="it redirects more than 5 times"):
        fetched(given_on_the_command_line, reply(302, b"", Location="/again"))


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "only http and https links are opened"),
        ("http://user:secret@127.0.0.1/", "links with a user name in them"),
    ],
)
def test_redirects_to_what_is_not_opened_end_there(location: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        fetched(given_on_the_command_line, reply(302, b"", Location=location))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.com/a.png", "only http and https links are opened"),
        ("javascript:alert(1)", "only http and https links are opened"),
        ("a.png", "only http and https links are opened"),
        ("http:///a.png", "only http and https links are opened"),
        ("http://[::1", "it is not a valid link"),
        ("http://a\x00b/", "it is not a valid link"),
        ("http://me:secret@example.com/", "links with a user name in them are not opened"),
    ],
)
def test_links_of_other_kinds_are_refused(url: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        asked(url)
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_long_link_is_shown_short() -> None:
    with pytest.raises(InputError) as caught:
        asked("ftp://example.com/" + "x" * 5000)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::]", "10.1.2.3",
     "192.168.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "[fe80::1]", "[fd00::1]", "192.0.2.1"],
)  # fmt: skip
def test_a_link_into_a_private_network_is_refused_unless_given_by_the_user(host: str) -> None:
    with pytest.raises(InputError, match="is not opened: it leads into a private network"):
        asked(f"http://{host}:9/a.png", public_only=True)


def test_a_redirect_into_a_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # the first server stands for a public one
    monkeypatch.setattr(fetch, "is_public", lambda address: str(address) == "127.0.0.1")
    with pytest.raises(InputError, match=r"the link to 127\.0\.0\.2 is not opened"):
        fetched(dropped, reply(302, b"", Location="http://127.0.0.2:1/"))


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda _: True)

    async def by_name(client: httpx.AsyncClient, server: WireServer) -> bytes:
        url = server.url.replace("127.0.0.1", "localhost")
        return await fetch_image(client, url, public_only=True)

    connected: list[str] = []

    async def noted(request: httpx.Request) -> None:
        connected.append(request.url.host)

    async def run() -> bytes:
        async with wire_server(reply(200, b"here")) as server, httpx.AsyncClient(trust_env=False) as client:
            client.event_hooks["request"] = [noted]
            body = await by_name(client, server)
            assert b"\r\nhost: localhost:" in server.requests[0].lower()
            return body

    assert asyncio.run(run()) == b"here"
    # the name may have an address of each kind; only one of them has a server
    assert set(connected) <= {"127.0.0.1", "::1"}


def test_the_certificate_is_that_of_the_name_though_the_address_is_connected_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda _: True)
    server_side, client_side = contexts("localhost", tmp_path)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere")
        await writer.drain()
        writer.close()

    async def run(host: str) -> bytes:
        listener = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server_side)
        port = listener.sockets[0].getsockname()[1]
        async with listener, httpx.AsyncClient(trust_env=False, verify=client_side) as client:
            return await fetch_image(client, f"https://{host}:{port}/", public_only=True)

    assert asyncio.run(run("localhost")) == b"here"
    with pytest.raises(NetworkError, match="cannot be reached"):
        asyncio.run(run("127.0.0.1"))


def contexts(name: str, folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's and a client's TLS settings around a certificate for ``name`` alone."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "both.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(pem)
    client_side = ssl.create_default_context(cafile=str(pem))
    return server_side, client_side


def test_a_host_that_is_not_there_is_said() -> None:
    with pytest.raises(NetworkError, match=r"nowhere\.invalid cannot be found"):
        asked("http://nowhere.invalid/a.png", public_only=True)
    with pytest.raises(NetworkError, match="cannot be reached"):
        asked("http://nowhere.invalid/a.png")


def test_an_address_refused_and_another_silent_is_a_host_not_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    async def both(_link: httpx.URL) -> list[ipaddress.IPv4Address]:
        return [ipaddress.IPv4Address("127.0.0.2"), ipaddress.IPv4Address("127.0.0.1")]

    monkeypatch.setattr(fetch, "_public_addresses", both)

    async def drop(client: httpx.AsyncClient, server: WireServer) -> bytes:
        return await fetch_image(client, server.url, public_only=True, timeout=2)

    with pytest.raises(NetworkError, match="cannot be reached"):
        fetched(drop, silent(3))
    with pytest.raises(TimeLimitError):  # it answered, so that the other address no longer counts
        fetched(drop, stalled(0))


def test_no_address_answering_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda _: True)
    with pytest.raises(NetworkError, match="cannot be reached"):
        asked("http://127.0.0.1:9/", public_only=True)


def test_behind_a_proxy_the_proxy_looks_names_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)

    async def run() -> tuple[bytes, bytes]:
        async with wire_server(reply(200, b"from the proxy")) as proxy:
            monkeypatch.setenv("http_proxy", proxy.url)
            async with httpx.AsyncClient() as client:
                body = await fetch_image(client, "http://pictures.invalid/a.png", public_only=True)
                with pytest.raises(InputError, match="private network"):
                    await fetch_image(client, "http://127.0.0.1:9/", public_only=True)
                return body, proxy.requests[0]

    body, request = asyncio.run(run())
    assert body == b"from the proxy"
    assert request.startswith(b"GET http://pictures.invalid/a.png ")


# --- Answers that are no picture -------------------------------------------------------------------


@pytest.mark.parametrize("status", [204, 400, 403, 404, 410])
def test_a_link_that_leads_to_nothing_is_an_input_error(status: int) -> None:
    with pytest.raises(InputError, match=f"127.0.0.1 answered {status}"):
        fetched(given_on_the_command_line, reply(status))


@pytest.mark.parametrize(("status", "error"), [(429, QuotaError), (500, ServiceError), (503, ServiceError)])
def test_a_host_in_trouble_keeps_its_name(status: int, error: type[VidimusError]) -> None:
    with pytest.raises(error, match=f"127.0.0.1 answered {status}; try again later") as caught:
        fetched(given_on_the_command_line, reply(status, retry_after="7", x_request_id="r-1"))
    assert (caught.value.code, caught.value.request_id) == (str(status), "r-1")
    assert caught.value.retry_after == 7


@pytest.mark.parametrize(
    "answer", [cut_off, hang_up, raw(b"rubbish\r\n\r\n"), reply(302, b"", Location="http://127.0.0.1:x/")]
)
def test_a_broken_answer_is_a_network_error(answer: Answer) -> None:
    with pytest.raises(NetworkError, match="cannot be reached; check the link and the network"):
        fetched(given_on_the_command_line, answer)


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, b"x" * 2_000_000),
        raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 2_000_000),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx"),
    ],
)
def test_too_much_is_refused_before_it_is_all_read(answer: Answer) -> None:
    async def limited(client: httpx.AsyncClient, server: WireServer) -> bytes:
        return await fetch_image(client, server.url, public_only=False, max_bytes=2**20)

    with pytest.raises(InputError, match="it is over 1 MiB"):
        fetched(limited, answer)


def test_a_host_that_keeps_silent_runs_out_of_time() -> None:
    async def run(port: int) -> None:
        async with httpx.AsyncClient(trust_env=False) as client:
            await fetch_image(client, f"http://127.0.0.1:{port}/", public_only=False, timeout=0.2)

    # connections are taken by the system; nobody answers
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(TimeLimitError, match=r"was not fetched within 0\.2 s; try again later"),
    ):
        asyncio.run(run(silent.getsockname()[1]))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("2002:808:808::1", True),
        ("64:ff9b::808:808", True),
        ("::ffff:10.0.0.1", False),
        ("2002:a00:1::1", False),
        ("64:ff9b::a00:1", False),
        ("ff02::1", False),
        ("::", False),
    ],
)
def test_what_is_wrapped_in_an_address_counts(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public
