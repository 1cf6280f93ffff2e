"""The one road of an analysis from storage or a service to canvas and list: what follows what, how often."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.config.settings import ANALYSE_WHEN_SHOWN
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.correct import region_at, retyped
from app.model.edit import Key
from app.model.errors import ServiceError
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.ui.session.selection import SelectionSource
from app.ui.viewer.overlay_builder import OverlayBuilder
from app.ui.window.application import make_window
from app.ui.window.assembly import assemble
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

WORD: Key = ("word", (0, 0, 1))


@contextmanager
def started(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window as after a start of the program, ended like one."""
    window = make_window(qapp)
    window.preferences.set(ANALYSE_WHEN_SHOWN, value=False)
    assemble(window)
    window.show()
    qtbot.waitUntil(window.isVisible)
    yield window
    window.close()
    window.startup_shutdown.end()
    window.deleteLater()


class Road:
    """Records the signals of the road; ``built`` is one real build of overlays.

    A signal stands behind what its receivers in the window did at once, since they were there before. What
    carries no analysis (the empty canvas and list of an image just opened) is left out.
    """

    def __init__(self, window: MainWindow) -> None:
        self.signals: list[str] = []
        builder = window.viewer.findChild(OverlayBuilder)
        assert builder is not None
        for name, signal in (
            ("current_changed", window.session.current_changed),
            ("corrections_read", window.session.corrections_read),
            ("entry_changed", window.session.entry_changed),
            ("corrected", window.corrections.changed),
            ("built", builder.ready),
        ):
            signal.connect(partial(self._record, name))
        window.viewer.drawn.connect(lambda: self._record_if("drawn", bool(window.viewer.counts())))
        window.viewer.built.connect(lambda built: self._record_if("shown", built.analysis is not None))
        listed = window.findings.tree.contents
        window.displayed.listed.connect(
            lambda *_: self._record_if("listed", listed.content.analysis is not None)
        )

    def _record(self, name: str, *_values: object) -> None:
        self.signals.append(name)

    def _record_if(self, name: str, on: bool) -> None:
        if on:
            self._record(name)

    def take(self) -> list[str]:
        """What was recorded since asked last."""
        taken, self.signals = self.signals, []
        return taken


ONCE = ["drawn", "shown", "built", "listed"]
"""What follows when an analysis is built: the canvas draws it, the list shows it, each once."""


def open_image(window: MainWindow, qtbot: QtBot, path: object) -> None:
    window.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.session.current is not None)
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.asked)
    quiet(window, qtbot)


def quiet(window: MainWindow, qtbot: QtBot) -> None:
    """Nothing is under way, and the list shows what the session has."""

    def listed() -> bool:
        entry = window.session.current
        known = None if entry is None else entry.analyses.get(window.session.selection.provider)
        return window.findings.content.analysis is known and not window.runtime.busy

    qtbot.waitUntil(listed, timeout=20_000)


def put(window: MainWindow, answered: Analysis) -> None:
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, answered)


def text_listed(window: MainWindow, key: Key) -> str:
    shown = window.findings.content.analysis
    assert shown is not None
    region = region_at(shown, key)
    assert isinstance(region, Word)
    return region.text


def page_of_words(number: int) -> Analysis:
    """A page with so many words, ten a line and ten lines a block."""
    blocks = []
    for b in range(number // 100):
        lines = []
        for n in range(10):
            top = 2.0 * (b * 10 + n)
            words = tuple(Word(rectangle(30.0 * w, top, 25, 1.5), f"w{b}-{n}-{w}", 0.9) for w in range(10))
            lines.append(Line(rectangle(0, top, 300, 1.5), " ".join(w.text for w in words), 0.9, words))
        blocks.append(Block(rectangle(0, 20.0 * b, 300, 20), lines=tuple(lines)))
    return Analysis("on-device", features=(Feature.TEXT,), seconds=1.0, text=Text.of(tuple(blocks)))


def test_an_answer_and_its_correction_pass_each_station_once(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    road = Road(window)
    open_image(window, qtbot, make_image())
    assert road.take() == ["current_changed", "entry_changed"]

    put(window, analysis())
    qtbot.waitUntil(lambda: "listed" in road.signals)
    assert road.take() == ["corrected", "corrections_read", "entry_changed", *ONCE]

    window.session.selection.select((WORD,), SelectionSource.PROGRAM)
    window.corrections.make(lambda a: retyped(a, WORD, "schooner"))
    qtbot.waitUntil(lambda: "listed" in road.signals)
    quiet(window, qtbot)
    assert road.take() == ["entry_changed", "corrected", *ONCE]
    assert text_listed(window, WORD) == "schooner"
    assert window.session.selection.keys == (WORD,), "the correction left it selected"


def test_a_corrected_page_is_built_and_drawn_once_after_a_restart(
    qapp: QApplication, qtbot: QtBot, make_image: MakeImage
) -> None:
    path = make_image(size=(400, 2100))
    with started(qapp, qtbot) as window:
        open_image(window, qtbot, path)
        put(window, page_of_words(10_000))
        qtbot.waitUntil(lambda: window.corrections.history is not None)
        window.corrections.make(lambda a: retyped(a, WORD, "corrected"))
        quiet(window, qtbot)
    with started(qapp, qtbot) as window:
        road = Road(window)
        open_image(window, qtbot, path)
        qtbot.waitUntil(lambda: "listed" in road.signals)
        assert text_listed(window, WORD) == "corrected"
        quiet(window, qtbot)
        assert road.take() == ["current_changed", "corrected", "corrections_read", "entry_changed", *ONCE]


def test_an_answer_given_again_comes_with_its_corrections(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    open_image(window, qtbot, make_image())
    put(window, analysis())
    qtbot.waitUntil(lambda: window.corrections.history is not None)
    window.corrections.make(lambda a: retyped(a, WORD, "schooner"))
    quiet(window, qtbot)
    road = Road(window)
    put(window, analysis())  # the very same; what waits to be written counts
    qtbot.waitUntil(lambda: "listed" in road.signals)
    assert text_listed(window, WORD) == "schooner"
    assert road.take().count("built") == 1


def test_of_two_answers_of_a_provider_the_later_one_counts(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    open_image(window, qtbot, make_image())
    entry = window.session.current
    assert entry is not None
    put(window, analysis(extra="first"))
    later = analysis(extra="second")
    put(window, later)
    assert window.session.is_arriving(entry.key, "on-device")
    quiet(window, qtbot)
    qtbot.waitUntil(lambda: window.findings.content.analysis is later)
    assert not window.session.is_arriving(entry.key, "on-device")
    put(window, analysis())
    put(window, Analysis.failed("on-device", (Feature.TEXT,), ServiceError("it broke")))
    assert not window.session.is_arriving(entry.key, "on-device"), "a failure has nothing to wait for"
    quiet(window, qtbot)
    now = window.session.current
    assert now is not None
    assert now.analyses["on-device"] is later, "a failure takes nothing away"
    assert now.failures["on-device"].status == "failed"


def test_a_provider_whose_answer_is_on_its_way_may_be_listed_already(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    open_image(window, qtbot, make_image())
    put(window, analysis())
    qtbot.waitUntil(lambda: window.findings.content.analysis is not None)
    road = Road(window)
    put(window, analysis("tesseract"))
    window.displayed.show_new("tesseract")
    assert window.session.selection.provider == "tesseract"
    assert window.findings.content.analysis == analysis(), "what is there stays until the other is ready"
    qtbot.waitUntil(lambda: "listed" in road.signals)
    assert window.findings.content.analysis == analysis("tesseract")
    assert road.take().count("listed") == 1
