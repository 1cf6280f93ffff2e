r"""Text cut into the characters and words that are counted: grapheme clusters and words of Unicode.

The rules are those of UAX #29 (revision 47, Unicode 17), the tables those of the ``regex`` library. Its own
``\X`` joins a vowel, a virama and a consonant, which rule GB9c keeps apart, so the rules stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

_CONJUNCT: Final = r"[\p{InCB=Extend}\p{InCB=Linker}]"
_AFTER: Final = r"[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*+"

_CLUSTER: Final = regex.compile(
    rf"""\r\n | [\p{{GCB=Control}}\r\n]
    | \p{{GCB=Prepend}}*+ (?:
        \p{{GCB=L}}*+ (?: \p{{GCB=V}}++ | \p{{GCB=LV}}\p{{GCB=V}}*+ | \p{{GCB=LVT}} ) \p{{GCB=T}}*+
        | \p{{GCB=L}}++ | \p{{GCB=T}}++
        | \p{{RI}}\p{{RI}}
        | \p{{ExtPict}} (?: \p{{GCB=Extend}}*+ \p{{GCB=ZWJ}} \p{{ExtPict}} )*+
        | \p{{InCB=Consonant}} (?: {_CONJUNCT}* \p{{InCB=Linker}} {_CONJUNCT}* \p{{InCB=Consonant}} )*+
        | [^\p{{GCB=Control}}\p{{GCB=Prepend}}\r\n]
      ) {_AFTER}
    | \p{{GCB=Prepend}}++ {_AFTER}
    | .""",
    regex.VERBOSE | regex.DOTALL,
)
"""UAX #29, table 1b: extended grapheme clusters; what fits nothing else is one of its own."""

_PASSED: Final = r"[\p{WB=Extend}\p{WB=Format}\p{WB=ZWJ}]"
_X: Final = rf"{_PASSED}*+"
_LETTER: Final = r"[\p{WB=ALetter}\p{WB=Hebrew_Letter}]"
_HEBREW: Final = r"\p{WB=Hebrew_Letter}"
_BETWEEN_LETTERS: Final = r"[\p{WB=MidLetter}\p{WB=MidNumLet}\p{WB=Single_Quote}]"
_BETWEEN_DIGITS: Final = r"[\p{WB=MidNum}\p{WB=MidNumLet}\p{WB=Single_Quote}]"
_DIGIT: Final = r"\p{WB=Numeric}"
_JOINER: Final = r"\p{WB=ExtendNumLet}"
_KATAKANA: Final = rf"(?:\p{{WB=Katakana}}{_X})++"
_JOINERS: Final = rf"(?:{_JOINER}{_X})++"
_LETTERS_AND_DIGITS: Final = rf"""(?:
    {_HEBREW}{_X}\p{{WB=Double_Quote}}{_X}(?={_HEBREW})
    | {_LETTER}{_X}(?:{_BETWEEN_LETTERS}{_X}(?={_LETTER}))?+
    | {_DIGIT}{_X}(?:{_BETWEEN_DIGITS}{_X}(?={_DIGIT}))?+
    )++"""

_SEGMENT: Final = regex.compile(
    rf"""(?:
        (?: {_LETTERS_AND_DIGITS} | {_KATAKANA} | {_JOINERS} )
        (?: (?<={_JOINER}{_PASSED}*) (?: {_LETTERS_AND_DIGITS} | {_KATAKANA} ) | {_JOINERS} )*+
        (?: (?<={_HEBREW}{_PASSED}*) \p{{WB=Single_Quote}}{_X} )?+
        | \p{{WB=WSegSpace}}++{_X}
        | [^\p{{WB=Newline}}\r\n]{_X}
      )
      (?: (?<=\u200d)\p{{ExtPict}}{_X} )*+""",
    regex.VERBOSE,
)
"""UAX #29, rules WB1 to WB16, without line breaks, and pairs of regional indicators taken apart: symbols."""

_WORDLIKE: Final = regex.compile(r"[\p{L}\p{N}\p{Cn}\p{Co}\p{Cs}]")


@dataclass(frozen=True, slots=True)
class CountedWord:
    """A word of a text and where it stands there: ``start`` and ``end`` count code points."""

    text: str
    start: int
    end: int


def characters(text: str) -> list[str]:
    """Return the extended grapheme clusters of a text, in order (UAX #29, rules GB1 to GB999)."""
    clusters: list[str] = _CLUSTER.findall(text)
    return clusters


def words(text: str) -> list[str]:
    """Return the words of a text in order: the segments of UAX #29 that hold a letter or a number.

    Segments of white space, punctuation, symbols and marks alone are left out, as dinglehopper does.
    """
    return [word.text for word in word_spans(text)]


def word_spans(text: str) -> list[CountedWord]:
    """Return the words of a text as ``words`` does, with their places in it."""
    return [
        CountedWord(match[0], match.start(), match.end())
        for match in _SEGMENT.finditer(text)
        if _WORDLIKE.search(match[0])
    ]
