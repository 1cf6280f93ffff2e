"""Commands of the menu Analyse: asking providers, and comparing what they say."""

from __future__ import annotations

from typing import Final

from app.config.settings import OFFLINE
from app.ui.window.commands.record import Command, always, has_image

ANALYSE: Final[tuple[Command, ...]] = (
    Command(
        "analyse.run", "Analyse", "Analyse", lambda w: w.analysis.run_current(), ("F5",),
        lambda w: w.analysis.can_run,
    ),
    Command(
        "analyse.all", "Analyse all images", "Analyse", lambda w: w.analysis.run_all(), ("Shift+F5",),
        has_image,
    ),
    Command(
        "analyse.selected", "Analyse selected images", "Analyse",
        lambda w: w.analysis.run_many(w.strip.selected()),
        ("Ctrl+F5",), has_image,
    ),
    Command(
        "analyse.retry-failed", "Retry failed", "Analyse", lambda w: w.analysis.retry_failed(), ("Alt+F5",),
        lambda w: w.session.images.any_troubled,
    ),
    Command(
        "analyse.pause", "Pause the queue", "Analyse",
        lambda w: w.analysis.queue.toggle(), ("Ctrl+Shift+F5",),
        lambda w: w.analysis.queue.waiting > 0, lambda w: w.analysis.queue.resting,
    ),
    Command(
        "analyse.empty-queue", "Clear the queue", "Analyse", lambda w: w.stopping.empty_queue(), (),
        lambda w: w.analysis.queue.waiting > 0,
    ),
    Command(
        "analyse.cancel", "Cancel", "Analyse", lambda w: w.stopping.stop(), ("Shift+Esc",),
        lambda w: w.analysis.busy,
    ),
    Command(
        "analyse.features", "Choose features", "Analyse", lambda w: w.choices.open_features(),
        ("Ctrl+Shift+F",), always, None, 1,
    ),
    Command(
        "analyse.providers", "Choose providers", "Analyse", lambda w: w.choices.open_providers(),
        ("Ctrl+Shift+E",), always, None, 1,
    ),
    Command(
        "analyse.languages", "Choose languages…", "Analyse", lambda w: w.language_choice.open(),
        (), always, None, 1,
    ),
    Command(
        "analyse.on-open", "Analyse images when shown", "Analyse",
        lambda w: w.analysis.toggle_automatic(), (),
        always, lambda w: w.analysis.automatic, 2,
    ),
    Command(
        "analyse.offline", "Offline", "Analyse",
        lambda w: w.offline_switch.toggle(),
        ("Ctrl+Shift+N",), always, lambda w: w.preferences.get(OFFLINE), 2,
    ),
    Command(
        "analyse.history", "Earlier analyses", "Analyse",
        lambda w: w.head.providers.open_menu(w.displayed.provider), ("Ctrl+Shift+H",),
        lambda w: w.history.possible, None, 3,
    ),
    Command(
        "analyse.consensus", "Make consensus…", "Analyse",
        lambda w: w.consensus.ask(w.displayed.provider), (), lambda w: w.consensus.possible, None, 3,
    ),
    Command(
        "compare.open", "Compare readings", "Analyse", lambda w: w.compare.toggle(), ("Alt+3",),
        has_image, lambda w: w.compare.active, 3,
    ),
    Command(
        "compare.next", "Next difference", "Analyse", lambda w: w.compare.step(1), ("F8",),
        lambda w: w.compare.can_step, None, 3,
    ),
    Command(
        "compare.previous", "Previous difference", "Analyse", lambda w: w.compare.step(-1), ("Shift+F8",),
        lambda w: w.compare.can_step, None, 3,
    ),
    Command(
        "compare.swap", "Swap the readings", "Analyse", lambda w: w.compare.swap(), (),
        lambda w: w.compare.can_swap, None, 3,
    ),
    Command(
        "compare.copy-table", "Copy differences as table", "Analyse", lambda w: w.compare.copy_table(), (),
        lambda w: w.compare.can_step, None, 3,
    ),
    Command(
        "compare.panes", "Readings beside each other", "Analyse", lambda w: w.compare.toggle_panes(),
        ("Ctrl+Shift+D",), lambda w: w.compare.active, lambda w: w.compare.beside, 3,
    ),
)  # fmt: skip
