"""One file a format: ``write(image, analyses) -> bytes``."""
