"""The provider ``tesseract``: that program alone reads the whole picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.model.analysis import Failure
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.reader import tesseract
from app.reader.arrays import Pixels
from app.reader.languages import codes_for, codes_of_script, package_for
from app.reader.lines import RawLine
from app.reader.ondevice import OnLines, PageLines
from app.reader.orientation import turn_picture
from app.reader.scripts import mean_confidence, trusted_script

_STRIP_HEIGHT = 150
_STRIP_REPEATS = 6
_LATIN_CODES = ("eng", "deu", "fra", "spa", "ita", "por")
_SCRIPT_ALIASES = {"Katakana": "Japanese", "Hiragana": "Japanese", "Hangul": "Korean"}


def read_lines(image: Pixels, languages: Sequence[str], on_lines: OnLines) -> PageLines:
    """Return the lines of an RGB picture; raises UnsupportedError without the program or any language."""
    have = tesseract.language_codes()
    if not have:
        raise UnsupportedError("The program tesseract is not installed; install the package tesseract-ocr.")
    on_lines("detecting writing system", 0, 0, ())
    strip = image.shape[0] < _STRIP_HEIGHT and image.shape[1] > 1.5 * image.shape[0]
    judged = tesseract.orientation_and_script(_repeated(image) if strip else image)
    turn = judged.turn if judged and judged.turn_confidence >= 2 and not strip else 0
    upright = turn_picture(image, turn)
    failures: tuple[Failure, ...] = ()
    if languages:
        codes, failures = _codes_for_languages(languages, have)
    else:
        script = trusted_script(judged if judged is None else judged._replace(turn=0))
        codes = _codes_for_script(script, have)
    mode = tesseract.ONE_BLOCK if strip else tesseract.AUTOMATIC
    on_lines("reading with tesseract", 0, 0, ())
    lines = tesseract.read(upright, codes, mode) if codes else _best_reading(upright, have, mode)
    return PageLines(tuple(lines), upright, turn, failures)


def _codes_for_languages(
    languages: Sequence[str], have: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """Return codes of the languages, and a failure for those it lacks; raises when it has none of them."""
    codes: list[str] = []
    lacking = []
    for tag in languages:
        matching = codes_for(tag, have)
        codes.extend(c for c in matching[:1] if c not in codes)
        if not matching:
            lacking.append(tag)
    if not lacking:
        return tuple(codes), ()
    error = UnsupportedError(
        "tesseract has no language data for {languages} on this machine.", languages=", ".join(lacking)
    )
    if not codes:
        raise error
    return tuple(codes), (Failure.of(error, Feature.TEXT),)


def _codes_for_script(script: str | None, have: Sequence[str]) -> tuple[str, ...]:
    """Return codes for a script, none for no script; raises where there is no data for it."""
    if script is None:
        return ()
    if script in {"Latin", "Fraktur"}:
        return tuple(c for c in _LATIN_CODES if c in have)[:1]
    if script == "Han":
        return tuple(c for c in ("chi_sim", "chi_tra") if c in have)[:1]
    script = _SCRIPT_ALIASES.get(script, script)
    codes = codes_of_script(script, have)
    if not codes:
        package = package_for(script)
        if not package:
            raise UnsupportedError(
                "tesseract has no language data for the {script} script here.", script=script
            )
        raise UnsupportedError(
            "tesseract has no language data for the {script} script here; install the package {package}.",
            script=script,
            package=package,
        )
    return codes[:1]


def _best_reading(image: Pixels, have: Sequence[str], mode: int) -> list[RawLine]:
    """Return the reading with the highest confidence among a few languages of different scripts."""
    tries = [c for c in ("eng", "rus") if c in have] or list(have[:1])
    readings = [tesseract.read(image, (code,), mode) for code in tries]
    return max(readings, key=mean_confidence)


def _repeated(image: Pixels) -> Pixels:
    """Return a strip repeated below itself: enough letters to judge the script by."""
    framed = np.pad(image, ((10, 10), (10, 10), (0, 0)), mode="edge")
    return np.concatenate([framed] * _STRIP_REPEATS)
