"""Positions of the brackets and commas of a large JSON text, by their depth."""

from __future__ import annotations

import itertools
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

MAX_DEPTH: Final = 12
"""Depth to which brackets are looked up; services put words eleven deep. Deeper ones are decoded whole."""
_CHUNK: Final = 2**16
"""Bytes looked at at once."""

_OPEN, _CLOSE, _QUOTE, _COMMA = 1, -1, 2, 4
_CODES = bytearray(256)
for _character, _code in zip(b'[{]}",', (1, 1, 255, 255, 2, 4), strict=True):
    _CODES[_character] = _code
_TABLE: Final = bytes(_CODES)

Positions = NDArray[np.int64]


class JsonBrackets:
    """Positions of a JSON text's brackets and commas; raises DecodeError where brackets do not match."""

    def __init__(self, data: bytes) -> None:
        places, codes, levels = _scan(data)
        order = np.argsort(levels, kind="stable")
        places, codes, levels = places[order], codes[order], levels[order]
        edges = np.searchsorted(levels, np.arange(1, MAX_DEPTH + 2))
        self._opens: list[Positions] = []
        self._closes: list[Positions] = []
        self._commas: list[Positions] = []
        for first, last in itertools.pairwise(edges):
            here, what = places[first:last], codes[first:last]
            self._opens.append(here[what == _OPEN])
            self._closes.append(here[what == _CLOSE])
            self._commas.append(here[what == _COMMA])

    def _level(self, opening: int) -> tuple[int, int] | None:
        """Return how deep (from 0) a bracket is, and its number there; ``None`` when too deep to tell."""
        for level, opens in enumerate(self._opens):
            number = int(np.searchsorted(opens, opening))
            if number < len(opens) and opens[number] == opening:
                return level, number
        return None

    def knows(self, opening: int) -> bool:
        """Return True if the bracket opened there is not too deep to be looked up."""
        return self._level(opening) is not None

    def close(self, opening: int) -> int | None:
        """Return where the bracket opened there is closed, ``None`` when it is too deep to tell."""
        entry = self._level(opening)
        return None if entry is None else int(self._closes[entry[0]][entry[1]])

    def commas(self, opening: int, close: int) -> list[int]:
        """Return the commas between the members of what is opened there."""
        entry = self._level(opening)
        if entry is None:
            return []
        first, last = np.searchsorted(self._commas[entry[0]], (opening, close))
        return [int(place) for place in self._commas[entry[0]][first:last]]

    def comma_by(self, opening: int, start: int, wanted: int, close: int) -> int:
        """Return the last such comma from ``start`` up to ``wanted``, else the next one, else ``close``."""
        entry = self._level(opening)
        if entry is None or close <= wanted:
            return close
        commas = self._commas[entry[0]]
        number = int(np.searchsorted(commas, wanted, side="right"))
        if number and commas[number - 1] >= start:
            return int(commas[number - 1])
        return min(close, int(commas[number])) if number < len(commas) else close


def _scan(data: bytes) -> tuple[Positions, NDArray[np.int8], NDArray[np.int32]]:
    """Return position, code and depth (inside, for brackets) of whatever is no deeper than ``MAX_DEPTH``."""
    every: list[tuple[Positions, NDArray[np.int8], NDArray[np.int32]]] = []
    depth, inside, start = 0, False, 0
    while start < len(data):
        end = min(start + _CHUNK, len(data))
        while end < len(data) and data[end - 1] == ord("\\"):
            end += 1  # an escape is not cut
        chunk = data[start:end]
        if b"\\" in chunk:
            chunk = chunk.replace(b"\\\\", b"__").replace(b'\\"', b"__")
        coded = np.frombuffer(chunk.translate(_TABLE), np.int8)
        places = np.flatnonzero(coded.view(np.bool_))
        codes = coded[places]
        quotes = codes == _QUOTE
        quoted = (np.cumsum(quotes, dtype=np.uint8) + np.uint8(inside)) & np.uint8(1)
        outside = np.flatnonzero((quoted | quotes) == 0)
        codes = codes[outside]
        levels = np.cumsum(codes * (codes != _COMMA), dtype=np.int32) + np.int32(depth)
        inside = bool(quoted[-1]) if len(quoted) else inside
        depth = int(levels[-1]) if len(levels) else depth
        if len(levels) and levels.min() < 0:
            raise msgspec.DecodeError("JSON is malformed: a bracket is closed that was not opened")
        levels += codes == _CLOSE
        kept = np.flatnonzero(levels <= MAX_DEPTH)
        every.append((places[outside[kept]] + start, codes[kept], levels[kept]))
        start = end
    if depth or inside:
        raise msgspec.DecodeError("JSON is malformed: input data was truncated")
    places, codes, levels = (np.concatenate(parts) for parts in zip(*every, strict=True))
    return places, codes, levels
