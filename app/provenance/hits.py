"""One list of hits over all analyses of an image.

Hits that name the same page become one ``HitPlace``, which keeps every provider's evidence. What is merged
is the *address*: a page without a scheme is the same as with ``https``, fragments do not count, everything
else (tracking included) does. A place is as good as its best evidence, but only ``full`` and ``partial``
are copies; ``similar`` never is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

import msgspec

from app.model.analysis import Analysis, Hit

RELATIONS: Final = ("full", "partial", "similar", "unknown")
"""How a hit relates to the image, the strongest first."""
COPY_RELATIONS: Final = frozenset({"full", "partial"})
"""The relations that make a hit a copy."""
SORTS: Final = ("relation", "site", "title", "size")
"""Orders of a list of places."""

_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PORT: Final = re.compile(r"[^/?#]*:[0-9]+(?:[/?#]|$)")
_DEFAULT_PORTS: Final = {"http": ":80", "https": ":443"}


@dataclass(frozen=True)
class Evidence:
    """One provider's hit at a place, as the provider gave it."""

    provider: str
    hit: Hit


@dataclass(frozen=True)
class HitPlace:
    """One place where the image, or one like it, was found; ``evidence`` is never empty, best first."""

    key: str
    evidence: tuple[Evidence, ...]

    @property
    def relation(self) -> str:
        """Return the strongest relation any evidence gives."""
        return _relation(self.evidence[0].hit)

    @property
    def is_copy(self) -> bool:
        """Return True if a provider calls the place a copy, in full or in part."""
        return self.relation in COPY_RELATIONS

    @cached_property
    def providers(self) -> tuple[str, ...]:
        """Return the providers that found the place, by name."""
        return tuple(sorted({e.provider for e in self.evidence}))

    @cached_property
    def page_url(self) -> str | None:
        """Return the page's address as the best evidence spells it."""
        return self._first("page_url")

    @cached_property
    def image_url(self) -> str | None:
        """Return the address of the picture itself, from the best evidence that has one."""
        return self._first("image_url")

    @property
    def title(self) -> str | None:
        """Return the title of the page."""
        return self._first("title")

    @property
    def description(self) -> str | None:
        """Return what providers say of the page."""
        return self._first("description")

    @cached_property
    def host(self) -> str | None:
        """Return the host of the page's address, else of the picture's, else the one a provider gave."""
        address = self.page_url or self.image_url
        return (host_of(address) if address else None) or self._first("host")

    @cached_property
    def size(self) -> tuple[int, int] | None:
        """Return width and height in pixels of the largest copy spoken of, ``None`` when no provider says."""
        known = [
            (e.hit.width, e.hit.height)
            for e in self.evidence
            if e.hit.width is not None and e.hit.height is not None
        ]
        return max(known, key=lambda wh: (wh[0] * wh[1], wh)) if known else None

    def _first(self, field: str) -> str | None:
        return next((v for e in self.evidence if (v := getattr(e.hit, field)) and v.strip()), None)


@dataclass(frozen=True)
class ProviderCounts:
    """How many hits a provider claims (``None``: it does not say), and how many it lists."""

    provider: str
    claimed: int | None
    listed: int


@dataclass(frozen=True)
class Hits:
    """All places, the strongest relation first, and each provider's counts.

    ``provider_counts`` is empty when no provider answered about copies at all.
    """

    places: tuple[HitPlace, ...] = ()
    provider_counts: tuple[ProviderCounts, ...] = ()

    @cached_property
    def relations(self) -> dict[str, int]:
        """Return how many places there are of each relation, the strongest first, without zeros."""
        counted = Counter(p.relation for p in self.places)
        return {r: counted[r] for r in RELATIONS if counted[r]}

    @property
    def copies(self) -> int:
        """Return how many places are copies."""
        return sum(p.is_copy for p in self.places)

    @cached_property
    def hosts(self) -> tuple[str, ...]:
        """Return the hosts, those with most places first."""
        counted = Counter(p.host for p in self.places if p.host)
        return tuple(sorted(counted, key=lambda h: (-counted[h], h)))


