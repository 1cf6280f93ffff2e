"""Everything the window can be told to do, as one list.

Menus, keys, the command palette, the key sheet and the tool tips are all made from ``COMMANDS``;
no ``QAction`` is made anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.settings import KEYS, OFFLINE, RECENT
from app.ui import keymap
from app.ui.arrangement import Only, Order
from app.ui.looking_commands import LOOKING, Looking
from app.ui.words import mark, tr

if TYPE_CHECKING:
    from app.ui.window import Window

MENUS: Final = (
    mark("File"), mark("Edit"), mark("Correct"), mark("View"), mark("Picture"), mark("Images"),
    mark("Analyse"), mark("Provenance"), mark("Help"),
)  # fmt: skip


def _always(_window: Window) -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """One thing the window does.

    ``keys`` are portable key sequences, the first is the one shown. ``when`` says whether it makes
    sense now, ``checked`` (for switches) whether it is on. ``group`` parts a menu by lines.
    """

    id: str
    title: str
    menu: str
    run: Callable[[Window], object]
    keys: tuple[str, ...] = ()
    when: Callable[[Window], bool] = _always
    checked: Callable[[Window], bool] | None = None
    group: int = 0

    @property
    def key(self) -> str:
        """The key as this platform writes it, empty without one."""
        return keymap.native(self.used[0]) if self.used else ""

    @property
    def used(self) -> tuple[str, ...]:
        """The keys in force: its own, or those the user gave it."""
        return keymap.keys_of(self.id, self.keys)

    @property
    def tip(self) -> str:
        """Title and key in one line, for tool tips."""
        return f"{self.name} ({self.key})" if self.key else self.name

    @property
    def shown(self) -> str:
        """The title in the user's language."""
        return tr(self.title)

    @property
    def name(self) -> str:
        """The same without the dots that promise a question."""
        return self.shown.rstrip("…")


def _has_image(window: Window) -> bool:
    return window.session.current is not None


def _has_text(window: Window) -> bool:
    return window.results.has_text


def _has_findings(window: Window) -> bool:
    return bool(window.results.content.rows)


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
        lambda w: w.editing.draw(kind),
        (key,),
        lambda w: w.editing.possible,
        lambda w: w.editing.is_drawing(kind),
        2,
    )


def _toggle(key: str) -> Command:
    number, name, title = {
        "block": ("1", "blocks", mark("Show blocks")), "line": ("2", "lines", mark("Show lines")),
        "word": ("3", "words", mark("Show words")), "face": ("4", "faces", mark("Show faces")),
        "object": ("5", "objects", mark("Show objects")),
    }[key]  # fmt: skip
    return Command(
        f"view.{name}",
        title,
        "View",
        lambda w: w.overlays.toggle(key),
        (number,),
        _has_image,
        lambda w: w.overlays.is_on(key),
        3,
    )


def _find_switch(name: str, letter: str, title: str) -> Command:
    return Command(
        f"edit.find-{name}",
        title,
        "Edit",
        lambda w: w.text_work.switch_finding(name),
        (f"Alt+{letter}",),
        _always,
        lambda w: name in w.results.finder.switches,
        3,
    )


def _looking(one: Looking) -> Command:
    return Command(one.id, one.title, "Picture", one.run, one.keys, _has_image, one.checked, one.group)


def _theme(mode: str, title: str) -> Command:
    return Command(
        f"view.theme-{mode}",
        title,
        "View",
        lambda w: w.set_theme(mode),
        (),
        _always,
        lambda w: w.theme.mode == mode,
        7,
    )


_ONLY: Final = {
    Only.ALL: mark("Show all images"),
    Only.NEW: mark("Show images not analysed"),
    Only.DONE: mark("Show analysed images"),
    Only.TROUBLED: mark("Show images with errors"),
    Only.HITS: mark("Show images with copies found"),
}
_ORDERS: Final = {
    Order.OPENED: mark("Sort images by order of opening"),
    Order.NAME: mark("Sort images by name"),
    Order.STATE: mark("Sort images by state"),
    Order.CONFIDENCE: mark("Sort images by confidence"),
    Order.ERRORS: mark("Sort images by errors"),
    Order.HITS: mark("Sort images by copies found"),
}


