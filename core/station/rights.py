"""Least rights on PostgreSQL: what the login of a station may do in the office's database, and nothing else.

Two group roles without a login of their own hold the rights; each kiosk's PC gets a login that is in one of them. A
kiosk that was stolen, or somebody who found its password, then reads the names and diets that the kiosk shows anyway
(photos too, where the municipality has switched them on): no guardians, no fiscal codes, no reasons of diets, no
tariffs, no card tokens (only their fingerprints), and of the ledger at most the recharges and balances that a till
needs. Run by the owner of the database, again after each update.
"""

from __future__ import annotations

from core.errors import EnvironmentFault
from core.registry.photos import PHOTOS_ENABLED
from core.station.photos import PHOTO_VIEW
from core.storage import Database

#: May take presences.
STATION_ROLE = "refettorio_station"
#: May take money as well.
TILL_ROLE = "refettorio_till"
#: The cards as a station may see them, by the fingerprint of their token; `building` reads it if it is there.
CARD_VIEW = "station_card"

#: Read by every station: columns, or all.
_READ = {
    "municipality": "",
    "school": "",
    "school_year": "",
    "class_group": "",
    "class_weekdays": "",
    "service": "",
    "service_group": "",
    "school_service": "",
    "calendar_exception": "",
    "suspension_closure": "",
    "placement": "",
    "enrolment": "",
    "insertion": "",
    "meal_exception": "",
    "diet": "",
    "menu": "",
    "menu_dish": "",
    "dish": "",
    "schema_migration": "",
    "presence": "",
    "event": "",
    "operation": "",
    CARD_VIEW: "",
    PHOTO_VIEW: "",
    "pupil": "id, last_name, first_name, search_key",
    "pupil_merge": "merged_id, kept_id",
    "pupil_diet": "id, pupil_id, diet_id, starts_on, ends_on",
    "card": "id, pupil_id, service_id, issue_number, issued_at, revoked_at",
    "station": "",
    "audit": "id",
}
_WRITTEN = (
    "INSERT, UPDATE, DELETE ON presence",
    "INSERT ON event",
    "INSERT ON operation",
    "INSERT ON audit",
    "USAGE ON SEQUENCE audit_id_seq",
    "UPDATE (last_exchange_at, claim_hash, claim_expires_at, claimed_at) ON station",
)
#: What taking money needs: rows of the ledger are added and never changed; a balance is written by its trigger only.
_TILL = (
    "SELECT, INSERT ON account",
    "UPDATE (pupil_id) ON account",
    "USAGE ON SEQUENCE account_id_seq",
    "SELECT, INSERT ON entry",
    "SELECT, INSERT ON batch",
    "SELECT, INSERT ON recharge",
    "USAGE ON SEQUENCE recharge_id_seq",
    "SELECT, INSERT, UPDATE ON receipt_counter",
    "SELECT ON balance",
    "SELECT ON period",
    "SELECT (account_id, day, kind, seq) ON reversal",
    "SELECT (id, display_name) ON app_user",
)
#: Triggers that look at, or write, what a till must not.
_AS_OWNER = ("entry_balance", "entry_charged_once", "entry_open_period")
#: Rows that a station sees, of tables that hold others as well. Whoever is no station is not touched by this.
_ROWS = {
    ("entry", TILL_ROLE): "kind = 2",
    ("event", STATION_ROLE): "kind IN ('presence', 'undo')",
    ("event", TILL_ROLE): "TRUE",
    ("operation", STATION_ROLE): "source IN ('undo_presence', 'day_close_begun', 'day_close')",
    ("operation", TILL_ROLE): (
        "source IN ('undo_presence', 'day_close_begun', 'day_close') OR source IN (SELECT s.id FROM station s)"
    ),
}


#: Look at the tokens, and at the photos as long as they are wanted, with their owner's rights.
_VIEWS = {
    CARD_VIEW: (
        "SELECT encode(sha256(convert_to(token, 'UTF8')), 'hex') AS token_hash, pupil_id, service_id, issue_number,"
        " revoked_at IS NOT NULL AS is_revoked FROM card"
    ),
    PHOTO_VIEW: (
        "SELECT pupil_id, digest, jpeg FROM pupil_photo"
        f" WHERE EXISTS (SELECT 1 FROM setting WHERE name = '{PHOTOS_ENABLED.name}' AND value = 'true')"
    ),
}


