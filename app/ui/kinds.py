"""What regions, features and faults are called inside a sentence, to be translated where they are shown."""

from __future__ import annotations

from typing import Final

from app.ui.words import mark, tr

_KNOWN: Final = (
    mark("block"), mark("line"), mark("word"), mark("face"), mark("object"), mark("label"), mark("colour"),
    mark("entity"), mark("fact"), mark("person"), mark("celebrity"), mark("brand"), mark("logo"),
    mark("landmark"), mark("product"), mark("barcode"), mark("caption"), mark("crop"), mark("table"),
    mark("category"), mark("classification"), mark("safety"), mark("guess"), mark("text"), mark("faces"),
    mark("objects"), mark("people"), mark("labels"), mark("copies"), mark("logos"), mark("landmarks"),
    mark("brands"), mark("categories"), mark("crops"), mark("colors"), mark("products"), mark("barcodes"),
    mark("credentials"), mark("quota"), mark("unsupported"), mark("input"), mark("network"),
    mark("timeout"), mark("service"), mark("answer"),
)  # fmt: skip
"""Kinds of regions and findings, features, kinds of faults."""


def called(kind: str) -> str:
    """The name in the user's language; a service's own word for a kind stays as it is."""
    return tr(kind) if kind in _KNOWN else kind
