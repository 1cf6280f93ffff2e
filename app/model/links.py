"""What counts as a link, for the command line, what is typed, and what is dropped."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

LONGEST_LINK: Final = 4_000
"""Characters of a link that is taken as one."""
_SCHEMES: Final = frozenset({"http", "https"})
_USER_INFO: Final = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)


def is_link(text: str) -> bool:
    """Return True if a text is one http or https address with a host, and nothing around or within it.

    Blanks and line breaks make it no link, since an address holds none (RFC 3986, section 2).
    """
    if not text or len(text) > LONGEST_LINK or any(c.isspace() or ord(c) < 32 for c in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in _SCHEMES and bool(parts.hostname)
    except ValueError:
        return False


def without_user_info(text: str) -> str:
    """Return a link without the name and password before its host; any other text as it is."""
    return _USER_INFO.sub(r"\1", text)
