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


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file (mode 0600) so that at any moment the old or the new one is there; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=path.name + ".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def reason(error: OSError) -> str:
    """Return the system's reason for an error in lower case, to end a sentence with."""
    return (error.strerror or "it failed").lower()


def environment_name(provider_id: str, field: str) -> str:
    """Return the environment variable of a provider's field, such as ``VIDIMUS_GOOGLE_VISION_API_KEY``."""
    return f"VIDIMUS_{provider_id}_{field}".upper().replace("-", "_").replace(".", "_")


def _directory(variable: str, default: Callable[..., Path]) -> Path:
    value = os.environ.get(variable)
    return Path(value).expanduser() if value else default("vidimus", appauthor=False)
