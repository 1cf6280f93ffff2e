"""Analyses that come from files: saved answers of services, and what other OCR programs write.

May use the kit and formats; knows providers only through the registry.
"""
