"""Why the system refused something, in words of the program: its own are in the language of the system."""

from __future__ import annotations

import errno
from typing import Final

from app.model.phrase import Phrase, phrase

_REASONS: Final = {
    errno.EACCES: phrase("permission denied"),
    errno.EBUSY: phrase("device or resource busy"),
    errno.EDQUOT: phrase("disk quota exceeded"),
    errno.EEXIST: phrase("file exists"),
    errno.EFBIG: phrase("file too large"),
    errno.EINVAL: phrase("invalid argument"),
    errno.EIO: phrase("input/output error"),
    errno.EISDIR: phrase("is a directory"),
    errno.ELOOP: phrase("too many levels of symbolic links"),
    errno.EMFILE: phrase("too many open files"),
    errno.ENAMETOOLONG: phrase("file name too long"),
    errno.ENFILE: phrase("too many open files in system"),
    errno.ENODEV: phrase("no such device"),
    errno.ENOENT: phrase("no such file or directory"),
    errno.ENOMEM: phrase("cannot allocate memory"),
    errno.ENOSPC: phrase("no space left on device"),
    errno.ENOTDIR: phrase("not a directory"),
    errno.ENOTEMPTY: phrase("directory not empty"),
    errno.EPERM: phrase("operation not permitted"),
    errno.EROFS: phrase("read-only file system"),
    errno.ESTALE: phrase("stale file handle"),
    errno.ETIMEDOUT: phrase("connection timed out"),
}
"""What systems say, in English whatever language this one speaks."""


def reason(error: OSError) -> Phrase:
    """Return the system's reason for an error, to end a sentence with."""
    if not error.strerror:
        return phrase("it failed")
    return _REASONS.get(error.errno or 0) or Phrase(error.strerror.lower())
