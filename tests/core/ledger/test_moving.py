"""Credit moved between siblings, and paid back."""

from __future__ import annotations

from datetime import date

import peewee
import pytest

from core.access.operations import OperationId
from core.access.options import set_option
from core.access.permissions import Role
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
from core.ledger import (
    REFUND_MINIMUM,
    BalanceTooLow,
    Contra,
    EntryKind,
    NotSiblings,
    RefundTooSmall,
    TransferNotReversible,
    accounts_of,
    post,
    refund,
    refunds,
    reverse_entry,
    statement,
    transfer,
    verify,
)
from core.registry import create_guardian, link_guardian, siblings_of
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import as_role

IBAN = "IT60X0542811101000000123456"


def family(town: Town, cents: int = 2000) -> tuple[int, int, int]:
    """Anna, who has credit, and her brother; return Anna's account and the two pupils."""
    anna, luca = town.pupil("Rossi", "Anna"), town.pupil("Rossi", "Luca")
    mother = create_guardian(town.session, "Rossi", "Carla")
    for pupil in (anna, luca):
        link_guardian(town.session, pupil, mother, "madre", is_applicant=True)
    account = town.account(anna)
    post(town.session, OperationId("t", "open"), account_id=account, on=TUESDAY, kind=EntryKind.OPENING,
         amount_cents=cents, contra=Contra.OPENING)  # fmt: skip
    return account, anna, luca


def move(town: Town, account: int, to: int, cents: int, name: str = "1", reason: str = "Luca cambia scuola"):
    return transfer(town.session, OperationId("office", name), from_account_id=account, to_pupil_id=to,
                    amount_cents=cents, reason=reason)  # fmt: skip


def pay_back(town: Town, account: int, cents: int, name: str = "1", **more: str):
    wanted = {"iban": "it60 x054 2811 1010 0000 0123 456", "payee": "Carla Rossi", "reason": "Fine ciclo", **more}
    return refund(town.session, OperationId("office", name), account_id=account, amount_cents=cents, **wanted)


def balances(town: Town, *pupils: int) -> list[list[int]]:
    return [[account.balance_cents for account in accounts_of(town.session, pupil)] for pupil in pupils]


def test_siblings_share_a_guardian(town: Town):
    _account, anna, luca = family(town)
    assert [(one.full_name, one.class_name) for one in siblings_of(town.session, anna)] == [("Rossi Luca", "3ªA")]
    assert [one.id for one in siblings_of(town.session, luca)] == [anna]
    assert siblings_of(town.session, town.pupil("Rossi", "Zoe")) == ()


def test_a_transfer_is_two_entries_and_both_say_with_whom(town: Town):
    account, anna, luca = family(town)
    done = move(town, account, luca, 1500)

    assert (done.from_balance_cents, done.to_balance_cents, done.is_repeat) == (500, 1500, False)
    assert balances(town, anna, luca) == [[500], [1500]]
    for pupil, other, cents in ((anna, "Rossi Luca", -1500), (luca, "Rossi Anna", 1500)):
        line = statement(town.session, accounts_of(town.session, pupil)[0].id).lines[0]
        assert (line.kind, line.amount_cents, line.other_pupil, line.note) == (
            EntryKind.TRANSFER, cents, other, "Luca cambia scuola",
        )  # fmt: skip
    assert verify(town.database).is_ok


def test_a_transfer_pressed_twice_moves_once(town: Town):
    account, anna, luca = family(town)
    move(town, account, luca, 1500)
    assert move(town, account, luca, 1500).is_repeat
    assert balances(town, anna, luca) == [[500], [1500]]
    with pytest.raises(Conflict):
        move(town, account, luca, 400)


