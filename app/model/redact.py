"""Blots secrets out of sentences that services write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_SHORTEST: Final = 6


def masked(text: str, secrets: Iterable[str]) -> str:
    """Return the text with every secret of six characters or more masked."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, "•••")
    return text
