from __future__ import annotations

import io
import json
import socket
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import keyring
import PIL.Image
import pytest

from app import cli
from app.cli import headless
from app.cli.console import ProgressLine, source_name
from app.cli.display import why_no_window
from app.cli.inputs import read_standard_input
from app.config import credentials
from app.config.paths import config_dir
from app.export.exporter import ExportContent
from app.export.output_files import write_file
from app.export.registry import exporter
from app.imaging.limits import OpenLimits
from app.imaging.open import identify
from app.model.document import encode
from app.model.errors import InputError, ServiceError
from app.model.image import Image
from app.model.redact import masked
from app.model.safe_text import one_line
from app.providers.kit.registry import providers
from tests.cli.conftest import Run
from tests.cli.machine import FOUND, Service, picture
from tests.config.test_credentials import Memory
from tests.values import analysis

SECRET = "canary-secret-0123456789"


@pytest.fixture
def memory() -> Iterator[Memory]:
    before = keyring.get_keyring()
    backend = Memory()
    keyring.set_keyring(backend)
    yield backend
    credentials.forget_this_run()
    keyring.set_keyring(before)


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.fixture
def drawn_on(tmp_path: Path) -> tuple[Path, Path]:
    """An image and its analysis document."""
    image = picture(tmp_path / "a.png", (200, 100))
    document = tmp_path / "a.json"
    document.write_bytes(encode(identify(image), (analysis(),)))
    return image, document


# import


def test_a_saved_answer_becomes_an_analysis(run: Run, tmp_path: Path) -> None:
    image = picture(tmp_path / "a.png")
    (tmp_path / "answer.json").write_bytes(FOUND)
    result = run("import", "google-vision", tmp_path / "answer.json", "--image", image)
    assert (result.status, result.errors) == (0, [])
    imported = json.loads(result.out)["analyses"][0]
    assert (imported["provider"], imported["faces"][0]["confidence"]) == ("google-vision", 0.75)
    run("import", "google-vision", tmp_path / "answer.json", "--image", image, "-o", tmp_path / "x.json")
    assert json.loads((tmp_path / "x.json").read_bytes()) == json.loads(result.out)


def test_a_saved_answer_comes_by_standard_input(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, FOUND.decode())
    assert run("import", "google-vision", "-", "--image", picture(tmp_path / "a.png")).status == 0


def test_a_saved_answer_that_tells_of_a_failure_is_status_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answer.json").write_text('{"responses": [{"error": {"code": 14, "message": "no such"}}]}')
    image = picture(tmp_path / "a.png")
    result = run("import", "google-vision", tmp_path / "answer.json", "--image", image, "-f", "faces")
    assert result.status == 1
    assert result.errors[0].startswith(f"vidimus: {tmp_path}/answer.json: google-vision: service: ")


def test_an_answer_of_properties_alone_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answer.json").write_text('{"imageType": {"clipArtType": 3}}')
    image = picture(tmp_path / "a.png")
    result = run("import", "azure-vision", tmp_path / "answer.json", "--image", image, "--format", "text")
    assert (result.status, result.out) == (0, b"")
    assert result.errors == ["nothing but properties was found (imageType); --format json writes them"]


@pytest.mark.parametrize(
    ("provider", "answer", "status", "kind"),
    [
        ("on-device", "{}", 1, "unsupported"),
        ("google-vision", "<html>", 1, "answer"),
        ("nobody", "{}", 2, "unsupported"),
        ("google-vision", None, 2, "input"),
    ],
)
def test_what_cannot_be_imported_is_one_line(
    run: Run, tmp_path: Path, provider: str, answer: str | None, status: int, kind: str
) -> None:
    image = picture(tmp_path / "a.png")
    if answer is not None:
        (tmp_path / "answer.json").write_text(answer)
    result = run("import", provider, tmp_path / "answer.json", "--image", image)
    assert (result.status, result.out, len(result.errors)) == (status, b"", 1)
    assert f": {kind}: " in result.errors[0]


# render


