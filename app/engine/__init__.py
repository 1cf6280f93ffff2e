"""Performs plans: the only room with network and child processes."""
