"""What counts as a link, on the command line as in the window."""

from __future__ import annotations

import pytest

from app.model.links import LONGEST_LINK, is_link, without_user_info


@pytest.mark.parametrize(
    "text",
    [
        "http://h/x.png",
        "HTTPS://H/x.png",
        "https://h",
        "http://[::1]:8080/x",
        "https://user:secret@h/x",
        "https://h/ü?q=ß#ж",
        "https://h/" + "x" * (LONGEST_LINK - 10),
    ],
)
def test_an_address_with_a_host_is_a_link(text: str) -> None:
    assert is_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x.png",
        "/http://h/x.png",
        "http://",  # the command line used to fetch this
        "https:///x.png",  # and this
        "https:h/x.png",
        "https://h/a b.png",  # and this
        "https://h/ is where it lies",
        " https://h/x.png",  # what is typed or pasted is stripped first
        "https://h/x.png\n",
        "https://h/x\x00.png",
        "http://[::1",  # and stumbled over this
        "ftp://h/x",
        "file:///x.png",
        "javascript:alert(1)",
        "https://h/" + "x" * LONGEST_LINK,  # and took this
    ],
)
def test_whatever_else_is_none(text: str) -> None:
    assert not is_link(text)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("https://user:secret@h/x@y", "https://h/x@y"),
        ("HTTP://user:se@cret@h:1/", "HTTP://h:1/"),
        ("https://user:secret@[::1", "https://[::1"),
        ("https://user:secret@h/a b", "https://h/a b"),
        ("https://h/x?a=b@c", "https://h/x?a=b@c"),
        ("user:secret@h.png", "user:secret@h.png"),
    ],
)
def test_a_password_in_an_address_is_left_out(text: str, without: str) -> None:
    assert without_user_info(text) == without
