"""Offers the providers there are, once they are imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.base.i18n import tr

if TYPE_CHECKING:
    from app.providers.kit.plan import Provider
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.analysis.provider_choices import ProviderChoices
    from app.ui.base.runtime import Ticket
    from app.ui.session.context import Context


class ProviderOffers(QObject):
    """Tells the runner what providers can do, the names what they are called, the choices who there is."""

    def __init__(self, context: Context, analysis: AnalysisRunner, choices: ProviderChoices) -> None:
        super().__init__(context.widget)
        self._runtime = context.runtime
        self._backend = context.backend
        self._names = context.names
        self._analysis = analysis
        self._choices = choices

    def load(self) -> None:
        """Import the providers off the GUI thread, then offer them."""
        self._runtime.submit(self._import, self._offer)

    async def _import(self, _ticket: Ticket) -> tuple[Provider, ...]:
        return await self._backend.providers()

    def _offer(self, providers: tuple[Provider, ...]) -> None:
        for provider in providers:
            self._analysis.abilities[provider.id] = provider.features
            self._names.add(provider.id, tr(provider.title))
        self._choices.offer_all(providers)
