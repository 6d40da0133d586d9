"""Money in and out, drawers, the treasury, closed months, who pays; and what should come of each."""

from __future__ import annotations

from datetime import date, timedelta

from core import ledger, payments, registry
from core.access.session import Session
from core.payments import Channel, Means
from core.payments.cash_deposits import cancel_deposit, deposit
from core.payments.cash_sessions import cash_state, close_cash_session, my_cash_session, open_cash_session
from tests.core.year.model import days_of
from tests.core.year.world import Sim

#: After everything that is lived.
END = date(2028, 12, 31)
IBAN = "IT60X0542811101000000123456"


def clerk(sim: Sim) -> Session:
    """One of the two people at the desk."""
    return sim.session if sim.may(0.5) else sim.cashier


def recharge(sim: Sim) -> None:
    """A family brings money, or pays on line."""
    pupil_id, session = sim.draw.choice(sim.pupils()), clerk(sim)
    means = sim.draw.choice([Means.CASH, Means.CASH, Means.BANCOMAT, Means.CARD, Means.CHEQUE, Means.PAGOPA])
    channel = Channel.PAGOPA if means is Means.PAGOPA else Channel.COUNTER
    cents = sim.draw.choice([500, 2550, 5000, 10001, 20000, 30000])
    operation = sim.operation()
    family = next((one for one in sim.families if pupil_id in one[1]), ([], []))
    paid_by = "Genitore" if not family[0] or sim.may(0.7) else f"Mario Genitore{sim.families.index(family):03d}"

    def action() -> payments.RechargeReceipt:
        return payments.recharge(
            session, operation, pupil_id=pupil_id, service_group_id=sim.town.group_id, amount_cents=cents, means=means,
            channel=channel, issuer="UFF", paid_by=paid_by,
        )  # fmt: skip

    done = sim.attempt(f"recharge {pupil_id} {cents} {means} by {session.actor.name}", action)
    if done is None:
        return
    sim.model.balance[pupil_id] += cents
    sim.model.paid_on[pupil_id].add(sim.today)
    assert done.balance_cents == sim.model.balance[pupil_id]
    sim.remember("recharged", (done, pupil_id, cents, session.actor.id))
    if means is Means.CASH and session.actor.id in sim.drawers:
        sim.drawers[session.actor.id] += cents
    if sim.may(0.15):
        again = action()
        assert again.is_repeat
        assert again.number_text == done.number_text


def take_recharge_back(sim: Sim) -> None:
    """A recharge was a mistake."""
    thing = sim.recall("recharged")
    if not isinstance(thing, tuple):
        return
    receipt, pupil_id, cents, taker = thing
    if sim.attempt(
        f"reverse recharge {receipt.number_text}",
        lambda: ledger.reverse_entry(sim.session, sim.operation(), receipt.entry, "importo sbagliato"),
    ):
        sim.model.balance[pupil_id] -= cents
        if receipt.means is Means.CASH and taker in sim.drawers:
            sim.drawers[taker] -= cents


def give_back(sim: Sim) -> None:
    """Credit is refunded; or a refund is taken back."""
    if sim.may(0.3):
        thing = sim.recall("refunded")
        if isinstance(thing, tuple):
            key, pupil_id, cents = thing
            if sim.attempt(
                f"reverse refund of {pupil_id}",
                lambda: ledger.reverse_entry(sim.session, sim.operation(), key, "IBAN sbagliato"),
            ):
                sim.model.balance[pupil_id] += cents
        return
    pupil_id = sim.draw.choice(sim.pupils())
    account = _account(sim, pupil_id)
    if account is None:
        return
    held = sim.model.balance[pupil_id]
    cents = sim.draw.choice([max(held, 100), 500, 1500, held + 1])
    done = sim.attempt(
        f"refund {pupil_id} {cents} of {held}",
        lambda: ledger.refund(
            sim.session, sim.operation(), account_id=account, amount_cents=cents, iban=IBAN, payee="Genitore",
            reason="ritirato",
        ),
    )  # fmt: skip
    assert done is None or 0 < cents <= held
    if done is not None:
        sim.model.balance[pupil_id] -= cents
        sim.remember("refunded", (done.key, pupil_id, cents))


