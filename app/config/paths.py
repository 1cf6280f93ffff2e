"""The folders of the program's own files, their atomic writing, and names of environment variables."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs


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
