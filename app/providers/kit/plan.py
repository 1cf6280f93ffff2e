"""What a provider is, and the effects its plan may yield.

A plan is a generator. It yields effects and is sent their replies; the engine performs them. An
effect that fails is thrown into the plan as an error of ``app.model.errors``. The plan returns one
``Outcome`` per image of its request, in order.

===================  ==========================================================
effect               reply
===================  ==========================================================
``httpx.Request``    ``httpx.Response`` with its body read, whatever its status
``GrpcCall``         ``bytes``, the answer's message; a status other than OK is thrown in
``Fit``              ``Fitted``
``LocalJob``         ``app.model.job.ReadReply``
``TextLayer``        ``app.model.pdf_job.PdfTextLayer``
``Wait``             ``None``
``Shared``           what its steps return
``Share``            ``None``
===================  ==========================================================

An answer of a service that stayed in trouble says in its ``extensions``, under ``PERSISTENCE``, how
persistently it was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, runtime_checkable

import httpx

from app.model.analysis import Analysis
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import ReadReply
from app.model.limits import Fitted, Limits
from app.model.outcome import Outcome
from app.model.pdf_job import PdfTextLayer
from app.model.phrase import Phrase, phrase

__all__ = [
    "Effect",
    "Field",
    "Fit",
    "GrpcCall",
    "LocalJob",
    "Outcome",
    "Persistence",
    "Plan",
    "Provider",
    "Reply",
    "Request",
    "Share",
    "Shared",
    "TextLayer",
    "Wait",
]


@dataclass(frozen=True)
class Field:
    """A credential or option of a provider; its names on the command line and in the environment follow.

    ``secret`` values live in the keyring only. ``option`` fields are given by ``--option ID.NAME=VALUE``;
    the others are credentials. ``choices`` empty means free text. ``file``: the value is the text of a JSON
    key file, so it may be taken from one.
    """

    name: str
    label: str
    help: str = ""
    secret: bool = False
    option: bool = False
    choices: tuple[str, ...] = ()
    default: str = ""
    file: bool = False


@dataclass(frozen=True)
class Fit:
    """Make a copy of an image that a service takes: upright, metadata stripped, within the limits."""

    image: Image
    limits: Limits


@dataclass(frozen=True)
class GrpcCall:
    """One unary gRPC call; ``target`` is ``host:port``, without TLS on loopback only."""

    target: str
    method: str
    message: bytes
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class LocalJob:
    """A job for the on-device child process."""

    image: Image
    features: tuple[Feature, ...]
    reader: str
    languages: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TextLayer:
    """Read the text that a page of a PDF holds; ``image`` is the page."""

    image: Image


@dataclass(frozen=True)
class Wait:
    """Let time pass; ``reason`` is shown."""

    seconds: float
    reason: str


@dataclass(frozen=True)
class Shared:
    """Steps that every plan with this ``name`` of theirs shares while they are under way.

    The engine performs them once; plans that come later wait for their result or their error.
    """

    name: str
    steps: Callable[[], Generator[Effect, Any, str]]


@dataclass(frozen=True)
class Share:
    """Begin to work on some of the request's images: these many, which have time of their own.

    A plan that sends several calls says so before each, so that one that uses up its time leaves the
    others theirs.
    """

    images: int


@dataclass(frozen=True)
class Persistence:
    """How often in a row a service gave its last answer, and the seconds allowed where they were too few."""

    times: int
    allowed: float | None = None

    def told(self, answer: str) -> str | Phrase:
        """Return the answer with what is known of the tries, in brackets."""
        if self.allowed is None and self.times == 1:
            return answer
        if self.allowed is None:
            return phrase("{answer} ({times} times)", answer=answer, times=self.times)
        if self.times == 1:
            return phrase("{answer} ({seconds:g} s were allowed)", answer=answer, seconds=self.allowed)
        return phrase(
            "{answer} ({times} times; {seconds:g} s were allowed)",
            answer=answer,
            times=self.times,
            seconds=self.allowed,
        )


PERSISTENCE: Final = "persistence"
"""The key of a ``Persistence`` among the extensions of an ``httpx.Response``."""

Effect = httpx.Request | GrpcCall | Fit | LocalJob | TextLayer | Wait | Shared | Share
Reply = httpx.Response | bytes | Fitted | ReadReply | PdfTextLayer | str | None


@dataclass(frozen=True)
class Request:
    """What a provider is asked for: at most ``limits.images`` images, features, languages and settings.

    ``credentials`` and ``options`` hold the provider's own fields by name; ``endpoint`` is another
    address of the service, empty for the provider's own.
    """

    images: tuple[Image, ...]
    features: tuple[Feature, ...]
    languages: tuple[str, ...] = ()
    credentials: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    endpoint: str = ""

    def address(self, own: str, path: str) -> str:
        """Return the URL of ``path`` at the endpoint asked for, else at the provider's ``own``."""
        return f"{(self.endpoint or own).rstrip('/')}/{path}"


Plan = Generator[Effect, Any, tuple[Outcome, ...]]


class Provider(Protocol):
    """A service or local engine. Instances are stateless and cheap."""

    id: str
    title: str
    features: frozenset[Feature]
    limits: Limits
    fields: tuple[Field, ...]
    local: bool
    """True if the image never leaves the machine."""
    endpoint: str
    """The address of the service unless a request names another; empty for local providers."""

    def plan(self, request: Request) -> Plan:
        """Return the steps that answer the request; they raise what can be seen to be wrong beforehand."""
        ...


@runtime_checkable
class Pager(Protocol):
    """A provider that can be asked for hits beyond those it gave, without the image being sent again."""

    def can_more(self, analysis: Analysis) -> bool:
        """Return True if the provider may have hits beyond those of this analysis."""
        ...

    def more(self, request: Request, previous: Outcome) -> Plan:
        """Return the steps to ``previous`` grown by the next hits, as the only outcome."""
        ...
