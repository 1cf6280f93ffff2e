"""How the picture is looked at: turn, tone, tools, confidence, labels, overview, the view kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.config.settings import DOUBTFUL_BELOW, FIT_ENLARGES, KEEP_VIEW, OVERVIEW, Setting
from app.ui.base.confidence import doubtful_below
from app.ui.base.i18n import number_text, tr
from app.ui.session.context import Context
from app.ui.viewer.image_viewer import ImageViewer

if TYPE_CHECKING:
    from app.ui.canvas.canvas import Canvas
    from app.ui.canvas.confidence_style import ConfidenceStyle, Side
    from app.ui.canvas.overview import Overview
    from app.ui.viewer.adjust_popup import AdjustPopup

_SIDES = ("all", "below", "above")


class ViewControls(QObject):
    """What the commands of the Picture menu do, on the canvas that is seen.

    ``changed`` follows each change of how the picture is looked at.
    """

    changed = Signal()

    def __init__(self, context: Context, viewer: ImageViewer, popup_anchor: QWidget) -> None:
        super().__init__(context.widget)
        self._widget = context.widget
        self._preferences = context.preferences
        self._messages = context.messages
        self._viewer = viewer
        self._anchor = popup_anchor
        self._popup: AdjustPopup | None = None
        self._map: Overview | None = None
        self._tool = "MOVE"
        self.labelled: bool = False
        self.keep_view: bool = self._preferences.get(KEEP_VIEW)
        self.overview: bool = self._preferences.get(OVERVIEW)
        viewer.canvas_made.connect(self._attach)
        self._preferences.changed.connect(self._preference_changed)
        self._attach()

    @property
    def canvas(self) -> Canvas | None:
        """Return the canvas that is seen now, if there is one."""
        return self._viewer.looked

    @property
    def confidence_style(self) -> ConfidenceStyle:
        """Return how the canvas that is seen shows confidence."""
        from app.ui.canvas.confidence_style import ConfidenceStyle

        return ConfidenceStyle() if self.canvas is None else self.canvas.confidence_style

    @property
    def coloured(self) -> bool:
        """Return True if regions have the colour of their confidence."""
        return self.canvas is not None and self.canvas.confidence_style.colours

    @property
    def tool(self) -> str:
        """Return what the left button does: MOVE, BAND or LASSO."""
        return self._tool

    def open_popup(self) -> None:
        """Open the panel with confidence, tone and rotation under its button."""
        if self._popup is None:
            from app.ui.viewer.adjust_popup import AdjustPopup

            popup = self._popup = AdjustPopup(self._widget)
            popup.colours_changed.connect(self.toggle_colours)
            popup.side_changed.connect(self._choose_side)
            popup.threshold_changed.connect(self._set_threshold)
            popup.hide_changed.connect(self._set_hide)
            popup.tone_changed.connect(self._set_tone)
            popup.turned.connect(self._turn_to)
            popup.plain_wanted.connect(self.plain)
        self._tell()
        self._popup.open_under(self._anchor)

    # turning and tone

    def turn_by(self, degrees: float) -> None:
        """Turn the picture further, clockwise."""
        if self.canvas is not None:
            self.canvas.rotate_by(degrees)
            self._tell()

    def upright(self) -> None:
        """Turn the picture back."""
        self._turn_to(0)

    def change_tone(self, brightness: int, contrast: int) -> None:
        """Change brightness and contrast by so many of the 100 steps there are either way."""
        if self.canvas is not None:
            tone = self.canvas.tone
            self._set_tone(
                max(-100, min(100, tone.brightness + brightness)),
                max(-100, min(100, tone.contrast + contrast)),
            )

    def plain(self) -> None:
        """Show the picture as the file has it: upright, neither lighter nor darker."""
        self._set_tone(0, 0)
        self.upright()

    # selecting

    def toggle_tool(self, name: str) -> None:
        """Let the left button select by BAND or LASSO, or move the picture again."""
        from app.ui.canvas.gestures import Tool

        self._tool = "MOVE" if self._tool == name else name
        if self.canvas is not None:
            self.canvas.set_tool(Tool[self._tool])
        hints = {
            "BAND": tr("Drag a rectangle over regions to select them"),
            "LASSO": tr("Draw a line around regions to select them"),
        }
        self._say(hints.get(self._tool, tr("Drag to move the picture")))

    # confidence and labels

    def toggle_colours(self) -> None:
        """Colour regions by their confidence, or by their kind."""
        self._set_confidence_style(replace(self.confidence_style, colours=not self.confidence_style.colours))

    def next_side(self) -> None:
        """Show all regions, then those of low confidence, then those of high."""
        side = _SIDES[(_SIDES.index(self.confidence_style.side) + 1) % len(_SIDES)]
        self._choose_side(side)
        self._say_side()

    def move_threshold(self, by: int) -> None:
        """Raise or lower what counts as doubtful by per cents; the first time show only what is below."""
        if self.confidence_style.side == "all":
            self._choose_side("below")
        self._set_threshold(self._preferences.get(DOUBTFUL_BELOW) + by)
        self._say_side()

    def _say_side(self) -> None:
        threshold = number_text(self.confidence_style.threshold, 2)
        sentences = {
            "all": tr("Any confidence"),
            "below": tr("Confidence below {threshold}"),
            "above": tr("Confidence from {threshold}"),
        }
        self._say(sentences[self.confidence_style.side].format(threshold=threshold))

    def _say(self, sentence: str) -> None:
        self._messages.show_status(sentence)

    def toggle_labels(self) -> None:
        """Write texts beside regions, or no longer."""
        self.labelled = not self.labelled
        if self.canvas is not None:
            self.canvas.set_labelled(self.labelled)

    # map and view

    def toggle_overview(self) -> None:
        """Show the map of the whole picture when zoomed in, or never."""
        self.overview = not self.overview
        self._preferences.set(OVERVIEW, self.overview)
        self._say(tr("Overview shown when zoomed in") if self.overview else tr("Overview not shown"))
        if self._map is not None:
            self._map.set_wanted(self.overview)

    def toggle_keep_view(self) -> None:
        """Look at the next image as at this one, or fit it."""
        self.keep_view = not self.keep_view
        self._preferences.set(KEEP_VIEW, self.keep_view)
        keeps, fits = tr("The view is kept between images"), tr("Each image is shown whole at first")
        self._say(keeps if self.keep_view else fits)
        if self._viewer.canvas is not None:
            self._viewer.canvas.keep_view = self.keep_view

    # inside

    def _attach(self) -> None:
        canvas = self._viewer.canvas
        if canvas is None:
            return
        from app.ui.canvas.overview import Overview

        canvas.keep_view = self.keep_view
        self._apply_threshold()
        self._apply_fitting()
        self._map = Overview(canvas)
        self._map.set_wanted(self.overview)

    def _turn_to(self, degrees: int) -> None:
        if self.canvas is not None:
            self.canvas.rotate_to(degrees)
            self._tell()

    def _set_tone(self, brightness: int, contrast: int) -> None:
        from app.ui.canvas.tone import Tone

        if self.canvas is not None:
            self.canvas.set_tone(Tone(brightness, contrast))
            self._tell()

    def _choose_side(self, side: str) -> None:
        self._set_confidence_style(replace(self.confidence_style, side=cast("Side", side)))

    def _set_threshold(self, percent: int) -> None:
        lowest, highest = int(DOUBTFUL_BELOW.minimum or 0), int(DOUBTFUL_BELOW.maximum or 100)
        self._preferences.set(DOUBTFUL_BELOW, min(highest, max(lowest, percent)))

    def _preference_changed(self, setting: Setting[Any]) -> None:
        if setting is DOUBTFUL_BELOW:
            self._apply_threshold()
            self._tell()
        elif setting is FIT_ENLARGES:
            self._apply_fitting()

    def _apply_fitting(self) -> None:
        for canvas in {self._viewer.canvas, self.canvas}:
            if canvas is not None:
                canvas.set_enlarging(on=self._preferences.get(FIT_ENLARGES))

    def _apply_threshold(self) -> None:
        threshold = doubtful_below(self._preferences)
        for canvas in {self._viewer.canvas, self.canvas}:
            if canvas is not None:
                canvas.set_confidence_style(replace(canvas.confidence_style, threshold=threshold))

    def _set_hide(self, hide: bool) -> None:
        self._set_confidence_style(replace(self.confidence_style, hide=hide))

    def _set_confidence_style(self, style: ConfidenceStyle) -> None:
        if self.canvas is not None:
            self.canvas.set_confidence_style(style)
            self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        if self._popup is None or self.canvas is None:
            return
        style, tone = self.confidence_style, self.canvas.tone
        self._popup.show_values(
            colours=style.colours,
            side=style.side,
            threshold=self._preferences.get(DOUBTFUL_BELOW),
            hide=style.hide,
            tone=(tone.brightness, tone.contrast),
            degrees=self.canvas.degrees,
        )
