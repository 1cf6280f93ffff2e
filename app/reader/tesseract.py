"""The ``tesseract`` program, where the machine has it: run with limits, its TSV turned into lines."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from itertools import groupby
from typing import NamedTuple

import cv2
import numpy as np

from app.formats.language_codes import bcp47
from app.model.errors import ServiceError, TimeLimitError, UnsupportedError
from app.model.phrase import phrase
from app.model.system_errors import reason
from app.reader.arrays import Pixels
from app.reader.decode import is_wide
from app.reader.languages import RIGHT_TO_LEFT_SCRIPTS, script_of
from app.reader.lines import Quad, RawLine, RawWord

AUTOMATIC, ONE_BLOCK, ONE_LINE = 3, 6, 7
"""Page segmentation modes: find the layout, one block of lines, one line."""

_SECONDS = 240.0
_LONGEST_SIDE = 8000
_PR_SET_PDEATHSIG = 1


class TsvRow(NamedTuple):
    """One row of TSV: level 2 block, 3 paragraph, 4 line, 5 word; pixels; confidence 0..100 or -1."""

    level: int
    page: int
    block: int
    paragraph: int
    line: int
    left: float
    top: float
    width: float
    height: float
    confidence: float
    text: str


class OrientationAndScript(NamedTuple):
    """What ``--psm 0`` says: degrees clockwise to turn the picture upright, script, both confidences."""

    turn: int
    turn_confidence: float
    script: str
    script_confidence: float


def program_path() -> str | None:
    """Return the path of the tesseract program, ``None`` where the machine has none."""
    return shutil.which("tesseract")


@lru_cache(maxsize=4)
def _languages_of(path: str, _data: str) -> tuple[str, ...]:
    out = _run([path, "--list-langs"], b"", 20).decode("utf-8", "replace")
    return tuple(line.strip() for line in out.splitlines()[1:] if line.strip())


def installed_codes() -> tuple[str, ...]:
    """Return the program's codes of its language data, ``osd`` included; empty without the program."""
    path = program_path()
    if path is None:
        return ()
    try:
        return _languages_of(path, os.environ.get("TESSDATA_PREFIX", ""))
    except (ServiceError, TimeLimitError):
        return ()


def language_codes() -> tuple[str, ...]:
    """Return the program's codes of the languages it can read."""
    return tuple(code for code in installed_codes() if code not in {"osd", "equ", "snum"})


def read(
    image: Pixels, codes: Sequence[str], mode: int = AUTOMATIC, seconds: float = _SECONDS
) -> list[RawLine]:
    """Return the lines of an RGB picture, read with these languages (the program's own codes, best first).

    Raises UnsupportedError without the program, ServiceError when it fails, TimeLimitError when it
    takes longer than ``seconds``.
    """
    image, shrink = _shrink_to_limit(image)
    return lines_of(parse_tsv(_read_to_tsv(_encoded([image]), codes, mode, seconds), shrink), codes)


def read_strips(
    strips: Sequence[Pixels], codes: Sequence[str], mode: int = ONE_LINE, seconds: float = _SECONDS
) -> list[list[RawLine]]:
    """Return the lines of each strip, all read by one run of the program; raises as ``read``."""
    if not strips:
        return []
    boxes = parse_tsv(_read_to_tsv(_encoded(strips), codes, mode, seconds))
    return [lines_of([b for b in boxes if b.page == page], codes) for page in range(1, len(strips) + 1)]


def orientation_and_script(image: Pixels, seconds: float = 60.0) -> OrientationAndScript | None:
    """Return which way up an RGB picture is and its script, ``None`` when the program cannot tell."""
    path = program_path()
    if path is None or "osd" not in installed_codes():
        return None
    image, _ = _shrink_to_limit(image)
    try:
        # what it says about a picture with few letters is a guess; it refuses under this number
        out = _run(
            [path, "stdin", "stdout", "--psm", "0", "-c", "min_characters_to_try=20"],
            _encoded([image]),
            seconds,
        )
    except (ServiceError, TimeLimitError):
        return None
    fields = dict(line.split(":", 1) for line in out.decode("utf-8", "replace").splitlines() if ":" in line)
    try:
        return OrientationAndScript(
            int(fields["Rotate"]),
            float(fields["Orientation confidence"]),
            fields["Script"].strip(),
            float(fields["Script confidence"]),
        )
    except (KeyError, ValueError):
        return None


def parse_tsv(tsv: bytes, enlarge: float = 1.0) -> list[TsvRow]:
    """Return the well-formed rows of the program's TSV, with places ``enlarge`` times as large.

    Others are passed over.
    """
    boxes = []
    for row in tsv.decode("utf-8", "replace").split("\n"):
        cells = row.rstrip("\r").split("\t")
        if len(cells) != 12:
            continue
        try:
            level, page, block, paragraph, line = (int(c) for c in cells[:5])
            left, top, width, height = (float(c) * enlarge for c in cells[6:10])
            confidence = float(cells[10])
        except ValueError:
            continue
        boxes.append(
            TsvRow(level, page, block, paragraph, line, left, top, width, height, confidence, cells[11])
        )
    return boxes


