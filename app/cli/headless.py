"""What happens instead of the window where there is no display: the same job, on paper."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import app
from app.cli.analyze import Task, open_store, perform
from app.cli.inputs import Input, read_standard_input
from app.cli.manners import UsageError, say, write_file, write_output
from app.cli.output import free_name, stem
from app.cli.request import asked, load_settings, open_limits
from app.export.registry import exporter
from app.model.feature import Feature
from app.model.outcome import Outcome
from app.settings import OFFLINE

SAMPLE = Path(app.__file__).parent.parent / "resources" / "samples" / "page.png"


def why_no_window() -> str | None:
    """Why no window can be opened here, as part of a sentence; None where one can."""
    if sys.platform in {"win32", "darwin"}:
        return None
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal", "vnc", "linuxfb"}:
        return None
    displays = [d for d in (os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")) if d]
    if not displays:
        return "there is no display"
    if any(_answers(display) for display in displays):
        return None
    return f"the display {displays[-1]} does not answer"


def run(paths: Sequence[str], why: str) -> int:
    """Read the images (without any: the bundled sample) on the device.

    Their text goes to standard output, and each image with its polygons drawn to the current folder.
    """
    wrong = [p for p in paths if p.startswith("-") and p != "-"]
    if wrong:
        raise UsageError(f"{wrong[0]} is no option of the window; see vidimus --help")
    say(f"{why}, so no window opens; reading on the device instead")
    settings = load_settings()
    sources = list(paths) or [str(SAMPLE)]
    limits = open_limits(settings)
    task = Task(
        asked=asked(["on-device"], (), (), settings),
        features=(Feature.TEXT, Feature.FACES),
        limits=limits,
        piped=read_standard_input(limits) if "-" in sources else b"",
    )
    text, drawing = exporter("text"), exporter("png")
    drawn: set[str] = set()

    def deliver(one: Input, outcomes: tuple[Outcome, ...]) -> None:
        analyses = tuple(o.analysis for o in outcomes)
        write_output(text.write(one.image, analyses))
        if all(a.status == "failed" for a in analyses):
            return
        target = Path.cwd() / free_name(f"{stem(one.image)}.vidimus", drawing.suffix, drawn)
        write_file(target, drawing.write(one.image, analyses))
        say(f"drawn: {target}")

    return perform(sources, task, deliver, store=open_store(settings), offline=settings.get(OFFLINE)).status


def _answers(display: str) -> bool:
    """Whether somebody listens at a display's address; Qt would end the program where nobody does."""
    host, colon, number = display.rpartition(":")
    if not colon:  # Wayland: a socket in the runtime folder
        return _listens(socket.AF_UNIX, str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / display))
    screen = number.partition(".")[0]
    if not screen.isdigit():
        return False
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{screen}"  # noqa: S108 - where X servers listen
        return any(_listens(socket.AF_UNIX, address) for address in (path, f"\0{path}"))
    return _listens(socket.AF_INET, (host, 6000 + int(screen)))


def _listens(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family) as knock:
            knock.settimeout(3)
            knock.connect(address)
    except (OSError, OverflowError):
        return False
    return True
