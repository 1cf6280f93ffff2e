"""Makes analyses ready to be shown, off the GUI thread; keeps what is ready while its image is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.model.analysis import Analysis
from app.model.errors import VidimusError
from app.model.image import Image
from app.ui.base.runtime import Runtime, Ticket
from app.ui.content.content import Content

if TYPE_CHECKING:
    from app.ui.canvas.overlay import Overlay


@dataclass(frozen=True, eq=False)
class BuiltAnalysis:
    """An analysis made ready to be shown."""

    image: Image
    content: Content
    overlays: tuple[Overlay, ...]

    @property
    def analysis(self) -> Analysis | None:
        """What it was made of."""
        return self.content.analysis


@dataclass(frozen=True, eq=False)
class BuildRequest:
    """An analysis to be made ready; ``rank`` is its provider's place, which chooses the dash pattern."""

    analysis: Analysis
    rank: int = 0


class OverlayBuilder(QObject):
    """The analyses of one image, one a provider. ``ready`` follows each that was built; ``failed``: an error.

    One is built at a time, in the order they are wanted; what was built already is not built again, and
    one that is out of date before its turn is never built.
    """

    ready = Signal()
    failed = Signal(object)

    def __init__(self, runtime: Runtime, parent: QObject) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self._image: Image | None = None
        self._wanted: tuple[BuildRequest, ...] = ()
        self._built: dict[str, BuiltAnalysis] = {}
        self._refused: list[Analysis] = []
        self._building: Ticket | None = None

    def look_at(self, image: Image | None) -> None:
        """Forget everything: another image is looked at."""
        if self._building is not None:
            self._building.cancel()
            self._building = None
        self._image = image
        self._wanted = ()
        self._built = {}
        self._refused = []

    def want(self, wanted: Sequence[BuildRequest]) -> None:
        """Make these ready, the first one first; others that are ready stay so."""
        self._wanted = tuple(wanted)
        if self._building is None:
            self._build_next()

    def of(self, provider: str) -> BuiltAnalysis | None:
        """Return what is ready of a provider last, be it of an earlier state of its analysis."""
        return self._built.get(provider)

    def _build_next(self) -> None:
        image = self._image
        if image is None:
            return
        for wanted in self._wanted:
            known = self._built.get(wanted.analysis.provider)
            if known is not None and known.analysis is wanted.analysis:
                continue
            if any(wanted.analysis is one for one in self._refused):
                continue
            self._begin(image, wanted)
            return

    def _begin(self, image: Image, wanted: BuildRequest) -> None:
        known = self._built.get(wanted.analysis.provider)

        def build(_ticket: Ticket) -> BuiltAnalysis:
            from app.ui.canvas.overlay import build_overlays
            from app.ui.viewer.patching import patched

            size = (image.width, image.height)
            if known is not None:
                made = patched(known.content, known.overlays, wanted.analysis, size, wanted.rank)
                if made is not None:
                    return BuiltAnalysis(image, *made)
            overlays = build_overlays(wanted.analysis, size, rank=wanted.rank)
            return BuiltAnalysis(image, Content(wanted.analysis), overlays)

        def fail(error: VidimusError) -> None:
            self._refused.append(wanted.analysis)
            self._building = None
            self.failed.emit(error)
            self._build_next()

        self._building = self._runtime.call(build, self._arrived, fail)

    def _arrived(self, built: BuiltAnalysis) -> None:
        self._building = None
        if built.analysis is not None:
            self._built[built.analysis.provider] = built
        self.ready.emit()
        self._build_next()
