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

MOST: Final = 10_000
"""Places found at most."""
PATIENCE: Final = 2.0
"""Seconds an expression may take."""
_LONGEST: Final = 500
_BREAK: Final = r"(?:[-‐\u00ad]\n)?"
"""A hyphen that parts a word at the end of a line, or none."""
_LIKE: Final = {
    "-": r"[-‐‑\u00ad]\n?", "'": "['’‘ʼ]", "’": "['’‘ʼ]", '"': '["“”„«»]', "“": '["“”„«»]', "”": '["“”„«»]',
}  # fmt: skip
_POINTS: Final = "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]*"
"""Vowel points and lengthening that Hebrew and Arabic may write or leave out."""


@dataclass(frozen=True)
class Sought:
    """What to find. ``expression``: the text is a regular expression."""

    text: str
    case: bool = False
    word: bool = False
    expression: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is sought."""
        return not self.text.strip()


@dataclass(frozen=True)
class Found:
    """The places in order; ``trouble`` is one sentence when the expression could not be used.

    ``more``: there are more places than were looked for.
    """

    spans: tuple[Span, ...] = ()
    trouble: str = ""
    more: bool = False


def find_plain(text: str, sought: Sought, most: int = MOST) -> Found:
    """Where the words of ``sought`` stand in ``text``, which is in normal form C."""
    if sought.empty:
        return Found()
    flags = 0 if sought.case else re.IGNORECASE
    pattern = re.compile(plain_pattern(sought.text, case=sought.case), flags)
    return _taken(text, ((m.start(), m.end()) for m in pattern.finditer(text)), sought, most)


async def find(text: str, sought: Sought, patience: float = PATIENCE) -> Found:
    """Where ``sought`` stands in ``text``; cancelling ends the process that tries an expression."""
    import asyncio  # late: the window is filled before there is a loop

    if sought.empty:
        return Found()
    if not sought.expression:
        return await asyncio.get_running_loop().run_in_executor(None, find_plain, text, sought)
    flags = re.MULTILINE | (0 if sought.case else re.IGNORECASE)
    pattern = unicodedata.normalize("NFC", sought.text)
    job = json.dumps({"pattern": pattern, "flags": int(flags), "text": text, "most": MOST + 1})
    answer = await _matched(job.encode("utf-8", "surrogatepass"), patience)
    if "spans" not in answer:
        return Found(trouble=str(answer["trouble"]))
    return _taken(text, answer["spans"], sought, MOST)


def plain_pattern(words: str, *, case: bool) -> str:
    """A regular expression for words as they are; it takes time in proportion to the text."""
    parts = unicodedata.normalize("NFC", words[:_LONGEST]).split()
    return r"\s+".join(_one(part, case=case) for part in parts)


def is_word_character(character: str) -> bool:
    """Whether it belongs to a word: letters, marks, digits, the underscore, in every script."""
    category = unicodedata.category(character)
    return category[0] in "LMN" or category == "Pc"


def _one(part: str, *, case: bool) -> str:
    out = ""
    at = 0
    while at < len(part):
        character = part[at]
        twice = part[at : at + 2].casefold() == "ss" or character in "ßẞ"
        if twice and not case:
            out += rf"(?:s{_BREAK}s|ß)"
            at += 1 if character in "ßẞ" else 2
        else:
            out += _LIKE.get(character) or re.escape(character)
            at += 1
        if at < len(part) and is_word_character(character):
            pointed = "\u0590" <= character <= "\u06ff"
            out += (_POINTS if pointed else "") + (_BREAK if is_word_character(part[at]) else "")
    return out


def _taken(text: str, spans: Any, sought: Sought, most: int) -> Found:
    taken: list[Span] = []
    for start, end in spans:
        if end <= start or (sought.word and not _whole(text, start, end)):
            continue
        if len(taken) == most:
            return Found(tuple(taken), more=True)
        taken.append((start, end))
    return Found(tuple(taken))


def _whole(text: str, start: int, end: int) -> bool:
    begins = start == 0 or not (is_word_character(text[start - 1]) and is_word_character(text[start]))
    ends = end == len(text) or not (is_word_character(text[end]) and is_word_character(text[end - 1]))
    return begins and ends


async def _matched(job: bytes, patience: float) -> dict[str, Any]:
    import asyncio

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-S", str(Path(matcher.__file__)),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        out, _ = await asyncio.wait_for(process.communicate(job), patience)
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
