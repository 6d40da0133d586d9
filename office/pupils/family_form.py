"""A guardian: a new one, or one who is there already (a brother's or sister's), with what it is to the pupil."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from core.qt.search_field import PAUSE_MS
from core.qt.theme import Role, set_role
from core.registry import FiscalCodeTaken, Guardian
from office.form import Form

#: Known guardians are looked for from this many letters on.
_LEAST_LETTERS = 3
#: Known guardians shown at once.
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class TypedGuardian:
    """What was typed; `shown` is the one that is there already, as the form showed it, None for a new one."""

    shown: Guardian | None
    last_name: str
    first_name: str
    fiscal_code: str
    email: str
    phone: str
    address: str
    relation: str
    is_applicant: bool

    def person(self) -> dict[str, str]:
        """Return what belongs to the guardian, whoever's it is."""
        return {
            "last_name": self.last_name,
            "first_name": self.first_name,
            "fiscal_code": self.fiscal_code,
            "email": self.email,
            "phone": self.phone,
            "address": self.address,
        }


class GuardianForm(Form):
    """While the last name is typed, guardians of that name who are there already are offered below it."""

    #: What to look for among those who are there.
    search_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Guardian | None = None
        self._is_new = True
        self.show_now = self._show_now
        self.last_name, self.first_name, self.fiscal_code = QLineEdit(), QLineEdit(), QLineEdit()
        self.email, self.phone, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        set_role(self.fiscal_code, Role.CODE)
        self.known = QListWidget()
        self.known.setObjectName("known_guardians")
        self.known.itemActivated.connect(self._on_known_chosen)
        self.known.itemClicked.connect(self._on_known_chosen)
        self.relation = QComboBox()
        self.relation.setEditable(True)
        self.relation.setLineEdit(QLineEdit(maxLength=40))
        self.is_applicant = QCheckBox()
        self._by_name = {
            "last_name": self.add(self.last_name, "Cognome"),
            "known": self.add(self.known),
            "first_name": self.add(self.first_name, "Nome"),
            "fiscal_code": self.add(self.fiscal_code, "Codice fiscale"),
            "phone": self.add(self.phone, "Telefono"),
            "email": self.add(self.email, "E-mail"),
            "address": self.add(self.address, "Indirizzo"),
            "relation": self.add(self.relation, "Relazione"),
            "is_applicant": self.add(self.is_applicant),
        }
        for name, line in self._by_name.items():
            line.field.setObjectName(f"guardian_{name}")
        self.tie(FiscalCodeTaken, self.fiscal_code)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self.last_name.textEdited.connect(self._timer.start)
        self.first_name.textEdited.connect(self._timer.start)
        self._by_name["is_applicant"].label.hide()
        self.show_known(())
        self.retranslate()

    def begin_new(self, *, has_applicant: bool) -> None:
        """Empty the form; who is entered first is the applicant unless said otherwise."""
        self._is_new, self._shown = True, None
        for field in (self.last_name, self.first_name, self.fiscal_code, self.email, self.phone, self.address):
            field.clear()
        self.relation.setEditText("")
        self.is_applicant.setChecked(not has_applicant)
        self.is_applicant.setEnabled(True)
        self._begin()

    def begin_edit(self, guardian: Guardian) -> None:
        """Show what is known of a guardian of the pupil."""
        self._is_new = False
        self._fill(guardian)
        self.relation.setEditText(guardian.relation)
        self.is_applicant.setChecked(guardian.is_applicant)
        # An applicant stays one until another takes the place: a pupil without applicant is nobody's.
        self.is_applicant.setEnabled(not guardian.is_applicant)
        self._begin()

    def _show_now(self, now: Guardian) -> None:
        """Show what somebody else wrote of the guardian; what it is to this pupil is not part of that."""
        was = self._shown or now
        is_new = self._is_new  # one who was there already, being linked
        self.begin_edit(replace(now, relation=was.relation, is_applicant=was.is_applicant))
        self._is_new = is_new
        self.retranslate()

    def typed(self) -> TypedGuardian:
        """Return what was typed."""
        return TypedGuardian(
            shown=self._shown,
            last_name=self.last_name.text(),
            first_name=self.first_name.text(),
            fiscal_code=self.fiscal_code.text(),
            email=self.email.text(),
            phone=self.phone.text(),
            address=self.address.text(),
            relation=self.relation.currentText(),
            is_applicant=self.is_applicant.isChecked(),
        )

    def show_known(self, guardians: tuple[Guardian, ...]) -> None:
        """Offer guardians who are there already."""
        self.known.clear()
        for guardian in guardians:
            told = (guardian.full_name, guardian.fiscal_code, guardian.phone or guardian.email)
            item = QListWidgetItem(" · ".join(text for text in told if text), self.known)
            item.setData(Qt.ItemDataRole.UserRole, guardian)
        line = self._by_name["known"]
        line.label.setVisible(bool(guardians))
        self.known.setVisible(bool(guardians))
        self.known.setFixedHeight(4 + 32 * min(_SHOWN, max(1, len(guardians))))

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Nuovo genitore") if self._is_new else self.tr("Dati del genitore"))
        texts = {
            "last_name": self.tr("Cognome (o nome della comunità)"),
            "known": self.tr("È già presente? Scegli, senza riscrivere i dati"),
            "first_name": self.tr("Nome"),
            "fiscal_code": self.tr("Codice fiscale"),
            "phone": self.tr("Telefono"),
            "email": self.tr("E-mail"),
            "address": self.tr("Indirizzo"),
            "relation": self.tr("Relazione con l'alunno"),
        }
        for name, text in texts.items():
            self.name(self._by_name[name], text)
        self.is_applicant.setText(self.tr("Ha fatto la domanda: è il genitore richiedente"))
        written = self.relation.currentText()
        self.relation.clear()
        self.relation.addItems([self.tr("madre"), self.tr("padre"), self.tr("tutore"), self.tr("affidatario")])
        self.relation.setEditText(written)

    def _begin(self) -> None:
        self._timer.stop()
        self.show_known(())
        self.retranslate()
        self.start()

    def _search(self) -> None:
        text = f"{self.last_name.text()} {self.first_name.text()}".strip()
        if self._is_new and self._shown is None and len(text) >= _LEAST_LETTERS:
            self.search_wanted.emit(text)
        else:
            self.show_known(())

    def _on_known_chosen(self, item: QListWidgetItem) -> None:
        guardian: Guardian = item.data(Qt.ItemDataRole.UserRole)
        self._fill(guardian)
        self.show_known(())
        self.relation.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, guardian: Guardian) -> None:
        self._shown = guardian
        self.last_name.setText(guardian.last_name)
        self.first_name.setText(guardian.first_name)
        self.fiscal_code.setText(guardian.fiscal_code or "")
        self.email.setText(guardian.email or "")
        self.phone.setText(guardian.phone or "")
        self.address.setText(guardian.address or "")
