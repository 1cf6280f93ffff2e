"""The two providers of the on-device child process: no key, no network."""

from __future__ import annotations

import time

from app.model.analysis import Analysis
from app.model.errors import VidimusError
from app.model.feature import Feature
from app.model.job import ReadReply
from app.model.limits import Limits
from app.providers.kit.plan import Field, LocalJob, Outcome, Plan, Request


class LocalProvider:
    """A reader in the child process, by its name there; ``program`` is one it needs on the machine."""

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
        """One job an image; a job that fails spoils that image alone."""
        outcomes = []
        for image in request.images:
            started = time.monotonic()
            try:
                reply: ReadReply = yield LocalJob(
                    image, request.features, self.id, request.languages, request.options
                )
            except VidimusError as error:
                seconds = time.monotonic() - started
                outcomes.append(Outcome(Analysis.failed(self.id, request.features, error, seconds)))
                continue
            outcomes.append(
                Outcome(
                    Analysis(
                        provider=self.id,
                        features=request.features,
                        seconds=time.monotonic() - started,
                        errors=reply.errors,
                        text=reply.text,
                        faces=reply.faces,
                        properties=reply.properties,
                    )
                )
            )
        return tuple(outcomes)


ON_DEVICE = LocalProvider("on-device", "On device", frozenset({Feature.TEXT, Feature.FACES}))
TESSERACT = LocalProvider("tesseract", "Tesseract", frozenset({Feature.TEXT}), program="tesseract")
PROVIDERS = (ON_DEVICE, TESSERACT)
