"""What the account page asks core for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.ledger import EntryKey, EntryKind, StatementLine, StatementPage, accounts_of, statement
from core.meals import Forecast, credit_lasts, pending_cents
from core.payments import RechargeReceipt, recharges
from core.qt.record_table import Sort
from core.registry import payers_on, pupil, service_groups, services


@dataclass(frozen=True, slots=True)
class GroupAccount:
    """A pupil's account for a service group; `account_id` is None until something moves on it. Amounts in cents."""

    group_id: int
    group_name: str
    account_id: int | None
    balance_cents: int
    pending_cents: int
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose accounts they are, and who may have paid.

    `usual_payer` is who pays today, empty where several share: then the shares say it, unless a receipt names one.
    """

    pupil_id: int
    full_name: str
    class_text: str
    groups: tuple[GroupAccount, ...]
    payers: tuple[str, ...]
    usual_payer: str = ""

    def group(self, group_id: int | None) -> GroupAccount | None:
        """Return the account of a service group."""
        return next((one for one in self.groups if one.group_id == group_id), None)


def holder(session: Session, pupil_id: int) -> Holder:
    """Return a pupil's accounts: those that are open, and those of the services the pupil is enrolled in.

    Raises:
        NotFound: no such pupil.
        NotAllowed: the role sees no accounts.
    """
    session.require(Permission.VIEW_LEDGER)
    record = pupil(session, pupil_id)
    known = {account.service_group_id: account for account in accounts_of(session, pupil_id)}
    group_of = {service.id: service.service_group_id for service in services(session)}
    enrolled = {group_of[one.service_id] for one in record.enrolments if one.service_id in group_of}
    everything = service_groups(session)
    offered = [group for group in everything if group.id in known or group.id in enrolled] or list(everything)
    today = session.today()
    groups = tuple(
        GroupAccount(
            group.id,
            group.name,
            known[group.id].id if group.id in known else None,
            known[group.id].balance_cents if group.id in known else 0,
            pending_cents(session, pupil_id, group.id, today),
            credit_lasts(session, pupil_id, group.id, known[group.id].balance_cents if group.id in known else 0),
        )
        for group in offered
    )
    class_text = " · ".join(name for name in (record.class_name, record.school_name) if name)
    payers = tuple(guardian.full_name for guardian in record.guardians)
    paying = payers_on(session, pupil_id, today) if session.may(Permission.VIEW_GUARDIANS) else ()
    usual = paying[0].name if len(paying) == 1 else ""
    return Holder(pupil_id, record.full_name, class_text, groups, payers, usual)


@dataclass(frozen=True, slots=True)
class Span:
    """Which lines of a statement: between two days (None: no bound), of some kinds (none named: of all)."""

    first: date | None = None
    last: date | None = None
    kinds: frozenset[EntryKind] = frozenset()


class StatementSource:
    """Gives the register its lines, newest first unless sorted the other way round by day."""

    def __init__(self, session: Session, account_id: int | None, span: Span) -> None:
        self._session = session
        self._account_id = account_id
        self._span = span

    def count(self, filter_text: str) -> int:  # noqa: ARG002 - lines are found by day and kind
        """Return how many lines there are."""
        return self._page(0, 0, newest_first=True).total

    def fetch(self, offset: int, limit: int, sort: Sort | None, filter_text: str) -> Sequence[StatementLine]:  # noqa: ARG002
        """Return a page of them."""
        return self._page(offset, limit, newest_first=sort is None or sort.is_descending).lines

    def _page(self, offset: int, limit: int, *, newest_first: bool) -> StatementPage:
        if self._account_id is None:
            return StatementPage((), 0, 0, 0, 0)
        return statement(
            self._session,
            self._account_id,
            self._span.first,
            self._span.last,
            offset,
            limit,
            kinds=self._span.kinds,
            newest_first=newest_first,
        )


def receipt_of(session: Session, pupil_id: int, entry: EntryKey) -> RechargeReceipt | None:
    """Return the receipt that belongs to a recharge of the statement."""
    offset, page = 0, 200
    while True:
        found = recharges(session, pupil_id=pupil_id, offset=offset, limit=page)
        for one in found.items:
            if one.entry == entry:
                return one
        offset += page
        if offset >= found.total:
            return None
