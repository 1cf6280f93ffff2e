"""The store of what is kept between runs (SQLite): images, analyses with raw answers, corrections.

May use model and config; safe from any thread.
"""
