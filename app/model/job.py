"""Messages between the engine and the on-device child process.

Framing on both pipes: a 4-byte big-endian length, then one MessagePack map. The engine writes
``ReadJob`` (or ``WarmUp``); the child answers any number of ``Progress`` and then one ``ReadReply``
(or ``Ready``), all carrying the job's ``id``.
"""

from __future__ import annotations

import math
from typing import Any

import msgspec

from app.model.analysis import Face, Failure, Text
from app.model.feature import Feature
from app.model.phrase import Phrase


class ReadJob(msgspec.Struct, frozen=True, tag="read"):
    """Read one image.

    ``data`` is the file as given (the child opens it, frame ``frame``, with the limits given);
    polygons come back in pixels of the upright original. ``reader``: ``on-device`` chooses between
    its engines itself, ``tesseract`` uses that program only. ``languages`` are BCP-47 codes, empty
    for "find out". ``name`` stands in error sentences. ``incomplete``: the file is cut off, and what can be
    decoded of it is read.
    """

    id: int
    data: bytes
    frame: int
    features: tuple[Feature, ...]
    reader: str = "on-device"
    languages: tuple[str, ...] = ()
    max_pixels: int = 500_000_000
    options: dict[str, str] = {}
    name: str = "image"
    incomplete: bool = False


class WarmUp(msgspec.Struct, frozen=True, tag="warm-up"):
    """Load the models, so that the first job finds them ready."""

    id: int


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """How far a job is: ``stage`` says what happens, ``done`` of ``total`` are its steps (0 of 0: unknown).

    A stage is a phrase, or the template of one without parameters.

    ``text`` and ``faces`` hold what is known so far, so that first lines show while the rest is read.
    ``finished``: the features of which all is known now, in this step's ``text`` and ``faces``; ``errors`` is
    what failed of them.
    ``in_bytes``: the steps are bytes, of an upload. ``again``: the moment (``time.monotonic``) at which a
    service in trouble is asked again; 0 when nothing is waited for.
    """

    id: int
    stage: str | Phrase
    done: int = 0
    total: int = 0
    text: Text | None = None
    faces: tuple[Face, ...] | None = None
    finished: tuple[Feature, ...] = ()
    errors: tuple[Failure, ...] = ()
    in_bytes: bool = False
    again: float = 0.0

    def words(self, now: float) -> str:
        """Return the stage and how far it is, as a short phrase; ``now`` is ``time.monotonic()``."""
        if self.again:
            return f"{self.stage}, again in {max(0, math.ceil(self.again - now))} s"
        if self.in_bytes:
            return f"{self.stage} {self.done / 1e6:.1f} of {self.total / 1e6:.1f} MB"
        return f"{self.stage} {self.done}/{self.total}" if self.total else str(self.stage)


class ReadReply(msgspec.Struct, frozen=True, tag="reply"):
    """The end of a job. A feature that failed is ``None`` and stands in ``errors``."""

    id: int
    text: Text | None = None
    faces: tuple[Face, ...] | None = None
    errors: tuple[Failure, ...] = ()
    properties: dict[str, Any] = {}


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The child has loaded its models. ``tesseract`` lists that program's languages, empty without it."""

    id: int
    tesseract: tuple[str, ...] = ()


ToReader = ReadJob | WarmUp
FromReader = Progress | ReadReply | Ready
