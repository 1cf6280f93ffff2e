"""Records of modules of ours, and those of other packages."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib.metadata import EntryPoint

import pytest

from app.config import plugins
from app.config.plugins import load_plugins, plugin_named
from app.model.errors import UnsupportedError


@dataclass(frozen=True)
class Named:
    name: str
    origin: str = "ours"


ONE = Named("one")
SEVERAL = (Named("two"), Named("three"))
FOREIGN = Named("four", "theirs")
IMPOSTOR = Named("one", "theirs")
NAMELESS = object()


def load(monkeypatch: pytest.MonkeyPatch, attribute: str, *offered: str) -> dict[str, Named]:
    groups = []

    def entry_points(*, group: str) -> list[EntryPoint]:
        groups.append(group)
        return [EntryPoint(name.lower(), f"{__name__}:{name}", group) for name in offered]

    monkeypatch.setattr(plugins, "entry_points", entry_points)

    def name_of(record: Named) -> str:
        return record.name

    loaded = load_plugins("thing", attribute, [__name__], "vidimus.things", name_of)
    assert groups == ["vidimus.things"]
    return loaded


def test_a_module_holds_one_record_or_several_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(monkeypatch, "ONE") == {"one": ONE}
    assert list(load(monkeypatch, "SEVERAL").values()) == list(SEVERAL)


def test_records_of_other_packages_come_after_ours_and_never_replace_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded = load(monkeypatch, "ONE", "IMPOSTOR", "FOREIGN")
    assert list(loaded.items()) == [("one", ONE), ("four", FOREIGN)]


@pytest.mark.parametrize("broken", ["MISSING", "NAMELESS"])
def test_what_cannot_be_loaded_or_has_no_name_is_logged_and_left_out(
    broken: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        assert list(load(monkeypatch, "ONE", broken, "FOREIGN")) == ["one", "four"]
    assert f"the thing {broken.lower()} of another package cannot be loaded" in caplog.text


def test_a_broken_module_of_ours_is_a_defect_and_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AttributeError):
        load(monkeypatch, "NOWHERE")


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    things = {"one": ONE, "two": SEVERAL[0]}
    assert plugin_named("thing", "two", things) is SEVERAL[0]
    with pytest.raises(UnsupportedError, match=r"^there is no thing 'three'; there are: one, two$"):
        plugin_named("thing", "three", things)
