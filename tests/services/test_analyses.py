"""Each feature of each service, from the command line to the document and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.model.analysis import Analysis
from app.providers.kit.registry import provider

from .conftest import Done, Local, Run
from .pictures import drawn, noisy
from .yandex import SearchOverGrpc

PRODUCTS = ("--option", "google-vision.product_set=projects/p/locations/us-west1/productSets/s")


def found_in(analysis: Analysis, feature: str) -> bool:
    """Return True if the analysis holds anything for the feature."""
    contents: list[object] = []
    if feature == "text":
        contents = [analysis.text and "x90" in analysis.text.content]
    elif feature == "faces":
        contents = [analysis.faces]
    elif feature == "copies":
        contents = [analysis.copies and analysis.copies.hits]
    elif feature in {"objects", "people", "logos", "brands", "crops"}:
        contents = [analysis.objects]
    elif feature in {"colors", "products"}:
        contents = [analysis.properties]
    else:
        contents = [analysis.labels, analysis.objects if feature == "landmarks" else ()]
    return any(contents)


def analysis_in(done: Done) -> Analysis:
    assert (done.status, done.errors) == (0, [])
    (analysis,) = done.analyses
    assert analysis.status == "ok"
    return analysis


@pytest.mark.parametrize("feature", sorted(provider("google-vision").features))
def test_google_answers_each_feature(run: Run, google: Local, tmp_path: Path, feature: str) -> None:
    asked = ("analyze", *drawn(tmp_path), "-p", "google-vision", "-f", feature, *PRODUCTS, *google.at)
    analysis = analysis_in(run(*asked))
    assert found_in(analysis, feature)
    assert google.server.refused == []


@pytest.mark.parametrize("feature", sorted(provider("yandex-vision").features))
def test_yandex_vision_answers_each_feature(
    run: Run, yandex_vision: Local, tmp_path: Path, feature: str
) -> None:
    asked = ("analyze", *drawn(tmp_path), "-p", "yandex-vision", "-f", feature, *yandex_vision.at)
    assert found_in(analysis_in(run(*asked)), feature)
    assert yandex_vision.server.refused == []


@pytest.mark.parametrize("version", ["auto", "3.2", "4.0"])
@pytest.mark.parametrize("feature", sorted(provider("azure-vision").features))
def test_azure_answers_each_feature_its_version_has(
    run: Run, azure_service: Local, tmp_path: Path, feature: str, version: str
) -> None:
    option = ("--option", f"azure-vision.version={version}")
    asked = ("analyze", *drawn(tmp_path), "-p", "azure-vision", "-f", feature, *option, *azure_service.at)
    done = run(*asked)
    only_3 = {"faces", "categories", "brands", "safety", "colors", "landmarks"}
    lacks = {"3.2": {"people", "crops"}, "4.0": only_3, "auto": set[str]()}[version]
    if feature in lacks:
        sentence = f"Azure Vision {version} has no {feature}; choose version auto"
        assert done.status == 1
        assert done.errors == [f"vidimus: {asked[1]}: azure-vision: unsupported: {sentence}"]
    else:
        assert found_in(analysis_in(done), feature)
    assert azure_service.server.refused == []


def test_yandex_ocr_reads_with_tables_and_orientation(run: Run, yandex_ocr: Local, tmp_path: Path) -> None:
    analysis = analysis_in(run("analyze", *drawn(tmp_path), "-p", "yandex-ocr", "-l", "en", *yandex_ocr.at))
    assert found_in(analysis, "text")
    assert analysis.text
    assert {b.kind for b in analysis.text.blocks} == {"text", "table"}
    assert analysis.properties["tables"][0]["cells"][0]["text"] == "size"
    assert yandex_ocr.server.refused == []


SEARCH = ("-p", "yandex-search", "-f", "copies", "--option", "yandex-search.pages=5")


def test_yandex_search_pages_over_rest(run: Run, yandex_search: Local, tmp_path: Path) -> None:
    rest = ("--option", "yandex-search.transport=rest", "--option", "yandex-search.site=p0.example")
    mode = ("--option", "yandex-search.family_mode=strict")
    analysis = analysis_in(run("analyze", *drawn(tmp_path), *SEARCH, *rest, *mode, *yandex_search.at))
    assert analysis.copies
    assert [h.relation for h in analysis.copies.hits] == ["similar"] * 6
    requests = yandex_search.rules.search.requests
    assert [r.WhichOneof("image") for r in requests] == ["data", "id", "id"]
    assert {(r.site, r.family_mode) for r in requests} == {("p0.example", 3)}
    assert yandex_search.server.refused == []


def test_yandex_search_pages_over_grpc(run: Run, search_grpc: SearchOverGrpc, tmp_path: Path) -> None:
    at = ("--endpoint", f"yandex-search={search_grpc.url}")
    analysis = analysis_in(run("analyze", *drawn(tmp_path), *SEARCH, *at))
    assert analysis.copies
    assert [h.host for h in analysis.copies.hits] == ["p0.example", "p1.example", "p2.example"] * 2
    assert [(r.WhichOneof("image"), r.page) for r in search_grpc.search.requests] == [
        ("data", 0),
        ("id", 1),
        ("id", 2),
    ]


def test_zeros_left_out_by_the_service_are_zeros_in_the_document(
    run: Run, google: Local, tmp_path: Path
) -> None:
    analysis = analysis_in(run("analyze", *drawn(tmp_path), "-p", "google-vision", "-f", "faces", *google.at))
    assert analysis.faces
    assert analysis.faces[0].polygon == ((0, 0), (60, 0), (60, 90), (0, 90))


def test_coordinates_are_those_of_the_original_when_a_smaller_copy_was_sent(
    run: Run, yandex_vision: Local, tmp_path: Path
) -> None:
    large = noisy(tmp_path / "large.jpg", 2400, 1600)
    assert large.stat().st_size > 1_000_000
    analysis = analysis_in(run("analyze", large, "-p", "yandex-vision", "-f", "faces", *yandex_vision.at))
    (sent,) = yandex_vision.rules.images
    assert sent.width < 2400
    assert analysis.faces
    assert analysis.faces[0].polygon[2] == pytest.approx((1200, 1600), abs=2)


def test_a_small_picture_is_padded_for_azure_without_moving_coordinates(
    run: Run, azure_service: Local, tmp_path: Path
) -> None:
    small = drawn(tmp_path, width=20)
    analysis = analysis_in(run("analyze", *small, "-p", "azure-vision", "-f", "labels", *azure_service.at))
    assert azure_service.rules.images[0].width == 51
    assert analysis.labels


def test_many_images_go_in_as_few_calls_as_the_service_takes(
    run: Run, google: Local, yandex_vision: Local, tmp_path: Path
) -> None:
    paths = drawn(tmp_path, 70)
    both = ("-p", "google-vision", "-p", "yandex-vision", "-f", "text")
    done = run("analyze", *paths, *both, *google.at, *yandex_vision.at)
    assert (done.status, done.errors) == (0, [])
    assert len(google.server.asked) == 5
    assert len(yandex_vision.server.asked) == 9
    for number, document in enumerate(done.documents):
        assert document.image.name == paths[number].name
        for analysis in document.analyses:
            assert analysis.text
            assert f"{120 + number}x90" in analysis.text.content


def test_two_features_of_two_models_go_in_one_call(run: Run, yandex_vision: Local, tmp_path: Path) -> None:
    languages = ("-l", "he", "-l", "ru", "-l", "pl")
    analysis = analysis_in(
        run("analyze", *drawn(tmp_path), "-p", "yandex-vision", *languages, *yandex_vision.at)
    )
    assert analysis.text
    assert len(analysis.text.blocks) == 2
    assert len(yandex_vision.server.asked) == 1


@pytest.mark.usefixtures("everything_written")
def test_the_untouched_answer_is_kept(run: Run, google: Local, azure_service: Local, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    both = ("-p", "google-vision", "-p", "azure-vision", "-f", "labels")
    run("analyze", *drawn(tmp_path), *both, "--raw", raw, *google.at, *azure_service.at)
    said: dict[str, Any] = json.loads((raw / "picture-000.google-vision.json").read_bytes())
    assert said == {"labelAnnotations": [{"mid": "/m/1", "description": "120x90", "score": 0.5}]}
    body = json.loads((raw / "picture-000.azure-vision.json").read_bytes())
    assert body["tagsResult"] == {"values": [{"name": "120x90", "confidence": 0.9}]}


@pytest.mark.usefixtures("everything_written")
def test_a_second_identical_request_is_answered_from_the_store(
    run: Run, yandex_vision: Local, tmp_path: Path
) -> None:
    asked = ("analyze", *drawn(tmp_path, 3), "-p", "yandex-vision", "-f", "copies", *yandex_vision.at)
    first, second = run(*asked), run(*asked)
    assert len(yandex_vision.server.asked) == 1
    assert [a.cached for a in second.analyses] == [True] * 3
    assert [a.copies for a in first.analyses] == [a.copies for a in second.analyses]
