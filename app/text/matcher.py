"""Tries a regular expression on texts, as a process of its own: ``python -I -S matcher.py``.

Reads one JSON object from standard input (``pattern``, ``flags``, ``texts``, ``most``) and writes one with
``spans`` (a list for each text), or with ``trouble``, why Python refuses the expression, and the
``position`` of it. Uses the standard library alone, so that it starts quickly.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

TOO_LARGE: Final = "too large"
EMPTY: Final = "matches nothing but empty text"
_MEMORY: Final = 1 << 30


def spans(pattern: str, flags: int, texts: Sequence[str], most: int) -> dict[str, Any]:
    """Return start and end of the first matches that hold something, or what is wrong with the pattern."""
    try:
        compiled = re.compile(pattern, flags)
        places: list[list[tuple[int, int]]] = []
        empty = False
        for text in texts:
            places.append([])
            for match in compiled.finditer(text) if most > 0 else ():
                if match.end() == match.start():
                    empty = True
                    continue
                places[-1].append(match.span())
                most -= 1
                if most == 0:
                    break
        if empty and not any(places):
            return {"trouble": EMPTY, "position": None}
    except re.error as error:
        return {"trouble": error.msg, "position": error.pos}
    except (RecursionError, OverflowError, MemoryError):
        return {"trouble": TOO_LARGE, "position": None}
    return {"spans": places}


def reply(job: bytes) -> str:
    """Return the answer to one job."""
    wanted = json.loads(job)
    return json.dumps(spans(wanted["pattern"], wanted["flags"], wanted["texts"], wanted["most"]))


def main() -> None:
    """Answer one job, in little memory."""
    with suppress(ImportError, ValueError, OSError):  # where there is no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.stdout.write(reply(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
