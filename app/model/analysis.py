"""What one provider answered for one image, and the regions in it.

The shapes mirror the analysis document ``vidimus.analysis/1`` (``app.model.document``), so that
encoding needs no copying. ``None`` for a number means the provider did not say.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from app.model.errors import ErrorKind, VidimusError
from app.model.feature import Feature
from app.model.geometry import Polygon
from app.model.phrase import Parameter, Phrase, storable

Mark = bool | UnsetType
"""True, or left out: nobody did. ``corrected``: text, place or existence of it is somebody's, not the
provider's. ``reviewed``: somebody looked and found it right."""


class Language(msgspec.Struct, frozen=True, gc=False):
    """A language guess; ``code`` is BCP-47 as the provider spelt it."""

    code: str
    confidence: float | None = None


class Substitution(msgspec.Struct, frozen=True, gc=False):
    """What a word stands for that is broken at the end of a line, or an abbreviation.

    ``kind`` is ``HypPart1``, ``HypPart2`` or ``Abbreviation``, ``text`` the whole word (ALTO's
    ``SUBS_TYPE`` and ``SUBS_CONTENT``).
    """

    kind: str
    text: str


class Vote(msgspec.Struct, frozen=True, gc=False):
    """What one reading has where a consensus has a word; ``text`` is empty where it has nothing there.

    ``chosen``: the consensus says what this reading says. ``confidence`` is the lowest of its words there.
    """

    provider: str
    text: str
    confidence: float | None = None
    chosen: bool = False


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word; ``confidence`` 0..1 or absent, ``substitution`` where a file states one.

    In a consensus, ``votes`` are what each reading has in the word's place, and ``tie`` says that nothing
    but the order of the readings decided between them.
    """

    polygon: Polygon
    text: str
    confidence: float | None = None
    languages: tuple[Language, ...] = ()
    corrected: Mark = UNSET
    reviewed: Mark = UNSET
    substitution: Substitution | UnsetType = UNSET
    votes: tuple[Vote, ...] | UnsetType = UNSET
    tie: Mark = UNSET


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of words, with its text as the provider spaced it.

    ``rotation`` is how far the text is turned, in degrees clockwise, where a file declares it beside
    outlines that do not show it (hOCR's ``textangle``, ALTO's ``ROTATION``, PAGE's ``orientation``).
    A line without words may have ``votes`` and ``tie`` as words have them.
    """

    polygon: Polygon
    text: str
    confidence: float | None = None
    words: tuple[Word, ...] = ()
    corrected: Mark = UNSET
    reviewed: Mark = UNSET
    rotation: float | UnsetType = UNSET
    votes: tuple[Vote, ...] | UnsetType = UNSET
    tie: Mark = UNSET


class Block(msgspec.Struct, frozen=True, gc=False):
    """Lines that belong together; ``kind`` is text, heading, table, picture or the like.

    ``reader`` names the local engine that read the block (``rapidocr``, ``tesseract``), where
    several work behind one provider.
    """

    polygon: Polygon
    kind: str = "text"
    confidence: float | None = None
    lines: tuple[Line, ...] = ()
    reader: str | None = None
    corrected: Mark = UNSET
    reviewed: Mark = UNSET


class DocumentField(msgspec.Struct, frozen=True, gc=False):
    """A named field of a document template (name, number, date …)."""

    name: str
    text: str


class Text(msgspec.Struct, frozen=True, gc=False):
    r"""All text of an image in reading order.

    ``content``: lines joined by ``\n``, blocks by a blank line.
    """

    content: str = ""
    languages: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    entities: tuple[DocumentField, ...] = ()

    @staticmethod
    def of(blocks: tuple[Block, ...], languages: tuple[str, ...] = ()) -> Text:
        """Return the text of these blocks, with ``content`` joined from their lines.

        What reads answers and files uses ``reading.compose_text``, which settles what they contradict.
        """
        return Text(content=joined(blocks), languages=languages, blocks=blocks)


def joined(blocks: tuple[Block, ...]) -> str:
    """Return a document's ``content``: lines joined by a line break, blocks by a blank line.

    Blocks without lines, such as pictures, leave no trace in it.
    """
    return "\n\n".join("\n".join([line.text for line in block.lines]) for block in blocks if block.lines)


class Landmark(msgspec.Struct, frozen=True, gc=False):
    """A point of a face, in pixels of the upright original."""

    kind: str
    x: float
    y: float


