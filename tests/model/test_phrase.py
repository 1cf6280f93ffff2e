"""Sentences as templates: filled in English, whole through JSON, and harmless where a file brings them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.analysis import Analysis, Failure, failure
from app.model.edit import EditError
from app.model.errors import CredentialsError, ErrorKind, InputError
from app.model.feature import Feature
from app.model.job import ReadReply
from app.model.phrase import Parameter, Phrase, phrase
from app.model.redact import changed_failure, masked

values = st.one_of(st.text(max_size=20), st.integers(), st.floats())
phrases = st.recursive(
    st.builds(Phrase, st.text(max_size=20)),
    lambda inner: st.builds(
        Phrase,
        st.text(alphabet="{}abc: ,.2fg", max_size=30),
        st.dictionaries(st.sampled_from("abc"), st.one_of(values, inner)),
    ),
)


@pytest.mark.parametrize(
    ("template", "parameters", "text"),
    [
        (
            "cannot open {name}: {reason}",
            {"name": "a{reason}", "reason": "why"},
            "cannot open a{reason}: why",
        ),
        ("after {seconds:g} s", {"seconds": 30.0}, "after 30 s"),
        ("longer than {seconds:.0f} s", {"seconds": 12.6}, "longer than 13 s"),
        ("a polygon of {count:,} vertices", {"count": 12_345}, "a polygon of 12,345 vertices"),
        ("{size:g}", {"size": "as it came"}, "as it came"),
        ("{name} without its parameter", {"other": 1}, "{name} without its parameter"),
        (
            "{no} braces {0} {a.b} {a!r} {a:>9999999999}",
            {"a": 1},
            "{no} braces {0} {a.b} {a!r} {a:>9999999999}",
        ),
        ("{'json': 1}", {}, "{'json': 1}"),
    ],
)
def test_a_template_is_filled_with_names_and_figures_and_nothing_else(
    template: str, parameters: dict[str, Parameter], text: str
) -> None:
    assert str(Phrase(template, parameters)) == text


def test_an_error_stands_within_another_one() -> None:
    inner = InputError("it has {count:,} pixels", count=1_000)
    outer = InputError("cannot open {name}: {reason}", name="a.png", reason=inner.phrase)
    assert str(outer) == "cannot open a.png: it has 1,000 pixels"
    again = CredentialsError(outer.phrase, code="7")
    assert (str(again), again.phrase, again.code) == (str(outer), outer.phrase, "7")
    assert str(EditError("a {kind} cannot be split", kind="face")) == "a face cannot be split"


def test_a_failure_keeps_its_phrases_through_json_and_the_readers_pipe() -> None:
    error = InputError("cannot open {name}: {reason}", name="a", reason=phrase("status {number}", number=3))
    kept = Failure.of(error, Feature.TEXT)
    assert kept == failure(ErrorKind.INPUT, error.template, Feature.TEXT, **error.parameters)
    assert kept.message == "cannot open a: status 3"
    assert msgspec.json.decode(msgspec.json.encode(kept), type=Failure) == kept
    reply = ReadReply(1, errors=(kept,))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(reply), type=ReadReply) == reply


def test_a_sentence_without_parameters_adds_nothing_to_the_document() -> None:
    plain = msgspec.to_builtins(Failure.of(InputError("the clipboard is empty")))
    assert "template" not in plain
    assert "parameters" not in plain


@given(phrases)
def test_any_phrase_can_be_said_and_kept(said: Phrase) -> None:
    assert isinstance(str(said), str)
    analysis = Analysis("p", (), errors=(failure(ErrorKind.SERVICE, "{what}", what=said),))
    assert msgspec.json.decode(msgspec.json.encode(analysis.errors[0]), type=Failure) == analysis.errors[0]


def test_secrets_are_masked_in_every_depth_of_a_failure() -> None:
    secret = "AIza-secret-key"
    said = phrase("{service} says {detail}", service="S", detail=f"no key {secret}", count=3)
    kept = changed_failure(
        failure(ErrorKind.SERVICE, "{what}: {text}", what=said, text=secret),
        lambda text: masked(text, [secret]),
    )
    assert secret not in repr(kept)
    assert secret.encode() not in msgspec.json.encode(kept)
    assert kept.message == "S says no key •••: •••"
    assert isinstance(kept.parameters, dict)
    assert kept.parameters["what"] == phrase(
        "{service} says {detail}", service="S", detail="no key •••", count=3
    )
