"""Words found in long pages of several scripts: the first search, which folds the page, and the next.

Run by hand: ``python -m tests.bench.finding``. Budget on an idle machine: 100,000 words in under two seconds
at first (nothing waits for it but the places) and 150 ms then; twice the time for twice the words.
"""

from __future__ import annotations

import time

from app.text.find import FindQuery, find_plain

PAGES = {
    "English": ("The steamer entered the har-\nbour at noon, well-\nknown. ", 10, "harbour at"),
    "Polish": ("Zażółć gęślą jaźń, biało-\n-czerwony źdźbło ąę. ", 7, "biało-czerwony"),
    "Fraktur": ("Dieſe u\u0364berfru\u0364hte An⸗\nſtalt iſt oﬀen. ", 6, "überfrühte anstalt"),
    "Russian": ("Стои\u0301т за\u0301мок на горе, и река тече-\nт мимо. ", 9, "замок"),
    "Hindi": ("किताबें और किताब में हिन्दी शब्द \n", 6, "किताब"),
    "Arabic": ("كِتَـاب مكتوب ﻛﺘﺎﺏ بيت \n", 4, "كتاب"),
    "Japanese": ("今日は東京\n都へ行きました ﾃﾚﾋﾞ を見た。", 8, "東京都"),
    "one letter": ("a" * 6 + " ", 1, "a" * 200),
}
"""A stretch of text, its words, and what is sought in it."""
WORDS = 100_000


def spent(text: str, sought: str) -> float:
    """Milliseconds that one search takes."""
    start = time.perf_counter()
    find_plain(text, FindQuery(sought))
    return (time.perf_counter() - start) * 1_000


def main() -> None:
    """Print one line for each script."""
    print(f"{'':12}{'characters':>12}{'first':>10}{'then':>10}{'twice the words':>18}")
    for name, (stretch, words, sought) in PAGES.items():
        page = stretch * (WORDS // words)
        first, then = spent(page, sought), spent(page, sought)
        twice = spent(page * 2, sought)
        print(f"{name:12}{len(page):>12,}{first:>7.0f} ms{then:>7.0f} ms{twice:>15.0f} ms")


if __name__ == "__main__":
    main()
