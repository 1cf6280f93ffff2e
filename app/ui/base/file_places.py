"""Where dialogs for files open: where the last file of that kind was, else where the image lies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from app.config.settings import FOLDERS, PRIVATE

if TYPE_CHECKING:
    from app.model.image import Image
    from app.ui.base.preferences import Preferences

Kind = Literal["images", "results", "export", "raw", "copies", "key"]
"""What the file holds; each kind has a folder of its own."""
_HOME: Final = Path.home()


def folder_for(preferences: Preferences, kind: Kind, image: Image | None = None) -> Path:
    """Return the folder a dialog opens in: that of the last such file, else the image's, else the home."""
    kept = preferences.get(FOLDERS).get(kind, "")
    beside = image.source.parent if image is not None and isinstance(image.source, Path) else None
    for folder in (Path(kept) if kept else None, beside):
        if folder is not None and folder.is_dir():
            return folder
    return _HOME


def remember_folder(preferences: Preferences, kind: Kind, folder: Path) -> None:
    """Note where a file was opened or written; private mode notes nothing."""
    text = os.fspath(folder)
    if preferences.get(PRIVATE) or not text.isprintable():  # no text that a settings file could hold
        return
    folders: dict[str, str] = preferences.get(FOLDERS)
    preferences.set(FOLDERS, {**folders, kind: text})