class Face(msgspec.Struct, frozen=True, gc=False):
    """A face; ``attributes`` are the provider's own (joy, age, roll …)."""

    polygon: Polygon
    confidence: float | None = None
    landmarks: tuple[Landmark, ...] = ()
    attributes: dict[str, Any] = {}
    corrected: Mark = UNSET
    reviewed: Mark = UNSET


class Object(msgspec.Struct, frozen=True, gc=False):
    """A named region; ``kind`` is object, person, brand, logo, landmark, crop, product, table or the like."""

    name: str
    polygon: Polygon
    confidence: float | None = None
    kind: str = "object"
    corrected: Mark = UNSET
    reviewed: Mark = UNSET


class ImageLabel(msgspec.Struct, frozen=True, gc=False):
    """A statement about the whole image; ``kind`` is label, logo, landmark, category or the like."""

    name: str
    confidence: float | None = None
    kind: str = "label"


class Hit(msgspec.Struct, frozen=True, gc=False):
    """One place where the image, or one like it, was found.

    ``relation``: full, partial, similar or unknown. URLs stand as they came, possibly without a scheme.
    """

    relation: str
    page_url: str | None = None
    image_url: str | None = None
    host: str | None = None
    title: str | None = None
    description: str | None = None
    width: int | None = None
    height: int | None = None


class Copies(msgspec.Struct, frozen=True, gc=False):
    """Hits, and how many the provider says exist (``None``: it does not say)."""

    count: int | None = None
    hits: tuple[Hit, ...] = ()


class Failure(msgspec.Struct, frozen=True, gc=False):
    """Why a feature (or, with ``feature`` absent, the whole analysis) failed.

    ``message`` is an English sentence; where it has parts that vary, ``template`` and ``parameters`` are
    what it was made of, so that a window can say it in another language.
    """

    kind: ErrorKind
    message: str
    feature: Feature | None = None
    code: str | None = None
    request_id: str | None = None
    template: str | UnsetType = UNSET
    parameters: dict[str, Parameter] | UnsetType = UNSET

    @staticmethod
    def of(error: VidimusError, feature: Feature | None = None) -> Failure:
        """Return the failure that stands for an error of the tree."""
        return Failure(
            kind=error.kind,
            message=str(error),
            feature=feature,
            code=error.code,
            request_id=error.request_id,
            template=error.template if error.parameters else UNSET,
            parameters=storable(error.parameters) or UNSET,
        )


def failure(
    kind: ErrorKind, template: str, feature: Feature | None = None, **parameters: Parameter
) -> Failure:
    """Return a failure whose sentence is a template with its parameters filled in."""
    if not parameters:
        return Failure(kind, template, feature)
    message = str(Phrase(template, parameters))
    return Failure(kind, message, feature, template=template, parameters=storable(parameters))


class Analysis(msgspec.Struct, frozen=True):
    """What one provider answered for one image.

    A feature that was not asked for, or that failed, is ``None``; one that found nothing is empty.
    ``objects`` holds every named region (people, brands, logos, crops … told apart by ``kind``),
    ``labels`` every statement about the whole image. ``properties`` keeps whatever has no place here.
    ``corrected``: something of it was changed by hand; ``reviewed``: somebody went through all of it.
    """

    provider: str
    features: tuple[Feature, ...]
    seconds: float = 0.0
    cached: bool = False
    errors: tuple[Failure, ...] = ()
    text: Text | None = None
    faces: tuple[Face, ...] | None = None
    objects: tuple[Object, ...] | None = None
    labels: tuple[ImageLabel, ...] | None = None
    copies: Copies | None = None
    properties: dict[str, Any] = {}
    corrected: Mark = UNSET
    reviewed: Mark = UNSET

    @property
    def status(self) -> str:
        """Return ``ok``, ``partial`` (some features failed) or ``failed`` (nothing was obtained)."""
        if not self.errors:
            return "ok"
        failed = {e.feature for e in self.errors}
        obtained = (self.text, self.faces, self.objects, self.labels, self.copies)
        every = None in failed or failed >= set(self.features)
        return "failed" if every and all(part is None for part in obtained) else "partial"

    @staticmethod
    def failed(
        provider: str, features: tuple[Feature, ...], error: VidimusError, seconds: float = 0.0
    ) -> Analysis:
        """Return an analysis of which nothing succeeded."""
        return Analysis(provider=provider, features=features, seconds=seconds, errors=(Failure.of(error),))


# msgspec learns these structs here, under the lock of the import: see app.model.chunked_json
msgspec.json.Decoder(Analysis)
