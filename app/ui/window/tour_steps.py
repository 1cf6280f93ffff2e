"""The steps of the tour, told with the keys in force and tied to the controls of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from app.ui.base.i18n import tr
from app.ui.help.tour import TourStep
from app.ui.opening.incoming import Incoming
from app.ui.viewer.empty_state import SAMPLES, sample_files
from app.ui.widgets.shortcuts import shortcut

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


def tour_steps(window: MainWindow) -> tuple[TourStep, ...]:
    """Return what the tour shows: opening, overlays, comparing, correcting, exporting."""
    return (
        TourStep(
            tr("Open images"),
            tr(
                "Drop images, folders or saved results anywhere here, or press {key}. "
                "The sample is read on your computer; nothing is sent anywhere."
            ).format(key=_key("file.open")),
            window.viewer,
            window.opener.finished,
            lambda: False,  # the sample may still be on its way
            lambda: _open_sample(window),
        ),
        TourStep(
            tr("Show and hide overlays"),
            tr("Each switch draws one kind of region. Click one, or press {key} for lines.").format(
                key=_key("view.lines")
            ),
            window.overlays,
            window.overlays.visible_changed,
            lambda: True,
        ),
        TourStep(
            tr("Compare two readings"),
            tr(
                "The tab Compare ({key}) lays two readings side by side and lists where they differ: two "
                "providers, or a reading and its ground truth. The sample brings its own."
            ).format(key=_key("compare.open")),
            window.inspector.tabs,
            window.inspector.compare_shown,
            lambda: window.compare.active,
            lambda: _open_ground_truth(window),
            window.inspector.tabs.rect,
        ),
        TourStep(
            tr("Correct a word"),
            tr(
                "Select a word here or on the image, press {key}, type, and press Enter. "
                "The original reading is kept, and {undo} takes it back."
            ).format(key=_key("correct.text"), undo=_key("correct.undo")),
            window.findings,
            window.corrections.changed,
            lambda: window.session.current is not None and window.session.current.corrected,
            lambda: _show_reading(window),
        ),
        TourStep(
            tr("Export"),
            tr(
                "{key} writes searchable PDF, ALTO, PAGE-XML, text, tables and more, with your corrections. "
                "The manual and this tour are in the menu Help."
            ).format(key=_key("file.export")),
            window.menuBar(),
            window.command_actions["file.export"].triggered,
            lambda: True,
            area=lambda: _file_menu(window),
        ),
    )


def _key(command_id: str) -> str:
    """Return the key in force of a command, its title where it has none."""
    return shortcut(command_id).key or shortcut(command_id).name


def _open_sample(window: MainWindow) -> None:
    if window.session.current is None:
        window.opener.open(Incoming(sample_files()[:1]))


def _open_ground_truth(window: MainWindow) -> None:
    """Open the text the sample was drawn from as its reference, if the sample is looked at and has none."""
    entry = window.session.current
    if entry is None or not isinstance(entry.image.source, Path) or entry.image.source.parent != SAMPLES:
        return
    read = [provider for provider in entry.summaries if not entry.is_reference(provider)]
    if read and len(read) == len(entry.summaries):  # without one the reference would stand alone
        window.saved_answers.open(entry.image.source.with_suffix(".txt"), reference=True)


def _show_reading(window: MainWindow) -> None:
    """List what was found by a provider: a reference is read-only."""
    window.inspector.show_findings()
    entry = window.session.current
    if entry is not None and entry.is_reference(window.session.selection.provider):
        read = [provider for provider in entry.summaries if not entry.is_reference(provider)]
        if read:
            window.displayed.choose(read[0])


def _file_menu(window: MainWindow) -> QRect:
    bar = window.menuBar()
    return bar.actionGeometry(bar.actions()[0])
