"""The lines of «Chi paga»: who pays today, and all that was written, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, SignalInstance

from core.registry import Payer, PayerPeriod
from office.pupils.card import PupilCard
from office.pupils.sections import Act, Entry
from office.wording import short_day


def payer_entries(card: PupilCard, today: date, withdraw_wanted: SignalInstance | None) -> list[Entry]:
    """Return the lines; `withdraw_wanted` is emitted with a period that is to be taken back, None: nobody may."""
    entries = [_written(one, today, withdraw_wanted) for one in card.payers]
    if not any(one.holds_on(today) for one in card.payers):
        entries.insert(0, _usual(card))
    return entries


def shares_text(payers: Iterable[Payer]) -> str:
    """Return payers with their shares, on one line."""
    return ", ".join(f"{one.name} {one.percent} %" for one in payers)


def _usual(card: PupilCard) -> Entry:
    if card.payers_now:
        text = QCoreApplication.translate("Payers", "Finché non si scrive altro")
        return Entry(_whole(text), shares_text(card.payers_now), badge=_today())
    if card.record.guardians:
        text = QCoreApplication.translate("Payers", "Più genitori e nessun richiedente: scrivi chi paga.")
    else:
        text = QCoreApplication.translate("Payers", "Nessuno: aggiungi prima i genitori.")
    return Entry(text, is_muted=True)


def _written(period: PayerPeriod, today: date, withdraw_wanted: SignalInstance | None) -> Entry:
    if period.ends_on is None:
        span = QCoreApplication.translate("Payers", "Dal {first}").format(first=short_day(period.starts_on))
    else:
        span = QCoreApplication.translate("Payers", "Dal {first} al {last}").format(
            first=short_day(period.starts_on), last=short_day(period.ends_on)
        )
    badge = ""
    if period.is_withdrawn:
        badge = QCoreApplication.translate("Payers", "annullato")
    elif period.holds_on(today):
        badge = _today()
    act = QCoreApplication.translate("Payers", "Annulla")
    acts: tuple[Act, ...] = ()
    if withdraw_wanted is not None and not period.is_withdrawn:
        wanted = withdraw_wanted
        acts = (Act(act, "withdraw_payers", lambda: wanted.emit(period)),)
    return Entry(_whole(span), shares_text(period.payers), badge=badge, acts=acts, is_muted=period.is_withdrawn)


def _whole(text: str) -> str:
    """Return a text that stays on one line, also beside a badge."""
    return text.replace(" ", "\u00a0")


def _today() -> str:
    return QCoreApplication.translate("Payers", "oggi")
