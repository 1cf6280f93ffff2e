"""Every recorded answer through ``vidimus import``: counted and walked against the raw file."""

from __future__ import annotations

import json
from pathlib import Path

import PIL.Image
import pytest

from app.model.geometry import bounds

from .completeness import FOLDERS, body_of, missing, our_counts, raw_counts, size_named
from .conftest import Done, Run

TROUBLE = {
    "azure-3.2/error_400_invalid_url.json": ("service", "Image URL is not accessible"),
    "azure-3.2/read_running.json": ("answer", "the reading was under way"),
    "azure-3.2/read_submit_202.json": ("answer", "holds no answer: the image had only been taken"),
    "azure-4.0/error_401.json": ("credentials", "check the credentials"),
    "azure-4.0/error_feature.json": ("unsupported", "Specified feature type is not valid"),
    "yandex-vision/error_feature.json": ("service", "its successor is the provider yandex-ocr"),
    "yandex-vision/error_file.json": ("service", "Can't decode Image"),
    "azure-3.2/rec_error_400_invalid_url.json": ("service", "Image URL is not accessible"),
    "azure-3.2/rec_read_0_submit_202.json": ("answer", "holds no answer: the image had only been taken"),
    "azure-3.2/rec_read_1_running.json": ("answer", "the reading was under way"),
    "azure-4.0/doc_error_feature.json": ("unsupported", "Specified feature type is not valid"),
    "azure-4.0/rec_error_401.json": ("credentials", "check the credentials"),
    "yandex-vision/docs_error_feature.json": ("service", "its successor is the provider yandex-ocr"),
    "yandex-vision/docs_error_file.json": ("service", "Can't decode Image"),
}
"""Answers without anything found, ours before the real ones, and what is said of them."""
ERRORS = {
    "google_200_image_errors.json": ("google-vision", "service", "Bad image data"),
    "google_400_api_key_invalid.json": ("google-vision", "credentials", "API key not valid"),
    "google_403_api_not_enabled.json": ("google-vision", "credentials", "has not been used in project"),
    "google_403_billing_disabled.json": ("google-vision", "credentials", "requires billing to be enabled"),
    "yandex_400_wrapped_stream.json": ("yandex-ocr", "service", "does not match with service account"),
    "yandex_401_status.json": ("yandex-vision", "credentials", "Token is invalid or has expired"),
}


def imported(run: Run, tmp_path: Path, file: Path, provider: str, *more: str) -> Done:
    image = tmp_path / "image.png"
    PIL.Image.new("1", size_named(body_of(json.loads(file.read_bytes())) or {})).save(image)
    return run("import", provider, file, "--image", image, *more)


@pytest.mark.parametrize("folder", FOLDERS)
def test_recorded_answers_are_imported_whole(run: Run, saved_data: Path, tmp_path: Path, folder: str) -> None:
    files = sorted((saved_data / "answers" / folder).glob("*.json"))
    assert files
    for file in files:
        done = imported(run, tmp_path, file, FOLDERS[folder])
        if trouble := TROUBLE.get(f"{folder}/{file.name}"):
            kind, sentence = trouble
            assert done.status == 1, file.name
            assert done.errors[0].startswith(f"vidimus: {file}: {FOLDERS[folder]}: {kind}: "), done.errors
            assert sentence in done.errors[0]
            continue
        (analysis,) = done.analyses
        batch = analysis.properties.get("images")
        note = [f"the answer is of {batch} images; taken was image 1 (see --nth)"] if batch else []
        assert (done.status, done.errors) == (0, note), file.name
        raw = body_of(json.loads(file.read_bytes()))
        expected = raw_counts(raw)
        ours = our_counts(analysis)
        assert {n: ours[n] for n in expected} == dict(expected), file.name
        assert missing(raw, analysis) == [], file.name


