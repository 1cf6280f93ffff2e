"""How a provider stands with the current image, worked out from values alone. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from app.model.analysis import Analysis
from app.model.analysis_origin import AnalysisOrigin
from app.model.safe_text import one_line
from app.ui.analysis.progress_text import progress_text
from app.ui.analysis.running_analyses import Run
from app.ui.base.i18n import number_text, tr
from app.ui.base.safe_text import sentence_case
from app.ui.base.sentences import sentence_of
from app.ui.content.display_names import display_name
from app.ui.content.origin_text import is_from_file, origin_text
from app.ui.session.entries import Entry
from app.ui.widgets.shortcuts import shortcut

_LONGEST_FILE: Final = 22
"""Letters of a file's name in a pill."""


@dataclass(frozen=True)
class ProviderStatus:
    """How a provider stands with the image: ``tone`` is a colour name; ``share`` 0..1 while it runs.

    ``rank`` is its place, which gives its dashes; absent where there is no other provider to be told from.
    ``drawn``: its regions are on the canvas.
    """

    provider: str
    title: str
    note: str = ""
    tone: str = "idle"
    tip: str = ""
    share: float | None = None
    rank: int | None = None
    drawn: bool = True


def status_of(
    provider: str,
    title: str,
    run: Run | None,
    analysis: Analysis | None,
    origin: AnalysisOrigin | None = None,
    *,
    waits: bool = False,
) -> ProviderStatus:
    """Return how a provider stands: what runs or waits counts before what was answered, by ``origin``."""
    if run is not None:
        progress = run.progress
        share = progress.done / progress.total if progress and progress.total else 0.0
        tone = "doubt" if progress and progress.again else "accent"
        return ProviderStatus(provider, title, progress_text(run), tone, share=share)
    if waits:
        return ProviderStatus(provider, title, tr("waiting"), "accent")
    if analysis is None:
        return ProviderStatus(provider, title)
    if analysis.status != "ok":
        return _status_of_failure(provider, title, analysis, origin)
    notes = [_source_note(analysis, origin)]
    tips = [f"{title}: {origin_text(analysis, origin)}"]
    if not is_from_file(analysis, origin):
        tips.append(_seconds(analysis))
        tips += [tr("saved earlier")] if analysis.cached else []
    if analysis.corrected:
        tips.append(tr("corrected by hand"))
        notes.append(tr("corrected"))
    return ProviderStatus(provider, title, " · ".join(n for n in notes if n), "good", tip=", ".join(tips))


def _source_note(analysis: Analysis, origin: AnalysisOrigin | None) -> str:
    """Return what a pill says besides the title: the file, or how long the provider took."""
    if origin is not None and origin.file:
        return one_line(origin.file, _LONGEST_FILE)
    return "" if is_from_file(analysis, origin) else _seconds(analysis)


def _status_of_failure(
    provider: str, title: str, analysis: Analysis, origin: AnalysisOrigin | None
) -> ProviderStatus:
    tip = sentence_of(analysis.errors[0])
    if origin is not None and origin.file:
        tip = f"{one_line(origin.file, 60)}: {tip}"
    if analysis.status == "failed":
        return ProviderStatus(provider, title, tr("failed"), "bad", tip=tip)
    failed = ", ".join(display_name(error.feature or error.kind) for error in analysis.errors)
    source = _source_note(analysis, origin) or _seconds(analysis)
    note = tr("{seconds} · without {failed}").format(seconds=source, failed=failed)
    return ProviderStatus(provider, title, note, "doubt", tip=tip)


def beside_failure(status: ProviderStatus, failed: Analysis) -> ProviderStatus:
    """Return the status of an earlier answer that stays while the last attempt failed."""
    tip = f"{tr('The new request failed')}: {sentence_of(failed.errors[0])}\n{status.tip}"
    note = " · ".join(part for part in (status.note, tr("failed again")) if part)
    return replace(status, note=note, tone="doubt", tip=tip)


def outdated(status: ProviderStatus) -> ProviderStatus:
    """Return the status of a consensus of readings that have changed since it was made."""
    tip = tr("A reading it was made of has changed since. Make the consensus anew for the newer one.")
    note = " · ".join(part for part in (status.note, tr("out of date")) if part)
    return replace(status, note=note, tone="doubt", tip=f"{tip}\n{status.tip}")


def _seconds(analysis: Analysis) -> str:
    return tr("{seconds} s").format(seconds=number_text(analysis.seconds, 1))


def note_of(entry: Entry | None, provider: str, waiting: str = "") -> str:
    """Return a sentence to stand over a provider's findings where their rows alone leave a question.

    ``waiting`` is the sentence for an image that waits to be analysed.
    """
    if entry is None or entry.running:
        return ""
    analysis = entry.analyses.get(provider)
    if analysis is None:
        return waiting or (tr("Not analysed yet.") if entry.asked else "")
    if analysis.status == "failed":
        return one_line(sentence_of(analysis.errors[0]))
    nothing = _nothing_found(analysis)
    notes = [nothing] if nothing else []
    if entry.is_reference(provider):
        notes.append(tr("This reference is read-only: corrections go to a reading."))
    if analysis.copies is not None and not nothing and not has_regions(analysis):
        key = shortcut("view.copies").key
        keyed = tr("Where the image was found is in the list of copies ({key}).").format(key=key)
        notes.append(keyed if key else tr("Where the image was found is in the list of copies."))
    basic = analysis.provider == "on-device"
    if basic and analysis.faces and all(face.confidence is None for face in analysis.faces):
        notes.append(tr("Faces come from a basic detector: no confidence."))
    return " ".join(notes)


def _nothing_found(analysis: Analysis) -> str:
    no_text = analysis.text is not None and not analysis.text.blocks
    no_faces = analysis.faces is not None and not analysis.faces
    if no_text and no_faces:
        return tr("No text and no faces found.")
    return tr("No text found.") if no_text else tr("No faces found.") if no_faces else ""


def failure_sentence(title: str, analysis: Analysis) -> str:
    """Return the first failure of an analysis that failed, wholly or in part, as a sentence."""
    first = analysis.errors[0]
    what = f", {display_name(first.feature)}" if first.feature else ""
    return sentence_case(f"{title}{what}: {sentence_of(first)}")


def has_regions(analysis: Analysis | None) -> bool:
    """Return True if an analysis may have something to draw: what was asked for has a place in the image."""
    return analysis is not None and any(
        part is not None for part in (analysis.text, analysis.faces, analysis.objects)
    )
