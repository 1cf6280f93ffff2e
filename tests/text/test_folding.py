"""What is the same to a reader, and where it stands."""

from __future__ import annotations

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text import folded_texts, folding
from app.text.find import FindQuery, find_plain
from app.text.folded_texts import folded_text
from app.text.folding import cluster_edges, fold

ROW = (
    "東京都", "official", "finding", "firm", "ABC123", "テレビ", "reservation", "zerowidth", "conservation",
    "Wachſtube", "Wachstube", "كتاب", "college", "hinweg",
)  # fmt: skip
"""What a reader sees once each on the page of the bug reports."""
ALPHABET = (
    'aAbesSfiIxß 19.-=\n\t’"äÉéñſıİΣσςЙйёʼ\u00a0\u3000\u2009'
    "ﬁﬂﬀﬃﬆĳǆＡｂ１²①½…№㎏ﷺ\ufedb\ufe98\ufe8e\ufe8f\ufefb\ufb4f\ufb2aאבךكتابکی"
    "\u0301\u0308\u0323\u0327\u0304\u0364\u0336\u05b0\u05bc\u064e\u0651\u0640\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u2067"
    "-‐‑⸗¬—–東京都今々ー、。ﾃﾚﾋﾞﾟガカテテ\u3099\ufa10\u2f00किषर्\u094d\u093c\u0902กำ\u0e49한ᄒ\u1161\u11ab👩👧\U0001f3fd\ufe0f\U0001f1e9\U0001f1ea"
)
TEXTS = st.one_of(st.text(ALPHABET, max_size=30), st.text(max_size=30))
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = get_args(Form)
ENDS = f" {folding.JOINT}{folding.SEAM}"
STANDING_ALONE = re.compile("[\u3131-\u318e\uffa0-\uffdc]")


def found(text: str, sought: str, **switches: bool) -> list[str]:
    return [text[a:b] for a, b in find_plain(text, FindQuery(sought, **switches)).spans]


def test_each_word_of_the_reports_is_found_once(shared_data: Path) -> None:
    text = (shared_data / "reports" / "find" / "lines.txt").read_text(encoding="utf-8")
    for sought in ROW:
        assert len(found(text, sought)) == 1, sought
        for form in FORMS:
            assert found(unicodedata.normalize(form, text), unicodedata.normalize(form, sought)), (
                form,
                sought,
            )


