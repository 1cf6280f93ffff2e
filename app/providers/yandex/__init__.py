"""Yandex Vision, Yandex OCR and Yandex Search: plans, shapes on the wire, reading of answers.

May use the kit; knows no other provider.
"""
