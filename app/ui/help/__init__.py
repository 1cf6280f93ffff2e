"""What helps a newcomer: the tour of the window, and the manual.

Knows the window only by the widgets and signals it is given.
"""