@pytest.mark.parametrize("name", ERRORS)
def test_recorded_errors_have_their_kind_and_sentence(
    run: Run, saved_data: Path, tmp_path: Path, name: str
) -> None:
    assert {p.name for p in (saved_data / "answers" / "errors").glob("*.json")} == set(ERRORS)
    provider, kind, sentence = ERRORS[name]
    file = saved_data / "answers" / "errors" / name
    done = imported(run, tmp_path, file, provider)
    assert (done.status, done.out) == (1, b"")
    (line,) = done.errors
    assert line.startswith(f"vidimus: {file}: {provider}: {kind}: ")
    assert sentence in line


@pytest.mark.parametrize("provider", ["yandex-vision", "yandex-ocr", "yandex-search"])
def test_each_service_of_yandex_knows_its_refusals(
    run: Run, saved_data: Path, tmp_path: Path, provider: str
) -> None:
    file = saved_data / "answers" / "errors" / "yandex_401_status.json"
    (line,) = imported(run, tmp_path, file, provider).errors
    assert f": {provider}: credentials: " in line


def test_each_image_of_a_batch_can_be_imported(run: Run, saved_data: Path, tmp_path: Path) -> None:
    (file,) = (saved_data / "answers" / "google").glob("faces_batch_of_*.json")
    parts = json.loads(file.read_bytes())["responses"]
    for number, raw in enumerate(parts, 1):
        done = imported(run, tmp_path, file, "google-vision", "--nth", str(number))
        if not raw:
            continue
        (analysis,) = done.analyses
        assert len(analysis.faces or ()) == len(raw.get("faceAnnotations", ())), number
        assert (analysis.properties["images"], analysis.properties["image"]) == (len(parts), number)
        assert missing(raw, analysis) == []
    beyond = imported(run, tmp_path, file, "google-vision", "--nth", str(len(parts) + 1))
    assert beyond.errors[0].endswith(
        f"answer: this saved answer is of {len(parts)} images, so there is no image {len(parts) + 1} in it"
    )
    assert imported(run, tmp_path, file, "google-vision", "--nth", "0").status == 2


def test_the_first_image_of_a_batch_that_fits_is_taken(run: Run, tmp_path: Path) -> None:
    def page(width: int, height: int, name: str) -> dict[str, object]:
        blocks = [{"paragraphs": [{"words": [{"symbols": [{"text": name}]}]}]}]
        return {
            "fullTextAnnotation": {
                "text": name,
                "pages": [{"width": width, "height": height, "blocks": blocks}],
            }
        }

    file, image = tmp_path / "batch.json", tmp_path / "image.png"
    file.write_text(json.dumps({"responses": [page(400, 100, "wide"), page(100, 400, "tall")]}))
    PIL.Image.new("1", (50, 200)).save(image)
    (analysis,) = run("import", "google-vision", file, "--image", image).analyses
    assert analysis.text
    assert analysis.text.content == "tall"
    assert analysis.properties["image"] == 2
    PIL.Image.new("1", (50, 51)).save(image)
    (line,) = run("import", "google-vision", file, "--image", image).errors
    assert "answer: the answer is of a picture of 400 × 100, not 50 × 51" in line


def test_it_is_said_which_image_of_a_batch_was_taken(run: Run, tmp_path: Path) -> None:
    file, image = tmp_path / "batch.json", tmp_path / "image.png"
    labels = {"labelAnnotations": [{"description": "cat"}]}
    file.write_text(json.dumps({"responses": [labels, labels]}))
    PIL.Image.new("1", (50, 50)).save(image)
    done = run("import", "google-vision", file, "--image", image)
    assert (done.status, done.errors) == (0, ["the answer is of 2 images; taken was image 1 (see --nth)"])
    assert run("import", "google-vision", file, "--image", image, "--nth", "2").errors == []


