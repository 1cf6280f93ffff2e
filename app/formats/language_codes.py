"""Codes of languages as OCR programs spell them, and their BCP-47 tags."""

from __future__ import annotations

from typing import Final

_TABLE: Final = """
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
_OTHERS: Final = """
alb sq|arm hy|baq eu|bur my|chi zh|zho zh|cze cs|dut nl|fre fr|geo ka|ger de|gre el|hau ha|ice is|ibo ig
kur ku|mac mk|mao mi|may ms|nno nn|nob nb|per fa|roh rm|rum ro|slo sk|som so|tgl tl|tib bo|tuk tk|wel cy
xho xh|zul zu|abk ab|bak ba|chv cv|che ce|kin rw|kom kv|mlg mg|hbs sh|srd sc|wol wo|wln wa|cor kw|glv gv
deu_frak de-Latf|dan_frak da-Latf|slk_frak sk-Latf|swe_frak sv-Latf|ger_frak de-Latf
"""
"""Further codes of ISO 639-2 (for bibliography, too), and names tesseract once had for Fraktur."""

TESSERACT_LANGUAGES: Final[dict[str, tuple[str, str]]] = {
    code: (tag, script)
    for code, tag, script in (entry.split() for entry in _TABLE.replace("\n", "|").split("|") if entry)
}
"""The BCP-47 tag and the script of each language that the program ``tesseract`` knows, by its code."""
_TAGS: Final = {code: tag for code, (tag, _) in TESSERACT_LANGUAGES.items()}
for _entry in _OTHERS.replace("\n", "|").strip("|").split("|"):
    _code, _tag = _entry.split()
    _TAGS[_code] = _tag


def bcp47(code: str) -> str:
    """Return the BCP-47 tag of a code of tesseract or ISO 639-2; any other code stays as it is.

    Regions and the like stay too: ``eng-GB`` is ``en-GB``.
    """
    code = code.strip()
    known = _TAGS.get(code.lower().replace("-", "_"))
    if known is not None:
        return known
    language, dash, rest = code.replace("_", "-").partition("-")
    primary = _TAGS.get(language.lower())
    return f"{primary}{dash}{rest}" if primary is not None else code
