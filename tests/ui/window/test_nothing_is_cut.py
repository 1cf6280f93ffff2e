"""No sentence of the window is cut: in any language, at 1280×800 and at 200 % on a screen of 1600×1000."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import ANALYSE_WHEN_SHOWN, LANGUAGE
from app.model.analysis import Analysis, Copies
from app.model.feature import Feature
from app.ui.analysis.queue_progress import QueueProgress
from app.ui.base.i18n import LANGUAGES, tr, use_language
from app.ui.base.preferences import Preferences
from app.ui.settings.providers_dialog import KEYRING_WAITS, ProvidersDialog
from app.ui.window.application import make_window
from app.ui.window.assembly import assemble
from app.ui.window.main_window import MainWindow
from tests.conftest import ROOT
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.cut_texts import cut_texts

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]
DOUBLE = "VIDIMUS_TEST_DOUBLE_SCALE"
SIZE = (800, 470) if os.environ.get(DOUBLE) else (1280, 800)
"""Of the window in logical pixels: half of 1600×1000 less the frame and a task bar."""
SETTLE = 3
"""Rounds in which layouts ask each other for room."""


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """A window in one of the languages, as large as the smallest screen allows."""
    preferences = Preferences.load()
    preferences.set(LANGUAGE, request.param)
    preferences.set(ANALYSE_WHEN_SHOWN, value=False)
    preferences.write_now()
    window = make_window(qapp)
    assemble(window)
    qtbot.addWidget(window)
    window.show()
    window.resize(*SIZE)
    yield window
    window.close()
    window.startup_shutdown.end()
    use_language(qapp, "en")
    QLocale.setDefault(QLocale.system())


def settle(window: QWidget) -> None:
    for _ in range(SETTLE):
        QApplication.processEvents()
    for _ in range(SETTLE):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert window.isVisible()


def look(window: MainWindow, part: QWidget, cut: dict[str, list[str]], where: str) -> None:
    settle(part)
    if texts := cut_texts(part):
        cut[where] = texts
    assert window.width() <= SIZE[0], f"{where}: the window has grown"


def test_no_text_is_cut(spoken: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    window = spoken
    cut: dict[str, list[str]] = {}
    look(window, window, cut, "empty")
    window.open_paths([str(make_image(f"a-name-of-some-length-{n}.png")) for n in range(3)])
    qtbot.waitUntil(lambda: window.session.current is not None and not window.runtime.busy, timeout=20_000)
    look(window, window, cut, "not analysed")
    entry = window.session.current
    assert entry is not None
    for made in (
        analysis("on-device", extra="left"),
        analysis("google-vision", extra="right"),
        Analysis("yandex-search", (Feature.COPIES,), copies=Copies()),
    ):
        window.session.put(entry.key, entry.image, made)
    qtbot.waitUntil(lambda: not window.session.settling and not window.runtime.busy, timeout=20_000)
    window.overlays.set_counts({"block": 1234, "line": 12345, "word": 123456, "face": 12, "object": 123})
    window.status.show_cursor((12345.0, 12345.0))
    window.status.show_runs((), QueueProgress(4000, 1200, 120, seconds_left=2400.0))
    window.messages.notify("test", tr(KEYRING_WAITS), tr("Retry failed"), lambda: None)
    for command in ("view.findings", "view.transcript", "view.copies", "compare.open", "review.open"):
        window.command_actions.run(command)
        qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
        look(window, window, cut, command)
    for command in ("picture.look", "analyse.features", "analyse.providers"):
        window.command_actions.run(command)
        popup = QApplication.activePopupWidget()
        assert popup is not None, command
        look(window, popup, cut, command)
        popup.close()
    window.command_actions.run("analyse.languages")
    languages = window.language_choice.opened
    assert languages is not None
    languages.field.setText("no such language")
    look(window, languages, cut, "languages")
    languages.close()
    window.command_actions.run("help.tour")
    while window.tour.running:
        panel = window.tour.panel
        assert panel is not None
        look(window, panel, cut, window.tour.step.title)
        window.tour.go_on()
    assert not cut, json.dumps(cut, ensure_ascii=False, indent=1)


def test_no_text_of_a_dialog_is_cut(spoken: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    window = spoken
    cut: dict[str, list[str]] = {}
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.session.current is not None and not window.runtime.busy, timeout=20_000)
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, analysis())
    qtbot.waitUntil(lambda: not window.session.settling and not window.runtime.busy, timeout=20_000)
    for command in (
        "file.settings", "help.keys", "help.change-keys", "help.about", "help.manual", "help.palette",
        "file.export", "file.providers",
    ):  # fmt: skip
        window.command_actions.run(command)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None or _opened(window) is not None)
        dialog = QApplication.activeModalWidget() or _opened(window)
        assert dialog is not None
        look(window, dialog, cut, command)
        if isinstance(dialog, ProvidersDialog):
            qtbot.waitUntil(lambda: dialog.choice.count() > 0)  # noqa: B023 - waited for here
            for row in range(dialog.choice.count()):
                dialog.choice.setCurrentIndex(row)
                qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
                look(window, dialog, cut, f"{command} {dialog.choice.currentText()}")
        dialog.close()
        settle(window)
    assert not cut, json.dumps(cut, ensure_ascii=False, indent=1)


def _opened(window: MainWindow) -> QWidget | None:
    others = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window)
    return next((w for w in others if w.windowTitle() or w.objectName() == "popup"), None)


@pytest.mark.skipif(bool(os.environ.get(DOUBLE)), reason="this is the run at 200 %")
def test_no_text_is_cut_at_double_scale(tmp_path: Path) -> None:
    screen = {"name": "small", "x": 0, "y": 0, "width": 1600, "height": 1000, "logicalDpi": 96, "dpr": 1}
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    environment = {
        **os.environ, DOUBLE: "1", "QT_SCALE_FACTOR": "2",
        "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}",
    }  # fmt: skip
    run = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        str(Path(__file__)),
    ]
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8_000:]
