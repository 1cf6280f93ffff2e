"""Folding a text to what a reader sees of it, with the way back to its characters.

A search compares folded texts. Folding equates what looks alike or is one word in print:

- compatibility forms (NFKC): ligatures, full and half width, presentation forms of Arabic and Hebrew,
  circled and raised signs, radicals; composed and decomposed letters (NFC, NFD); ſ and ꝛ are s and r;
- upper and lower case, where case does not matter (then İ and ı are i, and ς is σ);
- what cannot be seen: soft hyphens, marks of zero width and of direction, variation selectors, control
  characters;
- marks that may be left out: vowel points and lengthening of Hebrew, Arabic and Syriac, and marks at a
  letter with which they make no letter of Unicode (stress in за́мок, a stroke through a word);
- blanks: any run of them, with the line ends in it, is one blank.

A mark that makes another letter counts: "cafe" is not "café", nor "schon" "schön" (there is no switch that
could ask for less). The small e over a, o and u is their umlaut. ß, quotation marks and dashes stay what
they are; ``find`` knows what they may stand for.

A line end within a word becomes ``JOINT`` (after a hyphen, which stays before it) or ``SEAM`` (beside a
script that parts no words by blanks). Letters are folded by whole grapheme clusters (Unicode annex 29), so
that no place that is found begins or ends within one.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

Span = tuple[int, int]
"""Start and end of a place, in characters."""

JOINT: Final = "\ufdd0"
"""Stands in a folded text for the line end after a hyphen that may part a word."""
SEAM: Final = "\ufdd1"
"""Stands in a folded text for a line end that is a blank or nothing."""
SOFT: Final = "¬"
"""Stands before ``JOINT`` for a hyphen that parts a word and is no part of it: a soft hyphen, or this."""
HYPHENS: Final = "-=⸗⹀֊᐀᠆‒–—―−" + SOFT
"""Signs before ``JOINT`` in a folded text."""

_SOFT_HYPHEN: Final = "\u00ad"
_PARTING: Final = re.escape(HYPHENS) + "‐‑﹘﹣－￢" + _SOFT_HYPHEN
_UMLAUT: Final = re.compile("(?<=[AOUaou])\u0364")
_VOICED: Final = re.compile("(?<=[\u3041-\u3096\u309d\u30a1-\u30fa\u30fd\uff66-\uff9d])[\u309b\u309c]")
_SAME: Final = str.maketrans("‐⁄〜ꝛꝚ" + JOINT + SEAM, "-/~rR\ufffd\ufffd")
_SAME_IN_ANY_CASE: Final = str.maketrans("ẞı", "ßi")
_LEFT_OUT: Final = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0483-\u0489"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
    "\u0711\u0730-\u074a]"
)
_ONE_STEP: Final = re.compile("[\u3131-\u318e\uffa0-\uffdc]")
"""Letters of Hangul that stand alone (and their half width): NFKC would make syllables of them."""
_PLAIN: Final = (
    "!-,./0-<>-~\u00c0-\u00d6\u00d8-\u00de\u00e0-\u00f6\u00f8-\u012f\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0386\u0388-\u038a\u038c\u038e\u038f\u0391-\u03a1\u03a4-\u03a9\u03ac-\u03af\u03b1-\u03c1\u03c3-\u03ce"
    "\u0400-\u045f\u05d0-\u05ea\u0620-\u063a\u0641-\u064a\u0671-\u0674\u0679-\u06d3"
    "\u3001\u3002\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uac00-\ud7a3"
)
"""Characters that fold to one character each, by lower case alone."""
_WITHOUT_BLANKS: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f\u2e80-\ua4cf\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uffef\U00016fe0-\U00018d0f\U0001aff0-\U0001b2ff\U00020000-\U0003ffff]"
)
"""Scripts of East Asia, and of its south, that write words without blanks; not the wide letters of Latin."""
_LINE_END: Final = "\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]"
_LINE_ENDS: Final = re.compile(_LINE_END)
_VIRAMA: Final = "[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]"
_CONSONANT: Final = (
    "[\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09b9\u09dc-\u09df\u09f0\u09f1\u0a95-\u0ab9\u0af9"
    "\u0b15-\u0b39\u0b5c-\u0b5f\u0b71\u0c15-\u0c39\u0c58-\u0c5a\u0d15-\u0d3a]"
)
"""Those that form conjuncts, and the signs that join them (annex 29, GB9c)."""
_BEFORE_NUMBERS: Final = (
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3"
)
_NUMBER_SIGN: Final = re.compile(f"[{_BEFORE_NUMBERS}]")
_SELECTOR: Final = re.compile(
    "[\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Variation selectors and fillers."""
