"""One HTTP client for all providers: limits, retry, and errors in words."""

from __future__ import annotations

import asyncio
import email.utils
import io
import ipaddress
import itertools
import math
import random
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Final, NoReturn

import httpx

from app.engine.deadline import Trouble
from app.model.errors import AnswerError, NetworkError, TimeLimitError
from app.model.job import Progress
from app.model.phrase import Phrase, phrase
from app.providers.kit.plan import PERSISTENCE, Persistence
from app.providers.kit.service_errors import response_error

MAX_ANSWER: Final = 64 * 1024 * 1024
"""Most bytes of an answer that are read."""
TRIES: Final = 5
"""Most times a request is sent to a service that answers it is in trouble."""
UNANSWERED_TRIES: Final = 3
"""Most times a request is sent when no answer comes."""
FIRST_WAIT = 1.0
"""Seconds before the second try; doubled for each further try."""
RETRIED_STATUSES: Final = frozenset({429, 500, 502, 503, 504})
LONGEST_WAIT: Final = 60.0
"""Most seconds waited before a retry; a service that asks for more is not asked again."""
TIMEOUTS: Final = httpx.Timeout(connect=10, read=60, write=120, pool=None)

CHUNK: Final = 2**17
"""Bytes of a body handed to the network at first; of a smaller body no upload is reported."""
LARGEST_CHUNK: Final = 2**21
"""Bytes handed over at once at most, where the network takes them quickly."""
FAST_CHUNK_SECONDS: Final = 0.02
"""A chunk that took no more seconds than this is followed by one of twice its size."""
REPORT_INTERVAL: Final = 0.1
"""Seconds between two reports of an upload."""
NOT_REACHED: Final = phrase("service not reached")
BUSY: Final = phrase("service busy")

OnProgress = Callable[[Progress], None]
"""Hears of progress: bytes of an upload, and each second of a wait before a retry."""


def new_client() -> httpx.AsyncClient:
    """Return a client that follows no redirects, so that a credential reaches the configured endpoint only.

    Proxy and certificate settings of the environment are honoured (``HTTPS_PROXY``, ``SSL_CERT_FILE``).
    """
    return httpx.AsyncClient(
        timeout=TIMEOUTS,
        follow_redirects=False,
        limits=httpx.Limits(max_connections=64, max_keepalive_connections=16),
    )


async def send_with_retry(
    client: httpx.AsyncClient, request: httpx.Request, on_progress: OnProgress, trouble: Trouble
) -> httpx.Response:
    """Send a request, several times where that may help, and return the answer with its body read.

    Retried: status 429, 500, 502, 503, 504 and faults before an answer began, at most ``TRIES`` times,
    after the time the service asks for (in a header or its error) or an exponential one with jitter; not when
    it asks for more than ``LONGEST_WAIT``, nor when the time left cannot hold the wait. Faults are noted in
    ``trouble``; a service that stays in it is told by its last fault, also where it then falls silent. The
    last answer is returned whatever its status. Raises NetworkError, TimeLimitError, AnswerError (too large).
    """
    _require_encryption(request)
    for attempt in itertools.count(1):
        give_up = attempt >= UNANSWERED_TRIES
        requested: float | None = None
        try:
            response = await _send_once(client, request, on_progress)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            reason = NOT_REACHED
            trouble.note(reason, partial(_fail_unreachable, request, error))
        except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError):
            reason = phrase("connection broke off")
            trouble.note(reason, partial(_fail_broken, request))
        except httpx.TimeoutException as error:
            if trouble.known:
                return trouble.result()
            raise TimeLimitError(
                "{host} did not answer in time; try again later", host=request.url.host
            ) from error
        except httpx.HTTPError as error:
            raise unreachable(request.url.host, str(error)) from error
        else:
            if response.status_code not in RETRIED_STATUSES:
                trouble.is_over()
                return response
            trouble.note(response.status_code, partial(_with_persistence, response))
            reason = retry_reason(str(response.status_code))
            requested = retry_after(response)
            if requested is None:
                requested = response_error(response, request.url.host).retry_after
            give_up = attempt >= TRIES or (requested or 0) > LONGEST_WAIT
        seconds = seconds_before_retry(attempt, requested)
        if give_up or not trouble.may_wait(seconds):
            return trouble.result()
        await wait_before_retry(seconds, reason, on_progress)
    raise AssertionError("the loop returns or raises")


