"""Turned pictures: everything is found, drawn and selected where it is seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPainter, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.canvas import Canvas, RegionRef
from app.ui.canvas.gestures import Tool
from app.ui.canvas.rotation import Rotation
from app.ui.canvas.tone import Tone
from tests.ui.canvas.sample_pages import white

Drawn = Callable[[Canvas], QImage]
ANGLES = (0.0, 1.0, 45.0, 90.0, 180.0, 213.0, 270.0)
NONE = Qt.KeyboardModifier.NoModifier
SQUARE = QRect(300, 120, 40, 30)


def marked(size: tuple[int, int] = (800, 600)) -> QImage:
    """White, with one red rectangle."""
    image = white(*size)
    painter = QPainter(image)
    painter.fillRect(SQUARE, QColor("red"))
    painter.end()
    return image


@pytest.mark.parametrize("degrees", ANGLES)
def test_there_and_back(degrees: float) -> None:
    rotation = Rotation((800, 600), degrees)
    for x, y in ((0.0, 0.0), (800.0, 600.0), (13.0, 500.0)):
        assert rotation.to_image(*rotation.to_plane(x, y)) == pytest.approx((x, y))
        px, py = rotation.to_plane(x, y)
        assert -1e-6 <= px <= rotation.size[0] + 1e-6
        assert -1e-6 <= py <= rotation.size[1] + 1e-6
    assert rotation.image_bounds(rotation.bounds((5.0, 5.0, 9.0, 9.0)))[0] <= 5.0


def test_a_quarter_turn_is_clockwise() -> None:
    rotation = Rotation((800, 600), 90.0)
    assert list(rotation.size) == [600, 800]
    assert list(rotation.to_plane(0, 0)) == [600, 0]


@pytest.mark.parametrize("degrees", ANGLES)
def test_the_picture_is_drawn_where_the_pointer_says_it_is(
    canvas: Canvas, qtbot: QtBot, drawn: Drawn, degrees: float
) -> None:
    canvas.set_overlays(())
    canvas.set_image(marked(), (800, 600))
    canvas.rotate_to(degrees)
    shown = drawn(canvas)
    inside = outside = 0
    for x in range(2, canvas.width(), 7):
        for y in range(2, canvas.height(), 7):
            column, row = canvas.image_at(QPointF(x + 0.5, y + 0.5))
            if SQUARE.adjusted(4, 4, -4, -4).contains(int(column), int(row)):
                assert QColor(shown.pixel(x, y)) == QColor("red")
                inside += 1
            elif QRect(4, 4, 792, 592).contains(int(column), int(row)) and not SQUARE.adjusted(
                -4, -4, 4, 4
            ).contains(int(column), int(row)):
                assert QColor(shown.pixel(x, y)) == QColor("white")
                outside += 1
    assert inside > 0
    assert outside > 100


@pytest.mark.parametrize("degrees", [90.0, 270.0])
def test_a_quarter_turn_at_100_percent_keeps_every_pixel(
    canvas: Canvas, drawn: Drawn, degrees: float
) -> None:
    canvas.set_overlays(())
    image = white(301, 203)
    for x in range(301):
        for y in range(203):
            image.setPixelColor(x, y, QColor(x % 256, y, (x * y) % 256))
    canvas.set_image(image, (301, 203))
    canvas.rotate_to(degrees)
    canvas.actual_size()
    shown = drawn(canvas)
    left, top = canvas.transform.origin
    for x, y in ((0, 0), (300, 202), (17, 100), (255, 3)):
        px, py = canvas.transform.rotation.to_plane(x + 0.5, y + 0.5)
        at = QPoint(left + int(px), top + int(py))
        if shown.rect().contains(at):
            assert QColor(shown.pixel(at)) == image.pixelColor(x, y)


@pytest.mark.parametrize("degrees", ANGLES)
def test_every_word_is_hovered_and_drawn_where_it_is_seen(
    canvas: Canvas, qtbot: QtBot, drawn: Drawn, degrees: float
) -> None:
    canvas.rotate_to(degrees)
    canvas.fit()
    words = [overlay for overlay in canvas.drawn_overlays if overlay.kind == "word"]
    (overlay,) = words
    canvas.set_visible("test/line", visible=False)
    found = 0
    for row in range(0, len(overlay), 5):
        box = overlay.bounds[row]
        at = canvas.transform.to_device((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        canvas.point_at(QPointF(*at))
        ref = canvas.hovered_region
        assert ref == overlay.ref(row)
        assert ref is not None
        place = canvas.widget_rect(ref)
        assert place is not None
        assert place.adjusted(-1, -1, 1, 1).contains(QPointF(*at))
        found += 1
    assert found


def first_words(canvas: Canvas) -> tuple[list[RegionRef], QRect]:
    """Some words next to each other, and a rectangle of the widget around them."""
    (overlay,) = [overlay for overlay in canvas.drawn_overlays if overlay.kind == "word"]
    refs = overlay.refs(overlay.grid.within(*overlay.bounds[0]))
    places = [place for ref in refs if (place := canvas.widget_rect(ref)) is not None]
    around = places[0]
    for place in places:
        around = around.united(place)
    return refs, around.toAlignedRect().adjusted(-2, -2, 2, 2)


@pytest.mark.parametrize("degrees", [0.0, 30.0, 90.0])
@pytest.mark.parametrize("tool", [Tool.BAND, Tool.LASSO])
def test_what_is_drawn_around_is_selected(canvas: Canvas, qtbot: QtBot, degrees: float, tool: Tool) -> None:
    canvas.rotate_to(degrees)
    canvas.fit()
    refs, around = first_words(canvas)
    canvas.set_tool(tool)
    assert canvas.tool is tool
    corners = [around.topLeft(), around.topRight(), around.bottomRight(), around.bottomLeft()]
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, button, NONE, corners[0])
    for corner in corners[1:] if tool is Tool.LASSO else [corners[2]]:
        QTest.mouseMove(canvas, corner)
        assert canvas.lasso or canvas.band
        canvas.repaint()
    QTest.mouseRelease(canvas, button, NONE, corners[-1] if tool is Tool.LASSO else corners[2])
    assert set(refs) <= set(canvas.selected)
    assert not canvas.lasso
    canvas.set_tool(Tool.MOVE)
    before = canvas.zoom_and_centre
    QTest.mousePress(canvas, button, NONE, QPoint(100, 100))
    QTest.mouseMove(canvas, QPoint(140, 130))
    QTest.mouseRelease(canvas, button, NONE, QPoint(140, 130))
    assert canvas.zoom_and_centre != before


def test_a_loop_that_is_hardly_one_selects_nothing(canvas: Canvas) -> None:
    canvas.select_in_loop([QPointF(1, 1), QPointF(400, 300)], add=False)
    assert canvas.selected == ()


def test_turning_keeps_the_middle_and_a_fitted_picture_fitted(canvas: Canvas) -> None:
    canvas.fit()
    canvas.rotate_by(90)
    assert canvas.fitted
    canvas.rotate_by(-100)
    assert canvas.degrees == 350
    canvas.actual_size()
    before = canvas.zoom_and_centre
    canvas.rotate_by(33)
    assert canvas.zoom_and_centre == pytest.approx(before)
    assert not canvas.fitted


def test_another_picture_is_upright_unless_the_view_is_kept(canvas: Canvas) -> None:
    canvas.rotate_to(90)
    canvas.actual_size()
    canvas.set_image(white(500, 700), (500, 700))
    assert canvas.degrees == 0
    assert canvas.fitted
    canvas.keep_view = True
    canvas.actual_size()
    canvas.rotate_to(90)
    canvas.show_at(2.0, 100, 600)
    kept = canvas.view_state
    canvas.set_image(None, (0, 0))
    canvas.set_image(white(1_000, 1_400), (1_000, 1_400))
    assert canvas.degrees == 90
    assert canvas.zoom == 2.0
    assert (canvas.view_state.x, canvas.view_state.y) == pytest.approx((kept.x, kept.y), abs=0.01)


def test_two_fingers_turn_the_picture_when_they_mean_it(canvas: Canvas) -> None:
    device = QPointingDevice.primaryPointingDevice()

    def feel(kind: Qt.NativeGestureType, value: float) -> None:
        at = QPointF(130, 110)
        place = canvas.mapToGlobal(at)
        QApplication.sendEvent(canvas, QNativeGestureEvent(kind, device, 2, at, at, place, value, QPointF()))

    feel(Qt.NativeGestureType.BeginNativeGesture, 0)
    feel(Qt.NativeGestureType.RotateNativeGesture, 8)
    assert canvas.degrees == 0
    feel(Qt.NativeGestureType.RotateNativeGesture, 8)
    feel(Qt.NativeGestureType.RotateNativeGesture, 5)
    assert canvas.degrees == 5


# --- Tone ----------------------------------------------------------------------------------------


def test_neutral_tone_changes_nothing_and_extremes_stay_in_range() -> None:
    assert Tone().table.tolist() == list(range(256))
    assert Tone(100, 100).table.max() == 255
    assert Tone(-100, -100).table.min() == 0
    flat = Tone(0, -100).table
    assert flat.max() - flat.min() <= 1
    steep = Tone(0, 60).table.astype(int)
    assert steep[100] < 100
    assert steep[150] > 150


@pytest.mark.parametrize("degrees", [0.0, 30.0])
def test_tone_changes_the_picture_not_the_background(canvas: Canvas, drawn: Drawn, degrees: float) -> None:
    canvas.set_overlays(())
    canvas.set_image(marked((200, 150)), (200, 150))
    canvas.rotate_to(degrees)
    before = drawn(canvas)
    canvas.set_tone(Tone(-50, 0))
    assert canvas.tone == Tone(-50, 0)
    after = drawn(canvas)
    middle = canvas.rect().center()
    assert QColor(after.pixel(middle)).red() == Tone(-50, 0).table[255]
    assert after.pixel(2, 2) == before.pixel(2, 2)


def test_tone_leaves_transparency_alone() -> None:
    image = QImage(4, 4, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(200, 100, 50, 128))
    made = Tone(20, 0).applied(image)
    colour = made.pixelColor(1, 1)
    assert colour.alpha() == 128
    wanted = int(Tone(20, 0).table[200])
    assert abs(colour.red() - wanted) <= 4  # halved and doubled again
