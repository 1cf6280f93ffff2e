"""Yandex Vision, OCR and image search (REST and gRPC) with their key exchange, on loopback."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import grpc
import grpc.aio
import jwt
from google.protobuf import json_format
from google.protobuf.message import DecodeError
from yandex.cloud.ai.ocr.v1 import ocr_service_pb2
from yandex.cloud.ai.vision.v1 import vision_service_pb2
from yandex.cloud.searchapi.v2 import img_search_service_pb2

from .keys import CANARY, claims
from .local import Answer, Asked, Refusal
from .pictures import Seen, seen

API_KEY = f"AQVN-{CANARY}-yandex"
FOLDER = "b1gfolder"
METHOD = "/yandex.cloud.searchapi.v2.ImageSearchService/SearchByImage"
_HTTP = {3: 400, 5: 404, 7: 403, 8: 429, 13: 500, 14: 503, 16: 401}
_EXPIRED = "Token is invalid or has expired."


def refused(code: int, message: str) -> Refusal:
    """Yandex's documented envelope: the code is gRPC's."""
    info = {"@type": "type.googleapis.com/google.rpc.RequestInfo", "requestId": "req-1"}
    return Refusal(_HTTP[code], {"code": code, "message": message, "details": [info]})


@dataclass
class Iam:
    """Exchanges authorised keys for tokens, of which some are valid."""

    exchanged: int = 0
    valid: set[str] = field(default_factory=set)

    def exchange(self, asked: Asked) -> Answer:
        try:
            body = json.loads(asked.body)
            claims(body["jwt"], "PS256", f"http://{asked.headers['host']}/iam/v1/tokens")
        except (ValueError, KeyError, jwt.PyJWTError) as error:
            raise refused(16, f"the assertion is none: {error}") from error
        if jwt.get_unverified_header(body["jwt"]).get("kid") != f"aje-{CANARY}":
            raise refused(16, "the key is unknown")
        self.exchanged += 1
        token = f"t1.{CANARY}-exchanged-{self.exchanged}"
        self.valid.add(token)
        answer = {"iamToken": token, "expiresAt": "2026-11-21T23:59:59Z"}
        return Answer(json.dumps(answer).encode())

    def fault(self, authorization: str) -> str | None:
        """Why this header is refused."""
        scheme, _, secret = authorization.partition(" ")
        good = secret == API_KEY if scheme == "Api-Key" else scheme == "Bearer" and secret in self.valid
        return None if good else _EXPIRED if scheme == "Bearer" else "Unknown api key"


class _Service:
    path = ""

    def __init__(self) -> None:
        self.iam = Iam()
        self.images: list[Seen | None] = []

    def __call__(self, asked: Asked) -> Answer:
        if asked.path == "/iam/v1/tokens":
            return self.iam.exchange(asked)
        if asked.path != self.path or asked.method != "POST":
            raise refused(5, f"there is nothing at {asked.path}")
        why = self.iam.fault(asked.headers.get("authorization", ""))
        if why:
            raise refused(16, why)
        if not asked.headers.get("content-type", "").startswith("application/json"):
            raise refused(3, "the content type is not JSON")
        if "x-data-logging-enabled" in asked.headers:
            raise refused(3, "nobody asked for logging")
        return self.answer(asked)

    def answer(self, asked: Asked) -> Answer:
        raise NotImplementedError


def _parsed(asked: Asked, message: Any) -> Any:
    try:
        return json_format.Parse(asked.body, message, ignore_unknown_fields=False)
    except json_format.ParseError as error:
        raise refused(3, f"the request is no message: {error}"[:300]) from error


def _json(message: Any, *, zeros: bool = False) -> bytes:
    text = json_format.MessageToJson(message, indent=None, always_print_fields_with_no_presence=zeros)
    return text.encode()


def _box(polygon: Any, picture: Seen) -> None:
    """Set the left half as a box, counter-clockwise from the top left as Yandex has it."""
    half = picture.width // 2
    for x, y in ((0, 0), (0, picture.height), (half, picture.height), (half, 0)):
        polygon.vertices.add(x=x, y=y)


class YandexVision(_Service):
    """The rules of ``batchAnalyze``; faces and classification may be switched off as they were in 2024."""

    path = "/vision/v1/batchAnalyze"
    discontinued = False

    def answer(self, asked: Asked) -> Answer:
        batch = _parsed(asked, vision_service_pb2.BatchAnalyzeRequest())
        if not 1 <= len(batch.analyze_specs) <= 8:
            raise refused(3, "analyze_specs: Number of elements must be in the range 1-8")
        if len(batch.folder_id) > 50:
            raise refused(3, "folder_id: Field is too long")
        answer = vision_service_pb2.BatchAnalyzeResponse()
        for spec in batch.analyze_specs:
            if not 1 <= len(spec.features) <= 8 or spec.WhichOneof("source") != "content":
                raise refused(3, "features: Number of elements must be in the range 1-8")
            self._file(spec, answer.results.add())
        return Answer(_json(answer))

    def _file(self, spec: Any, file: Any) -> None:
        picture = seen(spec.content, ("JPEG", "PNG"))
        self.images.append(picture)
        fault = None
        if len(spec.content) > 1_000_000:
            fault = "Image is too big"
        elif picture is None:
            fault = "Can't decode Image"
        elif picture.width * picture.height > 20_000_000:
            fault = "Image resolution is too high"
        elif spec.mime_type not in {"image/jpeg", "image/png"}:
            fault = "Mime type is none"
        if fault or picture is None:
            file.error.code, file.error.message = 3, fault or ""
            return
        for feature in spec.features:
            self._feature(feature, picture, file.results.add())

    def _feature(self, feature: Any, picture: Seen, result: Any) -> None:
        kind = vision_service_pb2.Feature.Type.Name(feature.type)
        config = feature.WhichOneof("config")
        if kind == "TEXT_DETECTION":
            codes = feature.text_detection_config.language_codes
            if not 1 <= len(codes) <= 8 or any(len(code) > 3 for code in codes):
                message = f"Incorrect feature configuration: Incorrect number of language codes: {len(codes)}"
                result.error.code, result.error.message = 3, message
                return
            page = result.text_detection.pages.add(width=picture.width, height=picture.height)
            block = page.blocks.add()
            line = block.lines.add(confidence=0.8)
            for text in ("size", picture.name):
                word = line.words.add(text=text, confidence=0.8, entity_index=-1)
                word.languages.add(language_code="en", confidence=0.8)
                _box(word.bounding_box, picture)
            _box(line.bounding_box, picture)
            _box(block.bounding_box, picture)
        elif kind == "IMAGE_COPY_SEARCH":
            search = result.image_copy_search
            search.copy_count = 13
            search.top_results.add(
                image_url="https://img.example/1.jpg", page_url="vk.example/wall-1", title=picture.name
            )
        elif self.discontinued:
            result.error.code, result.error.message = 12, "The feature is discontinued"
        elif kind == "FACE_DETECTION":
            _box(result.face_detection.faces.add().bounding_box, picture)
        elif kind == "CLASSIFICATION" and config == "classification_config":
            names = {"quality": ("low", "high"), "moderation": ("adult", "text")}
            for name in names[feature.classification_config.model]:
                result.classification.properties.add(name=name, probability=0.5)
        else:
            result.error.code, result.error.message = 3, "Incorrect feature configuration"


class YandexOcr(_Service):
    """The rules of ``recognizeText``; answers are streamed messages, zeros written."""

    path = "/ocr/v1/recognizeText"

    def answer(self, asked: Asked) -> Answer:
        request = _parsed(asked, ocr_service_pb2.RecognizeTextRequest())
        picture = seen(request.content, ("JPEG", "PNG"))
        self.images.append(picture)
        if (
            len(request.content) > 10_000_000
            or picture is None
            or picture.width * picture.height > 20_000_000
        ):
            body = {"grpcCode": 3, "httpCode": 400, "message": "Can't decode Image", "details": []}
            raise Refusal(400, {"error": {**body, "httpStatus": "Bad Request"}})
        if request.mime_type.removeprefix("image/").upper() != picture.format or not request.language_codes:
            raise refused(3, "mimeType or languageCodes is wrong")
        answer = ocr_service_pb2.RecognizeTextResponse()
        annotation = answer.text_annotation
        annotation.width, annotation.height = picture.width, picture.height
        annotation.full_text = f"size {picture.name}\n"
        annotation.rotate = 2  # type: ignore[assignment]  # ANGLE_90
        block = annotation.blocks.add(layout_type=0)
        block.languages.add(language_code="en")
        line = block.lines.add(text=f"size {picture.name}")
        line.text_segments.add(start_index=0, length=len(line.text))
        for text in line.text.split():
            _box(line.words.add(text=text, entity_index=-1).bounding_box, picture)
        _box(line.bounding_box, picture)
        _box(block.bounding_box, picture)
        table = annotation.tables.add(row_count=1, column_count=1)
        _box(table.bounding_box, picture)
        table.cells.add(text="size", column_span=1, row_span=1)
        return Answer(b'{"result":' + _json(answer, zeros=True) + b"}\n")


class _Search:
    """What search by image answers, whatever the transport."""

    def __init__(self) -> None:
        self.images: list[Seen | None] = []
        self.requests: list[Any] = []

    def answer_to(self, request: Any) -> Any:
        """Return the answer's message; raise ValueError with the reason the request is refused."""
        self.requests.append(request)
        which = request.WhichOneof("image")
        if request.folder_id != FOLDER:
            raise ValueError("folder_id: Field is required")
        if which == "data":
            picture = seen(request.data, ("JPEG", "PNG", "GIF", "WEBP", "BMP"))
            self.images.append(picture)
            if picture is None or len(request.data) > 3_145_728:
                raise ValueError("data: the image cannot be taken")
            name = picture.name
        elif which == "id" and request.id.startswith("44/"):
            name = request.id.removeprefix("44/")
        else:
            raise ValueError("One of url, data, id is required")
        answer = img_search_service_pb2.ImageSearchByImageResponse(
            page=request.page, max_page=36, id=f"44/{name}"
        )
        for number in range(3 if request.page < 2 else 0):
            answer.images.add(
                url=f"https://img.example/{name}/{request.page}/{number}.jpg",
                format=1,
                width=1920,
                height=1080,
                passage="a passage ",
                host=f"p{number}.example",
                page_title=f"{name} title",
                page_url=f"https://p{number}.example/{request.page}",
            )
        return answer


