"""Consensus of on-device reader and tesseract: character error rate per page beside both.

Run by hand::

    python tests/bench/consensus.py                  every page with ground truth
    python tests/bench/consensus.py eng deu          those whose path has one of the words
    python tests/bench/consensus.py --kept FOLDER    readings are kept there, and read from there

CER is the edit distance over letters with their marks (NFC), lines joined by one line break and blocks
too, white space at the ends of lines and empty lines left out, per letter of the ground truth.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rapidfuzz.distance import Levenshtein  # noqa: E402

from app.model.analysis import Analysis  # noqa: E402
from app.model.document import decode  # noqa: E402
from app.quality.consensus import make_consensus  # noqa: E402
from app.quality.consensus_voting import clusters  # noqa: E402
from tests.bench.ondevice_text import DOCS, truths  # noqa: E402

READERS = ("on-device", "tesseract")


def counted(text: str) -> list[str]:
    """The characters of a text that count."""
    lines = unicodedata.normalize("NFC", text).translate({0xFEFF: None, 0xAD: None}).splitlines()
    return clusters("\n".join(stripped for each in lines if (stripped := each.strip())))


def readings(picture: Path, kept: Path | None) -> tuple[Analysis, ...]:
    """What both readers say of a picture, from the folder where it is kept."""
    path = kept / (str(picture.relative_to(DOCS)).replace("/", "__") + ".json") if kept else None
    if path is not None and path.exists():
        return decode(path.read_bytes()).analyses
    command = [sys.executable, "-m", "app", "analyze", str(picture), "--no-cache"]
    for reader in READERS:
        command += ["-p", reader]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(done.stdout)
    return decode(done.stdout).analyses


def main() -> None:
    """Print a row per page and the total."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("words", nargs="*", help="only files whose path has one of these")
    parser.add_argument("--kept", type=Path, help="folder of readings")
    options = parser.parse_args()
    total = [0] * 4
    print(f"{'page':44} {'chars':>5} {'on-device':>9} {'tesseract':>9} {'consensus':>9}")
    for picture, truth in truths():
        name = str(picture.relative_to(DOCS))
        if options.words and not any(word in name for word in options.words):
            continue
        both = readings(picture, options.kept)
        wanted = counted(truth)
        errors = [
            Levenshtein.distance(wanted, counted(each.text.content if each.text else ""))
            for each in (*both, make_consensus(both))
        ]
        total = [a + b for a, b in zip(total, (len(wanted), *errors), strict=True)]
        shares = [100 * each / max(1, len(wanted)) for each in errors]
        note = " WORSE" if shares[2] > min(shares[:2]) + 1 else ""
        print(f"{name[-44:]:44} {len(wanted):5} " + " ".join(f"{s:9.2f}" for s in shares) + note)
    shares = [100 * each / max(1, total[0]) for each in total[1:]]
    print(f"{'total':44} {total[0]:5} " + " ".join(f"{s:9.2f}" for s in shares), total[1:])


if __name__ == "__main__":
    main()
