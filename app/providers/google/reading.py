"""Google Cloud Vision's answer for one image as model values (wire page, sections 1.5 to 1.7).

Reads what ``images:annotate`` answers, and saved forms of it: without the ``responses`` wrapper, with
nulls and zeros written out, with enum numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

import msgspec

from app.model.analysis import (
    Block,
    Copies,
    Face,
    Hit,
    ImageLabel,
    Landmark,
    Language,
    Line,
    Object,
    Text,
    Word,
)
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.geometry import Point, Polygon, mapped
from app.providers.google.shapes import (
    Answer,
    BlockShape,
    Break,
    Entity,
    FaceShape,
    Poly,
    Property,
    Web,
    WordShape,
)
from app.providers.kit.wire_values import (
    Number,
    coordinate,
    host_of,
    hull,
    line_outline,
    number,
    plain_title,
    points,
    share,
    whole,
)

PARTS: dict[Feature, tuple[str, ...]] = {
    Feature.TEXT: ("full_text_annotation", "text_annotations"),
    Feature.FACES: ("face_annotations",),
    Feature.COPIES: ("web_detection",),
    Feature.LABELS: ("label_annotations",),
    Feature.OBJECTS: ("localized_object_annotations",),
    Feature.LOGOS: ("logo_annotations",),
    Feature.LANDMARKS: ("landmark_annotations",),
    Feature.SAFETY: ("safe_search_annotation",),
    Feature.COLORS: ("image_properties_annotation",),
    Feature.CROPS: ("crop_hints_annotation",),
    Feature.PRODUCTS: ("product_search_results",),
}
"""The parts of an answer that belong to a feature."""

LIKELIHOODS = ("unknown", "very_unlikely", "unlikely", "possible", "likely", "very_likely")


def features_of(answer: Answer) -> tuple[Feature, ...]:
    """The features an answer says anything about."""
    return tuple(f for f, parts in PARTS.items() if any(getattr(answer, p) for p in parts))


class Frame:
    """Turns Google's coordinates into pixels of the upright original."""

    def __init__(self, width: float, height: float, to_original: Callable[[Point], Point]) -> None:
        self._width = width
        self._height = height
        self._to_original = to_original

    def polygon(self, poly: Poly | None) -> Polygon:
        """The polygon given in pixels or in shares of the image; empty without one."""
        if poly is None:
            return ()
        if poly.vertices:
            return mapped(points(poly.vertices), self._to_original)
        shares = points(poly.normalized_vertices)
        return tuple(self._to_original((x * self._width, y * self._height)) for x, y in shares)

    def point(self, x: Number, y: Number) -> Point:
        """One point given in pixels."""
        return self._to_original((coordinate(x), coordinate(y)))


def text_of(answer: Answer, frame: Frame) -> Text:
    """Blocks, rebuilt lines and words; ``content`` is Google's own text where it gives one.

    Empties the words of the answer, which are not read twice.
    """
    full = answer.full_text_annotation
    if full and full.pages and any(page.blocks for page in full.pages):
        blocks = tuple(_block(b, frame) for page in full.pages for b in page.blocks or ())
        languages = tuple(dict.fromkeys(c for page in full.pages for c in _codes(page.property)))
        made = Text.of(blocks, languages)
        return msgspec.structs.replace(made, content=full.text.rstrip("\n")) if full.text else made
    flat = answer.text_annotations or []
    content = (full and full.text) or (flat[0].description if flat else "") or ""
    made = _flat_text(content.rstrip("\n"), flat[1:], frame)
    spoken = flat[0].locale if flat else None
    return msgspec.structs.replace(made, languages=(spoken,)) if spoken else made


def faces_of(answer: Answer, frame: Frame) -> tuple[Face, ...]:
    """Faces with landmarks; likelihoods in lower case, angles in degrees."""
    return tuple(_face(face, frame) for face in answer.face_annotations or ())


