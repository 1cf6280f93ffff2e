"""Export of analyses to files: the dialog, its job off the GUI thread, dragging a file out.

May use the rooms from findings down.
"""