def _only(only: Only) -> Command:
    return Command(
        f"images.only-{only.name.lower()}",
        _ONLY[only],
        "Images",
        lambda w: w.session.arranged.set_only(only),
        (),
        _always,
        lambda w: w.session.arranged.only is only,
        1,
    )


def _order(number: int, order: Order) -> Command:
    return Command(
        f"images.sort-{order.name.lower()}",
        _ORDERS[order],
        "Images",
        lambda w: w.session.arranged.set_order(order),
        (f"Ctrl+Alt+{number}",),
        _always,
        lambda w: w.session.arranged.order is order,
        2,
    )


COMMANDS: Final[tuple[Command, ...]] = (
    Command("file.open", "Open images…", "File", lambda w: w.opening.ask_files(), ("Ctrl+O",)),
    Command("file.open-folder", "Open folder…", "File", lambda w: w.opening.ask_folder(), ("Ctrl+Shift+O",)),
    Command("file.open-link", "Open link…", "File", lambda w: w.opening.ask_link(), ("Ctrl+L",)),
    Command(
        "file.recent", "Open recent…", "File", lambda w: w.open_recent(), ("Ctrl+Shift+R",),
        lambda w: bool(w.preferences.get(RECENT)),
    ),
    Command(
        "file.forget-recent", "Forget files opened lately", "File", lambda w: w.preferences.set(RECENT, ()),
        (), lambda w: bool(w.preferences.get(RECENT)), None, 1,
    ),
    Command(
        "file.open-answer", "Open answer…", "File", lambda w: w.answers.ask(), ("Ctrl+Shift+A",), _has_image,
    ),
    Command(
        "file.export", "Export…", "File", lambda w: w.exporting.ask(), ("Ctrl+E",),
        lambda w: w.exporting.can_export,
    ),
    Command("file.samples", "Open the samples", "File", lambda w: w.opening.samples(), (), _always, None, 1),
    Command(
        "file.close", "Close image", "File", lambda w: w.session.close_current(),
        ("Ctrl+W",), _has_image, None, 2,
    ),
    Command(
        "file.close-all", "Close all images", "File", lambda w: w.session.close_all(),
        ("Ctrl+Shift+W",), _has_image, None, 2,
    ),
    Command("file.settings", "Settings…", "File", lambda w: w.open_settings(), ("Ctrl+,",), _always, None, 3),
    Command(
        "file.providers", "Providers and keys…", "File", lambda w: w.open_providers(),
        ("Ctrl+Shift+K",), _always, None, 3,
    ),
    Command("file.quit", "Quit", "File", lambda w: w.close(), ("Ctrl+Q",), _always, None, 4),
    Command("edit.paste", "Paste image or link", "Edit", lambda w: w.opening.paste(), ("Ctrl+V",)),
    Command(
        "edit.copy", "Copy selected text", "Edit", lambda w: w.results.copy_selection(),
        ("Ctrl+C",), lambda w: w.results.has_selection, None, 1,
    ),
    Command(
        "edit.copy-page", "Copy all text", "Edit", lambda w: w.results.copy_page(),
        ("Ctrl+Shift+C",), _has_text, None, 1,
    ),
    Command(
        "edit.copy-table", "Copy as table", "Edit", lambda w: w.text_work.copy_table(),
        ("Ctrl+Shift+T",), _has_text, None, 1,
    ),
    Command(
        "edit.find", "Find in text", "Edit", lambda w: w.inspector.find_text(),
        ("Ctrl+F",), _has_findings, None, 2,
    ),
    Command(
        "edit.find-next", "Find next", "Edit", lambda w: w.results.find_next(),
        ("F3", "Ctrl+G"), _has_findings, None, 2,
    ),
    Command(
        "edit.find-previous", "Find previous", "Edit", lambda w: w.results.find_previous(),
        ("Shift+F3", "Ctrl+Shift+G"), _has_findings, None, 2,
    ),
    Command(
        "edit.find-everywhere", "Find in all images", "Edit", lambda w: w.text_work.find_everywhere(),
        ("Ctrl+Alt+F",), _has_image, None, 2,
    ),
    _find_switch("case", "C", mark("Match case")),
    _find_switch("word", "W", mark("Whole words")),
    _find_switch("expression", "R", mark("Regular expression")),
    Command(
        "edit.select-all", "Select all text", "Edit", lambda w: w.results.select_all(),
        ("Ctrl+A",), _has_text, None, 4,
    ),
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
        lambda w: w.comparing.correct() if w.comparing.active else w.editing.type(), ("F2",),
        lambda w: w.comparing.can_correct if w.comparing.active else w.editing.can_type, None, 1,
    ),
    Command(
        "correct.shape", "Move and reshape", "Correct", lambda w: w.editing.toggle_shaping(), ("E",),
        lambda w: w.editing.possible, lambda w: w.editing.shaping, 1,
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
        "correct.review", "Mark as reviewed", "Correct", lambda w: w.editing.review(), ("R",),
        lambda w: w.editing.can_correct, None, 3,
    ),
    Command(
        "correct.review-image", "Image is reviewed", "Correct", lambda w: w.editing.review_image(),
        ("Shift+R",), lambda w: w.editing.possible, lambda w: w.editing.image_reviewed, 3,
    ),
    Command(
        "correct.next-unreviewed", "Next not reviewed", "Correct", lambda w: w.editing.go_unreviewed(),
        ("N",), lambda w: w.editing.possible, None, 3,
    ),
    Command(
        "correct.next-doubtful", "Next doubtful", "Correct", lambda w: w.editing.go_doubtful(), ("D",),
        lambda w: w.editing.possible, None, 3,
    ),
    Command(
        "correct.previous-doubtful", "Previous doubtful", "Correct",
        lambda w: w.editing.go_doubtful(back=True), ("Shift+D",), lambda w: w.editing.possible, None, 3,
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
        "correct.bring-back", "Bring earlier corrections back", "Correct",
        lambda w: w.corrections.bring_back(), (), lambda w: w.editing.has_earlier, None, 4,
    ),
    Command("view.fit", "Fit image", "View", lambda w: w.stage.fit(), ("Ctrl+0", "F"), _has_image),
    Command("view.actual", "Actual size", "View", lambda w: w.stage.actual_size(), ("Ctrl+1",), _has_image),
    Command(
        "view.zoom-in", "Zoom in", "View", lambda w: w.stage.zoom_by(1.25), ("Ctrl++", "Ctrl+="), _has_image,
    ),
    Command("view.zoom-out", "Zoom out", "View", lambda w: w.stage.zoom_by(0.8), ("Ctrl+-",), _has_image),
    Command(
        "view.zoom-selection", "Zoom to selection", "View", lambda w: w.zoom_to_selection(),
        ("Z",), lambda w: w.results.has_selection or w.comparing.can_step,
    ),
    Command(
        "view.next", "Next image", "View", lambda w: w.session.step(1), ("PgDown",),
        lambda w: w.session.can_step(1), None, 1,
    ),
    Command(
        "view.previous", "Previous image", "View", lambda w: w.session.step(-1), ("PgUp",),
        lambda w: w.session.can_step(-1), None, 1,
    ),
    Command(
        "view.next-page", "Next page of the image", "View", lambda w: w.session.turn(1), ("Ctrl+PgDown",),
        lambda w: w.session.can_turn(1), None, 2,
    ),
    Command(
        "view.previous-page", "Previous page of the image", "View", lambda w: w.session.turn(-1),
        ("Ctrl+PgUp",), lambda w: w.session.can_turn(-1), None, 2,
    ),
    _toggle("block"),
    _toggle("line"),
    _toggle("word"),
    _toggle("face"),
    _toggle("object"),
    Command(
        "view.hide-all", "Hide all overlays", "View", lambda w: w.overlays.toggle_hidden(), ("H",),
        _has_image, lambda w: w.overlays.hidden, 3,
    ),
    Command(
        "view.together", "Show all providers together", "View",
        lambda w: w.shown.set_together(not w.shown.together), ("T",),
        lambda w: w.shown.can_step(), lambda w: w.shown.together, 4,
    ),
    Command(
        "view.next-provider", "Next provider", "View", lambda w: w.shown.step(1), ("Alt+Right",),
        lambda w: w.shown.can_step(), None, 4,
    ),
    Command(
        "view.previous-provider", "Previous provider", "View", lambda w: w.shown.step(-1), ("Alt+Left",),
        lambda w: w.shown.can_step(), None, 4,
    ),
    Command(
        "view.findings", "Show findings", "View", lambda w: w.inspector.go_to_findings(), ("Alt+1",),
        _always, None, 5,
    ),
    Command(
        "view.copies", "Show copies", "View", lambda w: w.inspector.go_to_copies(), ("Alt+2",),
        _always, None, 5,
    ),
    Command(
        "view.raw-answer", "Show raw answer", "View", lambda w: w.shown.show_raw(), ("Ctrl+U",),
        lambda w: w.shown.has_raw, None, 5,
    ),
    Command(
        "view.transcript", "Findings as transcript", "View", lambda w: w.results.switch_view(), ("Alt+T",),
        _has_text, lambda w: w.results.view == "transcript", 4,
    ),
    Command(
        "view.larger-text", "Larger type in the transcript", "View", lambda w: w.text_work.resize_text(1),
        ("Alt++", "Alt+="), _always, None, 4,
    ),
    Command(
        "view.smaller-text", "Smaller type in the transcript", "View", lambda w: w.text_work.resize_text(-1),
        ("Alt+-",), _always, None, 4,
    ),
    Command(
        "view.paragraphs", "Running paragraphs in the transcript", "View",
        lambda w: w.text_work.toggle_paragraphs(), ("Alt+P",), _always,
        lambda w: w.results.bar.paragraphs.isChecked(), 4,
    ),
    Command(
        "view.mono", "Letters of one width in the transcript", "View", lambda w: w.text_work.toggle_mono(),
        (), _always, lambda w: w.results.bar.mono.isChecked(), 4,
    ),
    Command(
        "view.detail", "Show the selected region", "View", lambda w: w.text_work.toggle_detail(), ("Alt+D",),
        _always, lambda w: w.results.detail.wanted_at_all, 4,
    ),
    Command(
        "view.full-screen", "Full screen", "View", lambda w: w.toggle_full_screen(), ("F11",),
        _always, lambda w: w.isFullScreen(), 6,
    ),
    _theme("system", mark("Theme of the system")),
    _theme("light", mark("Light theme")),
    _theme("dark", mark("Dark theme")),
    Command(
        "view.contrast", "High contrast", "View", lambda w: w.toggle_contrast(), (), _always,
        lambda w: w.theme.high, 6,
    ),
    *(_looking(one) for one in LOOKING),
    Command(
        "images.select-all", "Select all images", "Images", lambda w: w.strip.view.selectAll(),
        ("Ctrl+Alt+A",), _has_image,
    ),
    Command(
        "images.filter", "Filter images", "Images", lambda w: w.strip.go_to_field(),
        ("Ctrl+Shift+I",), lambda w: w.strip.field.isVisible(),
    ),
    *map(_only, Only),
    *(_order(number, order) for number, order in enumerate(Order, 1)),
    Command(
        "images.sort-backwards", "Sort the other way round", "Images",
        lambda w: w.session.arranged.turn_round(), ("Ctrl+Alt+0",),
        _always, lambda w: w.session.arranged.backwards, 3,
    ),
    Command(
        "analyse.run", "Analyse", "Analyse", lambda w: w.analyst.run_current(), ("F5",),
        lambda w: w.analyst.can_run,
    ),
    Command(
        "analyse.all", "Analyse all images", "Analyse", lambda w: w.analyst.run_all(), ("Shift+F5",),
        _has_image,
    ),
    Command(
        "analyse.selected", "Analyse selected images", "Analyse", lambda w: w.analyse_selected(),
        ("Ctrl+F5",), _has_image,
    ),
    Command(
        "analyse.retry-failed", "Retry failed", "Analyse", lambda w: w.analyst.retry_failed(), ("Alt+F5",),
        lambda w: w.session.images.any_troubled,
    ),
    Command(
        "analyse.pause", "Pause the queue", "Analyse", lambda w: w.analyst.queue.toggle(), ("Ctrl+Shift+F5",),
        lambda w: w.analyst.queue.waiting > 0, lambda w: w.analyst.queue.resting,
    ),
    Command(
        "analyse.empty-queue", "Empty the queue", "Analyse", lambda w: w.analyst.queue.clear(), (),
        lambda w: w.analyst.queue.waiting > 0,
    ),
    Command(
        "analyse.cancel", "Cancel", "Analyse", lambda w: w.analyst.cancel(), ("Esc",),
        lambda w: w.analyst.busy,
    ),
    Command(
        "analyse.features", "Choose features", "Analyse", lambda w: w.choices.open_features(),
        ("Ctrl+Shift+F",), _always, None, 1,
    ),
    Command(
        "analyse.providers", "Choose providers", "Analyse", lambda w: w.choices.open_providers(),
        ("Ctrl+Shift+E",), _always, None, 1,
    ),
    Command(
        "analyse.on-open", "Analyse images when shown", "Analyse", lambda w: w.analyst.toggle_automatic(), (),
        _always, lambda w: w.analyst.automatic, 2,
    ),
    Command(
        "copies.open-page", "Open page", "Provenance", lambda w: w.provenance.open(image=False),
        ("Ctrl+Return",), lambda w: w.inspector.copies.can("copies.open-page"),
    ),
    Command(
        "copies.open-image", "Open image found", "Provenance", lambda w: w.provenance.open(image=True),
        ("Ctrl+Shift+Return",), lambda w: w.inspector.copies.can("copies.open-image"),
    ),
    Command(
        "copies.copy-link", "Copy link", "Provenance", lambda w: w.inspector.copies.copy_link(),
        ("Ctrl+Shift+L",), lambda w: w.inspector.copies.can("copies.copy-link"),
    ),
    Command(
        "copies.export", "Export copies…", "Provenance", lambda w: w.provenance.ask_export(),
        ("Ctrl+Shift+X",), lambda w: w.provenance.can_export, None, 1,
    ),
    Command(
        "copies.more", "More results", "Provenance", lambda w: w.provenance.more.ask(), ("Ctrl+Alt+M",),
        lambda w: w.provenance.more.can_ask, None, 1,
    ),
    Command(
        "copies.thumbnails", "Thumbnails of copies", "Provenance",
        lambda w: w.provenance.toggle_thumbnails(), ("Ctrl+Alt+T",), _always,
        lambda w: w.provenance.pictures.on, 1,
    ),
    Command(
        "analyse.offline", "Offline", "Analyse",
        lambda w: w.set_offline(not w.services.settings.get(OFFLINE)),
        ("Ctrl+Shift+N",), _always, lambda w: w.services.settings.get(OFFLINE), 2,
    ),
    Command(
        "compare.open", "Compare readings", "Analyse", lambda w: w.comparing.toggle(), ("Alt+3",),
        _has_image, lambda w: w.comparing.active, 3,
    ),
    Command(
        "compare.next", "Next difference", "Analyse", lambda w: w.comparing.step(1), ("F8",),
        lambda w: w.comparing.can_step, None, 3,
    ),
    Command(
        "compare.previous", "Previous difference", "Analyse", lambda w: w.comparing.step(-1), ("Shift+F8",),
        lambda w: w.comparing.can_step, None, 3,
    ),
    Command(
        "compare.swap", "Swap the readings compared", "Analyse", lambda w: w.comparing.swap(), (),
        lambda w: w.comparing.active, None, 3,
    ),
    Command(
        "compare.panes", "Readings beside each other", "Analyse", lambda w: w.comparing.toggle_panes(),
        ("Ctrl+Shift+D",), lambda w: w.comparing.active, lambda w: w.comparing.beside, 3,
    ),
    Command("help.palette", "Command palette…", "Help", lambda w: w.open_palette(), ("Ctrl+Shift+P",)),
    Command("help.keys", "Keys…", "Help", lambda w: w.open_keys(), ("F1",)),
    Command("help.change-keys", "Change keys…", "Help", lambda w: w.open_key_changes(), ("Shift+F1",)),
)  # fmt: skip


