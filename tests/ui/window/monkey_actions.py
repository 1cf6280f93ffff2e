"""What the monkey can do: each action is a name for the log and a function that does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)

from app.config.settings import (
    CONTRAST,
    DETAIL,
    DOUBTFUL_BELOW,
    FEATURES,
    FINDINGS,
    KEEP_VIEW,
    LANGUAGE,
    LANGUAGES,
    OVERVIEW,
    TEXT_FLOW,
    TEXT_MONO,
    TEXT_SIZE,
    THEME,
)
from app.ui.widgets.confirm import Confirm
from app.ui.window.commands import COMMANDS
from tests.ui.window.monkey_events import (
    LEFT,
    MIDDLE,
    NO_KEY,
    RIGHT,
    click,
    drag,
    drag_in_window,
    drop,
    hover,
    press,
    type_text,
    wheel,
)  # fmt: skip
from tests.ui.window.monkey_front import KEYS, LETTERS, Action, InFront, modal_now, name_of, popup_now

MOST_IMAGES: Final = 40
_NOT_RUN: Final = frozenset({"file.quit"})
_RARE: Final = frozenset(
    {"file.close-all", "analyse.offline", "analyse.on-open", "analyse.all", "view.full-screen"}
)
_HELD: Final = (NO_KEY,) * 6 + (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
_CORRECTED: Final = frozenset({"block", "line", "word", "face", "object"})
_SETTINGS: Final[tuple[tuple[Any, tuple[Any, ...]], ...]] = (
    (THEME, ("system", "light", "dark")),
    (CONTRAST, ("system", "normal", "high")),
    (LANGUAGE, ("en", "de", "ru", "system")),
    (DOUBTFUL_BELOW, (1, 50, 80, 100)),
    (FINDINGS, ("tree", "transcript")),
    (TEXT_SIZE, (8, 10, 32)),
    (TEXT_MONO, (True, False)),
    (TEXT_FLOW, (True, False)),
    (DETAIL, (True, False)),
    (KEEP_VIEW, (True, False)),
    (OVERVIEW, (True, False)),
    (LANGUAGES, ((), ("de",), ("ru", "en"))),
    (FEATURES, (("text",), ("text", "faces"), ("text", "objects", "labels"), ("copies", "text"), ())),
)


class Actions(InFront):
    """Chooses what to do next in a window."""

    def choose(self, depth: int, patience: int) -> Action:
        """Return an action for what is in front: a dialog, a popup, a drag, or the window."""
        modal, popup = modal_now(), popup_now()
        if popup is not None:
            return self._in_popup(popup)
        if isinstance(modal, QFileDialog):
            return self._answer_file(modal)
        if modal is not None:
            return self._in_dialog(modal, patience)
        return self._in_window(depth, patience)

    def _in_window(self, depth: int, patience: int) -> Action:
        if depth:
            return ("end the drag", self._end_drag) if patience > 4 else ("wait", lambda: None)
        if self.window.isMinimized() or not self.window.isVisible():
            return "show the window", self.window.showNormal
        if QApplication.focusWidget() is None and self.chance.random() < 0.5:
            return "activate the window", self.window.activateWindow
        return self._anything()

    def calm(self, depth: int) -> None:
        """Close what is in front; let analyses end."""
        modal, popup = modal_now(), popup_now()
        if popup is not None:
            popup.close()
        elif isinstance(modal, Confirm):
            modal.accept()  # it may be the question whether to stop
        elif isinstance(modal, QDialog):
            modal.reject()
        elif depth:
            self._end_drag()
        elif self.window.analysis.busy:
            self.window.command_actions.run("analyse.empty-queue")
            if modal_now() is None:
                self.window.command_actions.run("analyse.cancel")

    # in the window

    def _anything(self) -> Action:
        if self.window.session.images.rowCount() > MOST_IMAGES:
            return "close all images", partial(self.window.command_actions.run, "file.close-all")
        kinds: tuple[tuple[int, Callable[[], Action]], ...] = (
            (26, self._command),
            (18, self._key),
            (30, self._mouse),
            (5, self._drop),
            (3, self._paste),
            (4, self._setting),
            (3, self._menu),
            (2, self._palette),
            (3, self._services),
            (18 if self.window.findings.content.rows else 1, self._correct),
            (4, self._saved),
            (2, self._resize),
            (4, self._type),
        )
        return self.chance.choices([k for _, k in kinds], [w for w, _ in kinds])[0]()

    def _command(self) -> Action:
        ids = [c.id for c in COMMANDS if c.id not in _NOT_RUN]
        name = self.chance.choices(ids, [0.2 if i in _RARE else 1 for i in ids])[0]
        return f"command {name}", partial(self.window.command_actions.run, name)

    def _key(self) -> Action:
        kind = self.chance.random()
        if kind < 0.5:
            keys = [k for c in COMMANDS if c.id not in _NOT_RUN | _RARE for k in c.used]
            key = self.chance.choice(keys)
        else:
            key = self.chance.choice(KEYS)
        return f"key {key} in {name_of(QApplication.focusWidget())}", partial(
            QTest.keySequence, self.window.windowHandle(), QKeySequence(key)
        )

    def _type(self) -> Action:
        text = "".join(self.chance.choices(LETTERS, k=self.chance.randint(1, 6)))
        field = QApplication.focusWidget()
        return f"type {text!r} in {name_of(field)}", partial(type_text, field, text)

    def _mouse(self) -> Action:
        widget = self._target()
        at, to = self._point(widget), self._point(widget)
        button = self.chance.choices((LEFT, RIGHT, MIDDLE), (8, 3, 1))[0]
        held = self.chance.choice(_HELD)
        kind = self.chance.choices(
            ("click", "double", "drag", "wheel", "hover", "window-click", "window-drag"),
            (6, 3, 4, 3, 2, 5, 3),
        )[0]
        said = f"{kind} {button.name} {held.name} in {name_of(widget)} {at.toTuple()} {to.toTuple()}"
        if kind == "wheel":
            return said, partial(wheel, widget, at, self.chance.choice((120, -120, 15, -480)), held)
        if kind == "hover":
            return said, partial(hover, widget, at, to)
        root = self.window
        here, there = widget.mapTo(root, at), widget.mapTo(root, to)
        frame = QRect(QPoint(), root.windowHandle().size())  # smaller than the widgets while it is resized
        if kind.startswith("window") and frame.contains(here) and frame.contains(there):
            if kind == "window-click":
                return said, partial(QTest.mouseClick, root.windowHandle(), button, held, here)
            return said, partial(drag_in_window, root, button, held, here, there)
        if kind.endswith("drag"):
            return said, partial(drag, widget, button, held, at, to)
        return said, partial(click, widget, button, held, at, double=kind == "double")

    def _target(self) -> QWidget:
        window = self.window
        main: list[QWidget] = [
            window.strip.view.viewport(), window.inspector.copies.view.viewport(),
            window.findings.tree.viewport(), window.findings.transcript.viewport(),
        ]  # fmt: skip
        if window.viewer.canvas is not None:
            main += [window.viewer.canvas] * 3
        shown = [w for w in main if w.isVisible()]
        if shown and self.chance.random() < 0.6:
            return self.chance.choice(shown)
        return self._any_of(window)

    def _paths(self) -> tuple[Path, ...]:
        kind = self.chance.random()
        if kind < 0.45:
            return tuple(self.chance.sample(self.place.images, self.chance.randint(1, 3)))
        if kind < 0.6:
            return (self.chance.choice(self.place.folders),)
        return tuple(self.chance.sample(self.place.files, self.chance.randint(1, 5)))

    def _mime(self) -> tuple[str, QMimeData]:
        data = QMimeData()
        kind = self.chance.random()
        if kind < 0.8:
            paths = self._paths()
            data.setUrls([QUrl.fromLocalFile(str(p)) for p in paths])
            return " ".join(str(p.relative_to(self.place.inputs)) for p in paths), data
        if kind < 0.9:
            text = self.chance.choice(
                (
                    f"{next(iter(self.place.endpoints.values()))}/a.png",
                    "http://nothing.invalid/a.png",
                    "words",
                    "",
                )
            )
            data.setText(text)
            return f"text {text!r}", data
        picture = QImage(
            self.chance.randint(1, 400), self.chance.randint(1, 300), QImage.Format.Format_ARGB32
        )
        picture.fill(self.chance.randrange(1 << 32))
        data.setImageData(picture)
        return "a picture", data

    def _drop(self) -> Action:
        said, data = self._mime()
        return f"drop {said}", partial(drop, self.window, self._point(self.window), data)

    def _paste(self) -> Action:
        said, data = self._mime()

        def paste() -> None:
            QGuiApplication.clipboard().setMimeData(data)
            self.window.command_actions.run("edit.paste")

        return f"paste {said}", paste

    def _setting(self) -> Action:
        setting, values = self.chance.choice(_SETTINGS)
        value = self.chance.choice(values)
        return f"set {setting.name} {value}", partial(self.window.preferences.set, setting, value)

    def _services(self) -> Action:
        offered = (*self.place.endpoints, "on-device")
        chosen = tuple(self.chance.sample(offered[:-1], self.chance.randint(1, 3)))
        if self.chance.random() < 0.05:
            chosen = ("on-device",)
        boxes = self.window.choices.provider_list.boxes

        def ask() -> None:
            for name, box in boxes.items():
                box.setChecked(name in chosen)
            self.window.command_actions.run("analyse.run")

        return f"ask {' '.join(chosen)}", ask

    def _correct(self) -> Action:
        rows = self.window.findings.content.rows
        there = [r for r in rows if r.kind in _CORRECTED]
        some = self.chance.sample(there, min(len(there), self.chance.choice((1, 1, 2))))
        keys = tuple((r.kind, r.path) for r in some)
        names = [c.id for c in COMMANDS if c.id.startswith("correct.")]
        name = self.chance.choice((*names, "correct.text", "correct.text", "edit.back-out"))
        text = "".join(self.chance.choices(LETTERS, k=self.chance.randint(0, 6)))

        def correct() -> None:
            if self.window.findings.content.rows is rows:
                self.window.session.selection.select(keys)
            self.window.command_actions.run(name)
            field = QApplication.focusWidget()
            if isinstance(field, QLineEdit) and modal_now() is None:
                type_text(field, text)
                press(field, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape)))

        return f"{name} of {keys} with {text!r}", correct

    def _saved(self) -> Action:
        if self.chance.random() < 0.5:
            image = self.chance.choice([p for p in self.place.images if p.parent.name == "samples"])
            paths = [image, image.with_suffix(".json")]
        else:
            answers = [p for p in self.place.files if "answers" in p.parts and p.suffix == ".json"]
            paths = [self.chance.choice(answers)]
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        said = " ".join(path.name for path in paths)
        return f"drop {said}", partial(drop, self.window, self._point(self.window), data)

    def _menu(self) -> Action:
        menus = [a.menu() for a in self.window.menuBar().actions()]
        number = self.chance.randrange(len(menus))
        menu = menus[number]

        def popup() -> None:
            if isinstance(menu, QMenu):
                menu.popup(self.window.mapToGlobal(QPoint(40, 40)))

        return f"menu {number}", popup

    def _palette(self) -> Action:
        return "palette", partial(self.window.command_actions.run, "help.palette")

    def _resize(self) -> Action:
        width, height = self.chance.choice(((1280, 800), (1360, 860), (900, 620), (1900, 1000)))
        return f"resize {width} {height}", partial(self.window.resize, width, height)

    def _end_drag(self) -> None:
        handle = self.window.windowHandle()
        if self.chance.random() < 0.5:
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NO_KEY)
            QCoreApplication.postEvent(handle, key)
        else:
            at = QPointF(self._point(self.window))
            ends = QMouseEvent(
                QEvent.Type.MouseButtonRelease,
                at,
                self.window.mapToGlobal(at),
                LEFT,
                Qt.MouseButton.NoButton,
                NO_KEY,
            )
            QCoreApplication.postEvent(handle, ends)
