"""Which links open, and where they lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.ui.widgets.links import link_of, open_link, shown_address, shown_host

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

LOOK_ALIKE = "\u0430\u0440\u0440\u04cf\u0435.com"


class Browser(QObject):
    """Takes the addresses a browser would have got."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @Slot(QUrl)
    def visit(self, url: QUrl) -> None:
        self.seen.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd", "smb://server/share",
        "ms-msdt:/id PCWDiagnostic", "data:text/html,<b>", "ftp://a.example/", "mailto:a@b.example",
        "https://user@a.example/", "https://user:word@a.example/", "https://a.example@b.example/",
        "user@a.example/p", "https://a.example\\@b.example/", "https://a.example/\nx", "https://a.ex\tample/",
        "https://a.example/\x00", "https://a.example/ b", "https://a.example/\u202egnp.exe", "java\nscript:x",
        "https:///p", "https://", "http:", "", "  ", None, "//", "https://[bad/", "https://a.example:99999/",
        "https://a%2eexample/", "https://2130706433/x", "https://0x7f.1/", "vbscript:x", "about:blank",
        "view-source:https://a.example/", "C:\\Windows\\calc.exe", "\\\\server\\share", "/etc/passwd",
        "https://a.example/" + "x" * 9_000, "https://\u2100.example/",
    ],
)  # fmt: skip
def test_these_open_nothing(url: str | None) -> None:
    assert link_of(url) is None
    assert not open_link(url)


@pytest.mark.parametrize(
    ("url", "address", "host"),
    [
        ("https://a.example/p?q=1#x", "https://a.example/p?q=1#x", "a.example"),
        ("http://a.example", "http://a.example", "a.example"),
        ("vk.com/wall-1_2", "https://vk.com/wall-1_2", "vk.com"),
        ("//a.example/p", "https://a.example/p", "a.example"),
        ("A.example:8080/p", "https://a.example:8080/p", "a.example"),
        ("https://xn--80ak6aa92e.com/", "https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        (f"https://{LOOK_ALIKE}/", "https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        (
            "https://пример.рф/путь",
            "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C",
            "xn--e1afmkfd.xn--p1ai",
        ),
        ("https://[::1]:80/p", "https://[::1]:80/p", "::1"),
    ],
)
def test_these_open_as_what_they_are(url: str, address: str, host: str) -> None:
    link = link_of(url)
    assert link is not None
    assert (link.address, link.host) == (address, host)


@given(st.text(max_size=30) | st.text("https:/@\\a.b:#?[]%", max_size=30).map(lambda t: f"https://{t}"))
def test_whatever_opens_is_http_without_user_info(url: str) -> None:
    link = link_of(url)
    if link is not None:
        made = QUrl.fromEncoded(link.address.encode("ascii"), QUrl.ParsingMode.StrictMode)
        assert made.isValid()
        assert made.scheme() in {"http", "https"}
        assert not made.userInfo()
        assert made.host(QUrl.ComponentFormattingOption.FullyEncoded) == link.host
        assert link.host.isascii()


def test_the_browser_gets_the_ascii_address(qtbot: QtBot) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "visit")  # type: ignore[arg-type]  # the stub is wrong
    try:
        assert open_link(f"{LOOK_ALIKE}/login")
        assert not open_link(f"https://me@{LOOK_ALIKE}/login")
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert browser.seen == ["https://xn--80ak6aa92e.com/login"]


def test_hosts_are_shown_in_ascii_too() -> None:
    assert shown_host("a.example") == "a.example"
    assert shown_host("xn--80ak6aa92e.com") == "xn--80ak6aa92e.com"
    assert shown_host(LOOK_ALIKE) == f"{LOOK_ALIKE} (xn--80ak6aa92e.com)"
    assert shown_host("\u202eа b") == "а b (not a valid name)"
    assert shown_address("vk.com/wall\u202e") == "vk.com/wall"
    assert shown_address(f"{LOOK_ALIKE}/p") == f"{LOOK_ALIKE}/p (xn--80ak6aa92e.com)"
    assert shown_address("http://é é/") == "http://é é/ (not a valid name)"
    assert shown_address("javascript:alert(1)") == "javascript:alert(1)"
