"""How long the rest will take."""

from __future__ import annotations

import pytest

from app.ui.analysis.eta import EtaEstimator, remaining_text
from app.ui.analysis.queue_progress import QueueProgress


def test_the_rest_takes_as_long_as_the_last_pieces_did() -> None:
    eta = EtaEstimator()
    assert eta.seconds_left(10, 100.0) is None
    eta.start(100.0)
    eta.start(101.0)
    assert eta.seconds_left(10, 103.0) is None, "nothing is done yet"
    eta.finished(102.0)
    eta.finished(104.0)
    assert eta.seconds_left(10, 104.0) == pytest.approx(20.0)
    assert eta.seconds_left(10, 105.0) == pytest.approx(19.0)


def test_a_rest_does_not_count_and_a_stall_shows() -> None:
    eta = EtaEstimator()
    eta.start(0.0)
    eta.finished(2.0)
    eta.stop(2.0)
    assert eta.seconds_left(5, 500.0) == pytest.approx(10.0)
    eta.start(1000.0)
    eta.finished(1002.0)
    assert eta.seconds_left(5, 1002.0) == pytest.approx(10.0)
    stalled = eta.seconds_left(5, 1042.0)
    assert stalled is not None
    assert stalled > 60


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, ""),
        (2.0, "a few seconds left"),
        (6.0, "about 5 s left"),
        (38.0, "about 40 s left"),
        (58.0, "about 1 min left"),
        (130.0, "about 2 min left"),
        (3_600.0, "about 1 h left"),
        (5_400.0, "about 1 h 30 min left"),
    ],
)
def test_it_is_said_in_round_figures(seconds: float | None, text: str) -> None:
    assert remaining_text(seconds) == text


def test_how_a_queue_stands_is_one_line() -> None:
    assert QueueProgress(200, 37, 0, seconds_left=125.0).text == "37 of 200 · about 2 min left"
    assert (
        QueueProgress(1_500, 448, 19, paused=True, seconds_left=20.0).text
        == "Paused · 448 of 1,500 · 19 failed"
    )
