"""Answers kept in the store, so that an identical request need not be sent a second time."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from app import __version__
from app.model.image import Image
from app.providers.kit.plan import Outcome, Request
from app.providers.kit.registry import providers

if TYPE_CHECKING:
    from app.storage.store import Store


class KeptAnswers:
    """The store as the engine uses it: every call runs in a thread; without a store nothing is kept."""

    def __init__(self, store: Store | None) -> None:
        self._store = store

    async def find(self, images: Sequence[Image], provider_id: str, request: Request) -> list[Outcome | None]:
        """Return the kept outcome of each image for such a request, ``None`` where there is none."""
        store = self._store
        if store is None:
            return [None] * len(images)
        key = request_key(provider_id, request)
        return await asyncio.to_thread(lambda: [store.kept(i, _key_of(i, key)) for i in images])

    async def keep(self, image: Image, request: Request, outcome: Outcome, *, growing: bool = False) -> None:
        """Keep an outcome as the answer to such a request; ``growing`` replaces the one it grew from."""
        if self._store is not None:
            key = _key_of(image, request_key(outcome.analysis.provider, request))
            await asyncio.to_thread(partial(self._store.keep, image, key, outcome, growing=growing))

    async def raw_answer(self, image: Image, provider_id: str) -> bytes | None:
        """Return the provider's latest untouched answer for an image, ``None`` where none is kept."""
        return await asyncio.to_thread(self._store.raw, image, provider_id) if self._store else None


def _key_of(image: Image, key: str) -> str:
    """Return the key of a request about an image; what part of it answers is no answer about all of it."""
    return f"{key} incomplete" if image.incomplete else key


def request_key(provider_id: str, request: Request) -> str:
    """Return the hash two equal requests for one image share: provider, features, languages, options.

    Credentials do not count; the endpoint does, and for local providers this program's version, since
    a newer reader may read better.
    """
    provider = providers().get(provider_id)
    facts = (
        provider_id,
        sorted(request.features),
        list(request.languages),
        sorted(request.options.items()),
        request.endpoint,
        __version__ if provider and provider.local else "",
    )
    return hashlib.sha256(msgspec.json.encode(facts)).hexdigest()
