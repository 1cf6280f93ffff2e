"""Where the program keeps its files, how it writes them, and what its environment variables are called."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs


def config_dir() -> Path:
    """Where the settings file lives: ``VIDIMUS_CONFIG_DIR``, else the platform's own place."""
    return _place("VIDIMUS_CONFIG_DIR", platformdirs.user_config_path)


def data_dir() -> Path:
    """Where kept answers live: ``VIDIMUS_DATA_DIR``, else the platform's own place."""
    return _place("VIDIMUS_DATA_DIR", platformdirs.user_data_path)


def cache_dir() -> Path:
    """Where what can be made again lies: ``VIDIMUS_CACHE_DIR``, else the platform's own place."""
    return _place("VIDIMUS_CACHE_DIR", platformdirs.user_cache_path)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file (0600) so that at any moment either the old or the new one is there; raises OSError."""
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
    """The system's reason in lower case, to end a sentence with."""
    return (error.strerror or "it failed").lower()


def environment_name(provider_id: str, field: str) -> str:
    """The environment variable of a provider's field: ``VIDIMUS_GOOGLE_VISION_API_KEY``."""
    return f"VIDIMUS_{provider_id}_{field}".upper().replace("-", "_").replace(".", "_")


def _place(variable: str, default: Callable[..., Path]) -> Path:
    named = os.environ.get(variable)
    return Path(named).expanduser() if named else default("vidimus", appauthor=False)
