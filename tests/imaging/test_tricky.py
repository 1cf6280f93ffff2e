"""Every strange file we have: it opens, or one plain line says why it does not, soon and without excess."""

from __future__ import annotations

import time
from pathlib import Path

import PIL.ImageFile
import pytest

from app.imaging.fit import fit
from app.imaging.open import identify
from app.imaging.pixels import load
from app.model.errors import InputError
from app.model.limits import Limits
from tests.imaging import pictures

pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:PIL"),
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]


def tried(path: Path) -> str:
    """The error line, empty where the image opens in every way."""
    started = time.monotonic()
    try:
        image = identify(path)
        picture = load(image)
        assert picture.size == (image.width, image.height)
        assert max(load(image, max_side=50).size) <= 50
        for frame in {image.frames // 2, image.frames - 1}:
            load(identify(path, frame=frame))
        fit(image, Limits(bytes=200_000, max_side=1000, min_side=50))
    except InputError as error:
        message = str(error)
        assert message.startswith(f"cannot open {path.name}: ")
        assert len(message.splitlines()) == 1
        assert "Error" not in message
        return message
    finally:
        assert time.monotonic() - started < 60, path  # nothing hangs; how fast it is, benches say
    return ""


KINDS = {
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"),
    "TIFF": ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "I", "F"),
    "JPEG": ("L", "RGB", "CMYK"),
    "GIF": ("1", "L", "P", "RGBA"),
    "BMP": ("1", "L", "P", "RGB", "RGBA"),
    "WEBP": ("RGB", "RGBA"),
    "JPEG2000": ("L", "RGB", "RGBA"),
    "AVIF": ("RGB", "RGBA"),
    "PPM": ("1", "L", "RGB"),
    "TGA": ("L", "P", "RGB", "RGBA"),
}


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind, modes in KINDS.items() for mode in modes])
def test_a_picture_of_any_kind_opens_and_damaged_says_why_not(tmp_path: Path, kind: str, mode: str) -> None:
    drawn = pictures.corners()
    whole = pictures.encoded(
        drawn.convert("L").convert("I").convert(mode) if mode in {"I", "I;16"} else drawn.convert(mode), kind
    )
    damaged = {
        "whole": whole,
        "half": whole[: len(whole) // 2],
        "head": whole[:24],
        "doubled": whole + whole,
        "hole": whole[: len(whole) // 3] + bytes(40) + whole[len(whole) // 3 + 40 :],
        "shuffled": whole[:32] + whole[:31:-1],
    }
    for name, data in damaged.items():
        (tmp_path / name).write_bytes(data)
        refused = tried(tmp_path / name)
        assert not (refused and name == "whole"), refused


def test_every_tricky_file_opens_or_says_why_not(
    shared_data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = sorted(path for path in (shared_data / "tricky").rglob("*") if path.is_file())
    refused = {path.name for path in files if tried(path)}
    assert capfd.readouterr().err == ""
    # what Pillow opened when the collection was made must open here too, but for animations that are
    # damaged behind their first frame
    manifest = (shared_data / "MANIFEST.tsv").read_text("utf-8").splitlines()
    columns = [line.split("\t") for line in manifest if "/tricky/" in line]
    fine = {Path(c[0]).name for c in columns if c[9].startswith("ok")}
    animated = {Path(c[0]).name for c in columns if "/apng/" in c[0] or c[0].endswith(".gif")}
    assert refused & fine <= animated
    assert len(refused) < len(files) / 3


def test_orientations_of_real_cameras_and_containers_show_upright(shared_data: Path) -> None:
    folder = shared_data / "tricky" / "exif-orientation"
    reference = load(identify(folder / "Landscape_1.jpg"), max_side=24, exact=True)
    for number in range(2, 9):
        other = load(identify(folder / f"Landscape_{number}.jpg"), max_side=24, exact=True)
        assert other.size == reference.size
        assert difference(other.tobytes(), reference.tobytes()) < 12
    avifs = [load(identify(path), max_side=24, exact=True) for path in sorted(folder.glob("*.avif"))]
    for other in avifs[1:]:
        assert difference(other.tobytes(), avifs[0].tobytes()) < 12


def test_a_heif_photograph_is_turned_once(shared_data: Path) -> None:
    image = identify(shared_data / "tricky" / "jp2-jxl-avif-heif" / "heif_arrow.heic")
    assert (image.format, image.width, image.height, image.orientation) == ("HEIF", 3024, 4032, 1)
    # an arrow that points up: its head is wider than its shaft, and above it
    dark = load(image, max_side=128).convert("L").point(lambda v: 255 * (v < 80))
    box = dark.getbbox()
    assert box is not None
    upper = dark.crop((0, box[1], 128, (box[1] + box[3]) // 2)).getbbox()
    lower = dark.crop((0, (box[1] + box[3]) // 2 + 8, 128, box[3])).getbbox()
    assert upper is not None
    assert lower is not None
    assert upper[2] - upper[0] > lower[2] - lower[0]


def difference(first: bytes, second: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def test_the_primary_picture_of_a_heif_file_comes_first() -> None:
    from app.imaging.frames import go_to_frame

    class Collection(PIL.ImageFile.ImageFile):  # Pillow writes no HEIF
        format = "HEIF"
        n_frames = 3
        at = 1

        def __init__(self) -> None:
            pass

        def _open(self) -> None:
            pass

        def tell(self) -> int:
            return self.at

        def seek(self, frame: int) -> None:
            self.at = frame

    reached = []
    for frame in range(3):
        picture = Collection()
        go_to_frame(picture, frame)
        reached.append(picture.at)
    assert reached == [1, 0, 2]
