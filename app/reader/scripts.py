"""Which engine reads a picture: found from its lines, or given by the languages asked for.

RapidOCR's models know Latin letters, Chinese and Japanese. Lines in other scripts they leave blank or
fill with look-alikes, so a low plausibility asks for a second opinion: ``tesseract`` judges the script of
a sheet of such lines, and where that is no clear answer reads the sheet with each script it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from app.model.analysis import Failure
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.model.phrase import Phrase, phrase
from app.reader import tesseract
from app.reader.decode import LineReading
from app.reader.languages import (
    BUNDLED_SCRIPTS,
    codes_for,
    codes_of_script,
    package_for,
    script_of,
    script_of_tag,
)
from app.reader.lines import RawLine
from app.reader.orientation import contact_sheet, plausibility
from app.reader.rapid import LineCrop

DOUBTFUL_BELOW = 0.6
"""Plausibility below which a line may be in a script RapidOCR does not know."""

MUCH_DOUBTFUL = 0.15
"""Share of doubtful text from which a second opinion is worth its time."""

_MAX_TRIALS = 6
_BLANK_DENSITY = 0.4
_MIN_CONFIDENCE = 0.5
_LETTERS = 20
_FOREIGN_SHARE = 0.3
_MIN_WRITING = 4.0
_CONTRAST = 40
_READABLE = BUNDLED_SCRIPTS | {"Fraktur", "Katakana", "Hiragana", ""}


@dataclass(frozen=True)
class TesseractChoice:
    """What ``tesseract`` is to read: its language codes, best first; without any, RapidOCR reads it all.

    ``missing``: a script or languages no reader here knows, as a sentence for the user.
    """

    codes: tuple[str, ...] = ()
    missing: Phrase | None = None

    def failures(self) -> tuple[Failure, ...]:
        """Return what is missing as a failure of the text feature."""
        if self.missing is None:
            return ()
        return (Failure.of(UnsupportedError(self.missing), Feature.TEXT),)


def is_doubtful(crop: LineCrop, reading: LineReading) -> bool:
    """Return True if the line may be in a script RapidOCR does not know.

    Greek it knows without accents only, so it is doubtful whatever the confidence.
    """
    return plausibility(crop, reading) < DOUBTFUL_BELOW or _is_greek(reading)


def doubtful_share(crops: Sequence[LineCrop], readings: Sequence[LineReading]) -> float:
    """Return the part of the text, 0..1 by length, that stands in doubtful lines."""
    weights = [min(c.aspect, 30.0) for c in crops]
    total = sum(weights)
    bad = sum(w for w, c, r in zip(weights, crops, readings, strict=True) if is_doubtful(c, r))
    return bad / total if total else 0.0


def choice_for_languages(languages: Sequence[str]) -> TesseractChoice | None:
    """Return the choice for these languages (BCP-47), ``None`` when the picture must decide.

    Languages RapidOCR reads need no ``tesseract``. Others do, and Latin is read along with them.
    """
    foreign = [tag for tag in languages if script_of_tag(tag) not in _READABLE]
    if not foreign:
        return TesseractChoice() if languages else None
    installed = tesseract.language_codes()
    codes: list[str] = []
    lacking = []
    for tag in languages:
        matching = codes_for(tag, installed)
        if matching:
            codes.extend(c for c in matching[:1] if c not in codes)
        elif tag in foreign:
            lacking.append(tag)
    return TesseractChoice(tuple(codes), _lacking_languages(lacking) if lacking else None)


def has_latin(pairs: Sequence[tuple[LineCrop, LineReading]]) -> bool:
    """Return True if RapidOCR reads more than a few Latin letters here without doubt."""
    sure = [r for c, r in pairs if not is_doubtful(c, r)]
    return sum(g.text.isascii() and g.text.isalpha() for r in sure for g in r.glyphs) >= _LETTERS


def blank_share(crops: Sequence[LineCrop], readings: Sequence[LineReading]) -> float:
    """Return the part of the text, 0..1 by length, in lines RapidOCR left mostly blank."""
    weights = [min(c.aspect, 30.0) for c in crops]
    blank = sum(
        w for w, c, r in zip(weights, crops, readings, strict=True) if r.density(c.aspect) < _BLANK_DENSITY
    )
    return blank / sum(weights) if weights else 0.0


def choose_codes(
    crops: Sequence[LineCrop], judged: tesseract.OrientationAndScript | None, *, latin: bool, blank: float
) -> TesseractChoice:
    """Return the choice for doubtful lines of no named language; ``latin``: there is plain Latin text too.

    ``judged`` is what ``tesseract`` says of their sheet, where it was asked. ``blank``: see ``blank_share``;
    without much of it the text is taken to be hard to read, not foreign.
    """
    installed = tesseract.language_codes()
    script = trusted_script(judged)
    if script is not None and script not in _READABLE:
        codes = codes_of_script(script, installed)
        if not codes:
            return TesseractChoice(missing=_lacking_script(script))
        chosen = codes if len(codes) == 1 else _best_codes(crops, [(c,) for c in codes[:_MAX_TRIALS]])[0]
    else:
        chosen = _codes_by_trial(crops, installed)
        if not chosen:
            foreign = script is None and blank > _FOREIGN_SHARE and writing_length(crops) >= _MIN_WRITING
            return TesseractChoice(missing=_unknown_script(bool(installed)) if foreign else None)
    if latin and "eng" in installed:
        chosen = (*chosen, "eng")
    return TesseractChoice(chosen)


def writing_length(crops: Sequence[LineCrop]) -> float:
    """Return how much of this looks like writing, in line heights: strips with strokes that stand apart.

    The detector also marks icons, gradients and the like, of which nobody should be told that they are
    in a strange script.
    """
    return sum(min(c.aspect, 30.0) for c in crops if c.aspect >= 2 and _has_strokes(c.pixels))


def _has_strokes(pixels: npt.NDArray[np.uint8]) -> bool:
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    low, high = np.percentile(grey, (2, 98))
    if high - low < _CONTRAST:
        return False
    _, black = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    ink = black if (black > 0).mean() < 0.5 else cv2.bitwise_not(black)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    tall = stats[1:count, cv2.CC_STAT_HEIGHT] >= 0.15 * grey.shape[0]
    return bool(0.03 < (ink > 0).mean() < 0.5 and tall.sum() >= 2)


def trusted_script(judged: tesseract.OrientationAndScript | None) -> str | None:
    """Return the script tesseract sees in a sheet of lines, ``None`` when it is too unsure."""
    if judged is None or judged.turn not in {0, 180} or judged.turn_confidence < 1:
        return None
    if judged.script_confidence >= 2 or (judged.turn_confidence >= 3 and judged.script not in _READABLE):
        return judged.script
    return None


def mean_confidence(lines: Sequence[RawLine]) -> float:
    """Return the mean confidence, 0..1, over the letters of lines tesseract read; 0 for none."""
    known = [(w.confidence, len(w.text)) for line in lines for w in line.words if w.confidence is not None]
    letters = sum(n for _, n in known)
    return sum(c * n for c, n in known) / letters if letters else 0.0


def _codes_by_trial(crops: Sequence[LineCrop], have: Sequence[str]) -> tuple[str, ...]:
    """Return the codes that make clearly more sense of the lines than Latin does; none when nothing does."""
    foreign = dict.fromkeys(s for s in map(script_of, have) if s not in _READABLE)
    groups = [codes_of_script(script, have)[:1] for script in foreign]
    if not groups:
        return ()
    latin = [(c,) for c in have if script_of(c) == "Latin"][:2]
    against = _best_codes(crops, latin)[1] if latin else 0.0
    chosen, confidence = _best_codes(crops, groups[:_MAX_TRIALS])
    return chosen if confidence >= max(_MIN_CONFIDENCE, against + 0.05) else ()


def _best_codes(
    crops: Sequence[LineCrop], groups: Sequence[tuple[str, ...]]
) -> tuple[tuple[str, ...], float]:
    """Return the group of codes that reads the lines with the highest confidence, and that confidence."""
    picture = contact_sheet(crops, repeat=False)
    tried = [
        (mean_confidence(tesseract.read(picture, codes, tesseract.ONE_BLOCK)), codes) for codes in groups
    ]
    confidence, codes = max(tried, key=lambda t: t[0])
    return codes, confidence


def _is_greek(reading: LineReading) -> bool:
    letters = [g.text for g in reading.glyphs if g.text.isalpha()]
    return 2 * sum("\u0370" <= c[0] <= "\u03ff" for c in letters) > len(letters)


def _lacking_script(script: str) -> Phrase:
    package = package_for(script)
    named = script.replace("_", " ")
    if not package:
        return phrase(
            "This text is in the {script} script, which the on-device reader cannot read yet.", script=named
        )
    return phrase(
        "This text is in the {script} script, which the on-device reader cannot read yet; "
        "install the package {package}.",
        script=named,
        package=package,
    )


def _lacking_languages(tags: Sequence[str]) -> Phrase:
    packages = [p for p in (package_for(script_of_tag(tag)) for tag in tags) if p]
    languages = ", ".join(tags)
    if not packages:
        return phrase("The on-device reader cannot read {languages} yet.", languages=languages)
    return phrase(
        "The on-device reader cannot read {languages} yet; install tesseract and the package {package}.",
        languages=languages,
        package=packages[0],
    )


def _unknown_script(has_tesseract: bool) -> Phrase:
    if has_tesseract:
        return phrase("Some text is in a script the installed readers do not know; name its language.")
    return phrase(
        "Some text is in a script the on-device reader does not know; install the package tesseract-ocr."
    )
