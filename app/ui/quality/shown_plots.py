"""Which plots are shown of what was measured, with a title and a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.base.i18n import tr
from app.ui.quality.plots import Plot, caught_plot, cer_plot, reliability_plot

if TYPE_CHECKING:
    from app.ui.quality.measured_images import Measured

_MOST = 200
"""Images whose bars are drawn: the worst ones."""


def shown_plots(measured: Measured, provider: str) -> tuple[tuple[str, str, Plot], ...]:
    """Return the plots of one reading; none where nothing of it was measured."""
    total = measured.totals.get(provider)
    if total is None:
        return ()
    plots = []
    rates = [
        (image.key, image.name, cer)
        for image in measured.images
        if provider in image.readings and (cer := image.readings[provider].characters.cer) is not None
    ]
    if len(measured.images) > 1 and rates:
        rates = sorted(rates, key=lambda image: -image[2])[:_MOST]
        plots.append((tr("CER by image"), tr("The worst first; a click opens the image."), cer_plot(rates)))
    if total.calibration is not None:
        plots.append(
            (
                tr("Reliability"),
                tr("How many words are right at each confidence; on the dashed line confidences are honest."),
                reliability_plot(total.calibration),
            )
        )
    caught = caught_plot(total.review) if total.review else None
    if caught is not None:
        plots.append(
            (
                tr("Errors caught"),
                tr("Errors found by reviewing the least confident words first; dashed: by chance."),
                caught,
            )
        )
    return tuple(plots)
