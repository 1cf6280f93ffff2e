"""The copies controller alone, without the whole window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.config.settings import OFFLINE, THUMBNAILS
from app.imaging.open import identify
from app.model.analysis import Analysis, Copies, Hit
from app.model.feature import Feature
from app.ui.analysis.provider_access import ProviderAccess
from app.ui.copies.copies_controller import CopiesController
from app.ui.copies.copies_panel import NOT_LOOKED_FOR, CopiesPanel
from app.ui.session.context import Context
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

FOUND = Analysis(
    "yandex-search",
    (Feature.COPIES,),
    copies=Copies(None, (Hit("similar", "https://a.example/", "https://a.example/a.png", title="A"),)),
)


@pytest.fixture
def panel(context: Context) -> CopiesPanel:
    made = CopiesPanel(context.widget)
    made.resize(400, 600)
    made.show()
    return made


@pytest.fixture
def controller(context: Context, panel: CopiesPanel) -> CopiesController:
    access = ProviderAccess(context)
    return CopiesController(context, panel, access)


def put(context: Context, qtbot: QtBot, path: Path, analysis: Analysis) -> None:
    """Look at an image that has this analysis."""
    entry = context.session.add(identify(path), show=True)
    context.session.put(entry.key, entry.image, analysis)
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)


def test_hits_of_the_current_image_are_listed_and_can_be_exported(
    context: Context, controller: CopiesController, panel: CopiesPanel, qtbot: QtBot,
    make_image: MakeImage, tmp_path: Path,
) -> None:  # fmt: skip
    with qtbot.waitSignals([panel.hits_changed, controller.more.changed], timeout=20_000):
        put(context, qtbot, make_image(), FOUND)
    assert [place.title for place in panel.hits.places] == ["A"]
    assert controller.can_export
    controller.export(tmp_path / "a.csv")
    qtbot.waitUntil((tmp_path / "a.csv").exists, timeout=20_000)
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)
    context.session.close_current()
    assert panel.note.text() == NOT_LOOKED_FOR
    assert not controller.can_export


def test_thumbnails_are_wanted_while_the_panel_is_in_view(
    context: Context, controller: CopiesController, panel: CopiesPanel, qtbot: QtBot, make_image: MakeImage
) -> None:
    context.preferences.set(OFFLINE, True)  # noqa: FBT003 - so nothing is asked for beyond this machine
    put(context, qtbot, make_image(), FOUND)
    assert not controller.pictures.on
    controller.toggle_thumbnails()
    assert context.preferences.get(THUMBNAILS)
    assert panel.thumbnails.isChecked()
    qtbot.waitUntil(lambda: controller.pictures.wanted == ("https://a.example/a.png",))
    panel.hide()
    qtbot.waitUntil(lambda: controller.pictures.wanted == ())
    panel.show()
    qtbot.waitUntil(lambda: controller.pictures.wanted != ())
    controller.go_offline()
    assert controller.pictures.wanted == ()
    controller.toggle_thumbnails()
    assert panel.view.delegate.inset == 0


def test_without_a_provider_that_has_more_nothing_is_asked(
    context: Context, controller: CopiesController, panel: CopiesPanel, qtbot: QtBot, make_image: MakeImage
) -> None:
    put(context, qtbot, make_image(), FOUND)
    assert not controller.more.can_ask
    controller.more.ask()
    assert not controller.more.busy
    assert panel.more_note.text() == "yandex-search: no more results"


def test_trouble_with_asking_for_more_is_said(
    context: Context, controller: CopiesController, qtbot: QtBot, make_image: MakeImage
) -> None:
    context.preferences.set(OFFLINE, True)  # noqa: FBT003 - Qt's kind of call
    put(context, qtbot, make_image(), FOUND)
    controller.more.offer((FOUND,), ())
    assert controller.more.can_ask
    controller.more.ask()
    assert "offline switch" in context.messages.notices[-1].sentence
    assert not controller.more.busy
