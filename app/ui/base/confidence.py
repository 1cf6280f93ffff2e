"""From where on a word counts as doubtful, on the canvas and in the transcript alike."""

from __future__ import annotations

DOUBT_BELOW = 0.6
"""Confidence under which a region is drawn as doubtful."""
