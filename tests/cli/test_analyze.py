from __future__ import annotations

import io
import json
import struct
import threading
import types
from pathlib import Path
from typing import Any

import PIL.Image
import pypdf
import pytest

from app.config.paths import data_dir
from app.config.settings import AGREED, MAX_FRAMES, OFFLINE, Settings
from app.model.document import decode
from app.storage.store import FILE_NAME, Store
from tests.cli.conftest import Run
from tests.cli.machine import Service, picture, picture_bytes

FACES = ("analyze", "-p", "google-vision", "-f", "faces")
CANARY = "AIza-canary-key-0123456789"


def documents(out: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_images_become_json_lines_in_the_order_given(run: Run, google: Service, tmp_path: Path) -> None:
    files = [picture(tmp_path / name) for name in ("b.png", "a.png", "c.jpg")]
    result = run(*FACES, *files)
    assert (result.status, result.errors) == (0, [])
    assert [d["image"]["name"] for d in documents(result.out)] == ["b.png", "a.png", "c.jpg"]
    analysis = documents(result.out)[0]["analyses"][0]
    assert analysis["status"] == "ok"
    assert analysis["faces"][0]["polygon"] == [[2, 3], [12, 3], [12, 13], [2, 13]]
    assert len(google.requests) == 1
    assert all(decode(line) for line in result.out.splitlines())


def test_folders_are_walked(run: Run, google: Service, tmp_path: Path) -> None:
    picture(tmp_path / "f" / "2.png")
    picture(tmp_path / "f" / "10.png")
    picture(tmp_path / "f" / "deep" / "x.png")
    (tmp_path / "f" / "notes.txt").write_text("no image")
    result = run(*FACES, tmp_path / "f")
    assert [d["image"]["name"] for d in documents(result.out)] == ["2.png", "10.png", "x.png"]


def test_what_cannot_be_opened_is_one_line_and_the_rest_goes_on(
    run: Run, google: Service, tmp_path: Path
) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnonsense")
    (tmp_path / "empty").mkdir()
    good = picture(tmp_path / "good.png")
    result = run(*FACES, tmp_path / "bad.png", tmp_path / "empty", tmp_path / "no\x1b[31m\nsuch.png", good)
    assert result.status == 1
    assert len(documents(result.out)) == 1
    bad, empty, missing = sorted(result.errors)  # each is told as it is found
    assert bad.startswith(f"vidimus: {tmp_path}/bad.png: -: input: cannot open bad.png: ")
    assert empty.startswith(f"vidimus: {tmp_path}/empty: -: input: ")
    assert missing.startswith(f"vidimus: {tmp_path}/no[31m such.png: -: input: ")
    assert len(result.errors) == 3


def test_an_image_that_is_cut_off_is_refused_unless_part_of_it_will_do(
    run: Run, google: Service, tmp_path: Path
) -> None:
    path = tmp_path / "cut.jpg"
    noise = PIL.Image.effect_noise((200, 200), 90)
    noise.save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    refused = f"vidimus: {path}: -: input: cannot open cut.jpg: the JPEG data is cut off"
    warning = "the file is cut off, so only part of the image was analysed"
    result = run(*FACES, path)
    assert (result.status, result.out, result.errors) == (2, b"", [refused])
    for _kept in (False, True):
        result = run(*FACES, "--partial", path)
        assert (result.status, result.errors) == (0, [f"vidimus: {path}: -: input: {warning}"])
        (document,) = documents(result.out)
        (analysis,) = document["analyses"]
        assert (analysis["status"], analysis["properties"]["warning"]) == ("ok", warning)
        assert document["image"]["width"] == 200
    assert len(google.requests) == 1
    assert run(*FACES, path).errors == [refused]  # what is kept of a part answers nothing about all of it
    good = picture(tmp_path / "good.png")
    result = run(*FACES, "--partial", good)
    assert (result.status, result.errors) == (0, [])
    assert "warning" not in documents(result.out)[0]["analyses"][0]["properties"]


def test_when_no_input_can_be_read_the_status_is_2(run: Run, tmp_path: Path) -> None:
    result = run("analyze", tmp_path / "nope.png")
    assert (result.status, result.out) == (2, b"")
    assert result.errors == [
        f"vidimus: {tmp_path}/nope.png: -: input: cannot open nope.png: there is no such file"
    ]


def test_an_image_comes_by_standard_input(run: Run, google: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(picture_bytes())))
    result = run(*FACES, "-")
    assert result.status == 0
    assert documents(result.out)[0]["image"]["name"] == "standard input"
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO()))
    result = run(*FACES, "-")
    assert result.status == 2
    assert result.errors == ["vidimus: -: -: input: cannot open standard input: it is empty"]


