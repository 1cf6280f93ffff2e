"""What happens instead of the window where there is no display: the same job, on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import app
from app.cli.analyze import Task, open_store, perform
from app.cli.console import UsageError, say, write_output
from app.cli.inputs import Input, read_standard_input
from app.cli.request import asked, load_settings, open_limits
from app.config.settings import OFFLINE
from app.export.exporter import ExportContent
from app.export.output_files import file_stem, free_name, write_file
from app.export.registry import exporter
from app.model.feature import Feature
from app.model.outcome import Outcome

SAMPLE = Path(app.__file__).parent.parent / "resources" / "samples" / "page.png"


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
        content = ExportContent(one.image, analyses)
        write_output(text.write(content))
        if all(a.status == "failed" for a in analyses):
            return
        target = Path.cwd() / free_name(f"{file_stem(one.image)}.vidimus", drawing.suffix, drawn)
        write_file(target, drawing.write(content))
        say(f"drawn: {target}")

    return perform(sources, task, deliver, store=open_store(settings), offline=settings.get(OFFLINE)).status