def lines_of(boxes: Sequence[TsvRow], codes: Sequence[str]) -> list[RawLine]:
    """Return lines with words from the rows of one page, in the program's order."""
    script = script_of(codes[0]) if codes else ""
    rtl = script in RIGHT_TO_LEFT_SCRIPTS
    language = bcp47(codes[0]) if len(codes) == 1 else None
    vertical = bool(codes) and all(code.endswith("_vert") for code in codes)
    places = {(b.block, b.paragraph, b.line): b for b in boxes if b.level == 4}
    words = [b for b in boxes if b.level == 5 and b.text.strip()]
    lines = []
    for key, group in groupby(words, key=lambda b: (b.block, b.paragraph, b.line)):
        raw = tuple(
            RawWord(b.text.strip(), _quad(b), b.confidence / 100 if b.confidence >= 0 else None)
            for b in group
        )
        known = [(w.confidence, len(w.text)) for w in raw if w.confidence is not None]
        letters = sum(n for _, n in known)
        lines.append(
            RawLine(
                text=join_words(w.text for w in raw),
                quad=_quad(places[key]) if key in places else _bounding_quad(raw),
                confidence=sum(c * n for c, n in known) / letters if letters else None,
                words=raw,
                vertical=vertical,
                right_to_left=rtl,
                reader="tesseract",
                block=key[0],
                language=language,
            )
        )
    return lines


def join_words(words: Iterable[str]) -> str:
    """Return words as one line: spaces between them, none between Chinese or Japanese characters."""
    out = ""
    for word in words:
        if out and not (is_wide(out[-1]) and is_wide(word[0])):
            out += " "
        out += word
    return out


def _quad(box: TsvRow) -> Quad:
    left, top, right, bottom = box.left, box.top, box.left + box.width, box.top + box.height
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float64)


def _bounding_quad(words: Sequence[RawWord]) -> Quad:
    points = np.concatenate([w.quad for w in words])
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float64)


def _encoded(images: Sequence[Pixels]) -> bytes:
    """Return pictures for the program's standard input: one PNM, or a TIFF of several pages."""
    shades = [cv2.cvtColor(np.ascontiguousarray(i), cv2.COLOR_RGB2GRAY) for i in images]
    if len(shades) == 1:
        height, width = shades[0].shape
        return f"P5 {width} {height} 255\n".encode() + bytes(shades[0].tobytes())
    done, data = cv2.imencodemulti(".tiff", shades, [cv2.IMWRITE_TIFF_COMPRESSION, 1])
    if not done:
        raise ServiceError("The lines could not be handed to tesseract.")
    return bytes(data)


def _shrink_to_limit(image: Pixels) -> tuple[Pixels, float]:
    """Return the picture within the size the program takes, and how many times it was shrunk."""
    shrink = max(image.shape[:2]) / _LONGEST_SIDE
    if shrink <= 1:
        return image, 1.0
    size = (max(1, round(image.shape[1] / shrink)), max(1, round(image.shape[0] / shrink)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8), shrink


def _read_to_tsv(data: bytes, codes: Sequence[str], mode: int, seconds: float) -> bytes:
    path = program_path()
    if path is None:
        raise UnsupportedError("The program tesseract is not installed; install the package tesseract-ocr.")
    language = "+".join(codes) or "eng"
    command = [path, "stdin", "stdout", "-l", language, "--psm", str(mode), "-c", "tessedit_create_tsv=1"]
    return _run(command, data, seconds)


def _run(command: Sequence[str], data: bytes, seconds: float) -> bytes:
    """Run the program in one thread, dying with this process, and return its standard output."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=False,
            # pipes and processor time must not outlive a reader that is killed on cancel
            preexec_fn=_bind_to_parent if sys.platform == "linux" else None,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeLimitError("tesseract took longer than {seconds:.0f} s.", seconds=seconds) from error
    except OSError as error:
        raise ServiceError("tesseract could not be started: {reason}.", reason=reason(error)) from error
    if done.returncode != 0:
        messages = done.stderr.decode("utf-8", "replace").strip().splitlines()
        status = phrase("status {number}", number=done.returncode)
        raise ServiceError("tesseract failed: {reason}", reason=messages[-1] if messages else status)
    return done.stdout


_bind_to_parent = (
    # bound before the fork: between fork and exec nothing may be imported
    partial(ctypes.CDLL(None).prctl, _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if sys.platform == "linux"
    else lambda: None
)
