"""Who asks: keys, key files exchanged for tokens, tokens that expire; and none of it left anywhere."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.machine import start

from . import azure, google_vision, local, yandex
from .conftest import Local, Run
from .keys import CANARY, authorized_key, secrets_of_pem, service_account
from .pictures import drawn
from .yandex import SearchOverGrpc

pytestmark = pytest.mark.usefixtures("everything_written")


def test_a_service_account_is_exchanged_and_its_token_used_again(
    run: Run, google: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIDIMUS_GOOGLE_VISION_API_KEY")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT", service_account(google.server.url))
    paths = drawn(tmp_path, 40)
    done = run("analyze", *paths, "-p", "google-vision", "-f", "labels", *google.at)
    assert (done.status, done.errors) == (0, [])
    assert [a.path for a in google.server.asked].count("/v1/images:annotate") == 3
    assert google.rules.exchanged == 1  # of calls that start together one fetches it for all
    assert run("analyze", *paths, "-p", "google-vision", "-f", "logos", *google.at).status == 0
    assert google.rules.exchanged == 1


def test_calls_under_way_share_the_exchange_for_an_expired_token(
    run: Run, google: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIDIMUS_GOOGLE_VISION_API_KEY")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT", service_account(google.server.url))
    asked = ("analyze", *drawn(tmp_path, 64), "-p", "google-vision", "-f", "labels", "--no-cache", *google.at)
    assert run(*asked).status == 0
    google.rules.valid.clear()
    done = run(*asked)
    assert (done.status, done.errors, google.rules.exchanged) == (0, [], 2)


def test_an_exchange_that_is_refused_is_told_of_every_image_that_waited_for_it(
    run: Run, google: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIDIMUS_GOOGLE_VISION_API_KEY")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT", service_account(google.server.url))
    google.server.always = local.status(400, {"error": "invalid_grant"})
    done = run("analyze", *drawn(tmp_path, 40), "-p", "google-vision", "-f", "labels", *google.at)
    assert (done.status, len(done.errors)) == (1, 40)
    assert all(": google-vision: credentials: " in line for line in done.errors)


def test_an_expired_token_of_a_service_account_is_exchanged_anew(
    run: Run, google: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIDIMUS_GOOGLE_VISION_API_KEY")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT", service_account(google.server.url))
    asked = ("analyze", *drawn(tmp_path), "-p", "google-vision", "-f", "labels", "--no-cache", *google.at)
    assert run(*asked).status == 0
    google.rules.valid.clear()
    done = run(*asked)
    assert (done.status, done.errors, google.rules.exchanged) == (0, [], 2)


def test_a_token_the_service_never_takes_is_kind_credentials(
    run: Run, google: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIDIMUS_GOOGLE_VISION_API_KEY")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT", service_account(google.server.url))

    def refuse(answer: local.Answer, handler: Any) -> local.Answer:
        if handler.path == "/token":
            return answer
        token = handler.headers["Authorization"]
        body = {"error": {"code": 401, "message": f"{token} is no good", "status": "UNAUTHENTICATED"}}
        return local.Answer(json.dumps(body).encode(), 401)

    google.server.always = refuse
    (path,) = drawn(tmp_path)
    done = run("analyze", path, "-p", "google-vision", "-f", "labels", *google.at)
    assert done.status == 1
    (line,) = done.errors
    assert line.startswith(f"vidimus: {path}: google-vision: credentials: ")
    assert google.rules.exchanged == 2


def test_a_service_account_that_is_refused_is_kind_credentials(
    run: Run, google: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIDIMUS_GOOGLE_VISION_API_KEY")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT", service_account(google.server.url))
    google.server.always = local.status(400, {"error": "invalid_grant", "error_description": "no account"})
    (path,) = drawn(tmp_path)
    done = run("analyze", path, "-p", "google-vision", "-f", "labels", *google.at)
    assert done.status == 1
    assert done.errors[0].startswith(f"vidimus: {path}: google-vision: credentials: ")
    assert "no account" in done.errors[0]


def test_a_bearer_token_goes_with_the_project_for_its_quota(
    run: Run, google: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIDIMUS_GOOGLE_VISION_API_KEY")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_ACCESS_TOKEN", google_vision.TOKEN)
    asked = ("analyze", *drawn(tmp_path), "-p", "google-vision", "-f", "labels", *google.at)
    refused = run(*asked)
    assert refused.status == 1
    assert "end user credentials" in refused.errors[0]
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_USER_PROJECT", "project")
    assert run(*asked).status == 0


def test_a_parent_stands_in_the_address(run: Run, google: Local, tmp_path: Path) -> None:
    parent = ("--option", "google-vision.parent=projects/project/locations/eu")
    done = run("analyze", *drawn(tmp_path), "-p", "google-vision", *parent, *google.at)
    assert (done.status, done.errors) == (0, [])
    assert google.server.asked[0].path == "/v1/projects/project/locations/eu/images:annotate"


def yandex_key(monkeypatch: pytest.MonkeyPatch, provider: str, url: str) -> tuple[str, str]:
    """Set an authorised key in place of the API key; return the option that leads to the exchange."""
    name = provider.upper().replace("-", "_")
    monkeypatch.delenv(f"VIDIMUS_{name}_API_KEY")
    monkeypatch.setenv(f"VIDIMUS_{name}_AUTHORIZED_KEY", authorized_key())
    return "--option", f"{provider}.iam_endpoint={url}"


@pytest.mark.parametrize("provider", ["yandex-vision", "yandex-ocr", "yandex-search"])
def test_an_authorised_key_is_exchanged_and_anew_when_its_token_expired(
    run: Run,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    provider: str,
) -> None:
    service: Local = request.getfixturevalue(provider.replace("-", "_"))
    option = yandex_key(monkeypatch, provider, service.server.url)
    search = ("-f", "copies", "--option", "yandex-search.transport=rest")
    what = search if provider == "yandex-search" else ("-f", "text")
    asked = ("analyze", *drawn(tmp_path), "-p", provider, *what, "--no-cache", *option, *service.at)
    done = run(*asked)
    assert (done.status, done.errors, service.rules.iam.exchanged) == (0, [], 1)
    service.rules.iam.valid.clear()
    done = run(*asked)
    assert (done.status, done.errors, service.rules.iam.exchanged) == (0, [], 2)


def test_an_authorised_key_serves_grpc_too(
    run: Run,
    search_grpc: SearchOverGrpc,
    yandex_search: Local,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    option = yandex_key(monkeypatch, "yandex-search", yandex_search.server.url)
    search_grpc.iam = yandex_search.rules.iam
    at = ("--endpoint", f"yandex-search={search_grpc.url}")
    asked = ("analyze", *drawn(tmp_path), "-p", "yandex-search", "-f", "copies", "--no-cache", *option, *at)
    done = run(*asked)
    assert (done.status, done.errors) == (0, [])
    search_grpc.iam.valid.clear()
    done = run(*asked)
    assert (done.status, done.errors, search_grpc.iam.exchanged) == (0, [], 2)


def test_azure_takes_a_token_in_place_of_the_key(
    run: Run, azure_service: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIDIMUS_AZURE_VISION_KEY")
    monkeypatch.setenv("VIDIMUS_AZURE_VISION_ACCESS_TOKEN", azure.TOKEN)
    monkeypatch.setenv("VIDIMUS_AZURE_VISION_ENDPOINT", azure_service.server.url)
    assert run("analyze", *drawn(tmp_path), "-p", "azure-vision", "-f", "labels").status == 0


def test_the_reading_of_azure_is_fetched_from_the_configured_place_only(
    run: Run, azure_service: Local, tmp_path: Path
) -> None:
    option = ("--option", "azure-vision.version=3.2")
    with local.serving(azure_service.rules) as elsewhere:
        azure_service.rules.elsewhere = elsewhere.url
        asked = ("analyze", *drawn(tmp_path), "-p", "azure-vision", *option, *azure_service.at)
        done = run(*asked)
        assert (done.status, done.errors, elsewhere.asked) == (0, [], [])
    assert [a.method for a in azure_service.server.asked] == ["POST", "GET", "GET"]


def test_a_redirect_is_not_followed_with_a_key(run: Run, google: Local, tmp_path: Path) -> None:
    with local.serving(google.rules) as elsewhere:
        google.server.always = local.status(307, {}, Location=f"{elsewhere.url}/v1/images:annotate")
        done = run("analyze", *drawn(tmp_path), "-p", "google-vision", *google.at)
        assert (done.status, elsewhere.asked) == (1, [])


def test_a_key_is_not_sent_without_encryption(run: Run, tmp_path: Path, google: Local) -> None:
    at = ("--endpoint", "google-vision=http://vision.example")
    done = run("analyze", *drawn(tmp_path), "-p", "google-vision", *at)
    assert done.status == 1
    assert ": google-vision: network: " in done.errors[0]
    assert "without encryption" in done.errors[0]
    assert google.server.asked == []


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_process_of_its_own_shows_no_secret_anywhere(
    google: Local,
    tmp_path: Path,
    everything_written: Callable[[], bytes],
    monkeypatch: pytest.MonkeyPatch,
    debug: str,
) -> None:
    monkeypatch.delenv("VIDIMUS_GOOGLE_VISION_API_KEY")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT", service_account(google.server.url))
    monkeypatch.setenv("VIDIMUS_DEBUG", debug)
    google.server.faults.extend([None, local.html])
    paths = drawn(tmp_path, 2)
    raw, out = tmp_path / "raw", tmp_path / "out"
    process = start(
        "analyze", *paths, "-p", "google-vision", "-f", "labels", "-f", "copies", "--raw", raw, "-o", out,
        "--format", "json", *google.at, cwd=tmp_path,
    )  # fmt: skip
    with process:
        stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 1
    assert os.fsencode(f"vidimus: {paths[0]}: google-vision: answer: ") in stderr
    everything = stdout + stderr + everything_written()
    assert CANARY.encode() not in everything
    for part in secrets_of_pem():
        assert part.encode() not in everything


def test_subprocess_output_is_the_document_and_nothing_else(yandex_vision: Local, tmp_path: Path) -> None:
    assert yandex.API_KEY in os.environ.values()
    (path,) = drawn(tmp_path)
    process = start("analyze", path, "-p", "yandex-vision", "-f", "faces", *yandex_vision.at, cwd=tmp_path)
    with process:
        stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr) == (0, b"")
    assert json.loads(stdout)["analyses"][0]["faces"][0]["polygon"][2] == [60, 90]
