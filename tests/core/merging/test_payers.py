"""Who pays for the second record pays for the one that is kept."""

from __future__ import annotations

from datetime import date

from core.access.operations import OperationId
from core.merging import merge_pupils
from core.registry import create_guardian, link_guardian, payers_of, payers_on, set_payers
from core.registry.payers import payer_book
from tests.builders import TUESDAY, Town

OPERATION = OperationId("office", "merge")
SEPTEMBER, JANUARY = date(2026, 9, 1), date(2027, 1, 1)


def twins(town: Town) -> tuple[int, int, int, int]:
    kept, merged = town.pupil("Rossi", "Anna"), town.pupil("Rossi", "Anna Maria")
    verdi, bianchi = (create_guardian(town.session, name, "Ida") for name in ("Verdi", "Bianchi"))
    link_guardian(town.session, kept, verdi, "madre", is_applicant=True)
    link_guardian(town.session, merged, bianchi, "padre", is_applicant=True)
    return kept, merged, verdi, bianchi


def test_the_payers_go_over_with_their_days_and_stay_with_what_was_paid(town: Town) -> None:
    kept, merged, _verdi, bianchi = twins(town)
    link_guardian(town.session, merged, _verdi, "madre")
    set_payers(town.session, merged, {bianchi: 70, _verdi: 30}, SEPTEMBER)
    set_payers(town.session, merged, {bianchi: 100}, JANUARY)
    before = payers_of(town.session, merged)
    merge_pupils(town.session, OPERATION, kept, merged)

    after = payers_of(town.session, kept)
    assert [(one.starts_on, one.ends_on) for one in after] == [(JANUARY, None), (SEPTEMBER, date(2026, 12, 31))]
    assert {(one.name, one.percent) for one in after[1].payers} == {("Bianchi Ida", 70), ("Verdi Ida", 30)}
    assert [one.id for one in payers_of(town.session, merged)] == [one.id for one in before]


def test_the_kept_records_own_payers_hold(town: Town) -> None:
    kept, merged, verdi, bianchi = twins(town)
    set_payers(town.session, kept, {verdi: 100}, SEPTEMBER)
    set_payers(town.session, merged, {bianchi: 100}, SEPTEMBER)
    merge_pupils(town.session, OPERATION, kept, merged)
    assert [one.name for one in payers_on(town.session, kept, TUESDAY)] == ["Verdi Ida"]
    assert len(payers_of(town.session, kept)) == 1


def test_where_nothing_was_written_the_kept_records_applicant_pays_for_both(town: Town) -> None:
    kept, merged, _verdi, _bianchi = twins(town)
    merge_pupils(town.session, OPERATION, kept, merged)
    book = payer_book(town.database, [kept, merged])
    assert [one.name for one in book.on(merged, TUESDAY)] == ["Verdi Ida"]
