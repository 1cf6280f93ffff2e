"""What an analysis says besides text: groups, colours, properties; what of it is found and copied."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.imaging.open import identify
from app.model.analysis import Analysis, Copies, DocumentField, Face, Hit, ImageLabel, Landmark, Object, Text
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.model.image import Image
from app.providers.files.saved_answers import read_saved
from app.ui.content.content import Content
from app.ui.content.listed_items import MOST_FACTS, colours_of, listed_groups
from app.ui.session.entries import Entry
from tests.conftest import OWN_DATA
from tests.ui.analyses import analysis
from tests.ui.pictures import image

RICH = Analysis(
    "google-vision",
    (Feature.FACES, Feature.LABELS, Feature.OBJECTS),
    text=Text(languages=("en", "ru"), entities=(DocumentField("surname", "иванов"),)),
    faces=(
        Face(
            rectangle(1, 1, 9, 9),
            0.9,
            (Landmark("nose", 3, 3),),
            {"under_exposed": "very_unlikely", "mask": {"on": True}},
        ),
    ),
    objects=(
        Object("dice", rectangle(0, 0, 5, 5), 0.8),
        Object("", rectangle(0, 0, 50, 50), 0.4, "crop"),
        Object("1.33", rectangle(0, 0, 40, 50), None, "crop"),
        Object("wheel", rectangle(2, 2, 4, 4), 0.6),
        Object("4006381333931", rectangle(5, 5, 9, 4), None, "barcode"),
    ),
    labels=(
        ImageLabel("plant", 0.9),
        ImageLabel("adult: unlikely", None, "safety"),
        ImageLabel("<b>odd</b>", 0.1, "house_style"),
    ),
    properties={"color": {"accentColor": "B98E66"}, "requestId": "x-1"},
)


def shape(content: Content, index: int) -> Any:
    row = content.rows[index]
    return [row.title, *(shape(content, i) for i in row.children)] if row.children else row.title


def test_everything_an_analysis_says_stands_in_a_group_of_its_kind() -> None:
    content = Content(RICH)
    assert [shape(content, root) for root in content.roots] == [
        ["Fields · 1", "surname: иванов"],
        ["Faces · 1", ["Face 1", "under exposed: very unlikely", ["mask · 1", "on: yes"], "landmarks: 1"]],
        ["Objects · 2", "dice", "wheel"],
        ["Barcodes · 1", "4006381333931"],
        ["Crop hints · 2", "Crop hint 1", "Aspect ratio 1.33"],
        ["Labels · 1", "plant"],
        ["Safety · 1", "adult: unlikely"],
        ["House style · 1", "<b>odd</b>"],
        ["Colours · 1", "accent: #b98e66"],
        [
            "Properties · 3",
            "Languages: English, Russian",
            ["color · 1", "accentColor: B98E66"],
            "requestId: x-1",
        ],
    ]
    assert [content.rows[root].closed for root in content.roots] == [False] * 9 + [True]


def test_a_region_is_named_as_the_canvas_names_it() -> None:
    row = Content(RICH).row(("object", (3,)))
    assert row is not None
    assert (row.title, row.kind_name, row.polygon) == ("wheel", "object", rectangle(2, 2, 4, 4))
    crop = Content(RICH).row(("object", (2,)))
    assert crop is not None
    assert crop.kind_name == "crop"


def test_labels_and_fields_are_found_and_copied_properties_only_copied() -> None:
    content = Content(RICH)
    (plant,) = content.search("PLANT")
    (name,) = content.search("иван")
    assert content.search("requestId") == []
    request = next(row.key for row in content.rows if row.title.startswith("requestId"))
    assert content.text_of([*plant, *name, request]) == "surname: иванов\nplant\nrequestId: x-1"
    assert content.text_of([("face", (0,))]) == ""


def test_text_comes_before_what_is_no_text_when_both_are_copied() -> None:
    made = analysis()
    both = Content(Analysis("x", made.features, text=made.text, labels=(ImageLabel("ship", 0.5),)))
    assert both.text_of([("label", (0,)), ("line", (0, 1))]) == "entered the harbour\n\nship"
    assert both.search("harbour") == [(("word", (0, 1, 2)),)]


def test_colours_are_known_by_their_form() -> None:
    google = {
        "imagePropertiesAnnotation": {
            "dominantColors": {
                "colors": [
                    {"color": {"red": 65, "green": 50, "blue": 26}, "pixelFraction": 0.059},
                    {"color": {"blue": 255}, "pixelFraction": 0.002},
                    {"color": {"red": 900}},
                ]
            }
        }
    }
    assert [(i.title, i.swatch) for i in colours_of(google)] == [
        ("#41321a · 6 % of the image", "#41321a"),
        ("#0000ff · under 1 % of the image", "#0000ff"),
    ]
    azure = {
        "color": {"dominantColorForeground": "Brown", "dominantColors": ["Black", "ink"], "isBWImg": True}
    }
    assert [(i.title, i.swatch) for i in colours_of(azure)] == [
        ("dominant foreground: Brown", "#a52a2a"),
        ("dominant: Black", "#000000"),
    ]
    (odd,) = colours_of({"colorful": 3, "other": "Red", "colors": [{"color": {"red": 1}}]})
    assert odd.text == "#010000"


def test_properties_of_any_size_take_a_bounded_number_of_rows() -> None:
    many: dict[str, Any] = {"rows": [{"cell": [n] * 20} for n in range(5_000)]}
    content = Content(Analysis("x", (), properties=many))
    assert len(content.rows) < MOST_FACTS + 200
    assert any("raw answer" in row.title for row in content.rows)
    deep: Any = "end"
    for _ in range(60):
        deep = {"in": deep}
    assert len(Content(Analysis("x", (), properties={"deep": deep, "color": deep})).rows) < 40


_json = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=True) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=30,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from(["color", "imageProperties", "x", "y", "tags"]), _json, max_size=4))
def test_no_property_is_too_strange_to_be_listed(properties: dict[str, Any]) -> None:
    for item in listed_groups(Analysis("x", (), properties=properties)):
        assert item.title
    Content(Analysis("x", (), properties=properties))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (analysis(), "9 words"),
        (Analysis("x", (), copies=Copies(13, (Hit("full"),))), "13 copies"),
        (Analysis("x", (), copies=Copies(None, (Hit("full"),))), "1 copy"),
        (Analysis("x", (), labels=(ImageLabel("a"), ImageLabel("b"))), "2 labels"),
        (RICH, "1 face"),
        (Analysis("x", (), objects=RICH.objects), "5 objects"),
        (Analysis("x", (), properties={"color": {}}), "properties"),
        (Analysis("x", (), labels=(), copies=Copies(0)), "nothing found"),
    ],
)
def test_the_strip_says_the_most_telling_thing(found: Analysis, said: str) -> None:
    entry = Entry(1, image("a.png", "a"), analyses={found.provider: found})
    assert entry.details == f"320×200 · {said}"


def test_an_answer_is_listed_whole() -> None:
    saved = (OWN_DATA / "answers" / "google" / "everything.json").read_bytes()
    found = read_saved(saved, Image("harbour.png", "ab" * 32, 640, 480, b"")).analysis
    assert_listed_whole(saved, found)


def test_a_recorded_answer_is_listed_whole(shared_data: Path) -> None:
    pair = shared_data / "pairs" / "google"
    saved = (pair / "photo-gallery-atomic.response.json").read_bytes()
    found = read_saved(saved, identify(pair / "photo-gallery-atomic.webp")).analysis
    assert_listed_whole(saved, found)


def assert_listed_whole(saved: bytes, found: Analysis | None) -> None:
    assert found is not None
    content = Content(found)
    titles = [content.rows[root].title for root in content.roots]
    (said,) = [json.loads(saved)] if saved.lstrip().startswith(b"{") else json.loads(saved)[:1]
    answer = said.get("responses", [said])[0]
    assert f"Labels · {len(answer['labelAnnotations'])}" in titles
    assert f"Colours · {len(answer['imagePropertiesAnnotation']['dominantColors']['colors'])}" in titles
    assert "Crop hints · 3" in titles
