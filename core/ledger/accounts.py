"""Prepaid accounts: one a pupil and service group, opened when first needed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import NotFound
from core.ledger import bulk


@dataclass(frozen=True, slots=True)
class Account:
    """A prepaid account with its balance in cents."""

    id: int
    service_group_id: int
    service_group_name: str
    balance_cents: int


def open_account(session: Session, pupil_id: int, service_group_id: int) -> int:
    """Return the pupil's account for the service group, opened if it has none.

    Raises:
        NotFound: no such pupil or service group.
    """
    session.require(Permission.POST_LEDGER)
    return opened_account(session, pupil_id, service_group_id)


def open_accounts(session: Session, service_group_id: int, pupil_ids: Iterable[int]) -> dict[int, int]:
    """Return the account of each pupil for the service group, opened where missing: two statements, however many.

    Every pupil must exist.
    """
    session.require(Permission.POST_LEDGER)
    database = session.database
    wanted = json.dumps(sorted(set(pupil_ids)))
    source = bulk.json_rows(database)
    with database.transaction():
        opened = database.execute(
            f"INSERT INTO account (pupil_id, service_group_id)"
            f" SELECT {bulk.json_number()}, ? FROM {source} WHERE TRUE ON CONFLICT DO NOTHING",
            (service_group_id, wanted),
        )
        if opened:
            record(session, "open_accounts", f"service_group:{service_group_id}", opened=opened)
        rows = database.rows(
            f"SELECT a.pupil_id, a.id FROM {source} JOIN account a"
            f" ON a.pupil_id = {bulk.json_number()} AND a.service_group_id = ?",
            (wanted, service_group_id),
        )
    return dict(rows)


def opened_account(session: Session, pupil_id: int, service_group_id: int) -> int:
    """Do as `open_account` for an operation that has asked for its own permission (a recharge at the counter)."""
    database = session.database
    with database.transaction():
        known = database.scalar(
            "SELECT id FROM account WHERE pupil_id = ? AND service_group_id = ?", (pupil_id, service_group_id)
        )
        if known is not None:
            return int(known)
        if database.scalar("SELECT 1 FROM pupil WHERE id = ?", (pupil_id,)) is None:
            raise NotFound(what="Alunno")
        if database.scalar("SELECT 1 FROM service_group WHERE id = ?", (service_group_id,)) is None:
            raise NotFound(what="Gruppo di servizi")
        # Another writer may open it at the same moment: the key keeps one, and DO UPDATE tells which.
        account_id = database.scalar(
            "INSERT INTO account (pupil_id, service_group_id) VALUES (?, ?)"
            " ON CONFLICT (pupil_id, service_group_id) DO UPDATE SET pupil_id = excluded.pupil_id RETURNING id",
            (pupil_id, service_group_id),
        )
        record(session, "open_account", f"account:{account_id}", pupil=pupil_id, service_group=service_group_id)
        return int(account_id)


def accounts_of(session: Session, pupil_id: int) -> tuple[Account, ...]:
    """Return the pupil's accounts with their balances, by the name of the service group."""
    session.require(Permission.VIEW_LEDGER)
    rows = session.database.rows(
        "SELECT a.id, g.id, g.name, COALESCE(b.cents, 0) FROM account a"
        " JOIN service_group g ON g.id = a.service_group_id LEFT JOIN balance b ON b.account_id = a.id"
        " WHERE a.pupil_id = ? ORDER BY g.name",
        (pupil_id,),
    )
    return tuple(Account(*row) for row in rows)


def balance(session: Session, account_id: int) -> int:
    """Return the balance of an account, in cents.

    Raises:
        NotFound: no such account.
    """
    session.require(Permission.VIEW_LEDGER)
    return balance_of(session, account_id)


def balance_of(session: Session, account_id: int) -> int:
    """Do as `balance` for an operation that has asked for its own permission."""
    cents = session.database.scalar(
        "SELECT COALESCE(b.cents, 0) FROM account a LEFT JOIN balance b ON b.account_id = a.id WHERE a.id = ?",
        (account_id,),
    )
    if cents is None:
        raise NotFound(what="Conto")
    return int(cents)
