"""Which provider is listed and which of its regions are selected: held once, seen by every view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from app.model.edit import Key

Keys = tuple[Key, ...]
_FIRST_PROVIDER = "on-device"


class SelectionSource(StrEnum):
    """The part of the program that selected last; a view that did so itself shows it already."""

    CANVAS = "canvas"
    FINDINGS = "findings"
    COMPARE = "compare"
    QUALITY = "quality"
    FIND = "find"
    EDITING = "editing"
    ARRIVAL = "arrival"
    """More of the analysis came, in which the same regions have other names; the list shows them already."""
    PROGRAM = "program"


@dataclass(frozen=True)
class SelectedRegions:
    """The regions selected in the current image: keys within the analysis of one provider, the listed one."""

    provider: str
    keys: Keys = ()
    source: SelectionSource = SelectionSource.PROGRAM


class Selection(QObject):
    """The selection of the window. Views show it and change it; none of them keeps one of its own.

    ``changed`` carries the new ``SelectedRegions``, and follows real changes only. ``repeated`` carries them
    when the regions selected already were asked for again, so that views can bring them into sight.
    """

    changed = Signal(object)
    repeated = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._regions = SelectedRegions(_FIRST_PROVIDER)

    @property
    def regions(self) -> SelectedRegions:
        """Return provider, keys and source as one immutable value."""
        return self._regions

    @property
    def provider(self) -> str:
        """Return the id of the provider whose findings are listed."""
        return self._regions.provider

    @property
    def keys(self) -> Keys:
        """Return the keys of the regions selected, in the order they were selected or read."""
        return self._regions.keys

    @property
    def source(self) -> SelectionSource:
        """Return which part of the program selected last."""
        return self._regions.source

    def select(self, keys: Keys, source: SelectionSource = SelectionSource.PROGRAM) -> None:
        """Select regions of the listed provider, in place of those selected before."""
        self._set(SelectedRegions(self.provider, keys, source))

    def select_of(self, provider: str, keys: Keys, source: SelectionSource = SelectionSource.PROGRAM) -> None:
        """Select regions of a provider, which is the listed one from now on."""
        self._set(SelectedRegions(provider, keys, source))

    def list_provider(self, provider: str) -> None:
        """List a provider; regions of another one are not selected any more."""
        if provider != self.provider:
            self._set(SelectedRegions(provider))

    def clear(self) -> None:
        """Select nothing."""
        if self.keys:
            self.select(())

    def rename(self, keys: Keys, show: Callable[[], None]) -> None:
        """Name the regions selected as a later state of their analysis does, which ``show`` lists.

        The list finds the new names; every other view hears of them after that.
        """
        before = self._regions
        if keys != before.keys:
            self._regions = SelectedRegions(before.provider, keys, SelectionSource.ARRIVAL)
        show()
        if keys != before.keys:
            self.changed.emit(self._regions)

    def keep_where(self, is_there: Callable[[Key], bool]) -> None:
        """Keep only the selected regions for which a test holds; for an analysis that changed."""
        kept = tuple(key for key in self.keys if is_there(key))
        if len(kept) < len(self.keys):
            self.select(kept)

    def _set(self, regions: SelectedRegions) -> None:
        before = self._regions
        if regions.provider == before.provider and regions.keys == before.keys:
            self.repeated.emit(regions)
            return
        self._regions = regions
        self.changed.emit(regions)
