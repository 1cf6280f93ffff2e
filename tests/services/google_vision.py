"""Google Vision as its documentation describes it, on loopback."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

import jwt
from google.cloud import vision_v1
from google.protobuf import json_format

from .keys import CANARY, claims
from .local import Answer, Asked, Refusal
from .pictures import Seen, seen

API_KEY = f"AIza-{CANARY}-google"
TOKEN = f"ya29.{CANARY}-user"
BODY = 10_000_000
PIXELS = 75_000_000
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "ICO", "TIFF")
_REGIONAL = frozenset({"us", "eu", "asia"})


def refused(status: int, name: str, message: str, reason: str = "") -> Refusal:
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}] if reason else []
    return Refusal(
        status, {"error": {"code": status, "message": message, "status": name, "details": details}}
    )


class Google:
    """The rules of ``images:annotate`` and of the token exchange; tokens can be let expire."""

    def __init__(self) -> None:
        self.exchanged = 0
        self.valid: set[str] = {TOKEN}
        self.images: list[Seen | None] = []

    def __call__(self, asked: Asked) -> Answer:
        if asked.path == "/token":
            return self._token(asked)
        path = asked.path.split("/")
        whole = ["", "v1", "images:annotate"]
        with_parent = path[:3] == ["", "v1", "projects"] and path[-1] == "images:annotate" and len(path) == 7
        if asked.method != "POST" or not (path == whole or with_parent):
            raise refused(404, "NOT_FOUND", f"no method is at {asked.path}")
        if with_parent and (path[4] != "locations" or path[5] not in _REGIONAL):
            raise refused(400, "INVALID_ARGUMENT", "the parent is none")
        self._authorize(asked)
        if not asked.headers.get("content-type", "").startswith("application/json"):
            raise refused(400, "INVALID_ARGUMENT", "the content type is not JSON")
        if len(asked.body) > BODY:
            raise refused(400, "INVALID_ARGUMENT", "Request payload size exceeds the limit: 10485760 bytes.")
        message = vision_v1.BatchAnnotateImagesRequest.pb()()
        try:
            json_format.Parse(asked.body, message, ignore_unknown_fields=False)
        except json_format.ParseError as error:
            raise refused(400, "INVALID_ARGUMENT", f"Invalid JSON payload received. {error}"[:300]) from error
        if not 1 <= len(message.requests) <= 16:
            raise refused(400, "INVALID_ARGUMENT", "Too many images per request.")
        answer = vision_v1.BatchAnnotateImagesResponse.pb()()
        for entry in message.requests:
            self._annotate(entry, answer.responses.add())
        return Answer(json_format.MessageToJson(answer, indent=None).encode())

    def _authorize(self, asked: Asked) -> None:
        if "key" in asked.query:
            raise refused(400, "INVALID_ARGUMENT", "a key in the address reaches logs")
        key, bearer = asked.headers.get("x-goog-api-key"), asked.headers.get("authorization", "")
        if key is not None:
            if key != API_KEY:
                message = "API key not valid. Please pass a valid API key."
                raise refused(400, "INVALID_ARGUMENT", message, "API_KEY_INVALID")
        elif not bearer:
            raise refused(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers.")
        elif bearer.removeprefix("Bearer ") not in self.valid:
            message = "Request had invalid authentication credentials."
            raise refused(401, "UNAUTHENTICATED", message, "ACCESS_TOKEN_EXPIRED")
        elif bearer == f"Bearer {TOKEN}" and not asked.headers.get("x-goog-user-project"):
            message = "authenticated using end user credentials, which is not supported"
            raise refused(403, "PERMISSION_DENIED", message)

    def _token(self, asked: Asked) -> Answer:
        form = {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}
        audience = f"http://{asked.headers['host']}/token"
        try:
            asserted = claims(form.get("assertion", ""), "RS256", audience)
        except jwt.PyJWTError as error:
            raise Refusal(400, {"error": "invalid_grant", "error_description": str(error)}) from error
        right = form.get("grant_type") == "urn:ietf:params:oauth:grant-type:jwt-bearer"
        if not right or asserted.get("scope") not in {
            "https://www.googleapis.com/auth/cloud-platform",
            "https://www.googleapis.com/auth/cloud-vision",
        }:
            raise Refusal(400, {"error": "invalid_scope"})
        self.exchanged += 1
        token = f"ya29.{CANARY}-exchanged-{self.exchanged}"
        self.valid.add(token)
        return Answer(
            json.dumps({"access_token": token, "expires_in": 3599, "token_type": "Bearer"}).encode()
        )

    def _annotate(self, entry: Any, answer: Any) -> None:
        picture = seen(entry.image.content, FORMATS)
        self.images.append(picture)
        if picture is None:
            answer.error.code, answer.error.message = 3, "Bad image data."
            return
        if picture.width * picture.height > PIXELS:
            answer.error.code, answer.error.message = 3, "Image too large. Please limit to 75 megapixels."
            return
        if not entry.features or len({f.type_ for f in entry.features}) != len(entry.features):
            answer.error.code, answer.error.message = 3, "Each feature once, and at least one."
            return
        for feature in entry.features:
            _FINDS[feature.type_](answer, picture, entry)


def _box(poly: Any, picture: Seen) -> None:
    """Around the left half; zeros are left out by the JSON front end."""
    for x, y in ((0, 0), (picture.width // 2, 0), (picture.width // 2, picture.height), (0, picture.height)):
        poly.vertices.add(x=x, y=y)


def _faces(answer: Any, picture: Seen, _one: Any) -> None:
    face = answer.face_annotations.add(detection_confidence=0.75, joy_likelihood=5, roll_angle=-3.5)
    _box(face.bounding_poly, picture)
    _box(face.fd_bounding_poly, picture)
    mark = face.landmarks.add(type_=1)
    mark.position.x, mark.position.y, mark.position.z = 0.0, 20.5, -1.0


def _entity(field: str) -> Any:
    def find(answer: Any, picture: Seen, _one: Any) -> None:
        annotation = getattr(answer, field).add(mid="/m/1", description=picture.name, score=0.5)
        if field != "label_annotations":
            _box(annotation.bounding_poly, picture)

    return find


def _text(answer: Any, picture: Seen, entry: Any) -> None:
    full = answer.full_text_annotation
    full.text = f"size {picture.name}"
    page = full.pages.add(width=picture.width, height=picture.height)
    block = page.blocks.add(block_type=1)
    _box(block.bounding_box, picture)
    paragraph = block.paragraphs.add()
    _box(paragraph.bounding_box, picture)
    scored = entry.image_context.text_detection_params.enable_text_detection_confidence_score
    words = ("size", picture.name)
    for place, text in enumerate(words):
        word = paragraph.words.add(confidence=0.9 if scored else 0.0)
        _box(word.bounding_box, picture)
        for letter in text:
            word.symbols.add(text=letter)
        word.symbols[-1].property.detected_break.type_ = 1 if place + 1 < len(words) else 5
    whole = answer.text_annotations.add(description=full.text, locale="en")
    _box(whole.bounding_poly, picture)


def _safe(answer: Any, _picture: Seen, _one: Any) -> None:
    safe = answer.safe_search_annotation
    safe.adult, safe.spoof, safe.medical, safe.violence, safe.racy = 1, 2, 1, 1, 3


def _colors(answer: Any, _picture: Seen, _one: Any) -> None:
    color = answer.image_properties_annotation.dominant_colors.colors.add(score=0.6, pixel_fraction=0.4)
    color.color.red, color.color.blue = 12, 200


def _crops(answer: Any, picture: Seen, _one: Any) -> None:
    _box(answer.crop_hints_annotation.crop_hints.add(confidence=0.8).bounding_poly, picture)


def _web(answer: Any, picture: Seen, _one: Any) -> None:
    web = answer.web_detection
    web.full_matching_images.add(url=f"https://full.example/{picture.name}.jpg")
    web.partial_matching_images.add(url="https://partial.example/a.jpg")
    web.visually_similar_images.add(url="https://similar.example/b.jpg")
    page = web.pages_with_matching_images.add(
        url="https://page.example/", page_title="A <b>page</b> &amp; more"
    )
    page.full_matching_images.add(url="https://page.example/full.jpg")
    web.best_guess_labels.add(label="a picture", language_code="en")
    web.web_entities.add(entity_id="/m/2", score=1.1076, description="Thing")


def _objects(answer: Any, picture: Seen, _one: Any) -> None:
    annotation = answer.localized_object_annotations.add(mid="/m/3", name=picture.name, score=0.9)
    for x, y in ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0)):
        annotation.bounding_poly.normalized_vertices.add(x=x, y=y)


def _products(answer: Any, picture: Seen, entry: Any) -> None:
    if not entry.image_context.product_search_params.product_set:
        answer.error.code, answer.error.message = 3, "productSet is required."
        return
    group = answer.product_search_results.product_grouped_results.add()
    _box(group.bounding_poly, picture)
    result = group.results.add(score=0.7, image="i")
    result.product.name, result.product.display_name = "projects/p/products/1", "A chair"


_FINDS = {
    1: _faces,
    2: _entity("landmark_annotations"),
    3: _entity("logo_annotations"),
    4: _entity("label_annotations"),
    5: _text,
    6: _safe,
    7: _colors,
    9: _crops,
    10: _web,
    11: _text,
    12: _products,
    19: _objects,
}
