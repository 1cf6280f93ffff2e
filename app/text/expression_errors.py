"""What is wrong with a regular expression, in plain words."""

from __future__ import annotations

from typing import Final

from app.model.phrase import Phrase, phrase
from app.text.matcher import EMPTY, TOO_LARGE

_SENTENCES: Final = {
    "missing ), unterminated comment": Phrase(
        "Not a regular expression: the comment (?# at position {position} has no closing )."
    ),
    "missing >, unterminated name": Phrase(
        "Not a regular expression: the name of the group at position {position} has no closing >."
    ),
    "missing ), unterminated subpattern": Phrase(
        "Not a regular expression: the bracket ( at position {position} is not closed."
    ),
    "unbalanced parenthesis": Phrase(
        "Not a regular expression: the bracket ) at position {position} closes nothing (to find one: \\))."
    ),
    "unterminated character set": Phrase(
        "Not a regular expression: the bracket [ at position {position} is not closed (to find one: \\[)."
    ),
    "nothing to repeat": Phrase(
        "Not a regular expression: nothing stands before {what} at position {position} that it could repeat"
        " (to find the sign: \\{what})."
    ),
    "multiple repeat": Phrase(
        "Not a regular expression: {what} at position {position} repeats a repetition"
        " (to find the sign: \\{what})."
    ),
    "bad escape (end of pattern)": Phrase(
        "Not a regular expression: a backslash stands alone at its end (to find one: \\\\)."
    ),
    "bad escape \\p": Phrase(
        "Not a regular expression: \\p at position {position} is not known; \\w finds letters and digits,"
        " [a-z] letters of a range."
    ),
    "bad escape": Phrase("Not a regular expression: {what} at position {position} is not known."),
    "incomplete escape": Phrase("Not a regular expression: {what} at position {position} lacks digits."),
    "undefined character name": Phrase(
        "Not a regular expression: there is no character of the name at position {position}."
    ),
    "octal escape value": Phrase(
        "Not a regular expression: the number at position {position} is no character."
    ),
    "bad character range": Phrase(
        "Not a regular expression: the range {what} at position {position} runs backwards."
    ),
    "min repeat greater than max repeat": Phrase(
        "Not a regular expression: the smaller number comes first in the repetition at position {position}."
    ),
    "look-behind requires fixed-width pattern": Phrase(
        "Not a regular expression: what stands in (?<=…) or (?<!…) must have one length."
    ),
    "looks too much behind": Phrase("Not a regular expression: what stands in (?<=…) or (?<!…) is too long."),
    "invalid group reference": Phrase(
        "Not a regular expression: there is no group {what}, named at position {position}."
    ),
    "bad group number": Phrase(
        "Not a regular expression: there is no group of the number at position {position}."
    ),
    "unknown group name": Phrase(
        "Not a regular expression: there is no group of the name at position {position}."
    ),
    "missing group name": Phrase("Not a regular expression: the group at position {position} lacks a name."),
    "bad character in group name": Phrase(
        "Not a regular expression: the name of the group at position {position} holds more than letters,"
        " digits and _, or begins with a digit."
    ),
    "redefinition of group name": Phrase("Not a regular expression: two groups have one name."),
    "cannot refer to": Phrase(
        "Not a regular expression: the group named at position {position} has not ended there."
    ),
    "conditional backref with more than two branches": Phrase(
        "Not a regular expression: the choice at position {position} has more than two branches."
    ),
    "unknown extension ?<": Phrase(
        "Not a regular expression: ?< at position {position} is not known; a named group is (?P<name>…)."
    ),
    "unknown extension": Phrase(
        "Not a regular expression: (? at position {position} begins nothing that is known."
    ),
    "unexpected end of pattern": Phrase("Not a regular expression: it ends too soon, after (?."),
    "global flags not at the start of the expression": Phrase(
        "Not a regular expression: flags such as (?i) stand at its beginning only."
    ),
    "unknown flag": Phrase("Not a regular expression: the flag at position {position} is not known."),
    "missing flag": Phrase("Not a regular expression: a flag is missing at position {position}."),
    "bad inline flags": Phrase(
        "Not a regular expression: the flags at position {position} cannot be used so."
    ),
    "too many groups": Phrase("Not a regular expression: it has too many groups."),
    "missing": Phrase("Not a regular expression: something is missing at position {position}."),
}
"""What Python says, by its first words, and what is said; of several that fit the first counts."""
_OTHER: Final = Phrase("Not a regular expression: {what}.")


def expression_error(pattern: str, message: str, position: int | None) -> Phrase:
    """Return what is wrong with an expression that is refused, from message and position of ``re.error``."""
    if message == TOO_LARGE:
        return phrase("This expression is too large; make it simpler.")
    if message == EMPTY:
        return phrase(
            "This expression finds empty places only; let it ask for one character or more,"
            " as + does in place of *."
        )
    at = len(pattern) if position is None else position
    for words, known in _SENTENCES.items():
        if message.startswith(words):
            what = message.removeprefix(words).strip() or pattern[at : at + 1]
            return phrase(known.template, what=what, position=at + 1)
    return phrase(_OTHER.template, what=message)
