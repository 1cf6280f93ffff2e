"""Names of languages in the window's language, for the codes that services, files and users write.

The names are those of the Unicode CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLocale

from app.formats.language_codes import bcp47
from app.model.safe_text import one_line
from app.ui.base.i18n import mark, tr

_NAMES: Final = {
    "ab": mark("Abkhazian"), "ady": mark("Adyghe"), "aa": mark("Afar"), "af": mark("Afrikaans"),
    "ak": mark("Akan"), "akk": mark("Akkadian"), "sq": mark("Albanian"), "am": mark("Amharic"),
    "egy": mark("Ancient Egyptian"), "grc": mark("Ancient Greek"), "ar": mark("Arabic"),
    "an": mark("Aragonese"), "arc": mark("Aramaic"), "hy": mark("Armenian"), "as": mark("Assamese"),
    "av": mark("Avaric"), "ae": mark("Avestan"), "awa": mark("Awadhi"), "ay": mark("Aymara"),
    "az": mark("Azerbaijani"), "bm": mark("Bambara"), "bn": mark("Bangla"), "ba": mark("Bashkir"),
    "eu": mark("Basque"), "be": mark("Belarusian"), "bho": mark("Bhojpuri"), "bi": mark("Bislama"),
    "bs": mark("Bosnian"), "br": mark("Breton"), "bg": mark("Bulgarian"), "my": mark("Burmese"),
    "ca": mark("Catalan"), "ceb": mark("Cebuano"), "ch": mark("Chamorro"), "ce": mark("Chechen"),
    "chr": mark("Cherokee"), "zh": mark("Chinese"), "cu": mark("Church Slavic"), "cv": mark("Chuvash"),
    "cop": mark("Coptic"), "kw": mark("Cornish"), "co": mark("Corsican"), "cr": mark("Cree"),
    "crh": mark("Crimean Tatar"), "hr": mark("Croatian"), "cs": mark("Czech"), "da": mark("Danish"),
    "dar": mark("Dargwa"), "dv": mark("Divehi"), "nl": mark("Dutch"), "dz": mark("Dzongkha"),
    "en": mark("English"), "eo": mark("Esperanto"), "et": mark("Estonian"), "ee": mark("Ewe"),
    "fo": mark("Faroese"), "fj": mark("Fijian"), "fil": mark("Filipino"), "fi": mark("Finnish"),
    "fr": mark("French"), "ff": mark("Fula"), "gag": mark("Gagauz"), "gl": mark("Galician"),
    "lg": mark("Ganda"), "gez": mark("Geez"), "ka": mark("Georgian"), "de": mark("German"),
    "got": mark("Gothic"), "el": mark("Greek"), "gn": mark("Guarani"), "gu": mark("Gujarati"),
    "ht": mark("Haitian Creole"), "ha": mark("Hausa"), "he": mark("Hebrew"), "hz": mark("Herero"),
    "hil": mark("Hiligaynon"), "hi": mark("Hindi"), "ho": mark("Hiri Motu"), "hmn": mark("Hmong"),
    "hu": mark("Hungarian"), "iba": mark("Iban"), "is": mark("Icelandic"), "io": mark("Ido"),
    "ig": mark("Igbo"), "id": mark("Indonesian"), "inh": mark("Ingush"), "ia": mark("Interlingua"),
    "ie": mark("Interlingue"), "iu": mark("Inuktitut"), "ik": mark("Inupiaq"), "ga": mark("Irish"),
    "it": mark("Italian"), "ja": mark("Japanese"), "jv": mark("Javanese"), "kbd": mark("Kabardian"),
    "kl": mark("Kalaallisut"), "kn": mark("Kannada"), "kr": mark("Kanuri"), "krl": mark("Karelian"),
    "ks": mark("Kashmiri"), "kk": mark("Kazakh"), "km": mark("Khmer"), "ki": mark("Kikuyu"),
    "rw": mark("Kinyarwanda"), "kv": mark("Komi"), "kg": mark("Kongo"), "ko": mark("Korean"),
    "kj": mark("Kuanyama"), "kum": mark("Kumyk"), "ku": mark("Kurdish"), "ky": mark("Kyrgyz"),
    "lo": mark("Lao"), "la": mark("Latin"), "lv": mark("Latvian"), "lez": mark("Lezghian"),
    "li": mark("Limburgish"), "ln": mark("Lingala"), "lt": mark("Lithuanian"), "nds": mark("Low German"),
    "dsb": mark("Lower Sorbian"), "lu": mark("Luba-Katanga"), "lb": mark("Luxembourgish"),
    "mk": mark("Macedonian"), "mai": mark("Maithili"), "mg": mark("Malagasy"), "ms": mark("Malay"),
    "ml": mark("Malayalam"), "mt": mark("Maltese"), "gv": mark("Manx"), "mr": mark("Marathi"),
    "mh": mark("Marshallese"), "mwr": mark("Marwari"), "enm": mark("Middle English"),
    "frm": mark("Middle French"), "gmh": mark("Middle High German"), "mn": mark("Mongolian"),
    "mi": mark("Māori"), "na": mark("Nauru"), "nv": mark("Navajo"), "ng": mark("Ndonga"),
    "ne": mark("Nepali"), "new": mark("Newari"), "nog": mark("Nogai"), "nd": mark("North Ndebele"),
    "kmr": mark("Northern Kurdish"), "se": mark("Northern Sami"), "no": mark("Norwegian"),
    "nb": mark("Norwegian Bokmål"), "nn": mark("Norwegian Nynorsk"), "ny": mark("Nyanja"),
    "oc": mark("Occitan"), "or": mark("Odia"), "oj": mark("Ojibwa"), "ang": mark("Old English"),
    "fro": mark("Old French"), "goh": mark("Old High German"), "sga": mark("Old Irish"),
    "non": mark("Old Norse"), "peo": mark("Old Persian"), "pro": mark("Old Provençal"), "om": mark("Oromo"),
    "os": mark("Ossetic"), "ota": mark("Ottoman Turkish"), "pi": mark("Pali"), "pam": mark("Pampanga"),
    "ps": mark("Pashto"), "fa": mark("Persian"), "pl": mark("Polish"), "pt": mark("Portuguese"),
    "pa": mark("Punjabi"), "qu": mark("Quechua"), "raj": mark("Rajasthani"), "ro": mark("Romanian"),
    "rm": mark("Romansh"), "rom": mark("Romany"), "rn": mark("Rundi"), "ru": mark("Russian"),
    "sm": mark("Samoan"), "sg": mark("Sango"), "sa": mark("Sanskrit"), "sat": mark("Santali"),
    "sc": mark("Sardinian"), "gd": mark("Scottish Gaelic"), "sr": mark("Serbian"),
    "sh": mark("Serbo-Croatian"), "sn": mark("Shona"), "ii": mark("Sichuan Yi"), "sd": mark("Sindhi"),
    "si": mark("Sinhala"), "sk": mark("Slovak"), "sl": mark("Slovenian"), "so": mark("Somali"),
    "nr": mark("South Ndebele"), "st": mark("Southern Sotho"), "es": mark("Spanish"),
    "su": mark("Sundanese"), "sw": mark("Swahili"), "ss": mark("Swati"), "sv": mark("Swedish"),
    "gsw": mark("Swiss German"), "syr": mark("Syriac"), "tl": mark("Tagalog"), "ty": mark("Tahitian"),
    "tg": mark("Tajik"), "ta": mark("Tamil"), "tt": mark("Tatar"), "te": mark("Telugu"), "th": mark("Thai"),
    "bo": mark("Tibetan"), "ti": mark("Tigrinya"), "to": mark("Tongan"), "ts": mark("Tsonga"),
    "tn": mark("Tswana"), "tr": mark("Turkish"), "tk": mark("Turkmen"), "tyv": mark("Tuvinian"),
    "tw": mark("Twi"), "udm": mark("Udmurt"), "uk": mark("Ukrainian"), "hsb": mark("Upper Sorbian"),
    "ur": mark("Urdu"), "ug": mark("Uyghur"), "uz": mark("Uzbek"), "ve": mark("Venda"),
    "vi": mark("Vietnamese"), "vo": mark("Volapük"), "wa": mark("Walloon"), "war": mark("Waray"),
    "cy": mark("Welsh"), "fy": mark("Western Frisian"), "wo": mark("Wolof"), "xh": mark("Xhosa"),
    "sah": mark("Yakut"), "yi": mark("Yiddish"), "yo": mark("Yoruba"), "za": mark("Zhuang"),
    "zu": mark("Zulu"),
}  # fmt: skip
_SCRIPTS: Final = {
    "Arab": mark("Arabic script"), "Cyrl": mark("Cyrillic script"), "Deva": mark("Devanagari"),
    "Latf": mark("Fraktur"), "Grek": mark("Greek script"), "Hebr": mark("Hebrew script"),
    "Latn": mark("Latin script"), "Hans": mark("simplified"), "Hant": mark("traditional"),
}  # fmt: skip
_REGIONS: Final = {
    "AF": mark("Afghanistan"), "AR": mark("Argentina"), "AU": mark("Australia"), "AT": mark("Austria"),
    "BD": mark("Bangladesh"), "BY": mark("Belarus"), "BE": mark("Belgium"), "BR": mark("Brazil"),
    "CA": mark("Canada"), "CN": mark("China"), "CY": mark("Cyprus"), "DK": mark("Denmark"),
    "EG": mark("Egypt"), "FI": mark("Finland"), "FR": mark("France"), "DE": mark("Germany"),
    "GR": mark("Greece"), "HK": mark("Hong Kong SAR China"), "IN": mark("India"), "IR": mark("Iran"),
    "IE": mark("Ireland"), "IT": mark("Italy"), "JP": mark("Japan"), "KZ": mark("Kazakhstan"),
    "LI": mark("Liechtenstein"), "LU": mark("Luxembourg"), "MX": mark("Mexico"), "ME": mark("Montenegro"),
    "NL": mark("Netherlands"), "NO": mark("Norway"), "PK": mark("Pakistan"), "PT": mark("Portugal"),
    "RU": mark("Russia"), "SA": mark("Saudi Arabia"), "RS": mark("Serbia"), "SG": mark("Singapore"),
    "KR": mark("South Korea"), "ES": mark("Spain"), "SE": mark("Sweden"), "CH": mark("Switzerland"),
    "TW": mark("Taiwan"), "TR": mark("Türkiye"), "UA": mark("Ukraine"), "GB": mark("United Kingdom"),
    "US": mark("United States"),
}  # fmt: skip
_NO_LANGUAGE: Final = {
    "und": mark("language not recognised"), "": mark("language not recognised"),
    "mul": mark("several languages"), "zxx": mark("no language"), "mis": mark("language without a code"),
}  # fmt: skip
_VARIANTS: Final = (
    "zh-Hans", "zh-Hant", "sr-Latn", "az-Cyrl", "uz-Cyrl", "de-Latf", "pt-BR", "en-GB",
)  # fmt: skip
"""Variants of languages that are offered beside the languages themselves."""
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def language_name(code: str) -> str:
    """Return the name of a language by its code (BCP-47, ISO 639-2 or tesseract), script and region said too.

    A code nobody knows is said to be one: ``other language (xyz)``. What is no code stays, on one line.
    """
    code = code.strip()
    if code.lower() in _NO_LANGUAGE:
        return tr(_NO_LANGUAGE[code.lower()])
    if not _TAG.fullmatch(code):
        return one_line(code, 40)
    primary, *parts = bcp47(code).replace("_", "-").split("-")
    if primary.lower() in _NO_LANGUAGE:
        return tr(_NO_LANGUAGE[primary.lower()])
    name = _primary_name(primary.lower())
    if not name:
        return tr("other language ({code})").format(code=one_line(code, 20))
    details = [detail for detail in map(_detail, parts) if detail]
    return f"{name} ({', '.join(details)})" if details else name


def language_names(codes: Iterable[str]) -> str:
    """Return the names of languages on one line, each once, in the order given."""
    return ", ".join(dict.fromkeys(language_name(code) for code in codes))


def offered_languages() -> tuple[tuple[str, str], ...]:
    """Return the code and name of every language that can be chosen, by the alphabet of the names."""
    named = ((code, language_name(code)) for code in (*_NAMES, *_VARIANTS))
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))


def language_code(typed: str) -> str:
    """Return the code of a language typed by name or code, as ``German`` or ``deu``; empty for none."""
    typed = typed.strip()
    sought = typed.casefold()
    if not sought or sought in _NO_LANGUAGE:
        return ""
    for code in (*_NAMES, *_VARIANTS):
        if sought in {language_name(code).casefold(), _NAMES.get(code, "").casefold()}:
            return code
    tag = bcp47(typed).replace("_", "-") if _TAG.fullmatch(typed) else ""
    primary, *rest = tag.split("-")
    return "-".join((primary.lower(), *rest)) if _primary_name(primary.lower()) else ""


def _primary_name(primary: str) -> str:
    if primary in _NAMES:
        return tr(_NAMES[primary])
    known = QLocale.codeToLanguage(primary) if primary else QLocale.Language.AnyLanguage
    nobody = (QLocale.Language.AnyLanguage, QLocale.Language.C)
    return "" if known in nobody else QLocale.languageToString(known)


def _detail(part: str) -> str:
    """Return the name of the script or region that a part of a code means; empty for other parts."""
    if len(part) == 4 and part.isalpha():
        script = part.title()
        known = QLocale.codeToScript(script)
        unknown = known == QLocale.Script.AnyScript
        return (
            tr(_SCRIPTS[script]) if script in _SCRIPTS else "" if unknown else QLocale.scriptToString(known)
        )
    if len(part) == 2 and part.isalpha():
        region = part.upper()
        territory = QLocale.codeToTerritory(region)
        nowhere = territory == QLocale.Country.AnyTerritory
        return (
            tr(_REGIONS[region])
            if region in _REGIONS
            else ""
            if nowhere
            else QLocale.territoryToString(territory)
        )
    return ""
