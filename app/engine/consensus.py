"""A consensus as a provider: it asks its sources, and is made of what they answer."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

import msgspec

from app.model.analysis import Analysis, Failure, failure
from app.model.analysis_origin import consensus_id, sources_of
from app.model.errors import ErrorKind, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Limits
from app.model.outcome import Outcome
from app.model.phrase import phrase
from app.providers.kit.plan import Field, Plan, Provider, Request
from app.quality.consensus import make_consensus
from app.storage.store import Store

FEWEST: Final = 2
"""Readings a consensus is asked to be made of."""


class ConsensusProvider:
    """The provider record of a consensus; it has no plan of its own, whoever performs it asks ``sources``."""

    limits = Limits(images=1, concurrent=1)
    fields: tuple[Field, ...] = ()
    endpoint = ""

    def __init__(self, sources: Sequence[Provider]) -> None:
        self.sources = tuple(sources)
        self.id = consensus_id([source.id for source in sources])
        self.title = f"Consensus of {' and '.join(source.title for source in sources)}"
        self.features = frozenset({Feature.TEXT})
        self.local = all(source.local for source in sources)

    def plan(self, _request: Request) -> Plan:
        """Raise UnsupportedError: a consensus is made of answers, nobody is asked."""
        raise UnsupportedError("{title} is made of other readings", title=self.title)


def consensus_provider(provider_id: str, sources: Sequence[Provider]) -> ConsensusProvider:
    """Return the record of a consensus; raises UnsupportedError for too few sources, or one without text."""
    if len(set(sources_of(provider_id))) < FEWEST:
        raise UnsupportedError("a consensus is made of two readings or more: consensus:ID+ID")
    for source in sources:
        if Feature.TEXT not in source.features:
            raise UnsupportedError("{title} reads no text for a consensus", title=source.title)
    return ConsensusProvider(sources)


def combined(sources: Sequence[Analysis], features: Sequence[Feature], provider_id: str) -> Analysis:
    """Return the consensus of what its sources answered; failures are inside it, never raised.

    It is partial where a source gave no reading, and failed where none did.
    """
    asked = tuple(features)
    started = time.monotonic()
    lacking = tuple(
        failure(ErrorKind.UNSUPPORTED, "A consensus has no {features}", each, features=str(each))
        for each in asked
        if each is not Feature.TEXT
    )
    if Feature.TEXT not in asked:
        return Analysis(provider_id, asked, errors=lacking)
    readings = [source for source in sources if source.text is not None]
    if not readings:
        failures = {error.message: error for source in sources for error in source.errors}
        return Analysis(provider_id, asked, errors=(*failures.values(), *lacking))
    try:
        made = make_consensus(readings)
    except VidimusError as error:
        return Analysis.failed(provider_id, asked, error, time.monotonic() - started)
    missing = tuple(_missing(source) for source in sources if source.text is None)
    return msgspec.structs.replace(
        made,
        provider=provider_id,
        features=asked,
        errors=(*missing, *lacking),
        seconds=time.monotonic() - started,
    )


def keep_consensus(store: Store, image: Image, consensus: Analysis) -> bool:
    """Keep a consensus as the newest of its sources; an earlier one that differs or was corrected stays."""
    return store.keep(image, consensus.provider, Outcome(consensus))


def _missing(source: Analysis) -> Failure:
    """Return why a source has no part in a consensus."""
    cause = source.errors[0] if source.errors else None
    return failure(
        cause.kind if cause else ErrorKind.ANSWER,
        "{provider} gave no reading: {reason}",
        Feature.TEXT,
        provider=source.provider,
        reason=cause.message if cause else phrase("it found no text"),
    )
