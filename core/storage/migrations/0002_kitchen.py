"""Suspensions, kitchens and their numbered orders, the menu, what a diet excludes.

Frozen: never edited after a release; what changes comes in a later file. One text for both engines; `{…}` stands where
they differ.
"""

from peewee import SqliteDatabase

TYPES = {
    "sqlite": {
        "id": "INTEGER NOT NULL PRIMARY KEY",
        "bool": "INTEGER",
        "instant": "INTEGER",
        "strict": " STRICT",
        "by_key": " STRICT, WITHOUT ROWID",
    },
    "postgresql": {
        "id": "SERIAL NOT NULL PRIMARY KEY",
        "bool": "BOOLEAN",
        "instant": "BIGINT",
        "strict": "",
        "by_key": "",
    },
}

TABLES = """
CREATE TABLE suspension (
    id {id}, service_id INTEGER NOT NULL REFERENCES service (id), school_id INTEGER REFERENCES school (id),
    starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL, kind TEXT NOT NULL, cause TEXT NOT NULL,
    actor_id INTEGER NOT NULL, actor_name TEXT NOT NULL, at {instant} NOT NULL,
    undone_at {instant}, undone_by TEXT,
    CHECK (kind IN ('strike', 'trip', 'early_closing', 'emergency', 'other')),
    CHECK (cause <> ''), CHECK (starts_on <= ends_on),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))){strict};
CREATE TABLE suspension_class (
    suspension_id INTEGER NOT NULL REFERENCES suspension (id),
    class_group_id INTEGER NOT NULL REFERENCES class_group (id),
    PRIMARY KEY (suspension_id, class_group_id)){by_key};
CREATE TABLE suspension_closure (
    calendar_exception_id INTEGER NOT NULL PRIMARY KEY REFERENCES calendar_exception (id),
    suspension_id INTEGER NOT NULL REFERENCES suspension (id)){by_key};
CREATE TABLE suspension_day (
    suspension_id INTEGER NOT NULL REFERENCES suspension (id), day INTEGER NOT NULL, was_closed {bool} NOT NULL,
    freed INTEGER NOT NULL, PRIMARY KEY (suspension_id, day), CHECK (freed >= 0)){by_key};
CREATE TABLE suspension_reversal (
    account_id INTEGER NOT NULL REFERENCES account (id), day INTEGER NOT NULL, seq INTEGER NOT NULL,
    suspension_id INTEGER NOT NULL REFERENCES suspension (id), is_restored {bool} NOT NULL,
    PRIMARY KEY (account_id, day, seq)){by_key};

CREATE TABLE kitchen (
    id {id}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, is_active {bool} NOT NULL,
    CHECK (code <> ''), CHECK (name <> '')){strict};
CREATE TABLE kitchen_service (
    service_id INTEGER NOT NULL PRIMARY KEY REFERENCES service (id), is_cooked {bool} NOT NULL){by_key};
CREATE TABLE kitchen_school (
    school_id INTEGER NOT NULL PRIMARY KEY REFERENCES school (id),
    kitchen_id INTEGER NOT NULL REFERENCES kitchen (id)){by_key};
CREATE TABLE kitchen_counter (
    kitchen_id INTEGER NOT NULL REFERENCES kitchen (id), year INTEGER NOT NULL, last_number INTEGER NOT NULL,
    PRIMARY KEY (kitchen_id, year), CHECK (last_number > 0)){by_key};
CREATE TABLE standing_meals (
    school_id INTEGER NOT NULL REFERENCES school (id), service_id INTEGER NOT NULL REFERENCES service (id),
    weekday INTEGER NOT NULL, staff INTEGER NOT NULL, extra INTEGER NOT NULL,
    PRIMARY KEY (school_id, service_id, weekday), CHECK (weekday BETWEEN 0 AND 6), CHECK (staff >= 0),
    CHECK (extra >= 0)){by_key};
CREATE TABLE day_meals (
    school_id INTEGER NOT NULL REFERENCES school (id), service_id INTEGER NOT NULL REFERENCES service (id),
    day INTEGER NOT NULL, staff INTEGER NOT NULL, extra INTEGER NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (school_id, service_id, day), CHECK (staff >= 0), CHECK (extra >= 0)){by_key};
CREATE TABLE kitchen_order (
    id {id}, kitchen_id INTEGER NOT NULL REFERENCES kitchen (id), school_id INTEGER NOT NULL REFERENCES school (id),
    service_id INTEGER NOT NULL REFERENCES service (id), day INTEGER NOT NULL, year INTEGER NOT NULL,
    number INTEGER NOT NULL, UNIQUE (kitchen_id, year, number), UNIQUE (school_id, service_id, day),
    CHECK (number > 0)){strict};
CREATE TABLE kitchen_order_version (
    kitchen_order_id INTEGER NOT NULL REFERENCES kitchen_order (id), version INTEGER NOT NULL,
    standard INTEGER NOT NULL, plain INTEGER NOT NULL, diet INTEGER NOT NULL, extra INTEGER NOT NULL,
    staff INTEGER NOT NULL, body TEXT NOT NULL, reason TEXT NOT NULL, actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL, at {instant} NOT NULL, PRIMARY KEY (kitchen_order_id, version),
    CHECK (version > 0), CHECK (standard >= 0), CHECK (plain >= 0), CHECK (diet >= 0), CHECK (extra >= 0),
    CHECK (staff >= 0)){by_key};
CREATE TABLE kitchen_order_receipt (
    kitchen_order_id INTEGER NOT NULL, version INTEGER NOT NULL, received_by TEXT NOT NULL,
    actor_id INTEGER NOT NULL, at {instant} NOT NULL, PRIMARY KEY (kitchen_order_id, version),
    FOREIGN KEY (kitchen_order_id, version) REFERENCES kitchen_order_version (kitchen_order_id, version),
    CHECK (received_by <> '')){by_key};

CREATE TABLE dish (
    id {id}, name TEXT NOT NULL UNIQUE, course TEXT NOT NULL, ingredients TEXT NOT NULL, allergens INTEGER NOT NULL,
    is_frozen {bool} NOT NULL, is_organic {bool} NOT NULL, CHECK (name <> ''),
    CHECK (course IN ('first', 'second', 'side', 'single', 'bread', 'fruit', 'other')),
    CHECK (allergens BETWEEN 0 AND 16383)){strict};
CREATE TABLE menu (
    id {id}, service_id INTEGER NOT NULL REFERENCES service (id), name TEXT NOT NULL, starts_on INTEGER NOT NULL,
    ends_on INTEGER NOT NULL, weeks INTEGER NOT NULL, CHECK (name <> ''), CHECK (starts_on <= ends_on),
    CHECK (weeks BETWEEN 1 AND 8)){strict};
CREATE TABLE menu_dish (
    menu_id INTEGER NOT NULL REFERENCES menu (id), week INTEGER NOT NULL, weekday INTEGER NOT NULL,
    place INTEGER NOT NULL, dish_id INTEGER NOT NULL REFERENCES dish (id),
    PRIMARY KEY (menu_id, week, weekday, place), CHECK (week BETWEEN 1 AND 8), CHECK (weekday BETWEEN 0 AND 6),
    CHECK (place >= 0)){by_key};
CREATE TABLE diet_exclusion (
    diet_id INTEGER NOT NULL PRIMARY KEY REFERENCES diet (id), allergens INTEGER NOT NULL, ingredients TEXT NOT NULL,
    CHECK (allergens BETWEEN 0 AND 16383)){by_key};
CREATE TABLE diet_substitute (
    diet_id INTEGER NOT NULL REFERENCES diet (id), dish_id INTEGER NOT NULL REFERENCES dish (id),
    substitute_id INTEGER NOT NULL REFERENCES dish (id), PRIMARY KEY (diet_id, dish_id),
    CHECK (substitute_id <> dish_id)){by_key};
"""

