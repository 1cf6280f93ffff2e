"""What goes wrong at a service: the right word, the right status, and nobody else harmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import grpc
import pytest

from app.engine import http

from . import google_vision, local
from .conftest import Done, Local, Run
from .keys import CANARY
from .local import Fault
from .pictures import drawn
from .yandex import SearchOverGrpc

pytestmark = pytest.mark.usefixtures("everything_written")

GOOGLE_QUOTA = {"error": {"code": 429, "message": "Quota exceeded", "status": "RESOURCE_EXHAUSTED"}}
YANDEX_QUOTA = {"code": 8, "message": "limit exceeded", "details": []}
AZURE_QUOTA = {"error": {"code": "429", "message": "Requests have exceeded call rate limit."}}
BODIES = {
    "google-vision": GOOGLE_QUOTA,
    "yandex-vision": YANDEX_QUOTA,
    "yandex-ocr": YANDEX_QUOTA,
    "yandex-search": YANDEX_QUOTA,
    "azure-vision": AZURE_QUOTA,
}


@pytest.fixture(params=sorted(BODIES))
def service(request: pytest.FixtureRequest) -> Local:
    """Each of the services in turn."""
    fixture = {"google-vision": "google", "azure-vision": "azure_service"}
    chosen: Local = request.getfixturevalue(fixture.get(request.param, request.param.replace("-", "_")))
    return chosen


def ask(run: Run, service: Local, paths: list[Path], *more: object) -> Done:
    """Text (or copies) of the pictures from one service."""
    feature = "copies" if service.id == "yandex-search" else "text"
    rest = ("--option", "yandex-search.transport=rest") if service.id == "yandex-search" else ()
    return run("analyze", *paths, "-p", service.id, "-f", feature, *rest, *service.at, *more)


def only_line(done: Done, path: Path, provider: str, kind: str) -> str:
    """Return the sentence of the only error line, which must be of this shape."""
    assert done.status == 1
    (line,) = done.errors
    beginning = f"vidimus: {path}: {provider}: {kind}: "
    assert line.startswith(beginning)
    return line.removeprefix(beginning)


def failed_with(run: Run, service: Local, paths: list[Path], kind: str, *more: object) -> str:
    """One picture fails with this kind; the document says the same as the error line."""
    done = ask(run, service, paths, *more)
    sentence = only_line(done, paths[0], service.id, kind)
    (analysis,) = done.analyses
    assert analysis.status == "failed"
    assert {(e.kind, e.message) for e in analysis.errors} == {(kind, sentence)}
    return sentence


def test_a_quota_spent_for_a_moment_is_waited_for(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.faults.append(local.status(429, BODIES[service.id], Retry_After="0"))
    done = ask(run, service, drawn(tmp_path))
    assert (done.status, done.errors) == (0, [])
    first, second = service.server.asked[:2]
    assert first.body == second.body


def test_a_quota_spent_for_good_is_kind_quota(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.always = local.status(429, BODIES[service.id], Retry_After="0")
    sentence = failed_with(run, service, drawn(tmp_path), "quota")
    assert "429" in sentence
    assert len(service.server.asked) == http.TRIES


def test_a_service_that_wants_an_hour_is_not_asked_again(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.always = local.status(429, BODIES[service.id], Retry_After="3600")
    sentence = failed_with(run, service, drawn(tmp_path), "quota")
    assert "429" in sentence
    assert len(service.server.asked) == 1


@pytest.mark.parametrize(("status", "kind"), [(429, "quota"), (503, "service")])
def test_trouble_until_the_time_is_up_keeps_its_name(
    run: Run, service: Local, tmp_path: Path, status: int, kind: str
) -> None:
    service.server.always = local.status(status, BODIES[service.id], Retry_After="30")
    sentence = failed_with(run, service, drawn(tmp_path), kind, "--timeout", "20")
    assert f"answered {status} (20 s were allowed)" in sentence
    assert len(service.server.asked) == 1


def test_trouble_and_then_silence_until_the_time_is_up_keeps_its_name(
    run: Run, service: Local, tmp_path: Path
) -> None:
    service.server.faults += [local.status(429, BODIES[service.id], Retry_After="0")] * 2
    service.server.always = local.drip
    sentence = failed_with(run, service, drawn(tmp_path), "quota", "--timeout", "2")
    assert "answered 429 (2 times; 2 s were allowed)" in sentence


def test_trouble_that_passes_is_not_told(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.faults.append(local.status(500))
    done = ask(run, service, drawn(tmp_path))
    assert (done.status, done.errors) == (0, [])


def test_trouble_that_stays_is_kind_service(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.always = local.status(503)
    assert "503" in failed_with(run, service, drawn(tmp_path), "service")


def test_a_connection_torn_down_half_way_is_tried_again(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.faults.append(local.reset)
    done = ask(run, service, drawn(tmp_path))
    assert (done.status, done.errors) == (0, [])


def test_a_connection_always_torn_down_is_kind_network(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.always = local.reset
    failed_with(run, service, drawn(tmp_path), "network")
    assert len(service.server.asked) == http.UNANSWERED_TRIES


def test_a_slow_drip_ends_with_the_time_allowed(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.always = local.drip
    failed_with(run, service, drawn(tmp_path), "timeout", "--timeout", "0.3")


@pytest.mark.parametrize("fault", [local.html, local.huge(41 * 2**20)])
def test_what_is_no_answer_is_kind_answer(run: Run, service: Local, tmp_path: Path, fault: Fault) -> None:
    service.server.always = fault
    if service.id == "azure-vision":
        # the text of 4.0 is one call, which is not sent again
        failed_with(run, service, drawn(tmp_path), "answer", "--option", "azure-vision.version=4.0")
    else:
        failed_with(run, service, drawn(tmp_path), "answer")
    assert len(service.server.asked) == 1


def test_an_answer_of_forty_megabytes_that_is_sound_is_read(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.always = local.padded(40 * 2**20)
    option = ("--option", "azure-vision.version=4.0") if service.id == "azure-vision" else ()
    done = ask(run, service, drawn(tmp_path), *option)
    assert (done.status, done.errors) == (0, [])
    (analysis,) = done.analyses
    assert analysis.text or analysis.copies


def test_json_cut_off_is_kind_answer(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.always = local.truncated
    failed_with(run, service, drawn(tmp_path), "answer")


def test_an_answer_beyond_the_limit_is_refused_before_it_is_all_read(
    run: Run, service: Local, tmp_path: Path
) -> None:
    service.server.always = local.huge(http.MAX_ANSWER + 2**20)
    assert "over 64 MiB" in failed_with(run, service, drawn(tmp_path), "answer")


def test_a_refused_key_is_kind_credentials_and_is_not_repeated(
    run: Run, service: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = "KEY" if service.id == "azure-vision" else "API_KEY"
    wrong = f"wrong-{CANARY}-key"
    monkeypatch.setenv(f"VIDIMUS_{service.id.upper().replace('-', '_')}_{field}", wrong)
    failed_with(run, service, drawn(tmp_path), "credentials")
    assert len(service.server.asked) == 1
    envelope = {"error": {"code": 401, "message": f"the key {wrong} is not valid", "status": "X"}}
    service.server.always = local.status(401, envelope)
    sentence = failed_with(run, service, drawn(tmp_path), "credentials", "--no-cache")
    assert "is not valid" in sentence


def test_without_a_key_nothing_is_sent(
    run: Run, service: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = "KEY" if service.id == "azure-vision" else "API_KEY"
    monkeypatch.delenv(f"VIDIMUS_{service.id.upper().replace('-', '_')}_{field}")
    failed_with(run, service, drawn(tmp_path), "credentials")
    assert service.server.asked == []


def test_offline_nothing_is_sent(run: Run, service: Local, tmp_path: Path) -> None:
    failed_with(run, service, drawn(tmp_path), "network", "--offline")
    assert service.server.asked == []


@pytest.mark.parametrize("provider", ["google-vision", "yandex-vision"])
def test_one_bad_image_in_a_batch_of_eight_spoils_no_other(
    run: Run, request: pytest.FixtureRequest, tmp_path: Path, provider: str
) -> None:
    service: Local = request.getfixturevalue("google" if provider == "google-vision" else "yandex_vision")
    key = "responses" if provider == "google-vision" else "results"

    def spoil(body: Any) -> None:
        body[key][3] = {"error": {"code": 3, "message": "Bad image data."}}

    service.server.faults.append(local.changed(spoil))
    paths = drawn(tmp_path, 8)
    done = ask(run, service, paths)
    assert "Bad image data." in only_line(done, paths[3], provider, "service")
    assert [a.status for a in done.analyses] == ["ok"] * 3 + ["failed"] + ["ok"] * 4
    for number, analysis in enumerate(done.analyses):
        assert number == 3 or (analysis.text and f"{120 + number}x90" in analysis.text.content)
    assert len(service.server.asked) == 1


@pytest.mark.parametrize("provider", ["google-vision", "yandex-vision"])
def test_an_answer_for_too_few_images_is_kind_answer_for_that_call_alone(
    run: Run, request: pytest.FixtureRequest, tmp_path: Path, provider: str
) -> None:
    service: Local = request.getfixturevalue("google" if provider == "google-vision" else "yandex_vision")
    key, batch = ("responses", 16) if provider == "google-vision" else ("results", 8)
    first = {"spoilt": False}

    def shorten(body: Any) -> None:
        if len(body[key]) == batch and not first["spoilt"]:
            first["spoilt"] = True
            body[key].pop()

    service.server.always = local.changed(shorten)
    done = ask(run, service, drawn(tmp_path, 2 * batch))
    assert done.status == 1
    assert len(done.errors) == batch
    assert all(f": {provider}: answer: " in line for line in done.errors)
    assert sorted(a.status for a in done.analyses) == ["failed"] * batch + ["ok"] * batch


def test_a_feature_that_fails_stands_beside_those_that_do_not(
    run: Run, yandex_vision: Local, tmp_path: Path
) -> None:
    yandex_vision.rules.discontinued = True
    paths = drawn(tmp_path)
    features = ("-f", "text", "-f", "faces", "-f", "copies")
    done = run("analyze", *paths, "-p", "yandex-vision", *features, *yandex_vision.at)
    sentence = only_line(done, paths[0], "yandex-vision", "service")
    assert "discontinued on 14 May 2024" in sentence
    (analysis,) = done.analyses
    assert (analysis.status, analysis.faces) == ("partial", None)
    assert analysis.text
    assert analysis.copies
    assert analysis.copies.count == 13


def test_one_providers_trouble_is_not_anothers(
    run: Run, google: Local, yandex_vision: Local, azure_service: Local, tmp_path: Path
) -> None:
    google.server.always = local.drip
    yandex_vision.server.always = local.status(429, YANDEX_QUOTA)
    paths = drawn(tmp_path, 2)
    three = ("-p", "google-vision", "-p", "yandex-vision", "-p", "azure-vision", "-f", "text")
    done = run("analyze", *paths, *three, "--timeout", "3", *google.at, *yandex_vision.at, *azure_service.at)
    assert done.status == 1
    kinds = [line.split(": ")[2:4] for line in done.errors]
    assert kinds == [["google-vision", "timeout"], ["yandex-vision", "quota"]] * 2
    assert [[a.status for a in d.analyses] for d in done.documents] == [["failed", "failed", "ok"]] * 2


def test_a_failed_analysis_is_not_kept(run: Run, service: Local, tmp_path: Path) -> None:
    service.server.faults.append(local.html)
    paths = drawn(tmp_path)
    assert ask(run, service, paths).status == 1
    done = ask(run, service, paths)
    assert done.status == 0
    assert done.analyses[0].cached is False


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (grpc.StatusCode.RESOURCE_EXHAUSTED, "quota"),
        (grpc.StatusCode.UNAUTHENTICATED, "credentials"),
        (grpc.StatusCode.PERMISSION_DENIED, "credentials"),
        (grpc.StatusCode.UNAVAILABLE, "service"),
        (grpc.StatusCode.DEADLINE_EXCEEDED, "service"),
        (grpc.StatusCode.INTERNAL, "service"),
        (grpc.StatusCode.INVALID_ARGUMENT, "service"),
    ],
)
def test_a_search_over_grpc_fails_with_its_kind(
    run: Run, search_grpc: SearchOverGrpc, tmp_path: Path, code: grpc.StatusCode, kind: str
) -> None:
    search_grpc.codes = [(code, "in words")] * 10
    paths = drawn(tmp_path)
    at = ("--endpoint", f"yandex-search={search_grpc.url}")
    done = run("analyze", *paths, "-p", "yandex-search", "-f", "copies", *at)
    assert "in words" in only_line(done, paths[0], "yandex-search", kind)


@pytest.mark.parametrize(
    ("code", "kind"),
    [(grpc.StatusCode.RESOURCE_EXHAUSTED, "quota"), (grpc.StatusCode.UNAVAILABLE, "service")],
)
def test_a_search_over_grpc_in_trouble_until_the_time_is_up_keeps_its_name(
    run: Run,
    search_grpc: SearchOverGrpc,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: grpc.StatusCode,
    kind: str,
) -> None:
    monkeypatch.setattr(http, "FIRST_WAIT", 30)
    search_grpc.codes = [(code, "in words")] * 10
    paths = drawn(tmp_path)
    at = ("--endpoint", f"yandex-search={search_grpc.url}", "--timeout", "9")
    done = run("analyze", *paths, "-p", "yandex-search", "-f", "copies", *at)
    sentence = only_line(done, paths[0], "yandex-search", kind)
    assert f"answered {code.name} (9 s were allowed): in words" in sentence
    assert search_grpc.calls == 1


@pytest.mark.parametrize("code", [grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.UNAVAILABLE])
def test_a_search_over_grpc_is_tried_again(
    run: Run, search_grpc: SearchOverGrpc, tmp_path: Path, code: grpc.StatusCode
) -> None:
    search_grpc.codes = [(code, "in a moment")]
    at = ("--endpoint", f"yandex-search={search_grpc.url}")
    done = run("analyze", *drawn(tmp_path), "-p", "yandex-search", "-f", "copies", *at)
    assert (done.status, done.errors, search_grpc.calls) == (0, [], 2)


def test_a_grpc_answer_that_is_no_message_is_kind_answer(
    run: Run, search_grpc: SearchOverGrpc, tmp_path: Path
) -> None:
    search_grpc.answers = [b"\xff\xff<html>"]
    paths = drawn(tmp_path)
    at = ("--endpoint", f"yandex-search={search_grpc.url}")
    done = run("analyze", *paths, "-p", "yandex-search", "-f", "copies", *at)
    only_line(done, paths[0], "yandex-search", "answer")


def _echo(secret: str) -> Callable[[Any], Any]:
    """Return a change that puts an error of one image, which repeats a secret, into Google's 200."""

    def change(body: Any) -> None:
        body["responses"][0] = {"error": {"code": 16, "message": "x" * 590 + f" the key {secret} is bad"}}

    return change


def test_a_key_repeated_inside_a_good_answer_shows_nowhere(
    run: Run, google: Local, tmp_path: Path, everything_written: Callable[[], bytes]
) -> None:
    google.server.always = local.changed(_echo(google_vision.API_KEY))
    done = ask(run, google, drawn(tmp_path), "--raw", tmp_path / "raw")
    assert done.status == 1
    assert (tmp_path / "raw" / "picture-000.google-vision.json").is_file()
    shown = b"AIza-" in everything_written()
    assert not shown
    assert not any("AIza-" in line for line in done.errors)
