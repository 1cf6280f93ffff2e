"""The start command: where it may stand, what it refuses, what it leaves alone."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


def environment(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {name: value for name, value in os.environ.items() if name.startswith("VIDIMUS_")} | more


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a folder with an awkward name, whose environment is already set up."""
    root = tmp_path / "a checkout; with 'odd' $signs"
    root.mkdir()
    for name in ("app", "resources"):
        (root / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "packaging", root / "packaging")
    python = root / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    ask = (
        'root=$1; lock=$1/packaging/requirements.lock; source "$1/packaging/common.sh"; '
        'find_python; choose_venv "$lock" .venv "$1/.venv"; printf %s "$stamp"'
    )
    stamp = subprocess.run(
        ["bash", "-euc", ask, "bash", root], env=environment(), capture_output=True, text=True, check=True
    ).stdout
    (root / ".venv" / ".vidimus-stamp").write_text(stamp + "\n")
    return root


def run(
    script: Path, *arguments: str, env: dict[str, str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", script, *arguments],
        env=env or environment(),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_starts_from_any_folder_and_through_a_link_saying_nothing_of_its_own(
    checkout: Path, tmp_path: Path
) -> None:
    link = tmp_path / "start vidimus"
    link.symlink_to(checkout / "packaging" / "run.sh")
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    done = run(link, "providers", "--json", cwd=elsewhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(("[", "{"))


def test_code_in_the_folder_one_stands_in_is_not_run(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    for name in ("app/__init__.py", "app/__main__.py", "json.py", "argparse.py", "msgspec.py"):
        (tmp_path / name).write_text("raise SystemExit('code of the current folder ran')")
    done = run(checkout / "packaging" / "run.sh", "providers", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_refuses_an_unsuitable_python_in_one_sentence(checkout: Path, tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit 0\nexit 1\n')
    old.chmod(0o755)
    done = run(checkout / "packaging" / "run.sh", env=environment(VIDIMUS_PYTHON=str(old)))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "needs Python 3.11, 3.12 or 3.13" in done.stderr
    assert "Python 3.9.2" in done.stderr


def test_a_folder_that_is_not_ours_is_left_alone(checkout: Path, tmp_path: Path) -> None:
    treasure = tmp_path / "treasure"
    (treasure / "lib").mkdir(parents=True)
    (treasure / "lib" / "coin").write_text("gold")
    done = run(
        checkout / "packaging" / "run.sh",
        "providers",
        env=environment(VIDIMUS_VENV=str(treasure), VIDIMUS_SYSTEM_PACKAGES="no"),
    )
    assert done.returncode == 2
    assert "is not ours" in done.stderr
    assert (treasure / "lib" / "coin").read_text() == "gold"


def test_locks_name_no_registry_and_pin_every_package_with_hashes() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        content = (ROOT / "packaging" / name).read_text("utf-8")
        assert "://" not in content
        assert "index-url" not in content
        entries = content.replace("\\\n", " ").splitlines()
        assert all("==" in e and "--hash=sha256:" in e for e in entries if not e.startswith("#"))
