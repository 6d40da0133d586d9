"""Words of the reminders, in the language on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.messages import MessageChannel, MessageState, Problem, Step
from core.qt.columns import Tone


def step_name(step: Step) -> str:
    """Return what a step of the ladder is called."""
    match step:
        case Step.ALERT:
            return QCoreApplication.translate("Reminders", "Saldo basso")
        case Step.FIRST:
            return QCoreApplication.translate("Reminders", "Primo avviso")
        case Step.SECOND:
            return QCoreApplication.translate("Reminders", "Secondo avviso")
        case Step.FORMAL:
            return QCoreApplication.translate("Reminders", "Sollecito formale")


def step_tone(step: Step) -> Tone | None:
    """Return the colour of a step."""
    match step:
        case Step.ALERT:
            return None
        case Step.FIRST | Step.SECOND:
            return Tone.WARNING
        case Step.FORMAL:
            return Tone.DANGER


def channel_name(channel: MessageChannel) -> str:
    """Return how a message goes."""
    match channel:
        case MessageChannel.EMAIL:
            return QCoreApplication.translate("Reminders", "E-mail")
        case MessageChannel.LETTER:
            return QCoreApplication.translate("Reminders", "Lettera")


def state_name(state: MessageState) -> str:
    """Return where a message is."""
    match state:
        case MessageState.QUEUED:
            return QCoreApplication.translate("Reminders", "In attesa")
        case MessageState.SENDING:
            return QCoreApplication.translate("Reminders", "Invio interrotto?")
        case MessageState.SENT:
            return QCoreApplication.translate("Reminders", "Inviato")
        case MessageState.PRINTED:
            return QCoreApplication.translate("Reminders", "Stampato")
        case MessageState.FAILED:
            return QCoreApplication.translate("Reminders", "Da controllare")
        case MessageState.CANCELLED:
            return QCoreApplication.translate("Reminders", "Annullato")


def state_tone(state: MessageState) -> Tone | None:
    """Return the colour of a state."""
    match state:
        case MessageState.QUEUED:
            return None
        case MessageState.SENDING | MessageState.FAILED:
            return Tone.DANGER
        case MessageState.SENT | MessageState.PRINTED:
            return Tone.SUCCESS
        case MessageState.CANCELLED:
            return Tone.MUTED


def problem_name(problem: Problem | None) -> str:
    """Return what is missing."""
    match problem:
        case Problem.NO_GUARDIAN:
            return QCoreApplication.translate("Reminders", "manca il genitore richiedente")
        case Problem.NO_ADDRESS:
            return QCoreApplication.translate("Reminders", "senza indirizzo: da consegnare")
        case None:
            return ""
