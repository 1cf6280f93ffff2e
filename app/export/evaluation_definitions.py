"""What every figure of an evaluation means, in one sentence each, for reports."""

from __future__ import annotations

from typing import Final

DEFINITIONS: Final = (
    (
        "CER",
        (
            "character error rate: substituted, inserted and deleted characters of a minimal alignment by"
            " those of the ground truth; characters are grapheme clusters (UAX #29), a line break is one"
        ),
    ),
    (
        "norm. CER",
        (
            "normalised character error rate: the same errors by errors and correct characters together, 0"
            " to 100 %"
        ),
    ),
    ("S, I, D", "substituted, inserted and deleted characters of that alignment"),
    (
        "WER",
        (
            "word error rate: the fewest changes of words (UAX #29, without punctuation) by the words of the"
            " ground truth"
        ),
    ),
    (
        "words in any order",
        (
            "bag of words: precision is the share of words read that stand in the ground truth, recall the"
            " share of its words that were read, F1 their harmonic mean; error is the difference of counts by"
            " all words"
        ),
    ),
    (
        "flexible",
        (
            "flexible character accuracy (Clausner, Pletschacher and Antonacopoulos 2020): lines may stand"
            " in any order, so that a wrong reading order costs little"
        ),
    ),
    (
        "micro and macro",
        (
            "macro CER and macro WER are means of the pages that have ground truth; all other totals are"
            " micro: all errors by all of the ground truth"
        ),
    ),
    (
        "95 %",
        (
            "interval by jackknife over pages, as ISRI's accci; of comparisons by a paired bootstrap over"
            " pages (10,000 draws, Bisani and Ney 2004). A single page has none"
        ),
    ),
    (
        "calibration",
        (
            "expected calibration error: mean distance of confidence and share of right words over five"
            " bins; Brier score: mean squared distance; AUROC: probability that a right word is surer than a"
            " wrong one"
        ),
    ),
    ("–", "cannot be told: nothing in the ground truth, no confidences, or not measured"),
)
"""Name of the figure, and its meaning, as plain text."""
