"""One list of hits over all providers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.analysis import Analysis, Copies, Hit
from app.model.feature import Feature
from app.model.image import Image
from app.provenance.hits import (
    COPY_RELATIONS,
    RELATIONS,
    SORTS,
    Hits,
    filter_places,
    host_of,
    merge_hits,
    normal_address,
    sort_places,
    with_scheme,
)
from app.providers.kit.registry import provider


def found(*hits: Hit, provider: str = "google-vision", count: int | None = None) -> Analysis:
    return Analysis(provider, (Feature.COPIES,), copies=Copies(count, hits))


def page(url: str, relation: str = "unknown", **more: object) -> Hit:
    return Hit(relation, page_url=url, **more)  # type: ignore[arg-type]


addresses = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["", "//", "http://", "https://", "HTTPS://", "javascript:"]),
        st.sampled_from(["a.example", "A.example", "b.example:443", "u@b.example", "[::1]", "[bad"]),
        st.sampled_from(["", "/", "/p", "/P?x=1", "/p?utm_source=x"]),
        st.sampled_from(["", "#", "#top"]),
    ),
)
sizes = st.one_of(st.none(), st.integers(0, 9))
hits = st.builds(
    Hit,
    relation=st.sampled_from([*RELATIONS, "strange"]),
    page_url=addresses,
    image_url=addresses,
    host=st.sampled_from([None, "h.example"]),
    title=st.sampled_from([None, "", "Title", "title"]),
    description=st.sampled_from([None, "d"]),
    width=sizes,
    height=sizes,
)
analyses = st.lists(
    st.builds(
        Analysis,
        provider=st.sampled_from(["google-vision", "yandex-search", "yandex-vision"]),
        features=st.just((Feature.COPIES,)),
        copies=st.one_of(
            st.none(), st.builds(Copies, st.one_of(st.none(), st.integers(0, 9)), st.lists(hits).map(tuple))
        ),
    ),
    max_size=4,
)


@given(analyses, st.randoms())
@settings(deadline=None)
def test_the_order_of_analyses_and_hits_does_not_matter(given_ones: list[Analysis], random: object) -> None:
    shuffled = []
    for analysis in given_ones:
        copies = analysis.copies
        if copies is not None:
            listed = list(copies.hits)
            random.shuffle(listed)  # type: ignore[attr-defined]
            copies = Copies(copies.count, tuple(listed))
        shuffled.append(Analysis(analysis.provider, analysis.features, copies=copies))
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_hits(shuffled) == merge_hits(given_ones)


@given(analyses)
@settings(deadline=None)
def test_nothing_is_lost_and_nothing_is_made_up(given_ones: list[Analysis]) -> None:
    said = Counter((a.provider, h) for a in given_ones if a.copies for h in a.copies.hits)
    merged = merge_hits(given_ones)
    assert Counter((e.provider, e.hit) for p in merged.places for e in p.evidence) == said
    assert len({p.key for p in merged.places}) == len(merged.places)
    assert sum(t.listed for t in merged.provider_counts) == said.total()
    assert sum(merged.relations.values()) == len(merged.places)


@given(analyses)
@settings(deadline=None)
def test_only_what_somebody_calls_a_copy_is_one(given_ones: list[Analysis]) -> None:
    merged = merge_hits(given_ones)
    for place in merged.places:
        said = {e.hit.relation for e in place.evidence}
        assert place.is_copy == bool(said & COPY_RELATIONS)
        assert place.relation == next((r for r in RELATIONS if r in said), "unknown")
    assert merged.copies == sum(p.is_copy for p in merged.places)


@given(analyses, st.sampled_from(SORTS))
@settings(deadline=None)
def test_every_order_keeps_every_place(given_ones: list[Analysis], by: str) -> None:
    places = merge_hits(given_ones).places
    assert set(sort_places(places, by)) == set(places)
    assert sort_places(reversed(places), by) == sort_places(places, by)


@given(addresses.filter(bool))
@settings(deadline=None)
def test_an_address_made_normal_stays_as_it_is(url: str) -> None:
    assert normal_address(normal_address(url)) == normal_address(url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vk.com/wall-1_2", "https://vk.com/wall-1_2"),
        ("//vk.com/a", "https://vk.com/a"),
        ("https://vk.com/a#x", "https://vk.com/a"),
        ("https://VK.com", "https://vk.com/"),
        ("https://vk.com:443/a", " https://vk.com/a "),
        ("vk.com:8080/a", "https://vk.com:8080/a"),
    ],
)
def test_one_page_spelt_twice_is_one_place(one: str, other: str) -> None:
    merged = merge_hits([found(page(one, "similar")), found(page(other, "full"), provider="yandex-search")])
    assert [(p.relation, p.providers) for p in merged.places] == [
        ("full", ("google-vision", "yandex-search"))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/p?utm_source=x", "https://a.example/p"),
        ("http://a.example/p", "https://a.example/p"),
        ("https://a.example/P", "https://a.example/p"),
        ("https://a.example@b.example/", "https://b.example/"),
        ("javascript:alert(1)", "https://javascript/"),
    ],
)
def test_different_addresses_stay_apart(one: str, other: str) -> None:
    assert len(merge_hits([found(page(one), page(other))]).places) == 2


def test_hits_without_a_page_go_by_their_picture_or_by_what_is_said() -> None:
    merged = merge_hits(
        [
            found(
                Hit("full", image_url="https://i.example/a.jpg"),
                Hit("similar", image_url="https://i.example/a.jpg", page_url=" "),
                Hit("unknown", host="h.example", title="x"),
                Hit("unknown", host="h.example", title="x"),
                page("https://i.example/a.jpg"),
            )
        ]
    )
    assert [(len(p.evidence), p.host) for p in merged.places] == [
        (2, "i.example"),
        (2, "h.example"),
        (1, "i.example"),
    ]


def test_a_place_takes_each_fact_from_the_best_that_knows_it() -> None:
    (place,) = merge_hits(
        [
            found(page("a.example/p", "full", width=10, height=10)),
            found(
                page(
                    "a.example/p", "similar", title="T", description="D", image_url="i", width=20, height=20
                ),
                page("a.example/p", host="liar.example", width=900),
                provider="yandex-search",
            ),
        ]
    ).places
    assert (place.title, place.description, place.image_url, place.size) == ("T", "D", "i", (20, 20))
    assert place.host == "a.example", "the address counts, not what is said of it"


def test_places_are_sorted_and_chosen() -> None:
    places = merge_hits(
        [
            found(
                page("www.b.example/1", "similar", title="Zebra", width=9, height=9),
                page("a.example/2", "full", title="apple"),
                page("c.example/3", "partial", width=5, height=5),
                Hit("unknown"),
            )
        ]
    ).places

    def hosts(by: str) -> list[str | None]:
        return [p.host for p in sort_places(places, by)]

    assert hosts("relation") == ["a.example", "c.example", "www.b.example", None]
    assert hosts("site") == ["a.example", "www.b.example", "c.example", None]
    assert hosts("title") == ["a.example", "www.b.example", "c.example", None]
    assert hosts("size") == ["www.b.example", "c.example", "a.example", None]
    assert [p.host for p in filter_places(places, " B.EX ")] == ["www.b.example"]
    assert [p.host for p in filter_places(places, "", COPY_RELATIONS)] == ["a.example", "c.example"]
    assert filter_places(places) == places


def test_the_numbers_are_told() -> None:
    merged = merge_hits(
        [
            found(page("a"), page("b", "similar"), provider="yandex-vision", count=13),
            found(page("a", "full"), page("c", "full"), page("d", "partial")),
            Analysis("on-device", (Feature.TEXT,)),
        ]
    )
    assert merged.relations == {"full": 2, "partial": 1, "similar": 1}
    assert [(t.provider, t.claimed, t.listed) for t in merged.provider_counts] == [
        ("google-vision", None, 3),
        ("yandex-vision", 13, 2),
    ]
    assert merged.hosts == ("a", "b", "c", "d")
    assert not Hits().relations


def test_broken_addresses_are_kept_as_they_are() -> None:
    assert host_of("http://[bad/") is None
    assert host_of("javascript:alert(1)") is None
    assert host_of("") is None
    assert normal_address("http://[bad/") == "http://[bad/"
    assert normal_address("data:text/html,x#y") == "data:text/html,x#y"
    assert with_scheme("") == ""


def test_an_answer_says_13_and_lists_what_it_has(saved_data: Path) -> None:
    (file,) = (saved_data / "answers" / "yandex-vision").glob("*cop*_int_count.json")
    image = Image(name="x.png", sha256="ab" * 32, width=800, height=600, source=b"")
    reads = provider("yandex-vision")
    merged = merge_hits([reads.parse_answer(file.read_bytes(), image)])  # type: ignore[attr-defined]
    assert [(t.provider, t.claimed, t.listed) for t in merged.provider_counts] == [("yandex-vision", 13, 2)]
    assert len(merged.places) == 2
