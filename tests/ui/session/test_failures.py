"""A provider that fails when it is asked anew takes nothing away that it answered before."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.imaging.open import identify
from app.model.analysis import Analysis
from app.model.errors import NetworkError
from app.model.feature import Feature
from app.ui.session.context import Context
from app.ui.session.entries import Entry, State
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

FAILED = Analysis.failed("google-vision", (Feature.TEXT,), NetworkError("there is no network"))
READ = analysis("google-vision")


def current(context: Context) -> Entry:
    entry = context.session.current
    assert entry is not None
    return entry


def test_what_was_answered_stays_beside_the_failure(
    context: Context, qtbot: QtBot, make_image: MakeImage
) -> None:
    key = context.session.add(identify(make_image()), show=True).key
    qtbot.waitUntil(lambda: not context.runtime.busy)
    image = current(context).image
    context.session.put(key, image, FAILED)
    assert (current(context).analyses, current(context).failures) == ({"google-vision": FAILED}, {})
    assert current(context).state is State.FAILED
    assert current(context).troubled == ("google-vision",)
    context.session.put(key, image, READ)
    qtbot.waitUntil(lambda: current(context).analyses == {"google-vision": READ})
    assert current(context).troubled == ()
    context.session.change(key, running=frozenset({"google-vision"}))
    context.session.put(key, image, FAILED)
    assert current(context).analyses == {"google-vision": READ}
    assert current(context).failures == {"google-vision": FAILED}
    assert not current(context).running
    assert current(context).state is State.PARTIAL
    assert current(context).troubled == ("google-vision",)
    assert context.session.images.troubled == (key,)
    context.session.put(key, image, READ)
    qtbot.waitUntil(lambda: current(context).failures == {})
    assert not context.session.images.any_troubled


def test_what_a_file_said_failed_is_nothing_to_retry(
    context: Context, qtbot: QtBot, make_image: MakeImage
) -> None:
    key = context.session.add(identify(make_image()), show=True).key
    qtbot.waitUntil(lambda: not context.runtime.busy)
    context.session.put(key, current(context).image, FAILED, file="old.json")
    assert current(context).is_from_file("google-vision")
    assert current(context).troubled == ()


def test_pill_and_notice_say_it_and_the_findings_stay(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.session.current is not None and not window.runtime.busy)
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, READ)
    qtbot.waitUntil(lambda: window.displayed.is_listed(READ), timeout=20_000)
    window.session.put(entry.key, entry.image, FAILED)
    assert window.displayed.analysis is READ
    status = window.head.providers.pills["google-vision"].status
    assert status.note == "0.4 s · failed again"
    assert status.tone == "doubt"
    assert "there is no network" in status.tip
    (notice,) = window.messages.notices
    assert "no network" in notice.sentence
    assert notice.action == "Retry"
    title = window.names.title_of("google-vision")
    window.session.selection.select((("word", (0, 0, 1)),))
    qtbot.waitUntil(lambda: window.findings.detail.origin.text().startswith(f"{title}: live · "))
    window.session.selection.clear()
    qtbot.waitUntil(lambda: not window.findings.detail.origin.isVisibleTo(window))
