"""Unary gRPC calls, over channels kept per target."""

from __future__ import annotations

import os

# its C core writes log lines of its own to standard error, which belongs to the program's sentences
os.environ.setdefault("GRPC_VERBOSITY", "NONE")

import grpc
import grpc.aio

from app.engine.http import (
    BUSY,
    MAX_ANSWER,
    TRIES,
    UNANSWERED_TRIES,
    OnProgress,
    is_loopback,
    wait_before_retry,
)
from app.model.errors import (
    AnswerError,
    CredentialsError,
    NetworkError,
    QuotaError,
    ServiceError,
    TimeLimitError,
    VidimusError,
)
from app.model.redact import masked
from app.providers.kit.plan import GrpcCall

_SECONDS = 60.0
_ERRORS: dict[grpc.StatusCode, type[VidimusError]] = {
    grpc.StatusCode.UNAUTHENTICATED: CredentialsError,
    grpc.StatusCode.PERMISSION_DENIED: CredentialsError,
    grpc.StatusCode.RESOURCE_EXHAUSTED: QuotaError,
    grpc.StatusCode.DEADLINE_EXCEEDED: TimeLimitError,
    grpc.StatusCode.UNAVAILABLE: NetworkError,
    grpc.StatusCode.DATA_LOSS: AnswerError,
}
_TRIES = {
    grpc.StatusCode.RESOURCE_EXHAUSTED: TRIES,
    grpc.StatusCode.INTERNAL: TRIES,
    grpc.StatusCode.UNAVAILABLE: UNANSWERED_TRIES,
}
"""How often a call that ends with this status is made at most; once for every other status."""
_RETRY_REASONS = {
    grpc.StatusCode.RESOURCE_EXHAUSTED: BUSY,
    grpc.StatusCode.INTERNAL: "service answered INTERNAL",
    grpc.StatusCode.UNAVAILABLE: "service not reached",
}


class GrpcChannels:
    """Channels kept by target; without TLS only loopback is spoken to, since a key travels along."""

    def __init__(self) -> None:
        self._open: dict[str, grpc.aio.Channel] = {}

    async def call(self, call: GrpcCall, on_progress: OnProgress) -> bytes:
        """Return the answer's message, after retries as for HTTP; raises an error of the tree otherwise."""
        channel = self._open.get(call.target) or self._new(call.target)
        method = channel.unary_unary(call.method, request_serializer=None, response_deserializer=None)
        for attempt in range(1, TRIES + 1):
            try:
                answer: bytes = await method(call.message, metadata=call.metadata, timeout=_SECONDS)
            except grpc.aio.AioRpcError as error:
                if attempt >= _TRIES.get(error.code(), 1):
                    raise _error(call, error) from None
                await wait_before_retry(attempt, None, _RETRY_REASONS[error.code()], on_progress)
            else:
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


def _error(call: GrpcCall, error: grpc.aio.AioRpcError) -> VidimusError:
    secrets = [value.split(" ", 1)[-1] for name, value in call.metadata if name == "authorization"]
    kind = _ERRORS.get(error.code(), ServiceError)
    details = masked(error.details() or "it gave no reason", secrets)[:600]
    return kind(f"{call.target} answered {error.code().name}: {details}", code=str(error.code().value[0]))
