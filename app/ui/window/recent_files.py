"""Files and folders opened lately: what is remembered of them, and the list to open one again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.config.settings import PRIVATE, RECENT
from app.model.safe_text import one_line
from app.ui.base.i18n import tr
from app.ui.base.preferences import Preferences
from app.ui.widgets.pick_list import Entry, PickList

if TYPE_CHECKING:
    from app.ui.session.context import Context

MOST_RECENT: Final = 20
"""Files and folders remembered as opened lately."""


def remember_files(preferences: Preferences, paths: Sequence[Path]) -> None:
    """Put files and folders first among those opened lately; in the private mode remember nothing."""
    opened = [name for path in paths if _is_text(name := str(path.absolute()))]
    if not preferences.get(PRIVATE) and 0 < len(opened) <= MOST_RECENT:
        before = [path for path in preferences.get(RECENT) if path not in opened]
        preferences.set(RECENT, (*opened, *before)[:MOST_RECENT])


def _is_text(name: str) -> bool:
    """Return False for a file name in no known encoding, which the settings file cannot hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


class RecentFiles(PickList):
    """Files opened lately, the latest first; opening one that is gone says so."""

    def __init__(self, context: Context, open_paths: Callable[[Iterable[str]], object]) -> None:
        super().__init__(context.widget, tr("Recent files"), tr("Type part of a name"))
        self._open_paths = open_paths
        self.picked.connect(self._open)
        self.offer(partial(_entries, context.preferences))

    def _open(self, path: str) -> None:
        self._open_paths([path])


def _entries(preferences: Preferences, typed: str) -> Iterable[Entry]:
    sought = typed.casefold().strip()
    recent: tuple[str, ...] = preferences.get(RECENT)
    for path in map(Path, recent):
        if sought in str(path).casefold():
            yield str(path), one_line(path.name, 60), one_line(_end_of(path.parent), 60)


def _end_of(folder: Path) -> str:
    """Return the end of a folder's path, which tells more than its beginning."""
    parts = folder.parts
    return str(folder) if len(parts) < 4 else str(Path("…", *parts[-2:]))
