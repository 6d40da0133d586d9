"""The users of the office: made, changed, deactivated, never deleted (the audit trail names them)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import peewee

from core.access.audit import record
from core.access.passwords import check_password, hash_password, is_password
from core.access.permissions import Permission, Role
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase, UserError
from core.storage import instant_from_number, tables

#: Nobody signs in as these.
_NOT_FOR_PEOPLE = frozenset({Role.STATION, Role.SYSTEM})
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{2,59}")
_LONGEST_NAME = 100


class UsernameTaken(UserError):
    """Usernames are one person's."""

    template = "Il nome utente «{username}» è già usato: scegline un altro."


class LastAdministrator(UserError):
    """Somebody must be able to administer."""

    template = "«{username}» è l'unico amministratore attivo: prima nomina un altro amministratore."


class WrongPassword(UserError):
    """The present password, asked for before it is changed, is not right."""

    template = "La password attuale non è corretta: riscrivila."


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who signs in to the office. `locked_until` is set after too many wrong passwords."""

    id: int
    username: str
    display_name: str
    role: Role
    school_id: int | None
    school_name: str | None
    is_active: bool
    locked_until: datetime | None
    created_at: datetime


def create_user(  # noqa: PLR0917 - in the order of the form
    session: Session, username: str, display_name: str, role: Role | str, password: str, school_id: int | None = None
) -> int:
    """Add a user; return the id.

    Args:
        session: who acts.
        username: letters, digits and `. _ - @`; not case-sensitive.
        display_name: as it stands on receipts and in the audit trail.
        role: one that people sign in with.
        password: see `core.access.passwords.check_password`.
        school_id: for a school user, and only for one.

    Raises:
        InvalidValue: a field is missing or cannot be.
        UsernameTaken: somebody has the username.
    """
    session.require(Permission.MANAGE_USERS)
    username = normal_username(username)
    if not is_username(username):
        raise InvalidValue(field="Nome utente", reason="da 3 a 60 lettere senza accenti, cifre, punti o trattini.")
    values = _checked(session, display_name, role, school_id)
    _check_new_password(password, username, str(values["display_name"]))
    password_hash = hash_password(password)
    try:
        with session.database.transaction():
            user_id = session.database.insert(
                tables.AppUser,
                username=username,
                password_hash=password_hash,
                is_active=True,
                failed_count=0,
                created_at=session.now(),
                **values,
            )
            record(session, "create_user", f"app_user:{user_id}", username=username, **values)
            return user_id
    except peewee.IntegrityError as error:
        if session.database.scalar("SELECT 1 FROM app_user WHERE username = ?", (username,)) is None:
            raise
        raise UsernameTaken(username=username) from error


def update_user(
    session: Session,
    user_id: int,
    *,
    display_name: str,
    role: Role | str,
    school_id: int | None = None,
    shown: User | None = None,
) -> None:
    """Change a user's name and role: they hold from the next sign-in.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: a field is missing or cannot be.
        LastAdministrator: nobody else could administer.
        NotFound: no such user.
    """
    session.require(Permission.MANAGE_USERS)
    values = _checked(session, display_name, role, school_id)
    with session.database.transaction():
        _user_row(session, user_id)
        ensure_as_shown(
            session, f"app_user:{user_id}", shown, lambda: _user_now(session, user_id),
            by=lambda user: (user.display_name, user.role, user.school_id),
        )  # fmt: skip
        _change(session, user_id, values)
        _ensure_administrator(session, user_id)
        record(session, "update_user", f"app_user:{user_id}", **values)


def set_active(session: Session, user_id: int, is_active: bool) -> None:
    """Let a user sign in, or no longer.

    Raises:
        LastAdministrator: nobody else could administer.
        NotFound: no such user.
    """
    session.require(Permission.MANAGE_USERS)
    with session.database.transaction():
        _user_row(session, user_id)
        _change(session, user_id, {"is_active": is_active})
        _ensure_administrator(session, user_id)
        record(session, "reactivate_user" if is_active else "deactivate_user", f"app_user:{user_id}")


def deactivate_user(session: Session, user_id: int) -> None:
    """Do as `set_active` with False."""
    set_active(session, user_id, is_active=False)


def unlock_user(session: Session, user_id: int) -> None:
    """Let somebody who typed too many wrong passwords try again at once.

    Raises:
        NotFound: no such user.
    """
    session.require(Permission.MANAGE_USERS)
    with session.database.transaction():
        _user_row(session, user_id)
        _change(session, user_id, {"failed_count": 0, "locked_until": None})
        record(session, "unlock_user", f"app_user:{user_id}")


def change_password(session: Session, current: str, new: str) -> None:
    """Change one's own password.

    Raises:
        WrongPassword: `current` is not the present one.
        InvalidValue: the new one is the present one, or would be guessed first.
        NotFound: the session is not a person's.
    """
    user_id = session.actor.id
    username, display_name, kept = _user_row(session, user_id)
    if not is_password(kept, current):
        raise WrongPassword
    if is_password(kept, new):
        raise InvalidValue(field="Password", reason="la nuova deve essere diversa da quella attuale.")
    _set_password(session, user_id, new, (username, display_name), "change_password")


def reset_password(session: Session, user_id: int, new: str) -> None:
    """Give another user a new password, and let them try again if locked.

    Raises:
        InvalidValue: it would be guessed first.
        NotFound: no such user.
    """
    session.require(Permission.MANAGE_USERS)
    username, display_name, _kept = _user_row(session, user_id)
    _set_password(session, user_id, new, (username, display_name), "reset_password")


def users(session: Session) -> tuple[User, ...]:
    """Return all users by username, the inactive ones too."""
    session.require(Permission.MANAGE_USERS)
    rows = session.database.rows(
        "SELECT u.id, u.username, u.display_name, u.role, s.id, s.name, u.is_active, u.locked_until, u.created_at"
        " FROM app_user u LEFT JOIN school s ON s.id = u.school_id ORDER BY u.username"
    )
    return tuple(_user(session, row) for row in rows)


def has_users(session: Session) -> bool:
    """Tell whether anybody could sign in: a new database needs its first administrator."""
    return session.database.scalar("SELECT 1 FROM app_user WHERE is_active") is not None


def normal_username(text: str) -> str:
    """Return a username as it is stored: however it was typed, it is one."""
    return text.strip().lower()


def is_username(text: str) -> bool:
    """Tell whether anybody could have this username."""
    return _USERNAME.fullmatch(text) is not None


def _user(session: Session, row: tuple[Any, ...]) -> User:
    user_id, username, display_name, role, school_id, school_name, is_active, locked, created = row
    until = None if locked is None else instant_from_number(locked)
    return User(
        id=user_id,
        username=username,
        display_name=display_name,
        role=Role(role),
        school_id=school_id,
        school_name=school_name,
        is_active=bool(is_active),
        locked_until=until if until is not None and until > session.now() else None,
        created_at=instant_from_number(created),
    )


def _user_now(session: Session, user_id: int) -> User:
    return next(user for user in users(session) if user.id == user_id)


def _checked(session: Session, display_name: str, role: Role | str, school_id: int | None) -> dict[str, object]:
    display_name = " ".join(display_name.split())
    if not display_name or len(display_name) > _LONGEST_NAME or not display_name.isprintable():
        raise InvalidValue(field="Nome e cognome", reason=Phrase("scrivi da 1 a {most} caratteri.", most=_LONGEST_NAME))
    if role not in set(Role) or Role(role) in _NOT_FOR_PEOPLE:
        raise InvalidValue(field="Ruolo", reason="scegli un ruolo dell'ufficio.")
    if (Role(role) is Role.SCHOOL) != (school_id is not None):
        raise InvalidValue(field="Scuola", reason="va indicata per chi lavora in una scuola, e solo per loro.")
    if school_id is not None and session.database.scalar("SELECT 1 FROM school WHERE id = ?", (school_id,)) is None:
        raise NotFound(what="Scuola")
    return {"display_name": display_name, "role": Role(role).value, "school_id": school_id}


def _user_row(session: Session, user_id: int) -> tuple[str, str, str]:
    """Return username, display name and password hash."""
    row = session.database.row("SELECT username, display_name, password_hash FROM app_user WHERE id = ?", (user_id,))
    if row is None:
        raise NotFound(what="Utente")
    return row[0], row[1], row[2]


def _change(session: Session, user_id: int, values: dict[str, object]) -> None:
    columns = ", ".join(f"{name} = ?" for name in values)
    session.database.execute(f"UPDATE app_user SET {columns} WHERE id = ?", (*values.values(), user_id))


def _ensure_administrator(session: Session, user_id: int) -> None:
    """Refuse the change just made if nobody is left to administer (the transaction takes it back)."""
    left = session.database.scalar("SELECT 1 FROM app_user WHERE role = ? AND is_active", (Role.ADMINISTRATOR.value,))
    if left is None:
        raise LastAdministrator(username=_user_row(session, user_id)[0])


def _set_password(session: Session, user_id: int, new: str, names: tuple[str, str], operation: str) -> None:
    _check_new_password(new, *names)
    password_hash = hash_password(new)  # outside the transaction: it takes its time
    with session.database.transaction():
        _change(session, user_id, {"password_hash": password_hash, "failed_count": 0, "locked_until": None})
        record(session, operation, f"app_user:{user_id}")


def _check_new_password(password: str, username: str, display_name: str) -> None:
    check_password(password, username, *display_name.split())
