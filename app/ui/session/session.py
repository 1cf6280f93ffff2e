"""Which images are open and which one is looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.model.analysis import Analysis
from app.model.analysis_origin import UNKNOWN_ORIGIN, AnalysisOrigin
from app.model.errors import VidimusError
from app.model.image import Image
from app.ui.base.backend import Backend
from app.ui.base.runtime import Runtime, Ticket
from app.ui.session.analysis_cache import AnalysisCache
from app.ui.session.arranged_images import ArrangedImages
from app.ui.session.entries import Entry, ImageList
from app.ui.session.kept_summaries import KeptSummaries
from app.ui.session.selection import Selection
from app.ui.session.summary import summary_of

if TYPE_CHECKING:
    from app.storage.corrected import CorrectedAnalysis


class Session(QObject):
    """The open images, the current one and its page; asks the store what is kept about it.

    ``current_changed``: another image or page is looked at (or none: ``None``).
    ``corrections_read``: storage told what was corrected of analyses that an entry has from now on, each a
    ``CorrectedAnalysis``. ``entry_changed``: something about an open image is new; of new analyses it follows
    ``corrections_read``. ``settled``: no answer is on its way into the session any more. ``failed``: name and
    error.
    """

    current_changed = Signal(object)
    corrections_read = Signal(object, tuple)
    entry_changed = Signal(object)
    settled = Signal()
    failed = Signal(str, object)

    def __init__(self, runtime: Runtime, services: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self.images = ImageList(self)
        self.arranged = ArrangedImages(self.images, self)
        self.selection: Selection = Selection(self)
        self._runtime = runtime
        self._services = services
        self._current: int | None = None
        self._turning: Ticket | None = None
        self._wanted_frame = 0
        self._arriving: dict[tuple[int, str], Ticket] = {}
        self._holding = AnalysisCache(self.images, lambda: self.current, runtime, services, self)
        KeptSummaries(self.images, runtime, services, self)

    @property
    def current(self) -> Entry | None:
        """The image looked at, as it is known now."""
        return None if self._current is None else self.images.by_key(self._current)

    def add(self, image: Image, *, show: bool = False) -> Entry:
        """Open an image; look at it when that is wanted, or when it is the only one."""
        return self.add_all((image,), show=show)[0]

    def add_all(self, images: Sequence[Image], *, show: bool = False, first: int = 0) -> Sequence[Entry]:
        """Open images; look at number ``first`` when that is wanted, or when nothing is looked at."""
        entries = self.images.add_all(images)
        if entries and (show or self._current is None):
            self.show(entries[first].key)
        return entries

    def show(self, key: int) -> None:
        """Look at an open image."""
        entry = self.images.by_key(key)
        if entry is None or key == self._current:
            return
        self._stop_turning()
        self._current = key
        self._announce(entry)

    def step(self, by: int) -> None:
        """Look at a neighbour in the strip."""
        key = None if self._current is None else self.arranged.neighbour(self._current, by)
        if key is not None:
            self.show(key)

    def can_step(self, by: int) -> bool:
        """Return True if there is a neighbour."""
        return self._current is not None and self.arranged.neighbour(self._current, by) is not None

    def turn(self, by: int) -> None:
        """Go to another page of the current image."""
        if self.can_turn(by):
            self.turn_to(self._frame + by)

    def can_turn(self, by: int) -> bool:
        """Return True if the current image has that page."""
        entry = self.current
        return entry is not None and 0 <= self._frame + by < entry.image.frames

    def turn_to(self, frame: int) -> None:
        """Go to a page (from 0) of the current image."""
        entry = self.current
        if entry is None or not 0 <= frame < entry.image.frames or frame == self._frame:
            return
        self._stop_turning()
        self._wanted_frame = frame
        image = entry.image
        limits = self._services.settings.limits

        def identify(_ticket: Ticket) -> Image:
            from app.imaging.open import identify

            return identify(image.source, image.name, frame=frame, limits=limits.at_resolution_of(image))

        self._turning = self._runtime.call(
            identify, partial(self._turned, entry.key), partial(self._turn_failed, image.name)
        )

    def _stop_turning(self) -> None:
        """Drop the page that is still being opened."""
        if self._turning is not None:
            self._turning.cancel()
            self._turning = None

    @property
    def _frame(self) -> int:
        if self._turning is not None:
            return self._wanted_frame
        return self.current.image.frame if self.current else 0

    def _turned(self, key: int, image: Image) -> None:
        self._turning = None
        entry = self.images.change(
            key,
            image=image,
            analyses={},
            origins={},
            failures={},
            running=frozenset(),
            asked=False,
            declined=False,
        )
        if entry is not None and key == self._current:
            self._announce(entry)

    def _turn_failed(self, name: str, error: VidimusError) -> None:
        self._turning = None
        self.failed.emit(name, error)

    def close_current(self) -> None:
        """Close the image looked at; its neighbour follows."""
        if self._current is not None:
            self.close((self._current,))

    def close(self, keys: Collection[int]) -> None:
        """Close open images; where the one looked at is among them, the nearest that stays follows."""
        closed = set(keys)
        current = self._current
        following = current
        if current in closed:
            following = self._nearest_but(closed, current)
            self._stop_turning()
            self._current = None
        for key in keys:
            self.images.remove(key)
        if current not in closed:
            return
        if following is None and self.images.rowCount():
            following = self.images.entries()[0].key
        if following is not None:
            self.show(following)
        else:
            self._announce_none()

    def _nearest_but(self, closed: Collection[int], key: int) -> int | None:
        """Return the nearest image below, else above, that is not closed; None where none is shown."""
        for by in (1, -1):
            following = self.arranged.neighbour(key, by)
            while following is not None and following in closed:
                following = self.arranged.neighbour(following, by)
            if following is not None:
                return following
        return None

    def close_all(self) -> None:
        """Close every image."""
        self._stop_turning()
        self._current = None
        self.images.clear()
        self._announce_none()

    def change(self, key: int, **changes: object) -> Entry | None:
        """Replace fields of an entry and tell."""
        entry = self.images.change(key, **changes)
        if entry is not None:
            self.entry_changed.emit(entry)
        return entry

    def put(self, key: int, image: Image, analysis: Analysis, *, kept: bool = True, file: str = "") -> None:
        """Add an analysis that was just answered, once storage has told of earlier corrections of it.

        An entry that shows another page by then is left alone. ``kept``: the store may have the analysis
        too, so that it need not be held. ``file`` is the name of the file it was read from, where it was.
        """
        entry = self.images.by_key(key)
        if entry is None or entry.image != image:
            return
        if not kept:
            self._holding.pin(key)
        place = (key, analysis.provider)
        earlier = self._arriving.pop(place, None)
        if earlier is not None:
            earlier.cancel()
        if analysis.status == "failed":  # there is nothing to correct
            self._take_failure(entry, analysis, file)
            if earlier is not None:
                self._tell_settled()
            return

        async def read(_ticket: Ticket) -> CorrectedAnalysis:
            return await self._services.corrected_analysis(image, analysis)

        self._arriving[place] = self._runtime.submit(
            read, partial(self._arrived, place), partial(self._not_read, place, image, analysis)
        )

    def remove(self, key: int, provider: str, number: int) -> None:
        """Delete a kept analysis by its row in the store; an older one of its provider takes its place."""
        self._read_anew(key, provider, lambda: self._services.remove_analysis(number))

    def bring_back(self, key: int, provider: str, number: int) -> None:
        """Show an older analysis of a provider, by its row in the store, in place of the newer one."""
        self._read_anew(key, provider, lambda: self._services.bring_back(number))

    def _read_anew(self, key: int, provider: str, change: Callable[[], Awaitable[bool]]) -> None:
        """Change what is kept of a provider, and show what stands for it then."""
        entry = self.images.by_key(key)
        if entry is None:
            return
        image = entry.image

        async def work(_ticket: Ticket) -> tuple[CorrectedAnalysis, ...]:
            await change()
            return await self._services.corrected_analyses(image)

        self._runtime.submit(
            work, partial(self._renewed, key, image, provider), partial(self._kept_failed, key)
        )

    def _renewed(
        self, key: int, image: Image, provider: str, corrected: tuple[CorrectedAnalysis, ...]
    ) -> None:
        entry = self.images.by_key(key)
        if entry is None or entry.image != image:
            return
        left = tuple(c for c in corrected if c.analysis.provider == provider)
        analyses = {p: a for p, a in entry.analyses.items() if p != provider}
        origins = {p: o for p, o in entry.origins.items() if p != provider}
        analyses.update((c.analysis.provider, c.analysis) for c in left)
        summaries = {p: s for p, s in entry.summaries.items() if p != provider}
        summaries.update((c.analysis.provider, summary_of(c.analysis)) for c in left)
        origins.update(_origins(left))
        failures = {p: a for p, a in entry.failures.items() if p != provider}
        changed = self.images.change(
            key, analyses=analyses, summaries=summaries, origins=origins, failures=failures
        )
        self._tell(changed, left)

    @property
    def settling(self) -> bool:
        """Return True if any answer is on its way into the session."""
        return bool(self._arriving)

    def is_arriving(self, key: int, provider: str) -> bool:
        """Return True if a provider has answered about an image, and its analysis is about to be there."""
        return (key, provider) in self._arriving

    def _arrived(self, place: tuple[int, str], corrected: CorrectedAnalysis) -> None:
        del self._arriving[place]
        self._take(place[0], corrected.image, corrected.analysis, (corrected,))
        self._tell_settled()

    def _not_read(
        self, place: tuple[int, str], image: Image, analysis: Analysis, error: VidimusError
    ) -> None:
        """Show an analysis although a defect keeps corrections of it from being made."""
        del self._arriving[place]
        self._take(place[0], image, analysis, ())
        self.failed.emit(image.name, error)
        self._tell_settled()

    def _tell_settled(self) -> None:
        if not self._arriving:
            self.settled.emit()

    def _take(
        self,
        key: int,
        image: Image,
        analysis: Analysis,
        corrected: tuple[CorrectedAnalysis, ...],
        origin: AnalysisOrigin = UNKNOWN_ORIGIN,
    ) -> None:
        entry = self.images.by_key(key)
        if entry is None or entry.image != image:
            return
        self._holding.touch(key)
        origins = {**entry.origins, analysis.provider: origin}
        entry = self.images.change(
            key,
            analyses={**entry.analyses, analysis.provider: analysis},
            failures={p: a for p, a in entry.failures.items() if p != analysis.provider},
            origins={**origins, **_origins(corrected)},
            running=entry.running - {analysis.provider},
        )
        self._tell(entry, corrected)

    def _take_failure(self, entry: Entry, analysis: Analysis, file: str) -> None:
        """Show that a provider failed; what it answered before stays, with the failure beside it."""
        provider = analysis.provider
        known = entry.summaries.get(provider)
        if known is None or known.status == "failed":
            self._take(entry.key, entry.image, analysis, (), AnalysisOrigin(file=file))
            return
        changed = self.images.change(
            entry.key,
            failures={**entry.failures, provider: analysis},
            running=entry.running - {provider},
        )
        self._tell(changed, ())

    def _tell(self, entry: Entry | None, corrected: tuple[CorrectedAnalysis, ...]) -> None:
        if entry is not None:
            if corrected:
                self.corrections_read.emit(entry, corrected)
            self.entry_changed.emit(entry)

    def _announce_none(self) -> None:
        self.selection.clear()
        self.current_changed.emit(None)

    def _announce(self, entry: Entry) -> None:
        self.selection.clear()
        self.current_changed.emit(entry)
        if not entry.asked:
            self._ask_store(entry)

    def _ask_store(self, entry: Entry) -> None:
        image = entry.image

        async def read(_ticket: Ticket) -> tuple[CorrectedAnalysis, ...]:
            return await self._services.corrected_analyses(image)

        self._runtime.submit(
            read, partial(self._kept, entry.key, image), partial(self._kept_failed, entry.key)
        )

    def _kept(self, key: int, image: Image, corrected: tuple[CorrectedAnalysis, ...]) -> None:
        entry = self.images.by_key(key)
        if entry is None or entry.image != image:
            return
        self._holding.touch(key)
        news = tuple(c for c in corrected if c.analysis.provider not in entry.analyses)
        analyses = {**{c.analysis.provider: c.analysis for c in news}, **entry.analyses}
        origins = {**entry.origins, **_origins(news)}
        self._tell(self.images.change(key, analyses=analyses, origins=origins, asked=True), news)

    def _kept_failed(self, key: int, error: VidimusError) -> None:
        entry = self.change(key, asked=True)
        if entry is not None:
            self.failed.emit(entry.image.name, error)


def _origins(corrected: tuple[CorrectedAnalysis, ...]) -> dict[str, AnalysisOrigin]:
    return {kept.analysis.provider: kept.origin for kept in corrected}