def test_links_are_fetched(run: Run, google: Service) -> None:
    google.picture = picture_bytes()
    result = run(*FACES, f"{google.url}/pic%20ture.png?x=1")
    assert (result.status, result.errors) == (0, [])
    assert documents(result.out)[0]["image"]["name"] == "pic ture.png"
    result = run(*FACES, f"{google.url}/nothing.png")
    assert result.status == 2
    assert result.errors[0].startswith(f"vidimus: {google.url}/nothing.png: -: input: ")


def test_a_password_in_a_link_is_not_repeated(run: Run) -> None:
    result = run("analyze", "--offline", "https://me:hunter22@host.invalid/x.png")
    assert result.status == 2
    assert result.errors[0].startswith("vidimus: https://host.invalid/x.png: -: network: ")


def test_several_providers_stand_side_by_side(run: Run, google: Service, tmp_path: Path) -> None:
    result = run(*FACES, "-p", "yandex-vision", picture(tmp_path / "a.png"))
    assert result.status == 1
    analyses = documents(result.out)[0]["analyses"]
    assert [(a["provider"], a["status"]) for a in analyses] == [
        ("google-vision", "ok"),
        ("yandex-vision", "failed"),
    ]
    assert result.errors[0].startswith(f"vidimus: {tmp_path}/a.png: yandex-vision: credentials: ")


def test_a_feature_a_provider_lacks_is_told_and_the_rest_answered(
    run: Run, google: Service, tmp_path: Path
) -> None:
    result = run(*FACES, "-f", "people", picture(tmp_path / "a.png"))
    assert result.status == 1
    assert documents(result.out)[0]["analyses"][0]["status"] == "partial"
    assert result.errors == [
        f"vidimus: {tmp_path}/a.png: google-vision: unsupported: Google Vision has no people"
    ]


def test_text_is_plain(run: Run, samples: Path) -> None:
    result = run(
        "analyze", "-p", "tesseract", "--format", "text", samples / "receipt.png", samples / "receipt.png"
    )
    assert (result.status, result.errors) == (0, [])
    assert result.text.count("PAPER & INK") == 2
    assert "\n\nPAPER" in result.text


def test_a_folder_gets_one_file_an_image(run: Run, google: Service, tmp_path: Path) -> None:
    files = [picture(tmp_path / n) for n in ("a.png", "a.jpg", "x/A.png")]
    result = run(*FACES, *files, "-o", tmp_path / "out" / "deep")
    assert (result.status, result.out) == (0, b"")
    assert sorted(p.name for p in (tmp_path / "out" / "deep").iterdir()) == ["A-3.json", "a-2.json", "a.json"]
    result = run(*FACES, *files, "-o", tmp_path / "out" / "all.json")
    assert len(documents((tmp_path / "out" / "all.json").read_bytes())) == 3
    result = run(*FACES, *files, "--format", "png", "-o", f"{tmp_path}/png/")
    assert {PIL.Image.open(p).size for p in (tmp_path / "png").iterdir()} == {(60, 40)}


def test_no_input_is_replaced_by_a_picture_of_another(run: Run, google: Service, tmp_path: Path) -> None:
    files = [picture(tmp_path / n) for n in ("a.jpg", "a.png", "deep/b.jpg", "deep/b.png")]
    before = [file.read_bytes() for file in files]
    assert run(*FACES, *files[:2], "--format", "png", "-o", tmp_path).status == 0
    assert run(*FACES, tmp_path / "deep", "--format", "png", "-o", tmp_path / "deep").status == 0
    assert [file.read_bytes() for file in files] == before
    assert len(list(tmp_path.rglob("*.png"))) == 6


