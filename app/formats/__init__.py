"""Readers of files other OCR programs write: hOCR, ALTO, PAGE-XML, plain text. Bytes in, model values out.

May use imaging and model.
"""
