"""Who pays is told to the family that asks, and goes with the pupil's name."""

from __future__ import annotations

from datetime import date

from core import registry
from core.access.operations import OperationId
from core.privacy import erase_pupils, export_family
from tests.core.privacy.conftest import Family
from tests.core.privacy.test_exporting import sections


def left(family: Family) -> list[int]:
    tables = ("payer_period", "payer_share", "payer_set")
    return [family.town.database.scalar(f"SELECT COUNT(*) FROM {table}") for table in tables]


def test_a_family_is_told_who_pays(family: Family) -> None:
    registry.set_payers(family.session, family.anna, {family.ida: 60, family.ugo: 40}, date(2026, 9, 1))
    registry.set_payers(family.session, family.anna, {family.ugo: 100}, date(2027, 1, 1))
    found = sections(export_family(family.session, family.ida))["paganti"]
    assert [(one["dal"], one["al"], one["cognome"], one["quota"]) for one in found] == [
        (date(2026, 9, 1), date(2026, 12, 31), "Rossi", "60%"),
        (date(2026, 9, 1), date(2026, 12, 31), "Bianchi", "40%"),
        (date(2027, 1, 1), None, "Bianchi", "100%"),
    ]


def test_who_paid_goes_with_the_pupils_name_and_the_other_childs_payers_stay(family: Family) -> None:
    session = family.session
    registry.set_payers(session, family.anna, {family.ida: 60, family.ugo: 40}, date(2026, 9, 1))
    registry.set_payers(session, family.anna, {family.ida: 100}, date(2027, 1, 1))
    registry.set_payers(session, family.marco, {family.ugo: 100}, date(2026, 9, 1))
    family.settle()
    family.go(2040)
    erase_pupils(session, OperationId("office", "erase"), [family.anna])
    assert left(family) == [1, 1, 1]
    assert registry.payers_on(session, family.marco, date(2026, 9, 1))[0].guardian_id == family.ugo


def test_whoever_paid_for_another_child_keeps_the_name(family: Family) -> None:
    """Ida once paid for Marco and is not linked to him any more: his certificates still need her."""
    session = family.session
    registry.link_guardian(session, family.marco, family.ida, "zia")
    registry.set_payers(session, family.marco, {family.ida: 100}, date(2026, 9, 1), date(2026, 9, 30))
    registry.unlink_guardian(session, family.marco, family.ida)
    family.settle()
    family.go(2040)
    erase_pupils(session, OperationId("office", "erase"), [family.anna])
    assert [one.name for one in registry.payers_on(session, family.marco, date(2026, 9, 15))] == ["Rossi Ida"]
