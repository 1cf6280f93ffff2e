"""The running text: every region has its place in it, and every place its region."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from app.imaging.open import identify
from app.model.analysis import Analysis, Block, Line, Object, Text, Word
from app.model.edit import Key
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.providers.yandex.ocr import YandexOcr
from app.text.table import as_tsv
from app.ui.content.content import Content
from app.ui.content.running_text import RunningText
from app.ui.content.selection_table import selection_table, spots_of
from tests.ui.analyses import analysis, line


def of_lines(*texts: str) -> Text:
    return Text.of((Block((), lines=tuple(line(text, 20.0 * n) for n, text in enumerate(texts))),))


def test_lines_end_and_blocks_are_parted() -> None:
    flow = RunningText(analysis().text)
    assert flow.text == "The steamer Albatross\nentered the harbour\n\nCotton bales 312\n"
    assert flow.text[: flow.end] == flow.text[:-1]
    assert [flow.text[a:b] for a, b in flow.lines] == [
        "The steamer Albatross", "entered the harbour", "", "Cotton bales 312",
    ]  # fmt: skip
    assert [flow.text[a:b] for a, b in flow.paragraphs] == [
        "The steamer Albatross\nentered the harbour", "", "Cotton bales 312",
    ]  # fmt: skip
    at = flow.text.index("harbour")
    assert flow.span(("word", (0, 1, 2))) == (at, at + 7)
    assert flow.key_at(at) == flow.key_at(at + 7) == ("word", (0, 1, 2))
    assert flow.key_at(at - 1) == ("word", (0, 1, 1))
    block = flow.span(("block", (0,)))
    assert block is not None
    assert flow.text[slice(*block)] == "The steamer Albatross\nentered the harbour"
    assert flow.span(("face", (0,))) is None
    assert RunningText().keys(0, 9) == ()
    assert RunningText().key_at(0) is None


def test_text_that_turns_or_breaks_lines_does_not() -> None:
    odd = Line((), "a\u202eb\tc\u2028d", words=(Word((), "a\u202eb"), Word((), "c\u2028d")))
    flow = RunningText(Text(blocks=(Block((), lines=(odd,)),)))
    assert flow.text == "ab c d\n"
    assert flow.keys(0, 1) == (("word", (0, 0, 0)),)
    assert flow.keys(0, 6) == (("word", (0, 0, 0)), ("word", (0, 0, 1)))


def test_a_line_without_words_and_an_empty_block() -> None:
    flow = RunningText(Text(blocks=(Block(()), Block((), lines=(Line((), "bare"),)))))
    assert flow.text == "bare\n"
    assert flow.keys(1, 2) == (("line", (1, 0)),)


@given(st.lists(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join), max_size=5))
def test_every_piece_stands_where_it_says(texts: list[str]) -> None:
    flow = RunningText(of_lines(*texts))
    assert flow.text.count("\n") == len(flow.lines)
    before = 0
    for piece in flow.text_spans:
        assert before <= piece.start < piece.end
        assert flow.keys(piece.start, piece.end) == (piece.key,)
        assert "\n" not in flow.text[piece.start : piece.end]
        before = piece.end


def test_what_is_found_in_objects_is_searched_too() -> None:
    content = Content(Analysis("x", (Feature.OBJECTS,), objects=(Object("Tea pot", rectangle(0, 0, 9, 9)),)))
    assert content.search("pot") == [(("object", (0,)),)]
    assert content.running_text.lines == []


def grid(columns: int, rows: int) -> Analysis:
    lines = []
    for r in range(rows):
        words = tuple(Word(rectangle(100.0 * c, 40.0 * r, 30, 14), f"{r}.{c}") for c in range(columns))
        lines.append(
            Line(rectangle(0, 40.0 * r, 100 * columns, 14), " ".join(w.text for w in words), words=words)
        )
    blocks = (
        Block(rectangle(0, 0, 900, 900), lines=tuple(lines)),
        Block(rectangle(150, 30, 400, 60), "table"),
    )
    area = Object("Table", rectangle(0, 30, 90, 300), kind="table")
    return Analysis("x", (Feature.TEXT,), text=Text.of(blocks), objects=(area,))


def test_the_selected_words_make_the_table() -> None:
    content = Content(grid(3, 3))
    chosen: list[Key] = [("word", (0, 0, 1)), ("word", (0, 0, 2)), ("word", (0, 2, 1)), ("face", (9,))]
    assert as_tsv(selection_table(content, chosen)) == "0.1\t0.2\n2.1\t"
    assert as_tsv(selection_table(content, [("line", (0, 1))])) == "1.0\t1.1\t1.2"
    assert as_tsv(selection_table(content, [])) == "0.0\t0.1\t0.2\n1.0\t1.1\t1.2\n2.0\t2.1\t2.2"
    assert as_tsv(selection_table(content, [("block", (1,))])) == "1.2\n2.2", (
        "words that stand in a table of no words"
    )
    assert as_tsv(selection_table(content, [("object", (0,))])) == "1.0\n2.0"
    assert selection_table(Content(), []) == ()


def test_lines_without_words_and_without_places() -> None:
    bare = Line(rectangle(0, 30, 50, 14), "bare line")
    lost = Line((), "nowhere", words=(Word((), "nowhere"),))
    block = Block(rectangle(0, 0, 90, 90), lines=(line("one two", 0), bare, lost))
    area = Block(rectangle(0, 25, 90, 30), "table")
    content = Content(Analysis("x", (Feature.TEXT,), text=Text.of((block, area))))
    assert selection_table(content, [("line", (0, 1))]) == (("bare line",),)
    assert selection_table(content, [("block", (1,))]) == (("bare line",),)
    assert selection_table(content, [("block", (0,))]) == (("one two",), ("bare line",))
    assert spots_of(Analysis("x", ()), set()) == []


def test_the_cells_a_service_gives_are_used(tmp_path: Path) -> None:
    """A table of Yandex OCR whose first row spans the gap between two columns."""
    import PIL.Image

    PIL.Image.new("RGB", (400, 200)).save(tmp_path / "a.png")

    def box(x: int, y: int, w: int, h: int) -> dict[str, object]:
        corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
        return {"vertices": [{"x": str(a), "y": str(b)} for a, b in corners]}

    words = [("Jan", 10, 10), ("total", 46, 10), ("5", 100, 10), ("Feb", 10, 50), ("7", 100, 50)]
    lines = [
        {
            "boundingBox": box(x, y, 30, 14),
            "text": text,
            "words": [{"boundingBox": box(x, y, 30, 14), "text": text}],
        }
        for text, x, y in words
    ]
    cells = [
        {"boundingBox": box(90 * c, 40 * r, 90, 40), "rowIndex": str(r), "columnIndex": str(c), "text": "t"}
        for r in range(2) for c in range(2)
    ]  # fmt: skip
    annotation = {
        "width": "400", "height": "200", "blocks": [{"boundingBox": box(0, 0, 200, 90), "lines": lines}],
        "tables": [{"boundingBox": box(0, 0, 180, 80), "rowCount": "2", "columnCount": "2", "cells": cells}],
    }  # fmt: skip
    answer = msgspec.json.encode({"result": {"textAnnotation": annotation}})
    made = YandexOcr().parse_answer(answer, identify(tmp_path / "a.png"))
    assert selection_table(Content(made), []) == (("Jan total", "5"), ("Feb", "7"))
    strange = msgspec.structs.replace(made, properties={"tables": [{"cells": [{"row": 1}]}, 5]})
    assert selection_table(Content(strange), []) == (("Jan total", "5"), ("Feb", "7"))
