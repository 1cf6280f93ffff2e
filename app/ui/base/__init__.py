"""What every room stands on: the bridge to the engine, preferences, translation, confidence.

Uses no other room of the window.
"""
