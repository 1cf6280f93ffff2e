from __future__ import annotations

import msgspec
import pytest

from app.model.analysis import Analysis, Block, Failure, Line, Text, failure
from app.model.document import decode_analysis, encode_analysis
from app.model.errors import ERROR_OF_KIND, ErrorKind, InputError, QuotaError, VidimusError
from app.model.feature import Feature
from app.model.job import FromReader, Progress, ReadJob, ReadReply, Ready, ToReader, WarmUp
from app.model.limits import Fitted, Limits
from app.model.outcome import Outcome
from tests.values import analysis

BOTH = (Feature.TEXT, Feature.FACES)


def broken(feature: Feature | None) -> Failure:
    return Failure(ErrorKind.SERVICE, "it broke", feature)


@pytest.mark.parametrize(
    ("errors", "status"),
    [
        ((), "ok"),
        ((broken(Feature.TEXT),), "partial"),
        ((broken(Feature.COPIES),), "partial"),
        ((broken(Feature.TEXT), broken(Feature.FACES)), "failed"),
        ((broken(None),), "failed"),
    ],
)
def test_the_status_follows_from_the_errors(errors: tuple[Failure, ...], status: str) -> None:
    assert Analysis("x", BOTH, errors=errors).status == status


def test_an_error_becomes_a_failure_with_all_it_knows() -> None:
    error = QuotaError("too much; wait a minute", code="8", request_id="r-1", retry_after=60)
    failed = Analysis.failed("x", BOTH, error, 1.5)
    assert failed.status == "failed"
    assert failed.errors == (Failure(ErrorKind.QUOTA, "too much; wait a minute", None, "8", "r-1"),)
    assert Failure.of(error, Feature.TEXT).feature is Feature.TEXT
    assert error.retry_after == 60


def test_a_sentence_keeps_what_it_was_made_of() -> None:
    error = InputError("cannot open {name}: {reason}", name="a {b}", reason="it is empty")
    assert str(error) == "cannot open a {b}: it is empty"
    kept = Failure.of(error, Feature.TEXT)
    assert kept.template == "cannot open {name}: {reason}"
    assert kept.parameters == {"name": "a {b}", "reason": "it is empty"}
    assert failure(ErrorKind.INPUT, error.template, Feature.TEXT, **error.parameters) == kept
    assert failure(ErrorKind.INPUT, "a {b} c") == Failure(ErrorKind.INPUT, "a {b} c")
    failed = Analysis("x", BOTH, errors=(kept,))
    assert decode_analysis(encode_analysis(failed)).errors == (kept,)


def test_every_kind_has_its_error_and_the_other_way_round() -> None:
    assert set(ERROR_OF_KIND) == set(ErrorKind)
    assert all(
        error.kind is kind and issubclass(error, VidimusError) for kind, error in ERROR_OF_KIND.items()
    )
    assert " ".join(ErrorKind) == "credentials quota unsupported input network timeout service answer"


def test_features_are_spelt_as_documented() -> None:
    assert " ".join(Feature) == (
        "text faces objects people labels copies classification logos landmarks brands categories caption "
        "crops colors safety products barcodes"
    )


def test_content_joins_lines_by_breaks_and_blocks_by_blank_lines() -> None:
    def block(*lines: str) -> Block:
        return Block((), lines=tuple(Line((), text) for text in lines))

    text = Text.of((block("a", "b"), block("c")), ("en",))
    assert (text.content, text.languages) == ("a\nb\n\nc", ("en",))
    assert Text.of(()).content == ""


@pytest.mark.parametrize("message", [ReadJob(1, b"\0data", 2, BOTH, languages=("ru",)), WarmUp(3)])
def test_messages_to_the_child_come_over_as_they_are(message: ToReader) -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(message), type=ToReader) == message


@pytest.mark.parametrize(
    "message",
    [
        Progress(1, "reading lines", 2, 5, analysis().text, analysis().faces, (Feature.TEXT,)),
        ReadReply(1, analysis().text, None, (broken(Feature.FACES),), {"angle": 90}),
        Ready(1, ("eng", "rus")),
    ],
)
def test_messages_of_the_child_come_over_as_they_are(message: FromReader) -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(message), type=FromReader) == message


def test_limits_say_nothing_unless_told() -> None:
    limits = Limits()
    assert (limits.images, limits.concurrent) == (1, 8)
    assert (limits.bytes, limits.pixels, limits.request_bytes, limits.per_second) == (None,) * 4
    fitted = Fitted(b"", "image/png", 2, 1, lambda point: (point[0] * 2, point[1] * 2))
    assert fitted.to_original((1, 1)) == (2, 2)
    assert Outcome(analysis()).raw is None
