"""The commands that look after the database.

`close-day`, `send-orders`, `verify`, `backup`, `migrate`, `station-rights`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core import ledger, meals, messages, registry
from core.access.session import Session
from core.clock import Clock, rome
from core.documents.kitchen_order_mail import order_mail
from core.errors import EnvironmentFault, RefettorioError, UserError
from core.meals.kitchen import follow_all, is_any_mail_waiting, send_all_due
from core.money import format_euro
from core.settings import Settings
from core.station import grant_station_rights, renew_station_rights, rights_script
from core.storage import Database
from core.storage.backup import Keep, list_backups, prune
from core.storage.backup import backup as make_backup
from core.storage.database import without_password
from core.storage.migrating import migrate as run_pending
from core.storage.migrating import pending
from refettorio.exit_codes import DONE, NOT_VERIFIED, REFUSED
from refettorio.line_progress import LineProgress
from refettorio.opening import existing, is_new, opened, program_session, settings_of
from refettorio.verifying import file_check, ledger_check

_BY_HAND = "Gli ordini sono numerati e restano nel programma: stampali e telefona alla cucina."


class NoSuchService(UserError):
    """No service has the name given."""

    template = "Non c'è un servizio «{name}». I servizi sono: {names}."


class LoginMissing(UserError):
    """Rights are given to somebody."""

    template = "Scrivi con --login l'utente del server a cui dare i permessi, o usa --print per avere il testo SQL."


def close_day(options: argparse.Namespace) -> int:
    """Close a day for every service, or for the one named; a service that fails does not keep the others open."""
    with existing(settings_of(options)) as database:
        session = program_session(database, options.clock)
        day = options.day or session.today()
        chosen = _chosen_services(session, options.service)
        codes = [_close_service(session, service, day) for service in chosen]
        return max(codes, default=DONE)


def send_orders(options: argparse.Namespace) -> int:
    """Send what is due today, what changed since, and the e-mails to the kitchens; run again, it finds it sent."""
    with existing(settings_of(options)) as database:
        session = program_session(database, options.clock)
        sent, changed = send_all_due(session), follow_all(session)
        for one in sent:
            print(f"Ordine {one.number_text} inviato: {one.content.total} pasti.")
        for one in changed:
            print(f"Ordine {one.number_text} aggiornato alla versione {one.version}: {one.content.total} pasti.")
        if not sent and not changed:
            print("Nessun ordine da inviare.")
        return _mail_orders(session) if is_any_mail_waiting(session) else DONE


def _mail_orders(session: Session) -> int:
    """Send the e-mails that wait; what does not go is told with what to do instead."""
    try:
        report = messages.send_order_mails(session, messages.smtp_transport(session), order_mail)
    except EnvironmentFault as error:
        print(f"refettorio: {error}\n{_BY_HAND}", file=sys.stderr)
        return REFUSED
    for mail in report.sent:
        print(f"E-mail inviata a {mail.address}: versione {mail.version}.")
    for mail in report.refused:
        print(f"refettorio: {mail.address} non ha ricevuto l'ordine.\n{_BY_HAND}", file=sys.stderr)
    return REFUSED if report.refused else DONE


def verify(options: argparse.Namespace) -> int:
    """Check the file and the ledger; name what is broken."""
    with existing(settings_of(options)) as database, LineProgress("Controllo") as progress:
        found = file_check(database)
        report = ledger.verify(database, progress)
    found += [finding.text for finding in report.findings]
    if found:
        _tell_broken(found)
        return NOT_VERIFIED
    print(
        f"Registro integro: {_number(report.entries)} registrazioni, {_number(report.accounts)} conti, "
        f"{_number(report.batches)} lotti sigillati."
    )
    print(f"Ultimo sigillo: {report.head_hash or 'nessuno'}")
    return DONE


def backup(options: argparse.Namespace) -> int:
    """Make a checked copy, or list the copies that are there."""
    settings = settings_of(options)
    folder = (options.folder or settings.backup_folder).absolute()
    if options.list:
        return _list(folder)
    found: list[str] = []

    def check(copy: Database) -> Sequence[str]:
        # A copy of a ledger that does not verify is still the only copy of what was entered since: it is kept.
        found.extend(ledger_check(copy))
        return ()

    with existing(settings) as database, LineProgress("Copia") as progress:
        path = make_backup(database, folder, options.clock, check=check, progress=progress)
    print(f"Copia fatta e controllata: {path} ({_size(path.stat().st_size)})")
    if options.prune:
        removed = prune(folder, options.clock, Keep())
        print(f"Copie vecchie tolte: {len(removed)}.")
    if found:
        print("La copia è fedele, ma il registro che contiene non è integro.", file=sys.stderr)
        _tell_broken(found)
        return NOT_VERIFIED
    return DONE


def migrate(options: argparse.Namespace) -> int:
    """Bring the database to this version of the program, after a copy; make it when it is new."""
    settings = settings_of(options)
    with opened(settings, must_exist=False) as database:
        if is_new(database):
            run_pending(database, before_change=lambda _database: None)
            print(f"Base dati nuova: tabelle create in {without_password(database.url)}")
            return DONE
        if not pending(database):
            print("La base dati è già aggiornata: non c'era nulla da fare.")
            return DONE
        with LineProgress("Aggiornamento"):
            names = _bring_up_to_date(database, settings, options.clock, is_copied=not options.without_copy)
        print(f"Base dati aggiornata: {', '.join(names)}.")
        if renew_station_rights(database):
            print("Permessi delle postazioni rinnovati.")
        # Looked at afterwards: the check is written for the tables of this version, and a fault is not made worse.
        found = ledger_check(database)
    if found:
        _tell_broken(found)
        return NOT_VERIFIED
    return DONE


def station_rights(options: argparse.Namespace) -> int:
    """Give a station's login the rights it needs and no others, or print the SQL for whoever looks after the server."""
    if options.print:
        print(rights_script(), end="")
        return DONE
    with existing(settings_of(options)) as database:
        if not options.login:
            raise LoginMissing
        grant_station_rights(database, options.login, may_recharge=options.till)
    what = "presenze e ricariche" if options.till else "presenze"
    print(f"L'utente «{options.login}» del server può registrare {what}, e nient'altro.")
    return DONE


