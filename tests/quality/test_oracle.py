"""Every figure of the oracle, to six digits or as many as it prints."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import numpy as np
import pytest

from app.quality.calibration import calibration, review_table
from app.quality.counted_reading import CountedReading
from app.quality.edit_alignment import align
from app.quality.evaluation import compare_readings, evaluate_page, evaluate_total
from app.quality.intervals import paired_bootstrap
from app.quality.segmentation import characters, words
from tests.quality.oracle import Oracle, evaluated, flexible_accuracy, near


@pytest.fixture(scope="session")
def oracle(shared_data: Path) -> Oracle:
    return Oracle(shared_data / "ocr-oracle")


def test_characters_and_their_operations(oracle: Oracle) -> None:
    figures = evaluated(oracle.truth, oracle.read).characters
    expected = oracle.expected["char_ops"]
    assert (figures.truth, figures.read) == (
        oracle.expected["n_gt_graphemes"],
        oracle.expected["n_ocr_graphemes"],
    )
    assert (figures.substitutions, figures.deletions, figures.insertions, figures.correct) == (
        expected["substitute"],
        expected["delete"],
        expected["insert"],
        expected["correct"],
    )
    assert figures.distance == expected["distance"]
    assert figures.cer == near(oracle.expected["cer_n"])
    assert figures.cer_normalized == near(oracle.expected["cer_normalised_ocrd"])


def test_operations_stand_where_dinglehopper_has_them(oracle: Oracle) -> None:
    alignment = align(characters(oracle.truth), characters(oracle.read))
    steps = [[step.kind, step.truth, step.read] for step in alignment.steps]
    assert steps == oracle.expected["editops_grapheme_index"]


def test_confusions_of_characters_and_of_runs(oracle: Oracle) -> None:
    alignment = align(characters(oracle.truth), characters(oracle.read))
    assert {f"{a}->{b}": n for (a, b), n in alignment.confusions().items()} == oracle.expected["confusions"]
    merged = {f"{{{a}}}-{{{b}}}": n for (a, b), n in alignment.merged_confusions().items()}
    assert merged == oracle.expected["isri_confusions"]


def test_words_and_bag_of_words(oracle: Oracle) -> None:
    assert words(oracle.truth) == oracle.expected["words_gt"]
    assert words(oracle.read) == oracle.expected["words_ocr"]
    page, bag = evaluated(oracle.truth, oracle.read), oracle.expected["bow"]
    assert page.words.wer == near(oracle.expected["wer_uax29"])
    assert page.bag.matched == bag["tp"]
    assert page.bag.precision == near(bag["precision"])
    assert page.bag.recall == near(bag["recall"])
    assert page.bag.f1 == near(bag["f1"])
    assert page.bag.error == near(bag["bwe_ocrd"])


def test_flexible_accuracy(oracle: Oracle) -> None:
    page = evaluated(oracle.truth, oracle.read)
    assert flexible_accuracy(page) == near(oracle.expected["fca_73_chars_without_newlines"])
    assert page.flexible is not None
    assert page.flexible.truth == 73


def test_flexible_accuracy_of_the_small_cases(oracle: Oracle) -> None:
    for truth, read, accuracy in oracle.expected["fca_port_cases"]:
        assert flexible_accuracy(evaluated(truth, read)) == near(accuracy), (truth, read)


def test_lines_in_another_order(oracle: Oracle) -> None:
    cases = oracle.expected["cases"]
    first, second, third = oracle.read.split("\n")
    swapped = evaluated(oracle.truth, f"{first}\n{third}\n{second}")
    assert swapped.characters.cer == near(cases["B_ocr_lines_2_3_swapped"]["cer_n"])
    assert swapped.words.wer == near(cases["B_ocr_lines_2_3_swapped"]["wer"])
    assert swapped.bag.f1 == near(cases["B_ocr_lines_2_3_swapped"]["bow_f1"])
    assert flexible_accuracy(swapped) == near(cases["B_ocr_lines_2_3_swapped"]["fca"])
    first, second, third = oracle.truth.split("\n")
    turned = evaluated(oracle.truth, f"{third}\n{first}\n{second}")
    assert turned.characters.cer == near(cases["C_gt_lines_3_1_2_no_char_errors"]["cer_n"])
    assert turned.words.wer == near(cases["C_gt_lines_3_1_2_no_char_errors"]["wer"])
    assert (turned.bag.f1, flexible_accuracy(turned)) == (1, 1)


def test_columns_read_across(oracle: Oracle) -> None:
    case = oracle.expected["cases"]["D_two_columns_merged"]
    page = evaluated(case["gt"], case["ocr"])
    assert page.characters.cer == near(case["cer_n"])
    assert page.words.wer == near(case["wer"])
    assert page.bag.f1 == near(case["bow_f1"])
    assert flexible_accuracy(page) == near(case["fca"])


def test_clusters_and_normalization(oracle: Oracle) -> None:
    expected = oracle.expected["unicode"]
    decomposed = unicodedata.normalize("NFD", oracle.truth)
    assert evaluated(decomposed, oracle.truth).characters.cer == expected["nfd_gt_vs_nfc_gt_cer"]
    family = evaluated("a\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}", "a")
    assert family.characters.cer == expected["zwj_family 'a👨‍👩‍👧' vs 'a'"]["dinglehopper"]
    assert evaluated("क्षि", "क्ष").characters.cer == expected["devanagari 'क्षि' vs 'क्ष'"]["dinglehopper"]


def test_thirty_pages(oracle: Oracle) -> None:
    expected = oracle.expected["jackknife_30_pages_ISRI_accci"]
    pages = oracle.pages()
    total = evaluate_total(pages)
    assert sum(p.characters.truth for p in pages) == expected["N"]
    assert sum(p.characters.distance for p in pages) == expected["E"]
    assert total.cer == pytest.approx(expected["micro_cer"], abs=5e-6)
    assert total.macro_cer == pytest.approx(expected["macro_cer"], abs=5e-6)
    assert total.cer_interval is not None
    low, high = total.cer_interval
    percents = [100 * (1 - end) for end in (high, low)]
    assert percents == pytest.approx(expected["own_formula"], abs=1e-3)
    assert [round(end, 2) for end in percents] == expected["ci95"]


def test_bootstrap_of_thirty_pages(oracle: Oracle) -> None:
    pages = oracle.pages()
    sizes = [page.characters.truth for page in pages]
    drawn = paired_bootstrap([page.characters.distance for page in pages], [0] * len(pages), sizes)
    assert drawn.interval == pytest.approx(
        oracle.expected["jackknife_30_pages_ISRI_accci"]["bootstrap_10000_cer_ci95"], abs=5e-4
    )
    assert compare_readings(pages, pages).first_better == 0.5


def test_calibration(oracle: Oracle) -> None:
    expected = oracle.expected["calibration"]
    judged = [(confidence, bool(right)) for confidence, right in expected["conf_correct"]]
    figures = calibration(judged)
    assert figures is not None
    assert figures.ece == near(expected["ece_5_equal_width_bins"])
    assert figures.brier == near(expected["brier"])
    assert figures.auroc == near(expected["auroc"])
    last = figures.bins[-1]
    assert (last.words, last.confidence, last.correct) == (8, near(0.925), near(0.75))


def test_review(oracle: Oracle) -> None:
    judged = [(c, bool(right)) for c, right in oracle.expected["calibration"]["conf_correct"]]
    rows = {row.below: row for row in review_table(judged) or ()}
    for below in (0.9, 0.75):
        expected = oracle.expected["calibration"][f"review_below_{below}"]
        assert rows[below].flagged == near(expected["flagged"])
        assert rows[below].errors_caught == near(expected["error_recall"])
        assert rows[below].accuracy_after == near(expected["accuracy_after_review"])


@pytest.mark.parametrize("number", range(30))
def test_flexible_accuracy_of_a_page_in_any_order(oracle: Oracle, number: int) -> None:
    truth, read = oracle.page(number)
    page = evaluated(truth, read)
    lines = read.split("\n")
    order = np.random.default_rng(number).permutation(len(lines)).tolist()
    moved = evaluate_page(
        CountedReading.of_text(truth), CountedReading.of_text("\n".join(lines[n] for n in order))
    )
    assert page.flexible is not None
    assert moved.flexible is not None
    assert page.flexible.errors <= page.characters.distance
    assert moved.flexible.errors <= 1.2 * page.flexible.errors + 1
    assert moved.bag == page.bag
