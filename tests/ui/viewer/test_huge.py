"""Pictures too large to be held, in a whole window: preview, tiles, faults, leaving nothing behind."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.config.settings import SHOW_INCOMPLETE
from app.imaging import limits
from app.imaging.open import identify
from app.ui.canvas import qimages
from app.ui.viewer import picture_loader
from app.ui.window.main_window import MainWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

SIZE = (3_001, 2_003)


@pytest.fixture
def little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """From a million pixels on a picture is too large to be held."""
    monkeypatch.setattr(qimages, "MAX_HELD", 1_000_000)


def grain() -> PIL.Image.Image:
    across, down = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]))
    pixels = np.stack((across % 251, down % 241, (across // 7 + down // 5) % 256), axis=2)
    return PIL.Image.fromarray(pixels.astype(np.uint8))


def open_and_settle(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.open_paths([str(path)])
    stage = window.viewer
    qtbot.waitUntil(lambda: stage.canvas is not None and not window.runtime.busy, timeout=20_000)
    qtbot.waitUntil(lambda: stage.canvas is not None and stage.canvas.settled, timeout=20_000)


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("turn", [1, 3, 6])
@pytest.mark.parametrize("name", ["p.jpg", "p.png"])
def test_every_pixel_is_sharp_at_its_place(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, turn: int
) -> None:
    path = tmp_path / name
    exif = PIL.Image.Exif()
    exif[0x0112] = turn
    grain().save(path, quality=100, subsampling=0, exif=exif)
    with PIL.Image.open(path) as file:
        wanted = file.convert("RGB")
    back = {1: None, 3: PIL.Image.Transpose.ROTATE_180, 6: PIL.Image.Transpose.ROTATE_270}[turn]
    wanted = wanted if back is None else wanted.transpose(back)
    open_and_settle(window, qtbot, path)
    canvas = window.viewer.canvas
    assert canvas is not None
    canvas.actual_size()
    canvas.pan_by(-400, 300)
    qtbot.waitUntil(lambda: canvas.settled, timeout=20_000)
    shown = canvas.grab().toImage()
    for x, y in ((60, 60), (200, 120), (canvas.width() - 60, canvas.height() - 60)):
        # what is drawn begins at a whole pixel
        left, top = canvas.transform.origin
        column, row = x - left, y - top
        got = QColor(shown.pixel(x, y))
        pixel = wanted.getpixel((column, row))
        assert isinstance(pixel, tuple)
        most = 0 if name.endswith("png") else 4
        assert all(
            abs(a - b) <= most for a, b in zip((got.red(), got.green(), got.blue()), pixel, strict=True)
        )


@pytest.mark.usefixtures("little_memory")
def test_transparent_pictures_and_odd_scales_are_drawn_from_tiles_too(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "clear.png"
    picture = PIL.Image.new("RGBA", SIZE, (200, 30, 30, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 1_500, SIZE[1]))
    picture.save(path)
    open_and_settle(window, qtbot, path)
    canvas = window.viewer.canvas
    assert canvas is not None
    for zoom in (0.7, 1.7, 3.0):
        canvas.show_at(zoom, 1_500, 1_000)
        qtbot.waitUntil(lambda: canvas.settled and canvas.sharp, timeout=20_000)
        shown = canvas.grab().toImage()
        middle = shown.height() // 2
        right = QColor(shown.pixel(shown.width() // 2 + 20, middle))
        left = QColor(shown.pixel(shown.width() // 2 - 20, middle))
        assert (right.red(), right.green(), right.blue()) == (200, 30, 30)
        assert left.red() == left.green()  # the checks below shine through


@pytest.mark.parametrize("name", ["p.jpg", "p.png"])
def test_what_is_held_comes_small_first_where_that_is_quick(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(picture_loader, "PREVIEW_FROM", 1_000_000)
    grain().save(tmp_path / name)
    heard: list[bool] = []
    window.viewer.loaded.connect(lambda _image: heard.append(True))
    open_and_settle(window, qtbot, tmp_path / name)
    canvas = window.viewer.canvas
    assert canvas is not None
    assert canvas.sharp
    assert len(heard) == (2 if name == "p.jpg" else 1)


@pytest.mark.usefixtures("little_memory")
def test_another_image_stops_the_cutting(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = tmp_path / "a.png", tmp_path / "b.png"
    grain().save(first)
    PIL.Image.new("RGB", (300, 200), "red").save(second)
    with qtbot.waitSignal(window.viewer.loaded, timeout=20_000):
        window.open_paths([str(first)])
    open_and_settle(window, qtbot, second)
    assert window.session.current is not None
    assert window.session.current.name == "b.png"
    assert not window.messages.notices


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("name", ["p.jpg", "p.png"])
def test_on_a_full_disk_the_small_copy_stays_and_one_sentence_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    class Usage:
        free = 1

    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage)
    grain().save(tmp_path / name)
    open_and_settle(window, qtbot, tmp_path / name)
    canvas = window.viewer.canvas
    assert canvas is not None
    assert not canvas.empty
    (notice,) = window.messages.notices
    assert "the disk has no room for its sharp pixels" in notice.sentence


@pytest.mark.usefixtures("little_memory")
def test_a_file_that_breaks_off_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    PIL.Image.effect_noise((2_000, 1_000), 50).save(path)
    path.write_bytes(path.read_bytes()[:400_000])
    window.preferences.set(SHOW_INCOMPLETE, value=False)
    window.open_paths([str(path)])
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    assert window.messages.notices[0].action == "Retry"


def test_a_picture_larger_than_usual_is_drawn_when_it_was_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = limits.DEFAULT_LIMITS
    monkeypatch.setattr(limits, "DEFAULT_LIMITS", limits.OpenLimits(max_pixels=100))
    out = io.BytesIO()
    PIL.Image.new("RGB", (60, 40), "red").save(out, "PNG")
    image = identify(out.getvalue(), "large", limits=usual)
    assert qimages.load_image(image).width() == 60
    assert qimages.load_scaled_copy(image).image.width() == 60
