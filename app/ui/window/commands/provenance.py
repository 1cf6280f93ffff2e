"""Commands of the menu Provenance: copies of the image elsewhere."""

from __future__ import annotations

from typing import Final

from app.model.feature import Feature
from app.ui.window.commands.record import Command, always

PROVENANCE: Final[tuple[Command, ...]] = (
    Command(
        "copies.look", "Look for copies of images", "Provenance",
        lambda w: w.feature_providers.switch_on(Feature.COPIES), (), always, None, 0,
    ),
    Command(
        "copies.open-page", "Open page", "Provenance", lambda w: w.copies_controller.open(image=False),
        ("Ctrl+Return",), lambda w: w.inspector.copies.can("copies.open-page"),
    ),
    Command(
        "copies.open-image", "Open image found", "Provenance", lambda w: w.copies_controller.open(image=True),
        ("Ctrl+Shift+Return",), lambda w: w.inspector.copies.can("copies.open-image"),
    ),
    Command(
        "copies.copy-link", "Copy link", "Provenance", lambda w: w.inspector.copies.copy_link(),
        ("Ctrl+Shift+L",), lambda w: w.inspector.copies.can("copies.copy-link"),
    ),
    Command(
        "copies.copy-table", "Copy list of copies as table", "Provenance",
        lambda w: w.copies_controller.copy_table(), (),
        lambda w: w.copies_controller.can_export, None, 1,
    ),
    Command(
        "copies.export", "Export copies…", "Provenance", lambda w: w.copies_controller.ask_export(),
        ("Ctrl+Shift+X",), lambda w: w.copies_controller.can_export, None, 1,
    ),
    Command(
        "copies.more", "More results", "Provenance",
        lambda w: w.copies_controller.more.ask(), ("Ctrl+Alt+M",),
        lambda w: w.copies_controller.more.can_ask, None, 1,
    ),
    Command(
        "copies.thumbnails", "Thumbnails of copies", "Provenance",
        lambda w: w.copies_controller.toggle_thumbnails(), ("Ctrl+Alt+T",), always,
        lambda w: w.copies_controller.pictures.on, 1,
    ),
)  # fmt: skip
