"""The folders of the program's own files, their atomic writing, and names of environment variables."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import platformdirs

from app.model.phrase import Phrase, phrase


def config_dir() -> Path:
    """Return the folder of the settings file: ``VIDIMUS_CONFIG_DIR``, else the platform's own."""
    return _directory("VIDIMUS_CONFIG_DIR", platformdirs.user_config_path)


def data_dir() -> Path:
    """Return the folder of kept analyses: ``VIDIMUS_DATA_DIR``, else the platform's own."""
    return _directory("VIDIMUS_DATA_DIR", platformdirs.user_data_path)


def cache_dir() -> Path:
    """Return the folder of files that can be made again: ``VIDIMUS_CACHE_DIR``, else the platform's own."""
    return _directory("VIDIMUS_CACHE_DIR", platformdirs.user_cache_path)


def write_atomically(path: Path, data: bytes, *, private: bool = True) -> None:
    """Write a file, and make its folder, so that at any moment the old or the new file is there whole.

    A private file is for its owner alone (0600, a new folder 0700), and is on the disk on return; any
    other has the permissions the process gives new files. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700 if private else 0o777)
    handle, name = tempfile.mkstemp(prefix=".vidimus-", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if private:
                file.flush()
                os.fsync(file.fileno())
        if not private:
            part.chmod(0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


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


def environment_name(provider_id: str, field: str) -> str:
    """Return the environment variable of a provider's field, such as ``VIDIMUS_GOOGLE_VISION_API_KEY``."""
    return f"VIDIMUS_{provider_id}_{field}".upper().replace("-", "_").replace(".", "_")


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current


def _directory(variable: str, default: Callable[..., Path]) -> Path:
    value = os.environ.get(variable)
    return Path(value).expanduser() if value else default("vidimus", appauthor=False)
