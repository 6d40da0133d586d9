"""`backup`, `migrate`, and a database that is not there, not ours, not whole, busy or too new."""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw
import pytest

from core.clock import FixedClock
from core.storage import Database, migrating, open_database
from core.storage import database as storage
from core.storage.database import sqlite_url
from tests.builders import Town
from tests.conftest import NOON
from tests.refettorio.conftest import Command
from tests.refettorio.ledger_hands import recharge, tamper

DAY = "24/11/2026"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


# The database is not there, not ours, not whole, busy, too new


def test_a_wrong_path_does_not_become_a_new_database(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "errore.db"
    for name in ("verify", "backup", "close-day"):
        said = command(name, "--database", path)
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith(f"refettorio: La base dati «{path}» non esiste.")
    assert not path.exists()


def test_an_empty_file_is_not_a_whole_ledger(tmp_path: Path, command: Command) -> None:
    (tmp_path / "vuota.db").write_bytes(b"")
    said = command("verify", "--database", tmp_path / "vuota.db")
    assert (said.code, "è vuota" in said.err) == (1, True)


def test_somebody_elses_database_is_left_alone(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "altro.db"
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE rubrica (nome TEXT)")
    other.close()
    for name in ("verify", "migrate"):
        said = command(name, "--database", path)
        assert said.code == 1
        assert "altre tabelle (rubrica)" in said.err
    other = apsw.Connection(str(path))
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("rubrica",)]
    other.close()


def test_a_torn_file_is_told(sqlite_database: Database, tmp_path: Path, command: Command) -> None:
    sqlite_database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = (tmp_path / "refettorio.db").read_bytes()
    (tmp_path / "rotta.db").write_bytes(whole[:4096] + b"\xff" * 4096 * 20 + whole[4096 * 21 :])
    (tmp_path / "altro.db").write_bytes(b"Questo non \xc3\xa8 SQLite, ma qualcosa d'altro. " * 100)
    for name in ("rotta.db", "altro.db"):
        said = command("verify", "--database", tmp_path / name)
        assert said.code == 1
        assert "La base dati è danneggiata" in said.err
        assert len(said.err.splitlines()) == 1


def test_damage_outside_the_ledger_is_found_too(sqlite_town: Town, tmp_path: Path, command: Command) -> None:
    """An index that lost its rows: no entry is wrong, and the searches are."""
    sqlite_town.pupil()
    raw = sqlite_town.database
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    root, size = raw.row(
        "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master"
        " WHERE type = 'index' AND tbl_name = 'pupil' AND sql IS NOT NULL LIMIT 1"
    )
    raw.close()
    content = bytearray((tmp_path / "refettorio.db").read_bytes())
    content[(root - 1) * size : (root - 1) * size + 8] = b"\x0a\0\0\0\0" + (size % 65536).to_bytes(2, "big") + b"\0"
    (tmp_path / "indice.db").write_bytes(content)
    said = command("verify", "--database", tmp_path / "indice.db")
    assert (said.code, "File della base dati: " in said.out) == (3, True)


def test_a_database_held_by_somebody_else_is_told(
    sqlite_town: Town, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite_town.pupil()
    monkeypatch.setitem(storage._PRAGMAS, "busy_timeout", 0)
    with sqlite_town.database.transaction():
        said = command("close-day", "--database", sqlite_town.database.url)
    assert said.code == 1
    assert "La base dati non risponde" in said.err


def test_a_full_disk_is_told_and_nothing_is_half_posted(
    sqlite_town: Town, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(300):
        sqlite_town.pupil(f"Alunno{number}")
    pages = sqlite_town.database.scalar("PRAGMA page_count")
    monkeypatch.setitem(storage._PRAGMAS, "max_page_count", pages)
    said = command("close-day", "--database", sqlite_town.database.url)
    assert said.code == 1
    assert "Il disco è pieno" in said.err
    assert sqlite_town.database.scalar("SELECT COUNT(*) FROM entry") == 0


def test_a_database_of_a_newer_program_is_refused(town: Town, command: Command) -> None:
    with town.database.transaction():
        town.database.execute("INSERT INTO schema_migration (name, applied) VALUES ('0999_future', '2030')")
    for name in ("verify", "migrate", "backup", "close-day"):
        said = command(name, "--database", town.database.url)
        assert said.code == 1
        assert "versione più recente del programma (0999_future)" in said.err


def test_a_server_that_does_not_answer_is_told_without_the_password(command: Command) -> None:
    said = command("verify", "--database", "postgresql://mensa:segreta@127.0.0.1:1/mensa")
    assert said.code == 1
    assert "La base dati non risponde" in said.err
    assert "segreta" not in said.err


# backup


def test_a_backup_is_made_checked_and_listed(sqlite_town: Town, tmp_path: Path, command: Command) -> None:
    recharge(sqlite_town, sqlite_town.pupil())
    folder = tmp_path / "copie"
    said = command("backup", "--database", sqlite_town.database.url, "--folder", folder)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Copia fatta e controllata: {folder / 'refettorio-20261124T110000Z.db'} (")
    listed = command("backup", "--list", "--folder", folder)
    assert listed.code == 0
    assert "24/11/2026 12:00" in listed.out
    assert command("verify", "--database", folder / "refettorio-20261124T110000Z.db").code == 0


def test_without_copies_the_list_says_so(own_folders: Path, command: Command) -> None:
    said = command("backup", "--list")
    assert (said.code, said.out) == (0, f"Nessuna copia in {own_folders / 'data' / 'backups'}.\n")


def test_an_altered_ledger_is_copied_and_told(sqlite_town: Town, tmp_path: Path, command: Command) -> None:
    """What was entered since the last good copy must not be lost because of it."""
    recharge(sqlite_town, sqlite_town.pupil())
    tamper(sqlite_town.database)
    said = command("backup", "--database", sqlite_town.database.url, "--folder", tmp_path / "copie")
    assert said.code == 3
    assert "Copia fatta" in said.out
    assert "la somma è 21,00" in said.out
    assert len(list((tmp_path / "copie").iterdir())) == 1


def test_old_copies_go_when_asked_for(sqlite_town: Town, tmp_path: Path, command: Command, clock: FixedClock) -> None:
    folder = tmp_path / "copie"
    folder.mkdir()
    for day in range(1, 29):
        for hour in (1, 2):
            (folder / f"refettorio-202501{day:02d}T0{hour}0000Z.db").write_bytes(b"")
    command("backup", "--database", sqlite_town.database.url, "--folder", folder)
    assert len(list(folder.iterdir())) == 57
    said = command("backup", "--database", sqlite_town.database.url, "--folder", folder, "--prune")
    assert "Copie vecchie tolte: 34." in said.out
    assert len(list(folder.iterdir())) == 24


def test_a_folder_that_cannot_be_written_is_told(sqlite_town: Town, tmp_path: Path, command: Command) -> None:
    (tmp_path / "file").write_text("")
    said = command("backup", "--database", sqlite_town.database.url, "--folder", tmp_path / "file" / "copie")
    assert said.code == 1
    assert "La copia di sicurezza non è riuscita" in said.err


@pytest.mark.postgresql
def test_on_postgresql_pg_dump_makes_the_copy(
    postgresql_database: Database, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = command("backup", "--database", postgresql_database.url, "--folder", tmp_path / "copie")
    assert said.code == 1
    assert "serve pg_dump" in said.err


# migrate


def test_migrate_makes_a_new_database(tmp_path: Path, command: Command) -> None:
    said = command("migrate", "--database", tmp_path / "nuova.db")
    assert said.code == 0
    assert "Base dati nuova" in said.out
    assert command("verify", "--database", tmp_path / "nuova.db").code == 0
    assert "già aggiornata" in command("migrate", "--database", tmp_path / "nuova.db").out


def test_an_old_database_is_copied_then_changed(
    town: Town, tmp_path: Path, own_folders: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrating.__file__).parent / "migrations", folder, ignore=shutil.ignore_patterns("*.pyc"))
    (folder / "0900_novelty.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE novelty (id INTEGER NOT NULL PRIMARY KEY)')\n"
        "def down(migrator, db):\n    pass\n"
    )
    monkeypatch.setattr(migrating, "_folder", lambda: folder)
    url = town.database.url
    said = command("verify", "--database", url)
    assert (said.code, "refettorio migrate" in said.err) == (1, True)
    words = ("migrate", "--database", url)
    if town.database.dialect == "postgresql":
        monkeypatch.setenv("PATH", str(tmp_path))
        refused = command(*words)  # no pg_dump on this machine: nothing is changed
        assert (refused.code, "serve pg_dump" in refused.err) == (1, True)
        assert "novelty" not in town.database.engine.get_tables()
        words = (*words, "--without-copy")
    said = command(*words)
    assert said.code == 0
    assert "Base dati aggiornata: 0900_novelty." in said.out
    assert "novelty" in town.database.engine.get_tables()
    if town.database.dialect == "sqlite":
        copies = list((own_folders / "data" / "backups").iterdir())
        assert [f"Copia di sicurezza: {path}" for path in copies] == said.out.splitlines()[:1]
        copy = open_database(sqlite_url(copies[0]))
        assert "novelty" not in copy.engine.get_tables()
        copy.close()


# Where the database is named


def test_environment_and_settings_file_name_the_database(
    sqlite_town: Town, tmp_path: Path, own_folders: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "data/refettorio.db» non esiste" in command("verify").err.replace("\\", "/")
    (own_folders / "config").mkdir(parents=True)
    (own_folders / "config" / "settings.toml").write_text(f"database = '{tmp_path / 'refettorio.db'}'\n")
    assert command("verify").code == 0
    monkeypatch.setenv("REFETTORIO_DATABASE", str(tmp_path / "altra.db"))
    assert "altra.db» non esiste" in command("verify").err
    assert command("verify", "--database", sqlite_town.database.url).code == 0


def test_a_torn_settings_file_is_told(own_folders: Path, command: Command) -> None:
    (own_folders / "config").mkdir(parents=True)
    (own_folders / "config" / "settings.toml").write_text("database = \n")
    said = command("verify")
    assert (said.code, "riga 1" in said.err, len(said.err.splitlines())) == (1, True, 1)
