"""Start-up: process start to first painted window, beside a bare QMainWindow in the same run.

Run by hand: ``python -m tests.bench.startup [ROUNDS]``. Budget: at most 1.5 × bare.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
def done():
    print("painted", time.process_time(), flush=True)
    app.quit()
app = QApplication([])
window = Window()
window.resize(1360, 860)
window.show()
app.exec()
"""
OURS = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.ui.window.application import make_window
def painted():
    print("painted", time.process_time(), flush=True)
    app.quit()
app = QApplication([])
window = make_window(app)
window.painted.connect(lambda: QTimer.singleShot(0, painted))
window.show()
app.exec()
"""
FILLED = """
import time
from app.ui.window.application import run
def filled(window):
    print("painted", time.process_time(), flush=True)
    window.close()
run((), started=filled)
"""
PROGRAMS = {"bare QMainWindow": BARE, "Vidimus": OURS, "Vidimus, filled": FILLED}


def once(code: str, environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds until the program says it has painted: by the clock, and of processor time."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = (time.perf_counter() - start) * 1000
        process.stdout.read()
    if not line.startswith("painted"):
        raise SystemExit("the program did not paint")
    return taken, float(line.split()[1]) * 1000


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "VIDIMUS_CONFIG_DIR": folder,
            "VIDIMUS_DATA_DIR": folder,
        }
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed has its bytecode
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in PROGRAMS}
        for number in range(rounds + 1):  # the first round warms the file cache
            for name, code in PROGRAMS.items():
                value = once(code, environment)
                if number:
                    taken[name].append(value)
    floor = [statistics.median(column) for column in zip(*taken["bare QMainWindow"], strict=True)]
    print(f"{'':18} {'clock ms':>9} {'ratio':>6} {'processor ms':>13} {'ratio':>6}")
    for name, values in taken.items():
        clock, processor = (statistics.median(column) for column in zip(*values, strict=True))
        print(f"{name:18} {clock:9.0f} {clock / floor[0]:6.2f} {processor:13.0f} {processor / floor[1]:6.2f}")


if __name__ == "__main__":
    main()
