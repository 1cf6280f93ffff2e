"""The list of open images with their thumbnails, filters and order.

May use viewer and the rooms below it.
"""