def merge_hits(analyses: Iterable[Analysis]) -> Hits:
    """Return one list of what these analyses found; the order of analyses and hits does not matter."""
    gathered: dict[str, list[Evidence]] = {}
    provider_counts = []
    for analysis in analyses:
        if analysis.copies is None:
            continue
        provider_counts.append(
            ProviderCounts(analysis.provider, analysis.copies.count, len(analysis.copies.hits))
        )
        for hit in analysis.copies.hits:
            gathered.setdefault(_key(hit), []).append(Evidence(analysis.provider, hit))
    places = (HitPlace(key, tuple(sorted(evidence, key=_rank))) for key, evidence in gathered.items())
    provider_counts.sort(key=lambda t: (t.provider, -1 if t.claimed is None else t.claimed, t.listed))
    return Hits(sort_places(places), tuple(provider_counts))


def sort_places(places: Iterable[HitPlace], by: str = "relation") -> tuple[HitPlace, ...]:
    """Return the places in another order, one of ``SORTS``; equal ones go by relation and address.

    Sizes go from large to small. What has no host, title or size comes last.
    """
    return tuple(sorted(places, key=_ORDERS[by]))


def filter_places(
    places: Iterable[HitPlace], host: str = "", relations: frozenset[str] = frozenset()
) -> tuple[HitPlace, ...]:
    """Return the places whose host holds ``host``, in any case, and whose relation is among these.

    Empty means any.
    """
    wanted = host.strip().casefold()
    return tuple(
        p
        for p in places
        if wanted in (p.host or "").casefold() and (not relations or p.relation in relations)
    )


def normal_address(url: str) -> str:
    """Return the address two hits of one page have in common; not for showing, not for opening."""
    text = with_scheme(url)
    try:
        parts = urlsplit(text)
        host = parts.netloc.rpartition("@")
    except ValueError:
        return text
    if not parts.netloc:
        return text
    name = host[2].lower().removesuffix(_DEFAULT_PORTS.get(parts.scheme, " "))
    where = (parts.scheme, f"{host[0]}{host[1]}{name}", parts.path or "/", parts.query, "")
    return urlunsplit(where)


def with_scheme(url: str) -> str:
    """Return an address without outer blanks, with ``https`` where it came without a scheme."""
    text = url.strip()
    if text.startswith("//"):
        return f"https:{text}"
    if not text or (_SCHEME.match(text) and not _PORT.match(text)):
        return text
    return f"https://{text}"


def host_of(url: str) -> str | None:
    """Return the host an address names, in lower case, ``None`` where it names none."""
    try:
        return urlsplit(with_scheme(url)).hostname or None
    except ValueError:
        return None


def _relation(hit: Hit) -> str:
    return hit.relation if hit.relation in RELATIONS else "unknown"


def _key(hit: Hit) -> str:
    if hit.page_url and hit.page_url.strip():
        return f"page {normal_address(hit.page_url)}"
    if hit.image_url and hit.image_url.strip():
        return f"image {normal_address(hit.image_url)}"
    return f"other {hit.host or ''} {hit.title or ''} {hit.description or ''}"


def _rank(evidence: Evidence) -> tuple[int, str, bytes]:
    hit = evidence.hit
    return RELATIONS.index(_relation(hit)), evidence.provider, msgspec.msgpack.encode(hit)


def _by_relation(place: HitPlace) -> tuple[Any, ...]:
    return RELATIONS.index(place.relation), -len(place.providers), _by_size(place)[0], place.key


def _by_site(place: HitPlace) -> tuple[Any, ...]:
    host = place.host or ""
    return not host, host.removeprefix("www."), *_by_relation(place)


def _by_title(place: HitPlace) -> tuple[Any, ...]:
    title = (place.title or "").casefold()
    return not title, title, *_by_relation(place)


def _by_size(place: HitPlace) -> tuple[Any, ...]:
    return -(place.size[0] * place.size[1]) if place.size else 1, RELATIONS.index(place.relation), place.key


_ORDERS: Final[dict[str, Callable[[HitPlace], tuple[Any, ...]]]] = dict(
    zip(SORTS, (_by_relation, _by_site, _by_title, _by_size), strict=True)
)
