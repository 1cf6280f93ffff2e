"""Commands of the menu View: zoom, pages, overlays, lists, themes."""

from __future__ import annotations

from typing import Final

from app.config.settings import THEME
from app.ui.base.i18n import mark
from app.ui.window.commands.record import Command, always, has_image, has_text

_OVERLAYS: Final = mark("Overlays")
_PROVIDERS: Final = mark("Providers")
_TRANSCRIPT: Final = mark("Transcript")
_THEME: Final = mark("Theme")


def _toggle(key: str) -> Command:
    number, name, title = {
        "block": ("1", "blocks", mark("Show blocks")), "line": ("2", "lines", mark("Show lines")),
        "word": ("3", "words", mark("Show words")), "face": ("4", "faces", mark("Show faces")),
        "object": ("5", "objects", mark("Show objects")),
    }[key]  # fmt: skip
    return Command(
        f"view.{name}",
        title,
        "View",
        lambda w: w.overlays.toggle(key),
        (number,),
        has_image,
        lambda w: w.overlays.is_drawn(key),
        3,
        _OVERLAYS,
    )


def _theme(mode: str, title: str) -> Command:
    return Command(
        f"view.theme-{mode}",
        title,
        "View",
        lambda w: w.preferences.set(THEME, mode),
        (),
        always,
        lambda w: w.theme.mode == mode,
        6,
        _THEME,
    )


VIEW: Final[tuple[Command, ...]] = (
    Command("view.fit", "Fit image", "View", lambda w: w.viewer.fit(), ("Ctrl+0", "F"), has_image),
    Command("view.actual", "Actual size", "View", lambda w: w.viewer.actual_size(), ("Ctrl+1",), has_image),
    Command(
        "view.zoom-in", "Zoom in", "View", lambda w: w.viewer.zoom_by(1.25), ("Ctrl++", "Ctrl+="), has_image,
    ),
    Command("view.zoom-out", "Zoom out", "View", lambda w: w.viewer.zoom_by(0.8), ("Ctrl+-",), has_image),
    Command(
        "view.zoom-selection", "Zoom to selection", "View", lambda w: w.selection_zoom.zoom(),
        ("Z",), lambda w: w.selection_zoom.possible,
    ),
    Command(
        "view.next", "Next image", "View", lambda w: w.session.step(1), ("PgDown",),
        lambda w: w.session.can_step(1), None, 1,
    ),
    Command(
        "view.previous", "Previous image", "View", lambda w: w.session.step(-1), ("PgUp",),
        lambda w: w.session.can_step(-1), None, 1,
    ),
    Command(
        "view.next-page", "Next page of the image", "View", lambda w: w.session.turn(1), ("Ctrl+PgDown",),
        lambda w: w.session.can_turn(1), None, 2,
    ),
    Command(
        "view.previous-page", "Previous page of the image", "View", lambda w: w.session.turn(-1),
        ("Ctrl+PgUp",), lambda w: w.session.can_turn(-1), None, 2,
    ),
    _toggle("block"),
    _toggle("line"),
    _toggle("word"),
    _toggle("face"),
    _toggle("object"),
    Command(
        "view.hide-all", "Hide all overlays", "View", lambda w: w.overlays.toggle_hidden(), ("H",),
        has_image, lambda w: w.overlays.hidden, 3, _OVERLAYS,
    ),
    Command(
        "view.together", "Show all providers together", "View",
        lambda w: w.displayed.set_together(not w.displayed.together), ("T",),
        lambda w: w.displayed.can_step(), lambda w: w.displayed.together, 3, _PROVIDERS,
    ),
    Command(
        "view.next-provider", "Next provider", "View", lambda w: w.displayed.step(1), ("Alt+Right",),
        lambda w: w.displayed.can_step(), None, 3, _PROVIDERS,
    ),
    Command(
        "view.previous-provider", "Previous provider", "View", lambda w: w.displayed.step(-1), ("Alt+Left",),
        lambda w: w.displayed.can_step(), None, 3, _PROVIDERS,
    ),
    Command(
        "view.findings", "Show findings", "View", lambda w: w.inspector.go_to_findings(), ("Alt+1",),
        always, None, 5,
    ),
    Command(
        "view.copies", "Show copies", "View", lambda w: w.inspector.go_to_copies(), ("Alt+2",),
        always, None, 5,
    ),
    Command(
        "view.raw-answer", "Show raw answer", "View", lambda w: w.displayed.show_raw(), ("Ctrl+U",),
        lambda w: w.displayed.has_raw, None, 5,
    ),
    Command(
        "view.transcript", "Findings as transcript", "View", lambda w: w.findings.switch_view(), ("Alt+T",),
        has_text, lambda w: w.findings.view == "transcript", 5, _TRANSCRIPT,
    ),
    Command(
        "view.larger-text", "Larger text in the transcript", "View", lambda w: w.text_actions.resize_text(1),
        ("Alt++", "Alt+="), always, None, 5, _TRANSCRIPT,
    ),
    Command(
        "view.smaller-text", "Smaller text in the transcript", "View",
        lambda w: w.text_actions.resize_text(-1),
        ("Alt+-",), always, None, 5, _TRANSCRIPT,
    ),
    Command(
        "view.paragraphs", "Join lines into paragraphs", "View",
        lambda w: w.text_actions.toggle_paragraphs(), ("Alt+P",), always,
        lambda w: w.findings.bar.paragraphs.isChecked(), 5, _TRANSCRIPT,
    ),
    Command(
        "view.mono", "Monospaced font in the transcript", "View", lambda w: w.text_actions.toggle_mono(),
        (), always, lambda w: w.findings.bar.mono.isChecked(), 5, _TRANSCRIPT,
    ),
    Command(
        "view.detail", "Show the selected region", "View",
        lambda w: w.text_actions.toggle_detail(), ("Alt+D",),
        always, lambda w: w.findings.detail.wanted_at_all, 5,
    ),
    Command(
        "view.full-screen", "Full screen", "View", lambda w: w.toggle_full_screen(), ("F11",),
        always, lambda w: w.isFullScreen(), 6,
    ),
    _theme("system", mark("Follow system theme")),
    _theme("light", mark("Light theme")),
    _theme("dark", mark("Dark theme")),
    Command(
        "view.contrast", "High contrast", "View", lambda w: w.appearance.toggle_contrast(), (), always,
        lambda w: w.theme.high, 6, _THEME,
    ),
)  # fmt: skip
