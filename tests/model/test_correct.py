from __future__ import annotations

import itertools
import math

import pytest
from msgspec.structs import replace

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.correct import deleted, moved, region_at, reshaped, retyped, reviewed
from app.model.document import decode_analysis, encode_analysis
from app.model.edit import Edit, EditError, Key, apply_edit, changed_keys
from app.model.geometry import bounds, centre, rectangle
from app.model.polygon_parts import (
    angle_of,
    encloses,
    enclosing_box,
    gap_between,
    grown_to_enclose,
    part_along_text,
    runs_leftwards,
)
from app.model.restructure import added, merged, split, split_before
from tests.model.corrections import check, page


def do(analysis: Analysis, edit: Edit) -> Analysis:
    after = apply_edit(analysis, edit)
    check(after)
    assert apply_edit(after, edit.inverse) == analysis
    return after


def the_line(analysis: Analysis, b: int, n: int) -> Line:
    found = region_at(analysis, ("line", (b, n)))
    assert isinstance(found, Line)
    return found


def texts(line: Line) -> list[str]:
    return [word.text for word in line.words]


# --- Text


def test_a_word_gets_another_text_and_keeps_its_place() -> None:
    before = page()
    after = do(before, retyped(before, ("word", (0, 0, 1)), "schooner"))
    line = the_line(after, 0, 0)
    assert line.text == "The schooner Albatross"
    assert line.words[1].polygon == the_line(before, 0, 0).words[1].polygon
    assert (line.words[1].corrected, line.words[1].confidence) == (True, None)
    assert line.words[0] is the_line(before, 0, 0).words[0]
    assert (line.corrected, line.confidence, after.corrected) == (True, None, True)
    assert after.text is not None
    assert after.text.content.startswith("The schooner Albatross\nentered")


def test_a_word_with_a_space_becomes_two_that_share_its_place() -> None:
    before = page()
    after = do(before, retyped(before, ("word", (0, 0, 1)), "stea mer"))
    line = the_line(after, 0, 0)
    assert texts(line) == ["The", "stea", "mer", "Albatross"]
    one, other = bounds(line.words[1].polygon), bounds(line.words[2].polygon)
    whole = bounds(the_line(before, 0, 0).words[1].polygon)
    assert one[0] == whole[0] < one[2] < other[0] < other[2] == whole[2]


def test_no_text_deletes_the_word_and_the_last_word_its_line() -> None:
    before = page()
    after = do(before, retyped(before, ("word", (0, 0, 0)), "  "))
    assert the_line(after, 0, 0).text == "steamer Albatross"
    assert bounds(the_line(after, 0, 0).polygon)[0] == bounds(the_line(before, 0, 0).words[1].polygon)[0]
    gone = do(before, retyped(before, ("word", (2, 0, 0)), ""))
    assert gone.text is not None
    assert len(gone.text.blocks) == 2


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("The steamer Albatros", ["The", "steamer", "Albatros"], {0, 1}),
        ("A steamer Albatros", ["A", "steamer", "Albatros"], {1}),
        ("The old steamer Albatross", ["The", "old", "steamer", "Albatross"], {0, 2, 3}),
        ("Now The steamer Albatross", ["Now", "The", "steamer", "Albatross"], {1, 2, 3}),
        ("The steamer Albatross sank", ["The", "steamer", "Albatross", "sank"], {0, 1, 2}),
        ("The Albatross", ["The", "Albatross"], {0, 1}),
        ("Thesteamer Albatross", ["Thesteamer", "Albatross"], {1}),
        ("The  steamer   Albatross", ["The", "steamer", "Albatross"], {0, 1, 2}),
        ("Another thing", ["Another", "thing"], set()),
        ("x", ["x"], set()),
    ],
)
def test_a_line_gets_another_text_and_unchanged_words_keep_everything(
    text: str, words: list[str], kept: set[int]
) -> None:
    before = page()
    after = do(before, retyped(before, ("line", (0, 0)), text))
    line = the_line(after, 0, 0)
    assert line.text == text
    assert texts(line) == words
    old = the_line(before, 0, 0).words
    assert {n for n, word in enumerate(line.words) if word in old} == kept
    assert all(word.corrected and word.confidence is None for word in line.words if word not in old)


