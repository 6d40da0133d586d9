"""Services: who pays, until when one may cancel, how many plain meals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from PySide6.QtCore import Qt

from core import registry
from core.access.session import Session
from core.qt.icons import Icon
from core.qt.record_table import Column, RecordTableModel
from core.registry import ChargePolicy, OfferedService, School, Service, ServiceGroup
from office.admin.side_panel import beside
from office.desk import Desk
from office.structure import service_forms
from office.structure.listing import ListPage, Work
from office.structure.service_forms import (
    GroupForm,
    ServiceEntry,
    ServiceForm,
    entry_of,
    policy_meaning,
    policy_name,
)
from office.tables import keep_tight

#: What a new service is like until somebody says otherwise, as in the first run.
_CUTOFF, _PLAIN_DAYS = time(9, 30), 3


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What the page shows."""

    services: tuple[Service, ...] = ()
    groups: tuple[ServiceGroup, ...] = ()
    offered: tuple[OfferedService, ...] = ()
    schools: tuple[School, ...] = ()


def service_facts(session: Session) -> ServiceFacts:
    """Return the services, their groups, and who offers them."""
    return ServiceFacts(
        registry.services(session),
        registry.service_groups(session),
        registry.offered_services(session),
        registry.schools(session),
    )


class ServicesPage(ListPage[Service]):
    """Layout and behaviour."""

    def __init__(self, desk: Desk) -> None:
        self.service_form, self.group_form = ServiceForm(), GroupForm()
        self.facts = ServiceFacts()
        super().__init__(
            desk, "services", RecordTableModel([], identity=lambda one: one.id), self.service_form, self.group_form
        )
        self.group_button = self.panel.add_button("rename_group", Icon.LEDGER)
        self.delete_button = self.panel.add_button("delete_service", Icon.DELETE)
        keep_tight(self.table, self.model, "group", "policy")
        self.body.addWidget(self.confirm)
        self.body.addWidget(beside(self.table, self.panel), 1)
        self.primary.show()
        self.group_button.clicked.connect(self._begin_group)
        self.delete_button.clicked.connect(self._on_delete)
        self.service_form.save_wanted.connect(self._on_save)
        self.group_form.save_wanted.connect(self._on_save_group)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Servizi")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Servizi: la mensa, e quanto altro si prenota e si paga. Dice chi paga (chi è prenotato o chi è presente), "
            "fino a che ora si disdice e quanti pasti in bianco di seguito. I servizi di un gruppo hanno un solo saldo."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.primary.setText(self.tr("Nuovo servizio"))
        self.group_button.setText(self.tr("Rinomina il gruppo"))
        self.delete_button.setText(self.tr("Togli"))
        self.table.setAccessibleName(self.tr("Servizi"))
        self.table.set_empty_text(self.tr("Nessun servizio: comincia con «Nuovo servizio»."))
        right = Qt.AlignmentFlag.AlignRight
        self.model.set_columns(
            [
                Column("name", self.tr("Servizio"), lambda one: one.name, is_stretched=True),
                Column("group", self.tr("Gruppo"), lambda one: one.service_group_name),
                Column("policy", self.tr("Chi paga"), lambda one: policy_name(one.charge_policy)),
                Column("cutoff", self.tr("Orario limite"), lambda one: one.cutoff, align=right),
                Column("plain", self.tr("Bianco, giorni"), lambda one: one.plain_limit_days, align=right),
            ]
        )
        self.show_chosen()

    def reload(self) -> None:
        """Ask for the services again."""
        self._desk.read(service_facts, self._show, owner=self, key=f"services {id(self)}")

    def begin_new(self) -> None:
        """Show the form of a new service."""
        groups = self.facts.groups
        entry = ServiceEntry("", ChargePolicy.BOOKED, _CUTOFF, _PLAIN_DAYS, groups[0].id if groups else None)
        self.panel.show_form(self.service_form)
        self.service_form.begin(None, groups, entry)

    def begin_change(self) -> None:
        """Show the form of the chosen service."""
        service = self.chosen()
        if service is not None:
            self.panel.show_form(self.service_form)
            self.service_form.begin(service, self.facts.groups, entry_of(service))

    def show_facts(self, record: Service) -> None:
        """Show what a service means."""
        ids = {one.school_id for one in self.facts.offered if one.service_id == record.id}
        names = [school.name for school in self.facts.schools if school.id in ids]
        plain = self.tr("Pasto in bianco: fino a {days} giorni di seguito.").format(days=record.plain_limit_days)
        offered = self.tr("Lo offrono: {schools}.").format(schools=", ".join(names))
        lines = (
            policy_meaning(record.charge_policy),
            self.tr("Si disdice fino alle {hour} del giorno.").format(hour=f"{record.cutoff:%H:%M}"),
            plain if record.plain_limit_days else self.tr("Il pasto in bianco non si può chiedere."),
            offered if names else self.tr("Nessuna scuola lo offre: si sceglie in «Scuole e classi»."),
        )
        self.panel.show_facts(record.name, "\n\n".join(lines))

    def _show(self, facts: ServiceFacts) -> None:
        self.facts = facts
        self.show_records(facts.services)

    def _on_save(self) -> None:
        service, entry = self.service_form.service, self.service_form.entry()
        name = " ".join(entry.name.split())
        if service is None:
            self.do(
                Work(
                    lambda session: service_forms.create(session, entry),
                    self.tr("Servizio «{name}» aggiunto: scegli in «Scuole e classi» chi lo offre.").format(name=name),
                    lambda session, made: service_forms.take_back(session, made, entry),
                ),
                self.service_form,
            )
            return
        before = entry_of(service)
        work = Work(
            lambda session: service_forms.change(session, service, entry),
            self.tr("Servizio «{name}» salvato: vale da adesso.").format(name=name),
            lambda session, now: service_forms.change(session, now, before),
        )
        if entry.policy is before.policy:
            self.do(work, self.service_form)
            return
        question = self.tr(
            "Cambia chi paga «{service}», per tutte le giornate ancora da chiudere. {meaning} Quelle chiuse restano "
            "come sono."
        )
        self.confirm.ask(
            question.format(service=service.name, meaning=policy_meaning(entry.policy)),
            self.tr("Cambia chi paga"),
            lambda: self.do(work, self.service_form),
        )

    def _begin_group(self) -> None:
        service = self.chosen()
        group = next((one for one in self.facts.groups if service and one.id == service.service_group_id), None)
        if group is not None:
            self.panel.show_form(self.group_form)
            self.group_form.begin(group)

    def _on_save_group(self) -> None:
        group, name = self.group_form.group, self.group_form.group_name.text()
        if group is None:
            return
        self.do(
            Work(
                lambda session: service_forms.rename_group(session, group, name),
                self.tr("Gruppo «{name}» salvato.").format(name=" ".join(name.split())),
                lambda session, now: service_forms.rename_group(session, now, group.name),
                is_chosen=False,
            ),
            self.group_form,
        )

    def _on_delete(self) -> None:
        service = self.chosen()
        if service is None:
            return
        before, offered = entry_of(service), [one for one in self.facts.offered if one.service_id == service.id]

        def again(session: Session, _none: object) -> int:
            made = service_forms.create(session, replace(before))
            for one in offered:
                registry.offer_service(session, one.school_id, made, one.cutoff if one.is_own_cutoff else None)
            return made

        self.do(
            Work(
                lambda session: registry.delete_service(session, service.id),
                self.tr("Servizio «{name}» tolto.").format(name=service.name),
                again,
            )
        )
