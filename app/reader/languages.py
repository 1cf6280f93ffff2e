"""Languages, their scripts, and how the ``tesseract`` program spells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.formats.language_codes import TESSERACT_LANGUAGES, bcp47

BUNDLED_SCRIPTS = frozenset({"Latin", "Han", "Japanese"})
"""Scripts RapidOCR's bundled models read."""

RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arabic", "Hebrew", "Syriac", "Thaana"})

_MAIN_LANGUAGE = {
    "Arabic": "ara",
    "Armenian": "hye",
    "Bengali": "ben",
    "Cyrillic": "rus",
    "Devanagari": "hin",
    "Ethiopic": "amh",
    "Fraktur": "deu",
    "Georgian": "kat",
    "Greek": "ell",
    "Gujarati": "guj",
    "Gurmukhi": "pan",
    "Hebrew": "heb",
    "Kannada": "kan",
    "Khmer": "khm",
    "Korean": "kor",
    "Lao": "lao",
    "Malayalam": "mal",
    "Myanmar": "mya",
    "Oriya": "ori",
    "Sinhala": "sin",
    "Tamil": "tam",
    "Telugu": "tel",
    "Thai": "tha",
    "Tibetan": "bod",
}
"""The language to try, or to install, when only the script is known."""

_ALIASES = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "nb": "no",
    "nn": "no",
    "tl": "fil",
    "zh": "zh-hans",
    "ku": "kmr",
}
_REGIONS = {
    "zh-cn": "zh-hans",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
    "zh-sg": "zh-hans",
    "zh-tw": "zh-hant",
}


def script_of(code: str) -> str:
    """Return the script of a tesseract language code, spelt as ``--psm 0`` does; empty if unknown."""
    if code in TESSERACT_LANGUAGES:
        return TESSERACT_LANGUAGES[code][1]
    # script models are spelt script/Cyrillic, or just Cyrillic, by where they were put
    return code.rsplit("/", 1)[-1].removesuffix("_vert") if code[:1].isupper() or "/" in code else ""


def codes_for(tag: str, installed: Iterable[str]) -> tuple[str, ...]:
    """Return the installed codes that read a BCP-47 language, best first; a tesseract code counts too."""
    known = tuple(installed)
    if tag in known:
        return (tag,)
    wanted = tag.lower().replace("_", "-")
    wanted = _REGIONS.get(wanted, wanted)
    wanted = _ALIASES.get(wanted, wanted)
    main = wanted.split("-", maxsplit=1)[0]
    main = _ALIASES.get(main, main)
    level = [c for c in known if not c.endswith("_vert")]
    exact = [c for c in level if bcp47(c).lower() == wanted]
    return tuple(exact or [c for c in level if bcp47(c).lower().split("-")[0] == main])


def script_of_tag(tag: str) -> str:
    """Return the script a BCP-47 language is written in; empty where the language is unknown."""
    codes = codes_for(tag, TESSERACT_LANGUAGES)
    return script_of(codes[0]) if codes else ""


def codes_of_script(script: str, installed: Sequence[str]) -> tuple[str, ...]:
    """Return the installed codes that read a script, the most widespread language first."""
    usual = _MAIN_LANGUAGE.get(script)
    codes = [c for c in installed if script_of(c) == script and not c.endswith("_vert")]
    return tuple(sorted(codes, key=lambda c: c != usual))


def package_for(script: str) -> str | None:
    """Return Debian's package that teaches tesseract the script, ``None`` where none is known."""
    code = _MAIN_LANGUAGE.get(script)
    return f"tesseract-ocr-{code.replace('_', '-')}" if code else None
