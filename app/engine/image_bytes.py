"""The bytes of an image as its file has them now."""

from __future__ import annotations

import hashlib
import io

from app.imaging.pixels import load
from app.model.errors import InputError
from app.model.image import Image
from app.model.system_errors import reason


def unchanged_bytes(image: Image) -> bytes:
    """Return the bytes of an image; raises InputError where its file is gone or is another one now."""
    if isinstance(image.source, bytes):
        return image.source
    try:
        data = image.source.read_bytes()
    except OSError as error:
        raise InputError("cannot open {name}: {reason}", name=image.name, reason=reason(error)) from error
    if hashlib.sha256(data).hexdigest() != image.sha256:
        raise InputError("{name} has changed since it was opened; open it again", name=image.name)
    return data


def bytes_to_read(image: Image) -> tuple[bytes, int]:
    """Return the bytes of an image for the on-device reader, and its frame in them; raises InputError.

    A page of a PDF is rendered here, so that its password stays here.
    """
    data = unchanged_bytes(image)
    if image.format != "PDF":
        return data, image.frame
    out = io.BytesIO()
    load(image).save(out, "TIFF", dpi=image.dpi)
    return out.getvalue(), 0
