"""The first tables: registry, calendar, meals, tariffs, ledger, cards, access, stations.

Frozen: never edited after a release; what changes comes in a later file. Written by hand, because peewee's generator
drops CHECK constraints (research: measured on 4.5.3). One text for both engines; `{…}` stands where they differ.
"""

from datetime import date

from peewee import SqliteDatabase

TYPES = {
    "sqlite": {
        "id": "INTEGER NOT NULL PRIMARY KEY",
        "bool": "INTEGER",
        "instant": "INTEGER",
        "cents": "INTEGER",
        "sorted_text": "TEXT",
        "strict": " STRICT",
        "by_key": " STRICT, WITHOUT ROWID",
        "by_school_year": " STRICT, WITHOUT ROWID",
    },
    "postgresql": {
        "id": "SERIAL NOT NULL PRIMARY KEY",
        "bool": "BOOLEAN",
        "instant": "BIGINT",
        "cents": "BIGINT",
        "sorted_text": 'TEXT COLLATE "C"',  # sorted and cut by code point, as SQLite does
        "strict": "",
        "by_key": "",
        "by_school_year": " PARTITION BY RANGE (day)",
    },
}

TABLES = """
CREATE TABLE municipality (
    id {id}, name TEXT NOT NULL, province TEXT NOT NULL, fiscal_code TEXT NOT NULL, address TEXT NOT NULL,
    office TEXT NOT NULL, phone TEXT NOT NULL, holiday_province TEXT,
    patron_name TEXT, patron_month INTEGER, patron_day INTEGER,
    CHECK ((patron_month IS NULL) = (patron_day IS NULL)),
    CHECK (patron_month BETWEEN 1 AND 12), CHECK (patron_day BETWEEN 1 AND 31)){strict};
CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL){by_key};
CREATE TABLE school_year (
    id {id}, label TEXT NOT NULL UNIQUE, starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL,
    CHECK (starts_on < ends_on)){strict};
CREATE TABLE school (
    id {id}, name TEXT NOT NULL UNIQUE, level TEXT NOT NULL, address TEXT NOT NULL, is_active {bool} NOT NULL,
    CHECK (level IN ('infanzia', 'primaria', 'secondaria'))){strict};
CREATE TABLE class_group (
    id {id}, school_id INTEGER NOT NULL REFERENCES school (id),
    school_year_id INTEGER NOT NULL REFERENCES school_year (id), name TEXT NOT NULL, weekdays INTEGER NOT NULL,
    UNIQUE (school_year_id, school_id, name), CHECK (weekdays BETWEEN 0 AND 127)){strict};
CREATE TABLE pupil (
    id {id}, last_name TEXT NOT NULL, first_name TEXT NOT NULL, fiscal_code TEXT UNIQUE, born_on INTEGER,
    search_key {sorted_text} NOT NULL, created_at {instant} NOT NULL,
    CHECK (last_name <> ''), CHECK (first_name <> '')){strict};
CREATE TABLE placement (
    id {id}, pupil_id INTEGER NOT NULL REFERENCES pupil (id),
    class_group_id INTEGER NOT NULL REFERENCES class_group (id),
    starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL, CHECK (starts_on <= ends_on)){strict};
CREATE TABLE guardian (
    id {id}, last_name TEXT NOT NULL, first_name TEXT NOT NULL, fiscal_code TEXT UNIQUE, email TEXT, phone TEXT,
    address TEXT, search_key {sorted_text} NOT NULL, CHECK (last_name <> '')){strict};
CREATE TABLE guardianship (
    pupil_id INTEGER NOT NULL REFERENCES pupil (id), guardian_id INTEGER NOT NULL REFERENCES guardian (id),
    relation TEXT NOT NULL, is_applicant {bool} NOT NULL, PRIMARY KEY (pupil_id, guardian_id)){by_key};
CREATE TABLE service_group (id {id}, name TEXT NOT NULL UNIQUE){strict};
CREATE TABLE service (
    id {id}, service_group_id INTEGER NOT NULL REFERENCES service_group (id), name TEXT NOT NULL UNIQUE,
    charge_policy TEXT NOT NULL, cutoff_minutes INTEGER NOT NULL, plain_limit_days INTEGER NOT NULL,
    CHECK (charge_policy IN ('booked', 'present')), CHECK (cutoff_minutes BETWEEN 0 AND 1439),
    CHECK (plain_limit_days >= 0)){strict};
CREATE TABLE school_service (
    school_id INTEGER NOT NULL REFERENCES school (id), service_id INTEGER NOT NULL REFERENCES service (id),
    cutoff_minutes INTEGER, PRIMARY KEY (school_id, service_id),
    CHECK (cutoff_minutes BETWEEN 0 AND 1439)){by_key};
CREATE TABLE enrolment (
    id {id}, pupil_id INTEGER NOT NULL REFERENCES pupil (id), service_id INTEGER NOT NULL REFERENCES service (id),
    starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL, created_at {instant} NOT NULL,
    CHECK (starts_on <= ends_on)){strict};
CREATE TABLE calendar_exception (
    id {id}, kind TEXT NOT NULL, starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL,
    school_id INTEGER REFERENCES school (id), class_group_id INTEGER REFERENCES class_group (id),
    service_id INTEGER REFERENCES service (id), cause TEXT NOT NULL, created_at {instant} NOT NULL,
    CHECK (kind IN ('closed', 'open')), CHECK (starts_on <= ends_on)){strict};

CREATE TABLE app_user (
    id {id}, username TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, role TEXT NOT NULL,
    school_id INTEGER REFERENCES school (id), password_hash TEXT NOT NULL, is_active {bool} NOT NULL,
    failed_count INTEGER NOT NULL, locked_until {instant}, created_at {instant} NOT NULL,
    CHECK (role IN ('administrator', 'clerk', 'cashier', 'school', 'kitchen', 'auditor')),
    CHECK (failed_count >= 0)){strict};
CREATE TABLE audit (
    id {id}, at {instant} NOT NULL, actor_id INTEGER REFERENCES app_user (id), actor_name TEXT NOT NULL,
    operation TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL){strict};
CREATE TABLE operation (
    source TEXT NOT NULL, external_id TEXT NOT NULL, payload_hash TEXT NOT NULL, result TEXT NOT NULL,
    at {instant} NOT NULL, PRIMARY KEY (source, external_id)){by_key};

CREATE TABLE meal_request (
    id {id}, receipt_code TEXT NOT NULL UNIQUE, pupil_id INTEGER NOT NULL REFERENCES pupil (id),
    service_id INTEGER NOT NULL REFERENCES service (id), kind TEXT NOT NULL, starts_on INTEGER NOT NULL,
    ends_on INTEGER NOT NULL, channel TEXT NOT NULL, asked_by TEXT NOT NULL, override_reason TEXT,
    actor_id INTEGER REFERENCES app_user (id), at {instant} NOT NULL,
    CHECK (kind IN ('absence', 'plain', 'restore')),
    CHECK (channel IN ('portal', 'phone', 'desk', 'email', 'school', 'import')),
    CHECK (starts_on <= ends_on)){strict};
CREATE TABLE meal_exception (
    pupil_id INTEGER NOT NULL REFERENCES pupil (id), service_id INTEGER NOT NULL REFERENCES service (id),
    day INTEGER NOT NULL, kind TEXT NOT NULL, meal_request_id INTEGER NOT NULL REFERENCES meal_request (id),
    PRIMARY KEY (pupil_id, service_id, day), CHECK (kind IN ('absent', 'plain'))){by_key};
CREATE TABLE diet (id {id}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, effect TEXT NOT NULL){strict};
CREATE TABLE pupil_diet (
    id {id}, pupil_id INTEGER NOT NULL REFERENCES pupil (id), diet_id INTEGER NOT NULL REFERENCES diet (id),
    starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL, certificate_expires_on INTEGER,
    CHECK (starts_on <= ends_on)){strict};
CREATE TABLE diet_reason (
    pupil_diet_id INTEGER NOT NULL PRIMARY KEY REFERENCES pupil_diet (id), sealed TEXT NOT NULL,
    actor_id INTEGER REFERENCES app_user (id), at {instant} NOT NULL){strict};

CREATE TABLE tariff_band (
    id {id}, service_id INTEGER NOT NULL REFERENCES service (id), code TEXT NOT NULL, name TEXT NOT NULL,
    UNIQUE (service_id, code)){strict};
CREATE TABLE tariff_rate (
    id {id}, tariff_band_id INTEGER NOT NULL REFERENCES tariff_band (id), starts_on INTEGER NOT NULL,
    ends_on INTEGER NOT NULL, amount_cents INTEGER NOT NULL,
    CHECK (amount_cents >= 0), CHECK (starts_on <= ends_on)){strict};
CREATE TABLE band_assignment (
    id {id}, pupil_id INTEGER NOT NULL REFERENCES pupil (id), service_id INTEGER NOT NULL REFERENCES service (id),
    tariff_band_id INTEGER REFERENCES tariff_band (id), is_exempt {bool} NOT NULL, starts_on INTEGER NOT NULL,
    ends_on INTEGER NOT NULL, reason TEXT,
    CHECK ((tariff_band_id IS NULL) = is_exempt), CHECK (starts_on <= ends_on)){strict};

CREATE TABLE account (
    id {id}, pupil_id INTEGER NOT NULL REFERENCES pupil (id),
    service_group_id INTEGER NOT NULL REFERENCES service_group (id), UNIQUE (pupil_id, service_group_id)){strict};
CREATE TABLE batch (
    id INTEGER NOT NULL PRIMARY KEY, day INTEGER NOT NULL, scope TEXT NOT NULL, entries INTEGER NOT NULL,
    total_cents {cents} NOT NULL, prev_hash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, at {instant} NOT NULL,
    UNIQUE (day, scope), CHECK (entries >= 0)){strict};
CREATE TABLE entry (
    account_id INTEGER NOT NULL REFERENCES account (id), day INTEGER NOT NULL, kind INTEGER NOT NULL,
    seq INTEGER NOT NULL, amount_cents {cents} NOT NULL, contra INTEGER NOT NULL,
    batch_id INTEGER NOT NULL REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED, actor_id INTEGER NOT NULL,
    at {instant} NOT NULL, PRIMARY KEY (account_id, day, kind, seq),
    CHECK (amount_cents <> 0), CHECK (kind BETWEEN 1 AND 7), CHECK (seq >= 0), CHECK (contra BETWEEN 1 AND 8),
    CHECK (kind NOT IN (1, 5) OR amount_cents < 0), CHECK (kind <> 2 OR amount_cents > 0)){by_school_year};
CREATE TABLE balance (
    account_id INTEGER NOT NULL PRIMARY KEY REFERENCES account (id), cents {cents} NOT NULL,
    entries INTEGER NOT NULL, CHECK (entries > 0)){strict};
CREATE TABLE reversal (
    account_id INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, seq INTEGER NOT NULL,
    by_day INTEGER NOT NULL, by_kind INTEGER NOT NULL, by_seq INTEGER NOT NULL, reason TEXT NOT NULL,
    actor_id INTEGER NOT NULL, at {instant} NOT NULL, PRIMARY KEY (account_id, day, kind, seq),
    UNIQUE (account_id, by_day, by_kind, by_seq),
    FOREIGN KEY (account_id, day, kind, seq) REFERENCES entry (account_id, day, kind, seq),
    FOREIGN KEY (account_id, by_day, by_kind, by_seq) REFERENCES entry (account_id, day, kind, seq),
    CHECK (reason <> ''), CHECK (kind <> 3), CHECK (by_kind = 3)){by_key};
CREATE TABLE period (
    first_on INTEGER NOT NULL PRIMARY KEY, last_on INTEGER NOT NULL, actor_id INTEGER NOT NULL,
    closed_at {instant} NOT NULL, CHECK (first_on <= last_on)){strict};
CREATE TABLE receipt_counter (
    issuer TEXT NOT NULL, year INTEGER NOT NULL, last_number INTEGER NOT NULL, PRIMARY KEY (issuer, year),
    CHECK (last_number > 0)){by_key};
CREATE TABLE recharge (
    id {id}, account_id INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, seq INTEGER NOT NULL,
    amount_cents {cents} NOT NULL, means TEXT NOT NULL, channel TEXT NOT NULL, issuer TEXT NOT NULL,
    receipt_year INTEGER NOT NULL, receipt_number INTEGER NOT NULL, paid_by TEXT, station_id TEXT,
    actor_id INTEGER NOT NULL, at {instant} NOT NULL,
    UNIQUE (account_id, day, kind, seq), UNIQUE (issuer, receipt_year, receipt_number),
    FOREIGN KEY (account_id, day, kind, seq) REFERENCES entry (account_id, day, kind, seq),
    CHECK (kind = 2), CHECK (amount_cents > 0), CHECK (means IN ('cash', 'bancomat', 'card', 'cheque', 'pagopa')),
    CHECK (channel IN ('counter', 'puntolis', 'pagopa')), CHECK (receipt_number > 0)){strict};

CREATE TABLE card (
    id {id}, token TEXT NOT NULL UNIQUE, pupil_id INTEGER NOT NULL REFERENCES pupil (id),
    service_id INTEGER NOT NULL REFERENCES service (id), issue_number INTEGER NOT NULL,
    issued_at {instant} NOT NULL, revoked_at {instant}, revoke_reason TEXT,
    UNIQUE (pupil_id, service_id, issue_number), CHECK (issue_number BETWEEN 1 AND 1023),
    CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL))){strict};

CREATE TABLE station (
    id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, school_id INTEGER NOT NULL REFERENCES school (id),
    service_id INTEGER NOT NULL REFERENCES service (id), may_presence {bool} NOT NULL,
    may_recharge {bool} NOT NULL, enrolled_at {instant} NOT NULL, revoked_at {instant},
    last_exchange_at {instant}, claim_hash TEXT, claim_expires_at {instant}, claimed_at {instant},
    CHECK (may_presence OR may_recharge), CHECK ((claim_hash IS NULL) = (claim_expires_at IS NULL))){by_key};
CREATE TABLE event (
    event_id TEXT NOT NULL PRIMARY KEY, payload_hash TEXT NOT NULL,
    station_id TEXT NOT NULL REFERENCES station (id), kind TEXT NOT NULL, body TEXT NOT NULL,
    made_at {instant} NOT NULL, received_at {instant} NOT NULL, verdict TEXT NOT NULL, reason TEXT,
    day INTEGER, pupil_id INTEGER, CHECK (kind IN ('presence', 'undo', 'recharge'))){by_key};
CREATE TABLE presence (
    day INTEGER NOT NULL, service_id INTEGER NOT NULL REFERENCES service (id),
    pupil_id INTEGER NOT NULL REFERENCES pupil (id), source TEXT NOT NULL, event_id TEXT, is_extra {bool} NOT NULL,
    station_id TEXT, actor_id INTEGER, at {instant} NOT NULL, PRIMARY KEY (day, service_id, pupil_id),
    CHECK (source IN ('scan', 'search', 'office'))){by_key};
"""