def _chosen_services(session: Session, name: str | None) -> tuple[registry.Service, ...]:
    every = registry.services(session)
    if name is None:
        if not every:
            print("Nella base dati non c'è ancora nessun servizio: non c'era nulla da chiudere.")
        return every
    chosen = tuple(one for one in every if one.name.casefold() == name.strip().casefold())
    if not chosen:
        raise NoSuchService(name=name, names=", ".join(one.name for one in every) or "nessuno")
    return chosen


def _close_service(session: Session, service: registry.Service, day: date) -> int:
    when = f"{day:%d/%m/%Y}"
    try:
        with LineProgress(f"Chiusura {service.name}") as progress:
            report = meals.close_day(session, service.id, day, progress=progress)
    except meals.NoServiceThatDay:
        # A nightly job also runs on Sundays: nothing to do is not a failure.
        print(f"{service.name}, {when}: nessun servizio, nulla da addebitare.")
        return DONE
    except meals.PricesMissing as error:
        print(f"{service.name}, {when}: NON chiusa. {_without_names(error)}", file=sys.stderr)
        for _pupil_id, pupil in error.pupils:
            print(f"  {pupil}", file=sys.stderr)
        return REFUSED
    except RefettorioError as error:
        print(f"{service.name}, {when}: NON chiusa. {error}", file=sys.stderr)
        return REFUSED
    before = "era già chiusa: " if report.already_closed else ""
    print(
        f"{service.name}, {when}: {before}{_number(report.charged)} pasti addebitati, "
        f"{format_euro(report.total_cents)} ({_number(report.exempt)} esenti; {report.schools} scuole)."
    )
    return DONE


def _without_names(error: meals.PricesMissing) -> str:
    count = len(error.pupils)
    who = "1 alunno non ha" if count == 1 else f"{_number(count)} alunni non hanno"
    return f"{who} una tariffa: assegna una fascia o un'esenzione e ripeti. Nessun addebito è stato registrato."


def _bring_up_to_date(
    database: Database, settings: Settings, clock: Clock, *, is_copied: bool = True
) -> tuple[str, ...]:
    def keep_copy(old: Database) -> None:
        if is_copied:
            print(f"Copia di sicurezza: {make_backup(old, settings.backup_folder, clock)}")

    return run_pending(database, before_change=keep_copy)


def _list(folder: Path) -> int:
    found = list_backups(folder)
    if not found:
        print(f"Nessuna copia in {folder}.")
        return DONE
    print(f"Copie in {folder}, dalla più recente:")
    for one in found:
        print(f"  {rome(one.made_at):%d/%m/%Y %H:%M}  {_size(one.size_bytes):>10}  {one.path.name}")
    return DONE


def _tell_broken(found: Sequence[str]) -> None:
    print(f"Il registro NON è integro: {len(found)} problemi.")
    for text in found:
        print(f"  {text}")
    print("Non correggere nulla a mano: conserva una copia del file e chiama l'assistenza.")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _size(size_bytes: int) -> str:
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} kB"
    return f"{size_bytes / 1_000_000:.1f} MB".replace(".", ",")
