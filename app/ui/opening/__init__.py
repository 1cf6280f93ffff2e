"""What comes in: files, folders, drops, links, saved answers, files that lie beside images.

May use the rooms from findings down; reads nothing on the GUI thread.
"""
