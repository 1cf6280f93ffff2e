"""What every room stands on: the bridge to the engine, preferences, words, confidence thresholds.

Uses no other room of the window.
"""
