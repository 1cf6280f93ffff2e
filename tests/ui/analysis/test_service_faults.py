"""What goes wrong at a service, in the window: said beside that service, no harm to others, left at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.settings import AGREED, ENDPOINTS, TIMEOUT
from app.engine import http
from app.model.analysis import Analysis
from app.model.errors import KEYS_PAGE
from app.model.feature import Feature
from app.providers.kit import tokens
from app.ui.window.main_window import MainWindow
from tests.services import google_vision, yandex
from tests.services.keys import service_account
from tests.services.local import (
    Answer,
    Fault,
    LocalServer,
    changed,
    drip,
    html,
    padded,
    reset,
    serving,
    status,
    truncated,
)
from tests.services.pictures import drawn, noisy
from tests.ui.many import opened

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

QUOTA = {"error": {"code": 429, "message": "Quota exceeded", "status": "RESOURCE_EXHAUSTED"}}
GOOGLE, YANDEX = "google-vision", "yandex-vision"
KEYS = ((GOOGLE, "api_key"), (GOOGLE, "service_account"), (YANDEX, "api_key"))


@dataclass
class Services:
    """Two services on loopback: one in trouble, one sound."""

    google: LocalServer
    rules: google_vision.Google
    yandex: LocalServer


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setattr(http, "FIRST_WAIT", 0.01)
    monkeypatch.setattr(tokens, "_kept", {})
    rules = google_vision.Google()
    with serving(rules) as google, serving(yandex.YandexVision()) as other:
        credentials.hold(GOOGLE, "api_key", google_vision.API_KEY)
        credentials.hold(YANDEX, "api_key", yandex.API_KEY)
        yield Services(google, rules, other)
    for provider, name in KEYS:
        credentials.hold(provider, name, "")


def use(window: MainWindow, qtbot: QtBot, services: Services, *paths: Path) -> None:
    """Both services are asked for text of these pictures; the first is looked at."""
    servers = {GOOGLE: services.google, YANDEX: services.yandex}
    window.preferences.set(ENDPOINTS, {name: server.url for name, server in servers.items()})
    agreed = tuple(f"{name} 127.0.0.1:{server.server_address[1]}" for name, server in servers.items())
    window.preferences.set(AGREED, agreed)
    window.provider_offers.load()
    qtbot.waitUntil(lambda: GOOGLE in window.choices.provider_list.boxes)
    window.choices.remember((GOOGLE, YANDEX), (Feature.TEXT,))
    opened(window, qtbot, list(paths))


def analyses(window: MainWindow) -> dict[str, Analysis]:
    entry = window.session.current
    return {} if entry is None else dict(entry.analyses)


def note(window: MainWindow, provider: str) -> str:
    """What stands beside the provider's name."""
    return window.head.providers.pills[provider].status.note


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.analysis.busy, timeout=60_000)


def ask(window: MainWindow, qtbot: QtBot) -> Analysis:
    """Analyse the picture; the other service's answer is unharmed, and this is the troubled one's."""
    window.command_actions.run("analyse.run")
    assert window.analysis.busy
    settle(window, qtbot)
    sound = analyses(window)[YANDEX]
    assert sound.status == "ok"
    assert sound.text
    assert "120x90" in sound.text.content
    assert window.head.providers.pills[YANDEX].status.tone == "good"
    entry = window.session.current
    assert entry is not None
    return entry.failures.get(GOOGLE, analyses(window)[GOOGLE])


def fails(window: MainWindow, qtbot: QtBot, kind: str) -> str:
    """It fails with this kind; the sentence stands beside the provider and in the notice."""
    analysis = ask(window, qtbot)
    assert (analysis.status, [e.kind for e in analysis.errors]) == ("failed", [kind])
    sentence = analysis.errors[0].message
    standing = window.head.providers.pills[GOOGLE].status
    answered_before = analyses(window)[GOOGLE].status == "ok"
    assert standing.tone == ("doubt" if answered_before else "bad")
    assert sentence in standing.tip
    (notice,) = [n for n in window.messages.notices if n.topic == f"analysis/{GOOGLE}"]
    assert notice.sentence == f"Google Vision: {sentence}"
    assert notice.action == ("Open settings" if kind == "credentials" else "Retry")
    return sentence


@pytest.mark.parametrize(
    "fault",
    [status(429, QUOTA, Retry_After="0"), status(500), reset],
    ids=["429 with Retry-After", "500", "reset half way"],
)
def test_trouble_that_passes_is_not_told(
    services: Services, window: MainWindow, qtbot: QtBot, tmp_path: Path, fault: Fault
) -> None:
    use(window, qtbot, services, *drawn(tmp_path))
    services.google.faults.append(fault)
    assert ask(window, qtbot).status == "ok"
    assert len(services.google.asked) == 2
    assert not window.messages.notices


