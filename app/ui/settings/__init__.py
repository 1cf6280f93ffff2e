"""Dialogs for settings, for providers and for their credentials.

May use the panels and controllers below; nothing here knows the window.
"""
