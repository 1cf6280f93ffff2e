"""Two readings of one image beside each other: list, panes, and what ties them to the window."""
