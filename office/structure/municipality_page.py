"""The municipality's own data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from core import registry
from core.access.session import Session
from core.errors import RefettorioError
from core.qt.theme import Role, set_role
from core.registry import Municipality, MunicipalityMissing
from office.desk import Desk
from office.form import Line
from office.page import Page
from office.setup.plan import day_and_month
from office.structure.forms import WideForm, note_label
from office.structure.listing import TOUCHED
from office.upright import Upright

#: The fields, with the Italian names that core gives them.
_FIELDS = {
    "name": "Comune", "province": "Provincia", "fiscal_code": "Codice fiscale del comune", "address": "Indirizzo",
    "office": "Ufficio", "phone": "Telefono", "patron_name": "Patrono", "patron_on": "Giorno del patrono",
    "holiday_province": "Provincia delle festività",
}  # fmt: skip
_WIDEST = 860


def read_municipality(session: Session) -> Municipality | None:
    """Return the municipality, None before it was entered."""
    try:
        return registry.municipality(session)
    except MunicipalityMissing:
        return None


def save_as(session: Session, one: Municipality, shown: Municipality | None = None) -> Municipality:
    """Save a municipality as it is given, unless somebody else changed it since it was shown; return it as kept."""
    registry.save_municipality(
        session,
        name=one.name,
        province=one.province,
        fiscal_code=one.fiscal_code,
        address=one.address,
        office=one.office,
        phone=one.phone,
        holiday_province=one.holiday_province,
        patron_name=one.patron_name,
        patron_month=one.patron_month,
        patron_day=one.patron_day,
        shown=shown,
    )
    return registry.municipality(session)


class MunicipalityForm(WideForm):
    """Name, codes, address, and which days are holidays here only."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, QLineEdit] = {}
        self._field_lines: dict[str, Line] = {}
        for name, error in _FIELDS.items():
            self.fields[name] = QLineEdit()
            self.fields[name].setObjectName(name)
            self._field_lines[name] = self.add(self.fields[name], error)
        for name in ("province", "holiday_province"):
            self.fields[name].setMaxLength(2)
        self.about = note_label()
        self._rows.addWidget(self.about)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Dati del comune"))
        self.about.setText(
            self.tr(
                "Stanno in testa a ricevute, lettere, ordini e tessere stampati da adesso in poi. Il patrono è festa "
                "nel calendario, e così le feste della provincia (a Bolzano il lunedì di Pentecoste): un giorno "
                "sbagliato è un giorno senza mensa."
            )
        )
        for name, label in (
            ("name", self.tr("Nome, senza «Comune di»")),
            ("province", self.tr("Provincia (sigla)")),
            ("fiscal_code", self.tr("Codice fiscale del comune (11 cifre)")),
            ("address", self.tr("Indirizzo")),
            ("office", self.tr("Ufficio")),
            ("phone", self.tr("Telefono")),
            ("patron_name", self.tr("Santo patrono (facoltativo)")),
            ("patron_on", self.tr("Giorno del patrono, per esempio 19/06")),
            ("holiday_province", self.tr("Provincia delle feste, se è un'altra (facoltativa)")),
        ):
            self.name(self._field_lines[name], label)

    def fill(self, one: Municipality | None) -> None:
        """Show what is kept."""
        self.clear_faults()
        values = {name: "" if one is None else getattr(one, name, None) or "" for name in _FIELDS}
        if one is not None and one.patron_day is not None:
            values["patron_on"] = f"{one.patron_day:02}/{one.patron_month:02}"
        if one is not None and one.holiday_province == one.province:
            values["holiday_province"] = ""
        for name, field in self.fields.items():
            field.setText(values[name])

    def wanted(self) -> Municipality:
        """Return what was typed.

        Raises:
            InvalidValue: the patron's day is not one.
        """
        typed = {name: field.text() for name, field in self.fields.items()}
        day, month = day_and_month(typed.pop("patron_on"))
        holiday, patron = typed.pop("holiday_province").strip(), typed.pop("patron_name")
        return Municipality(
            **typed,
            holiday_province=holiday or None,
            patron_name=patron or None,
            patron_month=month,
            patron_day=day,
        )


class MunicipalityPage(Page):
    """One form."""

    areas = frozenset({"registry"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known: Municipality | None = None
        self._shown: Municipality | None = None  # what the fields were filled with
        self._filled: tuple[str, ...] | None = None
        self.form = MunicipalityForm()
        self.form.show_now = self._show_now
        card = QFrame()
        set_role(card, Role.CARD)
        card.setMaximumWidth(_WIDEST)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(self.form)
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        self.body.addWidget(Upright(sheet), 1)
        self.form.save_wanted.connect(self._on_save)
        self.form.cancelled.connect(self._refill)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Comune")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Comune: nome, codice fiscale e ufficio stanno in testa a ciò che si stampa; patrono e provincia decidono "
            "quali giorni sono festa soltanto qui."
        )

    def reload(self) -> None:
        """Ask for what is kept."""
        self._desk.read(read_municipality, self._show, owner=self, key=f"municipality {id(self)}")

    def focus_search(self) -> None:
        """Put the keyboard where one begins."""
        self.form.start()

    def _show(self, known: Municipality | None) -> None:
        """Show it, unless somebody is typing."""
        self._known = known
        if self._filled is None or self.form.snapshot() == self._filled:
            self._refill()

    def _refill(self) -> None:
        self._shown = self._known
        self.form.fill(self._known)
        self.form.begun()
        self._filled = self.form.snapshot()

    def _show_now(self, now: Municipality) -> None:
        self._known = now
        self._refill()

    def _on_save(self) -> None:
        if not self.form.save_button.isEnabled():
            return
        self.form.clear_faults()
        before = self._shown
        try:
            wanted = self.form.wanted()
        except RefettorioError as error:
            self.form.show_fault(error)
            return
        self.form.set_busy(True)

        def saved(now: Municipality) -> None:
            undo = None if before is None else lambda: self._save(before, now)
            self._on_saved(self.tr("Dati del comune salvati."), undo)

        self._desk.write(
            lambda session, _progress: save_as(session, wanted, before),
            saved,
            owner=self,
            touches=TOUCHED,
            on_failed=self._on_refused,
        )

    def _save(self, one: Municipality, shown: Municipality) -> None:
        self._desk.write(
            lambda session, _progress: save_as(session, one, shown),
            lambda _none: self._on_saved(self.tr("Annullato: è tutto come prima.")),
            owner=self,
            touches=TOUCHED,
        )

    def _on_saved(self, told: str, undo: Callable[[], None] | None = None) -> None:
        self.form.set_busy(False)
        self._filled = None  # what is kept now is shown as it is kept
        self.reload()
        self._desk.tell(told, action=self.tr("Annulla") if undo else "", on_action=undo)

    def _on_refused(self, error: BaseException) -> None:
        self.form.set_busy(False)
        if isinstance(error, RefettorioError):
            self.form.show_fault(error)
        else:
            self._desk.tell_error(error)
