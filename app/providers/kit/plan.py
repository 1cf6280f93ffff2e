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
``Wait``             ``None``
``Shared``           what its steps return
===================  ==========================================================
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

import httpx

from app.model.analysis import Analysis
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import ReadReply
from app.model.limits import Fitted, Limits
from app.model.outcome import Outcome

__all__ = [
    "Effect",
    "Field",
    "Fit",
    "GrpcCall",
    "LocalJob",
    "Outcome",
    "Plan",
    "Provider",
    "Reply",
    "Request",
    "Shared",
    "Wait",
]


@dataclass(frozen=True)
class Field:
    """A credential or option of a provider; settings page, command and environment names follow from it.

    ``secret`` values live in the keyring only. ``option`` fields are given by ``--option ID.NAME=VALUE``;
    the others are credentials. ``choices`` empty means free text. ``file``: it is the text of a JSON key
    file, so it may be taken from one.
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
class Wait:
    """Let time pass; ``reason`` is shown."""

    seconds: float
    reason: str


@dataclass(frozen=True)
class Shared:
    """Steps that serve everybody who wants the same (by ``name``) while they are under way.

    They are carried out once; whoever comes later waits for the same result or the same error.
    """

    name: str
    steps: Callable[[], Generator[Effect, Any, str]]


Effect = httpx.Request | GrpcCall | Fit | LocalJob | Wait | Shared
Reply = httpx.Response | bytes | Fitted | ReadReply | str | None


@dataclass(frozen=True)
class Request:
    """What is wanted: some images (at most ``limits.images``), features, languages, and the settings.

    ``credentials`` and ``options`` hold the provider's own fields by name; ``endpoint`` is another
    address for it, empty for its own.
    """

    images: tuple[Image, ...]
    features: tuple[Feature, ...]
    languages: tuple[str, ...] = ()
    credentials: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    endpoint: str = ""


Plan = Generator[Effect, Any, tuple[Outcome, ...]]


class Provider(Protocol):
    """A service or local engine. Instances are stateless and cheap."""

    id: str
    title: str
    features: frozenset[Feature]
    limits: Limits
    fields: tuple[Field, ...]
    local: bool
    """True when the image never leaves the machine."""
    endpoint: str
    """The address it speaks to unless told otherwise; empty for local ones."""

    def plan(self, request: Request) -> Plan:
        """The steps that answer the request; raises errors of the tree for what can be seen beforehand."""
        ...


@runtime_checkable
class Pager(Protocol):
    """A provider that can be asked for hits beyond those it gave, without the image being sent again."""

    def can_more(self, analysis: Analysis) -> bool:
        """Whether there may be any beyond those of this analysis."""
        ...

    def more(self, request: Request, so_far: Outcome) -> Plan:
        """The steps to the one outcome grown by the next hits; raises errors of the tree."""
        ...
