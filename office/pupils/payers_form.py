"""Who pays: from which day, and how much of a hundred each guardian."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from core.errors import InvalidValue
from core.qt.theme import Role, set_role
from core.registry import Guardian, PayerPeriod
from office.days import DayField
from office.form import Form
from office.pupils.forms import Today

#: Guardians whose share can be written; who has more is no family.
MOST_GUARDIANS = 6

#: What is wrong with the shares stands below the first.
_FAULTS: tuple[tuple[str, ...], ...] = (("Quota",), *(((),) * (MOST_GUARDIANS - 1)))


@dataclass(frozen=True, slots=True)
class TypedPayers:
    """What was typed: shares by guardian, from a day on, to a day or until it changes."""

    percents: dict[int, int]
    starts_on: date
    ends_on: date | None


class PayersForm(Form):
    """A day, a share for each guardian, what they come to, and a last day if there is one."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._guardians: tuple[Guardian, ...] = ()
        self.shown: tuple[PayerPeriod, ...] = ()
        self.show_now = self._show_now
        self.starts_on, self.ends_on = DayField(today), DayField(today)
        self.starts_on.setObjectName("payers_from")
        self.ends_on.setObjectName("payers_to")
        self.starts_on.field_name, self.ends_on.field_name = "Da quando", "Fino al"
        self._from = self.add(self.starts_on, "Da quando", "Date")
        self.shares = [QLineEdit(maxLength=4) for _place in range(MOST_GUARDIANS)]
        self._share_lines = [
            self.add(field, *(("Quota",) if not place else ())) for place, field in enumerate(self.shares)
        ]
        for place, field in enumerate(self.shares):
            field.setObjectName(f"payer_share_{place}")
            field.textChanged.connect(self._tell_total)
        self.total = QLabel()
        self.total.setObjectName("payers_total")
        set_role(self.total, Role.MUTED)
        self._rows.addWidget(self.total)
        self._rows.addSpacing(4)
        self._to = self.add(self.ends_on, "Fino al")
        self.note = QLabel()
        self.note.setWordWrap(True)
        set_role(self.note, Role.MUTED)
        self._rows.addWidget(self.note)
        self.retranslate()

    def begin(self, guardians: Sequence[Guardian], shown: Sequence[PayerPeriod], now: dict[int, int]) -> None:
        """Begin today, with the shares of today (`now`, by guardian)."""
        self._guardians, self.shown = tuple(guardians[:MOST_GUARDIANS]), tuple(shown)
        self.starts_on.set_day(self._today())
        self.ends_on.set_day(None)
        for place, line in enumerate(self._share_lines):
            is_there = place < len(self._guardians)
            line.label.setVisible(is_there)
            line.field.setVisible(is_there)
            share = now.get(self._guardians[place].id) if is_there else None
            self.shares[place].setText("" if share is None else str(share))
        self.retranslate()
        self.start()

    def typed(self) -> TypedPayers:
        """Return what was typed; an empty share is none.

        Raises:
            InvalidValue: a day is no day, or a share no whole number.
        """
        starts_on = self.starts_on.wanted_day()
        percents = {
            guardian.id: _percent(field.text())
            for guardian, field in zip(self._guardians, self.shares, strict=False)
            if field.text().strip(" %0")
        }
        return TypedPayers(percents, starts_on, self.ends_on.day())

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Chi paga"))
        self.name(self._from, self.tr("Da quando"))
        for guardian, line in zip(self._guardians, self._share_lines, strict=False):
            self.name(line, self.tr("Quota di {name}, in %").format(name=guardian.full_name))
        self.name(self._to, self.tr("Fino al, compreso (vuoto: finché non cambia)"))
        self.note.setText(
            self.tr("Vale per attestazioni e solleciti. Una ricarica con un genitore in «Versata da» resta sua.")
        )
        self._tell_total()

    def _tell_total(self) -> None:
        total = 0
        for _guardian, field in zip(self._guardians, self.shares, strict=False):
            try:
                total += _percent(field.text() or "0")
            except InvalidValue:
                self.total.setText(self.tr("In tutto deve fare 100"))
                return
        text = self.tr("In tutto 100 %") if total == 100 else self.tr("In tutto {total} %: deve fare 100")
        self.total.setText(text.format(total=total))

    def _show_now(self, now: tuple[PayerPeriod, ...]) -> None:
        """Show what somebody else wrote meanwhile."""
        today = self._today()
        held = next((one for one in now if one.holds_on(today)), None)
        self.begin(self._guardians, now, {} if held is None else {one.guardian_id: one.percent for one in held.payers})


def _percent(text: str) -> int:
    """Return a whole share.

    Raises:
        InvalidValue: it is none.
    """
    digits = text.strip(" %")
    if not (digits.isascii() and digits.isdigit()):
        raise InvalidValue(field="Quota", reason="scrivi un numero intero da 1 a 100, per esempio 50.")
    return int(digits)
