"""Reasons of the system, in the program's words whatever language the system speaks."""

from __future__ import annotations

import errno

import pytest

from app.model.phrase import Phrase, phrase
from app.model.system_errors import reason


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOENT, "Datei oder Verzeichnis nicht gefunden"), phrase("no such file or directory")),
        (
            OSError(errno.ENOSPC, "На устройстве нет места"),
            phrase("no space left on device"),
        ),
        (OSError(errno.ENOTTY, "Inappropriate ioctl for device"), Phrase("inappropriate ioctl for device")),
        (OSError("no number"), phrase("it failed")),
        (OSError(), phrase("it failed")),
    ],
)
def test_the_reason_is_known_by_its_number(error: OSError, said: Phrase) -> None:
    assert reason(error) == said
