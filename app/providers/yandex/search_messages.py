"""The two protobuf messages of image search, made of tables of their documented fields.

Numbers and types are those of the official protos (``WIRE.md``, "Yandex Search").
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

METHOD: Final = "/yandex.cloud.searchapi.v2.ImageSearchService/SearchByImage"
FAMILY_MODES: Final = ("unspecified", "none", "moderate", "strict")
"""Names of the filter for adult content, by number."""
FORMATS: Final = (
    "IMAGE_FORMAT_UNSPECIFIED", "IMAGE_FORMAT_JPEG", "IMAGE_FORMAT_GIF", "IMAGE_FORMAT_PNG",
)  # fmt: skip
"""Names of the formats of images, by number."""

_Kind = descriptor_pb2.FieldDescriptorProto
# name, number, type: enums travel as int32 on the wire
REQUEST_FIELDS: Final = (
    ("site", 1, _Kind.TYPE_STRING),
    ("folder_id", 2, _Kind.TYPE_STRING),
    ("data", 4, _Kind.TYPE_BYTES),
    ("id", 5, _Kind.TYPE_STRING),
    ("page", 6, _Kind.TYPE_INT64),
    ("family_mode", 7, _Kind.TYPE_INT32),
)
IMAGE_FIELDS: Final = (
    ("url", 1, _Kind.TYPE_STRING),
    ("format", 2, _Kind.TYPE_INT32),
    ("width", 3, _Kind.TYPE_INT64),
    ("height", 4, _Kind.TYPE_INT64),
    ("passage", 5, _Kind.TYPE_STRING),
    ("host", 6, _Kind.TYPE_STRING),
    ("page_title", 7, _Kind.TYPE_STRING),
    ("page_url", 8, _Kind.TYPE_STRING),
)
_ANSWER_FIELDS: Final = (
    ("page", 2, _Kind.TYPE_INT64),
    ("max_page", 3, _Kind.TYPE_INT64),
    ("id", 4, _Kind.TYPE_STRING),
)


@cache
def message_class(name: str) -> Any:
    """Return the class of the message ``SearchByImageRequest`` or ``SearchByImageResponse``."""
    pool = descriptor_pool.DescriptorPool()
    file = descriptor_pb2.FileDescriptorProto(name="vidimus/search.proto", package="vidimus", syntax="proto3")
    image = file.message_type.add(name="ImageInfo")
    request = file.message_type.add(name="SearchByImageRequest")
    response = file.message_type.add(name="SearchByImageResponse")
    response.field.add(
        name="images",
        number=1,
        type=_Kind.TYPE_MESSAGE,
        type_name=".vidimus.ImageInfo",
        label=_Kind.LABEL_REPEATED,
    )
    for message, fields in ((request, REQUEST_FIELDS), (image, IMAGE_FIELDS), (response, _ANSWER_FIELDS)):
        for field, number, kind in fields:
            message.field.add(name=field, number=number, type=kind, label=_Kind.LABEL_OPTIONAL)
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"vidimus.{name}"))
