"""The test command: the packages it asks for on several systems, a second Python, what it says at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, WITHOUT_SHARED_DATA

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command with the functions of ``common.sh`` at hand, on the system's own search path."""
    return subprocess.run(
        ["bash", "-uc", f'root=$1; source "$1/packaging/common.sh"; {command}', "bash", ROOT],
        env={"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/")} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("known", "name"),
    [("fonts-liberation2 fonts-liberation", "fonts-liberation2"), ("fonts-liberation", "fonts-liberation")],
)
def test_a_package_goes_by_the_name_that_the_release_knows(tmp_path: Path, known: str, name: str) -> None:
    program(
        tmp_path / "apt-cache",
        f'for last; do :; done; case " {known} " in *" $last "*) ;; *) exit 100;; esac',
    )
    program(tmp_path / "apt-get", "exit 1")
    done = shell('install_hint xvfb "fonts-liberation2|fonts-liberation"', PATH=f"{tmp_path}:/usr/bin:/bin")
    assert done.stdout == f"sudo apt-get install xvfb {name}"


@pytest.mark.parametrize(
    ("version", "found"), [((3, 11), "3.13"), ((3, 12), "3.13"), ((3, 13), ""), ((3, 14), "")]
)
def test_the_newest_python_is_found_among_those_of_pyenv(
    tmp_path: Path, version: tuple[int, int], found: str
) -> None:
    for minor in (12, 13):
        program(tmp_path / f"versions/3.{minor}.4/bin/python3", f'echo "3.{minor}.4 /nowhere"')
    chosen = tmp_path / "chosen"
    pretending = f"import sys; sys.version_info = {version}; exec(sys.argv[1])"
    program(chosen, f'exec "{sys.executable}" -c "{pretending}" "$2"')
    nothing_else = tmp_path / "bin"
    nothing_else.mkdir()
    bash = shutil.which("bash")
    assert bash
    (nothing_else / "bash").symlink_to(bash)
    done = shell(f'python="{chosen}"; newer_python', PYENV_ROOT=str(tmp_path), PATH=str(nothing_else))
    assert done.stderr == ""
    assert (done.returncode == 0) == bool(found)
    assert done.stdout == (f"{tmp_path}/versions/{found}.4/bin/python3" if found else "")


def test_the_last_lines_say_why_tests_were_skipped(tmp_path: Path) -> None:
    (tmp_path / "test_three.py").write_text(
        "import pytest\n"
        f"@pytest.fixture\ndef shared_data():\n    pytest.skip({WITHOUT_SHARED_DATA!r})\n"
        "def test_page(shared_data): pass\n"
        "def test_photo(shared_data): pass\n"
        "@pytest.mark.skip(reason='root may read everything')\ndef test_locked(): pass\n"
        "def test_small(): pass\n"
    )
    report = tmp_path / "report.xml"
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junit-xml={report}", tmp_path],
        capture_output=True,
        check=True,
    )
    said = subprocess.run(
        [sys.executable, ROOT / "packaging" / "summary.py", report],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert said[1:3] == [
        "2 tests skipped for want of the shared data (tests/README.md)",
        "1 skipped: root may read everything",
    ]
    assert said[-1].startswith("==== 1 passed, 3 skipped in ")


@pytest.fixture
def ci(tmp_path: Path) -> Path:
    """A checkout whose test command only says what it was asked, on a system with Python 3.11 alone."""
    checkout = tmp_path / "checkout"
    (checkout / "packaging").mkdir(parents=True)
    (checkout / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", checkout / ".ci" / "run")
    shutil.copy(ROOT / "packaging" / "common.sh", checkout / "packaging" / "common.sh")
    program(
        checkout / "packaging" / "test.sh",
        'echo "tested ${VIDIMUS_PYTHON:-} $*"; [ ! -e "$0.fails" ] || exit 1',
    )
    program(tmp_path / "bin" / "python3", 'case "$2" in *">= (3,"*) exit 0;; esac; echo "3.11.2 /usr"')
    for name in ("bash", "dirname"):
        there = shutil.which(name)
        assert there
        (tmp_path / "bin" / name).symlink_to(there)
    return checkout


def run_ci(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", checkout / ".ci" / "run"],
        env={"PATH": str(checkout.parent / "bin"), "HOME": str(checkout)} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_ci_tests_once_where_there_is_no_newer_python_and_says_so(ci: Path) -> None:
    done = run_ci(ci)
    assert (done.returncode, done.stdout) == (0, "tested  \n")
    assert done.stderr.count("\n") == 1
    assert "no Python newer than 3.11.2" in done.stderr
    (ci / "packaging" / "test.sh.fails").touch()
    assert run_ci(ci).returncode == 1


def test_ci_runs_the_suite_again_on_a_newer_python(ci: Path, tmp_path: Path) -> None:
    newer = tmp_path / "bin" / "python3.13"
    program(newer, 'echo "3.13.5 /usr"')
    done = run_ci(ci)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"tested  \ntested {newer} --suites\n"
