"""Files other OCR programs write, read as an analysis: hOCR, ALTO, PAGE-XML, plain text.

They come from no service, so they stand beside the registry of providers, not in it. The analysis carries
the format's id as its provider.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.formats import alto, hocr, page, plain
from app.formats.reader_helpers import OcrFileContent
from app.model.analysis import Analysis
from app.model.feature import Feature
from app.model.image import Image


@dataclass(frozen=True)
class OcrFileFormat:
    """One format of OCR files. ``recognizable`` is True if its files are known by their content.

    ``suffixes`` are those its files usually have, for file dialogs and drops; the content decides.
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Image, int], OcrFileContent]
    recognizable: bool = True

    def parse_answer(
        self, data: bytes, image: Image, features: tuple[Feature, ...] = (), nth: int = 0
    ) -> Analysis:
        """Return a file as an analysis of ``image``: its page ``nth`` (from 1), or the one that fits.

        Raise AnswerError for a file of another format, and where there is no page ``nth``.
        """
        return self.read(data, image, nth).analysis(self.id, features)


FILES: Final = {
    reader.id: reader
    for reader in (
        OcrFileFormat("page", "PAGE file", (".xml",), page.read),
        OcrFileFormat("alto", "ALTO file", (".xml",), alto.read),
        OcrFileFormat("hocr", "hOCR file", (".hocr", ".html", ".htm", ".xhtml"), hocr.read),
        OcrFileFormat("text", "Text file", (".txt",), plain.read, recognizable=False),
    )
}
"""The formats that are read, by id."""
SUFFIXES: Final = tuple(dict.fromkeys(s for reader in FILES.values() for s in reader.suffixes))
"""The suffixes of all formats, each once."""
