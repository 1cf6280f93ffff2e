"""Settings, credentials (in the keyring alone) and the folders the program uses.

May use model.
"""
