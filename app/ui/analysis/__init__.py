"""Analyses under way: the queue, consent, credentials, progress, what is asked of whom.

May use content, session and the rooms below them; draws nothing.
"""
