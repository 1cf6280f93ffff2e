"""Chains of numbered things, each followed by one other at most."""

from __future__ import annotations

from collections.abc import Mapping


def chains(following: Mapping[int, int], count: int) -> list[list[int]]:
    """Return the numbers below ``count`` as chains, each followed by the number ``following`` gives."""
    starts = sorted(set(range(count)) - set(following.values()))
    listed = []
    for start in starts:
        chain = [start]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        listed.append(chain)
    return listed
