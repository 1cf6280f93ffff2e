"""Azure Image Analysis 3.2, Read 3.2 and Image Analysis 4.0 by their documented rules, on loopback."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

from .keys import CANARY
from .local import Answer, Asked, Refusal
from .pictures import Seen, seen

KEY = f"0123456789abcdef-{CANARY}-azure"
TOKEN = f"eyJ0-{CANARY}-entra"
_FORMATS_3 = ("JPEG", "PNG", "GIF", "BMP")
_FORMATS_READ = ("JPEG", "PNG", "BMP", "TIFF")
_FORMATS_4 = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "ICO", "TIFF", "MPO")
_VISUAL = frozenset({
    "ImageType", "Faces", "Adult", "Categories", "Color", "Tags", "Description", "Objects", "Brands",
})  # fmt: skip
_FEATURES = frozenset({"tags", "caption", "denseCaptions", "objects", "read", "smartCrops", "people"})
_MODEL = re.compile(r"^(latest|\d{4}-\d{2}-\d{2})(-preview)?$")


def gateway(status: int, message: str) -> Refusal:
    """Return an error of Azure's gateway, which has no inner error."""
    return Refusal(status, {"error": {"code": str(status), "message": message}})


def refused(inner: str, message: str, status: int = 400) -> Refusal:
    """Return an error of 3.2, whose exact code is nested."""
    nested = {"code": inner, "message": message}
    body = {"error": {"code": "InvalidRequest", "innererror": nested, "message": message}}
    return Refusal(status, body, apim_request_id="apim-1")


