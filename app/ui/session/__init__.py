"""The open images, their analyses and corrections, and what is selected.

May use base; knows no widget.
"""
