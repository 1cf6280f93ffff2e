"""``vidimus evaluate`` as a process of its own: what it prints, how it ends, what it says of what failed."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.machine import Service, picture, start
from tests.conftest import OWN_DATA

TRUTH = "Rechnung Nr. 4711\nCafé Müller, Straße 12\n"
READ = "Rechnung Nr. 47ll\nCafe Muller, Strasse 12\n"


def evaluate(*arguments: object) -> tuple[int, bytes, list[str]]:
    process = start("evaluate", *map(str, arguments), cwd=OWN_DATA)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err.decode().splitlines()


def document_of(*arguments: object) -> dict[str, Any]:
    status, out, errors = evaluate(*arguments)
    assert (status, errors) == (0, [])
    document: dict[str, Any] = json.loads(out)
    return document


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    read, truth = tmp_path / "some reading.txt", tmp_path / "other.gt.txt"
    read.write_text(READ, "utf-8")
    truth.write_text(TRUTH, "utf-8")
    return read, truth


def reading(provider: str, *confidences: float, text: str = READ, name: str = "page.png") -> dict[str, Any]:
    lines, at = [], 0
    for row, line in enumerate(text.splitlines()):
        words = []
        for column, word in enumerate(line.split()):
            box = [[60 * column, 20 * row], [60 * column + 50, 20 * row], [60 * column + 50, 20 * row + 15]]
            words.append({"polygon": box, "text": word, "confidence": confidences[at % len(confidences)]})
            at += 1
        lines.append({"polygon": [], "text": line, "confidence": None, "words": words})
    blocks = [{"polygon": [], "kind": "text", "confidence": None, "lines": lines}]
    analysis = {
        "provider": provider,
        "status": "ok",
        "features": ["text"],
        "seconds": 1.0,
        "cached": False,
        "text": {"content": text, "languages": [], "blocks": blocks},
    }
    image = {"name": name, "sha256": "0" * 64, "width": 640, "height": 480}
    return {"schema": "vidimus.analysis/1", "image": image, "analyses": [analysis]}


def test_the_oracle(shared_data: Path) -> None:
    folder = shared_data / "ocr-oracle"
    document = document_of(folder / "ocr.txt", "--truth", folder / "gt.txt")
    assert (document["schema"], document["rules"]) == ("vidimus.evaluation/1", {"ignore": []})
    figures = document["pages"][0]["readings"][0]
    assert figures["name"] == "reading"
    assert figures["characters"] == {
        "truth": 75, "read": 75, "correct": 68, "substitutions": 6, "insertions": 1, "deletions": 1,
        "distance": 8, "cer": 0.106667, "cer_normalized": 0.105263,
    }  # fmt: skip
    assert figures["words"] == {"truth": 12, "read": 12, "distance": 5, "wer": 0.416667}
    assert figures["bag_of_words"] == {
        "matched": 7, "precision": 0.583333, "recall": 0.583333, "f1": 0.583333, "error": 0.416667,
    }  # fmt: skip
    assert figures["flexible"] == {"accuracy": 0.890411}
    assert figures["confusions"][0] == {"truth": "1", "read": "l", "count": 2}
    assert len(figures["errors"]) == 5
    assert figures["errors"][0] == {
        "kind": "different", "truth": "4711", "read": "47ll", "confidence": None, "polygon": None,
    }  # fmt: skip
    total = document["total"][0]
    assert total["micro"]["cer_ci95"] is total["calibration"] is total["review"] is None


def test_folders_find_each_other_by_stem(shared_data: Path, tmp_path: Path) -> None:
    read, truth = tmp_path / "read", tmp_path / "truth"
    read.mkdir()
    truth.mkdir()
    for number in range(30):
        shutil.copy(shared_data / f"ocr-oracle/pages/o{number}.txt", read / f"p{number}.bin.txt")
        shutil.copy(shared_data / f"ocr-oracle/pages/g{number}.txt", truth / f"p{number}.gt.txt")
    document = document_of(read, "--truth", truth, "--against", f"same={truth}", "--skip", "flexible")
    assert [page["name"] for page in document["pages"]] == [f"p{number}" for number in range(30)]
    first, second = document["total"]
    assert (first["name"], second["name"], first["pages"]) == ("reading", "same", 30)
    assert first["micro"]["cer"] == 0.043262
    assert [round(end, 4) for end in first["micro"]["cer_ci95"]] == [0.0314, 0.0552]
    assert round(first["macro"]["cer"], 5) == 0.04173
    assert first["flexible"] is None
    paired = document["paired"][0]
    assert (paired["first"], paired["second"], paired["pages"]) == ("reading", "same", 30)
    assert (paired["difference"], paired["probability_first_better"]) == (0.043262, 0)
    assert paired["few_pages"] is False


def test_one_input_and_one_truth_need_no_common_stem(pair: tuple[Path, Path]) -> None:
    document = document_of(pair[0], "--truth", pair[1], "--level", "line")
    page = document["pages"][0]
    assert (page["image"], page["truth"]) == (None, "other.gt.txt")
    assert page["readings"][0]["lines"][0] == {
        "truth": "Rechnung Nr. 4711",
        "read": "Rechnung Nr. 47ll",
        "characters": {"truth": 17, "distance": 2, "cer": 0.117647},
    }
    assert "lines" not in document_of(pair[0], "--truth", pair[1])["pages"][0]["readings"][0]


def test_rules_stand_in_every_format(pair: tuple[Path, Path]) -> None:
    rules = ("--ignore", "case,diacritics", "--ignore", "digits")
    assert document_of(*pair[:1], "--truth", pair[1], *rules)["rules"] == {
        "ignore": ["case", "diacritics", "digits"]
    }
    _, out, _ = evaluate(pair[0], "--truth", pair[1], *rules, "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out.decode())))["ignore"] == "case diacritics digits"
    _, out, _ = evaluate(pair[0], "--truth", pair[1], *rules, "--format", "text")
    assert b"case, diacritics, digits" in out


def test_analyses_keep_names_confidences_and_places(tmp_path: Path) -> None:
    answers = [reading("google-vision", 0.9, 0.5, 0.7), reading("tesseract", 0.8, text=TRUTH)]
    answers[0]["analyses"] += answers[1]["analyses"]
    (tmp_path / "page.json").write_text(json.dumps(answers[0]), "utf-8")
    (tmp_path / "page.gt.txt").write_text(TRUTH, "utf-8")
    document = document_of(tmp_path, "--truth", tmp_path)
    page = document["pages"][0]
    assert (page["image"], [r["name"] for r in page["readings"]]) == (
        "page.png",
        ["google-vision", "tesseract"],
    )
    error = page["readings"][0]["errors"][0]
    assert (error["truth"], error["read"], error["confidence"]) == ("4711", "47ll", 0.7)
    assert error["polygon"] == [[120, 0], [170, 0], [170, 15]]
    assert document["total"][0]["calibration"]["words"] == 7
    assert [row["below"] for row in document["total"][0]["review"]][:3] == [0.5, 0.6, 0.7]
    assert document["paired"][0]["few_pages"] is True


def test_json_lines_are_a_page_each(tmp_path: Path) -> None:
    lines = [json.dumps(reading("p", 0.5, name=f"page {n}.png")) for n in (1, 2)]
    (tmp_path / "all.json").write_text("\n".join(lines), "utf-8")
    truth = tmp_path / "truth"
    truth.mkdir()
    for number in (1, 2):
        (truth / f"page {number}.gt.txt").write_text(TRUTH, "utf-8")
    document = document_of(tmp_path / "all.json", "--truth", truth)
    assert [page["name"] for page in document["pages"]] == ["page 1", "page 2"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("page_PAGE.xml", "LETTER_PAGE.xml"),
        ("page.alto.xml", "LETTER_ALTO.xml"),
        ("page.hocr", "letter.hocr"),
    ],
)
def test_files_of_other_programs(tmp_path: Path, name: str, source: str) -> None:
    folders = tmp_path / "read", tmp_path / "truth"
    for folder in folders:
        folder.mkdir()
    shutil.copy(OWN_DATA / "docs" / "letter" / source, folders[0] / name)
    shutil.copy(OWN_DATA / "docs" / "letter" / "letter.hocr", folders[1] / "page.hocr")
    (folders[1] / "other.gt.txt").write_text("x", "utf-8")
    status, out, errors = evaluate(folders[0], "--truth", folders[1])
    assert (status, len(errors)) == (1, 1)
    figures = json.loads(out)["pages"][0]["readings"][0]
    assert figures["name"] == "reading"
    assert figures["flexible"]["accuracy"] > 0.9


def test_what_has_no_partner_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    read, truth = tmp_path / "read", tmp_path / "truth"
    for folder, names in ((read, ("a.txt", "b.txt")), (truth, ("a.gt.txt", "c.gt.txt"))):
        folder.mkdir()
        for name in names:
            (folder / name).write_text(TRUTH, "utf-8")
    status, out, errors = evaluate(read, "--truth", truth)
    assert status == 1
    assert [page["name"] for page in json.loads(out)["pages"]] == ["a"]
    assert errors == [
        f"vidimus: {read / 'b.txt'}: -: input: there is no ground truth for it",
        f"vidimus: {truth / 'c.gt.txt'}: -: input: there is no reading for this ground truth",
    ]


def test_damaged_files_are_a_line_each(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    damaged = tmp_path / "other.xml"
    damaged.write_bytes(b"<?xml version='1.0'?><alto><Layout>")
    status, out, errors = evaluate(pair[0], "--truth", pair[1], "--against", damaged)
    assert (status, len(errors)) == (1, 1)
    assert errors[0].startswith(f"vidimus: {damaged}: -: input: ")
    assert json.loads(out)["pages"][0]["readings"][0]["name"] == "reading"
    status, out, errors = evaluate(damaged, "--truth", pair[1])
    assert (status, out) == (2, b"")
    assert errors[0].startswith(f"vidimus: {damaged}: -: input: ")


def test_nothing_to_read_is_wrong_usage(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    status, out, errors = evaluate(pair[0], "--truth", tmp_path / "absent.txt")
    assert (status, out) == (2, b"")
    assert errors == [
        f"vidimus: {tmp_path / 'absent.txt'}: -: input: cannot open absent.txt: no such file or directory"
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--ignore", "case,spaces"), "there is no rule to ignore 'spaces'"),
        (("--level", "word"), "there is no level 'word'"),
        (("--skip", "cer"), "there is no figure to skip 'cer'"),
        (("--format", "xlsx"), "there is no format 'xlsx'"),
    ],
)
def test_unknown_names_are_refused(
    pair: tuple[Path, Path], arguments: tuple[str, str], sentence: str
) -> None:
    status, out, errors = evaluate(pair[0], "--truth", pair[1], *arguments)
    assert (status, out, len(errors)) == (2, b"", 1)
    assert sentence in errors[0]


def test_without_truth_it_is_wrong_usage(pair: tuple[Path, Path]) -> None:
    status, out, errors = evaluate(pair[0])
    assert (status, out) == (2, b"")
    assert "--truth" in errors[0]


def test_names_in_the_table_are_no_formulas(tmp_path: Path) -> None:
    (tmp_path / "=1+1.txt").write_text("a", "utf-8")
    status, out, _ = evaluate(
        tmp_path / "=1+1.txt", "--truth", tmp_path / "=1+1.txt", "-o", tmp_path / "t.csv"
    )
    assert (status, out) == (0, b"")
    assert (
        (tmp_path / "t.csv")
        .read_text("utf-8")
        .splitlines()[1]
        .startswith("'=1+1,reading,1,0.0,0.0,1,0.0,1.0,1.0,")
    )


def test_empty_texts_have_no_ratios(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("abc", "utf-8")
    (tmp_path / "a.gt.txt").write_text("", "utf-8")
    figures = document_of(tmp_path / "a.txt", "--truth", tmp_path / "a.gt.txt")["pages"][0]["readings"][0]
    assert (figures["characters"]["cer"], figures["characters"]["cer_normalized"]) == (None, 1)
    assert (figures["words"]["wer"], figures["flexible"]) == (None, {"accuracy": None})


def _google_text(text: str) -> bytes:
    words, at = [], 0
    for word in text.split():
        box = {
            "vertices": [{"x": at, "y": 5}, {"x": at + 9, "y": 5}, {"x": at + 9, "y": 15}, {"x": at, "y": 15}]
        }
        symbols = [{"text": letter, "confidence": 0.9} for letter in word]
        symbols[-1]["property"] = {"detectedBreak": {"type": "SPACE"}}
        words.append({"boundingBox": box, "symbols": symbols, "confidence": 0.9})
        at += 10
    paragraph = {"boundingBox": words[0]["boundingBox"], "words": words}
    block = {"boundingBox": words[0]["boundingBox"], "paragraphs": [paragraph], "blockType": "TEXT"}
    page = {"width": 60, "height": 40, "blocks": [block]}
    return json.dumps({"responses": [{"fullTextAnnotation": {"text": text, "pages": [page]}}]}).encode()


def test_images_are_read_by_providers_but_not_those_without_truth(google: Service, tmp_path: Path) -> None:
    google.answer = _google_text("one tvo three")
    picture(tmp_path / "a.png")
    picture(tmp_path / "b.png", color="black")
    (tmp_path / "a.gt.txt").write_text("one two three", "utf-8")
    arguments = (tmp_path, "--truth", tmp_path, "-p", "google-vision")
    status, out, errors = evaluate(*arguments)
    assert status == 1
    assert errors == [f"vidimus: {tmp_path / 'b.png'}: -: input: there is no ground truth for it"]
    assert len(google.requests) == 1
    page = json.loads(out)["pages"][0]
    assert (page["name"], page["image"]) == ("a", "a.png")
    reading_of_google = page["readings"][0]
    assert reading_of_google["name"] == "google-vision"
    assert [(e["truth"], e["read"]) for e in reading_of_google["errors"]] == [("two", "tvo")]
    status, out, _ = evaluate(*arguments, "--format", "html")
    assert (status, len(google.requests)) == (1, 1)  # kept answers are used
    assert b"data:image/jpeg;base64," in out
    status, out, errors = evaluate(*arguments, "--no-cache", "--offline")
    assert (status, len(google.requests)) == (1, 1)
    assert any("google-vision" in line for line in errors)
