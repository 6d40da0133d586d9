"""Two records of one guardian become one: children, applicants, payers of today and before, data, letters."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
from stdnum.it import codicefiscale

from core import ledger, messages, payments, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor
from core.access.stale import ChangedMeanwhile
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound, RefettorioError
from core.merging import TwoFiscalCodes, merge_guardians, preview_guardian_merge
from core.registry import (
    create_guardian,
    guardians_of,
    link_guardian,
    payers_of,
    payers_on,
    search_guardians,
    set_payers,
    unlink_guardian,
    update_guardian,
)
from core.registry.faults import GuardianRetired
from core.registry.guardian_duplicates import find_guardian_duplicates
from core.reports.tax import tax_certificates
from tests.builders import TUESDAY, Town

OPERATION = OperationId("office", "merge")
SEPTEMBER, JANUARY = date(2026, 9, 1), date(2027, 1, 1)


def code(start: str) -> str:
    return start + codicefiscale.calc_check_digit(start)


@pytest.fixture
def twice(town: Town) -> tuple[int, int, int, int]:
    """Ida Verdi twice, mother of Anna and of Ugo: the kept record, the other, the children."""
    with town.database.transaction():
        anna, ugo = town.pupil("Rossi", "Anna"), town.pupil("Rossi", "Ugo")
    kept = create_guardian(town.session, "Verdi", "Ida", email="ida@example.it")
    other = create_guardian(town.session, "Verdi", "Idda", code("VRDDIA80A41H501"), "i@example.it", "011 123456")
    link_guardian(town.session, anna, kept, "madre", is_applicant=True)
    link_guardian(town.session, ugo, other, "madre", is_applicant=True)
    return kept, other, anna, ugo


def shares(town: Town, pupil_id: int, day: date) -> dict[int, int]:
    return {one.guardian_id: one.percent for one in payers_on(town.session, pupil_id, day)}


def test_children_applicants_and_missing_data_go_over(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, anna, ugo = twice
    link_guardian(town.session, anna, other, "mamma")
    preview = preview_guardian_merge(town.session, kept, other)
    assert (preview.children, preview.shared, preview.applicant_of) == (("Rossi Ugo",), ("Rossi Anna",), 1)
    assert (preview.takes, preview.leaves) == (("fiscal_code", "phone"), ("email",))
    done = merge_guardians(town.session, OPERATION, kept, other, "due volte", shown=preview)
    assert (done.children, done.is_repeat) == (2, False)

    for pupil_id in (anna, ugo):
        (one,) = guardians_of(town.session, pupil_id)
        assert (one.id, one.relation, one.is_applicant) == (kept, "madre", True)
        assert (one.fiscal_code, one.email, one.phone) == (code("VRDDIA80A41H501"), "ida@example.it", "011 123456")
    assert [one.id for one in search_guardians(town.session, "verdi")] == [kept]
    assert [one.id for one in search_guardians(town.session, "vrddia80")] == [kept]
    assert find_guardian_duplicates(town.session) == ()
    subjects = town.database.rows("SELECT subject FROM audit WHERE operation = 'merge_guardians' ORDER BY subject")
    assert subjects == [(f"guardian:{kept}",), (f"guardian:{other}",)]


def test_the_applicants_mark_of_the_second_record_is_not_lost(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, _anna, ugo = twice
    link_guardian(town.session, ugo, kept, "madre")
    merge_guardians(town.session, OPERATION, kept, other)
    assert [(one.id, one.is_applicant) for one in guardians_of(town.session, ugo)] == [(kept, True)]


def test_shares_of_both_are_added_up_now_and_before(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, anna, _ugo = twice
    father = create_guardian(town.session, "Rossi", "Ivo")
    for guardian_id in (other, father):
        link_guardian(town.session, anna, guardian_id, "")
    set_payers(town.session, anna, {kept: 30, other: 20, father: 50}, SEPTEMBER)
    set_payers(town.session, anna, {other: 40, father: 60}, JANUARY)
    preview = preview_guardian_merge(town.session, kept, other)
    assert (preview.periods, preview.added_up) == (2, 1)
    assert merge_guardians(town.session, OPERATION, kept, other).periods == 2
    assert shares(town, anna, TUESDAY) == {kept: 50, father: 50}
    assert shares(town, anna, date(2026, 12, 31)) == {kept: 50, father: 50}
    assert shares(town, anna, JANUARY) == {kept: 40, father: 60}
    assert shares(town, anna, date(2029, 1, 1)) == {kept: 40, father: 60}
    # What was written stays to be seen, taken back.
    withdrawn = [one for one in payers_of(town.session, anna) if one.is_withdrawn]
    assert {payer.guardian_id for one in withdrawn for payer in one.payers} == {kept, other, father}


def test_periods_of_others_stay_as_they_are(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, anna, _ugo = twice
    set_payers(town.session, anna, {kept: 100}, SEPTEMBER)
    before = payers_of(town.session, anna)
    merge_guardians(town.session, OPERATION, kept, other)
    assert payers_of(town.session, anna) == before


def test_a_receipt_under_the_other_name_is_still_the_mothers(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, anna, _ugo = twice
    father = create_guardian(town.session, "Rossi", "Ivo")
    for guardian_id in (other, father):
        link_guardian(town.session, anna, guardian_id, "")
    set_payers(town.session, anna, {father: 100}, SEPTEMBER)
    payments.recharge(
        town.session, OperationId("test", "pay"), pupil_id=anna, service_group_id=town.group_id, amount_cents=5000,
        means=payments.Means.BANCOMAT, channel=payments.Channel.COUNTER, issuer="UFF", paid_by="Idda Verdi",
    )  # fmt: skip
    merge_guardians(town.session, OPERATION, kept, other)
    (certificate,) = tax_certificates(town.session, 2026)
    assert [(one.guardian_id, one.guardian_name, one.traceable_cents) for one in certificate.shares] == [
        (kept, "Verdi Ida", 5000)
    ]


def test_letters_go_over_and_of_two_that_wait_one_is_sent(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, anna, ugo = twice
    link_guardian(town.session, anna, other, "")
    set_payers(town.session, anna, {kept: 50, other: 50}, SEPTEMBER)
    for pupil_id in (anna, ugo):
        ledger.post(
            town.session, OperationId("test", f"{pupil_id}"), account_id=town.account(pupil_id), on=TUESDAY,
            kind=ledger.EntryKind.OPENING, amount_cents=-5000, contra=ledger.Contra.OPENING,
        )  # fmt: skip
    due = messages.due_reminders(town.session, town.group_id)
    messages.prepare_reminders(
        town.session, OperationId("test", "m"), town.group_id, [(one.account_id, one.step) for one in due]
    )
    rows = "SELECT pupil_id, guardian_id, state FROM message ORDER BY pupil_id, guardian_id"
    assert town.database.rows(rows) == [
        (anna, kept, "queued"), (anna, other, "queued"), (ugo, other, "queued")
    ]  # fmt: skip
    assert preview_guardian_merge(town.session, kept, other).messages == 2
    merge_guardians(town.session, OPERATION, kept, other)
    after = town.database.rows("SELECT pupil_id, guardian_id, state FROM message ORDER BY pupil_id, state")
    assert after == [(anna, kept, "cancelled"), (anna, kept, "queued"), (ugo, kept, "queued")]


def test_again_is_once_and_with_others_a_conflict(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, anna, _ugo = twice
    first = merge_guardians(town.session, OPERATION, kept, other)
    assert merge_guardians(town.session, OPERATION, kept, other) == replace(first, is_repeat=True)
    with pytest.raises(Conflict):
        merge_guardians(town.session, OPERATION, other, kept)
    assert len(guardians_of(town.session, anna)) == 1


def test_a_merged_record_is_used_for_nothing_new(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, anna, _ugo = twice
    merge_guardians(town.session, OPERATION, kept, other)
    for attempt in (
        lambda: link_guardian(town.session, anna, other, "madre"),
        lambda: update_guardian(town.session, other, last_name="Verdi"),
        lambda: merge_guardians(town.session, OperationId("office", "2"), other, kept),
        lambda: preview_guardian_merge(town.session, kept, other),
    ):
        with pytest.raises(GuardianRetired, match="unita a quella di Verdi Ida"):
            attempt()


def test_three_records_one_after_the_other(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, _anna, ugo = twice
    third = create_guardian(town.session, "Verdi", "Ida")
    merge_guardians(town.session, OPERATION, kept, other)
    merge_guardians(town.session, OperationId("office", "2"), third, kept)
    assert [one.id for one in guardians_of(town.session, ugo)] == [third]
    assert registry.search_guardians(town.session, "verdi")[0].fiscal_code == code("VRDDIA80A41H501")


def test_what_is_refused_changes_nothing(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, anna, ugo = twice
    with pytest.raises(InvalidValue, match="due schede diverse"):
        merge_guardians(town.session, OPERATION, kept, kept)
    with pytest.raises(NotFound):
        merge_guardians(town.session, OPERATION, kept, 999)
    update_guardian(town.session, kept, last_name="Verdi", first_name="Ida", fiscal_code=code("VRDDIA81A41H501"))
    with pytest.raises(TwoFiscalCodes, match="due persone"):
        merge_guardians(town.session, OPERATION, kept, other)
    assert [one.id for one in guardians_of(town.session, ugo)] == [other]
    assert [one.id for one in guardians_of(town.session, anna)] == [kept]


def test_what_changed_since_it_was_shown_is_not_done(town: Town, twice: tuple[int, int, int, int]) -> None:
    kept, other, anna, ugo = twice
    shown = preview_guardian_merge(town.session, kept, other)
    link_guardian(town.session, anna, other, "zia")
    with pytest.raises(ChangedMeanwhile):
        merge_guardians(town.session, OPERATION, kept, other, shown=shown)
    assert [one.id for one in guardians_of(town.session, ugo)] == [other]
    unlink_guardian(town.session, anna, other)
    assert merge_guardians(town.session, OPERATION, kept, other, shown=shown).children == 1


def test_only_the_office_merges(sqlite_town: Town) -> None:
    for role in (Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR):
        session = replace(sqlite_town.session, actor=Actor(1, "Chi", role))
        with pytest.raises(NotAllowed):
            merge_guardians(session, OPERATION, 1, 2)
        with pytest.raises(NotAllowed):
            preview_guardian_merge(session, 1, 2)


@pytest.mark.parametrize("other_way", [True, False], ids=["crosswise", "payers"])
def test_two_clerks_at_once_do_one_after_the_other(
    town: Town, twice: tuple[int, int, int, int], other_way: bool
) -> None:
    kept, other, _anna, ugo = twice
    start, told = threading.Barrier(2), []

    def second() -> None:
        start.wait(20)
        try:
            if other_way:
                merge_guardians(town.session, OperationId("office", "2"), other, kept)
            else:
                set_payers(town.session, ugo, {other: 100}, SEPTEMBER)
        except RefettorioError as error:
            told.append(error)
        finally:
            town.database.close()

    thread = threading.Thread(target=second)
    thread.start()
    start.wait(20)
    try:
        merge_guardians(town.session, OPERATION, kept, other)
    except RefettorioError as error:
        told.append(error)
    thread.join(20)

    # Either way nobody is lost: each child has one mother and the payer is the one who stands for it.
    (mother,) = guardians_of(town.session, ugo)
    assert mother.is_applicant
    assert [one.guardian_id for one in payers_on(town.session, ugo, TUESDAY)] == [mother.id]
    assert [type(one) for one in told] in ([[GuardianRetired]] if other_way else [[], [InvalidValue]])
