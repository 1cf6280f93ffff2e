"""What the command line, the environment and the settings together ask of a provider."""

from __future__ import annotations

from collections.abc import Iterable

from app.cli.console import UsageError, tell
from app.config import settings as prefs
from app.config.settings import Settings
from app.engine.provider_call import ProviderCall, provider_call
from app.imaging.limits import OpenLimits
from app.model.errors import UnsupportedError
from app.providers.kit.plan import Provider
from app.providers.kit.registry import provider as provider_by_id


def known_provider(provider_id: str) -> Provider:
    """The provider; raises UsageError naming those there are."""
    try:
        return provider_by_id(provider_id)
    except UnsupportedError as error:
        raise UsageError(str(error), provider_id) from None


def load_settings() -> Settings:
    """The settings; what of the file could not be used is told."""
    settings = Settings()
    for notice in settings.notices:
        tell(str(settings.path), "-", "input", notice)
    return settings


def open_limits(settings: Settings) -> OpenLimits:
    """How large an image may be."""
    return OpenLimits(
        max_pixels=settings.get(prefs.MAX_MEGAPIXELS) * 1_000_000, max_frames=settings.get(prefs.MAX_FRAMES)
    )


def asked(
    provider_ids: Iterable[str], endpoints: Iterable[str], options: Iterable[str], settings: Settings
) -> tuple[ProviderCall, ...]:
    """The providers with what each is called with: flag, then environment, then keyring or settings.

    Raises UsageError for providers, endpoints and options that make no sense.
    """
    providers = [known_provider(name) for name in dict.fromkeys(provider_ids)]
    addresses = _endpoints(endpoints)
    given = _options(options)
    found = []
    kept_addresses = settings.get(prefs.ENDPOINTS)
    kept_options = settings.get(prefs.OPTIONS)
    for provider in providers:
        try:
            one = provider_call(
                provider,
                endpoints=kept_addresses,
                options=kept_options,
                endpoint=addresses.get(provider.id, ""),
                given=given.get(provider.id),
            )
        except UnsupportedError as error:
            raise UsageError(str(error), provider.id) from None
        found.append(one)
    return tuple(found)


def _endpoints(given: Iterable[str]) -> dict[str, str]:
    found = {}
    for text in given:
        provider_id, equals, address = text.partition("=")
        if not equals or not address:
            raise UsageError(f"an endpoint is given as ID=URL, not {text}")
        if known_provider(provider_id).local:
            raise UsageError(f"{provider_id} works on this machine and has no endpoint", provider_id)
        found[provider_id] = address
    return found


def _options(given: Iterable[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for text in given:
        name, equals, value = text.partition("=")
        provider_id, dot, option = name.rpartition(".")
        if not equals or not dot:
            raise UsageError(f"an option is given as ID.NAME=VALUE, not {text}")
        known = [f.name for f in known_provider(provider_id).fields if f.option]
        if option not in known:
            there = f"it has {', '.join(known)}" if known else "it has none"
            raise UsageError(f"{provider_id} has no option {option}; {there}", provider_id)
        found.setdefault(provider_id, {})[option] = value
    return found