def test_a_place_that_cannot_be_written_is_one_line(run: Run, google: Service, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run(*FACES, picture(tmp_path / "a.png"), "-o", tmp_path / "file" / "x.json")
    assert result.status == 1
    assert result.errors == [
        f"vidimus: -: -: input: cannot write {tmp_path}/file/x.json: file exists"
    ] or result.errors[0].endswith("not a directory")


def test_the_untouched_answer_is_kept(run: Run, google: Service, tmp_path: Path) -> None:
    run(*FACES, picture(tmp_path / "a.png"), "--raw", tmp_path / "raw")
    (raw,) = (tmp_path / "raw").iterdir()
    assert raw.name == "a.google-vision.json"
    assert json.loads(raw.read_bytes())["faceAnnotations"][0]["detectionConfidence"] == 0.75
    run("analyze", "-p", "tesseract", tmp_path / "a.png", "--raw", tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_second_identical_request_is_not_paid_for(run: Run, google: Service, tmp_path: Path) -> None:
    file = picture(tmp_path / "a.png")
    assert not documents(run(*FACES, file).out)[0]["analyses"][0]["cached"]
    again = documents(run(*FACES, file, "--raw", tmp_path / "raw").out)[0]["analyses"][0]
    assert again["cached"]
    assert again["faces"]
    assert list((tmp_path / "raw").iterdir())
    assert len(google.requests) == 1
    run(*FACES, file, "--option", "google-vision.max_results=3")
    run(*FACES, file, "--no-cache")
    assert len(google.requests) == 3


def test_no_cache_writes_nothing(run: Run, google: Service, tmp_path: Path) -> None:
    run(*FACES, picture(tmp_path / "a.png"), "--no-cache")
    assert not data_dir().exists()


def test_offline_sends_nothing(run: Run, google: Service, tmp_path: Path) -> None:
    file = picture(tmp_path / "a.png")
    result = run(*FACES, file, "--offline")
    assert result.status == 1
    assert result.errors[0].startswith(f"vidimus: {file}: google-vision: network: the offline switch is on")
    Settings().set(OFFLINE, not OFFLINE.default)
    assert run(*FACES, file).status == 1
    assert google.requests == []


def test_a_key_is_refused_once_and_never_repeated(
    run: Run, google: Service, tmp_path: Path, private_folders: dict[str, Path]
) -> None:
    google.status = 403
    google.answer = json.dumps({"error": {"code": 403, "message": f"bad key {CANARY}\x1b[2J"}}).encode()
    result = run(*FACES, picture(tmp_path / "a.png"), "--raw", tmp_path / "raw", "-o", tmp_path / "out")
    assert result.status == 1
    assert ": google-vision: credentials: " in result.errors[0]
    assert CANARY in google.headers[0]
    google.status, google.answer = 200, None
    Settings().set(AGREED, ("google-vision",))
    done2 = run(*FACES, tmp_path / "a.png", "-o", tmp_path / "out")
    assert done2.status == 0
    assert CANARY not in "".join(result.errors + done2.errors)
    folders = [tmp_path / "raw", tmp_path / "out", *private_folders.values()]
    files = [p for folder in folders for p in folder.rglob("*") if p.is_file()]
    assert len(files) > 2
    assert not [p for p in files if CANARY.encode() in p.read_bytes()]


def test_time_runs_out(run: Run, google: Service, tmp_path: Path) -> None:
    google.go_on.clear()
    result = run(*FACES, picture(tmp_path / "a.png"), "--timeout", "0.2")
    google.go_on.set()
    assert result.status == 1
    assert ": google-vision: timeout: " in result.errors[0]


def test_an_answer_that_is_none_is_kind_answer(run: Run, google: Service, tmp_path: Path) -> None:
    google.answer = b"<html>hello</html>"
    result = run(*FACES, picture(tmp_path / "a.png"))
    assert result.status == 1
    assert ": google-vision: answer: " in result.errors[0]


def test_pages_can_be_chosen(run: Run, google: Service, tmp_path: Path) -> None:
    pages = [PIL.Image.new("RGB", (50 + n, 40)) for n in range(3)]
    pages[0].save(tmp_path / "p.tif", save_all=True, append_images=pages[1:])
    result = run(*FACES, tmp_path / "p.tif", "--page", "2")
    assert [(d["image"]["width"], d["image"].get("frame")) for d in documents(result.out)] == [(51, 1)]
    result = run(*FACES, tmp_path / "p.tif", "--page", "all", "-o", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["p.2.json", "p.3.json", "p.json"]
    result = run(*FACES, tmp_path / "p.tif", "--page", "4")
    assert result.status == 2
    assert result.errors[0].endswith("it has no frame 4, only 3")


def scan(path: Path, *, dpi: tuple[int, int] = (200, 100), count: int = 3) -> Path:
    """A file of several pages, each ten pixels wider than the one before."""
    pages = [PIL.Image.effect_noise((50 + 10 * n, 40), 90) for n in range(count)]
    pages[0].save(path, save_all=True, append_images=pages[1:], dpi=dpi)
    return path


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    return [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader.pages]


def test_all_pages_go_into_one_pdf_in_order_each_in_its_size(
    run: Run, google: Service, tmp_path: Path
) -> None:
    source, target = scan(tmp_path / "scan.tif"), tmp_path / "out.pdf"
    arguments = (*FACES, source, "--page", "all", "--format", "pdf")
    result = run(*arguments, "-o", target)
    assert (result.status, result.errors, result.out) == (0, [], b"")
    sizes = [((50 + 10 * n) * 72 / 200, 40 * 72 / 100) for n in range(3)]
    assert page_sizes(target.read_bytes()) == sizes
    result = run(*arguments, "-o", "-")
    assert (result.status, page_sizes(result.out)) == (0, sizes)
    result = run(*arguments[:-2], "-o", tmp_path / "by its ending.PDF")
    assert (result.status, page_sizes((tmp_path / "by its ending.PDF").read_bytes())) == (0, sizes)
    result = run(*arguments, "-o", f"{tmp_path / 'folder'}/")
    assert sorted(p.name for p in (tmp_path / "folder").iterdir()) == ["scan.2.pdf", "scan.3.pdf", "scan.pdf"]
    for kind in ("hocr", "png"):
        result = run(*arguments[:-1], kind, "-o", tmp_path / f"one.{kind}")
        assert (result.status, len(result.errors)) == (2, 1)
        assert f"several images as {kind} need a folder" in result.errors[0]


def test_several_files_go_into_one_pdf_too(run: Run, google: Service, tmp_path: Path) -> None:
    files = [picture(tmp_path / name) for name in ("b.png", "a.png")]
    result = run(*FACES, *files, "--format", "pdf", "-o", tmp_path / "out.pdf")
    assert (result.status, result.errors) == (0, [])
    assert len(page_sizes((tmp_path / "out.pdf").read_bytes())) == 2


def test_a_page_that_fails_is_named_and_leaves_the_others(run: Run, google: Service, tmp_path: Path) -> None:
    source, target = scan(tmp_path / "scan.tif"), tmp_path / "out.pdf"
    whole = source.read_bytes()
    with PIL.Image.open(source) as opened:
        opened.seek(1)
        tags = getattr(opened, "tag_v2", {})
        (at,) = tags[273]
    # the second page's pixels are said to lie behind the end of the file
    entry = whole.index(struct.pack("<HHII", 273, 4, 1, at))
    source.write_bytes(whole[: entry + 8] + struct.pack("<I", len(whole) + 99) + whole[entry + 12 :])
    result = run(*FACES, source, "--page", "all", "--format", "pdf", "-o", target)
    assert result.status == 1
    assert [error.split(": input: ")[1].partition(": the TIFF")[0] for error in result.errors] == [
        "page 2: cannot open scan.tif"
    ]
    assert [width for width, _ in page_sizes(target.read_bytes())] == [18.0, pytest.approx(70 * 72 / 200)]


def test_pages_that_cannot_be_reached_are_said(run: Run, google: Service, tmp_path: Path) -> None:
    source, target = scan(tmp_path / "scan.tif"), tmp_path / "out.pdf"
    data = bytearray(source.read_bytes())
    at = 4
    for _ in range(2):  # to where the second page names the third
        (at,) = struct.unpack_from("<I", data, at)
        at += 2 + 12 * struct.unpack_from("<H", data, at)[0]
    struct.pack_into("<I", data, at, len(data) + 1_000)
    source.write_bytes(data)
    result = run(*FACES, source, "--page", "all", "--format", "pdf", "-o", target)
    assert result.status == 1
    assert result.errors == [
        f"vidimus: {source}: -: input: cannot open scan.tif: page 3 and what follows it is damaged"
    ]
    assert len(page_sizes(target.read_bytes())) == 2


def test_more_pages_than_the_limit_are_said(run: Run, google: Service, tmp_path: Path) -> None:
    Settings().set(MAX_FRAMES, 2)
    result = run(*FACES, scan(tmp_path / "scan.tif"), "--page", "all")
    assert (result.status, len(documents(result.out))) == (1, 2)
    assert "of its pages only 2 are taken, which is the limit" in result.errors[0]


def test_a_service_that_fails_for_pages_leaves_them_without_text(
    run: Run, google: Service, tmp_path: Path
) -> None:
    google.status = 403
    source, target = scan(tmp_path / "scan.tif"), tmp_path / "out.pdf"
    result = run(*FACES, source, "--page", "all", "--format", "pdf", "-o", target)
    assert result.status == 1
    assert [e.split(": ")[4] for e in result.errors] == ["page 1", "page 2", "page 3"]
    assert len(page_sizes(target.read_bytes())) == 3


@pytest.mark.parametrize("target", ["out.pdf", "folder"])
def test_an_image_that_is_gone_before_it_is_written_leaves_the_others(
    run: Run, google: Service, tmp_path: Path, target: str
) -> None:
    gone, good = picture(tmp_path / "gone.png"), picture(tmp_path / "good.png")

    def vanish() -> None:
        google.asked.wait(30)
        gone.unlink()
        google.go_on.set()

    google.go_on.clear()
    thief = threading.Thread(target=vanish)
    thief.start()
    result = run(*FACES, gone, good, "--format", "pdf", "-o", tmp_path / target)
    thief.join()
    assert result.status == 1
    assert result.errors == [f"vidimus: {gone}: -: input: cannot open gone.png: there is no such file"]
    written = tmp_path / target if target.endswith(".pdf") else tmp_path / target / "good.pdf"
    assert len(page_sizes(written.read_bytes())) == 1


def test_a_picture_cut_off_behind_a_sound_header_is_an_unreadable_input_too(
    run: Run, google: Service, tmp_path: Path
) -> None:
    whole = picture(tmp_path / "whole.png").read_bytes()
    cut = tmp_path / "cut.png"
    cut.write_bytes(whole[: len(whole) // 2])
    for provider in (("-p", "google-vision", "-f", "faces"), ("-p", "on-device")):
        result = run("analyze", *provider, cut)
        assert (result.status, result.out) == (2, b"")
        assert result.errors == [f"vidimus: {cut}: -: input: cannot open cut.png: the PNG data is cut off"]
    result = run(*FACES, cut, tmp_path / "whole.png")
    assert (result.status, len(documents(result.out))) == (1, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("-p", "nobody", "a.png"),
        ("-f", "smell", "a.png"),
        ("--endpoint", "google-vision", "a.png"),
        ("--endpoint", "nobody=https://x", "a.png"),
        ("--endpoint", "on-device=https://x", "a.png"),
        ("--option", "google-vision.model", "a.png"),
        ("--option", "model=x", "a.png"),
        ("--option", "google-vision.colour=x", "a.png"),
        ("--option", "tesseract.colour=x", "a.png"),
        ("-p", "azure-vision", "--option", "azure-vision.version=5", "a.png"),
        ("--timeout", "-1", "a.png"),
        ("--timeout", "soon", "a.png"),
        ("--page", "0", "a.png"),
        ("--format", "docx", "a.png"),
        ("--format", "png", "a.png", "b.png"),
        ("--api-key", "secret", "a.png"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    result = run("analyze", *arguments)
    assert (result.status, result.out) == (2, b"")
    assert len(result.errors) == 1
    assert result.errors[0].startswith("vidimus: -: ")
    assert ": unsupported: " in result.errors[0]


def test_a_damaged_store_is_told_and_costs_nothing(run: Run, google: Service, tmp_path: Path) -> None:
    data_dir().mkdir()
    (data_dir() / FILE_NAME).write_bytes(b"no database " * 500)
    result = run(*FACES, picture(tmp_path / "a.png"))
    assert result.status == 0
    assert result.errors[0].startswith(f"vidimus: {data_dir() / FILE_NAME}: -: service: ")
    with Store.open() as store:
        assert store.size() > 0


def test_damaged_settings_are_told_and_cost_nothing(run: Run, google: Service, tmp_path: Path) -> None:
    path = Settings().path
    path.parent.mkdir(parents=True)
    path.write_text("theme =")
    result = run(*FACES, picture(tmp_path / "a.png"))
    assert result.status == 0
    assert result.errors[0].startswith(f"vidimus: {path}: -: input: the settings file was damaged")


def test_a_credential_that_cannot_be_read_fails_that_provider_alone(
    run: Run, google: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDIMUS_YANDEX_OCR_AUTHORIZED_KEY", "x")  # neither JSON nor a path
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT", "/nowhere/key.json")
    result = run(*FACES, picture(tmp_path / "a.png"))
    assert result.status == 1
    assert ": google-vision: credentials: VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT" in result.errors[0]


def test_the_device_itself_finds_faces(run: Run, tmp_path: Path) -> None:
    result = run("analyze", "-f", "faces", picture(tmp_path / "a.png"), "--format", "json")
    assert (result.status, result.errors) == (0, [])
    assert documents(result.out)[0]["analyses"][0]["faces"] == []
