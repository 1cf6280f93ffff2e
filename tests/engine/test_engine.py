"""The engine carries analyses out: real HTTP, real gRPC, real store; one fault never spoils another image."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import grpc
import grpc.aio
import pytest
from PIL import Image as Pillow

from app.engine import http
from app.engine.engine import Engine
from app.engine.grpc_call import GrpcChannels
from app.engine.kept_answers import request_key
from app.imaging.open import identify
from app.model.analysis import Analysis
from app.model.errors import CredentialsError, ErrorKind, NetworkError, QuotaError, ServiceError
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import Progress
from app.model.limits import Limits
from app.providers.kit import registry
from app.providers.kit.plan import GrpcCall, LocalJob, Outcome, Plan, Provider, Request, Wait
from app.storage.store import Store

from .jumping_loop import run_jumping
from .test_http import calm
from .wire_server import Answer, WireServer, hang_up, reply, wire_server

T = TypeVar("T")
KEY = {"api_key": "AIza-canary"}


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "FIRST_WAIT", 0.001)


def picture(seed: int = 0) -> Image:
    out = io.BytesIO()
    Pillow.new("RGB", (80, 60), (seed * 30 % 256, 9, 9)).save(out, "PNG")
    return identify(out.getvalue(), name=f"picture-{seed}.png")


def labels(*names: str) -> Answer:
    return reply(
        200, json.dumps({"responses": [{"labelAnnotations": [{"description": n}]} for n in names]}).encode()
    )


def with_engine(work: Callable[[Engine], Awaitable[T]], **how: Any) -> T:
    async def run() -> T:
        engine = Engine(**how)
        try:
            return await work(engine)
        finally:
            await engine.close()

    return run_jumping(run())


def google(
    *answers: Answer, images: list[Image] | None = None, **more: Any
) -> tuple[list[Analysis], WireServer]:
    how = {"store": more.pop("store", None), "offline": more.pop("offline", False)}

    async def work(engine: Engine) -> tuple[list[Analysis], WireServer]:
        async with wire_server(*answers) as server:
            outcomes = await engine.analyze(
                images or [picture()],
                "google-vision",
                more.pop("features", [Feature.LABELS]),
                endpoint=server.url,
                credentials=KEY,
                **more,
            )
        return [o.analysis for o in outcomes], server

    return with_engine(work, **how)


def names(analysis: Analysis) -> list[str]:
    return [label.name for label in analysis.labels or ()]


def test_many_images_are_answered_in_order_in_few_calls() -> None:
    heard: list[str] = []
    analyses, server = google(
        labels(*(f"label {n}" for n in range(16))),
        images=[picture(n) for n in range(32)],
        on_outcome=lambda image, _outcome: heard.append(image.name),
    )
    assert len(server.requests) == 2
    assert len(heard) == 32
    assert [names(a) for a in analyses] == [[f"label {n % 16}"] for n in range(32)]


def test_what_is_kept_can_be_had_without_asking_anybody(tmp_path: Path) -> None:
    kinds = [Feature.LABELS, Feature.PEOPLE]
    with Store(tmp_path / "store.db") as store:

        async def look(engine: Engine) -> tuple[list[Outcome | None], list[Outcome | None], int]:
            async with wire_server(labels("cat")) as server:
                at: dict[str, Any] = {"endpoint": server.url}
                await engine.analyze([picture(1)], "google-vision", kinds, credentials=KEY, **at)
                both = await engine.kept([picture(1), picture(2)], "google-vision", kinds, **at)
                other = await engine.kept(
                    [picture(1)], "google-vision", [Feature.LABELS, Feature.SAFETY], **at
                )
                return both, other, len(server.requests)

        (found, none), other, asked = with_engine(look, store=store)
        assert found is not None
        assert found.analysis.cached
        assert [e.feature for e in found.analysis.errors] == [Feature.PEOPLE], "what it lacks is said again"
        assert (none, other, asked) == (None, [None], 1)
    assert with_engine(lambda engine: engine.kept([picture()], "google-vision", kinds)) == [None]


def test_a_second_identical_request_is_answered_from_the_store(tmp_path: Path) -> None:
    with Store(tmp_path / "store.db") as store:
        first, server = google(labels("cat"), store=store)
        assert (first[0].cached, len(server.requests)) == (False, 1)
        second, server = google(labels("dog"), store=store)
        # the endpoint differs (another port), so it is another request
        assert names(second[0]) == ["dog"]

        async def twice(engine: Engine) -> list[Outcome]:
            async with wire_server(labels("cat")) as again:
                asked = {"endpoint": again.url, "credentials": KEY}
                await engine.analyze([picture()], "google-vision", [Feature.LABELS], **asked)  # type: ignore[arg-type]
                kept = await engine.analyze([picture()], "google-vision", [Feature.LABELS], **asked)  # type: ignore[arg-type]
                await engine.analyze([picture()], "google-vision", [Feature.LABELS], use_kept=False, **asked)  # type: ignore[arg-type]
                assert len(again.requests) == 2
                return kept

        (kept,) = with_engine(twice, store=store)
        assert (kept.analysis.cached, names(kept.analysis)) == (True, ["cat"])
        assert kept.raw


def test_what_is_not_to_be_kept_is_not_in_the_store(tmp_path: Path) -> None:
    with Store(tmp_path / "store.db") as store:
        (analysis,), _ = google(labels("cat"), store=store, keep=False)
        assert names(analysis) == ["cat"]
        assert store.analyses(picture()) == ()
        google(labels("cat"), store=store)
        assert len(store.analyses(picture())) == 1


def test_what_makes_requests_the_same() -> None:
    base = Request((), (Feature.TEXT, Feature.FACES), ("en",), {"api_key": "a"}, {"x": "1"})
    same = Request((), (Feature.FACES, Feature.TEXT), ("en",), {"api_key": "b"}, {"x": "1"})
    assert request_key("p", base) == request_key("p", same)
    for other in (
        Request((), (Feature.TEXT,), ("en",), {}, {"x": "1"}),
        Request((), (Feature.TEXT, Feature.FACES), ("ru",), {}, {"x": "1"}),
        Request((), (Feature.TEXT, Feature.FACES), ("en",), {}, {"x": "2"}),
        Request((), (Feature.TEXT, Feature.FACES), ("en",), {}, {"x": "1"}, "https://else.example"),
    ):
        assert request_key("p", base) != request_key("p", other)
    assert request_key("p", base) != request_key("q", base)


def test_the_offline_switch_sends_nothing() -> None:
    analyses, server = google(labels("cat"), offline=True)
    assert server.requests == []
    assert analyses[0].errors[0].kind is ErrorKind.NETWORK
    assert "offline" in analyses[0].errors[0].message

    async def fetch(engine: Engine) -> None:
        await engine.fetch_image("https://example.com/x.png")

    with pytest.raises(NetworkError, match="offline"):
        with_engine(fetch, offline=True)


def test_an_unknown_provider_and_features_it_lacks_are_failures_in_words() -> None:
    async def odd(engine: Engine) -> list[Outcome]:
        unknown = await engine.analyze([picture()], "no-such", [Feature.TEXT])
        lacking = await engine.analyze([picture()], "tesseract", [Feature.FACES])
        return [*unknown, *lacking]

    for outcome in with_engine(odd):
        assert [e.kind for e in outcome.analysis.errors] == [ErrorKind.UNSUPPORTED]


def test_a_feature_the_provider_lacks_fails_beside_those_it_has() -> None:
    (analysis,), _ = google(labels("cat"), features=[Feature.LABELS, Feature.BARCODES])
    assert (analysis.status, names(analysis)) == ("partial", ["cat"])
    assert analysis.features == (Feature.LABELS, Feature.BARCODES)
    assert analysis.errors[0].feature is Feature.BARCODES


def test_waits_are_told_while_a_service_is_in_trouble() -> None:
    told: list[str] = []
    (analysis,), _ = google(
        reply(429, retry_after="0"),
        labels("cat"),
        on_progress=lambda _i, progress: told.append(str(progress.stage)),
    )
    assert analysis.status == "ok"
    assert told == ["service busy", "asking again"]


def test_a_service_that_hangs_up_fails_with_its_kind() -> None:
    (analysis,), _ = google(hang_up)
    assert analysis.errors[0].kind is ErrorKind.NETWORK


class Odd:
    """A provider that does what a test says."""

    id = "odd"
    title = "Odd"
    features = frozenset({Feature.TEXT})
    limits = Limits(images=2)
    fields = ()
    endpoint = "https://odd.example"

    def __init__(self, plan: Callable[[Request], Plan], local: bool = False) -> None:
        self.plan = plan
        self.local = local


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Analysis]:
    def run(plan: Callable[[Request], Plan], *, local: bool = False, **more: Any) -> Analysis:
        provider: Provider = Odd(plan, local)  # type: ignore[assignment]  # plan is an attribute here
        monkeypatch.setattr(registry, "providers", lambda: {"odd": provider})

        async def work(engine: Engine) -> list[Outcome]:
            return await engine.analyze([picture(), picture(1)], "odd", [Feature.TEXT], **more)

        first, second = with_engine(work)
        assert first.analysis.errors == second.analysis.errors
        return first.analysis

    return run


def test_a_plan_that_waits_is_told_and_time_limited(odd: Callable[..., Analysis]) -> None:
    told: list[Progress] = []

    def plan(_request: Request) -> Plan:
        yield Wait(0.0, "resting")
        yield Wait(60.0, "sleeping")
        return ()

    analysis = odd(plan, timeout=0.05, on_progress=lambda _i, p: told.append(p))
    assert analysis.errors[0].kind is ErrorKind.TIMEOUT
    assert "Odd was not done after 0.1 s" in analysis.errors[0].message
    assert [t.stage for t in told][::2] == ["resting"]  # a wait that cannot end in time is not begun


@pytest.mark.logs_errors
@pytest.mark.parametrize(("local", "kind"), [(False, ErrorKind.ANSWER), (True, ErrorKind.SERVICE)])
def test_a_plan_with_a_defect_is_one_failed_analysis(
    odd: Callable[..., Analysis], local: bool, kind: ErrorKind
) -> None:
    def plan(_request: Request) -> Plan:
        yield Wait(0.0, "first")
        raise KeyError("defect")

    analysis = odd(plan, local=local)
    assert (analysis.errors[0].kind, analysis.status) == (kind, "failed")


def test_a_plan_that_answers_for_too_few_images_is_an_answer_error(odd: Callable[..., Analysis]) -> None:
    def plan(_request: Request) -> Plan:
        yield Wait(0.0, "first")
        return (Outcome(Analysis("odd", (Feature.TEXT,))),)

    assert odd(plan).errors[0].kind is ErrorKind.ANSWER


def test_a_file_that_changed_or_went_is_an_input_error(tmp_path: Path, odd: Callable[..., Analysis]) -> None:
    file = tmp_path / "gone.png"
    Pillow.new("RGB", (5, 5)).save(file)
    image = identify(file)
    file.write_bytes(b"changed")

    def plan(request: Request) -> Plan:
        yield LocalJob(image, request.features, "on-device")
        return ()

    assert "changed" in odd(plan, local=True).errors[0].message
    file.unlink()
    assert odd(plan, local=True).errors[0].kind is ErrorKind.INPUT


def test_cancelling_ends_a_call_at_once() -> None:
    async def work(engine: Engine) -> float:
        asked = asyncio.Event()
        never = asyncio.Event()

        async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            asked.set()
            await never.wait()
            writer.close()

        listener = await asyncio.start_server(silent, "127.0.0.1", 0)
        port = listener.sockets[0].getsockname()[1]
        task = asyncio.create_task(
            engine.analyze(
                [picture()],
                "google-vision",
                [Feature.LABELS],
                endpoint=f"http://127.0.0.1:{port}",
                credentials=KEY,
            )
        )
        await asked.wait()
        loop = asyncio.get_running_loop()
        started = loop.time()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        taken = loop.time() - started
        never.set()
        listener.close()
        await listener.wait_closed()
        return taken

    assert with_engine(work) < 5  # cancelled, not timed out


def test_a_link_is_fetched_through_the_engines_client() -> None:
    async def work(engine: Engine) -> bytes:
        async with wire_server(reply(200, b"picture")) as server:
            return await engine.fetch_image(server.url, public_only=False)

    assert with_engine(work) == b"picture"


def serving(behave: Callable[[bytes, grpc.aio.ServicerContext[Any, Any]], Awaitable[bytes]]) -> Any:
    class Handler(grpc.GenericRpcHandler):  # type: ignore[type-arg]  # not generic at run time
        def service(self, _details: Any) -> Any:
            return grpc.unary_unary_rpc_method_handler(behave)

    return Handler()


def call_grpc(
    behave: Callable[[bytes, grpc.aio.ServicerContext[Any, Any]], Awaitable[bytes]],
) -> bytes:
    async def run() -> bytes:
        server = grpc.aio.server()
        server.add_generic_rpc_handlers((serving(behave),))
        port = server.add_insecure_port("127.0.0.1:0")
        await server.start()
        channels = GrpcChannels()
        call = GrpcCall(f"127.0.0.1:{port}", "/s/M", b"ask", (("authorization", "Api-Key canary"),))
        try:
            await channels.call(call, lambda _progress: None, calm())
            return await channels.call(call, lambda _progress: None, calm())
        finally:
            await channels.close()
            await server.stop(None)

    return asyncio.run(run())


def test_a_grpc_call_carries_message_and_metadata_both_ways() -> None:
    async def behave(message: bytes, context: Any) -> bytes:
        metadata = dict(context.invocation_metadata())
        key: str = metadata["authorization"]
        return message + b"|" + key.encode()

    assert call_grpc(behave) == b"ask|Api-Key canary"


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (grpc.StatusCode.UNAUTHENTICATED, CredentialsError),
        (grpc.StatusCode.RESOURCE_EXHAUSTED, QuotaError),
        (grpc.StatusCode.INTERNAL, ServiceError),
        (grpc.StatusCode.UNAVAILABLE, ServiceError),
        (grpc.StatusCode.DEADLINE_EXCEEDED, ServiceError),
    ],
)
def test_a_grpc_status_has_its_kind_and_repeats_no_key(code: grpc.StatusCode, error: type[Exception]) -> None:
    async def behave(_message: bytes, context: Any) -> bytes:
        await context.abort(code, "no: canary")
        return b""

    with pytest.raises(error) as caught:
        call_grpc(behave)
    assert "canary" not in str(caught.value)


def test_a_search_over_grpc_goes_through_the_engine() -> None:
    from yandex.cloud.searchapi.v2 import img_search_service_pb2 as official

    async def behave(message: bytes, _context: Any) -> bytes:
        asked = official.ImageSearchByImageRequest.FromString(message)
        assert hashlib.sha256(asked.data).hexdigest()
        answer = official.ImageSearchByImageResponse(id="1")
        answer.images.add(url="https://i.example/1.jpg", page_url="https://p.example/")
        found: bytes = answer.SerializeToString()
        return found

    async def work(engine: Engine) -> list[Outcome]:
        server = grpc.aio.server()
        server.add_generic_rpc_handlers((serving(behave),))
        port = server.add_insecure_port("127.0.0.1:0")
        await server.start()
        try:
            return await engine.analyze(
                [picture()], "yandex-search", [Feature.COPIES], endpoint=f"127.0.0.1:{port}", credentials=KEY
            )
        finally:
            await server.stop(None)

    (outcome,) = with_engine(work)
    assert outcome.analysis.copies
    assert outcome.analysis.copies.hits[0].host == "p.example"


def test_without_tls_only_this_machine_is_spoken_to() -> None:
    async def run() -> Any:
        channels = GrpcChannels()
        # a name that is not this machine gets TLS, so nothing is sent in clear
        try:
            await channels.call(
                GrpcCall("localhost.invalid:1", "/s/M", b"", ()), lambda _progress: None, calm()
            )
        finally:
            await channels.close()

    with pytest.raises(NetworkError):
        asyncio.run(run())
