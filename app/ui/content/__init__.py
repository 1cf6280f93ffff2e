"""Rows, texts and facts of an analysis, ready to be listed; no widgets.

May use widgets for colours, and base.
"""
