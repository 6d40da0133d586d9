"""A guardian with several children gets one letter: what differs stands child by child, the rest once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.messages import MessageChannel, MessageLine, MessageState, Step
from core.messages.household import household_letters

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
TEXT = (
    "Gentile Ida Verdi,\n\nal 24/11/2026 sul conto Refezione di {name} mancano {debt} per i pasti già consumati. Ti "
    "chiediamo di ricaricare il conto. Grazie.\n\nSe hai già pagato, non tener conto di questo avviso.\n\n"
    "Ufficio\nMazzè"
)


def line(number: int, name: str, debt: str, **more: object) -> MessageLine:
    given: dict[str, object] = {
        "id": number, "account_id": number, "pupil_id": number, "pupil_name": name, "step": Step.FIRST,
        "channel": MessageChannel.LETTER, "recipient": "Ida Verdi", "address": "Via Roma 1",
        "subject": f"Mensa scolastica: pasti da pagare di {name}", "body": TEXT.format(name=name, debt=debt),
        "balance_cents": -100, "state": MessageState.QUEUED, "attempts": 0, "last_error": None, "made_at": NOW,
        "state_at": NOW, "guardian_id": 7,
    }  # fmt: skip
    return MessageLine(**(given | more))  # type: ignore[arg-type]


ANNA, LUCA, SARA = line(1, "Rossi Anna", "12,00 €"), line(2, "Rossi Luca", "5,00 €"), line(3, "Rossi Sara", "7,00 €")


def test_three_children_in_one_letter() -> None:
    (one,) = household_letters([ANNA, LUCA, SARA])
    assert one.subject == "Mensa scolastica: pasti da pagare di Rossi Anna, Rossi Luca e Rossi Sara"
    assert one.body.splitlines() == [
        "Gentile Ida Verdi,",
        "",
        "al 24/11/2026 sul conto Refezione di Rossi Anna mancano 12,00 € per i pasti già consumati.",
        "al 24/11/2026 sul conto Refezione di Rossi Luca mancano 5,00 € per i pasti già consumati.",
        "al 24/11/2026 sul conto Refezione di Rossi Sara mancano 7,00 € per i pasti già consumati.",
        "Ti chiediamo di ricaricare il conto. Grazie.",
        "",
        "Se hai già pagato, non tener conto di questo avviso.",
        "",
        "Ufficio",
        "Mazzè",
    ]
    assert (one.recipient, one.address, one.message_ids) == ("Ida Verdi", "Via Roma 1", (1, 2, 3))


def test_a_child_alone_is_written_as_it_was() -> None:
    (one,) = household_letters([ANNA])
    assert (one.subject, one.body, one.message_ids) == (ANNA.subject, ANNA.body, (1,))


@pytest.mark.parametrize(
    "other",
    [
        line(2, "Rossi Luca", "5,00 €", guardian_id=8),
        line(2, "Rossi Luca", "5,00 €", step=Step.FORMAL),
        line(2, "Rossi Luca", "5,00 €", address="Via Po 2"),
        line(2, "Rossi Luca", "5,00 €", body="Un altro testo."),
    ],
    ids=["another guardian of the same name", "another step", "another address", "another text"],
)
def test_what_does_not_belong_together_stays_apart(other: MessageLine) -> None:
    assert [one.message_ids for one in household_letters([ANNA, other, SARA])] == [(1, 3), (2,)]


def test_whom_nobody_knows_is_never_joined() -> None:
    """Two of the same name without address, handed over at the desk: not one family."""
    nobody = [line(number, "Rossi Anna", "1,00 €", guardian_id=None, address="") for number in (1, 2)]
    assert [one.message_ids for one in household_letters(nobody)] == [(1,), (2,)]


def test_subjects_that_are_the_same_stand_once() -> None:
    lines = [
        line(number, name, "1,00 €", subject="Sollecito") for number, name in ((1, "Rossi Anna"), (2, "Rossi Ugo"))
    ]
    assert household_letters(lines)[0].subject == "Sollecito"
    other = line(3, "Rossi Sara", "1,00 €", subject="Altro")
    assert household_letters([*lines, other])[0].subject == "Sollecito; Altro"
