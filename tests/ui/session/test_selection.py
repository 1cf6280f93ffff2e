"""The one selection: what it holds, and when it tells of it."""

from __future__ import annotations

import dataclasses

import pytest

from app.model.edit import Key
from app.ui.session.selection import SelectedRegions, Selection, SelectionSource

pytestmark = pytest.mark.window

WORD: Key = ("word", (0, 0, 1))
LINE: Key = ("line", (1, 0))


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def changes(selection: Selection) -> list[SelectedRegions]:
    """Every change told, oldest first."""
    told: list[SelectedRegions] = []
    selection.changed.connect(told.append)
    return told


def test_a_change_is_told_once_with_all_of_it(selection: Selection, changes: list[SelectedRegions]) -> None:
    selection.select((WORD,), SelectionSource.CANVAS)
    selection.select_of("tesseract", (LINE, WORD), SelectionSource.FINDINGS)
    assert changes == [
        SelectedRegions("on-device", (WORD,), SelectionSource.CANVAS),
        SelectedRegions("tesseract", (LINE, WORD), SelectionSource.FINDINGS),
    ]
    assert selection.regions is changes[-1]
    assert (selection.provider, selection.keys, selection.source) == (
        "tesseract",
        (LINE, WORD),
        SelectionSource.FINDINGS,
    )


def test_a_value_that_was_told_never_changes(selection: Selection, changes: list[SelectedRegions]) -> None:
    selection.select((WORD,))
    selection.select((LINE,))
    assert changes[0].keys == (WORD,)
    with pytest.raises(dataclasses.FrozenInstanceError):
        changes[0].keys = ()  # type: ignore[misc]


def test_what_is_selected_already_is_no_change_but_can_be_brought_into_sight(
    selection: Selection, changes: list[SelectedRegions]
) -> None:
    again: list[SelectedRegions] = []
    selection.repeated.connect(again.append)
    selection.select((WORD,), SelectionSource.FIND)
    selection.select((WORD,), SelectionSource.EDITING)
    assert len(changes) == 1
    assert [regions.source for regions in again] == [SelectionSource.EDITING]
    assert selection.source is SelectionSource.FIND, "who selected it first did"


def test_listing_another_provider_selects_nothing_of_it(
    selection: Selection, changes: list[SelectedRegions]
) -> None:
    selection.select((WORD,))
    selection.list_provider("on-device")
    assert selection.keys == (WORD,), "it was listed already"
    selection.list_provider("tesseract")
    assert changes[-1] == SelectedRegions("tesseract")


def test_clearing_and_keeping_tell_only_of_what_they_take_away(
    selection: Selection, changes: list[SelectedRegions]
) -> None:
    selection.clear()
    selection.keep_where(lambda _key: False)
    assert changes == []
    selection.select((WORD, LINE), SelectionSource.CANVAS)
    selection.keep_where(lambda _key: True)
    assert len(changes) == 1
    selection.keep_where(lambda key: key == LINE)
    assert changes[-1] == SelectedRegions("on-device", (LINE,), SelectionSource.PROGRAM)
    selection.clear()
    assert changes[-1].keys == ()
