"""A picture that is refused says why once, whoever tries to read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import PIL.Image
import pytest
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.model.analysis import Analysis
from app.model.errors import InputError
from app.model.feature import Feature
from app.model.phrase import phrase
from app.ui.session.entries import State
from app.ui.window.main_window import MainWindow
from tests.services import google_vision
from tests.services.local import LocalServer, serving
from tests.ui.many import HOLD, opened, settled, use_google

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

REFUSED = "Cannot open damaged.tif: the TIFF data is damaged"


@pytest.fixture
def google() -> Iterator[LocalServer]:
    with serving(google_vision.Google()) as server:
        yield server
    credentials.hold(*HOLD, "")


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A header that is whole, and pixels that are not."""
    path = tmp_path / "damaged.tif"
    PIL.Image.effect_noise((400, 300), 80).convert("RGB").save(path, compression="tiff_deflate")
    data = bytearray(path.read_bytes())
    data[2000:2400] = bytes(400)
    path.write_bytes(data)
    return path


def test_a_damaged_picture_is_refused_in_one_sentence_for_every_provider(
    google: LocalServer, window: MainWindow, qtbot: QtBot, damaged: Path
) -> None:
    use_google(window, qtbot, google)
    window.analysis.features = (Feature.LABELS, Feature.FACES, Feature.TEXT)
    opened(window, qtbot, [damaged])
    window.command_actions.run("analyse.run")
    settled(window, qtbot)
    entry = window.session.current
    assert entry is not None
    why = phrase(
        "cannot open {name}: {reason}", name="damaged.tif", reason=phrase("the TIFF data is damaged")
    )
    read = Analysis.failed("on-device", (Feature.TEXT, Feature.FACES), InputError(why))
    window.session.put(entry.key, entry.image, read)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    assert [notice.sentence for notice in window.messages.notices] == [REFUSED]
    for provider in ("google-vision", "on-device"):
        window.displayed.choose(provider)
        qtbot.waitUntil(lambda: window.findings.note.text() == "Not read.")
        assert window.head.providers.pills[provider].status.note == "failed"
    entry = window.session.current
    assert entry is not None
    assert entry.state is State.FAILED
    assert entry.details == "400×300 · failed"
    assert not google.asked, "nothing was sent"
    said = [window.status.work.text(), window.status.currentMessage(), window.findings.note.text()]
    assert not any("damaged" in text for text in said)

    window.messages.dismiss(window.messages.notices[0].topic)
    qtbot.waitUntil(lambda: window.findings.note.text() == REFUSED.replace("C", "c", 1))
    window.session.change(entry.key)
    assert window.messages.notices == (), "what was closed is not said again by every provider"
