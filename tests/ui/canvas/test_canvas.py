from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QImage, QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.model.geometry import rectangle
from app.ui.canvas import Canvas, RegionRef, build_overlays
from tests.ui.canvas.conftest import SIZE
from tests.ui.canvas.sample_pages import PROVIDER, WORDS, page_of_words, white

pytestmark = pytest.mark.window

FIRST = RegionRef(PROVIDER, "word", (0, 0, 0))
SECOND = RegionRef(PROVIDER, "word", (0, 1, 0))
THIRD = RegionRef(PROVIDER, "word", (0, 2, 0))
BLOCK = RegionRef(PROVIDER, "block", (0,))
ON_FIRST, ON_SECOND, ON_BLOCK, ON_NOTHING = (
    QPoint(130, 110),
    QPoint(230, 110),
    QPoint(180, 150),
    QPoint(20, 20),
)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def click(canvas: Canvas, at: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(canvas, LEFT, modifier, at)


def drag(
    canvas: Canvas,
    start: QPoint,
    end: QPoint,
    button: Qt.MouseButton = LEFT,
    modifier: Qt.KeyboardModifier = NONE,
) -> None:
    QTest.mousePress(canvas, button, modifier, start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, button, modifier, end)


def wheel(
    canvas: Canvas,
    at: QPoint,
    angle: QPoint,
    *,
    pixels: QPoint | None = None,
    modifiers: Qt.KeyboardModifier = NONE,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
) -> None:
    event = QWheelEvent(
        at.toPointF(),
        canvas.mapToGlobal(at).toPointF(),
        pixels or QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        modifiers,
        phase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(canvas, event)


# --- Clicks and selection ---------------------------------------------------------------------------


def test_a_click_picks_the_word_over_line_and_block(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignals([canvas.picked, canvas.selection_changed]):
        click(canvas, ON_FIRST)
    assert canvas.selected == (FIRST,)


@pytest.mark.parametrize(("place", "expected"), [(ON_FIRST, FIRST), (ON_BLOCK, BLOCK), (ON_NOTHING, None)])
def test_picked_says_what_was_clicked(
    canvas: Canvas, qtbot: QtBot, place: QPoint, expected: RegionRef | None
) -> None:
    with qtbot.waitSignal(canvas.picked) as caught:
        click(canvas, place)
    assert caught.args == [expected]


def test_what_is_invisible_cannot_be_picked(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.set_visible("on-device/word", visible=False)
    with qtbot.waitSignal(canvas.picked) as caught:
        click(canvas, ON_FIRST)
    assert caught.args == [RegionRef(PROVIDER, "line", (0, 0))]
    canvas.set_hidden(True)
    with qtbot.waitSignal(canvas.picked) as caught:
        click(canvas, ON_FIRST)
    assert caught.args == [None]


def test_a_face_lies_over_a_larger_block(canvas: Canvas, qtbot: QtBot) -> None:
    analysis = page_of_words(WORDS, faces=(rectangle(150, 130, 60, 50),))
    canvas.set_overlays(build_overlays(analysis, SIZE))
    with qtbot.waitSignal(canvas.picked) as caught:
        click(canvas, ON_BLOCK)
    assert caught.args == [RegionRef(PROVIDER, "face", (0,))]


def test_control_click_adds_and_takes_away(canvas: Canvas) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    heard: list[object] = []
    canvas.selection_changed.connect(heard.append)
    click(canvas, ON_FIRST)
    click(canvas, ON_SECOND, control)
    click(canvas, ON_NOTHING, control)
    click(canvas, ON_FIRST, control)
    click(canvas, ON_NOTHING)
    assert heard == [(FIRST,), (FIRST, SECOND), (SECOND,), ()]


def test_a_rubber_band_selects_the_words_in_it(canvas: Canvas, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(canvas.selection_changed) as caught:
        drag(canvas, QPoint(80, 80), QPoint(300, 140), modifier=shift)
    assert caught.args == [(FIRST, SECOND)]
    drag(canvas, QPoint(80, 180), QPoint(300, 240), modifier=shift | Qt.KeyboardModifier.ControlModifier)
    assert canvas.selected == (FIRST, SECOND, THIRD)
    assert canvas.band is None


def test_a_rubber_band_is_drawn_while_it_grows(canvas: Canvas) -> None:
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(300, 300))
    QTest.mouseMove(canvas, QPoint(350, 350))
    QTest.mouseMove(canvas, QPoint(400, 380))
    inside = canvas.grab().toImage().pixelColor(330, 330)
    assert inside.blue() > inside.red()
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(400, 380))
    assert canvas.grab().toImage().pixelColor(330, 330).lightness() == 255


def test_selecting_by_program_says_nothing_and_forgets_what_is_not_there(
    canvas: Canvas, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(canvas.selection_changed):
        canvas.select([FIRST, RegionRef("nobody", "word", (0, 0, 0))])
    assert canvas.selected == (FIRST,)


def test_selection_survives_new_overlays_as_far_as_it_is_there(canvas: Canvas) -> None:
    canvas.select([FIRST, THIRD])
    canvas.set_overlays(build_overlays(page_of_words(WORDS[:2]), SIZE))
    assert canvas.selected == (FIRST,)


def test_revealing_moves_the_view_only_when_needed(canvas: Canvas) -> None:
    corner = canvas.image_at(QPointF(0, 0))
    canvas.select([FIRST])
    assert canvas.image_at(QPointF(0, 0)) == corner
    canvas.pan_by(-350, 0)
    canvas.select([SECOND], reveal=False)
    moved = canvas.image_at(QPointF(0, 0))
    assert moved != corner
    canvas.select([SECOND])
    place = canvas.widget_rect(SECOND)
    assert place is not None
    assert canvas.rect().contains(place.toAlignedRect())


def test_what_is_not_here_has_no_place(canvas: Canvas) -> None:
    assert canvas.widget_rect(RegionRef("nobody", "word", (0, 0, 0))) is None
    before = canvas.zoom
    canvas.zoom_to([RegionRef("nobody", "word", (0, 0, 0))])
    assert canvas.zoom == before


# --- Pointing ---------------------------------------------------------------------------------------


def test_hover_is_told_once_and_drawn(canvas: Canvas, qtbot: QtBot) -> None:
    plain = canvas.grab().toImage().pixelColor(130, 110)
    heard: list[object] = []
    canvas.hovered.connect(heard.append)
    QTest.mouseMove(canvas, ON_FIRST)
    QTest.mouseMove(canvas, ON_FIRST + QPoint(3, 0))
    assert heard == [FIRST]
    assert canvas.grab().toImage().pixelColor(130, 110) != plain
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert heard == [FIRST, None]
    assert canvas.grab().toImage().pixelColor(130, 110) == plain


def test_the_cursor_is_told_in_image_pixels_and_none_outside(canvas: Canvas) -> None:
    heard: list[object] = []
    canvas.cursor_moved.connect(heard.append)
    QTest.mouseMove(canvas, QPoint(40, 30))
    canvas.fit()
    QTest.mouseMove(canvas, QPoint(1, 1))
    assert heard[0] == pytest.approx((40, 30), abs=0.6)
    assert heard[-1] is None


def test_hidden_overlays_show_no_hover(canvas: Canvas, drawn: Callable[[Canvas], QImage]) -> None:
    QTest.mouseMove(canvas, ON_FIRST)
    canvas.set_hidden(True)
    assert drawn(canvas).pixelColor(130, 110).lightness() == 255


# --- Zoom and pan -----------------------------------------------------------------------------------


@pytest.mark.parametrize("modifiers", [NONE, Qt.KeyboardModifier.ControlModifier])
def test_the_wheel_zooms_at_the_cursor(canvas: Canvas, modifiers: Qt.KeyboardModifier) -> None:
    before = canvas.image_at(QPointF(130, 110))
    wheel(canvas, ON_FIRST, QPoint(0, 120), modifiers=modifiers)
    assert canvas.zoom == pytest.approx(2 ** (1 / 3))
    assert canvas.image_at(QPointF(130, 110)) == pytest.approx(before)


def test_two_fingers_on_a_touchpad_pan(canvas: Canvas) -> None:
    before = canvas.image_at(QPointF(0, 0))
    wheel(canvas, ON_FIRST, QPoint(0, -80), pixels=QPoint(-10, -40), phase=Qt.ScrollPhase.ScrollUpdate)
    after = canvas.image_at(QPointF(0, 0))
    assert canvas.zoom == 1.0
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((10, 40))


def test_shift_wheel_and_sideways_wheel_pan_sideways(canvas: Canvas) -> None:
    before = canvas.image_at(QPointF(0, 0))
    wheel(canvas, ON_FIRST, QPoint(0, -120), modifiers=Qt.KeyboardModifier.ShiftModifier)
    wheel(canvas, ON_FIRST, QPoint(-60, 0))
    after = canvas.image_at(QPointF(0, 0))
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((180, 0))
    wheel(canvas, ON_FIRST, QPoint(0, 0))
    assert canvas.image_at(QPointF(0, 0)) == after


def native(canvas: Canvas, kind: Qt.NativeGestureType, value: float) -> None:
    device = QPointingDevice.primaryPointingDevice()
    assert device.type() in {QInputDevice.DeviceType.Mouse, QInputDevice.DeviceType.TouchPad}
    at = QPointF(130, 110)
    event = QNativeGestureEvent(kind, device, 2, at, at, canvas.mapToGlobal(at), value, QPointF())
    QApplication.sendEvent(canvas, event)


def test_a_pinch_on_the_touchpad_zooms_at_the_fingers(canvas: Canvas) -> None:
    before = canvas.image_at(QPointF(130, 110))
    native(canvas, Qt.NativeGestureType.ZoomNativeGesture, 0.25)
    assert canvas.zoom == pytest.approx(1.25)
    assert canvas.image_at(QPointF(130, 110)) == pytest.approx(before)
    native(canvas, Qt.NativeGestureType.SmartZoomNativeGesture, 0)
    assert canvas.zoom < 1
    native(canvas, Qt.NativeGestureType.SwipeNativeGesture, 0)


@pytest.mark.parametrize("button", [LEFT, Qt.MouseButton.MiddleButton])
def test_a_drag_moves_the_picture_and_picks_nothing(
    canvas: Canvas, qtbot: QtBot, button: Qt.MouseButton
) -> None:
    before = canvas.image_at(QPointF(0, 0))
    with qtbot.assertNotEmitted(canvas.picked):
        drag(canvas, QPoint(200, 200), QPoint(150, 170), button)
    after = canvas.image_at(QPointF(0, 0))
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((50, 30))


def test_space_makes_the_left_button_drag(canvas: Canvas) -> None:
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    before = canvas.image_at(QPointF(0, 0))
    QTest.mousePress(canvas, LEFT, NONE, ON_FIRST)
    assert canvas.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseMove(canvas, ON_FIRST - QPoint(2, 2))
    QTest.mouseRelease(canvas, LEFT, NONE, ON_FIRST - QPoint(2, 2))
    assert canvas.image_at(QPointF(0, 0)) == pytest.approx((before[0] + 2, before[1] + 2))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        (Qt.Key.Key_Left, (-64, 0)),
        (Qt.Key.Key_Right, (64, 0)),
        (Qt.Key.Key_Up, (0, -64)),
        (Qt.Key.Key_Down, (0, 64)),
    ],
)
def test_arrows_pan(canvas: Canvas, key: Qt.Key, moved: tuple[int, int]) -> None:
    before = canvas.image_at(QPointF(0, 0))
    QTest.keyClick(canvas, key)
    after = canvas.image_at(QPointF(0, 0))
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx(moved)


def test_plus_and_minus_zoom_and_stop_at_100_percent(canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.zoom > 1
    canvas.zoom_by(1.05 / canvas.zoom)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.zoom == 1.0


def test_keys_that_mean_nothing_here_go_on_to_the_window(canvas: Canvas) -> None:
    for key, modifier in ((Qt.Key.Key_H, NONE), (Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)):
        before = canvas.image_at(QPointF(0, 0))
        QTest.keyClick(canvas, key, modifier)
        assert canvas.image_at(QPointF(0, 0)) == before


def test_a_double_click_goes_to_100_percent_and_back(canvas: Canvas) -> None:
    canvas.fit()
    fitted = canvas.zoom
    QTest.mouseDClick(canvas, LEFT, NONE, QPoint(250, 200))
    assert canvas.zoom == 1.0
    QTest.mouseDClick(canvas, LEFT, NONE, QPoint(250, 200))
    assert canvas.zoom == fitted
    QTest.mouseDClick(canvas, Qt.MouseButton.MiddleButton, NONE, QPoint(250, 200))
    assert canvas.zoom == fitted


def test_a_fitted_image_stays_fitted_when_the_canvas_grows(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.fit()
    before = canvas.zoom
    canvas.resize(700, 560)
    assert canvas.zoom > before
    canvas.actual_size()
    canvas.resize(500, 400)
    assert canvas.zoom == 1.0


def test_zoom_is_told(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.zoom_changed) as caught:
        canvas.zoom_by(2)
    assert caught.args == [2.0]


def test_zooming_to_regions_shows_them_large(canvas: Canvas) -> None:
    canvas.zoom_to([FIRST])
    place = canvas.widget_rect(FIRST)
    assert place is not None
    assert canvas.rect().contains(place.toAlignedRect())
    assert canvas.zoom > 2


# --- Manners ----------------------------------------------------------------------------------------


def test_the_canvas_has_a_name_and_a_tab_stop(canvas: Canvas) -> None:
    assert canvas.accessibleName()
    assert canvas.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert canvas.sizeHint().isValid()


def test_a_focus_frame_shows_only_to_who_came_by_key(
    canvas: Canvas, drawn: Callable[[Canvas], QImage]
) -> None:
    def corner(reason: Qt.FocusReason) -> int:
        QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusIn, reason))
        seen = drawn(canvas).pixelColor(0, 200).rgb()
        QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut, reason))
        return seen

    assert corner(Qt.FocusReason.TabFocusReason) != corner(Qt.FocusReason.MouseFocusReason)