def test_an_analysis_is_drawn_as_png_and_svg(run: Run, drawn_on: tuple[Path, Path], tmp_path: Path) -> None:
    image, document = drawn_on
    for name in ("out.png", "out.svg", "words.PNG"):
        overlay = ["--overlay", "word"] if name == "words.PNG" else []
        result = run("render", image, "--analysis", document, "-o", tmp_path / name, *overlay)
        assert (result.status, result.out, result.errors) == (0, b"", [])
    assert PIL.Image.open(tmp_path / "out.png").getpixel((120, 60)) != (255, 255, 255)
    assert PIL.Image.open(tmp_path / "words.PNG").getpixel((120, 60)) == (255, 255, 255)
    assert b"<polygon" in (tmp_path / "out.svg").read_bytes()


def test_of_several_documents_that_of_the_image_is_drawn(
    run: Run, drawn_on: tuple[Path, Path], tmp_path: Path
) -> None:
    image, document = drawn_on
    other_document = encode(identify(picture(tmp_path / "b.png", (9, 9), "red")), ())
    both = tmp_path / "both.jsonl"
    both.write_bytes(other_document + b"\n\n" + document.read_bytes() + b"\n")
    assert run("render", image, "--analysis", both, "-o", tmp_path / "o.svg").status == 0
    assert (tmp_path / "o.svg").read_bytes().count(b"<polygon") == 6
    pretty = tmp_path / "pretty.json"
    pretty.write_text(json.dumps(json.loads(document.read_bytes()), indent=2))
    assert run("render", image, "--analysis", pretty, "-o", tmp_path / "o.svg").status == 0


def test_the_page_of_the_document_is_drawn(run: Run, tmp_path: Path) -> None:
    pages = [PIL.Image.new("RGB", (50 + n, 40)) for n in range(2)]
    pages[0].save(tmp_path / "p.tif", save_all=True, append_images=pages[1:])
    (tmp_path / "d.json").write_bytes(encode(identify(tmp_path / "p.tif", frame=1), (analysis(),)))
    assert (
        run("render", tmp_path / "p.tif", "--analysis", tmp_path / "d.json", "-o", tmp_path / "o.png").status
        == 0
    )
    assert PIL.Image.open(tmp_path / "o.png").size == (51, 40)


