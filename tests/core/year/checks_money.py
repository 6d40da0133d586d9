"""Is every cent where it should be? Sums of the rows themselves, beside the model, never through what is tried."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from core import ledger
from core.payments.cash_account import agent_account
from core.payments.cash_sessions import cash_state
from core.reports.tax import TaxCertificate, tax_certificates
from tests.core.year.world import Sim

DAY_ZERO = date(1970, 1, 1)
_NOT_REVERSED = (
    " NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = {0}.account_id AND v.day = {0}.day"
    " AND v.kind = {0}.kind AND v.seq = {0}.seq)"
)


def check_ledger(sim: Sim) -> None:
    """Balances, charges, reversals, receipts, transfers, and the chain of seals."""
    _check_balances(sim)
    _check_charges(sim)
    _check_reversals(sim)
    _check_receipts(sim)
    assert not sim.database.scalar("SELECT COALESCE(SUM(amount_cents), 0) FROM entry WHERE kind = 6")
    _check_drawers(sim)


def _check_balances(sim: Sim) -> None:
    rows = sim.database.rows(
        "SELECT a.pupil_id, a.id, SUM(e.amount_cents), COUNT(*) FROM account a JOIN entry e ON e.account_id = a.id"
        " GROUP BY a.pupil_id, a.id"
    )
    kept = {
        account: (cents, count)
        for account, cents, count in sim.database.rows("SELECT account_id, cents, entries FROM balance")
    }
    assert {account: (cents, count) for _pupil, account, cents, count in rows} == kept
    sums = {pupil: cents for pupil, _account, cents, _count in rows if cents}
    expected = {pupil: cents for pupil, cents in sim.model.balance.items() if cents}
    assert sums == expected, {
        one: (sums.get(one), expected.get(one))
        for one in sums.keys() | expected.keys()
        if sums.get(one) != expected.get(one)
    }


def _check_charges(sim: Sim) -> None:
    rows = sim.database.rows(
        "SELECT e.seq / 1000, a.pupil_id, e.day, -e.amount_cents FROM entry e JOIN account a ON a.id = e.account_id"
        f" WHERE e.kind = 1 AND{_NOT_REVERSED.format('e')}"
    )
    meals = [(service, pupil, DAY_ZERO + timedelta(days=day)) for service, pupil, day, _cents in rows]
    assert len(meals) == len(set(meals)), "a meal is charged twice"
    charged = {meal: row[3] for meal, row in zip(meals, rows, strict=True)}
    expected = sim.model.charged
    assert charged == expected, {
        one: (charged.get(one), expected.get(one))
        for one in charged.keys() | expected.keys() if charged.get(one) != expected.get(one)
    }  # fmt: skip
    assert not [meal for meal in charged if (meal[0], meal[2]) not in sim.model.due], "a day that is open is charged"
    both = charged.keys() & {meal for meal, cents in sim.model.adjusted.items() if cents}
    assert not both, f"charged, and adjusted: {both}"


def _check_reversals(sim: Sim) -> None:
    rows = sim.database.rows(
        "SELECT r.account_id, e.amount_cents, b.amount_cents, r.by_day, r.by_seq FROM reversal r"
        " LEFT JOIN entry e ON e.account_id = r.account_id AND e.day = r.day AND e.kind = r.kind AND e.seq = r.seq"
        " LEFT JOIN entry b ON b.account_id = r.account_id AND b.day = r.by_day AND b.kind = 3 AND b.seq = r.by_seq"
    )
    assert all(cents == -by for _account, cents, by, *_key in rows)
    keys = [(account, day, seq) for account, _cents, _by, day, seq in rows]
    assert len(keys) == len(set(keys))
    entries = set(sim.database.rows("SELECT account_id, day, seq FROM entry WHERE kind = 3"))
    assert set(keys) == entries, "a reversal that reverses nothing, or two things"


def _check_receipts(sim: Sim) -> None:
    numbers: dict[tuple[str, int], list[int]] = defaultdict(list)
    for issuer, year, number in sim.database.rows(
        "SELECT issuer, receipt_year, receipt_number FROM recharge ORDER BY receipt_number"
    ):
        numbers[issuer, year].append(number)
    for key, given in numbers.items():
        assert given == list(range(1, len(given) + 1)), f"receipts of {key}: {given}"


def _check_drawers(sim: Sim) -> None:
    for number, actor, float_cents, closed_at in sim.database.rows(
        "SELECT id, actor_id, float_cents, closed_at FROM cash_session"
    ):
        if closed_at is None:
            assert cash_state(sim.session, number).expected_cents == sim.drawers[actor], f"drawer {number}"
        assert float_cents == 5000


def check_deep(sim: Sim) -> None:
    """What takes longer: the chain, statements, certificates, accounts of who handles cash."""
    report = ledger.verify(sim.database)
    assert report.is_ok, report.findings
    for (account,) in sim.database.rows("SELECT id FROM account ORDER BY id"):
        if sim.may(0.1):
            _check_statement(sim, account)
    for year in (2026, 2027):
        _check_certificates(sim, year)
    _check_agents(sim)


def _check_statement(sim: Sim, account: int) -> None:
    page = ledger.statement(sim.session, account, limit=1_000, newest_first=False)
    rows = sim.database.rows("SELECT day, kind, seq, amount_cents FROM entry WHERE account_id = ?", (account,))
    told = [((one.on - DAY_ZERO).days, int(one.key.kind), one.key.seq, one.amount_cents) for one in page.lines]
    assert sorted(told) == sorted(map(tuple, rows))
    running = 0
    for one in page.lines:
        running += one.amount_cents
        assert one.balance_cents == running
    assert page.balance_cents == page.closing_cents == running


def _check_certificates(sim: Sim, year: int) -> None:
    """Of each pupil what came in by each means less refunds; all parts together the whole."""
    received: dict[int, Counter[bool]] = defaultdict(Counter)
    first, last = date(year, 1, 1), date(year, 12, 31)
    for pupil, means, cents in sim.database.rows(
        "SELECT a.pupil_id, r.means, r.amount_cents FROM recharge r JOIN account a ON a.id = r.account_id"
        f" WHERE r.day BETWEEN ? AND ? AND{_NOT_REVERSED.format('r')}",
        ((first - DAY_ZERO).days, (last - DAY_ZERO).days),
    ):
        received[pupil][means != "cash"] += cents
    refunded: Counter[int] = Counter()
    for pupil, cents in sim.database.rows(
        "SELECT a.pupil_id, -e.amount_cents FROM entry e JOIN account a ON a.id = e.account_id WHERE e.kind = 5"
        f" AND e.day BETWEEN ? AND ? AND{_NOT_REVERSED.format('e')}",
        ((first - DAY_ZERO).days, (last - DAY_ZERO).days),
    ):
        refunded[pupil] += cents
    found = {one.pupil_id: one for one in tax_certificates(sim.session, year)}
    assert found.keys() == received.keys() | refunded.keys()
    with_family = {row[0] for row in sim.database.rows("SELECT DISTINCT pupil_id FROM guardianship")}
    for pupil, one in found.items():
        assert (one.traceable_cents, one.cash_cents) == (received[pupil][True], received[pupil][False])
        net = one.net_traceable_cents + one.net_cash_cents
        assert net - one.excess_refund_cents == sum(received[pupil].values()) - refunded[pupil]
        assert min(one.net_traceable_cents, one.net_cash_cents) >= 0
        root = pupil
        while root in sim.model.merged:
            root = sim.model.merged[root]
        if root in with_family:
            parts = sum(part.traceable_cents for part in one.shares), sum(part.cash_cents for part in one.shares)
            if root == pupil and pupil not in sim.model.merged.values() and not refunded[pupil]:
                _check_parts(sim, one)
            assert parts == (one.net_traceable_cents, one.net_cash_cents), f"parts of {pupil} in {year}: {one.shares}"


def _check_parts(sim: Sim, one: TaxCertificate) -> None:
    """Each parent's part is that of the days on which money came in, to some cents that cannot be divided."""
    borne: Counter[int] = Counter()
    for payment in one.payments:
        named = [payer.guardian_id for payer in payment.payers] if payment.is_named else []
        parts = {named[0]: 100} if named else sim.model.paying(one.pupil_id, payment.on)
        for guardian_id, percent in parts.items():
            borne[guardian_id] += payment.amount_cents * percent
    told = {share.guardian_id: share.traceable_cents + share.cash_cents for share in one.shares}
    for guardian_id in borne.keys() | told.keys():
        assert abs(told.get(guardian_id, 0) - borne[guardian_id] / 100) < 20, (one, dict(borne))


