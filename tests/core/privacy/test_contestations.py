"""What a family contested is told to it, and its words go with the pupil's name; that it was contested stays."""

from __future__ import annotations

from datetime import date

from core import ledger
from core.access.operations import OperationId
from core.privacy import erase_pupils, export_family
from tests.core.privacy.conftest import Family
from tests.core.privacy.test_exporting import sections

TODAY = date(2026, 11, 24)


def contested(family: Family) -> int:
    key = ledger.post(
        family.session, OperationId("test", "meal"), account_id=family.account, on=TODAY,
        kind=ledger.EntryKind.CHARGE, amount_cents=-525, contra=ledger.Contra.MEALS, service_id=family.town.service_id,
    ).key  # fmt: skip
    return ledger.contest(
        family.session, OperationId("test", "contest"), key, received_on=TODAY, channel=ledger.ContestChannel.EMAIL,
        about=ledger.ContestAbout.ABSENT, text="Anna era in ospedale", asked_by="Rossi Ida", attachment="prot. 77",
    )  # fmt: skip


def test_a_family_is_told_what_it_contested(family: Family) -> None:
    ledger.refuse_contestation(family.session, contested(family), "Era presente")
    (one,) = sections(export_family(family.session, family.ida))["contestazioni"]
    assert one == {
        "giorno": TODAY, "ricevuta_il": TODAY, "chi": "Rossi Ida", "testo": "Anna era in ospedale",
        "allegato": "prot. 77", "esito": "respinta", "motivo": "Era presente",
    }  # fmt: skip


def test_its_words_go_with_the_pupils_name(family: Family) -> None:
    one = contested(family)
    ledger.accept_contestation(family.session, OperationId("test", "yes"), one, "Certificato di Rossi Anna")
    family.settle()
    family.go(2040)
    erase_pupils(family.session, OperationId("office", "erase"), [family.anna])
    (kept,) = ledger.contestations(family.session).items
    assert (kept.state, kept.asked_by, kept.text, kept.attachment, kept.reason) == (
        ledger.ContestState.ACCEPTED, "", "-", "", "-",
    )  # fmt: skip
