"""Which files a drop means."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.imaging import file_types
from app.imaging.find_images import find_files, find_images, natural_key

from . import pictures


def put(folder: Path, *names: str, data: bytes | None = None) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pictures.encoded(pictures.corners()) if data is None else data)


def names(found: list[Path], base: Path) -> list[str]:
    return [str(path.relative_to(base)) for path in found]


def test_a_folder_means_the_images_in_it_as_people_sort_them(tmp_path: Path) -> None:
    put(
        tmp_path,
        "page 10.png",
        "page 2.png",
        "Page 1.png",
        "b/z.png",
        "a10/x.png",
        "a9/x.png",
        "a9/deep/er/y.png",
    )
    assert names(list(find_images([tmp_path])), tmp_path) == [
        "Page 1.png", "page 2.png", "page 10.png", "a9/x.png", "a9/deep/er/y.png", "a10/x.png", "b/z.png",
    ]  # fmt: skip


def test_in_folders_only_images_count_by_content_and_hidden_ones_do_not(tmp_path: Path) -> None:
    put(tmp_path, "image without ending", ".hidden.png", ".hidden/a.png")
    put(tmp_path, "text.png", data=b"no picture at all")
    put(tmp_path, "empty.png", data=b"")
    put(tmp_path, "drawing.svg", data=b"<svg/>")
    os.mkfifo(tmp_path / "pipe")
    assert names(list(find_images([tmp_path])), tmp_path) == ["image without ending"]


def test_files_named_by_themselves_always_come_in_the_order_given(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", ".hidden", data=b"no picture")
    given = [tmp_path / "b.txt", tmp_path / "missing.png", tmp_path / ".hidden"]
    assert list(find_images(given)) == given


def test_a_name_nobody_can_look_at_does_not_keep_the_others_from_coming(tmp_path: Path) -> None:
    paths = [tmp_path / ("a" * 5_000), tmp_path / "b.png"]
    assert list(find_images(paths)) == paths


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    put(tmp_path, "a/x.png")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "dead").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(list(find_images([tmp_path, tmp_path])), tmp_path) == ["a/x.png"]


def test_a_folder_that_cannot_be_read_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a/x.png", "b/y.png")
    scan = os.scandir

    def guarded(folder: Path) -> object:
        if Path(folder).name == "a":
            raise PermissionError
        return scan(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    assert names(list(find_images([tmp_path])), tmp_path) == ["b/y.png"]


def test_numbers_sort_as_numbers() -> None:
    given = ["10", "9", "b2", "B10", "a", "b1.5", "٣", "x01", "x1"]
    assert sorted(given, key=natural_key) == ["٣", "9", "10", "a", "b1.5", "b2", "B10", "x01", "x1"]


@pytest.mark.parametrize(
    "kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "AVIF", "ICO", "PPM", "JPEG2000", "DDS", "SGI"]
)
def test_images_are_told_by_their_beginning(kind: str) -> None:
    assert file_types.looks_like_image(
        pictures.encoded(pictures.corners(32, 32), kind)[: file_types.PREFIX_BYTES]
    )


@pytest.mark.parametrize("start", [b"", b"text", b"%!PS", b"\xff\x0a", b"\0\0\0\x18ftypmp42"])
def test_other_files_are_told_too(start: bytes) -> None:
    assert not file_types.looks_like_image(start)


def test_a_file_of_two_bytes_beside_images_is_none_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.json").write_bytes(b"{}")
    (tmp_path / "one.pbm").write_bytes(b"P1\n1 1\n0")
    assert [path.name for path in find_images([tmp_path])] == ["one.pbm"]
    assert [path.name for path in find_files([tmp_path])] == ["empty.json", "one.pbm"]
    assert list(find_files([tmp_path / "one.pbm"])) == []
