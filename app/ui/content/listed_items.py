"""The findings of an analysis besides text, in groups: fields, faces, objects, labels, colours, properties.

No widgets here. Properties come as the provider gave them; colours are found in them by their form (red,
green and blue, six hexadecimal digits, a plain name), not by whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from app.model.analysis import Analysis, Face, ImageLabel, Object
from app.model.geometry import Polygon
from app.model.safe_text import one_line
from app.ui.base.i18n import mark, number_text, tr
from app.ui.base.language_names import language_names
from app.ui.base.safe_text import sentence_case
from app.ui.content.display_names import display_name

MOST_FACTS: Final = 2_000
"""Rows that properties and attributes may take together; the rest stands in the raw answer."""
DEEPEST: Final = 12
"""Levels of properties within properties."""
LABELS: Final = {
    "label": mark("Labels"),
    "caption": mark("Captions"),
    "category": mark("Categories"),
    "classification": mark("Classification"),
    "safety": mark("Safety"),
    "landmark": mark("Landmarks"),
    "logo": mark("Logos"),
    "brand": mark("Brands"),
    "entity": mark("Web entities"),
    "guess": mark("Best guesses"),
}
OBJECTS: Final = {
    "object": mark("Objects"),
    "person": mark("People"),
    "celebrity": mark("Celebrities"),
    "brand": mark("Brands"),
    "logo": mark("Logos"),
    "landmark": mark("Landmarks"),
    "product": mark("Products"),
    "barcode": mark("Barcodes"),
    "caption": mark("Captions of parts"),
    "crop": mark("Crop hints"),
    "table": mark("Tables"),
}
_SINGLE: Final = {
    "person": mark("Person"),
    "crop": mark("Crop hint"),
    "barcode": mark("Barcode"),
    "product": mark("Product"),
}
_NAMES: Final = {
    "black": "#000000", "blue": "#0000ff", "brown": "#a52a2a", "gray": "#808080", "grey": "#808080",
    "green": "#008000", "orange": "#ffa500", "pink": "#ffc0cb", "purple": "#800080", "red": "#ff0000",
    "teal": "#008080", "white": "#ffffff", "yellow": "#ffff00",
}  # fmt: skip
"""The colours services call by name, as style sheets define them."""
_HEX: Final = re.compile(r"#?([0-9a-fA-F]{6})")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")
_LANGUAGE: Final = re.compile(r"(?:.*[a-z_])?(?:language|locale)(?:_?codes?|s)?", re.IGNORECASE)
"""Names of properties that hold codes of languages."""
_TITLES: Final = ("description", "displayName", "name", "text", "label", "content")
_SHORT: Final = 12


@dataclass(frozen=True)
class ListedItem:
    """One item of the list: ``title`` is fit to be shown, ``text`` goes to the clipboard as it came.

    ``kind`` group, face, object, label, entity, colour or fact; ``provider_kind`` is the finer one.
    ``number`` is its place in the analysis where it has one. ``swatch`` is ``#rrggbb`` for colours.
    """

    kind: str
    title: str
    text: str = ""
    number: int | None = None
    provider_kind: str = ""
    polygon: Polygon = ()
    confidence: float | None = None
    swatch: str = ""
    items: tuple[ListedItem, ...] = ()
    closed: bool = False


def listed_groups(analysis: Analysis) -> Iterator[ListedItem]:
    """Yield the groups of findings besides text, in the order they are listed."""
    room = count()
    if analysis.text is not None and analysis.text.entities:
        yield _group(
            tr("Fields"),
            [
                ListedItem("entity", one_line(f"{e.name}: {e.text}"), f"{e.name}: {e.text}")
                for e in analysis.text.entities
            ],
        )
    if analysis.faces:
        yield _group(tr("Faces"), [_face(n, face, room) for n, face in enumerate(analysis.faces)])
    yield from _by_kind(analysis.objects or (), OBJECTS)
    yield from _by_kind(analysis.labels or (), LABELS)
    colours = list(colours_of(analysis.properties))
    if colours:
        yield _group(tr("Colours"), colours)
    properties = dict(analysis.properties)
    facts = _facts(properties, room)
    if analysis.text is not None and analysis.text.languages:
        codes = analysis.text.languages
        said = f"{tr('Languages')}: {language_names(codes)}"
        facts = (ListedItem("fact", said, f"languages: {', '.join(codes)}"), *facts)
    if facts:
        yield ListedItem("group", f"{tr('Properties')} · {len(facts)}", items=facts, closed=True)


def colours_of(properties: Mapping[str, Any]) -> Iterator[ListedItem]:
    """Yield the colours that properties name, most important first, as the provider orders them."""
    for name, value in properties.items():
        if "color" in name.lower() or "imageproperties" in name.lower():
            yield from _colours(value, name, 0)


def _group(title: str, items: Sequence[ListedItem]) -> ListedItem:
    return ListedItem("group", f"{title} · {len(items)}", items=tuple(items))


def _face(number: int, face: Face, room: Iterator[int]) -> ListedItem:
    facts = _facts({_spaced(k): _spaced(v) for k, v in face.attributes.items()}, room)
    if face.landmarks:
        facts += (_fact("landmarks", len(face.landmarks)),)
    title = tr("Face {number}").format(number=number + 1)
    return ListedItem("face", title, "", number, "", face.polygon, face.confidence, items=facts, closed=True)


def _spaced(value: Any) -> Any:
    """Return ``very_unlikely`` as "very unlikely"; what is no text stays as it is."""
    return value.replace("_", " ") if isinstance(value, str) else value


def _by_kind(findings: Sequence[Object | ImageLabel], titles: Mapping[str, str]) -> Iterator[ListedItem]:
    of_kind: dict[str, list[ListedItem]] = {}
    for number, finding in enumerate(findings):
        members = of_kind.setdefault(finding.kind, [])
        name = finding.name or f"{_single(finding.kind)} {len(members) + 1}"
        if finding.kind == "crop" and re.fullmatch(r"[0-9.]+", name):
            name = tr("Aspect ratio {ratio}").format(ratio=name)
        polygon = finding.polygon if isinstance(finding, Object) else ()
        kind = "object" if isinstance(finding, Object) else "label"
        members.append(
            ListedItem(kind, one_line(name), name, number, finding.kind, polygon, finding.confidence)
        )
    order = list(titles)
    for kind in sorted(of_kind, key=lambda k: order.index(k) if k in titles else len(order)):
        title = tr(titles[kind]) if kind in titles else sentence_case(one_line(kind.replace("_", " "), 40))
        yield _group(title, of_kind[kind])


def _single(kind: str) -> str:
    return tr(_SINGLE[kind]) if kind in _SINGLE else sentence_case(display_name(kind))


def _colours(value: Any, name: str, depth: int) -> Iterator[ListedItem]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        swatch = _rgb(value.get("color"))
        if swatch:
            yield ListedItem(
                "colour", swatch + _share_text(value.get("pixelFraction")), swatch, swatch=swatch
            )
            return
        for key, inner in value.items():
            yield from _colours(inner, str(key), depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _colours(inner, name, depth + 1)
    elif "color" in name.lower():
        swatch = _swatch(name, value)
        if swatch:
            title = f"{_plain(name)}: {value if swatch.lstrip('#') != str(value).lower() else swatch}"
            yield ListedItem("colour", one_line(title), title, swatch=swatch)


def _share_text(share: Any) -> str:
    if not isinstance(share, int | float):
        return ""
    if share < 0.01:
        return " · " + tr("under 1 % of the image")
    return " · " + tr("{share} % of the image").format(share=number_text(share * 100))


def _plain(name: str) -> str:
    """Return ``dominantColorForeground`` as "dominant foreground"."""
    words = [w.lower() for w in _CAMEL.split(name) if w]
    return " ".join(w for w in words if w not in {"color", "colors"}) or name


def _rgb(value: Any) -> str:
    """Return ``#rrggbb`` of red, green and blue from 0 to 255, zeros left out (black: ``{}``); else empty."""
    if not isinstance(value, dict) or not value.keys() <= {"red", "green", "blue", "alpha"}:
        return ""
    parts = [value.get(part) or 0 for part in ("red", "green", "blue")]
    if not all(isinstance(p, int | float) and 0 <= p <= 255 for p in parts):
        return ""
    return "#" + "".join(f"{round(p):02x}" for p in parts)


