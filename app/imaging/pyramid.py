"""A huge picture as a pyramid of tiles in a file: the whole of it, half, a quarter … of its size.

The tiles lie as the file of the picture has them; what is read comes out upright. The file has no name
(where the system allows that), so nothing is left of it when the program ends, however it ends.
"""

from __future__ import annotations

import mmap
import shutil
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import numpy as np
from numpy.typing import NDArray

from app.imaging.source import open_error
from app.model.errors import InputError
from app.model.phrase import phrase
from app.model.system_errors import reason

TILE: Final = 512
"""Pixels of a tile's side; those at the right and lower edge are smaller."""
_MAX_LEVELS: Final = 8
"""Levels at most: a strip of 128 rows can be halved seven times."""
_SMALL_COPY_SIDE: Final = 1_200
_GREY: Final = 128
_SPARE_BYTES: Final = 256_000_000
"""Bytes of the disk left to other programs."""

Tile = NDArray[np.uint8]
TileKey = tuple[int, int, int]
"""Level, column and row of a tile, as the file of the picture has them."""


@dataclass(frozen=True)
class PyramidLevel:
    """One size of the picture: ``halvings`` times halved; ``first`` is the number of its first tile."""

    halvings: int
    width: int
    height: int
    first: int

    @property
    def columns(self) -> int:
        """Return the number of tiles in a row."""
        return -(-self.width // TILE)

    @property
    def rows(self) -> int:
        """Return the number of rows of tiles."""
        return -(-self.height // TILE)


class PyramidLayout:
    """Where every tile of a picture lies in the file; ``channels`` bytes a pixel."""

    def __init__(self, width: int, height: int, channels: int) -> None:
        self.width, self.height, self.channels = width, height, channels
        levels: list[PyramidLevel] = []
        first = 0
        for halvings in range(_MAX_LEVELS):
            level = PyramidLevel(halvings, -(-width // (1 << halvings)), -(-height // (1 << halvings)), first)
            levels.append(level)
            first += level.columns * level.rows
            if max(level.width, level.height) <= TILE:
                break
        self.levels = tuple(levels)
        self.slot = TILE * TILE * channels
        self.bytes = first * self.slot

    def offset(self, key: TileKey) -> int:
        """Return where in the file a tile begins, in bytes; its rows follow each other without a gap."""
        level = self.levels[key[0]]
        return (level.first + key[2] * level.columns + key[1]) * self.slot

    def size(self, key: TileKey) -> tuple[int, int]:
        """Return width and height of a tile in its level's pixels."""
        level = self.levels[key[0]]
        return min(TILE, level.width - key[1] * TILE), min(TILE, level.height - key[2] * TILE)


class Pyramid:
    """The tiles of one picture, being filled by another process and read by threads of this one.

    ``width`` and ``height`` are of the upright picture. Colours are three bytes a pixel, red first; with
    ``alpha`` four, blue first, multiplied by it. Coordinates of a level count its own pixels, from the
    upright top left; ``offset`` says where that lies in the picture.
    """

    def __init__(self, folder: Path, name: str, size: tuple[int, int], turn: int, *, alpha: bool) -> None:
        self.width, self.height = size
        self.alpha = alpha
        self._swap = turn >= 5
        self._mirror_x = turn in {2, 3, 6, 7}
        self._mirror_y = turn in {3, 4, 7, 8}
        stored = size[::-1] if self._swap else size
        self.shape = PyramidLayout(*stored, 4 if alpha else 3)
        self.rows = 0
        """Rows of the file's own picture that are there already."""
        self._closed = False
        self._lock = threading.Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            free = shutil.disk_usage(folder).free
            if free < self.shape.bytes + _SPARE_BYTES:
                raise disk_full_error(name, self.shape.bytes)
            self.file: IO[bytes] = tempfile.TemporaryFile(dir=folder, prefix="tiles-")  # noqa: SIM115 - lives as long as we do
            self.file.truncate(self.shape.bytes)
            self._memory = mmap.mmap(self.file.fileno(), self.shape.bytes, access=mmap.ACCESS_READ)
        except OSError as error:
            raise open_error(
                name, phrase("its sharp pixels cannot be kept: {reason}", reason=reason(error))
            ) from error

    @property
    def closed(self) -> bool:
        """Return True if the file has been given back."""
        return self._closed

    @property
    def complete(self) -> bool:
        """Return True if all tiles are there."""
        return self.rows >= self.shape.height

    def level_size(self, number: int) -> tuple[int, int]:
        """Return width and height of a level, upright, in its own pixels."""
        level = self.shape.levels[number]
        return (level.height, level.width) if self._swap else (level.width, level.height)

    def offset(self, number: int) -> tuple[float, float]:
        """Return where a level's top left lies in the upright picture, in pixels: at or just before 0, 0.

        A side that cannot be halved evenly ends in a pixel that stands for less; mirrored, it is the first.
        """
        width, height = self.level_size(number)
        side = 1 << number
        over_x, over_y = width * side - self.width, height * side - self.height
        return -float(over_x if self._mirror_x else 0), -float(over_y if self._mirror_y else 0)

    def tiles(
        self, number: int, left: int, top: int, right: int, bottom: int
    ) -> Iterator[tuple[TileKey, tuple[int, int, int, int]]]:
        """Yield the tiles within a rectangle of a level: each with left, top, right, bottom, upright."""
        width, height = self.level_size(number)
        x0, x1 = (width - right, width - left) if self._mirror_x else (left, right)
        y0, y1 = (height - bottom, height - top) if self._mirror_y else (top, bottom)
        if self._swap:
            x0, y0, x1, y1 = y0, x0, y1, x1
        level = self.shape.levels[number]
        for row in range(max(0, y0 // TILE), min(level.rows, -(-y1 // TILE))):
            for column in range(max(0, x0 // TILE), min(level.columns, -(-x1 // TILE))):
                key = (number, column, row)
                yield key, self._place(key, width, height)

    def area(self, key: TileKey) -> tuple[float, float, float, float]:
        """Return where a tile lies in the upright picture: left, top, right, bottom, in pixels."""
        left, top, right, bottom = self._place(key, *self.level_size(key[0]))
        side = 1 << key[0]
        x, y = self.offset(key[0])
        return left * side + x, top * side + y, right * side + x, bottom * side + y

    def has(self, key: TileKey) -> bool:
        """Return True if a tile is there to be read."""
        return min((key[2] + 1) * TILE << key[0], self.shape.height) <= self.rows and not self.closed

    def read(self, key: TileKey) -> Tile | None:
        """Return a tile, uint8 (height, width, channels), upright, contiguous; ``None`` once closed."""
        tile = self._stored(key)
        return None if tile is None else self._upright(tile)

    def small_copy(self) -> Tile | None:
        """Return the picture as uint8 in about a thousand pixels, upright, grey where nothing is there yet.

        ``None`` when all is closed.
        """
        levels = self.shape.levels
        level = next((x for x in levels if max(x.width, x.height) <= _SMALL_COPY_SIDE), levels[-1])
        copy = np.full((level.height, level.width, self.shape.channels), _GREY, np.uint8)
        done = level.height if self.complete else self.rows >> level.halvings
        for row in range(level.rows):
            for column in range(level.columns):
                tile = self._stored((level.halvings, column, row))
                if tile is None:
                    return None
                top, left = row * TILE, column * TILE
                known = max(0, min(done - top, tile.shape[0]))
                copy[top : top + known, left : left + tile.shape[1]] = tile[:known]
        return self._upright(copy)

    def close(self) -> None:
        """Give the file back; nothing can be read any more."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._memory.close()
                self.file.close()

    def _stored(self, key: TileKey) -> Tile | None:
        width, height = self.shape.size(key)
        start = self.shape.offset(key)
        length = width * height * self.shape.channels
        tile = np.empty((height, width, self.shape.channels), np.uint8)
        with self._lock:
            if self._closed:
                return None
            # numpy copies without the interpreter's lock, should the disk be slow
            np.copyto(tile.reshape(-1), np.frombuffer(self._memory, np.uint8, length, start))
            self._let_go(start, length)
        return tile

    def _upright(self, tile: Tile) -> Tile:
        if self._swap:
            tile = tile.swapaxes(0, 1)
        return np.ascontiguousarray(tile[:: -1 if self._mirror_y else 1, :: -1 if self._mirror_x else 1])

    def _place(self, key: TileKey, width: int, height: int) -> tuple[int, int, int, int]:
        wide, high = self.shape.size(key)
        x, y = key[1] * TILE, key[2] * TILE
        if self._swap:
            x, y, wide, high = y, x, high, wide
        left = width - x - wide if self._mirror_x else x
        top = height - y - high if self._mirror_y else y
        return left, top, left + wide, top + high

    def _let_go(self, start: int, length: int) -> None:
        """Leave what was read to the system's cache, so that it is not counted as memory of this process."""
        if hasattr(mmap, "MADV_DONTNEED"):
            page = start - start % mmap.PAGESIZE
            self._memory.madvise(mmap.MADV_DONTNEED, page, length + start - page)


def disk_full_error(name: str, wanted: int) -> InputError:
    """Return the error of a disk that is too full for the sharp pixels of a picture."""
    reason = phrase(
        "the disk has no room for its sharp pixels ({size:.1f} GB); a small copy is shown", size=wanted / 1e9
    )
    return open_error(name, reason)
