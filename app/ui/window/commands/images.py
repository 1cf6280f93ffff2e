"""Commands of the menu Images: which of them the strip shows, and how."""

from __future__ import annotations

from typing import Final

from app.ui.base.i18n import mark
from app.ui.session.arranged_images import SortOrder, StateFilter
from app.ui.window.commands.record import Command, always, has_image

_ONLY: Final = {
    StateFilter.ALL: mark("Show all images"),
    StateFilter.NEW: mark("Show images not analysed"),
    StateFilter.DONE: mark("Show analysed images"),
    StateFilter.TROUBLED: mark("Failed only"),
    StateFilter.HITS: mark("Show images with copies found"),
}
_ORDERS: Final = {
    SortOrder.OPENED: mark("Sort images by order of opening"),
    SortOrder.NAME: mark("Sort images by name"),
    SortOrder.STATE: mark("Sort images by state"),
    SortOrder.CONFIDENCE: mark("Sort images by confidence"),
    SortOrder.ERRORS: mark("Sort images by errors"),
    SortOrder.HITS: mark("Sort images by copies found"),
}


def _only(only: StateFilter) -> Command:
    return Command(
        f"images.only-{only.name.lower()}",
        _ONLY[only],
        "Images",
        lambda w: w.session.arranged.set_only(only),
        (),
        always,
        lambda w: w.session.arranged.only is only,
        1,
    )


def _order(number: int, order: SortOrder) -> Command:
    return Command(
        f"images.sort-{order.name.lower()}",
        _ORDERS[order],
        "Images",
        lambda w: w.session.arranged.set_order(order),
        (f"Ctrl+Alt+{number}",),
        always,
        lambda w: w.session.arranged.order is order,
        2,
    )


IMAGES: Final[tuple[Command, ...]] = (
    Command(
        "images.select-all", "Select all images", "Images", lambda w: w.strip.view.selectAll(),
        ("Ctrl+Alt+A",), has_image,
    ),
    Command(
        "images.close-selected", "Close selected images", "Images", lambda w: w.closing.close_selected(),
        ("Ctrl+Alt+W",), lambda w: bool(w.strip.selected()),
    ),
    Command(
        "images.copy-path", "Copy path", "Images", lambda w: w.strip.copy_paths(), (),
        lambda w: any(entry.path for entry in w.strip.selected()),
    ),
    Command(
        "images.filter", "Filter images", "Images", lambda w: w.strip.go_to_field(),
        ("Ctrl+Shift+I",), lambda w: w.strip.field.isVisible(),
    ),
    *map(_only, StateFilter),
    *(_order(number, order) for number, order in enumerate(SortOrder, 1)),
    Command(
        "images.sort-backwards", "Reverse order", "Images",
        lambda w: w.session.arranged.turn_round(), ("Ctrl+Alt+0",),
        always, lambda w: w.session.arranged.backwards, 3,
    ),
)  # fmt: skip
