"""The image in the middle: its pixels, the analyses drawn over it, the bar of providers.

May use analysis, canvas and the rooms below them.
"""
