"""A station that was out of reach while two records became one tells of the old one: it is the child that is kept."""

from __future__ import annotations

from core.access.operations import OperationId
from core.ledger import accounts_of
from core.meals import PresenceSource, close_day, closed_lines, record_presence, undo_presence
from core.merging import merge_pupils
from core.payments import Means
from tests.builders import TUESDAY, Town
from tests.core.meals.conftest import Canteen, both, canteen
from tests.core.payments.test_recharging import take

__all__ = ["both", "canteen"]


def scan(canteen: Canteen, pupil: int, event: str) -> None:
    record_presence(
        canteen.session, pupil_id=pupil, service_id=canteen.service_id, day=TUESDAY, at=canteen.session.now(),
        source=PresenceSource.SCAN, event_id=event,
    )  # fmt: skip


def test_a_scan_of_the_old_card_is_the_childs_one_meal(both: Canteen) -> None:
    kept, merged, twice = both.pupil("Anna"), both.pupil("Annina"), both.pupil("Anninuccia")
    merge_pupils(both.session, OperationId("office", "first"), merged, twice)
    merge_pupils(both.session, OperationId("office", "second"), kept, merged)
    scan(both, twice, "e1")
    scan(both, merged, "e2")
    both.at(TUESDAY, both.session.clock.now().time().replace(hour=14))
    report = close_day(both.session, both.service_id, TUESDAY)
    assert (report.charged, report.total_cents) == (1, 525)
    assert [(one.pupil_id, one.is_present) for one in closed_lines(both.session, both.service_id, TUESDAY)] == [
        (kept, True)
    ]


def test_what_the_station_takes_back_is_taken_back(both: Canteen) -> None:
    kept, merged = both.pupil("Anna"), both.pupil("Annina")
    merge_pupils(both.session, OperationId("office", "merge"), kept, merged)
    scan(both, merged, "e1")
    assert undo_presence(both.session, pupil_id=merged, service_id=both.service_id, day=TUESDAY, event_id="e1")
    assert both.town.database.rows("SELECT * FROM presence") == []


def test_money_for_the_old_record_is_the_childs(town: Town) -> None:
    kept, merged = town.pupil("Rossi", "Anna"), town.pupil("Rossi", "Annina")
    merge_pupils(town.session, OperationId("office", "merge"), kept, merged)
    assert take(town, "1", 1500, means=Means.CARD, pupil_id=merged).pupil_id == kept
    assert [one.balance_cents for one in accounts_of(town.session, kept)] == [1500]
    assert accounts_of(town.session, merged) == ()
