"""Reads a key file that was chosen or dropped. May block: never on the GUI thread."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from app.model.errors import InputError
from app.model.phrase import Phrase, phrase
from app.model.system_errors import reason

MOST_CHARACTERS: Final = 64_000
"""Characters a key file has at most."""


def read_key_file(path: Path, *, as_json: bool) -> str:
    """Return the text of a key file of a few kilobytes; ``as_json`` demands a JSON object.

    Raise InputError, whose sentence repeats nothing of the file.
    """
    try:
        return _read(path, as_json=as_json)
    except OSError as error:
        why = reason(error)
    except UnicodeDecodeError:
        why = phrase("it is not text")
    except _NoKeyError as error:
        why = error.why
    raise InputError("cannot take the key from {name}: {why}", name=path.name, why=why)


class _NoKeyError(Exception):
    """Why a file holds no key."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(str(why))
        self.why = why


def _read(path: Path, *, as_json: bool) -> str:
    status = path.stat()
    if not path.is_file():  # a pipe or device would keep whoever reads it
        raise _NoKeyError(phrase("it is not a file"))
    if status.st_size > MOST_CHARACTERS:
        raise _NoKeyError(phrase("it is too large"))
    text = path.read_text("utf-8").strip()
    if not text:
        raise _NoKeyError(phrase("it is empty"))
    if as_json and not _is_object(text):
        raise _NoKeyError(phrase("it holds no JSON; download the key again"))
    return text


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
