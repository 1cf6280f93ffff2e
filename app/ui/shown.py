"""Decides which analysis of the current image is seen, and says how every provider stands with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.model.analysis import Analysis
from app.ui.content import Content
from app.ui.entries import Entry
from app.ui.notice import Notice
from app.ui.provider_bar import Standing
from app.ui.runs import Run
from app.ui.safe_text import one_line
from app.ui.stage import Built
from app.ui.status import progress_text

if TYPE_CHECKING:
    from app.ui.window import Window

LIST_DELAY = 25
"""Milliseconds between canvas and list when an analysis arrives."""


class Shown(QObject):
    """Feeds stage, tree and provider bar from the session and the analyst."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._provider = "on-device"
        self._seen: Analysis | None = None
        self._next: Built | None = None
        self._listing = QTimer(self)
        self._listing.setSingleShot(True)
        self._listing.setInterval(LIST_DELAY)
        self._listing.timeout.connect(self._list)
        self.titles: dict[str, str] = {"on-device": "On device", "tesseract": "Tesseract"}
        window.session.entry_changed.connect(self._entry_changed)
        window.analyst.partial.connect(self._partial)
        window.stage.built.connect(self._built)
        self.tell_providers()

    def follow(self, entry: Entry | None) -> None:
        """Another image or page is looked at."""
        self._seen = None
        self._window.results.show_content(Content(), self._note(entry), keep_place=False)
        self._window.overlays.set_counts({})
        self._window.status.tell_content(Content())
        if entry is not None:
            self._show(entry)
        self.tell_providers()

    def choose(self, provider: str) -> None:
        """See the analysis of another provider."""
        self._provider = provider
        entry = self._window.session.current
        if entry is not None:
            self._show(entry)
        self.tell_providers()

    def _entry_changed(self, entry: Entry) -> None:
        current = self._window.session.current
        if current is not None and current.key == entry.key:
            self._show(entry)
            self.tell_providers()

    def _show(self, entry: Entry) -> None:
        if self._provider not in entry.analyses and entry.analyses:
            running = self._window.analyst.run_of(entry, self._provider)
            if running is None:
                self._provider = next(iter(entry.analyses))
        analysis = entry.analyses.get(self._provider)
        if self._provider in entry.running and analysis is None:
            self._window.results.note.setVisible(False)
            return
        if analysis is not self._seen or analysis is None:
            self._seen = analysis
            self._window.stage.show_analysis(entry.image, analysis)
        self._tell_failures(entry)

    def _partial(self, run: Run) -> None:
        entry = self._window.session.current
        progress = run.progress
        if entry is None or progress is None or entry.key != run.key or run.provider != self._provider:
            return
        known = Analysis(run.provider, run.features, text=progress.text, faces=progress.faces)
        self._seen = known
        self._window.stage.show_analysis(entry.image, known)

    def _built(self, built: Built) -> None:
        """The canvas has it; the list follows a moment later, so that each paints in a frame of its own."""
        self._next = built
        self._window.overlays.set_counts(built.content.counts())
        self._listing.start()

    def _list(self) -> None:
        window = self._window
        built = self._next
        current = window.session.current
        if built is None or current is None or built.image is not current.image:
            return
        entry = window.session.current
        before = window.results.content.analysis
        after = built.content.analysis
        same = before is not None and after is not None and before.provider == after.provider
        window.results.show_content(built.content, self._note(entry), keep_place=same)

    def _note(self, entry: Entry | None) -> str:
        """One sentence over the results where the rows alone would leave a question."""
        if entry is None:
            return ""
        if entry.running:
            return ""
        analysis = entry.analyses.get(self._provider)
        if analysis is None:
            return "Not analysed yet." if entry.asked else ""
        if analysis.status == "failed":
            return one_line(analysis.errors[0].message)
        nothing = []
        if analysis.text is not None and not analysis.text.blocks:
            nothing.append("text")
        if analysis.faces is not None and not analysis.faces:
            nothing.append("faces")
        notes = [f"No {' and no '.join(nothing)} found."] if nothing else []
        if analysis.faces and all(f.confidence is None for f in analysis.faces):
            notes.append("Faces come from a basic detector: no confidence.")
        return " ".join(notes)

    def _tell_failures(self, entry: Entry) -> None:
        window = self._window
        for provider, analysis in entry.analyses.items():
            topic = f"analysis/{provider}"
            if not analysis.errors or provider in entry.running:
                window.notices.drop(topic)
                continue
            first = analysis.errors[0]
            title = self._title(provider)
            what = f", {first.feature}" if first.feature else ""
            action, do = "Retry", partial(window.analyst.retry, entry.key, provider)
            if first.kind == "credentials":
                action, do = "Open settings", partial(window.open_providers, provider)
            notice = Notice(topic, f"{title}{what}: {first.message}", action, do)
            if notice.sentence not in {n.sentence for n in window.notices.notices}:
                window.notices.say(notice)

    def _title(self, provider: str) -> str:
        return one_line(self.titles.get(provider, provider), 40)

    def tell_providers(self) -> None:
        """One standing for each provider that is chosen, runs or has answered."""
        window = self._window
        entry = window.session.current
        names = list(window.analyst.providers)
        if entry is not None:
            names += [p for p in (*entry.analyses, *sorted(entry.running)) if p not in names]
        window.head.providers.tell(tuple(self._standing(entry, p) for p in names), self._provider)

    def _standing(self, entry: Entry | None, provider: str) -> Standing:
        title = self._title(provider)
        if entry is None:
            return Standing(provider, title)
        run = self._window.analyst.run_of(entry, provider)
        if run is not None:
            progress = run.progress
            share = progress.done / progress.total if progress and progress.total else 0.0
            return Standing(provider, title, progress_text(run), "accent", share=share)
        analysis = entry.analyses.get(provider)
        if analysis is None:
            return Standing(provider, title)
        seconds = f"{analysis.seconds:.1f} s"
        if analysis.status == "ok":
            tip = f"{title}: {seconds}" + (", kept from before" if analysis.cached else "")
            return Standing(provider, title, seconds, "good", tip=tip)
        failed = ", ".join(f.feature or f.kind for f in analysis.errors)
        tone = "bad" if analysis.status == "failed" else "doubt"
        note = "failed" if analysis.status == "failed" else f"{seconds} · without {failed}"
        return Standing(provider, title, note, tone, tip=analysis.errors[0].message)
