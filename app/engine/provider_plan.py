"""A provider's plan from start to end, its defects turned into errors of the tree."""

from __future__ import annotations

import logging
from collections.abc import Callable

from app.engine.plan_runner import Perform, run_plan
from app.model.errors import AnswerError, ServiceError, VidimusError
from app.providers.kit.plan import Outcome, Plan, Provider

_log = logging.getLogger(__name__)


async def run_provider_plan(
    provider: Provider,
    start: Callable[[], Plan],
    perform: Perform,
    *,
    images: int,
) -> tuple[Outcome, ...]:
    """Run the plan ``start`` gives and return one outcome per image; raises VidimusError alone."""
    try:
        outcomes = await run_plan(start(), perform)
    except VidimusError:
        raise
    except Exception as error:  # a provider must not take others down with it
        _log.exception("the plan of %s failed", provider.id)
        raise _defect(provider, error) from error
    if len(outcomes) != images:
        raise AnswerError(
            "{title} answered for {count} of {images} images",
            title=provider.title,
            count=len(outcomes),
            images=images,
        )
    return outcomes


def _defect(provider: Provider, error: Exception) -> VidimusError:
    """Return the error a user is told of where a plan raised something it should not."""
    if provider.local:
        return ServiceError(
            "{title} failed on this image ({fault})", title=provider.title, fault=type(error).__name__
        )
    return AnswerError(
        "the answer of {title} could not be understood ({fault})",
        title=provider.title,
        fault=type(error).__name__,
    )
