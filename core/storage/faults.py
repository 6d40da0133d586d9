"""What can go wrong around the database, each with what to do about it."""

from __future__ import annotations

import peewee

from core.errors import EnvironmentFault


class DatabaseUnavailable(EnvironmentFault):
    """The database cannot be reached or is held by somebody else."""

    template = (
        "La base dati non risponde ({reason}). Nulla è andato perso: controlla che il computer o il server che la "
        "ospita sia acceso e riprova."
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


_CORRUPT = ("malformed", "not a database", "corrupt", "encrypted")
_READ_ONLY = ("readonly", "read-only")


def translate(error: peewee.DatabaseError) -> EnvironmentFault | None:
    """Return the fault that an engine's error stands for, or None when it is not the surroundings' fault."""
    if isinstance(error, (peewee.IntegrityError, peewee.ProgrammingError, peewee.DataError)):
        return None
    text = " ".join(str(arg) for arg in error.args)
    low = text.lower()
    cause = type(error.__cause__ or error.__context__ or error).__name__
    if "full" in low or cause in {"FullError", "DiskFull"}:
        return DiskFull()
    if any(word in low for word in _CORRUPT) or cause in {"CorruptError", "NotADBError"}:
        return DatabaseCorrupt(reason=_short(text))
    if any(word in low for word in _READ_ONLY) or cause == "ReadOnlyError":
        return DatabaseReadOnly(reason=_short(text))
    if isinstance(error, (peewee.OperationalError, peewee.InterfaceError)) or cause in {
        "BusyError",
        "LockedError",
        "IOError",
        "CantOpenError",
    }:
        return DatabaseUnavailable(reason=_short(text))
    return None


def _short(text: str) -> str:
    """Return the first line of an engine's message: the rest may carry the statement and its values."""
    return (text.strip().splitlines() or ["nessun dettaglio"])[0][:120]
