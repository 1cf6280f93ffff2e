"""What the code relies on stands on the page about the wire, under the headings the code cites."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from app import providers
from app.providers.kit.registry import providers as every_provider
from app.providers.kit.wire_struct import WireStruct
from app.providers.yandex.search_messages import IMAGE_FIELDS, METHOD, REQUEST_FIELDS

ROOM = Path(providers.__file__).parent
PAGE = (ROOM / "WIRE.md").read_text()
HEADINGS = set(re.findall(r"^## (.+)$", PAGE, re.MULTILINE))


@pytest.mark.parametrize("file", sorted(ROOM.rglob("*.py")), ids=lambda f: str(f.relative_to(ROOM)))
def test_code_cites_headings_that_are_there(file: Path) -> None:
    source = file.read_text()
    cited = re.findall(r'``WIRE\.md``, "([^"]+)"', source)
    assert source.count("WIRE.md") == len(cited)
    assert set(cited) <= HEADINGS


def test_every_key_that_is_read_or_ignored_is_told() -> None:
    assert every_provider()
    words = set(re.findall(r"\w+", PAGE))
    shapes = [s for s in WireStruct.__subclasses__() if s.__module__.startswith("app.providers.")]
    assert len(shapes) > 80
    for shape in shapes:
        keys = {field.encode_name for field in msgspec.structs.fields(shape)} | set(shape.IGNORED_KEYS)
        assert keys <= words, f"{shape.__name__}: {sorted(keys - words)}"


def test_every_field_of_the_messages_is_told_with_its_number() -> None:
    assert METHOD in PAGE
    for name, number, _ in (*REQUEST_FIELDS, *IMAGE_FIELDS):
        assert f"`{name}` {number}" in " ".join(PAGE.split())


def test_the_page_is_about_services_only() -> None:
    assert not re.search(r"/(work|tmp|home|shared)/|\bshared folder", PAGE)
