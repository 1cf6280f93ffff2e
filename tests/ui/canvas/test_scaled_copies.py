from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.ui.canvas import image_layer
from app.ui.canvas.image_layer import ImageLayer
from app.ui.canvas.scaled_copies import ScaledCopy, halved, make_scaled_copies
from tests.ui.canvas.sample_pages import white

pytestmark = pytest.mark.window


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_halving_takes_the_mean_of_four_in_each_channel(height: int, width: int, seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 2**32, (height, width), np.uint32)
    channels = pixels.view(np.uint8).reshape(height, width, 4).astype(float)
    padded = np.pad(channels, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    mean = padded.reshape(padded.shape[0] // 2, 2, padded.shape[1] // 2, 2, 4).mean(axis=(1, 3))
    made = halved(pixels)
    assert made.shape == mean.shape[:2]
    assert np.abs(made.view(np.uint8).reshape(mean.shape) - mean).max() <= 1


@pytest.mark.parametrize(
    ("given_format", "drawn_format"),
    [
        (QImage.Format.Format_RGB32, QImage.Format.Format_RGB32),
        (QImage.Format.Format_RGB888, QImage.Format.Format_RGB32),
        (QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB32),
        (QImage.Format.Format_RGBA8888, QImage.Format.Format_ARGB32_Premultiplied),
    ],
)
def test_every_level_is_quick_to_draw_and_keeps_the_colour(
    given_format: QImage.Format, drawn_format: QImage.Format
) -> None:
    image = QImage(2_001, 1_003, given_format)
    image.fill(QColor(120, 120, 120))
    levels = make_scaled_copies(ScaledCopy(image, 1))
    assert [level.side for level in levels] == [1, 2, 4]
    assert [level.image.width() for level in levels] == [2_001, 1_001, 501]
    for level in levels:
        assert level.image.format() == drawn_format
        assert level.image.pixelColor(300, 200) == QColor(120, 120, 120)


def test_a_small_copy_lies_exactly_where_the_image_does(qtbot: QtBot) -> None:
    """An edge in the image stays at its place whichever copy is drawn."""
    image = white(4_099, 600)
    painter = QPainter(image)
    painter.fillRect(3_000, 0, 1_099, 600, QColor("black"))
    painter.end()
    layer = ImageLayer()
    with qtbot.waitSignal(layer.changed):
        layer.set_image(image, (4_099, 600))
    assert not layer.pending
    target = white(400, 60)
    painter = QPainter(target)
    layer.paint(painter, QRect(0, 0, 400, 60), 400, 59, smooth=True)
    painter.end()
    edge = next(x for x in range(400) if target.pixelColor(x, 30).lightness() < 128)
    assert abs(edge - 3_000 * 400 / 4_099) <= 1


def test_nothing_is_painted_outside_the_image(qtbot: QtBot) -> None:
    layer = ImageLayer()
    target = white(10, 10)
    painter = QPainter(target)
    layer.paint(painter, QRect(0, 0, 10, 10), 10, 10, smooth=True)
    with qtbot.waitSignal(layer.changed):
        layer.set_image(QImage(20, 20, QImage.Format.Format_RGB32), (20, 20))
    layer.paint(painter, QRect(50, 50, 10, 10), 20, 20, smooth=True)
    painter.end()
    assert target == white(10, 10)


def test_without_memory_for_copies_the_image_itself_is_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(_: ScaledCopy) -> tuple[ScaledCopy, ...]:
        raise MemoryError

    monkeypatch.setattr(image_layer, "make_scaled_copies", no_memory)
    layer = ImageLayer()
    with qtbot.waitSignal(layer.changed):
        layer.set_image(white(900, 900), (900, 900))
    assert not layer.empty


def test_the_copies_of_an_image_that_was_replaced_are_dropped(qtbot: QtBot) -> None:
    layer = ImageLayer()
    heard: list[int] = []
    layer.changed.connect(lambda: heard.append(1))
    layer.set_image(white(2_000, 1_000), (2_000, 1_000))
    with qtbot.waitSignal(layer.changed):
        layer.set_image(QImage(30, 30, QImage.Format.Format_RGB32), (30, 30))
    layer.set_image(None, (0, 0))
    assert layer.empty
    assert not layer.pending
    assert heard == [1]
