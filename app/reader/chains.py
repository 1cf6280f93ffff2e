"""Chains of things that follow each other."""

from __future__ import annotations

from collections.abc import Mapping


def chains(following: Mapping[int, int], count: int) -> list[list[int]]:
    """Return the numbers 0..``count`` as chains, each number followed by the one ``following`` names."""
    starts = sorted(set(range(count)) - set(following.values()))
    listed = []
    for start in starts:
        chain = [start]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        listed.append(chain)
    return listed
