"""The forms of a service, and of the group that holds the balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import QCoreApplication, QTime
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from core import registry
from core.access.session import Session
from core.registry import ChargePolicy, NameTaken, Service, ServiceGroup
from office.form import chosen
from office.structure.forms import StructureForm, hour_field, note_label

_MOST_PLAIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """A service as it is typed; `group_id` None: in a new group of `group_name`."""

    name: str
    policy: ChargePolicy
    cutoff: time
    plain_limit_days: int
    group_id: int | None = None
    group_name: str = ""


def entry_of(service: Service) -> ServiceEntry:
    """Return a service as it is kept."""
    return ServiceEntry(
        service.name, service.charge_policy, service.cutoff, service.plain_limit_days, service.service_group_id
    )


def create(session: Session, entry: ServiceEntry) -> int:
    """Make a service, and its group if it is new; return its id."""
    group_id = entry.group_id
    if group_id is None:
        group_id = registry.create_service_group(session, entry.group_name)
    return registry.create_service(session, group_id, entry.name, entry.policy, entry.cutoff, entry.plain_limit_days)


def take_back(session: Session, service_id: int, entry: ServiceEntry) -> None:
    """Take away a service that was just made, and its group if it was new."""
    group_id = next(one.service_group_id for one in registry.services(session) if one.id == service_id)
    registry.delete_service(session, service_id)
    if entry.group_id is None:
        registry.delete_service_group(session, group_id)


def change(session: Session, shown: Service, entry: ServiceEntry) -> Service:
    """Change a service, unless somebody else did since it was shown; return it as it is now."""
    registry.update_service(
        session, shown.id, name=entry.name, charge_policy=entry.policy, cutoff=entry.cutoff,
        plain_limit_days=entry.plain_limit_days, shown=shown,
    )  # fmt: skip
    return next(one for one in registry.services(session) if one.id == shown.id)


def rename_group(session: Session, shown: ServiceGroup, name: str) -> ServiceGroup:
    """Rename a group, unless somebody else did since it was shown; return it as it is now."""
    registry.rename_service_group(session, shown.id, name, shown=shown)
    return next(one for one in registry.service_groups(session) if one.id == shown.id)


class ServiceForm(StructureForm):
    """A service, new or known."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("service_form")
        self.service: Service | None = None
        self.groups: Sequence[ServiceGroup] = ()
        self.show_now = lambda now: self.begin(now, self.groups, entry_of(now))
        self.service_name, self.group_name = QLineEdit(), QLineEdit()
        self.group, self.policy = QComboBox(), QComboBox()
        self.cutoff, self.plain = hour_field("service_cutoff"), QSpinBox()
        self.group_note, self.policy_note, self.cutoff_note = note_label(), note_label(), note_label()
        self.plain.setRange(0, _MOST_PLAIN_DAYS)
        for widget, name in (
            (self.service_name, "service_name"), (self.group, "service_group"), (self.group_name, "new_group_name"),
            (self.policy, "charge_policy"), (self.plain, "plain_limit"),
        ):  # fmt: skip
            widget.setObjectName(name)
        for policy in ChargePolicy:
            self.policy.addItem("", policy)
        self._name_line = self.add(self.service_name, "Servizio")
        self._group_line = self.add(self.group)
        self._new_group_line = self.add(self.group_name, "Gruppo di servizi")
        self._rows.addWidget(self.group_note)
        self._policy_line = self.add(self.policy, "Addebito")
        self._rows.addWidget(self.policy_note)
        self._cutoff_line = self.add(self.cutoff)
        self._rows.addWidget(self.cutoff_note)
        self._plain_line = self.add(self.plain, "Giorni di pasto in bianco")
        self.tie(NameTaken, self.service_name)
        self.policy.currentIndexChanged.connect(self._show_policy)
        self.group.currentIndexChanged.connect(self._show_group)
        self.retranslate()

    def begin(self, service: Service | None, groups: Sequence[ServiceGroup], entry: ServiceEntry) -> None:
        """Show the form for a service, None for a new one."""
        self.service, self.groups = service, groups
        self.group.blockSignals(True)
        self.group.clear()
        for group in groups:
            self.group.addItem(group.name, group.id)
        self.group.addItem("", None)
        self.group.setCurrentIndex(max(0, self.group.findData(entry.group_id)) if groups else 0)
        self.group.blockSignals(False)
        self.group.setEnabled(service is None)
        self.service_name.setText(entry.name)
        self.group_name.clear()
        self.policy.setCurrentIndex(self.policy.findData(entry.policy))
        self.cutoff.setTime(QTime(entry.cutoff.hour, entry.cutoff.minute))
        self.plain.setValue(entry.plain_limit_days)
        self.retranslate()
        self.start()

    def entry(self) -> ServiceEntry:
        """Return what was typed."""
        return ServiceEntry(
            self.service_name.text(),
            ChargePolicy(self.policy.currentData()),
            self.cutoff.time().toPython(),  # type: ignore[arg-type]
            self.plain.value(),
            chosen(self.group),
            self.group_name.text(),
        )

    def retranslate(self) -> None:
        """Set all texts."""
        is_new = self.service is None
        self.heading.setText(self.tr("Nuovo servizio") if is_new else self.tr("Modifica il servizio"))
        for line, label in (
            (self._name_line, self.tr("Nome, per esempio: Mensa")),
            (self._group_line, self.tr("Gruppo")),
            (self._new_group_line, self.tr("Nome del nuovo gruppo")),
            (self._policy_line, self.tr("Chi paga")),
            (self._cutoff_line, self.tr("Orario limite")),
            (self._plain_line, self.tr("Pasti in bianco di seguito, al massimo (0: mai)")),
        ):
            self.name(line, label)
        if self.group.count():
            self.group.setItemText(self.group.count() - 1, self.tr("Nuovo gruppo…"))
        for row, policy in enumerate(ChargePolicy):
            self.policy.setItemText(row, policy_name(policy))
        self.cutoff_note.setText(
            self.tr(
                "Fino a quest'ora si può disdire il pasto del giorno; una scuola può averne uno suo. Di solito le "
                "9:30; vale da quando salvi."
            )
        )
        self.explain(
            self._plain_line, self.tr("Giorni di mensa uno dopo l'altro. Di solito 3; vale per le richieste nuove.")
        )
        self._show_policy()
        self._show_group()

    def _show_group(self) -> None:
        self.show_line(self._new_group_line, is_shown=self.service is None and chosen(self.group) is None)
        self.group_note.setText(
            self.tr("I servizi di un gruppo hanno un solo saldo. Un servizio resta nel suo gruppo: scegli bene.")
            if self.service is None
            else self.tr("Il gruppo non si cambia: i saldi delle famiglie si mescolerebbero.")
        )

    def _show_policy(self) -> None:
        self.policy_note.setText(policy_meaning(ChargePolicy(self.policy.currentData())))


