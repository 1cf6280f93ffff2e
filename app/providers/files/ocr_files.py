"""Files other OCR programs write, read as an analysis: hOCR, ALTO, PAGE-XML, plain text.

They are no services, so they stand beside the registry of providers, not in it. The analysis carries
the format's id as its provider.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.formats import alto, hocr, page, plain
from app.formats.reader_helpers import Found
from app.model.analysis import Analysis
from app.model.feature import Feature
from app.model.image import Image


@dataclass(frozen=True)
class FileReader:
    """One format. ``told`` is whether its files are known by what is in them.

    ``suffixes`` are those its files usually have, for file dialogs and drops; the content decides.
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Image], Found]
    told: bool = True

    def parse_answer(self, data: bytes, image: Image, features: tuple[Feature, ...] = ()) -> Analysis:
        """The file as an analysis; raises AnswerError."""
        return self.read(data, image).analysis(self.id, features)


FILES: Final = {
    reader.id: reader
    for reader in (
        FileReader("page", "PAGE file", (".xml",), page.read),
        FileReader("alto", "ALTO file", (".xml",), alto.read),
        FileReader("hocr", "hOCR file", (".hocr", ".html", ".htm", ".xhtml"), hocr.read),
        FileReader("text", "Text file", (".txt",), plain.read, told=False),
    )
}
"""By id."""
SUFFIXES: Final = tuple(dict.fromkeys(s for reader in FILES.values() for s in reader.suffixes))
