"""What every test gets: folders of its own, no network beyond this machine, and nothing left behind."""

from __future__ import annotations

import errno
import ipaddress
import logging
import os
import socket
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import FrameType
from typing import Any

import hypothesis
import keyring.core
import pytest

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_QT = os.environ.get("VIDIMUS_TESTS_WITHOUT_QT") == "1"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # tests read English, whatever the machine speaks
os.environ.pop("LANGUAGE", None)

# How long an example takes is the machine's affair, so no property test has a deadline. CI tries the same
# examples every time: a change is judged by its own faults, and every other run looks for new ones.
hypothesis.settings.register_profile(
    "vidimus", deadline=None, print_blob=True, derandomize=os.environ.get("CI") == "true"
)
hypothesis.settings.load_profile("vidimus")


class _NoQt:
    """Makes PySide6 impossible to import, as on a machine that does not have it."""

    def find_spec(self, name: str, *_where: object) -> ModuleSpec | None:
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"these tests run without Qt, but something imported {name}")
        return None


if WITHOUT_QT:
    sys.meta_path.insert(0, _NoQt())


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    if not pluginmanager.hasplugin("pytest-qt"):  # its own setting stands in pyproject.toml all the same
        parser.addini("qt_log_level_fail", "known to pytest-qt")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "logs_errors: logging an error is what this test is about")


# --- Data ------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def samples() -> Path:
    """The bundled samples; NAME.png or NAME.jpg has NAME.txt and NAME.words.json beside it."""
    return ROOT / "resources" / "samples"


WITHOUT_SHARED_DATA = "the shared test data is not on this machine"
"""Why a test is skipped that wants it; the test command counts these."""


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real pages, photos and answers, which are not part of the repository; skips where they are not."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(WITHOUT_SHARED_DATA)
    return folder


OWN_DATA = ROOT / "tests" / "data"
"""Small answers of services and pages of other programs, written by us after their documentation."""


@pytest.fixture(scope="session", params=["own", "shared"])
def saved_data(request: pytest.FixtureRequest) -> Path:
    """Our own answers and pages, then the real ones of the shared data; both have the same folders."""
    if request.param == "own":
        return OWN_DATA
    real: Path = request.getfixturevalue("shared_data")
    return real


@pytest.fixture(autouse=True)
def private_folders(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Path]:
    """Settings, data and keyring that belong to this test alone."""
    for name in [n for n in os.environ if n.startswith("VIDIMUS_") and n != "VIDIMUS_TESTS_WITHOUT_QT"]:
        monkeypatch.delenv(name)
    base = tmp_path_factory.mktemp("private")
    folders = {
        "VIDIMUS_CONFIG_DIR": base / "config",
        "VIDIMUS_DATA_DIR": base / "data",
        "VIDIMUS_CACHE_DIR": base / "cache",
    }
    for name, folder in folders.items():
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)  # what another test chose is not this one's
    return folders


# --- No network beyond this machine ----------------------------------------------------------------

_RESERVED_NAMES = (".invalid", ".test", ".example", "example.com", "example.org", "example.net")
_RESERVED_ADDRESSES = tuple(
    ipaddress.ip_network(n) for n in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)