def _check_agents(sim: Sim) -> None:
    """Mod. 21: what passed through the hands of each, by the rows; what is left goes into the next year."""
    for operator in (sim.session.actor.id, sim.cashier.actor.id):
        carried = 0
        for year in (2026, 2027):
            taken = back = 0
            for at, cents in sim.database.rows(
                "SELECT r.day, r.amount_cents FROM recharge r WHERE r.actor_id = ? AND r.channel = 'counter'"
                " AND r.means IN ('cash', 'cheque')", (operator,)
            ):  # fmt: skip
                taken += cents if (DAY_ZERO + timedelta(days=at)).year == year else 0
            for at, cents in sim.database.rows(
                "SELECT v.by_day, r.amount_cents FROM reversal v JOIN recharge r ON r.account_id = v.account_id AND"
                " r.day = v.day AND r.kind = v.kind AND r.seq = v.seq WHERE r.actor_id = ?"
                " AND r.channel = 'counter' AND r.means IN ('cash', 'cheque')", (operator,)
            ):  # fmt: skip
                back += cents if (DAY_ZERO + timedelta(days=at)).year == year else 0
            paid_in = sum(
                cents for on, cents in sim.database.rows(
                    "SELECT day, amount_cents FROM cash_deposit WHERE cancelled_at IS NULL AND actor_id = ?", [operator]
                ) if (DAY_ZERO + timedelta(days=on)).year == year
            )  # fmt: skip
            one = agent_account(sim.session, operator, year)
            assert one.carried_cents == carried
            assert (one.collected_cents, one.deposited_cents) == (taken - back, paid_in)
            carried = carried + taken - back - paid_in
            assert one.due_cents == carried
