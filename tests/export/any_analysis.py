"""Any analysis, however line and words disagree, and its letters, which every format must hold alike."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from app.model.analysis import Analysis, Block, Line, Substitution, Text, Word, joined
from app.model.feature import Feature
from app.model.geometry import Polygon, rectangle
from tests.export.pages import HEIGHT, WIDTH

_SOME = (
    "abcABZéßſ0123",
    "-\u2010\u00ac\u00ad\u2e17\u2013.,;:!?'\"„“”«»()[]{}<>&=+@/|",
    "שלוםعالم٣",
    "日本語東京テスト、。「」ーไทย",
    "e\u0301a\u0308\u0323क\u094dष\u200d\u200c\u200b\u2060\ufeff\u200f\u202e",
)
"""Letters, signs, right-to-left, without blanks, and marks that combine or are not seen."""
_CONTROLS = "\x00\x08\x1b\x1f\x85\ufffe\uffff\ufdd0"
_BLANKS = (" ", "\t", "\n", "\u00a0", "\u3000", "\u2028")

_letters = st.one_of(*(st.sampled_from(some) for some in _SOME), st.characters(exclude_categories=["Cs"]))
_words = st.one_of(st.text(st.one_of(*map(st.sampled_from, _SOME)), min_size=1, max_size=5), st.just(""))
_wild_words = st.one_of(
    _words, st.text(st.one_of(_letters, st.sampled_from(_CONTROLS), st.sampled_from(_BLANKS)), max_size=5)
)
_substitutions = st.sampled_from(
    [Substitution(kind, "reservation") for kind in ("HypPart1", "HypPart2", "other")]
)


def letters(text: str) -> str:
    """What is the same in every format: without white space, controls, and what XML cannot hold."""
    return "".join(
        c
        for c in text
        if not (c.isspace() or unicodedata.category(c) in {"Cc", "Cs"} or c in "\ufffd\ufffe\uffff")
    )


@st.composite
def _lines(draw: st.DrawFn, *, wild: bool) -> Line:
    some = _wild_words if wild else _words
    texts = draw(st.lists(some, max_size=4))
    loose = st.one_of(st.sampled_from(["", " ", "  ", " - ", "-", "\u00ad", ", ", " (", "“ „"]), some)
    text = draw(loose)
    for word in texts:
        text += word + draw(loose)
    if draw(st.booleans()):  # which may say something else altogether
        text = draw(st.one_of(st.just(text), st.just(" ".join(texts[::-1])), st.just(""), some))
    substitution = draw(st.one_of(st.none(), _substitutions))
    words = tuple(
        Word(draw(_places()), word)
        if substitution is None
        else Word(draw(_places()), word, substitution=substitution)
        for word in texts
    )
    line = Line(draw(_places()), text, words=words)
    rotation = draw(st.sampled_from([None, None, 90.0, -90.0, 270.0]))
    return line if rotation is None else Line(line.polygon, text, words=words, rotation=rotation)


def _places() -> st.SearchStrategy[Polygon]:
    boxes = st.tuples(
        st.integers(0, WIDTH - 40), st.integers(0, HEIGHT - 20), st.integers(1, 40), st.integers(1, 20)
    )
    return st.one_of(st.just(()), boxes.map(lambda box: rectangle(*box)))


@st.composite
def any_analyses(draw: st.DrawFn, *, wild: bool = True) -> Analysis:
    """An analysis whose lines, words and content may contradict each other.

    Without ``wild`` no word holds a blank or a control character.
    """
    some = st.lists(
        st.builds(Block, _places(), lines=st.lists(_lines(wild=wild), max_size=3).map(tuple)), max_size=3
    )
    blocks = tuple(draw(some))
    content = draw(st.one_of(st.just(joined(blocks)), st.text(_letters, max_size=12)))
    return Analysis("on-device", (Feature.TEXT,), text=Text(content=content, blocks=blocks))
