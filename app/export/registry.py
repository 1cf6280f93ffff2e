"""Finds exporters: ours, and those other packages offer under the entry point ``vidimus.exporters``."""

from __future__ import annotations

import importlib
import logging
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

from app.model.analysis import Analysis
from app.model.errors import UnsupportedError
from app.model.image import Image

_log = logging.getLogger(__name__)

MODULES = (
    "as_json", "as_text", "as_pdf", "as_hocr", "as_alto", "as_page", "as_tsv", "as_csv", "as_png", "as_svg",
    "as_coco", "as_labelme", "as_copies_csv", "as_copies_json",
)  # fmt: skip
"""Our files here that hold exporters, each with an ``EXPORTER``, in the order users see."""

NAMES = tuple(module.removeprefix("as_").replace("_", "-") for module in MODULES)
"""The formats they hold, known without loading them: a file is called after its format."""

OVERLAYS = ("block", "line", "word", "face", "object")
"""What can be drawn, the lowest layer first."""


class Exporter(Protocol):
    """A format. ``name`` is that of ``--format``; ``suffix`` begins with its dot.

    ``overlays`` says whether it draws, so that the choice of overlays means something.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    overlays: bool

    def write(
        self, image: Image, analyses: tuple[Analysis, ...], *, overlays: frozenset[str] = frozenset(OVERLAYS)
    ) -> bytes:
        """The file's bytes. Raises InputError when the image is needed and cannot be read."""
        ...


@cache
def exporters() -> dict[str, Exporter]:
    """Every exporter by name. One that cannot be loaded is left out and logged."""
    found: dict[str, Exporter] = {}
    for module in MODULES:
        exporter: Exporter = importlib.import_module(f"app.export.{module}").EXPORTER
        found[exporter.name] = exporter
    for point in entry_points(group="vidimus.exporters"):
        try:
            exporter = point.load()
        except Exception:  # noqa: BLE001 - foreign code may raise anything; ours must still start
            _log.exception("the exporter %s of another package cannot be loaded", point.name)
            continue
        found.setdefault(exporter.name, exporter)
    return found


def exporter(name: str) -> Exporter:
    """One exporter; raises UnsupportedError naming those there are."""
    try:
        return exporters()[name]
    except KeyError:
        known = ", ".join(exporters())
        raise UnsupportedError(f"there is no format {name!r}; there are: {known}") from None
