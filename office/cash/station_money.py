"""What stations took, as rows of one list: their drawers, and what was taken over from outside of any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.access.session import Session
from core.clock import rome
from core.payments import Means, MeansCount
from core.station import Handover, LooseMoney, StationTill, handovers, loose_money, station_tills


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A drawer with its newest handover, or a handover of money that was in no drawer."""

    till: StationTill | None
    handover: Handover | None

    @property
    def key(self) -> str:
        """Return what tells it from the other rows."""
        if self.till is not None:
            return f"till {self.till.id}"
        return "" if self.handover is None else f"handover {self.handover.id}"

    @property
    def station_name(self) -> str:
        """Return whose money it is."""
        if self.till is not None:
            return self.till.station_name
        return "" if self.handover is None else self.handover.station_name

    @property
    def cashier(self) -> str:
        """Return who was at the drawer, as they called themselves."""
        return "" if self.till is None else self.till.operator_name

    @property
    def opened_at(self) -> datetime | None:
        """Return since when the drawer was open; of money in none, nothing is known."""
        return None if self.till is None else self.till.opened_at

    @property
    def closed_at(self) -> datetime | None:
        """Return when it was counted, None while it is open."""
        return None if self.till is None else self.till.closed_at

    @property
    def float_cents(self) -> int | None:
        """Return what was in the drawer when it was opened."""
        return None if self.till is None else self.till.float_cents

    @property
    def counted_cents(self) -> int | None:
        """Return what was counted, None while it is open."""
        return None if self.till is None else self.till.counted_cents

    @property
    def difference_cents(self) -> int | None:
        """Return what was counted too much (+) or too little (−)."""
        return None if self.till is None else self.till.difference_cents

    @property
    def taken(self) -> tuple[MeansCount, ...]:
        """Return what was taken, by means."""
        if self.till is not None:
            return self.till.taken
        return () if self.handover is None else self.handover.taken

    @property
    def held(self) -> Handover | None:
        """Return the handover by which somebody of the office answers for it now."""
        return None if self.handover is None or self.handover.cancelled is not None else self.handover

    @property
    def may_be_taken(self) -> bool:
        """Whether it is a drawer that is counted and that nobody has taken over."""
        return self.till is not None and self.till.closed_at is not None and self.till.taken_over is None

    def cents(self, means: Means) -> int:
        """Return what was taken by one means."""
        return sum(one.amount_cents for one in self.taken if one.means is means)


@dataclass(frozen=True, slots=True)
class StationMoney:
    """What stations took: the rows, and what still lies outside of any drawer."""

    rows: tuple[MoneyRow, ...]
    loose: tuple[LooseMoney, ...]


def station_money(session: Session, first: date, last: date) -> StationMoney:
    """Return the drawers opened, and what was taken over from outside of any, between two days; newest first."""
    newest: dict[str, Handover] = {}
    rows: list[MoneyRow] = []
    for one in handovers(session, first, max(last, session.today())):
        if one.till_id is not None:
            newest.setdefault(one.till_id, one)
        elif rome(one.at).date() <= last:
            rows.append(MoneyRow(None, one))
    rows += [MoneyRow(till, newest.get(till.id)) for till in station_tills(session, first, last)]
    rows.sort(key=_moment, reverse=True)
    return StationMoney(tuple(rows), loose_money(session))


def _moment(row: MoneyRow) -> float:
    at = row.opened_at or (None if row.handover is None else row.handover.at)
    return 0.0 if at is None else at.timestamp()
