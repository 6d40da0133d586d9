"""Codes on a bent card or a creased sheet, read by laying a supple grid over them.

A decoder lays a flat grid between the corners that it found and reads one point of each module: on a curved card the
grid slides off the modules and the error correction gives up. Here the grid may bend: its knots are moved, a little at
a time, to where the samples of every module agree best among themselves. What comes out is a clean picture of the
code, for the decoder to try again.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.scanning._opencv import cv2
from kiosk.scanning.frames import Grey, Quad

_Floats = npt.NDArray[np.float32]

#: Knots along a side of the supple grid: the first for a bent card, the others for ever finer creases.
FINENESS = (5, 7, 9)
#: Where inside a module samples are taken, in modules from its middle: away from its edges, which are blurred.
_OFFSETS = (-0.28, 0.0, 0.28)
#: First a grid of few knots with long steps finds the bend as a whole, then the fine one the rest.
#: A step is how far, in modules, knots are moved at a sweep over the grid.
_COARSE, _COARSE_STEPS = 3, (0.5, 0.5, 0.5, 0.25, 0.25)
_STEPS = (0.4, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.1)
#: How much a knot away from its flat place costs: between equal places the flat one wins.
_STIFFNESS = 0.02
_DIRECTIONS = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))
#: The clean picture: pixels of a module, modules of quiet zone (ISO/IEC 18004 asks for four).
_MODULE_PIXELS = 4
_QUIET_MODULES = 4


def flattened(grey: Grey, quad: Quad, modules: int, fineness: int = FINENESS[0]) -> Grey:
    """Return a clean picture of the code in `quad`, which has `modules` modules a side, bent as it may be.

    `fineness` is how many knots along a side the grid has: more follow finer creases and take longer.
    """
    size = _module_size(quad, modules)
    grey, quad = _cut_out(grey, quad, margin=size * 4)
    contrast = _contrast(grey, size)
    base = _flat_grid(quad, modules)
    knots = np.zeros((_COARSE, _COARSE, 2), np.float32)
    for knots_a_side, steps in ((_COARSE, _COARSE_STEPS), (fineness, _STEPS)):
        weights = _tents((np.arange(modules) + 0.5) / modules, knots_a_side)
        finer = _tents(np.linspace(0.0, 1.0, knots_a_side), knots.shape[0])
        knots = _pulled(finer, knots)
        for step in steps:
            knots = _sweep(contrast, base, weights, knots, step * size)
    return _drawn(_samples(contrast, base, weights, knots).sum(axis=2) > 0)


def _module_size(quad: Quad, modules: int) -> float:
    """Return the side of a module in pixels, on the average of the four sides."""
    corners = np.array(quad, np.float32)
    return float(np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1).mean()) / modules


def _cut_out(grey: Grey, quad: Quad, margin: float) -> tuple[Grey, Quad]:
    """Return the part of the picture around the code, and the code's corners in it."""
    height, width = grey.shape
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    left, top = max(0, int(min(xs) - margin)), max(0, int(min(ys) - margin))
    right, bottom = min(width, int(max(xs) + margin) + 1), min(height, int(max(ys) + margin) + 1)
    first, second, third, fourth = ((x - left, y - top) for x, y in quad)
    return np.ascontiguousarray(grey[top:bottom, left:right]), (first, second, third, fourth)


def _contrast(grey: Grey, module: float) -> _Floats:
    """Return how much each pixel is lighter (+) or darker (−) than its surroundings; bounded, lest glare shouts."""
    values = grey.astype(np.float32)
    surroundings = cv2.boxFilter(values, -1, (_odd(module * 7), _odd(module * 7)))
    difference = values - surroundings
    spread = cv2.boxFilter(np.abs(difference), -1, (_odd(module * 9), _odd(module * 9))) + 4.0
    return np.asarray(np.clip(difference / spread, -1.0, 1.0), np.float32)


def _odd(value: float) -> int:
    return max(3, int(value) | 1)


def _flat_grid(quad: Quad, modules: int) -> _Floats:
    """Return where the samples of each module lie on a flat code: (modules, modules, samples, 2) in pixels."""
    source = np.array([[0, 0], [modules, 0], [modules, modules], [0, modules]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, np.array(quad, np.float32))
    middles = np.arange(modules, dtype=np.float32) + 0.5
    points = np.array(
        [[x + dx, y + dy] for y in middles for x in middles for dy in _OFFSETS for dx in _OFFSETS], np.float32
    )
    placed = cv2.perspectiveTransform(points[None], matrix)[0]
    return np.asarray(placed.reshape(modules, modules, len(_OFFSETS) ** 2, 2), np.float32)


def _tents(places: npt.NDArray[np.float64], knots: int) -> _Floats:
    """Return how much each of `knots` along a side pulls at `places` (0 to 1): tents that overlap by half."""
    distance = np.abs(places[:, None] * (knots - 1) - np.arange(knots)[None, :])
    return np.asarray(np.maximum(0.0, 1.0 - distance), np.float32)


def _pulled(weights: _Floats, knots: _Floats) -> _Floats:
    """Return how far the knots pull each place: (places, places, 2)."""
    return np.stack([weights @ knots[:, :, axis] @ weights.T for axis in (0, 1)], axis=2)


def _samples(contrast: _Floats, base: _Floats, weights: _Floats, knots: _Floats) -> _Floats:
    """Return the samples of every module with the grid bent by `knots`."""
    place = (base + _pulled(weights, knots)[:, :, None, :]).reshape(base.shape[0], -1, 2).astype(np.float32, copy=False)
    seen = cv2.remap(contrast, place[:, :, 0], place[:, :, 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen.reshape(base.shape[:3]), np.float32)


def _agreement(contrast: _Floats, base: _Floats, weights: _Floats, knots: _Floats) -> _Floats:
    """Return how well the grid lies around each knot: samples of a module that agree count, others cancel out."""
    module = np.abs(_samples(contrast, base, weights, knots).sum(axis=2))
    score = weights.T @ module @ weights - _STIFFNESS * np.square(knots).sum(axis=2)
    return np.asarray(score, np.float32)


def _sweep(contrast: _Floats, base: _Floats, weights: _Floats, knots: _Floats, step: float) -> _Floats:
    """Return the knots after each was offered a step in four directions.

    Every second knot along both sides is moved at once: their tents do not overlap, so each can be judged by itself.
    """
    for row in (0, 1):
        for column in (0, 1):
            best = _agreement(contrast, base, weights, knots)
            chosen = knots
            for direction in _DIRECTIONS:
                tried = knots.copy()
                tried[row::2, column::2] += np.array(direction, np.float32) * step
                score = _agreement(contrast, base, weights, tried)
                better = score > best
                better_here = np.zeros_like(better)
                better_here[row::2, column::2] = better[row::2, column::2]
                chosen = np.where(better_here[:, :, None], tried, chosen)
                best = np.where(better_here, score, best)
            knots = np.asarray(chosen, np.float32)
    return knots


def _drawn(light: npt.NDArray[np.bool_]) -> Grey:
    """Return the code as a printer would draw it."""
    clean = np.where(light, 255, 0).astype(np.uint8)
    quiet = np.pad(clean, _QUIET_MODULES, constant_values=255)
    return np.ascontiguousarray(np.kron(quiet, np.ones((_MODULE_PIXELS, _MODULE_PIXELS), np.uint8)))
