"""The keys of commands: their own ones, but for those the user changed.

Like the colours of the theme, the keys in force are one table for the whole program; the GUI thread's.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

Keys = tuple[str, ...]
"""Portable key sequences; the first is the one shown."""

_changed: Final[dict[str, Keys]] = {}


def use(texts: dict[str, str]) -> None:
    """Take the user's keys, by command, parted by blanks as the settings file has them.

    What is no key is left out.
    """
    _changed.clear()
    for command_id, text in texts.items():
        _changed[command_id] = tuple(keys for part in text.split() if (keys := portable(part)))


def texts() -> dict[str, str]:
    """Return the changed keys by command, as the settings file has them."""
    return {command_id: " ".join(keys) for command_id, keys in sorted(_changed.items())}


def keys_of(command_id: str, own: Keys) -> Keys:
    """Return the keys in force of a command: the changed ones, else its own."""
    return _changed.get(command_id, own)


def is_changed(command_id: str) -> bool:
    """Return True if the user gave a command other keys."""
    return command_id in _changed


def change(command_id: str, keys: Keys, own: Keys) -> None:
    """Give a command other keys; with its own keys it counts as unchanged."""
    if keys == own:
        _changed.pop(command_id, None)
    else:
        _changed[command_id] = keys


def reset() -> None:
    """Give every command its own keys again."""
    _changed.clear()


def portable(text: str) -> str:
    """Return a key sequence as written on every platform; empty for what is none."""
    sequence = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """Return a portable key sequence as this platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