def test_a_new_image_is_fitted_and_forgets_the_hover(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.mouseMove(canvas, ON_FIRST)
    with qtbot.waitSignal(canvas.hovered) as caught:
        canvas.set_image(white(2_000, 100), (2_000, 100))
    assert caught.args == [None]
    assert canvas.zoom == pytest.approx((500 - 48) / 2_000)


def test_the_right_button_is_left_to_the_window(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.picked):
        QTest.mouseClick(canvas, Qt.MouseButton.RightButton, NONE, ON_FIRST)


def test_a_pinch_on_a_touch_screen_zooms(canvas: Canvas, qtbot: QtBot) -> None:
    screen = QTest.createTouchDevice()
    left, right = QPoint(200, 200), QPoint(300, 200)

    def touch(kind: str, spread: int) -> None:
        event = QTest.touchEvent(canvas, screen)
        for number, at in enumerate((left - QPoint(spread, 0), right + QPoint(spread, 0))):
            getattr(event, kind)(number, at, canvas)
        event.commit()

    touch("press", 0)
    for spread in range(10, 60, 10):
        touch("move", spread)
    touch("release", 50)
    assert canvas.zoom > 1.5


def test_an_image_may_be_deleted_while_its_copies_are_made(qtbot: QtBot) -> None:
    made = Canvas()
    made.set_image(white(3_000, 3_000), (3_000, 3_000))
    delete(made)
    QApplication.processEvents()


def test_a_rubber_band_takes_the_finest_text_and_faces(canvas: Canvas) -> None:
    analysis = page_of_words(WORDS, faces=(rectangle(150, 130, 60, 50),))
    canvas.set_overlays(build_overlays(analysis, SIZE))
    canvas.set_visible("on-device/word", visible=False)
    drag(canvas, QPoint(80, 80), QPoint(300, 240), modifier=Qt.KeyboardModifier.ShiftModifier)
    assert {ref.kind for ref in canvas.selected} == {"line", "face"}


def test_many_regions_are_selected_at_once(canvas: Canvas, drawn: Callable[[Canvas], QImage]) -> None:
    words = tuple(rectangle(x, y, 8, 8) for x in range(0, 400, 20) for y in range(0, 400, 20))
    canvas.set_overlays(build_overlays(page_of_words(words), SIZE))
    plain = drawn(canvas).pixelColor(44, 44)
    canvas.select([RegionRef(PROVIDER, "word", (0, index, 0)) for index in range(len(words))])
    assert drawn(canvas).pixelColor(44, 44) != plain


def test_a_canvas_that_is_partly_covered_comes_to_rest(canvas: Canvas, qtbot: QtBot) -> None:
    """Qt never asks it to paint below an opaque widget; it must not wait for that."""
    cover = QWidget(canvas)
    cover.setAutoFillBackground(True)
    cover.setGeometry(0, 0, 500, 100)
    cover.show()
    qtbot.waitExposed(cover)
    for _ in range(3):
        canvas.pan_by(-200, -100)
        qtbot.waitUntil(lambda: canvas.settled)
    canvas.select([SECOND])
    qtbot.waitUntil(lambda: canvas.settled)


def test_tiles_far_from_the_view_are_forgotten(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.set_image(white(500, 500), (8_000, 8_000))
    canvas.actual_size()
    for _ in range(24):
        canvas.pan_by(-256, -256)
        qtbot.waitUntil(lambda: canvas.settled)
    assert canvas.cached_tiles < 80


def test_another_image_begins_with_nothing_selected_or_marked(
    canvas: Canvas, drawn: Callable[[Canvas], QImage]
) -> None:
    plain = drawn(canvas).pixelColor(130, 110)
    canvas.mark([FIRST])
    canvas.select([FIRST])
    canvas.set_image(white(*SIZE), SIZE, keep_view=True)
    assert FIRST in canvas.selected
    canvas.set_image(white(*SIZE), SIZE)
    canvas.set_overlays(build_overlays(page_of_words(WORDS), SIZE))
    canvas.actual_size()
    left, top = canvas.image_at(QPointF(0, 0))
    canvas.pan_by(left, top)
    assert not canvas.selected
    assert drawn(canvas).pixelColor(130, 110) == plain


def test_marks_survive_new_overlays(canvas: Canvas, drawn: Callable[[Canvas], QImage]) -> None:
    canvas.mark([FIRST])
    marked = drawn(canvas).pixelColor(130, 110)
    canvas.set_overlays(build_overlays(page_of_words(WORDS[:1]), SIZE))
    assert drawn(canvas).pixelColor(130, 110) == marked


def test_another_canvas_can_look_at_the_same_place(canvas: Canvas, qtbot: QtBot) -> None:
    other = Canvas()
    qtbot.addWidget(other)
    other.resize(300, 300)
    other.show()
    other.set_image(white(*SIZE), SIZE)
    canvas.zoom_by(2.0, QPointF(10, 10))
    with qtbot.waitSignal(other.view_moved):
        other.show_at(*canvas.zoom_and_centre)
    assert other.zoom_and_centre == pytest.approx(canvas.zoom_and_centre)
    with qtbot.assertNotEmitted(other.view_moved):
        other.show_at(*other.zoom_and_centre)
    with qtbot.waitSignal(canvas.view_moved):
        canvas.pan_by(-5, 0)
