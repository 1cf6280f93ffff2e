"""What becomes of transparency before reading."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image as PillowImage

from app.reader.flatten import opaque_pixels


def with_bar(ink: tuple[int, int, int, int], ground: tuple[int, int, int, int]) -> PillowImage.Image:
    picture = PillowImage.new("RGBA", (40, 30), ground)
    picture.paste(ink, (10, 10, 30, 14))
    return picture


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_picture_without_transparency_stays_as_it_is(mode: str) -> None:
    assert (opaque_pixels(PillowImage.new(mode, (3, 2), "white")) == np.full((2, 3, 3), 255)).all()


def test_an_alpha_channel_that_hides_nothing_is_left_out() -> None:
    flat = opaque_pixels(with_bar((1, 2, 3, 255), (200, 100, 0, 255)))
    assert flat.shape == (30, 40, 3)
    assert flat[0, 0].tolist() == [200, 100, 0]
    assert flat[12, 20].tolist() == [1, 2, 3]


@pytest.mark.parametrize("hidden", [(0, 0, 0, 0), (255, 255, 255, 0)])
def test_dark_writing_on_nothing_stands_on_white_and_light_writing_on_black(
    hidden: tuple[int, int, int, int],
) -> None:
    assert opaque_pixels(with_bar((0, 0, 0, 255), hidden))[0, 0].tolist() == [255, 255, 255]
    assert opaque_pixels(with_bar((255, 255, 240, 255), hidden))[0, 0].tolist() == [0, 0, 0]


def test_half_transparent_ink_is_mixed_with_its_ground() -> None:
    assert 100 < opaque_pixels(with_bar((0, 0, 0, 128), (0, 0, 0, 0)))[12, 20, 0] < 160


def test_a_picture_of_nothing_is_white() -> None:
    assert (opaque_pixels(PillowImage.new("RGBA", (5, 5), (0, 0, 0, 0))) == 255).all()