class GroupForm(StructureForm):
    """The name of a group of services."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("group_form")
        self.group: ServiceGroup | None = None
        self.show_now = self.begin
        self.group_name, self.note = QLineEdit(), note_label()
        self.group_name.setObjectName("group_name")
        self._name_line = self.add(self.group_name, "Gruppo di servizi")
        self._rows.addWidget(self.note)
        self.tie(NameTaken, self.group_name)
        self.retranslate()

    def begin(self, group: ServiceGroup) -> None:
        """Show the form for a group."""
        self.group = group
        self.group_name.setText(group.name)
        self.start()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Rinomina il gruppo"))
        self.name(self._name_line, self.tr("Nome del gruppo"))
        self.note.setText(self.tr("Sta su estratti conto e ricevute di tutti i suoi servizi. I saldi restano."))


def policy_name(policy: ChargePolicy) -> str:
    """Return who pays, in a few words."""
    match policy:
        case ChargePolicy.BOOKED:
            return QCoreApplication.translate("Structure", "Chi è prenotato")
        case ChargePolicy.PRESENT:
            return QCoreApplication.translate("Structure", "Solo chi è presente")


def policy_meaning(policy: ChargePolicy) -> str:
    """Return what that means for a family."""
    match policy:
        case ChargePolicy.BOOKED:
            return QCoreApplication.translate(
                "Structure",
                "Paga chi non ha disdetto entro l'orario limite, anche se poi manca: il suo pasto è stato cucinato. "
                "Paga anche chi mangia senza essere prenotato.",
            )
        case ChargePolicy.PRESENT:
            return QCoreApplication.translate(
                "Structure",
                "Paga solo chi risulta presente, con la tessera o segnato a mano. Chi manca non paga, anche se non "
                "ha disdetto.",
            )