def test_punctuation_a_service_takes_for_words_stays_as_it_was() -> None:
    before = page()
    assert texts(the_line(before, 0, 1)) == ["entered", ",", "slowly", ",", "the", "harbour", "."]
    after = do(before, retyped(before, ("line", (0, 1)), "entered, slowIy, the habour."))
    line = the_line(after, 0, 1)
    assert texts(line) == ["entered", ",", "slowIy", ",", "the", "habour", "."]
    old = the_line(before, 0, 1).words
    assert [n for n in range(7) if line.words[n] not in old] == [2, 5]
    assert [w.polygon for w in line.words] == [w.polygon for w in old]


def test_a_word_before_a_comma_can_be_changed_alone() -> None:
    before = page()
    after = do(before, retyped(before, ("word", (0, 1, 2)), "surely"))
    assert the_line(after, 0, 1).text == "entered, surely, the harbour."
    after = do(before, retyped(before, ("word", (0, 1, 1)), ""))
    assert the_line(after, 0, 1).text == "entered slowly, the harbour."


def test_an_inserted_word_lies_in_the_gap_or_beside_the_end() -> None:
    wide = Line(
        rectangle(0, 0, 200, 10),
        "a b",
        None,
        (Word(rectangle(0, 0, 10, 10), "a"), Word(rectangle(150, 0, 50, 10), "b")),
    )
    before = Analysis("x", (), text=Text.of((Block(rectangle(0, 0, 200, 10), lines=(wide,)),)))
    after = do(before, retyped(before, ("line", (0, 0)), "a middle b"))
    left, _, right, _ = bounds(the_line(after, 0, 0).words[1].polygon)
    assert 10 < left < right < 150
    after = do(before, retyped(before, ("line", (0, 0)), "a b end"))
    assert bounds(the_line(after, 0, 0).words[2].polygon)[0] >= 200
    assert bounds(the_line(after, 0, 0).polygon)[2] > 200
    after = do(before, retyped(before, ("line", (0, 0)), "start a b"))
    assert bounds(the_line(after, 0, 0).words[0].polygon)[2] <= 0


def test_words_inserted_into_a_line_from_right_to_left_lie_the_other_way() -> None:
    words = (Word(rectangle(150, 0, 50, 10), "שלום"), Word(rectangle(0, 0, 10, 10), "אב"))
    line = Line(rectangle(0, 0, 200, 10), "שלום אב", None, words)
    before = Analysis("x", (), text=Text.of((Block(rectangle(0, 0, 200, 10), lines=(line,)),)))
    after = do(before, retyped(before, ("line", (0, 0)), "שלום גדה הוז אב"))
    first, second = (bounds(w.polygon) for w in the_line(after, 0, 0).words[1:3])
    assert 10 < second[0] < second[2] <= first[0] < first[2] < 150
    after = do(before, retyped(before, ("line", (0, 0)), "שלום אב גדה"))
    assert bounds(the_line(after, 0, 0).words[2].polygon)[2] <= 0


def test_a_line_without_words_gets_none_unless_it_was_drawn_by_hand() -> None:
    before = page()
    after = do(before, retyped(before, ("line", (1, 1)), "some words here"))
    assert the_line(after, 1, 1).words == ()
    edit, key = added(before, "line", rectangle(300, 60, 160, 12))
    drawn = do(before, edit)
    after = do(drawn, retyped(drawn, key, "two words"))
    line = region_at(after, key)
    assert isinstance(line, Line)
    assert texts(line) == ["two", "words"]


def test_the_line_of_words_it_does_not_spell_is_spelled_from_then_on() -> None:
    line = Line(
        rectangle(0, 0, 90, 10),
        "helloworld",
        0.5,
        (Word(rectangle(0, 0, 40, 10), "Hallo"), Word(rectangle(50, 0, 40, 10), "world")),
    )
    before = Analysis("x", (), text=Text.of((Block(rectangle(0, 0, 90, 10), lines=(line,)),)))
    after = do(before, retyped(before, ("word", (0, 0, 0)), "Hello"))
    assert the_line(after, 0, 0).text == "Hello world"


def test_control_characters_and_line_breaks_never_get_into_a_line() -> None:
    before = page()
    after = do(before, retyped(before, ("line", (0, 0)), "The\nsteamer\t\x00Albatross\ud800 "))
    assert the_line(after, 0, 0).text == "The steamer  Albatross"


