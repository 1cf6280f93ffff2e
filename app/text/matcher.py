"""Tries a regular expression on a text, as a process of its own: ``python -I -S matcher.py``.

Reads one JSON object from standard input (``pattern``, ``flags``, ``text``, ``most``) and writes one with
``spans``, or with ``trouble``, a sentence. Uses the standard library alone, so that it starts quickly.
"""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress
from itertools import islice
from typing import Any

_MEMORY = 1 << 30


def spans(pattern: str, flags: int, text: str, most: int) -> dict[str, Any]:
    """Return start and end of the first matches that hold something, or what is wrong with the pattern."""
    try:
        places = (m.span() for m in re.compile(pattern, flags).finditer(text) if m.end() > m.start())
        return {"spans": list(islice(places, most))}
    except re.error as error:
        where = f" at position {error.pos + 1}" if error.pos is not None and error.pos < len(pattern) else ""
        return {"trouble": f"Not a regular expression: {error.msg}{where}."}
    except (RecursionError, OverflowError, MemoryError):
        return {"trouble": "This expression is too large; make it simpler."}


def reply(job: bytes) -> str:
    """Return the answer to one job."""
    wanted = json.loads(job)
    return json.dumps(spans(wanted["pattern"], wanted["flags"], wanted["text"], wanted["most"]))


def main() -> None:
    """Answer one job, in little memory."""
    with suppress(ImportError, ValueError, OSError):  # where there is no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.stdout.write(reply(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