_STANDS_FOR: Final = "command"


@runtime_checkable
class NamesKeys(Protocol):
    """A widget that names keys elsewhere than in its own tool tip."""

    def tell_keys(self) -> None:
        """Name the keys in force."""


class Actions:
    """The Qt actions of all commands, and the menus made of them."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._themes = QActionGroup(window)
        for command in COMMANDS:
            action = QAction(command.shown, window)
            action.setCheckable(command.checked is not None)
            action.triggered.connect(partial(self._run, command))
            if command.id.startswith("view.theme-"):
                self._themes.addAction(action)
            window.addAction(action)
            self._actions[command.id] = action
        self._give_keys()

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def fill(self, bar: QMenuBar) -> None:
        """Put all commands into menus."""
        for title in MENUS:
            menu = QMenu(tr(title), bar)
            bar.addMenu(menu)
            menu.aboutToShow.connect(self.refresh)
            group = 0
            for command in (c for c in COMMANDS if c.menu == title):
                if command.group != group:
                    menu.addSeparator()
                    group = command.group
                menu.addAction(self._actions[command.id])

    def refresh(self) -> None:
        """Ask every command again whether it makes sense and whether it is on."""
        for command in COMMANDS:
            action = self._actions[command.id]
            action.setEnabled(command.when(self._window))
            if command.checked is not None:
                action.setChecked(command.checked(self._window))

    def rekey(self) -> None:
        """The user changed keys: give them to the actions, to every control that names one, and keep them."""
        self._give_keys()
        for widget in self._window.findChildren(QWidget):
            stands_for = widget.property(_STANDS_FOR)
            if stands_for:
                describe(widget, stands_for)
            if isinstance(widget, NamesKeys):
                widget.tell_keys()
        self._window.preferences.set(KEYS, keymap.texts())

    def _give_keys(self) -> None:
        for command in COMMANDS:
            action = self._actions[command.id]
            action.setShortcuts([QKeySequence(k) for k in command.used])
            action.setToolTip(command.tip)

    def _run(self, command: Command, _checked: bool = False) -> None:
        command.run(self._window)
        self.refresh()

    def run(self, command_id: str) -> None:
        """Do it, when it makes sense now."""
        self.refresh()
        self._actions[command_id].trigger()


def command(command_id: str) -> Command:
    """A command by its id."""
    return next(c for c in COMMANDS if c.id == command_id)


def describe(widget: QWidget, command_id: str) -> None:
    """Give a control the tool tip and accessible name of the command it stands for."""
    found = command(command_id)
    widget.setProperty(_STANDS_FOR, command_id)
    widget.setToolTip(found.tip)
    widget.setAccessibleName(found.name)
