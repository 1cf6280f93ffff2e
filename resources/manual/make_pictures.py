"""Makes the pictures of the manual: the real window with the bundled samples, once in each language.

    QT_QPA_PLATFORM=offscreen python resources/manual/make_pictures.py [LANGUAGE …]

Writes LANGUAGE/NAME.png beside itself, larger than the manual shows them by PICTURE_SCALE. The readings are
those of the reader on this machine; a sample made small brings it to err. Wants the font Noto Sans.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent.parent
sys.path.insert(0, str(ROOT))

LANGUAGES: Final = ("en", "de", "ru")
SIZE: Final = (1000, 640)
"""Of the window in logical pixels."""
SMALL: Final = 0.27
"""Of the page at which the reader begins to err."""
COLOURS: Final = 40
"""Of a picture; text stays sharp and the file small."""
POLL_MILLISECONDS: Final = 50
Step = Callable[[], bool]
"""Return True once there is nothing to wait for."""


def main(languages: tuple[str, ...]) -> None:
    """Make the pictures of each language in a process and folders of its own."""
    from app.ui.help.manual_pages import PICTURE_SCALE

    for language in languages:
        with tempfile.TemporaryDirectory() as folder:
            kinds = ("CONFIG", "DATA", "CACHE")
            places = {f"VIDIMUS_{kind}_DIR": str(Path(folder, kind.lower())) for kind in kinds}
            environment = {**os.environ, **places, "QT_SCALE_FACTOR": str(PICTURE_SCALE)}
            Path(folder, "config").mkdir()
            settings = f'language = "{language}"\ntheme = "light"\ntour_offered = true\n'
            Path(folder, "config", "settings.toml").write_text(settings, "utf-8")
            run = [sys.executable, __file__, "--one", language, folder]
            subprocess.run(run, env=environment, cwd=ROOT, check=True)


def take(language: str, folder: Path) -> None:
    """Start the window and take the pictures of one language."""
    from PIL import Image

    from app.ui.viewer.empty_state import SAMPLES
    from app.ui.window.application import run

    small = folder / "page.png"
    with Image.open(SAMPLES / "page.png") as page:
        page.convert("L").resize((round(page.width * SMALL), round(page.height * SMALL))).save(small)
    paths = [str(SAMPLES / "sign.jpg"), str(small)]
    taken: list[Any] = []  # held until the window is closed
    run(paths, started=lambda window: taken.append(_Pictures(window, language)))


class _Pictures:
    """Goes through the pictures one step after the other, each when the one before has come to rest."""

    def __init__(self, window: Any, language: str) -> None:
        from PySide6.QtCore import QTimer

        self._window = window
        self._folder = HERE / language
        self._steps = self._walk()
        self._wait: Step = lambda: True
        window.resize(*SIZE)
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._go)
        self._timer.start(POLL_MILLISECONDS)

    def _go(self) -> None:
        if not self._wait():
            return
        try:
            self._wait = next(self._steps)
        except StopIteration:
            self._timer.stop()
            self._window.close()

    def _walk(self) -> Iterator[Step]:
        from app.ui.viewer.empty_state import SAMPLES

        window = self._window
        run = window.command_actions.run
        yield self._read
        run("view.fit")
        self._select_word(2)
        yield self._rest
        self._keep("window", window)
        run("analyse.languages")
        yield self._rest
        self._keep("languages", window.language_choice.opened)
        window.language_choice.opened.close()
        self._put(_copies())
        yield self._rest
        run("view.copies")
        yield self._rest
        self._keep("copies", window.inspector, 470)
        run("view.findings")
        run("view.next")
        yield self._read
        run("review.open")
        yield lambda: window.inspector.review.item is not None and self._rest()
        self._keep("review", window.inspector, 450)
        window.saved_answers.open(SAMPLES / "page.txt", reference=True)
        yield lambda: len(window.session.current.summaries) > 1 and self._rest()
        run("compare.open")
        yield self._rest
        run("compare.next")
        yield self._rest
        self._keep("compare", window.inspector, 420)

    def _put(self, analysis: Any) -> None:
        entry = self._window.session.current
        self._window.session.put(entry.key, entry.image, analysis)

    def _read(self) -> bool:
        rows = self._window.findings.content.rows
        return self._rest() and any(row.kind == "word" for row in rows)

    def _rest(self) -> bool:
        window = self._window
        return not (window.runtime.busy or window.session.settling or window.analysis.busy)

    def _select_word(self, number: int) -> None:
        words = [row for row in self._window.findings.content.rows if row.kind == "word"]
        self._window.session.selection.select(((words[number].kind, words[number].path),))

    def _keep(self, name: str, part: Any, height: int = 0) -> None:
        """Write what a part of the window shows now, its upper part alone if a height is given."""
        from PIL import Image
        from PySide6.QtCore import QBuffer, QIODevice
        from PySide6.QtWidgets import QApplication

        QApplication.processEvents()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        area = part.rect()
        if height:
            area.setHeight(min(height, area.height()))
        part.grab(area).save(buffer, "PNG")
        with Image.open(io.BytesIO(buffer.data().data())) as shown:
            few = shown.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(self._folder / f"{name}.png", optimize=True)


def _copies() -> Any:
    """Return what a search for copies might find, on hosts that nobody can own (RFC 2606)."""
    from app.model.analysis import Analysis, Copies, Hit
    from app.model.feature import Feature

    hits = (
        Hit("full", "https://news.example.org/harbour", host="news.example.org", width=1600, height=1067,
            title="Work in the harbour goes on"),
        Hit("full", "https://photos.example.com/sign", host="photos.example.com", width=1200, height=800,
            title="Signs of the coast"),
        Hit("partial", "https://blog.example.net/walk", host="blog.example.net", width=640, height=640,
            title="A walk along the quay"),
        Hit("similar", "https://shop.example.org/signs", host="shop.example.org", title="Enamel signs"),
    )  # fmt: skip
    return Analysis("google-vision", (Feature.COPIES,), copies=Copies(hits=hits))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        take(sys.argv[2], Path(sys.argv[3]))
    else:
        main(tuple(sys.argv[1:]) or LANGUAGES)
