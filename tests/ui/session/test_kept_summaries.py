"""The strip knows what is kept of images that nobody looked at yet."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.imaging.open import identify
from app.model.outcome import Outcome
from app.storage.store import Store
from app.ui.session.arranged_images import StateFilter
from app.ui.session.context import Context
from app.ui.session.entries import State
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def test_images_are_analysed_in_the_strip_as_soon_as_they_are_open(
    context: Context, qtbot: QtBot, make_image: MakeImage
) -> None:
    images = [identify(make_image(f"{n}.png", (60 + n, 40))) for n in range(40)]
    with Store.open() as store:
        for image in images[1:]:
            store.keep(image, "key", Outcome(analysis("google-vision")))
            store.keep(image, "other", Outcome(msgspec.structs.replace(analysis("tesseract"), reviewed=True)))
    session = context.session
    session.add_all(images, show=True)
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)
    first, *others = session.images.entries()
    assert first.state is State.IDLE
    for entry in others:
        assert entry.state is State.DONE
        assert entry.reviewed
        assert set(entry.summaries) == {"google-vision", "tesseract"}
        assert not entry.analyses  # nobody looks at it
        assert "words" in entry.details
    session.arranged.set_only(StateFilter.NEW)
    assert session.arranged.rowCount() == 1


def test_a_new_answer_leaves_what_is_kept_of_other_providers(
    context: Context, qtbot: QtBot, make_image: MakeImage
) -> None:
    images = [identify(make_image(f"{n}.png", (60 + n, 40))) for n in range(2)]
    with Store.open() as store:
        store.keep(images[1], "key", Outcome(analysis("google-vision")))
    session = context.session
    session.add_all(images, show=True)
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)
    key = session.images.entries()[1].key
    session.put(key, images[1], analysis("tesseract"))
    qtbot.waitUntil(lambda: not session.settling)
    entry = session.images.by_key(key)
    assert entry is not None
    assert set(entry.summaries) == {"google-vision", "tesseract"}
    session.show(key)
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)
    entry = session.current
    assert entry is not None
    assert set(entry.analyses) == set(entry.summaries) == {"google-vision", "tesseract"}
    assert replace(entry, summaries={}).summaries == entry.summaries
