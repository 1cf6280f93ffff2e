"""A canvas with a white page and a few words, shown offscreen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.conftest import WITHOUT_QT

if WITHOUT_QT:
    collect_ignore_glob = ["test_*.py"]
else:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from app.model.analysis import Analysis
    from app.ui.canvas import Canvas, build_overlays
    from tests.ui.canvas.sample_pages import WORDS, page_of_words, white

    SIZE = (800, 600)

    @pytest.fixture
    def analysis() -> Analysis:
        return page_of_words(WORDS)

    @pytest.fixture
    def canvas(qtbot: QtBot, analysis: Analysis) -> Iterator[Canvas]:
        """500 × 400, at 100 % with the image's top left in its top left, everything painted."""
        made = Canvas()
        qtbot.addWidget(made)
        made.resize(500, 400)
        made.show()
        qtbot.waitExposed(made)
        made.set_image(white(*SIZE), SIZE)
        made.set_overlays(build_overlays(analysis, SIZE))
        made.actual_size()
        left, top = made.image_at(made.rect().topLeft().toPointF())
        made.pan_by(left, top)
        qtbot.waitUntil(lambda: made.settled)
        yield made
        made.close()

    @pytest.fixture
    def drawn(qtbot: QtBot) -> Callable[[Canvas], QImage]:
        """What a canvas shows once everything is painted."""

        def grab(canvas: Canvas) -> QImage:
            canvas.update()
            qtbot.waitUntil(lambda: canvas.settled)
            return canvas.grab().toImage()

        return grab