@pytest.mark.parametrize(
    ("fault", "kind", "sentence"),
    [
        (status(429, QUOTA, Retry_After="0"), "quota", "Quota exceeded"),
        (status(503), "service", "503"),
        (reset, "network", "broke the connection off"),
        (html, "answer", ""),
        (truncated, "answer", ""),
        (status(401, {"error": {"code": 401, "message": "expired"}}), "credentials", str(KEYS_PAGE)),
    ],
    ids=["429", "503", "reset half way", "HTML", "truncated", "401"],
)
def test_trouble_that_stays_is_said_beside_the_provider(
    services: Services,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    fault: Fault,
    kind: str,
    sentence: str,
) -> None:
    use(window, qtbot, services, *drawn(tmp_path))
    services.google.always = fault
    assert sentence in fails(window, qtbot, kind)
    services.google.always = None
    window.command_actions.run("analyse.run")  # what is missing is asked again, nothing else
    settle(window, qtbot)
    assert analyses(window)[GOOGLE].status == "ok"
    assert len(services.yandex.asked) == 1
    qtbot.waitUntil(lambda: not window.messages.notices)


def test_a_drip_ends_with_the_time_allowed(
    services: Services, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use(window, qtbot, services, *drawn(tmp_path))
    window.preferences.set(TIMEOUT, 1)
    services.google.always = drip
    assert "not done after 1 s" in fails(window, qtbot, "timeout")


def test_a_sound_answer_of_forty_megabytes_is_read(
    services: Services, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use(window, qtbot, services, *drawn(tmp_path))
    services.google.always = padded(40 * 2**20)
    analysis = ask(window, qtbot)
    assert analysis.status == "ok"
    assert analysis.text
    assert not window.messages.notices


def test_one_bad_image_of_eight_harms_none_of_the_others(
    services: Services, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use(window, qtbot, services, *drawn(tmp_path, 8))

    def spoil(body: Any) -> None:
        body["responses"][3] = {"error": {"code": 3, "message": "Bad image data."}}

    services.google.faults.append(changed(spoil))
    window.command_actions.run("analyse.all")
    settle(window, qtbot)
    entries = window.session.images.entries()
    states = [entry.analyses[GOOGLE].status for entry in entries]
    assert states == ["ok"] * 3 + ["failed"] + ["ok"] * 4
    assert [entry.analyses[YANDEX].status for entry in entries] == ["ok"] * 8
    (error,) = entries[3].analyses[GOOGLE].errors
    assert (error.kind, "Bad image data." in error.message) == ("service", True)
    assert len(services.google.asked) == len(services.yandex.asked) == 1
    window.session.show(entries[3].key)
    qtbot.waitUntil(lambda: any("Bad image data." in n.sentence for n in window.messages.notices))


def test_an_expired_token_is_exchanged_anew_and_one_that_is_refused_is_said(
    services: Services, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    credentials.hold(GOOGLE, "api_key", "")
    credentials.hold(GOOGLE, "service_account", service_account(services.google.url))
    use(window, qtbot, services, *drawn(tmp_path))
    assert ask(window, qtbot).status == "ok"
    services.rules.valid.clear()
    assert ask(window, qtbot).status == "ok"
    assert services.rules.exchanged == 2

    def refuse(answer: Answer, handler: Any) -> Answer:
        return answer if handler.path == "/token" else Answer(b"{}", 401)

    services.google.always = refuse
    assert str(KEYS_PAGE) in fails(window, qtbot, "credentials")


def test_a_wait_counts_down_beside_the_provider_and_cancel_ends_it(
    services: Services, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use(window, qtbot, services, *drawn(tmp_path))
    services.google.always = status(429, QUOTA, Retry_After="30")
    window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: note(window, GOOGLE) == "service busy, again in 30 s")
    assert window.head.providers.pills[GOOGLE].status.tone == "doubt"
    qtbot.waitUntil(lambda: analyses(window).keys() == {YANDEX})
    qtbot.waitUntil(lambda: note(window, GOOGLE) == "service busy, again in 29 s")
    qtbot.waitUntil(lambda: window.status.work.text() == "service busy, again in 29 s")
    window.command_actions.run("analyse.cancel")
    assert not window.analysis.busy
    assert note(window, GOOGLE) == ""
    assert window.status.work.text() == ""
    assert len(services.google.asked) == 1
    assert analyses(window).keys() == {YANDEX}


def test_cancel_hangs_up_on_a_service_that_drips(
    services: Services, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use(window, qtbot, services, *drawn(tmp_path, 2))
    disconnected = threading.Event()

    def dripping(answer: Answer, handler: Any) -> None:
        drip(answer, handler)
        disconnected.set()

    services.google.always = dripping
    window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: YANDEX in analyses(window))
    window.command_actions.run("view.next")  # the window goes on while it drips
    assert window.session.current is window.session.images.entries()[1]
    window.command_actions.run("view.previous")
    qtbot.waitUntil(lambda: window.analysis.busy)
    window.command_actions.run("analyse.cancel")
    assert not window.analysis.busy
    qtbot.waitUntil(disconnected.is_set)
    assert analyses(window).keys() == {YANDEX}


def test_an_upload_tells_its_bytes(
    services: Services, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use(window, qtbot, services, noisy(tmp_path / "large.jpg", 1_500, 1_200))
    progressed = QSignalSpy(window.analysis.batch_sender.progressed)
    window.command_actions.run("analyse.run")
    settle(window, qtbot)
    progress = [
        progressed.at(i)[0].progress
        for i in range(progressed.count())
        if progressed.at(i)[0].provider == GOOGLE
    ]
    sent = [p for p in progress if p.in_bytes]
    assert sent
    assert sent[0].words(0).startswith("sending 0.0 of ")
    assert all(0 <= p.done < p.total and p.total > 1_000_000 for p in sent)
    assert progress[-1].stage == "waiting for the answer"
