"""Faults and stages of progress in the window's language, whoever made them and whenever."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.model.analysis import Failure, failure
from app.model.edit import EditError
from app.model.errors import KEYS_PAGE, CredentialsError, ErrorKind, InputError, ServiceError, no_credential
from app.model.feature import Feature
from app.model.phrase import Phrase, phrase
from app.ui.base.i18n import tr, use_language
from app.ui.base.sentences import sentence_of
from tests.conftest import ROOT

pytestmark = pytest.mark.window


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The window speaks German; the next test hears English."""
    use_language(qapp, "de")
    yield
    use_language(qapp, "en")
    QLocale.setDefault(QLocale.system())


@pytest.mark.usefixtures("german")
def test_an_error_and_the_reason_in_it_are_said_in_the_language() -> None:
    error = InputError("cannot open {name}: {reason}", name="it is empty", reason=phrase("the disk is full"))
    sentence = "Öffnen von it is empty nicht möglich: der Datenträger ist voll"
    assert sentence_of(error) == sentence_of(Failure.of(error)) == sentence
    assert Failure.of(error).message == "cannot open it is empty: the disk is full"
    assert sentence_of(EditError("a {kind} cannot be split", kind="face")) == "Teilen nicht möglich: Gesicht"
    assert sentence_of("the disk is full") == sentence_of(phrase("the disk is full"))


@pytest.mark.usefixtures("german")
def test_names_of_features_are_those_of_the_window() -> None:
    error = ServiceError("the on-device reader has no {feature}", feature="faces or text, logos")
    assert sentence_of(error) == "der Leser auf diesem Gerät bietet das nicht: Gesichter oder Text, Logos"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (phrase("{name} must be at most {most:g}", name="n", most=2_000), "n darf höchstens 2.000 sein"),
        (phrase("{name} must be at most {most:g}", name="n", most=0.25), "n darf höchstens 0,25 sein"),
        (
            phrase("tesseract took longer than {seconds:.0f} s.", seconds=29.7),
            "tesseract hat länger als 30 s gebraucht.",
        ),
        (phrase("{name} must be at most {most:g}", name="n", most="∞"), "n darf höchstens ∞ sein"),
        (Phrase("{count:,} {share:.1f}", {"count": 12_345, "share": 0.5}), "12.345 0,5"),
    ],
)
def test_figures_are_written_as_the_language_does(said: Phrase, sentence: str) -> None:
    assert sentence_of(said) == sentence


@pytest.mark.usefixtures("german")
def test_what_a_service_says_stays_in_its_words() -> None:
    assert sentence_of(ServiceError("Quota exceeded for project 7")) == "Quota exceeded for project 7"
    assert sentence_of("") == ""
    assert sentence_of("two\nlines \ud800") == "two\nlines \ud800"
    assert sentence_of("long " * 200) == "long " * 200


@pytest.mark.usefixtures("german")
def test_a_failure_kept_before_sentences_had_templates_is_shown_as_it_is() -> None:
    old = Failure(ErrorKind.INPUT, "cannot open a.png: it is empty", Feature.TEXT)
    assert sentence_of(old) == old.message
    assert sentence_of(Failure(ErrorKind.INPUT, "the disk is full")) == "der Datenträger ist voll"


@pytest.mark.usefixtures("german")
def test_a_template_from_a_foreign_document_does_no_harm() -> None:
    deep = phrase("{a}", a="bottom")
    for _ in range(200):
        deep = phrase("{a}", a=deep)
    assert sentence_of(deep) == "…"
    hostile = failure(ErrorKind.ANSWER, "{a.__class__} {a:>9999999999} {b}", a="x")
    assert sentence_of(hostile) == "{a.__class__} {a:>9999999999} {b}"


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_the_page_of_keys_is_called_as_in_the_menus(qapp: QApplication, language: str) -> None:
    use_language(qapp, language)
    try:
        menus = f"{tr('File')} > {tr('Providers and API keys…').removesuffix('…')}"
        assert sentence_of(KEYS_PAGE) == menus
        assert menus in sentence_of(no_credential("Google", "google-vision", phrase("a key")))
    finally:
        use_language(qapp, "en")


def test_english_is_the_sentence_itself() -> None:
    for error in (
        no_credential("Google", "google-vision", phrase("a key")),
        InputError("cannot open {name}: {reason}", name="a", reason=phrase("the disk is full")),
        CredentialsError("the keyring is locked; unlock it and try again"),
    ):
        assert sentence_of(error) == str(error)


_SHOWING = frozenset({"str", "one_line", "safe_text", "tooltip"})
FAULTS = frozenset({"error", "fault", "failure", "problem"})
"""What the window calls errors and failures."""


def test_nothing_of_the_window_shows_an_error_in_english() -> None:
    """``str(error)``, ``{error}`` and ``failure.message`` are for logs; windows have ``sentence_of``."""
    ui = ROOT / "app" / "ui"
    wrong = [
        f"{path.relative_to(ui)}:{line}"
        for path in sorted(ui.rglob("*.py"))
        if path.name != "sentences.py"
        for line in _english(path)
    ]
    assert wrong == []


def _english(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="str" | "one_line" | "safe_text"), args=[shown, *_]) if _is_fault(
                shown
            ):
                yield node.lineno
            case ast.FormattedValue(value=shown) if _is_fault(shown):
                yield node.lineno
            case ast.Attribute(attr="message"):
                yield node.lineno


def _is_fault(node: ast.expr) -> bool:
    name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    return name in FAULTS
