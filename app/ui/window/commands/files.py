"""Commands of the menu File: what comes in and goes out, settings."""

from __future__ import annotations

from typing import Final

from app.config.settings import RECENT
from app.ui.window.commands.record import Command, always, has_image

FILE: Final[tuple[Command, ...]] = (
    Command("file.open", "Open images…", "File", lambda w: w.opener.ask_files(), ("Ctrl+O",)),
    Command("file.open-folder", "Open folder…", "File", lambda w: w.opener.ask_folder(), ("Ctrl+Shift+O",)),
    Command("file.open-link", "Open link…", "File", lambda w: w.opener.ask_link(), ("Ctrl+L",)),
    Command(
        "file.capture", "Capture from the screen…", "File", lambda w: w.capture.start(),
        ("Ctrl+Shift+V",), lambda w: w.capture.possible,
    ),
    Command(
        "file.recent", "Open recent…", "File", lambda w: w.dialogs.open_recent(), ("Ctrl+Shift+R",),
        lambda w: bool(w.preferences.get(RECENT)),
    ),
    Command(
        "file.forget-recent", "Clear recent files", "File", lambda w: w.preferences.set(RECENT, ()),
        (), lambda w: bool(w.preferences.get(RECENT)), None, 1,
    ),
    Command(
        "file.open-answer", "Import results…", "File",
        lambda w: w.saved_answers.ask(), ("Ctrl+Shift+A",), has_image,
    ),
    Command(
        "file.open-reference", "Open as reference…", "File",
        lambda w: w.saved_answers.ask_reference(), ("Ctrl+Alt+G",), has_image,
    ),
    Command(
        "file.export", "Export…", "File", lambda w: w.export.ask(), ("Ctrl+E",),
        lambda w: w.export.can_export,
    ),
    Command(
        "file.quality-report", "Quality report…", "File", lambda w: w.quality_report.ask(),
        ("Ctrl+Alt+E",), has_image,
    ),
    Command("file.samples", "Open the samples", "File", lambda w: w.opener.samples(), (), always, None, 1),
    Command(
        "file.close", "Close image", "File", lambda w: w.session.close_current(),
        ("Ctrl+W",), has_image, None, 2,
    ),
    Command(
        "file.close-all", "Close all images", "File", lambda w: w.session.close_all(),
        ("Ctrl+Shift+W",), has_image, None, 2,
    ),
    Command(
        "file.settings", "Settings…", "File", lambda w: w.dialogs.open_settings(),
        ("Ctrl+,",), always, None, 3,
    ),
    Command(
        "file.providers", "Providers and API keys…", "File", lambda w: w.dialogs.open_providers(),
        ("Ctrl+Shift+K",), always, None, 3,
    ),
    Command("file.quit", "Quit", "File", lambda w: w.close(), ("Ctrl+Q",), always, None, 4),
)  # fmt: skip
