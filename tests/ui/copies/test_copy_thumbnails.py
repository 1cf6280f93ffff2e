"""Thumbnails of hits: only when asked for, only from where it is safe, gone with the switch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.config.settings import OFFLINE, THUMBNAILS
from app.model.analysis import Analysis, Copies, Hit
from app.model.feature import Feature
from app.ui.copies import copy_thumbnails
from app.ui.window.main_window import MainWindow
from tests.services.local import Answer, Asked, LocalServer, drip, huge, serving
from tests.ui.conftest import MakeImage
from tests.ui.copies.test_copies import show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def site(make_image: MakeImage) -> Iterator[LocalServer]:
    picture = Path(make_image()).read_bytes()

    def answer(asked: Asked) -> Answer:
        if asked.path.startswith("/page"):
            return Answer(b"<html>no picture", headers={"Content-Type": "image/png"})
        return Answer(picture, headers={"Content-Type": "image/png", "Set-Cookie": "who=you; Path=/"})

    with serving(answer) as server:
        yield server


def hits(site: LocalServer, *paths: str) -> Analysis:
    found = tuple(Hit("similar", f"https://p{n}.example/", f"{site.url}{p}") for n, p in enumerate(paths))
    return Analysis("yandex-search", (Feature.COPIES,), copies=Copies(None, found))


def listed(window: MainWindow, qtbot: QtBot, make_image: MakeImage, analysis: Analysis) -> None:
    window.resize(1200, 900)
    show(window, qtbot, make_image(), analysis)
    window.inspector.show_copies()


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.copies_controller.settled)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)


def test_nothing_is_fetched_unless_asked_for(
    site: LocalServer, window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    window.copies_controller.pictures.public_only = False
    listed(window, qtbot, make_image, hits(site, "/a.png"))
    settled(window, qtbot)
    assert not window.copies_controller.pictures.on
    assert not site.asked
    assert "contacts the sites" in window.inspector.copies.thumbnails.text()


def test_pictures_come_without_cookies_or_referrer_and_go_with_the_switch(
    site: LocalServer, window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    pictures = window.copies_controller.pictures
    pictures.public_only = False
    listed(window, qtbot, make_image, hits(site, "/a.png", "/b.png", "/page.png"))
    copies = window.inspector.copies
    plain = copies.view.delegate.inset
    QTest.mouseClick(copies.thumbnails, Qt.MouseButton.LeftButton)
    assert window.preferences.get(THUMBNAILS)
    qtbot.waitUntil(lambda: len(site.asked) == 3, timeout=20_000)
    settled(window, qtbot)
    found = [pictures.get(f"{site.url}{path}") for path in ("/a.png", "/b.png", "/page.png")]
    assert [p is not None and not p.isNull() for p in found] == [True, True, False]
    assert all(p is not None and max(p.width(), p.height()) <= copy_thumbnails.SIDE for p in found)
    for asked in site.asked:
        assert not {"cookie", "referer", "authorization"} & asked.headers.keys()
    assert copies.view.delegate.inset > plain
    window.grab()
    window.session.close_current()
    listed(window, qtbot, make_image, hits(site, "/a.png"))
    settled(window, qtbot)
    assert len(site.asked) == 3, "what is there is not fetched again"
    window.command_actions.run("copies.thumbnails")
    assert not copies.thumbnails.isChecked()
    assert copies.view.delegate.inset == plain


def test_private_addresses_are_never_asked(
    site: LocalServer, window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    listed(window, qtbot, make_image, hits(site, "/a.png"))
    window.command_actions.run("copies.thumbnails")
    settled(window, qtbot)
    qtbot.waitUntil(lambda: window.copies_controller.pictures.get(f"{site.url}/a.png") is not None)
    found = window.copies_controller.pictures.get(f"{site.url}/a.png")
    assert found is not None
    assert found.isNull()
    assert not site.asked
    window.grab()


def test_large_ones_are_cut_off_and_the_offline_switch_ends_all(
    site: LocalServer, window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    pictures = window.copies_controller.pictures
    pictures.public_only = False
    site.faults.extend([huge(copy_thumbnails.MOST_BYTES + 1)])
    listed(window, qtbot, make_image, hits(site, "/large.png"))
    window.command_actions.run("copies.thumbnails")
    qtbot.waitUntil(lambda: pictures.get(f"{site.url}/large.png") is not None, timeout=20_000)
    large = pictures.get(f"{site.url}/large.png")
    assert large is not None
    assert large.isNull()
    site.always = drip
    window.session.close_current()
    listed(window, qtbot, make_image, hits(site, "/slow.png", "/slower.png"))
    qtbot.waitUntil(lambda: len(site.asked) == 3, timeout=20_000)
    window.preferences.set(OFFLINE, value=True)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)
    pictures.want([f"{site.url}/never.png"])
    settled(window, qtbot)
    assert len(site.asked) == 3


def test_few_are_fetched_at_once_and_few_hundred_are_held(
    site: LocalServer, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_thumbnails, "HELD", 3)
    pictures = window.copies_controller.pictures
    pictures.public_only = False
    window.preferences.set(THUMBNAILS, True)  # noqa: FBT003
    urls = [f"{site.url}/{n}.png" for n in range(9)]
    pictures.want(urls)
    assert pictures.fetching == copy_thumbnails.AT_ONCE
    qtbot.waitUntil(lambda: len(site.asked) == 9 and not window.runtime.busy, timeout=20_000)
    assert sum(pictures.get(u) is not None for u in urls) == 3
