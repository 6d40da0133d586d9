"""The database itself refuses what must not be: every key, CHECK, reference and trigger, on both engines."""

from __future__ import annotations

import peewee
import pytest

from core.storage import Database
from core.storage.tables import ALL_TABLES
from tests.core.storage import world_closing, world_families, world_kitchen, world_messages
from tests.core.storage.test_schema import plain, sqlite_shape
from tests.core.storage.world import BASE, LATER, Row, fill, fresh, put

NEVER_CHANGED = (
    "entry", "batch", "reversal", "entry_note", "audit", "operation", "meal_request", "event", "recharge", "period",
    *world_kitchen.NEVER_CHANGED,
    *world_messages.NEVER_CHANGED,
    *world_families.NEVER_CHANGED,
    *world_closing.NEVER_CHANGED,
)  # fmt: skip
NEVER_OVERLAP = (
    "placement", "enrolment", "tariff_rate", "band_assignment", "pupil_diet", "insertion",
    *world_kitchen.NEVER_OVERLAP,
)  # fmt: skip

#: Table, CHECK as it is written, and what breaks it (and nothing else).
CHECKS: list[tuple[str, str, Row]] = [
    ("municipality", "(patron_month IS NULL) = (patron_day IS NULL)", {"patron_day": None}),
    ("municipality", "patron_month BETWEEN 1 AND 12", {"patron_month": 13}),
    ("municipality", "patron_day BETWEEN 1 AND 31", {"patron_day": 0}),
    ("school_year", "starts_on < ends_on", {"ends_on": 19900}),
    ("school", "level IN ('infanzia', 'primaria', 'secondaria')", {"level": "liceo"}),
    ("class_group", "weekdays BETWEEN 0 AND 127", {"weekdays": 128}),
    ("pupil", "last_name <> ''", {"last_name": ""}),
    ("pupil", "first_name <> ''", {"first_name": ""}),
    ("pupil_photo", "LENGTH(digest) = 64", {"digest": "a"}),
    ("pupil_photo", "LENGTH(jpeg) BETWEEN 1 AND 61440", {"jpeg": b"x" * 61441}),
    ("pupil_photo", "width BETWEEN 1 AND 480", {"width": 481}),
    ("pupil_photo", "height BETWEEN 1 AND 640", {"height": 641}),
    ("placement", "starts_on <= ends_on", {"ends_on": 20100}),
    ("guardian", "last_name <> ''", {"last_name": ""}),
    ("service", "charge_policy IN ('booked', 'present')", {"charge_policy": "never"}),
    ("service", "cutoff_minutes BETWEEN 0 AND 1439", {"cutoff_minutes": 1440}),
    ("service", "plain_limit_days >= 0", {"plain_limit_days": -1}),
    ("school_service", "cutoff_minutes BETWEEN 0 AND 1439", {"cutoff_minutes": -1}),
    ("enrolment", "starts_on <= ends_on", {"ends_on": 20100}),
    ("insertion", "starts_on <= ends_on", {"ends_on": 20100}),
    ("insertion", "weekdays BETWEEN 0 AND 127", {"weekdays": 128}),
    ("calendar_exception", "kind IN ('closed', 'open')", {"kind": "half"}),
    ("calendar_exception", "starts_on <= ends_on", {"ends_on": 19999}),
    (
        "app_user",
        "role IN ('administrator', 'clerk', 'cashier', 'school', 'kitchen', 'auditor')",
        {"role": "system"},
    ),
    ("app_user", "failed_count >= 0", {"failed_count": -1}),
    ("meal_request", "kind IN ('absence', 'plain', 'restore')", {"kind": "extra"}),
    (
        "meal_request",
        "channel IN ('portal', 'phone', 'desk', 'email', 'school', 'import')",
        {"channel": "fax"},
    ),
    ("meal_request", "starts_on <= ends_on", {"ends_on": 19999}),
    ("meal_exception", "kind IN ('absent', 'plain')", {"kind": "absence"}),
    ("pupil_diet", "starts_on <= ends_on", {"ends_on": 20100}),
    ("tariff_rate", "amount_cents >= 0", {"amount_cents": -1}),
    ("tariff_rate", "starts_on <= ends_on", {"ends_on": 20100}),
    ("band_assignment", "(tariff_band_id IS NULL) = is_exempt", {"is_exempt": True}),
    ("band_assignment", "starts_on <= ends_on", {"ends_on": 20100}),
    ("batch", "entries >= 0", {"entries": -1}),
    ("entry", "amount_cents <> 0", {"amount_cents": 0}),
    ("entry", "kind BETWEEN 1 AND 7", {"kind": 8}),
    ("entry", "seq >= 0", {"seq": -1}),
    ("entry", "contra BETWEEN 1 AND 8", {"contra": 0}),
    ("entry", "kind NOT IN (1, 5) OR amount_cents < 0", {"kind": 5}),
    ("entry", "kind <> 2 OR amount_cents > 0", {"kind": 2, "seq": 9, "amount_cents": -1}),
    ("balance", "entries > 0", {"entries": 0}),
    ("reversal", "reason <> ''", {"reason": ""}),
    ("reversal", "kind <> 3", {"kind": 3, "seq": 1, "by_seq": 1}),
    ("reversal", "by_kind = 3", {"by_kind": 1, "by_seq": 1000}),
    ("entry_note", "reason <> ''", {"reason": ""}),
    ("entry_note", "(iban IS NULL) = (payee IS NULL)", {"payee": "Ida Rossi"}),
    ("entry_note", "iban IS NULL OR kind = 5", {"iban": "IT60", "payee": "Ida Rossi"}),
    ("period", "first_on <= last_on", {"last_on": 10999}),
    ("receipt_counter", "last_number > 0", {"last_number": 0}),
    ("recharge", "kind = 2", {"kind": 4, "seq": 0}),
    ("recharge", "amount_cents > 0", {"amount_cents": 0}),
    ("recharge", "means IN ('cash', 'bancomat', 'card', 'cheque', 'pagopa')", {"means": "bitcoin"}),
    ("recharge", "channel IN ('counter', 'puntolis', 'pagopa')", {"channel": "post"}),
    ("recharge", "receipt_number > 0", {"receipt_number": 0}),
    ("cash_session", "float_cents >= 0", {"float_cents": -1}),
    ("cash_session", "counted_cents >= 0", {"counted_cents": -1, "expected_cents": -1}),
    (
        "cash_session",
        "counted_cents = expected_cents OR COALESCE(reason, '') <> ''",
        {"counted_cents": 90},
    ),
    ("cash_session", "(closed_at IS NULL) = (counted_cents IS NULL)", {"counted_cents": None}),
    ("cash_session", "(closed_at IS NULL) = (expected_cents IS NULL)", {"expected_cents": None, "reason": "a"}),
    ("cash_session", "(closed_at IS NULL) = (closed_batch_id IS NULL)", {"closed_batch_id": None}),
    ("cash_session", "(closed_at IS NULL) = (closed_by_id IS NULL)", {"closed_by_id": None}),
    ("cash_deposit", "means IN ('cash', 'cheque')", {"means": "card"}),
    ("cash_deposit", "amount_cents > 0", {"amount_cents": 0}),
    ("cash_deposit", "treasury_receipt <> ''", {"treasury_receipt": ""}),
    ("cash_deposit", "(cancelled_at IS NULL) = (cancel_reason IS NULL)", {"cancelled_at": 2}),
    ("cash_deposit", "cancel_reason <> ''", {"cancelled_at": 2, "cancel_reason": ""}),
    ("card", "issue_number BETWEEN 1 AND 1023", {"issue_number": 1024}),
    ("card", "(revoked_at IS NULL) = (revoke_reason IS NULL)", {"revoke_reason": None}),
    ("station", "may_presence OR may_recharge", {"may_presence": False}),
    ("station", "(claim_hash IS NULL) = (claim_expires_at IS NULL)", {"claim_hash": "a"}),
    ("event", "kind IN ('presence', 'undo', 'recharge', 'till_opened', 'till_closed')", {"kind": "other"}),
    ("presence", "source IN ('scan', 'search', 'office')", {"source": "guess"}),
    *world_kitchen.CHECKS,
    *world_messages.CHECKS,
    *world_families.CHECKS,
    *world_closing.CHECKS,
]