def retry_after(response: httpx.Response) -> float | None:
    """Return the seconds a service asks to wait (``Retry-After``, RFC 9110), ``None`` when it does not."""
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
    """A body sent in chunks, which reports how much of it the network took.

    Chunks also make the time limit for writing one for each of them, so that a slow line may take its time.
    """

    def __init__(self, body: bytes, on_progress: OnProgress) -> None:
        self._body = body
        self._on_progress = on_progress

    async def __aiter__(self) -> AsyncIterator[bytes]:
        last_report = 0.0
        body = memoryview(self._body)
        start, size = 0, CHUNK
        while start < len(body):
            begun = time.monotonic()
            if begun - last_report >= REPORT_INTERVAL:
                last_report = begun
                self._on_progress(Progress(0, "sending", start, len(body), in_bytes=True))
            yield bytes(body[start : start + size])
            start += size
            size = min(size * 2, LARGEST_CHUNK) if time.monotonic() - begun < FAST_CHUNK_SECONDS else CHUNK
        self._on_progress(Progress(0, "waiting for the answer"))


def _with_upload_progress(request: httpx.Request, on_progress: OnProgress) -> httpx.Request:
    if len(request.content) <= CHUNK:
        return request
    return httpx.Request(
        request.method,
        request.url,
        headers=request.headers,
        stream=_Upload(request.content, on_progress),
        extensions=request.extensions,
    )


async def _send_once(
    client: httpx.AsyncClient, request: httpx.Request, on_progress: OnProgress
) -> httpx.Response:
    response = await client.send(_with_upload_progress(request, on_progress), stream=True)
    try:
        body = io.BytesIO()  # grows in place; joining large pieces at the end would hold everybody up
        async for chunk in response.aiter_bytes():
            if body.tell() + len(chunk) > MAX_ANSWER:
                raise AnswerError(
                    "the answer of {host} is over {size} MiB and was refused",
                    host=request.url.host,
                    size=MAX_ANSWER // 2**20,
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


def seconds_before_retry(attempt: int, requested: float | None) -> float:
    """Return how long to wait after a failed try: as asked, or twice as long each time, with jitter."""
    backoff = FIRST_WAIT * 2 ** (attempt - 1) * random.uniform(0.8, 1.3)  # noqa: S311 - jitter, not a secret
    return min(requested if requested is not None else backoff, LONGEST_WAIT)


async def wait_before_retry(seconds: float, reason: Phrase, on_progress: OnProgress) -> None:
    """Wait; reports at once, and again whenever a whole second less is left."""
    again = time.monotonic() + seconds
    remaining = seconds
    while True:
        on_progress(Progress(0, reason, again=again))
        await asyncio.sleep(min(remaining, remaining - math.ceil(remaining) + 1))
        remaining = again - time.monotonic()
        if remaining <= 0:
            break
    on_progress(Progress(0, "asking again"))


def retry_reason(status: str) -> Phrase:
    """Return what is told while a service that answered with this status is waited for."""
    busy = status in {"429", "503", "RESOURCE_EXHAUSTED"}
    return BUSY if busy else phrase("service answered {status}", status=status)


def _require_encryption(request: httpx.Request) -> None:
    if request.url.scheme == "https" or is_loopback(request.url.host):
        return
    raise NetworkError(
        "{host} would be spoken to without encryption; use an https:// endpoint", host=request.url.host
    )


def is_loopback(host: str) -> bool:
    """Return True if a host name or address is this machine by its very name."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _with_persistence(response: httpx.Response, persistence: Persistence) -> httpx.Response:
    response.extensions[PERSISTENCE] = persistence
    return response


def _fail_unreachable(request: httpx.Request, error: httpx.HTTPError, persistence: Persistence) -> NoReturn:
    raise unreachable(request.url.host, str(error), persistence.allowed) from error


def _fail_broken(request: httpx.Request, persistence: Persistence) -> NoReturn:
    host = request.url.host
    if persistence.allowed is None:
        raise NetworkError("{host} broke the connection off; try again later", host=host)
    raise NetworkError(
        "{host} broke the connection off ({seconds:g} s were allowed); allow more time or try again later",
        host=host,
        seconds=persistence.allowed,
    )


def unreachable(host: str, text: str, allowed: float | None = None) -> NetworkError:
    """Return the error of a host that no connection can be made to; ``text`` is a library's reason.

    ``allowed``: the seconds that were too few for more tries.
    """
    reason = _reason(text)
    if allowed is not None:
        reason = phrase("{reason}; {seconds:g} s were allowed", reason=reason, seconds=allowed)
    return NetworkError(
        "{host} cannot be reached ({reason}); check the network and the endpoint", host=host, reason=reason
    )


def _reason(text: str) -> Phrase:
    text = text.lower()
    if "certificate" in text or "ssl" in text:
        return phrase("its certificate is not trusted")
    if "name" in text or "getaddrinfo" in text or "resolv" in text:
        return phrase("its name is not known")
    if "refused" in text or "all connection attempts failed" in text:
        return phrase("connection refused")
    return phrase("connection failed")
