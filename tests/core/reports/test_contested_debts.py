"""A debt that is contested stays on the list, with how much of it is."""

from __future__ import annotations

from core.access.operations import OperationId
from core.ledger import ContestAbout, ContestChannel, contest, refuse_contestation
from core.reports import debts, debts_table
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import charge


def test_what_is_contested_of_a_debt_is_told_until_it_is_decided(town: Town) -> None:
    key = charge(town, town.account(town.pupil()), "meal").key
    assert [(one.debt_cents, one.contested_cents) for one in debts(town.session)] == [(525, 0)]
    one = contest(
        town.session, OperationId("test", "c"), key, received_on=TUESDAY, channel=ContestChannel.DESK,
        about=ContestAbout.PRICE, text="Fascia sbagliata",
    )  # fmt: skip
    lines = debts(town.session)
    assert [(one.debt_cents, one.contested_cents) for one in lines] == [(525, 525)]
    table = debts_table(lines, "oggi")
    place = [column.key for column in table.columns].index("contested")
    assert table.rows[0][place] == 525
    refuse_contestation(town.session, one, "La fascia è giusta")
    assert [one.contested_cents for one in debts(town.session)] == [0]