#: References of more than one column: what they name must be there.
COMPOSITE: list[tuple[str, Row]] = [
    ("reversal", {"seq": 77}),
    ("reversal", {"by_seq": 77}),
    ("entry_note", {"seq": 77}),
    ("recharge", {"seq": 77}),
    *world_kitchen.COMPOSITE,
    *world_families.COMPOSITE,
]


@pytest.fixture
def world(database: Database) -> Database:
    fill(database)
    return database


def accepted(database: Database, table: str, row: Row, because: str) -> bool:
    """Tell whether a row got in; if not, it must be for the reason meant."""
    try:
        put(database, table, row)
    except peewee.IntegrityError as error:
        assert because in str(error).lower(), f"{table}: refused, but because {error}"  # noqa: PT017 - or it got in
        return False
    return True


def test_every_further_row_is_accepted(world: Database) -> None:
    """So that below each is refused for its one wrong value alone."""
    for table in ALL_TABLES:
        put(world, table._meta.table_name, fresh(table._meta.table_name))


def test_every_check_refuses(world: Database) -> None:
    got_in = []
    for table, check, changes in CHECKS:
        because = f"check constraint failed: {check.lower()}" if world.dialect == "sqlite" else "check constraint"
        if accepted(world, table, fresh(table, **changes), because):
            got_in.append((table, check))
    assert got_in == []


