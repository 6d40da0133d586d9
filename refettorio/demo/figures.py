"""What the demonstrated day came to, in figures that are read from the databases, and whether they agree."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from core import ledger
from core.access.session import Session
from core.ledger import EntryKind
from core.station import CheckInOutcome
from core.storage import Database, day_number
from refettorio.demo.cast import Showing


@dataclass(frozen=True, slots=True)
class Shift:
    """What the kiosk saw and said while cards were held before its camera.

    `frames_seen` and `codes_read` are the reader's own counts; `texts` what it read, `outcomes` what stood on screen,
    in order; `extras` those of them that were then served as extra.
    """

    frames_filmed: int
    frames_seen: int
    codes_read: int
    texts: frozenset[str] = field(repr=False)
    outcomes: tuple[CheckInOutcome, ...] = ()
    extras: int = 0
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The content of `summary.json`; money in cents, positive."""

    day: str
    pupils: int
    cards_printed: int
    cards_filmed: int
    cards_not_read: int
    frames_filmed: int
    frames_seen: int
    codes_read: int
    outcomes: Mapping[str, int]
    outcomes_expected: Mapping[str, int]
    extras: int
    failures: int
    presences: int
    charges: int
    exempt: int
    charged_cents: int
    charges_by_price: Mapping[str, int]
    recharges: int
    recharged_cents: int
    openings: int
    opening_cents: int
    entries: int
    balance_cents: int
    verify: str
    disagreements: tuple[str, ...]
    seconds: float

    def write(self, path: Path) -> None:
        """Write them as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def counted(outcomes: Sequence[CheckInOutcome]) -> dict[str, int]:
    """Return how often each outcome came, in the order of the outcomes."""
    return {one.value: outcomes.count(one) for one in CheckInOutcome if one in outcomes}


def not_read(showings: Sequence[Showing], shift: Shift) -> tuple[Showing, ...]:
    """Return the cards that were held before the camera and never read."""
    return tuple(one for one in showings if one.token not in shift.texts)


def presences_on(database: Database, day: date) -> int:
    """Return how many children the office has as present."""
    return int(database.scalar("SELECT COUNT(*) FROM presence WHERE day = ?", (day_number(day),)))


def ledger_figures(database: Database) -> dict[str, tuple[int, int]]:
    """Return count and sum in cents of the entries of each kind."""
    rows = database.rows("SELECT kind, COUNT(*), SUM(amount_cents) FROM entry GROUP BY kind ORDER BY kind")
    return {EntryKind(kind).name.lower(): (int(count), int(cents)) for kind, count, cents in rows}


def prices_charged(database: Database) -> dict[str, int]:
    """Return how many charges there are of each price, which is written as `5,25`."""
    rows = database.rows(
        "SELECT -amount_cents, COUNT(*) FROM entry WHERE kind = ? GROUP BY amount_cents ORDER BY 1",
        (int(EntryKind.CHARGE),),
    )
    return {f"{cents // 100},{cents % 100:02d}": int(count) for cents, count in rows}


def disagreements(session: Session, figures: Figures) -> tuple[str, ...]:
    """Return what does not agree among the figures, in Italian; nothing when all is well."""
    database = session.database
    kinds = ledger_figures(database)
    by_price = sum(count * _cents(price) for price, count in figures.charges_by_price.items())
    recorded = ("served", "served_plain", "served_diet")
    served = sum(count for outcome, count in figures.outcomes.items() if outcome in recorded)
    balances = int(database.scalar("SELECT COALESCE(SUM(cents), 0) FROM balance"))
    # Who is served as extra is first shown as not booked, then as served.
    expected = {**figures.outcomes_expected}
    expected["served"] = expected.get("served", 0) + figures.extras
    is_all_read = not figures.cards_not_read and not figures.failures
    checks = (
        (not is_all_read or expected == dict(figures.outcomes), "tessere mostrate ed esiti della postazione"),
        (figures.charged_cents == by_price, "addebiti per prezzo e totale addebitato"),
        (figures.charges == kinds.get("charge", (0, 0))[0], "addebiti della chiusura e addebiti nel registro"),
        (figures.charged_cents == -kinds.get("charge", (0, 0))[1], "totale della chiusura e totale nel registro"),
        (figures.recharged_cents == kinds.get("recharge", (0, 0))[1], "ricevute della postazione e ricariche"),
        (
            figures.entries == figures.openings + figures.charges + figures.recharges,
            "registrazioni, saldi iniziali, addebiti e ricariche",
        ),
        (
            figures.balance_cents == figures.opening_cents - figures.charged_cents + figures.recharged_cents,
            "saldi, addebiti e ricariche",
        ),
        (figures.balance_cents == balances, "somma dei saldi e somma delle registrazioni"),
        (figures.presences == served, "presenze in ufficio ed esiti della postazione"),
        (ledger.verify(database).is_ok, "controllo del registro"),
    )
    blind = () if figures.codes_read else ("La fotocamera non ha letto nessuna tessera.",)
    return (*blind, *(f"Non concordano: {what}." for is_so, what in checks if not is_so))


def _cents(price: str) -> int:
    euros, cents = price.split(",")
    return int(euros) * 100 + int(cents)
