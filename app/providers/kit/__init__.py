"""What every provider is made of: plans, fields, wire values, tokens, the registry.

May use formats and model; performs nothing and knows no service.
"""
