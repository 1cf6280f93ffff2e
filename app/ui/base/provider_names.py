"""Titles of providers where users see them."""

from __future__ import annotations

from typing import Final

from app.model.analysis_origin import REFERENCE_PREFIX, sources_of
from app.model.safe_text import one_line
from app.ui.base.i18n import mark, tr

FILE_FORMAT_TITLES: Final = {
    "page": mark("PAGE file"), "alto": mark("ALTO file"),
    "hocr": mark("hOCR file"), "text": mark("Text file"),
}  # fmt: skip
"""What stands where a provider's title would, by format; nobody can be asked anew for what a file says."""
_LONGEST: Final = 40


class ProviderNames:
    """Titles of providers by id, in the user's language; providers of other packages come in later."""

    def __init__(self) -> None:
        self._titles = {
            "on-device": tr("On device"),
            "tesseract": "Tesseract",
            "pdf-text": tr("PDF text layer"),
            **{provider: tr(title) for provider, title in FILE_FORMAT_TITLES.items()},
        }

    def add(self, provider: str, title: str) -> None:
        """Remember the title of a provider, already in the user's language."""
        self._titles[provider] = title

    def title_of(self, provider: str) -> str:
        """Return a provider's title, fit to be shown on one line; the id where there is no title."""
        if provider.startswith(REFERENCE_PREFIX):
            title = self.title_of(provider.removeprefix(REFERENCE_PREFIX))
            return one_line(tr("Reference ({title})").format(title=title), _LONGEST)
        sources = sources_of(provider)
        if sources:
            titles = ", ".join(map(self.title_of, sources))
            return one_line(tr("Consensus ({titles})").format(titles=titles), _LONGEST)
        return one_line(self._titles.get(provider, provider), _LONGEST)
