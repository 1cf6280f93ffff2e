"""Whether the user may be asked to unlock the keyring: once a run, and anew when they do something about it.

Apart from the keyring itself, so that the window may say ``ask_again`` without loading that.
"""

from __future__ import annotations

import threading


class Unlocking:
    """What is known of the question for the keyring's password; used from several threads.

    ``turn`` is held by whoever may be asking the user, so that they are asked one thing at a time.
    """

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.silent = False
        """True once the keyring took too long for what asks nobody; it counts as not running then."""
        self._refused: str | None = None

    def note_refusal(self, state: str) -> None:
        """Remember that the user declined, or nobody could be asked, while the keyring was in this state."""
        self._refused = state

    def is_refused(self, state: str) -> bool:
        """Return True if the user declined already; a keyring that was opened meanwhile may be used."""
        return self._refused == state

    def ask_again(self) -> None:
        """Forget the refusal, and that the keyring kept silent."""
        self._refused = None
        self.silent = False


UNLOCKING = Unlocking()


def ask_again() -> None:
    """Let the keyring ask for its password once more, since the user did something that needs it."""
    UNLOCKING.ask_again()
