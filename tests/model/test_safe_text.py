"""One rule for characters of outside text, in the window, on the terminal and in errors."""

from __future__ import annotations

import pytest

from app.imaging.source import safe_name
from app.model.safe_text import is_unsafe, one_line, safe_text


@pytest.mark.parametrize(
    ("name", "shown", "printable"),
    [
        ("a\x1b[31m.png", "a[31m.png", "a\ufffd[31m.png"),
        ("a\u202egnp.exe", "agnp.exe", "a\ufffdgnp.exe"),
        ("a\u200fb", "ab", "a\ufffdb"),
        ("a\ue000b\ud800", "ab", "a\ufffdb\ufffd"),  # private, surrogate: the terminal dropped both already
        ("a\u2028b\nc", "a b c", "a\ufffdb\ufffdc"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("می\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم"),  # the terminal and errors took joiners away
        ("\u0600\u0661", "\u0600\u0661", "\u0600\u0661"),  # and the Arabic sign of numbers
    ],
)
def test_window_terminal_and_errors_agree(name: str, shown: str, printable: str) -> None:
    assert one_line(name) == shown
    assert safe_name(name) == printable


def test_a_cut_is_marked_within_the_limit() -> None:
    assert one_line("x" * 20, 10) == "x" * 9 + "…"
    assert safe_text("a\nb" * 20, 4) == "a\nb…"
    assert not any(is_unsafe(c) for c in "aß字ж\u200d ")
