"""Several words of one place given another text together."""

from __future__ import annotations

import pytest

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.edit import EditError, apply_edit
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.model.retype_words import words_retyped


def page() -> Analysis:
    lines = tuple(
        Line(
            rectangle(0, 20 * n, 90, 10),
            " ".join(texts),
            words=tuple(Word(rectangle(30 * w, 20 * n, 25, 10), t, 0.5) for w, t in enumerate(texts)),
        )
        for n, texts in enumerate((("one", "tw", "o"), ("three", "four", "five")))
    )
    return Analysis("x", (Feature.TEXT,), text=Text.of((Block(rectangle(0, 0, 90, 30), lines=lines),)))


@pytest.mark.parametrize(
    ("paths", "text", "content"),
    [
        ([(0, 0, 0)], "won", "won tw o\nthree four five"),
        ([(0, 0, 1), (0, 0, 2)], "two", "one two\nthree four five"),
        ([(0, 0, 1), (0, 0, 2)], "to two", "one to two\nthree four five"),
        ([(0, 0, 1), (0, 0, 2)], "a b c", "one a b c\nthree four five"),
        ([(0, 0, 2), (0, 1, 0)], "oh 3", "one tw oh\n3 four five"),
        ([(0, 0, 1), (0, 0, 2)], " ", "one\nthree four five"),
    ],
)
def test_words_take_another_text(paths: list[tuple[int, ...]], text: str, content: str) -> None:
    keys = tuple(("word", path) for path in paths)
    after = apply_edit(page(), words_retyped(page(), keys, text))
    assert after.text is not None
    assert after.text.content == content
    assert after.corrected is True


def test_words_of_several_lines_do_not_become_one() -> None:
    with pytest.raises(EditError, match="side by side"):
        words_retyped(page(), (("word", (0, 0, 2)), ("word", (0, 1, 0))), "one")
    with pytest.raises(EditError, match="nothing is selected"):
        words_retyped(page(), (), "one")