def test_the_second_file_of_a_yandex_batch(run: Run, tmp_path: Path) -> None:
    def faces(count: int) -> dict[str, object]:
        return {"results": [{"faceDetection": {"faces": [{"boundingBox": {"vertices": []}}] * count}}]}

    file, image = tmp_path / "batch.json", tmp_path / "image.png"
    file.write_text(json.dumps({"results": [faces(1), faces(3)]}))
    PIL.Image.new("1", (50, 50)).save(image)
    (analysis,) = run("import", "yandex-vision", file, "--image", image, "--nth", "2").analyses
    assert len(analysis.faces or ()) == 3
    single = tmp_path / "ocr.json"
    single.write_text('{"result": {"textAnnotation": {"fullText": ""}}}')
    (line,) = run("import", "yandex-ocr", single, "--image", image, "--nth", "2").errors
    assert "is of one image, so there is no image 2 in it" in line


REPORTED = (
    ("saved-answers/dovelet.json", "google-vision", (), ["Bird", "Stock dove"]),
    ("saved-answers/dovelet1.json", "google-vision", (), ["Bird"]),
    ("saved-answers/snake.json", "google-vision", (), "Top left"),
    ("saved-answers/files.json", "google-vision", (), "Page 1"),
    ("saved-answers/files.json", "google-vision", ("--nth", "2"), "Page 2"),
    ("azure-pages/inch.json", "azure-vision", (), "Hello world"),
    ("azure-pages/read2p.json", "azure-vision", (), "Hello world"),
    ("azure-pages/read2p.json", "azure-vision", ("--nth", "2"), "second page"),
    ("azure-pages/az__v32_image_type.json", "azure-vision", (), None),
    ("hostile/google-unknown-1e400.json", "google-vision", (), ["a"]),
    ("hostile/google-tiny-size.json", "google-vision", (), "hi"),
    ("hostile/azure-tiny-size.json", "azure-vision", (), None),
)
"""Files after public reports: the provider, further arguments, and the text or the labels in them."""


@pytest.mark.parametrize(("name", "provider", "more", "expected"), REPORTED)
def test_reported_answers_are_read(
    run: Run, shared_data: Path, name: str, provider: str, more: tuple[str, ...], expected: object
) -> None:
    reports = shared_data / "reports"
    image = reports / "saved-answers" / "page.png"
    done = run("import", provider, reports / name, "--image", image, *more)
    assert done.status == 0, done.errors
    (analysis,) = done.analyses
    labels = [label.name for label in analysis.labels or ()]
    assert (analysis.text.content if analysis.text else labels or None) == expected
    assert b"null]" not in done.out, "a coordinate that is not finite"
    if name.endswith("inch.json"):
        assert analysis.text
        (hello, _) = analysis.text.blocks[0].lines[0].words
        assert bounds(hello.polygon) == pytest.approx((40, 30, 100, 58))
    if name.endswith("type.json"):
        assert analysis.properties["imageType"] == {"clipArtType": 0, "lineDrawingType": 0}


@pytest.mark.parametrize(
    "provider", ["google-vision", "yandex-vision", "yandex-ocr", "yandex-search", "azure-vision"]
)
@pytest.mark.parametrize("more", [(), ("-f", "text")], ids=["as-it-is", "named"])
def test_a_reported_foreign_file_is_refused_in_one_sentence(
    run: Run, shared_data: Path, provider: str, more: tuple[str, ...]
) -> None:
    reports = shared_data / "reports"
    file = reports / "azure-pages" / "other.json"
    done = run("import", provider, file, "--image", reports / "saved-answers" / "page.png", *more)
    assert (done.status, done.out) == (1, b"")
    (line,) = done.errors
    assert line.startswith(f"vidimus: {file}: {provider}: answer: ")
    assert "holds nothing that was found" in line


def test_a_reported_error_with_bad_bytes_keeps_its_kind(run: Run, shared_data: Path) -> None:
    file = shared_data / "reports" / "hostile" / "google-err2-badutf8.json"
    image = shared_data / "reports" / "saved-answers" / "page.png"
    (line,) = run("import", "google-vision", file, "--image", image).errors
    assert ": google-vision: quota: Google Vision answered 429: q" in line
