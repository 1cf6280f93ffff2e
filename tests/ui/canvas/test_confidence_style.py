"""Confidence as colour and threshold, and texts beside regions."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.ui.canvas import Canvas, build_overlays
from app.ui.canvas.confidence_style import ABSENT, SCALE, ConfidenceStyle, scale_steps
from tests.ui.canvas.sample_pages import white

Drawn = Callable[[Canvas], QImage]
SIZE = (800, 600)
CONFIDENCES = (0.1, 0.6, 0.8, 0.9, 0.99, None)


def page() -> Analysis:
    """One line of words, one for each confidence, far apart."""
    words = tuple(
        Word(rectangle(40 + 60 * place, 60, 40, 30), f"word {place}", sure)
        for place, sure in enumerate(CONFIDENCES)
    )
    line = Line(rectangle(40, 60, 340, 30), "all words", None, words)
    return Analysis(
        provider="test",
        features=(Feature("text"),),
        text=Text.of((Block(rectangle(30, 50, 400, 50), lines=(line,)),)),
    )


@pytest.fixture
def words(canvas: Canvas) -> Canvas:
    """Only the words, at 100 %, from the top left."""
    canvas.set_image(white(*SIZE), SIZE)
    canvas.set_overlays([o for o in build_overlays(page(), SIZE) if o.kind == "word"])
    canvas.actual_size()
    left, top = canvas.image_at(QPointF(0, 0))
    canvas.pan_by(left, top)
    return canvas


def edge(image: QImage, place: int) -> str:
    """The colour of a word's outline, at its left edge."""
    return image.pixelColor(40 + 60 * place, 75).name()


def middle(place: int) -> QPointF:
    return QPointF(60 + 60 * place, 75)


def test_the_steps_of_the_scale() -> None:
    found = scale_steps(np.array([0.0, 0.49, 0.5, 0.7, 0.86, 0.95, 1.0, np.nan]))
    assert found.tolist() == [0, 0, 1, 2, 3, 4, 4, -1]


def test_colours_tell_confidence(words: Canvas, drawn: Drawn) -> None:
    words.set_confidence_style(ConfidenceStyle(colours=True))
    image = drawn(words)
    seen = [edge(image, place) for place in range(6)]
    assert seen == [colour.lower() for _, colour in SCALE] + [ABSENT.lower()]


def test_the_scale_is_told_apart_without_colour_too() -> None:
    """Lightness rises and falls once only, so that neighbours differ for every eye."""
    lights = [QColor(colour).lightnessF() for _, colour in SCALE]
    assert all(abs(a - b) > 0.04 for a, b in pairwise(lights))


@pytest.mark.parametrize(("side", "staying"), [("below", {0, 1, 2, 5}), ("above", {3, 4, 5})])
@pytest.mark.parametrize("hide", [False, True])
def test_the_other_side_of_the_threshold_is_dimmed_or_hidden(
    words: Canvas, drawn: Drawn, side: str, staying: set[int], hide: bool
) -> None:
    words.set_confidence_style(ConfidenceStyle(threshold=0.85))
    plain = drawn(words)
    words.set_confidence_style(
        ConfidenceStyle(side="below" if side == "below" else "above", threshold=0.85, hide=hide)
    )
    assert words.confidence_style.hide is hide
    image = drawn(words)
    for place in range(6):
        words.point_at(middle(place))
        if place in staying:
            assert edge(image, place) == edge(plain, place)
            assert words.hovered_region is not None
        elif hide:
            assert edge(image, place) == "#ffffff"
            assert words.hovered_region is None
        else:
            assert edge(image, place) not in {"#ffffff", edge(plain, place)}
            assert words.hovered_region is not None
    words.select_in_rectangle(QRectF(0, 0, 450, 300), add=False)
    chosen = {ref.path[-1] for ref in words.selected}
    assert chosen == (staying if hide else set(range(6)))


def test_labels_never_cover_words_nor_each_other(words: Canvas, qtbot: QtBot, drawn: Drawn) -> None:
    words.set_labelled(on=True)
    labels = words.labels.placed
    assert next(label.text for label in labels).startswith("word")
    boxes = [QRectF(40 + 60 * place, 60, 40, 30) for place in range(6)]
    x, y = words.transform.origin
    places = [QRectF(label.place.translated(x, y)) for label in labels]
    for place in places:
        assert not any(place.adjusted(1, 1, -1, -1).intersects(box) for box in boxes)
        assert sum(place.adjusted(1, 1, -1, -1).intersects(other) for other in places) == 1
    image = drawn(words)
    inside = places[0].toAlignedRect().adjusted(5, 2, -2, -2)
    colours = {
        image.pixelColor(column, row).name()
        for column in range(inside.left(), inside.right())
        for row in range(inside.top(), inside.bottom())
    }
    assert len(colours) > 2
    words.zoom_by(2.0, QPointF(0, 0))
    qtbot.waitUntil(lambda: bool(words.labels.placed) and words.labels.placed != labels)
    words.set_labelled(on=False)
    assert not words.labels.placed


def test_lines_are_labelled_where_words_are_hidden(words: Canvas) -> None:
    words.set_overlays(build_overlays(page(), SIZE))
    words.set_visible("test/word", visible=False)
    words.set_labelled(on=True)
    assert [label.text for label in words.labels.placed] == ["all words"]


def test_where_there_is_no_room_nothing_is_written(words: Canvas) -> None:
    crowd = tuple(Word(rectangle(10 * x, 10 * y, 10, 10), "x", 0.9) for x in range(80) for y in range(60))
    text = Text.of(
        (Block(rectangle(0, 0, 800, 600), lines=(Line(rectangle(0, 0, 800, 600), "x", None, crowd),)),)
    )
    words.set_overlays(build_overlays(Analysis("test", (Feature("text"),), text=text), SIZE))
    words.set_labelled(on=True)
    assert words.labels.placed == ()


def test_a_turned_page_is_labelled_too(words: Canvas) -> None:
    words.rotate_to(90)
    words.fit()
    words.set_labelled(on=True)
    assert words.labels.placed
