"""The papers of the cash desk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.access.session import Session
from core.documents import AgentAccountPaper, CashRegisterPaper, Heading, agent_account_pdf, cash_register_pdf
from core.payments import agent_account
from core.registry import municipality
from office.cash.reading import day_takings


def register_name(on: date) -> str:
    """Return the name of a day's register."""
    return f"Registro incassi {on:%Y-%m-%d}.pdf"


def write_register(session: Session, on: date, path: Path) -> int:
    """Write the register of a day's takings."""
    shown = day_takings(session, on)
    heading = Heading.of(municipality(session))
    return cash_register_pdf(
        CashRegisterPaper(heading, shown.register, shown.sessions, shown.missing, session.now()), path
    )


def account_name(year: int, operator_name: str) -> str:
    """Return the name of a yearly account."""
    return f"Conto agente contabile {year} {operator_name}.pdf"


def write_account(session: Session, operator_id: int, year: int, path: Path) -> int:
    """Write the yearly account of an agent."""
    account = agent_account(session, operator_id, year)
    return agent_account_pdf(AgentAccountPaper(Heading.of(municipality(session)), account, session.now()), path)
