"""What importing one room does not bring along, seen in a fresh interpreter."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LOAD = """
import json, sys
{imports}
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def loaded_by(imports: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOAD.format(imports=imports)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout))


def test_providers_exporters_engine_and_commands_bring_no_qt_and_no_reader() -> None:
    everything = loaded_by(
        "from app.providers.kit.registry import providers; providers()\n"
        "from app import cli\n"
        "import importlib, pkgutil\n"
        "rooms = 'model imaging provenance quality text providers engine export formats cli'\n"
        "for room in rooms.split():\n"
        "    package = importlib.import_module(f'app.{room}')\n"
        "    for found in pkgutil.walk_packages(package.__path__, f'app.{room}.'):\n"
        "        found.name.endswith('__main__') or importlib.import_module(found.name)\n"
    )
    assert "httpx" in everything
    assert not everything & {"PySide6", "shiboken6", "cv2", "onnxruntime", "rapidocr", "scipy", "skimage"}


def test_the_reader_brings_no_qt_and_no_network() -> None:
    everything = loaded_by(
        "import importlib, pkgutil, app.reader\n"
        "for found in pkgutil.walk_packages(app.reader.__path__, 'app.reader.'):\n"
        "    found.name.endswith('__main__') or importlib.import_module(found.name)\n"
    )
    assert not everything & {"PySide6", "shiboken6", "httpx", "grpc", "keyring", "skimage"}


@pytest.mark.window
def test_the_window_waits_for_its_first_paint_with_everything_heavy() -> None:
    everything = loaded_by("import app.ui.window.application")
    assert "PySide6" in everything
    assert not everything & {"numpy", "PIL", "httpx", "grpc", "keyring", "cv2", "onnxruntime"}


@pytest.mark.window
def test_the_window_is_filled_without_what_takes_long_to_import() -> None:
    """Numbers, decoders, network and store come after the window can be used (performance.md)."""
    found = loaded_by(
        "from PySide6.QtWidgets import QApplication\n"
        "from app.ui.window.application import make_window\n"
        "application = QApplication([])\n"
        "window = make_window(application)\n"
        "window.assemble()\n"
        "window.startup_shutdown.end()"
    )
    assert "PySide6" in found
    assert not found & {"numpy", "PIL", "httpx", "keyring", "grpc", "rapidfuzz", "cv2", "onnxruntime"}
