"""What a spreadsheet could take for a formula is guarded, and nothing else."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.formula_guard import guard_formula

NO_FORMULAS = (
    "", "-", "--", "---", "+", "=", "==", "@", "-.", "->", "- -", "–", "—", "-5", "+5", "-5.20", "+49",
    "-1,234.56", "-1.234,56", "-1.234,56 €", "-1 200,50 %", "-12%", "-12 %", "-.5", "-1'234", "-1’234.50",
    "-1\u202f000", "-1e5", "+1.5E-10", "- 5", "-$5", "+€ 3,50", "-5€", "-5 USD", "-12 kg", "-3°", "-3 °C",
    "-40 m²", "-½", "-5,", "-5.", '"-5"', "'-5'", "-5)", "-٥", "－５", "+49 30 123", "+49 (0)30 123", "−5",
    "−x", "1e5", "2026-01-05", "1-2", "1+1", "a=b", "x@y.example", "„-5“", "«=»", "’tis", "'n'", "”x",
    "$-3", "-5–10", "-5 – 10 %", "(12)", "(-abc)", '"quoted"', "•", "#1", "*", "/x", "|", "½",
)  # fmt: skip
FORMULAS = (
    "=SUM(A1)", "=1", "= 1", "==1", "=A1", "@home", "@SUM(A1)", "-abc", "-abc(1)", "-A1", "+A1",
    "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "+1-555", "-5-3", "-5/3", "-5*A1", "-5:30", "--5",
    "+-5", "-5&A1", "-1A2", "-5 A1", "-5^2", "-(1)", "+(1)", "- note", '=""', '="a"', "={1}", "＝1", "＋A1",
    "－A1", "＠x", "﹦1", " =1", "\t=1", "\r=1", "\n=1", "\x00=1", "\ufeff=1", "\u200b=1", "\u00a0=1",
    "\u3000=1", "\u2060=1", "\u00ad=1", "\u202e=1", '"=1', "'=1", "''=1", "'\" =1",
    '=HYPERLINK("http://evil.example","x")', "-5 kg+1", "+49 (A1)", "-5–A1", "-5–10+1", "-1,cmd|x",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_FORMULAS)
def test_what_cannot_be_a_formula_stays(text: str) -> None:
    assert guard_formula(text) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_what_can_be_a_formula_is_guarded(text: str) -> None:
    assert guard_formula(text) == f"'{text}"


@given(st.text(st.sampled_from("=+-@ \"'\t09.,%AbE()|!:/*&^＝－\u200b"), max_size=10))
def test_what_leaves_with_a_sign_first_holds_nothing_to_calculate(text: str) -> None:
    left = guard_formula(text)
    assert left.removeprefix("'") == text or left == text
    if left == text:
        bare = unicodedata.normalize("NFKC", text.lstrip("\"' \t\u200b"))
        assert not re.match(r"[=@].*\w", bare)
        assert not re.match(r"[-+].*\w.*[-+*/^&|(:]", re.sub(r"[eE][-+]\d+|\(\d+\)", "", bare))
        assert not re.match(r"[-+]\W*[A-Za-z]", bare)
