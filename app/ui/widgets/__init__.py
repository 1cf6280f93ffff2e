"""Small widgets, the theme and the table of keys, of use in every room.

May use base alone.
"""
