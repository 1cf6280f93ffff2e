"""Commands of the menu Edit: clipboard, finding, selecting."""

from __future__ import annotations

from typing import Final

from app.ui.base.i18n import mark
from app.ui.window.commands.record import Command, always, has_findings, has_image, has_text


def _find_switch(name: str, letter: str, title: str) -> Command:
    return Command(
        f"edit.find-{name}",
        title,
        "Edit",
        lambda w: w.text_actions.switch_finding(name),
        (f"Alt+{letter}",),
        always,
        lambda w: name in w.findings.finder.switches,
        3,
    )


EDIT: Final[tuple[Command, ...]] = (
    Command("edit.paste", "Paste image or link", "Edit", lambda w: w.opener.paste(), ("Ctrl+V",)),
    Command(
        "edit.copy", "Copy selected text", "Edit", lambda w: w.findings.copy_selection(),
        ("Ctrl+C",), lambda w: w.findings.has_selection, None, 1,
    ),
    Command(
        "edit.copy-page", "Copy all text", "Edit", lambda w: w.findings.copy_page(),
        ("Ctrl+Shift+C",), has_text, None, 1,
    ),
    Command(
        "edit.copy-table", "Copy as table", "Edit", lambda w: w.text_actions.copy_table(),
        ("Ctrl+Shift+T",), has_text, None, 1,
    ),
    Command(
        "edit.find", "Find in text", "Edit", lambda w: w.inspector.find_text(),
        ("Ctrl+F",), has_image, None, 2,
    ),
    Command(
        "edit.find-next", "Find next", "Edit", lambda w: w.findings.find_next(),
        ("F3", "Ctrl+G"), has_findings, None, 2,
    ),
    Command(
        "edit.find-previous", "Find previous", "Edit", lambda w: w.findings.find_previous(),
        ("Shift+F3", "Ctrl+Shift+G"), has_findings, None, 2,
    ),
    Command(
        "edit.find-everywhere", "Find in all images", "Edit", lambda w: w.text_actions.find_everywhere(),
        ("Ctrl+Alt+F",), has_image, None, 2,
    ),
    _find_switch("case", "C", mark("Match case")),
    _find_switch("word", "W", mark("Whole words")),
    _find_switch("expression", "R", mark("Regular expression")),
    Command(
        "edit.select-all", "Select all text", "Edit", lambda w: w.findings.select_all(),
        ("Ctrl+A",), has_text, None, 4,
    ),
    Command(
        "edit.back-out", "Close or deselect", "Edit", lambda w: w.back_out.step(),
        ("Esc",), lambda w: w.back_out.possible, None, 4,
    ),
)  # fmt: skip