@pytest.mark.parametrize(
    ("text", "sought", "places"),
    [
        ("Stuﬀ, oﬃce, ſtone, ﬅone, Muﬅ", "ff", ["ﬀ", "ﬃ"]),
        ("Stuﬀ", "f", ["ﬀ"]),
        ("office", "oﬃ", ["offi"]),
        ("ſtone ﬅone", "ST", ["ſt", "ﬅ"]),
        ("sense", "ſenſe", ["sense"]),
        ("Schꝛift", "schrift", ["Schꝛift"]),
        ("m² ①½ № 3", "m2", ["m²"]),
        ("1½", "1/2", ["½"]),
        ("ﾊﾟﾝ パン ハ゜ン", "パン", ["ﾊﾟﾝ", "パン", "ハ゜ン"]),
        ("テレビ", "ﾃﾚﾋﾞ", ["テレビ"]),
        ("ＡＢＣ　１２", "abc 12", ["ＡＢＣ　１２"]),
        ("ABC 12", "ＡＢＣ　１２", ["ABC 12"]),
        ("⼀ 一 \ufa10 塚", "一", ["⼀", "一"]),
        ("塚", "\ufa10", ["塚"]),
        ("ﻛﺘﺎﺏ كتاب", "كتاب", ["ﻛﺘﺎﺏ", "كتاب"]),
        ("كتاب", "ﻛﺘﺎﺏ", ["كتاب"]),
        ("ﺳﻼﻡ سلام", "سلام", ["ﺳﻼﻡ", "سلام"]),
        ("كـتَـاب", "كتاب", ["كـتَـاب"]),
        ("كتاب", "كِتَاب", ["كتاب"]),
        ("ﬡלﬣﬦ שׁלום שׁלום", "שלום", ["שׁלום", "שׁלום"]),
        ("שלום", "שָׁלוֹם", ["שלום"]),
        ("re\u00adser\u00advation", "reservation", ["re\u00adser\u00advation"]),
        ("reservation", "re\u00adser\u00advation", ["reservation"]),
        ("a\u200bb a\u2060b a\ufeffb a\u200cb a\u200db a\u2067b\u2069", "ab",
         ["a\u200bb", "a\u2060b", "a\ufeffb", "a\u200cb", "a\u200db", "a\u2067b"]),
        ("می\u200cخواهم", "میخواهم", ["می\u200cخواهم"]),
        ("2\u00a0000 2\u2009000 2\u202f000 2 \t 000", "2 000",
         ["2\u00a0000", "2\u2009000", "2\u202f000", "2 \t 000"]),
        ("u\u0364ber über uber", "über", ["u\u0364ber", "über"]),
        ("über", "u\u0364ber", ["über"]),
        ("за\u0301мок замок", "замок", ["за\u0301мок", "замок"]),
        ("s\u0336t\u0336o\u0336p", "stop", ["s\u0336t\u0336o\u0336p"]),
        ("café cafe", "cafe", ["cafe"]),
        ("cafe\u0301 cafe", "cafe", ["cafe"]),
        ("schön schon", "schön", ["schön"]),
        ("ИЙ", "и", ["И"]),
        ("ΟΔΟΣ οδός ὁδος", "οδοσ", ["ΟΔΟΣ"]),
        ("ΟΔΟΣ", "οδος", ["ΟΔΟΣ"]),
        ("İstanbul ISTANBUL ıstanbul", "istanbul", ["İstanbul", "ISTANBUL", "ıstanbul"]),
        ("istanbul", "İSTANBUL", ["istanbul"]),
        ("Straße STRASSE STRAẞE Stras-\nse", "straße", ["Straße", "STRASSE", "STRAẞE", "Stras-\nse"]),
        ("Straße", "s", ["S"]),
        ("“a” „b“ «c»", '"', ["“", "”", "„", "“", "«", "»"]),
        ("ship's ship’s shipʼs", "ship’s", ["ship's", "ship’s", "shipʼs"]),
        ("1914–18 1914-18 1914‑18 1914−18", "1914-18", ["1914–18", "1914-18", "1914‑18", "1914−18"]),
        ("a–b a-b", "a–b", ["a–b"]),
        ("किताबें", "किताब", ["किताबें"]),
        ("क्षेत्र", "क", ["क्षे"]),
        ("👩‍👧 👩", "👩", ["👩‍👧", "👩"]),
        ("\u00ad", "\u00ad", ["\u00ad"]),
        ("e\u0301x\u064e", "\u064e", ["x\u064e"]),
        ("x", "\u064e", []),
        ("¨ x", "¨", ["¨"]),
        ("ﻛﹷﺘ", "كت", ["ﻛﹷﺘ"]),
        ("ﹰ", "x", []),
        ("ㅎㅏ 하 ﾡ", "하", ["하"]),
        ("ㄱ", "ﾡ", ["ㄱ"]),
        ("\u0600\u0661", "\u0661", ["\u0600\u0661"]),
    ],
)  # fmt: skip
def test_what_looks_the_same_is_found(text: str, sought: str, places: list[str]) -> None:
    assert found(text, sought) == places