def objects_of(answer: Answer, frame: Frame) -> tuple[Object, ...]:
    """Every named region: objects, logos, landmarks, crop hints and product groups."""
    found = [
        Object(o.name or "", frame.polygon(o.bounding_poly), share(o.score))
        for o in answer.localized_object_annotations or ()
    ]
    for kind, entities in (("logo", answer.logo_annotations), ("landmark", answer.landmark_annotations)):
        found += [
            Object(e.description or "", frame.polygon(e.bounding_poly), share(e.score), kind)
            for e in entities or ()
        ]
    crops = (answer.crop_hints_annotation and answer.crop_hints_annotation.crop_hints) or ()
    found += [Object("", frame.polygon(c.bounding_poly), share(c.confidence), "crop") for c in crops]
    products = answer.product_search_results
    for group in (products and products.product_grouped_results) or ():
        best = (group.results or [{}])[0]
        product = best.get("product")
        name = product.get("displayName", "") if isinstance(product, dict) else ""
        found.append(
            Object(str(name), frame.polygon(group.bounding_poly), share(best.get("score")), "product")
        )
    return tuple(found)


def labels_of(answer: Answer, asked: Collection[Feature]) -> tuple[ImageLabel, ...]:
    """Labels (with web entities and best guesses, when both were asked for) and safe search."""
    found: list[ImageLabel] = []
    if Feature.LABELS in asked:
        found += [ImageLabel(e.description or "", share(e.score)) for e in answer.label_annotations or ()]
        if Feature.COPIES in asked:
            # a web entity's score is not normalised (1.1 is on record), so it is no confidence
            web = answer.web_detection or Web()
            entities = web.web_entities or ()
            found += [ImageLabel(e.description or e.entity_id or "", None, "entity") for e in entities]
            found += [ImageLabel(g.label or "", None, "guess") for g in web.best_guess_labels or ()]
    if Feature.SAFETY in asked:
        for name, value in (answer.safe_search_annotation or {}).items():
            said = likelihood(value)
            if said:
                found.append(ImageLabel(f"{name}: {said.replace('_', ' ')}", None, "safety"))
    return tuple(found)


def copies_of(answer: Answer) -> Copies:
    """Web detection as hits: one for each image of a page, then the images without a page.

    Visually similar images are ``similar``, never copies.
    """
    web = answer.web_detection or Web()
    hits: list[Hit] = []
    on_pages: set[str] = set()
    for page in web.pages_with_matching_images or ():
        title = plain_title(page.page_title)
        images = [("full", i) for i in page.full_matching_images or ()]
        images += [("partial", i) for i in page.partial_matching_images or ()]
        on_pages.update(i.url for _, i in images if i.url)
        hits += [Hit(relation, page.url, i.url, host_of(page.url), title) for relation, i in images]
        if not images:
            hits.append(Hit("unknown", page.url, None, host_of(page.url), title))
    for relation, found in (
        ("full", web.full_matching_images),
        ("partial", web.partial_matching_images),
        ("similar", web.visually_similar_images),
    ):
        hits += [Hit(relation, None, i.url, host_of(i.url)) for i in found or () if i.url not in on_pages]
    return Copies(None, tuple(hits))


def likelihood(value: Any) -> str | None:
    """A likelihood in lower case, from its name or its number; absent or 0 is None."""
    if isinstance(value, str) and value:
        return value.lower()
    if isinstance(value, int) and 0 < value < len(LIKELIHOODS):
        return LIKELIHOODS[value]
    return None


_SPACES = frozenset({"SPACE", "SURE_SPACE", 1, 2})
_ENDS = frozenset({"EOL_SURE_SPACE", "LINE_BREAK", 3, 5})
_HYPHENS = frozenset({"HYPHEN", 4})
_KINDS = {2: "TABLE", 3: "PICTURE", 4: "RULER", 5: "BARCODE"}