def move_credit(sim: Sim) -> None:
    """Credit goes to a brother or sister; to anybody else it does not."""
    from_id, to_id = sim.draw.choice(sim.pupils()), sim.draw.choice(sim.pupils())
    if sim.may(0.8):
        siblings = registry.siblings_of(sim.session, from_id)
        one = sim.pick(siblings)
        to_id = one.id if one is not None else to_id
    account = _account(sim, from_id)
    if account is None:
        return
    held = sim.model.balance[from_id]
    cents = sim.draw.choice([max(1, held // 2), max(1, held), 700])
    if sim.attempt(
        f"transfer {from_id} -> {to_id} {cents} of {held}",
        lambda: ledger.transfer(
            sim.session, sim.operation(), from_account_id=account, to_pupil_id=to_id, amount_cents=cents, reason="figli"
        ),
    ):
        assert cents <= held
        sim.model.balance[from_id] -= cents
        sim.model.balance[to_id] += cents


def _account(sim: Sim, pupil_id: int) -> int | None:
    found = sim.database.scalar("SELECT id FROM account WHERE pupil_id = ?", (pupil_id,))
    return None if found is None else int(found)


def drawer(sim: Sim) -> None:
    """A drawer is opened, or counted and closed."""
    session = clerk(sim)
    mine = my_cash_session(session)
    if mine is None:
        sim.attempt(f"open_drawer {session.actor.name}", lambda: open_cash_session(session, sim.operation(), 5000))
        sim.drawers[session.actor.id] = 5000
        return
    expected = cash_state(session, mine.id).expected_cents
    counted = max(0, expected if sim.may(0.8) else expected + sim.draw.choice([-150, 20]))
    reason = "resto sbagliato" if counted != expected else ""
    assert expected == sim.drawers.pop(session.actor.id)
    sim.attempt(
        f"close_drawer {mine.id} {counted}",
        lambda: close_cash_session(session, sim.operation(), mine.id, counted, reason),
    )


def pay_in(sim: Sim) -> None:
    """Cash goes to the treasury; or what was registered is cancelled."""
    if sim.may(0.2):
        number = sim.recall("deposited")
        if isinstance(number, int):
            _cancel(sim, number)
        return
    session = clerk(sim)
    means = sim.draw.choice([Means.CASH, Means.CASH, Means.CHEQUE])
    done = sim.attempt(
        f"deposit by {session.actor.name}",
        lambda: deposit(
            session, sim.operation(), on=sim.near_day(3, 0), amount_cents=sim.draw.choice([500, 2000, 4000]),
            treasury_receipt=f"Q{sim.events}", means=means,
            from_drawer=means is Means.CASH and my_cash_session(session) is not None and sim.may(0.5),
        ),
    )  # fmt: skip
    if done is not None:
        sim.remember("deposited", done.id)
        if done.is_from_drawer:
            sim.drawers[session.actor.id] -= done.amount_cents


def _cancel(sim: Sim, number: int) -> None:
    """Take a deposit out; the drawer it came from, if it is open still, has the cash again."""
    row = sim.database.row(
        "SELECT d.amount_cents, s.actor_id FROM cash_deposit d JOIN cash_session s ON s.id = d.cash_session_id"
        " WHERE d.id = ? AND s.closed_at IS NULL",
        (number,),
    )
    if sim.attempt(f"cancel_deposit {number}", lambda: cancel_deposit(sim.session, number, "doppio")) and row:
        sim.drawers[row[1]] += row[0]


def close_month(sim: Sim) -> None:
    """The accounts of a past month are closed."""
    month = max(sim.model.closed_until + timedelta(days=1), date(2026, 9, 1))
    if (sim.today - month).days < 31 and sim.may(0.8):
        return
    done = sim.attempt(f"close_period {month}", lambda: ledger.close_period(sim.session, month))
    if done is not None:
        sim.model.closed_until = max(sim.model.closed_until, done.last_on)


def who_pays(sim: Sim) -> None:
    """Parents share what is paid, from a day on; or another becomes the applicant; or that is withdrawn."""
    pupil_id, model = sim.draw.choice(sim.pupils()), sim.model
    guardians = [one.id for one in registry.guardians_of(sim.session, pupil_id)]
    days = model.payers[pupil_id]
    if not guardians:
        return
    if sim.may(0.25):
        _other_applicant(sim, pupil_id, sim.draw.choice(guardians))
        return
    if sim.may(0.2):
        period = sim.pick([one for one in registry.payers_of(sim.session, pupil_id) if not one.is_withdrawn])
        if period is not None and sim.attempt(
            f"withdraw_payers {pupil_id}", lambda: registry.withdraw_payers(sim.session, pupil_id, period.id) or True
        ):
            for day in days_of(period.starts_on, period.ends_on or END):
                days.pop(day, None)
        return
    part = sim.draw.randint(1, 99)
    shares = {guardians[0]: 100} if len(guardians) == 1 else {guardians[0]: part, guardians[1]: 100 - part}
    first = sim.near_day(60, 20)
    last = None if sim.may(0.6) else first + timedelta(days=sim.draw.randint(0, 90))
    if sim.attempt(
        f"payers {pupil_id} {shares} {first}..{last}",
        lambda: registry.set_payers(sim.session, pupil_id, shares, first, last),
    ):
        for day in days_of(first, END):
            days.pop(day, None)
        for day in days_of(first, last or END):
            days[day] = shares


def _other_applicant(sim: Sim, pupil_id: int, guardian_id: int) -> None:
    """Another applicant pays from today on; what was paid before stays with who paid it then."""
    model = sim.model
    if sim.attempt(
        f"applicant {pupil_id}: {guardian_id}",
        lambda: registry.set_applicant(sim.session, pupil_id, guardian_id) or True,
    ):
        before = model.applicant.get(pupil_id)
        if before is not None and before != guardian_id:
            for day in days_of(date(2026, 9, 1), sim.today - timedelta(days=1)):
                if day in model.paid_on[pupil_id]:
                    model.payers[pupil_id].setdefault(day, {before: 100})
        model.applicant[pupil_id] = guardian_id


MOVES = (
    (recharge, 20), (take_recharge_back, 2), (give_back, 3), (move_credit, 3), (drawer, 3), (pay_in, 2),
    (close_month, 2), (who_pays, 3),
)  # fmt: skip
