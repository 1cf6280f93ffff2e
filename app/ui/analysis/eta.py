"""How long the rest of some work will take, estimated from how long the latest pieces took."""

from __future__ import annotations

from collections import deque
from typing import Final

from app.ui.base.i18n import number_text, tr

PIECES_REMEMBERED: Final = 60
"""Pieces of work the estimate looks back on."""
_LEAST_SECONDS: Final = 2.0
"""Seconds of work before anything is said: the first pieces say little."""


class EtaEstimator:
    """A clock of the time worked, which stands while work rests. Times are ``time.monotonic`` seconds."""

    def __init__(self) -> None:
        self._worked = 0.0
        self._since: float | None = None
        self._ends: deque[float] = deque([0.0], maxlen=PIECES_REMEMBERED)

    def start(self, now: float) -> None:
        """Start the clock; harmless while it runs."""
        if self._since is None:
            self._since = now

    def stop(self, now: float) -> None:
        """Stop the clock while work rests."""
        self._worked = self.elapsed(now)
        self._since = None

    def finished(self, now: float) -> None:
        """Count a piece of work as done."""
        self._ends.append(self.elapsed(now))

    def seconds_left(self, pieces: int, now: float) -> float | None:
        """Return the seconds until so many more pieces are done, None while that is unknown."""
        elapsed = self.elapsed(now)
        done = len(self._ends) - 1
        if done < 1 or elapsed < _LEAST_SECONDS:
            return None
        # time since the last end counts once it is longer than a piece takes, else the figure would jump
        each = (self._ends[-1] - self._ends[0]) / done
        since = elapsed - self._ends[-1]
        return max(0.0, pieces * max(each, since / 2) - min(since, each))

    def elapsed(self, now: float) -> float:
        """Return the seconds of work until now, without those of rest."""
        return self._worked + (now - self._since if self._since is not None else 0.0)


def remaining_text(seconds: float | None) -> str:
    """Return the time left in words, such as ``about 2 min left``; empty where it is unknown."""
    if seconds is None:
        return ""
    if seconds < 5:
        return tr("a few seconds left")
    if seconds < 55:
        return tr("about {seconds} s left").format(seconds=max(5, round(seconds / 5) * 5))
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return tr("about {minutes} min left").format(minutes=minutes)
    hours, rest = divmod(minutes, 60)
    return (
        tr("about {hours} h {rest} min left").format(hours=hours, rest=rest)
        if rest
        else tr("about {hours} h left").format(hours=hours)
    )


def duration_text(seconds: float) -> str:
    """Return a time that work took in words, such as ``3 min``."""
    if seconds < 59.5:
        return tr("{seconds} s").format(seconds=number_text(max(1, round(seconds))))
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min").format(minutes=minutes)
    hours, rest = divmod(minutes, 60)
    return (
        tr("{hours} h {rest} min").format(hours=hours, rest=rest)
        if rest
        else tr("{hours} h").format(hours=hours)
    )
