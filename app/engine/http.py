"""One HTTP client for all providers: limits, retry, and errors in words."""

from __future__ import annotations

import asyncio
import email.utils
import io
import ipaddress
import math
import random
import time
from collections.abc import AsyncIterator, Callable
from typing import Final

import httpx

from app.model.errors import AnswerError, NetworkError, TimeLimitError
from app.model.job import Progress

MAX_ANSWER: Final = 64 * 1024 * 1024
"""Bytes of an answer that are read at most."""
TRIES: Final = 5
"""Times a request is sent at most when the service answers that it is in trouble."""
FAULT_TRIES: Final = 3
"""Times a request is sent at most when no answer comes."""
FIRST_WAIT = 1.0
"""Seconds before the second try; doubled for each further one."""
RETRIED_STATUSES: Final = frozenset({429, 500, 502, 503, 504})
LONGEST_WAIT: Final = 60.0
"""Seconds that are waited at most; a service that asks for more is not asked again."""
TIMEOUTS: Final = httpx.Timeout(connect=10, read=60, write=120, pool=None)

PIECE: Final = 2**17
"""Bytes of a body handed to the network at first; a smaller body is no upload worth telling of."""
LARGEST_PIECE: Final = 2**21
"""Bytes handed over at once where the network takes them quickly."""
QUICKLY: Final = 0.02
"""Seconds: a piece that took no longer is followed by one of twice its size."""
BETWEEN: Final = 0.1
"""Seconds between two words about an upload."""
BUSY: Final = "service busy"

Tell = Callable[[Progress], None]
"""Told what goes on: bytes of an upload, and each second of a wait when the service is asked again."""


def new_client() -> httpx.AsyncClient:
    """A client that follows no redirects (a credential goes to the configured endpoint only).

    Proxy and certificate settings of the environment are honoured (``HTTPS_PROXY``, ``SSL_CERT_FILE``).
    """
    return httpx.AsyncClient(
        timeout=TIMEOUTS,
        follow_redirects=False,
        limits=httpx.Limits(max_connections=64, max_keepalive_connections=16),
    )


async def exchange(client: httpx.AsyncClient, request: httpx.Request, tell: Tell) -> httpx.Response:
    """Send a request, again where that may help, and return the answer with its body read.

    Retried: status 429, 500, 502, 503, 504 and faults before an answer began, at most ``TRIES`` times,
    after the time the service asks for or an exponential one with jitter; not when it asks for more than
    ``LONGEST_WAIT``. The last answer is returned whatever its status. Raises NetworkError, TimeLimitError,
    AnswerError (too large, cut off).
    """
    _check_address(request)
    for attempt in range(1, TRIES + 1):
        last = attempt == TRIES
        gone = attempt >= FAULT_TRIES
        try:
            response = await _once(client, request, tell)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            if gone:
                raise NetworkError(_unreachable(request, error)) from error
            await pause(attempt, None, "service not reached", tell)
        except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError) as error:
            if gone:
                raise NetworkError(f"{request.url.host} broke the connection off; try again later") from error
            await pause(attempt, None, "connection broke off", tell)
        except httpx.TimeoutException as error:
            raise TimeLimitError(f"{request.url.host} did not answer in time; try again later") from error
        except httpx.HTTPError as error:
            raise NetworkError(_unreachable(request, error)) from error
        else:
            if response.status_code not in RETRIED_STATUSES or last:
                return response
            asked = retry_after(response)
            if asked is not None and asked > LONGEST_WAIT:
                return response
            await pause(attempt, asked, _trouble(response.status_code), tell)
    raise AssertionError("the loop returns or raises")


def retry_after(response: httpx.Response) -> float | None:
    """Seconds the service asks to wait (``Retry-After``: seconds or a date), absent when it does not."""
    value = response.headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


class _Upload(httpx.AsyncByteStream):
    """A body in pieces, which tells how much of it the network took.

    Pieces also make the time limit for writing one for each of them, so that a slow line may take its time.
    """

    def __init__(self, body: bytes, tell: Tell) -> None:
        self._body = body
        self._tell = tell

    async def __aiter__(self) -> AsyncIterator[bytes]:
        told = 0.0
        whole = memoryview(self._body)
        start, size = 0, PIECE
        while start < len(whole):
            begun = time.monotonic()
            if begun - told >= BETWEEN:
                told = begun
                self._tell(Progress(0, "sending", start, len(whole), in_bytes=True))
            yield bytes(whole[start : start + size])
            start += size
            size = min(size * 2, LARGEST_PIECE) if time.monotonic() - begun < QUICKLY else PIECE
        self._tell(Progress(0, "waiting for the answer"))


def _with_upload_told(request: httpx.Request, tell: Tell) -> httpx.Request:
    if len(request.content) <= PIECE:
        return request
    return httpx.Request(
        request.method,
        request.url,
        headers=request.headers,
        stream=_Upload(request.content, tell),
        extensions=request.extensions,
    )


async def _once(client: httpx.AsyncClient, request: httpx.Request, tell: Tell) -> httpx.Response:
    response = await client.send(_with_upload_told(request, tell), stream=True)
    try:
        body = io.BytesIO()  # grows in place; joining large pieces at the end would hold everybody up
        async for chunk in response.aiter_bytes():
            if body.tell() + len(chunk) > MAX_ANSWER:
                raise AnswerError(
                    f"the answer of {request.url.host} is over {MAX_ANSWER // 2**20} MiB and was refused"
                )
            body.write(chunk)
    finally:
        await response.aclose()
    # the body is already unpacked, so the headers that say how it was packed must go
    headers = [
        (k, v)
        for k, v in response.headers.multi_items()
        if k.lower() not in {"content-encoding", "content-length", "transfer-encoding"}
    ]
    return httpx.Response(response.status_code, headers=headers, content=body.getvalue(), request=request)


async def pause(attempt: int, asked: float | None, reason: str, tell: Tell) -> None:
    """Let time pass after a try that failed: what the service asks for, or longer each time, with jitter.

    Tells at once, and again whenever a whole second less is left.
    """
    backoff = FIRST_WAIT * 2 ** (attempt - 1) * random.uniform(0.8, 1.3)  # noqa: S311 - jitter, not a secret
    seconds = min(asked if asked is not None else backoff, LONGEST_WAIT)
    again = time.monotonic() + seconds
    left = seconds
    while True:
        tell(Progress(0, reason, again=again))
        await asyncio.sleep(min(left, left - math.ceil(left) + 1))
        left = again - time.monotonic()
        if left <= 0:
            break
    tell(Progress(0, "asking again"))


def _trouble(status: int) -> str:
    return BUSY if status in {429, 503} else f"service answered {status}"


def _check_address(request: httpx.Request) -> None:
    if request.url.scheme == "https" or is_loopback(request.url.host):
        return
    raise NetworkError(f"{request.url.host} would be spoken to without encryption; use an https:// endpoint")


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine by its very name."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _unreachable(request: httpx.Request, error: httpx.HTTPError) -> str:
    return f"{request.url.host} cannot be reached ({_reason(error)}); check the network and the endpoint"


def _reason(error: httpx.HTTPError) -> str:
    text = str(error).lower()
    if "certificate" in text or "ssl" in text:
        return "its certificate is not trusted"
    if "name" in text or "getaddrinfo" in text:
        return "its name is not known"
    if "refused" in text or "all connection attempts failed" in text:
        return "connection refused"
    return "connection failed"