def test_no_check_is_forgotten(sqlite_database: Database) -> None:
    written = {(table, check) for table, shape in sqlite_shape(sqlite_database).items() for check in shape["checks"]}
    assert written == {(table, plain(check)) for table, check, _changes in CHECKS}


def test_every_key_refuses_a_second(world: Database, sqlite_database: Database) -> None:
    got_in = []
    for table, shape in sqlite_shape(sqlite_database).items():
        keys = shape["uniques"] | ({("id",)} if "id" in BASE[table] else set())
        # These are their own rowid, which has no index of its own.
        keys |= {
            "balance": {("account_id",)}, "diet_reason": {("pupil_diet_id",)}, "period": {("first_on",)},
            "cash_taking": {("recharge_id",)}, "pupil_photo": {("pupil_id",)},
                "handover_cancel": {("station_handover_id",)},
        }.get(table, set())  # fmt: skip
        assert keys, f"{table} has no key"
        for key in keys:
            row = fresh(table, **{column: BASE[table][column] for column in key})
            if accepted(world, table, row, "unique"):
                got_in.append((table, key))
    assert got_in == []


def test_every_reference_must_exist(world: Database) -> None:
    got_in = []
    for table in ALL_TABLES:
        name = table._meta.table_name
        for field in table._meta.refs:
            missing = "none" if isinstance(field.rel_field, peewee.TextField) else 999
            if accepted(world, name, fresh(name, **{field.column_name: missing}), "foreign key"):
                got_in.append((name, field.column_name))
    for name, changes in COMPOSITE:
        if accepted(world, name, fresh(name, **changes), "foreign key"):
            got_in.append((name, str(changes)))
    assert got_in == []


def test_what_must_be_there_must_be_there(world: Database, sqlite_database: Database) -> None:
    got_in = []
    for table, shape in sqlite_shape(sqlite_database).items():
        for column, (kind, is_required, _default, in_key) in shape["columns"].items():
            gives_itself = in_key == 1 and kind == "INTEGER" and not shape["is_by_key"]
            if is_required and not gives_itself and accepted(world, table, fresh(table, **{column: None}), "null"):
                got_in.append((table, column))
    assert got_in == []


def test_types_are_kept_on_sqlite(sqlite_database: Database) -> None:
    """As on PostgreSQL: `STRICT` on every table."""
    assert [table for table, shape in sqlite_shape(sqlite_database).items() if not shape["is_strict"]] == []


def test_rows_that_are_never_changed(world: Database) -> None:
    for table in NEVER_CHANGED:
        column = next(iter(BASE[table]))
        before = sorted(world.rows(f"SELECT * FROM {table}"), key=repr)
        assert before
        for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with pytest.raises(peewee.IntegrityError, match=f"{table}: rows are never changed"), world.transaction():
                world.execute(statement)
        assert sorted(world.rows(f"SELECT * FROM {table}"), key=repr) == before


