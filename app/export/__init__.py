"""Formats analyses are exported as: one module a format, each with an ``Exporter`` (see ``exporter.py``).

May use storage, config, quality, provenance, text, formats, imaging and model.
"""
