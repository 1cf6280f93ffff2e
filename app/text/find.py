"""Finding places in a text: plain words, whole words, regular expressions.

Plain words are found as a reader sees them (``folding`` says what is the same): over line ends, also where
a hyphen parts a word there or the script writes no blanks, whatever form of its letters a text or a
keyboard holds.

Regular expressions run over the text as it is, nothing folded. They come from users and may take for ever;
they are tried in a process of their own that is ended when it takes too long (``matcher``).
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.model.phrase import Phrase, phrase
from app.text import matcher
from app.text.expression_errors import expression_error
from app.text.folded_texts import folded_text
from app.text.folding import HYPHENS, JOINT, SEAM, SOFT, Span, cluster_edges, fold, is_word_character

MAX_MATCHES: Final = 10_000
"""Most matches that are looked for."""
MAX_SECONDS: Final = 2.0
"""Most seconds an expression may take."""
MAX_LENGTH: Final = 500
"""Most characters that are looked for."""
_PART: Final = 10_000
"""Characters that are searched without a break: Python's own search lets no other thread go on."""
_HYPHEN_IN_TEXT: Final = re.compile(f"[{re.escape(HYPHENS)}]{JOINT}")
_LINE_END_IN_WORD: Final = f"(?:[{re.escape(HYPHENS)}]{JOINT}|{SEAM})?"
_BETWEEN_WORDS: Final = f" {JOINT}{SEAM}"
_SHARP_S: Final = frozenset({"ss", "ß"})
_BLANK: Final = f"[ {JOINT}{SEAM}]"
_HYPHEN: Final = f"(?:[-⸗⹀‒–−]{JOINT}?|{SOFT}(?={JOINT}){JOINT}?)"
_SINGLE_QUOTES: Final = "['’‘ʼ‚‛]"
_DOUBLE_QUOTES: Final = '["“”„‟«»]'
_LOOK_ALIKES: Final = {
    " ": _BLANK, SEAM: f"{_BLANK}?", "'": _SINGLE_QUOTES, "’": _SINGLE_QUOTES,
    '"': _DOUBLE_QUOTES, "“": _DOUBLE_QUOTES, "”": _DOUBLE_QUOTES,
}  # fmt: skip
"""What a character that is sought may be in a text: a key stands for what looks like it in print."""


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
    """Spans of the matches in order; ``trouble`` is one sentence when what is sought could not be used.

    ``more``: there are more matches than were looked for.
    """

    spans: tuple[Span, ...] = ()
    trouble: Phrase | None = None
    more: bool = False


def find_plain(text: str, query: FindQuery, most: int = MAX_MATCHES) -> FindResult:
    """Return where the words of the query stand in ``text``, in time in proportion to it.

    Places are whole grapheme clusters of ``text``: "f" is found at the ligature "ﬁ".
    """
    if query.empty:
        return FindResult()
    if len(query.text) > MAX_LENGTH:
        sentence = phrase(
            "This is too long to look for; take {number} characters or fewer.", number=MAX_LENGTH
        )
        return FindResult(trouble=sentence)
    spans: list[Span] = []
    for span in _plain_spans(text, query):
        if not spans or span != spans[-1]:
            if len(spans) == most:
                return FindResult(tuple(spans), more=True)
            spans.append(span)
    return FindResult(tuple(spans))


async def find(text: str, query: FindQuery, max_seconds: float = MAX_SECONDS) -> FindResult:
    """Return where the query stands in ``text``; cancelling ends the process that tries an expression.

    A regular expression sees ``text`` as it is (normal form C in the window), its lines ended by line breaks.
    """
    return (await find_each((text,), query, max_seconds))[0]


async def find_each(
    texts: Sequence[str], query: FindQuery, max_seconds: float = MAX_SECONDS
) -> tuple[FindResult, ...]:
    """Return where the query stands in each text; after trouble or the most matches there is nothing more."""
    import asyncio  # late: the window is filled before there is a loop

    if query.empty or not texts:
        return tuple(FindResult() for _ in texts)
    if not query.expression:
        return await asyncio.get_running_loop().run_in_executor(None, _find_plain_in_each, texts, query)
    flags = re.MULTILINE | (0 if query.case else re.IGNORECASE)
    pattern = unicodedata.normalize("NFC", query.text)
    job = json.dumps({"pattern": pattern, "flags": int(flags), "texts": texts, "most": MAX_MATCHES + 1})
    answer = await _match_in_process(job.encode("utf-8", "surrogatepass"), max_seconds)
    if isinstance(answer, Phrase):
        return (FindResult(trouble=answer), *(FindResult() for _ in texts[1:]))
    if "spans" not in answer:
        trouble = expression_error(pattern, str(answer["trouble"]), answer["position"])
        return (FindResult(trouble=trouble), *(FindResult() for _ in texts[1:]))
    return _fitting(texts, answer["spans"], query)


