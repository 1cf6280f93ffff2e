"""Draws the bundled samples and writes their ground truth beside them.

    python resources/samples/make_samples.py [FOLDER]

Wants the fonts Liberation 2 and DejaVu (see fonts.py). Every run draws the same pictures.
NAME.txt holds the text in reading order, NAME.words.json every word with the polygon of its ink.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from sheet import Colour, Sheet, Shot, flat, lit, photographed, turned
from texts import (
    LEFT,
    LEFT_HEADING,
    LETTER,
    LETTER_DATE,
    MASTHEAD,
    MASTHEAD_LINE,
    NOTICE,
    NOTICE_HEADING,
    PAGE,
    PAGE_BYLINE,
    PAGE_FOOT,
    PAGE_TITLE,
    RECEIPT_FOOT,
    RECEIPT_HEAD,
    RECEIPT_ITEMS,
    RECEIPT_META,
    RECEIPT_PAID,
    RECEIPT_SUMS,
    RECEIPT_TOTAL,
    RIGHT,
    RIGHT_HEADING,
    SIGN,
)

INK: Colour = (33, 29, 27)
PAPER: Colour = (249, 246, 238)


def page() -> Shot:
    """Draw an A4 page at 200 dpi, full of small type."""
    sheet = Sheet(1654, 2339, PAPER)
    sheet.block()
    sheet.line(PAGE_TITLE, (827, 178), "serif-bold", 52, INK, anchor="middle")
    sheet.block()
    sheet.line(PAGE_BYLINE, (827, 236), "serif-italic", 30, (70, 62, 58), anchor="middle")
    sheet.pen.line((677, 268, 977, 268), (150, 138, 126), 2)
    y = 282.0
    for paragraph in PAGE:
        y = sheet.paragraph(paragraph, (190, y), 1274, "serif", 30, INK, 38) + 15
    sheet.block()
    sheet.line(PAGE_FOOT, (827, 2248), "serif", 24, (90, 82, 76), anchor="middle")
    return _scanned(sheet)


def columns() -> Shot:
    """Draw a news sheet with a masthead over two columns, an ornament and a framed notice."""
    sheet = Sheet(1654, 2339, PAPER)
    sheet.block()
    sheet.line(MASTHEAD, (827, 246), "serif-bold", 104, INK, anchor="middle", tracking=10)
    sheet.pen.line((150, 284, 1504, 284), INK, 5)
    sheet.block()
    sheet.line(MASTHEAD_LINE, (827, 330), "serif-italic", 32, INK, anchor="middle")
    sheet.pen.line((150, 352, 1504, 352), INK, 2)
    width, left, right = 640, 150, 864
    sheet.pen.line((827, 392, 827, 2200), (190, 182, 172), 2)

    def column(x: int, heading: str, paragraphs: tuple[str, ...]) -> float:
        sheet.block()
        sheet.line(heading, (x, 436), "serif-bold", 46, INK)
        y = 452.0
        for paragraph in paragraphs:
            y = sheet.paragraph(paragraph, (x, y), width, "serif", 36, INK, 49) + 24
        return y

    below = column(left, LEFT_HEADING, LEFT)
    _seal(sheet, (left + width / 2, (below + 2200) / 2), min(210.0, (2200 - below) / 2 - 20))
    below = column(right, RIGHT_HEADING, RIGHT)
    top = int(below) + 40
    sheet.block()
    sheet.line(NOTICE_HEADING, (right + 36, top + 66), "sans-bold", 40, INK)
    bottom = sheet.paragraph(NOTICE, (right + 36, top + 76), width - 72, "sans", 34, INK, 47)
    sheet.pen.rectangle((right, top, right + width, bottom + 40), outline=INK, width=3)
    return _scanned(sheet)


def _scanned(sheet: Sheet) -> Shot:
    shot = flat(sheet)
    soft = shot.image.filter(ImageFilter.GaussianBlur(0.55))
    return Shot(soft.quantize(40, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE), shot.words, shot.text)


def _seal(sheet: Sheet, centre: tuple[float, float], radius: float) -> None:
    """Draw an ornament, the rosette of an engraved seal, drawn larger and reduced."""
    scale = 3
    size = round(radius * 2 * scale)
    big = Image.new("RGB", (size, size), sheet.paper)
    pen = ImageDraw.Draw(big)
    angle = np.linspace(0, 2 * np.pi, 1440)
    for ring in range(16):
        reach = size / 2 * (0.97 - ring * 0.035) * (1 + 0.03 * np.cos(24 * angle + ring * np.pi / 8))
        points = zip(size / 2 + reach * np.cos(angle), size / 2 + reach * np.sin(angle), strict=True)
        pen.line([(float(x), float(y)) for x, y in points], (122, 52, 44), 4)
    sheet.image.paste(
        big.resize((size // scale, size // scale), Image.Resampling.LANCZOS),
        (round(centre[0] - radius), round(centre[1] - radius)),
    )


def receipt() -> Shot:
    """Draw a till receipt on thermal paper, lying on a table."""
    width, margin = 640, 46
    ink = (58, 58, 72)
    sheet = Sheet(width, 1190, (250, 250, 248))
    y = 100.0
    sheet.block()
    sheet.line(RECEIPT_HEAD[0], (width / 2, y), "mono-bold", 52, ink, anchor="middle")
    y += 20
    for text in RECEIPT_HEAD[1:]:
        y += 38
        sheet.line(text, (width / 2, y), "mono", 28, ink, anchor="middle")

    def rows(entries: tuple[tuple[str, str], ...], face: str = "mono", size: int = 28) -> None:
        nonlocal y
        sheet.block()
        for name, amount in entries:
            y += size * 1.5
            sheet.line(name, (margin, y), face, size, ink)
            sheet.line(amount, (width - margin, y), face, size, ink, anchor="right", joined=True)

    def rule() -> None:
        nonlocal y
        y += 26
        for x in range(margin, width - margin, 16):
            sheet.pen.line((x, y, x + 8, y), ink, 2)
        y += 8

    rule()
    rows(RECEIPT_META)
    rule()
    rows(RECEIPT_ITEMS)
    rule()
    rows(RECEIPT_SUMS)
    rows((RECEIPT_TOTAL,), "mono-bold", 42)
    rows(RECEIPT_PAID)
    rule()
    sheet.block()
    y += 10
    for text in RECEIPT_FOOT:
        y += 40
        sheet.line(text, (width / 2, y), "mono", 28, ink, anchor="middle")
    _bars(sheet, (110, y + 34), ink)
    _torn(sheet)

    ground = Image.new("RGB", (800, 1320), (98, 84, 72))
    pen = ImageDraw.Draw(ground)
    for row in range(0, 1320, 4):  # the grain of the table
        tone = 84 + (row * 7919 % 23)
        pen.line((0, row, 800, row + 6), (tone + 16, tone + 2, tone - 10), 4)
    ground = ground.filter(ImageFilter.GaussianBlur(2))
    shadow = Image.new("L", ground.size, 0)
    ImageDraw.Draw(shadow).rectangle((88, 78, 732, 1266), fill=150)
    ground = Image.composite(
        Image.new("RGB", ground.size, (30, 24, 20)), ground, shadow.filter(ImageFilter.GaussianBlur(14))
    )
    corners = [(80.0, 66.0), (720.0, 62.0), (724.0, 1252.0), (76.0, 1256.0)]
    shot = photographed(sheet, corners, ground)
    bright = lit(shot.image, lambda x, y: 1.0 - 0.10 * x - 0.04 * y, 0.0, 3)
    soft = bright.filter(ImageFilter.GaussianBlur(0.6))
    return Shot(soft.quantize(200, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE), shot.words, shot.text)


def _bars(sheet: Sheet, at: tuple[float, float], ink: Colour) -> None:
    x, y = at
    for number in range(64):
        wide = 2 + 2 * (number * number * 31 % 3)
        sheet.pen.rectangle((x, y, x + wide - 1, y + 84), fill=ink)
        x += wide + 2 + 2 * (number * 17 % 2)


def _torn(sheet: Sheet) -> None:
    for edge, depth in ((0, 7), (sheet.height - 1, -7)):
        for x in range(0, sheet.width, 16):
            sheet.pen.polygon([(x, edge), (x + 8, edge + depth), (x + 16, edge)], fill=(86, 72, 60))


def sign() -> Shot:
    """Draw an enamel sign on a brick wall, seen from the side."""
    white = (244, 246, 248)
    sheet = Sheet(1180, 860, (22, 62, 120))
    sheet.pen.rounded_rectangle((22, 22, 1157, 837), 34, outline=white, width=10)
    for x in (64, 1116):
        for y in (64, 796):
            sheet.pen.ellipse(
                (x - 13, y - 13, x + 13, y + 13), fill=(176, 180, 186), outline=(90, 96, 108), width=3
            )
    y = 72.0
    for number, (text, size) in enumerate(SIGN):
        if number in {0, 1, 2, 4}:
            sheet.block()
        y += size * 1.28
        sheet.line(text, (590, y), "sans-bold" if number == 0 else "sans", size, white, anchor="middle")
        if number == 1:
            y += 30
            sheet.pen.line((360, y, 820, y), white, 5)

    ground = _wall(1600, 1200)
    shadow = Image.new("L", ground.size, 0)
    corners = [(222.0, 150.0), (1330.0, 330.0), (1268.0, 1100.0), (182.0, 984.0)]
    ImageDraw.Draw(shadow).polygon([(x + 22, y + 30) for x, y in corners], fill=170)
    ground = Image.composite(
        Image.new("RGB", ground.size, (44, 30, 26)), ground, shadow.filter(ImageFilter.GaussianBlur(16))
    )
    shot = photographed(sheet, corners, ground)
    softened = shot.image.filter(ImageFilter.GaussianBlur(0.9))
    sunny = lit(softened, lambda x, y: 1.08 - 0.30 * x + 0.06 * np.cos(4 * (x + y)) - 0.06 * y, 4.0, 7)
    return Shot(sunny, shot.words, shot.text)


def _wall(width: int, height: int) -> Image.Image:
    wall = Image.new("RGB", (width, height), (170, 160, 148))
    pen = ImageDraw.Draw(wall)
    for row in range(-1, height // 74 + 1):
        for column in range(-1, width // 204 + 2):
            x, y = column * 204 + (row % 2) * 102, row * 74
            tone = (row * 53 + column * 97) * 2654435761 % 29
            pen.rectangle((x, y, x + 193, y + 63), fill=(146 + tone, 82 + tone // 2, 66 + tone // 3))
    texture = lit(
        Image.new("RGB", (width // 2, height // 2), (128, 128, 128)), lambda x, _: 1 + 0 * x, 34, 11
    )
    texture = texture.resize((width, height), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(1))
    return ImageChops.overlay(wall.filter(ImageFilter.GaussianBlur(1.4)), texture)


def tilted() -> Shot:
    """Draw a faded typewritten letter, scanned crookedly and too pale."""
    paper, ink = (196, 190, 176), (128, 122, 116)
    sheet = Sheet(1240, 1754, paper)
    sheet.block()
    sheet.line(LETTER_DATE, (1100, 210), "typewriter", 28, ink, anchor="right")
    y = 280.0
    for paragraph in LETTER:
        y = _ragged(sheet, paragraph, (140, y), 960, ink) + 34
    ground = Image.new("RGB", (1400, 1900), (78, 76, 74))
    shot = photographed(sheet, turned(1240, 1754, (706, 950), -3.4), ground)
    softened = shot.image.filter(ImageFilter.GaussianBlur(1.0))
    grey = lit(softened, lambda x, y: 1.06 - 0.16 * (x - 0.3) ** 2 - 0.14 * y, 4.5, 5).convert("L")
    return Shot(grey, shot.words, shot.text)


def _ragged(sheet: Sheet, text: str, at: tuple[float, float], width: float, ink: Colour) -> float:
    """Left-aligned typewriter lines as one block; returns the last baseline."""
    x, y = at
    fits = int(width / 16.8)  # characters of 28 px type in a line
    row = ""
    sheet.block()
    for word in [*text.split(), ""]:
        if row and (not word or len(row) + 1 + len(word) > fits):
            y += 46
            sheet.line(row, (x, y), "typewriter", 28, ink)
            row = word
        else:
            row = f"{row} {word}".strip()
    return y


def main() -> None:
    """Draw all of them into the folder named, or beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    folder.mkdir(parents=True, exist_ok=True)
    page().save(folder, "page.png", optimize=True, dpi=(200, 200))
    columns().save(folder, "columns.png", optimize=True, dpi=(200, 200))
    receipt().save(folder, "receipt.png", optimize=True)
    sign().save(folder, "sign.jpg", quality=86, subsampling=0)
    tilted().save(folder, "tilted.jpg", quality=82, dpi=(150, 150))


if __name__ == "__main__":
    main()
