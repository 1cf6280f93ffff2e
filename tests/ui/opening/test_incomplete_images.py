"""An image whose file is cut off is shown as far as it goes, and marked; unless the user wants it refused."""

from __future__ import annotations

from pathlib import Path

import PIL.Image
import pytest
from pytestqt.qtbot import QtBot

from app.config.settings import SHOW_INCOMPLETE
from app.ui.opening.image_opener import ImageOpener
from app.ui.opening.incoming import Incoming
from app.ui.session.context import Context

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.mark.parametrize("wanted", [True, False])
def test_an_image_that_is_cut_off_says_so_once(
    context: Context, qtbot: QtBot, tmp_path: Path, wanted: bool
) -> None:
    context.preferences.set(SHOW_INCOMPLETE, value=wanted)
    path = tmp_path / "cut.jpg"
    PIL.Image.effect_noise((200, 200), 90).save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    opener = ImageOpener(context)
    opener.open(Incoming((path,)))
    qtbot.waitUntil(lambda: context.session.images.rowCount() == 1, timeout=20_000)
    (entry,) = context.session.images.entries()
    sentence = "Only part of cut.jpg can be shown: its file is cut off"
    assert [notice.sentence for notice in context.messages.notices] == [sentence] * wanted
    assert ("cut off" in entry.details, entry.image.incomplete) == (wanted, wanted)
