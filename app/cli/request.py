"""What the command line, the environment and the settings together ask of a provider."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app import settings as prefs
from app.cli.manners import UsageError, tell
from app.imaging.limits import OpenLimits
from app.model.errors import CredentialsError, UnsupportedError
from app.places import environment_name
from app.providers.plan import Provider
from app.providers.registry import provider as provider_by_id
from app.settings import Settings


@dataclass(frozen=True)
class Asked:
    """One provider with everything it is called with; ``fault`` where its credentials cannot be had."""

    provider: Provider
    endpoint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, str] = field(default_factory=dict)
    fault: CredentialsError | None = None

    @property
    def secrets(self) -> tuple[str, ...]:
        """Values that must not show up anywhere."""
        secret = {f.name for f in self.provider.fields if f.secret}
        return tuple(value for name, value in self.credentials.items() if name in secret)


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
) -> tuple[Asked, ...]:
    """The providers with what each is called with: flag, then environment, then keyring or settings.

    Raises UsageError for providers, endpoints and options that make no sense.
    """
    providers = [known_provider(name) for name in dict.fromkeys(provider_ids)]
    addresses = _endpoints(endpoints)
    given = _options(options)
    found = []
    for provider in providers:
        fault = None
        credentials: Mapping[str, str] = {}
        try:
            credentials = _credentials(provider)
        except CredentialsError as error:
            fault = error
        found.append(
            Asked(
                provider,
                endpoint=addresses.get(provider.id)
                or _environment(provider.id, "endpoint")
                or settings.get(prefs.ENDPOINTS).get(provider.id, ""),
                options=_with_defaults(provider, given.get(provider.id, {}), settings),
                credentials=credentials,
                fault=fault,
            )
        )
    return tuple(found)


def _environment(provider_id: str, name: str) -> str:
    return os.environ.get(environment_name(provider_id, name), "").strip()


def _credentials(provider: Provider) -> Mapping[str, str]:
    names = [f.name for f in provider.fields if not f.option]
    if not names:
        return {}
    from app import credentials

    return credentials.get_all(provider.id, names)


def _with_defaults(provider: Provider, given: Mapping[str, str], settings: Settings) -> Mapping[str, str]:
    kept = settings.get(prefs.OPTIONS)
    found = {}
    for option in (f for f in provider.fields if f.option):
        value = (
            given.get(option.name)
            or _environment(provider.id, option.name)
            or kept.get(f"{provider.id}.{option.name}", "")
        )
        if value and option.choices and value not in option.choices:
            known = ", ".join(option.choices)
            raise UsageError(f"the option {provider.id}.{option.name} is one of {known}", provider.id)
        if value:
            found[option.name] = value
    return found


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
