"""Faults of every room, made by the real code, in a window that speaks another language: none is English.

What a service says stays in its words; so do names of files and formats.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.paths import config_dir, data_dir
from app.config.settings import AGREED, ANALYSE_WHEN_SHOWN, ENDPOINTS, LANGUAGE, LANGUAGES, OFFLINE, OPTIONS
from app.engine import http
from app.imaging.open import identify
from app.model.analysis import Analysis, Failure, failure
from app.model.errors import ErrorKind
from app.model.feature import Feature
from app.model.outcome import Outcome
from app.model.phrase import phrase
from app.model.restructure import merged
from app.storage.store import Store
from app.ui.base.i18n import use_language
from app.ui.base.preferences import Preferences
from app.ui.export.export_job import ExportRequest
from app.ui.opening.incoming import Incoming
from app.ui.window.application import make_window
from app.ui.window.assembly import assemble
from app.ui.window.main_window import MainWindow
from tests.services import google_vision
from tests.services.local import Fault, LocalServer, html, huge, reset, serving, status
from tests.services.pictures import drawn
from tests.ui.english import english_words
from tests.ui.many import opened
from tests.values import analysis

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

GOOGLE, YANDEX = "google-vision", "yandex-vision"
SAID = "Limit is spent until tomorrow"
"""What the service says itself."""


@pytest.fixture(params=["de", "ru"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """What the window speaks; the next test hears English."""
    name: str = request.param
    yield name
    use_language(qapp, "en")
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, language: str) -> Iterator[MainWindow]:
    """Filled and shown, in the language; analyses nothing by itself."""
    preferences = Preferences.load()
    preferences.set(LANGUAGE, language)
    preferences.set(ANALYSE_WHEN_SHOWN, value=False)
    preferences.write_now()
    made = make_window(qapp)
    assemble(made)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isVisible)
    yield made
    made.close()
    made.startup_shutdown.end()


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    """Google Vision on loopback, with a key for it."""
    monkeypatch.setattr(http, "FIRST_WAIT", 0.01)
    with serving(google_vision.Google()) as server:
        credentials.hold(GOOGLE, "api_key", google_vision.API_KEY)
        yield server
    credentials.hold(GOOGLE, "api_key", "")
    credentials.hold(YANDEX, "api_key", "")


def in_language(window: MainWindow, sentence: str, *outside: str) -> str:
    """Assert that a sentence is in the window's language but for ``outside`` texts; return it."""
    assert sentence
    assert english_words(sentence, window.preferences.get(LANGUAGE), *outside) == set(), sentence
    return sentence


def newest_notice(window: MainWindow, qtbot: QtBot) -> str:
    """Wait for a notice and return its sentence."""
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    sentence = window.messages.notices[-1].sentence
    window.messages.dismiss_all("")
    return sentence


def use(window: MainWindow, qtbot: QtBot, provider: str, url: str, *paths: Path) -> None:
    """Ask one provider, at this address, for text of the pictures."""
    window.preferences.set(ENDPOINTS, {provider: url})
    window.preferences.set(AGREED, (f"{provider} {url.removeprefix('http://')}",))
    window.provider_offers.load()
    qtbot.waitUntil(lambda: provider in window.choices.provider_list.boxes)
    window.choices.remember((provider,), (Feature.TEXT,))
    opened(window, qtbot, list(paths))


def fails(window: MainWindow, qtbot: QtBot, provider: str, *outside: str) -> str:
    """Ask, and see that it fails in the language: in the notice, beside the provider, over the findings."""
    window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: not window.analysis.busy, timeout=60_000)
    entry = window.session.current
    assert entry is not None
    answered = entry.analyses[provider]
    assert answered.status == "failed"
    tip = window.head.providers.pills[provider].status.tip
    in_language(window, tip, *outside)
    assert tip in in_language(window, newest_notice(window, qtbot), *outside)
    assert english_words(answered.errors[0].message, window.preferences.get(LANGUAGE), *outside)
    return tip