INDEXES = """
CREATE INDEX placement_pupil ON placement (pupil_id, starts_on);
CREATE INDEX placement_class ON placement (class_group_id, starts_on);
CREATE INDEX pupil_search ON pupil (search_key, id);
CREATE INDEX guardianship_guardian ON guardianship (guardian_id);
CREATE UNIQUE INDEX guardianship_applicant ON guardianship (pupil_id) WHERE is_applicant;
CREATE INDEX enrolment_pupil ON enrolment (pupil_id, service_id, starts_on);
CREATE INDEX enrolment_service ON enrolment (service_id, starts_on);
CREATE INDEX calendar_exception_days ON calendar_exception (starts_on, ends_on);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_subject ON audit (subject);
CREATE INDEX meal_request_pupil ON meal_request (pupil_id, at);
CREATE INDEX meal_exception_day ON meal_exception (service_id, day, pupil_id);
CREATE INDEX pupil_diet_pupil ON pupil_diet (pupil_id, starts_on);
CREATE INDEX tariff_rate_band ON tariff_rate (tariff_band_id, starts_on);
CREATE INDEX band_assignment_pupil ON band_assignment (pupil_id, service_id, starts_on);
CREATE INDEX recharge_at ON recharge (at);
CREATE UNIQUE INDEX card_in_use ON card (pupil_id, service_id) WHERE revoked_at IS NULL;
CREATE INDEX event_station ON event (station_id, received_at);
CREATE INDEX event_day ON event (day, pupil_id);
"""

