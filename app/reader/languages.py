"""Languages, their scripts, and how the ``tesseract`` program spells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_TABLE = """
afr af Latin|amh am Ethiopic|ara ar Arabic|asm as Bengali|aze az Latin|aze_cyrl az-Cyrl Cyrillic
bel be Cyrillic|ben bn Bengali|bod bo Tibetan|bos bs Latin|bre br Latin|bul bg Cyrillic|cat ca Latin
ceb ceb Latin|ces cs Latin|chi_sim zh-Hans Han|chi_sim_vert zh-Hans Han|chi_tra zh-Hant Han
chi_tra_vert zh-Hant Han|chr chr Cherokee|cos co Latin|cym cy Latin|dan da Latin|deu de Latin
deu_latf de-Latf Fraktur|div dv Thaana|dzo dz Tibetan|ell el Greek|eng en Latin|enm enm Latin
epo eo Latin|est et Latin|eus eu Latin|fao fo Latin|fas fa Arabic|fil fil Latin|fin fi Latin
fra fr Latin|frk de-Latf Fraktur|frm frm Latin|fry fy Latin|gla gd Latin|gle ga Latin|glg gl Latin
grc grc Greek|guj gu Gujarati|hat ht Latin|heb he Hebrew|hin hi Devanagari|hrv hr Latin|hun hu Latin
hye hy Armenian|iku iu Canadian_Aboriginal|ind id Latin|isl is Latin|ita it Latin|ita_old it Latin
jav jv Latin|jpn ja Japanese|jpn_vert ja Japanese|kan kn Kannada|kat ka Georgian|kat_old ka Georgian
kaz kk Cyrillic|khm km Khmer|kir ky Cyrillic|kmr kmr Latin|kor ko Korean|kor_vert ko Korean|lao lo Lao
lat la Latin|lav lv Latin|lit lt Latin|ltz lb Latin|mal ml Malayalam|mar mr Devanagari|mkd mk Cyrillic
mlt mt Latin|mon mn Cyrillic|mri mi Latin|msa ms Latin|mya my Myanmar|nep ne Devanagari|nld nl Latin
nor no Latin|oci oc Latin|ori or Oriya|pan pa Gurmukhi|pol pl Latin|por pt Latin|pus ps Arabic
que qu Latin|ron ro Latin|rus ru Cyrillic|san sa Devanagari|sin si Sinhala|slk sk Latin|slv sl Latin
snd sd Arabic|spa es Latin|spa_old es Latin|sqi sq Latin|srp sr Cyrillic|srp_latn sr-Latn Latin
sun su Latin|swa sw Latin|swe sv Latin|syr syr Syriac|tam ta Tamil|tat tt Cyrillic|tel te Telugu
tgk tg Cyrillic|tha th Thai|tir ti Ethiopic|ton to Latin|tur tr Latin|uig ug Arabic|ukr uk Cyrillic
urd ur Arabic|uzb uz Latin|uzb_cyrl uz-Cyrl Cyrillic|vie vi Latin|yid yi Hebrew|yor yo Latin
"""

_LANGUAGES: dict[str, tuple[str, str]] = {}
for _entry in _TABLE.replace("\n", "|").split("|"):
    if _entry:
        _code, _tag, _script = _entry.split()
        _LANGUAGES[_code] = (_tag, _script)

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


def bcp47(code: str) -> str:
    """Return the BCP-47 tag of a language code of tesseract; an unknown code stays as it is."""
    return _LANGUAGES.get(code, (code, ""))[0]


def script_of(code: str) -> str:
    """Return the script of a tesseract language code, spelt as ``--psm 0`` does; empty if unknown."""
    if code in _LANGUAGES:
        return _LANGUAGES[code][1]
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
    codes = codes_for(tag, _LANGUAGES)
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