@pytest.mark.parametrize(
    ("document", "out", "sentence"),
    [
        ("other.json", "o.png", "the analysis is of another image, b.png"),
        ("none.json", "o.png", "there is no such file|no such file"),
        ("junk.json", "o.png", "answer: not an analysis document"),
        ("empty.json", "o.png", "answer: there is no analysis document"),
        ("a.json", "o.gif", "must end in .png or .svg"),
        ("a.json", "a.png/o.png", "cannot write"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(
    run: Run, drawn_on: tuple[Path, Path], tmp_path: Path, document: str, out: str, sentence: str
) -> None:
    (tmp_path / "other.json").write_bytes(encode(identify(picture(tmp_path / "b.png", (9, 9))), ()))
    (tmp_path / "junk.json").write_text("{\nx")
    (tmp_path / "empty.json").write_text("\n")
    result = run("render", drawn_on[0], "--analysis", tmp_path / document, "-o", tmp_path / out)
    assert (result.status, result.out, len(result.errors)) == (2, b"", 1)
    assert any(part in result.errors[0] for part in sentence.split("|"))


def test_a_huge_file_of_documents_is_refused(
    run: Run, drawn_on: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.saved.MAX_BYTES", 10)
    result = run("render", drawn_on[0], "--analysis", drawn_on[1], "-o", tmp_path / "o.png")
    assert result.status == 2
    assert "it is over" in result.errors[0]


# providers


def test_providers_are_listed_for_people(run: Run) -> None:
    result = run("providers")
    assert (result.status, result.errors) == (0, [])
    assert "on-device: On device, on this machine; ready" in result.text
    assert "VIDIMUS_GOOGLE_VISION_API_KEY" in result.text


def test_providers_are_listed_for_programs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_API_KEY", SECRET)
    result = run("providers", "--json")
    entries = {e["id"]: e for e in json.loads(result.out)}
    assert list(entries) == list(providers())
    assert entries["on-device"]["features"] == ["faces", "text"]
    assert entries["on-device"]["ready"]
    assert entries["google-vision"]["ready"]
    assert not entries["yandex-vision"]["ready"]
    origins = {f["name"]: f.get("origin") for f in entries["google-vision"]["fields"]}
    assert origins["api_key"] == "environment"
    assert origins["max_results"] is None
    assert entries["yandex-vision"]["limits"]["images"] == 8
    assert SECRET not in result.text


def test_a_reader_whose_program_is_missing_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "tesseract: Tesseract, on this machine; the program tesseract is not on" in run("providers").text


def test_a_locked_keyring_does_not_hide_the_providers(run: Run, memory: Memory) -> None:
    memory.fault = RuntimeError("locked")
    assert "credential, unknown" in run("providers").text


# credentials


def test_a_credential_is_set_from_standard_input_and_never_shown(
    run: Run, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, SECRET + "\n")
    result = run("credentials", "set", "google-vision", "api_key")
    assert (result.status, result.out) == (0, b"")
    assert memory.held == {("vidimus:google-vision", "api_key"): SECRET}
    status = run("credentials", "status")
    assert "google-vision api_key keyring\n" in status.text
    assert "yandex-ocr api_key missing\n" in status.text
    gone = run("credentials", "remove", "google-vision")
    assert gone.errors == ["vidimus: removed api_key"]
    assert memory.held == {}
    assert run("credentials", "remove", "google-vision").errors == ["vidimus: there was nothing to remove"]
    assert SECRET not in str((result, status, gone))


def test_credentials_are_asked_for_without_echo(
    run: Run, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = io.StringIO("billing-project\n")
    terminal = types.SimpleNamespace(isatty=lambda: True, readline=lines.readline)
    monkeypatch.setattr("sys.stdin", terminal)
    answers = iter([SECRET, "", ""])
    monkeypatch.setattr("getpass.getpass", lambda _prompt, **_stream: next(answers))
    result = run("credentials", "set", "google-vision")
    assert result.errors[-1].endswith("kept 2 of Google Vision in the keyring")
    assert memory.held == {
        ("vidimus:google-vision", "api_key"): SECRET,
        ("vidimus:google-vision", "user_project"): "billing-project",
    }
    answers = iter(["", "", ""])
    assert run("credentials", "set", "google-vision").errors[-1].endswith("nothing was changed")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("set", "google-vision"), 2, "say which credential"),
        (("set", "google-vision", "colour"), 2, "has no credential colour"),
        (("set", "on-device"), 2, "needs no credentials"),
        (("set", "nobody"), 2, "there is no provider"),
        (("set", "google-vision", "api_key", "AIza"), 2, "unrecognized arguments"),
        (("set", "google-vision", "api_key"), 1, "is empty"),
        ((), 2, "required"),
    ],
)
def test_wrong_use_of_credentials_is_one_line(
    run: Run,
    memory: Memory,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    status: int,
    sentence: str,
) -> None:
    piped(monkeypatch, "")
    result = run("credentials", *arguments)
    assert (result.status, len(result.errors)) == (status, 1)
    assert sentence in result.errors[0]
    assert memory.held == {}


def test_without_a_keyring_that_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, SECRET)
    result = run("credentials", "set", "google-vision", "api_key")
    assert result.status == 1
    assert result.errors[0].startswith("vidimus: -: google-vision: credentials: there is no keyring")
    assert run("credentials", "status").errors[0].startswith("vidimus: there is no keyring")


def test_a_keyring_that_fails_is_said(run: Run, memory: Memory) -> None:
    memory.fault = RuntimeError(SECRET)
    result = run("credentials", "status")
    assert result.status == 1
    assert "google-vision api_key unknown" in result.text
    assert run("credentials", "remove", "google-vision").status == 1
    assert SECRET not in str(result)


# manners


def test_help_and_version_are_printed(run: Run) -> None:
    assert run("--version").text.startswith("vidimus 0.")
    assert "exit status" in run("--help").text
    assert "--endpoint" in run("analyze", "--help").text
    assert run("nonsense").status == 2


def test_text_from_outside_stays_on_one_line() -> None:
    assert one_line("a\n\tb\x1b[31m\u202ec\u2028d") == "a b[31mc d"
    assert one_line("x" * 20, 10) == "x" * 9 + "…"
    assert masked("key hunter2! and pw", ["hunter2!", "pw"]) == "key ••• and pw"
    assert source_name("a@b.png") == "a@b.png"


def test_a_defect_of_ours_is_one_line_unless_we_look_for_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.guarded(lambda: 1 // 0) == 1
    assert "this is a defect" in capsys.readouterr().err
    monkeypatch.setenv("VIDIMUS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.guarded(lambda: 1 // 0)


def test_what_happens_inside_a_group_of_tasks_is_told_as_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails() -> int:
        raise ExceptionGroup("tasks", [ServiceError("it broke")])

    def gone() -> int:
        raise ExceptionGroup("tasks", [BrokenPipeError()])

    def stopped() -> int:
        raise KeyboardInterrupt

    assert (cli.guarded(fails), cli.guarded(gone), cli.guarded(stopped)) == (1, 1, 130)
    assert capsys.readouterr().err == "vidimus: -: -: service: it broke\n"


def test_progress_shows_on_a_terminal_only() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    quiet, terminal = io.StringIO(), Terminal()
    for stream in (quiet, terminal):
        line = ProgressLine(stream)
        line.show("reading\nlines")
        line.show("too quick")
        line.show("waiting", "another stage")
        line.clear()
        line.clear()
    assert quiet.getvalue() == ""
    assert terminal.getvalue() == "\r\x1b[Kreading lines\r\x1b[Kwaiting\r\x1b[K"


def test_a_write_that_fails_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(InputError, match="permission denied"):
        write_file(tmp_path / "x", b"data")
    assert list(tmp_path.iterdir()) == []
    write_file(Path("/dev/null"), b"data")


# without a display


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize(
    ("variable", "value", "window"),
    [
        ("QT_QPA_PLATFORM", "offscreen", True),
        ("QT_QPA_PLATFORM", "xcb", False),
        ("DISPLAY", ":4711", False),
        ("DISPLAY", "127.0.0.1:1", False),
        ("DISPLAY", ":nonsense", False),
        ("DISPLAY", "127.0.0.1:99999", False),
        ("WAYLAND_DISPLAY", "wayland-4711", False),
    ],
)
def test_a_window_opens_only_where_a_display_answers(
    no_display: None, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, window: bool
) -> None:
    monkeypatch.setenv(variable, value)
    assert (why_no_window() is None) == window


def test_a_display_that_listens_is_found(
    no_display: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert why_no_window() == "there is no display"
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("wayland-7")
        listener.listen()
        monkeypatch.setenv("XDG_RUNTIME_DIR", ".")
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        assert why_no_window() is None
    monkeypatch.setattr(sys, "platform", "darwin")
    assert why_no_window() is None


def test_without_a_display_the_job_is_done_on_paper(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    small = identify(samples / "sign.jpg")
    status = cli.guarded(lambda: headless.run([str(samples / "sign.jpg")], "there is no display"))
    out, err = capsysbinary.readouterr()
    assert status == 0
    assert b"READING ROOM" in out
    assert err.decode().splitlines() == [
        "vidimus: there is no display, so no window opens; reading on the device instead",
        f"vidimus: drawn: {tmp_path}/sign.vidimus.png",
    ]
    assert size_of(tmp_path / "sign.vidimus.png") == (small.width, small.height)


def test_without_a_display_options_of_nobody_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.guarded(lambda: headless.run(["--fast"], "there is no display")) == 2
    assert "--fast is no option" in capsys.readouterr().err


def size_of(path: Path) -> tuple[int, int]:
    image: Image = identify(path)
    return image.width, image.height


def test_the_service_of_these_tests_is_only_asked_when_meant(google: Service) -> None:
    assert google.requests == []


# edges


def test_standard_input_has_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "x" * 11)
    with pytest.raises(InputError, match="it is over 0 MiB"):
        read_standard_input(OpenLimits(max_bytes=10))


def test_standard_input_that_cannot_be_read_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_count: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=types.SimpleNamespace(read=broken)))
    with pytest.raises(InputError, match="input/output error"):
        read_standard_input(OpenLimits())


def test_an_endpoint_of_the_command_line_beats_that_of_the_environment(
    run: Run, google: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_ENDPOINT", "https://elsewhere.invalid")
    file = picture(tmp_path / "a.png")
    there = ("--endpoint", f"google-vision={google.url}")
    assert run("analyze", "-p", "google-vision", "-f", "faces", *there, file).status == 0


def test_a_key_never_travels_in_clear(run: Run, google: Service, tmp_path: Path) -> None:
    there = ("--endpoint", "google-vision=http://192.0.2.1")
    result = run("analyze", "-p", "google-vision", "-f", "faces", *there, picture(tmp_path / "a.png"))
    assert result.status == 1
    assert ": google-vision: network: " in result.errors[0]


def test_an_import_into_no_format_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("import", "google-vision", "x", "--image", "y", "--format", "docx")
    assert result.status == 2
    assert "there is no format 'docx'" in result.errors[0]


def test_without_a_display_standard_input_is_read_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(b"no image")))
    assert cli.guarded(lambda: headless.run(["-"], "there is no display")) == 2
    assert "vidimus: -: -: input: cannot open standard input" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_page_of_a_document_is_opened_under_the_limits_in_force(run: Run, tmp_path: Path) -> None:
    pages = [PIL.Image.new("RGB", (50 + n, 40)) for n in range(2)]
    pages[0].save(tmp_path / "p.tif", save_all=True, append_images=pages[1:])
    (tmp_path / "d.json").write_bytes(encode(identify(tmp_path / "p.tif", frame=1), (analysis(),)))
    arguments = ("import", "document", tmp_path / "d.json", "--image", tmp_path / "p.tif")
    assert run(*arguments).status == 0
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "settings.toml").write_text("max_frames = 1\n")
    result = run(*arguments)
    assert result.status == 1
    assert "it has no frame 2" in result.errors[0]


