"""Decides which analyses of the current image are drawn and listed, and how every provider stands with it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import is_not
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.model.analysis import Analysis
from app.model.safe_text import one_line
from app.ui.analysis.analysis_runner import AnalysisRunner
from app.ui.analysis.provider_access import LOCAL_PROVIDERS
from app.ui.analysis.running_analyses import Run
from app.ui.base.i18n import tr
from app.ui.base.messages import Notice
from app.ui.base.provider_names import FILE_FORMAT_TITLES
from app.ui.base.safe_text import sentence_case
from app.ui.base.sentences import sentence_of
from app.ui.content.content import Content
from app.ui.content.same_region import SameRegions
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.session.entries import Entry
from app.ui.session.selection import SelectedRegions, SelectionSource
from app.ui.viewer.image_viewer import ImageViewer
from app.ui.viewer.overlay_builder import BuildRequest, BuiltAnalysis
from app.ui.viewer.provider_status import (
    beside_failure,
    failure_sentence,
    has_regions,
    note_of,
    outdated,
    status_of,
)

LIST_DELAY: Final = 25
"""Milliseconds between canvas and list when an analysis arrives."""


class DisplayedAnalyses(QObject):
    """Feeds canvas, list and provider bar from the session and the running analyses.

    One provider is *listed*, by the selection: its findings stand in the tree. Its regions are drawn alone,
    or with those of other providers chosen one by one; ``together``: with those of all providers.

    ``content_changed`` carries the ``Content`` to be listed and the note over it; ``listed`` follows once it
    is. ``note_outdated``: the provider listed runs anew.
    ``statuses_changed`` carries a ``ProviderStatus`` for every provider and the one that is listed.
    ``credentials_wanted`` names a provider whose credentials the user wants to see.
    """

    content_changed = Signal(object, str)
    listed = Signal()
    note_outdated = Signal()
    statuses_changed = Signal(tuple, str)
    credentials_wanted = Signal(str)

    def __init__(
        self, context: Context, analysis: AnalysisRunner, viewer: ImageViewer, corrections: Corrections
    ) -> None:
        super().__init__(context.widget)
        self._context = context
        self._session = context.session
        self._messages = context.messages
        self._analysis = analysis
        self._viewer = viewer
        self._corrections = corrections
        self._selection = context.session.selection
        self._drawn: frozenset[str] = frozenset({self.provider})
        self.together: bool = False
        self._ranks: dict[str, int] = {}
        self._partials: dict[str, Analysis] = {}
        self._seen: tuple[Analysis | None, ...] = ()
        self._content = Content()
        self._note = ""
        self._outdated: frozenset[tuple[int, str]] = frozenset()
        self._refusal = ""
        """Why the image looked at cannot be opened, as a notice said it."""
        self._next: BuiltAnalysis | None = None
        self._listing = QTimer(self)
        self._listing.setSingleShot(True)
        self._listing.setInterval(LIST_DELAY)
        self._listing.timeout.connect(self._list)
        self._session.entry_changed.connect(self._entry_changed)
        analysis.partial.connect(self._partial)
        viewer.built.connect(self._built)
        self._selection.changed.connect(self._selection_changed)
        self._messages.notified.connect(self._on_notified)
        self._messages.dismissed.connect(self._on_dismissed)

    @property
    def provider(self) -> str:
        """Return the provider whose findings are listed."""
        return self._selection.provider

    @property
    def analysis(self) -> Analysis | None:
        """Return the analysis of the listed provider as it is shown; None where there is none yet."""
        entry = self._session.current
        return None if entry is None else self._known(entry, self.provider)

    @property
    def has_raw(self) -> bool:
        """Return True if the listed analysis came from an answer that may be kept."""
        analysis = self.analysis
        return analysis is not None and analysis.status != "failed" and self.provider not in LOCAL_PROVIDERS

    def show_raw(self) -> None:
        """Open the untouched answer of the listed provider."""
        from app.ui.viewer.raw_answer import show_raw

        entry = self._session.current
        if entry is not None and self.has_raw:
            show_raw(self._context, entry.image, self.provider)

    def follow(self, entry: Entry | None) -> None:
        """Show what is known of another image or page that is looked at; None empties the list."""
        self._seen = ()
        self._refusal = ""
        runs = () if entry is None else self._analysis.runs
        self._partials = {
            r.provider: r.so_far for r in runs if entry is not None and r.key == entry.key and r.so_far
        }
        self._put_on_list(Content(), self._note_of(entry))
        if entry is not None:
            self._show(entry)
        self.update_statuses()

    def choose(self, provider: str) -> None:
        """List the analysis of a provider, and draw it alone."""
        self.together = False
        self._drawn = frozenset({provider})
        self._list_of(provider)

    def show_new(self, provider: str) -> None:
        """List a provider that has just answered: alone, or with the others where all are drawn."""
        if self.together:
            self._list_of(provider)
        else:
            self.choose(provider)

    def toggle(self, provider: str) -> None:
        """Draw a provider's regions beside those of the others, or no longer.

        The last one stays; when the listed one goes, another one that is drawn is listed.
        """
        listed = self.provider
        others = [p for p in self._order() if p != listed and self._is_drawn(p)]
        if provider == listed:
            if not others:
                return
            self._drawn = frozenset(others)
            self._selection.list_provider(others[0])
        elif provider in others:
            self._drawn = frozenset({listed, *others}) - {provider}
        else:
            self._drawn = frozenset({listed, *others, provider})
            self._refresh()
            return
        self.together = False
        self._refresh()

    def set_together(self, on: bool) -> None:
        """Draw the regions of all providers, or of the listed one alone."""
        self.together = on
        self._drawn = frozenset({self.provider})
        self._refresh()

    def can_step(self) -> bool:
        """Return True if there is another provider to go to."""
        return len(self._order()) > 1

    def step(self, by: int) -> None:
        """List the next provider: of those that are drawn together, else of all."""
        order = self._order()
        drawn = [p for p in order if p == self.provider or self._is_drawn(p)]
        round_ = drawn if len(drawn) > 1 else order
        if len(round_) < 2:
            return
        at = round_.index(self.provider) if self.provider in round_ else -1
        provider = round_[(at + by) % len(round_)]
        if len(drawn) > 1:
            self._list_of(provider)
        else:
            self.choose(provider)

    def _selection_changed(self, regions: SelectedRegions) -> None:
        """Regions of another provider that is drawn were selected on the canvas: list that one."""
        if regions.source is SelectionSource.CANVAS and regions.provider != self._viewer.listed:
            self._refresh()

    def _list_of(self, provider: str) -> None:
        """List another provider; what is drawn stays."""
        self._selection.list_provider(provider)
        self._refresh()

    def _refresh(self) -> None:
        entry = self._session.current
        if entry is not None:
            self._show(entry)
        self.update_statuses()

    def _order(self) -> tuple[str, ...]:
        """Return the providers in the order of their pills."""
        return tuple(self._names(self._session.current))

    def _is_drawn(self, provider: str) -> bool:
        """Return True if a provider's regions are wanted beside the listed ones, and there."""
        entry = self._session.current
        if entry is None or not (self.together or provider in self._drawn):
            return False
        return has_regions(self._known(entry, provider))

    def _known(self, entry: Entry, provider: str) -> Analysis | None:
        """Return a provider's analysis; while it runs anew, what came of it so far."""
        if provider in entry.running and provider in self._partials:
            return self._partials[provider]
        known = entry.analyses.get(provider)
        return None if known is None else self._corrections.seen(entry, known)

    def is_listed(self, analysis: Analysis) -> bool:
        """Return True if an analysis is what the list shows now."""
        return self._content.analysis is analysis

    def _entry_changed(self, entry: Entry) -> None:
        current = self._session.current
        if current is not None and current.key == entry.key:
            self._partials = {p: a for p, a in self._partials.items() if p in entry.running}
            self._show(entry)
            self.update_statuses()

    def _show(self, entry: Entry) -> None:
        if self.provider not in entry.analyses and entry.analyses:
            running = self._analysis.run_of(entry, self.provider)
            if running is None and not self._session.is_arriving(entry.key, self.provider):
                first = min(entry.analyses, key=entry.is_reference)
                self._drawn = self._drawn - {self.provider} | {first}
                self._selection.list_provider(first)
        listed = self._known(entry, self.provider)
        beside = [p for p in self._names(entry) if p != self.provider and self._is_drawn(p)]
        wanted = [a for p in (self.provider, *beside) if (a := self._known(entry, p)) is not None]
        awaited = self.provider in entry.running or self._session.is_arriving(entry.key, self.provider)
        if awaited and listed is None:
            self.note_outdated.emit()
            if not wanted:
                return
        seen = (listed, *wanted)
        if listed is None or len(seen) != len(self._seen) or any(map(is_not, seen, self._seen)):
            self._seen = seen
            self._give_ranks(entry)
            ranked = tuple(BuildRequest(a, self._rank(a.provider)) for a in wanted)
            self._viewer.show_analyses(entry.image, self.provider, ranked)
        self._tell_failures(entry)

    def _rank(self, provider: str) -> int:
        """Return a provider's place, kept as long as the window lives, so that its lines keep their look."""
        return self._ranks.setdefault(provider, len(self._ranks))

    def _give_ranks(self, entry: Entry) -> list[str]:
        """Give places to the providers with something to draw, the first one first; return these."""
        there = [p for p in self._names(entry) if has_regions(self._known(entry, p))]
        for provider in there:
            self._rank(provider)
        return there

    def _partial(self, run: Run) -> None:
        entry = self._session.current
        if entry is None or run.so_far is None or entry.key != run.key:
            return
        self._partials[run.provider] = run.so_far
        if run.provider == self.provider or self.together or run.provider in self._drawn:
            self._show(entry)

    def _built(self, built: BuiltAnalysis) -> None:
        """Follow the canvas with the list a moment later, so that each paints in a frame of its own.

        At once where regions are selected, since the canvas has them by names that the list must find first.
        """
        self._next = built
        if self._selection.keys and built.content.row_layout is not self._content.row_layout:
            self._listing.stop()
            self._list()
        else:
            self._listing.start()

    def _list(self) -> None:
        built, entry = self._next, self._session.current
        if built is None or entry is None or built.image is not entry.image:
            return
        show = partial(self._put_on_list, built.content, self._note_of(entry))
        before, after = self._content.analysis, built.content.analysis
        same = before is not None and after is not None and before.provider == after.provider
        if same and self._content.row_layout is not built.content.row_layout:
            found = SameRegions(self._content, built.content)
            self._selection.rename(found.keys(self._selection.keys), show)
        else:
            show()
        self._selection.keep_where(lambda key: built.content.index_of(key) is not None)
        self.listed.emit()

    def _put_on_list(self, content: Content, note: str) -> None:
        self._content, self._note = content, note
        self.content_changed.emit(content, note)

    def _note_of(self, entry: Entry | None) -> str:
        waiting = "" if entry is None else self._analysis.waiting_sentence(entry)
        known = None if entry is None else entry.analyses.get(self.provider)
        noticed = any(notice.sentence == self._refusal for notice in self._messages.notices)
        if known is not None and noticed and self._said_of_image(known):
            return tr("Not read.")
        return note_of(entry, self.provider, waiting)

    def _said_of_image(self, analysis: Analysis) -> bool:
        """Return True if an analysis failed for what a notice about the image said: it cannot be opened."""
        failed = analysis.status == "failed"
        return failed and sentence_case(sentence_of(analysis.errors[0])) == self._refusal

    def _on_notified(self, notice: Notice) -> None:
        """Say once that an image cannot be opened, not again for everybody who tried to read it."""
        entry = self._session.current
        if notice.topic.startswith("image/") and entry is not None:
            self._refusal = notice.sentence
            self._tell_failures(entry)
            self.update_statuses()

    def _on_dismissed(self, topic: str) -> None:
        """Say over the list why the image cannot be opened, once the notice of it was closed."""
        if topic.startswith("image/") and self._session.current is not None:
            self.update_statuses()

    def _tell_failures(self, entry: Entry) -> None:
        for provider, analysis in {**entry.analyses, **entry.failures}.items():
            topic = f"analysis/{provider}"
            if not analysis.errors or provider in entry.running or self._said_of_image(analysis):
                self._messages.dismiss(topic)
                continue
            action, do = "", None
            origin = entry.origins.get(provider)
            of_file = origin is not None and provider not in entry.failures
            file = one_line(origin.file, 60) if origin is not None and of_file else ""
            if provider not in FILE_FORMAT_TITLES and not file:
                action, do = tr("Retry"), partial(self._analysis.retry, entry.key, provider)
            if analysis.errors[0].kind == "credentials" and not file:
                action, do = tr("Open settings"), partial(self.credentials_wanted.emit, provider)
            # nobody is to blame for what a file says of an earlier time
            who = tr("File {name}").format(name=file) if file else self._context.names.title_of(provider)
            sentence = failure_sentence(who, analysis)
            if sentence not in {notice.sentence for notice in self._messages.notices}:
                self._messages.notify(topic, sentence, action, do)

    def _names(self, entry: Entry | None) -> list[str]:
        """Return every provider that is chosen, runs or has answered."""
        names = list(self._analysis.providers)
        if entry is not None:
            names += [p for p in (*entry.analyses, *sorted(entry.running)) if p not in names]
        return names

    def set_outdated(self, key: int, providers: frozenset[str]) -> None:
        """Mark analyses of an image as made of readings that have changed since, and no others."""
        marked = frozenset((key, provider) for provider in providers)
        if marked != self._outdated:
            self._outdated = marked
            self.update_statuses()

    def update_statuses(self) -> None:
        """Tell how each provider stands that is chosen, runs or has answered."""
        entry = self._session.current
        note = self._note_of(entry)
        if note != self._note and not self._content.rows:  # it waits, say, or waits no longer
            self._put_on_list(self._content, note)
        there = [] if entry is None else self._give_ranks(entry)
        statuses = []
        for provider in self._names(entry):
            run = None if entry is None else self._analysis.run_of(entry, provider)
            analysis = None if entry is None else entry.analyses.get(provider)
            origin = None if entry is None else entry.origins.get(provider)
            waits = entry is not None and self._analysis.waits_for(entry, provider)
            title = self._context.names.title_of(provider)
            status = status_of(provider, title, run, analysis, origin, waits=waits)
            failed = None if entry is None or run is not None or waits else entry.failures.get(provider)
            if entry is not None and (entry.key, provider) in self._outdated:
                status = outdated(status)
            statuses.append(status if failed is None else beside_failure(status, failed))
        if len(there) > 1:
            drawn = {p for p in there if p == self.provider or self._is_drawn(p)}
            rank = {p: self._rank(p) for p in there}
            statuses = [replace(s, rank=rank.get(s.provider), drawn=s.provider in drawn) for s in statuses]
        self.statuses_changed.emit(tuple(statuses), self.provider)
