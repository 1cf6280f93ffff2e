"""PDF files on the command line: pages, resolution, passwords, text layer, and the way back into a PDF."""

from __future__ import annotations

import io
import json
import types
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from app.formats.document import read
from app.imaging.limits import OpenLimits
from app.imaging.open import identify
from app.imaging.pdf_passwords import forget_passwords
from app.model.errors import AnswerError
from tests.cli.conftest import Run
from tests.pdfs import Page, encrypted, pdf_of, text_at

TEXT = ("analyze", "-p", "pdf-text")
TWO = pdf_of(
    Page(text_at(40, 150, "first page")),
    Page(text_at(40, 90, "second", mode=3), entries="/Rotate 90"),
)


@pytest.fixture(autouse=True)
def no_passwords() -> Iterator[None]:
    forget_passwords()
    yield
    forget_passwords()


@pytest.fixture
def two(tmp_path: Path) -> Path:
    (tmp_path / "two.pdf").write_bytes(TWO)
    return tmp_path / "two.pdf"


def test_pages_are_images_at_the_resolution_named(run: Run, two: Path) -> None:
    result = run(*TEXT, two, "--page", "all", "--dpi", "144")
    assert (result.status, result.errors) == (0, [])
    first, second = (json.loads(line) for line in result.out.splitlines())
    assert (first["image"]["width"], first["image"]["height"]) == (600, 400)
    assert (second["image"]["width"], second["image"]["height"], second["image"]["frame"]) == (400, 600, 1)
    assert [d["analyses"][0]["text"]["content"] for d in (first, second)] == ["first page", "second"]
    (default,) = (json.loads(line) for line in run(*TEXT, two).out.splitlines())
    assert default["image"]["width"] == 1250


def test_kept_answers_come_back_at_the_same_resolution_only(run: Run, two: Path) -> None:
    answers = [json.loads(run(*TEXT, two, "--dpi", dpi).out) for dpi in ("72", "144", "72")]
    assert [d["analyses"][0]["cached"] for d in answers] == [False, False, True]
    at_72, at_144, again = (d["analyses"][0]["text"]["blocks"][0]["polygon"] for d in answers)
    assert again == at_72 != at_144


def test_a_pdf_goes_in_by_standard_input_and_in_folders(
    run: Run, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(TWO)))
    assert run(*TEXT, "-", "--format", "text").text.strip() == "first page"
    assert run(*TEXT, two.parent, "--format", "text").text.strip() == "first page"


@pytest.mark.parametrize("dpi", ["0", "35", "2401", "three", "-5", "3e2"])
def test_a_resolution_that_is_none_is_wrong_usage(run: Run, two: Path, dpi: str) -> None:
    result = run(*TEXT, two, f"--dpi={dpi}")
    assert result.status == 2
    assert f"{dpi} is not a number from 36 to 2400" in result.errors[0]


def test_an_encrypted_file_says_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(encrypted(TWO, user="open"))
    result = run(*TEXT, tmp_path / "locked.pdf")
    assert result.status == 2
    (error,) = result.errors
    assert error.startswith(f"vidimus: {tmp_path}/locked.pdf: -: input: cannot open locked.pdf: ")
    assert error.endswith(
        ": it is encrypted and wants a password; give it with --password-file, or in VIDIMUS_PDF_PASSWORD"
    )


def test_passwords_come_from_a_file_or_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked.pdf").write_bytes(encrypted(TWO, user="open sesame"))
    (tmp_path / "words").write_text("wrong\nopen sesame\n", "utf-8")
    given = run(*TEXT, tmp_path / "locked.pdf", "--password-file", tmp_path / "words", "--format", "text")
    assert given.text.strip() == "first page"
    forget_passwords()
    monkeypatch.setenv("VIDIMUS_PDF_PASSWORD", "open sesame")
    assert run(*TEXT, tmp_path / "locked.pdf", "--no-cache", "--format", "text").text.strip() == "first page"


def test_a_file_of_passwords_that_cannot_be_read_is_wrong_usage(run: Run, two: Path, tmp_path: Path) -> None:
    result = run(*TEXT, two, "--password-file", tmp_path / "none")
    assert (result.status, len(result.errors)) == (2, 1)
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    result = run(*TEXT, two, "--password-file", tmp_path / "binary")
    assert result.errors[0].endswith(f"the passwords in {tmp_path}/binary are not UTF-8")


def test_an_image_that_is_no_page_of_a_pdf_has_no_text_layer(run: Run, samples: Path) -> None:
    result = run(*TEXT, samples / "receipt.png")
    assert result.status == 1
    assert result.errors[0].endswith(
        "pdf-text: unsupported: receipt.png is no page of a PDF, so it has no text layer"
    )


def test_the_text_layer_goes_back_into_a_pdf_of_the_same_size(run: Run, two: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    assert run(*TEXT, two, "--page", "all", "-o", target).status == 0
    pages = pypdf.PdfReader(io.BytesIO(target.read_bytes())).pages
    sizes = [float(side) for page in pages for side in page.mediabox[2:]]
    assert sizes == pytest.approx([300, 200, 200, 300], abs=72 / 300 / 2)  # half a pixel
    assert "first page" in pages[0].extract_text()
    again = run(*TEXT, target, "--page", "all", "--format", "text")
    assert again.text.split() == ["first", "page", "second"]


def test_a_document_is_drawn_on_its_page_at_its_resolution(run: Run, two: Path, tmp_path: Path) -> None:
    document = tmp_path / "a.json"
    assert run(*TEXT, two, "--page", "2", "--dpi", "100", "-o", document).status == 0
    assert run("render", two, "--analysis", document, "-o", tmp_path / "a.svg").status == 0
    assert b'width="278" height="417"' in (tmp_path / "a.svg").read_bytes()
    taken = run("import", "document", document, "--image", two)
    assert json.loads(taken.out)["image"] == json.loads(document.read_bytes())["image"]


def test_a_document_of_another_resolution_is_never_taken_in_silence(run: Run, two: Path) -> None:
    data = run(*TEXT, two, "--dpi", "144").out
    with pytest.raises(AnswerError) as caught:
        read(data, identify(two, limits=OpenLimits(pdf_dpi=72)))
    assert str(caught.value) == (
        "this document is of the page at 144 dpi, and it is open at 72; open it at that resolution"
    )
    assert read(data, identify(two, limits=OpenLimits(pdf_dpi=144)))


def test_a_thousand_pages_are_an_image_each_only_when_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "many.pdf"
    file.write_bytes(pdf_of(*[Page(text_at(40, 90, f"page {n}")) for n in range(1, 1_001)]))
    result = run(*TEXT, file, "--page", "1000", "--format", "text")
    assert (result.status, result.text.strip()) == (0, "page 1000")
