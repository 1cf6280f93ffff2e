"""Everything one provider is called with: its credentials, options and address, from wherever they stand.

A flag beats an environment variable beats the keyring and the settings. Reading credentials may block
on an unlock prompt, so never call ``provider_call`` on the GUI thread.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import msgspec

from app.config.paths import environment_name
from app.engine.secrets import secret_values
from app.model.analysis import Analysis
from app.model.errors import CredentialsError, UnsupportedError
from app.model.redact import changed_failure, masked
from app.providers.kit.plan import Provider


@dataclass(frozen=True)
class ProviderCall:
    """One provider with everything it is called with; ``fault`` where its credentials cannot be had.

    ``sources`` are the calls whose answers a consensus is made of; empty for all others.
    """

    provider: Provider
    endpoint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, str] = field(default_factory=dict)
    fault: CredentialsError | None = None
    sources: tuple[ProviderCall, ...] = ()

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return the credentials that must not show up anywhere."""
        return secret_values(self.provider, self.credentials)

    @property
    def lacks_credentials(self) -> bool:
        """Return True if the provider has secret fields and none of them is filled."""
        return any(f.secret for f in self.provider.fields) and not self.secrets

    @property
    def host(self) -> str:
        """Return where the image goes, as host or host:port without user-info; empty where nobody said."""
        address = self.endpoint or self.credentials.get("endpoint", "") or self.provider.endpoint
        parts = urlsplit(address if "://" in address else f"//{address}")
        return parts.netloc.rpartition("@")[2]


def provider_call(
    provider: Provider,
    endpoints: Mapping[str, str],
    options: Mapping[str, str],
    *,
    endpoint: str = "",
    given: Mapping[str, str] | None = None,
) -> ProviderCall:
    """Return a provider with everything it is called with.

    ``endpoints`` (by provider id) and ``options`` (by ``id.name``) are those of the settings;
    ``endpoint`` and ``given`` (by name) beat them. Raises UnsupportedError for an option that cannot be.
    """
    fault = None
    credentials: Mapping[str, str] = {}
    try:
        credentials = _credentials(provider)
    except CredentialsError as error:
        fault = error
    return ProviderCall(
        provider,
        endpoint=endpoint or _environment(provider.id, "endpoint") or endpoints.get(provider.id, ""),
        options=_options(provider, given or {}, options),
        credentials=credentials,
        fault=fault,
    )


def mask_secrets(analysis: Analysis, secrets: tuple[str, ...]) -> Analysis:
    """Return the analysis with secrets masked that a service repeated in its messages."""
    if not secrets or not analysis.errors:
        return analysis
    errors = tuple(changed_failure(e, lambda text: masked(text, secrets)) for e in analysis.errors)
    return msgspec.structs.replace(analysis, errors=errors)


def _environment(provider_id: str, name: str) -> str:
    return os.environ.get(environment_name(provider_id, name), "").strip()


def _credentials(provider: Provider) -> Mapping[str, str]:
    names = [f.name for f in provider.fields if not f.option]
    if not names:
        return {}
    from app.config.credentials import get_all

    return get_all(provider.id, names, [f.name for f in provider.fields if f.secret])


def _options(provider: Provider, given: Mapping[str, str], kept: Mapping[str, str]) -> Mapping[str, str]:
    values = {}
    for option in (f for f in provider.fields if f.option):
        value = (
            given.get(option.name)
            or _environment(provider.id, option.name)
            or kept.get(f"{provider.id}.{option.name}", "")
        )
        if value and option.choices and value not in option.choices:
            known = ", ".join(option.choices)
            raise UnsupportedError(
                "the option {provider}.{option} is one of {known}",
                provider=provider.id,
                option=option.name,
                known=known,
            )
        if value:
            values[option.name] = value
    return values
