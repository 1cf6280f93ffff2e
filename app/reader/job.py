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

OnProgress = Callable[[Progress], None]


def warm_up() -> tuple[str, ...]:
    """Load the models and return the languages of the tesseract program, none without it."""
    from app.reader import read

    return read.warm_up()


def run_job(job: ReadJob, on_progress: OnProgress) -> ReadReply:
    """Run one job and return its reply; what fails stands in ``errors``, nothing is raised."""
    try:
        on_progress(Progress(job.id, "opening"))
        pixels = _pixels(job)
    except Exception as error:  # noqa: BLE001 - a hostile image must not end the process
        return ReadReply(job.id, errors=(_failure(error, None),))
    reply = ReadReply(job.id)
    for number, feature in enumerate(job.features, 1):
        try:
            fields = _find(feature, pixels, job, on_progress)
        except Exception as error:  # noqa: BLE001 - one feature must not take the others down
            fields = {"errors": (_failure(error, feature),)}
        fields["errors"] = reply.errors + fields.get("errors", ())
        reply = msgspec.structs.replace(reply, **fields)
        if number < len(job.features):  # usable while the others are still looked for
            on_progress(_finished(reply, job.features[:number]))
    return reply


def _pixels(job: ReadJob) -> npt.NDArray[np.uint8]:
    from app.imaging.open import OpenLimits, identify
    from app.imaging.pixels import load
    from app.reader.flatten import opaque_pixels

    limits = OpenLimits(max_pixels=job.max_pixels, incomplete=job.incomplete)
    image = identify(job.data, job.name, frame=job.frame, limits=limits)
    return opaque_pixels(load(image, limits=limits))


def _find(
    feature: Feature, pixels: npt.NDArray[np.uint8], job: ReadJob, on_progress: OnProgress
) -> dict[str, Any]:
    """Return the fields of the reply that one feature fills."""
    if feature is Feature.FACES:
        return {"faces": _faces(pixels, job, on_progress)}
    if feature is not Feature.TEXT:
        raise UnsupportedError("the on-device reader has no {feature}", feature=str(feature))
    from app.reader.read import read_text

    def on_stage(stage: str, done: int = 0, total: int = 0, text: Text | None = None) -> None:
        on_progress(Progress(job.id, stage, done, total, text=text))

    text, failures, properties = read_text(pixels, job.languages, job.reader, job.options, on_stage)
    return {"text": text, "errors": failures, "properties": properties}


def _faces(pixels: npt.NDArray[np.uint8], job: ReadJob, on_progress: OnProgress) -> tuple[Face, ...]:
    from app.reader.faces import find_faces

    on_progress(Progress(job.id, "detecting faces"))
    faces = find_faces(pixels)
    on_progress(Progress(job.id, "detecting faces", 1, 1, faces=faces))
    return faces


def _finished(reply: ReadReply, features: tuple[Feature, ...]) -> Progress:
    """Return what is known of the features that are done as a step of the job."""
    return Progress(
        reply.id,
        "reading",
        text=reply.text,
        faces=reply.faces,
        finished=features,
        errors=reply.errors,
    )


def _failure(error: Exception, feature: Feature | None) -> Failure:
    if isinstance(error, VidimusError):
        return Failure.of(error, feature)
    _log.error("a job failed", exc_info=error)
    if isinstance(error, MemoryError):
        return Failure.of(InputError("the image is too large for the memory of this machine"), feature)
    fault = ServiceError("the on-device reader failed on this image ({defect})", defect=type(error).__name__)
    return Failure.of(fault, feature)
