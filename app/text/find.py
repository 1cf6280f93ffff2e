"""Finding places in a text: plain words, whole words, regular expressions.

Plain words are found across line ends, also where a hyphen parts them there, and whatever marks a script
writes over its letters. Regular expressions come from users and may take for ever; they are tried in a
process of their own that is ended when it takes too long (``matcher``).
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.text import matcher

Span = tuple[int, int]
"""Start and end of a place, in characters."""

MAX_MATCHES: Final = 10_000
"""Most matches that are looked for."""
MAX_SECONDS: Final = 2.0
"""Most seconds an expression may take."""
_MAX_WORDS_LENGTH: Final = 500
_LINE_BREAK: Final = r"(?:[-‐\u00ad]\n)?"
"""A hyphen that parts a word at the end of a line, or none."""
_LOOK_ALIKES: Final = {
    "-": r"[-‐‑\u00ad]\n?", "'": "['’‘ʼ]", "’": "['’‘ʼ]", '"': '["“”„«»]', "“": '["“”„«»]', "”": '["“”„«»]',
}  # fmt: skip
_VOWEL_POINTS: Final = (
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]*"
)
"""Vowel points and lengthening that Hebrew and Arabic may write or leave out."""


@dataclass(frozen=True)
class FindQuery:
    """What to find; ``expression`` means the text is a regular expression."""

    text: str
    case: bool = False
    word: bool = False
    expression: bool = False

    @property
    def empty(self) -> bool:
        """Return True if nothing is sought."""
        return not self.text.strip()


@dataclass(frozen=True)
class FindResult:
    """Spans of the matches in order; ``trouble`` is one sentence when the expression could not be used.

    ``more``: there are more matches than were looked for.
    """

    spans: tuple[Span, ...] = ()
    trouble: str = ""
    more: bool = False


def find_plain(text: str, query: FindQuery, most: int = MAX_MATCHES) -> FindResult:
    """Return where the words of the query stand in ``text``, which is in Unicode's normal form C."""
    if query.empty:
        return FindResult()
    flags = 0 if query.case else re.IGNORECASE
    pattern = re.compile(plain_pattern(query.text, case=query.case), flags)
    return _fitting(text, ((m.start(), m.end()) for m in pattern.finditer(text)), query, most)


async def find(text: str, query: FindQuery, max_seconds: float = MAX_SECONDS) -> FindResult:
    """Return where the query stands in ``text``; cancelling ends the process that tries an expression."""
    import asyncio  # late: the window is filled before there is a loop

    if query.empty:
        return FindResult()
    if not query.expression:
        return await asyncio.get_running_loop().run_in_executor(None, find_plain, text, query)
    flags = re.MULTILINE | (0 if query.case else re.IGNORECASE)
    pattern = unicodedata.normalize("NFC", query.text)
    job = json.dumps({"pattern": pattern, "flags": int(flags), "text": text, "most": MAX_MATCHES + 1})
    answer = await _match_in_process(job.encode("utf-8", "surrogatepass"), max_seconds)
    if "spans" not in answer:
        return FindResult(trouble=str(answer["trouble"]))
    return _fitting(text, answer["spans"], query, MAX_MATCHES)


def plain_pattern(words: str, *, case: bool) -> str:
    """Return a regular expression for words as they are; it takes time in proportion to the text."""
    parts = unicodedata.normalize("NFC", words[:_MAX_WORDS_LENGTH]).split()
    return r"\s+".join(_word_pattern(part, case=case) for part in parts)


def is_word_character(character: str) -> bool:
    """Return True if the character belongs to a word: letter, mark, digit or underscore of any script."""
    category = unicodedata.category(character)
    return category[0] in "LMN" or category == "Pc"


def _word_pattern(part: str, *, case: bool) -> str:
    out = ""
    at = 0
    while at < len(part):
        character = part[at]
        twice = part[at : at + 2].casefold() == "ss" or character in "ßẞ"
        if twice and not case:
            out += rf"(?:s{_LINE_BREAK}s|ß)"
            at += 1 if character in "ßẞ" else 2
        else:
            out += _LOOK_ALIKES.get(character) or re.escape(character)
            at += 1
        if at < len(part) and is_word_character(character):
            pointed = "\u0590" <= character <= "\u06ff"
            out += (_VOWEL_POINTS if pointed else "") + (_LINE_BREAK if is_word_character(part[at]) else "")
    return out


def _fitting(text: str, spans: Any, query: FindQuery, most: int) -> FindResult:
    taken: list[Span] = []
    for start, end in spans:
        if end <= start or (query.word and not _is_whole_word(text, start, end)):
            continue
        if len(taken) == most:
            return FindResult(tuple(taken), more=True)
        taken.append((start, end))
    return FindResult(tuple(taken))


def _is_whole_word(text: str, start: int, end: int) -> bool:
    begins = start == 0 or not (is_word_character(text[start - 1]) and is_word_character(text[start]))
    ends = end == len(text) or not (is_word_character(text[end]) and is_word_character(text[end - 1]))
    return begins and ends


async def _match_in_process(job: bytes, max_seconds: float) -> dict[str, Any]:
    import asyncio

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-S", str(Path(matcher.__file__)),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        out, _ = await asyncio.wait_for(process.communicate(job), max_seconds)
        answer: dict[str, Any] = json.loads(out)
    except TimeoutError:
        return {"trouble": "This expression takes too long; make it simpler."}
    except ValueError:  # it ran out of the memory it may use, and said nothing
        return {"trouble": "This expression is too large; make it simpler."}
    finally:
        if process.returncode is None:
            process.kill()
            await asyncio.shield(process.wait())
    return answer
