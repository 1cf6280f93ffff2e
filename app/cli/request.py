"""The calls to providers that follow from the command line, the environment and the settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from app.cli.console import UsageError, print_failure
from app.config import settings as prefs
from app.config.settings import Settings
from app.engine.consensus import consensus_provider
from app.engine.provider_call import ProviderCall, provider_call
from app.imaging.limits import OpenLimits
from app.model.analysis_origin import CONSENSUS_PREFIX, sources_of
from app.model.errors import UnsupportedError
from app.providers.kit.plan import Provider
from app.providers.kit.registry import provider as provider_by_id
from app.providers.kit.registry import providers


def known_provider(provider_id: str) -> Provider:
    """Return the provider with this id; raises UsageError naming those there are, the likeliest first."""
    try:
        return provider_by_id(provider_id)
    except UnsupportedError:
        raise unknown_name("provider", provider_id, providers()) from None


def unknown_name(kind: str, name: str, known: Iterable[str], file: str = "-") -> UsageError:
    """Return the error of a name that stands for nothing, with the names there are and those most like it."""
    names = list(known)
    wanted = name.lower().replace("_", "-")
    like = [each for each in names if wanted and (wanted in each or each in wanted)]
    like = like or get_close_matches(wanted, names, 1)
    hint = f"did you mean {' or '.join(like)}? " if 0 < len(like) < len(names) else ""
    sentence = f"there is no {kind} {name!r}; {hint}there are: {', '.join(names)}"
    return UsageError(sentence, name, file)


def load_settings() -> Settings:
    """Read the settings; what of the file cannot be used is an error line each."""
    settings = Settings()
    for notice in settings.notices:
        print_failure(str(settings.path), "-", "input", str(notice))
    return settings


def open_limits(settings: Settings, dpi: int | None = None) -> OpenLimits:
    """Return the limits within which images are opened, from the settings; ``dpi`` is for pages of a PDF."""
    return OpenLimits(
        max_pixels=settings.get(prefs.MAX_MEGAPIXELS) * 1_000_000,
        max_frames=settings.get(prefs.MAX_FRAMES),
        pdf_dpi=dpi or settings.get(prefs.PDF_DPI),
    )


def provider_calls(
    provider_ids: Iterable[str], endpoints: Iterable[str], options: Iterable[str], settings: Settings
) -> tuple[ProviderCall, ...]:
    """Return the providers, each with its credentials, endpoint and options.

    A flag comes before the environment, that before keyring and settings. Raises UsageError for unknown
    providers and options, and for endpoints and options that make no sense.
    """
    named = list(dict.fromkeys(provider_ids))
    plain = dict.fromkeys(part for name in named for part in (sources_of(name) or (name,)))
    providers = [known_provider(name) for name in plain]
    addresses = _endpoints(endpoints)
    given = _options(options)
    calls = []
    saved_addresses = settings.get(prefs.ENDPOINTS)
    saved_options = settings.get(prefs.OPTIONS)
    for provider in providers:
        try:
            call = provider_call(
                provider,
                endpoints=saved_addresses,
                options=saved_options,
                endpoint=addresses.get(provider.id, ""),
                given=given.get(provider.id),
            )
        except UnsupportedError as error:
            raise UsageError(str(error), provider.id) from None
        calls.append(call)
    by_id = {call.provider.id: call for call in calls}
    wanted = [_consensus(name, by_id) if name.startswith(CONSENSUS_PREFIX) else by_id[name] for name in named]
    return tuple({call.provider.id: call for call in wanted}.values())


def _consensus(provider_id: str, calls: Mapping[str, ProviderCall]) -> ProviderCall:
    sources = tuple(calls[name] for name in sources_of(provider_id))
    try:
        provider = consensus_provider(provider_id, [call.provider for call in sources])
    except UnsupportedError as error:
        raise UsageError(str(error), provider_id) from None
    return ProviderCall(provider, sources=sources)


def _endpoints(given: Iterable[str]) -> dict[str, str]:
    addresses = {}
    for text in given:
        provider_id, equals, address = text.partition("=")
        if not equals or not address:
            raise UsageError(f"an endpoint is given as ID=URL, not {text}")
        if known_provider(provider_id).local:
            raise UsageError(f"{provider_id} works on this machine and has no endpoint", provider_id)
        addresses[provider_id] = address
    return addresses


def _options(given: Iterable[str]) -> dict[str, dict[str, str]]:
    options: dict[str, dict[str, str]] = {}
    for text in given:
        name, equals, value = text.partition("=")
        provider_id, dot, option = name.rpartition(".")
        if not equals or not dot:
            raise UsageError(f"an option is given as ID.NAME=VALUE, not {text}")
        known = [f.name for f in known_provider(provider_id).fields if f.option]
        if option not in known:
            names = f"it has {', '.join(known)}" if known else "it has none"
            raise UsageError(f"{provider_id} has no option {option}; {names}", provider_id)
        options.setdefault(provider_id, {})[option] = value
    return options
