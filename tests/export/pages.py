"""Analyses of every sort for the exporters: small made ones, strange ones, and strategies that draw them."""

from __future__ import annotations

import io
import math

import PIL.Image
from hypothesis import strategies as st

from app.imaging.open import identify
from app.model.analysis import Analysis, Block, Face, Language, Line, Object, Text, Word
from app.model.feature import Feature
from app.model.geometry import Polygon, rectangle
from app.model.image import Image

WIDTH, HEIGHT = 400, 300
IMAGE = Image(name="page.png", sha256="cd" * 32, width=WIDTH, height=HEIGHT, source=b"")


def picture(mode: str = "RGB", kind: str = "PNG", name: str = "page.png", **more: object) -> Image:
    """A real image of the usual size."""
    out = io.BytesIO()
    PIL.Image.new(mode, (WIDTH, HEIGHT), "white").save(out, kind, **more)
    return identify(out.getvalue(), name)


def of_blocks(*blocks: Block, provider: str = "on-device", languages: tuple[str, ...] = ()) -> Analysis:
    return Analysis(provider, (Feature.TEXT,), text=Text.of(blocks, languages))


def tilted(x: float, y: float, width: float, height: float, degrees: float) -> Polygon:
    """A box whose text runs at this angle, clockwise, begun at its reader's top left."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    return tuple((x + u * cos - v * sin, y + u * sin + v * cos) for u, v in corners)


def line_of(words: str, x: float = 20, y: float = 20, degrees: float = 0.0, *, rtl: bool = False) -> Line:
    """A line whose words are 8 pixels a letter wide, 16 high, a blank between them."""
    listed = words.split(" ")
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    placed = []
    at = 0.0
    for word in reversed(listed) if rtl else listed:
        placed.append(tilted(x + at * cos, y + at * sin, 8 * len(word), 16, degrees))
        at += 8 * (len(word) + 1)
    if rtl:
        placed.reverse()
    word_values = tuple(Word(place, word, 0.9) for place, word in zip(placed, listed, strict=True))
    return Line(tilted(x, y, at - 8, 16, degrees), words, 0.8, word_values)


_NASTY = "<b>&amp;\x00\x08\ud800\uffff"
STRANGE = of_blocks(
    Block(
        ((-50.5, -20.25), (900, 5), (450, 800), (math.nan, 3)),
        "\u202etable <&>\"';}",
        1.5,
        (
            Line((), f"{_NASTY} ]]> \"'", None, (Word((), _NASTY),)),
            Line(((-10, -10), (-5, -10), (-5, -5)), "=1+1\n\t-2", math.inf, ()),
            Line(
                ((1e300, 1.0), (5.0, 5.0)), "שלום 12 עולם", -1.0,
                (Word(((1, 1),), "שלום", math.nan, (Language("<x>"),)), Word(((9, 9), (9, 9)), "x", 0.0)),
            ),
            Line(rectangle(10, 10, 50, 20), "a b", 1.0, (Word(rectangle(10, 10, 20, 20), "nowhere", 1.0),)),
        ),
    ),
    Block((), "heading"),
    provider="e<v>il\x00",
    languages=("en", "<script>", ""),
)  # fmt: skip
"""Everything a format might choke on."""
STRANGE_OTHERS = Analysis(
    "x",
    (Feature.FACES, Feature.OBJECTS),
    faces=(Face(rectangle(-5, -5, 10, 10), 2.0), Face(()), Face(rectangle(900, 900, 10, 10), 0.5)),
    objects=(
        Object("<Person> \x01", rectangle(100, 30, 80, 60), 0.8), Object("", (), None, "logo"),
        Object("Ж\"'", ((5, 5), (5, 5)), -1, "we ird;}"),
    ),
)  # fmt: skip

_coordinate = st.integers(0, 3).flatmap(
    lambda places: st.floats(-40, 500, allow_nan=False).map(lambda v: round(v, places))
)
_inside_x, _inside_y = st.integers(0, WIDTH), st.integers(0, HEIGHT)
_letters = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn", "Co"), exclude_characters="\ufffd"
)
texts = st.text(_letters, min_size=1, max_size=8)
"""Words as a provider gives them: no blanks, no control characters."""


def polygons(*, whole: bool) -> st.SearchStrategy[Polygon]:
    """Of whole pixels inside the image, or of any thousandths, also outside."""
    x, y = (_inside_x, _inside_y) if whole else (_coordinate, _coordinate)
    free = st.lists(st.tuples(x, y), min_size=3, max_size=6).map(tuple)
    boxes = st.tuples(x, y, x, y).map(
        lambda v: rectangle(min(v[0], v[2]), min(v[1], v[3]), abs(v[2] - v[0]), abs(v[3] - v[1]))
    )
    return st.one_of(boxes, free)


def confidences(steps: int) -> st.SearchStrategy[float | None]:
    return st.one_of(st.none(), st.integers(0, steps).map(lambda v: v / steps))


@st.composite
def analyses(draw: st.DrawFn, *, whole: bool, steps: int = 10_000) -> Analysis:
    """Text, faces and objects whose numbers are exact in the unit of a format."""
    place, sure = polygons(whole=whole), confidences(steps)

    def line() -> Line:
        words = draw(st.lists(texts, min_size=1, max_size=4))
        gaps = draw(st.lists(st.sampled_from([" ", ""]), min_size=len(words) - 1, max_size=len(words) - 1))
        text = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
        codes = st.sampled_from([(), (Language("de"),), (Language("he"),)])
        word_values = tuple(Word(draw(place), word, draw(sure), draw(codes)) for word in words)
        return Line(draw(place), text, draw(sure), word_values)

    kinds = st.sampled_from(["text", "heading", "table", "page-number"])
    blocks = tuple(
        Block(draw(place), draw(kinds), draw(sure), tuple(line() for _ in range(draw(st.integers(1, 3)))))
        for _ in range(draw(st.integers(1, 3)))
    )
    return Analysis(
        "on-device",
        (Feature.TEXT, Feature.FACES, Feature.OBJECTS),
        text=Text.of(blocks, ("de",)),
        faces=tuple(Face(draw(place), draw(sure)) for _ in range(draw(st.integers(1, 2)))),
        objects=tuple(
            Object(draw(texts), draw(place), draw(sure), draw(st.sampled_from(["object", "logo", "person"])))
            for _ in range(draw(st.integers(1, 2)))
        ),
    )
