"""The demonstration: a made-up municipality lives one day, from the printed cards to the closed ledger.

Codes reach the kiosk only through its camera, presences and recharges the office only through the station's journal,
charges the ledger only through the close of the day.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from datetime import time as hour
from pathlib import Path

from core import ledger, meals
from core.access.session import system_session
from core.ids import RandomIds
from core.money import format_euro
from core.payments import Means
from core.station import DatabaseGateway, RechargeAnswer, StationStore, exchange, join, make_station_code
from core.storage import open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from refettorio.demo.cast import CardCutter, Showing, payer_cards, presences
from refettorio.demo.clock import DemoClock
from refettorio.demo.figures import (
    Figures,
    Shift,
    counted,
    disagreements,
    ledger_figures,
    not_read,
    presences_on,
    prices_charged,
)
from refettorio.demo.kiosk_shift import take_presences, take_recharges
from refettorio.demo.morning import DAY, STATION_ID, Morning, live_morning
from refettorio.demo.office_shift import work_in_office
from refettorio.demo.papers import print_evening_papers
from refettorio.demo.place import DemoPlace
from refettorio.demo.sample_history import leave_work
from refettorio.demo.stage import Stage
from refettorio.demo.staying import stay_open
from refettorio.demo.virtual_camera import FRAMES_PER_SECOND, Filming, film
from refettorio.demo.waiting import watched
from refettorio.exit_codes import DONE, NOT_VERIFIED, REFUSED
from refettorio.screen import ScreenNotUsable, do_without_screen, ensure_screen, has_screen
from refettorio.windows import application, stopped_by_signals

DEFAULT_FOLDER = "demo-output"
#: What is put on two accounts after the meal: cents and means.
PAYMENTS = ((5000, Means.BANCOMAT), (3000, Means.CASH))
#: A card that comes once more must have been away for longer than the kiosk takes it for still held.
_AWAY_SECONDS = 6.5
_FRAMES_HELD, _FRAMES_BETWEEN, _FRAMES_LEAD = 9, 4, 30


def run(options: argparse.Namespace) -> int:
    """Live the day in the folder of `--output`; with a screen end with office and kiosk open on it."""
    began = time.monotonic()
    is_seen = _choose_screen(is_headless=options.headless)
    place = DemoPlace(_folder(options.output))
    place.prepare()
    print(f"Dimostrazione in {place.root}")
    app = application()
    clock = DemoClock(DAY)
    database = open_database(sqlite_url(place.database))
    try:
        with stopped_by_signals(app), watched():
            migrate(database, before_change=lambda _database: None)
            session = system_session(database, clock, RandomIds(clock))
            stage = Stage(app, place, clock, database, session, options.seed)
            figures = _live(stage, options.cards, began)
            figures.write(place.summary)
            _tell(figures, place)
        if is_seen:
            stay_open(app, place, clock)
    finally:
        database.close()
    if figures.verify != "ok":
        return NOT_VERIFIED
    return REFUSED if figures.disagreements else DONE


def _live(stage: Stage, count: int, began: float) -> Figures:
    morning = live_morning(stage.session, stage.clock, stage.place, stage.seed)
    _step(f"Comune di esempio: {len(morning.town.school_ids)} scuole, {len(morning.town.pupils)} alunni")
    _step(f"Tessere stampate: {morning.cards_printed}, in {stage.place.papers}")
    cutter = CardCutter(morning, stage.place)
    shown = presences(stage.session, morning, cutter, count)
    frames = _film(stage, shown)
    _step(f"Filmato della fotocamera virtuale: {len(shown)} tessere, {frames} fotogrammi")
    shift, receipts, payers = _kiosk(stage, morning, cutter, frames, shown)
    stage.clock.put(hour(15, 10))
    window = work_in_office(stage, morning.people.others[0], morning.town.service_id)
    window.close()
    window.deleteLater()
    figures = _figures(stage, morning, [*shown, *payers], shift, receipts)
    _step(f"Giornata chiusa in ufficio: {figures.charges} addebiti, {format_euro(figures.charged_cents)}")
    print_evening_papers(stage.session, stage.place, morning.people.others[0], receipts)
    leave_work(stage.session, morning.town)
    return replace(figures, seconds=round(time.monotonic() - began, 1))


def _film(stage: Stage, shown: list[Showing]) -> int:
    period = _FRAMES_HELD + _FRAMES_BETWEEN
    away = round(_AWAY_SECONDS * FRAMES_PER_SECOND) - (len(shown) - 2) * period
    filming = Filming(
        seed=stage.seed,
        frames_held=_FRAMES_HELD,
        frames_between=_FRAMES_BETWEEN,
        frames_before_last=max(_FRAMES_BETWEEN, away),
        frames_lead=_FRAMES_LEAD,
    )
    return film([one.picture for one in shown], stage.place.films / "mensa.avi", filming)


def _kiosk(
    stage: Stage, morning: Morning, cutter: CardCutter, frames: int, shown: list[Showing]
) -> tuple[Shift, tuple[RechargeAnswer, ...], list[Showing]]:
    """Run the kiosk for the meal and the counter; return both together as one shift, and the receipts."""
    stage.clock.put(hour(12, 20))
    ids = stage.session.ids
    store = StationStore.open(stage.place.station_file, clock=stage.clock, ids=ids)
    gateway = DatabaseGateway(lambda: open_database(stage.database.url), stage.clock, ids)
    join(store, gateway, make_station_code(stage.session, STATION_ID).text)
    exchange(store, gateway)
    window, shift = take_presences(stage, store, gateway, stage.place.films / "mensa.avi", frames)
    unread = not_read(shown, shift)
    _step(
        f"Postazione: {shift.frames_seen} fotogrammi visti su {frames}, {shift.codes_read} codici letti, "
        f"{len(shift.outcomes)} esiti, {len(unread)} tessere non lette"
    )
    _step(f"Presenze arrivate in ufficio: {presences_on(stage.database, DAY)}")
    stage.clock.put(hour(13, 45))
    payers = payer_cards(stage.session, morning, cutter, len(PAYMENTS))
    films = []
    for number, (payer, (cents, means)) in enumerate(zip(payers, PAYMENTS, strict=True), start=1):
        path = stage.place.films / f"ricarica-{number}.avi"
        filming = Filming(seed=stage.seed + number, frames_lead=6, frames_held=12, frames_tail=4)
        frames += film([payer.picture], path, filming)
        films.append((path, cents, means))
    receipts, frames_seen, codes_read = take_recharges(window, films, stage.place)
    for receipt in receipts:
        _step(f"Ricarica allo sportello: ricevuta {receipt.number_text}, {format_euro(receipt.amount_cents)}")
    window.close()
    window.deleteLater()
    store.close_thread()
    both = replace(
        shift,
        frames_filmed=frames,
        frames_seen=shift.frames_seen + frames_seen,
        codes_read=shift.codes_read + codes_read,
    )
    return both, receipts, payers


def _figures(
    stage: Stage, morning: Morning, shown: list[Showing], shift: Shift, receipts: tuple[RechargeAnswer, ...]
) -> Figures:
    report = meals.close_day(stage.session, morning.town.service_id, DAY)
    kinds = ledger_figures(stage.database)
    meal = shown[: len(shown) - len(PAYMENTS)]
    figures = Figures(
        day=DAY.isoformat(),
        pupils=len(morning.town.pupils),
        cards_printed=morning.cards_printed,
        cards_filmed=len(shown),
        cards_not_read=max(0, len(shown) - shift.codes_read),
        frames_filmed=shift.frames_filmed,
        frames_seen=shift.frames_seen,
        codes_read=shift.codes_read,
        outcomes=counted(shift.outcomes),
        outcomes_expected=counted([one.expected for one in meal]),
        extras=shift.extras,
        failures=shift.failures,
        presences=presences_on(stage.database, DAY),
        charges=report.charged,
        exempt=report.exempt,
        charged_cents=report.total_cents,
        charges_by_price=prices_charged(stage.database),
        recharges=len(receipts),
        recharged_cents=sum(receipt.amount_cents for receipt in receipts),
        openings=kinds.get("opening", (0, 0))[0],
        opening_cents=kinds.get("opening", (0, 0))[1],
        entries=sum(count for count, _cents in kinds.values()),
        balance_cents=sum(cents for _count, cents in kinds.values()),
        verify="ok" if ledger.verify(stage.database).is_ok else "broken",
        disagreements=(),
        seconds=0.0,
    )
    return replace(figures, disagreements=disagreements(stage.session, figures))


def _tell(figures: Figures, place: DemoPlace) -> None:
    _step(f"Registro: {figures.entries} registrazioni, controllo {figures.verify}")
    for text in figures.disagreements:
        _step(text)
    print(
        f"Fatto in {figures.seconds:.0f} secondi. Carte, schermate e cifre: {place.root} "
        f"({place.papers.name}, {place.pictures.name}, {place.summary.name})"
    )


def _step(text: str) -> None:
    print(f"  {text}", flush=True)


def _choose_screen(*, is_headless: bool) -> bool:
    """Tell whether windows will be seen; when not, have Qt draw them in memory."""
    if not is_headless and has_screen():
        try:
            ensure_screen()
        except ScreenNotUsable as error:
            print(f"refettorio: {error} Proseguo senza finestre.", file=sys.stderr)
        else:
            return True
    do_without_screen()
    return False


def _folder(wanted: Path | None) -> Path:
    """Return the folder to work in: the one asked for, else one here, else (nothing can be written here) a new one."""
    if wanted is not None:
        return wanted.absolute()
    here = Path(DEFAULT_FOLDER).absolute()
    if os.access(here if here.exists() else here.parent, os.W_OK):
        return here
    return Path(tempfile.mkdtemp(prefix="refettorio-demo-"))
