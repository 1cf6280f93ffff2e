"""The base of every shape of an answer, which says beside its fields what becomes of them in an analysis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec

Reasons = Mapping[str, str]
"""Why something is so, by JSON key."""


class WireStruct(msgspec.Struct, rename="camel", gc=False):
    """One JSON object of an answer, with camelCase keys; its fields are those the reading uses.

    Every field is optional, since services leave out zeros and write nulls. Unknown keys are skipped without
    being built. Long lists are tuples and no struct is garbage-collected: each collection would otherwise
    walk a million of them while the window waits.

    A field counts as mapped: its content stands somewhere in the analysis. The class variables name, by
    JSON key and each with a reason, what differs from that.
    """

    IGNORED_KEYS: ClassVar[Reasons] = {}
    """Keys that are neither read nor kept in the properties of an analysis."""
    KEPT_KEYS: ClassVar[Reasons] = {}
    """Fields that are read and yet stand in the properties too, since a part of them is used only."""
    MAPPED_WHOLE: ClassVar[bool] = False
    """True for geometry, which is drawn as a polygon: no key inside is looked at one by one."""
