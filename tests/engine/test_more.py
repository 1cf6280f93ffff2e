"""The next hits of a provider that gives them page by page."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from app.engine.engine import Engine
from app.model.analysis import Analysis, Copies, Hit
from app.model.feature import Feature
from app.model.image import Image
from app.model.outcome import Outcome
from app.providers.kit.registry import provider
from tests.services import yandex
from tests.services.local import LocalServer, drip, serving

IMAGE = Image(name="x.png", sha256="ab" * 32, width=8, height=8, source=b"")
KEYS = {"api_key": yandex.API_KEY, "folder_id": yandex.FOLDER}
FIRST = Hit("similar", "https://first.example/")


def searched(provider: str = "yandex-search", **properties: object) -> Analysis:
    return Analysis(
        provider, (Feature.COPIES,), copies=Copies(None, (FIRST,)), properties={"id": "44/x", **properties}
    )


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with serving(yandex.YandexSearch()) as made:
        yield made


def more(
    so_far: Analysis, server: LocalServer, *, offline: bool = False, timeout: float | None = None
) -> Outcome:
    async def ask() -> Outcome:
        engine = Engine(offline=offline)
        try:
            return await engine.more(
                IMAGE,
                so_far,
                options={"transport": "rest"},
                endpoint=server.url,
                credentials=KEYS,
                timeout=timeout,
            )
        finally:
            await engine.close()

    return asyncio.run(ask())


def test_the_next_page_is_added_behind_what_there_is(server: LocalServer) -> None:
    grown = more(searched(), server)
    assert grown.analysis.copies
    assert [h.page_url for h in grown.analysis.copies.hits] == [
        "https://first.example/", "https://p0.example/1", "https://p1.example/1", "https://p2.example/1",
    ]  # fmt: skip
    assert grown.analysis.properties["page"] == 1
    assert set(grown.analysis.properties["formats"].values()) == {"IMAGE_FORMAT_JPEG"}
    assert grown.raw
    last = more(searched(page=1), server).analysis
    assert last.properties["noMorePages"] is True
    assert last.copies == Copies(None, (FIRST,))


@pytest.mark.parametrize(
    "so_far",
    [searched("google-vision"), searched(noMorePages=True), searched(id="")],
    ids=["another provider", "at its end", "without an id"],
)
def test_where_there_is_no_more_nobody_is_asked(server: LocalServer, so_far: Analysis) -> None:
    (failure,) = more(so_far, server).analysis.errors
    assert failure.kind == "unsupported"
    assert "has no more results" in failure.message
    assert not server.asked


def test_offline_and_time_limits_hold_here_too(server: LocalServer) -> None:
    assert more(searched(), server, offline=True).analysis.errors[0].kind == "network"
    assert not server.asked
    server.always = drip
    (failure,) = more(searched(), server, timeout=0.2).analysis.errors
    assert failure.kind == "timeout"
    assert yandex.API_KEY not in failure.message


def test_a_provider_that_breaks_is_a_failure_too(
    server: LocalServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(type(provider("yandex-search")), "more", lambda *_: 1 / 0)
    (failure,) = more(searched(), server).analysis.errors
    assert failure.kind == "answer"
    assert "ZeroDivisionError" in failure.message
    assert [r.levelname for r in caplog.records] == ["ERROR"]
    caplog.clear()
