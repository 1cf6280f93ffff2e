"""Words tightened to the ink inside their line.

A recogniser knows where a word stands only to within a few pixels: its positions are those of network
columns, a sixth of a line's height wide. The picture knows better. Each line is cut out upright (its
*strip*), its ink told from its ground, and every boundary between two words is moved to the blank that
fits best by place and width; a word then is the box around the ink between two boundaries.

The ground may be lighter or darker than the text, coloured, uneven along the line or noisy: colours
are projected on the axis along which the strip differs most, the ground is followed along the line, and
the threshold is Otsu's. Rules (underlines, table lines), specks and parts of neighbouring lines are not
ink. Where no ink is found the recogniser's own box stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from app.reader.arrays import Floats, Ints, Pixels
from app.reader.line_directions import flow_quad, wrap_angle
from app.reader.lines import Quad, RawLine, RawWord

Mask = npt.NDArray[np.bool_]

_LINE_ROWS = 40
"""Height of a line in its strip, pixels: enough for 1/40 of a line, little enough to be quick."""
_MARGIN_ROWS = 8
"""Rows kept above and below the line, for ascenders the detector cut off."""
_INK_OVERHANG = 5
"""How far ink may reach out of the detector's box."""
_MARGIN_COLUMNS = 14
"""Columns kept before and after the line."""
_MAX_COLUMNS = 8000
"""Columns of a strip at most; longer lines are read coarser along their flow."""
_PADDING = 1.5
"""Rows kept above the ink, where strokes thin out to grey (people and services draw their boxes so)."""
_SURE_ASPECT = 3.5
"""A line this many times longer than high shows its direction."""
_DIRECTION_NOISE = np.radians(8)
"""A short line that differs from its neighbours by no more than this is taken to run as they do."""
_REACH = 0.3 * _LINE_ROWS
"""How far a recogniser's boundary is typically off, strip pixels."""
_FOREIGN_BLANK = 0.35 * _LINE_ROWS
"""A blank before or behind all words at least this wide parts them from ink that is not theirs."""
_FOREIGN_BLANK_OVERLAP = 0.15 * _LINE_ROWS
"""How far such a blank may reach into the recogniser's place of the first or last word."""
_MAX_DISTANCE = 4.0 * _REACH
"""Farther away no blank is believed to be the boundary meant."""


@dataclass(frozen=True)
class _Strip:
    """A line cut out upright.

    ``forth`` maps the picture to strip pixels and ``back`` the other way; the line itself fills
    ``left``..``right`` by ``_MARGIN_ROWS``..``_ABOVE + _HEIGHT``.
    """

    pixels: Pixels
    forth: Floats
    back: Floats
    left: int
    right: int


def tighten_words(lines: Sequence[RawLine], image: Pixels) -> tuple[RawLine, ...]:
    """Return the lines with every word's quad closed around its ink; ``image`` is (H, W, 3) RGB.

    Text, order, confidence and number of words stay. Lines keep their quad (``layout`` draws its own
    around the words); lines without words, and words without visible ink, stay as they are.
    """
    return tuple(_tighten_line(line, image) for line in straighten_lines(lines))


def straighten_lines(lines: Sequence[RawLine]) -> tuple[RawLine, ...]:
    """Turn short lines to the direction of the long ones, where they differ by a few degrees.

    A detector's box around two or three characters may be off by several degrees, which makes words look
    tilted on a straight page and lets neighbouring rules in.
    """
    if not lines:
        return ()
    quads = np.array([flow_quad(line.quad, line.vertical) for line in lines], np.float64)
    along = (quads[:, 1] - quads[:, 0]) + (quads[:, 2] - quads[:, 3])
    across = (quads[:, 3] - quads[:, 0]) + (quads[:, 2] - quads[:, 1])
    length, height = np.hypot(*along.T) / 2, np.hypot(*across.T) / 2
    angle = np.arctan2(along[:, 1], along[:, 0])
    sure = length >= _SURE_ASPECT * height
    if not sure.any():
        return tuple(lines)
    out = []
    for i, line in enumerate(lines):
        # The nearest sure line tells, so that a page that bends keeps its bends.
        away = np.hypot(*(quads[sure].mean(axis=1) - quads[i].mean(axis=0)).T) + 1e9 * (
            np.abs(wrap_angle(angle[sure] - angle[i])) > _DIRECTION_NOISE
        )
        best = int(away.argmin())
        if sure[i] or away[best] >= 1e9:
            out.append(line)
        else:
            quad = _box_at_angle(quads[i], float(angle[sure][best]), length[i], height[i])
            out.append(line.moved(np.roll(quad, 1, axis=0) if line.vertical else quad, line.words))
    return tuple(out)


