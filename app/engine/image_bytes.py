"""The bytes of an image as its file has them now."""

from __future__ import annotations

import hashlib

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
