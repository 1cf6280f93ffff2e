"""Commands of the menu Analyse: asking providers, and comparing what they say."""

from __future__ import annotations

from typing import Final

from app.config.settings import OFFLINE
from app.ui.window.commands.record import Command, always, has_image

ANALYSE: Final[tuple[Command, ...]] = (
    Command(
        "analyse.run", "Analyse", "Analyse", lambda w: w.analyst.run_current(), ("F5",),
        lambda w: w.analyst.can_run,
    ),
    Command(
        "analyse.all", "Analyse all images", "Analyse", lambda w: w.analyst.run_all(), ("Shift+F5",),
        has_image,
    ),
    Command(
        "analyse.selected", "Analyse selected images", "Analyse", lambda w: w.analyse_selected(),
        ("Ctrl+F5",), has_image,
    ),
    Command(
        "analyse.retry-failed", "Retry failed", "Analyse", lambda w: w.analyst.retry_failed(), ("Alt+F5",),
        lambda w: w.session.images.any_troubled,
    ),
    Command(
        "analyse.pause", "Pause the queue", "Analyse", lambda w: w.analyst.queue.toggle(), ("Ctrl+Shift+F5",),
        lambda w: w.analyst.queue.waiting > 0, lambda w: w.analyst.queue.resting,
    ),
    Command(
        "analyse.empty-queue", "Empty the queue", "Analyse", lambda w: w.analyst.queue.clear(), (),
        lambda w: w.analyst.queue.waiting > 0,
    ),
    Command(
        "analyse.cancel", "Cancel", "Analyse", lambda w: w.analyst.cancel(), ("Esc",),
        lambda w: w.analyst.busy,
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
        "analyse.on-open", "Analyse images when shown", "Analyse", lambda w: w.analyst.toggle_automatic(), (),
        always, lambda w: w.analyst.automatic, 2,
    ),
    Command(
        "analyse.offline", "Offline", "Analyse",
        lambda w: w.set_offline(not w.services.settings.get(OFFLINE)),
        ("Ctrl+Shift+N",), always, lambda w: w.services.settings.get(OFFLINE), 2,
    ),
    Command(
        "compare.open", "Compare readings", "Analyse", lambda w: w.comparing.toggle(), ("Alt+3",),
        has_image, lambda w: w.comparing.active, 3,
    ),
    Command(
        "compare.next", "Next difference", "Analyse", lambda w: w.comparing.step(1), ("F8",),
        lambda w: w.comparing.can_step, None, 3,
    ),
    Command(
        "compare.previous", "Previous difference", "Analyse", lambda w: w.comparing.step(-1), ("Shift+F8",),
        lambda w: w.comparing.can_step, None, 3,
    ),
    Command(
        "compare.swap", "Swap the readings compared", "Analyse", lambda w: w.comparing.swap(), (),
        lambda w: w.comparing.active, None, 3,
    ),
    Command(
        "compare.panes", "Readings beside each other", "Analyse", lambda w: w.comparing.toggle_panes(),
        ("Ctrl+Shift+D",), lambda w: w.comparing.active, lambda w: w.comparing.beside, 3,
    ),
)  # fmt: skip
