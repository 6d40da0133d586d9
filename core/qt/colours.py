"""The colours of the look, by what they are for, and the contrast between two of them.

One table for light, one for dark: stylesheets, palettes, tables and icons take their colours from here and nowhere
else. Every pair that carries text has a contrast of at least 4.5 (WCAG 2.1, 1.4.3); a test counts them all.
"""

from __future__ import annotations

from dataclasses import dataclass

#: The least contrast of text on its ground (WCAG 2.1, success criterion 1.4.3, level AA).
LEAST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as `#RRGGBB`. `on_x` is for text and icons that stand on `x`."""

    ground: str
    surface: str
    zebra: str
    hover: str
    line: str
    field_line: str
    text: str
    muted: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    selection: str
    on_selection: str
    danger: str
    on_danger: str
    success: str
    warning: str
    info_ground: str
    success_ground: str
    warning_ground: str
    error_ground: str

    def text_pairs(self) -> list[tuple[str, str]]:
        """Return the names of all pairs (text, ground) that appear on screen."""
        grounds = ("ground", "surface", "zebra", "hover")
        pairs = [(text, ground) for text in ("text", "muted", "primary", "danger", "success") for ground in grounds]
        pairs += [("warning", ground) for ground in grounds]
        pairs += [("on_primary", ground) for ground in ("primary", "primary_hover", "primary_pressed")]
        pairs += [("on_selection", "selection"), ("on_danger", "danger")]
        pairs += [("text", f"{kind}_ground") for kind in ("info", "success", "warning", "error")]
        pairs += [("primary", "info_ground"), ("success", "success_ground"), ("warning", "warning_ground")]
        return [*pairs, ("danger", "error_ground")]


LIGHT = Colours(
    ground="#F5F7FA",
    surface="#FFFFFF",
    zebra="#F5F8FB",
    hover="#EAF2FB",
    line="#D6DEE6",
    field_line="#768594",
    text="#17324D",
    muted="#5C6F82",
    primary="#0066CC",
    primary_hover="#0059B3",
    primary_pressed="#004A94",
    on_primary="#FFFFFF",
    selection="#CFE3F8",
    on_selection="#17324D",
    danger="#B3141D",
    on_danger="#FFFFFF",
    success="#006B45",
    warning="#8A4B00",
    info_ground="#E6F0FA",
    success_ground="#E3F3EB",
    warning_ground="#FFF1D6",
    error_ground="#FBE7E8",
)

DARK = Colours(
    ground="#0F1720",
    surface="#16202B",
    zebra="#1A2632",
    hover="#20303F",
    line="#2C3A48",
    field_line="#71859A",
    text="#E6ECF2",
    muted="#A3B3C2",
    primary="#6AAFF0",
    primary_hover="#85BEF4",
    primary_pressed="#A0CDF7",
    on_primary="#0F1720",
    selection="#234A6E",
    on_selection="#FFFFFF",
    danger="#FF9A9F",
    on_danger="#2A0A0C",
    success="#6FD3A4",
    warning="#F5BE5B",
    info_ground="#17304A",
    success_ground="#123527",
    warning_ground="#3A2C10",
    error_ground="#42191D",
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two `#RRGGBB` colours, from 1 to 21 (WCAG 2.1, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
