"""One job of the child process, from the bytes of an image to the reply."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from app.model.analysis import Face, Failure, Text
from app.model.errors import InputError, ServiceError, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.model.job import Progress, ReadJob, ReadReply

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_log = logging.getLogger(__name__)

Tell = Callable[[Progress], None]


def warm_up() -> tuple[str, ...]:
    """Load the models; returns the languages of the tesseract program, none without it."""
    from app.reader import read

    return read.warm_up()


def answer(job: ReadJob, tell: Tell) -> ReadReply:
    """Do the job. What fails stands in the reply's ``errors``; nothing is raised."""
    try:
        tell(Progress(job.id, "opening"))
        pixels = _pixels(job)
    except Exception as error:  # noqa: BLE001 - a hostile image must not end the process
        return ReadReply(job.id, errors=(_failure(error, None),))
    reply = ReadReply(job.id)
    for feature in job.features:
        try:
            found = _find(feature, pixels, job, tell)
        except Exception as error:  # noqa: BLE001 - one feature must not take the others down
            found = {"errors": (_failure(error, feature),)}
        found["errors"] = reply.errors + found.get("errors", ())
        reply = msgspec.structs.replace(reply, **found)
    return reply


def _pixels(job: ReadJob) -> npt.NDArray[np.uint8]:
    from app.imaging.open import OpenLimits, identify
    from app.imaging.pixels import load
    from app.reader.flatten import opaque

    limits = OpenLimits(max_pixels=job.max_pixels)
    image = identify(job.data, job.name, frame=job.frame, limits=limits)
    return opaque(load(image, limits=limits))


def _find(feature: Feature, pixels: npt.NDArray[np.uint8], job: ReadJob, tell: Tell) -> dict[str, Any]:
    """The fields of the reply one feature fills."""
    if feature is Feature.FACES:
        return {"faces": _faces(pixels, job, tell)}
    if feature is not Feature.TEXT:
        raise UnsupportedError(f"the on-device reader has no {feature}")
    from app.reader.read import read_text

    def on_progress(stage: str, done: int = 0, total: int = 0, text: Text | None = None) -> None:
        tell(Progress(job.id, stage, done, total, text=text))

    text, failures, properties = read_text(pixels, job.languages, job.reader, job.options, on_progress)
    return {"text": text, "errors": failures, "properties": properties}


def _faces(pixels: npt.NDArray[np.uint8], job: ReadJob, tell: Tell) -> tuple[Face, ...]:
    from app.reader.faces import find_faces

    tell(Progress(job.id, "looking for faces"))
    found = find_faces(pixels)
    tell(Progress(job.id, "looking for faces", 1, 1, faces=found))
    return found


def _failure(error: Exception, feature: Feature | None) -> Failure:
    if isinstance(error, VidimusError):
        return Failure.of(error, feature)
    _log.error("a job failed", exc_info=error)
    if isinstance(error, MemoryError):
        return Failure.of(InputError("the image is too large for the memory of this machine"), feature)
    return Failure.of(
        ServiceError(f"the on-device reader failed on this image ({type(error).__name__})"), feature
    )
