"""Signing in: a password, a lock after wrong ones, a line in the audit trail for every attempt.

Nobody learns here which usernames exist: an unknown one is answered with the same words, after the same work, and
locks the same way. Its wrong attempts are counted in the audit trail under a digest of what was typed, because people
type their password there by mistake.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.access.audit import record
from core.access.passwords import hash_password, is_outdated, is_password, nobodys_hash
from core.access.permissions import Role
from core.access.session import Actor, Session, SystemActor, system_session
from core.access.users import is_username, normal_username
from core.clock import Clock, rome
from core.errors import UserError
from core.ids import IdSource
from core.storage import Database, instant_from_number, instant_number

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=10)
_FAILED = "sign_in_failed"


class SignInRefused(UserError):
    """Username or password are wrong, or the user may no longer sign in: it is not told which."""

    template = (
        "Nome utente o password non corretti. Dopo {most} tentativi sbagliati l'accesso si blocca per {minutes} minuti."
    )


class SignInLocked(UserError):
    """Too many wrong passwords in a row."""

    template = (
        "Troppi tentativi sbagliati: l'accesso è bloccato fino alle {until}. Riprova dopo, oppure chiedi "
        "all'amministratore di sbloccarlo."
    )


def sign_in(database: Database, clock: Clock, ids: IdSource, username: str, password: str) -> Session:
    """Return the session of the user who typed username and password.

    Raises:
        SignInRefused: they are not right; the attempt counts.
        SignInLocked: too many wrong ones: also the right one is not looked at until the time that is told.
    """
    nobody = system_session(database, clock, ids, SystemActor.SIGN_IN)
    username = normal_username(username)
    found = _find(nobody, username)
    _refuse_locked(nobody, found)
    # Outside any transaction: it takes its time, and nobody else should wait for it.
    is_right = is_password(found.password_hash, password) and found.actor is not None and found.is_active
    renewed = hash_password(password) if is_right and is_outdated(found.password_hash) else None
    with database.transaction():
        # Others may have tried meanwhile, side by side: they are waited for, their failures count for this attempt too.
        database.execute("UPDATE app_user SET failed_count = failed_count WHERE username = ?", (_stored(username),))
        found = _find(nobody, username)
        if found.locked_until is None and is_right and found.actor is not None:
            return _welcome(Session(database, clock, ids, found.actor), renewed)
        if found.locked_until is None:
            _count_failure(nobody, found)
    _refuse_locked(nobody, _find(nobody, username))
    raise SignInRefused(most=MOST_FAILURES, minutes=LOCKED_FOR // timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of a username. Without an actor nobody has it."""

    subject: str
    actor: Actor | None
    password_hash: str
    is_active: bool
    failures: int
    locked_until: datetime | None


def _find(session: Session, username: str) -> _Found:
    row = session.database.row(
        "SELECT id, display_name, role, school_id, password_hash, is_active, failed_count, locked_until FROM app_user"
        " WHERE username = ?",
        (_stored(username),),
    )
    return _unknown(session, username) if row is None else _known(session, row)


def _stored(username: str) -> str:
    """Return what to look for: nothing that no database would take."""
    return username if is_username(username) else ""


def _known(session: Session, row: tuple[Any, ...]) -> _Found:
    user_id, display_name, role, school_id, password_hash, is_active, failures, locked = row
    return _Found(
        subject=f"app_user:{user_id}",
        actor=Actor(user_id, display_name, Role(role), school_id),
        password_hash=password_hash or nobodys_hash(),
        is_active=bool(is_active),
        failures=failures,
        locked_until=_still(session, None if locked is None else instant_from_number(locked)),
    )


def _unknown(session: Session, username: str) -> _Found:
    """Count what was tried under the name, as a user's own row would: locked at every fifth failure."""
    subject = f"sign_in:{hashlib.sha256(username.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    row = session.database.row(
        "SELECT COUNT(*), MAX(at) FROM audit WHERE subject = ? AND operation = ?", (subject, _FAILED)
    )
    failures, last = row or (0, None)
    is_locked = failures and failures % MOST_FAILURES == 0
    return _Found(
        subject=subject,
        actor=None,
        password_hash=nobodys_hash(),
        is_active=False,
        failures=failures % MOST_FAILURES,
        locked_until=_still(session, instant_from_number(last) + LOCKED_FOR if is_locked else None),
    )


def _still(session: Session, until: datetime | None) -> datetime | None:
    return until if until is not None and until > session.now() else None


def _refuse_locked(session: Session, found: _Found) -> None:
    if found.locked_until is None:
        return
    with session.database.transaction():
        record(session, "sign_in_locked", found.subject)
    raise SignInLocked(until=f"{rome(found.locked_until):%H:%M}")


def _count_failure(session: Session, found: _Found) -> None:
    record(session, _FAILED, found.subject)
    if found.actor is None:
        return
    locks = found.failures + 1 >= MOST_FAILURES
    session.database.execute(
        "UPDATE app_user SET failed_count = ?, locked_until = ? WHERE id = ?",
        (
            0 if locks else found.failures + 1,
            instant_number(session.now() + LOCKED_FOR) if locks else None,
            found.actor.id,
        ),
    )


def _welcome(session: Session, renewed: str | None) -> Session:
    session.database.execute(
        "UPDATE app_user SET failed_count = 0, locked_until = NULL, password_hash = COALESCE(?, password_hash)"
        " WHERE id = ?",
        (renewed, session.actor.id),
    )
    record(session, "sign_in", f"app_user:{session.actor.id}")
    return session
