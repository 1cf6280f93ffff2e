"""What ``import`` and ``analyze`` say where a file, a name or the text is not what was meant."""

from __future__ import annotations

import json
from pathlib import Path

import PIL.Image
import pytest

from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.imaging.open import identify
from tests.cli.conftest import Run
from tests.cli.machine import Service, picture
from tests.values import analysis

GOOGLE = json.dumps({"textAnnotations": [{"description": "one"}], "fullTextAnnotation": {"text": "one"}})


def written(kind: str, tmp_path: Path, image: Path) -> Path:
    """A file of a kind: one of our formats, a document, or an answer of Google."""
    file = tmp_path / f"{kind}.file"
    if kind == "google-vision":
        file.write_text(GOOGLE)
    else:
        name = "json" if kind == "document" else kind
        file.write_bytes(exporter(name).write(ExportContent(identify(image), (analysis("one two"),))))
    return file


# --- Names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("google", "google-vision"), ("Azure", "azure-vision"), ("yandex_search", "yandex-search"),
        ("gogle-vision", "google-vision"), ("altoxml", "alto"), ("HOCR", "hocr"), ("documents", "document"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_answered_with_the_likeliest_and_all_there_are(
    run: Run, tmp_path: Path, name: str, like: str
) -> None:
    result = run("import", name, tmp_path / "answer.json", "--image", picture(tmp_path / "a.png"))
    (line,) = result.errors
    assert result.status == 2
    start = f"vidimus: {tmp_path / 'answer.json'}: {name}: unsupported: there is no provider or format "
    assert line.startswith(
        f"{start}{name!r}; did you mean {like}? there are: page, alto, hocr, text, document, "
    )
    assert "google-vision" in line.partition("there are: ")[2]


def test_a_name_like_none_gets_no_suggestion(run: Run, tmp_path: Path) -> None:
    result = run("import", "zzz", tmp_path / "x", "--image", picture(tmp_path / "a.png"))
    assert "there is no provider or format 'zzz'; there are: page, " in result.errors[0]


def test_an_unknown_provider_of_an_analysis_is_answered_likewise(run: Run, tmp_path: Path) -> None:
    result = run("analyze", "-p", "yandex", picture(tmp_path / "a.png"))
    assert result.status == 2
    likely = "did you mean yandex-vision or yandex-ocr or yandex-search?"
    assert f"vidimus: -: yandex: unsupported: there is no provider 'yandex'; {likely}" in result.errors[0]


# --- Files -------------------------------------------------------------------------------------------


def test_what_is_missing_is_named(run: Run, tmp_path: Path) -> None:
    image, gone = picture(tmp_path / "a.png"), tmp_path / "gone.json"
    for kind in ("google-vision", "alto", "document"):
        result = run("import", kind, gone, "--image", image)
        assert result.status == 2
        assert result.errors == [f"vidimus: {gone}: -: input: cannot open {gone}: no such file or directory"]
    result = run("import", "alto", gone, "--image", tmp_path / "gone.png")
    assert result.errors[0].startswith(f"vidimus: {tmp_path / 'gone.png'}: -: input: ")
    result = run("render", image, "--analysis", gone, "-o", tmp_path / "x.svg")
    assert result.errors[0].startswith(f"vidimus: {gone}: -: input: ")
    assert (
        run("import", "alto", "-", "--image", tmp_path / "gone.png")
        .errors[0]
        .startswith(f"vidimus: {tmp_path / 'gone.png'}: ")
    )


def test_a_page_the_image_lacks_is_told_of_the_image(run: Run, tmp_path: Path) -> None:
    pages = [PIL.Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    pages[0].save(tmp_path / "p.tif", save_all=True, append_images=pages[1:])
    one = "<div class='ocr_page' title='bbox 0 0 60 40'><span class='ocr_line'>a</span></div>"
    (tmp_path / "p.hocr").write_text(one * 2)
    (tmp_path / "p.tif").write_bytes((tmp_path / "p.tif").read_bytes()[:-40])
    result = run("import", "hocr", tmp_path / "p.hocr", "--image", tmp_path / "p.tif", "--nth", "2")
    assert all(line.startswith(f"vidimus: {tmp_path / 'p.tif'}: ") for line in result.errors)


KINDS = ("hocr", "alto", "page", "document", "google-vision")


@pytest.mark.parametrize("given", [*KINDS, "text"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_kind_is_named(run: Run, tmp_path: Path, kind: str, given: str) -> None:
    image = picture(tmp_path / "a.png")
    result = run("import", given, written(kind, tmp_path, image), "--image", image)
    if kind == given:
        assert result.status == 0
        return
    titles = {"hocr": "hOCR", "alto": "ALTO", "page": "PAGE", "document": "a document of Vidimus"}
    title = titles.get(kind, "an answer of Google Vision")
    assert result.status == 1
    assert result.errors[0].endswith(f"; this is {title}: import it as {kind}")


def test_a_file_of_no_known_kind_is_not_guessed_at(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("<x/>")
    result = run("import", "alto", tmp_path / "x.xml", "--image", picture(tmp_path / "a.png"))
    assert result.errors[0].endswith(": answer: this is no ALTO: it has no alto with a Layout")


def test_an_answer_about_another_picture_says_what_to_do(run: Run, tmp_path: Path) -> None:
    page = {"width": 400, "height": 100, "blocks": []}
    (tmp_path / "a.json").write_text(json.dumps({"fullTextAnnotation": {"text": "a", "pages": [page]}}))
    image = picture(tmp_path / "a.png", (50, 51))
    result = run("import", "google-vision", tmp_path / "a.json", "--image", image)
    assert result.errors[0].endswith(
        "the answer is of a picture of 400 × 100, not 50 × 51: "
        "open the picture it is of, uncropped and not turned"
    )


# --- No text -----------------------------------------------------------------------------------------


def test_no_text_is_said(run: Run, tmp_path: Path) -> None:
    image = picture(tmp_path / "a.png")
    (tmp_path / "e.hocr").write_text("<div class='ocr_page'></div>")
    empty = run("import", "hocr", tmp_path / "e.hocr", "--image", image, "--format", "text")
    assert (empty.status, empty.out, empty.errors) == (0, b"", ["vidimus: no text was found"])
    assert run("import", "hocr", tmp_path / "e.hocr", "--image", image).errors == []
    (tmp_path / "t.txt").write_text("there is")
    full = run("import", "text", tmp_path / "t.txt", "--image", image, "--format", "text")
    assert (full.out, full.errors) == (b"there is\n", [])


def test_no_text_is_said_once_for_all_images(run: Run, google: Service, tmp_path: Path) -> None:
    images = [picture(tmp_path / f"{n}.png", (20 + n, 20)) for n in range(2)]
    asked = ("analyze", "-p", "google-vision", "-f", "faces", "--format", "text")
    one = run(*asked, images[0])
    assert (one.status, one.out, one.errors) == (0, b"", ["vidimus: no text was found"])
    assert run(*asked, *images, "-o", tmp_path / "out").errors == ["vidimus: no text was found"]
    assert google.url