def _box_at_angle(quad: Quad, angle: float, length: float, height: float) -> Quad:
    """Return a box of this length and height around the quad's centre."""
    along = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    across = np.array([-np.sin(angle), np.cos(angle)]) * height / 2
    middle = quad.mean(axis=0)
    return np.array(
        [middle - along - across, middle + along - across, middle + along + across, middle - along + across]
    )


def _tighten_line(line: RawLine, image: Pixels) -> RawLine:
    if not line.words:
        return line
    strip = _cut_strip(line, image)
    if strip is None:
        return line
    ink = ink_of(strip.pixels, strip.left, strip.right)
    columns = np.flatnonzero(ink.any(axis=0))
    if not columns.size:
        return line
    quads = _ink_boxes(ink, columns, _edges(line, strip, ink, columns), strip.back)
    words = []
    for word, quad in zip(line.words, quads, strict=True):
        if quad is None:
            words.append(word)
        else:
            turned = np.roll(quad, 1, axis=0) if line.vertical else quad
            words.append(RawWord(word.text, turned, word.confidence))
    return line.moved(line.quad, tuple(words))


def _cut_strip(line: RawLine, image: Pixels) -> _Strip | None:
    quad = flow_quad(line.quad, line.vertical).astype(np.float64)
    if not np.isfinite(quad).all():
        return None
    width = (_length(quad[1] - quad[0]) + _length(quad[2] - quad[3])) / 2
    height = (_length(quad[3] - quad[0]) + _length(quad[2] - quad[1])) / 2
    if width < 1 or height < 1:
        return None
    columns = int(min(max(round(width * _LINE_ROWS / height), 4), _MAX_COLUMNS))
    origin, source, shrink = _source(quad, image, height)
    if source is None:
        return None
    inner = np.array(
        [
            (_MARGIN_COLUMNS, _MARGIN_ROWS),
            (_MARGIN_COLUMNS + columns, _MARGIN_ROWS),
            (_MARGIN_COLUMNS + columns, _MARGIN_ROWS + _LINE_ROWS),
            (_MARGIN_COLUMNS, _MARGIN_ROWS + _LINE_ROWS),
        ],
        np.float32,
    )
    there = ((quad - origin) / shrink).astype(np.float32)
    try:
        forth = cv2.getPerspectiveTransform(quad.astype(np.float32), inner)
        back = np.linalg.inv(forth)
        local = cv2.getPerspectiveTransform(there, inner)
    except (cv2.error, np.linalg.LinAlgError):
        return None
    size = (columns + 2 * _MARGIN_COLUMNS, _LINE_ROWS + 2 * _MARGIN_ROWS)
    pixels = cv2.warpPerspective(source, local, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return _Strip(pixels, forth, back, _MARGIN_COLUMNS, _MARGIN_COLUMNS + columns)


def _source(quad: Quad, image: Pixels, height: float) -> tuple[Floats, Pixels | None, float]:
    """Return the part of the picture around the quad, shrunk when its text is far larger than a strip."""
    pad = height / 2 + 2
    low = np.floor(quad.min(axis=0) - pad)
    high = np.ceil(quad.max(axis=0) + pad)
    x0, y0 = (max(int(v), 0) for v in low)
    x1, y1 = min(int(high[0]), image.shape[1]), min(int(high[1]), image.shape[0])
    if x1 - x0 < 2 or y1 - y0 < 2:
        return low, None, 1.0
    part: Pixels = image[y0:y1, x0:x1]
    shrink = max(1, int(height / _LINE_ROWS))
    if shrink > 1:
        # An area mean over whole pixels, so that thin strokes of large text do not fall between samples.
        wide, tall = (x1 - x0) // shrink, (y1 - y0) // shrink
        if wide < 2 or tall < 2:
            return low, None, 1.0
        part = part[: tall * shrink, : wide * shrink]
        part = np.asarray(cv2.resize(part, (wide, tall), interpolation=cv2.INTER_AREA))
    # A shrunk pixel's centre lies (shrink - 1) / 2 pixels inside its block.
    inside = (shrink - 1) / 2
    return np.array([x0 + inside, y0 + inside]), part, float(shrink)


def ink_of(pixels: Pixels, left: int, right: int) -> Mask:
    """Return which pixels of a strip (rows, columns, 3) are ink of its own line, shape (rows, columns)."""
    grey = _contrast(pixels)
    core = grey[_MARGIN_ROWS : _MARGIN_ROWS + _LINE_ROWS, left:right]
    rim = np.concatenate((core[:2].ravel(), core[-2:].ravel(), core[:, :2].ravel(), core[:, -2:].ravel()))
    if _ground_is_dark(core, rim):
        grey = 255 - grey
    level = _followed_ground(grey)
    depth = np.clip(level[None, :] - grey.astype(np.float32), 0, 255).astype(np.uint8)
    inner = np.ascontiguousarray(depth[_MARGIN_ROWS : _MARGIN_ROWS + _LINE_ROWS, left:right])
    threshold, _ = cv2.threshold(inner, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return _own_ink(depth > max(threshold, 8), left, right)


def _contrast(pixels: Pixels) -> Pixels:
    """Return the strip along the colour axis of most difference, stretched to 0..255, light as light."""
    flat = pixels.reshape(-1, 3)
    sample = flat[:: max(1, len(flat) // 3000)].astype(np.float32)
    middle = sample.mean(axis=0)
    off = sample - middle
    _, axes = np.linalg.eigh(off.T @ off)
    axis = axes[:, -1]
    if axis.sum() < 0:
        axis = -axis
    shades = np.sort(sample @ axis)
    low, high = shades[len(shades) // 100], shades[-1 - len(shades) // 100]
    scale = 255 / max(float(high - low), 1e-3)
    row = (axis * scale).astype(np.float64)[None, :]
    return np.asarray(cv2.transform(pixels, np.c_[row, [[-float(low) * scale]]]), np.uint8)


def _ground_is_dark(core: Pixels, rim: Pixels) -> bool:
    """Return True if text is lighter than its ground: a line's rim and most of its area are ground."""
    threshold, _ = cv2.threshold(np.ascontiguousarray(core), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    dark_rim = float((rim <= threshold).mean())
    dark_area = float((core <= threshold).mean())
    return dark_rim + dark_area > 1.0


def _followed_ground(grey: Pixels) -> npt.NDArray[np.float32]:
    """Return the brightness of the (light) ground for each column, in steps of two line heights."""
    rows, columns = grey.shape
    steps = max(1, columns // (2 * _LINE_ROWS))
    width = columns // steps
    parts = grey[_MARGIN_ROWS : rows - _MARGIN_ROWS : 2, : steps * width : 2 if width % 2 == 0 else 1]
    parts = parts.reshape(parts.shape[0], steps, -1).transpose(1, 0, 2).reshape(steps, -1)
    nth = int(0.8 * (parts.shape[1] - 1))
    levels = np.partition(parts, nth, axis=1)[:, nth].astype(np.float32)
    middles = (np.arange(steps) + 0.5) * width
    return np.interp(np.arange(columns), middles, levels).astype(np.float32)


def _own_ink(ink: Mask, left: int, right: int) -> Mask:
    """Return the ink without rules, specks and what belongs to neighbouring lines."""
    mask = ink.astype(np.uint8)
    mask &= ~_ruling_lines(mask)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count <= 1:
        return np.zeros(ink.shape, np.bool_)
    y, wide, tall, size = (stats[:, i] for i in range(1, 5))
    rows = ink.shape[0]
    keep = size >= 5
    keep &= (centres[:, 1] >= _MARGIN_ROWS) & (centres[:, 1] <= _MARGIN_ROWS + _LINE_ROWS)
    keep &= (centres[:, 0] >= left - 2) & (centres[:, 0] <= right + 2)
    through = (y == 0) & (y + tall == rows)
    beside = (centres[:, 0] < left + 0.7 * _LINE_ROWS) | (centres[:, 0] > right - 0.7 * _LINE_ROWS)
    keep &= ~(through & ((wide <= 0.2 * _LINE_ROWS) | (beside & (wide <= 1.3 * _LINE_ROWS))))
    # What hangs in from the line above or below touches the edge and hardly enters the line.
    entering = np.where(
        y == 0, y + tall - _MARGIN_ROWS, np.where(y + tall == rows, _MARGIN_ROWS + _LINE_ROWS - y, rows)
    )
    keep &= entering > 0.3 * _LINE_ROWS
    keep[0] = False
    own = np.asarray(keep[labels], np.bool_)
    # Frames and pictures beside the text reach out of its box; letters hardly do.
    own[: _MARGIN_ROWS - _INK_OVERHANG] = own[_MARGIN_ROWS + _LINE_ROWS + _INK_OVERHANG :] = False
    own[:, : left - _INK_OVERHANG] = own[:, right + _INK_OVERHANG :] = False
    return own


def _ruling_lines(mask: Pixels) -> Pixels:
    """Return long thin horizontal strokes: underlines and table lines."""
    reach = int(1.5 * _LINE_ROWS)
    if mask.shape[1] < reach:
        return np.zeros_like(mask)
    fat = cv2.dilate(mask, np.ones((3, 1), np.uint8))  # so that a rule a little aslant is still one run
    long_runs = cv2.morphologyEx(fat, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    if not long_runs.any():
        return np.asarray(long_runs)
    strokes = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((int(0.22 * _LINE_ROWS), 1), np.uint8))
    return np.asarray(long_runs & ~strokes & 1)


def _edges(line: RawLine, strip: _Strip, ink: Mask, columns: Ints) -> Ints:
    """Return the first and last-but-one column of each word, (n, 2), in the line's order of words."""
    quads = np.array([word.quad for word in line.words], np.float64)
    across = np.sort(cv2.perspectiveTransform(quads.reshape(1, -1, 2), strip.forth)[0, :, 0].reshape(-1, 4))
    spans = (across[:, ::2] + across[:, 1::2]) / 2
    order = np.argsort(spans[:, 0] + spans[:, 1], kind="stable")
    spans = spans[order]
    steps = np.flatnonzero(columns[1:] - columns[:-1] > 1)
    starts, ends = columns[steps] + 1, columns[steps + 1]
    letters = np.array([max(len(word.text), 1) for word in line.words])[order]
    first, last = _own_ends(columns, starts, ends, spans, letters)
    inner = (starts > first) & (ends < last)
    wanted = (spans[:-1, 1] + spans[1:, 0]) / 2
    cuts = boundaries(wanted, starts[inner], ends[inner], ink.sum(axis=0) if wanted.size else columns)
    edges = np.array([first, *cuts, last])
    of_words = np.empty((len(order), 2), np.int64)
    of_words[order, 0], of_words[order, 1] = edges[:-1], edges[1:]
    return of_words


def _own_ends(columns: Ints, starts: Ints, ends: Ints, spans: Floats, letters: Ints) -> tuple[int, int]:
    """Return the first and last-but-one column of the line's own ink.

    Behind a wide blank past the last letter (or before the first) stands somebody else's ink. Where the
    recogniser's boxes reach the ends of the line, the number of letters tells where the last one stands.
    """
    first, last = int(columns[0]), int(columns[-1]) + 1
    wide = ends - starts >= _FOREIGN_BLANK
    before, behind = spans[0, 0] + _FOREIGN_BLANK_OVERLAP, spans[-1, 1] - _FOREIGN_BLANK_OVERLAP
    if len(letters) > 1:
        letter = (spans[-1, 1] - spans[0, 0]) / (letters.sum() + len(letters) - 1)
        before = max(before, spans[0, 1] - (0.85 * letters[0] + 0.5) * letter + _FOREIGN_BLANK_OVERLAP)
        behind = min(behind, spans[-1, 0] + (0.85 * letters[-1] + 0.5) * letter - _FOREIGN_BLANK_OVERLAP)
    own_starts = ends[wide & (ends <= before)]
    own_ends = starts[wide & (starts >= behind)]
    return max([first, *own_starts[-1:]]), min([last, *own_ends[:1]])


def boundaries(wanted: Floats, starts: Ints, ends: Ints, weight: Ints) -> list[int]:
    """Return the column of each wanted boundary: the best blanks (``starts``..``ends``) in rising order.

    The cost of a blank is its squared distance, plus what it lacks of the width usual between the words
    of this line. A boundary that no blank fits goes to the thinnest column near.
    """
    if not wanted.size:
        return []
    widths = (ends - starts).astype(np.float64)
    if widths.size < wanted.size:
        return _thinnest_columns(wanted, weight)
    usual = float(np.median(np.sort(widths)[-wanted.size :]))
    away = np.maximum(np.maximum(starts - wanted[:, None], wanted[:, None] - ends), 0.0)
    cost = (away / _REACH) ** 2 + 3.0 * (1 - np.minimum(widths / usual, 1.0))
    chosen = cheapest_rising(cost)
    middles = (starts + ends) // 2
    cuts = middles[chosen].astype(np.float64)
    lost = away[np.arange(len(chosen)), chosen] > _MAX_DISTANCE
    if lost.any():
        cuts = np.where(lost, _thinnest_columns(wanted, weight), cuts)
        cuts = np.maximum.accumulate(cuts)
    return [int(c) for c in cuts]


def cheapest_rising(cost: Floats) -> Ints:
    """Return for each row a column, strictly rising, at the least total cost."""
    quick = cost.argmin(axis=1)
    if (np.diff(quick) > 0).all():
        return np.asarray(quick, np.int64)
    rows, columns = cost.shape
    total = np.full((rows, columns), np.inf)
    total[0] = cost[0]
    for row in range(1, rows):
        total[row, 1:] = cost[row, 1:] + np.minimum.accumulate(total[row - 1])[:-1]
    chosen = np.empty(rows, np.int64)
    limit = columns
    for row in range(rows - 1, -1, -1):
        chosen[row] = int(total[row, :limit].argmin())
        limit = int(chosen[row])
    return chosen


def _thinnest_columns(wanted: Floats, weight: Ints) -> list[int]:
    reach = int(_REACH)
    cuts: list[int] = []
    for place in wanted:
        low = max(int(place) - reach, cuts[-1] if cuts else 0, 0)
        window = weight[low : max(int(place) + reach, low + 1)]
        cuts.append(low + int(window.argmin()) if window.size else low)
    return cuts


def _ink_boxes(ink: Mask, columns: Ints, edges: Ints, back: Floats) -> list[Quad | None]:
    """Return the box around the ink between each two edges, in the picture; ``None`` without ink."""
    low, high = np.searchsorted(columns, edges[:, 0]), np.searchsorted(columns, edges[:, 1])
    filled = high > low
    low, high = columns[np.minimum(low, len(columns) - 1)], columns[high - 1] + 1
    rows = np.array([ink[:, a:b].any(axis=1) for a, b in edges])
    top, bottom = rows.argmax(axis=1) - _PADDING, rows.shape[1] - rows[:, ::-1].argmax(axis=1)
    corners = np.stack((low, top, high, top, high, bottom, low, bottom), axis=1).reshape(-1, 2)
    # Pixel centres are whole numbers for the warp, so the outer edge of a pixel lies half a step out.
    quads = cv2.perspectiveTransform(corners[None].astype(np.float64) - 0.5, back)[0].reshape(-1, 4, 2) + 0.5
    return [quad if there else None for quad, there in zip(quads, filled, strict=True)]


def _length(vector: Floats) -> float:
    return float(np.hypot(vector[0], vector[1]))
