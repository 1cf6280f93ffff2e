"""The on-device reader; only the child process imports it."""