_PICTURE: Final = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
_FLAG: Final = "[\U0001f1e6-\U0001f1ff]"
_LEADING_JAMO: Final = "[\u1100-\u115f\ua960-\ua97c]"
_EXTENDING: Final = re.compile(
    "[\u200c\u200d\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7fb\u309b\u309c\uff9e\uff9f\U0001f3fb-\U0001f3ff"
    "\U000e0020-\U000e007f]"
)
"""What belongs to the character before it, besides marks."""
_MARK_RANGES: Final = (range(0x300, 0x20000), range(0xE0000, 0xE1000))
_SIGN_RANGES: Final = (range(0x2000, 0x3400), range(0x1F100, 0x1F270))
"""Where signs stand that fold to letters."""
_LONGEST: Final = 61
"""Characters that are normalized at once: the time for marks on one letter grows with their square."""
_ONE_BY_ONE: Final = frozenset({"plain", "gap", "parted"})
"""Tokens whose characters are a cluster each."""


class FoldedText(NamedTuple):
    """A folded text and where its characters come from.

    It is cut into stretches. Stretch ``i`` begins at ``fold_at[i]`` of ``folded`` and at ``text_at[i]`` of
    the text it was made of. Where ``text_to[i]`` is 0, characters correspond one to one; else all characters
    of the stretch come from the cluster that ends at ``text_to[i]``.
    """

    folded: str
    fold_at: array[int]
    text_at: array[int]
    text_to: array[int]

    def span(self, start: int, end: int) -> Span:
        """Return the place, of whole clusters, that a stretch of the folded text (not empty) comes from."""
        first = bisect_right(self.fold_at, start) - 1
        begin = self.text_at[first] + (0 if self.text_to[first] else start - self.fold_at[first])
        last = bisect_right(self.fold_at, end - 1) - 1
        return begin, self.text_to[last] or self.text_at[last] + end - self.fold_at[last]


def is_word_character(character: str) -> bool:
    """Return True if the character belongs to a word: letter, mark, digit or underscore of any script."""
    category = unicodedata.category(character)
    return category[0] in "LMN" or category == "Pc"


def fold(text: str, *, case: bool) -> FoldedText:
    """Return a text folded, in time in proportion to it; ``case`` keeps upper and lower case apart."""
    out = _Folding()
    folded_clusters = _FoldedClusters(case=case)
    for kind, start, end in _tokens(text):
        if kind in {"cluster", "sign"}:
            out.add(start, end, folded_clusters[text[start:end]])
        elif kind == "plain":
            run = text[start:end]
            out.add_run(start, run if case else run.lower())
        elif kind == "gap":
            out.add(start, end, _folded_gap(text[start:end], text[start - 1 : start], text[end : end + 1]))
        else:
            # what is unseen before the hyphen may hide that there is no word to part
            in_word = bool(out.parts) and is_word_character(out.parts[-1][-1])
            out.add(start, start + 1, _folded_hyphen(text[start]))
            out.add(start + 1, end, JOINT if in_word else " " if end > start + 1 else "")
    return FoldedText("".join(out.parts), out.fold_at, out.text_at, out.text_to)


def cluster_edges(text: str) -> list[int]:
    """Return where the clusters of a text begin, and its end."""
    edges: list[int] = []
    for kind, start, end in _tokens(text):
        edges.extend(range(start, end) if kind in _ONE_BY_ONE else (start,))
    return [*edges, len(text)]


