"""What happens instead of the window where there is no display: images are read on the device."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import app
from app.cli.analyze import AnalysisTask, open_store, perform
from app.cli.console import UsageError, print_notice, write_output
from app.cli.inputs import OpenedImage, read_standard_input
from app.cli.pdf_options import use_passwords
from app.cli.request import load_settings, open_limits, provider_calls
from app.config.settings import OFFLINE
from app.export.exporter import ExportContent
from app.export.output_files import file_stem, free_name, write_file
from app.export.registry import exporter
from app.model.feature import Feature
from app.model.outcome import Outcome

SAMPLE = Path(app.__file__).parent.parent / "resources" / "samples" / "page.png"


def run(paths: Sequence[str], why: str) -> int:
    """Read images (without any: the bundled sample) on the device, and return the exit status.

    Their text goes to standard output, and each image with its polygons drawn to the current folder.
    ``why`` is the reason there is no window, as part of a sentence.
    """
    options = [p for p in paths if p.startswith("-") and p != "-"]
    if options:
        raise UsageError(f"{options[0]} is no option of the window; see vidimus --help")
    print_notice(f"{why}, so no window opens; reading on the device instead")
    settings = load_settings()
    sources = list(paths) or [str(SAMPLE)]
    limits = open_limits(settings)
    use_passwords(None)
    task = AnalysisTask(
        calls=provider_calls(["on-device"], (), (), settings),
        features=(Feature.TEXT, Feature.FACES),
        limits=limits,
        piped=read_standard_input(limits) if "-" in sources else b"",
    )
    text, drawing = exporter("text"), exporter("png")
    taken_names: set[str] = set()

    def deliver(opened: OpenedImage, outcomes: tuple[Outcome, ...]) -> None:
        analyses = tuple(o.analysis for o in outcomes)
        content = ExportContent(opened.image, analyses)
        write_output(text.write(content))
        if all(a.status == "failed" for a in analyses):
            return
        name = free_name(f"{file_stem(opened.image)}.vidimus", drawing.suffix, taken_names)
        target = Path.cwd() / name
        write_file(target, drawing.write(content))
        print_notice(f"drawn: {target}")

    return perform(sources, task, deliver, store=open_store(settings), offline=settings.get(OFFLINE)).status
