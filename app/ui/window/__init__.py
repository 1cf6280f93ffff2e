"""The window's frame: made, assembled, commanded by menu and key, started and ended.

May use every room of the window; nobody outside takes a ``MainWindow``.
"""
