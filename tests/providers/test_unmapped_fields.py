"""What is left of an answer when everything that has a place is taken out."""

from __future__ import annotations

from typing import Any

import pytest

from app.providers.kit.unmapped_fields import ALL, keys, leftover

PLACED = keys("name", things=keys("kind", "box"))


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ({"name": {"deep": 1}}, None),
        ({"name": "x", "more": 1, "none": None, "empty": [], "zero": 0}, {"more": 1, "zero": 0}),
        ({"things": [{"kind": "a"}, {"kind": "b", "score": 2}]}, {"things": [{}, {"score": 2}]}),
        ({"things": [{"kind": "a"}]}, None),
        ({"things": None}, None),
        ({"things": "of another shape"}, {"things": "of another shape"}),
        ([], None),
        (3, 3),
    ],
)
def test_what_has_no_place_stays_under_its_own_name(value: Any, left: Any) -> None:
    assert leftover(value, PLACED) == left
    assert leftover(value, ALL) is None
