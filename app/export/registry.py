"""Finds exporters: ours, and those other packages offer under the entry point ``vidimus.exporters``."""

from __future__ import annotations

from functools import cache

from app.config.plugins import load_plugins, plugin_named
from app.export.exporter import Exporter

MODULES = (
    "as_json", "as_text", "as_pdf", "as_hocr", "as_alto", "as_page", "as_tsv", "as_csv", "as_png", "as_svg",
    "as_coco", "as_labelme", "as_copies_csv", "as_copies_json",
)  # fmt: skip
"""Our modules in this package with an ``EXPORTER`` each, in the order users see."""

NAMES = tuple(module.removeprefix("as_").replace("_", "-") for module in MODULES)
"""The names of our formats, known without loading their modules, which are called after them."""


@cache
def exporters() -> dict[str, Exporter]:
    """Return every exporter by its name; foreign ones that cannot be loaded are logged and left out."""
    modules = [f"app.export.{module}" for module in MODULES]
    return load_plugins("exporter", "EXPORTER", modules, "vidimus.exporters", _name)


def exporter(name: str) -> Exporter:
    """Return the exporter of this name; raises UnsupportedError naming those there are."""
    return plugin_named("format", name, exporters())


def format_of_file(name: str) -> str:
    """Return the format whose files end as this name does; the analysis document where none does."""
    fitting = [e for e in exporters().values() if name.lower().endswith(e.suffix)]
    return max(fitting, key=lambda e: len(e.suffix)).name if fitting else "json"


def _name(record: object) -> str:
    if not isinstance(record, Exporter):
        raise TypeError(f"{type(record).__name__} is no Exporter")
    return record.name
