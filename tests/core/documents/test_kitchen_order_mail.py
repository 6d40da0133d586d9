"""The order as an e-mail: numbers and papers, never a child."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.documents.kitchen_order_mail import order_mail
from core.meals.kitchen import (
    acknowledge_order,
    create_kitchen,
    day_orders,
    kitchens,
    order_mails,
    set_day_meals,
    set_mailing,
)
from core.messages import Mail, send_order_mails
from tests.builders import TUESDAY
from tests.core.documents.reading import page_texts
from tests.core.documents.test_kitchen_order import PUPILS, late, order_id
from tests.core.meals.conftest import Canteen, canteen
from tests.core.messages.conftest import FakeMail

__all__ = ["canteen", "order_id"]

COOKS = "cuochi@example.org"


@pytest.fixture(autouse=True)
def mailed(canteen: Canteen) -> None:
    set_mailing(canteen.session, create_kitchen(canteen.session, "CC", "Cucina"), [COOKS], is_on=True)


def last_mail(canteen: Canteen, order_id: int) -> Mail:
    newest = order_mails(canteen.session, [order_id])[order_id][0]
    return order_mail(canteen.session, newest)


def texts_of(mail: Mail, folder: Path) -> list[str]:
    found = []
    for one in mail.attachments:
        (folder / one.name).write_bytes(one.content)
        found.append("\n".join(page_texts(folder / one.name)))
    return found


def deliver(canteen: Canteen) -> FakeMail:
    transport = FakeMail()
    send_order_mails(canteen.session, transport, order_mail)
    return transport


def test_the_first_version(canteen: Canteen, order_id: int, tmp_path: Path):
    mail = last_mail(canteen, order_id)
    assert (mail.to_name, mail.to_address) == ("Cucina", COOKS)
    assert mail.subject == ("Ordine CC/2026/000001 · Primaria Italo Calvino · martedì 24/11/2026 · pasti: 6")
    for line in (
        "Mensa · Primaria Italo Calvino", "Pasti in tutto: 6", "- standard: 2",
        "- dieta GLU: 1 (niente pane e pasta)", "- extra: 1", "- personale: 2", "Nota dell'ufficio: Alle 11:45",
        "Comune di Mazzè",
    ):  # fmt: skip
        assert line in mail.body, line
    assert [one.name for one in mail.attachments] == ["ordine-CC-2026-000001-v1.pdf"]
    (text,) = texts_of(mail, tmp_path)
    assert "Ordine alla cucina n. CC/2026/000001" in text
    assert not [name for name in (*PUPILS, "CELIACHIA") if name in text + mail.body + mail.subject]


def test_a_new_version_has_its_difference_sheet(canteen: Canteen, order_id: int, tmp_path: Path):
    deliver(canteen)
    late(canteen, canteen.town.pupils[1])
    mail = last_mail(canteen, order_id)
    assert mail.subject.startswith("Variazione (versione 2) dell'ordine CC/2026/000001")
    assert "Che cosa cambia rispetto alla versione 1:" in mail.body
    assert "- 3ªA: Standard −1 (da 2 a 1)" in mail.body
    assert "Motivo: Assenza registrata dopo l'invio." in mail.body
    assert [one.name for one in mail.attachments] == [
        "ordine-CC-2026-000001-v2.pdf", "variazioni-CC-2026-000001-v2.pdf",
    ]  # fmt: skip
    order, changes = texts_of(mail, tmp_path)
    assert "versione 2" in order
    assert "da versione 1 a 2" in changes


def test_it_is_compared_with_what_the_kitchen_has(canteen: Canteen, order_id: int, tmp_path: Path):
    """Version 1 never went, 2 went, 3 was taken back by 4: the kitchen has 2."""
    late(canteen, canteen.town.pupils[1])
    deliver(canteen)
    late(canteen, canteen.town.pupils[2])
    set_day_meals(canteen.session, canteen.town.school_id, canteen.service_id, TUESDAY, staff=3, extra=1)
    mail = last_mail(canteen, order_id)
    assert "Che cosa cambia rispetto alla versione 2:" in mail.body
    assert "- Tutta la scuola: Personale +1 (da 2 a 3)" in mail.body
    assert "da versione 2 a 4" in texts_of(mail, tmp_path)[1]


def test_each_address_is_told_what_is_new_to_it(canteen: Canteen, order_id: int):
    """The office's box got both versions; that of the cooks refused the first."""
    both = [COOKS, "ufficio@example.org"]
    set_mailing(canteen.session, kitchens(canteen.session)[0].id, both, is_on=True)
    late(canteen, canteen.town.pupils[1])
    send_order_mails(canteen.session, FakeMail(refused=(COOKS,)), order_mail)
    late(canteen, canteen.town.pupils[2])
    deliver(canteen)
    set_day_meals(canteen.session, canteen.town.school_id, canteen.service_id, TUESDAY, staff=3, extra=1)
    newest = {one.address: one for one in order_mails(canteen.session, [order_id])[order_id] if one.version == 4}
    assert "rispetto alla versione 3" in order_mail(canteen.session, newest[COOKS]).body
    canteen.database.execute("UPDATE kitchen_mail SET state = 'failed' WHERE version = 3 AND address = ?", (COOKS,))
    assert "Che cosa cambia" not in order_mail(canteen.session, newest[COOKS]).body
    assert "rispetto alla versione 3" in order_mail(canteen.session, newest[both[1]]).body  # not 2, which it had too


def test_a_kitchen_that_knows_nothing_gets_the_order_alone(canteen: Canteen, order_id: int):
    late(canteen, canteen.town.pupils[1])
    mail = last_mail(canteen, order_id)
    assert len(mail.attachments) == 1
    assert "Che cosa cambia" not in mail.body
    assert "Sostituisce le versioni precedenti" in mail.body


def test_read_on_the_phone_counts_as_known(canteen: Canteen, order_id: int):
    acknowledge_order(canteen.session, order_id, 1, received_by="Ada")
    late(canteen, canteen.town.pupils[1])
    assert "rispetto alla versione 1" in last_mail(canteen, order_id).body


def test_it_goes_through_the_door_of_all_mails(canteen: Canteen, order_id: int):
    (sent,) = deliver(canteen).sent
    (one,) = day_orders(canteen.session, canteen.service_id, TUESDAY)
    assert one.order is not None
    assert one.order.number_text in sent.subject
    assert sent.attachments[0].kind == "application/pdf"
    assert sent.attachments[0].content.startswith(b"%PDF")
