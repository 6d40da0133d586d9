"""What is done to a picture before a decoder looks at it again."""

from __future__ import annotations

import numpy as np

from kiosk.scanning._opencv import cv2
from kiosk.scanning.frames import Grey

_SQUARE_ROOT = np.round(255 * np.sqrt(np.arange(256) / 255)).astype(np.uint8)


def sharpened(grey: Grey, radius: float = 4.0, amount: float = 2.0) -> Grey:
    """Return `grey` with its edges raised (unsharp mask): reads cards out of focus and in motion.

    Measured on 720p frames of cards that ZXing did not read: radius 4 finds three times as many as the usual 2.
    """
    soft = cv2.GaussianBlur(grey, (0, 0), radius)
    return np.asarray(cv2.addWeighted(grey, 1.0 + amount, soft, -amount, 0.0), np.uint8)


def sharpened_half(grey: Grey) -> Grey:
    """Return `grey` at half its size, sharpened: nearly as good as the whole one for a quarter of the time."""
    return sharpened(scaled(grey, 0.5), radius=2.5, amount=3.0)


def brightened(grey: Grey) -> Grey:
    """Return `grey` with its dark tones spread (square root): reads cards in low light."""
    return np.asarray(cv2.LUT(grey, _SQUARE_ROOT), np.uint8)


def smoothed(grey: Grey, radius: float = 1.0) -> Grey:
    """Return `grey` without its finest grain: reads cards in low light and on paper with a texture."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), radius), np.uint8)


def scaled(grey: Grey, factor: float) -> Grey:
    """Return `grey` with both sides times `factor`."""
    height, width = grey.shape
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(grey, size, interpolation=how), np.uint8)


def turned(grey: Grey, degrees: float) -> Grey:
    """Return `grey` turned by `degrees` about its middle on a larger white ground, nothing cut off."""
    height, width = grey.shape
    side = int(np.hypot(height, width)) + 1
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[0, 2] += (side - width) / 2
    matrix[1, 2] += (side - height) / 2
    return np.asarray(cv2.warpAffine(grey, matrix, (side, side), flags=cv2.INTER_CUBIC, borderValue=255), np.uint8)