DAMAGED = {
    "empty.png": b"",
    "damaged.png": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "cut.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "none.bin": b"no picture at all, but some bytes of it",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_files_that_are_no_images(window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(DAMAGED[name])
    window.open_paths([str(path)])
    sentence = in_language(window, newest_notice(window, qtbot), name, "PNG", "JPEG")
    assert name in sentence


def test_a_file_that_is_not_there_and_a_link_that_is_not_opened(window: MainWindow, qtbot: QtBot) -> None:
    window.opener.open(Incoming((Path("gone.png"),)))
    in_language(window, newest_notice(window, qtbot), "gone.png")
    for link in ("http://127.0.0.1:9/a.png", "http://user@pictures.example/a.png"):
        window.opener.open(Incoming(links=(link,)), asked=True)
        in_language(window, newest_notice(window, qtbot), link, "127.0.0.1", "pictures.example")
    window.opener.open(Incoming(links=("http://127.0.0.1:9/a.png",)), asked=True, public_only=False)
    in_language(window, newest_notice(window, qtbot), "http://127.0.0.1:9/a.png")
    window.preferences.set(OFFLINE, value=True)
    window.opener.open(Incoming(links=("https://pictures.example/a.png",)))
    in_language(window, newest_notice(window, qtbot), "https://pictures.example/a.png")


SAVED = {
    "bad.xml": b"<alto><Layout></alto>",
    "other.xml": b"<feed xmlns='http://www.w3.org/2005/Atom'/>",
    "type.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><alto/>',
    "empty.alto": b"<alto xmlns='http://www.loc.gov/standards/alto/ns-v4#'><Layout/></alto>",
    "none.hocr": b"<html><body class='ocr'><p>text</p></body></html>",
    "foreign.json": b'{"some": "thing"}',
    "cut.json": b'{"responses": [{"fullTextAnno',
    "refused.json": json.dumps({"error": {"code": 429, "message": SAID}}).encode(),
    "schema.json": b'{"schema": "vidimus.analysis/7", "image": {}, "analyses": []}',
    "bytes.txt": b"\xff\xfe\x00\xd8",
}


@pytest.mark.parametrize("name", SAVED)
def test_files_about_an_image_that_cannot_be_read(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    opened(window, qtbot, drawn(tmp_path))
    path = tmp_path / name
    path.write_bytes(SAVED[name])
    known = {"schema.json": "document"}.get(name, GOOGLE if path.suffix == ".json" else "")
    window.saved_answers.open(path, known)  # else somebody would be asked which provider it is of
    in_language(window, newest_notice(window, qtbot), name, SAID)


def test_no_key_no_address_and_no_network(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    credentials.hold(GOOGLE, "api_key", "")
    use(window, qtbot, GOOGLE, "", *drawn(tmp_path))
    assert in_language(window, fails(window, qtbot, GOOGLE), "Google Vision")
    window.preferences.set(OFFLINE, value=True)
    fails(window, qtbot, GOOGLE, "Google Vision")


@pytest.mark.parametrize(
    "fault",
    [
        status(429, {"error": {"code": 429, "message": SAID}}, Retry_After="0"),
        status(401, {"error": {"code": 401, "message": SAID}}),
        status(503),
        reset,
        html,
        huge(70 * 2**20),
    ],
    ids=["429", "401", "503", "reset", "HTML", "oversize"],
)
def test_a_service_in_trouble(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, google: LocalServer, fault: Fault
) -> None:
    use(window, qtbot, GOOGLE, google.url, *drawn(tmp_path))
    google.always = fault
    fails(window, qtbot, GOOGLE, SAID, "Google Vision")


def test_what_a_provider_refuses_before_anything_is_sent(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, google: LocalServer
) -> None:
    credentials.hold(YANDEX, "api_key", "AQVN-a-key-of-somebody")
    window.preferences.set(LANGUAGES, ("xx",))
    use(window, qtbot, YANDEX, google.url, *drawn(tmp_path))
    fails(window, qtbot, YANDEX, "Yandex Vision", "xx")
    window.preferences.set(OPTIONS, {f"{GOOGLE}.max_results": "many"})
    other = tmp_path / "b"
    other.mkdir()
    use(window, qtbot, GOOGLE, google.url, *drawn(other, width=140))
    fails(window, qtbot, GOOGLE, f"{GOOGLE}.max_results", "many")


def test_a_wait_for_a_busy_service(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, google: LocalServer
) -> None:
    use(window, qtbot, GOOGLE, google.url, *drawn(tmp_path))
    for code in (429, 500):
        google.always = status(code, {}, Retry_After="30")
        window.command_actions.run("analyse.run")
        qtbot.waitUntil(lambda: window.head.providers.pills[GOOGLE].status.tone == "doubt")
        in_language(window, window.head.providers.pills[GOOGLE].status.note)
        in_language(window, window.status.work.text())
        window.command_actions.run("analyse.cancel")
        qtbot.waitUntil(lambda: not window.analysis.busy)


def test_files_that_cannot_be_written(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, drawn(tmp_path))
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, analysis("one two"))
    qtbot.waitUntil(lambda: not window.runtime.busy)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    window.export.export(ExportRequest("csv", (entry,)), in_the_way / "x.csv", replacing=True)
    in_language(window, newest_notice(window, qtbot), str(in_the_way / "x.csv"))


def test_corrections_that_cannot_be_made(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, drawn(tmp_path))
    heard: list[str] = []
    window.corrections.refused.connect(heard.append)
    window.corrections.make(lambda current: current)  # type: ignore[arg-type,return-value]
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, analysis("one two"))
    qtbot.waitUntil(lambda: window.corrections.history is not None)
    window.corrections.make(lambda current: merged(current, ()))
    assert len(heard) == 2
    for sentence in heard:
        in_language(window, sentence)


def test_an_expression_that_cannot_be_used(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, drawn(tmp_path))
    entry = window.session.current
    assert entry is not None
    window.session.put(entry.key, entry.image, analysis("aaaa " * 20))
    qtbot.waitUntil(lambda: not window.runtime.busy)
    finder = window.findings.finder
    finder.set_switches(("expression",))
    for expression in ("(", "*", "(" * 5_000 + ")" * 5_000):
        finder.seek(expression)
        qtbot.waitUntil(lambda: not finder.busy, timeout=20_000)
        in_language(window, window.findings.line.hits.text())


def test_damaged_settings_and_a_damaged_store(
    qtbot: QtBot, qapp: QApplication, language: str, tmp_path: Path
) -> None:
    folder = config_dir()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text(f'language = "{language}"\ntheme = "mauve"\ntimeout = "soon"\n')
    data_dir().mkdir(parents=True, exist_ok=True)
    with Store.open() as store:
        path = store.path
    assert path is not None
    path.write_bytes(b"no database at all" * 100)
    window = make_window(qapp)
    assemble(window)
    qtbot.addWidget(window)
    window.show()
    try:
        window.startup_shutdown.begin(tuple(map(str, drawn(tmp_path))))
        qtbot.waitUntil(lambda: "store" in {n.topic for n in window.messages.notices}, timeout=30_000)
        said = {notice.topic: notice.sentence for notice in window.messages.notices}
        assert said.keys() >= {"settings", "store"}
        for sentence in said.values():
            in_language(
                window, sentence, str(folder), str(path.parent), "damaged", "settings", "theme", "timeout"
            )
    finally:
        window.close()
        window.startup_shutdown.end()


def test_a_kept_failure_is_said_in_the_language_of_today(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (path,) = drawn(tmp_path)
    about = identify(path)
    faces = failure(
        ErrorKind.SERVICE,
        "cannot open {name}: {reason}",
        Feature.FACES,
        name="a",
        reason=phrase("the disk is full"),
    )
    old = Failure(ErrorKind.SERVICE, "cannot open a: the disk is full", Feature.FACES)
    for provider, kept in ((GOOGLE, faces), (YANDEX, old)):
        partly = Analysis(
            provider, (Feature.TEXT, Feature.FACES), 1.0, text=analysis("one").text, errors=(kept,)
        )
        with Store.open() as store:
            store.keep(about, provider, Outcome(partly))
    opened(window, qtbot, [path])
    qtbot.waitUntil(lambda: len(window.messages.notices) == 2, timeout=20_000)
    said = {notice.topic: notice.sentence for notice in window.messages.notices}
    in_language(window, said[f"analysis/{GOOGLE}"], "Google Vision")
    assert "cannot open a: the disk is full" in said[f"analysis/{YANDEX}"]
