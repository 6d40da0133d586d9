"""What is sent when cells are changed."""

from __future__ import annotations

from dataclasses import dataclass

from core.meals import CellsChanged, CellWish, RequestChannel


@dataclass(frozen=True, slots=True)
class Order:
    """What is sent: wishes, how they came, a reason; `undoes` is what it takes back."""

    wishes: tuple[CellWish, ...]
    channel: RequestChannel
    asked_by: str
    reason: str | None = None
    undoes: CellsChanged | None = None
