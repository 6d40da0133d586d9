from __future__ import annotations

from dataclasses import replace

import pytest

from core.access import passwords
from core.access.passwords import check_password, hash_password, is_password
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.access.signin import sign_in
from core.access.users import (
    LastAdministrator,
    UsernameTaken,
    WrongPassword,
    change_password,
    create_user,
    deactivate_user,
    has_users,
    reset_password,
    set_active,
    unlock_user,
    update_user,
    users,
)
from core.errors import InvalidValue, NotAllowed, NotFound
from tests.builders import Town

GOOD, BETTER = "tre parole a caso", "quattro-Parole à caso"


@pytest.fixture
def admin(town: Town) -> Session:
    return town.session


def test_a_user_is_made_listed_and_signs_in(admin: Session, town: Town) -> None:
    user_id = create_user(admin, " M.Rossi ", " Maria  Rossi", "school", GOOD, town.school_id)
    made = next(user for user in users(admin) if user.id == user_id)
    assert (made.username, made.display_name, made.role, made.school_id, made.school_name, made.is_active) == (
        "m.rossi", "Maria Rossi", Role.SCHOOL, town.school_id, "Primaria Italo Calvino", True
    )  # fmt: skip
    session = sign_in(admin.database, admin.clock, admin.ids, "M.ROSSI", GOOD)
    assert session.actor == Actor(user_id, "Maria Rossi", Role.SCHOOL, town.school_id)


def test_a_password_is_nowhere_to_be_read(admin: Session) -> None:
    user_id = create_user(admin, "maria", "Maria Rossi", Role.CLERK, GOOD)
    reset_password(admin, user_id, BETTER)
    kept = admin.database.rows("SELECT password_hash FROM app_user UNION ALL SELECT detail FROM audit")
    assert kept
    assert not any(GOOD in text or BETTER in text for (text,) in kept)
    stored = admin.database.scalar("SELECT password_hash FROM app_user WHERE id = ?", (user_id,))
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_username_is_one_persons(admin: Session) -> None:
    create_user(admin, "maria", "Maria Rossi", Role.CLERK, GOOD)
    with pytest.raises(UsernameTaken, match="«maria»"):
        create_user(admin, "MARIA", "Maria Bianchi", Role.CLERK, GOOD)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"username": "ma"}, "Nome utente"),
        ({"username": "maria rossi"}, "Nome utente"),
        ({"username": "maría"}, "Nome utente"),
        ({"username": "maria\x00"}, "Nome utente"),
        ({"display_name": " "}, "Nome e cognome"),
        ({"display_name": "x" * 101}, "Nome e cognome"),
        ({"display_name": "Ma\x00ria"}, "Nome e cognome"),
        ({"role": "boss"}, "Ruolo"),
        ({"role": Role.SYSTEM}, "Ruolo"),
        ({"role": Role.STATION}, "Ruolo"),
        ({"role": Role.SCHOOL}, "Scuola"),
        ({"school_id": 1}, "Scuola"),
        ({"password": "corta"}, "Password"),
    ],
)
def test_a_user_that_cannot_be_is_refused(sqlite_town: Town, change: dict[str, object], field: str) -> None:
    wanted = {"username": "maria", "display_name": "Maria Rossi", "role": Role.CLERK, "password": GOOD, **change}
    with pytest.raises(InvalidValue, match=field):
        create_user(sqlite_town.session, **wanted)


def test_a_school_must_exist(sqlite_town: Town) -> None:
    with pytest.raises(NotFound):
        create_user(sqlite_town.session, "maria", "Maria Rossi", Role.SCHOOL, GOOD, 999)


@pytest.mark.parametrize(
    "password",
    [
        "", "undici lett", "aaaaaaaaaaaaaaaaaa", "abababababab", "123456789012", "210987654321", "abcdefghijklm",
        "qwertyuiopas", "maria dei monti", "il mio ROSSI è qui", "a" * 100 + "bcdefghi" * 20,
    ],
)  # fmt: skip
def test_a_password_that_would_be_guessed_is_refused(password: str) -> None:
    with pytest.raises(InvalidValue, match="Password"):
        check_password(password, "maria", "Rossi")


