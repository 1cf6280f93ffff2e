"""Status lines about what went to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.model.safe_text import one_line
from app.ui.base.i18n import tr, trn

if TYPE_CHECKING:
    from app.ui.copies.copies_panel import CopiesPanel
    from app.ui.findings.findings_panel import FindingsPanel
    from app.ui.session.context import Context
    from app.ui.strip.image_strip import ImageStrip

MILLISECONDS = 3_000


class CopyMessages(QObject):
    """Says how many words, or which link or path, were copied."""

    def __init__(
        self, context: Context, findings: FindingsPanel, copies: CopiesPanel, strip: ImageStrip
    ) -> None:
        super().__init__(context.widget)
        self._messages = context.messages
        findings.copied.connect(self._on_text_copied)
        copies.copied.connect(self._on_link_copied)
        strip.copied.connect(self._on_paths_copied)

    def _on_text_copied(self, text: str) -> None:
        self._messages.show_status(trn("Copied %n word(s)", len(text.split())), MILLISECONDS)

    def _on_paths_copied(self, paths: list[str]) -> None:
        more = len(paths) - 1
        first = one_line(paths[0], 120)
        said = trn("{names} and %n more", more).format(names=first) if more else first
        self._messages.show_status(tr("Copied {link}").format(link=said), MILLISECONDS)

    def _on_link_copied(self, link: str) -> None:
        sentence = tr("Copied {link}").format(link=one_line(link, 120))
        self._messages.show_status(sentence, MILLISECONDS)