def plain_pattern(sought: str, *, case: bool) -> str:
    """Return a regular expression for a folded text, for what ``sought`` (folded too) may be in it.

    It takes time in proportion to the text: at no place can it match in two ways for long.
    """
    sought = _HYPHEN_IN_TEXT.sub("", sought)
    parts: list[str] = []
    at = 0
    while at < len(sought):
        length = 2 if not case and sought.startswith("ss", at) else 1
        character = sought[at : at + length]
        if character in _SHARP_S and not case:
            parts.append(f"(?:s{_LINE_END_IN_WORD}s|ß)")
        elif character in HYPHENS:
            parts.append(_HYPHEN if character == "-" else f"{re.escape(character)}{JOINT}?")
        else:
            parts.append(_LOOK_ALIKES.get(character) or re.escape(character))
        at += length
        if at < len(sought) and is_word_character(character[-1]) and is_word_character(sought[at]):
            parts.append(_LINE_END_IN_WORD)
        elif at < len(sought):
            parts.append(f"{SEAM}?")
    return "".join(parts)


def _plain_spans(text: str, query: FindQuery) -> Iterator[Span]:
    sought = fold(query.text, case=query.case).folded.strip(_BETWEEN_WORDS)
    if not sought:
        yield from _literal_spans(text, query.text)
        return
    folded = folded_text(text, case=query.case)
    for start, match_end in _matches(plain_pattern(sought, case=query.case), folded.folded, 4 * len(sought)):
        end = start + len(folded.folded[start:match_end].rstrip(_BETWEEN_WORDS))
        if not query.word or _is_whole_word_folded(folded.folded, start, end):
            yield folded.span(start, end)


def _matches(pattern: str, folded: str, longest: int) -> Iterator[Span]:
    """Return where a pattern stands; searched in parts, between which other threads have their turn."""
    compiled = re.compile(pattern)
    at = 0
    while at < len(folded):
        part_end = at + _PART
        match = compiled.search(folded, at, part_end + longest)
        if match is not None and match.start() < part_end:
            yield match.span()
            at = match.end()
        else:
            at = part_end


def _literal_spans(text: str, sought: str) -> Iterator[Span]:
    """Places of what folds to nothing, such as a soft hyphen or a vowel point."""
    edges = cluster_edges(text) if sought in text else []
    for match in re.finditer(re.escape(sought), text):
        start, end = match.span()
        yield edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, end)]


def _find_plain_in_each(texts: Sequence[str], query: FindQuery) -> tuple[FindResult, ...]:
    results: list[FindResult] = []
    room = MAX_MATCHES
    ended = False
    for text in texts:
        result = FindResult() if ended else find_plain(text, query, room)
        room -= len(result.spans)
        ended = ended or result.more or result.trouble is not None
        results.append(result)
    return tuple(results)


def _fitting(
    texts: Sequence[str], spans: Iterable[Sequence[Span]], query: FindQuery
) -> tuple[FindResult, ...]:
    results: list[FindResult] = []
    room = MAX_MATCHES
    for text, places in zip(texts, spans, strict=True):
        fitting = [(a, b) for a, b in places if not query.word or _is_whole_word(text, a, b)]
        results.append(FindResult(tuple(fitting[:room]), more=len(fitting) > room))
        room -= min(room, len(fitting))
    return tuple(results)


def _is_whole_word(text: str, start: int, end: int) -> bool:
    begins = start == 0 or not (is_word_character(text[start - 1]) and is_word_character(text[start]))
    ends = end == len(text) or not (is_word_character(text[end]) and is_word_character(text[end - 1]))
    return begins and ends


def _is_whole_word_folded(folded: str, start: int, end: int) -> bool:
    parted_before = folded[max(0, start - 2) : start] == SOFT + JOINT
    parted_after = folded[end : end + 2] == SOFT + JOINT
    return not parted_before and not parted_after and _is_whole_word(folded, start, end)


async def _match_in_process(job: bytes, max_seconds: float) -> dict[str, Any] | Phrase:
    import asyncio

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-S", str(Path(matcher.__file__)),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        out, _ = await asyncio.wait_for(process.communicate(job), max_seconds)
        answer: dict[str, Any] = json.loads(out)
    except TimeoutError:
        return phrase("This expression takes too long; make it simpler.")
    except ValueError:  # it ran out of the memory it may use, and said nothing
        return phrase("This expression is too large; make it simpler.")
    finally:
        if process.returncode is None:
            process.kill()
            await asyncio.shield(process.wait())
    return answer
