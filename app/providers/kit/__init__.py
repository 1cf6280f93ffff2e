"""What every provider is made of: plans and their loops, fields, wire values, errors, tokens, the registry.

Performs nothing and knows no service. A whole provider in one short file, to copy, is
``tests/providers/template_provider.py``; what services do on the wire is in ``WIRE.md``, "All services".
"""
