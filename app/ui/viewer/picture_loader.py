"""Brings the pixels of the current image: a small preview at once, then all of them.

A picture too large to be held is cut into tiles by a process of its own, and shown while that goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.config.paths import cache_dir
from app.model.errors import VidimusError
from app.model.image import Image
from app.ui.base.runtime import Runtime, Ticket
from app.ui.canvas import qimages

if TYPE_CHECKING:
    from app.imaging.tile_process import TileCutter
    from app.ui.canvas.scaled_copies import ScaledCopy

PREVIEW_FROM: Final = 3_000_000
"""Pixels from which a preview comes before the sharp picture."""
_SMALL_COPY_EVERY: Final = 0.25
"""Seconds between two small copies of a picture whose file gives no quick preview."""


class PictureLoader(QObject):
    """Loads one image at a time; what belongs to an earlier one never arrives.

    ``picture``: image, its pixels (Level, perhaps smaller than it) and whether it is the same picture,
    sharper. ``tiles``: image and the pyramid its sharp pixels come from. ``grown``: more of that is there.
    ``failed``: image and error.
    """

    picture = Signal(object, object, bool)
    tiles = Signal(object, object)
    grown = Signal()
    failed = Signal(object, object)

    def __init__(self, runtime: Runtime, parent: QObject) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self._ticket: Ticket | None = None
        self._cutting: TileCutter | None = None
        self._begun = False

    def load(self, image: Image | None) -> None:
        """Load this image, and forget the one before."""
        self.stop()
        if image is None:
            return
        pixels = image.width * image.height
        if pixels > qimages.MAX_HELD:
            self._call(image, _quick_preview, self._cut_preview)
        elif pixels > PREVIEW_FROM:
            self._call(image, _first, self._first_loaded)
        else:
            self._call(image, _load, partial(self._loaded, again=False))

    def stop(self) -> None:
        """Forget what is under way, and end the process that cuts."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        if self._cutting is not None:
            self._cutting.stop()
            self._cutting = None

    def _call(
        self,
        image: Image,
        work: Callable[[Image, Ticket], Any],
        done: Callable[[Image, Any], None],
        more: Callable[[Image, Any], None] | None = None,
    ) -> None:
        self._ticket = self._runtime.call(
            partial(work, image),
            partial(done, image),
            partial(self._failed, image),
            None if more is None else partial(more, image),
        )

    def _failed(self, image: Image, error: VidimusError) -> None:
        self._ticket = None
        self.failed.emit(image, error)

    # what is held

    def _first_loaded(self, image: Image, made: tuple[ScaledCopy, bool]) -> None:
        level, last = made
        if last:
            self._loaded(image, level, again=False)
            return
        self.picture.emit(image, level, False)  # noqa: FBT003
        self._call(image, _load, partial(self._loaded, again=True))

    def _loaded(self, image: Image, level: ScaledCopy, *, again: bool) -> None:
        self._ticket = None
        self.picture.emit(image, level, again)

    # what is cut

    def _cut_preview(self, image: Image, made: tuple[ScaledCopy | None, TileCutter | VidimusError]) -> None:
        preview, cutting = made
        self._begun = preview is not None
        if preview is not None:
            self.picture.emit(image, preview, False)  # noqa: FBT003
        if isinstance(cutting, VidimusError):
            self._failed(image, cutting)
            return
        self._cutting = cutting
        if self._begun:
            self.tiles.emit(image, cutting.pyramid)
        self._call(image, partial(_cut, cutting, preview is None), self._cut_done, self._cut_more)

    def _cut_more(self, image: Image, small: ScaledCopy | None) -> None:
        if self._cutting is None:
            return
        if small is not None:
            self.picture.emit(image, small, self._begun)
            if not self._begun:
                self._begun = True
                self.tiles.emit(image, self._cutting.pyramid)
        self.grown.emit()

    def _cut_done(self, _image: Image, _nothing: object) -> None:
        self._ticket = None
        self.grown.emit()


def _load(image: Image, _ticket: Ticket) -> ScaledCopy:
    return qimages.load_scaled_copy(image)


def _first(image: Image, _ticket: Ticket) -> tuple[ScaledCopy, bool]:
    """Return a preview where that is much quicker, else the picture; and whether it is the picture."""
    from app.imaging.pixels import has_quick_preview

    quick = has_quick_preview(image)
    return qimages.load_scaled_copy(image, qimages.PREVIEW_SIDE if quick else None), not quick


def _quick_preview(image: Image, _ticket: Ticket) -> tuple[ScaledCopy | None, TileCutter | VidimusError]:
    """Return a small copy, if the file gives one quickly, and what cuts the rest (or why nothing can)."""
    from app.imaging.pixels import has_quick_preview
    from app.imaging.tile_process import TileCutter

    side = qimages.PREVIEW_SIDE
    preview = qimages.load_scaled_copy(image, side) if has_quick_preview(image) else None
    try:
        return preview, TileCutter(image, cache_dir())
    except VidimusError as error:
        return preview or qimages.load_scaled_copy(image, side), error


def _cut(cutting: TileCutter, copies: bool, _image: Image, ticket: Ticket) -> None:
    """Cut, telling how it goes on; with ``copies`` a small copy of what is there comes along."""
    told = 0.0

    def tell(_rows: int) -> None:
        nonlocal told
        small = None
        if copies and (cutting.pyramid.complete or monotonic() - told >= _SMALL_COPY_EVERY):
            small = qimages.small_scaled_copy(cutting.pyramid)
            told = monotonic()
        ticket.report(small)

    cutting.run(tell)
