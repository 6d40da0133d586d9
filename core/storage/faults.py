"""What can go wrong around the database, each with what to do about it."""

from __future__ import annotations

import apsw
import psycopg

from core.errors import EnvironmentFault, Phrase, UserError


class DatabaseUnavailable(EnvironmentFault):
    """The database cannot be reached or is held by somebody else."""

    template = (
        "La base dati non risponde ({reason}). Nulla è andato perso: controlla che il computer o il server che la "
        "ospita sia acceso e riprova."
    )


class DatabaseMoved(EnvironmentFault):
    """The file is gone but its write-ahead log is still there: a new file would make SQLite throw the log away."""

    template = (
        "«{path}» non c'è più, ma accanto restano le ultime operazioni registrate («{log}»). Rimetti il file al suo "
        "posto, oppure sposta insieme anche quello; poi riapri. Nulla è stato toccato."
    )


class DatabaseCorrupt(EnvironmentFault):
    """The database file is damaged."""

    template = (
        "La base dati è danneggiata ({reason}). Non continuare a lavorare: ripristina l'ultima copia di sicurezza "
        "(comando «refettorio backup --list»)."
    )


class DiskFull(EnvironmentFault):
    """No room is left where the database lives."""

    template = "Il disco è pieno: l'ultima operazione non è stata registrata. Libera spazio e ripetila."


class DatabaseReadOnly(EnvironmentFault):
    """The file or its folder cannot be written."""

    template = "La base dati si può solo leggere ({reason}). Controlla i permessi del file e della sua cartella."


class UnsafeSqlite(EnvironmentFault):
    """The SQLite library has the WAL-reset bug (versions 3.7.0 to 3.51.2), which can corrupt the file."""

    template = "La libreria SQLite {version} ha un difetto che può danneggiare i dati: serve la 3.51.3 o successiva."


class UnsafeLocation(EnvironmentFault):
    """An SQLite file on a network share would be corrupted by two PCs."""

    template = (
        "«{path}» è in una cartella di rete: lì un file condiviso si può danneggiare. Usa una cartella di questo "
        "computer, oppure PostgreSQL per lavorare da più computer."
    )


class UnknownDatabaseUrl(EnvironmentFault):
    """The text given as database address cannot be understood."""

    template = (
        "Indirizzo della base dati non valido: «{url}». Esempi: sqlite:///C:/dati/mensa.db, "
        "postgresql://utente@server/mensa"
    )


class SchemaTooNew(EnvironmentFault):
    """The database was written by a newer version of the program."""

    template = "La base dati è di una versione più recente del programma ({migration}). Aggiorna il programma."


class SchemaOutdated(EnvironmentFault):
    """The database needs migrations that were not run."""

    template = "La base dati va aggiornata: esegui «refettorio migrate» (prima viene fatta una copia di sicurezza)."


class BackupFailed(EnvironmentFault):
    """The copy could not be made, or what was copied is not whole; no half copy is left."""

    template = "La copia di sicurezza non è riuscita ({reason}). Le copie precedenti restano valide."


class BackupUnreadable(EnvironmentFault):
    """The copy to restore is missing, damaged or of another kind."""

    template = "La copia «{name}» non si può ripristinare ({reason}). Scegline un'altra."


class TargetExists(UserError):
    """A restore never writes over a file."""

    template = "«{path}» esiste già: il ripristino non sovrascrive mai un file. Indica un nome nuovo."


#: SQLite's result codes that are the surroundings' fault. A wrong statement is ours and stays what it is.
_SQLITE: dict[type[apsw.Error], type[EnvironmentFault]] = {
    apsw.FullError: DiskFull,
    apsw.CorruptError: DatabaseCorrupt,
    apsw.NotADBError: DatabaseCorrupt,
    apsw.ReadOnlyError: DatabaseReadOnly,
    apsw.PermissionsError: DatabaseReadOnly,
    apsw.BusyError: DatabaseUnavailable,
    apsw.LockedError: DatabaseUnavailable,
    apsw.IOError: DatabaseUnavailable,
    apsw.CantOpenError: DatabaseUnavailable,
    apsw.ProtocolError: DatabaseUnavailable,
}

#: PostgreSQL's SQLSTATEs (manual, appendix A), by their beginning; the longest that fits decides.
_POSTGRESQL: dict[str, type[EnvironmentFault]] = {
    "08": DatabaseUnavailable,  # connection exception
    "25006": DatabaseReadOnly,
    "28": DatabaseUnavailable,  # invalid authorization
    "3D": DatabaseUnavailable,  # no such database
    "40": DatabaseUnavailable,  # transaction rollback: deadlock, serialization
    "53": DatabaseUnavailable,  # insufficient resources
    "53100": DiskFull,
    "55P03": DatabaseUnavailable,  # lock not available
    "57": DatabaseUnavailable,  # operator intervention: shutdown, cancelled
    "58": DatabaseUnavailable,  # system error
    "XX001": DatabaseCorrupt,
    "XX002": DatabaseCorrupt,
}


#: What SQLite says in English, in the words of the office.
_WHY: dict[type[apsw.Error], Phrase] = {
    apsw.BusyError: Phrase("un altro programma la tiene occupata"),
    apsw.LockedError: Phrase("un altro programma la tiene occupata"),
    apsw.CantOpenError: Phrase("il file non si apre: forse è stato spostato, o la sua cartella non si può scrivere"),
    apsw.CorruptError: Phrase("il contenuto non si legge"),
    apsw.NotADBError: Phrase("il file non è una base dati"),
    apsw.ReadOnlyError: Phrase("il file non si può scrivere"),
}


def translate(error: BaseException) -> EnvironmentFault | None:
    """Return the fault that an engine's error stands for, or None when it is not the surroundings' fault."""
    engine = _engine_error(error)
    found: type[EnvironmentFault] | None = None
    why: str = ""
    if isinstance(engine, apsw.Error):
        found = next((fault for kind, fault in _SQLITE.items() if isinstance(engine, kind)), None)
        why = next((text for kind, text in _WHY.items() if isinstance(engine, kind)), "")
    elif isinstance(engine, psycopg.Error):
        found = _postgresql_fault(engine)
    if found is None:
        return None
    return found() if found is DiskFull else found(reason=why or _short(str(engine)))


def _engine_error(error: BaseException | None) -> BaseException | None:
    """Return the engine's own error behind peewee's."""
    while error is not None and not isinstance(error, (apsw.Error, psycopg.Error)):
        error = error.__cause__ or error.__context__
    return error


def _postgresql_fault(error: psycopg.Error) -> type[EnvironmentFault] | None:
    state = error.sqlstate
    if state is None:
        # No answer from the server: it could not be reached, or the connection broke.
        lost = isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError))
        return DatabaseUnavailable if lost else None
    return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])


def _short(text: str) -> str:
    """Return the first line of an engine's message: the rest may carry the statement and its values."""
    lines = [line.strip() for line in text.strip().splitlines()] or ["nessun dettaglio"]
    # libpq says on the next line why it could not connect.
    first = " ".join(lines[:2]) if lines[0].endswith(":") else lines[0]
    return first[:200]
