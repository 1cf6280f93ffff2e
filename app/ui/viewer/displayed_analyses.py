"""Decides which analyses of the current image are seen, and says how every provider stands with it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import is_not
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.model.analysis import Analysis
from app.model.safe_text import one_line
from app.ui.analysis.progress_text import progress_text
from app.ui.analysis.provider_access import LOCAL_PROVIDERS
from app.ui.analysis.running_analyses import Run
from app.ui.base.i18n import number_text, tr
from app.ui.base.provider_names import FILE_FORMAT_TITLES
from app.ui.base.safe_text import sentence_case
from app.ui.content.content import Content
from app.ui.content.display_names import display_name
from app.ui.session.entries import Entry
from app.ui.session.selection import SelectedRegions, SelectionSource
from app.ui.viewer.overlay_builder import BuildRequest, BuiltAnalysis
from app.ui.viewer.provider_bar import ProviderStatus
from app.ui.widgets.shortcuts import shortcut

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

LIST_DELAY = 25
"""Milliseconds between canvas and list when an analysis arrives."""


class DisplayedAnalyses(QObject):
    """Feeds stage, tree and provider bar from the session and the analyst.

    One provider is *listed*, by the selection: its findings stand in the tree. Its regions are drawn alone,
    or with those of other providers chosen one by one; ``together``: with those of all providers. ``listed``
    follows each change of the list.
    """

    listed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._selection = window.session.selection
        self._drawn: frozenset[str] = frozenset({self.provider})
        self.together: bool = False
        self._ranks: dict[str, int] = {}
        self._partials: dict[str, Analysis] = {}
        self._seen: tuple[Analysis | None, ...] = ()
        self._next: BuiltAnalysis | None = None
        self._listing = QTimer(self)
        self._listing.setSingleShot(True)
        self._listing.setInterval(LIST_DELAY)
        self._listing.timeout.connect(self._list)
        window.session.entry_changed.connect(self._entry_changed)
        window.analysis.partial.connect(self._partial)
        window.viewer.built.connect(self._built)
        window.viewer.drawn.connect(self._count)
        self._selection.changed.connect(self._selection_changed)
        self.tell_providers()

    @property
    def provider(self) -> str:
        """The provider whose findings are listed."""
        return self._selection.provider

    @property
    def analysis(self) -> Analysis | None:
        """The analysis that is listed, as far as it is there."""
        entry = self._window.session.current
        return None if entry is None else self._known(entry, self.provider)

    @property
    def has_raw(self) -> bool:
        """Whether the listed analysis came from an answer that may be kept."""
        analysis = self.analysis
        return analysis is not None and analysis.status != "failed" and self.provider not in LOCAL_PROVIDERS

    def show_raw(self) -> None:
        """Open the untouched answer of the listed provider."""
        from app.ui.viewer.raw_answer import show_raw

        entry = self._window.session.current
        if entry is not None and self.has_raw:
            show_raw(self._window, entry.image, self.provider)

    def follow(self, entry: Entry | None) -> None:
        """Another image or page is looked at."""
        self._seen = ()
        self._partials = {}
        self._window.findings.show_content(Content(), self._note(entry), keep_place=False)
        self._window.overlays.set_counts({})
        self._window.status.show_content(Content())
        if entry is not None:
            self._show(entry)
        self.tell_providers()

    def choose(self, provider: str) -> None:
        """See the analysis of another provider, alone."""
        self.together = False
        self._drawn = frozenset({provider})
        self._list_of(provider)

    def show_new(self, provider: str) -> None:
        """List a provider whose analysis has just come: alone, or with the others where they are together."""
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
        """Whether there is another provider to go to."""
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
        if regions.source is SelectionSource.CANVAS and regions.provider != self._window.viewer.listed:
            self._refresh()

    def _list_of(self, provider: str) -> None:
        """List another provider; what is drawn stays."""
        self._selection.list_provider(provider)
        self._refresh()

    def _refresh(self) -> None:
        entry = self._window.session.current
        if entry is not None:
            self._show(entry)
        self.tell_providers()
        self._window.command_actions.refresh()

    def _order(self) -> tuple[str, ...]:
        """The providers that have a pill, in its order."""
        return tuple(self._window.head.providers.pills)

    def _is_drawn(self, provider: str) -> bool:
        """Whether a provider's regions are wanted beside the listed ones, and there."""
        entry = self._window.session.current
        if entry is None or not (self.together or provider in self._drawn):
            return False
        return has_regions(self._known(entry, provider))

    def _known(self, entry: Entry, provider: str) -> Analysis | None:
        """A provider's analysis; while it runs anew, what came of it so far."""
        if provider in entry.running and provider in self._partials:
            return self._partials[provider]
        known = entry.analyses.get(provider)
        return None if known is None else self._window.corrections.seen(entry, known)

    def is_listed(self, analysis: Analysis) -> bool:
        """Whether this is what the list shows now."""
        return self._window.findings.content.analysis is analysis

    def _entry_changed(self, entry: Entry) -> None:
        current = self._window.session.current
        if current is not None and current.key == entry.key:
            self._partials = {p: a for p, a in self._partials.items() if p in entry.running}
            self._show(entry)
            self.tell_providers()

    def _show(self, entry: Entry) -> None:
        if self.provider not in entry.analyses and entry.analyses:
            running = self._window.analysis.run_of(entry, self.provider)
            if running is None and not self._window.session.is_arriving(entry.key, self.provider):
                first = next(iter(entry.analyses))
                self._drawn = self._drawn - {self.provider} | {first}
                self._selection.list_provider(first)
        listed = self._known(entry, self.provider)
        beside = [p for p in self._names(entry) if p != self.provider and self._is_drawn(p)]
        wanted = [a for p in (self.provider, *beside) if (a := self._known(entry, p)) is not None]
        awaited = self.provider in entry.running or self._window.session.is_arriving(entry.key, self.provider)
        if awaited and listed is None:
            self._window.findings.note.setVisible(False)
            if not wanted:
                return
        seen = (listed, *wanted)
        if listed is None or len(seen) != len(self._seen) or any(map(is_not, seen, self._seen)):
            self._seen = seen
            self._give_ranks(entry)
            ranked = tuple(BuildRequest(a, self._rank(a.provider)) for a in wanted)
            self._window.viewer.show_analyses(entry.image, self.provider, ranked)
        self._tell_failures(entry)

    def _rank(self, provider: str) -> int:
        """A provider's place, kept as long as the window lives, so that its lines keep their look."""
        return self._ranks.setdefault(provider, len(self._ranks))

    def _give_ranks(self, entry: Entry) -> list[str]:
        """The providers with something to draw, in order; places go to those that have it first."""
        there = [p for p in self._names(entry) if has_regions(self._known(entry, p))]
        for provider in there:
            self._rank(provider)
        return there

    def _partial(self, run: Run) -> None:
        entry = self._window.session.current
        progress = run.progress
        if entry is None or progress is None or entry.key != run.key:
            return
        self._partials[run.provider] = Analysis(
            run.provider, run.features, text=progress.text, faces=progress.faces
        )
        if run.provider == self.provider or self.together or run.provider in self._drawn:
            self._show(entry)

    def _count(self) -> None:
        self._window.overlays.set_counts(self._window.viewer.counts())

    def _built(self, built: BuiltAnalysis) -> None:
        """The canvas has it; the list follows a moment later, so that each paints in a frame of its own."""
        self._next = built
        self._listing.start()

    def _list(self) -> None:
        window = self._window
        built = self._next
        current = window.session.current
        if built is None or current is None or built.image is not current.image:
            return
        entry = window.session.current
        before = window.findings.content.analysis
        after = built.content.analysis
        same = before is not None and after is not None and before.provider == after.provider
        window.findings.show_content(built.content, self._note(entry), keep_place=same)
        self._selection.keep_where(lambda key: built.content.index_of(key) is not None)
        self.listed.emit()
        window.command_actions.refresh()

    def _note(self, entry: Entry | None) -> str:
        """One sentence over the results where the rows alone would leave a question."""
        if entry is None:
            return ""
        if entry.running:
            return ""
        analysis = entry.analyses.get(self.provider)
        if analysis is None:
            return tr("Not analysed yet.") if entry.asked else ""
        if analysis.status == "failed":
            return one_line(analysis.errors[0].message)
        nothing = _nothing(analysis)
        notes = [nothing] if nothing else []
        if analysis.copies is not None and not nothing and not has_regions(analysis):
            key = shortcut("view.copies").key
            keyed = tr("Where the image was found is in the list of copies ({key}).").format(key=key)
            notes.append(keyed if key else tr("Where the image was found is in the list of copies."))
        basic = analysis.provider == "on-device"
        if basic and analysis.faces and all(f.confidence is None for f in analysis.faces):
            notes.append(tr("Faces come from a basic detector: no confidence."))
        return " ".join(notes)

    def _tell_failures(self, entry: Entry) -> None:
        window = self._window
        for provider, analysis in entry.analyses.items():
            topic = f"analysis/{provider}"
            if not analysis.errors or provider in entry.running:
                window.messages.dismiss(topic)
                continue
            first = analysis.errors[0]
            title = self._window.names.title_of(provider)
            what = f", {display_name(first.feature)}" if first.feature else ""
            action, do = "", None
            if provider not in FILE_FORMAT_TITLES:
                action, do = tr("Retry"), partial(window.analysis.retry, entry.key, provider)
            if first.kind == "credentials":
                action, do = tr("Open settings"), partial(window.dialogs.open_providers, provider)
            sentence = sentence_case(f"{title}{what}: {first.message}")
            if sentence not in {notice.sentence for notice in window.messages.notices}:
                window.messages.notify(topic, sentence, action, do)

    def _names(self, entry: Entry | None) -> list[str]:
        """Every provider that is chosen, runs or has answered."""
        names = list(self._window.analysis.providers)
        if entry is not None:
            names += [p for p in (*entry.analyses, *sorted(entry.running)) if p not in names]
        return names

    def tell_providers(self) -> None:
        """One standing for each provider that is chosen, runs or has answered."""
        window = self._window
        entry = window.session.current
        names = self._names(entry)
        there = [] if entry is None else self._give_ranks(entry)
        standings = [self._standing(entry, p) for p in names]
        if len(there) > 1:
            drawn = {p for p in there if p == self.provider or self._is_drawn(p)}
            rank = {p: self._rank(p) for p in there}
            standings = [replace(s, rank=rank.get(s.provider), drawn=s.provider in drawn) for s in standings]
        window.head.providers.tell(tuple(standings), self.provider)

    def _standing(self, entry: Entry | None, provider: str) -> ProviderStatus:
        title = self._window.names.title_of(provider)
        if entry is None:
            return ProviderStatus(provider, title)
        run = self._window.analysis.run_of(entry, provider)
        if run is not None:
            progress = run.progress
            share = progress.done / progress.total if progress and progress.total else 0.0
            tone = "doubt" if progress and progress.again else "accent"
            return ProviderStatus(provider, title, progress_text(run), tone, share=share)
        analysis = entry.analyses.get(provider)
        if analysis is None:
            return ProviderStatus(provider, title)
        seconds = tr("{seconds} s").format(seconds=number_text(analysis.seconds, 1))
        if analysis.status == "ok":
            if not analysis.seconds:
                note, more = (
                    (tr("corrected"), ", " + tr("corrected by hand")) if analysis.corrected else ("", "")
                )
                return ProviderStatus(
                    provider,
                    title,
                    note,
                    "good",
                    tip=tr("{title}: a saved answer").format(title=title) + more,
                )
            tip = f"{title}: {seconds}" + (", " + tr("kept from before") if analysis.cached else "")
            if analysis.corrected:
                tip += ", " + tr("corrected by hand")
                seconds += " · " + tr("corrected")
            return ProviderStatus(provider, title, seconds, "good", tip=tip)
        failed = ", ".join(display_name(f.feature or f.kind) for f in analysis.errors)
        tone = "bad" if analysis.status == "failed" else "doubt"
        note = (
            tr("failed")
            if analysis.status == "failed"
            else tr("{seconds} · without {failed}").format(seconds=seconds, failed=failed)
        )
        return ProviderStatus(provider, title, note, tone, tip=analysis.errors[0].message)


def _nothing(analysis: Analysis) -> str:
    """What was asked for and is not there, as a sentence; empty where there is something."""
    no_text = analysis.text is not None and not analysis.text.blocks
    no_faces = analysis.faces is not None and not analysis.faces
    if no_text and no_faces:
        return tr("No text and no faces found.")
    return tr("No text found.") if no_text else tr("No faces found.") if no_faces else ""


def has_regions(analysis: Analysis | None) -> bool:
    """Whether an analysis may have something to draw: it was asked for what has a place in the image."""
    return analysis is not None and any(
        part is not None for part in (analysis.text, analysis.faces, analysis.objects)
    )
