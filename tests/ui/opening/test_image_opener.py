"""Opening alone, without the whole window: told apart once, added once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from app.config.settings import OFFLINE
from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.imaging.open import identify
from app.model.errors import NetworkError
from app.ui.opening.companions import Companions
from app.ui.opening.image_opener import ImageOpener
from app.ui.opening.incoming import Incoming, incoming_of_mime, incoming_of_texts
from app.ui.opening.password_question import Refused
from app.ui.opening.saved_answers import SavedAnswers
from app.ui.session.context import Context
from app.ui.session.entries import Entry
from app.ui.widgets.confirm import Confirm
from tests.ui.conftest import MakeImage
from tests.values import analysis

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def opener(context: Context) -> ImageOpener:
    return ImageOpener(context)


@pytest.fixture
def saved(context: Context, opener: ImageOpener) -> SavedAnswers:
    made = SavedAnswers(context)
    Companions(context, opener, made)
    return made


def mime(*paths: Path) -> QMimeData:
    """What a file manager hands over."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def companion(picture: Path, name: str) -> Path:
    """Write an analysis of a picture beside it."""
    path = picture.with_name(name)
    path.write_bytes(exporter("page").write(ExportContent(identify(picture), (analysis("one two"),))))
    return path


def settle(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)


def test_images_and_companions_are_told_apart_once(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.png", "a.XML", "folder", "b.json")]
    incoming = incoming_of_mime(mime(*files))
    assert incoming == Incoming((files[0], files[2]), (files[1], files[3]))
    text = QMimeData()
    text.setText("\n".join(QUrl.fromLocalFile(str(path)).toString() for path in files))
    assert incoming_of_mime(text) == incoming


def test_images_are_added_by_the_opener_alone_and_the_first_is_shown(
    context: Context, opener: ImageOpener, qtbot: QtBot, make_image: MakeImage
) -> None:
    came: list[Entry] = []
    opener.opened.connect(came.extend)
    context.messages.notify("open/a.png", "could not be opened before")
    paths = make_image("a.png"), make_image("b.png", colour="red"), make_image("c.txt.png", colour="blue")
    with qtbot.waitSignal(opener.finished, timeout=20_000) as finished:
        assert opener.drop(mime(*paths))
    assert finished.args == [3]
    assert [entry.image.name for entry in came] == ["a.png", "b.png", "c.txt.png"]
    assert context.session.current is not None
    assert context.session.current.key == came[0].key
    assert context.messages.notices == (), "it opened this time"
    settle(context, qtbot)


def test_companions_wait_for_the_entries_of_their_images(
    context: Context, opener: ImageOpener, saved: SavedAnswers, qtbot: QtBot, make_image: MakeImage
) -> None:
    one, two = make_image("one.png"), make_image("two.png", colour="red")
    files = companion(one, "one.page.xml"), companion(two, "two.page.xml")
    arrived: list[str] = []
    saved.arrived.connect(arrived.append)
    assert opener.drop(mime(files[1], one, two, files[0]))
    qtbot.waitUntil(
        lambda: (
            [sorted(entry.summaries) for entry in context.session.images.entries()] == [["page"], ["page"]]
        ),
        timeout=20_000,
    )
    assert arrived == ["page"], "told of the image that is looked at alone"
    settle(context, qtbot)


def test_companions_wait_for_what_they_came_with_whatever_else_is_opened_meanwhile(
    context: Context, opener: ImageOpener, saved: SavedAnswers, qtbot: QtBot, make_image: MakeImage
) -> None:
    one, two = make_image("one.png"), make_image("two.png", colour="red")
    first = Incoming((one,), (companion(one, "one.page.xml"),))
    second = Incoming((two,), (companion(two, "two.page.xml"),))
    opener.open(second)
    opener.open(Incoming((make_image("three.png", colour="blue"),)))
    opener.open(first)
    settle(context, qtbot)
    found = {entry.name: sorted(entry.summaries) for entry in context.session.images.entries()}
    assert found == {"three.png": [], "two.png": ["page"], "one.png": ["page"]}


def test_no_name_at_all_is_no_folder() -> None:
    assert incoming_of_texts(["", "a.png"]) == Incoming((Path("a.png"),))
    data = QMimeData()
    data.setUrls([QUrl("file://")])
    assert not incoming_of_mime(data)


def test_a_pasted_companion_brings_the_image_it_lies_beside(
    context: Context, opener: ImageOpener, saved: SavedAnswers, qtbot: QtBot, make_image: MakeImage
) -> None:
    file = companion(make_image("page.png"), "page.page.xml")
    QGuiApplication.clipboard().setMimeData(mime(file))
    with qtbot.waitSignal(saved.arrived, timeout=20_000):
        opener.paste()
    assert context.session.current is not None
    assert context.session.current.name == "page.png"
    settle(context, qtbot)
    QGuiApplication.clipboard().clear()


def test_a_companion_of_nothing_is_said(
    context: Context, opener: ImageOpener, saved: SavedAnswers, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "alone.json").write_bytes(b"{}")
    assert opener.drop(mime(tmp_path / "alone.json"))
    settle(context, qtbot)
    assert "Open the image that alone.json is about first" in context.messages.notices[0].sentence
    assert saved.parent() is context.widget


def test_what_cannot_be_opened_is_said_with_its_name(
    context: Context, opener: ImageOpener, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "x.png").write_bytes(b"no picture")
    opener.open(Incoming((tmp_path / "x.png",)))
    settle(context, qtbot)
    opener.refused.emit(Refused("h/y.png", NetworkError("the site is away")))
    topics = {notice.topic: notice.sentence for notice in context.messages.notices}
    assert topics["open/x.png"].startswith("Cannot open x.png")
    assert topics["open/h/y.png"] == "H/y.png: the site is away"


@pytest.mark.parametrize(
    ("typed", "asked"), [("  https://h.example/x.png ", True), ("h.example/x.png", False)]
)
def test_a_typed_link_is_taken_without_the_blanks_around_it(
    context: Context, opener: ImageOpener, monkeypatch: pytest.MonkeyPatch, typed: str, asked: bool
) -> None:
    context.preferences.set(OFFLINE, True)  # noqa: FBT003 - so nothing is asked for beyond this machine
    refused: list[Refused] = []
    opener.refused.connect(refused.append)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_given: (typed, True))
    opener.ask_link()
    assert [("offline" in str(each.error)) for each in refused] == [asked]
    assert refused[0].name == (typed.strip() if asked else typed)


def test_a_dropped_link_waits_for_the_answer(context: Context, opener: ImageOpener) -> None:
    data = QMimeData()
    data.setText("https://h.example/x.png")
    assert opener.drop(data)
    question = context.widget.findChild(Confirm)
    assert question is not None
    opener.go_offline()
    assert not opener.is_fetching