def test_what_a_transfer_refuses(sqlite_town: Town):
    town = sqlite_town
    account, anna, luca = family(town)
    stranger = town.pupil("Verdi", "Noè")
    with pytest.raises(NotSiblings):
        move(town, account, stranger, 100)
    with pytest.raises(NotSiblings):
        move(town, account, anna, 100)  # to herself
    with pytest.raises(BalanceTooLow, match=r"ci sono 20,00.€: non si possono togliere 20,01"):
        move(town, account, luca, 2001)
    for cents, reason in ((0, "x"), (-5, "x"), (5, " ")):
        with pytest.raises(InvalidValue):
            move(town, account, luca, cents, reason=reason)
    with pytest.raises(NotFound):
        move(town, 999, luca, 100)
    assert balances(town, anna, luca) == [[2000], []]
    for role in (Role.CASHIER, Role.AUDITOR, Role.SCHOOL):
        with pytest.raises(NotAllowed):
            transfer(as_role(town.session, role), OperationId("o", "x"), from_account_id=account, to_pupil_id=luca,
                     amount_cents=1, reason="x")  # fmt: skip


def test_a_transfer_is_not_taken_back_from_one_side(sqlite_town: Town):
    town = sqlite_town
    account, anna, luca = family(town)
    move(town, account, luca, 1500)
    with pytest.raises(TransferNotReversible):
        reverse_entry(town.session, OperationId("o", "r"), statement(town.session, account).lines[0].key, "Errore")
    move(town, accounts_of(town.session, luca)[0].id, anna, 1500, name="2")
    assert balances(town, anna, luca) == [[2000], [0]]


def test_a_refund_and_the_list_for_the_accountants(town: Town):
    account, anna, _luca = family(town)
    posted = pay_back(town, account, 1500)
    assert (posted.balance_cents, pay_back(town, account, 1500).is_repeat) == (500, True)

    (listed,) = refunds(town.session, TUESDAY, TUESDAY)
    assert (listed.pupil_id, listed.amount_cents, listed.iban, listed.payee, listed.reason) == (
        anna, 1500, IBAN, "Carla Rossi", "Fine ciclo",
    )  # fmt: skip
    assert not listed.is_reversed
    assert statement(town.session, account).lines[0].note == "Fine ciclo"
    assert IBAN not in str(town.database.rows("SELECT detail FROM audit"))
    reverse_entry(town.session, OperationId("o", "r"), posted.key, "IBAN sbagliato")
    assert refunds(town.session, TUESDAY, TUESDAY)[0].is_reversed
    assert refunds(town.session, date(2026, 1, 1), date(2026, 11, 23)) == ()
    assert verify(town.database).is_ok


def test_what_a_refund_refuses(sqlite_town: Town):
    town = sqlite_town
    account, _anna, _luca = family(town)
    for iban in ("", "IT60X0542811101000000123457", "abc"):
        with pytest.raises(InvalidValue, match="IBAN"):
            pay_back(town, account, 1000, iban=iban)
    with pytest.raises(InvalidValue, match="Intestatario"):
        pay_back(town, account, 1000, payee=" ")
    with pytest.raises(InvalidValue, match="Motivo"):
        pay_back(town, account, 1000, reason="")
    with pytest.raises(RefundTooSmall, match=r"da 5,00"):
        pay_back(town, account, 499)
    set_option(town.session, REFUND_MINIMUM, 1201)
    with pytest.raises(RefundTooSmall):
        pay_back(town, account, 1200)
    with pytest.raises(BalanceTooLow):
        pay_back(town, account, 2001)
    assert len(statement(town.session, account).lines) == 1


def test_whose_bank_account_it_was_can_be_erased_and_nothing_else(town: Town):
    account, _anna, _luca = family(town)
    pay_back(town, account, 1500)
    for change in ("reason = 'Altro'", "iban = 'X'", "iban = NULL, payee = NULL, reason = 'Altro'"):
        with pytest.raises(peewee.IntegrityError, match="never changed"), town.database.transaction():
            town.database.execute(f"UPDATE entry_note SET {change}")
    with town.database.transaction():
        town.database.execute("UPDATE entry_note SET iban = NULL, payee = NULL")
    assert [(one.iban, one.payee, one.amount_cents) for one in refunds(town.session, TUESDAY, TUESDAY)] == [
        (None, None, 1500)
    ]