class _LineBuilder:
    """Rebuilds the lines of one paragraph from the breaks after its symbols (wire page 1.6)."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[Word] = []
        self._text: list[str] = []

    def add(self, word: WordShape, polygon: Polygon) -> None:
        said: list[str] = []
        ends = False
        for symbol in word.symbols or ():
            breaking = symbol.property.detected_break if symbol.property else None
            if breaking is None:  # nearly every one
                said.append(symbol.text or "")
                self._text.append(said[-1])
                continue
            if breaking.is_prefix:
                self._prefix(breaking, said)
            said.append(symbol.text or "")
            self._text.append(symbol.text or "")
            if breaking.is_prefix:
                continue
            if breaking.type in _SPACES:
                self._text.append(" ")
            elif breaking.type in _HYPHENS:
                self._text.append("-")
                ends = True
            elif breaking.type in _ENDS:
                ends = True
        self._words.append(
            Word(polygon, "".join(said), share(word.confidence) or None, _languages(word.property))
        )
        if ends:
            self.end()

    def end(self) -> None:
        if self._words:
            outline = line_outline([w.polygon for w in self._words if w.polygon])
            self.lines.append(Line(outline, "".join(self._text).rstrip(), None, tuple(self._words)))
        self._words, self._text = [], []

    def _prefix(self, breaking: Break, said: list[str]) -> None:
        if breaking.type in _SPACES:
            self._text.append(" ")
        elif breaking.type in _ENDS and not said:
            self.end()


def _block(block: BlockShape, frame: Frame) -> Block:
    lines: list[Line] = []
    for paragraph in block.paragraphs or ():
        builder = _LineBuilder()
        for word in paragraph.words or ():
            builder.add(word, frame.polygon(word.bounding_box))
            # let go now: all words of a large answer at once would keep other threads waiting
            word.symbols = word.bounding_box = word.property = None
        builder.end()
        lines += builder.lines
    outline = frame.polygon(block.bounding_box) or hull(w.polygon for line in lines for w in line.words)
    kind = block.block_type
    name = _KINDS.get(kind, "TEXT") if isinstance(kind, int) else kind or "TEXT"
    return Block(
        outline,
        "text" if name == "UNKNOWN" else name.lower(),
        share(block.confidence) or None,
        tuple(lines),
    )


def _codes(found: Property | None) -> Iterable[str]:
    return [d.language_code for d in (found and found.detected_languages) or () if d.language_code]


def _languages(found: Property | None) -> tuple[Language, ...]:
    return tuple(
        Language(d.language_code, share(d.confidence) or None)
        for d in (found and found.detected_languages) or ()
        if d.language_code
    )


def _flat_text(content: str, entities: list[Entity], frame: Frame) -> Text:
    """Text of an answer that has words but no hierarchy: one block, lines as its text breaks them."""
    if not content:
        return Text()
    rest = [Word(frame.polygon(e.bounding_poly), e.description or "") for e in entities]
    lines = []
    for said in content.split("\n"):
        words: list[Word] = []
        place = 0
        while rest:
            found = said.find(rest[0].text, place)
            if found < 0:
                break
            place = found + len(rest[0].text)
            words.append(rest.pop(0))
        lines.append(Line(line_outline([w.polygon for w in words if w.polygon]), said, None, tuple(words)))
    if rest:  # words its text does not hold are kept all the same
        said = " ".join(w.text for w in rest)
        lines.append(Line(line_outline([w.polygon for w in rest if w.polygon]), said, None, tuple(rest)))
    block = Block(hull(line.polygon for line in lines), lines=tuple(lines))
    return Text(content=content, blocks=(block,))


def _face(face: FaceShape, frame: Frame) -> Face:
    attributes: dict[str, Any] = {}
    for name in ("joy", "sorrow", "anger", "surprise", "under_exposed", "blurred", "headwear"):
        said = likelihood(getattr(face, f"{name}_likelihood"))
        if said:
            attributes[name] = said
    for name in ("roll_angle", "pan_angle", "tilt_angle", "landmarking_confidence"):
        value = getattr(face, name)
        if value is not None:
            attributes[name] = number(value)
    skin = frame.polygon(face.fd_bounding_poly)
    if skin:
        attributes["skin_polygon"] = skin
    landmarks = []
    for mark in face.landmarks or ():
        x, y = frame.point(mark.position.x, mark.position.y) if mark.position else (0.0, 0.0)
        landmarks.append(Landmark(str(mark.type or "unknown").lower(), x, y))
    return Face(
        frame.polygon(face.bounding_poly),
        share(face.detection_confidence),
        tuple(landmarks),
        attributes,
    )


def sizes_agree(answer: Answer, width: float, height: float) -> tuple[float, float]:
    """Factors from the size Google read to the size given; 1 when it does not say or they agree.

    Raises AnswerError when the answer is of a picture of another shape.
    """
    seen = answer.size_read()
    if seen is None:
        return 1.0, 1.0
    fx, fy = width / seen[0], height / seen[1]
    if abs(fx / fy - 1) > 0.05 and max(whole(abs(fx - 1) * seen[0]), whole(abs(fy - 1) * seen[1])) > 2:
        raise AnswerError(
            f"the answer is of a picture of {seen[0]:.0f} × {seen[1]:.0f}, not {width:.0f} × {height:.0f}"
        )
    return fx, fy
