"""The list of places where services found the image, and what can be done with each.

May use viewer and the rooms below it.
"""
