"""The models are the migrations: what peewee would make of them is what the frozen files made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage import Database, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from core.storage.tables import ALL_TABLES

Shape = dict[str, object]


@pytest.fixture
def empty_postgresql(postgresql_url: str) -> Iterator[Database]:
    server = open_database(postgresql_url.format(name="postgres"))
    server.execute("CREATE DATABASE refettorio_models")
    database = open_database(postgresql_url.format(name="refettorio_models"))
    yield database
    database.close()
    server.execute("DROP DATABASE refettorio_models WITH (FORCE)")
    server.close()


def make_from_models(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    if database.dialect == "postgresql":  # peewee would write SQLite's options there too
        for table in ALL_TABLES:
            monkeypatch.setattr(table._meta, "strict_tables", False)
            monkeypatch.setattr(table._meta, "without_rowid", False)
    with database.engine.bind_ctx(ALL_TABLES), database.transaction():
        database.engine.create_tables(ALL_TABLES, safe=False)


def plain(sql: str) -> str:
    """Bring a condition to one form: engines quote, cast and bracket as they like."""
    text = re.sub(r"::[a-z]+(\[\])?|[\s\"()]|\bAND\b", "", sql.replace("ARRAY[", "").replace("]", ""))
    text = text.replace("=ANY", "IN").replace("<>ALL", "NOTIN")
    return re.sub(r"(\w+)>=(\w+)\1<=(\w+)", r"\1BETWEEN\2\3", text).lower()


def sqlite_shape(database: Database) -> dict[str, Shape]:
    shape: dict[str, Shape] = {}
    for name, sql in database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        if name in {"schema_migration", "sqlite_sequence"}:
            continue
        columns = {row[1]: (row[2], row[3], row[4], row[5]) for row in database.rows(f"PRAGMA table_info({name})")}
        references: dict[int, list[object]] = {}
        for row in database.rows(f"PRAGMA foreign_key_list({name})"):
            references.setdefault(row[0], [row[2], row[5], row[6]]).append((row[1], row[3], row[4] or "id"))
        uniques = set()
        for _seq, index, is_unique, _origin, is_partial in database.rows(f"PRAGMA index_list({name})"):
            # What the migration adds for speed, or on part of the rows, is not in the models (no query needs it there).
            if is_unique and not is_partial:
                uniques.add(tuple(row[2] for row in database.rows(f"PRAGMA index_info({index})")))
        shape[name] = {
            "columns": columns,
            "references": sorted(map(str, references.values())),
            "uniques": uniques,
            "checks": sorted(plain(check) for check in checks_of(sql)),
            "deferred": sql.count("DEFERRABLE INITIALLY DEFERRED"),
            "is_strict": "STRICT" in sql.rsplit(")", 1)[1],
            "is_by_key": "WITHOUT ROWID" in sql.rsplit(")", 1)[1],
        }
    return shape


def checks_of(sql: str) -> Iterator[str]:
    for match in re.finditer(r"CHECK\s*\(", sql):
        depth, at = 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[at], 0)
            at += 1
        yield sql[match.end() : at - 1]


def postgresql_shape(database: Database) -> dict[str, Shape]:
    shape: dict[str, Shape] = {}
    for name, column, kind, is_nullable in database.rows(
        "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull FROM pg_attribute a"
        " JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0"
        " AND c.relname <> 'schema_migration' ORDER BY 1, 2"
    ):
        shape.setdefault(name, {"columns": {}, "constraints": set()})["columns"][column] = (kind, is_nullable)
    for name, kind, definition in database.rows(
        "SELECT c.relname, k.contype, pg_get_constraintdef(k.oid) FROM pg_constraint k"
        " JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition"
        " AND k.conparentid = 0 AND k.contype IN ('p', 'c', 'f')"
        " AND c.relname <> 'schema_migration'"
    ):
        shape[name]["constraints"].add((kind, plain(definition)))
    for name, columns in database.rows(
        "SELECT c.relname, array_to_string(array_agg(a.attname ORDER BY x.n), ',') FROM pg_index i"
        " JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace s ON s.oid = c.relnamespace"
        " CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS x(attnum, n)"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.attnum"
        " WHERE i.indisunique AND i.indpred IS NULL AND NOT c.relispartition AND s.nspname = 'public'"
        " AND c.relname <> 'schema_migration' GROUP BY c.relname, i.indexrelid"
    ):
        shape[name]["constraints"].add(("u", columns))
    return shape


def assert_same(models: dict[str, Shape], migrated: dict[str, Shape]) -> None:
    assert set(models) == set(migrated)
    assert len(migrated) == len(ALL_TABLES)
    for name, shape in migrated.items():
        for part, wanted in shape.items():
            assert models[name][part] == wanted, f"{name}: {part}"


def test_models_are_the_migrations_on_sqlite(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = open_database(sqlite_url(tmp_path / "models.db"))
    make_from_models(made, monkeypatch)
    assert_same(sqlite_shape(made), sqlite_shape(sqlite_database))
    made.close()


@pytest.mark.postgresql
def test_models_are_the_migrations_on_postgresql(
    postgresql_database: Database, empty_postgresql: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_from_models(empty_postgresql, monkeypatch)
    assert_same(postgresql_shape(empty_postgresql), postgresql_shape(postgresql_database))


def test_the_comparison_itself_can_see(sqlite_database: Database) -> None:
    """A column, a CHECK and a key taken away are noticed."""
    whole = sqlite_shape(sqlite_database)
    assert whole["entry"]["checks"] == sorted(
        plain(check)
        for check in (
            "amount_cents <> 0", "kind BETWEEN 1 AND 7", "seq >= 0", "contra BETWEEN 1 AND 8",
            "kind NOT IN (1, 5) OR amount_cents < 0", "kind <> 2 OR amount_cents > 0",
        )
    )  # fmt: skip
    assert whole["entry"]["columns"]["seq"] == ("INTEGER", 1, None, 4)
    assert whole["entry"]["is_by_key"]
    assert whole["school_year"]["uniques"] == {("label",)}


def test_both_engines_have_the_same_tables_columns_and_triggers(
    sqlite_database: Database, postgresql_database: Database
) -> None:
    sqlite, postgresql = sqlite_shape(sqlite_database), postgresql_shape(postgresql_database)
    assert {name: set(shape["columns"]) for name, shape in sqlite.items()} == {
        name: set(shape["columns"]) for name, shape in postgresql.items()
    }
    triggers = {name for (name,) in sqlite_database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert triggers == {
        name
        for (name,) in postgresql_database.rows(
            "SELECT DISTINCT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0"
        )
    }
    indexes = {
        name
        for (name,) in sqlite_database.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    }
    assert indexes - {"schema_migration_name"} <= {
        name for (name,) in postgresql_database.rows("SELECT indexname FROM pg_indexes")
    }


def test_migrating_again_does_nothing(database: Database) -> None:
    def never(_database: Database) -> None:
        raise AssertionError("there was nothing to lose")

    assert migrate(database, before_change=never) == ()
