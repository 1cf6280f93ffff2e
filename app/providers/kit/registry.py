"""Finds providers: ours, and those other packages offer under the entry point ``vidimus.providers``."""

from __future__ import annotations

from functools import cache

from app.config.plugins import load_plugins, plugin_named
from app.providers.kit.plan import Provider

MODULES = (
    "local.provider", "local.pdf_text", "yandex.vision", "yandex.ocr", "yandex.search", "google.provider",
    "azure.provider",
)  # fmt: skip
"""Our files here that hold providers, each with a tuple ``PROVIDERS``, in the order users see."""


@cache
def providers() -> dict[str, Provider]:
    """Return every provider by its id; foreign ones that cannot be loaded are logged and left out."""
    modules = [f"app.providers.{module}" for module in MODULES]
    return load_plugins("provider", "PROVIDERS", modules, "vidimus.providers", _id)


def provider(provider_id: str) -> Provider:
    """Return the provider with this id; raises UnsupportedError naming those there are."""
    return plugin_named("provider", provider_id, providers())


def _id(record: Provider) -> str:
    return record.id
