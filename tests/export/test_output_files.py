"""Exported files are written whole or not at all, under names that stay in their folder."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from app.export.output_files import file_stem, free_name, path_in_folder, source_paths, write_file
from app.model.errors import InputError
from tests.values import image


def test_a_file_takes_the_place_of_another_and_its_folder_is_made(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.txt"
    write_file(target, b"one")
    write_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert [p.name for p in target.parent.iterdir()] == ["a.txt"]


def test_a_file_has_the_permissions_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_file(tmp_path / "exported", b"data")
    assert (tmp_path / "exported").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_device_is_written_to_as_it_is() -> None:
    write_file(Path(os.devnull), b"data")


def test_what_cannot_be_written_is_said_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="cannot write"):
        write_file(tmp_path / "file" / "x", b"data")

    def refused(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(InputError, match="permission denied"):
        write_file(tmp_path / "x", b"data")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_names_are_the_images_own_and_no_two_alike() -> None:
    taken: set[str] = set()
    assert file_stem(image("../a:b?.tar.png")) == "_a_b_.tar"
    assert file_stem(image("...")) == "image"
    assert file_stem(msgspec.structs.replace(image("scan.tif"), frame=2)) == "scan.3"
    assert [free_name("a", ".txt", taken), free_name("A", ".txt", taken)] == ["a.txt", "A-2.txt"]


def test_what_is_made_of_an_image_never_takes_its_place(tmp_path: Path) -> None:
    mine = msgspec.structs.replace(image(), name="a.png", source=tmp_path / "a.png")
    taken: set[str] = set()
    sources = source_paths((mine, msgspec.structs.replace(mine, source=b"")))
    names = [path_in_folder(tmp_path, mine, ".png", taken, sources).name for _ in range(3)]
    assert names == ["a.vidimus.png", "a-2.png", "a-3.png"]
    assert path_in_folder(tmp_path, mine, ".txt", taken, sources).name == "a.txt"
