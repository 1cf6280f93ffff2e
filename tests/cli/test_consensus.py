"""``vidimus analyze -p consensus:ID+ID``, by the command itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.engine.consensus import combined, consensus_provider, keep_consensus
from app.model.analysis import Analysis
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.providers.kit.plan import Request
from app.providers.kit.registry import providers
from app.quality import word_overlap
from app.storage.store import Store
from tests.cli.conftest import Run
from tests.values import analysis, image

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT.parent / "shared" / "data" / "docs" / "eng" / "testocr.png"

needs_page = pytest.mark.skipif(
    not PAGE.exists() or shutil.which("tesseract") is None, reason="needs the shared page and tesseract"
)


def analyze(folder: Path, *arguments: str) -> tuple[int, list[dict[str, Any]], list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "app", "analyze", *arguments],
        cwd=ROOT,
        env={**os.environ, "VIDIMUS_DATA_DIR": str(folder), "VIDIMUS_CONFIG_DIR": str(folder)},
        capture_output=True,
        check=False,
    )
    documents = [json.loads(each) for each in done.stdout.decode().splitlines()]
    return done.returncode, documents, done.stderr.decode().splitlines()


@needs_page
def test_a_consensus_is_made_kept_and_says_who_voted(tmp_path: Path) -> None:
    status, (document,), errors = analyze(
        tmp_path, str(PAGE), "-p", "consensus:tesseract+on-device", "-p", "tesseract"
    )
    assert (status, errors) == (0, [])
    made, alone = document["analyses"]
    assert made["provider"] == "consensus:on-device+tesseract"
    assert alone["provider"] == "tesseract"
    assert made["text"]["content"].startswith("This is a lot of 12 point text")
    word = made["text"]["blocks"][0]["lines"][0]["words"][0]
    assert [vote["provider"] for vote in word["votes"]] == ["on-device", "tesseract"]
    assert made["properties"]["consensus"]["readings"][0]["provider"] == "on-device"
    with Store(tmp_path / "vidimus.sqlite") as store:
        kept = store.analyses(document["image"]["sha256"])
    assert {a.provider for a in kept} == {"on-device", "tesseract", "consensus:on-device+tesseract"}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("consensus:on-device", "two readings or more"),
        ("consensus:", "there is no provider"),
        ("consensus:on-device+nobody", "there is no provider 'nobody'"),
        ("consensus:on-device+yandex-search", "reads no text"),
    ],
)
def test_a_consensus_that_cannot_be_is_wrong_usage(run: Run, name: str, sentence: str) -> None:
    done = run("analyze", "page.png", "-p", name)
    assert done.status == 2
    assert len(done.errors) == 1
    assert sentence in done.errors[0]


def test_a_source_that_failed_makes_it_partial_and_is_named() -> None:
    failed = Analysis.failed("b", (Feature.TEXT,), UnsupportedError("no language data"))
    made = combined([analysis("one two", "a"), failed], (Feature.TEXT, Feature.FACES), "consensus:a+b")
    assert made.status == "partial"
    assert made.text is not None
    assert made.text.content == "one two"
    assert [error.message for error in made.errors] == [
        "b gave no reading: no language data",
        "A consensus has no faces",
    ]
    assert combined([failed, failed], (Feature.TEXT,), "consensus:a+b").status == "failed"
    assert combined([analysis()], (Feature.FACES,), "consensus:a+b").status == "failed"


def test_a_consensus_of_local_readings_is_local_and_has_no_plan() -> None:
    known = providers()
    record = consensus_provider("consensus:x+y", [known["tesseract"], known["on-device"]])
    assert record.local
    assert record.id == "consensus:on-device+tesseract"
    with pytest.raises(UnsupportedError):
        record.plan(Request((), (Feature.TEXT,)))
    assert not consensus_provider("consensus:x+y", [known["tesseract"], known["google-vision"]]).local


def test_readings_that_cannot_be_aligned_are_a_failure_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_overlap, "MAX_PAIRS", 1)
    made = combined([analysis("one two", "a"), analysis("one two", "b")], (Feature.TEXT,), "consensus:a+b")
    assert made.status == "failed"
    assert "too many words" in made.errors[0].message


def test_one_made_of_other_readings_stays_beside_the_newer(tmp_path: Path) -> None:
    page = image()
    first = combined([analysis("one", "a"), analysis("one", "b")], (Feature.TEXT,), "consensus:a+b")
    second = combined([analysis("two", "a"), analysis("two", "b")], (Feature.TEXT,), "consensus:a+b")
    with Store(tmp_path / "kept.sqlite") as store:
        assert keep_consensus(store, page, first)
        assert keep_consensus(store, page, second)
        (newest,) = store.analyses(page)
        assert newest.text == second.text
        rows = store.perform(lambda db: db.execute("SELECT count(*) FROM analysis").fetchone(), (0,))
        assert rows == (2,)