INDEXES = """
CREATE INDEX suspension_days ON suspension (starts_on, ends_on);
CREATE INDEX suspension_reversal_of ON suspension_reversal (suspension_id, is_restored);
CREATE INDEX kitchen_order_day ON kitchen_order (service_id, day);
CREATE INDEX pupil_diet_ends ON pupil_diet (ends_on, certificate_expires_on);
"""

NEVER_CHANGED = ("kitchen_order", "kitchen_order_version", "kitchen_order_receipt")

MENUS_OVERLAP = (
    "EXISTS (SELECT 1 FROM menu t WHERE t.id <> NEW.id AND t.service_id = NEW.service_id"
    " AND t.starts_on <= NEW.ends_on AND t.ends_on >= NEW.starts_on)"
)


def up(migrator, db):
    """Make the tables, indexes and triggers."""
    dialect = "sqlite" if isinstance(db, SqliteDatabase) else "postgresql"
    for statement in statements(TABLES.format(**TYPES[dialect])) + statements(INDEXES):
        db.execute_sql(statement)
    make = sqlite_trigger if dialect == "sqlite" else postgresql_trigger
    for table in NEVER_CHANGED:
        for event in ("UPDATE", "DELETE"):
            make(db, f"{table}_no_{event.lower()}", table, f"BEFORE {event}", None, f"{table}: rows are never changed")
    for event in ("INSERT", "UPDATE"):
        make(db, f"menu_overlap_{event.lower()}", "menu", f"BEFORE {event}", MENUS_OVERLAP, "menu: dates overlap")


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


def down(migrator, db):
    """Refuse: going back would throw orders away. Restore the copy that was made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
