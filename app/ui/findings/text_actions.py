"""Connects the findings with canvas, clipboard, settings and the other images: marks, tables, cut-outs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.config.settings import (
    DETAIL,
    DOUBTFUL_BELOW,
    FIND,
    FINDINGS,
    TEXT_FLOW,
    TEXT_MONO,
    TEXT_SIZE,
    Setting,
)
from app.model.errors import VidimusError
from app.text.find import FindQuery
from app.ui.base.confidence import doubtful_below
from app.ui.base.i18n import tr
from app.ui.base.sentences import sentence_of
from app.ui.base.table_clipboard import put_table
from app.ui.content.content import Key
from app.ui.content.region_facts import polygon_text
from app.ui.findings.detail_card import DetailCard
from app.ui.findings.find_in_all import AllMatches, find_everywhere
from app.ui.findings.findings_panel import VIEWS, FindingsPanel
from app.ui.findings.view_bar import EVERYWHERE, TRANSCRIPT
from app.ui.session.context import Context
from app.ui.viewer.image_viewer import ImageViewer

if TYPE_CHECKING:
    from app.text.table import Table
    from app.ui.base.runtime import Ticket

_STATUS_MILLISECONDS: Final = 3_000
"""Milliseconds that the status bar tells of what was copied."""


class TextActions(QObject):
    """What the commands about text do, beyond the list itself.

    ``find_wanted``: there is nothing to find yet, so the user is to be led to the find field.
    """

    find_wanted = Signal()

    def __init__(self, context: Context, findings: FindingsPanel, viewer: ImageViewer) -> None:
        super().__init__(context.widget)
        self._runtime = context.runtime
        self._backend = context.backend
        self._preferences = context.preferences
        self._session = context.session
        self._messages = context.messages
        self._findings = findings
        self._viewer = viewer
        self._tabling: Ticket | None = None
        self._searching: Ticket | None = None
        self._sought = FindQuery("")
        self._matches = AllMatches()
        self._connect()
        findings.offer_copies(context.actions)
        findings.finder.set_switches(self._preferences.get(FIND))
        findings.detail.wanted_at_all = self._preferences.get(DETAIL)
        if self._preferences.get(FINDINGS) == VIEWS[TRANSCRIPT]:
            findings.show_view(TRANSCRIPT)
        findings.set_doubtful_below(doubtful_below(self._preferences))
        self.apply_type()

    def _connect(self) -> None:
        findings = self._findings
        findings.marked.connect(self._viewer.mark)
        findings.selected.connect(self._cut_out)
        findings.detail.wanted.connect(self._copy)
        findings.detail.cut_out.resized.connect(self._cut_out)
        self._viewer.sharper.connect(self._cut_out)
        findings.view_changed.connect(self._view_changed)
        findings.bar.size_wanted.connect(self.resize_text)
        findings.bar.mono_wanted.connect(self.toggle_mono)
        findings.bar.paragraphs_wanted.connect(self.toggle_paragraphs)
        findings.transcript.size_changed.connect(self.resize_text)
        findings.line.everywhere.connect(self.find_everywhere)
        findings.everywhere.wanted.connect(self._go_to_image)
        findings.finder.changed.connect(self._finder_changed)
        self._preferences.changed.connect(self._preference_changed)

    def _preference_changed(self, setting: Setting[Any]) -> None:
        if setting is DOUBTFUL_BELOW:
            self._findings.set_doubtful_below(doubtful_below(self._preferences))

    # the clipboard

    def copy_table(self) -> None:
        """Put the selection on the clipboard as a table, or all text when nothing is selected."""
        results = self._findings
        content, keys = results.content, results.keys
        if self._tabling is not None:
            self._tabling.cancel()

        def work(_ticket: Ticket) -> Table:
            from app.ui.content.selection_table import selection_table

            return selection_table(content, keys)

        self._tabling = self._runtime.call(work, self._copied_table)

    def _copied_table(self, table: Table) -> None:
        self._tabling = None
        if table:
            self._messages.show_status(put_table(table), _STATUS_MILLISECONDS)

    def _copy(self, what: str) -> None:
        facts = self._findings.detail.facts_shown
        if what == "table":
            self.copy_table()
        elif facts is None:
            self._findings.copy_selection()
        elif what == "text":
            self._findings.put(facts.raw)
        elif what == "polygon":
            QGuiApplication.clipboard().setText(polygon_text(facts.polygon))
            self._messages.show_status(tr("Copied the polygon"), _STATUS_MILLISECONDS)
        else:
            picture = self._viewer.region_picture(facts.polygon)
            if picture is not None:
                QGuiApplication.clipboard().setImage(picture)
                self._messages.show_status(tr("Copied the picture"), _STATUS_MILLISECONDS)

    # the selected region

    def toggle_detail(self) -> None:
        """Show or hide the selected region under the findings."""
        results = self._findings
        on = not results.detail.wanted_at_all
        results.detail.wanted_at_all = on
        results.show_card(on=on and results.has_selection)
        self._preferences.set(DETAIL, on)
        self._cut_out()

    def _cut_out(self, _keys: tuple[Key, ...] = ()) -> None:
        detail = self._findings.detail
        facts = detail.facts_shown
        if facts is None or not facts.polygon or not detail.wanted_at_all:
            return
        area, size = DetailCard.area_of(facts.polygon, detail.cut_out.room())
        detail.cut_out.show_part(self._viewer.cut_out(area, size), area, facts.polygon)

    # tree and transcript

    def _view_changed(self, view: str) -> None:
        self._preferences.set(FINDINGS, view)

    def resize_text(self, by: int) -> None:
        """Make the type of the transcript larger or smaller by so many points."""
        settings = self._preferences
        size = settings.get(TEXT_SIZE) + by
        if TEXT_SIZE.minimum is None or TEXT_SIZE.maximum is None:
            return
        if TEXT_SIZE.minimum <= size <= TEXT_SIZE.maximum:
            settings.set(TEXT_SIZE, size)
            self.apply_type()

    def toggle_mono(self) -> None:
        """Show letters of one width in the transcript, or those of the program."""
        settings = self._preferences
        settings.set(TEXT_MONO, not settings.get(TEXT_MONO))
        self.apply_type()

    def toggle_paragraphs(self) -> None:
        """Show running paragraphs in the transcript, or its lines."""
        settings = self._preferences
        settings.set(TEXT_FLOW, not settings.get(TEXT_FLOW))
        self.apply_type()

    def apply_type(self) -> None:
        """Give the transcript its type as set; a style sheet that is put on anew forgets sizes."""
        settings, results = self._preferences, self._findings
        mono = settings.get(TEXT_MONO)
        results.transcript.set_type(settings.get(TEXT_SIZE), mono=mono)
        results.bar.mono.setChecked(mono)
        flowing = settings.get(TEXT_FLOW)
        results.transcript.set_flowing(on=flowing)
        results.bar.paragraphs.setChecked(flowing)

    # finding

    def switch_finding(self, name: str) -> None:
        """Turn a switch of the find field on or off."""
        self._findings.finder.switch(name)

    def _finder_changed(self) -> None:
        results = self._findings
        self._preferences.set(FIND, results.finder.switches)
        if results.views.currentIndex() != EVERYWHERE:
            return
        if results.finder.sought == self._sought:
            results.line.show_sentence(self._matches.sentence, bad=self._matches.trouble is not None)
        elif results.finder.sought.empty:
            self.find_everywhere()
        else:
            self._search_all_images()

    def find_everywhere(self) -> None:
        """List the open images that hold what is sought; once more to go back to the findings."""
        results = self._findings
        self._stop_search()
        if results.views.currentIndex() == EVERYWHERE:
            results.show_view(results.bar.view)
            results.line.show_state()
        elif results.finder.sought.empty:
            self.find_wanted.emit()
        else:
            results.everywhere.show_images(())
            results.show_view(EVERYWHERE)
            self._search_all_images()

    def _search_all_images(self) -> None:
        results = self._findings
        self._stop_search()
        self._sought = sought = results.finder.sought
        entries = tuple(self._session.images.entries())
        provider = results.content.analysis.provider if results.content.analysis else ""

        async def work(ticket: Ticket) -> AllMatches:
            return await find_everywhere(entries, provider, sought, self._backend.corrected, ticket.report)

        self._searching = self._runtime.submit(
            work, self._on_all_matches, self._search_failed, self._on_matches
        )

    def _stop_search(self) -> None:
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None

    def _on_matches(self, matches: AllMatches) -> None:
        results = self._findings
        self._matches = matches
        results.everywhere.show_images(matches.images)
        results.line.show_sentence(matches.sentence, bad=matches.trouble is not None)

    def _on_all_matches(self, matches: AllMatches) -> None:
        self._searching = None
        self._on_matches(matches)

    def _search_failed(self, error: VidimusError) -> None:
        self._searching = None
        self._findings.line.show_sentence(sentence_of(error), bad=True)

    def _go_to_image(self, key: int) -> None:
        results = self._findings
        current = self._session.current
        self._stop_search()
        results.show_view(results.bar.view)
        results.line.show_state()
        if current is not None and current.key == key:
            results.find_next()
        else:
            results.finder.go_in_next()
            self._session.show(key)