@pytest.mark.parametrize("kind", ["hocr", "alto", "page", "text"])
def test_files_of_other_programs_are_imported(run: Run, tmp_path: Path, kind: str) -> None:
    image = picture(tmp_path / "a.png")
    document = encode(identify(image), (analysis("one two"),))
    (tmp_path / "a.json").write_bytes(document)
    exported = exporter(kind).write(ExportContent(identify(image), (analysis("one two"),)))
    (tmp_path / "a.txt").write_bytes(exported)
    result = run("import", kind, tmp_path / "a.txt", "--image", image)
    assert (result.status, result.errors) == (0, [])
    (read,) = json.loads(result.text)["analyses"]
    assert (read["provider"], read["status"], read["text"]["content"]) == (kind, "ok", "one two")
    only = run("import", kind, tmp_path / "a.txt", "--image", image, "-f", "objects", "--format", "tsv")
    assert only.text.count("\n") == 1


def test_a_file_of_another_kind_is_an_answer_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    image = picture(tmp_path / "a.png")
    (tmp_path / "a.xml").write_bytes(b"<!DOCTYPE x [<!ENTITY y 'z'>]><PcGts>&y;</PcGts>")
    result = run("import", "page", tmp_path / "a.xml", "--image", image)
    assert result.status == 1
    assert result.errors == [
        f"vidimus: {tmp_path / 'a.xml'}: page: answer: this XML declares a document type, which is not read"
    ]
    assert run("import", "docx", tmp_path / "a.xml", "--image", image).status == 2


