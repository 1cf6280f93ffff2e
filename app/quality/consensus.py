"""A consensus: one reading made of two or more, word by word, with what each of them says.

Words are gathered by place (``consensus_places``), each place is voted on (``consensus_voting``), and the
words that win stand in the blocks and lines of the reading with the most text that is likely right
(``consensus_layout``). No word is invented: what stands in a place, some reading has there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from app.model.analysis import Analysis, Text
from app.model.analysis_origin import consensus_id
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.model.reading import settled_blocks
from app.quality.consensus_layout import Layout
from app.quality.consensus_places import ReadWord, gather_places, read_words
from app.quality.consensus_voting import MEASURED, Curve, WeightedVoting, lowest_confidence

_KEY: Final = "consensus"


def fingerprint(analysis: Analysis) -> str:
    """Return a short digest of the text of an analysis with all its places, confidences and corrections."""
    stored = msgspec.json.decode(msgspec.json.encode(analysis.text), type=Text | None)
    return hashlib.sha256(msgspec.json.encode(stored)).hexdigest()[:16]


def fingerprints_of(consensus: Analysis) -> Mapping[str, str]:
    """Return the fingerprint of each reading a consensus was made of, by provider; empty where unknown."""
    facts = consensus.properties.get(_KEY)
    readings = facts.get("readings") if isinstance(facts, dict) else None
    if not isinstance(readings, list):
        return {}
    return {
        str(reading["provider"]): str(reading["fingerprint"])
        for reading in readings
        if isinstance(reading, dict) and "provider" in reading and "fingerprint" in reading
    }


def is_outdated(consensus: Analysis, readings: Mapping[str, Analysis]) -> bool:
    """Return True if a reading (by provider) is not what it was when the consensus was made of it."""
    return any(
        provider in readings and fingerprint(_settled(readings[provider])) != made_of
        for provider, made_of in fingerprints_of(consensus).items()
        if readings.get(provider) is None or readings[provider].text is not None
    )


def make_consensus(
    readings: Sequence[Analysis], *, calibrations: Mapping[str, Curve] | None = None
) -> Analysis:
    """Return the consensus of readings of one image, the same for every order they are given in.

    ``calibrations`` (by provider, else by local reader) beat the measured ones. Raises UnsupportedError for
    fewer than one reading with text, and where too many words lie on one another.
    """
    given = sorted((r for r in readings if r.text is not None), key=lambda r: r.provider)
    if not given:
        raise UnsupportedError("a consensus needs readings with text")
    given = [_settled(reading) for reading in given]
    curves = [_curves(reading, {**MEASURED, **(calibrations or {})}) for reading in given]
    words = [read_words(reading, number) for number, reading in enumerate(given)]
    places = gather_places(given)
    voting = WeightedVoting(words, curves, places)
    first = voting.first
    layout = Layout(given, words, first)
    left_out: list[dict[str, Any]] = []
    for place in places:
        verdict = voting.judge(place)
        if verdict.reading is None:
            left_out += [_left_out(given, word) for each in place.words for word in each]
        layout.put(place, verdict)
    languages = tuple(dict.fromkeys(code for r in given if r.text for code in r.text.languages))
    entities = tuple(dict.fromkeys(entity for r in given if r.text for entity in r.text.entities))
    text = msgspec.structs.replace(Text.of(layout.blocks(), languages), entities=entities)
    facts: dict[str, Any] = {
        "readings": [{"provider": r.provider, "fingerprint": fingerprint(r)} for r in given],
        "structure": given[first].provider,
        "ties": layout.ties,
    }
    if left_out:
        facts["left_out"] = left_out
    provider = consensus_id([r.provider for r in readings])
    return Analysis(provider=provider, features=(Feature.TEXT,), text=text, properties={_KEY: facts})


def _settled(reading: Analysis) -> Analysis:
    assert reading.text is not None  # noqa: S101 - the caller asks
    text = msgspec.structs.replace(reading.text, blocks=settled_blocks(reading.text.blocks))
    return msgspec.structs.replace(reading, text=text)


def _curves(reading: Analysis, calibrations: Mapping[str, Curve]) -> Mapping[int, Curve]:
    """Return the calibration of the words of each block."""
    blocks = reading.text.blocks if reading.text else ()
    curves = {}
    for number, block in enumerate(blocks):
        curve = calibrations.get(reading.provider) or calibrations.get(block.reader or "")
        if curve:
            curves[number] = curve
    return curves


def _left_out(readings: Sequence[Analysis], word: ReadWord) -> dict[str, Any]:
    """Return a word that stands nowhere in the consensus, as its properties hold it."""
    return {
        "provider": readings[word.reading].provider,
        "text": word.text,
        "confidence": lowest_confidence((word,)),
        "polygon": [list(point) for point in word.polygon],
    }
