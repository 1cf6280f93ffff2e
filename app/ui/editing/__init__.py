"""Corrections made by hand: texts in place, handles, new regions, review.

May use the rooms from findings down; keeps nothing itself, ``session.corrections`` does.
"""
