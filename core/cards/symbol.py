"""The QR symbol of a token, as modules: whoever draws it (paper, screen) draws the same."""

from __future__ import annotations

import segno

from core.cards.tokens import CardToken

#: The quiet zone that ISO/IEC 18004 asks for on each side, in modules.
QUIET_ZONE = 4

Modules = tuple[tuple[bool, ...], ...]


def qr_modules(token: CardToken | str) -> Modules:
    """Return the symbol's rows, True where it is dark, without the quiet zone.

    The lowest version that holds the text, at the highest error level that fits it: 25 × 25 modules, level Q, for a
    token. Never a Micro QR symbol, which most readers do not know.
    """
    text = token.text if isinstance(token, CardToken) else token
    symbol = segno.make_qr(text, mode="alphanumeric", boost_error=True)
    return tuple(tuple(bool(module) for module in row) for row in symbol.matrix)
