"""The providers and features chosen: used for the next analysis, and remembered for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.config.settings import FEATURES, PROVIDERS

if TYPE_CHECKING:
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.analysis.provider_choices import ProviderChoices
    from app.ui.session.context import Context


class RememberedChoices(QObject):
    """Carries each change of the choices to the runner and to the preferences."""

    def __init__(self, context: Context, analysis: AnalysisRunner, choices: ProviderChoices) -> None:
        super().__init__(context.widget)
        self._preferences = context.preferences
        self._analysis = analysis
        self._choices = choices
        choices.changed.connect(self._use)

    def restore(self) -> None:
        """Choose the providers and features of the last time."""
        providers: tuple[str, ...] = self._preferences.get(PROVIDERS)
        features: tuple[str, ...] = self._preferences.get(FEATURES)
        self._choices.remember(providers, features)

    def _use(self) -> None:
        self._analysis.providers = self._choices.providers
        self._analysis.features = self._choices.features
        providers, features = self._choices.wished
        self._preferences.set(FEATURES, features)
        self._preferences.set(PROVIDERS, providers)
