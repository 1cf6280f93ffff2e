from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.machine import Service, environment, picture, start

VIDIMUS = (sys.executable, "-m", "app")
FACES = ("analyze", "-p", "google-vision", "-f", "faces", "--no-cache")


def finished(process: subprocess.Popen[bytes]) -> tuple[int, bytes, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err.decode()


def test_commands_never_import_qt(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from app import cli\n"
        "from app.export.registry import exporters\n"
        "from app.providers.kit.registry import providers\n"
        "import app.__main__, app.cli.analyze, app.cli.catalogue\n"
        "import app.cli.headless, app.cli.credentials_command, app.cli.saved\n"
        "assert len(providers()) >= 2 and len(exporters()) >= 4\n"
        "assert cli.main(['providers']) == 0\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "unwanted = loaded & {'PySide6', 'shiboken6', 'cv2', 'onnxruntime', 'rapidocr'}\n"
        "sys.exit(str(unwanted) if unwanted else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_needs_neither_providers_nor_network_code() -> None:
    code = (
        "import sys\nfrom app import cli\ncli.main(['analyze', '--help'])\n"
        "unwanted = {'httpx', 'PIL', 'numpy', 'keyring', 'asyncio'} & set(sys.modules)\n"
        "sys.exit(str(unwanted) if unwanted else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_program_answers_by_its_module_name(tmp_path: Path) -> None:
    status, out, err = finished(start("--version", cwd=tmp_path))
    assert (status, out[:8], err) == (0, b"vidimus ", "")


def test_errors_are_english_whatever_language_the_user_has(google: Service, tmp_path: Path) -> None:
    german = {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}
    missing, sound = tmp_path / "fehlt.png", picture(tmp_path / "a.png")
    google.status = 401
    google.answer = json.dumps({"error": {"code": 401, "message": "expired"}}).encode()
    status, out, err = finished(start(*FACES, missing, sound, cwd=tmp_path, **german))
    assert status == 1
    first, second = err.splitlines()
    assert first == f"vidimus: {missing}: -: input: cannot open fehlt.png: there is no such file"
    (failure,) = json.loads(out)["analyses"][0]["errors"]
    assert failure["message"].startswith(
        "Google Vision answered 401: expired; check the credentials in File > "
    )
    assert second == f"vidimus: {sound}: google-vision: credentials: {failure['message']}"


def test_ctrl_c_ends_at_once_without_a_word(google: Service, tmp_path: Path) -> None:
    google.go_on.clear()
    process = start(*FACES, picture(tmp_path / "a.png"), cwd=tmp_path)
    assert google.asked.wait(30)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert finished(process) == (130, b"", "")
    assert time.monotonic() - began < 3


def children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        pytest.skip("this system does not tell children")


@pytest.mark.slow
def test_ctrl_c_takes_the_reading_process_along(samples: Path, tmp_path: Path) -> None:
    process = start("analyze", "--no-cache", samples / "page.png", cwd=tmp_path)
    deadline = time.monotonic() + 30
    while not (born := children(process.pid)) and time.monotonic() < deadline:
        assert process.poll() is None
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert finished(process) == (130, b"", "")
    assert time.monotonic() - began < 5
    while any(Path(f"/proc/{pid}/exe").exists() for pid in born) and time.monotonic() < deadline:
        os.sched_yield()
    assert not any(Path(f"/proc/{pid}/exe").exists() for pid in born)


def test_a_reader_that_goes_away_is_no_drama(google: Service, tmp_path: Path) -> None:
    google.go_on.clear()
    process = start(*FACES, picture(tmp_path / "a.png"), cwd=tmp_path)
    assert google.asked.wait(30)
    assert process.stdout is not None
    process.stdout.close()
    google.go_on.set()
    assert process.stderr is not None
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(30), err) == (1, b"")


def test_without_a_display_a_file_that_is_none_is_status_2(tmp_path: Path) -> None:
    status, out, err = finished(start("nope.png", cwd=tmp_path))
    assert (status, out) == (2, b"")
    assert err.splitlines() == [
        "vidimus: there is no display, so no window opens; reading on the device instead",
        "vidimus: nope.png: -: input: cannot open nope.png: there is no such file",
    ]


def test_qt_that_cannot_be_loaded_means_paper_too(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('libEGL.so.1 is missing')")
    paths = os.pathsep.join([str(tmp_path), environment()["PYTHONPATH"]])
    process = start("nope.png", cwd=tmp_path, PYTHONPATH=paths, QT_QPA_PLATFORM="offscreen")
    status, _, err = finished(process)
    assert status == 2
    assert "the window cannot be loaded (libEGL.so.1 is missing), so no window opens" in err


def test_the_window_does_not_wait_for_what_commands_need(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(
        "import sys\n"
        "slow = {'httpx', 'PIL', 'numpy', 'keyring', 'argparse', 'app.engine', 'asyncio'}\n"
        "early = slow & set(sys.modules)\n"
        "sys.stdout.write(f'loaded before Qt: {sorted(early)}\\n')\n"
        "sys.stdout.flush()\n"
        "raise ImportError('enough')"
    )
    paths = os.pathsep.join([str(tmp_path), environment()["PYTHONPATH"]])
    process = start("nope.png", cwd=tmp_path, PYTHONPATH=paths, QT_QPA_PLATFORM="offscreen")
    _, out, _ = finished(process)
    assert out == b"loaded before Qt: []\n"
