"""One HTTP client for all providers: limits, retry, and errors in words."""

from __future__ import annotations

import asyncio
import email.utils
import ipaddress
import random
import time
from collections.abc import Callable
from typing import Final

import httpx

from app.model.errors import AnswerError, NetworkError, TimeLimitError

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

OnWait = Callable[[float, str], None]
"""Told before each wait: seconds, and why."""


def new_client() -> httpx.AsyncClient:
    """A client that follows no redirects (a credential goes to the configured endpoint only).

    Proxy and certificate settings of the environment are honoured (``HTTPS_PROXY``, ``SSL_CERT_FILE``).
    """
    return httpx.AsyncClient(
        timeout=TIMEOUTS,
        follow_redirects=False,
        limits=httpx.Limits(max_connections=64, max_keepalive_connections=16),
    )


async def exchange(client: httpx.AsyncClient, request: httpx.Request, on_wait: OnWait) -> httpx.Response:
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
            response = await _once(client, request)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ReadError, httpx.WriteError) as error:
            if gone:
                raise NetworkError(_unreachable(request, error)) from error
            await pause(attempt, None, f"{request.url.host} cannot be reached", on_wait)
        except httpx.RemoteProtocolError as error:
            if gone:
                raise NetworkError(f"{request.url.host} broke the connection off; try again later") from error
            await pause(attempt, None, f"{request.url.host} broke the connection off", on_wait)
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
            await pause(attempt, asked, f"{request.url.host} answered {response.status_code}", on_wait)
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


async def _once(client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    response = await client.send(request, stream=True)
    try:
        chunks = []
        size = 0
        async for chunk in response.aiter_bytes():
            size += len(chunk)
            if size > MAX_ANSWER:
                raise AnswerError(
                    f"the answer of {request.url.host} is over {MAX_ANSWER // 2**20} MiB and was refused"
                )
            chunks.append(chunk)
    finally:
        await response.aclose()
    # the body is already unpacked, so the headers that say how it was packed must go
    headers = [
        (k, v)
        for k, v in response.headers.multi_items()
        if k.lower() not in {"content-encoding", "content-length", "transfer-encoding"}
    ]
    return httpx.Response(response.status_code, headers=headers, content=b"".join(chunks), request=request)


async def pause(attempt: int, asked: float | None, reason: str, on_wait: OnWait) -> None:
    """Let time pass after a try that failed: what the service asks for, or longer each time, with jitter."""
    backoff = FIRST_WAIT * 2 ** (attempt - 1) * random.uniform(0.8, 1.3)  # noqa: S311 - jitter, not a secret
    seconds = min(asked if asked is not None else backoff, LONGEST_WAIT)
    on_wait(seconds, reason)
    await asyncio.sleep(seconds)


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
