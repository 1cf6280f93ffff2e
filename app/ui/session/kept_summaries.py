"""Learns in few figures what is kept of images nobody looked at yet, so that the strip can say it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QTimer

from app.model.analysis_origin import AnalysisOrigin
from app.model.image import Image
from app.ui.base.backend import Backend
from app.ui.base.runtime import Runtime, Ticket, in_thread
from app.ui.session.entries import ImageList
from app.ui.session.summary import Summary, summary_of

if TYPE_CHECKING:
    from app.storage.corrected import CorrectedAnalysis

LOT: Final = 32
"""Images that are read of before the window is asked which of the others are still open."""


@dataclass(frozen=True)
class _Kept:
    """What is kept of an open image, by provider."""

    key: int
    image: Image
    summaries: Mapping[str, Summary]
    origins: Mapping[str, AnalysisOrigin]


class KeptSummaries(QObject):
    """Asks the store about images that were added, one after the other and off the GUI thread.

    The analyses themselves are read when somebody looks at the image; they win over what is found here.
    """

    def __init__(self, images: ImageList, runtime: Runtime, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._images = images
        self._runtime = runtime
        self._backend = backend
        self._keys: deque[int] = deque()
        self._ticket: Ticket | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read_next)
        images.rowsInserted.connect(self._on_added)

    def _on_added(self, _parent: QModelIndex, first: int, last: int) -> None:
        rows = range(first, last + 1)
        self._keys.extend(entry.key for entry in map(self._images.entry_at, rows) if entry is not None)
        if self._ticket is None:
            self._soon.start()  # not now: slots of rowsInserted must not change rows

    def _read_next(self) -> None:
        if self._ticket is not None:
            return
        lot: list[tuple[int, Image]] = []
        while self._keys and len(lot) < LOT:
            entry = self._images.by_key(self._keys.popleft())
            if entry is not None and not entry.asked:
                lot.append((entry.key, entry.image))
        if lot:
            read = partial(self._read, tuple(lot))
            self._ticket = self._runtime.submit(read, self._on_read, self._on_read, self._take)

    async def _read(self, lot: Sequence[tuple[int, Image]], ticket: Ticket) -> None:
        for key, image in lot:
            corrected = await self._backend.corrected_analyses(image)
            if corrected:
                ticket.report(await in_thread(_summed_up, key, image, corrected))

    def _on_read(self, _value: object) -> None:
        """Go on with the next images, also after a fault: looking at the image tells of it."""
        self._ticket = None
        self._read_next()

    def _take(self, kept: _Kept) -> None:
        entry = self._images.by_key(kept.key)
        if entry is None or entry.image is not kept.image or entry.asked:
            return
        summaries = {**kept.summaries, **entry.summaries}
        self._images.change(kept.key, summaries=summaries, origins={**kept.origins, **entry.origins})


def _summed_up(key: int, image: Image, corrected: tuple[CorrectedAnalysis, ...]) -> _Kept:
    from app.model.document import release_gradually

    analyses = [kept.analysis for kept in corrected]
    kept = _Kept(
        key,
        image,
        {analysis.provider: summary_of(analysis) for analysis in analyses},
        {kept.analysis.provider: kept.origin for kept in corrected},
    )
    for analysis in analyses:
        release_gradually(analysis)
    return kept