NEVER_CHANGED = ("entry", "batch", "reversal", "audit", "operation", "meal_request", "event", "recharge", "period")

_OVERLAP = (
    "EXISTS (SELECT 1 FROM {table} t WHERE t.id <> NEW.id AND {same}"
    " AND t.starts_on <= NEW.ends_on AND t.ends_on >= NEW.starts_on)"
)
NO_OVERLAP = {
    "placement": "t.pupil_id = NEW.pupil_id",
    "enrolment": "t.pupil_id = NEW.pupil_id AND t.service_id = NEW.service_id",
    "tariff_rate": "t.tariff_band_id = NEW.tariff_band_id",
    "band_assignment": "t.pupil_id = NEW.pupil_id AND t.service_id = NEW.service_id",
    "pupil_diet": "t.pupil_id = NEW.pupil_id AND t.diet_id = NEW.diet_id",
}

CLOSED_PERIOD = "EXISTS (SELECT 1 FROM period p WHERE NEW.day BETWEEN p.first_on AND p.last_on)"

#: A charge's `seq` is service × 1000 + revision. Revision 0 is kept single by the key (so that a resumed close can say
#: ON CONFLICT DO NOTHING); a later one is accepted only when all before it are reversed.
CHARGED_TWICE = (
    "NEW.kind = 1 AND NEW.seq - NEW.seq / 1000 * 1000 > 0"
    " AND EXISTS (SELECT 1 FROM entry e WHERE e.account_id = NEW.account_id AND e.day = NEW.day"
    " AND e.kind = 1 AND e.seq / 1000 = NEW.seq / 1000"
    " AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.account_id = e.account_id AND r.day = e.day"
    " AND r.kind = e.kind AND r.seq = e.seq))"
)

