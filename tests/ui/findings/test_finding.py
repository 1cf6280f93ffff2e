"""Finding in the text of an image and of all images, as a user meets it."""

from __future__ import annotations

import asyncio

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.config.settings import FIND
from app.imaging.open import identify
from app.model.analysis import Analysis
from app.model.correct import retyped
from app.model.errors import ServiceError
from app.model.image import Image
from app.model.outcome import Outcome
from app.storage.journal import journal_of, write
from app.storage.store import Store
from app.text.find import FindQuery
from app.ui.content.content import Content, Key
from app.ui.findings.find_in_all import AllMatches, find_everywhere
from app.ui.findings.view_bar import EVERYWHERE, TREE
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.pictures import image
from tests.ui.window.test_window import give, name, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def seek(window: MainWindow, qtbot: QtBot, text: str) -> None:
    window.findings.field.setText(text)
    qtbot.waitUntil(lambda: not window.findings.finder.busy)


def marked(window: MainWindow) -> set[Key]:
    canvas = window.viewer.canvas
    assert canvas is not None
    return {(ref.kind, ref.path) for ref in canvas.marked}


def test_every_place_is_marked_and_the_current_one_selected(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    seek(window, qtbot, "the")
    assert marked(window) == {("word", (0, 0, 0)), ("word", (0, 1, 1))}
    canvas = window.viewer.canvas
    assert canvas is not None
    assert [r.path for r in canvas.selected] == [(0, 0, 0)]
    assert window.findings.line.hits.text() == "1 of 2"
    window.command_actions.run("edit.find-next")
    assert [r.path for r in canvas.selected] == [(0, 1, 1)]
    window.command_actions.run("edit.find-next")
    assert window.findings.line.hits.text() == "1 of 2"
    window.command_actions.run("edit.find-previous")
    assert window.findings.line.hits.text() == "2 of 2"
    QTest.keyClick(window.findings.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: marked(window) == set())
    assert not window.findings.line.isVisible()
    assert [r.path for r in canvas.selected] == [(0, 1, 1)], "what was found stays selected"
    QTest.keyClick(window.findings.field, Qt.Key.Key_Escape)


def test_switches_are_keys_buttons_and_remembered(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    results = window.findings
    seek(window, qtbot, "the")
    window.command_actions.run("edit.find-case")
    qtbot.waitUntil(lambda: not results.finder.busy and results.line.hits.text() == "1 of 1")
    assert results.field.switches["case"].isChecked()
    seek(window, qtbot, "harb")
    QTest.mouseClick(results.field.switches["word"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: results.line.hits.text() == "Not found")
    assert window.preferences.get(FIND) == ("case", "word")
    window.command_actions.run("edit.find-case")
    window.command_actions.run("edit.find-word")
    window.command_actions.run("edit.find-expression")
    seek(window, qtbot, r"^\w+ \w+ \d+$")
    assert results.keys == (("word", (1, 0, 0)), ("word", (1, 0, 1)), ("word", (1, 0, 2)))
    seek(window, qtbot, "(")
    assert results.line.hits.text().startswith("Not a regular expression: ")
    assert results.line.hits.property("role") == "bad"


def test_an_expression_without_end_leaves_the_window_alone(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis(extra="a" * 4_000 + "!"))
    window.findings.finder.switch("expression")
    window.findings.field.setText("(a|a)+$")
    qtbot.waitUntil(lambda: window.findings.finder.is_searching)
    window.findings.field.setText("cotton")
    qtbot.waitUntil(lambda: window.findings.line.hits.text() == "1 of 1")
    seek_again = "(a|a)+$"
    window.findings.field.setText(seek_again)
    qtbot.waitUntil(lambda: "takes too long" in window.findings.line.hits.text(), timeout=20_000)


def test_the_first_step_goes_on_from_what_is_selected(window: MainWindow, qtbot: QtBot) -> None:
    results = window.findings
    results.show_content(Content(analysis()), "", keep_place=False)
    results.finder.seek("e")
    qtbot.waitUntil(lambda: len(results.finder.places) > 3)
    results.finder.look_in(Content(analysis(extra="new text")))
    qtbot.waitUntil(lambda: not results.finder.busy)
    assert results.finder.place == -1, "other text alone goes nowhere"
    assert results.line.hits.text().endswith("found")
    results.finder.step(1, (("line", (0, 1)),))
    assert results.finder.places[results.finder.place] == (("word", (1, 0, 1)),)
    results.finder.look_in(Content(analysis()))
    results.finder.step(-1, (("line", (0, 1)),))
    qtbot.waitUntil(lambda: results.finder.place >= 0)


def test_corrections_of_images_search_failed_at_yet_are_found(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    first, second = make_image("a.png"), make_image("b.png", colour="red")
    with Store.open() as store:
        image = identify(second)
        store.keep(image, "key", Outcome(analysis()))
        journal = journal_of(store, image, analysis())
        assert journal is not None
        write(store, journal.id, 0, retyped(analysis(), ("word", (0, 0, 1)), "paddler"))
    show(window, qtbot, first, second)
    give(window, qtbot, analysis())
    seek(window, qtbot, "paddler")
    window.command_actions.run("edit.find-everywhere")
    qtbot.waitUntil(lambda: [i.name for i in window.findings.everywhere.images] == ["b.png"])


def test_all_open_images_are_searched(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(
        window,
        qtbot,
        make_image("a.png"),
        make_image("b.png", colour="red"),
        make_image("c.png", colour="blue"),
    )
    give(window, qtbot, analysis())
    window.session.step(1)
    give(window, qtbot, analysis(extra="harbour dues, harbour master"))
    window.session.step(-1)
    qtbot.waitUntil(lambda: window.findings.has_text)
    window.command_actions.run("edit.find-everywhere")
    assert window.findings.views.currentIndex() == TREE, "nothing is sought yet"
    seek(window, qtbot, "harbour")
    window.command_actions.run("edit.find-everywhere")
    everywhere = window.findings.everywhere
    assert window.findings.views.currentIndex() == EVERYWHERE
    qtbot.waitUntil(lambda: len(everywhere.images) == 2)
    assert [(i.name, i.count, i.line) for i in everywhere.images] == [
        ("a.png", 1, "entered the harbour"), ("b.png", 3, "entered the harbour"),
    ]  # fmt: skip
    told = "4 matches in 2 images; 1 image without text"
    qtbot.waitUntil(lambda: window.findings.line.hits.text() == told)
    everywhere.grab()
    model = everywhere.model()
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("b.png, 3 matches")
    everywhere.activated.emit(model.index(1, 0))
    assert name(window) == "b.png"
    qtbot.waitUntil(lambda: window.findings.line.hits.text() == "1 of 3")
    assert window.findings.keys == (("word", (0, 1, 2)),)
    window.command_actions.run("edit.find-everywhere")
    qtbot.waitUntil(lambda: len(everywhere.images) == 2)
    everywhere.clicked.emit(model.index(1, 0))
    assert window.findings.line.hits.text() == "2 of 3"
    window.command_actions.run("edit.find-everywhere")
    qtbot.waitUntil(lambda: window.findings.views.currentIndex() == EVERYWHERE)
    window.findings.field.setText("cotton")
    qtbot.waitUntil(lambda: [i.count for i in everywhere.images] == [1, 1])
    window.findings.finder.look_in(Content(analysis()))
    qtbot.waitUntil(lambda: not window.findings.finder.busy)
    assert window.findings.line.hits.text().startswith("2 matches in 2 images")
    window.command_actions.run("edit.find-everywhere")
    assert window.findings.views.currentIndex() == TREE
    window.command_actions.run("edit.find-everywhere")
    window.findings.field.clear()
    qtbot.waitUntil(lambda: window.findings.views.currentIndex() == TREE)


def test_images_that_are_not_held_are_asked_of_the_store(window: MainWindow) -> None:
    """And a search in very many images tells how it goes."""
    model = window.session.images
    entries = [model.add(image(f"{n}.png", f"{n}")) for n in range(90)]
    asked: list[str] = []
    told: list[str] = []

    async def kept(asked_for: Image) -> list[Analysis]:
        asked.append(asked_for.name)
        return [analysis()] if asked_for.name.startswith("8") else []

    def report(found: AllMatches) -> None:
        told.append(found.sentence)

    found = asyncio.run(find_everywhere(entries, "on-device", FindQuery("harbour"), kept, report))
    assert len(asked) == 90
    assert [i.name for i in found.images] == ["8.png", *(f"8{n}.png" for n in range(10))]
    assert told[0] == "1 match in 1 image; searched 40 of 90"
    assert found.sentence == "11 matches in 11 images; 79 images without text"
    bad = asyncio.run(find_everywhere(entries, "x", FindQuery("(", expression=True), kept, report))
    assert bad.sentence.startswith("Not a regular expression")
    window.text_actions._search_failed(ServiceError("the store cannot be read"))
    assert window.findings.line.hits.property("role") == "bad"
    everywhere = window.findings.everywhere
    everywhere.show_images(found.images[:3])
    everywhere.show_images(found.images)
    everywhere.show_images(found.images[4:])
    assert everywhere.model().rowCount() == 7


def test_finding_and_copying_by_keys_alone(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    results = window.findings
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    alt = Qt.KeyboardModifier.AltModifier

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(window.windowHandle(), key, modifiers)

    press(Qt.Key.Key_F, control)
    assert results.field.hasFocus()
    QTest.keyClicks(results.field, "the")
    qtbot.waitUntil(lambda: results.line.hits.text() == "1 of 2")
    press(Qt.Key.Key_Return)
    assert results.line.hits.text() == "2 of 2"
    press(Qt.Key.Key_Return, shift)
    press(Qt.Key.Key_F3)
    assert results.line.hits.text() == "2 of 2"
    press(Qt.Key.Key_C, alt)
    qtbot.waitUntil(lambda: results.line.hits.text() == "1 of 1")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert results.tree.hasFocus()
    press(Qt.Key.Key_T, alt)
    assert results.transcript.hasFocus()
    press(Qt.Key.Key_End, control)
    press(Qt.Key.Key_Home, control | shift)
    qtbot.waitUntil(lambda: len(results.keys) == 9)
    press(Qt.Key.Key_T, control | shift)
    qtbot.waitUntil(lambda: window.status.currentMessage().startswith("Copied a table: 3 row"))
    press(Qt.Key.Key_C, control)
    assert QApplication.clipboard().text() == "The steamer Albatross\nentered the harbour\n\nCotton bales 312"


def test_copying_as_a_table(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    window.command_actions.run("edit.copy-table")
    qtbot.waitUntil(lambda: window.status.currentMessage().startswith("Copied a table: 3 row"))
    assert QApplication.clipboard().text() == "The steamer Albatross\nentered the harbour\nCotton bales 312"
    window.session.selection.select((("line", (1, 0)),))
    window.command_actions.run("edit.copy-table")
    qtbot.waitUntil(lambda: window.status.currentMessage() == "Copied a table: 1 row, 1 column")
    window.command_actions.run("edit.copy")
    assert QApplication.clipboard().text() == "Cotton bales 312"


def test_the_card_shows_the_selected_region_and_copies_it(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image(size=(320, 200)))
    found = analysis()
    assert found.text is not None
    give(window, qtbot, found)
    detail = window.findings.detail
    assert not detail.isVisible()
    window.session.selection.select((("word", (0, 0, 0)),))
    assert detail.title.text() == "The"
    assert detail.facts.text() == "word · confidence 0.95 · On device"
    assert detail.place.text() == "x 10  y 20 · 24 × 12 px\n10,20  34,20  34,32  10,32"
    picture = detail.cut_out.picture
    assert picture is not None
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2).name() == "#000000", "drawn there"
    for what, said in (
        ("text", "Copied 1 word"),
        ("polygon", "Copied the polygon"),
        ("picture", "Copied the picture"),
    ):
        QTest.mouseClick(detail.buttons[what], Qt.MouseButton.LeftButton)
        assert window.status.currentMessage() == said
    assert QApplication.clipboard().image().size().toTuple() == (24, 12)
    window.session.selection.select((("word", (0, 0, 1)), ("word", (0, 0, 2))))
    assert detail.title.text() == "2 words selected"
    assert [name for name, button in detail.buttons.items() if button.isVisible()] == ["text", "table"]
    QTest.mouseClick(detail.buttons["text"], Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "steamer Albatross"
    QTest.mouseClick(detail.buttons["table"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.status.currentMessage() == "Copied a table: 1 row, 1 column")
    window.session.selection.select((("word", (0, 0, 1)), ("face", (0,))))
    assert detail.title.text() == "2 regions selected"
    window.command_actions.run("view.detail")
    assert not detail.isVisible()
    window.command_actions.run("view.detail")
    assert [detail.isVisible()] == [True]
    window.activateWindow()
    detail.buttons["text"].setFocus()
    qtbot.waitUntil(detail.buttons["text"].hasFocus)
    window.command_actions.run("view.detail")
    assert window.findings.tree.hasFocus(), "a card that goes away leaves the keyboard to the list"


def test_languages_are_told(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    from app.model.analysis import Language

    show(window, qtbot, make_image())
    found = analysis()
    assert found.text is not None
    block, *others = found.text.blocks
    first, *rest = block.lines
    word = msgspec.structs.replace(first.words[0], languages=(Language("en", 0.9), Language("de")))
    first = msgspec.structs.replace(first, words=(word, *first.words[1:]))
    block = msgspec.structs.replace(block, lines=(first, *rest), reader="tesseract")
    text = msgspec.structs.replace(found.text, blocks=(block, *others))
    give(window, qtbot, msgspec.structs.replace(found, text=text))
    assert window.findings.bar.languages.whole == "English"
    assert "English" in window.findings.bar.languages.toolTip()
    window.session.selection.select((("word", (0, 0, 0)),))
    assert window.findings.detail.facts.text() == (
        "word · confidence 0.95 · English 0.90 · German · On device · read by tesseract"
    )
    named = msgspec.structs.replace(text, languages=("ru", "und-x", "de", "fr", "es"))
    give(window, qtbot, msgspec.structs.replace(found, text=named))
    assert window.findings.bar.languages.whole == "Russian, language not recognised, German and 2 more"
    assert "Russian, language not recognised, German and 2 more" in window.findings.bar.languages.toolTip()


def test_the_field_takes_the_keyboard_where_nothing_was_found_too(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    """Else what is typed would be taken for commands of one letter: H hides, C colours, R reviews."""
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.session.current is not None and window.viewer.canvas is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.command_actions.run("edit.find")
    assert window.focusWidget() is window.findings.field
    QTest.keyClicks(window.findings.field, "machine")
    assert window.findings.field.text() == "machine"
    assert not window.overlays.hidden


def test_what_is_found_is_marked_while_all_overlays_are_hidden(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    window.command_actions.run("view.hide-all")
    canvas = window.viewer.canvas
    assert canvas is not None
    qtbot.waitUntil(lambda: canvas.settled)
    bare = canvas.grab().toImage()
    window.findings.field.setText("harbour")
    qtbot.waitUntil(lambda: window.findings.line.hits.text() == "1 of 1")
    qtbot.waitUntil(lambda: canvas.settled)
    assert canvas.grab().toImage() != bare


def test_an_image_that_was_not_read_does_not_lack_what_is_sought(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    hits = window.findings.line.hits
    window.findings.field.setText("harbour")
    qtbot.waitUntil(lambda: hits.text() == "The text of this image has not been read")
    give(window, qtbot, msgspec.structs.replace(analysis(), text=None))
    qtbot.waitUntil(lambda: not window.findings.finder.busy)
    assert hits.text() == "The text of this image has not been read", "faces alone were asked for"
    give(window, qtbot, analysis())
    qtbot.waitUntil(lambda: hits.text() == "1 found")
    window.findings.field.setText("zeppelin")
    qtbot.waitUntil(lambda: hits.text() == "Not found")
