"""Faces on real pictures: the astronaut of scikit-image, turned, small, mirrored, and pages without any."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image as PillowImage
from PIL import ImageDraw, ImageFont
from skimage import data

from app.model.analysis import Face
from app.model.geometry import area, centre, contains
from app.reader.faces import find_faces

FACE = (224.0, 115.0)
"""Middle of the astronaut's face in a picture of 512 by 512 pixels."""


@pytest.fixture(scope="module")
def astronaut() -> PillowImage.Image:
    return PillowImage.fromarray(data.astronaut())


def pixels(picture: PillowImage.Image) -> npt.NDArray[np.uint8]:
    return np.asarray(picture.convert("RGB"))


def only(faces: tuple[Face, ...]) -> Face:
    assert len(faces) == 1
    return faces[0]


def test_the_astronaut_has_one_face_upright_and_without_a_confidence(astronaut: PillowImage.Image) -> None:
    face = only(find_faces(pixels(astronaut)))
    assert contains(face.polygon, FACE)
    assert face.confidence is None
    assert 80**2 < area(face.polygon) < 130**2
    first, second, third, fourth = face.polygon
    assert first[0] < second[0]
    assert first[1] < fourth[1]
    assert third[0] > fourth[0]


@pytest.mark.parametrize("degrees", [-40, -20, 20, 40])
def test_a_tilted_head_has_a_polygon_tilted_with_it(astronaut: PillowImage.Image, degrees: int) -> None:
    face = only(find_faces(pixels(astronaut.rotate(-degrees))))
    turn = np.deg2rad(degrees)
    x, y = FACE[0] - 256, FACE[1] - 256
    there = (256 + x * np.cos(turn) - y * np.sin(turn), 256 + x * np.sin(turn) + y * np.cos(turn))
    assert np.hypot(*np.subtract(centre(face.polygon), there)) < 20
    (x0, y0), (x1, y1), *_ = face.polygon
    assert np.rad2deg(np.arctan2(y1 - y0, x1 - x0)) == pytest.approx(degrees, abs=12)


def test_a_mirrored_picture_has_the_face_at_the_mirrored_place(astronaut: PillowImage.Image) -> None:
    mirrored = astronaut.transpose(PillowImage.Transpose.FLIP_LEFT_RIGHT)
    assert contains(only(find_faces(pixels(mirrored))).polygon, (511 - FACE[0], FACE[1]))


def test_in_a_large_picture_the_place_is_told_in_its_own_pixels(astronaut: PillowImage.Image) -> None:
    large = astronaut.resize((2048, 2048))
    assert contains(only(find_faces(pixels(large))).polygon, (4 * FACE[0], 4 * FACE[1]))


def test_a_face_cut_off_by_the_edge_is_found(astronaut: PillowImage.Image) -> None:
    assert contains(only(find_faces(pixels(astronaut.crop((195, 0, 512, 400))))).polygon, (30, 115))


def test_small_and_grey_faces_are_found_each_once(astronaut: PillowImage.Image) -> None:
    head = astronaut.crop((150, 30, 300, 200)).resize((75, 85)).convert("L")
    group = PillowImage.new("L", (400, 300), 200)
    for column in range(4):
        for row in range(3):
            group.paste(head, (12 + 97 * column, 8 + 97 * row))
    assert len(find_faces(pixels(group))) == 12


def test_a_page_of_text_has_no_face() -> None:
    page = PillowImage.new("RGB", (800, 1000), "white")
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(20)
    for row in range(38):
        draw.text(
            (40, 30 + 25 * row), "We have seen and read the letter as it stands: 0 8 B @", "black", font
        )
    assert find_faces(pixels(page)) == ()


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (11, 300), (13, 12), (3000, 13), (64, 64)])
def test_empty_and_tiny_pictures_have_no_face(size: tuple[int, int]) -> None:
    assert find_faces(np.zeros((size[1], size[0], 3), np.uint8)) == ()


def test_a_cat_has_no_face() -> None:
    assert find_faces(data.chelsea()) == ()


@pytest.mark.slow
def test_on_the_shared_pictures_faces_are_found_and_traps_avoided(shared_data: Path) -> None:
    from app.imaging.open import identify
    from app.imaging.pixels import load

    folder = shared_data / "faces"
    counts = json.loads((folder / "face_counts.json").read_text())
    there = {name: int(str(note)[0]) for name, note in counts.items()}
    found = {name: len(find_faces(pixels(load(identify(folder / name))))) for name in there}
    assert sum(min(found[name], there[name]) for name in there) >= 15
    assert sum(found[name] for name in there if not there[name]) <= 2