def test_the_same_text_changes_nothing() -> None:
    before = page()
    assert retyped(before, ("word", (0, 0, 0)), "The").changes_nothing
    assert retyped(before, ("line", (0, 0)), "The steamer Albatross").changes_nothing
    assert retyped(before, ("object", (0,)), "cat").changes_nothing
    assert moved(before, [("word", (0, 0, 0))], 0, 0).changes_nothing
    assert reshaped(before, ("face", (0,)), page().faces[0].polygon).changes_nothing  # type: ignore[index] # it has one
    assert reviewed(before, [("word", (0, 0, 0))], on=False).changes_nothing


def test_an_object_gets_another_name() -> None:
    before = page()
    after = do(before, retyped(before, ("object", (0,)), "dog"))
    assert [o.name for o in after.objects or ()] == ["dog", "hat"]
    with pytest.raises(EditError, match="name"):
        retyped(before, ("object", (0,)), "")
    with pytest.raises(EditError, match="no text"):
        retyped(before, ("face", (0,)), "x")


# --- Place


def test_a_moved_line_takes_its_words_along_and_its_block_grows() -> None:
    before = page()
    after = do(before, moved(before, [("line", (0, 0)), ("word", (0, 0, 1))], 5, -30))
    for new, old in zip(the_line(after, 0, 0).words, the_line(before, 0, 0).words, strict=True):
        assert centre(new.polygon) == (centre(old.polygon)[0] + 5, centre(old.polygon)[1] - 30)
        assert new.confidence == old.confidence
    block = region_at(after, ("block", (0,)))
    assert bounds(block.polygon)[1] == -20
    assert block.corrected
    assert the_line(after, 0, 1) == the_line(before, 0, 1)


def test_a_moved_face_takes_its_landmarks_along() -> None:
    before = page()
    after = do(before, moved(before, [("face", (0,)), ("object", (1,)), ("block", (2,))], 2, 3))
    assert after.faces is not None
    assert (after.faces[0].landmarks[0].x, after.faces[0].landmarks[0].y) == (232, 73)
    assert moved(before, [("face", (0,)), ("object", (1,))], 1, 1).title == "Move 2 regions"
    assert moved(before, [("face", (0,))], 1, 1).title == "Move face"


def test_a_reshaped_line_still_encloses_its_words() -> None:
    before = page()
    after = do(before, reshaped(before, ("line", (0, 0)), rectangle(0, 0, 20, 20)))
    assert bounds(the_line(after, 0, 0).polygon)[:2] == (0, 0)
    after = do(before, reshaped(before, ("block", (0,)), rectangle(0, 0, 20, 20)))
    after = do(after, reshaped(after, ("word", (0, 0, 2)), rectangle(400, 10, 90, 12)))
    assert bounds(the_line(after, 0, 0).polygon)[2] == 490
    after = do(after, reshaped(after, ("face", (0,)), ((0, 0), (9, 0), (4, 9))))
    assert after.faces is not None
    assert len(after.faces[0].polygon) == 3


