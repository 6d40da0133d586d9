"""Names go when their time is over, entries stay, and the audit trail answers for all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import peewee
import pytest

from core import ledger, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor
from core.access.trail import audit_trail
from core.errors import Cancelled, InvalidValue, NotAllowed, NotFound
from core.ledger.verifying import verify
from core.merging import merge_guardians, merge_pupils
from core.privacy import (
    Retention,
    RetentionTooShort,
    StillKept,
    due_for_erasure,
    erase_pupils,
    preview_erasure,
    purge_audit,
    purge_diet_reasons,
    purge_message_texts,
    purge_photos,
    retention,
    retention_report,
    set_retention,
)
from core.privacy.retention import months_before, years_before
from core.registry.guardian_duplicates import mark_guardians_distinct
from core.storage import Database
from tests.core.privacy.conftest import Family
from tests.pictures import picture

OPERATION = OperationId("office", "erase")
KEPT = ("entry", "batch", "recharge", "audit", "presence", "enrolment", "placement")


def everywhere(database: Database, *, but: tuple[str, ...] = ("audit",)) -> str:
    """All that stands in the database, as one text; the audit trail keeps its names until its own time is over."""
    names = [name for name in database.engine.get_tables() if name not in but]
    return "\n".join(str(database.rows(f"SELECT * FROM {name}")) for name in names)


def test_nothing_of_the_family_is_left_but_the_entries(family: Family) -> None:
    database = family.town.database
    family.settle()
    family.go(2038)
    before = database.rows("SELECT * FROM entry ORDER BY account_id, day, kind, seq")
    for name in ("Rossi", "Ida", "ida@example.org", "Via Roma 1", "aihcailec", "IT60X"):
        assert name in everywhere(database)
    assert erase_pupils(family.session, OPERATION, [family.anna]) == 1
    left = everywhere(database)
    for name in ("Rossi", "Ida", "ida@example.org", "Via Roma 1", "aihcailec", "ISEE", "2018", "IT60X"):
        assert name not in left, name
    assert database.row("SELECT last_name, first_name, born_on FROM pupil WHERE id = ?", (family.anna,)) == (
        "Alunno", f"n. {family.anna}", None
    )  # fmt: skip
    assert database.rows("SELECT * FROM entry ORDER BY account_id, day, kind, seq") == before
    assert verify(database).findings == ()
    assert database.scalar("SELECT COUNT(*) FROM pupil_diet") == 0
    assert database.scalar("SELECT COUNT(*) FROM card WHERE revoked_at IS NULL") == 0


def test_a_guardian_of_another_child_stays(family: Family) -> None:
    family.settle()
    family.go(2038)
    preview = preview_erasure(family.session, [family.anna])
    assert (preview.guardians_gone, preview.guardians_kept) == (1, 1)
    assert (preview.diets, preview.reasons, preview.requests, preview.receipts) == (1, 1, 1, 1)
    assert (preview.messages, preview.cards, preview.entries_kept) == (1, 1, 3)
    both = preview_erasure(family.session, [family.anna, family.marco])
    assert (both.guardians_gone, both.guardians_kept) == (2, 0)
    erase_pupils(family.session, OPERATION, [family.anna])
    assert [one.full_name for one in registry.guardians_of(family.session, family.marco)] == ["Bianchi Ugo"]


def test_an_erased_pupil_is_not_found_nor_erased_again(family: Family) -> None:
    family.settle()
    family.go(2038)
    assert {one.pupil_id for one in due_for_erasure(family.session)} == {family.anna, family.marco}
    erase_pupils(family.session, OPERATION, [family.anna])
    assert [one.pupil_id for one in due_for_erasure(family.session)] == [family.marco]
    assert registry.search_pupils(family.session, "").total == 1
    assert erase_pupils(family.session, OPERATION, [family.anna]) == 1  # the same again
    with pytest.raises(StillKept):
        erase_pupils(family.session, OperationId("office", "other"), [family.anna])
    assert family.town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'erase_pupil'") == 1


def test_who_can_be_erased_stands_before_who_still_has_a_balance(family: Family) -> None:
    family.go(2038)
    owing = [one.pupil_id for one in due_for_erasure(family.session) if one.in_the_way]
    assert owing
    assert [one.pupil_id for one in due_for_erasure(family.session)][-len(owing) :] == owing


def test_before_its_time_nothing_is_erased(family: Family) -> None:
    family.settle()  # an entry of 24 November 2026; the last class ends on 10 June 2027
    family.go(2036)
    assert due_for_erasure(family.session) == ()
    with pytest.raises(StillKept, match="10 anni"):
        erase_pupils(family.session, OPERATION, [family.anna])
    family.go(2037)
    assert [one.last_on for one in due_for_erasure(family.session)] == [date(2027, 6, 10)] * 2
    with pytest.raises(NotFound):
        erase_pupils(family.session, OPERATION, [999])


def test_whoever_has_an_open_balance_stays_until_it_is_settled(family: Family) -> None:
    family.go(2038)
    (anna, marco) = sorted(due_for_erasure(family.session), key=lambda one: one.pupil_id)
    assert (anna.balance_cents, marco.in_the_way) == (400, "")
    assert "saldo" in anna.in_the_way
    with pytest.raises(StillKept, match="saldo non è a zero"):
        erase_pupils(family.session, OPERATION, [family.anna])
    assert registry.pupil(family.session, family.anna).full_name == "Rossi Anna"
    report = retention_report(family.session)
    assert (report.pupils, report.blocked) == (1, 1)


def test_an_entry_after_the_last_class_keeps_the_pupil_longer(family: Family) -> None:
    family.go(2030)
    family.settle()
    family.go(2038)
    assert [one.pupil_id for one in due_for_erasure(family.session)] == [family.marco]
    family.go(2041)
    assert family.anna in {one.pupil_id for one in due_for_erasure(family.session)}


def test_a_record_merged_into_it_goes_too(family: Family) -> None:
    with family.town.database.transaction():
        double = family.town.pupil("Rossi", "Annamaria")
    merge_pupils(family.session, OperationId("office", "merge"), family.anna, double)
    family.settle()
    family.go(2038)
    assert double not in {one.pupil_id for one in due_for_erasure(family.session)}
    erase_pupils(family.session, OPERATION, [family.anna])
    assert "Annamaria" not in everywhere(family.town.database)


def test_a_record_merged_through_another_keeps_it_while_money_is_open(family: Family) -> None:
    town, session = family.town, family.session
    with town.database.transaction():
        second, third = town.pupil("Rossi", "Annamaria"), town.pupil("Rossi", "Anna Maria")
    merge_pupils(session, OperationId("office", "merge"), second, third)
    merge_pupils(session, OperationId("office", "merge 2"), family.anna, second)
    ledger.post(
        session, OperationId("test", "late"), account_id=ledger.open_account(session, third, town.group_id),
        on=session.today(), kind=ledger.EntryKind.ADJUSTMENT, amount_cents=100, contra=ledger.Contra.TREASURY,
    )  # fmt: skip
    family.settle()
    family.go(2038)
    (anna,) = due_for_erasure(session, family.anna)
    assert (anna.balance_cents, bool(anna.in_the_way)) == (100, True)


def test_a_guardians_merged_records_go_too_and_not_before(family: Family) -> None:
    session = family.session
    double = registry.create_guardian(session, "Rossi", "Idina", email="idina@example.org")
    namesake = registry.create_guardian(session, "Rossi", "Ida")
    registry.link_guardian(session, family.anna, double, "madre")
    registry.set_payers(session, family.anna, {double: 100}, date(2026, 9, 1))
    mark_guardians_distinct(session, family.ida, namesake)
    merge_guardians(session, OperationId("office", "merge"), family.ida, double)
    merge_guardians(session, OperationId("office", "merge 2"), family.ugo, registry.create_guardian(session, "Bianchi"))
    family.settle()
    family.go(2038)
    erase_pupils(session, OPERATION, [family.anna])
    assert "idina" not in everywhere(family.town.database).casefold()
    left = family.town.database.rows("SELECT last_name, first_name FROM guardian ORDER BY id")
    assert left == [("Bianchi", "Ugo"), ("Rossi", "Ida"), ("Bianchi", "")]  # he has Marco; a namesake; his other record


def test_stopped_between_two_pupils_the_rest_goes_on_later(family: Family) -> None:
    class Stopping:
        def __init__(self) -> None:
            self.done = 0

        def advance(self, done: int, total: int) -> None:
            self.done = done

        def check(self) -> None:
            if self.done:
                raise Cancelled

    family.settle()
    family.go(2038)
    with pytest.raises(Cancelled):
        erase_pupils(family.session, OPERATION, [family.anna, family.marco], progress=Stopping())
    assert [one.pupil_id for one in due_for_erasure(family.session)] == [family.marco]
    erase_pupils(family.session, OPERATION, [family.anna, family.marco])
    assert due_for_erasure(family.session) == ()


def test_reasons_of_ended_diets_go_by_themselves(family: Family) -> None:
    assert purge_diet_reasons(family.session) == 0
    family.go(2028)
    assert retention_report(family.session).reasons == 1
    assert purge_diet_reasons(family.session) == 1
    database = family.town.database
    assert database.scalar("SELECT COUNT(*) FROM pupil_diet") == 1
    assert database.scalar("SELECT COUNT(*) FROM diet_reason") == 0


def test_the_photo_goes_with_the_name_and_before_it_when_the_child_has_left(family: Family) -> None:
    database = family.town.database
    registry.enable_photos(family.session)
    for pupil in (family.anna, family.marco):
        registry.set_photo(family.session, pupil, picture())
    assert (retention_report(family.session).photos, purge_photos(family.session)) == (0, 0)
    family.clock.set(datetime(2027, 10, 10, 7, tzinfo=UTC))  # four months after the last day of school
    assert purge_photos(family.session) == 0
    registry.enrol(family.session, family.marco, family.town.service_id, date(2027, 9, 13), date(2028, 6, 8))
    family.clock.set(datetime(2027, 10, 12, 7, tzinfo=UTC))
    assert retention_report(family.session).photos == 1
    assert purge_photos(family.session) == 1
    assert database.rows("SELECT pupil_id FROM pupil_photo") == [(family.marco,)]
    registry.set_photo(family.session, family.anna, picture())
    family.settle()
    family.go(2038)
    assert preview_erasure(family.session, [family.anna]).photos == 1
    erase_pupils(family.session, OPERATION, [family.anna])
    assert database.rows("SELECT pupil_id FROM pupil_photo") == [(family.marco,)]


def test_texts_of_finished_messages_go(family: Family) -> None:
    family.go(2029)
    assert purge_message_texts(family.session) == 0  # it still waits: it is not finished
    with family.town.database.transaction():
        family.town.database.execute("UPDATE message SET state = 'sent'")
    assert purge_message_texts(family.session) == 1
    assert family.town.database.row("SELECT body, address, state FROM message") == ("", "", "sent")
    assert purge_message_texts(family.session) == 0


def test_the_audit_trail_is_not_purgeable_inside_its_retention(family: Family) -> None:
    database = family.town.database
    family.go(2036)
    assert purge_audit(family.session) == 0
    with pytest.raises(peewee.IntegrityError, match="never changed"), database.transaction():
        database.execute("DELETE FROM audit")
    family.go(2037)
    before = int(database.scalar("SELECT COUNT(*) FROM audit"))
    assert purge_audit(family.session) == before
    lines = audit_trail(family.session).items
    assert [line.operation for line in lines] == ["purge_audit"]
    assert lines[0].detail["gone"] == before
    assert database.row("SELECT lines, actor_name FROM audit_purge") == (before, "Giulia Cirillo")
    with pytest.raises(peewee.IntegrityError, match="never changed"), database.transaction():
        database.execute("DELETE FROM audit")


def test_retention_is_a_setting_with_a_floor(family: Family) -> None:
    assert retention(family.session) == Retention(10, 12, 2, 10)
    wanted = Retention(12, 6, 1, 5)
    set_retention(family.session, wanted)
    assert retention(family.session) == wanted
    with pytest.raises(RetentionTooShort):
        set_retention(family.session, replace(wanted, audit_years=4))
    for change in ({"pupil_years": 0}, {"reason_months": 241}, {"message_years": 41}, {"photo_months": 0}):
        with pytest.raises(InvalidValue):
            set_retention(family.session, replace(wanted, **change))
    assert retention(family.session) == wanted


def test_a_floor_that_was_set_behind_the_programs_back_does_not_hold(family: Family) -> None:
    with family.town.database.transaction():
        family.town.database.execute("INSERT INTO setting (name, value) VALUES ('privacy.audit_years', '1')")
    family.go(2029)
    assert purge_audit(family.session) == 0


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2028, 2, 29), 12, date(2027, 2, 28)), (date(2027, 3, 31), 1, date(2027, 2, 28)),
        (date(2027, 1, 15), 1, date(2026, 12, 15)), (date(2027, 5, 31), 6, date(2026, 11, 30)),
    ],
)  # fmt: skip
def test_months_and_years_back(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before
    assert years_before(date(2037, 9, 1), 10) == date(2027, 9, 1)


@pytest.mark.parametrize("role", [Role.CLERK, Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR])
def test_only_the_administrator_erases(family: Family, role: Role) -> None:
    session = replace(family.session, actor=Actor(9, "Altri", role, family.town.school_id))
    for verb in (
        lambda: due_for_erasure(session), lambda: preview_erasure(session, []), lambda: retention_report(session),
        lambda: erase_pupils(session, OPERATION, [family.anna]), lambda: purge_audit(session),
        lambda: purge_diet_reasons(session), lambda: purge_message_texts(session),
        lambda: purge_photos(session), lambda: set_retention(session, Retention(10, 12, 2, 10)),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            verb()
    assert ledger.balance(family.session, family.account) == 400
