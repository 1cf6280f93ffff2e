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
"""Our files here that hold providers, each with a tuple ``PROVIDERS``, in the order users see."""


@cache
def providers() -> dict[str, Provider]:
    """Every provider by id. One that cannot be loaded is left out and logged."""
    found: dict[str, Provider] = {}
    for name in MODULES:
        for provider in importlib.import_module(f"app.providers.{name}").PROVIDERS:
            found[provider.id] = provider
    for point in entry_points(group="vidimus.providers"):
        try:
            provider = point.load()
        except Exception:  # noqa: BLE001 - foreign code may raise anything; ours must still start
            _log.exception("the provider %s of another package cannot be loaded", point.name)
            continue
        found.setdefault(provider.id, provider)
    return found


def provider(provider_id: str) -> Provider:
    """One provider; raises UnsupportedError naming those there are."""
    try:
        return providers()[provider_id]
    except KeyError:
        known = ", ".join(providers())
        raise UnsupportedError(f"there is no provider {provider_id!r}; there are: {known}") from None
