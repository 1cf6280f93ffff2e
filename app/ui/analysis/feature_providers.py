"""Chooses a provider for a feature that no chosen one has, or says what is missing for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.config.settings import AGREED, ENDPOINTS, OFFLINE, OPTIONS
from app.model.errors import VidimusError
from app.model.feature import Feature
from app.ui.analysis.provider_access import LOCAL_PROVIDERS
from app.ui.analysis.provider_choices import FEATURES, ProviderChoices
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket
from app.ui.base.sentences import sentence_of
from app.ui.widgets.shortcuts import shortcut

if TYPE_CHECKING:
    from app.ui.session.context import Context


class FeatureProviders(QObject):
    """Finds out who could do what was switched on: those with a key first, of these the ones agreed to.

    Nothing is sent: the next analysis asks the provider, and the user before that. ``keys_wanted`` carries
    the provider whose key the user wants to add.
    """

    keys_wanted = Signal(str)

    def __init__(self, context: Context, choices: ProviderChoices) -> None:
        super().__init__(context.widget)
        self._context = context
        self._choices = choices
        self._looking: Ticket | None = None
        choices.provider_lacking.connect(self._look)

    def switch_on(self, feature: Feature) -> None:
        """Look for a feature from now on, with a provider that has it."""
        self._choices.switch_on(feature)
        if self._looking is None and feature in self._choices.features:
            self._tell(feature, self._choosing(feature))

    def _choosing(self, feature: Feature) -> tuple[str, ...]:
        able = self._choices.providers_with(feature)
        return tuple(provider for provider in self._choices.providers if provider in able)

    def _look(self, name: str) -> None:
        feature = Feature(name)
        able = self._choices.providers_with(feature)
        local = [provider for provider in able if provider in LOCAL_PROVIDERS]
        self._context.messages.dismiss(_topic(feature))
        if local:
            self._choose(feature, local[0])
        elif self._context.preferences.get(OFFLINE):
            self._refuse(
                feature,
                tr("{feature}: only online providers have this, and the offline switch is on.").format(
                    feature=tr(FEATURES[feature])
                ),
                tr("Go online"),
                partial(self._context.actions.run, "analyse.offline"),
            )
        else:
            agreed = self._context.preferences.get(AGREED)
            ordered = sorted(able, key=lambda provider: provider not in agreed)
            if self._looking is not None:
                self._looking.cancel()
            work = partial(self._first_ready, tuple(ordered))
            self._looking = self._context.runtime.submit(
                work, partial(self._looked, feature, ordered), partial(self._failed, feature, ordered)
            )

    async def _first_ready(self, providers: Sequence[str], _ticket: Ticket) -> str:
        """Return the first provider that has all it is called with, empty for none."""
        preferences = self._context.preferences
        endpoints: dict[str, str] = preferences.get(ENDPOINTS)
        options: dict[str, str] = preferences.get(OPTIONS)
        for provider in providers:
            asked = await self._context.backend.asked(provider, endpoints, options)
            if asked.fault is None and not asked.lacks_credentials and asked.host:
                return provider
        return ""

    def _looked(self, feature: Feature, able: Sequence[str], ready: str) -> None:
        self._looking = None
        if ready:
            self._choose(feature, ready)
            return
        names = ", ".join(map(self._context.names.title_of, able))
        sentence = tr("{feature} needs a key for one of these services: {providers}.").format(
            feature=tr(FEATURES[feature]), providers=names
        )
        self._refuse_for_keys(feature, able, sentence)

    def _failed(self, feature: Feature, able: Sequence[str], error: VidimusError) -> None:
        self._looking = None
        self._refuse_for_keys(feature, able, f"{tr(FEATURES[feature])}: {sentence_of(error)}")

    def _choose(self, feature: Feature, provider: str) -> None:
        self._choices.choose_provider(provider)
        self._tell(feature, (provider,))

    def _tell(self, feature: Feature, providers: Sequence[str]) -> None:
        """Say who is asked for a feature the next time."""
        names = ", ".join(map(self._context.names.title_of, providers))
        key = shortcut("analyse.run").tip
        sentence = tr("{feature}: {providers} will be asked. Start with {command}.")
        self._context.messages.notify(
            _topic(feature),
            sentence.format(feature=tr(FEATURES[feature]), providers=names, command=key),
            shortcut("analyse.run").name,
            partial(self._context.actions.run, "analyse.run"),
            tone="plain",
        )

    def _refuse_for_keys(self, feature: Feature, able: Sequence[str], sentence: str) -> None:
        add = partial(self.keys_wanted.emit, able[0] if able else "")
        self._refuse(feature, sentence, tr("Providers and keys…"), add)

    def _refuse(self, feature: Feature, sentence: str, action: str, do: partial[None]) -> None:
        self._context.messages.notify(_topic(feature), sentence, action, do)


def _topic(feature: Feature) -> str:
    return f"features/{feature}"
