"""Yandex Vision, Yandex OCR and Yandex Search: a plan and a reading each, one file of shapes.

May use the kit; knows no other provider.
"""
