"""Two records of one child become one: what is to come moves, what was charged stays, and no cent is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import cards, ledger, meals, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor
from core.clock import FixedClock
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
from core.ledger.verifying import verify
from core.merging import PupilRetired, merge_pupils, merged_into, preview_merge
from core.merging.spans import free_parts
from core.storage import day_number
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town
from tests.pictures import picture

OPERATION = OperationId("office", "merge")
MONDAY = TUESDAY - timedelta(days=1)


@pytest.fixture
def twins(town: Town) -> tuple[int, int]:
    """The same child twice in 3ªA, both enrolled and priced."""
    with town.database.transaction():
        return town.pupil("Rossi", "Anna"), town.pupil("Rossi", "Anna Maria")


def spans(town: Town, table: str, pupil_id: int) -> list[tuple[int, int]]:
    return town.database.rows(
        f"SELECT starts_on, ends_on FROM {table} WHERE pupil_id = ? ORDER BY starts_on", (pupil_id,)
    )


def charge(town: Town, pupil_id: int, on: date) -> int:
    account = ledger.open_account(town.session, pupil_id, town.group_id)
    ledger.post(
        town.session, OperationId("test", f"{pupil_id}{on}"), account_id=account, on=on, kind=ledger.EntryKind.CHARGE,
        amount_cents=-525, contra=ledger.Contra.MEALS, service_id=town.service_id,
    )  # fmt: skip
    return account


def pay(town: Town, pupil_id: int, cents: int) -> int:
    account = ledger.open_account(town.session, pupil_id, town.group_id)
    ledger.post(
        town.session, OperationId("test", f"pay {pupil_id}"), account_id=account, on=MONDAY,
        kind=ledger.EntryKind.OPENING, amount_cents=cents, contra=ledger.Contra.OPENING,
    )  # fmt: skip
    return account


@pytest.mark.parametrize(("on_kept", "on_merged"), [(False, True), (True, False), (True, True)])
def test_one_photo_is_left_the_kept_records_own_if_it_has_one(
    town: Town, twins: tuple[int, int], on_kept: bool, on_merged: bool
) -> None:
    kept, merged = twins
    registry.enable_photos(town.session)
    mine, other = picture(colour="#000080"), picture(colour="#800000")
    if on_kept:
        registry.set_photo(town.session, kept, mine)
    if on_merged:
        registry.set_photo(town.session, merged, other)
    merge_pupils(town.session, OPERATION, kept, merged)
    photo = registry.photo_of(town.session, kept)
    assert photo is not None
    assert photo.jpeg == (mine if on_kept else other)
    assert registry.photo_of(town.session, merged) is None


def test_a_second_record_without_charges_gives_all_that_is_missing(town: Town, twins: tuple[int, int]) -> None:
    kept, merged = twins
    database = town.database
    with database.transaction():
        database.execute("UPDATE enrolment SET ends_on = ? WHERE pupil_id = ?", (day_number(MONDAY), kept))
        database.execute("DELETE FROM band_assignment WHERE pupil_id = ?", (kept,))
        database.execute("UPDATE pupil SET fiscal_code = 'RSSNNA18A41F205X', born_on = 100 WHERE id = ?", (merged,))
    preview = preview_merge(town.session, kept, merged)
    assert (preview.from_on, preview.placements, preview.enrolments, preview.bands) == (None, 0, 1, 1)
    assert preview.takes_fiscal_code
    assert preview.takes_birth
    merge_pupils(town.session, OPERATION, kept, merged)
    first, last = day_number(YEAR_START), day_number(YEAR_END)
    assert spans(town, "placement", kept) == [(first, last)]
    assert spans(town, "enrolment", kept) == [(first, day_number(MONDAY)), (day_number(TUESDAY), last)]
    assert spans(town, "band_assignment", kept) == [(first, last)]
    for table in ("placement", "enrolment", "band_assignment"):
        assert spans(town, table, merged) == []
    assert database.rows("SELECT fiscal_code, born_on FROM pupil WHERE id IN (?, ?) ORDER BY id", twins) == [
        ("RSSNNA18A41F205X", 100), (None, 100),
    ]  # fmt: skip
    assert registry.search_pupils(town.session, "rssnna").items[0].id == kept


def test_what_was_charged_stays_and_the_rest_moves_from_the_day_after(town: Town, twins: tuple[int, int]) -> None:
    kept, merged = twins
    with town.database.transaction():
        town.database.execute("DELETE FROM placement WHERE pupil_id = ?", (kept,))
        town.database.execute("DELETE FROM enrolment WHERE pupil_id = ?", (kept,))
    charge(town, merged, MONDAY)
    for day in (MONDAY, TUESDAY):
        meals.record_presence(
            town.session, pupil_id=merged, service_id=town.service_id, day=day, at=town.session.now(),
            source=meals.PresenceSource.OFFICE,
        )  # fmt: skip
    assert preview_merge(town.session, kept, merged).from_on == TUESDAY
    merge_pupils(town.session, OPERATION, kept, merged)
    before, cut, first, last = day_number(MONDAY), day_number(TUESDAY), day_number(YEAR_START), day_number(YEAR_END)
    for table in ("placement", "enrolment"):
        assert spans(town, table, merged) == [(first, before)]
        assert spans(town, table, kept) == [(cut, last)]
    assert town.database.rows("SELECT day, pupil_id FROM presence ORDER BY day") == [(before, merged), (cut, kept)]


def test_balances_go_over_by_entries_and_the_ledger_still_verifies(town: Town, twins: tuple[int, int]) -> None:
    kept, merged = twins
    account = charge(town, merged, MONDAY)
    target = pay(town, kept, 2_000)
    entries = town.database.rows("SELECT * FROM entry ORDER BY account_id, day, kind, seq")
    preview = preview_merge(town.session, kept, merged)
    assert [(one.service_group_name, one.amount_cents) for one in preview.accounts] == [("Refezione", -525)]
    done = merge_pupils(town.session, OPERATION, kept, merged)
    assert done.moved_cents == -525
    assert ledger.balance(town.session, account) == 0
    assert ledger.balance(town.session, target) == 2_000 - 525
    after = town.database.rows("SELECT * FROM entry ORDER BY account_id, day, kind, seq")
    assert set(entries) < set(after)
    assert len(after) == len(entries) + 2
    assert verify(town.database).findings == ()
    notes = town.database.rows("SELECT account_id, other_account_id, reason FROM entry_note ORDER BY account_id")
    assert notes == sorted([(account, target, "Schede unite"), (target, account, "Schede unite")])


def test_the_same_again_is_answered_once_and_another_is_refused(town: Town, twins: tuple[int, int]) -> None:
    kept, merged = twins
    charge(town, merged, MONDAY)
    first = merge_pupils(town.session, OPERATION, kept, merged)
    assert merge_pupils(town.session, OPERATION, kept, merged) == replace(first, is_repeat=True)
    with pytest.raises(Conflict):
        merge_pupils(town.session, OPERATION, merged, kept)
    for pair in ((kept, merged), (merged, kept)):
        with pytest.raises(PupilRetired, match="Rossi Anna Maria"):
            merge_pupils(town.session, OperationId("office", "again"), *pair)
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'merge_pupils'") == 2


def test_cards_go_over_or_are_revoked_where_there_is_one(town: Town, twins: tuple[int, int]) -> None:
    kept, merged = twins
    card = cards.issue_card(town.session, merged, town.service_id)
    done = merge_pupils(town.session, OPERATION, kept, merged)
    assert (done.cards_moved, done.cards_revoked) == (1, 0)
    found = cards.find_card(town.session, card.token)
    assert isinstance(found, cards.CardFound)
    assert found.card.pupil_id == kept
    with town.database.transaction():
        third = town.pupil("Rossi", "Annamaria")
    own = cards.issue_card(town.session, third, town.service_id)
    done = merge_pupils(town.session, OperationId("office", "2"), kept, third)
    assert (done.cards_moved, done.cards_revoked) == (0, 1)
    assert isinstance(cards.find_card(town.session, own.token), cards.CardRevoked)
    assert merged_into(town.session, third) == kept


def test_no_diet_is_lost_and_its_reason_still_opens(town: Town, twins: tuple[int, int]) -> None:
    class Backwards:
        def seal(self, text: str, *, bound_to: str) -> str:
            return f"{bound_to}|{text[::-1]}"

        def unseal(self, sealed: str, *, bound_to: str) -> str:
            assert sealed.startswith(f"{bound_to}|")
            return sealed.partition("|")[2][::-1]

    kept, merged = twins
    gluten = meals.create_diet(town.session, "GLU", "Senza glutine", "niente pane")
    nuts = meals.create_diet(town.session, "FRU", "Senza frutta a guscio", "niente noci")
    moved = meals.assign_diet(
        town.session, merged, gluten, starts_on=YEAR_START, ends_on=YEAR_END, reason="celiachia", sealer=Backwards()
    )
    meals.assign_diet(town.session, merged, nuts, starts_on=YEAR_START, ends_on=YEAR_END)
    meals.assign_diet(town.session, kept, nuts, starts_on=YEAR_START, ends_on=MONDAY)
    merge_pupils(town.session, OPERATION, kept, merged)
    clerk = replace(town.session, actor=Actor(town.session.actor.id, "Giulia", Role.CLERK))
    assert meals.diet_reason(clerk, moved, Backwards()) == "celiachia"
    assert [(one.diet.code, one.ends_on) for one in meals.diets_of(town.session, kept, TUESDAY)] == [
        ("FRU", YEAR_END), ("GLU", YEAR_END),
    ]  # fmt: skip


def test_a_child_scanned_under_both_records_eats_once(town: Town, twins: tuple[int, int], clock: FixedClock) -> None:
    kept, merged = twins
    for pupil_id in twins:
        meals.record_presence(
            town.session, pupil_id=pupil_id, service_id=town.service_id, day=TUESDAY, at=town.session.now(),
            source=meals.PresenceSource.OFFICE,
        )  # fmt: skip
    merge_pupils(town.session, OPERATION, kept, merged)
    assert town.database.rows("SELECT pupil_id FROM presence") == [(kept,)]
    clock.set(datetime(2026, 11, 24, 15, 0, tzinfo=UTC))
    meals.close_day(town.session, town.service_id, TUESDAY)
    assert town.database.rows("SELECT a.pupil_id FROM entry e JOIN account a ON a.id = e.account_id") == [(kept,)]


def test_absences_go_over_with_the_days(town: Town, twins: tuple[int, int]) -> None:
    kept, merged = twins
    meals.report_absence(
        town.session, OperationId("office", "a"), merged, town.service_id, TUESDAY, TUESDAY,
        channel=meals.RequestChannel.PHONE, asked_by="madre",
    )  # fmt: skip
    merge_pupils(town.session, OPERATION, kept, merged)
    assert town.database.rows("SELECT pupil_id, day FROM meal_exception") == [(kept, day_number(TUESDAY))]


def test_guardians_join_and_one_applicant_remains(town: Town, twins: tuple[int, int]) -> None:
    kept, merged = twins
    mother = registry.create_guardian(town.session, "Rossi", "Ida")
    father = registry.create_guardian(town.session, "Bianchi", "Ugo")
    registry.link_guardian(town.session, kept, mother, "madre")
    registry.link_guardian(town.session, merged, mother, "madre", is_applicant=True)
    registry.link_guardian(town.session, merged, father, "padre")
    assert preview_merge(town.session, kept, merged).guardians == 1
    merge_pupils(town.session, OPERATION, kept, merged)
    found = registry.guardians_of(town.session, kept)
    assert [(one.full_name, one.is_applicant) for one in found] == [("Rossi Ida", True), ("Bianchi Ugo", False)]
    assert registry.guardians_of(town.session, merged) == ()


def test_a_merged_record_is_not_found_any_more(town: Town, twins: tuple[int, int]) -> None:
    kept, merged = twins
    assert registry.search_pupils(town.session, "rossi").total == 2
    merge_pupils(town.session, OPERATION, kept, merged)
    for text in ("rossi", ""):
        found = registry.search_pupils(town.session, text)
        assert ([one.id for one in found.items], found.total) == ([kept], 1)
    assert merged_into(town.session, merged) == kept
    assert merged_into(town.session, kept) is None
    assert registry.pupil(town.session, merged).full_name == "Rossi Anna Maria"


def test_the_preview_writes_nothing(town: Town, twins: tuple[int, int]) -> None:
    charge(town, twins[1], MONDAY)
    names = ("placement", "enrolment", "entry", "audit", "pupil", "band_assignment", "pupil_merge")
    before = [town.database.rows(f"SELECT * FROM {name}") for name in names]
    preview_merge(town.session, *twins)
    assert [town.database.rows(f"SELECT * FROM {name}") for name in names] == before


def test_one_record_is_not_merged_into_itself_nor_into_nobody(town: Town, twins: tuple[int, int]) -> None:
    for verb in (partial(merge_pupils, town.session, OPERATION), partial(preview_merge, town.session)):
        with pytest.raises(InvalidValue):
            verb(twins[0], twins[0])
        with pytest.raises(NotFound):
            verb(twins[0], 999)


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_only_the_office_merges(town: Town, twins: tuple[int, int], role: Role) -> None:
    session = replace(town.session, actor=Actor(9, "Altri", role, town.school_id))
    verbs: list[Callable[[], object]] = [
        lambda: preview_merge(session, *twins), lambda: merge_pupils(session, OPERATION, *twins)
    ]  # fmt: skip
    for verb in verbs:
        with pytest.raises(NotAllowed):
            verb()


@given(
    st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted),
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 5)).map(lambda pair: (pair[0], sum(pair))), max_size=5),
)
def test_free_parts_are_exactly_the_days_nobody_has(span: list[int], taken: list[tuple[int, int]]) -> None:
    covered = {day for first, last in taken for day in range(first, last + 1)}
    parts = free_parts((span[0], span[1]), taken)
    found = [day for first, last in parts for day in range(first, last + 1)]
    assert found == [day for day in range(span[0], span[1] + 1) if day not in covered]
    assert all(two[0] > one[1] + 1 for one, two in pairwise(parts))


def test_the_trail_names_both_records(town: Town, twins: tuple[int, int]) -> None:
    kept, merged = twins
    merge_pupils(town.session, OPERATION, kept, merged, "stessa bambina,\n due domande")
    rows = town.database.rows("SELECT subject, detail FROM audit WHERE operation = 'merge_pupils' ORDER BY id")
    assert [row[0] for row in rows] == [f"pupil:{kept}", f"pupil:{merged}"]
    assert "stessa bambina, due domande" in rows[0][1]


def test_a_gradual_insertion_goes_along_with_the_enrolment(town: Town, twins: tuple[int, int]) -> None:
    """What of it lies in the days that go over, and nothing of the days that the kept record has of its own."""
    kept, merged = twins
    until = TUESDAY + timedelta(days=6)
    enrolment = town.database.scalar("SELECT id FROM enrolment WHERE pupil_id = ?", (merged,))
    town.database.execute("UPDATE enrolment SET ends_on = ? WHERE pupil_id = ?", (day_number(TUESDAY), kept))
    town.database.execute(
        "INSERT INTO insertion (enrolment_id, starts_on, ends_on, weekdays) VALUES (?, ?, ?, 5)",
        (enrolment, day_number(MONDAY), day_number(until)),
    )
    merge_pupils(town.session, OPERATION, kept, merged)
    moved = town.database.rows(
        "SELECT i.starts_on, i.ends_on, i.weekdays FROM insertion i JOIN enrolment e ON e.id = i.enrolment_id"
        " WHERE e.pupil_id = ?",
        (kept,),
    )
    assert moved == [(day_number(TUESDAY) + 1, day_number(until), 5)]
