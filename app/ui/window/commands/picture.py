"""Commands of the menu Picture: how it is turned, lightened, selected in, coloured by confidence."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from app.ui.base.i18n import mark
from app.ui.window.commands.record import Command, has_image

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


def _turn(degrees: float, window: MainWindow) -> None:
    window.view_controls.turn_by(degrees)


def _tone(brightness: int, contrast: int, window: MainWindow) -> None:
    window.view_controls.change_tone(brightness, contrast)


def _threshold(by: int, window: MainWindow) -> None:
    window.view_controls.move_threshold(by)


def _looking(
    command_id: str,
    title: str,
    keys: tuple[str, ...],
    run: Callable[[MainWindow], object],
    checked: Callable[[MainWindow], bool] | None = None,
    group: int = 0,
) -> Command:
    return Command(command_id, title, "Picture", run, keys, has_image, checked, group)


PICTURE: Final[tuple[Command, ...]] = (
    _looking("picture.look", mark("Adjust…"), ("V",), lambda w: w.view_controls.open_popup()),
    _looking("picture.right", mark("Rotate right"), ("Ctrl+]",), partial(_turn, 90), None, 1),
    _looking("picture.left", mark("Rotate left"), ("Ctrl+[",), partial(_turn, -90), None, 1),
    _looking("picture.bit-right", mark("Rotate right 1°"), ("]",), partial(_turn, 1), None, 1),
    _looking("picture.bit-left", mark("Rotate left 1°"), ("[",), partial(_turn, -1), None, 1),
    _looking("picture.upright", mark("Upright"), ("U",), lambda w: w.view_controls.upright(), None, 1),
    _looking("picture.lighter", mark("Brighter"), ("Ctrl+Alt+Up",), partial(_tone, 10, 0), None, 2),
    _looking("picture.darker", mark("Darker"), ("Ctrl+Alt+Down",), partial(_tone, -10, 0), None, 2),
    _looking(
        "picture.more-contrast", mark("More contrast"), ("Ctrl+Alt+Right",), partial(_tone, 0, 10), None, 2
    ),
    _looking(
        "picture.less-contrast", mark("Less contrast"), ("Ctrl+Alt+Left",), partial(_tone, 0, -10), None, 2
    ),
    _looking(
        "picture.plain",
        mark("Reset image"),
        ("Ctrl+Alt+Home",),
        lambda w: w.view_controls.plain(),
        None,
        2,
    ),
    _looking(
        "picture.rectangle",
        mark("Select with a rectangle"),
        ("Shift+Q",),
        lambda w: w.view_controls.toggle_tool("BAND"),
        lambda w: w.view_controls.tool == "BAND",
        3,
    ),
    _looking(
        "picture.lasso",
        mark("Select with a lasso"),
        ("Q",),
        lambda w: w.view_controls.toggle_tool("LASSO"),
        lambda w: w.view_controls.tool == "LASSO",
        3,
    ),
    _looking(
        "picture.names",
        mark("Label regions with their text"),
        ("X",),
        lambda w: w.view_controls.toggle_labels(),
        lambda w: w.view_controls.labelled,
        4,
    ),
    _looking(
        "picture.confidence",
        mark("Colour by confidence"),
        ("C",),
        lambda w: w.view_controls.toggle_colours(),
        lambda w: w.view_controls.coloured,
        4,
    ),
    _looking(
        "picture.side",
        mark("Filter by confidence"),
        ("Shift+C",),
        lambda w: w.view_controls.next_side(),
        None,
        4,
    ),
    _looking("picture.threshold-up", mark("Raise the threshold"), (".",), partial(_threshold, 5), None, 4),
    _looking("picture.threshold-down", mark("Lower the threshold"), (",",), partial(_threshold, -5), None, 4),
    _looking(
        "picture.overview",
        mark("Overview"),
        ("M",),
        lambda w: w.view_controls.toggle_overview(),
        lambda w: w.view_controls.overview,
        5,
    ),
    _looking(
        "picture.keep-view",
        mark("Keep the view between images"),
        ("K",),
        lambda w: w.view_controls.toggle_keep_view(),
        lambda w: w.view_controls.keep_view,
        5,
    ),
)
