"""What the window needs from the rest of the program, loaded late.

Importing the engine, HTTP, Pillow and the store takes longer than showing the window, so all of it
happens in the runtime's threads after the first paint.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.config.settings import KEEP_MEGABYTES, LANGUAGES, OFFLINE, PRIVATE, RESTORE_SESSION
from app.model.analysis import Analysis
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.model.image import Image
from app.ui.base.i18n import tr
from app.ui.base.runtime import in_thread

if TYPE_CHECKING:
    import asyncio

    from app.engine.engine import Engine
    from app.engine.provider_call import ProviderCall
    from app.providers.kit.plan import Provider
    from app.storage.store import Earlier, Store
    from app.ui.base.preferences import Preferences


QueueChanges = tuple[Iterable[Path], Mapping[Path, Sequence[str]]]
"""Files that left the queue, and files that joined it with the providers they wait for."""


def preload(_ticket: object = None) -> None:
    """Import what the window needs first; blocks, so call it in a worker thread."""
    for name in ("app.ui.canvas.canvas", "app.imaging.open", "app.imaging.pixels", "app.imaging.find_images"):
        importlib.import_module(name)


class Backend:
    """Engine and store, made once, on the runtime's loop. All coroutines run there."""

    def __init__(self, settings: Preferences) -> None:
        self.settings = settings
        self._private = settings.get(PRIVATE)
        self._restore = settings.get(RESTORE_SESSION)
        self._offline = settings.get(OFFLINE)
        self._room = settings.get(KEEP_MEGABYTES) * 1_000_000
        self._opening: asyncio.Task[Engine] | None = None
        self._engine: Engine | None = None
        self._store: Store | None = None

    async def engine(self) -> Engine:
        """The engine, with the store behind it (in memory only where nothing may be kept)."""
        import asyncio

        if self._opening is None:
            # A task of its own: whoever asked first may be cancelled, and the store would have no owner.
            self._opening = asyncio.create_task(self._open_engine())
        return await asyncio.shield(self._opening)

    async def _open_engine(self) -> Engine:
        try:
            module = await in_thread(importlib.import_module, "app.engine.engine")
            self._store = await in_thread(self._open_store)
            self._engine = module.Engine(self._store, offline=self._offline)
        except BaseException:
            self._opening = None
            raise
        return self._engine

    def set_offline(self, *, on: bool) -> None:
        """Refuse every provider that would send an image away, from now on."""
        self._offline = on
        if self._engine is not None:
            self._engine.offline = on

    async def providers(self) -> tuple[Provider, ...]:
        """Every provider there is."""
        registry = await in_thread(importlib.import_module, "app.providers.kit.registry")
        return tuple((await in_thread(registry.providers)).values())

    async def asked(
        self, provider_id: str, endpoints: Mapping[str, str], options: Mapping[str, str]
    ) -> ProviderCall:
        """What a provider is called with; may wait for the keyring, cancelling leaves it waiting alone."""
        from app.ui.base.keychain import blocking_call

        module = await in_thread(importlib.import_module, "app.engine.provider_call")
        for provider in await self.providers():
            if provider.id == provider_id:
                found: ProviderCall = await blocking_call(module.provider_call, provider, endpoints, options)
                return found
        raise UnsupportedError(tr("there is no provider {provider}").format(provider=provider_id))

    async def kept(self, image: Image) -> Sequence[Analysis]:
        """Analyses of this image that are kept, newest per provider."""
        await self.engine()
        if self._store is None:
            return ()
        return await in_thread(self._store.analyses, image)

    async def corrected(self, image: Image) -> Sequence[Analysis]:
        """The same, with the corrections made of them."""
        from app.storage.journal import corrected

        kept, store = await self.kept(image), self._store
        if store is None:
            return kept
        return await in_thread(lambda: tuple(corrected(store, image, one) for one in kept))

    async def kept_for(
        self,
        images: Sequence[Image],
        provider_id: str,
        features: Sequence[Feature],
        asked: ProviderCall | None,
    ) -> list[Analysis | None]:
        """For each image the kept analysis that answers this request, where there is one."""
        engine = await self.engine()
        languages: tuple[str, ...] = self.settings.get(LANGUAGES)
        found = await engine.kept(
            images,
            provider_id,
            features,
            languages=languages,
            options=asked.options if asked else None,
            endpoint=asked.endpoint if asked else "",
        )
        return [None if one is None else one.analysis for one in found]

    async def raw(self, image: Image, provider: str) -> bytes | None:
        """The untouched answer behind a provider's newest analysis of an image, where one is kept."""
        await self.engine()
        if self._store is None:
            return None
        return await in_thread(self._store.raw, image, provider)

    async def history(self, image: Image) -> Sequence[Earlier]:
        """Every kept analysis of this image, the newest first."""
        await self.engine()
        return () if self._store is None else await in_thread(self._store.history, image)

    async def who_is_kept(self, images: Sequence[Image]) -> list[frozenset[str]]:
        """For each image the providers of which an analysis is kept."""
        await self.engine()
        store = self._store
        if store is None:
            return [frozenset()] * len(images)
        return await in_thread(lambda: [store.providers_of(image) for image in images])

    async def last_session(self) -> tuple[Path, ...]:
        """The files that were open last."""
        await self.engine()
        if self._store is None or not self._restore:
            return ()
        store = self._store
        return await in_thread(lambda: tuple(path for path in store.last_session() if path.is_file()))

    async def last_queue(self) -> dict[Path, tuple[str, ...]]:
        """The files that waited in the queue last, with the providers they waited for."""
        await self.engine()
        return {} if self._store is None else await in_thread(self._store.last_queue)

    async def remember_queue(self, gone: Iterable[Path], joined: Mapping[Path, Sequence[str]]) -> None:
        """Keep who left the queue and who joined it."""
        await self.engine()
        if self._store is not None:
            await in_thread(self._store.change_queue, gone, joined)

    async def remember(self, files: Sequence[Path]) -> None:
        """Keep the list of open files."""
        await self.engine()
        if self._store is not None:
            await in_thread(self._store.remember_session, files)

    async def notices(self) -> tuple[str, ...]:
        """What went wrong with the store since last asked."""
        return () if self._store is None else await in_thread(self._store.take_notices)

    async def close(self, files: Sequence[Path], queue: QueueChanges) -> None:
        """Keep the list of open files and the queue, end the child process, close the store."""
        if self._opening is None:
            return
        began_in_time = self._engine is not None
        await (await self._opening).close()
        if self._store is None:
            return
        if began_in_time:  # else the window does not list yet what was open the last time
            await in_thread(self._store.remember_session, files)
            await in_thread(self._store.change_queue, *queue)
        await in_thread(self._store.close)

    def _open_store(self) -> Store:
        from app.storage.store import Store

        return Store.open(private=self._private, limit=self._room)