def test_a_document_is_written_anew_in_another_format(run: Run, tmp_path: Path) -> None:
    PIL.Image.new("RGB", (60, 40)).save(
        tmp_path / "a.tif", save_all=True, append_images=[PIL.Image.new("RGB", (60, 40), "red")]
    )
    second = identify(tmp_path / "a.tif", frame=1)
    (tmp_path / "a.json").write_bytes(encode(second, (analysis("one two"), analysis("more", "tesseract"))))
    result = run(
        "import", "document", tmp_path / "a.json", "--image", tmp_path / "a.tif", "--format", "tsv", "-o",
        tmp_path / "a.tsv",
    )  # fmt: skip
    assert (result.status, result.errors) == (0, [])
    rows = (tmp_path / "a.tsv").read_text().splitlines()
    assert [row.split("\t")[1] for row in rows[1:]] == ["2", "2", "2"]
    (tmp_path / "b.json").write_bytes(b"{}")
    result = run("import", "document", tmp_path / "b.json", "--image", tmp_path / "a.tif")
    assert result.status == 1
    assert ": answer: not an analysis document" in result.errors[0]


def test_the_pages_of_a_file_are_counted_and_chosen(run: Run, tmp_path: Path) -> None:
    sizes = ((80, 40), (90, 40), (100, 40))
    pages = [PIL.Image.new("RGB", size) for size in sizes]
    pages[0].save(tmp_path / "p.tif", save_all=True, append_images=pages[1:])
    pages[2].save(tmp_path / "p.png")
    (tmp_path / "p.hocr").write_text(
        "".join(
            f"<div class='ocr_page' title='bbox 0 0 {width} {height}'>"
            f"<span class='ocr_line' title='bbox 0 0 {width} 9'>Page {number}</span></div>"
            for number, (width, height) in enumerate(sizes, 1)
        )
    )
    fits = run("import", "hocr", tmp_path / "p.hocr", "--image", tmp_path / "p.png")
    assert (fits.status, fits.errors) == (0, ["the file is of 3 pages; taken was page 3 (see --nth)"])
    assert json.loads(fits.text)["analyses"][0]["text"]["content"] == "Page 3"
    second = run("import", "hocr", tmp_path / "p.hocr", "--image", tmp_path / "p.tif", "--nth", "2")
    assert (second.status, second.errors) == (0, [])
    document = json.loads(second.text)
    assert (document["image"]["width"], document["image"]["frame"]) == (90, 1), "the page of the image, too"
    assert document["analyses"][0]["properties"] == {"pages": 3, "page": 2}
    none = run("import", "hocr", tmp_path / "p.hocr", "--image", tmp_path / "p.png", "--nth", "4")
    assert (none.status, len(none.errors)) == (1, 1)
    assert none.errors[0].endswith(": hocr: answer: this file has 3 pages, so there is no page 4 in it")
    (tmp_path / "p.txt").write_text("one\n\ftwo\n\f")
    whole = run("import", "text", tmp_path / "p.txt", "--image", tmp_path / "p.png")
    assert whole.errors == ["the file is of 2 pages; all were taken (see --nth)"]


def test_of_several_documents_the_nth_is_taken(run: Run, tmp_path: Path) -> None:
    pages = [PIL.Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    pages[0].save(tmp_path / "p.tif", save_all=True, append_images=pages[1:])
    lines = [encode(identify(tmp_path / "p.tif", frame=n), (analysis(f"page {n}"),)) for n in range(2)]
    (tmp_path / "d.jsonl").write_bytes(b"\n".join(lines))
    arguments = ("import", "document", tmp_path / "d.jsonl", "--image", tmp_path / "p.tif")
    taken = [json.loads(run(*arguments, *nth).text) for nth in ((), ("--nth", 1), ("--nth", 2))]
    assert [t["analyses"][0]["text"]["content"] for t in taken] == ["page 0", "page 0", "page 1"]
    assert [t["image"].get("frame", 0) for t in taken] == [0, 0, 1]
    assert run(*arguments, "--nth", 3).errors[0].endswith("2 documents, so there is no document 3 in it")
