from __future__ import annotations

import pytest

from app.model.errors import ErrorKind, ServiceError
from app.model.feature import Feature
from app.model.job import ReadReply
from app.model.outcome import Outcome
from app.providers.kit.plan import LocalJob, Plan, Request, Share
from app.providers.local.provider import ON_DEVICE, PROVIDERS, TESSERACT, LocalProvider
from tests.values import analysis, image


def finish(plan: Plan, reply: ReadReply) -> tuple[Outcome, ...]:
    with pytest.raises(StopIteration) as stop:
        plan.send(reply)
    outcomes: tuple[Outcome, ...] = stop.value.value
    return outcomes


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_image_never_leaves_the_machine(provider: LocalProvider) -> None:
    assert provider.local
    assert provider.endpoint == ""
    assert not [f for f in provider.fields if f.secret]


def test_each_image_is_a_job_with_what_was_asked() -> None:
    request = Request((image(),), (Feature.TEXT,), languages=("ru",), options={"a": "b"})
    plan = TESSERACT.plan(request)
    assert next(plan) == LocalJob(image(), (Feature.TEXT,), "tesseract", ("ru",), {"a": "b"})
    (outcome,) = finish(plan, ReadReply(1, analysis().text, properties={"angle": 90}))
    assert outcome.raw is None
    assert outcome.analysis.text == analysis().text
    assert outcome.analysis.faces is None
    assert outcome.analysis.properties == {"angle": 90}
    assert outcome.analysis.provider == "tesseract"
    assert outcome.analysis.status == "ok"


def test_an_image_that_fails_spoils_itself_alone() -> None:
    both = (Feature.TEXT, Feature.FACES)
    plan = ON_DEVICE.plan(Request((image("a"), image("b")), both))
    assert next(plan) == Share(1)  # each has time of its own
    first = next(plan)
    assert plan.throw(ServiceError("the reader died")) == Share(1)
    second = next(plan)
    assert isinstance(first, LocalJob)
    assert isinstance(second, LocalJob)
    assert (first.image.name, second.image.name) == ("a", "b")
    failed, good = finish(plan, ReadReply(2, analysis().text, ()))
    assert [e.kind for e in failed.analysis.errors] == [ErrorKind.SERVICE]
    assert failed.analysis.status == "failed"
    assert failed.analysis.features == both
    assert good.analysis.status == "ok"


def test_nothing_asked_is_nothing_answered() -> None:
    with pytest.raises(StopIteration) as stop:
        next(ON_DEVICE.plan(Request((), (Feature.TEXT,))))
    assert stop.value.value == ()
