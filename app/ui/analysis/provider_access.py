"""What must be there before an image goes to a provider: credentials, an address, the user's word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.config.settings import ENDPOINTS, OFFLINE, OPTIONS
from app.model.errors import CredentialsError, NetworkError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.ui.analysis.consent import Consent
from app.ui.base.backend import Backend
from app.ui.base.i18n import tr
from app.ui.base.runtime import Runtime, Ticket

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall

LOCAL = {
    "on-device": frozenset({Feature.TEXT, Feature.FACES}),
    "tesseract": frozenset({Feature.TEXT}),
}
"""Providers that may start by themselves, since the image never leaves the machine, and their features."""


@dataclass(frozen=True)
class AccessDecision:
    """How it came out: ``granted`` with what a cloud provider is called with; a fault; or plainly no."""

    granted: bool
    asked: ProviderCall | None = None
    fault: VidimusError | None = None


OnDecision = Callable[[AccessDecision], None]


class ProviderAccess:
    """Asks for them. GUI thread only."""

    def __init__(self, runtime: Runtime, services: Backend, parent: QWidget) -> None:
        self._runtime = runtime
        self._services = services
        self.consent = Consent(parent, services.settings)

    def ask(self, provider: str, images: Sequence[Image], then: OnDecision) -> Ticket | None:
        """Call ``then`` once it is known: at once for local providers, else after keyring and user.

        The ticket, where there is one, is of the part that may wait for the keyring.
        """
        if provider in LOCAL:
            then(AccessDecision(granted=True))
            return None
        settings = self._services.settings
        if settings.get(OFFLINE):
            fault = NetworkError(tr("the offline switch is on, so nothing was sent"))
            then(AccessDecision(granted=False, fault=fault))
            return None
        endpoints, options = settings.get(ENDPOINTS), settings.get(OPTIONS)

        async def gather(_ticket: Ticket) -> ProviderCall:
            return await self._services.asked(provider, endpoints, options)

        return self._runtime.submit(gather, partial(self._gathered, images, then), partial(_faulty, then))

    def _gathered(self, images: Sequence[Image], then: OnDecision, asked: ProviderCall) -> None:
        title = asked.provider.title
        if asked.fault is not None:
            _faulty(then, asked.fault)
        elif asked.lacks_credentials:
            _faulty(
                then,
                CredentialsError(
                    tr("{title} has no credentials yet; add them in {page}").format(
                        title=title, page=keys_page()
                    )
                ),
            )
        elif not asked.host:
            _faulty(
                then,
                CredentialsError(
                    tr("{title} needs an endpoint; add it in {page}").format(title=title, page=keys_page())
                ),
            )
        else:
            self.consent.ask(asked.provider.id, title, asked.host, images, partial(_said, then, asked))


def keys_page() -> str:
    """Where credentials are entered, as the menus call it."""
    return f"{tr('File')} > {tr('Providers and keys…').removesuffix('…')}"


def _faulty(then: OnDecision, fault: VidimusError) -> None:
    then(AccessDecision(granted=False, fault=fault))


def _said(then: OnDecision, asked: ProviderCall, yes: bool) -> None:
    then(AccessDecision(granted=yes, asked=asked))
