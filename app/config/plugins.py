"""Plugins: records in modules of ours, and records other packages offer as entry points.

Providers and exporters are found in this way alone. Entry points:
https://packaging.python.org/en/latest/specifications/entry-points/.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import entry_points
from typing import Any, TypeVar

from app.model.errors import UnsupportedError

T = TypeVar("T")

_log = logging.getLogger(__name__)


def load_plugins(
    kind: str, attribute: str, modules: Iterable[str], group: str, name_of: Callable[[T], str]
) -> dict[str, T]:
    """Return records by name: those of our modules in order, then those of an entry point group.

    Each module holds one record, or a tuple of records, as ``attribute``. A foreign record that cannot be
    loaded or named is logged as a ``kind`` of another package and left out; none replaces one of ours.
    """
    plugins: dict[str, T] = {}
    for module in modules:
        records: Any = getattr(importlib.import_module(module), attribute)
        for record in records if isinstance(records, tuple) else (records,):
            plugins[name_of(record)] = record
    for entry_point in entry_points(group=group):
        try:
            record = entry_point.load()
            name = name_of(record)
        except Exception:  # noqa: BLE001 - foreign code may raise anything; ours must still start
            _log.exception("the %s %s of another package cannot be loaded", kind, entry_point.name)
            continue
        plugins.setdefault(name, record)
    return plugins


def plugin_named(kind: str, name: str, plugins: Mapping[str, T]) -> T:
    """Return the plugin of this name; raises UnsupportedError naming those there are."""
    try:
        return plugins[name]
    except KeyError:
        known = ", ".join(plugins)
        raise UnsupportedError(
            "there is no {kind} {name}; there are: {known}", kind=kind, name=repr(name), known=known
        ) from None