BALANCE = (
    "INSERT INTO balance (account_id, cents, entries) VALUES (NEW.account_id, NEW.amount_cents, 1)"
    " ON CONFLICT (account_id) DO UPDATE SET cents = balance.cents + excluded.cents,"
    " entries = balance.entries + 1"
)

FIRST_PARTITION_YEAR, LAST_PARTITION_YEAR = 2020, 2060


def up(migrator, db):
    """Make all tables, indexes and triggers."""
    dialect = "sqlite" if isinstance(db, SqliteDatabase) else "postgresql"
    for statement in statements(TABLES.format(**TYPES[dialect])) + statements(INDEXES):
        db.execute_sql(statement)
    if dialect == "postgresql":
        make_partitions(db)
    make = sqlite_trigger if dialect == "sqlite" else postgresql_trigger
    for table in NEVER_CHANGED:
        for event in ("UPDATE", "DELETE"):
            make(db, f"{table}_no_{event.lower()}", table, f"BEFORE {event}", None, f"{table}: rows are never changed")
    for table, same in NO_OVERLAP.items():
        for event in ("INSERT", "UPDATE"):
            make(
                db, f"{table}_overlap_{event.lower()}", table, f"BEFORE {event}",
                _OVERLAP.format(table=table, same=same), f"{table}: dates overlap",
            )  # fmt: skip
    make(db, "entry_open_period", "entry", "BEFORE INSERT", CLOSED_PERIOD, "entry: the period is closed")
    make(db, "entry_charged_once", "entry", "BEFORE INSERT", CHARGED_TWICE, "entry: already charged, not reversed")
    balance_trigger(db, dialect)