@pytest.mark.parametrize("table", NEVER_OVERLAP)
def test_dates_that_never_overlap(world: Database, table: str) -> None:
    overlapping = [(20100, 20150), (19000, 20000), (20010, 20020), (19000, 30000)]
    for starts_on, ends_on in overlapping:
        with pytest.raises(peewee.IntegrityError, match="dates overlap"):
            put(world, table, fresh(table, starts_on=starts_on, ends_on=ends_on))
    put(world, table, fresh(table, **LATER))
    for dates in overlapping:
        with pytest.raises(peewee.IntegrityError, match="dates overlap"), world.transaction():
            world.execute(f"UPDATE {table} SET starts_on = ?, ends_on = ? WHERE id = 3", dates)
    world.execute(f"UPDATE {table} SET ends_on = ends_on + 1 WHERE id = 3")  # its own old dates are no overlap


@pytest.mark.parametrize("day", [10000, 10030])
def test_a_closed_period_takes_no_entry(world: Database, day: int) -> None:
    with pytest.raises(peewee.IntegrityError, match="period is closed"):
        put(world, "entry", fresh("entry", day=day))
    put(world, "entry", fresh("entry", day=9999))
    put(world, "entry", fresh("entry", day=10031))


def test_a_later_charge_waits_for_the_reversal(world: Database) -> None:
    again = fresh("entry", kind=1, seq=1001, amount_cents=-525, contra=1)
    with pytest.raises(peewee.IntegrityError, match="already charged"):
        put(world, "entry", again)
    put(world, "entry", {**again, "seq": 2001})  # another service
    put(world, "entry", {**again, "day": 20001})  # another day
    put(world, "reversal", fresh("reversal", kind=1, seq=1000))
    put(world, "entry", again)


def test_one_card_in_use_and_one_applicant(world: Database) -> None:
    with pytest.raises(peewee.IntegrityError):
        put(world, "card", fresh("card", revoked_at=None, revoke_reason=None))
    with pytest.raises(peewee.IntegrityError):
        put(world, "guardianship", fresh("guardianship", is_applicant=True))


CASH_CLOSED: Row = {
    "closed_at": 2, "closed_batch_id": 1, "closed_by_id": 1, "expected_cents": 0, "counted_cents": 0,
}  # fmt: skip


def close_cash(world: Database, session_id: int = 1) -> None:
    with world.transaction():
        world.execute(
            f"UPDATE cash_session SET {', '.join(f'{name} = ?' for name in CASH_CLOSED)} WHERE id = ?",
            (*CASH_CLOSED.values(), session_id),
        )


def test_a_cash_session_is_closed_once_and_takes_nothing_more(world: Database) -> None:
    with pytest.raises(peewee.IntegrityError):  # the desk has one drawer open
        put(world, "cash_session", {**BASE["cash_session"], "id": 4})
    for change in ("float_cents = 1", "opened_at = 2", "opened_batch_id = 2"):
        with pytest.raises(peewee.IntegrityError, match="opening is never changed"), world.transaction():
            world.execute(f"UPDATE cash_session SET {change}")
    close_cash(world)
    put(world, "cash_session", {**BASE["cash_session"], "id": 4})
    with pytest.raises(peewee.IntegrityError, match="already closed"):
        close_cash(world)
    with pytest.raises(peewee.IntegrityError, match="session is closed"):
        put(world, "cash_taking", fresh("cash_taking"))
    with pytest.raises(peewee.IntegrityError, match="session is closed"):
        put(world, "cash_deposit", fresh("cash_deposit"))
    put(world, "cash_deposit", fresh("cash_deposit", cash_session_id=None))
    with pytest.raises(peewee.IntegrityError, match="never deleted"), world.transaction():
        world.execute("DELETE FROM cash_session WHERE id = 4")


def test_what_was_taken_and_paid_in_stays(world: Database) -> None:
    for sql in ("UPDATE cash_taking SET cash_session_id = 1", "DELETE FROM cash_taking"):
        with pytest.raises(peewee.IntegrityError, match="never changed"), world.transaction():
            world.execute(sql)
    for sql in ("UPDATE cash_deposit SET amount_cents = 1", "UPDATE cash_deposit SET treasury_receipt = '8'"):
        with pytest.raises(peewee.IntegrityError, match="never changed"), world.transaction():
            world.execute(sql)
    cancel = "UPDATE cash_deposit SET cancelled_at = 2, cancel_reason = 'Errore'"
    with world.transaction():
        world.execute(cancel)
    with pytest.raises(peewee.IntegrityError, match="never changed"), world.transaction():
        world.execute(cancel)
    with pytest.raises(peewee.IntegrityError, match="never deleted"), world.transaction():
        world.execute("DELETE FROM cash_deposit")


