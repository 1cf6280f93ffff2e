"""What each service can be asked, as one table: provider, feature, and the options it is asked with."""

from __future__ import annotations

from app.providers.kit.registry import provider

_PRODUCTS = ("--option", "google-vision.product_set=projects/p/locations/us-west1/productSets/s")
_SERVICES = ("google-vision", "yandex-vision", "azure-vision", "yandex-ocr")

TABLE: list[tuple[str, str, tuple[str, ...]]] = [
    (name, feature, _PRODUCTS if feature == "products" else ())
    for name in _SERVICES
    for feature in sorted(provider(name).features)
] + [
    ("yandex-search", "copies", ("--option", "yandex-search.transport=rest")),
    ("yandex-search", "copies", ("--option", "yandex-search.transport=grpc")),
]
