"""The one place that opens links, and folders in the file manager.

An address from outside is opened only when it is plain http or https: no user-info, no control
characters or blanks, and one host, about which both address readers at work here agree. Everything
else is shown as text and opens nothing.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.model.safe_text import one_line, safe_text
from app.provenance.hits import host_of, with_scheme
from app.ui.base.i18n import tr

LONGEST: Final = 8_000
"""Characters of an address that is opened."""
_FORBIDDEN: Final = re.compile(r"[\s\\<>\"^`{|}\x00-\x20\x7f-\x9f]")
_SCHEMES: Final = frozenset({"http", "https"})


@dataclass(frozen=True)
class Link:
    """An address that may be opened: ``address`` is ASCII throughout, ``host`` its host in ASCII."""

    address: str
    host: str


def link_of(url: str | None) -> Link | None:
    """Return the link of an address from outside; ``None`` when it must not be opened."""
    text = with_scheme(url or "")
    if not text or len(text) > LONGEST or _FORBIDDEN.search(text) or safe_text(text, LONGEST) != text:
        return None
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or not host or "@" in parts.netloc or "%" in parts.netloc:
        return None
    qt_url = QUrl(text, QUrl.ParsingMode.TolerantMode)
    encoded = qt_url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    wanted = ascii_host(host)
    same = (
        qt_url.isValid() and wanted and encoded == wanted and qt_url.port() == (-1 if port is None else port)
    )
    if not same or qt_url.scheme() not in _SCHEMES or qt_url.userInfo():
        return None
    return Link(bytes(qt_url.toEncoded().data()).decode("ascii"), encoded)


def open_link(url: str | None) -> bool:
    """Open an address in the user's browser; return True if it may be opened and something took it."""
    link = link_of(url)
    return link is not None and QDesktopServices.openUrl(QUrl.fromEncoded(link.address.encode("ascii")))


def open_folder(folder: Path) -> bool:
    """Open a folder of this machine in the file manager; return True if something took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(os.fspath(folder)))


def ascii_host(host: str) -> str:
    """Return a host in ASCII (``xn--…``), empty when it has no such form."""
    if ":" in host:  # an IPv6 address
        return host.lower()
    return bytes(QUrl.toAce(host).data()).decode("ascii")


def shown_host(host: str) -> str:
    """Return a host as shown: with its ASCII form beside it when it is not ASCII."""
    if host.isascii():
        return one_line(host, 120)
    return f"{one_line(host, 60)} ({one_line(ascii_host(host) or tr('not a valid name'), 80)})"


def shown_address(url: str, limit: int = 200) -> str:
    """Return an address fit to be shown, its host in ASCII beside it when that is not ASCII."""
    host = host_of(url)
    text = one_line(url, limit)
    if not host or host.isascii():
        return text
    return f"{text} ({one_line(ascii_host(host) or tr('not a valid name'), 80)})"