def test_the_balance_follows_the_entries(world: Database) -> None:
    assert world.rows("SELECT account_id, cents, entries FROM balance") == [(1, 100 - 100 - 500 + 1500 - 525 - 301, 13)]
    put(world, "entry", fresh("entry", account_id=2))
    assert world.row("SELECT cents, entries FROM balance WHERE account_id = 2") == (100, 1)


def test_all_triggers_have_a_test(sqlite_database: Database) -> None:
    names = {name for (name,) in sqlite_database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    tested = {f"{table}_no_{event}" for table in NEVER_CHANGED for event in ("update", "delete")}
    tested |= {f"{table}_overlap_{event}" for table in NEVER_OVERLAP for event in ("insert", "update")}
    tested |= {f"cash_session_{what}" for what in ("no_delete", "closed", "kept")}
    tested |= {f"cash_taking_{what}" for what in ("no_update", "no_delete", "open")}
    tested |= {f"cash_deposit_{what}" for what in ("no_delete", "kept", "open")}
    tested |= world_families.TRIGGERS | world_messages.TRIGGERS | world_closing.TRIGGERS
    assert names == tested | {"entry_open_period", "entry_charged_once", "entry_balance"}


@pytest.mark.postgresql
def test_postgresql_cuts_the_ledger_by_school_year(postgresql_database: Database) -> None:
    fill(postgresql_database)
    days = {20300: "entry_2024", 20301: "entry_2025", 90000: "entry_other"}  # 31 July, 1 August 2025, far away
    for day, part in days.items():
        put(postgresql_database, "entry", fresh("entry", day=day, seq=55))
        assert postgresql_database.scalar(f"SELECT COUNT(*) FROM {part} WHERE day = ? AND seq = 55", (day,)) == 1


def test_names_may_go_from_a_request_and_a_receipt_and_nothing_else(world: Database) -> None:
    put(world, "meal_request", fresh("meal_request", asked_by="Ida Rossi", override_reason="Dopo le 9:30"))
    put(world, "recharge", fresh("recharge", paid_by="Ida Rossi"))
    put(world, "message_event", fresh("message_event", seq=3, detail="ida@example.org"))
    with pytest.raises(peewee.IntegrityError, match="never changed"), world.transaction():
        world.execute("UPDATE message_event SET detail = 'altro' WHERE seq = 3")
    with world.transaction():
        world.execute("UPDATE message_event SET detail = '' WHERE seq = 3")
    gone = {
        "meal_request": "asked_by = '', override_reason = NULL",
        "recharge": "paid_by = NULL",
    }
    for table, change in gone.items():
        for refused in (f"{change}, id = 9", f"{change}, at = 9", "at = at"):
            with pytest.raises(peewee.IntegrityError, match="never changed"), world.transaction():
                world.execute(f"UPDATE {table} SET {refused} WHERE id = 3")
        with world.transaction():
            world.execute(f"UPDATE {table} SET {change} WHERE id = 3")
        with pytest.raises(peewee.IntegrityError, match="never changed"), world.transaction():
            world.execute(f"UPDATE {table} SET {change} WHERE id = 3")  # nothing is left to take away
    with pytest.raises(peewee.IntegrityError, match="never changed"), world.transaction():
        world.execute("UPDATE recharge SET paid_by = 'Altri' WHERE id = 1")


def test_audit_lines_go_only_when_their_purge_is_on_record(world: Database) -> None:
    put(world, "audit", fresh("audit", at=50))
    with pytest.raises(peewee.IntegrityError, match="never changed"), world.transaction():
        world.execute("DELETE FROM audit WHERE at < 50")
    put(world, "audit_purge", fresh("audit_purge", before_at=50))
    with pytest.raises(peewee.IntegrityError, match="never changed"), world.transaction():
        world.execute("DELETE FROM audit")
    with world.transaction():
        world.execute("DELETE FROM audit WHERE at < 50")
    assert world.rows("SELECT at FROM audit") == [(50,)]
