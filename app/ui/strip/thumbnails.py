"""Small pictures of the images in view: made off the GUI thread, the last few hundred held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.model.errors import VidimusError
from app.model.image import Image
from app.ui.base.runtime import Runtime, Ticket

HELD: Final = 400
"""Small pictures that are held: several screens, about 15 MB on a dense one."""

Identity = tuple[str, int]


class Thumbnails(QObject):
    """Loads small pictures that are wanted, one after the other; an empty one stands for trouble.

    ``loaded`` follows each.
    """

    loaded = Signal()

    def __init__(self, runtime: Runtime, parent: QObject) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self._held: OrderedDict[Identity, QImage] = OrderedDict()
        self._wanted: list[Image] = []
        self._side = 0
        self._loading: Ticket | None = None

    def __len__(self) -> int:
        return len(self._held)

    def get(self, image: Image) -> QImage | None:
        """Return the small picture of an image, or None until it is there."""
        identity = image.sha256, image.stored_frame
        picture = self._held.get(identity)
        if picture is not None:
            self._held.move_to_end(identity)
        return picture

    def want(self, images: Iterable[Image], side: int) -> None:
        """Load the small pictures of some images next, in this order, instead of what was wanted before.

        ``side`` is the pixels of the longer side at most.
        """
        if side != self._side:
            self._held.clear()
            self._side = side
        self._wanted = [i for i in images if (i.sha256, i.stored_frame) not in self._held]
        self._next()

    def _next(self) -> None:
        if self._loading is not None:
            return
        while self._wanted and self.get(self._wanted[0]) is not None:
            del self._wanted[0]  # it came meanwhile
        if not self._wanted:
            return
        image = self._wanted.pop(0)
        side = self._side
        self._loading = self._runtime.call(
            partial(_thumbnail, image, side),
            partial(self._arrived, image, side),
            partial(self._failed, image, side),
        )

    def _arrived(self, image: Image, side: int, picture: QImage) -> None:
        self._loading = None
        if side == self._side:  # else another size is wanted by now, of this one as well
            self._held[image.sha256, image.stored_frame] = picture
            while len(self._held) > HELD:
                self._held.popitem(last=False)
            self.loaded.emit()
        self._next()

    def _failed(self, image: Image, side: int, _error: VidimusError) -> None:
        self._arrived(image, side, QImage())


def _thumbnail(image: Image, side: int, _ticket: Ticket) -> QImage:
    from app.ui.canvas.qimages import load_image

    return load_image(image, side)
