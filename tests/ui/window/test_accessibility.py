"""What somebody who cannot see the window hears: every control has a name, a role and a way to reach it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.window.dialogs import Dialogs
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)


def parts(root: QWidget) -> Iterator[QWidget]:
    """Controls a user meets; what Qt builds inside its own controls is theirs."""
    for widget in root.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
        above = widget.parent()
        if isinstance(above, QAbstractSpinBox | QTabBar | QLineEdit):
            inner = True
        if above is not None and isinstance(above.parent(), QComboBox):
            inner = True
        if isinstance(widget, CONTROLS) and not inner and widget.isVisibleTo(root):
            yield widget


def spoken(widget: QWidget) -> QAccessibleInterface:
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(w).__name__} in {type(w.parent()).__name__}"
        for w in parts(root)
        if not spoken(w).text(QAccessible.Text.Name).strip()
    ]


def unreachable(root: QWidget) -> list[str]:
    """Controls no Tab leads to."""
    return [
        f"{type(w).__name__} {spoken(w).text(QAccessible.Text.Name)}"
        for w in parts(root)
        if w.isEnabled() and not w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None
    ]


@pytest.fixture
def filled(window: MainWindow, make_image: MakeImage, qtbot: QtBot) -> MainWindow:
    """A window on an image with two analyses."""
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.session.current is not None)
    entry = window.session.current
    assert entry is not None
    for provider in ("on-device", "google-vision"):
        window.session.put(entry.key, entry.image, analysis(provider))
    qtbot.waitUntil(lambda: bool(window.findings.content.rows))
    return window


def test_every_control_of_the_empty_window_has_a_name_and_a_tab_stop(window: MainWindow) -> None:
    assert nameless(window) == []
    assert unreachable(window) == []


@pytest.mark.parametrize("tab", [0, 1, 2, 4])
def test_every_control_over_an_image_has_both(filled: MainWindow, tab: int, qtbot: QtBot) -> None:
    filled.inspector.tabs.setCurrentIndex(tab)
    if tab == 2:
        qtbot.waitUntil(lambda: filled.viewer.beside is not None)
    assert nameless(filled) == []
    assert unreachable(filled) == []


@pytest.mark.parametrize(
    "open_it",
    [
        Dialogs.open_settings,
        Dialogs.open_providers,
        Dialogs.open_keys,
        Dialogs.open_key_changes,
        Dialogs.open_palette,
    ],
)
def test_every_control_of_a_dialog_has_both(
    filled: MainWindow, open_it: Callable[[Dialogs], None], qtbot: QtBot
) -> None:
    known = set(filled.findChildren(QWidget))
    open_it(filled.dialogs)
    opened = [
        w for w in filled.findChildren(QWidget) if w not in known and (isinstance(w, QDialog) or w.isWindow())
    ]
    assert opened
    for dialog in opened:
        assert nameless(dialog) == []
        assert unreachable(dialog) == []
        dialog.close()


def test_the_tree_of_names_leads_from_the_window_to_each_row(filled: MainWindow) -> None:
    """As a screen reader walks it: window, parts, list, row."""

    def walk(node: QAccessibleInterface, depth: int = 0) -> Iterator[str]:
        yield node.text(QAccessible.Text.Name)
        if depth < 12:
            for number in range(min(node.childCount(), 200)):
                child: QAccessibleInterface | None = node.child(number)
                if child is not None and child.isValid():
                    yield from walk(child, depth + 1)

    names = set(walk(spoken(filled)))
    for wanted in ("Images", "Image", "Providers", "Findings"):
        assert any(wanted in name for name in names), wanted
    assert any("picture.png" in name for name in names)
    assert any("Albatross" in name for name in names)


def test_tab_goes_round_and_comes_back(filled: MainWindow) -> None:
    start = filled.toolbar.analyse
    seen: list[QWidget] = [start]
    widget: QWidget | None = start.nextInFocusChain()
    while widget is not None and widget is not start and len(seen) < 2_000:
        seen.append(widget)
        widget = widget.nextInFocusChain()
    assert widget is start
    assert {id(w) for w in parts(filled) if w.focusPolicy() & Qt.FocusPolicy.TabFocus} <= {
        id(w) for w in seen
    }
