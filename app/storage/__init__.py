"""What is kept between runs: images, analyses with raw answers, corrections and their journal (SQLite).

May use model and config; safe from any thread.
"""
