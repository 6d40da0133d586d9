"""A camera that does not exist: printed cards are held before it, one after the other, and filmed to a file.

What it films are the pages of the PDF that the program printed, nothing else. Each card comes into the picture, is held
by an unsteady hand and goes away, with perspective, blur, uneven light and sensor noise; the file is then opened by the
kiosk like any camera.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.errors import EnvironmentFault
from kiosk.scanning._opencv import cv2  # with the kiosk's settings, whichever of the two comes first

Picture = npt.NDArray[np.uint8]

WIDTH, HEIGHT, FRAMES_PER_SECOND = 1280, 720, 15


class VideoNotWritten(EnvironmentFault):
    """OpenCV could not make the video file."""

    template = "Il filmato «{path}» non si può scrivere: controlla lo spazio e i permessi della cartella."


@dataclass(frozen=True, slots=True)
class Filming:
    """How the cards are filmed.

    `frames_held` is for how many frames each card is before the camera, `frames_between` for how many none is, and
    `frames_before_last` before the last one: a card that comes once more must have been away for a while.
    `frames_lead` and `frames_tail` show the empty place before everything and after it.
    """

    seed: int = 20261124
    frames_held: int = 9
    frames_between: int = 2
    frames_before_last: int = 2
    frames_lead: int = 0
    frames_tail: int = 1


def film(cards: Sequence[Picture], path: Path, filming: Filming) -> int:
    """Film `cards` (grey pictures of printed cards) to an MJPG file; return how many frames it has.

    Raises:
        VideoNotWritten: the file cannot be made.
    """
    writer = cv2.VideoWriter(
        str(path), cv2.VideoWriter.fourcc(*"MJPG"), float(FRAMES_PER_SECOND), (WIDTH, HEIGHT), isColor=True
    )
    if not writer.isOpened():
        raise VideoNotWritten(path=path)
    count = 0
    try:
        for frame in frames(cards, filming):
            writer.write(frame)
            count += 1
    finally:
        writer.release()
    return count


def frames(cards: Sequence[Picture], filming: Filming) -> Iterator[Picture]:
    """Return what the camera sees, frame by frame."""
    random = np.random.default_rng(filming.seed)
    scene = _scene(random)
    noise = [random.normal(0, 5, (HEIGHT, WIDTH, 3)).round().astype(np.int16) for _ in range(4)]
    number = 0
    for _ in range(filming.frames_lead):
        yield _exposed(scene.copy(), noise[number % 4], 1.0)
        number += 1
    for place, card in enumerate(cards, start=1):
        for _ in range(filming.frames_before_last if place == len(cards) else filming.frames_between):
            yield _exposed(scene.copy(), noise[number % 4], 1.0)
            number += 1
        hold = _Hold.random(random)
        for step in range(filming.frames_held):
            phase = step / max(1, filming.frames_held - 1)
            seen = _with_card(scene, card, hold, phase)
            yield _exposed(seen, noise[number % 4], hold.light)
            number += 1
    for place in range(filming.frames_tail):
        yield _exposed(scene.copy(), noise[place % 4], 1.0)


@dataclass(frozen=True, slots=True)
class _Hold:
    """How one child holds its card: where, how big, how tilted, how much it shakes, in which light."""

    x: float
    y: float
    width: float
    turn: float
    tilt: float
    lean: float
    shake: float
    blur: float
    light: float
    shade: float

    @classmethod
    def random(cls, random: np.random.Generator) -> _Hold:
        """Return a hold as it happens at a refectory door: most are good, some are not."""
        return cls(
            x=WIDTH / 2 + random.uniform(-140, 140),
            y=HEIGHT / 2 + random.uniform(-60, 60),
            width=random.uniform(560, 820),
            turn=random.normal(0, 12),
            tilt=random.uniform(-0.10, 0.10),
            lean=random.uniform(-0.10, 0.10),
            shake=random.uniform(1, 5),
            blur=float(random.choice([0.0, 0.6, 1.0, 1.4], p=[0.4, 0.3, 0.2, 0.1])),
            light=random.uniform(0.6, 1.1),
            shade=random.uniform(-0.25, 0.25),
        )


def _scene(random: np.random.Generator) -> Picture:
    """Return a refectory out of focus: a wall, a table, some spots of colour."""
    scene = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    scene[:] = np.linspace(150, 95, HEIGHT, dtype=np.uint8)[:, None, None]
    for _ in range(14):
        centre = (int(random.integers(0, WIDTH)), int(random.integers(0, HEIGHT)))
        colour = tuple(int(value) for value in random.integers(60, 200, 3))
        cv2.circle(scene, centre, int(random.integers(30, 120)), colour, -1)
    return np.asarray(cv2.GaussianBlur(scene, (0, 0), 35), np.uint8)


def _with_card(scene: Picture, card: Picture, hold: _Hold, phase: float) -> Picture:
    """Return the scene with the card in it: it rises into the picture, is held, and sinks."""
    away = max(0.0, abs(phase - 0.5) * 2 - 0.7) / 0.3
    swing = math.sin(phase * 9) * hold.shake
    corners = _corners(card, hold, hold.x + swing, hold.y + away * HEIGHT * 0.55 + swing)
    left, top, width, height = cv2.boundingRect(corners)
    right, bottom = min(WIDTH, left + width), min(HEIGHT, top + height)
    left, top = max(0, left), max(0, top)
    # Only where the card is: the rest of the picture stays as it was.
    size = (right - left, bottom - top)
    rows, columns = card.shape[:2]
    source = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners - np.array([left, top], np.float32))
    warped = cv2.warpPerspective(_lit(card, hold), matrix, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((rows, columns), 255, np.uint8), matrix, size)
    seen = scene.copy()
    place = seen[top:bottom, left:right]
    cv2.copyTo(cv2.cvtColor(warped, cv2.COLOR_GRAY2BGR), cv2.threshold(mask, 127, 255, cv2.THRESH_BINARY)[1], place)
    if away:
        place[:] = cv2.blur(place, (1, 9))  # it moves up or down meanwhile
    elif hold.blur:
        place[:] = cv2.GaussianBlur(place, (0, 0), hold.blur)
    return seen


def _corners(card: Picture, hold: _Hold, x: float, y: float) -> npt.NDArray[np.float32]:
    """Return where the card's corners are in the picture."""
    height, width = card.shape[:2]
    half_w, half_h = hold.width / 2, hold.width * height / width / 2
    flat = np.array([[-half_w, -half_h], [half_w, -half_h], [half_w, half_h], [-half_w, half_h]])
    # Perspective: one side nearer than the other, top nearer than bottom.
    depth = 1 + hold.tilt * flat[:, 0] / half_w + hold.lean * flat[:, 1] / half_h
    angle = math.radians(hold.turn)
    turned = flat @ np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    return np.asarray(turned * depth[:, None] + np.array([x, y]), np.float32)


def _lit(card: Picture, hold: _Hold) -> Picture:
    """Return the card in uneven light: brighter on one side."""
    ramp = 1 + hold.shade * np.linspace(-1, 1, card.shape[1], dtype=np.float32)
    return np.asarray(np.clip(card * ramp[None, :], 0, 255), np.uint8)


def _exposed(picture: Picture, noise: npt.NDArray[np.int16], light: float) -> Picture:
    """Return the picture as the sensor gives it: exposure and noise."""
    exposed = cv2.convertScaleAbs(picture, alpha=light)
    return np.asarray(cv2.add(exposed, noise, dtype=cv2.CV_8U), np.uint8)
