"""The settings as the window uses them: read once, changed here, written by a worker one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.config import settings as s
from app.model.errors import VidimusError
from app.model.phrase import Phrase

if TYPE_CHECKING:
    from app.imaging.limits import OpenLimits
    from app.ui.base.runtime import Runtime, Ticket

T = TypeVar("T")


class Preferences(QObject):
    """The settings in force. Reading and changing are instant, the file follows. GUI thread only.

    ``changed`` carries the ``Setting`` that holds another value now.
    """

    changed = Signal(object)

    def __init__(self, settings: s.Settings) -> None:
        super().__init__()
        self._settings = settings
        self._values: dict[str, Any] = {setting.name: settings.get(setting) for setting in s.SCHEMA}
        self._unwritten: dict[str, s.Setting[Any]] = {}
        self._runtime: Runtime | None = None
        self._failed: Callable[[VidimusError], None] | None = None
        self._writing = False

    @staticmethod
    def load() -> Preferences:
        """Read the settings file; a few kilobytes, before the window shows."""
        return Preferences(s.Settings())

    @property
    def folder(self) -> Path:
        """Return the folder of the settings file."""
        return self._settings.path.parent

    @property
    def notices(self) -> tuple[Phrase, ...]:
        """Return what of the settings file could not be used, in sentences."""
        return tuple(self._settings.notices)

    def write_with(self, runtime: Runtime, failed: Callable[[VidimusError], None]) -> None:
        """Write changes through this runtime from now on; ``failed`` gets the error where that fails."""
        self._runtime = runtime
        self._failed = failed

    def get(self, setting: s.Setting[T]) -> T:
        """Return the value of a setting."""
        value: T = self._values[setting.name]
        return value

    def set(self, setting: s.Setting[T], value: T) -> None:
        """Change the value of a setting; raise ValueError for one it cannot hold."""
        checked = setting.checked(value)
        if checked != self._values[setting.name]:
            self._values[setting.name] = checked
            self._unwritten[setting.name] = setting
            self._write()
            self.changed.emit(setting)

    @property
    def limits(self) -> OpenLimits:
        """Return the limits of what is opened."""
        from app.imaging.limits import OpenLimits

        return OpenLimits(
            max_pixels=self.get(s.MAX_MEGAPIXELS) * 1_000_000,
            max_frames=self.get(s.MAX_FRAMES),
            incomplete=self.get(s.SHOW_INCOMPLETE),
            pdf_dpi=self.get(s.PDF_DPI),
        )

    def write_now(self) -> None:
        """Write unwritten changes in this thread; for the end of the program."""
        self._runtime = None
        waiting, self._unwritten = self._unwritten, {}
        for setting in waiting.values():
            self._settings.set(setting, self._values[setting.name])

    def _write(self) -> None:
        if self._runtime is None or self._writing or not self._unwritten:
            return
        changes = [(setting, self._values[name]) for name, setting in self._unwritten.items()]
        self._unwritten.clear()
        self._writing = True

        def write(_ticket: Ticket) -> None:
            for setting, value in changes:
                self._settings.set(setting, value)

        self._runtime.call(write, self._written, self._not_written)

    def _written(self, _value: object) -> None:
        self._writing = False
        self._write()

    def _not_written(self, error: VidimusError) -> None:
        if self._failed is not None:
            self._failed(error)
        self._written(None)
