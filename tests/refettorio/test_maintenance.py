"""`close-day`, `send-orders`, `verify`, `station-rights`: what they do, what they say, how they end."""

from __future__ import annotations

import pytest

from core import messages
from core.clock import FixedClock
from core.meals.kitchen import create_kitchen, set_mailing
from core.storage.tables import SchoolService, Service
from tests.builders import Town
from tests.conftest import MORNING, NOON
from tests.core.messages.conftest import FakeMail
from tests.refettorio.conftest import Command
from tests.refettorio.ledger_hands import recharge, tamper

DAY = "24/11/2026"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


# close-day


def test_a_closed_day_is_charged_and_told(town: Town, command: Command) -> None:
    for number in range(3):
        town.pupil(f"Alunno{number}")
    said = command("close-day", "--database", town.database.url, "--day", "2026-11-24")
    assert (said.code, said.err) == (0, "")
    assert said.out == f"Mensa, {DAY}: 3 pasti addebitati, 15,75\N{NO-BREAK SPACE}€ (0 esenti; 1 scuole).\n"
    assert town.database.row("SELECT COUNT(*), SUM(amount_cents) FROM entry") == (3, -1575)
    again = command("close-day", "--database", town.database.url)
    assert (again.code, "era già chiusa: 3 pasti" in again.out) == (0, True)
    assert town.database.scalar("SELECT COUNT(*) FROM entry") == 3


def test_a_sunday_is_nothing_to_do_and_no_failure(sqlite_town: Town, command: Command, clock: FixedClock) -> None:
    sqlite_town.pupil()
    said = command("close-day", "--database", sqlite_town.database.url, "--day", "2026-11-22")
    assert (said.code, said.out) == (0, "Mensa, 22/11/2026: nessun servizio, nulla da addebitare.\n")


def test_pupils_without_a_price_are_all_named_and_nobody_is_charged(town: Town, command: Command) -> None:
    town.pupil("Con", "Tariffa")
    for number in range(7):
        town.pupil(f"Senza{number}", "Tariffa", priced=False)
    said = command("close-day", "--database", town.database.url)
    assert said.code == 1
    assert "NON chiusa. 7 alunni non hanno una tariffa" in said.err
    assert [line.strip() for line in said.err.splitlines()[1:]] == [f"Senza{number} Tariffa" for number in range(7)]
    assert town.database.scalar("SELECT COUNT(*) FROM entry") == 0


def test_a_day_that_is_not_over_is_refused(sqlite_town: Town, command: Command) -> None:
    sqlite_town.pupil()
    said = command("close-day", "--database", sqlite_town.database.url, "--day", "2026-11-25")
    assert said.code == 1
    assert "dopo le 09:30" in said.err


def test_a_service_that_fails_does_not_keep_another_open(sqlite_town: Town, command: Command) -> None:
    sqlite_town.pupil()
    other = sqlite_town.database.insert(
        Service, service_group=sqlite_town.group_id, name="Altro", charge_policy="booked",
        cutoff_minutes=1439, plain_limit_days=0,
    )  # fmt: skip
    sqlite_town.database.run(SchoolService.insert(school=sqlite_town.school_id, service=other))
    said = command("close-day", "--database", sqlite_town.database.url)
    assert said.code == 1
    assert "Altro, " in said.err
    assert "Mensa, 24/11/2026: 1 pasti" in said.out


def test_one_service_by_name(sqlite_town: Town, command: Command) -> None:
    sqlite_town.pupil()
    assert command("close-day", "--database", sqlite_town.database.url, "--service", "mensa ").code == 0
    said = command("close-day", "--database", sqlite_town.database.url, "--service", "Menza")
    assert (said.code, said.err) == (1, "refettorio: Non c'è un servizio «Menza». I servizi sono: Mensa.\n")


# send-orders


def test_orders_go_out_after_the_cutoff_and_once(town: Town, command: Command, clock: FixedClock) -> None:
    town.pupil("Bianchi", "Luca")
    clock.set(MORNING)
    early = command("send-orders", "--database", town.database.url)
    assert (early.code, early.out) == (0, "Nessun ordine da inviare.\n")
    clock.set(NOON)
    late = command("send-orders", "--database", town.database.url)
    assert late.code == 0
    assert late.out.endswith(" inviato: 1 pasti.\n")
    assert command("send-orders", "--database", town.database.url).out == "Nessun ordine da inviare.\n"


def test_what_changed_after_the_order_goes_out_too(town: Town, command: Command) -> None:
    town.pupil("Bianchi", "Luca")
    command("send-orders", "--database", town.database.url)
    town.pupil("Verdi", "Sara")
    said = command("send-orders", "--database", town.database.url)
    assert (said.code, said.out) == (0, "Ordine CC/2026/000001 aggiornato alla versione 2: 2 pasti.\n")


def test_orders_go_by_mail_and_without_a_server_it_says_what_to_do(
    town: Town, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    kitchen_id = create_kitchen(town.session, "CC", "Cucina")
    set_mailing(town.session, kitchen_id, ["cucina@example.org", "assente@example.org"], is_on=True)
    town.pupil("Bianchi", "Luca")
    said = command("send-orders", "--database", town.database.url)
    assert (said.code, said.out) == (1, "Ordine CC/2026/000001 inviato: 1 pasti.\n")
    assert "Manca il server di posta" in said.err
    assert "stampali e telefona alla cucina" in said.err
    monkeypatch.setattr(messages, "smtp_transport", lambda _session: FakeMail(refused=("assente@example.org",)))
    said = command("send-orders", "--database", town.database.url)
    assert said.code == 1
    assert said.out == "Nessun ordine da inviare.\nE-mail inviata a cucina@example.org: versione 1.\n"
    assert said.err.startswith("refettorio: assente@example.org non ha ricevuto l'ordine.\nGli ordini sono numerati")
    assert command("send-orders", "--database", town.database.url).code == 0  # nothing waits; the office sees it


# verify


def test_a_whole_ledger_verifies(town: Town, command: Command) -> None:
    recharge(town, town.pupil())
    command("close-day", "--database", town.database.url)
    said = command("verify", "--database", town.database.url)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Registro integro: 2 registrazioni, 1 conti, 2 lotti sigillati.\nUltimo sigillo: ")


def test_what_was_altered_is_named_with_its_own_exit_code(sqlite_town: Town, command: Command) -> None:
    recharge(sqlite_town, sqlite_town.pupil())
    tamper(sqlite_town.database)
    said = command("verify", "--database", sqlite_town.database.url)
    assert said.code == 3
    assert "Il registro NON è integro" in said.out
    assert "il saldo scritto è 20,00" in said.out
    assert "la somma è 21,00" in said.out


# station-rights


def test_the_rights_of_a_station_are_printed_or_given_on_a_server_only(town: Town, command: Command) -> None:
    printed = command("station-rights", "--print")
    assert (printed.code, "CREATE ROLE refettorio_station NOLOGIN" in printed.out) == (0, True)
    nobody = command("station-rights", "--database", town.database.url)
    assert (nobody.code, "--login" in nobody.err) == (1, True)
    said = command("station-rights", "--database", town.database.url, "--login", "non_esiste")
    wanted = "esistono solo su PostgreSQL" if town.database.dialect == "sqlite" else "non c'è l'utente «non_esiste»"
    assert (said.code, wanted in said.err) == (1, True)