@pytest.mark.parametrize(
    "password", [GOOD, BETTER, "correcthorsebattery", "パスワードは長いほど安全", "🍝🍎🥕🍞🧀🍐🍇🥖🍗🥗🍌🍊"]
)
def test_long_ones_are_taken_whatever_they_hold(password: str) -> None:
    check_password(password, "maria", "Rossi", "Al")  # a short name would forbid half the words
    assert is_password(hash_password(password), password)


def test_the_same_letters_from_another_keyboard_are_the_same_password() -> None:
    assert is_password(hash_password("perché no, domani"), "perche\N{COMBINING ACUTE ACCENT} no, domani")


def test_a_broken_hash_lets_nobody_in() -> None:
    for kept in ("", "x", "$argon2id$v=19$m=19456,t=2,p=1$abc"):
        assert not is_password(kept, "")


def test_ones_own_password_is_changed_knowing_the_present_one(admin: Session) -> None:
    create_user(admin, "maria", "Maria Rossi", Role.KITCHEN, GOOD)
    own = sign_in(admin.database, admin.clock, admin.ids, "maria", GOOD)
    with pytest.raises(WrongPassword):
        change_password(own, "non è questa", BETTER)
    with pytest.raises(InvalidValue, match="diversa"):
        change_password(own, GOOD, GOOD)
    with pytest.raises(InvalidValue, match="almeno 12"):
        change_password(own, GOOD, "corta")
    change_password(own, GOOD, BETTER)
    assert sign_in(admin.database, admin.clock, admin.ids, "maria", BETTER).actor == own.actor
    with pytest.raises(NotFound):
        change_password(replace(own, actor=Actor(0, "automatico", Role.SYSTEM)), GOOD, BETTER)


def test_only_who_manages_users_changes_others(sqlite_town: Town) -> None:
    clerk = replace(sqlite_town.session, actor=Actor(1, "x", Role.CLERK))
    for forbidden in (
        lambda: create_user(clerk, "maria", "Maria", Role.CLERK, GOOD),
        lambda: update_user(clerk, 1, display_name="Maria", role=Role.CLERK),
        lambda: deactivate_user(clerk, 1),
        lambda: unlock_user(clerk, 1),
        lambda: reset_password(clerk, 1, GOOD),
        lambda: users(clerk),
    ):
        with pytest.raises(NotAllowed):
            forbidden()


def test_somebody_is_left_to_administer(admin: Session) -> None:
    giulia = admin.actor.id
    with pytest.raises(LastAdministrator, match="«giulia»"):
        deactivate_user(admin, giulia)
    with pytest.raises(LastAdministrator):
        update_user(admin, giulia, display_name="Giulia", role=Role.CLERK)
    kept = users(admin)[0]
    assert (kept.role, kept.display_name, kept.is_active) == (Role.ADMINISTRATOR, "Giulia Cirillo", True)
    create_user(admin, "maria", "Maria Rossi", Role.ADMINISTRATOR, GOOD)
    deactivate_user(admin, giulia)
    assert [user.is_active for user in users(admin)] == [False, True]
    set_active(admin, giulia, is_active=True)
    update_user(admin, giulia, display_name="Giulia C.", role=Role.AUDITOR)
    assert (users(admin)[0].display_name, users(admin)[0].role) == ("Giulia C.", Role.AUDITOR)


def test_who_does_not_exist_is_told(sqlite_town: Town) -> None:
    admin = sqlite_town.session
    for missing in (
        lambda: update_user(admin, 999, display_name="Maria", role=Role.CLERK),
        lambda: deactivate_user(admin, 999),
        lambda: unlock_user(admin, 999),
        lambda: reset_password(admin, 999, GOOD),
    ):
        with pytest.raises(NotFound):
            missing()


def test_a_new_database_has_no_users(sqlite_town: Town) -> None:
    assert has_users(sqlite_town.session)
    sqlite_town.database.execute("UPDATE app_user SET is_active = ?", (False,))
    assert not has_users(sqlite_town.session)


def test_the_work_is_what_the_research_chose() -> None:
    hasher = passwords._HASHER
    assert (hasher.type.name, hasher.memory_cost, hasher.time_cost, hasher.parallelism) == ("ID", 19_456, 2, 1)