class _Folding:
    """A folded text in the making."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.fold_at, self.text_at, self.text_to = array("Q"), array("Q"), array("Q")
        self._length = 0
        self._text_end = -1
        """Where the characters of the last stretch end in the text; -1 where the stretch is one cluster."""

    def add_run(self, start: int, run: str) -> None:
        """Add characters that correspond one to one."""
        if self._text_end != start:
            self._begin(start, 0)
        self._text_end = start + len(run)
        self.parts.append(run)
        self._length += len(run)

    def add(self, start: int, end: int, folded: str) -> None:
        """Add what a cluster, or a run of blanks, folds to; blanks after blanks are none."""
        if not folded or (folded == " " and self.parts and self.parts[-1] in {" ", JOINT, SEAM}):
            return
        if len(folded) == end - start == 1:
            self.add_run(start, folded)
            return
        self._begin(start, end)
        self._text_end = -1
        self.parts.append(folded)
        self._length += len(folded)

    def _begin(self, start: int, end: int) -> None:
        self.fold_at.append(self._length)
        self.text_at.append(start)
        self.text_to.append(end)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what a text consists of: runs, clusters, hyphens at line ends, gaps; kind, start and end."""
    kinds = _kinds()
    at = 0
    while at < len(text):
        for kind, expression in kinds:
            found = expression.match(text, at)
            if found is not None:
                end = found.end()
                yield kind, at, end
                at = end
                break


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the expressions of all kinds of tokens, the first that fits counts; the last always does.

    None has a group or a possessive repeat: with both, Python 3.11 reads memory nobody wrote, so that what is
    found would depend on what else the process did. Nothing here has to give back what a repeat took.
    """
    marks, hidden_codes = [], []
    for code in chain(range(0xA0), [0xAD], *_MARK_RANGES):
        character = chr(code)
        if unicodedata.category(character)[0] == "M":
            marks.append(code)
        elif _is_hidden(character) and not _EXTENDING.match(character):
            hidden_codes.append(code)
    signs = _as_ranges(code for code in chain(*_SIGN_RANGES) if _becomes_letters(chr(code)))
    mark = f"[{_EXTENDING.pattern[1:-1]}{_as_ranges(marks)}]"
    hidden = _as_ranges(hidden_codes)
    gap = f"[\\s{hidden}]"
    conjunct = f"{_CONSONANT}{mark}*(?:(?:(?<={_VIRAMA})|(?<={_VIRAMA}\u200d)){_CONSONANT}{mark}*)*"
    picture = f"{_PICTURE}{mark}*(?:(?<=\u200d){_PICTURE}{mark}*)*"
    core = f"{_FLAG}{{2}}|{picture}|{_LEADING_JAMO}+[\uac00-\ud7a3]?|."
    cluster = f"(?:{_NUMBER_SIGN.pattern}+(?:(?={gap})|\\Z|{core})|{core}){mark}*"
    line_end = f"(?:(?!{_LINE_END}){gap})*(?:{_LINE_END}){gap}*[{_PARTING}]?"
    expressions = {
        "plain": f"[{_PLAIN}]+(?: [{_PLAIN}]+)*(?!{mark})",
        "cluster": f"{conjunct}|(?![\\s{hidden}{_PARTING}]){cluster}",
        "parted": f"[{_PARTING}](?<=[\\w{mark[1:-1]}{hidden}].)(?:{line_end}|(?<=[¬￢]))(?=[\\w{signs}])",
        "gap": f"(?:{gap}(?!{mark}))+|[{hidden}]",
        "sign": f".{mark}*",
    }
    return tuple((kind, re.compile(text, re.DOTALL)) for kind, text in expressions.items())


def _becomes_letters(sign: str) -> bool:
    """Return True for a sign that folds to letters or digits: №, ℡, ㈱."""
    first = unicodedata.normalize("NFKC", sign)[0]
    return not sign.isalnum() and first.isalnum()


def _as_ranges(codes: Iterable[int]) -> str:
    out = ""
    first = last = -2
    for code in [*codes, sys.maxunicode + 2]:
        if code != last + 1:
            if first >= 0:
                out += f"{re.escape(chr(first))}-{re.escape(chr(last))}"
            first = code
        last = code
    return out


def _folded_gap(gap: str, before: str, after: str) -> str:
    blanks = gap if gap.isspace() else "".join(filter(str.isspace, gap))
    if len(_LINE_ENDS.findall(blanks)) == 1 and before and after and _WITHOUT_BLANKS.search(before + after):
        return SEAM
    return " " if blanks else ""


def _folded_hyphen(hyphen: str) -> str:
    return SOFT if hyphen == _SOFT_HYPHEN else _folded_cluster(hyphen, case=True)


class _FoldedClusters(dict[str, str]):
    """What clusters fold to, each worked out once."""

    def __init__(self, *, case: bool) -> None:
        super().__init__()
        self._case = case

    def __missing__(self, cluster: str) -> str:
        folded = self[cluster] = _folded_cluster(cluster, case=self._case)
        return folded


def _folded_cluster(cluster: str, *, case: bool) -> str:
    text = _VOICED.sub(lambda mark: "\u3099" if mark[0] == "\u309b" else "\u309a", cluster)
    text = _composed(_UMLAUT.sub("\u0308", text))
    if not case:
        text = _composed("".join(c if c in "ßẞ" else c.casefold() for c in text))
        text = text.translate(_SAME_IN_ANY_CASE)
    text = _LEFT_OUT.sub("", text.translate(_SAME))
    kept = "".join(c for c in text if not _is_hidden(c))
    return " " if kept.isspace() else kept


def _composed(text: str) -> str:
    """Return the compatibility form of a cluster, without the blanks it gives to marks that stand alone."""
    if not text:
        return ""
    first = text[0]
    kind, _, parts = unicodedata.decomposition(first).partition(" ")
    if _ONE_STEP.match(first):
        return (chr(int(parts, 16)) if kind == "<narrow>" else first) + unicodedata.normalize(
            "NFKC", text[1:]
        )
    if kind.startswith("<") and parts.startswith("0020 "):
        alone = "" if "\ufe70" <= first <= "\ufe7f" else first
        return alone + _normalized(text[1:])
    return _normalized(text)


def _normalized(text: str) -> str:
    """Return normal form KC in time in proportion: what is longer than any letter is normalized in pieces."""
    pieces = (text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST))
    return "".join(unicodedata.normalize("NFKC", piece) for piece in pieces)


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    if category in {"Cf", "Cc"}:
        return not character.isspace() and not _NUMBER_SIGN.match(character)
    return _SELECTOR.match(character) is not None
