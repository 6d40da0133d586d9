"""What an entry is called, on screen and on paper (papers are Italian, whatever the screen speaks)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.ledger import ContestState, Contra, EntryKind, StatementLine
from core.payments import Means

#: The office numbers its receipts under this name.
ISSUER = "UFF"

MEANS_OF_COUNTER = (Means.CASH, Means.BANCOMAT, Means.CARD, Means.CHEQUE)

_PAPER_KINDS = {
    EntryKind.CHARGE: "Pasto",
    EntryKind.RECHARGE: "Ricarica",
    EntryKind.REVERSAL: "Storno",
    EntryKind.OPENING: "Saldo di partenza",
    EntryKind.REFUND: "Rimborso",
    EntryKind.TRANSFER: "Giroconto",
    EntryKind.ADJUSTMENT: "Rettifica",
}
_PAPER_CONTRAS = {
    Contra.CASH: "in contanti",
    Contra.ELECTRONIC: "allo sportello, tracciabile",
    Contra.PUNTOLIS: "presso un punto LIS",
    Contra.PAGOPA: "con pagoPA",
}


def kind_text(kind: EntryKind) -> str:  # noqa: PLR0911 - one line a kind
    """Return what a kind of entry is called on screen."""
    match kind:
        case EntryKind.CHARGE:
            return QCoreApplication.translate("Account", "Pasto")
        case EntryKind.RECHARGE:
            return QCoreApplication.translate("Account", "Ricarica")
        case EntryKind.REVERSAL:
            return QCoreApplication.translate("Account", "Storno")
        case EntryKind.OPENING:
            return QCoreApplication.translate("Account", "Saldo di partenza")
        case EntryKind.REFUND:
            return QCoreApplication.translate("Account", "Rimborso")
        case EntryKind.TRANSFER:
            return QCoreApplication.translate("Account", "Giroconto")
        case EntryKind.ADJUSTMENT:
            return QCoreApplication.translate("Account", "Rettifica")


def contra_text(contra: Contra) -> str:
    """Return how money came in, on screen; nothing for what is not money in."""
    match contra:
        case Contra.CASH:
            return QCoreApplication.translate("Account", "in contanti")
        case Contra.ELECTRONIC:
            return QCoreApplication.translate("Account", "allo sportello, tracciabile")
        case Contra.PUNTOLIS:
            return QCoreApplication.translate("Account", "presso un punto LIS")
        case Contra.PAGOPA:
            return QCoreApplication.translate("Account", "con pagoPA")
        case _:
            return ""


def means_text(means: Means) -> str:
    """Return what a means of payment is called on screen."""
    match means:
        case Means.CASH:
            return QCoreApplication.translate("Account", "Contanti")
        case Means.BANCOMAT:
            return QCoreApplication.translate("Account", "Bancomat")
        case Means.CARD:
            return QCoreApplication.translate("Account", "Carta")
        case Means.CHEQUE:
            return QCoreApplication.translate("Account", "Assegno")
        case Means.PAGOPA:
            return QCoreApplication.translate("Account", "pagoPA")


def description(line: StatementLine) -> str:
    """Return what a line of the statement is, on screen."""
    if line.reverses is not None:
        text = QCoreApplication.translate("Account", "Storno di {what} del {day}").format(
            what=kind_text(line.reverses.kind).lower(), day=f"{line.reverses.on:%d/%m/%Y}"
        )
        return f"{text} · {line.reason}"
    what = _what(kind_text(line.kind), line.service_name, contra_text(line.contra))
    if line.other_pupil is not None:
        what = (
            QCoreApplication.translate("Account", "Giroconto a {pupil}")
            if line.amount_cents < 0
            else QCoreApplication.translate("Account", "Giroconto da {pupil}")
        ).format(pupil=line.other_pupil)
    if line.repeats is not None:
        again = QCoreApplication.translate("Account", "{what} · riaddebito del {day}: {reason}")
        what = again.format(what=what, day=f"{line.repeats.on:%d/%m/%Y}", reason=line.note)
    elif line.note:
        what = f"{what} · {line.note}"
    if line.is_reversed:
        what = QCoreApplication.translate("Account", "{what} · stornato: {reason}").format(
            what=what, reason=line.reason
        )
    if line.repeated_on is not None:
        again = QCoreApplication.translate("Account", "{what} · riaddebitato il {day}")
        what = again.format(what=what, day=f"{line.repeated_on:%d/%m/%Y}")
    return f"{what}{_contested(line)}"


def _contested(line: StatementLine) -> str:
    """Return what there is to say of a contestation, from the point on; one accepted is told by the reversal."""
    match line.contested:
        case ContestState.OPEN:
            return QCoreApplication.translate("Account", " · contestato, da decidere")
        case ContestState.REFUSED:
            text = QCoreApplication.translate("Account", " · contestazione respinta: {reason}")
            return text.format(reason=line.contest_reason)
        case _:
            return ""


def paper_description(line: StatementLine) -> str:
    """Return what a line of the statement is, on paper."""
    if line.reverses is not None:
        what = _PAPER_KINDS[line.reverses.kind].lower()
        return f"Storno di {what} del {line.reverses.on:%d/%m/%Y} · {line.reason}"
    what = _what(_PAPER_KINDS[line.kind], line.service_name, _PAPER_CONTRAS.get(line.contra, ""))
    if line.other_pupil is not None:
        what = f"Giroconto {'a' if line.amount_cents < 0 else 'da'} {line.other_pupil}"
    if line.repeats is not None:
        what = f"{what} · riaddebito del {line.repeats.on:%d/%m/%Y}: {line.note}"
    elif line.note:
        what = f"{what} · {line.note}"
    if line.is_reversed:
        what = f"{what} · stornato: {line.reason}"
    if line.repeated_on is not None:
        what = f"{what} · riaddebitato il {line.repeated_on:%d/%m/%Y}"
    match line.contested:
        case ContestState.OPEN:
            return f"{what} · contestato, in esame"
        case ContestState.REFUSED:
            return f"{what} · contestazione respinta: {line.contest_reason}"
        case _:  # accepted: the reversal says it
            return what


def _what(kind: str, service_name: str | None, contra: str) -> str:
    if service_name:
        return f"{kind} · {service_name}"
    return f"{kind} {contra}" if contra else kind
