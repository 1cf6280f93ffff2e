"""Adds the counts of several pytest runs (JUnit files) up to one line in pytest's own words.

Before it stands why tests were skipped, first of all for want of the shared data.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence

SHARED_DATA = "the shared test data is not on this machine"
"""The reason that the fixture ``shared_data`` gives."""


def main(paths: Sequence[str]) -> None:
    """Print the reasons for skipping and the line of counts of these JUnit files."""
    total = {"failed": 0, "passed": 0, "skipped": 0, "error": 0}
    reasons: Counter[str] = Counter()
    seconds = 0.0
    for path in paths:
        for suite in ET.parse(path).getroot().iter("testsuite"):  # noqa: S314 - our own pytest wrote it
            tests, failures, errors, skipped = (
                int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")
            )
            total["failed"] += failures
            total["error"] += errors
            total["skipped"] += skipped
            total["passed"] += tests - failures - errors - skipped
            seconds += float(suite.get("time", "0"))
            reasons.update(skip.get("message", "") for skip in suite.iter("skipped"))
    print()
    print(f"{reasons.pop(SHARED_DATA, 0)} tests skipped for want of the shared data (tests/README.md)")
    for reason, count in reasons.most_common():
        print(f"{count} skipped: {reason}")
    counts = ", ".join(f"{count} {word}" for word, count in total.items() if count) or "no tests ran"
    print(f"==== {counts} in {seconds:.2f}s ====")


if __name__ == "__main__":
    main(sys.argv[1:])
