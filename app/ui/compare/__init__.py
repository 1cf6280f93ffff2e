"""Two readings of one image side by side, and what other providers read in one place.

May use the rooms from findings down.
"""
