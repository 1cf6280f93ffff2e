"""The two providers of the on-device child process: no key, no network."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from app.model.analysis import Analysis
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import ReadReply
from app.model.limits import Limits
from app.model.outcome import Outcome
from app.providers.kit.image_calls import call_per_image
from app.providers.kit.plan import Effect, Field, LocalJob, Plan, Request


class LocalProvider:
    """A reader of the child process, by its name there; ``program`` is one it needs on the machine."""

    local = True
    endpoint = ""
    limits = Limits(images=1, concurrent=1)

    def __init__(
        self,
        provider_id: str,
        title: str,
        features: frozenset[Feature],
        fields: tuple[Field, ...] = (),
        program: str = "",
    ) -> None:
        self.id = provider_id
        self.title = title
        self.features = features
        self.fields = fields
        self.program = program

    def plan(self, request: Request) -> Plan:
        """Give the child process one job an image; a job that fails spoils that image alone."""

        def read(image: Image) -> Generator[Effect, Any, Outcome]:
            reply: ReadReply = yield LocalJob(
                image, request.features, self.id, request.languages, request.options
            )
            analysis = Analysis(
                provider=self.id,
                features=request.features,
                errors=reply.errors,
                text=reply.text,
                faces=reply.faces,
                properties=reply.properties,
            )
            return Outcome(analysis)

        return (yield from call_per_image(self.id, request, read))


ON_DEVICE = LocalProvider("on-device", "On device", frozenset({Feature.TEXT, Feature.FACES}))
TESSERACT = LocalProvider("tesseract", "Tesseract", frozenset({Feature.TEXT}), program="tesseract")
PROVIDERS = (ON_DEVICE, TESSERACT)
