"""Whatever saved answer is dropped, the window says or shows something about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage
from tests.ui.opening.test_saved_answers import drop, known, settled, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

BARE_LINES = (
    '[{"lines": [{"text": "one", "boundingPolygon": [{"x": 1, "y": 1}, {"x": 9, "y": 1}, {"x": 9, "y": 5},'
    ' {"x": 1, "y": 5}], "words": [{"text": "one", "boundingPolygon": [{"x": 1, "y": 1}, {"x": 9, "y": 1},'
    ' {"x": 9, "y": 5}, {"x": 1, "y": 5}]}]}]}]'
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The providers every question offered; each is declined."""
    offered: list[list[str]] = []

    def get_item(*given: object) -> tuple[str, bool]:
        items = given[3]
        assert isinstance(items, list)
        offered.append(items)
        return "", False

    monkeypatch.setattr(QInputDialog, "getItem", get_item)
    return offered


def test_a_bare_list_of_lines_is_of_the_provider_that_knows_its_places(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, asked: list[list[str]]
) -> None:
    path = make_image("page.png")
    (tmp_path / "page.response.json").write_text(BARE_LINES)
    assert drop(window, tmp_path / "page.response.json")
    qtbot.waitUntil(lambda: known(window) == {"azure-vision": "one"}, timeout=20_000)
    assert not asked
    assert path.exists()
    settled(window, qtbot)


def test_a_question_that_is_declined_leaves_a_notice_that_asks_again(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path, asked: list[list[str]]
) -> None:
    show(window, qtbot, make_image())
    (tmp_path / "error.json").write_text('{"code": 16, "message": "no"}')
    window.saved_answers.open(tmp_path / "error.json")
    qtbot.waitUntil(lambda: bool(window.messages.notices), timeout=20_000)
    (notice,) = window.messages.notices
    assert notice.sentence == "Error.json was not imported: no provider was chosen"
    assert len(asked) == 1
    assert notice.do is not None
    notice.do()
    assert len(asked) == 2
    assert len(window.messages.notices) == 1
    settled(window, qtbot)


def test_the_notice_of_one_answer_outlives_another_answer(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, tmp_path: Path
) -> None:
    show(window, qtbot, make_image())
    (tmp_path / "bad.json").write_text("{}")
    (tmp_path / "worse.json").write_text("[]")
    (tmp_path / "good.json").write_text(BARE_LINES)
    for name in ("bad", "worse", "good"):
        window.saved_answers.open(tmp_path / f"{name}.json")
    qtbot.waitUntil(lambda: known(window) == {"azure-vision": "one"}, timeout=20_000)
    settled(window, qtbot)
    assert sorted(notice.sentence.partition(":")[0] for notice in window.messages.notices) == [
        "File bad.json",
        "File worse.json",
    ]


def test_every_real_answer_ends_in_an_analysis_a_question_or_a_notice(
    window: MainWindow, qtbot: QtBot, shared_data: Path, asked: list[list[str]]
) -> None:
    answers = sorted(shared_data.glob("pairs/*/*.response.json")) + sorted(
        shared_data.glob("answers/*/*.json")
    )
    assert answers
    came: list[str] = []
    window.saved_answers.arrived.connect(came.append)
    poster = shared_data / "pairs" / "azure" / "azure-poster.jpg"
    for answer in answers:
        images = [p for p in answer.parent.iterdir() if p.suffix in {".jpg", ".png", ".webp"}]
        own = [p for p in images if answer.name.startswith(f"{p.stem}.")]
        assert drop(window, *(own or [poster]), answer)
        settled(window, qtbot)
        assert came or asked or window.messages.notices, answer.name
        if own and answer.parent.name in {"azure", "google", "yandex"}:
            assert any(p.startswith(answer.parent.name) for p in came), answer.name
            assert not asked
        for notice in window.messages.notices:
            window.messages.dismiss(notice.topic)
        asked.clear()
        came.clear()
        window.session.close_all()
        settled(window, qtbot)
