"""What can be asked of a provider."""

from __future__ import annotations

from enum import StrEnum


class Feature(StrEnum):
    """Feature names as the command line, the settings and the analysis document spell them."""

    TEXT = "text"
    FACES = "faces"
    OBJECTS = "objects"
    PEOPLE = "people"
    LABELS = "labels"
    COPIES = "copies"
    CLASSIFICATION = "classification"
    LOGOS = "logos"
    LANDMARKS = "landmarks"
    BRANDS = "brands"
    CATEGORIES = "categories"
    CAPTION = "caption"
    CROPS = "crops"
    COLORS = "colors"
    SAFETY = "safety"
    PRODUCTS = "products"
    BARCODES = "barcodes"
