from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.model.errors import ErrorKind
from app.model.feature import Feature
from app.reader import scripts, tesseract
from app.reader.decode import Glyph, LineReading
from app.reader.rapid import LineCrop
from tests.reader.drawn import needs_russian, written


def line(width: int = 600, height: int = 30) -> LineCrop:
    return LineCrop(np.full((height, width, 3), 255, np.uint8), np.zeros((4, 2)))


def said(text: str, confidence: float = 0.95) -> LineReading:
    return LineReading(tuple(Glyph(c, (i + 0.5) / len(text), confidence) for i, c in enumerate(text)))


def drawn_line(text: str) -> LineCrop:
    picture = written(text, margin=10)
    height, width = picture.shape[:2]
    quad = np.array([[0, 0], [width, 0], [width, height], [0, height]], float)
    return LineCrop(np.ascontiguousarray(picture[..., ::-1]), quad)


def found(
    script: str, script_confidence: float, turn: int = 0, turn_confidence: float = 5
) -> tesseract.OrientationAndScript:
    return tesseract.OrientationAndScript(turn, turn_confidence, script, script_confidence)


@pytest.fixture
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def test_blank_lines_and_greek_are_doubtful() -> None:
    assert not scripts.is_doubtful(line(), said("a line of forty letters or so, in Latin"))
    assert scripts.is_doubtful(line(), said("  , "))
    assert scripts.is_doubtful(line(), said("Ωραιος καιρος σημερα, Ωραιος καιρος"))
    assert scripts.doubtful_share([line(), line()], [said("a line of forty letters or so"), said(" ")]) == 0.5
    assert scripts.doubtful_share([], []) == 0
    assert scripts.blank_share([line()], [said(" ")]) == 1
    assert scripts.blank_share([], []) == 0


def test_icons_gradients_and_plain_places_are_no_writing() -> None:
    ramp = np.broadcast_to(np.linspace(0, 255, 300, dtype=np.uint8)[None, :, None], (30, 300, 3))
    grey = np.full((30, 300, 3), 90, np.uint8)
    icon = np.zeros((32, 32, 3), np.uint8)
    nowhere = np.zeros((4, 2))
    assert (
        scripts.writing_length([LineCrop(np.ascontiguousarray(p), nowhere) for p in (ramp, grey, icon)]) == 0
    )
    assert scripts.writing_length([drawn_line("любое письмо здесь")]) > 4


def test_a_few_latin_letters_are_no_latin_text() -> None:
    assert scripts.has_latin([(line(), said("a line of forty letters or so"))])
    assert not scripts.has_latin([(line(60), said("12 kg"))])


@pytest.mark.parametrize("languages", [("en",), ("de", "fr"), ("zh-Hans", "ja"), ("xx",)])
def test_languages_rapidocr_reads_need_no_other(languages: tuple[str, ...]) -> None:
    assert scripts.choice_for_languages(languages) == scripts.TesseractChoice()


def test_no_languages_leave_it_open() -> None:
    assert scripts.choice_for_languages(()) is None


@needs_russian
def test_russian_is_asked_of_tesseract_with_latin_beside_it() -> None:
    assert scripts.choice_for_languages(("ru", "en")) == scripts.TesseractChoice(("rus", "eng"))


def test_a_language_nobody_reads_is_said_with_what_to_install(nothing_installed: None) -> None:
    choice = scripts.choice_for_languages(("ru",))
    assert choice is not None
    (failure,) = choice.failures()
    assert failure.kind is ErrorKind.UNSUPPORTED
    assert failure.feature is Feature.TEXT
    assert failure.message.endswith("install tesseract and the package tesseract-ocr-rus.")


@pytest.mark.parametrize(
    ("judged", "script"),
    [
        (None, None),
        (found("Arabic", 13), "Arabic"),
        (found("Cyrillic", 0.5), "Cyrillic"),
        (found("Latin", 0.6, 0, 8), None),
        (found("Arabic", 2.2, 270), None),
        (found("Arabic", 2.2, 0, 0.5), None),
    ],
)
def test_a_judgement_counts_only_when_it_is_sure(
    judged: tesseract.OrientationAndScript | None, script: str | None
) -> None:
    assert scripts.trusted_script(judged) == script


def test_a_script_without_data_is_named(nothing_installed: None) -> None:
    choice = scripts.choose_codes([line()], found("Devanagari", 20), latin=False, blank=1.0)
    assert choice.codes == ()
    assert choice.missing is not None
    assert "Devanagari" in str(choice.missing)
    assert str(choice.missing).endswith("tesseract-ocr-hin.")
    other = scripts.choose_codes([line()], found("Runic", 20), latin=False, blank=1.0)
    assert (
        str(other.missing) == "This text is in the Runic script, which the on-device reader cannot read yet."
    )


def test_without_tesseract_blank_lines_are_foreign_and_others_hard_to_read(nothing_installed: None) -> None:
    assert scripts.choose_codes([line()], None, latin=False, blank=0.1).missing is None
    missing = scripts.choose_codes(
        [drawn_line("а line in letters of its own")], None, latin=False, blank=0.9
    ).missing
    assert missing is not None
    assert "install the package tesseract-ocr" in str(missing)


@needs_russian
def test_russian_is_found_by_its_script_and_by_trial() -> None:
    crops = [drawn_line("Съешь ещё этих мягких французских булок")]
    assert scripts.choose_codes(crops, found("Cyrillic", 20), latin=True, blank=1.0).codes == ("rus", "eng")
    assert scripts.choose_codes(crops, None, latin=False, blank=1.0).codes == ("rus",)


@needs_russian
def test_latin_is_not_taken_for_russian() -> None:
    crops = [drawn_line("Alphabetum in mundo hodie frequentissime")]
    assert scripts.choose_codes(crops, None, latin=False, blank=0.0) == scripts.TesseractChoice()


def test_confidence_of_no_lines_is_nothing() -> None:
    assert scripts.mean_confidence([]) == 0
