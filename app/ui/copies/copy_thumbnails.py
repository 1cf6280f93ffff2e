"""Thumbnails of hits: fetched from the sites they stand on, only when the user asked for them.

Each fetch goes to public addresses only, without cookies or referrer, and has limits of size, time and
pixels; what comes is opened as any untrusted image is, off the GUI thread.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.config.settings import OFFLINE, THUMBNAILS
from app.model.errors import VidimusError
from app.ui.base.runtime import Ticket, in_thread
from app.ui.session.context import Context

HELD: Final = 300
"""Pictures that are held, those without one included."""
AT_ONCE: Final = 4
SIDE: Final = 128
"""Pixels of the longer side that are held."""
MOST_BYTES: Final = 8 * 2**20
SECONDS: Final = 15.0
MOST_PIXELS: Final = 50_000_000


class CopyThumbnails(QObject):
    """Fetches what is wanted, a few at a time. ``loaded`` follows each; an empty one stands for trouble."""

    loaded = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.public_only = True
        """Whether private addresses are refused; always, but for tests, which have no other."""
        self._held: OrderedDict[str, QImage] = OrderedDict()
        self._wanted: list[str] = []
        self._fetching: dict[str, Ticket] = {}

    @property
    def on(self) -> bool:
        """Return True if the user asked for thumbnails."""
        return self._context.preferences.get(THUMBNAILS)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Return the addresses of pictures that wait to be fetched, in order."""
        return tuple(self._wanted)

    @property
    def fetching(self) -> int:
        """Return the number of pictures that are being fetched."""
        return len(self._fetching)

    def get(self, url: str) -> QImage | None:
        """Return the picture behind an address: None until it is there, empty where it could not be had."""
        picture = self._held.get(url)
        if picture is not None:
            self._held.move_to_end(url)
        return picture

    def want(self, urls: Iterable[str]) -> None:
        """Fetch the pictures of these addresses next, in this order, instead of what was wanted before."""
        self._wanted = [u for u in dict.fromkeys(urls) if u not in self._held and u not in self._fetching]
        self._next()

    def stop(self) -> None:
        """End every fetch at once; what is there stays."""
        self._wanted = []
        fetching, self._fetching = self._fetching, {}
        for ticket in fetching.values():
            ticket.cancel()

    def _next(self) -> None:
        if not self.on or self._context.preferences.get(OFFLINE):
            return
        while self._wanted and len(self._fetching) < AT_ONCE:
            url = self._wanted.pop(0)
            self._fetching[url] = self._context.runtime.submit(
                partial(self._fetch, url), partial(self._arrived, url), partial(self._failed, url)
            )

    async def _fetch(self, url: str, _ticket: Ticket) -> QImage:
        engine = await self._context.backend.engine()
        data = await engine.fetch_image(
            url, public_only=self.public_only, max_bytes=MOST_BYTES, timeout=SECONDS
        )
        small: QImage = await in_thread(_small, data)
        return small

    def _arrived(self, url: str, picture: QImage) -> None:
        if self._fetching.pop(url, None) is None:
            return
        self._held[url] = picture
        while len(self._held) > HELD:
            self._held.popitem(last=False)
        self.loaded.emit()
        self._next()

    def _failed(self, url: str, _error: VidimusError) -> None:
        self._arrived(url, QImage())


def _small(data: bytes) -> QImage:
    from app.imaging.limits import OpenLimits
    from app.imaging.open import identify
    from app.ui.canvas.qimages import load_image

    limits = OpenLimits(max_pixels=MOST_PIXELS, max_frames=1)
    return load_image(identify(data, name="thumbnail", limits=limits), SIDE, limits)
