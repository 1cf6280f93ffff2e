"""A window before a local Google service, with many small pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import PIL.Image
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.settings import AGREED, ENDPOINTS
from app.model.feature import Feature
from app.ui.window.main_window import MainWindow
from tests.services import google_vision
from tests.services.local import LocalServer

HOLD = "google-vision", "api_key"


def pictures(folder: Path, count: int, first: int = 0) -> list[Path]:
    """That many pictures, all different."""
    paths = []
    for number in range(first, first + count):
        path = folder / f"{number:03}.png"
        PIL.Image.new("RGB", (40, 30), (number % 256, number // 256, 90)).save(path)
        paths.append(path)
    return paths


def use_google(window: MainWindow, qtbot: QtBot, server: LocalServer, *, agreed: bool = True) -> None:
    """Google alone is asked, for labels alone."""
    credentials.hold(*HOLD, google_vision.API_KEY)
    window.preferences.set(ENDPOINTS, {"google-vision": server.url})
    if agreed:
        window.preferences.set(AGREED, (f"google-vision 127.0.0.1:{server.server_address[1]}",))
    window.provider_offers.load()
    qtbot.waitUntil(lambda: "google-vision" in window.choices.provider_list.boxes)
    window.analysis.providers = ("google-vision",)
    window.analysis.features = (Feature.LABELS,)


def opened(window: MainWindow, qtbot: QtBot, paths: Sequence[Path]) -> None:
    """All of them in the strip, and the store asked about the first."""
    before = window.session.images.rowCount()
    window.open_paths([str(p) for p in paths])
    qtbot.waitUntil(lambda: window.session.images.rowCount() == before + len(paths), timeout=20_000)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Nothing is under way any more."""
    qtbot.waitUntil(lambda: not window.analysis.busy, timeout=30_000)


def sent(server: LocalServer) -> list[int]:
    """Images in each request that arrived."""
    return [asked.body.count(b'"content"') for asked in server.asked]


def states(window: MainWindow) -> list[str]:
    """What each dot says."""
    return [entry.state.value for entry in window.session.images.entries()]


def select(window: MainWindow, rows: Sequence[int]) -> None:
    """As with Ctrl and the mouse."""
    model = window.strip.view.model()
    chosen = window.strip.view.selectionModel()
    chosen.clearSelection()
    for row in rows:
        chosen.select(model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
