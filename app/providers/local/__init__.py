"""Providers on this machine, which need no key and no network.

May use the kit; knows no other provider.
"""
