"""Connects the findings with canvas, clipboard, settings and the other images: marks, tables, cut-outs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt
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
from app.ui.base.i18n import tr, trn
from app.ui.content.content import Key
from app.ui.content.region_facts import polygon_text
from app.ui.findings.detail_card import DetailCard
from app.ui.findings.find_in_all import AllMatches, find_everywhere
from app.ui.findings.findings_panel import EVERYWHERE, TRANSCRIPT, VIEWS

if TYPE_CHECKING:
    from app.text.table import Table
    from app.ui.base.runtime import Ticket
    from app.ui.window.main_window import MainWindow

_AT_HAND: Final = ("edit.copy", "edit.copy-table", "edit.copy-page", "edit.select-all", "view.zoom-selection")
"""Commands of the menu under the pointer."""
_SAID: Final = 3_000
"""Milliseconds that the status bar tells of what was copied."""


class TextActions(QObject):
    """What the commands about text do, beyond the list itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tabling: Ticket | None = None
        self._looking: Ticket | None = None
        self._sought = FindQuery("")
        self._said = AllMatches()
        results, settings = window.findings, window.backend.settings
        results.marked.connect(window.viewer.mark)
        results.selected.connect(self._cut_out)
        results.detail.wanted.connect(self._copy)
        results.detail.cut_out.resized.connect(self._cut_out)
        window.viewer.sharper.connect(self._cut_out)
        results.view_changed.connect(self._view_changed)
        results.bar.size_wanted.connect(self.resize_text)
        results.bar.mono_wanted.connect(self.toggle_mono)
        results.bar.paragraphs_wanted.connect(self.toggle_paragraphs)
        results.transcript.size_changed.connect(self.resize_text)
        window.theme.changed.connect(self._apply_type)  # a style sheet put on anew forgets sizes
        results.line.everywhere.connect(self.find_everywhere)
        results.everywhere.wanted.connect(self._go_to_image)
        results.finder.changed.connect(self._finder_changed)
        results.offer_copies(window.command_actions)
        for view in (results.tree, results.transcript):
            view.addActions([window.command_actions[command_id] for command_id in _AT_HAND])
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        results.finder.set_switches(settings.get(FIND))
        results.detail.wanted_at_all = settings.get(DETAIL)
        if settings.get(FINDINGS) == VIEWS[TRANSCRIPT]:
            results.show_view(TRANSCRIPT)
        results.set_doubtful_below(doubtful_below(window.preferences))
        window.preferences.changed.connect(self._preference_changed)
        self._apply_type()

    def _preference_changed(self, setting: Setting[Any]) -> None:
        if setting is DOUBTFUL_BELOW:
            self._window.findings.set_doubtful_below(doubtful_below(self._window.preferences))

    # the clipboard

    def copy_table(self) -> None:
        """Put the selection on the clipboard as a table, or all text when nothing is selected."""
        results = self._window.findings
        content, keys = results.content, results.keys
        if self._tabling is not None:
            self._tabling.cancel()

        def work(_ticket: Ticket) -> Table:
            from app.ui.content.selection_table import selection_table

            return selection_table(content, keys)

        self._tabling = self._window.runtime.call(work, self._copied_table)

    def _copied_table(self, found: Table) -> None:
        from app.text.table import as_tsv

        self._tabling = None
        if found:
            QGuiApplication.clipboard().setText(as_tsv(found))
            rows, columns = len(found), len(found[0])
            size = f"{trn('%n row(s)', rows)}, {trn('%n column(s)', columns)}"
            said = tr("Copied a table: {size}").format(size=size)
            self._window.messages.show_status(said, _SAID)

    def _copy(self, what: str) -> None:
        facts = self._window.findings.detail.facts_shown
        if what == "table":
            self.copy_table()
        elif facts is None:
            self._window.findings.copy_selection()
        elif what == "text":
            self._window.findings.put(facts.raw)
        elif what == "polygon":
            QGuiApplication.clipboard().setText(polygon_text(facts.polygon))
            self._window.messages.show_status(tr("Copied the polygon"), _SAID)
        else:
            picture = self._window.viewer.region_picture(facts.polygon)
            if picture is not None:
                QGuiApplication.clipboard().setImage(picture)
                self._window.messages.show_status(tr("Copied the picture"), _SAID)

    # the selected region

    def toggle_detail(self) -> None:
        """Show or hide the selected region under the findings."""
        results = self._window.findings
        on = not results.detail.wanted_at_all
        results.detail.wanted_at_all = on
        results.show_card(on=on and results.has_selection)
        self._window.backend.settings.set(DETAIL, on)
        self._cut_out()

    def _cut_out(self, _keys: tuple[Key, ...] = ()) -> None:
        detail = self._window.findings.detail
        facts = detail.facts_shown
        if facts is None or not facts.polygon or not detail.wanted_at_all:
            return
        area, size = DetailCard.area_of(facts.polygon, detail.cut_out.room())
        detail.cut_out.show_part(self._window.viewer.cut_out(area, size), area, facts.polygon)

    # tree and transcript

    def _view_changed(self, view: str) -> None:
        self._window.backend.settings.set(FINDINGS, view)
        self._window.command_actions.refresh()

    def resize_text(self, by: int) -> None:
        """Larger or smaller type in the transcript."""
        settings = self._window.backend.settings
        size = settings.get(TEXT_SIZE) + by
        if TEXT_SIZE.minimum is None or TEXT_SIZE.maximum is None:
            return
        if TEXT_SIZE.minimum <= size <= TEXT_SIZE.maximum:
            settings.set(TEXT_SIZE, size)
            self._apply_type()

    def toggle_mono(self) -> None:
        """Letters of one width in the transcript, or those of the program."""
        settings = self._window.backend.settings
        settings.set(TEXT_MONO, not settings.get(TEXT_MONO))
        self._apply_type()

    def toggle_paragraphs(self) -> None:
        """Running paragraphs in the transcript, or its lines."""
        settings = self._window.backend.settings
        settings.set(TEXT_FLOW, not settings.get(TEXT_FLOW))
        self._apply_type()

    def _apply_type(self) -> None:
        settings, results = self._window.backend.settings, self._window.findings
        mono = settings.get(TEXT_MONO)
        results.transcript.set_type(settings.get(TEXT_SIZE), mono=mono)
        results.bar.mono.setChecked(mono)
        flowing = settings.get(TEXT_FLOW)
        results.transcript.set_flowing(on=flowing)
        results.bar.paragraphs.setChecked(flowing)

    # finding

    def switch_finding(self, name: str) -> None:
        """Turn a switch of the find field on or off."""
        self._window.findings.finder.switch(name)

    def _finder_changed(self) -> None:
        results = self._window.findings
        self._window.backend.settings.set(FIND, results.finder.switches)
        if results.views.currentIndex() != EVERYWHERE:
            return
        if results.finder.sought == self._sought:
            results.line.say(self._said.sentence, bad=bool(self._said.trouble))
        elif results.finder.sought.empty:
            self.find_everywhere()
        else:
            self._look_everywhere()

    def find_everywhere(self) -> None:
        """List the open images that hold what is sought; once more to go back to the findings."""
        results = self._window.findings
        self._stop_looking()
        if results.views.currentIndex() == EVERYWHERE:
            results.show_view(results.bar.view)
            results.line.tell()
        elif results.finder.sought.empty:
            self._window.inspector.find_text()
        else:
            results.everywhere.show_images(())
            results.show_view(EVERYWHERE)
            self._look_everywhere()

    def _look_everywhere(self) -> None:
        window, results = self._window, self._window.findings
        self._stop_looking()
        self._sought = sought = results.finder.sought
        entries = tuple(window.session.images.entries())
        provider = results.content.analysis.provider if results.content.analysis else ""

        async def work(ticket: Ticket) -> AllMatches:
            return await find_everywhere(entries, provider, sought, window.backend.corrected, ticket.report)

        self._looking = window.runtime.submit(work, self._looked, self._not_looked, self._looking_on)

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _looking_on(self, found: AllMatches) -> None:
        results = self._window.findings
        self._said = found
        results.everywhere.show_images(found.images)
        results.line.say(found.sentence, bad=bool(found.trouble))

    def _looked(self, found: AllMatches) -> None:
        self._looking = None
        self._looking_on(found)

    def _not_looked(self, error: VidimusError) -> None:
        self._looking = None
        self._window.findings.line.say(str(error), bad=True)

    def _go_to_image(self, key: int) -> None:
        results = self._window.findings
        current = self._window.session.current
        self._stop_looking()
        results.show_view(results.bar.view)
        results.line.tell()
        if current is not None and current.key == key:
            results.find_next()
        else:
            results.finder.go_in_next()
            self._window.session.show(key)
