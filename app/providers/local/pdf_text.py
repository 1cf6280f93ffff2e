"""The provider of the text that a PDF itself holds: what was recognised, or set, before it came here."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Final

from app.model.analysis import Analysis
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Limits
from app.model.outcome import Outcome
from app.model.pdf_job import PdfTextLayer
from app.providers.kit.image_calls import call_per_image
from app.providers.kit.plan import Effect, Field, Plan, Request, TextLayer

PDF: Final = "PDF"


class PdfTextProvider:
    """Reads the text layer of pages of a PDF. It states no confidences, since PDF holds none."""

    id = "pdf-text"
    title = "PDF text layer"
    features = frozenset({Feature.TEXT})
    fields: tuple[Field, ...] = ()
    local = True
    endpoint = ""
    limits = Limits(images=1, concurrent=2)

    def plan(self, request: Request) -> Plan:
        """Read page after page; an image of another kind fails alone."""

        def read(image: Image) -> Generator[Effect, Any, Outcome]:
            if image.format != PDF:
                raise UnsupportedError("{name} is no page of a PDF, so it has no text layer", name=image.name)
            layer: PdfTextLayer = yield TextLayer(image)
            return Outcome(
                Analysis(
                    provider=self.id,
                    features=request.features,
                    text=layer.text,
                    properties=layer.properties,
                )
            )

        return (yield from call_per_image(self.id, request, read))


PROVIDERS = (PdfTextProvider(),)
