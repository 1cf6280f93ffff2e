"""A provider's plan from start to end: its time limit, and its defects turned into errors of the tree."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from app.engine.plan_runner import Perform, run_plan
from app.model.errors import AnswerError, ServiceError, TimeLimitError, VidimusError
from app.providers.kit.plan import Outcome, Plan, Provider

_log = logging.getLogger(__name__)


async def run_provider_plan(
    provider: Provider,
    start: Callable[[], Plan],
    perform: Perform,
    *,
    images: int,
    seconds_per_image: float | None,
) -> tuple[Outcome, ...]:
    """Run the plan ``start`` gives and return one outcome per image; raises VidimusError alone."""
    try:
        async with asyncio.timeout(None if seconds_per_image is None else seconds_per_image * images):
            outcomes = await run_plan(start(), perform)
    except TimeoutError as error:
        raise TimeLimitError(
            f"{provider.title} was not done after {seconds_per_image:g} s; allow more time or try again"
        ) from error
    except VidimusError:
        raise
    except Exception as error:  # a provider must not take others down with it
        _log.exception("the plan of %s failed", provider.id)
        raise _defect(provider, error) from error
    if len(outcomes) != images:
        raise AnswerError(f"{provider.title} answered for {len(outcomes)} of {images} images")
    return outcomes


def _defect(provider: Provider, error: Exception) -> VidimusError:
    """Return the error a user is told of where a plan raised something it should not."""
    if provider.local:
        return ServiceError(f"{provider.title} failed on this image ({type(error).__name__})")
    return AnswerError(f"the answer of {provider.title} could not be understood ({type(error).__name__})")
