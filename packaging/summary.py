"""Adds the counts of several pytest runs (JUnit files) up to one line in pytest's own words."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET


def main() -> None:
    """Print the line for the files given on the command line."""
    total = {"failed": 0, "passed": 0, "skipped": 0, "error": 0}
    seconds = 0.0
    for path in sys.argv[1:]:
        for suite in ET.parse(path).getroot().iter("testsuite"):  # noqa: S314 - our own pytest wrote it
            tests, failures, errors, skipped = (
                int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")
            )
            total["failed"] += failures
            total["error"] += errors
            total["skipped"] += skipped
            total["passed"] += tests - failures - errors - skipped
            seconds += float(suite.get("time", "0"))
    counts = ", ".join(f"{count} {word}" for word, count in total.items() if count) or "no tests ran"
    print(f"\n==== {counts} in {seconds:.2f}s ====")


if __name__ == "__main__":
    main()
