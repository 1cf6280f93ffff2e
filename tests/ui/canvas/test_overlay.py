from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.analysis import Analysis, Text
from app.model.correct import reviewed
from app.model.edit import apply_edit
from app.model.feature import Feature
from app.model.geometry import Polygon, area, bounds, contains, rectangle
from app.ui.canvas.overlay import Overlay, RegionRef, build_overlays, make_overlay
from app.ui.canvas.overlay_painting import DrawnOverlay
from tests.ui.canvas.sample_pages import PROVIDER, WORDS, page_of_words

SIZE = (800, 600)
WITHIN = st.integers(-50, 150).map(float) | st.floats(-50, 150).map(lambda number: round(number, 3))
POLYGONS = st.lists(st.lists(st.tuples(WITHIN, WITHIN), min_size=1, max_size=7).map(tuple), max_size=20)


def overlay_of(polygons: list[Polygon]) -> Overlay:
    paths = np.arange(len(polygons), dtype=np.int64)[:, None]
    return make_overlay(PROVIDER, "face", polygons, paths, [None] * len(polygons))


@given(POLYGONS, WITHIN, WITHIN)
def test_a_hit_is_the_smallest_polygon_that_holds_the_point(
    polygons: list[Polygon], x: float, y: float
) -> None:
    overlay = overlay_of(polygons)
    row = overlay.row_at(x, y)
    holding = [polygon for polygon in polygons if contains(polygon, (x, y))]
    if row is None:
        assert not holding
        return
    polygon = polygons[overlay.ref(row).path[0]]
    assert contains(polygon, (x, y))
    assert area(polygon) == pytest.approx(min(map(area, holding)), abs=1e-6)


@given(POLYGONS)
def test_every_region_keeps_its_name_vertices_and_bounds(polygons: list[Polygon]) -> None:
    overlay = overlay_of(polygons)
    assert len(overlay) == len(polygons)
    for index, polygon in enumerate(polygons):
        ref = RegionRef(PROVIDER, "face", (index,))
        row = overlay.row(ref)
        assert row is not None
        assert overlay.ref(row) == ref
        assert tuple(overlay.polygon(row)) == polygon
        assert tuple(overlay.bounds[row].tolist()) == bounds(polygon)


COORDINATES = st.floats(allow_nan=True, allow_infinity=True)


@given(st.lists(st.lists(st.tuples(COORDINATES, COORDINATES), max_size=6).map(tuple), max_size=12))
def test_absurd_vertices_are_dropped_or_clamped_and_nothing_is_mixed_up(polygons: list[Polygon]) -> None:
    overlay = overlay_of(polygons)
    good = [
        index for index, p in enumerate(polygons) if any(not (math.isnan(x) or math.isnan(y)) for x, y in p)
    ]
    assert sorted(overlay.paths[:, 0].tolist()) == good
    assert np.isfinite(overlay.segments).all()
    assert np.isfinite(overlay.bounds).all()
    assert np.abs(overlay.segments).max(initial=0) <= 1e6


def test_a_point_or_a_line_is_hit_from_nearby() -> None:
    overlay = overlay_of([((10.0, 10.0),), ((50.0, 50.0), (90.0, 50.0))])
    assert overlay.row_at(12, 10, reach=3) is not None
    assert overlay.row_at(14, 10, reach=3) is None
    assert overlay.row_at(70, 52, reach=3) is not None
    assert overlay.row_at(70, 52) is None


def test_an_analysis_becomes_one_overlay_for_each_kind_it_found() -> None:
    analysis = page_of_words(WORDS, faces=(rectangle(1, 1, 5, 5),), objects=(rectangle(0, 0, 9, 9),))
    built = build_overlays(analysis, SIZE, rank=2)
    assert [overlay.key for overlay in built] == [
        "on-device/block",
        "on-device/line",
        "on-device/word",
        "on-device/object",
        "on-device/face",
    ]
    words = built[2]
    assert {words.ref(row).path for row in range(3)} == {(0, 0, 0), (0, 1, 0), (0, 2, 0)}
    assert {overlay.rank for overlay in built} == {2}


def test_an_analysis_without_regions_has_no_overlays() -> None:
    nothing = Analysis(provider=PROVIDER, features=(Feature("text"),), text=Text(), faces=())
    assert build_overlays(nothing, SIZE) == ()
    assert build_overlays(Analysis(provider=PROVIDER, features=()), (0, 0)) == ()


def test_low_confidence_is_doubtful_while_nobody_reviewed_it_and_absent_confidence_never() -> None:
    low = page_of_words(WORDS, confidence=0.3)
    reviewed_low = apply_edit(low, reviewed(low, [("block", (0,))]))
    assert DrawnOverlay(build_overlays(low, SIZE)[-1]).doubtful(0.6).all()
    assert not DrawnOverlay(build_overlays(reviewed_low, SIZE)[-1]).doubtful(0.6).any()
    assert not DrawnOverlay(build_overlays(page_of_words(WORDS), SIZE)[-1]).doubtful(1.0).any()


def test_doubt_follows_the_threshold_and_is_compared_once() -> None:
    drawn = DrawnOverlay(build_overlays(page_of_words(WORDS, confidence=0.7), SIZE)[-1])
    assert not drawn.doubtful(0.7).any()
    assert drawn.doubtful(0.71).all()
    assert drawn.doubtful(0.71) is drawn.doubtful(0.71)


@pytest.mark.parametrize(
    "ref",
    [
        RegionRef("other", "face", (0,)),
        RegionRef(PROVIDER, "word", (0,)),
        RegionRef(PROVIDER, "face", (0, 0)),
        RegionRef(PROVIDER, "face", (9,)),
        RegionRef(PROVIDER, "face", (-1,)),
        RegionRef(PROVIDER, "face", (1 << 40,)),
    ],
)
def test_a_name_that_is_not_here_is_not_found(ref: RegionRef) -> None:
    assert overlay_of([rectangle(0, 0, 9, 9)]).row(ref) is None


def test_an_overlay_without_regions_finds_none() -> None:
    nothing = overlay_of([])
    assert nothing.row(RegionRef(PROVIDER, "face", (0,))) is None
    assert nothing.row_at(0, 0) is None
    assert nothing.refs(np.empty(0, np.int64)) == []


def test_names_come_in_reading_order() -> None:
    overlay = build_overlays(page_of_words(tuple(reversed(WORDS))), SIZE)[-1]
    every = np.arange(len(overlay), dtype=np.int64)
    assert [ref.path for ref in overlay.refs(every)] == [(0, 0, 0), (0, 1, 0), (0, 2, 0)]