class Azure:
    """One resource with both versions of the service."""

    def __init__(self) -> None:
        self.images: list[Seen | None] = []
        self.readings: dict[str, tuple[Seen, int]] = {}
        self.polls_needed = 2
        self.elsewhere = "https://westus.api.cognitive.microsoft.com"

    def __call__(self, asked: Asked) -> Answer:
        key, bearer = asked.headers.get("ocp-apim-subscription-key"), asked.headers.get("authorization")
        if key != KEY and bearer != f"Bearer {TOKEN}":
            raise gateway(401, "Access denied due to invalid subscription key or wrong API endpoint.")
        if asked.path.startswith("/vision/v3.2/read/analyzeResults/") and asked.method == "GET":
            return self._poll(asked.path.rpartition("/")[2])
        known = {
            "/computervision/imageanalysis:analyze": self._four,
            "/vision/v3.2/analyze": self._three,
            "/vision/v3.2/read/analyze": self._read,
        }
        if asked.method != "POST" or asked.path not in known:
            raise gateway(404, "Resource not found")
        if not _MODEL.match(asked.query.get("model-version", "latest")):
            raise refused("BadArgument", "model-version is malformed")
        return known[asked.path](asked)

    def _picture(self, asked: Asked, formats: tuple[str, ...], most: int, side: int, least: int = 51) -> Seen:
        content = asked.headers.get("content-type")
        if content != "application/octet-stream":
            raise refused("UnsupportedMediaType", f"The provided image content type {content}", 415)
        if not 0 < len(asked.body) <= most:
            raise refused("InvalidImageSize", "Input image is too large.")
        picture = seen(asked.body, formats)
        self.images.append(picture)
        if picture is None:
            raise refused("InvalidImageFormat", "Input data is not a valid image.")
        if min(picture.width, picture.height) < least or max(picture.width, picture.height) > side:
            raise refused("InvalidImageSize", "Image must be at least 50 pixels in width and height")
        return picture

    def _four(self, asked: Asked) -> Answer:
        if asked.query.get("api-version") not in {"2024-02-01", "2023-10-01"}:
            raise gateway(404, "Resource not found")
        names = asked.query.get("features", "").split(",")
        if not set(names) <= _FEATURES:
            raise refused("NotSupportedVisualFeature", "Specified feature type is not valid")
        if "caption" in names and asked.query.get("language", "en") != "en":
            raise refused("NotSupportedLanguage", "The input language is not supported.")
        picture = self._picture(asked, _FORMATS_4, 20_971_520, 15_999)
        box = {"x": 0, "y": 0, "w": picture.width // 2, "h": picture.height}
        quad = [{"x": 0, "y": 0}, {"x": 40, "y": 0}, {"x": 40, "y": 20}, {"x": 0, "y": 20}]
        word = {"text": picture.name, "boundingPolygon": quad, "confidence": 0.95}
        parts: dict[str, Any] = {
            "tags": {"values": [{"name": picture.name, "confidence": 0.9}]},
            "caption": {"text": "a picture", "confidence": 0.7},
            "objects": {"values": [{"boundingBox": box, "tags": [{"name": "thing", "confidence": 0.6}]}]},
            "read": {
                "blocks": [{"lines": [{"text": picture.name, "boundingPolygon": quad, "words": [word]}]}]
            },
            "smartCrops": {"values": [{"aspectRatio": 1.2, "boundingBox": box}]},
            "people": {"values": [{"boundingBox": box, "confidence": 0.00165}]},
        }
        body = {f"{name}Result": parts[name] for name in names}
        size = {"width": picture.width, "height": picture.height}
        return Answer(json.dumps({"modelVersion": "2023-10-01", "metadata": size, **body}).encode())

    def _three(self, asked: Asked) -> Answer:
        names = asked.query.get("visualFeatures", "Categories").split(",")
        details = [name for name in asked.query.get("details", "").split(",") if name]
        if not set(names) <= _VISUAL:
            raise refused("NotSupportedVisualFeature", "Specified feature type is not valid")
        if not set(details) <= {"Celebrities", "Landmarks"}:
            raise refused("InvalidDetails", "Specified domain model is not valid")
        if set(names) & {"Description", "Categories"} and asked.query.get("language", "en") not in {
            "en", "es", "ja", "pt", "zh",
        }:  # fmt: skip
            raise refused("NotSupportedLanguage", "The input language is not supported.")
        picture = self._picture(asked, _FORMATS_3, 4_000_000, 15_999)
        box = {"x": 0, "y": 0, "w": picture.width // 2, "h": picture.height}
        rectangle = {"left": 0, "top": 0, "width": picture.width // 2, "height": picture.height}
        landmark = {"landmarks": [{"name": "Tower", "confidence": 0.9}]} if details else {}
        parts: dict[str, tuple[str, Any]] = {
            "Faces": ("faces", [{"faceRectangle": rectangle}]),
            "Adult": (
                "adult",
                {"isAdultContent": False, "adultScore": 0.01, "racyScore": 0.02, "goreScore": 0},
            ),
            "Categories": ("categories", [{"name": "building_", "score": 0.8, "detail": landmark}]),
            "Color": ("color", {"dominantColors": ["White"], "accentColor": "0B0B0B", "isBWImg": False}),
            "Tags": ("tags", [{"name": picture.name, "confidence": 0.9}]),
            "Description": (
                "description",
                {"tags": ["outdoor"], "captions": [{"text": "a picture", "confidence": 0.5}]},
            ),
            "Objects": ("objects", [{"rectangle": box, "object": "thing", "confidence": 0.6}]),
            "Brands": ("brands", [{"name": "Brand", "confidence": 0.5, "rectangle": box}]),
            "ImageType": ("imageType", {"clipArtType": 0, "lineDrawingType": 0}),
        }
        size = {"width": picture.width, "height": picture.height, "format": "Png"}
        body = dict(parts[name] for name in names)
        return Answer(json.dumps({**body, "requestId": str(uuid.uuid4()), "metadata": size}).encode())

    def _read(self, asked: Asked) -> Answer:
        if asked.query.get("readingOrder", "basic") not in {"basic", "natural"}:
            raise refused("InvalidReadingOrder", "readingOrder is basic or natural")
        picture = self._picture(asked, _FORMATS_READ, 4_000_000, 10_000)
        operation = str(uuid.uuid4())
        self.readings[operation] = picture, 0
        location = f"{self.elsewhere}/vision/v3.2/read/analyzeResults/{operation}"
        return Answer(b"", 202, {"Operation-Location": location, "apim-request-id": operation})

    def _poll(self, operation: str) -> Answer:
        if operation not in self.readings:
            raise gateway(404, "Resource not found")
        picture, polls = self.readings[operation]
        self.readings[operation] = picture, polls + 1
        if polls + 1 < self.polls_needed:
            return Answer(b'{"status":"running","createdDateTime":"2026-11-21T06:00:04.236Z"}')
        quad = [0, 0, 40, 0, 40, 20, 0, 20]
        word = {"boundingBox": quad, "text": picture.name, "confidence": 0.9}
        line = {"boundingBox": quad, "text": picture.name, "words": [word]}
        page = {
            "page": 1, "angle": 0, "width": picture.width, "height": picture.height, "unit": "pixel",
            "lines": [line],
        }  # fmt: skip
        result = {"version": "3.2.0", "readResults": [page]}
        return Answer(json.dumps({"status": "succeeded", "analyzeResult": result}).encode())