_reached: list[str] = []


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _guard_network(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: beyond this machine there is no network, and trying real places fails the test."""
    if event == "socket.getaddrinfo":
        host = args[0]
        host = host.decode("ascii", "replace") if isinstance(host, bytes) else (host or "localhost")
        if (
            host == "localhost"
            or host.endswith(".localhost")
            or host == socket.gethostname()
            or _address(host)
        ):
            return
        if not host.rstrip(".").endswith(_RESERVED_NAMES):
            _reached.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    if event in {"socket.connect", "socket.sendto"}:
        target = args[1]
        address = _address(str(target[0])) if isinstance(target, tuple) and target else None
        if address is None or address.is_loopback or address.is_unspecified:
            return
        if not any(address in network for network in _RESERVED_ADDRESSES):
            _reached.append(str(target[0]))
        raise OSError(errno.ENETUNREACH, "Network is unreachable")


sys.addaudithook(_guard_network)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fails a test that reached for a real place. Reserved names may be tried: they are not there."""
    _reached.clear()
    yield
    assert not _reached, f"the test reached for the network: {', '.join(_reached)}"


# --- Nothing left behind ---------------------------------------------------------------------------

_PATIENCE = 5.0  # seconds a thread that was told to end may take


def _living() -> set[threading.Thread]:
    return {
        thread
        for thread in threading.enumerate()
        if thread.is_alive()
        and not isinstance(thread, threading._DummyThread)
        and thread.name != "tqdm_monitor"
        and "_poll_wrapper" not in thread.name  # gRPC's own, one a process, a daemon for good
    }


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fails a test after which a thread it started still runs, naming what that thread is doing."""
    before = _living()
    yield
    deadline = time.monotonic() + _PATIENCE
    for thread in _living() - before:
        thread.join(max(0.0, deadline - time.monotonic()))
    left = _living() - before
    assert not left, f"threads left running: {', '.join(_doing(thread) for thread in left)}"


def _doing(thread: threading.Thread) -> str:
    frame = sys._current_frames().get(thread.ident or 0)
    where = f" in {frame.f_code.co_filename}:{frame.f_lineno}" if frame else ""
    return f"{thread.name}{where}"


@pytest.fixture(autouse=True)
def no_connection_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test after which a SQLite connection that it or the program opened is not closed.

    From Python 3.13 on such a connection warns when it is collected, which fails whichever test runs then.
    """
    opened: list[tuple[sqlite3.Connection, str]] = []
    connect = sqlite3.connect

    def remembered(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **named)
        caller = sys._getframe(1)
        if _is_ours(caller):  # not those of the coverage measurement
            opened.append((connection, _callers(caller)))
        return connection

    monkeypatch.setattr(sqlite3, "connect", remembered)
    yield
    left = [where for connection, where in opened if _is_open(connection)]
    for connection, _where in opened:
        connection.close()
    assert not left, f"SQLite connections left open, made at {'; '.join(left)}"


def _is_open(connection: sqlite3.Connection) -> bool:
    try:
        return connection.total_changes >= 0
    except sqlite3.ProgrammingError:
        return False


def _is_ours(frame: FrameType) -> bool:
    path = Path(frame.f_code.co_filename)
    return path.is_relative_to(ROOT / "app") or path.is_relative_to(ROOT / "tests")


def _callers(frame: FrameType | None) -> str:
    """The functions of the project on the stack, innermost first."""
    names = []
    while frame is not None:
        if _is_ours(frame):
            names.append(f"{Path(frame.f_code.co_filename).relative_to(ROOT)}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(names)


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_error_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test during which an error was logged, unless the test is about that (caplog, logs_errors)."""
    handler = _Errors()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    about_that = "caplog" in request.fixturenames or request.node.get_closest_marker("logs_errors")
    assert about_that or not handler.messages, f"errors were logged: {'; '.join(handler.messages)}"


@pytest.fixture(autouse=True)
def no_timer_left(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a window test after which a QTimer it started still ticks."""
    if "qtbot" not in request.fixturenames and "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from shiboken6 import isValid

    started: list[tuple[QTimer, str]] = []
    start = QTimer.start

    def remembered(timer: QTimer, *arguments: Any) -> None:
        caller = sys._getframe(1)
        started.append((timer, f"{caller.f_code.co_filename}:{caller.f_lineno}"))
        start(timer, *arguments)

    monkeypatch.setattr(QTimer, "start", remembered)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [
        where for timer, where in started if isValid(timer) and timer.isActive() and not timer.isSingleShot()
    ]
    assert not left, f"timers left ticking, started at {', '.join(sorted(set(left)))}"