@pytest.mark.parametrize("hyphen", [*"-‐‑⸗⹀=¬֊–—―−－￢", "\u00ad"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", " \n", "\n  ", "\u200b\n\ufeff", "\n\n", "\u2028"])
def test_a_hyphen_parts_a_word_at_a_line_end(hyphen: str, line_end: str) -> None:
    text = f"die Wach{hyphen}{line_end}ſtube da"
    parted = text[4:-3]
    assert found(text, "Wachstube") == found(text, "wachſtube da"[:9]) == [parted]
    assert found(text, "Wachstube", word=True, case=True) == [parted]
    assert found(text, "die Wachstube da") == [text]
    assert found(text, f"Wach{hyphen}{line_end}stube") == [parted]
    assert found(text, "Wach") == ["Wach"]
    assert found(text, "stube") == ["ſtube"]
    if hyphen not in "=—―֊":
        assert found(text, "wach-stube") == found(text, "wach- stube") == [parted]
        assert found(text, "wach-") == [f"Wach{hyphen}"]


@pytest.mark.parametrize(
    ("text", "sought", "places"),
    [
        ("biało-\n-czerwony", "biało-czerwony", ["biało-\n-czerwony"]),
        ("vê⸗\n⸗lo", "vêlo", ["vê⸗\n⸗lo"]),
        ("conser¬vation", "conservation", ["conser¬vation"]),
        ("col\u200b-\u200b\nlege", "college", ["col\u200b-\u200b\nlege"]),
        ("well-known wellknown", "wellknown", ["wellknown"]),
        ("well -\nknown", "wellknown", []),
        ("well-\n known", "well known", []),
        ("he left—\nThe door", "left—the", ["left—\nThe"]),
        ("he left—\nThe door", "left— the", ["left—\nThe"]),
        ("a =\nb", "ab", []),
        ("-\nb", "b", ["b"]),
        ("10-\n20", "10-20", ["10-\n20"]),
        ("uͤberfruͤhte An⸗\nſtalt", "überfrühte anstalt", ["uͤberfruͤhte An⸗\nſtalt"]),
        ("Wachstu\u0308-\nbe", "wachstübe", ["Wachstu\u0308-\nbe"]),
        ("今日は東京\n都へ", "東京都", ["東京\n都"]),
        ("今日は東京\n都へ", "東京 都", ["東京\n都"]),
        ("東京\n\n都", "東京都", []),
        ("東京\n\n都", "東京 都", ["東京\n\n都"]),
        ("東京 都", "東京都", []),
        ("2024\n年", "2024年", ["2024\n年"]),
        ("東京", "東\n京", ["東京"]),
        ("「東京\n」へ", "東京」", ["東京\n」"]),
        ("ภาษา\nไทย", "ภาษาไทย", ["ภาษา\nไทย"]),
        ("한국\n어 한국 어", "한국어", ["한국\n어"]),
        ("one\ntwo", "onetwo", []),
    ],
)
def test_words_go_on_over_line_ends(text: str, sought: str, places: list[str]) -> None:
    assert found(text, sought) == places


def test_a_soft_hyphen_is_no_end_of_a_word() -> None:
    for soft in ("a\u00ad\nb", "a¬\nb", "a\u00adb", "a¬b"):
        assert found(soft, "a", word=True) == found(soft, "b", word=True) == [], soft
        assert found(soft, "ab", word=True) == [soft]
    assert found("well-\nknown", "well", word=True) == ["well"]
    assert found("well-\nknown", "known", word=True) == ["known"]
    assert found("ﬁrm", "f", word=True) == []


def test_case_is_heeded_where_it_is_wanted() -> None:
    assert found("ﬁrm Firm ＦIRM ＦIrm", "FI", case=True) == ["ＦI", "ＦI"]
    assert found("Wachſtube", "Wachstube", case=True) == ["Wachſtube"]
    assert found("Straße strasse", "strasse", case=True) == ["strasse"]
    assert found("ıİi", "i", case=True) == ["i"]
    assert found("ΟΔΟΣ οδος", "οδος", case=True) == ["οδος"]


@pytest.mark.parametrize("case", [True, False])
def test_characters_taken_in_runs_fold_as_alone(case: bool) -> None:
    plain = re.compile(f"[{folding._PLAIN}]")
    characters = [chr(code) for code in range(0x110000) if plain.match(chr(code))]
    for character in characters:
        assert folding._folded_cluster(character, case=case) == (character if case else character.lower())
    run = "".join(characters)
    assert case or run.lower() == "".join(map(str.lower, characters)), "none is lowered by its neighbours"


@given(TEXTS, st.booleans())
@settings(deadline=None)
def test_places_lie_in_order_and_hold_what_they_fold_to(text: str, case: bool) -> None:
    folded = fold(text, case=case)
    spans = [folded.span(at, at + 1) for at in range(len(folded.folded))]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    for (start, end), character in zip(spans, folded.folded, strict=True):
        if character.isalnum():
            assert character in fold(text[start:end], case=case).folded
    edges = cluster_edges(text)
    assert edges == sorted(set(edges))
    assert set(edges).issuperset(starts + ends)


@given(TEXTS, st.sampled_from(FORMS), st.booleans())
@settings(deadline=None)
def test_all_forms_of_a_text_fold_alike(text: str, form: Form, case: bool) -> None:
    text = "".join(
        c for c in text if not STANDING_ALONE.match(c) and unicodedata.normalize("NFKC", c)[:1] != " "
    )
    other = unicodedata.normalize(form, text)
    assert fold(other, case=case).folded.strip(ENDS) == fold(text, case=case).folded.strip(ENDS)


@given(TEXTS, st.booleans())
@settings(deadline=None)
def test_folding_twice_is_folding_once(text: str, case: bool) -> None:
    text = "".join(c for c in text if not folding._is_hidden(c))
    once = fold(text, case=case).folded.replace(folding.JOINT, "\n").replace(folding.SEAM, "\n")
    assert fold(once, case=case).folded.strip(ENDS) == fold(text, case=case).folded.strip(ENDS)


def test_texts_searched_last_are_kept_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folded_texts, "MOST_CHARACTERS", 10)
    monkeypatch.setattr(folded_texts, "_kept", type(folded_texts._kept)())
    first = folded_text("eins", case=False)
    assert folded_text("eins", case=False) is first
    assert folded_text("eins", case=True) is not first
    assert folded_text("eins", case=False) is first
    folded_text("drei", case=False)
    assert list(folded_texts._kept) == [("eins", False), ("drei", False)], "the oldest went"
    folded_text("a text that is too long", case=False)
    assert len(folded_texts._kept) == 1


def test_searches_at_one_time_fold_a_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folded_texts, "_kept", type(folded_texts._kept)())
    text = "Wach⸗\nſtube " * 5_000
    with ThreadPoolExecutor(8) as pool:
        folded = list(pool.map(lambda _: folded_text(text, case=False), range(8)))
    assert all(one is folded[0] for one in folded)
