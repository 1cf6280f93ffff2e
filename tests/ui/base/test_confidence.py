from __future__ import annotations

import pytest

from app.config.settings import DOUBTFUL_BELOW, Settings
from app.ui.base.confidence import DEFAULT_DOUBTFUL_BELOW, doubtful_below, is_doubtful
from app.ui.base.preferences import Preferences


def test_known_confidence_below_the_threshold_is_doubtful_and_absent_confidence_never() -> None:
    doubtful = [is_doubtful(confidence, 0.8) for confidence in (0.0, 0.79, 0.8, 1.0, None)]
    assert doubtful == [True, True, False, False, False]


def test_the_threshold_is_the_setting_and_its_changes_are_told() -> None:
    preferences = Preferences(Settings())
    assert doubtful_below(preferences) == DEFAULT_DOUBTFUL_BELOW == 0.8
    changed: list[object] = []
    preferences.changed.connect(changed.append)
    preferences.set(DOUBTFUL_BELOW, 65)
    preferences.set(DOUBTFUL_BELOW, 65)
    assert doubtful_below(preferences) == 0.65
    assert changed == [DOUBTFUL_BELOW]


@pytest.mark.parametrize("percent", [0, 101])
def test_the_threshold_lies_within_one_and_a_hundred_per_cent(percent: int) -> None:
    with pytest.raises(ValueError, match="doubtful_below"):
        Preferences(Settings()).set(DOUBTFUL_BELOW, percent)
