"""Who may do what, drawn once more: a slip in the program's own table does not pass unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.access.permissions import ROLES_OF, Permission, Role, not_allowed
from core.access.session import Actor
from core.errors import NotAllowed
from tests.builders import Town

ROLES = {
    "adm": Role.ADMINISTRATOR, "clk": Role.CLERK, "csh": Role.CASHIER, "sch": Role.SCHOOL, "kit": Role.KITCHEN,
    "aud": Role.AUDITOR, "sta": Role.STATION, "sys": Role.SYSTEM,
}  # fmt: skip

TABLE = """
                    adm  clk  csh  sch  kit  aud  sta  sys
manage_users         x    .    .    .    .    .    .    x
edit_settings        x    .    .    .    .    .    .    x
view_audit           x    .    .    .    .    x    .    x
back_up              x    x    .    .    .    .    .    x
view_registry        x    x    x    x    x    x    x    x
view_guardians       x    x    x    x    .    x    .    x
edit_registry        x    x    .    .    .    .    .    x
view_photo           x    x    .    x    .    .    .    x
edit_calendar        x    x    .    .    .    .    .    x
edit_tariffs         x    x    .    .    .    .    .    x
view_meals           x    x    .    x    x    x    x    x
report_absence       x    x    .    x    .    .    .    x
override_cutoff      x    x    .    .    .    .    .    x
set_insertion        x    x    .    x    .    .    .    x
record_presence      x    x    .    x    .    .    x    x
edit_diets           x    x    .    .    .    .    .    x
read_diet_reason     .    x    .    .    .    .    .    .
send_order           x    x    .    .    .    .    .    x
acknowledge_order    x    x    .    .    x    .    .    x
edit_menu            x    x    .    .    x    .    .    x
close_day            x    x    .    .    .    .    .    x
view_ledger          x    x    x    .    .    x    .    x
post_ledger          x    x    .    .    .    .    .    x
close_period         x    .    .    .    .    .    .    x
recharge             x    x    x    .    .    .    x    x
issue_cards          x    x    .    x    .    .    .    x
manage_stations      x    .    .    .    .    .    .    x
send_reminders       x    x    .    .    .    .    .    x
export_subject       x    x    .    .    .    .    .    x
erase_data           x    .    .    .    .    .    .    x
"""


def expected() -> dict[tuple[Permission, Role], bool]:
    head, *lines = TABLE.strip("\n").splitlines()
    roles = [ROLES[name] for name in head.split()]
    cells = {}
    for line in lines:
        permission, *marks = line.split()
        cells |= {(Permission(permission), role): mark == "x" for role, mark in zip(roles, marks, strict=True)}
    return cells


CELLS = expected()


def test_the_table_is_whole() -> None:
    assert set(CELLS) == {(permission, role) for permission in Permission for role in Role}
    assert set(ROLES_OF) == set(Permission)


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_table_says(sqlite_town: Town, role: Role) -> None:
    session = replace(sqlite_town.session, actor=Actor(1, "Prova", role))
    for permission in Permission:
        assert session.may(permission) == CELLS[permission, role], permission
        if CELLS[permission, role]:
            session.require(permission)
        else:
            with pytest.raises(NotAllowed) as refusal:
                session.require(permission)
            assert str(refusal.value) == str(not_allowed(role))


def test_a_refusal_names_the_role_in_words() -> None:
    names = {str(not_allowed(role).params["role"]) for role in Role}
    assert str(not_allowed(Role.CASHIER)).startswith("Il tuo ruolo (cassa) non permette")
    assert len(names) == len(Role)
    assert names.isdisjoint(role.value for role in Role)


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """What the program itself believes, laid out as above: for whoever reviews the roles (`pytest -s`)."""
    print(" " * 20 + "  ".join(ROLES))
    for permission in Permission:
        marks = "    ".join("x" if role in ROLES_OF[permission] else "." for role in ROLES.values())
        print(f"{permission.value:<21}{marks}")
    printed = capsys.readouterr().out
    print(printed)
    squeezed = [line.split() for line in printed.splitlines()]
    assert squeezed == [line.split() for line in TABLE.strip("\n").splitlines()]
