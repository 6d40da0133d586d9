"""Pictures of codes for tests and benchmarks: clean ones, and damaged as cards are before a camera. Seeded."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import segno

from kiosk.scanning._opencv import cv2

Picture = npt.NDArray[np.uint8]

TOKEN = "CQ1ABCDEFGHIJKLMNOPQRSTUV234"
OTHER_TOKEN = "CQ1ZYXWVUTSRQPONMLKJIHGFE765"
WIDTH, HEIGHT = 1280, 720


def token(random: np.random.Generator, length: int = 28) -> str:
    return "CQ1" + "".join(random.choice(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), length - 3))


def code(text: str, *, scale: int = 6, error: str = "q", version: int | None = 2, quiet: int = 4) -> Picture:
    """A code as it is printed: black on white."""
    made = segno.make_qr(text, error=error, version=version, boost_error=False)
    modules = np.array([[0 if dark else 255 for dark in row] for row in made.matrix], np.uint8)
    return np.kron(np.pad(modules, quiet, constant_values=255), np.ones((scale, scale), np.uint8))


def frame(*codes: Picture, ground: int = 120) -> Picture:
    """Codes side by side on a grey 720p frame."""
    picture = np.full((HEIGHT, WIDTH), ground, np.uint8)
    left = 60
    for one in codes:
        height, width = one.shape
        top = (HEIGHT - height) // 2
        picture[top : top + height, left : left + width] = one
        left += width + 80
    return picture


def colour(picture: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)


def held(card: Picture, random: np.random.Generator, *, side: float, turn: float = 12.0) -> Picture:
    """A card held before the camera: `side` pixels wide, somewhere, turned and tilted a little."""
    height, width = card.shape
    angle = math.radians(random.normal(0, turn))
    half = side / 2
    flat = np.array([[-half, -half], [half, -half], [half, half], [-half, half]])
    depth = 1 + random.uniform(-0.08, 0.08) * flat[:, 0] / half + random.uniform(-0.08, 0.08) * flat[:, 1] / half
    around = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    place = np.array([WIDTH / 2 + random.uniform(-200, 200), HEIGHT / 2 + random.uniform(-100, 100)])
    corners = (flat @ around * depth[:, None] + place).astype(np.float32)
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    ground = np.linspace(150, 90, HEIGHT, dtype=np.uint8)[:, None].repeat(WIDTH, axis=1)
    matrix = cv2.getPerspectiveTransform(source, corners)
    # Shrinking needs an average over the pixels that fall together, or the picture would be sharper than any camera's.
    soft = cv2.GaussianBlur(card, (0, 0), max(0.3, width / side / 2.5))
    warped = cv2.warpPerspective(soft, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.full_like(card, 255), matrix, (WIDTH, HEIGHT))
    return np.where(mask > 127, warped, ground).astype(np.uint8)


def noisy(picture: Picture, random: np.random.Generator, strength: float = 4.0) -> Picture:
    return np.clip(picture + random.normal(0, strength, picture.shape), 0, 255).astype(np.uint8)


def blurred(picture: Picture, random: np.random.Generator) -> Picture:
    """Out of focus: a disc, as a lens makes it."""
    radius = random.uniform(2.0, 5.5)
    size = int(radius * 2) + 3
    grid = np.hypot(*(np.mgrid[:size, :size] - size // 2))
    kernel = np.clip(radius + 0.5 - grid, 0, 1)
    return noisy(cv2.filter2D(picture, -1, kernel / kernel.sum()), random)


def glaring(picture: Picture, random: np.random.Generator) -> Picture:
    """A lamp mirrored in the laminated card: parts of the code are white."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    lit = picture.astype(np.float64)
    for _ in range(2):
        middle = (WIDTH / 2 + random.uniform(-220, 220), HEIGHT / 2 + random.uniform(-140, 140))
        distance = np.hypot((x - middle[0]) / random.uniform(0.6, 1.6), y - middle[1])
        lit += 300 * np.exp(-((distance / random.uniform(30, 75)) ** 2))
    return noisy(np.clip(lit, 0, 255).astype(np.uint8), random)


def moving(picture: Picture, random: np.random.Generator) -> Picture:
    """A hand in motion: a streak in some direction."""
    length, angle = random.uniform(5, 14), random.uniform(0, math.pi)
    kernel = np.zeros((15, 15), np.float32)
    dx, dy = math.cos(angle) * length / 2, math.sin(angle) * length / 2
    for share in np.linspace(-1, 1, 40):
        kernel[round(7 + dy * share), round(7 + dx * share)] += 1
    return noisy(cv2.filter2D(picture, -1, kernel / kernel.sum()), random)


def curved(picture: Picture, random: np.random.Generator) -> Picture:
    """A sheet or a card that bends: rows and columns slide like an arc."""
    y, x = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
    bend, wave = random.uniform(40, 110), random.uniform(2, 5)
    across = (x - WIDTH / 2) / 200
    along = (y - HEIGHT / 2) / 200
    shifted_y = y + bend * (across**2 - 0.5)
    shifted_x = x + wave * np.sin(along * 3 + random.uniform(0, 6)) + bend / 2 * np.clip(across, -2, 2) ** 3 / 3
    bent = cv2.remap(picture, shifted_x.astype(np.float32), shifted_y.astype(np.float32), cv2.INTER_LINEAR)
    return noisy(bent, random)


def dim(picture: Picture, random: np.random.Generator) -> Picture:
    """Low light: little contrast, much noise, and what the camera does about it (smoothing)."""
    light = random.uniform(0.05, 0.15)
    dark = noisy((picture * light + 12).astype(np.uint8), random, random.uniform(5, 9))
    return np.asarray(cv2.GaussianBlur(dark, (0, 0), 0.8), np.uint8)


def inverted(picture: Picture, random: np.random.Generator) -> Picture:
    """A phone in dark mode."""
    return noisy(255 - picture, random)


def rotated(picture: Picture, random: np.random.Generator) -> Picture:
    """Any turn at all."""
    matrix = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), random.uniform(0, 360), 1.0)
    return noisy(cv2.warpAffine(picture, matrix, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE), random)


def clean(picture: Picture, random: np.random.Generator) -> Picture:
    return noisy(picture, random)


DAMAGES: dict[str, Callable[[Picture, np.random.Generator], Picture]] = {
    "clean": clean,
    "blur": blurred,
    "glare": glaring,
    "motion": moving,
    "curved": curved,
    "low light": dim,
    "inverted": inverted,
    "rotated": rotated,
}