class YandexSearch(_Service):
    """Search by image over HTTP and JSON."""

    path = "/v2/image/search_by_image"

    def __init__(self) -> None:
        super().__init__()
        self.search = _Search()

    def answer(self, asked: Asked) -> Answer:
        request = _parsed(asked, img_search_service_pb2.ImageSearchByImageRequest())
        try:
            return Answer(_json(self.search.answer_to(request)))
        except ValueError as error:
            raise refused(3, str(error)) from error


class SearchOverGrpc:
    """Search by image over gRPC; each of ``codes`` refuses one call with that status."""

    def __init__(self) -> None:
        self.iam = Iam()
        self.search = _Search()
        self.codes: list[tuple[grpc.StatusCode, str]] = []
        self.answers: list[bytes] = []
        self.calls = 0
        self.target = ""

    @property
    def url(self) -> str:
        return self.target

    async def call(self, data: bytes, context: grpc.aio.ServicerContext[Any, Any]) -> bytes:
        self.calls += 1
        if self.codes:
            code, words = self.codes.pop(0)
            await context.abort(code, words)
        metadata = {name: str(value) for name, value in context.invocation_metadata() or ()}
        why = self.iam.fault(metadata.get("authorization", ""))
        if why:
            await context.abort(grpc.StatusCode.UNAUTHENTICATED, why)
        if self.answers:
            return self.answers.pop(0)
        request = img_search_service_pb2.ImageSearchByImageRequest()
        try:
            request.ParseFromString(data)
            message = self.search.answer_to(request)
        except (ValueError, DecodeError) as error:
            await context.abort(grpc.StatusCode.INVALID_ARGUMENT, str(error))
        answer: bytes = message.SerializeToString()
        return answer


class _Router(grpc.GenericRpcHandler):  # type: ignore[type-arg]  # not generic at run time
    def __init__(self, behave: Any) -> None:
        self._behave = behave

    def service(self, details: Any) -> Any:
        return grpc.unary_unary_rpc_method_handler(self._behave) if details.method == METHOD else None


@contextmanager
def searching_over_grpc() -> Iterator[SearchOverGrpc]:
    """Run the gRPC service on loopback, in a loop and thread of its own."""
    service = SearchOverGrpc()
    ready = threading.Event()
    loop = asyncio.new_event_loop()
    ended = asyncio.Event()

    async def serve() -> None:
        server = grpc.aio.server(options=[("grpc.max_receive_message_length", 32 * 2**20)])
        server.add_generic_rpc_handlers((_Router(service.call),))
        service.target = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
        await server.start()
        ready.set()
        await ended.wait()
        await server.stop(None)

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    try:
        assert ready.wait(10)
        yield service
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.close()