def statements(text):
    """Return the statements of a script."""
    return [part.strip() for part in text.split(";\n") if part.strip()]


def sqlite_trigger(db, name, table, when, condition, message):
    """Refuse the event when `condition` holds (always, when it is None)."""
    guard = f" WHEN {condition}" if condition else ""
    db.execute_sql(f"CREATE TRIGGER {name} {when} ON {table}{guard} BEGIN SELECT RAISE(ABORT, '{message}'); END")


def postgresql_trigger(db, name, table, when, condition, message):
    """Do the same with a function: a condition with a sub-query may not stand in PostgreSQL's WHEN."""
    result = "OLD" if "DELETE" in when else "NEW"
    test = condition or "TRUE"
    db.execute_sql(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {test} THEN"
        f" RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        f" RETURN {result}; END $$"
    )
    db.execute_sql(f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def balance_trigger(db, dialect):
    """Keep each account's balance beside its entries; nothing else writes it."""
    if dialect == "sqlite":
        db.execute_sql(f"CREATE TRIGGER entry_balance AFTER INSERT ON entry BEGIN {BALANCE}; END")
        return
    db.execute_sql(
        f"CREATE FUNCTION entry_balance() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {BALANCE}; RETURN NULL; END $$"
    )
    db.execute_sql("CREATE TRIGGER entry_balance AFTER INSERT ON entry FOR EACH ROW EXECUTE FUNCTION entry_balance()")


def make_partitions(db):
    """Cut the ledger by school year (1 August to 31 July); days outside go to a default part."""
    epoch = date(1970, 1, 1).toordinal()
    for year in range(FIRST_PARTITION_YEAR, LAST_PARTITION_YEAR):
        first = date(year, 8, 1).toordinal() - epoch
        after = date(year + 1, 8, 1).toordinal() - epoch
        db.execute_sql(f"CREATE TABLE entry_{year} PARTITION OF entry FOR VALUES FROM ({first}) TO ({after})")
    db.execute_sql("CREATE TABLE entry_other PARTITION OF entry DEFAULT")


def down(migrator, db):
    """Refuse: going back would throw the ledger away. Restore the copy that was made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