def _swatch(name: str, value: Any) -> str:
    """Return ``#rrggbb`` of a text whose name says it is a colour; else empty."""
    if not isinstance(value, str) or "color" not in name.lower():
        return ""
    digits = _HEX.fullmatch(value)
    return f"#{digits[1].lower()}" if digits else _NAMES.get(value.lower(), "")


def _facts(properties: Mapping[str, Any], room: Iterator[int], depth: int = 0) -> tuple[ListedItem, ...]:
    """Return an item for each property, those with parts folded; stop where there is no more room."""
    items = []
    for name, value in properties.items():
        if next(room) >= MOST_FACTS:
            items.append(ListedItem("fact", tr("… more in the raw answer")))
            break
        items.append(_fact_of(str(name), value, room, depth))
    return tuple(items)


def _fact_of(name: str, value: Any, room: Iterator[int], depth: int) -> ListedItem:
    swatch = _rgb(value)
    if swatch:
        return ListedItem("fact", f"{one_line(name, 60)}: {swatch}", f"{name}: {swatch}", swatch=swatch)
    flat = _flat(value)
    if flat is not None or depth >= DEEPEST:
        return _fact(name, value if flat is None else flat)
    inner = value
    if not isinstance(value, dict):
        inner = {_part_title(n, v): v for n, v in enumerate(value, 1)}
    items = _facts(inner, room, depth + 1)
    return ListedItem("fact", f"{one_line(name, 60)} · {len(value)}", name, items=items)


def _fact(name: str, value: Any) -> ListedItem:
    text = f"{name}: {value}"
    shown = text
    if isinstance(value, str) and _LANGUAGE.fullmatch(name):
        shown = f"{name}: {language_names(value.split(', '))}"
    return ListedItem("fact", one_line(shown), text, swatch=_swatch(name, value))


def _part_title(number: int, value: Any) -> str:
    """Return the title of a part of a list: its number, and its name where it has one."""
    named = next((value[t] for t in _TITLES if value.get(t)), "") if isinstance(value, dict) else ""
    return f"{number} {one_line(named, 60)}" if isinstance(named, str) and named else str(number)


def _flat(value: Any) -> str | None:
    """Return a value on one line; ``None`` for one with parts worth rows of their own."""
    if isinstance(value, dict):
        if not value or not value.keys() <= {"x", "y"}:
            return None if value else "—"
        return f"({_flat(value.get('x', 0))}, {_flat(value.get('y', 0))})"
    if isinstance(value, list | tuple):
        parts = [_flat(v) for v in value] if len(value) <= _SHORT else [None]
        nested = any(isinstance(v, list | tuple) for v in value)
        return None if None in parts else ("; " if nested else ", ").join(map(str, parts)) or "—"
    if isinstance(value, float):
        return f"{value:.6g}"
    words = {True: tr("yes"), False: tr("no"), None: "—"} if value is None or isinstance(value, bool) else {}
    return words.get(value, str(value))
