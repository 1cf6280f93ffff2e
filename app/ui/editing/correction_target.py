"""What the parts of the editing room ask of the controller that makes corrections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from app.model.edit import Key
from app.model.history import History
from app.ui.session.correction_steps import EditOf


class CorrectionTarget(Protocol):
    """The analysis that is listed, as far as it can be corrected, and the regions selected in it."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return the regions that are selected and can be corrected."""
        ...

    @property
    def history(self) -> History | None:
        """Return the history of the analysis that is listed, when it can be corrected."""
        ...

    def make(
        self,
        edit_of: EditOf,
        *,
        select: tuple[Key, ...] | None = None,
        run: object = None,
        many: Iterable[Key] = (),
    ) -> None:
        """Make a correction; afterwards regions are selected, and small steps of one run are one."""
        ...

    def go_to(self, keys: tuple[Key, ...]) -> None:
        """Select regions as soon as the list shows the latest."""
        ...

    def finish_text(self) -> None:
        """Keep the text that is being typed, if there is one, and close it."""
        ...
