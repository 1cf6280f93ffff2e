"""Offers the providers there are, once they are imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.analysis.provider_access import PDF_TEXT
from app.ui.base.i18n import tr

if TYPE_CHECKING:
    from app.providers.kit.plan import Provider
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.analysis.provider_choices import ProviderChoices
    from app.ui.base.runtime import Ticket
    from app.ui.session.context import Context
    from app.ui.session.entries import Entry


class ProviderOffers(QObject):
    """Tells the runner what providers can do, the names what they are called, the choices who there is."""

    def __init__(self, context: Context, analysis: AnalysisRunner, choices: ProviderChoices) -> None:
        super().__init__(context.widget)
        self._runtime = context.runtime
        self._backend = context.backend
        self._names = context.names
        self._analysis = analysis
        self._choices = choices
        self._offer_text_layer(context.session.current)
        context.session.current_changed.connect(self._offer_text_layer)

    def _offer_text_layer(self, entry: Entry | None) -> None:
        """Offer the text that a PDF holds itself while a page of one is seen."""
        is_page = entry is not None and entry.is_pdf_page
        tip = tr("The text the PDF holds itself") if is_page else tr("Only pages of a PDF have one")
        self._choices.offer_provider(PDF_TEXT, self._names.title_of(PDF_TEXT), enabled=is_page, tip=tip)

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
