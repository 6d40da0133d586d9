"""The year is worth living only if it fails when a rule is wrong: bugs are planted, all must be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.year.test_year import live_on_sqlite
from tests.planting import Bug, planted

#: A bug that so many seeds do not show is not seen.
SEEDS = 10

BUGS = (
    Bug(
        "who is absent is charged", "core.meals.chargeable", "_booked_or_present",
        "COALESCE(x.kind, '') <> 'absent' OR", "x.kind IS NOT NULL OR TRUE OR",
    ),
    Bug(
        "who is withdrawn eats a day longer", "core.registry.enrolments", "withdraw_enrolment",
        "(day_number(last_on), enrolment_id)", "(day_number(last_on) + 1, enrolment_id)",
    ),
    Bug(
        "09:30 itself is too late", "core.meals.cutoff", "is_open", "session.now() <= deadline_at",
        "session.now() < deadline_at",
    ),
    Bug(
        "a closed day takes requests", "core.meals.day_state", "frozen_days", "rows = database",
        "return set()\n    rows = database",
    ),
    Bug("plain meals are not limited", "core.meals.plain_limit", "longest_touched_run", "return longest", "return 0"),
    Bug(
        "the recount sees nothing", "core.meals.kitchen.recounting", "_is_other", "if sent == counted:", "if True:",
    ),
    Bug(
        "plain meals are cooked as the others", "core.meals.kitchen.counting", "_undieted",
        "{_EXPECTED} AND x.kind = 'plain'", "{_EXPECTED} AND x.kind = 'plainer'",
    ),
    Bug(
        "what closes one service closes nothing",
        "core.calendar.deciding",
        "_holds",
        "exception.service_id in {None, place.service_id}",
        "exception.service_id is None",
    ),
    Bug(
        "a suspension gives money back to who ate", "core.meals.suspension_effects", "charges_of",
        "(present if is_present else absent)", "absent",
    ),
    Bug(
        "a suspension called off charges though another holds", "core.meals.suspending", "_lift",
        "    hand_over(session, one.id, one.scope.service_id)\n", "",
    ),
    Bug(
        "an insertion holds from today though the cut-off has passed", "core.meals.insertions", "_open_from",
        "return today if is_open(session, deadline) else today + timedelta(days=1)", "return today",
    ),
    Bug(
        "the last day of a price is free", "core.ledger.pricing", "prices_on",
        "? BETWEEN r.starts_on AND r.ends_on", "? BETWEEN r.starts_on AND r.ends_on - 1",
    ),
    Bug(
        "what a new band leaves of the old begins a day late", "core.ledger.tariffs", "_make_room",
        "(last + 1, ends, row_id)", "(last + 2, ends, row_id)",
    ),
    Bug(
        "a price put right forgets what was charged", "core.ledger.retroactive", "_put_right",
        "if one.key is not None:\n                reverse_entry", "if one.key is None:\n                reverse_entry",
    ),
    Bug(
        "«Riaddebita» knows no adjustment", "core.ledger.repeating", "_ensure_not_adjusted",
        "if standing is not None:", "if False:",
    ),
    Bug(
        "an adjustment is not known to stand for a meal", "core.ledger.retroactive", "_charge",
        "write_repeat(session, one.key, made, reason)", "pass",
    ),
    Bug(
        "a cent is lost between brothers", "core.ledger.transferring", "transfer",
        "to_account_id, amount_cents, reason,", "to_account_id, amount_cents + 1, reason,",
    ),
    Bug(
        "more goes back than there is", "core.ledger.transferring", "ensure_credit",
        "if amount_cents > balance:", "if amount_cents > balance + 1:",
    ),
    Bug(
        "receipts jump", "core.payments.numbering", "next_number", "receipt_counter.last_number + 1",
        "receipt_counter.last_number + 2",
    ),
    Bug(
        "a drawer does not get what is brought", "core.payments.cash_drawer", "put_in",
        "session.database.run(", "return\n    session.database.run(",
    ),
    Bug(
        "mod. 21 counts the last of a month only", "core.payments.cash_account", "_collections",
        "cents[key] += amount", "cents[key] = amount",
    ),
    Bug(
        "a certificate loses cents", "core.reports.tax", "_less", "return traceable - off_traceable,",
        "return traceable - off_traceable - 1,",
    ),
    Bug(
        "a record merged twice has no family", "core.registry.merged_pupils", "through_all",
        "while one in steps:", "if one in steps:",
    ),
    Bug(
        "a merge takes the last charged day along", "core.merging.work", "work_of",
        "int(charged) + 1", "int(charged)",
    ),
    Bug(
        "a merge leaves the balance", "core.merging.merging", "_move_balances",
        "for step, account, amount in ((\"out\", account_id, -cents), (\"in\", target, cents)):",
        "for step, account, amount in ((\"out\", account_id, -cents),):",
    ),
    Bug(
        "who stays to the last day is left behind", "core.registry.rolling_over_work", "pupils_at_the_end",
        "if ends_on >= min(", "if ends_on > min(",
    ),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("bug", BUGS, ids=[bug.name for bug in BUGS])
def test_a_planted_bug_is_seen(bug: Bug, sqlite_template: bytes, tmp_path: Path) -> None:
    with planted(bug):
        for seed in range(1, SEEDS + 1):
            try:
                live_on_sqlite(seed, sqlite_template, tmp_path)
            except Exception as error:  # noqa: BLE001 - however it shows
                print(f"{bug.name}: seed {seed}: {type(error).__name__}: {str(error).splitlines()[:1]}")
                return
    pytest.fail(f"{SEEDS} seeds do not show it")