@pytest.mark.parametrize(
    "polygon", [(), ((0.0, 0.0), (1.0, 1.0)), rectangle(math.nan, 0, 1, 1), rectangle(0, 1e9, 1, 1)]
)
def test_what_cannot_be_drawn_is_no_polygon(polygon: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(EditError, match="vertices"):
        reshaped(page(), ("face", (0,)), polygon)


# --- Reviewed


def test_looking_at_a_word_that_reaches_out_of_its_line_moves_nothing() -> None:
    word, other = Word(rectangle(0, 0, 50, 12), "wide"), Word(rectangle(60, 0, 30, 12), "one")
    line = Line(rectangle(0, 2, 80, 8), "wide one", words=(word, other))
    block = Block(rectangle(0, 2, 70, 8), lines=(line,))
    before = replace(page(), text=Text.of((block,)))
    after = apply_edit(before, reviewed(before, [("word", (0, 0, 0))]))
    assert region_at(after, ("word", (0, 0, 0))).reviewed
    assert the_line(after, 0, 0) == replace(line, words=(replace(word, reviewed=True), other))
    assert region_at(after, ("block", (0,))).polygon == block.polygon
    assert not region_at(after, ("block", (0,))).corrected


def test_a_line_is_reviewed_with_its_words_and_by_them() -> None:
    before = page()
    after = do(before, reviewed(before, [("word", (0, 0, 0)), ("word", (0, 0, 1))]))
    assert not the_line(after, 0, 0).reviewed
    after = do(after, reviewed(after, [("word", (0, 0, 2))]))
    assert the_line(after, 0, 0).reviewed
    assert not region_at(after, ("block", (0,))).reviewed
    after = do(after, reviewed(after, [("line", (0, 1))]))
    assert region_at(after, ("block", (0,))).reviewed
    assert all(word.reviewed for word in the_line(after, 0, 1).words)
    after = do(after, reviewed(after, [("word", (0, 1, 0))], on=False))
    assert not the_line(after, 0, 1).reviewed
    assert not region_at(after, ("block", (0,))).reviewed
    assert the_line(after, 0, 0).reviewed
    assert not after.corrected


def test_an_image_is_reviewed_as_a_whole() -> None:
    before = page()
    after = do(before, reviewed(before))
    assert after.reviewed
    assert not do(after, reviewed(after, on=False)).reviewed
    after = do(before, reviewed(before, [("block", (0,)), ("face", (0,)), ("object", (0,))]))
    assert region_at(after, ("face", (0,))).reviewed


# --- Delete


def test_deleting_takes_what_is_inside_along_and_leaves_no_empty_parents() -> None:
    before = page()
    keys: list[Key] = [
        ("word", (0, 0, 0)),
        ("line", (0, 1)),
        ("word", (2, 0, 0)),
        ("face", (0,)),
        ("object", (0,)),
    ]
    after = do(before, deleted(before, keys))
    assert after.text is not None
    assert after.text.content == "steamer Albatross\n\nCotton bales 312\nno words here"
    assert after.faces == ()
    assert [o.name for o in after.objects or ()] == ["hat"]
    nothing = do(before, deleted(before, [("block", (0,)), ("block", (1,)), ("block", (2,))]))
    assert nothing.text is not None
    assert nothing.text.content == ""
    with pytest.raises(EditError, match="selected"):
        deleted(before, [])


# --- Add


def test_a_word_drawn_on_a_line_stands_in_its_place() -> None:
    before = do(page(), deleted(page(), [("word", (0, 0, 1))]))
    edit, key = added(before, "word", rectangle(45, 11, 40, 10), "steamer")
    after = do(before, edit)
    assert key == ("word", (0, 0, 1))
    assert the_line(after, 0, 0).text == "The steamer Albatross"
    edit, key = added(before, "word", rectangle(1, 11, 6, 10), "O")
    assert key == ("word", (0, 0, 0))
    assert the_line(do(before, edit), 0, 0).text == "O The Albatross"


def test_a_word_drawn_without_text_can_be_typed_afterwards() -> None:
    before = page()
    edit, key = added(before, "word", rectangle(262, 31, 20, 10))
    after = do(before, edit)
    assert key == ("word", (0, 1, 7))
    assert the_line(after, 0, 1).text == "entered, slowly, the harbour."
    after = do(after, retyped(after, key, "today"))
    assert the_line(after, 0, 1).text == "entered, slowly, the harbour. today"
    edit, key = added(before, "word", rectangle(83, 31, 2, 10))
    after = do(before, edit)
    after = do(after, retyped(after, key, "so"))
    assert the_line(after, 0, 1).text == "entered, so slowly, the harbour."


def test_a_word_drawn_on_a_line_without_words_is_its_first() -> None:
    before = page()
    edit, key = added(before, "line", rectangle(300, 70, 100, 12))
    before = do(before, edit)
    edit, key = added(before, "word", rectangle(300, 70, 40, 12), "new")
    after = do(before, edit)
    assert key == ("word", (2, 0, 0))
    assert the_line(after, 2, 0).text == "new"


def test_a_word_drawn_elsewhere_gets_a_line_and_a_block() -> None:
    before = page()
    edit, key = added(before, "word", rectangle(60, 300, 40, 12), "alone")
    after = do(before, edit)
    assert key == ("word", (3, 0, 0))
    assert the_line(after, 3, 0).text == "alone"
    empty = Analysis("x", ())
    edit, key = added(empty, "word", rectangle(10, 300, 40, 12), "alone")
    after = do(empty, edit)
    assert after.text is not None
    assert after.text.content == "alone"


def test_a_line_drawn_in_a_block_stands_between_those_above_and_below() -> None:
    before = page()
    edit, key = added(before, "line", rectangle(20, 20, 50, 8), "between")
    after = do(before, edit)
    assert key == ("line", (0, 1))
    assert after.text is not None
    assert after.text.content.startswith("The steamer Albatross\nbetween\nentered")


def test_blocks_faces_and_objects_are_added_too() -> None:
    before = page()
    edit, key = added(before, "block", rectangle(300, 60, 100, 30))
    assert key == ("block", (2,))
    do(before, edit)
    edit, key = added(before, "block", rectangle(600, 0, 10, 5))
    assert key == ("block", (0,))
    bare = Analysis("x", ())
    edit, key = added(bare, "face", rectangle(0, 0, 9, 9))
    assert do(bare, edit).faces is not None
    edit, key = added(bare, "object", rectangle(0, 0, 9, 9), "bird")
    after = do(bare, edit)
    assert [o.name for o in after.objects or ()] == ["bird"]
    with pytest.raises(EditError, match="cannot be added"):
        added(bare, "label", rectangle(0, 0, 9, 9))


# --- Merge and split


def test_neighbouring_words_become_one() -> None:
    before = page()
    edit, key = merged(before, [("word", (0, 0, 1)), ("word", (0, 0, 2))])
    after = do(before, edit)
    assert key == ("word", (0, 0, 1))
    assert the_line(after, 0, 0).text == "The steamerAlbatross"
    for keys in ([("word", (0, 0, 0)), ("word", (0, 0, 2))], [("word", (0, 0, 0)), ("word", (0, 1, 1))]):
        with pytest.raises(EditError, match="side by side"):
            merged(before, keys)


def test_lines_become_one_across_blocks() -> None:
    before = page()
    edit, _ = merged(before, [("line", (0, 0)), ("line", (0, 1))])
    after = do(before, edit)
    assert the_line(after, 0, 0).text == "The steamer Albatross entered, slowly, the harbour."
    assert len(the_line(after, 0, 0).words) == 10
    edit, _ = merged(before, [("line", (0, 1)), ("line", (1, 1)), ("line", (2, 0))])
    after = do(before, edit)
    assert the_line(after, 0, 1).text.endswith("harbour. no words here askew")
    assert the_line(after, 0, 1).words == ()
    assert after.text is not None
    assert len(after.text.blocks) == 2


def test_blocks_faces_and_objects_are_merged_too() -> None:
    before = page()
    edit, _ = merged(before, [("block", (0,)), ("block", (2,))])
    after = do(before, edit)
    assert after.text is not None
    assert [len(b.lines) for b in after.text.blocks] == [3, 2]
    edit, _ = merged(before, [("object", (0,)), ("object", (1,))])
    after = do(before, edit)
    assert after.objects is not None
    assert bounds(after.objects[0].polygon) == (0, 60, 80, 110)
    faces = apply_edit(before, added(before, "face", rectangle(0, 0, 5, 5))[0])
    assert len(do(faces, merged(faces, [("face", (0,)), ("face", (1,))])[0]).faces or ()) == 1
    for keys in ([("object", (0,))], [("object", (0,)), ("face", (0,))]):
        with pytest.raises(EditError, match="two or more"):
            merged(before, keys)


def test_words_and_lines_are_split_at_a_letter_and_blocks_at_a_line() -> None:
    before = page()
    edit, key = split(before, ("word", (0, 0, 1)), 4)
    after = do(before, edit)
    assert key == ("word", (0, 0, 2))
    assert the_line(after, 0, 0).text == "The stea mer Albatross"
    edit, key = split(before, ("line", (0, 0)), 6)
    after = do(before, edit)
    assert key == ("line", (0, 1))
    assert [texts(the_line(after, 0, n)) for n in (0, 1)] == [["The", "st"], ["eamer", "Albatross"]]
    assert [the_line(after, 0, n).text for n in (0, 1)] == ["The st", "eamer Albatross"]
    after = do(before, split(before, ("line", (1, 1)), 3)[0])
    assert [the_line(after, 1, n).text for n in (1, 2)] == ["no", "words here"]
    edit, key = split(before, ("block", (0,)), 1)
    assert key == ("block", (1,))
    assert len((do(before, edit).text or Text()).blocks) == 4


@pytest.mark.parametrize(
    ("key", "at"),
    [(("word", (0, 0, 0)), 0), (("word", (0, 0, 0)), 3), (("line", (0, 0)), -1), (("line", (0, 0)), 99),
     (("block", (0,)), 0), (("block", (0,)), 2), (("face", (0,)), 1)],
)  # fmt: skip
def test_there_must_be_something_on_both_sides(key: Key, at: int) -> None:
    with pytest.raises(EditError, match="split"):
        split(page(), key, at)


def test_scripts_without_spaces_are_split_and_joined_without() -> None:
    line = Line(rectangle(0, 0, 80, 10), "日本語文", 0.5, (Word(rectangle(0, 0, 80, 10), "日本語文"),))
    before = Analysis("x", (), text=Text.of((Block(rectangle(0, 0, 80, 10), lines=(line, line)),)))
    after = do(before, split(before, ("word", (0, 0, 0)), 2)[0])
    assert the_line(after, 0, 0).text == "日本語文"
    assert texts(the_line(after, 0, 0)) == ["日本", "語文"]
    after = do(after, retyped(after, ("line", (0, 0)), "日木語文"))
    assert texts(the_line(after, 0, 0)) == ["日木", "語文"]
    after = do(before, merged(before, [("line", (0, 0)), ("line", (0, 1))])[0])
    assert the_line(after, 0, 0).text == "日本語文日本語文"


# --- The rest


@pytest.mark.parametrize(
    "key",
    [
        ("word", (0, 0, 9)),
        ("word", (0, 0)),
        ("line", (9, 0)),
        ("block", (-1,)),
        ("face", (1,)),
        ("object", ()),
        ("line", (0, -1)),
    ],
)
def test_a_region_that_is_not_there_cannot_be_corrected(key: Key) -> None:
    with pytest.raises(EditError, match="not there"):
        moved(page(), [key], 1, 1)


def test_corrections_show_in_the_document_and_their_absence_does_not() -> None:
    before = page()
    assert b"corrected" not in encode_analysis(before)
    assert b"reviewed" not in encode_analysis(before)
    after = do(before, retyped(before, ("word", (0, 0, 1)), "schooner"))
    after = do(after, reviewed(after))
    body = encode_analysis(after)
    assert body.count(b'"corrected":true') == 3  # word, line, analysis
    assert decode_analysis(body) == after


def test_a_content_of_the_providers_own_comes_back_exactly() -> None:
    before = page()
    assert before.text is not None
    content = "as the provider\r\nput it"
    before = replace(before, text=replace(before.text, content=content))
    edit = retyped(before, ("word", (0, 0, 1)), "schooner")
    after = apply_edit(before, edit)
    check(after)
    assert apply_edit(after, edit.inverse) == before
    marked = apply_edit(before, reviewed(before, [("word", (0, 0, 0))]))
    assert marked.text is not None
    assert marked.text.content == content


def test_pieces_of_polygons() -> None:
    assert part_along_text((), 0, 1) == ()
    assert part_along_text(((0, 0), (10, 0), (5, 10)), 0, 0.5) == rectangle(0, 0, 5, 10)
    assert enclosing_box([]) == ()
    assert enclosing_box([rectangle(0, 0, 2, 2)], math.pi) != rectangle(0, 0, 2, 2)
    assert angle_of(rectangle(0, 0, 0, 0)) == 0
    assert gap_between(((0, 0), (1, 0), (1, 1)), rectangle(3, 0, 1, 1)) == rectangle(1, 0, 2, 1)
    assert not runs_leftwards("123")
    assert not runs_leftwards("a ש")


def words_of(*texts: str, gap_width: float = 8, text: str | None = None) -> Analysis:
    """One line of these words, 8 px a letter."""
    words = []
    x = 0.0
    for one in texts:
        words.append(Word(rectangle(x, 0, 8 * len(one), 10), one, 0.9))
        x += 8 * len(one) + gap_width
    line = Line(rectangle(0, 0, x, 10), " ".join(texts) if text is None else text, 0.9, tuple(words))
    return Analysis("x", (), text=Text.of((Block(rectangle(0, 0, x, 10), lines=(line,)),)))


def test_several_words_for_several_others_share_the_whole_place() -> None:
    before = words_of("one", "two", "three")
    after = do(before, retyped(before, ("line", (0, 0)), "1 2 three"))
    assert [w.polygon for w in the_line(after, 0, 0).words] == [
        w.polygon for w in the_line(before, 0, 0).words
    ]
    after = do(before, retyped(before, ("line", (0, 0)), "un deux trois three"))
    boxes = [bounds(w.polygon) for w in the_line(after, 0, 0).words[:3]]
    assert boxes[0][0] == 0
    assert boxes[2][2] == 56
    assert all(a[2] < b[0] for a, b in itertools.pairwise(boxes))


def test_what_stands_without_spaces_keeps_what_still_fits_at_both_ends() -> None:
    before = words_of("(", "old", ")", gap_width=0, text="(old)")
    after = do(before, retyped(before, ("line", (0, 0)), "(new)"))
    assert texts(the_line(after, 0, 0)) == ["(", "new", ")"]
    after = do(before, retyped(before, ("line", (0, 0)), "(old]"))
    assert texts(the_line(after, 0, 0)) == ["(", "old", "]"]
    after = do(before, retyped(before, ("line", (0, 0)), "[]"))
    assert "".join(texts(the_line(after, 0, 0))) == "[]"


def test_a_word_missed_between_close_neighbours_takes_a_little_of_the_one_before() -> None:
    before = words_of("aaaa", "bbbb", gap_width=1)
    after = do(before, retyped(before, ("line", (0, 0)), "aaaa missing bbbb"))
    left, _, right, _ = bounds(the_line(after, 0, 0).words[1].polygon)
    assert 0 < left < right <= 32


def test_words_without_polygons_are_corrected_too() -> None:
    line = Line((), "no place", 0.5, (Word((), "no"), Word((), "place")))
    before = Analysis("x", (), text=Text.of((Block((), lines=(line,)),)))
    after = do(before, retyped(before, ("line", (0, 0)), "no such place"))
    assert texts(the_line(after, 0, 0)) == ["no", "such", "place"]
    edit, key = added(before, "line", rectangle(0, 0, 9, 9), "new")
    assert key == ("line", (1, 0))
    do(before, edit)
    edit, key = added(before, "word", rectangle(0, 0, 9, 9), "new")
    assert key == ("word", (1, 0, 0))
    do(before, edit)


def test_a_block_or_a_line_is_split_before_what_is_chosen() -> None:
    before = page()
    edit, key = split_before(before, ("word", (0, 0, 1)))
    after = do(before, edit)
    assert (key, the_line(after, 0, 0).text) == (("line", (0, 1)), "The")
    edit, key = split_before(before, ("line", (1, 1)))
    assert key == ("block", (2,))
    do(before, edit)
    for wrong in (("block", (0,)), ("word", (0, 0, 0)), ("line", (0, 0))):
        with pytest.raises(EditError, match="split"):
            split_before(before, wrong)


def test_an_edit_names_what_it_touches() -> None:
    before = page()
    assert changed_keys(retyped(before, ("word", (0, 0, 1)), "x")) == (("word", (0, 0, 1)),)
    assert changed_keys(deleted(before, [("line", (0, 1))])) == ()
    assert changed_keys(deleted(before, [("line", (0, 1))]).inverse) == (("line", (0, 1)),)
    assert changed_keys(reshaped(before, ("line", (0, 0)), rectangle(9, 9, 170, 14))) == (("line", (0, 0)),)
    assert changed_keys(reviewed(before)) == ()
    assert deleted(before, [("line", (0, 1))]).moves_places
    assert not moved(before, [("line", (0, 1))], 1, 1).moves_places


def test_what_has_no_place_encloses_nothing_and_is_enclosed_by_all() -> None:
    assert encloses((), [()])
    assert not encloses((), [rectangle(0, 0, 1, 1)])
    assert grown_to_enclose((), [rectangle(0, 0, 1, 1)]) == rectangle(0, 0, 1, 1)


def test_texts_without_letters_run_onwards() -> None:
    assert angle_of(()) == 0
    assert part_along_text(rectangle(0, 0, 10, 2), 0, 0.5, leftwards=True) == rectangle(5, 0, 5, 2)
