"""What was found as text: tree, transcript, find, and the card of the selected region.

May use viewer and the rooms below it.
"""
