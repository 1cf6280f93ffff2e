"""Whatever is done at random in the window, nothing goes wrong; ``monkey.py`` does far more of it by hand."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ui.window.monkey_checks import Faults

pytestmark = [pytest.mark.window, pytest.mark.logs_errors]

COUNT = 200


def test_nothing_goes_wrong_whatever_is_done(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", "tests.ui.window.monkey", "--count", str(COUNT), "--folder", tmp_path)
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"seed 1: {COUNT} actions, 0 faults" in done.stdout
    log = (tmp_path / "actions.log").read_text("utf-8")
    assert len([said for said in log.splitlines() if ": " in said]) >= COUNT


def test_what_goes_wrong_is_a_fault() -> None:
    faults = Faults()
    with faults.watching():
        logging.getLogger("app.ui").warning("a full disk is no fault")
        logging.getLogger("qt").warning("default: This plugin does not support raise()")
        assert faults.messages == []
        logging.getLogger("qt").warning("default: QPainter::begin: Paint device returned engine == 0")
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn("something is old", DeprecationWarning, stacklevel=1)
        try:
            raise KeyError("lost")
        except KeyError:
            logging.getLogger("app.ui").exception("a defect")
    kinds = [message.partition(":")[0] for message in faults.messages]
    assert kinds == ["qt", "py.warnings", "app.ui"]
    assert "KeyError: 'lost'" in faults.messages[-1]
