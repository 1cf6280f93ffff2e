"""Features a provider has and features it lacks: asked for together, answered together."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from app.model.analysis import Failure
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.providers.kit.plan import Outcome, Provider, Request


def split_by_support(provider: Provider, request: Request) -> tuple[Request, tuple[Failure, ...]]:
    """Return the part of a request the provider can do, and a failure for each feature it lacks."""
    supported = tuple(f for f in request.features if f in provider.features)
    lacking = tuple(
        Failure.of(UnsupportedError("{title} has no {features}", title=provider.title, features=f.value), f)
        for f in request.features
        if f not in provider.features
    )
    return replace(request, features=supported), lacking


def with_lacking(outcome: Outcome, features: tuple[Feature, ...], lacking: tuple[Failure, ...]) -> Outcome:
    """Return the outcome for all features asked for, with the failures of those the provider lacks."""
    if not lacking:
        return outcome
    errors = outcome.analysis.errors + lacking
    return replace(
        outcome, analysis=msgspec.structs.replace(outcome.analysis, features=features, errors=errors)
    )
