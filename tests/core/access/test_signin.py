from __future__ import annotations

import json
import threading
from datetime import timedelta

import argon2
import pytest

from core.access import signin
from core.access.permissions import Role
from core.access.session import Session
from core.access.signin import LOCKED_FOR, MOST_FAILURES, SignInLocked, SignInRefused, sign_in
from core.access.users import create_user, deactivate_user, reset_password, unlock_user, users
from core.clock import FixedClock
from core.errors import UserError
from tests.builders import Town

GOOD, WRONG = "tre parole a caso", "tre parole sbagliate"


@pytest.fixture
def admin(town: Town) -> Session:
    """Whose office has a clerk, maria."""
    create_user(town.session, "maria", "Maria Rossi", Role.CLERK, GOOD)
    return town.session


def attempt(admin: Session, username: str, password: str) -> str:
    """Return who came in, or what was answered."""
    try:
        return sign_in(admin.database, admin.clock, admin.ids, username, password).actor.name
    except UserError as error:
        return str(error)


def told(admin: Session) -> list[tuple[str, str]]:
    rows = admin.database.rows("SELECT operation, actor_name FROM audit WHERE operation LIKE 'sign_in%' ORDER BY id")
    return [(operation, actor) for operation, actor in rows]


def test_the_right_password_opens_the_session(admin: Session) -> None:
    session = sign_in(admin.database, admin.clock, admin.ids, " Maria ", GOOD)
    assert (session.actor.name, session.actor.role, session.database) == ("Maria Rossi", Role.CLERK, admin.database)
    assert told(admin) == [("sign_in", "Maria Rossi")]


def test_every_attempt_is_told_without_the_password(admin: Session) -> None:
    attempt(admin, "maria", WRONG)
    attempt(admin, GOOD, "per sbaglio la password sta nel nome utente")
    attempt(admin, "maria", GOOD)
    assert told(admin) == [
        ("sign_in_failed", "accesso"),
        ("sign_in_failed", "accesso"),
        ("sign_in", "Maria Rossi"),
    ]
    lines = admin.database.rows("SELECT actor_name, subject, detail FROM audit")
    assert not any(text in json.dumps(line) for line in lines for text in (GOOD, WRONG, "per sbaglio"))


def test_unknown_inactive_and_wrong_are_answered_alike(admin: Session) -> None:
    gone = create_user(admin, "ugo", "Ugo Neri", Role.CLERK, GOOD)
    deactivate_user(admin, gone)
    answers = {
        attempt(admin, "maria", WRONG),
        attempt(admin, "ugo", GOOD),
        attempt(admin, "nessuno", GOOD),
        attempt(admin, "", ""),
        attempt(admin, "zero\x00byte", GOOD),
        attempt(admin, "\ud800", "\ud800"),
        attempt(admin, "maria", GOOD * 10_000),
    }
    assert len(answers) == 1
    assert answers.pop().startswith("Nome utente o password non corretti.")


@pytest.mark.parametrize("username", ["maria", "nessuno"])
def test_an_unknown_user_costs_as_much_work(admin: Session, username: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    verify = signin.is_password

    def watched(kept: str, password: str) -> bool:
        compared.append(kept)
        return verify(kept, password)

    monkeypatch.setattr(signin, "is_password", watched)
    attempt(admin, username, WRONG)
    assert [kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for kept in compared] == [True]


@pytest.mark.parametrize("username", ["maria", "nessuno"])
def test_five_wrong_ones_lock_for_some_minutes(admin: Session, clock: FixedClock, username: str) -> None:
    answers = [attempt(admin, username, WRONG) for _ in range(MOST_FAILURES)]
    assert all(answer.startswith("Nome utente o password") for answer in answers[:-1])
    assert answers[-1].startswith("Troppi tentativi sbagliati: l'accesso è bloccato fino alle 08:10.")

    clock.advance(LOCKED_FOR - timedelta(seconds=1))
    assert attempt(admin, username, GOOD) == answers[-1]  # also the right one, and it does not lock for longer

    clock.advance(timedelta(seconds=1))
    again = [attempt(admin, username, WRONG) for _ in range(MOST_FAILURES)]
    assert [answer.startswith("Troppi") for answer in again] == [False] * 4 + [True]
    clock.advance(LOCKED_FOR)
    assert attempt(admin, username, GOOD) == ("Maria Rossi" if username == "maria" else again[0])


def test_coming_in_forgets_the_failures(admin: Session) -> None:
    for _ in range(3):
        for _ in range(MOST_FAILURES - 1):
            attempt(admin, "maria", WRONG)
        assert attempt(admin, "maria", GOOD) == "Maria Rossi"


def test_the_administrator_unlocks(admin: Session) -> None:
    for _ in range(MOST_FAILURES):
        attempt(admin, "maria", WRONG)
    maria = next(user for user in users(admin) if user.username == "maria")
    assert maria.locked_until == admin.now() + LOCKED_FOR
    unlock_user(admin, maria.id)
    assert attempt(admin, "maria", GOOD) == "Maria Rossi"
    for _ in range(MOST_FAILURES):
        attempt(admin, "maria", WRONG)
    reset_password(admin, maria.id, "una password nuova")
    assert attempt(admin, "maria", "una password nuova") == "Maria Rossi"


def test_one_locked_out_locks_nobody_else(admin: Session) -> None:
    for _ in range(MOST_FAILURES):
        attempt(admin, "nessuno", WRONG)
    assert attempt(admin, "maria", GOOD) == "Maria Rossi"
    assert attempt(admin, "altri", GOOD).startswith("Nome utente")


def test_failures_side_by_side_are_all_counted(admin: Session) -> None:
    barrier = threading.Barrier(MOST_FAILURES)
    answers: list[str] = []

    def run() -> None:
        admin.database.scalar("SELECT 1")
        barrier.wait(timeout=30)
        answers.append(attempt(admin, "maria", WRONG))
        admin.database.close()

    threads = [threading.Thread(target=run) for _ in range(MOST_FAILURES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(answers) == MOST_FAILURES
    assert attempt(admin, "maria", GOOD).startswith("Troppi tentativi")


def test_a_lock_that_falls_while_the_password_is_compared_holds(
    admin: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = signin.is_password

    def slow(kept: str, password: str) -> bool:
        is_right = verify(kept, password)
        monkeypatch.setattr(signin, "is_password", verify)
        for _ in range(MOST_FAILURES):
            attempt(admin, "maria", WRONG)
        return is_right

    monkeypatch.setattr(signin, "is_password", slow)
    with pytest.raises(SignInLocked):
        sign_in(admin.database, admin.clock, admin.ids, "maria", GOOD)


def test_an_old_hash_is_made_anew_when_its_owner_comes_in(admin: Session) -> None:
    old = argon2.PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(GOOD)
    admin.database.execute("UPDATE app_user SET password_hash = ? WHERE username = 'maria'", (old,))
    with pytest.raises(SignInRefused):
        sign_in(admin.database, admin.clock, admin.ids, "maria", WRONG)
    assert stored(admin) == old
    assert attempt(admin, "maria", GOOD) == "Maria Rossi"
    renewed = stored(admin)
    assert renewed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert attempt(admin, "maria", GOOD) == "Maria Rossi"
    assert stored(admin) == renewed


def stored(admin: Session) -> str:
    return str(admin.database.scalar("SELECT password_hash FROM app_user WHERE username = 'maria'"))
