"""A large answer of Google's: from its bytes to regions, to what is kept of it, and back.

Run by hand: ``python -m tests.bench.answers [WORDS ...]`` (10,000 unless told). Budget: answer to regions at
most 1/8 of ``json.loads`` and a walk over it, and 120 ms for 10,000 words. The longest single call of a
decoder is what other threads may have to wait for. Times are seconds of this thread's work, the best of five.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import numpy as np

from app.model.document import decode_analysis, encode_analysis
from app.model.feature import Feature
from app.model.image import Image
from app.providers.google.provider import GoogleVision

T = TypeVar("T")
WIDTH, HEIGHT = 4_000, 40_000


def _box(x: float, y: float, width: float, height: float) -> dict[str, Any]:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return {"vertices": [{"x": int(a), "y": int(b)} for a, b in corners]}


def _word(number: int) -> dict[str, Any]:
    x, y = 40 + number % 10 * 390, 40 + number // 10 * 36
    said = f"word{number:04}"[:8]
    spoken = {"detectedLanguages": [{"languageCode": "en", "confidence": 1}]}
    symbols = [
        {"boundingBox": _box(x + 40 * place, y, 36, 30), "text": character, "confidence": 0.98}
        for place, character in enumerate(said)
    ]
    kind = "LINE_BREAK" if number % 10 == 9 else "SPACE"
    symbols[-1]["property"] = {"detectedBreak": {"type": kind}}
    box = _box(x, y, 40 * len(said), 30)
    return {"property": spoken, "boundingBox": box, "symbols": symbols, "confidence": 0.99}


def answer(words: int) -> bytes:
    """An answer with so many words, ten a line, ten lines a paragraph; 10,000 words are 15.6 MB."""
    blocks = []
    for first in range(0, words, 100):
        inside = [_word(number) for number in range(first, min(first + 100, words))]
        box = _box(40, 40 + first // 10 * 36, 3_900, 360)
        paragraph = {"boundingBox": box, "words": inside}
        blocks.append({"boundingBox": box, "paragraphs": [paragraph], "blockType": "TEXT"})
    page = {"width": WIDTH, "height": HEIGHT, "blocks": blocks}
    full = {"pages": [page], "text": "words\n"}
    return json.dumps({"responses": [{"fullTextAnnotation": full}]}, separators=(",", ":")).encode()


def _timed(name: str, work: Callable[[], T]) -> tuple[T, float]:
    best = float("inf")
    for _ in range(5):
        gc.collect()
        begun = time.thread_time()
        found = work()
        best = min(best, time.thread_time() - begun)
    print(f"  {name:34} {1000 * best:8.1f} ms")
    return found, best


def _walked(data: bytes) -> Any:
    """The same the plain way: polygons of the words as an array, and what they say."""
    corners, said = [], []
    for one in json.loads(data)["responses"]:
        for page in one["fullTextAnnotation"]["pages"]:
            for block in page["blocks"]:
                for paragraph in block["paragraphs"]:
                    for word in paragraph["words"]:
                        vertices = word["boundingBox"]["vertices"]
                        corners.append([(v.get("x", 0), v.get("y", 0)) for v in vertices])
                        said.append("".join(symbol["text"] for symbol in word["symbols"]))
    return np.array(corners, dtype=np.float64), said


def main() -> None:
    """Print the table."""
    google = GoogleVision()
    image = Image("answer.png", "0" * 64, WIDTH, HEIGHT, b"")
    for words in map(int, sys.argv[1:] or ["10000"]):
        data = answer(words)
        print(f"{words:,} words, {len(data) / 1e6:.1f} MB")
        _, plain = _timed("json.loads and a walk", partial(_walked, data))
        analysis, ours = _timed(
            "answer to regions", partial(google.parse_answer, data, image, (Feature.TEXT,))
        )
        print(f"  {'':34} 1/{plain / ours:.1f} of it (at most 1/8)")
        body, _ = _timed("regions to what is kept", partial(encode_analysis, analysis))
        _timed("what is kept to regions", partial(decode_analysis, body))


if __name__ == "__main__":
    main()
