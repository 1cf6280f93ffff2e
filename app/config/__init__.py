"""Settings, credentials (in the keyring alone), plugins, and the folders the program uses.

May use model.
"""
