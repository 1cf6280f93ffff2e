"""Fails when less of the program is covered (lines and branches) than each room's gate says."""

from __future__ import annotations

import subprocess
import sys

GATES: dict[str, tuple[float, tuple[str, ...]]] = {
    "app/model": (99, ("app/model/*",)),
    "app/imaging": (99, ("app/imaging/*",)),
    "app/providers": (99, ("app/providers/*",)),
    "app/engine": (98, ("app/engine/*",)),
    "app/formats": (99, ("app/formats/*",)),
    "app/export": (99, ("app/export/*",)),
    "app/quality": (99, ("app/quality/*",)),
    "app/text": (98, ("app/text/*",)),
    "everything": (94, ("app/*",)),
}


def report(*arguments: str) -> str:
    """Return what ``coverage report`` prints with these arguments."""
    done = subprocess.run(
        [sys.executable, "-m", "coverage", "report", *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout or done.stderr


def main() -> int:
    """Print the gaps and the gates, and return 1 when a gate is missed, else 0."""
    print(report("--skip-covered", "--show-missing"))
    status = 0
    for name, (gate, include) in GATES.items():
        answer = report("--format=total", "--precision=2", f"--include={','.join(include)}").strip()
        try:
            covered = float(answer)
        except ValueError:  # a room without code yet
            print(f"{name:16} {answer.splitlines()[-1] if answer else 'nothing measured'}")
            continue
        missed = covered < gate
        status |= missed
        print(f"{name:16} {covered:6.2f} %  gate {gate} %{'  MISSED' if missed else ''}")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
