"""Unary gRPC calls, over channels kept per target."""

from __future__ import annotations

import os

# its C core writes log lines of its own to standard error, which belongs to the program's sentences
os.environ.setdefault("GRPC_VERBOSITY", "NONE")

import itertools
import re
from functools import partial
from typing import Any, Final, NoReturn

import grpc
import grpc.aio

from app.engine.deadline import Trouble
from app.engine.http import (
    MAX_ANSWER,
    NOT_REACHED,
    TRIES,
    UNANSWERED_TRIES,
    OnProgress,
    is_loopback,
    retry_reason,
    seconds_before_retry,
    unreachable,
    wait_before_retry,
)
from app.model.errors import (
    AnswerError,
    CredentialsError,
    QuotaError,
    ServiceError,
    TimeLimitError,
    VidimusError,
)
from app.model.phrase import phrase
from app.model.redact import masked
from app.providers.kit.plan import GrpcCall, Persistence

_SECONDS = 60.0
_ERRORS: Final[dict[str, type[VidimusError]]] = {
    "UNAUTHENTICATED": CredentialsError,
    "PERMISSION_DENIED": CredentialsError,
    "RESOURCE_EXHAUSTED": QuotaError,
    "429": QuotaError,
    "DATA_LOSS": AnswerError,
}
_RETRIED: Final = frozenset(
    {"RESOURCE_EXHAUSTED", "UNAVAILABLE", "INTERNAL", "DEADLINE_EXCEEDED", "429", "500", "502", "503", "504"}
)
"""Statuses after which a call is made again."""
_HTTP_STATUS: Final = re.compile(r"Received http2 header with status: ([0-9]{3})")
"""How gRPC words the status of a server between us and the service, which it makes a status of its own."""
_TIME_OVER: Final = "Deadline Exceeded"
"""How gRPC words that nothing came within the time of the call."""
_LOCAL_FAULT: Final = re.compile(
    r"failed to connect|resolv|socket closed|connection|recvmsg|sendmsg|broken pipe|transport|tls|ssl|eof",
    re.IGNORECASE,
)
"""Words of gRPC itself for a connection that cannot be made or broke off."""
_REQUEST_IDS: Final = ("x-request-id", "x-server-trace-id")


class GrpcChannels:
    """Channels kept by target; without TLS only loopback is spoken to, since a key travels along."""

    def __init__(self) -> None:
        self._open: dict[str, grpc.aio.Channel] = {}

    async def call(self, call: GrpcCall, on_progress: OnProgress, trouble: Trouble) -> bytes:
        """Return the answer's message, after retries as for HTTP; raises an error of the tree otherwise."""
        channel = self._open.get(call.target) or self._new(call.target)
        method = channel.unary_unary(call.method, request_serializer=None, response_deserializer=None)
        for attempt in itertools.count(1):
            try:
                answer: bytes = await method(call.message, metadata=call.metadata, timeout=_SECONDS)
            except grpc.aio.AioRpcError as error:
                silent = error.code() is grpc.StatusCode.DEADLINE_EXCEEDED and error.details() == _TIME_OVER
                if silent and trouble.known:
                    trouble.result()
                if silent:
                    raise TimeLimitError(
                        "{host} did not answer in time; try again later", host=call.target
                    ) from None
                network = _is_network_fault(error, channel)
                status = "" if network else _status(error)
                fail = partial(_fail, call, error, status)
                if not network and status not in _RETRIED:
                    fail(Persistence(1))
                trouble.note(status, fail)
                seconds = seconds_before_retry(attempt, None)
                tries = UNANSWERED_TRIES if network else TRIES
                if attempt >= tries or not trouble.may_wait(seconds):
                    trouble.result()
                reason = NOT_REACHED if network else retry_reason(status)
                await wait_before_retry(seconds, reason, on_progress)
            else:
                trouble.is_over()
                return answer
        raise AssertionError("the loop returns or raises")

    async def close(self) -> None:
        """Close every channel."""
        for channel in self._open.values():
            await channel.close(grace=None)
        self._open.clear()

    def _new(self, target: str) -> grpc.aio.Channel:
        options = [("grpc.max_receive_message_length", MAX_ANSWER), ("grpc.enable_http_proxy", 1)]
        if is_loopback(target.rpartition(":")[0]):
            channel = grpc.aio.insecure_channel(target, options=options)
        else:
            channel = grpc.aio.secure_channel(target, grpc.ssl_channel_credentials(), options=options)
        self._open[target] = channel
        return channel


def _is_network_fault(error: grpc.aio.AioRpcError, channel: grpc.aio.Channel) -> bool:
    """Return True if UNAVAILABLE is gRPC's own word for a missing connection, not the service's answer."""
    return (
        error.code() is grpc.StatusCode.UNAVAILABLE
        and channel.get_state() is not grpc.ChannelConnectivity.READY
        and _LOCAL_FAULT.search(error.details() or "") is not None
    )


def _status(error: grpc.aio.AioRpcError) -> str:
    """Return the status in words: gRPC's name, or the number of a server that answered in HTTP."""
    found = _HTTP_STATUS.search(error.details() or "")
    return found[1] if found else error.code().name


def _fail(call: GrpcCall, error: grpc.aio.AioRpcError, status: str, persistence: Persistence) -> NoReturn:
    """Raise the error that a status stands for; an empty one is a connection that was not to be had."""
    if not status:
        raise unreachable(call.target, error.details() or "", persistence.allowed) from None
    secrets = [value.split(" ", 1)[-1] for name, value in call.metadata if name == "authorization"]
    metadata: Any = error.trailing_metadata() or ()
    found = [str(value) for name, value in metadata if name in _REQUEST_IDS]
    words = masked(error.details() or "", secrets)[:600]
    sentence = phrase(
        "{host} answered {status}: {details}",
        host=call.target,
        status=persistence.told(status),
        details=words or phrase("it gave no reason"),
    )
    raise _ERRORS.get(status, ServiceError)(
        sentence, code=str(error.code().value[0]), request_id=found[0] if found else None
    ) from None
