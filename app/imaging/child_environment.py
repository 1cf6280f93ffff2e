"""The environment of child processes of this program."""

from __future__ import annotations

import os
from pathlib import Path

import app


def child_environment() -> dict[str, str]:
    """Return the environment of a child process: it finds this package, and is told no secrets."""
    own_folder = str(Path(app.__file__).parent.parent)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("VIDIMUS_")}
    search_path = os.pathsep.join(filter(None, (own_folder, inherited.get("PYTHONPATH"))))
    return inherited | {"PYTHONPATH": search_path}
