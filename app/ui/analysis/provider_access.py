"""What must be there before an image goes to a provider: credentials, an address, the user's consent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from app.config.settings import ENDPOINTS, OFFLINE, OPTIONS
from app.model.errors import KEYS_PAGE, CredentialsError, NetworkError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.ui.analysis.consent import Consent
from app.ui.base.runtime import Ticket

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall
    from app.ui.session.context import Context

PDF_TEXT: Final = "pdf-text"
"""The provider of the text that pages of a PDF hold themselves; it has nothing to say of other images."""
LOCAL_PROVIDERS: Final = {
    "on-device": frozenset({Feature.TEXT, Feature.FACES}),
    "tesseract": frozenset({Feature.TEXT}),
    PDF_TEXT: frozenset({Feature.TEXT}),
}
"""Providers that may start by themselves, since the image never leaves the machine, and their features."""


@dataclass(frozen=True)
class AccessDecision:
    """Whether a provider may be asked.

    ``granted`` comes with what a cloud provider is called with; a refusal has a ``fault``, or none where the
    user declined.
    """

    granted: bool
    asked: ProviderCall | None = None
    fault: VidimusError | None = None


OnDecision = Callable[[AccessDecision], None]


class ProviderAccess:
    """Finds out whether a provider may be asked about images. GUI thread only."""

    def __init__(self, context: Context) -> None:
        self._runtime = context.runtime
        self._backend = context.backend
        self._preferences = context.preferences
        self.consent = Consent(context.widget, context.preferences)

    def ask(self, provider: str, images: Sequence[Image], on_decision: OnDecision) -> Ticket | None:
        """Call ``on_decision`` at once for local providers, for others after keyring and user.

        Return the ticket of the part that may wait for the keyring, None where nothing is waited for.
        """
        if provider in LOCAL_PROVIDERS:
            on_decision(AccessDecision(granted=True))
            return None
        if self._preferences.get(OFFLINE):
            _refuse(on_decision, NetworkError("the offline switch is on, so nothing was sent"))
            return None
        endpoints, options = self._preferences.get(ENDPOINTS), self._preferences.get(OPTIONS)

        async def gather(_ticket: Ticket) -> ProviderCall:
            return await self._backend.asked(provider, endpoints, options)

        return self._runtime.submit(
            gather, partial(self._gathered, images, on_decision), partial(_refuse, on_decision)
        )

    def _gathered(self, images: Sequence[Image], on_decision: OnDecision, asked: ProviderCall) -> None:
        title = asked.provider.title
        if asked.fault is not None:
            _refuse(on_decision, asked.fault)
        elif asked.lacks_credentials:
            fault = CredentialsError(
                "{title} has no credentials yet; add them in {page}", title=title, page=KEYS_PAGE
            )
            _refuse(on_decision, fault)
        elif not asked.host:
            fault = CredentialsError(
                "{title} needs an endpoint; add it in {page}", title=title, page=KEYS_PAGE
            )
            _refuse(on_decision, fault)
        else:
            on_answer = partial(_decide, on_decision, asked)
            self.consent.ask(asked.provider.id, title, asked.host, images, on_answer)


def _refuse(on_decision: OnDecision, fault: VidimusError) -> None:
    on_decision(AccessDecision(granted=False, fault=fault))


def _decide(on_decision: OnDecision, asked: ProviderCall, consented: bool) -> None:
    on_decision(AccessDecision(granted=consented, asked=asked))
