"""Pictures from a camera, and who gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

#: A grey picture: (height, width), one byte a pixel.
Grey = npt.NDArray[np.uint8]
#: A colour picture in OpenCV's order: (height, width, [blue, green, red]).
Colour = npt.NDArray[np.uint8]
#: The corners of a code in pixels, clockwise from where its top left is printed.
Quad = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture as the camera took it.

    `grey` is for the decoders and is never mirrored; `colour` is for the preview. `number` counts from 0 since the
    source was opened; `captured_at` is in monotonic seconds. Nobody writes into the arrays.
    """

    grey: Grey
    colour: Colour
    number: int
    captured_at: float


class FrameSource(Protocol):
    """Gives pictures one after the other. Used by one thread at a time."""

    @property
    def is_finished(self) -> bool:
        """Whether no further picture will ever come (a file at its end). A camera never finishes."""
        ...

    def read(self) -> Frame | None:
        """Return the next picture, waiting for it; None when there is none now, or at the end."""
        ...

    def close(self) -> None:
        """Give the camera or the file back. May be called twice."""
        ...


class SourceMaker(Protocol):
    """Opens a source anew: after the camera was unplugged, it has to be."""

    def __call__(self) -> FrameSource:
        """Return an opened source.

        Raises:
            CameraNotOpened: it cannot be opened now.
        """
        ...
