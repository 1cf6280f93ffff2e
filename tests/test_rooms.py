"""The house: what importing one room does not bring along, and the order its files and names keep."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

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
    """Numbers, decoders, network and store come after the window can be used (``app/README.md``)."""
    found = loaded_by(
        "from PySide6.QtWidgets import QApplication\n"
        "from app.ui.window.application import make_window\n"
        "from app.ui.window.assembly import assemble\n"
        "application = QApplication([])\n"
        "window = make_window(application)\n"
        "assemble(window)\n"
        "window.startup_shutdown.end()"
    )
    assert "PySide6" in found
    assert not found & {"numpy", "PIL", "httpx", "keyring", "grpc", "rapidfuzz", "cv2", "onnxruntime"}


APP: Final = ROOT / "app"
HOUSE: Final = ("app", "tests", "packaging", "resources")
LONGEST_FILE: Final = 400
LARGEST_UI_ROOM: Final = 4_500

NAMES_STILL_DOUBLE: Final[frozenset[str]] = frozenset()
"""Class names that mean several things until they are renamed; no name may be added."""
FILES_STILL_TOO_LONG: Final[frozenset[str]] = frozenset()
"""Files over the limit until they are cut; no file may be added."""


def test_a_public_class_name_means_one_thing_in_the_whole_program() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for file in source_files(APP):
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(name_of(file))
    doubles = {name: files for name, files in places.items() if len(files) > 1}
    assert {n: f for n, f in doubles.items() if n not in NAMES_STILL_DOUBLE} == {}
    assert doubles.keys() >= NAMES_STILL_DOUBLE, "take from the list what is single now"


def test_no_file_is_too_long_to_be_read_at_once() -> None:
    long = {name_of(file) for file in source_files(APP) if lines_of(file) > LONGEST_FILE}
    assert long == FILES_STILL_TOO_LONG


def test_nothing_lies_loose_in_the_house() -> None:
    loose = {file.name for file in APP.iterdir() if file.is_file()}
    assert loose - {"README.md"} == {"__init__.py", "__main__.py"}


def test_no_room_of_the_window_but_the_canvas_is_too_large() -> None:
    sizes = {
        room.name: sum(map(lines_of, source_files(room)))
        for room in (APP / "ui").iterdir()
        if room.is_dir() and room.name not in {"canvas", "__pycache__"}
    }
    assert {name: size for name, size in sizes.items() if size > LARGEST_UI_ROOM} == {}


def test_rows_and_texts_of_an_analysis_know_no_widgets() -> None:
    """Imports for types alone count as well."""
    importing = {
        name_of(file)
        for file in source_files(APP / "ui" / "content")
        if any(name.startswith("PySide6.QtWidgets") for name in imported_by(file))
    }
    assert importing == set()


def test_the_search_for_circles_finds_them() -> None:
    graph = {"a": {"b"}, "b": {"c", "e"}, "c": {"a"}, "d": {"a", "d"}, "e": {"f"}, "f": {"e"}, "g": set()}
    assert sorted(sorted(circle) for circle in circles(graph)) == [["a", "b", "c"], ["d"], ["e", "f"]]


def test_the_files_of_the_window_import_each_other_in_no_circle() -> None:
    """Imports for types alone and imports inside functions count as well."""
    files = {module_of(file): file for file in source_files(APP / "ui")}
    graph = {module: imported_by(file) & files.keys() - {module} for module, file in files.items()}
    assert sorted(sorted(circle) for circle in circles(graph)) == []


def source_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def lines_of(file: Path) -> int:
    return len(file.read_text("utf-8").splitlines())


def module_of(file: Path) -> str:
    return name_of(file).removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def imported_by(file: Path) -> set[str]:
    """Modules a file imports anywhere in it; ``from m import n`` counts as ``m.n`` where that is a module."""
    return set(_imports(tree_of(file)))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                is_module = (ROOT / inner.replace(".", "/")).with_suffix(".py").is_file()
                yield inner if is_module or node.module.startswith("PySide6") else node.module


def circles(graph: Mapping[str, set[str]]) -> list[set[str]]:
    """Groups of nodes from each of which every other can be reached (Tarjan's algorithm)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[set[str]] = []

    def visit(node: str) -> None:
        number[node] = low[node] = len(number)
        stack.append(node)
        for following in sorted(graph.get(node, ())):
            if following not in number:
                visit(following)
                low[node] = min(low[node], low[following])
            elif following in stack:
                low[node] = min(low[node], number[following])
        if low[node] == number[node]:
            group = set(stack[stack.index(node) :])
            del stack[stack.index(node) :]
            if len(group) > 1 or node in graph[node]:
                found.append(group)

    for node in graph:
        if node not in number:
            visit(node)
    return found


GUIDES: Final = sorted([*APP.rglob("*.md"), ROOT / "tests" / "README.md", ROOT / "README.md"])
FILE_NAMES: Final = re.compile(r"`([\w./]+\.(?:py|sh|md))`")


@pytest.mark.parametrize("page", GUIDES, ids=[guide.relative_to(ROOT).as_posix() for guide in GUIDES])
def test_the_guides_name_only_files_there_are(page: Path) -> None:
    """A name may be given from the root, from ``app`` or by its end, as in a list of neighbours."""
    files = [f"/{file.relative_to(ROOT).as_posix()}" for room in HOUSE for file in (ROOT / room).rglob("*.*")]
    named = [name for name in FILE_NAMES.findall(page.read_text(encoding="utf-8")) if "NAME" not in name]
    assert [name for name in named if not any(file.endswith(f"/{name}") for file in files)] == []
