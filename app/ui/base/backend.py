"""The window's way to engine and store, loaded late.

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
from app.model.analysis_origin import consensus_id
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.model.image import Image
from app.model.phrase import Phrase
from app.storage.pending_writes import PendingWrites
from app.ui.base.runtime import in_thread

if TYPE_CHECKING:
    import asyncio

    from app.engine.engine import Engine
    from app.engine.provider_call import ProviderCall
    from app.providers.kit.plan import Provider
    from app.storage.corrected import CorrectedAnalysis
    from app.storage.earlier import Earlier
    from app.storage.looked_at import LookedAt
    from app.storage.store import Store
    from app.ui.base.preferences import Preferences


QueueChanges = tuple[Iterable[Path], Mapping[Path, Sequence[str]]]
"""Files that left the queue, and files that joined it with the providers they wait for."""


def preload(_ticket: object = None) -> None:
    """Import the modules an image needs first; blocks, so call it in a worker thread."""
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
        self._arrivals: asyncio.Lock | None = None
        self._engine: Engine | None = None
        self._store: Store | None = None
        self.pending_writes: PendingWrites = PendingWrites()

    async def engine(self) -> Engine:
        """Return the engine, made at the first call; its store is in memory where nothing may be kept."""
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
        """Return every provider there is."""
        registry = await in_thread(importlib.import_module, "app.providers.kit.registry")
        return tuple((await in_thread(registry.providers)).values())

    async def asked(
        self, provider_id: str, endpoints: Mapping[str, str], options: Mapping[str, str]
    ) -> ProviderCall:
        """Return the credentials, endpoint and options a provider is called with.

        May wait for the keyring to be unlocked; cancelling leaves that waiting behind.
        """
        from app.ui.base.keychain import blocking_call

        module = await in_thread(importlib.import_module, "app.engine.provider_call")
        for provider in await self.providers():
            if provider.id == provider_id:
                asked: ProviderCall = await blocking_call(module.provider_call, provider, endpoints, options)
                return asked
        raise UnsupportedError("there is no provider {provider}", provider=provider_id)

    async def corrected_analyses(self, image: Image) -> tuple[CorrectedAnalysis, ...]:
        """Return the newest kept analysis of each provider for an image, with every correction of it."""
        await self.engine()
        store = self._store
        if store is None:
            return ()

        def read() -> tuple[CorrectedAnalysis, ...]:
            from app.storage.corrected import corrected_analyses

            self.pending_writes.drain(store)  # what was corrected before counts
            return corrected_analyses(store, image)

        return await in_thread(read)

    async def corrected_analysis(self, image: Image, answered: Analysis) -> CorrectedAnalysis:
        """Return an analysis that was just answered with the corrections kept of that very answer.

        Answers come back in the order they were asked about.
        """
        if self._arrivals is None:
            import asyncio

            self._arrivals = asyncio.Lock()
        async with self._arrivals:
            return await self._corrected_analysis(image, answered)

    async def _corrected_analysis(self, image: Image, answered: Analysis) -> CorrectedAnalysis:
        await self.engine()
        store = self._store

        def read() -> CorrectedAnalysis:
            from app.model.history import History
            from app.storage.corrected import CorrectedAnalysis, corrected_analysis

            if store is None:
                return CorrectedAnalysis(image, History.of(answered))
            self.pending_writes.drain(store)  # what was corrected before counts
            return corrected_analysis(store, image, answered)

        return await in_thread(read)

    async def corrected(self, image: Image) -> tuple[Analysis, ...]:
        """Return the newest kept analysis of each provider for an image, corrections in force."""
        return tuple(kept.analysis for kept in await self.corrected_analyses(image))

    async def write_pending(self) -> bool:
        """Perform the writes that wait in ``pending_writes``; return True if none of them was refused."""
        await self.engine()
        return self._store is None or await in_thread(self.pending_writes.drain, self._store)

    def write_pending_now(self) -> None:
        """Perform the writes that wait, in this thread; for the end of the program."""
        if self._store is not None:
            self.pending_writes.drain(self._store)

    async def kept_for(
        self,
        images: Sequence[Image],
        provider_id: str,
        features: Sequence[Feature],
        asked: ProviderCall | None,
    ) -> list[Analysis | None]:
        """Return for each image the kept analysis that answers this request, where there is one."""
        engine = await self.engine()
        languages: tuple[str, ...] = self.settings.get(LANGUAGES)
        outcomes = await engine.kept(
            images,
            provider_id,
            features,
            languages=languages,
            options=asked.options if asked else None,
            endpoint=asked.endpoint if asked else "",
        )
        return [None if outcome is None else outcome.analysis for outcome in outcomes]

    async def raw(self, image: Image, provider: str) -> bytes | None:
        """Return the untouched answer behind a provider's newest analysis of an image, where one is kept."""
        await self.engine()
        if self._store is None:
            return None
        return await in_thread(self._store.raw, image, provider)

    async def history(self, image: Image) -> Sequence[Earlier]:
        """Return every kept analysis of an image, the newest first."""
        await self.engine()
        store = self._store
        if store is None:
            return ()

        def read() -> Sequence[Earlier]:
            from app.storage.earlier import earlier_analyses

            self.pending_writes.drain(store)
            return earlier_analyses(store, image)

        return await in_thread(read)

    async def keep_reference(self, image: Image, analysis: Analysis) -> Analysis:
        """Keep an analysis as it is now as a reference of an image; return it as such."""
        await self.engine()
        store = self._store

        def keep() -> Analysis:
            from app.model.analysis_origin import as_reference
            from app.storage.earlier import keep_reference

            if store is None:
                return as_reference(analysis)
            return keep_reference(store, image, analysis, f"of {analysis.provider}")

        return await in_thread(keep)

    async def make_consensus(self, image: Image, readings: Sequence[Analysis]) -> Analysis:
        """Make and keep the consensus of readings of an image; failures are inside it."""
        await self.engine()
        store = self._store

        def make() -> Analysis:
            from app.engine.consensus import combined, keep_consensus

            name = consensus_id(reading.provider for reading in readings)
            made = combined(readings, (Feature.TEXT,), name)
            if store is not None:
                self.pending_writes.drain(store)  # what was corrected before counts
                keep_consensus(store, image, made)
            return made

        return await in_thread(make)

    async def bring_back(self, number: int) -> bool:
        """Let a kept analysis stand for its provider again, by the id of its row; return True if it does."""
        await self.engine()
        store = self._store

        def bring() -> bool:
            from app.storage.journal import bring_back

            return store is not None and bring_back(store, number)

        return await in_thread(bring)

    async def remove_analysis(self, number: int) -> bool:
        """Delete a kept analysis by the id of its row; return True if it was there."""
        await self.engine()
        store = self._store

        def remove() -> bool:
            from app.storage.earlier import remove_analysis

            return store is not None and remove_analysis(store, number)

        return await in_thread(remove)

    async def kept_providers(self, images: Sequence[Image]) -> list[frozenset[str]]:
        """Return for each image the ids of the providers of which an analysis is kept."""
        await self.engine()
        store = self._store
        if store is None:
            return [frozenset()] * len(images)
        return await in_thread(lambda: [store.providers_of(image) for image in images])

    async def last_session(self) -> tuple[Path, ...]:
        """Return the files that were open last and still exist."""
        await self.engine()
        if self._store is None or not self._restore:
            return ()
        store = self._store
        return await in_thread(lambda: tuple(path for path in store.last_session() if path.is_file()))

    async def last_looked_at(self) -> LookedAt | None:
        """Return the file and page that was looked at last."""
        await self.engine()
        store = self._store
        if store is None or not self._restore:
            return None

        def read() -> LookedAt | None:
            from app.storage.looked_at import last_looked_at

            return last_looked_at(store)

        return await in_thread(read)

    async def last_queue(self) -> dict[Path, tuple[str, ...]]:
        """Return the files that waited in the queue last, with the providers they waited for."""
        await self.engine()
        return {} if self._store is None else await in_thread(self._store.last_queue)

    async def remember_queue(self, gone: Iterable[Path], joined: Mapping[Path, Sequence[str]]) -> None:
        """Keep which files left the queue, and which joined it with the providers they wait for."""
        await self.engine()
        if self._store is not None:
            await in_thread(self._store.change_queue, gone, joined)

    async def remember(self, files: Sequence[Path], looked_at: LookedAt | None) -> None:
        """Keep the list of open files, and which of them is looked at."""
        await self.engine()
        if self._store is not None:
            await in_thread(_remember, self._store, files, looked_at)

    async def notices(self) -> tuple[Phrase, ...]:
        """Return what went wrong with the store since the last call, in sentences."""
        return () if self._store is None else await in_thread(self._store.take_notices)

    async def close(
        self, files: Sequence[Path] | None, queue: QueueChanges, looked_at: LookedAt | None = None
    ) -> None:
        """Keep the list of open files and the queue, end the child process, close the store.

        ``files``: None leaves the list of last time, and what was ``looked_at`` of it, as it is.
        """
        if self._opening is None:
            return
        began_in_time = self._engine is not None
        await (await self._opening).close()
        if self._store is None:
            return
        if began_in_time:  # else the window does not list yet what was open the last time
            if files is not None:
                await in_thread(_remember, self._store, files, looked_at)
            await in_thread(self._store.change_queue, *queue)
        await in_thread(self._store.close)

    def _open_store(self) -> Store:
        from app.storage.store import Store

        return Store.open(private=self._private, limit=self._room)


def _remember(store: Store, files: Sequence[Path], looked_at: LookedAt | None) -> None:
    from app.storage.looked_at import remember_looked_at

    store.remember_session(files)
    remember_looked_at(store, looked_at)
