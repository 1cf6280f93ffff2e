"""Commands of the menu Correct: what is changed by hand, and what was reviewed."""

from __future__ import annotations

from typing import Final

from app.ui.base.i18n import mark
from app.ui.window.commands.record import Command, listing


def _draw(kind: str) -> Command:
    key, title = {
        "word": ("W", mark("Draw a word")), "line": ("L", mark("Draw a line")),
        "block": ("B", mark("Draw a block")), "face": ("Shift+W", mark("Draw a face")),
        "object": ("Shift+B", mark("Draw an object")),
    }[kind]  # fmt: skip
    return Command(
        f"correct.draw-{kind}",
        title,
        "Correct",
        lambda w: w.editing.shapes.draw(kind),
        (key,),
        lambda w: w.editing.possible,
        lambda w: w.editing.shapes.is_drawing(kind),
        2,
    )


CORRECT: Final[tuple[Command, ...]] = (
    Command(
        "correct.undo", "Undo", "Correct", lambda w: w.editing.undo(), ("Ctrl+Z",),
        lambda w: w.editing.undoable,
    ),
    Command(
        "correct.redo", "Redo", "Correct", lambda w: w.editing.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"),
        lambda w: w.editing.redoable,
    ),
    Command(
        "correct.text", "Edit text", "Correct",
        lambda w: (shown.correct() if (shown := listing(w)) else w.editing.type()), ("F2",),
        lambda w: shown.can_correct if (shown := listing(w)) else w.editing.can_type, None, 1,
    ),
    Command(
        "correct.shape", "Move and reshape", "Correct", lambda w: w.editing.shapes.toggle(), ("E",),
        lambda w: w.editing.possible, lambda w: w.editing.shapes.on, 1,
    ),
    Command(
        "correct.delete", "Delete", "Correct", lambda w: w.editing.delete(), ("Delete",),
        lambda w: w.editing.can_correct, None, 1,
    ),
    Command(
        "correct.merge", "Merge", "Correct", lambda w: w.editing.merge(), ("Ctrl+M",),
        lambda w: w.editing.can_merge, None, 1,
    ),
    Command(
        "correct.split", "Split here", "Correct", lambda w: w.editing.split(), ("Ctrl+Shift+M",),
        lambda w: w.editing.can_split, None, 1,
    ),
    _draw("word"),
    _draw("line"),
    _draw("block"),
    _draw("face"),
    _draw("object"),
    Command(
        "correct.review", "Mark as reviewed", "Correct", lambda w: w.editing.reviewing.review(), ("R",),
        lambda w: w.editing.can_correct, None, 3,
    ),
    Command(
        "correct.review-image", "Image is reviewed", "Correct", lambda w: w.editing.reviewing.review_image(),
        ("Shift+R",), lambda w: w.editing.possible, lambda w: w.editing.reviewing.image_reviewed, 3,
    ),
    Command(
        "correct.next-unreviewed", "Next not reviewed", "Correct",
        lambda w: w.editing.reviewing.go_unreviewed(), ("N",), lambda w: w.editing.possible, None, 3,
    ),
    Command(
        "correct.next-doubtful", "Next uncertain word", "Correct",
        lambda w: w.editing.reviewing.go_doubtful(), ("D",), lambda w: w.editing.possible, None, 3,
    ),
    Command(
        "correct.previous-doubtful", "Previous uncertain word", "Correct",
        lambda w: w.editing.reviewing.go_doubtful(back=True), ("Shift+D",),
        lambda w: w.editing.possible, None, 3,
    ),
    Command(
        "review.open", "Review queue", "Correct", lambda w: w.review.open(), ("Alt+4",),
        lambda w: w.review.possible, None, 3,
    ),
    Command(
        "correct.original", "Show original", "Correct",
        lambda w: w.corrections.show_original(on=not w.corrections.original_shown), ("O",),
        lambda w: w.editing.corrected, lambda w: w.corrections.original_shown, 4,
    ),
    Command(
        "correct.discard", "Discard corrections", "Correct", lambda w: w.corrections.discard(), (),
        lambda w: w.editing.corrected and w.editing.possible, None, 4,
    ),
    Command(
        "correct.bring-back", "Restore earlier corrections", "Correct",
        lambda w: w.corrections.bring_back(), (), lambda w: w.editing.has_earlier, None, 4,
    ),
)  # fmt: skip
