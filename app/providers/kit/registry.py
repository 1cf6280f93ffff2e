"""Finds providers: ours, and those other packages offer under the entry point ``vidimus.providers``."""

from __future__ import annotations

import importlib
import logging
from functools import cache
from importlib.metadata import entry_points

from app.model.errors import UnsupportedError
from app.providers.kit.plan import Provider

_log = logging.getLogger(__name__)

MODULES = (
    "local.provider", "yandex.vision", "yandex.ocr", "yandex.search", "google.provider", "azure.provider",
)  # fmt: skip
"""Our modules under ``app.providers`` that hold a tuple ``PROVIDERS``, in the order users see."""


@cache
def providers() -> dict[str, Provider]:
    """Return every provider by id; one of another package that cannot be loaded is left out and logged."""
    by_id: dict[str, Provider] = {}
    for name in MODULES:
        for provider in importlib.import_module(f"app.providers.{name}").PROVIDERS:
            by_id[provider.id] = provider
    for point in entry_points(group="vidimus.providers"):
        try:
            provider = point.load()
        except Exception:  # noqa: BLE001 - foreign code may raise anything; ours must still start
            _log.exception("the provider %s of another package cannot be loaded", point.name)
            continue
        by_id.setdefault(provider.id, provider)
    return by_id


def provider(provider_id: str) -> Provider:
    """Return the provider with this id; raise UnsupportedError, naming all providers, where there is none."""
    try:
        return providers()[provider_id]
    except KeyError:
        known = ", ".join(providers())
        raise UnsupportedError(f"there is no provider {provider_id!r}; there are: {known}") from None
