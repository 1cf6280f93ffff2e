from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.config import settings as prefs
from app.config.paths import config_dir, data_dir
from app.config.settings import SCHEMA, Setting, Settings
from app.model.errors import InputError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_names_are_unique_and_defaults_fit_their_own_rules() -> None:
    assert len({s.name for s in SCHEMA}) == len(SCHEMA)
    for setting in SCHEMA:
        assert setting.checked(setting.default) == setting.default
        assert setting.help


def test_without_a_file_everything_is_at_its_default(path: Path) -> None:
    user_settings = Settings(path)
    assert all(user_settings.get(s) == s.default for s in SCHEMA)
    assert user_settings.notices == []
    assert not path.exists()


def test_only_what_differs_is_stored(path: Path) -> None:
    user_settings = Settings(path)
    user_settings.set(prefs.THEME, "dark")
    user_settings.set(prefs.LANGUAGES, ("ru", "en"))
    user_settings.set(prefs.ENDPOINTS, {"google-vision": "https://eu-vision.googleapis.com"})
    user_settings.set(prefs.OFFLINE, not prefs.OFFLINE.default)
    user_settings.set(prefs.OFFLINE, prefs.OFFLINE.default)
    assert tomllib.loads(path.read_text()) == {
        "theme": "dark",
        "languages": ["ru", "en"],
        "endpoints": {"google-vision": "https://eu-vision.googleapis.com"},
    }
    again = Settings(path)
    assert again.get(prefs.LANGUAGES) == ("ru", "en")
    assert again.get(prefs.THEME) == "dark"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_table_that_was_handed_out_changes_nothing(path: Path) -> None:
    user_settings = Settings(path)
    user_settings.get(prefs.OPTIONS)["x"] = "y"
    assert user_settings.get(prefs.OPTIONS) == {}
    assert prefs.OPTIONS.default == {}


def test_two_windows_do_not_undo_each_other(path: Path) -> None:
    first, second = Settings(path), Settings(path)
    first.set(prefs.THEME, "dark")
    second.set(prefs.OFFLINE, not prefs.OFFLINE.default)
    assert Settings(path).get(prefs.THEME) == "dark"
    assert Settings(path).get(prefs.OFFLINE) is True


def test_settings_of_another_version_stay_in_the_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("tomorrow = 1\ntheme = 'dark'\noffline = true\n")
    Settings(path).reset()
    assert tomllib.loads(path.read_text()) == {"tomorrow": 1}


@pytest.mark.parametrize("damage", [b"theme = ", b"\xff\xfe", b"[[[[", b"a = " + b"[" * 50_000])
def test_a_damaged_file_is_kept_under_another_name(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    user_settings = Settings(path)
    (notice,) = user_settings.notices
    assert "damaged" in str(notice)
    assert user_settings.get(prefs.THEME) == "system"
    user_settings.set(prefs.THEME, "light")
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == damage
    assert Settings(path).get(prefs.THEME) == "light"


def test_files_damaged_in_the_same_second_are_all_kept(path: Path) -> None:
    path.parent.mkdir()
    for number in range(3):
        path.write_text(f"= {number}")
        Settings(path)
    assert len(list(path.parent.glob("*.damaged-*"))) == 3


def test_a_damaged_file_that_cannot_be_moved_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_self: Path, _target: Path) -> Path:
        raise PermissionError

    path.parent.mkdir()
    path.write_text("=")
    monkeypatch.setattr(Path, "rename", refused)
    assert str(path) in str(Settings(path).notices[0])
    assert path.read_text() == "="


def test_a_folder_in_place_of_the_file_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    user_settings = Settings(path)
    assert "cannot be read" in str(user_settings.notices[0])
    with pytest.raises(InputError, match="cannot be written"):
        user_settings.set(prefs.THEME, "dark")
    assert user_settings.get(prefs.THEME) == "dark"


def test_one_wrong_value_costs_only_itself(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("theme = 'pink'\ntext_size = 'high'\noffline = true\ntimeout = true\n")
    user_settings = Settings(path)
    assert user_settings.get(prefs.THEME) == "system"
    assert user_settings.get(prefs.TEXT_SIZE) == 10
    assert user_settings.get(prefs.OFFLINE)
    assert user_settings.get(prefs.TIMEOUT) == 300
    assert len(user_settings.notices) == 3


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (prefs.THEME, "pink"),
        (prefs.FEATURES, ("text", "smell")),
        (prefs.LANGUAGES, ("en", 3)),
        (prefs.LANGUAGES, "en"),
        (prefs.TEXT_SIZE, 7),
        (prefs.TEXT_SIZE, 33),
        (prefs.TEXT_SIZE, True),
        (prefs.TIMEOUT, 0),
        (prefs.TIMEOUT, 1.5),
        (prefs.ENDPOINTS, {"a": 1}),
        (prefs.ENDPOINTS, ["a"]),
        (prefs.OFFLINE, 1),
    ],
)
def test_a_value_a_setting_cannot_hold_is_refused(path: Path, setting: Setting[Any], value: object) -> None:
    user_settings = Settings(path)
    with pytest.raises(ValueError, match=setting.name):
        user_settings.set(setting, value)
    assert user_settings.get(setting) == setting.default
    assert not path.exists()


@given(
    st.dictionaries(
        st.sampled_from([s.name for s in SCHEMA]),
        st.one_of(st.booleans(), st.integers(-(2**40), 2**40), st.floats(), st.text(), st.lists(st.text())),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_any_table_gives_settings_in_force(path: Path, table: dict[str, Any]) -> None:
    import tomli_w

    path.parent.mkdir(exist_ok=True)
    path.write_text(tomli_w.dumps(table), "utf-8")
    user_settings = Settings(path)
    for setting in SCHEMA:
        assert setting.checked(user_settings.get(setting)) == user_settings.get(setting)


def test_an_interrupted_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user_settings = Settings(path)
    user_settings.set(prefs.THEME, "dark")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="no space left on device"):
        user_settings.set(prefs.THEME, "light")
    assert list(path.parent.iterdir()) == [path]
    assert Settings(path).get(prefs.THEME) == "dark"


def test_folders_follow_the_environment_or_the_platform(
    private_folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert config_dir() == private_folders["VIDIMUS_CONFIG_DIR"]
    assert data_dir() == private_folders["VIDIMUS_DATA_DIR"]
    assert Settings().path == config_dir() / "settings.toml"
    monkeypatch.delenv("VIDIMUS_CONFIG_DIR")
    monkeypatch.delenv("VIDIMUS_DATA_DIR")
    assert config_dir().name == data_dir().name == "vidimus"
    monkeypatch.setenv("VIDIMUS_DATA_DIR", "~/x")
    assert data_dir() == Path.home() / "x"