class RightsNeedServer(EnvironmentFault):
    """An SQLite file has no logins."""

    template = "I permessi delle postazioni esistono solo su PostgreSQL: questa base dati è un file di questo computer."


class NoSuchLogin(EnvironmentFault):
    """The server knows nobody of that name."""

    template = "Sul server non c'è l'utente «{login}»: fallo creare (con accesso e password), poi riprova."


def rights_script() -> str:
    """Return the SQL that makes the two roles and gives them their rights in this database; it may be run again."""
    return ";\n".join(_statements()) + ";\n"


def grant_station_rights(database: Database, login: str, *, may_recharge: bool) -> None:
    """Run the script, and put the login of a station's PC (which must exist) into its role and out of the other.

    Raises:
        RightsNeedServer: the database is an SQLite file.
        NoSuchLogin: the server has no such login.
        EnvironmentFault: the server cannot be reached.
    """
    if database.dialect != "postgresql":
        raise RightsNeedServer
    wanted, other = (TILL_ROLE, STATION_ROLE) if may_recharge else (STATION_ROLE, TILL_ROLE)
    name = quoted(login)
    if database.scalar("SELECT 1 FROM pg_roles WHERE rolname = ? AND rolcanlogin", (login,)) is None:
        raise NoSuchLogin(login=login)
    with database.transaction():
        for statement in _statements():
            database.execute(statement)
        database.execute(f"REVOKE {other} FROM {name}")
        database.execute(f"GRANT {wanted} TO {name}")


def renew_station_rights(database: Database) -> bool:
    """Give the roles what this version of the program reads, where they are in use; return whether they are.

    Tables that an update brings are shut to stations until then. Roles are the server's: those that only another
    database of it uses get nothing here.
    """
    if database.dialect != "postgresql":
        return False
    in_use = database.scalar(
        "SELECT 1 FROM information_schema.role_table_grants WHERE grantee = ? AND table_name = 'school'"
        " AND table_catalog = current_database()",
        (STATION_ROLE,),
    )
    if in_use is None:
        return False
    with database.transaction():
        for statement in _statements():
            database.execute(statement)
    return True


def quoted(name: str) -> str:
    """Return a name as SQL writes it, whatever it holds."""
    return '"' + name.replace('"', '""').replace("\0", "") + '"'


def _statements() -> list[str]:
    roles = f"{STATION_ROLE}, {TILL_ROLE}"
    return [
        *(_made(role) for role in (STATION_ROLE, TILL_ROLE)),
        *(f"CREATE OR REPLACE VIEW {view} AS {query}" for view, query in _VIEWS.items()),
        f"GRANT USAGE ON SCHEMA public TO {roles}",
        *(f"GRANT SELECT{f' ({columns})' if columns else ''} ON {table} TO {roles}"
          for table, columns in _READ.items()),
        *(f"GRANT {right} TO {roles}" for right in _WRITTEN),
        *(f"GRANT {right} TO {TILL_ROLE}" for right in _TILL),
        *(f"ALTER FUNCTION {function}() SECURITY DEFINER SET search_path = public, pg_temp" for function in _AS_OWNER),
        *_row_rules(),
    ]  # fmt: skip


def _made(role: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN"
        f" CREATE ROLE {role} NOLOGIN; END IF; END $$"
    )


def _row_rules() -> list[str]:
    rules = []
    for table in sorted({table for table, _role in _ROWS}):
        others = f"NOT pg_has_role('{STATION_ROLE}', 'MEMBER') AND NOT pg_has_role('{TILL_ROLE}', 'MEMBER')"
        rules += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            *_rule(table, f"{table}_of_the_office", "PUBLIC", others),
        ]
    for (table, role), condition in _ROWS.items():
        rules += _rule(table, f"{table}_of_{role}", role, condition)
    return rules


def _rule(table: str, name: str, role: str, condition: str) -> list[str]:
    return [
        f"DROP POLICY IF EXISTS {name} ON {table}",
        f"CREATE POLICY {name} ON {table} TO {role} USING ({condition}) WITH CHECK ({condition})",
    ]
