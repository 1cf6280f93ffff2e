from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPalette
from pytestqt.qtbot import QtBot

from app.model.geometry import Polygon, rectangle
from app.ui.canvas import Canvas, RegionRef, build_overlays
from app.ui.canvas.canvas_scene import CanvasScene
from app.ui.canvas.confidence_style import ConfidenceStyle
from app.ui.canvas.overlay import overlay_of_arrays
from app.ui.canvas.palette import COLOURS, DARK, DOUBTFUL, LIGHT, dash_pattern
from tests.conftest import ROOT
from tests.ui.canvas.conftest import SIZE
from tests.ui.canvas.sample_pages import PROVIDER, WORDS, page_of_words, white

pytestmark = pytest.mark.window
Drawn = Callable[[Canvas], QImage]


def near(colour: QColor, name: str, tolerance: int = 24) -> bool:
    other = QColor(name)
    pairs = ((colour.red(), other.red()), (colour.green(), other.green()), (colour.blue(), other.blue()))
    return all(abs(a - b) <= tolerance for a, b in pairs)


def stroke_at(image: QImage, x: int, y: int, name: str) -> bool:
    """Whether a pixel of this colour lies within one pixel of the place."""
    around = [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return any(near(image.pixelColor(*place), name) for place in around)


def show_only(canvas: Canvas, kind: str) -> None:
    for other in COLOURS:
        canvas.set_visible(f"{PROVIDER}/{other}", other == kind)


def test_strokes_stand_where_the_words_are(canvas: Canvas, drawn: Drawn) -> None:
    show_only(canvas, "word")
    image = drawn(canvas)
    for polygon in WORDS:
        for x, y in ((polygon[0][0], polygon[0][1] + 10), (polygon[1][0], polygon[1][1] + 10)):
            assert stroke_at(image, int(x), int(y), COLOURS["word"])
    assert near(image.pixelColor(300, 300), "#FFFFFF", 0)


def test_inside_a_word_is_a_faint_fill(canvas: Canvas, drawn: Drawn) -> None:
    show_only(canvas, "word")
    inside = drawn(canvas).pixelColor(130, 110)
    assert inside != QColor("white")
    assert inside.lightness() > 200


def test_a_block_is_outlined_more_heavily_than_a_line(canvas: Canvas, drawn: Drawn) -> None:
    def stroke_width(kind: str, x: int, y: int) -> int:
        show_only(canvas, kind)
        image = drawn(canvas)
        return sum(near(image.pixelColor(x + dx, y), COLOURS[kind], 60) for dx in range(-4, 5))

    assert stroke_width("line", 100, 110) == 1
    assert stroke_width("block", 90, 180) == 2


def test_what_is_invisible_or_hidden_is_not_drawn(canvas: Canvas, drawn: Drawn) -> None:
    show_only(canvas, "face")
    assert near(drawn(canvas).pixelColor(100, 110), "#FFFFFF", 0)
    show_only(canvas, "word")
    canvas.set_hidden(True)
    assert near(drawn(canvas).pixelColor(100, 110), "#FFFFFF", 0)
    canvas.set_hidden(False)
    assert stroke_at(drawn(canvas), 100, 110, COLOURS["word"])


def test_an_overlay_stays_invisible_when_overlays_are_replaced(canvas: Canvas, drawn: Drawn) -> None:
    show_only(canvas, "face")
    canvas.set_overlays(build_overlays(page_of_words(WORDS), SIZE))
    assert near(drawn(canvas).pixelColor(100, 110), "#FFFFFF", 0)


def test_doubtful_words_are_drawn_as_doubt(canvas: Canvas, drawn: Drawn) -> None:
    canvas.set_overlays(build_overlays(page_of_words(WORDS, confidence=0.2), SIZE))
    show_only(canvas, "word")
    assert stroke_at(drawn(canvas), 100, 110, DOUBTFUL)


def test_another_threshold_repaints_the_same_overlays(canvas: Canvas, drawn: Drawn) -> None:
    canvas.set_overlays(build_overlays(page_of_words(WORDS, confidence=0.7), SIZE))
    show_only(canvas, "word")
    assert stroke_at(drawn(canvas), 100, 110, DOUBTFUL)
    canvas.set_confidence_style(ConfidenceStyle(threshold=0.7))
    assert stroke_at(drawn(canvas), 100, 110, COLOURS["word"])
    canvas.set_confidence_style(ConfidenceStyle(threshold=0.71))
    assert stroke_at(drawn(canvas), 100, 110, DOUBTFUL)


def test_a_second_provider_is_dashed(canvas: Canvas, drawn: Drawn) -> None:
    long = (rectangle(50, 50, 300, 200),)
    canvas.set_overlays(build_overlays(page_of_words(long), SIZE, rank=1))
    show_only(canvas, "word")
    image = drawn(canvas)
    on = [stroke_at(image, 50, y, COLOURS["word"]) for y in range(60, 240)]
    column = [near(image.pixelColor(50, y), COLOURS["word"], 40) for y in range(60, 240)]
    assert any(on)
    assert 0.2 < sum(column) / len(column) < 0.9


def test_tilted_regions_are_filled_and_outlined(canvas: Canvas, drawn: Drawn) -> None:
    diamond: tuple[Polygon, ...] = (((200, 50), (300, 150), (200, 250), (100, 150)),)
    canvas.set_overlays(build_overlays(page_of_words(diamond), SIZE))
    show_only(canvas, "word")
    image = drawn(canvas)
    assert image.pixelColor(200, 150) != QColor("white")
    assert image.pixelColor(110, 60) == QColor("white")
    assert any(near(image.pixelColor(250 + d, 100), COLOURS["word"], 140) for d in (-1, 0, 1))


def test_selected_and_marked_regions_stand_out(canvas: Canvas, drawn: Drawn) -> None:
    word = RegionRef(PROVIDER, "word", (0, 0, 0))
    plain = drawn(canvas).pixelColor(130, 110)
    canvas.mark([word])
    marked = drawn(canvas).pixelColor(130, 110)
    canvas.select([word])
    selected = drawn(canvas).pixelColor(130, 110)
    canvas.mark([])
    canvas.select([])
    assert len({plain.rgb(), marked.rgb(), selected.rgb()}) == 3
    assert drawn(canvas).pixelColor(130, 110) == plain


def test_words_too_small_to_outline_are_tinted(canvas: Canvas, drawn: Drawn) -> None:
    show_only(canvas, "word")
    canvas.zoom_by(0.1)
    image = drawn(canvas)
    place = canvas.widget_rect(RegionRef(PROVIDER, "word", (0, 0, 0)))
    assert place is not None
    tinted = image.pixelColor(place.center().toPoint())
    assert tinted.green() > tinted.red()
    assert tinted != QColor("white")


def test_pixels_show_as_squares_above_200_percent_and_smooth_below(
    canvas: Canvas, drawn: Drawn, qtbot: QtBot
) -> None:
    halves = QImage(100, 100, QImage.Format.Format_RGB32)
    halves.fill(QColor("white"))
    for y in range(100):
        for x in range(50):
            halves.setPixelColor(x, y, QColor("black"))
    canvas.set_overlays([])
    canvas.set_image(halves, (100, 100))
    canvas.zoom_by(4 / canvas.zoom)
    middle = canvas.rect().center().y()
    row = {drawn(canvas).pixelColor(x, middle).lightness() for x in range(100, 400)}
    assert row == {0, 255}
    canvas.zoom_by(1.5 / canvas.zoom)
    shades = {drawn(canvas).pixelColor(x, middle).lightness() for x in range(200, 300)}
    assert shades > {0, 255}


def test_a_preview_is_replaced_by_the_sharp_image_in_place(
    canvas: Canvas, drawn: Drawn, qtbot: QtBot
) -> None:
    canvas.set_overlays([])
    preview = white(100, 75)
    canvas.set_image(preview, SIZE)
    canvas.actual_size()
    before = canvas.image_at(QPoint(10, 10).toPointF())
    sharp = white(*SIZE)
    sharp.fill(QColor("red"))
    canvas.set_image(sharp, SIZE, keep_view=True)
    assert canvas.image_at(QPoint(10, 10).toPointF()) == before
    assert drawn(canvas).pixelColor(250, 200) == QColor("red")


def test_alpha_shows_a_checkerboard(canvas: Canvas, drawn: Drawn) -> None:
    clear = QImage(200, 200, QImage.Format.Format_RGBA8888)
    clear.fill(0)
    canvas.set_overlays([])
    canvas.set_image(clear, (200, 200))
    image = drawn(canvas)
    colours = {image.pixelColor(x, 200).name().upper() for x in range(180, 320)}
    assert colours == {LIGHT.check_light, LIGHT.check_dark}


def test_the_ground_follows_light_and_dark(canvas: Canvas, drawn: Drawn) -> None:
    canvas.fit()
    assert drawn(canvas).pixelColor(1, 1) == QColor(LIGHT.background)
    palette = canvas.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#202124"))
    canvas.setPalette(palette)
    assert drawn(canvas).pixelColor(1, 1) == QColor(DARK.background)


def test_without_an_image_only_the_ground_is_drawn(canvas: Canvas, drawn: Drawn) -> None:
    canvas.set_image(None, (0, 0))
    image = drawn(canvas)
    assert image.pixelColor(250, 200) == QColor(LIGHT.background)
    canvas.set_image(QImage(), (10, 10))
    assert drawn(canvas).pixelColor(250, 200) == QColor(LIGHT.background)


STRANGE: tuple[Polygon, ...] = (
    ((math.nan, math.nan),),
    ((math.nan, 5.0), (20.0, 20.0), (50.0, 20.0)),
    ((-1e300, -1e300), (1e300, -1e300), (1e300, 1e300), (-1e300, 1e300)),
    ((math.inf, 0.0), (0.0, -math.inf), (10.0, 10.0)),
    ((100.0, 100.0),),
    ((100.0, 100.0), (300.0, 100.0)),
    ((0.0, 0.0), (100.0, 0.0), (50.0, 50.0), (100.0, 100.0), (0.0, 100.0)),
    (),
    tuple((math.cos(i) * 1e5, math.sin(i * 7) * 1e5) for i in range(2_000)),
)


@pytest.mark.parametrize("zoom", [0.02, 0.3, 1.0, 64.0])
def test_absurd_polygons_are_drawn_without_complaint(canvas: Canvas, drawn: Drawn, zoom: float) -> None:
    analysis = page_of_words(STRANGE, faces=STRANGE)
    canvas.set_overlays(build_overlays(analysis, SIZE, rank=1))
    canvas.zoom_by(zoom / canvas.zoom)
    canvas.select([RegionRef(PROVIDER, "face", (i,)) for i in range(len(STRANGE))])
    for x in range(0, 500, 50):
        canvas.point_at(QPoint(x, 200).toPointF())
    assert not drawn(canvas).isNull()


def test_a_paint_that_fails_is_reported_and_the_canvas_lives(
    canvas: Canvas, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: seen.append(kind))

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(CanvasScene, "paint_picture", broken)
        canvas.set_hidden(True)  # paints every tile anew
        canvas.repaint()
        assert seen == [ZeroDivisionError]
    canvas.set_hidden(False)
    assert stroke_at(drawn(canvas), 100, 110, COLOURS["word"])


def test_fifty_thousand_polygons_are_drawn_in_frames(canvas: Canvas, qtbot: QtBot) -> None:
    columns, rows = np.meshgrid(np.arange(250) * 24.0, np.arange(200) * 20.0)
    corner = np.stack([columns.ravel(), rows.ravel()], axis=1)
    corners = corner[:, None, :] + np.array([[0, 1], [20, 0], [20, 14], [0, 15]])
    many = overlay_of_arrays(
        PROVIDER,
        "word",
        corners.reshape(-1, 2),
        np.full(50_000, 4, np.int64),
        np.arange(50_000, dtype=np.int64)[:, None],
        np.full(50_000, np.nan),
    )
    canvas.set_image(white(600, 400), (6000, 4000))
    canvas.set_overlays([many])
    for _ in range(10):
        canvas.zoom_by(1.5)
        canvas.pan_by(-20, 5)
        canvas.repaint()
    qtbot.waitUntil(lambda: canvas.settled)
    assert canvas.zoom > 1


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_painting_takes_no_references_from_none(canvas: Canvas) -> None:
    canvas.repaint()
    before = sys.getrefcount(None)
    for step in range(1_000):
        canvas.pan_by(3 if step % 2 else -3, 0)
        canvas.repaint()
    assert abs(sys.getrefcount(None) - before) < 500


@pytest.mark.parametrize("factor", ["2", "1.5"])
def test_strokes_stand_right_on_dense_screens(factor: str) -> None:
    """In a process of its own: the density is fixed when Qt starts."""
    env = dict(os.environ, QT_SCALE_FACTOR=factor, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT))
    script = ROOT / "tests" / "ui" / "canvas" / "dense_screen.py"
    done = subprocess.run(
        [sys.executable, str(script)], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"ratio {float(factor)} strokes right"


def test_regions_beside_the_listed_providers_are_outlines_of_another_dash(
    canvas: Canvas, drawn: Drawn
) -> None:
    first = page_of_words(WORDS[:1])
    second = page_of_words(WORDS[1:], provider="tesseract")
    canvas.set_overlays([*build_overlays(first, SIZE), *build_overlays(second, SIZE, rank=1)])
    for provider in (PROVIDER, "tesseract"):
        for kind in ("block", "line"):
            canvas.set_visible(f"{provider}/{kind}", visible=False)
    canvas.set_preferred_provider(PROVIDER)
    image = drawn(canvas)
    assert image.pixelColor(130, 110) != QColor("white")
    assert near(image.pixelColor(230, 110), "#FFFFFF", 0)
    edge = [near(image.pixelColor(x, 100), "#FFFFFF", 60) for x in range(205, 255)]
    assert True in edge
    assert False in edge
    canvas.set_preferred_provider("tesseract")
    image = drawn(canvas)
    assert near(image.pixelColor(130, 110), "#FFFFFF", 0)
    assert image.pixelColor(230, 110) != QColor("white")


def test_regions_as_large_as_the_picture_do_not_tint_it(canvas: Canvas, drawn: Drawn) -> None:
    canvas.set_overlays(build_overlays(page_of_words((), objects=(rectangle(10, 10, 300, 290),)), SIZE))
    canvas.actual_size()
    inside = canvas.widget_rect(RegionRef(PROVIDER, "object", (0,)))
    assert inside is not None
    image = drawn(canvas)
    middle = inside.center().toPoint()
    assert near(image.pixelColor(middle.x() - 10, middle.y() + 120), "#FFFFFF", 0)
    small = build_overlays(page_of_words((), objects=(rectangle(110, 110, 40, 40),)), SIZE)
    canvas.set_overlays(small)
    place = canvas.widget_rect(RegionRef(PROVIDER, "object", (0,)))
    assert place is not None
    assert drawn(canvas).pixelColor(place.center().toPoint()) != QColor("white")


def test_every_service_has_dashes_of_its_own() -> None:
    patterns = [dash_pattern(rank) for rank in range(7)]
    assert len(set(patterns)) == 7
    assert patterns[0] == ()


def test_what_is_selected_shows_even_when_its_kind_is_switched_off(canvas: Canvas, drawn: Drawn) -> None:
    show_only(canvas, "face")
    before = drawn(canvas).pixelColor(130, 110)
    canvas.select([RegionRef(PROVIDER, "line", (0, 0))])
    assert drawn(canvas).pixelColor(130, 110) != before
    canvas.set_hidden(True)
    assert drawn(canvas).pixelColor(130, 110) != before


@pytest.mark.parametrize("highlight", ["select", "mark"])
def test_what_is_selected_or_found_is_drawn_while_all_overlays_are_hidden(
    canvas: Canvas, drawn: Drawn, highlight: str
) -> None:
    canvas.set_hidden(True)
    assert near(drawn(canvas).pixelColor(130, 110), "#FFFFFF", 0)
    getattr(canvas, highlight)([RegionRef(PROVIDER, "word", (0, 0, 0))])
    image = drawn(canvas)
    assert not near(image.pixelColor(130, 110), "#FFFFFF", 0)
    assert near(image.pixelColor(230, 110), "#FFFFFF", 0), "its neighbour is hidden still"


@pytest.mark.parametrize("zoom", [0.3, 0.5, 1.0, 3.0])
def test_a_selection_is_an_outline_and_hardly_a_tint(canvas: Canvas, drawn: Drawn, zoom: float) -> None:
    """At most 15 % of the accent colour lies over the text, at every size a text can be read at."""
    show_only(canvas, "face")
    word = RegionRef(PROVIDER, "word", (0, 0, 0))
    canvas.zoom_by(zoom)
    canvas.select([word])
    place = canvas.widget_rect(word)
    assert place is not None
    image = drawn(canvas)
    inside = image.pixelColor(place.center().toPoint())
    accent = QColor(LIGHT.accent)
    assert inside != QColor("white")
    assert (255 - inside.red()) / (255 - accent.red()) <= 0.151
    assert stroke_at(image, round(place.left()), round(place.center().y()), LIGHT.accent)
