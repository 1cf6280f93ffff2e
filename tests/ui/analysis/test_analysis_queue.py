"""Many images: full batches, pause and resume, failures that harm nobody else, retry, consent once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.settings import OFFLINE
from app.engine import http
from app.model.analysis import Analysis
from app.storage.store import Store
from app.ui.analysis.provider_queue import LOOKUP_SIZE
from app.ui.widgets.confirm import Confirm
from app.ui.window.application import make_window
from app.ui.window.assembly import assemble
from app.ui.window.main_window import MainWindow
from tests.services import google_vision
from tests.services.local import LocalServer, drip, serving, status
from tests.ui.many import HOLD, opened, pictures, select, sent, settled, states, use_google

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    monkeypatch.setattr(http, "FIRST_WAIT", 0.01)
    with serving(google_vision.Google()) as server:
        yield server
    credentials.hold(*HOLD, "")


def test_all_images_go_in_as_few_calls_as_the_service_takes(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    opened(window, qtbot, pictures(tmp_path, 40))
    window.command_actions.run("analyse.all")
    assert states(window) == ["waiting"] * 40
    settled(window, qtbot)
    assert sorted(sent(google)) == [8, 16, 16]
    assert states(window) == ["analysed"] * 40
    assert window.status.work.text() == ""
    assert window.status.currentMessage() == "40 images analysed"
    for entry in window.session.images.entries():
        assert [label.name for label in entry.analyses["google-vision"].labels or ()] == ["40x30"]


def test_one_image_that_cannot_be_read_harms_no_other_and_can_be_tried_again_alone(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    paths = pictures(tmp_path, 5)
    whole = paths[2].read_bytes()
    paths[2].write_bytes(whole[:60])
    opened(window, qtbot, paths)
    window.command_actions.run("analyse.all")
    settled(window, qtbot)
    assert sent(google) == [4]
    assert states(window) == ["analysed", "analysed", "failed", "analysed", "analysed"]
    notice = next(n for n in window.messages.notices if n.topic == "queue")
    assert notice.sentence == "1 of 5 images failed, wholly or in part"
    assert notice.action == "Retry failed"
    bad = window.session.images.entries()[2]
    window.analysis.retry(bad.key, "google-vision")
    settled(window, qtbot)
    assert sent(google) == [4]
    assert states(window)[2] == "failed"


def test_what_the_service_refused_is_asked_again_by_retry_failed(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    opened(window, qtbot, pictures(tmp_path, 20))
    google.always = status(400, {"error": {"code": 400, "message": "Bad.", "status": "INVALID_ARGUMENT"}})
    assert not window.command_actions["analyse.retry-failed"].isEnabled()
    window.command_actions.run("analyse.all")
    settled(window, qtbot)
    assert states(window) == ["failed"] * 20
    google.always = None
    google.asked.clear()
    window.command_actions.run("analyse.retry-failed")
    settled(window, qtbot)
    assert sorted(sent(google)) == [4, 16]
    assert states(window) == ["analysed"] * 20
    assert not window.session.images.any_troubled


def test_a_wrong_key_stops_the_line_and_resume_goes_on(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    credentials.hold(*HOLD, "AIza-wrong")
    opened(window, qtbot, pictures(tmp_path, 16 * 12))
    window.command_actions.run("analyse.all")
    settled(window, qtbot)
    assert window.analysis.queue.waiting > 0, "those not sent yet are not burnt"
    assert window.analysis.queue.resting
    notice = next(n for n in window.messages.notices if n.topic == "queue/google-vision")
    assert notice.action == "Resume"
    credentials.hold(*HOLD, google_vision.API_KEY)
    assert notice.do is not None
    notice.do()
    settled(window, qtbot)
    assert window.analysis.queue.waiting == 0
    window.command_actions.run("analyse.retry-failed")
    settled(window, qtbot)
    assert states(window) == ["analysed"] * (16 * 12)


def test_what_is_kept_is_not_sent_and_batches_are_filled_with_the_rest(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    opened(window, qtbot, pictures(tmp_path, 40))
    select(window, range(0, 40, 2))
    window.command_actions.run("analyse.selected")
    settled(window, qtbot)
    assert states(window) == ["analysed", "not analysed"] * 20
    for entry in window.session.images.entries():
        window.session.change(entry.key, analyses={})
    google.asked.clear()
    window.command_actions.run("analyse.all")
    settled(window, qtbot)
    assert sorted(sent(google)) == [4, 16]
    kept = [entry.analyses["google-vision"].cached for entry in window.session.images.entries()]
    assert kept == [True, False] * 20


def test_a_paused_queue_rests_is_added_to_and_goes_on(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    opened(window, qtbot, pictures(tmp_path, 20))
    window.command_actions.run("analyse.all")
    window.command_actions.run("analyse.pause")
    settled(window, qtbot)
    assert window.analysis.queue.resting
    assert window.status.work.text() == "Paused · 0 of 20"
    assert window.status.pause.text() == "Resume"
    assert not google.asked
    opened(window, qtbot, pictures(tmp_path, 5, first=20))
    window.command_actions.run("analyse.all")
    assert window.status.work.text() == "Paused · 0 of 25"
    window.session.close_current()
    qtbot.waitUntil(lambda: window.status.work.text() == "Paused · 0 of 24")
    window.status.pause.click()
    settled(window, qtbot)
    assert sum(sent(google)) == 24
    assert not window.status.pause.isVisible()


def test_escape_in_the_filter_does_not_cancel(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    google.always = drip
    opened(window, qtbot, pictures(tmp_path, 20))
    window.command_actions.run("analyse.all")
    qtbot.waitUntil(lambda: len(google.asked) == 2)
    window.activateWindow()
    window.command_actions.run("images.filter")
    qtbot.waitUntil(window.strip.field.hasFocus)
    QTest.keyClicks(window.strip.field, "01")
    QTest.keyClick(window.strip.field, Qt.Key.Key_Escape)
    assert window.strip.field.text() == ""
    assert window.analysis.queue.waiting == 20
    QTest.keyClick(window.strip.field, Qt.Key.Key_Escape)
    window.findings.go_to_field()
    QTest.keyClicks(window.findings.field, "x")
    QTest.keyClick(window.findings.field, Qt.Key.Key_Escape)
    QTest.keyClick(window.findings.field, Qt.Key.Key_Escape)
    assert window.analysis.queue.waiting == 20
    for widget in (window.strip.view, window.viewer.canvas, window.findings.tree):
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert window.analysis.queue.waiting == 20, "Escape stops no work, wherever it is pressed"


def test_stopping_a_queue_asks_first(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    google.always = drip
    opened(window, qtbot, pictures(tmp_path, 20))
    window.command_actions.run("analyse.all")
    qtbot.waitUntil(lambda: len(google.asked) == 2)
    window.activateWindow()
    window.viewer.focus_canvas()
    canvas = window.viewer.canvas
    assert canvas is not None
    qtbot.waitUntil(canvas.hasFocus)
    QTest.keyClick(canvas, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    question = stop_question(window)
    assert "not analysed yet: 20" in " ".join(label.text() for label in question.findChildren(QLabel))
    QTest.keyClick(question, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Confirm) is None)
    assert window.analysis.queue.waiting == 20, "Escape goes on"
    window.command_actions.run("analyse.empty-queue")
    stop_question(window).reject()
    assert window.analysis.queue.waiting == 20
    qtbot.waitUntil(lambda: window.findChild(Confirm) is None)
    window.command_actions.run("analyse.cancel")
    stop_question(window).yes.click()
    assert window.analysis.queue.waiting == 0


def stop_question(window: MainWindow) -> Confirm:
    question = window.findChild(Confirm)
    assert question is not None
    assert question.windowTitle() == "Stop analysing?"
    return question


def test_cancel_stops_everything_at_once_and_leaves_no_image_waiting(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    google.always = drip
    opened(window, qtbot, pictures(tmp_path, 200))
    window.command_actions.run("analyse.all")
    qtbot.waitUntil(lambda: len(google.asked) >= 2)
    window.analysis.cancel()
    assert not window.analysis.busy
    assert window.analysis.queue.waiting == 0
    assert states(window) == ["not analysed"] * 200
    assert window.status.work.text() == ""
    assert not window.status.pause.isVisible()
    qtbot.waitUntil(lambda: not window.runtime.busy)
    google.always = None
    notice = next(n for n in window.messages.notices if n.topic == "queue")
    assert (notice.sentence, notice.action) == ("Cancelled. Images not analysed: 200", "Resume")
    assert notice.do is not None
    window.session.close_current()
    notice.do()
    assert window.analysis.queue.waiting == 199
    settled(window, qtbot)
    assert states(window) == ["analysed"] * 199


def test_many_that_want_nothing_any_more_all_leave(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    opened(window, qtbot, pictures(tmp_path, LOOKUP_SIZE * 2 + 5))
    window.analysis.run_many(window.session.images.entries(), paused=True)
    window.analysis.features = ()
    window.analysis.queue.resume()
    settled(window, qtbot)
    assert window.analysis.queue.waiting == 0
    assert not google.asked


def test_consent_is_asked_once_for_all_and_no_means_nothing_is_sent(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google, agreed=False)
    opened(window, qtbot, pictures(tmp_path, 20))
    window.command_actions.run("analyse.all")
    qtbot.waitUntil(lambda: window.analysis.consent.dialog is not None)
    dialog = window.analysis.consent.dialog
    assert dialog is not None
    assert any("these 20" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    settled(window, qtbot)
    assert not google.asked
    assert states(window) == ["not analysed"] * 20
    window.command_actions.run("analyse.all")
    qtbot.waitUntil(lambda: window.analysis.consent.dialog is not None)
    dialog = window.analysis.consent.dialog
    assert dialog is not None
    dialog.accept()
    settled(window, qtbot)
    assert sum(sent(google)) == 20


def test_the_offline_switch_lets_the_line_rest(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    google.always = drip
    opened(window, qtbot, pictures(tmp_path, 16 * 12))
    window.command_actions.run("analyse.all")
    qtbot.waitUntil(lambda: len(google.asked) >= 2)
    window.preferences.set(OFFLINE, value=True)
    assert not window.analysis.busy
    assert window.analysis.queue.resting
    assert states(window).count("waiting") == window.analysis.queue.waiting > 0
    google.always = None
    window.preferences.set(OFFLINE, value=False)
    window.command_actions.run("analyse.pause")
    settled(window, qtbot)
    assert window.analysis.queue.waiting == 0


def test_images_that_come_in_meanwhile_join_when_asked(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    opened(window, qtbot, pictures(tmp_path, 3))
    window.command_actions.run("analyse.all")
    window.command_actions.run("analyse.pause")
    opened(window, qtbot, pictures(tmp_path, 2, first=3))
    qtbot.waitUntil(lambda: any(n.topic == "queue/join" for n in window.messages.notices))
    notice = next(n for n in window.messages.notices if n.topic == "queue/join")
    assert notice.sentence == "2 images came in while the queue is at work"
    assert window.analysis.queue.waiting == 3
    assert notice.do is not None
    notice.do()
    assert window.analysis.queue.waiting == 5
    opened(window, qtbot, pictures(tmp_path, 1, first=5))
    qtbot.waitUntil(lambda: any(n.sentence.startswith("1 image came") for n in window.messages.notices))
    window.analysis.queue.resume()
    settled(window, qtbot)
    assert sum(sent(google)) == 5
    assert not any(n.topic == "queue/join" for n in window.messages.notices)


def restart(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    window = make_window(qapp)
    assemble(window)
    qtbot.addWidget(window)
    window.show()
    window.startup_shutdown.begin(())
    return window


def end(window: MainWindow) -> None:
    window.close()
    window.startup_shutdown.end()


def test_a_closed_program_takes_its_queue_up_again_resting(
    google: LocalServer, window: MainWindow, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    paths = pictures(tmp_path, 20)
    opened(window, qtbot, paths)
    window.session.show(window.session.images.entries()[3].key)
    google.always = drip
    window.command_actions.run("analyse.all")
    qtbot.waitUntil(lambda: len(google.asked) == 2)
    end(window)
    paths[7].unlink()
    google.always = None
    google.asked.clear()
    again = restart(qtbot, qapp)
    try:
        qtbot.waitUntil(lambda: again.analysis.queue.waiting == 19, timeout=20_000)
        assert again.analysis.queue.resting
        qtbot.waitUntil(
            lambda: any("waiting from the last session" in n.sentence for n in again.messages.notices)
        )
        notice = next(n for n in again.messages.notices if "waiting from the last session" in n.sentence)
        assert notice.sentence == "19 images waiting from the last session"
        assert not google.asked
        use_google(again, qtbot, google)
        assert notice.do is not None
        notice.do()
        settled(again, qtbot)
        assert sorted(sent(google)) == [3, 16]
        qtbot.waitUntil(lambda: again.analysis.queue.waiting == 0)
        assert notice not in again.messages.notices
    finally:
        end(again)
    with Store.open() as store:
        assert store.last_queue() == {}


def test_the_queue_is_kept_as_it_changes(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    paths = pictures(tmp_path, 3)
    opened(window, qtbot, paths)
    window.command_actions.run("analyse.all")
    window.command_actions.run("analyse.pause")

    def kept() -> list[Path]:
        with Store.open() as store:
            return list(store.last_queue())

    qtbot.waitUntil(lambda: kept() == paths)
    window.command_actions.run("analyse.empty-queue")
    qtbot.waitUntil(lambda: kept() == [])


def test_a_queue_that_ends_as_the_program_does_is_not_taken_up_again(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    paths = pictures(tmp_path, 3)
    opened(window, qtbot, paths)
    window.command_actions.run("analyse.all")
    window.command_actions.run("analyse.pause")

    def kept() -> list[Path]:
        with Store.open() as store:
            return list(store.last_queue())

    qtbot.waitUntil(lambda: kept() == paths)
    window.command_actions.run("analyse.empty-queue")
    timer = window.queue_restore.findChild(QTimer)
    assert timer is not None
    timer.timeout.emit()  # the writing has been asked for, and the end forgets it
    end(window)
    assert kept() == []


def test_closing_an_image_or_turning_to_it_does_not_stop_its_batch(
    google: LocalServer, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_google(window, qtbot, google)
    opened(window, qtbot, pictures(tmp_path, 3))
    finished = QSignalSpy(window.analysis.queue.finished)
    window.command_actions.run("analyse.all")
    qtbot.waitUntil(lambda: len(window.analysis.runs) == 3)
    window.session.close_current()
    settled(window, qtbot)
    assert states(window) == ["analysed"] * 2
    assert finished.count() == 1
    kept = window.session.images.entries()[0].analyses["google-vision"]
    assert isinstance(kept, Analysis)
